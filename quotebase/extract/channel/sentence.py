"""What one sentence says of the channel of one quotation: its signs, and the shape that they match."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotebase.extract.attribution.findings import Attribution
from quotebase.extract.attribution.subjects import Range
from quotebase.extract.text.chunks import CHUNKS
from quotebase.extract.text.scan import CLASSES
from quotebase.model import Channel, ChannelKind, Party

from .around import Surroundings, unsaid
from .openings import may_open
from .phrases import PAPERS
from .shapes import Shape, describe, shapes_for
from .signs import Signs
from .told import BODIES, Sign, is_content, medium_told, name_told, those_told

_CLAUSE = re.compile("[CIfEuUWw;^]")
"""What ends what belongs to a cue."""
_READ_BY: Mapping[ChannelKind, frozenset[ChannelKind]] = {
    "court": PAPERS,
    "testimony": PAPERS,
    "speech": PAPERS,
    "press": PAPERS | {"statement", "social"},
}
"""In what those who hear somebody, by the kind that tells, may be written to instead."""
_PHRASE_FRAMES = ("-np", "-np-preposition", "-np-to", "-preposition", "-to", "-as", "-ing", "-call")
_SAID = {ord(kind): "|" if kind in "CfEuUet" else "X" for kind in CHUNKS | CLASSES}
"""The signs of chunks as parts of what was said."""


@dataclass(frozen=True, slots=True)
class Told:
    """A channel, and what tells it."""

    channel: Channel
    why: str


class Sentence:
    """The reporter's part of the sentence around the cue of ``attribution``."""

    __slots__ = (
        "_medium",
        "_named",
        "_phrases",
        "_signs",
        "_traits",
        "around",
        "attribution",
        "begin",
        "cue",
        "end",
        "lemma",
        "nested",
        "told",
    )

    def __init__(self, around: Surroundings, attribution: Attribution, within: Sequence[Range]) -> None:
        """``within`` are the contents of attributions that may stand around this one."""
        self.around, self.attribution = around, attribution
        self._named: tuple[ChannelKind, str | None] | None = None
        self._traits: set[str] = set()
        self.lemma: str | None = None
        cue = attribution.cue
        if cue is not None:
            self.cue = cue.chunk
            self.lemma = cue.verb.lemma
            if around.chunks.kinds[self.cue] in "GI":
                self._traits.add("nonfinite")
            if cue.verb.channel:
                self._named = cue.verb.channel, cue.verb.channel_name  # type: ignore[assignment]
                self._traits |= {"tells", "names"} if cue.verb.channel_name else {"tells"}
            if attribution.rule.endswith(_PHRASE_FRAMES) or (
                attribution.rule == "speaker-cue-quote" and "np" in cue.verb.frames
            ):
                self._traits.add("phrase")  # “condemned “the acts” of the mayor”
        elif attribution.cue_range is not None:
            self.cue = around.chunks.at_token(attribution.cue_range[0])
            if attribution.rule == "noun-quote":
                noun = around.lexicon.noun(around.tokens.word(attribution.cue_range[1] - 1).lower())
                if noun and noun.channel:
                    self._named = noun.channel, noun.channel_name  # type: ignore[assignment]
                    self._traits.add("names")
            elif attribution.rule.endswith(_PHRASE_FRAMES):
                self._traits.add("phrase")
        else:
            self.cue = attribution.content[0][0]
        self.begin, self.end = around.sentence(self.cue)
        self.nested = False
        begun, said = self.begin, list[Range]()
        for begin, end in within:
            if begin <= self.cue < end:
                self.nested = True
                self.begin, self.end = max(self.begin, begin), min(self.end, end)
            elif begun < end <= self.cue:
                said.append((begin, end))
        first = around.chunks.first
        self._phrases = unsaid(around.between(first[self.begin], first[self.end]), said)
        """The phrases of the sentence, but for those of what another quotation of it says."""
        to = self.is_cue("saying_to")
        cue = attribution.cue
        passive = self.is_cue("telling") or (cue is not None and cue.at_hearing)
        self.told = those_told(around, attribution, self.cue, self._phrases, to=to, to_subject=passive)
        self._medium = self._heard_by()
        self._signs = Signs(
            around, attribution, self._phrases, self.begin, self.end, self.cue, self.lemma, self.told
        )

    @property
    def token(self) -> int:
        """The first token of what was said."""
        return self.around.chunks.first[self.attribution.content[0][0]]

    def is_content(self, chunk: int) -> bool:
        """Whether ``chunk`` is part of what was said."""
        return is_content(self.attribution, chunk)

    def quoted_by_paper(self) -> Range | None:
        """“The paper quoted him as saying”: the tokens of the paper, which has been named before."""
        return self._signs.quoted_by_paper()

    def _heard_by(self) -> Sign | None:
        """The medium that those told are, unless they are written to."""
        if self.told is None:
            return None
        medium = medium_told(self.around, self.told, self._phrases, heard=self.is_cue("telling"))
        return None if medium is not None and self._is_written_to(medium) else medium

    def _is_written_to(self, heard: Sign) -> bool:
        """“told the committee in a letter”, “in an email, she told reporters”."""
        kinds = _READ_BY.get(heard.kind, ())
        chunks = self.around.chunks
        for phrase in self._phrases:
            if phrase.tells not in kinds or phrase.entry.sort != "medium" or self.is_content(phrase.opening):
                continue
            before = phrase.opening < self.cue
            begin, end = (self.begin, phrase.opening) if before else (self.cue + 1, phrase.opening)
            if not _CLAUSE.search(chunks.kinds, begin, end):
                return True
        return False

    def is_cue(self, words: str) -> bool:
        """Whether the lemma of the cue stands in this list of channel_words.toml."""
        return self.lemma in self.around.sets[words]

    # channel ----------------------------------------------------------------------------------------

    def channel(self) -> Told | None:
        """The channel that this sentence tells."""
        behind = self._signs.found(self._medium)
        present = frozenset([sign.sign for sign in behind.values()])
        if not (
            present
            or self._traits
            or self.is_cue("writing")
            or self.is_cue("testifying")
            or self._who()
            or may_open(self.around, self.begin, self.end)
        ):
            return None
        text = ""
        words, traits = self.around.lexicon.channels, frozenset(self._traits)
        for shape in shapes_for(words, present, traits, self.lemma):
            text = text or self._text(behind)
            found = self._by(shape, text, behind)
            if found is not None:
                return Told(found, describe(shape))
        return None

    def _who(self) -> bool:
        """Whether the speaker is told by what he did: “the groups who wrote to her”."""
        source = self.attribution.source
        return source is not None and "W" in self.around.tokens.classes[source[1] - 1 : source[1] + 1]

    def _by(self, shape: Shape, text: str, behind: Mapping[int, Sign]) -> Channel | None:
        around, chunks, cue_range = self.around, self.around.chunks, self.attribution.cue_range
        if shape.pattern is None:
            if cue_range is None or self._named is None:
                return None
            kind, name = self._named
            return around.channel(kind, name, *cue_range)
        match = shape.pattern.search(text)
        if match is None:
            return None
        medium = 2 if match.re.groupindex.get("link") == 1 else 1
        first, stop = match.start(medium) + self.begin, match.end(medium) + self.begin
        sign = behind.get(first)
        if shape.links and not self._opens_with(match.start("link") + self.begin, shape.links):
            return None
        if sign is not None:
            return self._best(sign, shape.kind, behind)
        if cue_range is None:
            return None
        begin, name = chunks.first[first], None
        if shape.words and not self._opens_with(first, shape.words):
            return None
        if shape.ends_in and around.tokens.classes[chunks.stop[stop - 1] - 1] not in shape.ends_in:
            return None
        if shape.ends and not self._ends_in(first, stop, shape.ends):
            return None
        if shape.capitals:
            name = self._capitals(stop - 1)
            if name is None or (shape.prep and not self._is_behind(begin, shape.prep, name)):
                return None
            begin -= bool(shape.prep)
        told = shape.kind or (self._named[0] if self._named else None)
        begin = cue_range[0] if first == self.cue else begin
        return around.channel(told, name, begin, chunks.stop[stop - 1]) if told else None

    def _opens_with(self, chunk: int, words: str) -> bool:
        """Whether ``chunk`` opens with a word of this list of channel_words.toml, or has its verb there."""
        around, chunks = self.around, self.around.chunks
        at = chunks.stop[chunk] - 1 if chunks.kinds[chunk] == "C" else chunks.first[chunk]
        return around.tokens.word(at).lower() in around.sets[words]

    def _ends_in(self, first: int, stop: int, words: str) -> bool:
        """Whether one of these chunks ends in a word of this list: “tens of thousands of supporters”."""
        around = self.around
        lasts = (around.tokens.word(around.chunks.stop[at] - 1).lower() for at in range(first, stop))
        return any(word in around.sets[words] for word in lasts)

    def _best(self, sign: Sign, kind: ChannelKind | None, behind: Mapping[int, Sign]) -> Channel:
        """The channel of a sign; another sign of its kind may give the name that it lacks."""
        others = [other for other in behind.values() if other.sign == "#" and other.name is not None]
        if sign.weak:
            sign = next((other for other in others if other.kind == "interview"), sign)
        name = sign.name
        if name is None and sign.sign in "#_?":
            name = next((other.name for other in behind.values() if self._gives_name(other, sign)), None)
        return self.around.channel(kind or sign.kind, name, sign.first, sign.stop)

    @staticmethod
    def _gives_name(other: Sign, sign: Sign) -> bool:
        """Whether ``sign`` is of what ``other`` names: “The Guardian said in an editorial”."""
        return other.sign in "#$" and other.name is not None and other.kind == sign.kind

    def _capitals(self, chunk: int) -> str | None:
        """The name that a noun phrase is, if it is all capitals and neither a person's nor a time."""
        tokens, chunks = self.around.tokens, self.around.chunks
        first, stop = chunks.first[chunk], chunks.stop[chunk]
        first += tokens.classes[first] in "D1"
        if first == stop or tokens.classes[first] in "GTy":
            return None
        holidays = self.around.lexicon.holidays
        name = tokens.slice(first, stop)
        if name in holidays or tokens.slice(first, min(stop + 1, len(tokens.raw))) in holidays:
            return None  # Boxing Day; Good, of Good Friday
        capitals = all(tokens.word(at)[0].isupper() for at in range(first, stop))
        return name if capitals else None

    def _is_behind(self, first: int, prep: str, name: str) -> bool:
        """Whether a name that is no place stands behind this preposition."""
        return self.around.tokens.word(first - 1).lower() == prep and name not in self.around.lexicon.places

    def _text(self, behind: Mapping[int, Sign]) -> str:
        """The letters of the sentence with the signs over them."""
        begin, end, kinds = self.begin, self.end, self.around.chunks.kinds
        signs = list(kinds[begin:end])
        for first, stop in self.attribution.content:
            before = first == self.cue + 1 and kinds[first] in "pc2" and kinds[first + 1] == "M"
            said = max(first + 2 if before else first, begin), min(stop, end)  # “testified before Congress”
            if said[0] < said[1]:
                signs[said[0] - begin : said[1] - begin] = kinds[said[0] : said[1]].translate(_SAID)
        source = self.attribution.source
        if source is not None:
            at = self.around.chunks.at_token(source[1] - 1)
            if begin <= at < end:
                signs[at - begin] = "<"
        for at, sign in behind.items():
            if begin <= at < end:
                # “in a newly released statement”
                for chunk in range(max(self.around.chunks.at_token(sign.first), begin), at):
                    if kinds[chunk] in "fV" and self.around.chunks.first[chunk] > sign.first:
                        signs[chunk - begin] = "x"
                signs[at - begin] = sign.sign
        if begin <= self.cue < end:
            signs[self.cue - begin] = "@"
        return "".join(signs)

    # those told ---------------------------------------------------------------------------------------

    def asked(self) -> Range | None:
        """The tokens of the one who is asked, before the cue if it is passive."""
        chunks, at = self.around.chunks, self.cue + 1
        if chunks.kinds[self.cue] == "K":
            at = self.cue - 1
        return (chunks.first[at], chunks.stop[at]) if chunks.kinds[at] == "M" else None

    def is_questioner(self) -> bool:
        """Whether the speaker is a journalist who asks: “reporter Tom Hill asked”."""
        source = self.attribution.source
        if source is None or not self.is_cue("asking"):
            return False
        return any(phrase.entry.sort == "audience" for phrase in self.around.between(*source))

    # addressee ------------------------------------------------------------------------------------------

    def addressee(self, names: Mapping[str, str]) -> Party | None:
        """Whom the speaker told, where that is no medium; ``names`` are full names by their last word."""
        if self.told is None:
            return None
        tokens, chunks, medium = self.around.tokens, self.around.chunks, self._medium
        told = first, stop = (medium.first, medium.stop) if medium else self.told
        body = tokens.classes[self.told[1] - 1] in BODIES  # told parliament; not: told the crowd
        if medium is not None and not (medium.kind == "speech" and medium.name is None and body):
            return None
        if chunks.kinds[chunks.at_token(first)] == "Q":
            return None
        name = name_told(tokens, first, stop)
        return Party(names.get(name, name), tokens.slice(*told), (tokens.span(*told),))
