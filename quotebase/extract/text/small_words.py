"""Small words that are none here: “more than 50”, “as many as 50”, “has since said”, “that day”."""

import re

from quotebase.lexicon import Lexicon

_THAT_DAY = re.compile('ty(?!py)(?=[tpo,.;:¶PD1H"])')
"""“(said) that day (that …)”, not “that day by day …”: “that” points to a time."""

_COUNTED = re.compile("y0(?=[xRrqeJ])")
"""“(Said on Tuesday) 12 people (died)”: a number behind a day that is no date."""

_QUANTITY = re.compile(
    r"""[cp2s](?:
        (?<=[ax]c)(?=[01Y])(?P<compared>)               # more than 5,000 members
      | (?<=p)(?=0[rRmxNTJ])(?<![VvbgZiEeuF]p)(?P<rough>)  # about 50 members
      | (?<=l2)(?=[0Y])(?P<limiting>)                   # up to 50
      | (?<=s[Yx]s)(?=[0Y])(?P<as_many>)                # as many as 50
      | (?<=p)(?=x[0Y1][rRmxN])(?P<at_least>)           # at least 50 members
      | (?<=[NGPRrmWB,]c)(?=[VZ])(?P<formerly>)         # Rossi once called it
      | (?<=uc)(?=[VZefE])(?P<meanwhile>)               # has since said
    )""",
    re.VERBOSE,
)
"""Where “than” and “since” open no clause, “about”, “up to” and “as many as” govern nothing."""


def point_to_times(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """“That” before a day or night is no conjunction, and a number behind a weekday counts what follows."""
    for match in _COUNTED.finditer(classes):
        at = match.start() + 1
        if raw[at - 1].strip() in lexicon.weekdays:
            classes = f"{classes[:at]}Y{classes[at + 1 :]}"
    for match in _THAT_DAY.finditer(classes):
        at = match.start()
        if raw[at + 1].strip() in lexicon.pointed_times:
            classes = f"{classes[:at]}D{classes[at + 1 :]}"
    return classes


def measured(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """“More than”, “about”, “up to” and “as many as” before a number, and “since” in a verb, are adverbs."""
    words = lexicon.cue_words
    for match in _QUANTITY.finditer(classes):
        at, kind = match.start(), match.lastgroup or ""
        at += kind == "at_least"
        word = raw[at - 1 if kind == "limiting" else at].strip().lower()
        if kind != "as_many" and word not in words[kind]:
            continue
        begin = at - {"as_many": 2, "compared": 1, "limiting": 1, "at_least": 1}.get(kind, 0)
        classes = f"{classes[:begin]}{'a' * (at + 1 - begin)}{classes[at + 1 :]}"
    return classes
