"""The articles are annotated so that every string has one place, and a slip is named."""

from collections import Counter
from typing import Any, get_args

import pytest

from quotebase.model import ChannelKind, QuoteKind, SpeakerType
from tests.eval.annotation import UNKNOWN, Annotated, articles
from tests.eval.build import FUND, MENDED, ROOF, TEXT, article
from tests.eval.scoring import letters
from tests.eval.stretches import stretches

every_article = pytest.mark.parametrize("annotated", articles(), ids=lambda annotated: annotated.name)


def words(text: str, spans: Any) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_there_are_articles_of_many_varieties_genres_and_years() -> None:
    assert len(articles()) >= 45
    assert len({annotated.variety for annotated in articles()}) >= 10
    assert len({annotated.genre for annotated in articles()}) >= 30
    years = [annotated.year for annotated in articles()]
    assert min(years) < 2000
    assert max(years) > 2020


@every_article
def test_an_article_is_as_long_as_a_short_one_in_the_news(annotated: Annotated) -> None:
    assert 120 <= len(annotated.text.split()) <= 350


@every_article
def test_quotations_stand_in_the_order_of_their_first_character(annotated: Annotated) -> None:
    starts = [quotation.spans[0].start for quotation in annotated.quotes]
    assert starts == sorted(starts)


@every_article
def test_the_kind_of_a_quotation_is_what_its_marks_say(annotated: Annotated) -> None:
    in_marks = letters(annotated.text, tuple(stretches(annotated.text)))
    for quotation in annotated.quotes:
        own = letters(annotated.text, quotation.spans)
        kind = "direct" if own <= in_marks else "mixed" if own & in_marks else "indirect"
        assert quotation.kind == kind, words(annotated.text, quotation.spans)


@every_article
def test_types_and_channels_are_those_that_there_are(annotated: Annotated) -> None:
    for quotation in annotated.quotes:
        assert quotation.kind in get_args(QuoteKind)
        assert quotation.fields["type"] in {"", UNKNOWN, *get_args(SpeakerType)}
        assert quotation.fields["channel"] in {"", UNKNOWN, *get_args(ChannelKind)}
        assert quotation.fields["channel"] or not quotation.fields["channel_name"]


def test_no_quotation_is_annotated_twice() -> None:
    for annotated in articles():
        counts = Counter(quotation.spans for quotation in annotated.quotes)
        assert [spans for spans, count in counts.items() if count > 1] == [], annotated.name


def test_some_marks_hold_no_quotation() -> None:
    """An engine that takes all in marks for a quotation must not look good."""
    bare = 0
    for annotated in articles():
        quoted = letters(annotated.text, tuple(span for each in annotated.quotes for span in each.spans))
        bare += sum(not letters(annotated.text, (one,)) & quoted for one in stretches(annotated.text))
    assert bare >= 15


def test_mention_and_cue_are_the_nearest_to_the_words() -> None:
    annotated = article()
    assert [words(TEXT, quotation.source) for quotation in annotated.quotes] == [
        ["Anna Berg"],
        ["She"],
        ["Paul Rossi"],
    ]
    assert annotated.quotes[1].cue == ((TEXT.index("said"), TEXT.index("said") + 4),)


def test_a_mention_in_the_paragraph_is_nearer_than_one_in_the_next() -> None:
    text = "It rained, he said.\n\n“No,” Ann Lee told him, or so he said.\n"
    entry = {"kind": "direct", "text": "No", "mention": "he", "cue": "said"}
    (quotation,) = article(entry, text=text).quotes
    assert quotation.source == ((text.rindex("he"), text.rindex("he") + 2),)
    assert quotation.cue == ((text.rindex("said"), text.rindex("said") + 4),)


def test_words_that_stand_in_the_article_twice_are_those_behind_what_after_says() -> None:
    text = "So it is. Ann Lee said so, and so it was.\n"
    entry = {"kind": "indirect", "text": "so", "after": "Ann Lee said", "mention": "Ann Lee", "cue": "said"}
    (quotation,) = article(entry, text=text).quotes
    assert quotation.spans == ((text.index("so,"), text.index("so,") + 2),)


def test_words_may_stand_in_several_places_of_which_the_list_gives_the_order() -> None:
    entry = {"kind": "direct", "text": ["The roof leaks", "in years"]}
    (quotation,) = article(entry).quotes
    assert words(TEXT, quotation.spans) == ["The roof leaks", "in years"]


def test_a_field_that_is_not_given_is_empty_and_one_that_is_unknown_is_not_compared() -> None:
    roof, mended, fund = article(ROOF, MENDED, FUND | {"mention": "?", "cue": "?"}).quotes
    assert roof.fields["via"] == ""
    assert mended.fields["channel"] == mended.fields["channel_name"] == UNKNOWN
    assert fund.source is None
    assert fund.cue is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": "The roof leeks"}, "'The roof leeks' stands in the article 0 times, not once"),
        ({"text": "roof"}, "'roof' stands in the article 2 times, not once"),
        (
            {"text": ["The roof leaks", "The roof leaks"]},
            "'The roof leaks' does not stand in the article, or not in this order",
        ),
        ({"mention": "Anna Borg"}, "'Anna Borg' does not stand beside it"),
        ({"mention": "roof leaks"}, "'roof leaks' does not stand beside it"),
        ({"cue": "tol"}, "'tol' does not stand beside it"),
        ({"speeker": "Anna Berg"}, "unknown field speeker"),
    ],
)
def test_a_slip_is_named(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=r"^roof: ") as caught:
        article(ROOF | change)
    assert str(caught.value).endswith(message)
