"""Stretches in quotation marks are paired, in every style of marks."""

import pytest

from tests.eval.stretches import stretches


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“It leaks,” she said. “A lot.”", ["It leaks,", "A lot."]),
        ('"It leaks," she said.', ["It leaks,"]),
        ("“It leaks.\n\n“Still.”", ["It leaks.", "Still."]),
        ("‘We don’t know,’ she said.", ["We don’t know,"]),
        ("'We don't know,' she said.", ["We don't know,"]),
        ("‘The drivers’ union won’t say,’ she said.", ["The drivers’ union won’t say,"]),
        ("‘It is theirs’ she said. ‘It is ours.’", ["It is theirs", "It is ours."]),
        ("“She said ‘no’ to me,” he said.", ["She said ‘no’ to me,"]),
        ("six weeks' wages and the Makers' Forum", []),
        ("It’s the union’s roof.", []),
        ("An empty pair: “ ”.", []),
    ],
)
def test_what_stands_in_marks_is_found(text: str, inside: list[str]) -> None:
    assert [text[start:end] for start, end in stretches(text)] == inside
