"""Odd input costs time in proportion to its length, and never an error."""

import gc
import re
import time
from collections.abc import Callable

import pytest

from tests.extract.cases import corpus, extracted

UNITS = {
    "an opening mark": "“",
    "a closing mark": "”",
    "a straight mark": '"',
    "a single mark": "'",
    "an opening single mark": "‘",
    "marks of three kinds": "\" ' “",
    "backquotes": "``",
    "an opening guillemet": "«",
    "nested opening marks": "“‘",
    "nested quotations": "“‘x’” ",
    "a mark before each word": '"x ',
    "a mark before each paragraph": "“x\n\n",
    "said": "said ",
    "said that": "said that ",
    "saying": "saying ",
    "adding that": ", adding that ",
    "he said": "he said, ",
    "a name and a verb": "Anna Berg said that ",
    "according to": "according to ",
    "told": "told ",
    "asked": "asked ",
    "commas": ", ",
    "full stops": ".",
    "dashes": "— ",
    "new lines": "\n",
    "brackets": "(",
    "an honorific": "Mr. ",
    "a name in a list": "John Smith, ",
    "who": "Anna, who ",
    "a chain of genitives": "Anna's ",
    "a chain of prepositions": "of the ",
    "the same quotation": "“Yes,” he said. ",
    "a quotation a paragraph": "“Yes,” said Anna Berg.\n\n",
    "a description a paragraph": "“Yes,” the president said.\n\n",
    "a channel a paragraph": "“Yes,” Anna Berg told reporters.\n\n",
    "a statement a paragraph": "He issued a statement. “Yes,” he said.\n\n",
    "turns of an interview": "Q: x\nA: y\n",
    "turns of a transcript": "ANNA: x\n",
    "posts": "— A (@a) May 1, 2020\n",
    "titles": "“A,” “B” and ",
    "a surrogate": "\ud800",
    "a NUL": "\0",
    "a combining mark": "e\u0301",
}
REPEATS = 10_000
GROWTH = 4
MOST_GROWTH = 9.0
TRIES = 4


def seconds(text: str) -> float:
    """Processor seconds to extract from ``text``; what the tests before left in memory is not gone over."""
    gc.freeze()
    try:
        start = time.process_time()
        extracted(text)
        return time.process_time() - start
    finally:
        gc.unfreeze()


def growth(make: Callable[[int], str], size: int) -> float:
    """How many times longer ``size`` takes than a quarter of it.

    The best of some tries counts: processor time, as others at work on the machine only add to the rest.
    """
    small, large = make(size // GROWTH), make(size)
    extracted(make(1))
    best = float("inf")
    for _ in range(TRIES):
        best = min(best, seconds(large) / max(seconds(small), 0.005))
        if best < MOST_GROWTH:
            break
    return best


def distinct_names(count: int) -> str:
    syllables = ["ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "vu"]
    names = [a + b + c for a in syllables for b in syllables for c in syllables]
    return "".join(
        f"“Yes,” said {names[n % 1000].title()} {names[(n // 1000 + 7 * n) % 1000].title()}son.\n\n"
        for n in range(count)
    )


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_ten_thousand_repeats_take_time_in_proportion_to_their_number(unit: str) -> None:
    assert growth(lambda count: UNITS[unit] * count, REPEATS) < MOST_GROWTH


def test_a_line_of_five_megabytes_is_read() -> None:
    sentence = "The old mill by the river, which nobody has used for years, was sold to a baker from Graz. "
    text = sentence * (5_000_000 // len(sentence)) + "“It is mine,” said Anna Berg."
    assert [quote.text for quote in extracted(text)] == ["It is mine"]


def test_a_hundred_thousand_words_without_a_full_stop_are_read() -> None:
    assert growth(lambda count: "the old man walked to a house and " * count, 100_000 // 8) < MOST_GROWTH


def test_many_names_take_time_in_proportion_to_their_number() -> None:
    assert growth(distinct_names, 2_000) < MOST_GROWTH


def test_marks_nested_a_thousand_deep_are_read() -> None:
    extracted("“‘" * 1000 + "x" + "’”" * 1000)


def test_a_case_of_the_corpus_cut_at_any_of_its_words_is_read() -> None:
    read = 0
    for case in corpus():
        for word in re.finditer(r"\S+\s*", case.text):
            for text in (case.text[: word.start()], case.text[word.start() :]):
                assert all(quote.text for quote in extracted(text))
                read += 1
    assert read > len(corpus())
