"""How sure a quotation is: what was measured, and what follows from it."""

from dataclasses import replace

import pytest

from quotebase import Cue, Span, Speaker, extract
from quotebase.extract.confidence import Confidence, Measured, Stated, confidence, parse, render, state_of
from quotebase.extract.rules import rules

MEASURED = Confidence(
    articles=9,
    cells={
        ("quote-speaker-cue", "direct"): Measured(98, 89),
        ("quote-speaker-cue", "mixed"): Measured(8, 0),
        ("fragment", "direct"): Measured(2, 2),
    },
    states={"plain": Stated(99, 99, 89.9), "unnamed": Stated(30, 9, 19.0)},
)
CUE = Cue("said", "say", (Span(0, 4),))
SPEAKER = Speaker("Anna Berg", "person", None, "Berg", (Span(5, 9),))


def test_a_quotation_is_as_sure_as_its_rule_and_kind_were_right() -> None:
    assert MEASURED.of("quote-speaker-cue", "direct", "thought") == 0.9
    assert MEASURED.of("quote-speaker-cue", "mixed", "thought") == 0.1


def test_few_cases_promise_little() -> None:
    assert MEASURED.of("fragment", "direct", "thought") == 0.75


def test_a_kind_that_a_rule_never_made_is_as_sure_as_its_others() -> None:
    assert MEASURED.of("fragment", "indirect", "thought") == 0.75


def test_a_rule_that_was_never_at_work_is_even() -> None:
    assert MEASURED.of("signature", "direct", "thought") == 0.5


def test_what_is_less_often_right_than_expected_is_discounted() -> None:
    assert MEASURED.of("quote-speaker-cue", "direct", "unnamed") == 0.71


def test_nothing_is_certain() -> None:
    assert MEASURED.of("quote-speaker-cue", "direct", "plain") == 0.99


@pytest.mark.parametrize(
    ("cue", "speaker", "state"),
    [
        (CUE, SPEAKER, "plain"),
        (None, SPEAKER, "plain"),
        (replace(CUE, modality="negated"), SPEAKER, "unasserted"),
        (replace(CUE, modality="negated"), replace(SPEAKER, name=None), "unnamed"),
        (CUE, None, "sourceless"),
        (replace(CUE, kind="thought"), None, "thought"),
    ],
)
def test_a_quotation_is_in_one_state(cue: Cue | None, speaker: Speaker | None, state: str) -> None:
    assert state_of(cue, speaker) == state


def test_what_is_written_is_read_again() -> None:
    assert parse(render(MEASURED)) == MEASURED


def test_the_order_of_the_counts_does_not_change_the_file() -> None:
    turned = replace(
        MEASURED,
        cells=dict(sorted(MEASURED.cells.items(), reverse=True)),
        states=dict(sorted(MEASURED.states.items(), reverse=True)),
    )
    assert render(turned) == render(MEASURED)


def test_only_rules_that_there_are_have_been_measured() -> None:
    assert {rule for rule, _ in confidence().cells} <= set(rules())


def test_a_quotation_beside_its_cue_is_surer_than_a_fragment() -> None:
    [said, fragment] = extract("“It is over,” Anna Berg said. Rossi was “not amused at all by this”.").quotes
    assert (said.rule, fragment.rule) == ("quote-speaker-cue", "fragment")
    assert said.confidence > fragment.confidence


def test_what_was_not_said_is_less_sure_than_what_was() -> None:
    [said] = extract("Anna Berg said that the bridge was safe.").quotes
    [unsaid] = extract("Anna Berg did not say that the bridge was safe.").quotes
    assert (said.rule, said.kind) == (unsaid.rule, unsaid.kind)
    assert said.confidence > unsaid.confidence
