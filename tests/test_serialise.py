"""The contract: what a quotation and an article look like as JSON."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebase.errors import InputError
from quotebase.model import Article, Channel, Cue, Party, Quote, Span, Speaker
from quotebase.serialise import article_to_dict, article_to_json, quote_from_dict, quote_to_dict

TEXT = '"We came," she told reporters on Twitter, "and we saw."'
QUOTE = Quote(
    kind="direct",
    text="We came and we saw.",
    spans=(Span(1, 8), Span(42, 53)),
    cue=Cue("told", "tell", (Span(15, 19),)),
    speaker=Speaker("Ada Byron", "person", "the mayor", "she", (Span(11, 14),)),
    channel=Channel("social", "Twitter", "on Twitter", (Span(30, 40),)),
    addressee=Party("reporters", "reporters", (Span(20, 29),)),
    via=None,
    parent=None,
    confidence=0.97,
    rule="quote-speaker-cue",
)
ARTICLE = Article(text=TEXT, id="a-1", title="A visit", outlet="The Courier", quotes=(QUOTE,))

texts = st.text(st.characters(), max_size=20)
spans = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=3).map(
    lambda pairs: tuple(Span(*pair) for pair in pairs)
)
parties = st.none() | st.builds(Party, texts, texts, spans)
quotes = st.builds(
    Quote,
    kind=st.sampled_from(["direct", "mixed", "indirect"]),
    text=texts,
    spans=spans,
    cue=st.none()
    | st.builds(
        Cue,
        texts,
        texts,
        spans,
        st.sampled_from(["speech", "thought"]),
        st.sampled_from(["asserted", "negated", "declined", "hypothetical"]),
    ),
    speaker=st.none()
    | st.builds(
        Speaker,
        st.none() | texts,
        st.sampled_from([None, "person", "group"]),
        st.none() | texts,
        texts,
        spans,
        st.none() | texts,
    ),
    channel=st.none()
    | st.builds(Channel, st.sampled_from(["social", "other"]), st.none() | texts, texts, spans),
    addressee=parties,
    via=parties,
    parent=st.none() | st.integers(0, 9),
    confidence=st.floats(0, 1),
    rule=texts,
)


def test_a_quotation_has_the_fields_of_the_contract_in_their_order() -> None:
    assert quote_to_dict(QUOTE) == {
        "kind": "direct",
        "text": "We came and we saw.",
        "spans": [[1, 8], [42, 53]],
        "cue": {
            "text": "told",
            "lemma": "tell",
            "spans": [[15, 19]],
            "kind": "speech",
            "modality": "asserted",
        },
        "speaker": {
            "name": "Ada Byron",
            "type": "person",
            "role": "the mayor",
            "text": "she",
            "spans": [[11, 14]],
            "reason": None,
        },
        "channel": {"kind": "social", "name": "Twitter", "text": "on Twitter", "spans": [[30, 40]]},
        "addressee": {"name": "reporters", "text": "reporters", "spans": [[20, 29]]},
        "via": None,
        "parent": None,
        "confidence": 0.97,
        "rule": "quote-speaker-cue",
    }
    assert list(quote_to_dict(QUOTE)) == [
        *("kind", "text", "spans", "cue", "speaker", "channel"),
        *("addressee", "via", "parent", "confidence", "rule"),
    ]


def test_an_article_is_its_metadata_and_quotations_without_its_text() -> None:
    assert article_to_dict(ARTICLE) == {
        "id": "a-1",
        "title": "A visit",
        "outlet": "The Courier",
        "author": None,
        "published": None,
        "url": None,
        "language": None,
        "quotes": [quote_to_dict(QUOTE)],
    }


def test_errors_stand_in_the_article_only_where_there_are_some() -> None:
    failed = Article(text="", id="a-2", errors=("news.jsonl row 3: no 'text'",))
    assert article_to_dict(failed)["errors"] == ["news.jsonl row 3: no 'text'"]
    assert "errors" not in article_to_dict(ARTICLE)


@given(quotes)
def test_any_quotation_comes_back_from_json_as_it_was(quote: Quote) -> None:
    line = article_to_json(replace(ARTICLE, quotes=(quote,)))
    assert [quote_from_dict(fields) for fields in json.loads(line)["quotes"]] == [quote]


@given(quotes)
def test_any_article_is_one_line_that_utf8_can_carry(quote: Quote) -> None:
    line = article_to_json(replace(ARTICLE, quotes=(quote,)))
    assert line.encode("utf-8").decode("utf-8").splitlines() == [line]


def test_letters_beyond_ascii_are_written_as_they_are() -> None:
    assert '"title": "Zelenśkyj 🗞"' in article_to_json(replace(ARTICLE, title="Zelenśkyj 🗞"))


def test_a_lone_surrogate_is_written_escaped() -> None:
    assert '"title": "half \\ud83d"' in article_to_json(replace(ARTICLE, title="half \ud83d"))


def test_a_quotation_of_an_older_version_without_the_newer_fields_is_read() -> None:
    fields = quote_to_dict(QUOTE)
    del fields["cue"]["kind"], fields["cue"]["modality"], fields["speaker"]["reason"]
    assert quote_from_dict(fields | {"unknown": 1}) == QUOTE


def test_a_quotation_without_a_field_of_the_contract_is_refused_by_its_name() -> None:
    fields = quote_to_dict(QUOTE)
    del fields["spans"]
    with pytest.raises(InputError, match=r"^a quotation without the field 'spans': write it with"):
        quote_from_dict(fields)
