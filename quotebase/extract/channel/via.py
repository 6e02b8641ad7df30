"""Which outlet passes the words on: “according to The New York Times”, “Reuters reports that …”, “(BBC)”."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotebase.extract.attribution.findings import Attribution
from quotebase.extract.attribution.subjects import Range
from quotebase.model import Channel, Party

from .around import Surroundings
from .phrases import Phrase
from .turns import Turn

_ENDS = frozenset(("", *".,;)¶"))
"""Classes of what ends a sentence, or what is set off in it."""


@dataclass(frozen=True, slots=True)
class _Credit:
    """An outlet, the tokens that name it, and the chunks that it is credited for."""

    name: str | None
    named: Range
    begin: int
    end: int
    digest: bool = False
    """Whether the words are from a story of the outlet that this article only collects."""


class Credits:
    """The outlets that one article credits, and for what."""

    def __init__(self, around: Surroundings, turns: Sequence[Turn]) -> None:
        self._around = around
        self._credits = sorted(self._reports(turns) + self._written(), key=lambda credit: credit.begin)
        self._open: list[_Credit] = []
        self._next = 0

    def of(self, turn: Turn) -> tuple[Party | None, Channel | None]:
        """The outlet that passes on the words of ``turn``, and its story where a digest credits one.

        Ask in the order of the text. An outlet is not ``via`` for words of its own.
        """
        if not self._credits:
            return None, None
        at = turn.sentence.attribution.content[0][0]
        while self._next < len(self._credits) and self._credits[self._next].begin <= at:
            self._open.append(self._credits[self._next])
            self._next += 1
        self._open = [credit for credit in self._open if credit.end > at]
        source = turn.sentence.attribution.source
        via: Party | None = None
        article: Channel | None = None
        for credit in self._open:
            if via is None and not (source and credit.named[0] < source[1] and source[0] < credit.named[1]):
                via = self._party(credit)
            if article is None and credit.digest:
                article = self._around.channel("article", credit.name, *credit.named)
        return via, article

    def _party(self, credit: _Credit) -> Party:
        tokens = self._around.tokens
        text = tokens.slice(*credit.named)
        return Party(credit.name or text, text, (tokens.span(*credit.named),))

    def _reports(self, turns: Sequence[Turn]) -> list[_Credit]:
        """“Reuters reports that X said …”, “X said …, the paper reported”, “according to the Times”."""
        found: list[_Credit] = []
        for turn in turns:
            attribution, channel = turn.sentence.attribution, turn.channel
            credited = (
                self._quoting(turn) if self._around.chunks.kinds[turn.sentence.cue - 1] == "s" else None
            )
            if attribution.source is not None and channel is not None and channel.kind == "article":
                credited = self._reporting(attribution.source) or self._paper(attribution, channel)
            if credited is not None:
                found += [_Credit(*credited, begin, end) for begin, end in attribution.content]
        return found

    def _reporting(self, source: Range) -> tuple[str | None, Range] | None:
        """The outlet that speaks at ``source``."""
        for phrase in self._around.between(*source):
            if phrase.entry.sort == "outlet":
                return phrase.name, (phrase.first, phrase.stop)
        return None

    def _paper(self, attribution: Attribution, channel: Channel) -> tuple[str | None, Range] | None:
        """“…, the newspaper reported”, behind the words: the outlet that has been named before."""
        source = attribution.source
        if source is None or channel.name is None:
            return None
        behind = self._around.chunks.first[attribution.content[0][0]] < source[0]
        last = self._around.tokens.word(source[1] - 1).lower()
        return (channel.name, source) if behind and last in self._around.sets["papers"] else None

    def _quoting(self, turn: Turn) -> tuple[str | None, Range] | None:
        """“The paper quoted him as saying”: the outlet that has been named before."""
        paper = turn.sentence.quoted_by_paper()
        return (self._around.paper_before(paper[0]), paper) if paper is not None else None

    def _written(self) -> list[_Credit]:
        """Credits that are no quotation: “first reported by Reuters”, “quoted in the Times”, “(BBC)”."""
        around, kinds, sets = self._around, self._around.chunks.kinds, self._around.sets
        found: list[_Credit] = []
        last: int | None = None
        for phrase in around.phrases:
            if phrase.entry.sort != "outlet":
                continue
            at = phrase.chunk
            after = around.chunks.at_token(phrase.stop - 1) + 1
            before = phrase.opening - 1
            outlet = phrase.name, (phrase.first, phrase.stop)
            passing = phrase.prep in sets["by_way_of"]
            if kinds[before] == "(" and kinds[after : after + 2].strip(".")[:1] == ")" and not passing:
                close, paragraph = kinds.index(")", after), around.bounds(at)
                if not kinds[close + 1 : paragraph[1]].strip(".") and before > paragraph[0] + 1:
                    found.append(_Credit(*outlet, *paragraph, digest=True))
            elif (
                kinds[after] == ":"
                and kinds[after + 1] == "¶"
                and phrase.prep in sets["credited_from"]
                and before == around.bounds(at)[0]
            ):
                if last is not None:
                    found[last] = replace(found[last], end=after)
                last = len(found)
                found.append(_Credit(*outlet, after, len(kinds), digest=True))
            elif (phrase.prep and self._is_passed_on(phrase)) or self._passes_on(phrase, after):
                found.append(_Credit(*outlet, *around.sentence(at)))
        return found

    def _is_passed_on(self, phrase: Phrase) -> bool:
        """“reported by Reuters”, “quoted on Monday in the Times”, “, via Marca”: what is before an outlet."""
        sets, tokens = self._around.sets, self._around.tokens
        if phrase.prep in sets["by_way_of"]:
            return tokens.classes[phrase.begin - 1 : phrase.begin] in (",", "(") and self._ends(phrase.stop)
        stop = phrase.begin
        while stop > 1 and tokens.classes[stop - 1] == "y":  # “quoted as saying on Tuesday by Interfax”
            stop -= 1 + (tokens.classes[stop - 2] == "p")
        act = self._word(stop)
        if phrase.prep == "by":
            return act in sets["passed_on"]
        if phrase.prep not in sets["in_print"]:
            return False
        as_saying = act in sets["retelling"] and self._word(stop - 1) == "as"
        return act in sets["quoting"] or (as_saying and self._word(stop - 2) in sets["quoting"])

    def _passes_on(self, phrase: Phrase, after: int) -> bool:
        """“Interfax quoted”, “, The New York Times reports.”: what an outlet does, at chunk ``after``."""
        kinds, sets, tokens = self._around.chunks.kinds, self._around.sets, self._around.tokens
        if kinds[after] in "CefZ" and self._word(self._around.chunks.stop[after]) in sets["quoting"]:
            behind = self._around.chunks.stop[after] + 1
            return self._word(behind) not in sets["by_whom"]  # “an interview with Bild cited by TASS”
        if tokens.classes[phrase.first - 1 : phrase.first] != ",":
            return False
        return self._word(phrase.stop + 1) in sets["reports"] and self._ends(phrase.stop + 1)

    def _ends(self, stop: int) -> bool:
        """Whether the sentence, or what is set off in it, ends at token ``stop``."""
        return self._around.tokens.classes[stop : stop + 1] in _ENDS

    def _word(self, stop: int) -> str:
        """The word before token ``stop``, in lower case."""
        return self._around.tokens.word(stop - 1).lower() if 0 < stop <= len(self._around.tokens.raw) else ""
