"""“Critics claim victory is near”, “…,” the mayor jokes: what may be a noun is the verb of its subject.

Its number tells: behind a plural stands the form without -s, behind a singular that with it.
"""

import re

from quotebase.lexicon import Lexicon

_IN_PHRASE = "qxeJ0zNGTBLdmrRSiy"


def _subject(heads: str) -> str:
    """One noun phrase whose last word is of the classes ``heads``: “the new mayor of the town”."""
    return rf"""
        (?P<opening>[D1HY]?[{_IN_PHRASE}]{{0,5}}?)(?P<head>[{heads}])
        (?:[op][D1H]?[{_IN_PHRASE}]{{1,5}}?)*?
        (?P<verb>b)
    """


_CLOSING = re.compile(rf"[,s-]{_subject('NGTBdmrRxbY')}(?=[.,¶;:-]|$)", re.VERBOSE)
"""“…, court records show.”, “as polls show,”: at the end of a clause behind a comma."""
_BEHIND_MARKS = re.compile(rf"""[,.*]["']{_subject("NGTBdmrRxbY")}(?=[.,¶;:-]|$|[apsty])""", re.VERBOSE)
"""“…,” the mayor jokes."""
_OPENING = re.compile(rf"""(?:^|[.¶*:t"']){_subject("TdmrR")}(?=a?[xqeziJ0YmrRdT])""", re.VERBOSE)
"""“Critics claim victory is near”: at the beginning of a sentence, with a noun behind it."""

_DEFINITE = ("D", "1", "H", "Y")
_SINGULAR = ("ss", "us", "is")
"""The ends of nouns in -s that are no plurals: analysis, campus."""


def find_noun_verbs(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """The classes, a word that may be a noun a verb where it agrees with the subject before it.

    “…,” critics charge · …, the lawsuit claims · …, polls show; not: a poll, a chat show · tax, job claims.
    """
    letters: list[str] | None = None
    for pattern in (_CLOSING, _BEHIND_MARKS, _OPENING):
        for match in pattern.finditer(classes):
            if _agrees(raw, match, lexicon, may_be_thing=pattern is _BEHIND_MARKS):
                letters = letters or list(classes)
                letters[match.start("verb")] = "V"
                _join(letters, match)
    return "".join(letters) if letters else classes


def _join(letters: list[str], match: re.Match[str]) -> None:
    """Make one noun phrase of a subject without an article: “new fundraising reports”."""
    if match["opening"][:1] in _DEFINITE:
        return
    for at in range(*match.span("opening")):
        if letters[at] in "xz":
            letters[at] = "q"
    if match["head"] in "xb":
        letters[match.start("head")] = "d"


def _agrees(raw: list[str], match: re.Match[str], lexicon: Lexicon, *, may_be_thing: bool) -> bool:
    """Whether the number of the noun is that of the verb, and the noun phrase can be a subject."""
    kind, noun = match["head"], raw[match.start("head")].strip().lower()
    third = raw[match.start("verb")].endswith("s")
    if "-" in noun:
        return False  # populist, anti-establishment message
    if kind == "Y" or (kind == "d" and noun in lexicon.cue_words["uncounted"]):
        return True  # one of the guards answers, some fear; data show, data shows
    ends = noun.endswith("s") and not noun.endswith(_SINGULAR)
    if kind == "r" or ends or noun in lexicon.cue_words["plural"]:
        return not third
    if not third or kind in "NGB":
        return third
    definite = match["opening"][:1] in _DEFINITE or "S" in match["opening"]
    return definite and (may_be_thing or kind not in "xb")
