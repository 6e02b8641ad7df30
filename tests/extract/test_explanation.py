"""``explain``: which rule made a quotation and why, and why other stretches in marks are none."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebase import Article, explain, extract
from quotebase.extract.explanation import Explanation


def reasons(text: str) -> dict[str, str]:
    return {stretch.text: stretch.reason for stretch in explain(text).passed_over}


def told_of(explanation: Explanation, label: str) -> list[str]:
    """The values behind ``label``, each on one line."""
    values: list[str] = []
    inside = False
    for line in explanation.render().splitlines():
        if line.startswith("     ") and line[5:14].strip():
            inside = line[5:14].strip() == label
            if inside:
                values.append(line[14:])
        elif inside and line.strip():
            values[-1] += " " + line.strip()
        else:
            inside = False
    return values


def test_a_quotation_is_told_with_its_rule_cue_and_speaker() -> None:
    explanation = explain("Anna Berg came. “We will not go there,” Berg said.")
    [one] = explanation.quotes
    assert (one.number, one.quote.rule) == (1, "quote-speaker-cue")
    assert one.says == "words in marks, then the speaker and the cue"
    assert "quote" in one.frames
    assert told_of(explanation, "kind") == ["direct, at 17–37"]
    assert told_of(explanation, "cue") == ["“said” (say), speech, asserted"]
    assert told_of(explanation, "speaker") == ["Anna Berg, by “Berg”: the fullest name of that surname"]


def test_a_speaker_who_is_not_told_has_a_reason() -> None:
    [told] = told_of(explain("“We will not go there,” she said."), "speaker")
    assert re.fullmatch("nobody known, by “she”: .+", told)


def test_the_shape_that_tells_the_channel_is_explained() -> None:
    [told] = told_of(explain("“We will not go there,” Anna Berg said in a statement."), "channel")
    assert told == (
        "statement, by “in a statement”: behind-the-cue, a medium behind the cue, before another verb"
    )


def test_a_verb_that_is_a_channel_tells_it_itself() -> None:
    [told] = told_of(explain("“We will not go there,” Anna Berg tweeted."), "channel")
    assert told == "social, Twitter, by “tweeted”: cue-names, the cue itself tells the platform"


def test_a_channel_that_goes_on_is_explained() -> None:
    text = "“We will not go there,” Anna Berg told Reuters. “It is too far,” she said."
    told = told_of(explain(text), "channel")
    assert told[1] == "interview, Reuters, by “Reuters”: the same speaker goes on"


@pytest.mark.parametrize(
    ("text", "stretch", "reason"),
    [
        ("Robert “Bob” Rossi left.", "Bob", "a nickname, between the parts of a name"),
        (
            "Rossi was in the film “Grey Water” then.",
            "Grey Water",
            "the title of a work or the name of an event: “film” stands before it",
        ),
        (
            "The so-called “reform” failed.",
            "reform",
            "a word or name only mentioned: “the so-called” stands before it",
        ),
        (
            "The “Big Top Arena” stood there.",
            "Big Top Arena",
            "capitalised like the title of a work or the name of a thing, and no cue takes it",
        ),
        ("The “plan” failed.", "plan", "only a word or phrase in marks: no cue in its sentence"),
        ("The plan “???” failed.", "???", "there is no word in it"),
        ("The end of the “plan", "plan", "its mark never closes, and no cue takes it"),
    ],
)
def test_a_stretch_in_marks_that_is_no_quotation_has_a_reason(text: str, stretch: str, reason: str) -> None:
    assert reasons(text) == {stretch: reason}


def test_a_stretch_that_is_no_quotation_is_told_with_its_place() -> None:
    [stretch] = explain("The “plan” failed.").passed_over
    assert (stretch.span, stretch.text) == ((5, 9), "plan")
    assert "     5–9               “plan”: only a word" in explain("The “plan” failed.").render()


def test_an_article_without_quotations_says_so() -> None:
    assert explain("It rained.").render() == "no quotations"


def test_the_title_stands_above_all() -> None:
    assert explain(Article("It rained.", "1", title="Rain\n again")).render() == "Rain again\n\nno quotations"


def test_colour_changes_no_word() -> None:
    explanation = explain("“We will not go there,” Anna Berg said of the “plan”.")
    coloured = explanation.render(color=True)
    assert "\x1b[" in coloured
    assert (
        coloured.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "") == explanation.render()
    )


def test_an_explanation_can_be_written_as_json() -> None:
    explanation = explain("“We will not go there,” Anna Berg said. The “plan” failed.")
    told = json.loads(json.dumps(explanation.to_dict()))
    assert told["quotes"][0]["quote"]["speaker"]["name"] == "Anna Berg"
    assert told["passed_over"] == [
        {"span": [45, 49], "text": "plan", "reason": "only a word or phrase in marks: no cue in its sentence"}
    ]


PIECES = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    "Anna Berg",
    "said",
    "that",
    " ",
    ", ",
    ". ",
    "\n\n",
    "go",
    "told",
    ":",
    "—",
    "x" * 90,
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_explained_in_lines_that_fit(text: str) -> None:
    explanation = explain(text)
    assert all(len(line) <= 80 for line in explanation.render().splitlines())
    assert tuple(one.quote for one in explanation.quotes) == extract(text).quotes
    for stretch in explanation.passed_over:
        assert text[slice(*stretch.span)] == stretch.text
