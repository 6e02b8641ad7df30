"""What is found of what a reader finds: quotation by quotation, and summed up in precision, recall and F1.

The lines of the table:

``marks``     stretches in quotation marks, each on its own, however they are joined to quotations: ``found``;
              ``attributed``, with the right source; ``named``, with the right name
``direct``, ``mixed``, ``indirect``, ``all``
              whole quotations: ``exact`` but for marks and edge punctuation; ``relaxed``, half of the letters
              of both together; ``attributed``, relaxed and with the right source
``speaker``, ``type``, ``cue``, ``channel``, ``channel name``, ``addressee``, ``via``
              of the quotations that are found: is what is told of them right (precision); of all: is what the
              article says of them told (recall)

A source is right where half of the shorter mention is shared, or where the speaker's name is right.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from quotebase.model import Quote, Spans
from tests.told import TOLD

from .annotation import UNKNOWN, Annotated, Expected
from .stretches import stretches

LEVELS = ("exact", "relaxed", "attributed")
KINDS = ("direct", "mixed", "indirect", "all")
LINES = (
    *(f"marks {level}" for level in ("found", "attributed", "named")),
    *(f"{kind} {level}" for kind in KINDS for level in LEVELS),
    *("speaker", "type", "cue", "channel", "channel name", "addressee", "via"),
)


@dataclass(frozen=True)
class Figures:
    """How many were ``made`` and ``wanted``, and how many of each are right."""

    made: int = 0
    made_right: int = 0
    wanted: int = 0
    wanted_right: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.made + other.made,
            self.made_right + other.made_right,
            self.wanted + other.wanted,
            self.wanted_right + other.wanted_right,
        )

    @property
    def precision(self) -> float:
        return 100 * self.made_right / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.wanted_right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Score = dict[str, Figures]


@dataclass(frozen=True)
class Match:
    """An expected quotation beside the one that was found for it; either may be missing."""

    expected: Expected | None
    found: Quote | None
    exact: bool = False


def matches(article: Annotated, found: Iterable[Quote]) -> list[Match]:
    """Expected and found quotations in pairs, those that share most first, in the order of the text."""
    quotes = list(found)
    wanted = [letters(article.text, expected.spans) for expected in article.quotes]
    got = [letters(article.text, quote.spans) for quote in quotes]
    shares = sorted(
        (
            (-_share(one, other), first, second)
            for first, one in enumerate(wanted)
            for second, other in enumerate(got)
        ),
    )
    pair_of: dict[int, int] = {}
    for share, first, second in shares:
        if -share >= 0.5 and first not in pair_of and second not in pair_of.values():
            pair_of[first] = second
    matched = [
        Match(
            expected,
            quotes[pair_of[at]] if at in pair_of else None,
            at in pair_of
            and _trimmed(article.text, expected.spans, wanted[at])
            == _trimmed(article.text, quotes[pair_of[at]].spans, got[pair_of[at]]),
        )
        for at, expected in enumerate(article.quotes)
    ]
    taken = set(pair_of.values())
    extra = [Match(None, quote) for at, quote in enumerate(quotes) if at not in taken]
    return sorted(matched + extra, key=_place)


def score(article: Annotated, found: Iterable[Quote]) -> Score:
    """The figures of one article."""
    quotes = list(found)
    pairs = [match for match in matches(article, quotes) if not (match.expected and match.expected.optional)]
    figures = _marks(article, quotes)
    for match in pairs:
        for level, right in zip(LEVELS, _levels(match), strict=True):
            for kind in (match.expected.kind if match.expected else "", "all"):
                if match.expected:
                    _add(figures, f"{kind} {level}", Figures(wanted=1, wanted_right=right))
            for kind in (match.found.kind if match.found else "", "all"):
                if match.found:
                    _add(figures, f"{kind} {level}", Figures(made=1, made_right=right))
        if match.expected:
            _add_fields(figures, match.expected, match.found)
    return figures


def total(scores: Iterable[Score]) -> Score:
    """The figures of several articles together, a figure for each line."""
    sums = dict.fromkeys(LINES, Figures())
    for figures in scores:
        for line, more in figures.items():
            _add(sums, line, more)
    return sums


def mistakes(match: Match) -> list[str]:
    """What is wrong about a quotation that was found, one short remark each; empty where all is right."""
    expected, found = match.expected, match.found
    if expected is None or found is None:
        return []
    wrong = [] if match.exact else [f"text is {shortened(found.text)}"]
    if found.kind != expected.kind:
        wrong.append(f"kind is {found.kind}")
    if not source_right(expected, found):
        wrong.append(f"source is {found.speaker.text if found.speaker else None!r}")
    if not _cue_right(expected, found):
        wrong.append(f"cue is {found.cue.text if found.cue else None!r}")
    for name, value in expected.fields.items():
        if value != UNKNOWN and not _field_right(name, value, TOLD[name](found)):
            wrong.append(f"{name.replace('_', ' ')} is {TOLD[name](found)!r}, not {value or None!r}")
    return wrong


def source_right(expected: Expected, found: Quote) -> bool:
    """Whether the words are given to the right source."""
    name = expected.fields["speaker"]
    if name not in ("", UNKNOWN) and _field_right("speaker", name, TOLD["speaker"](found)):
        return True
    if expected.source is None:
        return True
    mention = found.speaker.spans if found.speaker else ()
    if not expected.source:
        return not mention or (name == "" and found.speaker is not None and found.speaker.name is None)
    return any(
        2 * (min(one.end, other.end) - max(one.start, other.start))
        >= min(one.end - one.start, other.end - other.start)
        for one in expected.source
        for other in mention
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names are one: the same words, or all words of one in the other and the last the same."""
    first, second = _name_words(one), _name_words(other)
    if not first or not second:
        return one == other
    return first[-1] == second[-1] and (set(first) <= set(second) or set(second) <= set(first))


def letters(text: str, spans: Spans) -> frozenset[int]:
    """Where the letters and digits of ``spans`` stand."""
    return frozenset(at for span in spans for at in range(span.start, span.end) if text[at].isalnum())


def shortened(words: str, most: int = 72) -> str:
    """``words`` on one line, cut in the middle where they are long."""
    line = " ".join(words.split())
    return f"‹{line}›" if len(line) <= most else f"‹{line[: most - 24].rstrip()} … {line[-20:].lstrip()}›"


def _marks(article: Annotated, quotes: list[Quote]) -> Score:
    figures: Score = {}
    for stretch in stretches(article.text):
        wanted = _over(article.text, (stretch,), [expected.spans for expected in article.quotes])
        got = [quotes[at] for at in _over(article.text, (stretch,), [quote.spans for quote in quotes])]
        counted = [article.quotes[at] for at in wanted if not article.quotes[at].optional]
        if wanted and not counted:
            continue
        found = bool(counted) and bool(got)
        source = any(source_right(expected, quote) for expected in counted for quote in got)
        _add(figures, "marks found", Figures(bool(got), found, bool(counted), found))
        _add(figures, "marks attributed", Figures(bool(got), source, bool(counted), source))
        names = [expected.fields["speaker"] for expected in counted if expected.fields["speaker"] != UNKNOWN]
        if names and (name := names[0]):
            told = [other for quote in got if (other := TOLD["speaker"](quote))]
            right = any(_field_right("speaker", name, other) for other in told)
            _add(figures, "marks named", Figures(bool(told), right, 1, right))
    return figures


def _over(text: str, stretch: Spans, contents: list[Spans]) -> list[int]:
    """Which of ``contents`` hold more than half of the letters of ``stretch``."""
    inside = letters(text, stretch)
    return [at for at, spans in enumerate(contents) if 2 * len(inside & letters(text, spans)) > len(inside)]


def _levels(match: Match) -> tuple[bool, bool, bool]:
    expected, found = match.expected, match.found
    if expected is None or found is None:
        return False, False, False
    return match.exact, True, source_right(expected, found)


def _add_fields(figures: Score, expected: Expected, found: Quote | None) -> None:
    for name, value in expected.fields.items():
        if value == UNKNOWN:
            continue
        told = TOLD[name](found) if found else None
        right = bool(value) and _field_right(name, value, told)
        _add(figures, name.replace("_", " "), Figures(bool(told), right, bool(value), right))
    if expected.cue is not None:
        told_cue = found is not None and found.cue is not None
        right = found is not None and bool(expected.cue) and _cue_right(expected, found)
        _add(figures, "cue", Figures(told_cue, right, bool(expected.cue), right))


def _cue_right(expected: Expected, found: Quote) -> bool:
    if expected.cue is None:
        return True
    spans = found.cue.spans if found.cue else ()
    if not expected.cue:
        return not spans
    return any(one.start < other.end and other.start < one.end for one in expected.cue for other in spans)


def _field_right(name: str, value: str, told: str | None) -> bool:
    if not value or not told or name in ("type", "channel"):
        return value == (told or "")
    return any(same_name(one, told) for one in value.split("|"))


def _name_words(name: str) -> list[str]:
    flat = "".join(
        letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter)
    )
    plain = re.sub(r"'s\b", "", flat.replace("’", "'")).lower()
    return [word for word in re.findall(r"\w[\w'-]*", plain) if word not in ("the", "a", "an", "some")]


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _trimmed(text: str, spans: Spans, places: frozenset[int]) -> tuple[frozenset[int], ...]:
    """The letters of a content without a ``that`` in front."""
    start = min(places, default=0)
    return (places - set(range(start, start + 4)) if text[start : start + 5].lower() == "that " else places,)


def _place(match: Match) -> tuple[int, bool]:
    if match.expected:
        return match.expected.spans[0].start, False
    assert match.found is not None
    return match.found.spans[0].start, True


def _add(figures: Score, line: str, more: Figures) -> None:
    figures[line] = figures.get(line, Figures()) + more
