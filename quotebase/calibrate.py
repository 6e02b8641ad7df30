"""How often each rule is right: measured on annotated articles, and written to confidence.toml.

GOLD.jsonl has an article a line: {"text": …, "attributions": [{"content": SPANS, "source": SPANS}, …]}, where
SPANS is [[start, end], …] in code points of the text; whatever else stands there is ignored.

A quotation is right where an annotation has the same words and the same source. The same words: the letters
and digits of both make up at least half of those of either. Each annotation counts for one quotation, the one
whose words are nearest to its own. The same source: the mention and the annotated source share at least half
of the shorter, or the speaker's name and the source end in the same word; where nothing is annotated, a
quotation without speaker.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from quotebase.errors import InputError, QuotebaseError
from quotebase.extract.confidence import PATH, Cell, Confidence, Measured, State, Stated, render, state_of
from quotebase.model import Article, Quote, Span, Spans
from quotebase.pipeline import extract

_SAME_WORDS = 0.5
_SAME_SOURCE = 0.5


@dataclass(frozen=True, slots=True)
class Annotation:
    """What an annotator marked: the words, and who they are ascribed to (empty where nobody is)."""

    content: Spans
    source: Spans


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write the table, and say on standard error what was done; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m quotebase.calibrate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", metavar="GOLD.jsonl", type=Path, help="annotated articles, one a line")
    parser.add_argument("--output", metavar="FILE", type=Path, default=PATH, help="where to write the table")
    options = parser.parse_args(arguments)
    try:
        articles = list(read_annotated(options.gold))
    except QuotebaseError as problem:
        sys.stderr.write(f"error: {problem}\n")
        return problem.exit_code
    measured = measure(articles)
    try:
        options.output.write_text(render(measured), encoding="utf-8")
    except OSError as problem:
        sys.stderr.write(f"error: {options.output}: {problem.strerror}; name another --output\n")
        return 1
    made = sum(cell.made for cell in measured.cells.values())
    right = sum(cell.right for cell in measured.cells.values())
    sys.stderr.write(f"{len(articles)} articles, {made:,} quotations of speech, {right:,} of them right\n")
    return 0


def read_annotated(path: Path) -> Iterator[tuple[str, list[Annotation]]]:
    """The texts of ``path`` with their annotations. Raises :class:`InputError`, naming the row at fault."""
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except OSError as problem:
        raise InputError(f"{path}: {problem.strerror}; check the path") from None
    for number, row in enumerate(rows, start=1):
        try:
            article = json.loads(row)
            yield article["text"], [_annotation(entry) for entry in article["attributions"]]
        except (ValueError, KeyError, TypeError) as problem:
            reason = f"{type(problem).__name__}: {problem}"
            raise InputError(
                f"{path}:{number}: is no annotated article ({reason}); see its form in --help"
            ) from None


def _annotation(entry: dict[str, Any]) -> Annotation:
    content, source = (tuple(Span(start, end) for start, end in entry[key]) for key in ("content", "source"))
    return Annotation(content, source)


def measure(articles: Collection[tuple[str, Sequence[Annotation]]]) -> Confidence:
    """How many quotations each rule made of the texts, thoughts included, and how many of them are right."""
    seen: list[tuple[Cell, State, bool]] = []
    for text, annotations in articles:
        quotes = extract(Article(text, ""), ["thoughts"])
        correct = right_ones(text, quotes, annotations)
        for index, quote in enumerate(quotes):
            seen.append(((quote.rule, quote.kind), state_of(quote.cue, quote.speaker), index in correct))
    made = Counter(cell for cell, state, _ in seen if state != "thought")
    right = Counter(cell for cell, state, is_right in seen if state != "thought" and is_right)
    by_cell = Confidence(len(articles), {cell: Measured(made[cell], right[cell]) for cell in made}, {})
    states: dict[State, Stated] = {}
    for state in get_args(State):
        of_state = [(cell, is_right) for cell, other, is_right in seen if other == state]
        expected = sum(by_cell.expected(*cell) for cell, _ in of_state)
        states[state] = Stated(len(of_state), sum(is_right for _, is_right in of_state), round(expected, 1))
    return replace(by_cell, states=states)


def right_ones(text: str, quotes: Sequence[Quote], annotations: Sequence[Annotation]) -> set[int]:
    """The positions of the quotations that an annotation agrees with."""
    found = [_letters(text, quote.spans) for quote in quotes]
    wanted = [_letters(text, annotation.content) for annotation in annotations]
    pairs = []
    for index, letters in enumerate(found):
        for other, marked in enumerate(wanted):
            shared = len(letters & marked)
            if shared and shared >= _SAME_WORDS * len(letters | marked):
                pairs.append((-shared / len(letters | marked), index, other))
    correct: set[int] = set()
    taken: set[int] = set()
    paired: set[int] = set()
    for _, index, other in sorted(pairs):
        if index not in paired and other not in taken:
            paired.add(index)
            taken.add(other)
            if _same_source(text, quotes[index], annotations[other].source):
                correct.add(index)
    return correct


def _letters(text: str, spans: Spans) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end) if text[at : at + 1].isalnum())


def _same_source(text: str, quote: Quote, source: Spans) -> bool:
    if quote.speaker is None or not source:
        return quote.speaker is None and not source
    for start, end in quote.speaker.spans:
        for first, last in source:
            shared = min(end, last) - max(start, first)
            if shared > 0 and shared >= _SAME_SOURCE * min(end - start, last - first):
                return True
    written = " ".join(text[start:end] for start, end in source).removesuffix("’s").removesuffix("'s")
    name = (quote.speaker.name or "").casefold().split()
    return bool(name) and written.casefold().split()[-1:] == name[-1:]


if __name__ == "__main__":
    sys.exit(main())
