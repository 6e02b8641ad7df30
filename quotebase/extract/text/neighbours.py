"""What stands beside a word may change its class: a month that is a name, an apostrophe that owns."""

import re
from collections.abc import Set

from quotebase.lexicon import Lexicon, class_by_ending
from quotebase.lexicon.channels import ChannelWords

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

_TOLD = re.compile(
    r"""
    H(?<=[VvgZb]H)(?:
        (?=["'])(?P<marks>)                                 # told her “Q”
      | (?=[D1Hp]|[zg][D1H]|[0Y]o)(?P<clause>)                # told her the plant was safe
      | (?=(?:[qxeJ0zY]{0,3}[xbdim]{1,2}|[NGB]{1,3}|[0Y]r)[na]*(?:[EuU]|[fV](?!p)))(?P<noun>)
    )""",
    re.VERBOSE,
)
"""“Told her”, where what follows is none of hers; “noun” is that of “(told her) talks had failed”."""

_TOLD_CLAUSE = re.compile(
    r"""
    [VvgZ](?:D?[qxJNGBT]{0,4}[rmNGBR]|O)(?:p?y{1,2}(?=[^yuUE]))?(?:
        (?P<x>b(?=[na]*[uUEf])                              # told reporters | talks had failed
          | z(?=(?:[D1H][qJ]{0,2}[xRrmdiNB])?[na]*[uUE])       # closing the plant would, nothing had
          | a?y(?=E))                                       # last year was worse
      | (?P<D>n(?=Y[na]*[uUEf]) | 0(?=0?[na]*[uUE] | oO))      # not all were safe, $4 million was missing
    )""",
    re.VERBOSE,
)
"""What opens a clause behind those told and seems none of its words; the name of its group is its class."""
_PUT_BEFORE = re.compile(
    r"[VvgZ](?:a?y|p[D1H]?[qxeJ0NGBm]{0,2}[xybdimRrNGBT]){1,2},(?P<d>[xb])(?=[na]*(?:[uUE]|f(?!o)))"
)
"""“Said last year, | orders (fell)”, “said under the plan, | costs (would double)”."""

_NO_VERB = re.compile(
    r"""[zgb1V](?:
        (?<=z)(?=R)(?P<role>)                                   # managing director
      | (?<=DV)(?=[VEuUFfWp,."])(?P<accused>)                   # the accused said
      | (?<=[zg])(?:                                            # a hearing, a press hearing, a Leeds hearing,
            (?<=[1H].)|(?<=[1H]r.)|(?<=[D1H][NJxefqBTmdy].)     # the Oslo town meeting
          | (?<=[D1H][NJB][NBmx].) )(?P<gathering>)
      | (?<=[NGRrmB]Sg)(?P<owned>)                              # Rossi's warning
      | (?<=b)(?:
            (?<=pD[rm].)(?P<place>)                             # in the media pen
          | (?<=Y.)(?P<several>)                                # those remarks
          | (?<=DN.)(?=[po:,;])(?P<post>)                       # the Instagram post:
          | (?:(?<=1[bdimxzJNBqeyrRv].)|(?<=1[zxeJyq][dimxNBrR].)|(?<=1y0[xNB].)|(?<=NSN.)
              |(?<=1.)(?=[xd]))(?!o)(?P<one>) )                 # a blog post
      | (?<=1)(?:
            (?<=[GT].)(?=[NG])(?P<initial>)                     # Peter A Berg, Mr A Berg
          | (?<=[TR].)(?=[VvbuUEfF,.S])(?P<lettered>) )         # Officer A
    )""",
    re.VERBOSE,
)
"""What may be a verb or an article by itself, and is none where it stands."""

_PAPER_KIND = re.compile("[xymb](?=L?[NB])")
_PAPER = re.compile(
    r"""(?:[JRTq]-?|(?<=[NBS])(?=y)|(?<=D)[efxq](?=y)|(?<=D)y(?=[xbm])|(?<=[Vvgp])x(?=x?m[NB]))
        [xbBymq]{0,4}[xymb](?=L?[NB])""",
    re.VERBOSE,
)
_LONGEST_PAPER = 6
"""Tokens before the last one of those."""
_AIR = re.compile("[xb](?<=[JRTq].)(?![xbmrRdiJNGBT-])")
"""“Spanish sports daily Marca”, “the new weekly Haber”, “told private broadcaster Rai”; “Italian radio”."""


def name_nouns(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """“A Leeds hearing”, “a blog post”: what may be a verb and is a noun behind an article is one.

    What an outlet is called by its kind is one as well: “told Spanish sports daily Marca”.
    And “A” is a name in “Officer A said”.
    """
    letters: list[str] | None = None
    for match in _NO_VERB.finditer(classes):
        at = match.start()
        found = _WHAT_IT_IS[match.lastgroup or ""](raw, classes, at, lexicon)
        if found:
            letters = letters or list(classes)
            letters[at + 1 - len(found) : at + 1] = found
    return _name_papers(raw, "".join(letters) if letters else classes, lexicon.channels)


def _of_role(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> str:
    """“Managing director”: a participle that belongs to what somebody is."""
    return "q" if raw[at].strip() in lexicon.cue_words["of_roles"] else ""


def _accused(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> str:
    """“The accused said”: a participle that is somebody, where no noun follows."""
    return "R" if raw[at].strip() in lexicon.cue_words["accused"] else ""


def _gathering(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> str:
    """“A hearing”, “the Tuesday briefing”, where the day belongs to it."""
    word = raw[at].strip()
    reports = lexicon.noun(word) is not None
    if not reports and word not in lexicon.cue_words["gatherings"]:
        return ""
    letter = "i" if reports else "x"
    return f"q{letter}" if classes[at - 1] == "y" else letter


def _owned(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> str:
    """“Rossi's warning”, “Rossi's backing for”: it reads like “Rossi is warning”, which of a name is rare."""
    if lexicon.noun(raw[at].strip()):
        return "i"
    return "x" if classes[at + 1 : at + 2] in tuple("po.,;") else ""


def _several(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> str:
    """“Those remarks”."""
    word = raw[at].strip()
    several = raw[at - 1].strip().lower() in lexicon.cue_words["several"]
    if not several or any(form.form != "third" for form in lexicon.verbs.get(word, ())):
        return ""
    return "d" if word in lexicon.documents or word.removesuffix("s") in lexicon.documents else "x"


def _post(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> str:
    """“The Instagram post:”, where a verb would end in -s."""
    alone = raw[at].strip() in lexicon.documents and not raw[at - 1].endswith("s")
    return "d" if alone and _is_base(raw[at], lexicon) else ""


def _one(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> str:
    """“A blog post”: the end of a phrase that “a” opens, which no verb can be that does not end in -s."""
    if not _is_base(raw[at], lexicon):
        return ""
    letter = "d" if raw[at].strip() in lexicon.documents else "x"
    return f"x{letter}" if classes[at - 1] in "bv" else letter


def _initial(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> str:
    """“Peter A Berg”, “Mr A Berg”: between a given name or a courtesy and a surname “A” is no article."""
    person = classes[at - 1] == "G" or raw[at - 1].strip() in lexicon.honorifics
    return "N" if raw[at].strip().isupper() and person else ""


def _lettered(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> str:
    """“Officer A said”: an article that no noun follows is the letter somebody is known by."""
    return "N" if raw[at].strip().isupper() else ""


_WHAT_IT_IS = {
    "role": _of_role,
    "accused": _accused,
    "gathering": _gathering,
    "place": _gathering,
    "owned": _owned,
    "several": _several,
    "post": _post,
    "one": _one,
    "initial": _initial,
    "lettered": _lettered,
}
"""The letter of such a word, and of the one before if that changes too; "" if it is a verb or article."""


def _is_base(raw: str, lexicon: Lexicon) -> bool:
    return all(form.form == "base" for form in lexicon.verbs.get(raw.strip(), ()))


def _name_papers(raw: list[str], classes: str, words: ChannelWords) -> str:
    """What an outlet is called by its kind, before its name, makes one noun phrase with it: body nouns."""
    kinds, air = words.sets["outlet_kinds"], words.sets["air"]
    lasts = [at for match in _PAPER_KIND.finditer(classes) if raw[at := match.start()].strip() in kinds]
    papers = [(begin, last) for last in lasts if (begin := _paper_begins(classes, last)) >= 0]
    papers += [(at - 1, at) for match in _AIR.finditer(classes) if raw[at := match.start()].strip() in air]
    if not papers:
        return classes
    letters = list(classes)
    for begin, last in papers:
        if letters[begin] == "R":
            letters[begin] = "J"
        for at in range(begin + (letters[begin] in "JTq"), last + 1):
            letters[at] = "m"
    return "".join(letters)


def _paper_begins(classes: str, last: int) -> int:
    """The token that what an outlet is called by its kind begins with, up to token ``last``; -1 for none."""
    for begin in range(max(last - _LONGEST_PAPER, 0), last + 1):
        paper = _PAPER.match(classes, begin)
        if paper is not None and paper.end() - 1 == last:
            return begin
    return -1


def told_her(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """“Her” behind a verb of telling is whom somebody told, if no noun of hers follows."""
    letters: list[str] | None = None
    for match in _TOLD.finditer(classes):
        at = match.start()
        if raw[at].strip().lower() not in lexicon.cue_words["objects"]:
            continue
        forms = lexicon.verbs.get(raw[at - 1].strip().lower(), ())
        if match.lastgroup == "marks" or any("A bare" in form.verb.frames for form in forms):
            letters = letters or list(classes)
            letters[at : at + 2] = "Ox" if classes[at + 1] == "b" else f"O{classes[at + 1]}"
    return "".join(letters) if letters else classes


def name_phrases(raw: list[str], classes: str, openers: Set[str], lexicon: Lexicon) -> str:
    """The classes, names of bodies that read like a phrase made names: Save the Children.

    ``openers`` are the tokens that one may begin with.
    """
    letters = list(classes)
    for at in [at for at, word in enumerate(raw) if word in openers]:
        for words in lexicon.phrase_names[raw[at].lstrip()]:
            stop = at + len(words)
            if tuple(map(str.lstrip, raw[at:stop])) == words:
                letters[at:stop] = "N" * (len(words) - 1) + "B"
    return "".join(letters)


def told_clauses(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """The classes, what seems no subject behind those told one: “told reporters | talks had failed”."""
    letters: list[str] | None = None
    for match in _TOLD_CLAUSE.finditer(classes):
        forms = lexicon.verbs.get(raw[match.start()].strip().lower(), ())
        if any("A bare" in form.verb.frames and "bare" not in form.verb.frames for form in forms):
            kind = match.lastgroup or ""
            letters = letters or list(classes)
            letters[match.start(kind) : match.end()] = kind * (match.end() - match.start(kind))
    return "".join(letters) if letters else classes


def clauses_put_behind(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """The classes, a bare plural behind “said last year,” a noun phrase: “said last year, | orders fell”."""
    letters: list[str] | None = None
    for match in _PUT_BEFORE.finditer(classes):
        at = match.start("d")
        forms = lexicon.verbs.get(raw[match.start()].strip().lower(), ())
        if raw[at].endswith("s") and any("bare" in form.verb.frames for form in forms):
            letters = letters or list(classes)
            letters[at] = "d"
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
