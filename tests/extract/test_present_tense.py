"""Every verb that quotes is heard in the present tense, where many look like nouns: “…,” the mayor jokes."""

import tomllib
from pathlib import Path

import quotebase.lexicon
from quotebase.lexicon.verbs import verb_forms
from tests.extract.cases import extracted

VERBS = tomllib.loads(
    (Path(quotebase.lexicon.__file__).parent / "en" / "verbs.toml").read_text(encoding="utf-8")
)["verb"]
QUOTING = [
    verb
    for verb in VERBS
    if "quote" in verb["frames"] and verb.get("kind") != "document" and " " not in verb["lemma"]
]
SUBJECTS = {"the mayor": "third", "Berg": "third", "she": "third", "residents": "base"}
SHAPES = (
    "“It is late,” {subject} {verb}.",
    "“It is late,” {subject} {verb} as the door shuts.",
    "“It is late,” {verb} {subject}.",
)
UNHEARD = {"chorus", "counsel", "instagram", "kid", "muse", "press", "state", "volunteer"}
"""Nouns or names above all: “counsels”, “the states”."""


def form(verb: dict[str, str], of: str) -> str:
    forms = {
        reading.form: written for written, readings in verb_forms([verb], "").items() for reading in readings
    }
    return verb["lemma"] if of == "base" else forms["third"]


def is_lost(text: str, subject: str) -> bool:
    quotes = extracted(text)
    return len(quotes) != 1 or quotes[0].speaker is None or quotes[0].speaker.text != subject


def test_words_in_marks_have_their_speaker_whatever_verb_reports_them() -> None:
    lost = {
        verb["lemma"]
        for verb in QUOTING
        for subject, of in SUBJECTS.items()
        for shape in (SHAPES[:-1] if subject == "she" else SHAPES)  # nobody writes “jokes she”
        if is_lost(shape.format(subject=subject, verb=form(verb, of)), subject)
    }
    assert lost == UNHEARD
