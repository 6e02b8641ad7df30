"""The small words around a cue: in its examples a list tells what it is for, in the others not."""

import tomllib
from collections.abc import Callable, Sequence
from importlib.resources import files

import pytest

from quotebase.model import Quote
from tests.extract.cases import extracted

LISTS = tomllib.loads((files("quotebase.lexicon") / "en" / "cue_words.toml").read_text(encoding="utf-8"))

Told = Callable[[Sequence[Quote]], bool]


def of_modality(modality: str) -> Told:
    return lambda quotes: any(quote.cue is not None and quote.cue.modality == modality for quote in quotes)


def by_rule(rule: str) -> Told:
    return lambda quotes: any(quote.rule == rule for quote in quotes)


def said_by(name: str) -> Told:
    return lambda quotes: any(quote.speaker is not None and quote.speaker.name == name for quote in quotes)


def all_said_by(name: str) -> Told:
    return lambda quotes: all(quote.speaker is not None and quote.speaker.name == name for quote in quotes)


TOLD: dict[str, Told] = {
    "when": lambda quotes: any(quote.text == "it was fair" for quote in quotes),
    "asked_then": lambda quotes: any(quote.text == "it was fair" for quote in quotes),
    "focus": lambda quotes: any(quote.text == "even the mayor was late" for quote in quotes),
    "as_soon_as": lambda quotes: any(quote.text.startswith("the moment she") for quote in quotes),
    "plural": bool,
    "uncounted": bool,
    "singular_ends": bool,
    "told_things": lambda quotes: not quotes,
    "at_least": bool,
    "formerly": said_by("Anna Berg"),
    "making_works": lambda quotes: not quotes,
    "performing_works": lambda quotes: not quotes,
    "in_closing": lambda quotes: [quote.text for quote in quotes] == ["the road was icy"],
    "in_medium": lambda quotes: any(quote.text.startswith("the man met her in a post") for quote in quotes),
    "closing_media": lambda quotes: [quote.text for quote in quotes] == ["the road was icy"],
    "described_to": lambda quotes: quotes[0].speaker is not None and "Berg" in quotes[0].speaker.text,
    "of_roles": lambda quotes: any(
        quote.speaker is not None and quote.speaker.role == "managing director" for quote in quotes
    ),
    "released": lambda quotes: [quote.text for quote in quotes] == ["the vote was fair"],
    "views": by_rule("according-to-first"),
    "attributive": lambda quotes: [quote.text for quote in quotes] == ["the vote was fair"],
    "having": lambda quotes: all(quote.cue is None or "direct" not in quote.cue.text for quote in quotes),
    "hypothetical": of_modality("hypothetical"),
    "conditional": of_modality("hypothetical"),
    "declining": of_modality("declined"),
    "going_on": of_modality("asserted"),
    "idle": lambda quotes: not quotes,
    "goes": lambda quotes: not quotes,
    "anybody": lambda quotes: not quotes,
    "keen": of_modality("asserted"),
    "had_to": of_modality("asserted"),
    "using": by_rule("fragment"),
    "words_as_words": by_rule("fragment"),
    "in_the_words_of": by_rule("lead-in"),
    "relative": by_rule("what-speaker-cue"),
    "several": lambda quotes: len(quotes) == 1,
    "manner": said_by("Anna Berg"),
    "judgements": bool,
    "replies": bool,
    "talking": lambda quotes: not quotes,
    "topic": lambda quotes: not quotes,
    "agent": by_rule("cue-by-speaker"),
    "limiting": by_rule("speaker-cue-bare"),
    "meanwhile": lambda quotes: any(
        quote.cue is not None and quote.cue.text == "has since said" for quote in quotes
    ),
    "yes_or_no": bool,
    **dict.fromkeys(
        (
            "drawing",
            "reactions",
            "gesturing",
            "body",
            "voice",
            "lacking",
            "withholding",
            "giving",
            "details",
            "elaborating",
            "gave",
            "contradicting",
            "amid",
            "meant_as",
        ),
        lambda quotes: any(quote.text == "it was late" for quote in quotes),
    ),
    "events": lambda quotes: any(quote.text == "he was glad" for quote in quotes),
    "first_person": said_by("Paul Rossi"),
    "unnamed": lambda quotes: not quotes,
    "listing": lambda quotes: not quotes,
    "compared": by_rule("clause-speaker-cue"),
    "objects": by_rule("speaker-cue-addressee-quote"),
    "behind_noun": by_rule("noun-that"),
    "beside": said_by("Anna Berg"),
    "for_whom": lambda quotes: any(quote.speaker.name == "Anna Berg" for quote in quotes if quote.speaker),
    "headless": by_rule("what-speaker-cue"),
    "parties": said_by("Paul Rossi"),
    "office": said_by("Anna Berg"),
    "dying": said_by("Anna Rossi"),
    "which_one": lambda quotes: not said_by("Tom Rossi")(quotes),
    "owned": lambda quotes: all(quote.speaker is not None and quote.speaker.role is None for quote in quotes),
    "attesting": bool,
    "where": lambda quotes: any(quote.text == "the plan" for quote in quotes),
    "for_oneself": lambda quotes: not quotes,
    "contacting": said_by("Paul Rossi"),
    "conceding": said_by("Rossi"),
    "speaking_pronouns": by_rule("fragment"),
    "as_per": bool,
    "by_the_rules": by_rule("according-to-first"),
    "hearings": bool,
    "copulas": bool,
    "witnessing": lambda quotes: all(quote.speaker and quote.speaker.text == "Anna Berg" for quote in quotes),
    "recordings": lambda quotes: all(quote.speaker and quote.speaker.text == "Anna Berg" for quote in quotes),
    "said_where": lambda quotes: all(quote.speaker and quote.speaker.text == "the firm" for quote in quotes),
    "said_on": lambda quotes: all(quote.speaker and quote.speaker.text == "Anna Berg" for quote in quotes),
    "rough": lambda quotes: any("members" in quote.speaker.text for quote in quotes if quote.speaker),
    "gatherings": bool,
    "impersonal": lambda quotes: not quotes,
    "quantities": bool,
    "negating": of_modality("negated"),
    "issued_by": all_said_by("Anna Berg"),
    "said_through": all_said_by("Anna Berg"),
    "asking": said_by("Anna Berg"),
    "answering": said_by("Anna Berg"),
    "saying": said_by("Anna Berg"),
    "asked_about": said_by("Anna Berg"),
    "continuing": all_said_by("Anna Berg"),
    "accused": said_by("Tom Rossi"),
    "charging": said_by("Tom Rossi"),
    "pleading": said_by("Tom Rossi"),
    "pleas": said_by("Tom Rossi"),
    "harming": said_by("Tom Rossi"),
    "both": said_by("Tom Rossi and Ann Berg"),
    "couples": said_by("Tom Rossi and Ann Berg"),
    "working_at": said_by("Tom Rossi"),
    "two": said_by("Tom Rossi and Karl Berg"),
    "first_of_two": said_by("Tom Rossi"),
    "second_of_two": said_by("Ann Berg"),
    "younger": said_by("Paul Rossi"),
    "elder": said_by("Paul Rossi"),
    "offspring": said_by("Paul Rossi"),
    "others": lambda quotes: quotes[-1].speaker is not None and quotes[-1].speaker.name == "suspect",
    "youths": said_by("Tom Rossi"),
    "examiners": said_by("Anna Berg"),
    "examining": said_by("Anna Berg"),
    **dict.fromkeys(
        ("reacting", "bearing", "stances", "gestures", "moving", "first_singular"), said_by("Paul Rossi")
    ),
    **dict.fromkeys(("eyes", "sayings", "pointing", "so", "all", "coming"), said_by("Anna Berg")),
    **dict.fromkeys(("to_whom", "leading", "receptions"), said_by("Anna Berg")),
    **dict.fromkeys(("alleging", "done_to"), lambda quotes: quotes[0].speaker is None),
    "third_persons": lambda quotes: not said_by("Anna Berg")(quotes),
    "nobody": all_said_by("Anna Berg"),
    "for_a_body": lambda quotes: quotes[0].speaker is not None,
    "becoming": said_by("Anna Berg"),
    "aging": said_by("Anna Berg"),
}

every_list = pytest.mark.parametrize("name", LISTS)


def test_of_every_list_a_test_knows_what_it_tells() -> None:
    assert TOLD.keys() == LISTS.keys()


@every_list
def test_a_list_has_words_in_order_with_examples_and_counterexamples(name: str) -> None:
    row = LISTS[name]
    assert row["words"] == sorted(row["words"])
    assert row["examples"]
    assert row["counterexamples"]


@every_list
def test_a_list_tells_what_it_is_for_in_its_examples(name: str) -> None:
    assert [text for text in LISTS[name]["examples"] if not TOLD[name](extracted(text))] == []


@every_list
def test_a_list_tells_nothing_in_its_counterexamples(name: str) -> None:
    assert [text for text in LISTS[name]["counterexamples"] if TOLD[name](extracted(text))] == []
