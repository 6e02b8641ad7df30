"""Surnames that are other words as well, “Mr King”, “Ellen March said”, and nicknames in marks.

What stands beside the word tells, and where it has told once, the word alone is a name before its verb too.
"""

import re

from quotebase.lexicon import Lexicon

_COURTESY = re.compile("T(?=[TBJrRm](?![GNLBTJR])|[yal])")
"""“Mr | King”: a title before what is no name by itself."""
_GIVEN = re.compile("G(?=[TBJrRmyal])(?<![D1HSGNLJB]G)(?=[TBJrRm](?![GNLBTJxrRmdiq])|y(?!0)|[al])")
_UNKNOWN = re.compile("TN(?=[al])")
"""A first name before what is no name by itself: “Adam | King”, “Ellen | March”, “Rep. Bud | Long”."""
_PERSON = re.compile("[TBrRm](?<=[TRq]G.)|[TBrRmy](?=,(?:0[,.]|[1D][qxJ]{0,2}[xJNGB]?[RT]|R))")
"""“Singer Karen | Banks”, “Jack | Friday, 54,”, “Jack | Friday, a farmer”: nothing but a person."""
_ALONE = re.compile("""[TBJyalrRm](?:(?<![D1HGNTBJSY].)(?=[VvbuUEfF])|(?<=V.)(?=[.,¶"y]))""")
"""“King said”, “said King”."""
_OPENS = re.compile("[.¶](?=[xbVvfFeidq][Vuv])")
"""“Rose said”: before what opens a sentence as no subject does."""
_NICKNAME = re.compile("""["'(](?<=[GN].)(?:D?[GNBTJ]{1,2}["']|(?<=G.)G\\))(?=N)""")
"""“Sipho | “Shakes” | Nkosi”, “Bernard | (Bernie) | Quill”."""
_RETIRED = re.compile(r"\((?<=T.)[xNT]\.?\)(?=[GN])")
"""“Lt Gen | (retd) | Asif Khan”."""
_JOB = re.compile("N(?:(?<=[JRT].)(?=[GN]{2})|(?<=N.)(?=G[GN]))")
"""“Australian | Cricketer | Bryce Nolan”, “England | Footballer | Danny Cole”."""
_MARKS = frozenset(("“", "”", '"', "‘", "’", "'", "``", "''", "(", ")"))
_FULL = re.compile("[GNT]N")
"""“Anna Rose”."""
_OF_TITLE = re.compile("NT")
"""“Tan Sri”: a surname where the other word of the title does not follow."""


def name_surnames(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """The classes, such words those of names."""
    given = [match.end() for pattern in (_GIVEN, _UNKNOWN) for match in pattern.finditer(classes)]
    found = [at for at in given if _is_surname(raw, classes, at, lexicon)]
    found += [match.end() for match in _COURTESY.finditer(classes) if _is_titled(raw, match.start(), lexicon)]
    found += _alone(raw, classes, {raw[at].strip() for at in found})
    parts = [match.start() for match in _OF_TITLE.finditer(classes)]
    parts = [at for at in parts if raw[at].strip() in lexicon.addressed["apart"]]
    if not found and not parts:
        return classes
    letters = list(classes)
    for at in found:
        letters[at] = "N"
    for at in parts:
        letters[at] = "T"
    return "".join(letters)


def name_jobs(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """The classes, a capitalised job between a people or country and a name no part of the name."""
    for match in _JOB.finditer(classes):
        at = match.start()
        before = raw[at - 1].strip()
        if raw[at].strip().lower() in lexicon.roles and (
            before in lexicon.nationalities or before in lexicon.title_modifiers or before in lexicon.places
        ):
            classes = f"{classes[:at]}R{classes[at + 1 :]}"
    return classes


def join_nicknames(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """The classes, a nickname in marks inside a name a part of it: “Sipho “Shakes” Nkosi”.

    “(Retd)” is one of the title before it: “Lt Gen (retd) Asif Khan”.
    """
    for match in _RETIRED.finditer(classes):
        at, end = match.span()
        if raw[at + 1].lower() in lexicon.addressed["retired"]:
            classes = f"{classes[:at]}{'T' * (end - at)}{classes[end:]}"
    for match in _NICKNAME.finditer(classes):
        at, end = match.span()
        blank = [raw[token][0].isspace() for token in (at, at + 1, end - 1, end)]
        if blank == [True, False, False, True] and raw[at + 1][0].isupper() and not raw[at - 1].isupper():
            classes = f"{classes[:at]}{'L' * (end - at)}{classes[end:]}"
    return classes


def without_nickname(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name, what stands in marks in it left out: Sipho, Nkosi."""
    marks = [at for at, word in enumerate(words) if word in _MARKS]
    return words[: marks[0]] + words[marks[-1] + 1 :] if marks else words


def _is_surname(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> bool:
    """“Adam King”; “Victoria Police” and “Adam Monday” only where the article tells of a person."""
    word = raw[at].strip()
    if not word[0].isupper() or not word[1:].islower() or "".join(raw[at + 1 : at + 2]).strip()[:1].isupper():
        return False  # Adam Just Left
    doubtful = classes[at] in "Brm" or word.lower() in lexicon.bodies or word in lexicon.weekdays
    return not doubtful or _PERSON.match(classes, at) is not None


def _is_titled(raw: list[str], at: int, lexicon: Lexicon) -> bool:
    """“Mr King”, but not “Mr Speaker”."""
    if raw[at].strip() not in lexicon.addressed["courtesies"]:
        return False
    word = raw[at + 1].strip()
    return word[0].isupper() and word not in lexicon.addressed["offices"]


def _alone(raw: list[str], classes: str, names: set[str]) -> list[int]:
    """“King said”, “Rose said”, where the article has “Mr King” and “Anna Rose”."""
    found: list[int] = []
    if names:
        found += [at for match in _ALONE.finditer(classes) if raw[at := match.start()].strip() in names]
    opening = [
        at for match in _OPENS.finditer(f"¶{classes}") if raw[at := match.start()].strip()[1:].islower()
    ]
    if opening:
        names = names | {raw[match.end() - 1].strip() for match in _FULL.finditer(classes)}
        found += [at for at in opening if raw[at].strip() in names]
    return found
