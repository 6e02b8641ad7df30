"""docs/contract.md describes every field that is printed, and no other."""

import re
from typing import get_args

from quotebase.model import Article, ChannelKind, Cue, Modality, Party, Quote, Span, Speaker, SpeakerType
from quotebase.serialise import article_to_dict
from scripts.docs import ROOT

CONTRACT = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
SPANS = (Span(0, 1),)
QUOTE = Quote(
    kind="direct",
    text="a",
    spans=SPANS,
    cue=Cue("said", "say", SPANS),
    speaker=Speaker(None, None, None, "she", SPANS, "no name"),
    channel=None,
    addressee=Party("b", "b", SPANS),
    via=None,
    parent=None,
    confidence=1.0,
    rule="r",
)


def section(heading: str) -> str:
    return re.split(r"^## ", CONTRACT.split(f"\n## {heading}\n")[1], flags=re.M)[0]


def described_fields(heading: str) -> set[str]:
    """The names in the first column of a section's table."""
    rows = re.findall(r"^\| (`[^|]+) \|", section(heading), flags=re.M)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def test_the_fields_of_an_article_are_those_described() -> None:
    unread = Article(text="", id="1", errors=("row 1: not JSON",))
    assert set(article_to_dict(unread)) == described_fields("An article")


def test_the_fields_of_a_quotation_are_those_described() -> None:
    (fields,) = article_to_dict(Article(text="a", id="1", quotes=(QUOTE,)))["quotes"]
    assert set(fields) == described_fields("A quotation")
    for part in ("cue", "speaker", "addressee"):
        (row,) = re.findall(rf"^\| `{part}` \|(.*)\|$", section("A quotation"), flags=re.M)
        assert set(fields[part]) <= set(re.findall(r"`(\w+)`", row))


def test_every_value_that_a_field_may_have_is_described() -> None:
    values = {*get_args(ChannelKind), *get_args(SpeakerType), *get_args(Modality)}
    assert values <= set(re.findall(r"`(\w+)`", section("A quotation")))
