"""The table of rules: every rule has examples at which it works and texts at which it does not."""

import ast
import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from quotebase import Quote
from quotebase.extract.attribution.frames import FRAMES
from quotebase.extract.rules import Rule, rules
from quotebase.pipeline import analyse
from quotebase.read import read
from scripts.docs import ROOT

SIGNS = re.compile(r"[{}<>\[\]]")
EDGES = ' ,;:.!?“”"'
every_rule = pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))


def quotes_in(text: str) -> tuple[Quote, ...]:
    return analyse(text, ["thoughts"]).quotes


class Marked(NamedTuple):
    """The text of an example without its signs, and what they enclosed."""

    text: str
    content: list[str]
    source: list[str]
    cue: list[str]


def read_marked(example: str) -> Marked:
    def between(opening: str, closing: str) -> list[str]:
        found = re.findall(re.escape(opening) + "(.*?)" + re.escape(closing), example, flags=re.S)
        return [SIGNS.sub("", text).strip(EDGES) for text in found]

    return Marked(SIGNS.sub("", example), between("{", "}"), between("<", ">"), between("[", "]"))


def told(text: str, quote: Quote) -> Marked:
    """The same of a quotation that was found."""
    content = [text[start:end].strip(EDGES) for start, end in quote.spans]
    source = [quote.speaker.text.strip(EDGES)] if quote.speaker else []
    return Marked(text, content, source, [quote.cue.text] if quote.cue else [])


@every_rule
def test_a_rule_has_two_examples_and_a_counterexample(rule: Rule) -> None:
    assert len(rule.examples) >= 2
    assert rule.counterexamples


@every_rule
def test_a_rule_makes_the_quotations_of_its_examples(rule: Rule) -> None:
    missed = []
    for example in rule.examples:
        marked = read_marked(example)
        found = [told(marked.text, q) for q in quotes_in(marked.text) if q.rule == rule.name]
        if marked not in found:
            missed.append((marked, [(q.rule, told(marked.text, q)) for q in quotes_in(marked.text)]))
    assert missed == []


@every_rule
def test_a_rule_makes_no_quotation_of_its_counterexamples(rule: Rule) -> None:
    made = [t for t in rule.counterexamples if any(q.rule == rule.name for q in quotes_in(t))]
    assert made == []


def test_every_frame_of_a_cue_has_a_rule() -> None:
    assert {f"speaker-cue-{frame.name}" for frame in FRAMES} <= set(rules())


def test_every_rule_of_the_table_is_in_the_code() -> None:
    written = strings_in_the_code()
    families = [name for name in ("speaker-cue-", "noun-") if name in written]
    missing = [
        name
        for name in rules()
        if name not in written
        and not any(name.startswith(family) and name.removeprefix(family) in written for family in families)
    ]
    assert missing == []


def strings_in_the_code() -> set[str]:
    """Every string in the modules of extraction, the parts of f-strings included."""
    return {
        node.value
        for path in (ROOT / "quotebase" / "extract").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_rule_that_made_a_quotation_is_in_the_table() -> None:
    texts = [article.text for article in read([ROOT / "seeds" / "articles"])]
    texts += [SIGNS.sub("", example) for example in lexicon_examples()]
    texts += [SIGNS.sub("", text) for rule in rules().values() for text in rule.examples]
    texts += [text for rule in rules().values() for text in rule.counterexamples]
    assert {quote.rule for text in texts for quote in quotes_in(text)} <= set(rules())


def lexicon_examples() -> Iterator[str]:
    for name, key in (("verbs", "verb"), ("cue_nouns", "noun")):
        path = ROOT / "quotebase" / "lexicon" / "en" / f"{name}.toml"
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))[key]:
            yield from entry["examples"]


def test_a_rule_is_told_in_lines_that_fit() -> None:
    for rule in rules().values():
        lines = rule.render().splitlines()
        assert lines[0] == rule.name
        assert all(len(line) <= 80 for line in lines)


def test_a_rule_that_is_a_frame_shows_its_pattern() -> None:
    assert "  pattern  " in rules()["speaker-cue-that"].render()
    assert "  pattern  " not in rules()["quote-cue-speaker"].render()
