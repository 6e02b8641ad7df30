"""Small words that are no conjunction or preposition here: “more than 50”, “has since said”, “that day”."""

import re

from quotebase.lexicon import Lexicon

_THAT_DAY = re.compile('ty(?!py)(?=[tpo,.;:¶PD1H"])')
"""“(said) that day (that …)”, not “that day by day …”: “that” points to a time."""

_QUANTITY = re.compile(
    "c(?=[01Y])(?<=[ax]c)|p(?=0[rRmxNTJ])(?<![VvbgZiEeuF]p)|2(?=[0Y])(?<=l2)|s(?=[0Y])(?<=s[Yx]s)|c(?=[VZefE])(?<=uc)"
)
"""“More than 5,000 members”, where “than” opens no clause, “about 50 members”, where “about” governs none;
“up to 50”, “as many as 50”; “has since said”, where “since” opens none.
"""


def point_to_times(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """“That” before a day or night is no conjunction."""
    for match in _THAT_DAY.finditer(classes):
        at = match.start()
        if raw[at + 1].strip() in lexicon.pointed_times:
            classes = f"{classes[:at]}D{classes[at + 1 :]}"
    return classes


def measured(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """“More than”, “about”, “up to” and “as many as” before a number are adverbs."""
    words = lexicon.cue_words
    for match in _QUANTITY.finditer(classes):
        at = match.start()
        word = raw[at].strip().lower()
        before, limits = classes[at - 1], raw[at - 1].strip().lower() in words["limiting"]
        if classes[at] == "s":
            classes = f"{classes[: at - 2]}aaa{classes[at + 1 :]}"
        elif (limits and before == "l") or word in words["compared"]:
            classes = f"{classes[: at - 1]}aa{classes[at + 1 :]}"
        elif word in words["rough"] or (before == "u" and word in words["meanwhile"]):
            classes = f"{classes[:at]}a{classes[at + 1 :]}"
    return classes
