"""The scorer counts what it says that it counts, on articles of a few sentences."""

from typing import Any

import pytest

from quotebase.model import Quote
from tests.eval.build import FUND, MENDED, ROOF, TEXT, all_right, article, quote
from tests.eval.scoring import LINES, Figures, matches, mistakes, same_name, score, total


def figures(line: str, found: list[Quote], *entries: dict[str, Any]) -> tuple[int, int, int, int]:
    """How many are made, how many of them right, how many wanted, how many of those right."""
    scored = total([score(article(*entries), found)])[line]
    return scored.made, scored.made_right, scored.wanted, scored.wanted_right


def remarks(found: Quote) -> list[str]:
    (wrong,) = [mistakes(match) for match in matches(article(), [found]) if match.expected and match.found]
    return wrong


def test_precision_and_recall_are_in_per_cent_and_f1_between_them() -> None:
    half = Figures(made=4, made_right=2, wanted=1, wanted_right=1)
    assert (half.precision, half.recall) == (50.0, 100.0)
    assert half.f1 == pytest.approx(66.667, abs=0.001)


def test_where_nothing_is_made_or_wanted_a_figure_is_nought() -> None:
    assert (Figures().precision, Figures().recall, Figures().f1) == (0.0, 0.0, 0.0)


def test_what_a_perfect_extractor_finds_is_right_in_every_line_that_the_article_has() -> None:
    for line, one in total([score(article(), all_right())]).items():
        if line not in ("indirect exact", "indirect relaxed", "indirect attributed", "addressee", "via"):
            assert (one.precision, one.recall, one.f1) == (100.0, 100.0, 100.0), line
    assert [mistakes(match) for match in matches(article(), all_right())] == [[], [], []]


def test_an_extractor_that_finds_nothing_has_no_recall() -> None:
    assert figures("all relaxed", []) == (0, 0, 3, 0)
    assert figures("marks found", []) == (0, 0, 3, 0)
    assert figures("speaker", []) == (0, 0, 3, 0)


def test_a_quotation_that_no_reader_finds_costs_precision() -> None:
    assert figures("all relaxed", all_right(), ROOF) == (3, 1, 1, 1)
    assert figures("mixed relaxed", all_right(), ROOF) == (2, 0, 0, 0)
    assert figures("marks found", all_right(), ROOF) == (3, 1, 1, 1)


def test_an_optional_quotation_counts_neither_found_nor_missed() -> None:
    optional = FUND | {"optional": True}
    for found in (all_right(), all_right()[:2]):
        assert figures("all exact", found, ROOF, MENDED, optional) == (2, 2, 2, 2)
        assert figures("marks found", found, ROOF, MENDED, optional) == (2, 2, 2, 2)
        assert figures("speaker", found, ROOF, MENDED, optional) == (2, 2, 2, 2)


def test_exact_is_but_for_marks_edge_punctuation_and_that() -> None:
    assert figures("direct exact", [quote("“The roof leaks,”")], ROOF) == (1, 1, 1, 1)
    text = "Anna Berg said that it leaks.\n"
    entry = {"kind": "indirect", "text": "it leaks", "mention": "Anna Berg", "cue": "said"}
    scored = score(article(entry, text=text), [quote("that it leaks", kind="indirect", text=text)])
    assert scored["indirect exact"].wanted_right == 1


def test_half_of_the_letters_are_relaxed_and_not_exact() -> None:
    short = quote("roof leaks", "Anna Berg")
    assert figures("direct exact", [short], ROOF) == (1, 0, 1, 0)
    assert figures("direct relaxed", [short], ROOF) == (1, 1, 1, 1)
    assert figures("direct relaxed", [quote("leaks", "Anna Berg")], ROOF) == (1, 0, 1, 0)


def test_a_quotation_of_another_kind_is_counted_where_it_was_made_and_where_it_was_wanted() -> None:
    wrong = quote("The roof leaks", kind="mixed")
    assert figures("direct exact", [wrong], ROOF) == (0, 0, 1, 1)
    assert figures("mixed exact", [wrong], ROOF) == (1, 1, 0, 0)


def test_one_expected_quotation_has_one_found_for_it_the_one_that_shares_most() -> None:
    both = [quote("roof leaks", "Anna Berg"), quote("The roof leaks", "Anna Berg")]
    assert figures("direct exact", both, ROOF) == (2, 1, 1, 1)
    assert figures("direct relaxed", both, ROOF) == (2, 1, 1, 1)


def test_one_found_quotation_is_found_for_one_expected_only() -> None:
    part = {"kind": "direct", "text": "roof leaks"}
    assert figures("direct relaxed", [quote("The roof leaks", "Anna Berg")], ROOF, part) == (1, 1, 2, 1)


def test_a_stretch_in_marks_is_found_where_more_than_half_of_it_is() -> None:
    assert figures("marks found", [quote("roof leaks")], ROOF) == (1, 1, 1, 1)
    assert figures("marks found", [quote("leaks")], ROOF) == (0, 0, 1, 0)


def test_a_stretch_in_marks_is_found_however_it_is_joined() -> None:
    joined = quote(TEXT[: TEXT.index("”.")])
    assert figures("marks found", [joined], ROOF, MENDED)[2:] == (2, 2)
    assert figures("direct relaxed", [joined], ROOF, MENDED) == (1, 0, 1, 0)


def test_attributed_asks_for_the_mention_or_for_the_name() -> None:
    def attributed(found: Quote) -> tuple[int, int, int, int]:
        assert figures("marks attributed", [found], ROOF) == figures("direct attributed", [found], ROOF)
        return figures("direct attributed", [found], ROOF)

    assert attributed(quote("The roof leaks", "Anna Berg")) == (1, 1, 1, 1)
    assert attributed(quote("The roof leaks", "Berg", name="Linz")) == (1, 1, 1, 1)
    assert attributed(quote("The roof leaks", "She", name="Anna Berg")) == (1, 1, 1, 1)
    assert attributed(quote("The roof leaks", "Paul Rossi")) == (1, 0, 1, 0)
    assert attributed(quote("The roof leaks")) == (1, 0, 1, 0)


def test_where_nobody_is_named_a_source_is_wrong() -> None:
    nobody = {"kind": "direct", "text": "The roof leaks"}
    assert figures("direct attributed", [quote("The roof leaks", "Anna Berg")], nobody) == (1, 0, 1, 0)
    assert figures("direct attributed", [quote("The roof leaks")], nobody) == (1, 1, 1, 1)


def test_a_source_that_is_not_clear_is_not_compared() -> None:
    unclear = {"kind": "direct", "text": "The roof leaks", "mention": "?", "speaker": "?"}
    assert figures("direct attributed", [quote("The roof leaks", "Paul Rossi")], unclear) == (1, 1, 1, 1)


def test_a_name_is_right_in_full_or_by_its_last_word_and_no_other() -> None:
    def named(name: str) -> tuple[int, int, int, int]:
        return figures("marks named", [quote("The roof leaks", "Anna Berg", name=name)], ROOF)

    assert named("Anna Berg") == named("Berg") == (1, 1, 1, 1)
    assert named("Anna") == named("Paul Rossi") == (1, 0, 1, 0)


def test_names_are_compared_without_case_accents_articles_and_the_form_of_the_apostrophe() -> None:
    assert same_name("The Linz Gazette", "linz gazette")
    assert same_name("L’Équipe", "L'Equipe")
    assert not same_name("Linz Gazette", "Graz Gazette")


def test_one_of_several_names_of_one_thing_is_enough() -> None:
    both = ROOF | {"channel_name": "Gazette of Linz|Linz Gazette"}
    assert figures("channel name", all_right()[:1], both) == (1, 1, 1, 1)


def test_a_channel_that_the_article_does_not_tell_costs_precision_and_a_wrong_one_both() -> None:
    told = quote("The “roof fund” is empty", "Paul Rossi", channel=("press", None))
    assert figures("channel", [told], FUND) == (1, 0, 0, 0)
    wrong = quote("The roof leaks", "Anna Berg", channel=("press", None))
    assert figures("channel", [wrong], ROOF) == (1, 0, 1, 0)
    assert figures("channel name", [wrong], ROOF) == (0, 0, 1, 0)


def test_a_field_that_is_not_clear_is_not_compared() -> None:
    told = quote("nobody had mended it “in years”", "She", channel=("press", None))
    assert figures("channel", [told], MENDED) == (0, 0, 0, 0)


def test_a_cue_is_right_where_it_touches_the_words_that_report() -> None:
    assert figures("cue", [quote("The roof leaks", None, "told")], ROOF) == (1, 1, 1, 1)
    assert figures("cue", [quote("The roof leaks", None, "said")], ROOF) == (1, 0, 1, 0)


def test_what_is_wrong_about_a_quotation_is_said() -> None:
    wrong = quote(
        "roof leaks", "She", "said", kind="mixed", name="Eva Holm", type_=None, addressee="Paul Rossi"
    )
    assert remarks(wrong) == [
        "text is ‹roof leaks›",
        "kind is mixed",
        "source is 'She'",
        "cue is 'said'",
        "speaker is 'Eva Holm', not 'Anna Berg'",
        "type is None, not 'person'",
        "channel is None, not 'interview'",
        "channel name is None, not 'Linz Gazette'",
        "addressee is 'Paul Rossi', not None",
    ]


def test_the_figures_of_articles_add_up_and_every_line_is_there() -> None:
    summed = total([score(article(), all_right()), score(article(), [])])
    assert tuple(summed) == LINES
    assert summed["all exact"] == Figures(made=3, made_right=3, wanted=6, wanted_right=3)
