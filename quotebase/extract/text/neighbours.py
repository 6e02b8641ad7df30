"""What stands beside a word may change its class: a month that is a name, an apostrophe that owns."""

import re

from quotebase.lexicon import Lexicon, class_by_ending

_MARK = re.compile(r"¶|'(?P<owner>(?<=[NGBTRrmdxi]')(?=[NGBTRrmdxiJqez0b]))?")
"""A paragraph break or single mark; “owner” is the apostrophe of “the workers' leader”."""

_MONTH_NAME = re.compile(
    r"""y(?<![^.¶:;,"'&tVTGRSw(*-]y)(?:(?<=[GT]y)(?![0y]) | (?=[NG]{1,2}[,VvbuUEFfWSp"(]))""",
    re.VERBOSE,
)
"""“Theresa May”, “Mrs May”, “June Berg said”: a month that is a name, by what stands before or behind it."""
_MONTH_SPEAKS = re.compile(
    r"""y(?:(?<![^.¶:;,"'&twc(*-]y)(?=S?[aVvbuUEFfW]) | (?<=Vy)(?=[.,¶"]))""", re.VERBOSE
)
"""“June said”, where the article names June Berg."""

_COMPOUND_NAME = re.compile(r"[TBJ](?:(?<=[GT][TB])(?![GNLTBJ])|(?<=[GTN]J)(?=[VvuUEbS]))")
"""“Hale-King” behind a given name or an honorific, “Kuo-hai” behind a name and before a verb."""

_LETTERED = re.compile("1(?<=[TR]1)(?=[VvbuUEfF,.S])")
"""“Officer A said”: an article that no noun follows is the letter somebody is known by."""

_TOLD = re.compile("""H(?<=[VvgZb]H)(?=["'])""")
"""“Told her “Q””, where no noun follows."""


_GATHERING = re.compile("[zg](?<=[D1H][NJxefqBTmdy][zg])|[zg](?<=[D1H][NJB][NBmx][zg])")
"""“A Leeds hearing”, “the Oslo town meeting”: an -ing form behind what stands before a noun."""

_ONE = re.compile("b(?:(?<=1[bdimxzJNBqey]b)|(?<=1[zxeJyq][dimxNB]b)|(?<=1y0[xNB]b)|(?<=NSNb))(?![yo])")
"""“A blog post”: the end of a phrase that “a” opens, which no verb can be that does not end in -s."""


def name_nouns(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """“A Leeds hearing”, “a blog post”: what may be a verb and is a noun behind an article is one.

    And “A” is a name in “Officer A said”.
    """
    letters: list[str] | None = None
    for match in _LETTERED.finditer(classes):
        if raw[match.start()].strip() == "A":
            letters = letters or list(classes)
            letters[match.start()] = "N"
    gatherings = lexicon.cue_words["gatherings"]
    for match in _GATHERING.finditer(classes):
        at = match.start()
        if raw[at].strip() in gatherings:
            letters = letters or list(classes)
            letters[at] = "x"
            if letters[at - 1] == "y":  # the Tuesday briefing
                letters[at - 1] = "q"
    for match in _ONE.finditer(classes):
        word = raw[match.start()].strip()
        if all(form.form == "base" for form in lexicon.verbs.get(word, ())):
            letters = letters or list(classes)
            letters[match.start()] = "d" if word in lexicon.documents else "x"
            if letters[match.start() - 1] == "b":
                letters[match.start() - 1] = "x"
    return "".join(letters) if letters else classes


def told_before_marks(raw: list[str], classes: str, objects: frozenset[str]) -> str:
    """“Her” behind a reporting verb and before a quotation mark is whom somebody told."""
    letters: list[str] | None = None
    for match in _TOLD.finditer(classes):
        at = match.start()
        if raw[at].strip().lower() in objects:
            letters = letters or list(classes)
            letters[at] = "O"
    return "".join(letters) if letters else classes


def own_by_plurals(raw: list[str], classes: str) -> str:
    """The apostrophe behind a plural or a name in -s is its possessive, if no single mark is open there."""
    if "'" not in classes:
        return classes
    letters: list[str] | None = None
    opened = False
    for match in _MARK.finditer(classes):
        at = match.start()
        blank = raw[at][0].isspace()
        if match.group() == "¶":
            opened = False
        elif blank or at == 0 or classes[at - 1] in '¶"(:-':
            opened = True
        elif not opened and match.lastgroup and raw[at - 1][-1] in "sS" and raw[at + 1][0].isspace():
            letters = letters or list(classes)
            letters[at] = "S"
    return "".join(letters) if letters else classes


def name_months(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """June, April and May are given names or surnames where they stand as one."""
    given, letters, names = lexicon.given_names, list[str](), set[str]()
    for pattern in (_MONTH_NAME, _MONTH_SPEAKS):
        for match in pattern.finditer(classes):
            at = match.start()
            word = raw[at].strip()
            shouted = any(map(str.isupper, raw[at + 1 : at + 2]))  # June CPI rose
            if word not in given or shouted or classes[max(at - 2, 0) : at] == "y,":
                continue  # in May, June Berg said
            if pattern is _MONTH_NAME or word in names:
                names.add(word)
                letters = letters or list(classes)
                letters[at] = "N" if classes[at - 1 : at] in ("G", "T") else "G"
        if not names:
            break
    return "".join(letters) if letters else classes


def name_compounds(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """A compound like a title or an adjective is a surname where one stands, and then everywhere."""
    names = set[str]()
    for match in _COMPOUND_NAME.finditer(classes):
        at = match.start()
        if "-" not in raw[at]:
            continue
        word, before = raw[at].strip(), raw[at - 1].strip()
        ending = word.rpartition("-")[2]
        of_title = ending[:1].isupper() and word not in lexicon.titles
        unknown = ending not in lexicon.lower_classes and class_by_ending(ending) == "x"
        titled = classes[at - 1] != "T" or before in lexicon.honorifics
        if titled and (of_title or (ending[:1].islower() and unknown)):
            names.add(word)
    if not names:
        return classes
    words = zip(raw, classes, strict=True)
    return "".join("N" if letter in "TBJ" and word.strip() in names else letter for word, letter in words)
