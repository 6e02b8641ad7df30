"""What holds for every text whatever."""

import dataclasses
import itertools
import json
import os
import re
import subprocess
import sys

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from quotebase.model import Quote, Span, Spans
from quotebase.serialise import quote_to_dict
from tests.extract.cases import corpus, extracted

PIECES = [
    *(
        "“",
        "”",
        "‘",
        "’",
        '"',
        "'",
        "``",
        "''",
        "«",
        "»",
        "„",
        "(",
        ")",
        "[",
        "]",
        "…",
        "...",
        "—",
        "–",
        "-",
        ":",
    ),
    *(
        ";",
        ",",
        ".",
        "?",
        "!",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\t",
        "\u00a0",
        "\0",
        "\ud800",
        "\ufeff",
        "@",
        "#",
    ),
    *(
        "said",
        "says",
        "told",
        "saying",
        "asked",
        "according to",
        "that",
        "who",
        "and",
        "but",
        "not",
        "to",
        "it",
    ),
    *(
        "Anna Berg",
        "Berg",
        "Mr.",
        "Mrs. Crane",
        "Prof. Ingrid Solheim",
        "he",
        "she",
        "they",
        "the president",
        "I",
    ),
    *(
        "Reuters",
        "reporters",
        "in a statement",
        "on Twitter",
        "tweeted",
        "wrote",
        "the report",
        "Q:",
        "ANNA:",
        "’16",
    ),
    *(
        "the bridge is safe",
        "never",
        "would",
        "on Monday",
        "a",
        "6'2\"",
        "don’t",
        "o'clock",
        "Иван",
        "été",
        "１",
    ),
]
jumbles = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=40
).map("".join)
anything = st.text(st.characters(), max_size=80)
marks_only = st.text(st.sampled_from("“”‘’\"'`«»„"), max_size=60)
real = st.sampled_from([case.text for case in corpus()])
cut = st.tuples(real, st.integers(0, 400), st.integers(0, 400)).map(lambda t: t[0][: t[1]] + t[0][t[2] :])
texts = jumbles | anything | marks_only | real | cut


def every_span(quote: Quote) -> list[tuple[str, Spans]]:
    parts = [quote.cue, quote.speaker, quote.channel, quote.addressee, quote.via]
    return [(quote.text, quote.spans)] + [(part.text, part.spans) for part in parts if part is not None]


def moved(quote: Quote, by: int) -> Quote:
    """``quote`` as it stands ``by`` code points later."""

    def shift(spans: Spans) -> Spans:
        return tuple(Span(start + by, end + by) for start, end in spans)

    parts = {
        name: dataclasses.replace(part, spans=shift(part.spans))
        for name in ("cue", "speaker", "channel", "addressee", "via")
        if (part := getattr(quote, name)) is not None
    }
    return dataclasses.replace(quote, spans=shift(quote.spans), **parts)


@given(texts)
@example("“" * 50)
@example("\ud800“\udfff said\0")
@example("his a statement that Berg leaked it.")
@example('… minister ) statement , ” the Berg TAPPER: claim . Berg Rossi " that … TAPPER: Berg')
@example("")
@settings(max_examples=400)
def test_every_span_lies_in_the_text_and_slices_to_its_words(text: str) -> None:
    for quote in extracted(text):
        for words, spans in every_span(quote):
            assert spans
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(before.end < after.start for before, after in itertools.pairwise(spans))
            assert words == " ".join(text[start:end] for start, end in spans)


@given(texts)
@settings(max_examples=200)
def test_quotations_stand_in_the_order_of_their_first_character(text: str) -> None:
    starts = [quote.spans[0].start for quote in extracted(text)]
    assert starts == sorted(starts)


@given(texts)
@settings(max_examples=200)
def test_no_two_quotations_have_the_same_words(text: str) -> None:
    spans = [quote.spans for quote in extracted(text)]
    assert len(spans) == len(set(spans))


@given(texts)
@settings(max_examples=200)
def test_a_parent_comes_before_and_holds_its_child(text: str) -> None:
    quotes = extracted(text)
    for index, quote in enumerate(quotes):
        if quote.parent is not None:
            assert 0 <= quote.parent < index
            outer = quotes[quote.parent].spans
            assert outer[0].start <= quote.spans[0].start
            assert quote.spans[-1].end <= outer[-1].end


@given(texts)
@settings(max_examples=200)
def test_fields_agree_with_each_other(text: str) -> None:
    for quote in extracted(text):
        assert quote.rule
        assert 0 <= quote.confidence <= 1
        assert quote.text.strip()
        if quote.speaker is not None:
            assert (quote.speaker.name is None) == (quote.speaker.reason is not None)


@given(texts)
@settings(max_examples=100)
def test_the_same_text_gives_the_same_quotations(text: str) -> None:
    assert extracted(text) == extracted(text)


def test_another_process_with_another_hash_seed_gives_the_same_quotations() -> None:
    script = (
        "import json; from quotebase.serialise import quote_to_dict;"
        "from tests.extract.cases import corpus, extracted;"
        "print(json.dumps([[quote_to_dict(q) for q in extracted(c.text)] for c in corpus()]))"
    )
    here = [[quote_to_dict(quote) for quote in extracted(case.text)] for case in corpus()]
    for seed in ("1", "2"):
        there = subprocess.check_output(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, text=True
        )
        assert json.loads(there) == here


def test_straight_and_curly_double_marks_give_the_same_quotations() -> None:
    different = []
    for case in corpus():
        nested = re.search("“[^”]*“", case.text)
        if nested or case.text.count("“") != case.text.count("”") or set(case.text) & set("\"'‘«»„`"):
            continue
        straight = case.text.replace("“", '"').replace("”", '"')
        in_curly = [dataclasses.replace(quote, text="") for quote in extracted(case.text)]
        in_straight = [dataclasses.replace(quote, text="") for quote in extracted(straight)]
        if [(q.kind, q.spans, q.parent, q.rule) for q in in_curly] != [
            (q.kind, q.spans, q.parent, q.rule) for q in in_straight
        ]:
            different.append(case.id)
    assert different == []


def test_straight_and_curly_apostrophes_within_words_give_the_same_quotations() -> None:
    within_a_word = re.compile(r"(?<=[A-Za-z])'(?=[a-z])")
    different = [
        case.id
        for case in corpus()
        if [quote.spans for quote in extracted(within_a_word.sub("’", case.text))]
        != [quote.spans for quote in extracted(case.text)]
    ]
    assert different == []


@given(real)
@settings(max_examples=300)
def test_a_paragraph_without_quotations_in_front_only_shifts_offsets(text: str) -> None:
    assume(text == text.lstrip() and all(quote.rule != "headline" for quote in extracted(text)))
    front = "Rain is likely in the west. Trains run late.\n\n"
    assert [moved(quote, len(front)) for quote in extracted(text)] == list(extracted(front + text))


@given(real)
@settings(max_examples=100)
def test_a_paragraph_without_quotations_behind_changes_nothing(text: str) -> None:
    assert extracted(text + "\n\nRain is likely in the west. Trains run late.") == extracted(text)
