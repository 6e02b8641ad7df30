"""“Critics claim victory is near”, “…,” the mayor jokes: what may be a noun is the verb of its subject.

Its number tells: behind a plural stands the form without -s, behind a singular that with it.
"""

import re

from quotebase.lexicon import Lexicon

_IN_PHRASE = "qxeJ0zNGTBLdmrRSiy"
_VERB = "(?P<verb>[bi]|[xfFR](?=l))"
_MARKS = """[,.*"'](?:(?<=[,.*])["']|(?<=["']),)"""
"""Closing marks, with a comma or stop within or behind them."""


def _subject(heads: str) -> str:
    """A noun phrase, its last word of the classes ``heads``, and what belongs to it: “the mayor of Graz”."""
    return rf"""
        (?P<opening>[D1HY]?[{_IN_PHRASE}]{{0,5}}?)(?P<head>[{heads}])
        (?:[op][D1H]?[{_IN_PHRASE}b]{{1,5}}?)*?
    """


_CLOSING = re.compile(rf"[,s-](?!z){_subject('NGTBdmrRxbY')}{_VERB}(?=[.,¶;:-]|$)", re.VERBOSE)
"""“…, court records show.”, “as polls show,”: at the end of a clause behind a comma."""
_BEHIND_MARKS = re.compile(
    rf"""
        {_MARKS}{_subject("NGTBdmrRxbYP")}(?:,[^,.¶"]{{1,40}}?,)?{_VERB}
        (?=l?(?:[.¶;:-]|$|,(?![^,.¶"]{{1,30}},[VvEU])|[apsty](?![^.,¶;:"]{{0,12}}[VvEU])))
    """,
    re.VERBOSE,
)
"""“…,” the mayor jokes; “…,” Berg, a doctor, jokes; not: “…,” the police report in May said."""
_BEFORE_SUBJECT = re.compile(
    rf"{_MARKS}{_VERB}l?(?P<opening>[D1HY]?[{_IN_PHRASE}]{{0,5}}?)(?P<head>[NGBmrRY])"
)
"""“…,” jokes the mayor."""
_OPENING = re.compile(
    rf"""
        [.¶*:t"'&^]{_subject("TdmrR")}{_VERB}
        (?=a?(?:[xqiJ0YmrRdTD1PH2w]|z(?=[uUEVf])|e(?=[xbrmd])|t(?![EuUVfF])|[NGB](?![NGB]*[fVe][EuU]))|[,:]["'])
    """,
    re.VERBOSE,
)
"""“Critics claim victory is near”: at the beginning of a sentence, with what is claimed behind it."""
_NAMED = re.compile(
    rf"""[.¶*:t"'&^]{_subject("N")}{_VERB}(?:(?<=[GT]N.)(?=a?[xqeziJ0YmrRd])|(?=[xqz]{{1,2}}[uUEf]|2[^bvgVx]))""",
    re.VERBOSE,
)
"""“Anna Berg claims victory”, “Berg claims prices will rise”; not: NFL rules."""

_PATTERNS = (_CLOSING, _BEHIND_MARKS, _BEFORE_SUBJECT, _OPENING, _NAMED)

_DEFINITE = ("D", "1", "H", "Y")


def find_noun_verbs(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """The classes, a word that may be a noun a verb where it agrees with the subject before it.

    “…,” critics charge · …, the lawsuit claims · …, polls show; not: a poll, a chat show · tax, job claims.
    """
    letters: list[str] | None = None
    raw, classes = ["\n", *raw], f"¶{classes}"  # the text begins as a paragraph does
    for pattern in _PATTERNS:
        for match in pattern.finditer(classes):
            if pattern is _NAMED and raw[match.start("head")].isupper():
                continue  # EU rules
            if _agrees(raw, match, lexicon):
                letters = letters or list(classes)
                letters[match.start("verb")] = "V"
                _join(letters, match)
    return ("".join(letters) if letters else classes)[1:]


def _join(letters: list[str], match: re.Match[str]) -> None:
    """Make one noun phrase of a subject without an article: “new fundraising reports”."""
    if match["opening"][:1] in _DEFINITE:
        return
    for at in range(*match.span("opening")):
        if letters[at] in "xz":
            letters[at] = "q"
    if match["head"] in "xb":
        letters[match.start("head")] = "d"


def _agrees(raw: list[str], match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the number of the noun is that of the verb, and the noun phrase can be a subject.

    A thing may be one behind words in marks: “…,” a sign boasts.
    """
    kind, noun = match["head"], raw[match.start("head")].strip().lower()
    at = match.start("verb")
    verb = raw[at].strip().lower()
    if verb not in lexicon.verbs and f"{verb}{''.join(raw[at + 1 : at + 2]).lower()}" not in lexicon.verbs:
        return False  # a noun alone: complaints
    third = verb.endswith("s") and not verb.endswith("ss")
    if "-" in noun and not third:
        return False  # populist, anti-establishment message
    if kind in "YP" or (kind == "d" and noun in lexicon.cue_words["uncounted"]):
        return True  # one of the guards answers, she jokes; data show, data shows
    ends_as_plural = noun.endswith("s") and not noun.endswith(tuple(lexicon.cue_words["singular_ends"]))
    if ends_as_plural and (
        match["opening"][:1] == "1" or (kind in "xb" and _is_compound(match, verb, lexicon))
    ):
        return False  # a weapons charge, the drugs charge
    if kind == "r" or ends_as_plural or noun in lexicon.cue_words["plural"]:
        return not third
    if not third or kind in "NGB":
        return third
    definite = match["opening"][:1] in _DEFINITE or "S" in match["opening"]
    return definite and (match.re is _BEHIND_MARKS or kind not in "xb")


def _is_compound(match: re.Match[str], verb: str, lexicon: Lexicon) -> bool:
    """Whether things behind an article do what people do: “the drugs charge”, not “its own books show”."""
    if match.re is not _CLOSING or match["opening"][:1] not in _DEFINITE:
        return False
    return all(form.verb.kind != "document" for form in lexicon.verbs.get(verb, ()))
