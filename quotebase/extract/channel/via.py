"""Which outlet passes the words on: “according to The New York Times”, “Reuters reports that …”, “(BBC)”."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotebase.model import Channel, Party

from .around import Surroundings
from .phrases import Phrase
from .turns import Turn


@dataclass(frozen=True, slots=True)
class _Credit:
    """An outlet and the chunks that it is credited for."""

    outlet: Phrase
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
            outlet = credit.outlet
            if via is None and not (source and source[0] <= outlet.head < source[1]):
                via = self._party(outlet)
            if article is None and credit.digest:
                article = self._around.channel("article", outlet.name, outlet.first, outlet.stop)
        return via, article

    def _party(self, outlet: Phrase) -> Party:
        tokens = self._around.tokens
        text = tokens.slice(outlet.first, outlet.stop)
        return Party(outlet.name or text, text, (tokens.span(outlet.first, outlet.stop),))

    def _reports(self, turns: Sequence[Turn]) -> list[_Credit]:
        """“Reuters reports that X said …”, “X said …, CNN reported”, “according to the Times”."""
        found: list[_Credit] = []
        for turn in turns:
            attribution = turn.sentence.attribution
            source = attribution.source
            if source is None or turn.channel is None or turn.channel.kind != "article":
                continue
            for phrase in self._around.between(*source):
                if phrase.entry.sort == "outlet":
                    found += [_Credit(phrase, begin, end) for begin, end in attribution.content]
                    break
        return found

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
            if kinds[before] == "(" and kinds[after : after + 2].strip(".")[:1] == ")":
                close, paragraph = kinds.index(")", after), around.bounds(at)
                if not kinds[close + 1 : paragraph[1]].strip(".") and before > paragraph[0] + 1:
                    found.append(_Credit(phrase, *paragraph, digest=True))
            elif (
                kinds[after] == ":"
                and kinds[after + 1] == "¶"
                and phrase.prep in sets["credited_from"]
                and before == around.bounds(at)[0]
            ):
                if last is not None:
                    found[last] = replace(found[last], end=after)
                last = len(found)
                found.append(_Credit(phrase, after, len(kinds), digest=True))
            elif (
                (phrase.prep == "by" and self._word(phrase.begin) in sets["passed_on"])
                or (phrase.prep in sets["in_print"] and self._word(phrase.begin) in sets["quoting"])
            ) or (kinds[after] in "CefZ" and self._word(around.chunks.stop[after]) in sets["quoting"]):
                found.append(_Credit(phrase, *around.sentence(at)))
        return found

    def _word(self, stop: int) -> str:
        """The word before token ``stop``, in lower case."""
        return self._around.tokens.word(stop - 1).lower() if stop else ""
