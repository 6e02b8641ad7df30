"""docs/rules.md: every rule with what it looks for, an example, and how often it is right."""

import re

from quotebase.extract.confidence import State, confidence
from quotebase.extract.rules import Rule, rules

_HEAD = """\
# The rules

Made by `make docs` from `quotebase/extract/rules.toml` and `confidence.toml`; change the rules there.

Every quotation names in `rule` the rule that made it. In the examples its words are **bold** and its cue is
*set off*; `quotebase explain --rule NAME` shows more of them, texts in which the rule makes no quotation, and
the figures by kind. Every example is a test.

The figures were measured on {articles} annotated articles: how many quotations of speech the rule made, and
how many of them were right, in words (at least half in common) and in source. Where few were made the share
tells little.

| rule | looks for | example | made | right |
| --- | --- | --- | ---: | ---: |
"""

_CONFIDENCE = """
## Confidence

`confidence` is the share that was right of the quotations of the same rule and kind, counted as if one more
had been right and one wrong, so that few cases promise little. It is raised or lowered by how often
quotations were right that have one of these in common, compared with what their rules and kinds lead to
expect:

| | made | right | expected |
| --- | ---: | ---: | ---: |
"""

_CALIBRATE = """
Whoever has annotated articles can measure again: `make calibrate BENCH=path/to/bench`, or
`python -m quotebase.calibrate GOLD.jsonl`, whose `--help` says what it reads and what counts as right. The
annotated articles were political news of the United States of 2015 and 2016; other news may differ.
"""

_STATES: dict[State, str] = {
    "plain": "a speaker with a name, and words that were said",
    "unasserted": "words that were not said, declined, or only perhaps said",
    "unnamed": "a speaker whose name the article does not tell",
    "sourceless": "no speaker",
    "thought": "a thought, with `--include thoughts` or in quotation marks",
}


def rules_page() -> str:
    """The page."""
    measured = confidence()
    lines = [_HEAD.format(articles=measured.articles).rstrip("\n")]
    for rule in rules().values():
        made, right = measured.rule(rule.name)
        share = f"{right / made:.0%}" if made else ""
        lines.append(f"| `{rule.name}` | {rule.says} | {_example(rule)} | {made:,} | {share} |")
    lines.append(_CONFIDENCE.rstrip("\n"))
    for state, says in _STATES.items():
        if state in measured.states:
            made, right, expected = measured.states[state]
            lines.append(f"| {says} | {made:,} | {right / made:.0%} | {expected / made:.0%} |")
    return "\n".join([*lines, _CALIBRATE])


def _example(rule: Rule) -> str:
    text = re.sub(r"[<>]", "", rule.examples[0])
    text = re.sub(r"\{(.*?)\}", r"**\1**", re.sub(r"\[(.*?)\]", r"*\1*", text), flags=re.S)
    return re.sub(r"\s*\n+\s*", "<br>", text.replace("|", r"\|"))
