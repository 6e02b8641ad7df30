"""The signs of one sentence: its phrases that can tell a channel, and what each of them is to the cue."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotebase.extract.attribution.findings import Attribution
from quotebase.extract.attribution.subjects import Range
from quotebase.model import ChannelKind

from .around import Surroundings
from .phrases import PAPERS, Phrase
from .speaking import medium_speaking
from .told import Sign, is_content, medium_told

_RIGHT_REACH = 24
_WRITTEN = PAPERS | {"statement"}
"""Kinds of what is written to somebody."""
_AT_THE_END = frozenset("statement email letter social interview press speech message".split())
_A_PAPER = (2, 3)
"""Tokens of “the paper”, “the news agency”."""
_SPEAKS_TO = re.compile("G[ya]*[2p]M")
"""“speaking exclusively to a local paper”, over chunks."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What the phrases of a sentence, its chunks ``begin`` to ``end``, are to the cue at chunk ``cue``.

    ``lemma`` is the cue's, ``told`` those told.
    """

    around: Surroundings
    attribution: Attribution
    phrases: Sequence[Phrase]
    begin: int
    end: int
    cue: int
    lemma: str | None
    told: Range | None

    def is_cue(self, words: str) -> bool:
        """Whether the lemma of the cue stands in this list of channel_words.toml."""
        return self.lemma in self.around.sets[words]

    def found(self, medium: Sign | None) -> dict[int, Sign]:
        """The phrases that can tell a channel, by the chunk that their sign stands at.

        ``medium`` is the one that those told are.
        """
        around = self.around
        found: dict[int, Sign] = {}
        papers: list[Sign] = []
        for phrase in self.phrases:
            sign, at = self._sign(phrase)
            if sign and (at not in found or found[at].sign == "/"):
                written = phrase.printed if phrase.tells is None else self._writes_for(phrase)
                kind: ChannelKind = "article" if written else phrase.tells or phrase.kind
                weak = phrase.entry.sort == "audience" and phrase.prep in around.sets["partners"]
                found[at] = Sign(sign, kind, phrase.name, phrase.begin, phrase.stop, weak)
                if kind in _WRITTEN and sign == "#":
                    papers.append(found[at])
        if papers:
            found = {at: sign for at, sign in found.items() if not _is_within(sign, papers)}
        if any(sign.sign == "#" and sign.kind == "press" for sign in found.values()):
            found = {at: sign._replace(sign="#") if sign.sign == "?" else sign for at, sign in found.items()}
        if medium is not None and self.told is not None:
            at = around.chunks.at_token(self.told[0])
            if around.chunks.kinds[self.cue + 1] != "2" or at not in found:
                found[at] = medium
        if around.chunks.kinds.find("G", self.begin, self.end) >= 0:
            self._add_spoken_to(found)
        source = self.attribution.source
        speaking = medium_speaking(around, self.attribution, self.phrases, self.lemma)
        if source is not None and speaking is not None:
            found[around.chunks.at_token(source[0])] = speaking
        return found

    def _sign(self, phrase: Phrase) -> tuple[str, int]:
        entry, prep = phrase.entry, phrase.prep
        if is_content(self.attribution, phrase.opening):
            return self._sign_inside(phrase)
        if self.attribution.rule.endswith("-preposition") and is_content(self.attribution, phrase.chunk):
            return "", phrase.chunk  # the verb's own preposition: “commented on the report”
        if entry.anywhere:
            return "%", phrase.chunk
        if self._is_apart(phrase.opening) or (not entry.poll and self._is_of_main_clause(phrase.opening)):
            return "", phrase.chunk
        source = self.attribution.source
        if entry.sort == "audience" and source is not None and source[0] <= phrase.head < source[1]:
            return ("#" if self._is_said_at(phrase, source) else ""), phrase.chunk
        if (
            phrase.opening == self.cue + 1
            and prep in self.around.sets["facing"]
            and self.is_cue("testifying")
        ):
            return "", phrase.chunk  # the cue tells it with these
        if phrase.kind == "social" and phrase.prep and self.told is not None and phrase.begin == self.told[1]:
            return "#", phrase.chunk  # told his followers on Twitter
        if phrase.tells is not None:
            asks = entry.sort == "outlet" and prep in self.around.sets["questioners"]
            return "?" if asks else "_" if entry.poll and prep == "in" else "#", phrase.chunk
        if phrase.printed and (not entry.ambiguous or self.is_cue("writing")):
            goes_on = self.is_cue("saying") and self._is_part(phrase)
            return ("" if goes_on else "/"), phrase.chunk
        if entry.speaks and not prep and self._is_quoted():
            return ("" if self.quoted_by_paper() else "°"), phrase.chunk
        return "+" if phrase.issued else "", phrase.chunk

    def _is_said_at(self, phrase: Phrase, source: Range) -> bool:
        """“said Tom Berg at Marlow Crown Court”: where he said it, behind the cue and his name."""
        classes = self.around.tokens.classes
        named = source[0] < phrase.begin and classes[phrase.begin - 1] in "GN" and classes[source[0]] in "GNT"
        return phrase.tells is not None and named and self.cue < self.around.chunks.at_token(source[0])

    def _is_part(self, phrase: Phrase) -> bool:
        """“in The Guardian building”, “in the BBC”: no paper that one may be said to say something in."""
        chunks, tokens = self.around.chunks, self.around.tokens
        if tokens.word(chunks.stop[self.cue] - 1).lower() in self.around.sets["retelling"]:
            return True  # was quoted as saying in The Guardian
        ends = chunks.stop[chunks.at_token(phrase.stop - 1)] == phrase.stop
        acronym = tokens.word(phrase.head).isupper()
        return not ends or acronym or phrase.prep not in self.around.sets["within"]

    def _writes_for(self, phrase: Phrase) -> bool:
        """“wrote Rossi on Slate”: an outlet that a writer is not interviewed by."""
        return phrase.entry.sort == "outlet" and phrase.tells == "interview" and self.is_cue("writing")

    def _is_apart(self, opening: int) -> bool:
        """“he said before speaking at a rally”: not there."""
        chunks = self.around.chunks
        at = opening - 1 if chunks.kinds[opening - 1] in "Gz" else opening
        if at < 1 or chunks.kinds[at] not in "Gz" or chunks.kinds[at - 1] != "c":
            return False
        return self.around.tokens.word(chunks.first[at - 1]).lower() in self.around.sets["apart"]

    def _is_quoted(self) -> bool:
        """“quoted him as saying”: somebody else reports what the speaker said."""
        chunks, verb = self.around.chunks, self.cue - 3
        if verb < self.begin or chunks.kinds[self.cue - 1] != "s":
            return False
        return self.around.tokens.word(chunks.stop[verb] - 1).lower() in self.around.sets["quoting"]

    def quoted_by_paper(self) -> Range | None:
        """“The paper quoted him as saying”: the paper, where an outlet has been named before."""
        chunks, tokens, subject = self.around.chunks, self.around.tokens, self.cue - 4
        if subject < self.begin or not self._is_quoted() or chunks.kinds[subject] != "M":
            return None
        first, stop = chunks.first[subject], chunks.stop[subject]
        paper = stop - first in _A_PAPER and tokens.classes[first] == "D"
        named = tokens.words(first + 1, stop) if paper else []
        if " ".join(named).lower() not in self.around.sets["papers"]:
            return None
        return (first, stop) if self.around.paper_before(first) is not None else None

    def _is_of_main_clause(self, opening: int) -> bool:
        """“In a speech, he attacked those who said so”: they did not say it in the speech."""
        who = self.cue - 1
        return self.attribution.cue is not None and opening < who and self.around.chunks.kinds[who] == "W"

    def _sign_inside(self, phrase: Phrase) -> tuple[str, int]:
        """A medium at the beginning of what was said, or at the end of what is only a phrase."""
        begin, end = self.attribution.content[0]
        at, kinds = phrase.opening, self.around.chunks.kinds
        if not begin <= at < min(end, begin + _RIGHT_REACH):
            return "", at
        written = phrase.printed and self.is_cue("publishing")
        opens = at == begin and not kinds[self.cue + 1 : at].strip("y")
        if opens and kinds[at] == "p" and (phrase.tells or written):
            return "{", at
        if phrase.tells is None:
            return "", at
        if kinds[phrase.chunk] == "Q":
            return "", at
        marked = kinds[begin] == "Q" and phrase.entry.sort == "platform"  # ““activity” on his Facebook page”
        inner = phrase.entry.sort != "audience" and phrase.tells in _AT_THE_END and not marked
        return "}" if inner else "", at

    def _add_spoken_to(self, found: dict[int, Sign]) -> None:
        """“Speaking to a local paper”: those spoken to are a medium as those told are."""
        chunks, tokens = self.around.chunks, self.around.tokens
        for match in _SPEAKS_TO.finditer(chunks.kinds, self.begin, self.end):
            at = match.end() - 1
            first = chunks.first[match.start()]
            verbs = (tokens.word(token).lower() for token in range(first, chunks.stop[match.start()]))
            if self.around.sets["conversing"].isdisjoint(verbs) or is_content(self.attribution, at):
                continue
            if tokens.word(chunks.first[at - 1]).lower() not in self.around.sets["conversing_with"]:
                continue
            heard = medium_told(self.around, (chunks.first[at], chunks.stop[at]), self.phrases, heard=True)
            if heard is not None and (at not in found or heard.kind == "interview"):
                found[at] = heard._replace(sign="#", first=chunks.first[at - 1])


def _is_within(sign: Sign, papers: Sequence[Sign]) -> bool:
    """“in a statement to the BBC”: whom a statement or letter goes to is part of what it is called."""
    return any(paper.first < sign.first < paper.stop for paper in papers)
