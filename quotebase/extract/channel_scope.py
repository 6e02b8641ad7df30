"""What one sentence says of the channel of one quotation: the reporter's part around its cue."""

from collections.abc import Iterable, Mapping
from typing import Any

from quotebase.model import Channel, Party

from .attribution import Attribution
from .channel_around import Surroundings
from .channel_phrases import Phrase
from .scan import is_site

Range = tuple[int, int]

_REPORTS = frozenset("report write note describe characterize characterise reveal find put quote say".split())
ASKS = frozenset("ask press question challenge grill quiz".split())
"""Verbs of one who interviews."""
_FINITE = "CfEuUe"
_RIGHT_REACH = 24
_POLL_NAME = 6
"""Tokens that the name of a poll may be cut into ("a CNN/ORC poll")."""
_AT_THE_END = frozenset("statement email letter social interview press speech message".split())
_PHRASE_FRAMES = ("-np", "-np-preposition", "-np-to", "-preposition", "-to", "-as", "-ing")


class Scope:
    """The reporter's part of the sentence around the cue of ``attribution``."""

    def __init__(self, around: Surroundings, attribution: Attribution, within: Iterable[Range]) -> None:
        """``within`` are the contents of attributions that may stand around this one."""
        self.around, self.attribution = around, attribution
        self._chunks, self._kinds = around.chunks, around.chunks.kinds
        self._verb = attribution.cue.verb if attribution.cue else None
        self._noun: dict[str, Any] | None = None
        if attribution.cue is not None:
            self.cue = attribution.cue.chunk
        elif attribution.cue_range is not None:
            self.cue = self._chunks.at_token(attribution.cue_range[0])
            self._noun = around.lexicon.noun(around.tokens.word(attribution.cue_range[1] - 1).lower())
        else:
            self.cue = attribution.content[0][0]
        self.token = self._chunks.first[attribution.content[0][0]]
        self.begin, self.end = around.sentence(self.cue)
        for begin, end in within:
            if begin <= self.cue < end:
                self.begin, self.end = max(self.begin, begin), min(self.end, end)

    @property
    def lemma(self) -> str | None:
        """The lemma of the cue, if it is a verb."""
        return self._verb.lemma if self._verb else None

    # channel ---------------------------------------------------------------------------------------

    def channel(self) -> Channel | None:
        """The channel that this sentence tells."""
        return (
            self._from_cue()
            or self._from_told()
            or self._from_adjuncts()
            or self._from_lead_in()
            or self._from_issued()
            or self._from_source()
            or self._from_verb()
            or self._from_content()
        )

    def _from_cue(self) -> Channel | None:
        cue_range = self.attribution.cue_range
        if cue_range is None:
            return None
        if self._verb is not None and self._verb.channel and self._verb.channel_name:
            return self.around.channel(self._verb.channel, self._verb.channel_name, *cue_range)  # type: ignore[arg-type]
        if self._noun and self._noun.get("channel") and self.attribution.rule == "noun-quote":
            return self.around.channel(self._noun["channel"], self._noun.get("channel_name"), *cue_range)
        return None

    def _from_verb(self) -> Channel | None:
        """A verb that tells the kind but not the platform: “posted”, “testified”; “wrote to the mayor”."""
        verb, cue_range = self._verb, self.attribution.cue_range
        if verb is None or cue_range is None:
            return None
        kinds, chunks = self._kinds, self._chunks
        after = self.cue + 1
        if verb.lemma == "write" and kinds[after] == "2" and kinds[after + 1] in "MO":
            return self.around.channel("letter", None, cue_range[0], chunks.stop[after + 1])
        if not verb.channel:
            return None
        begin, end = self.attribution.content[0]
        end = min(end, begin + _RIGHT_REACH)
        for phrase in self.around.between(chunks.first[begin], chunks.stop[end - 1]):
            if phrase.entry.sort == "platform" and phrase.prep and kinds[chunks.at_token(phrase.head)] != "Q":
                return self.around.as_adjunct(phrase, verb.lemma)
        name, stop = None, cue_range[1]
        if verb.channel == "testimony" and kinds[after] in "pc2" and kinds[after + 1] == "M":
            first, last = chunks.first[after + 1], chunks.stop[after + 1]
            if self.around.tokens.word(last - 1)[0].isupper():
                if self.around.tokens.classes[first] in "D1":
                    first += 1
                name, stop = self.around.tokens.slice(first, last), last
        return self.around.channel(verb.channel, name, cue_range[0], stop)  # type: ignore[arg-type]

    def told(self) -> Range | None:
        """The tokens of those told, a quoted programme included."""
        attribution = self.attribution
        if attribution.addressee is not None:
            return attribution.addressee
        if self._verb is None or not self._verb.addresses:
            return None
        after = self.cue + 1
        if self.is_content(after) or self._kinds[self.cue] == "K":
            return None
        found = self._chunks.first[after], self._chunks.stop[after]
        if self._kinds[after] not in "MOQ":  # “told radio host Tom Hill”
            named = [
                phrase
                for phrase in self.around.between(*found)
                if phrase.first == found[0] and not phrase.prep
            ]
            return (found[0], named[0].stop) if named else None
        if attribution.source is not None and attribution.source[0] == found[0]:
            return None
        return found

    def asked(self) -> Range | None:
        """The tokens of the one who is asked."""
        at = self.cue + 1
        return (self._chunks.first[at], self._chunks.stop[at]) if self._kinds[at] == "M" else None

    def is_questioner(self) -> bool:
        """Whether the speaker is a journalist who asks: “reporter Tom Hill asked”."""
        source = self.attribution.source
        if source is None or self.lemma not in ASKS:
            return False
        return any(phrase.entry.sort == "audience" for phrase in self.around.between(*source))

    def _from_told(self) -> Channel | None:
        told = self.told()
        if told is None:
            return None
        outlet: Phrase | None = None
        for phrase in self.around.between(*told):
            entry = phrase.entry
            if entry.sort == "audience" and entry.kind != "interview":
                return self.around.channel(phrase.kind, None, told[0], max(told[1], phrase.stop))
            if entry.sort == "medium" and phrase.kind in ("press", "testimony", "speech"):
                return self.around.channel(phrase.kind, phrase.name, told[0], max(told[1], phrase.stop))
            if outlet is None and (entry.sort in ("outlet", "programme") or entry.sort == "audience"):
                outlet = phrase
        if outlet is not None:
            return self.around.channel("interview", outlet.name, told[0], max(told[1], outlet.stop))
        tokens = self.around.tokens
        if (
            told[1] - told[0] == 1
            and tokens.word(told[0]).lower() in ("me", "us")
            and tokens.word(told[0] - 1) == "told"
        ):
            return self.around.channel("interview", None, *told)
        return None

    def is_content(self, chunk: int) -> bool:
        """Whether ``chunk`` is part of what was said."""
        return any(begin <= chunk < end for begin, end in self.attribution.content)

    def _from_adjuncts(self) -> Channel | None:
        best: Channel | None = None
        with_press = False
        for phrase in self._candidates():
            channel = self.around.as_adjunct(phrase, self.lemma)
            if channel is None:
                continue
            if best is None or (with_press and channel.kind == "interview"):
                best = channel
                with_press = phrase.entry.sort == "audience" and phrase.prep == "with"
            elif channel.kind == best.kind and channel.name is not None:
                best = Channel(best.kind, channel.name, best.text, best.spans)
            if best.name is not None:
                break
        return best or self._from_site()

    def _from_site(self) -> Channel | None:
        """“wrote on Ball Watching”: written on something with a name that no list has."""
        kinds, chunks, tokens = self._kinds, self._chunks, self.around.tokens
        if self.lemma != "write":
            return None
        at = self._right_end() - 1
        while at > self.cue and not (kinds[at] == "M" and kinds[at - 1] == "p"):
            at -= 1
        if at <= self.cue:
            return None
        first, stop = chunks.first[at], chunks.stop[at]
        prep = tokens.word(first - 1).lower()
        if tokens.classes[first] in "D1":
            first += 1
        name = tokens.slice(first, stop)
        capitals = all(tokens.word(x)[0].isupper() for x in range(first, stop))
        if (
            prep != "on"
            or not capitals
            or name in self.around.lexicon.places
            or tokens.classes[first] in "GTy"
        ):
            return None
        return self.around.channel("article", name, first - 1, stop)

    def _candidates(self) -> list[Phrase]:
        """Phrases of the reporter's part: those behind the cue, then those before it, the nearest first."""
        chunks = self._chunks
        stop = self._right_end()
        found: list[Phrase] = []
        if stop > self.cue + 1:
            found += self.around.between(chunks.first[self.cue + 1], chunks.stop[stop - 1])
        source = self.attribution.source
        middle = chunks.at_token(source[1] - 1) + 1 if source else self.cue
        left: list[Phrase] = []
        if middle < self.cue:
            left += self._free(middle, self.cue)
        if self.cue > self.begin:
            left += self._free(self.begin, min(middle, self.cue))
        return found + left[::-1]

    def _right_end(self) -> int:
        kinds = self._kinds
        at = self.cue + 1
        reach = min(self.end, self.cue + _RIGHT_REACH)
        while at < reach and not self.is_content(at) and kinds[at] not in "CIfEuUWw;^":
            at += 1
        return at

    def _free(self, begin: int, end: int) -> list[Phrase]:
        """The phrases between two chunks that no finite verb stands before."""
        kinds, chunks = self._kinds, self._chunks
        found: list[Phrase] = []
        last = begin
        for phrase in self.around.between(chunks.first[begin], chunks.first[end]):
            at = chunks.at_token(phrase.begin)
            if self.is_content(at):
                continue
            if phrase.entry.anywhere:
                found.append(phrase)
                continue
            if (
                phrase.entry.poll
                and phrase.prep in ("in", "of")
                and chunks.at_token(phrase.stop - 1) == self.cue - 1
            ):
                found.append(phrase)  # “that two in three voters in a Gallup poll said …”
                continue
            if any(
                kinds[x] in _FINITE and x > self.begin and not self.is_content(x) for x in range(last, at)
            ):
                break
            last = at
            found.append(phrase)
        return found

    def _from_lead_in(self) -> Channel | None:
        """“said in a radio interview that …”, where the content was taken to begin with the medium."""
        begin = self.attribution.content[0][0]
        if begin != self.cue + 1 or self._kinds[begin] != "p":
            return None
        first = self._chunks.first[begin]
        for phrase in self.around.between(first, first + _RIGHT_REACH):
            if phrase.begin == first:
                return self.around.as_adjunct(phrase, self.lemma)
        return None

    def _from_issued(self) -> Channel | None:
        """“released a statement saying …”: the object of the verb that the cue hangs on."""
        if self._kinds[self.cue] != "G":
            return None
        for phrase in self.around.between(self._chunks.first[self.begin], self._chunks.first[self.cue]):
            if phrase.issued and not self.is_content(self._chunks.at_token(phrase.head)):
                return self.around.channel(phrase.kind, phrase.name, phrase.first, phrase.stop)
        return None

    def _from_content(self) -> Channel | None:
        """“criticised the mayor in an email”: a medium at the end of what only a phrase reports."""
        if not self.attribution.rule.endswith(_PHRASE_FRAMES):
            return None
        begin, end = self.attribution.content[0]
        end = min(end, begin + _RIGHT_REACH)
        for phrase in self.around.between(self._chunks.first[begin], self._chunks.stop[end - 1]):
            at = self._chunks.at_token(phrase.begin)
            if any(kind in _FINITE for kind in self._kinds[begin:at]):
                break
            if phrase.entry.sort != "audience" and self._kinds[self._chunks.at_token(phrase.head)] != "Q":
                channel = self.around.as_adjunct(phrase, self.lemma)
                if channel is not None and channel.kind in _AT_THE_END:
                    return channel
        return None

    def _from_source(self) -> Channel | None:
        source = self.attribution.source
        if source is None:
            return None
        cue = self.attribution.cue_range
        outlet: Phrase | None = None
        for phrase in self.around.between(source[0], source[1] + _POLL_NAME):
            entry = phrase.entry
            if phrase.first >= source[1] or (phrase.head >= source[1] and not entry.poll):
                break
            if cue and phrase.head < cue[0] < phrase.stop:
                continue  # “police report” in “police report a theft”
            if (
                entry.sort == "medium"
                and entry.speaks
                and (not phrase.prep or phrase.begin < source[0] or entry.poll or self._is_owned(phrase))
            ):
                return self.around.channel(phrase.kind, phrase.name, phrase.first, phrase.stop)
            if entry.kind == "speech" and phrase.prep == "of":  # “excerpts of his speech”
                return self.around.channel(phrase.kind, phrase.name, phrase.first, phrase.stop)
            if entry.sort == "outlet" and outlet is None and phrase.first <= source[0] + 1:
                outlet = phrase
            if entry.sort == "audience" and entry.kind == "debate":
                return self.around.channel("debate", None, phrase.first, phrase.stop)
            if entry.sort == "audience" and entry.kind == "interview" and self.lemma in ASKS:
                return self.around.channel("interview", phrase.name, phrase.first, phrase.stop)
        if outlet is None or outlet.entry.ambiguous:
            return self._from_web_site(source) if outlet is None else None
        if self.lemma in ASKS:
            return self.around.channel("interview", outlet.name, outlet.first, outlet.stop)
        if self._verb is None or self.lemma in _REPORTS:
            return self.around.channel("article", outlet.name, outlet.first, outlet.stop)
        return None

    def _is_owned(self, phrase: Phrase) -> bool:
        """“the secretary of state's website”: the “of” belongs to the owner, not to the medium."""
        return phrase.prep == "of" and "S" in self.around.tokens.classes[phrase.first : phrase.head]

    def _from_web_site(self, source: Range) -> Channel | None:
        """“according to Factcheck.org”."""
        name = self.around.tokens.word(source[1] - 1)
        if self._verb is not None or not is_site(name):
            return None
        return self.around.channel("website", name, source[1] - 1, source[1])

    # addressee and via -----------------------------------------------------------------------------

    def addressee(self, names: Mapping[str, str]) -> Party | None:
        """Whom the speaker told, where that is no medium; ``names`` are full names by their last word."""
        told = self.told()
        if (
            told is None
            or self._from_told() is not None
            or self._kinds[self._chunks.at_token(told[0])] == "Q"
        ):
            return None
        tokens = self.around.tokens
        first = told[0]
        while first < told[1] - 1 and tokens.classes[first] in "D1":
            first += 1
        name = tokens.slice(first, told[1])
        return Party(names.get(name, name), tokens.slice(*told), (tokens.span(*told),))
