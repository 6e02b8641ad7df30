"""The verb and noun vocabulary is well formed, and every entry shows itself at work."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import quotebase.lexicon
from quotebase.lexicon.inflect import plural
from quotebase.lexicon.verbs import FRAMES, verb_forms
from tests.extract.cases import extracted

FOLDER = Path(quotebase.lexicon.__file__).parent / "en"
VERB_TABLES = tomllib.loads((FOLDER / "verbs.toml").read_text(encoding="utf-8"))
VERBS: list[dict[str, Any]] = VERB_TABLES["verb"]
LIGHT: list[dict[str, Any]] = VERB_TABLES["light"]
ADJECTIVES: list[dict[str, Any]] = VERB_TABLES["adjective"]
NOUNS: list[dict[str, Any]] = tomllib.loads((FOLDER / "cue_nouns.toml").read_text(encoding="utf-8"))["noun"]
ENTRIES = VERBS + NOUNS


def forms_by_lemma() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for written, readings in verb_forms(VERBS, "verbs.toml").items():
        for reading in readings:
            found.setdefault(reading.verb.lemma, set()).add(written)
    return found


def has_a_form(sentence: str, forms: Iterable[str]) -> bool:
    return any(re.search(rf"\b{re.escape(form)}\b", sentence, re.IGNORECASE) for form in forms)


def is_marked_up(example: str) -> bool:
    """One ``<source>``, and one ``{content}`` or more, none inside another."""
    signs = "".join(re.findall(r"[<>{}]", example))
    return re.fullmatch(r"(\{\})*<>(\{\})*", signs) is not None and "{" in signs


@pytest.mark.parametrize("entries", [VERBS, NOUNS], ids=["verbs", "nouns"])
def test_no_lemma_stands_twice(entries: list[dict[str, Any]]) -> None:
    counts = Counter(entry["lemma"] for entry in entries)
    assert [lemma for lemma, count in counts.items() if count > 1] == []


def test_every_verb_has_a_frame_and_an_example() -> None:
    assert [verb["lemma"] for verb in VERBS if not (verb["frames"] and verb["examples"])] == []


def test_every_noun_has_a_frame_or_takes_a_colon_and_has_an_example() -> None:
    bare = [noun["lemma"] for noun in NOUNS if not (noun["frames"] or noun.get("colon"))]
    assert bare == []
    assert [noun["lemma"] for noun in NOUNS if not noun["examples"]] == []


def test_nouns_use_the_frames_of_verbs() -> None:
    assert {frame for noun in NOUNS for frame in noun["frames"]} <= FRAMES


def test_no_entry_lists_a_frame_twice() -> None:
    assert [entry["lemma"] for entry in ENTRIES if len(set(entry["frames"])) != len(entry["frames"])] == []


def test_examples_and_counterexamples_of_a_verb_hold_a_form_of_it() -> None:
    forms = forms_by_lemma()
    strays = [
        (verb["lemma"], sentence)
        for verb in VERBS
        for sentence in verb["examples"] + verb.get("counterexamples", [])
        if not has_a_form(sentence, forms[verb["lemma"]])
    ]
    assert strays == []


def test_examples_and_counterexamples_of_a_noun_hold_a_form_of_it() -> None:
    strays = [
        (noun["lemma"], sentence)
        for noun in NOUNS
        for sentence in noun["examples"] + noun.get("counterexamples", [])
        if not has_a_form(sentence, {noun["lemma"], plural(noun["lemma"])})
    ]
    assert strays == []


def test_every_example_marks_one_source_and_what_is_reported() -> None:
    assert [e for entry in ENTRIES for e in entry["examples"] if not is_marked_up(e)] == []


def test_counterexamples_mark_nothing() -> None:
    marked = [e for entry in ENTRIES for e in entry.get("counterexamples", []) if re.search(r"[<>{}]", e)]
    assert marked == []


def test_a_verb_that_is_also_a_noun_has_a_counterexample() -> None:
    assert [verb["lemma"] for verb in VERBS if verb.get("also") and not verb.get("counterexamples")] == []


def as_marked(text: str) -> list[str]:
    """What is found in an example, each piece of content with its speaker, to compare with its marks."""
    return [f"{quote.speaker.text if quote.speaker else ''}: {quote.text}" for quote in extracted(text)]


@pytest.mark.parametrize("entry", LIGHT + ADJECTIVES, ids=lambda entry: entry["lemma"])
def test_a_light_verb_or_adjective_reports_in_its_examples_and_not_in_its_counterexamples(
    entry: dict[str, Any],
) -> None:
    thought = entry.get("kind") == "thought"
    for example in entry["examples"]:
        (source,) = re.findall("<(.*?)>", example)
        (content,) = re.findall("{(.*?)}", example)
        found = as_marked(re.sub("[<>{}]", "", example))
        assert found == ([] if thought else [f"{source}: {content}"]), example
    assert entry["counterexamples"]
    assert [text for text in entry["counterexamples"] if as_marked(text)] == []
