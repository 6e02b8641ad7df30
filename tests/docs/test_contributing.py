"""The verb that CONTRIBUTING.md adds can be added as it says."""

import re
import textwrap
import tomllib

from quotebase.lexicon.verbs import verb_forms
from scripts.docs import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
LEXICON = tomllib.loads((ROOT / "quotebase" / "lexicon" / "en" / "verbs.toml").read_text(encoding="utf-8"))
(ENTRY,) = re.findall(r"```toml\n(.*?)```", GUIDE, flags=re.S)
VERBS = tomllib.loads(textwrap.dedent(f"   {ENTRY.lstrip()}"))["verb"]


def test_the_verb_is_one_that_the_lexicon_does_not_have_yet() -> None:
    assert {verb["lemma"] for verb in VERBS}.isdisjoint(verb["lemma"] for verb in LEXICON["verb"])


def test_the_entry_is_one_that_the_lexicon_accepts() -> None:
    forms = verb_forms([*LEXICON["verb"], *VERBS], "verbs.toml")
    assert {"chunter", "chunters", "chuntered", "chuntering"} <= set(forms)


def test_the_sentence_to_try_is_an_example_of_the_entry() -> None:
    (sentence,) = re.findall(r"echo '(.*?)'", GUIDE)
    examples = [re.sub("[<>{}]", "", example) for verb in VERBS for example in verb["examples"]]
    assert sentence in examples
