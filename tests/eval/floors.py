"""The figures that must be reached, and what is found of each quotation, beside what is found now.

``floors.toml`` has a floor for precision, recall and F1 of each line of the table, rounded down.
``found.txt`` has a line for each quotation: ``right``, ``wrong`` with what is wrong, ``missed``, or ``extra``
for one that no reader finds; so that what a change gained and lost is read off its difference.
"""

import math
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from quotebase.model import Article, Quote
from quotebase.pipeline import extract

from .annotation import Annotated, articles
from .scoring import LINES, Figures, Match, Score, matches, mistakes, score, shortened, total

HERE = Path(__file__).parent
FLOORS = "floors.toml"
FOUND = "found.txt"
MEASURES = ("precision", "recall", "f1")
HEAD = """\
# What must be reached on the articles of tests/eval, in per cent, rounded down.
# `make eval` raises the floors; lowering one needs --allow-lower.

"""

Floors = dict[str, dict[str, float]]
Remarks = dict[tuple[str, str], str]
"""What is said of each quotation, by article and words: ``right``, ``missed``, ``wrong: …`` or ``extra``."""


@dataclass(frozen=True)
class Measured:
    """The table, and what is found of each quotation."""

    table: Score
    remarks: Remarks


@dataclass(frozen=True)
class Changes:
    """Lines that tell which quotations are found better, worse, or otherwise than before."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    changed: tuple[str, ...]

    def __str__(self) -> str:
        parts = [("gained", self.gained), ("lost", self.lost), ("changed", self.changed)]
        return "\n".join(
            f"{name}:\n" + "\n".join(f"  {line}" for line in lines) for name, lines in parts if lines
        )


def measured(
    of: Iterable[Annotated] | None = None,
    extractor: Callable[[Article], Iterable[Quote]] = extract,
) -> Measured:
    """What ``extractor`` finds in the annotated articles."""
    scores: list[Score] = []
    remarks: Remarks = {}
    for article in articles() if of is None else of:
        found = tuple(extractor(Article(text=article.text, id=article.name)))
        scores.append(score(article, found))
        for match in matches(article, found):
            if not (match.expected and match.expected.optional):
                remarks[article.name, _words(article, match, remarks)] = _remark(match)
    return Measured(total(scores), remarks)


def read_floors(text: str) -> Floors:
    """The floors of a file; raises ``ValueError`` where they are not those of the lines of the table."""
    floors: Floors = tomllib.loads(text)
    if tuple(floors) != LINES:
        odd = sorted(set(LINES) ^ set(floors)) or ["another order"]
        raise ValueError(f"{FLOORS}: does not fit the table: {', '.join(odd)}")
    for line, floor in floors.items():
        if tuple(floor) != MEASURES:
            raise ValueError(f"{FLOORS}: {line}: needs {', '.join(MEASURES)}")
    return floors


def floors_of(table: Score) -> Floors:
    """The figures of ``table`` as floors."""
    return {
        line: {measure: rounded_down(getattr(table[line], measure)) for measure in MEASURES} for line in LINES
    }


def written(floors: Floors) -> str:
    """``floors`` as the text of their file."""
    lines = [
        f'"{line}" = {{ {", ".join(f"{measure} = {floor[measure]}" for measure in MEASURES)} }}\n'
        for line, floor in floors.items()
    ]
    return HEAD + "".join(lines)


def falls(table: Score, floors: Floors) -> list[str]:
    """Which figures are under their floor, one line each."""
    return [
        f"{line}: {measure} is {value}, the floor is {floors[line][measure]}"
        for line, now in floors_of(table).items()
        for measure, value in now.items()
        if value < floors[line][measure]
    ]


def listed(remarks: Remarks) -> str:
    """``remarks`` as the text of their file."""
    lines = []
    last = None
    for (name, words), remark in remarks.items():
        if name != last:
            lines.append(name)
            last = name
        status, _, what = remark.partition(": ")
        lines.append(f"  {status:6} {words}" + (f": {what}" if what else ""))
    return "".join(f"{line}\n" for line in lines)


def read_remarks(text: str) -> Remarks:
    """What ``listed`` wrote; raises ``ValueError`` for a line of another form."""
    remarks: Remarks = {}
    name = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith(" "):
            name = line
            continue
        parts = re.fullmatch(r"  (right|wrong|missed|extra) +(\w+ ‹[^›]*›(?: \d+)?)(?:: (.*))?", line)
        if not name or not parts:
            raise ValueError(f"{FOUND}:{number}: is no line of the list: {line}")
        status, words, what = parts.groups()
        remarks[name, words] = f"{status}: {what}" if what else status
    return remarks


def changes(before: Remarks, now: Remarks) -> Changes:
    """What is better and what is worse than before."""
    gained: list[str] = []
    lost: list[str] = []
    changed: list[str] = []
    articles_before, articles_now = ({name: None for name, _ in remarks} for remarks in (before, now))
    changed += [f"{name}: a new article" for name in articles_now if name not in articles_before]
    changed += [f"{name}: the article is gone" for name in articles_before if name not in articles_now]
    for key in [*before, *(key for key in now if key not in before)]:
        old, new = before.get(key), now.get(key)
        if old == new or key[0] not in articles_before or key[0] not in articles_now:
            continue
        better, worse = _compared(old, new)
        line = f"{key[0]}: {key[1]}: {old or 'not in the list'} → {new or 'not found any more'}"
        (changed if better == worse else gained if better else lost).append(line)
    return Changes(tuple(gained), tuple(lost), tuple(changed))


def rounded_down(percent: float) -> float:
    """``percent`` with one decimal, never more than it is."""
    return math.floor(percent * 10 + 1e-9) / 10


def _compared(old: str | None, new: str | None) -> tuple[bool, bool]:
    """Whether ``new`` is better and whether it is worse; both or neither where it is only other.

    A quotation of a reader that is new in the list, or not in it any more, was annotated otherwise.
    """
    if old is None or new is None:
        return new is None and old == "extra", old is None and new == "extra"
    ranks = [("right", "wrong", "missed", "extra").index(remark.partition(":")[0]) for remark in (old, new)]
    if ranks[0] != ranks[1]:
        return ranks[1] < ranks[0], ranks[1] > ranks[0]
    before, after = (set(remark.partition(": ")[2].split("; ")) for remark in (old, new))
    return bool(before - after), bool(after - before)


def _words(article: Annotated, match: Match, taken: Mapping[tuple[str, str], str]) -> str:
    """The kind and the words of a quotation, numbered where the article has another with the same."""
    quotation = match.expected or match.found
    assert quotation is not None
    words = " ".join(article.text[start:end] for start, end in quotation.spans)
    line = f"{quotation.kind} {shortened(words)}"
    count = 1
    numbered = line
    while (article.name, numbered) in taken:
        count += 1
        numbered = f"{line} {count}"
    return numbered


def _remark(match: Match) -> str:
    if match.expected is None:
        return "extra"
    if match.found is None:
        return "missed"
    wrong = mistakes(match)
    return f"wrong: {'; '.join(wrong)}" if wrong else "right"


def row(line: str, figures: Figures, floor: Mapping[str, float] | None) -> str:
    """A line of the table; behind each figure how far it is above its floor, where it is not on it."""
    cells = ""
    for measure in MEASURES:
        value = rounded_down(getattr(figures, measure))
        change = value - floor[measure] if floor else 0.0
        cells += f"{value:8.1f} {f'{change:+.1f}' if abs(change) >= 0.05 else '':6}"
    return f"{line:18}{cells}{figures.made:6}{figures.wanted:8}"
