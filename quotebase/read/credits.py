"""What an article's own text says of its outlet and author: credits in its first and last lines.

Only forms that are hardly ever anything else are taken; where a credit is doubtful there is none. Names stay
spelled as in the credit, without the ending of a domain ("Zerohedge.com" is "Zerohedge").
"""

import re
from dataclasses import dataclass

REACH = 600
"""Characters at either end of the text in which credits are looked for."""


@dataclass(frozen=True, slots=True)
class Credits:
    """Outlet and author as credited in the text, ``None`` where it credits none."""

    outlet: str | None = None
    author: str | None = None


NO_CREDITS = Credits()


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_AGENCIES = _words("""
    AAP AFP AFX ANI ANSA AP APA Bloomberg BBC CBC CBS CNBC CNN CNS dpa DPA EFE IANS Interfax IRNA JTA
    KUNA Kyodo MENA NBC NPR PA PTI Reuters REUTERS RIA RNS SANA SPA TASS UNI UPI WAM Xinhua Yonhap
""")
"""Agencies and broadcasters that sign with a bare name, even where little else shows that it is one."""

_OUTLET_WORDS = _words("""
    Agency Broadcasting Bureau Chronicle Daily Dispatch Examiner Gazette Globe Guardian Herald
    Independent Inquirer Journal Magazine Mail Media Mirror Monitor Network News Newspaper Newspapers
    Newswire Observer Post Press Radio Register Reporter Review Sentinel Service Standard Star Sun
    Telegraph Television Times Today Tribune TV Week Weekly Wire World
""")

_DATE_WORDS = _words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December
""")

_NO_OUTLET = _DATE_WORDS | _words("""
    Adds Analysis Clarifies Commentary Correction Corrected Corrects Democrat Editor Editorial Edits
    Exclusive File Fixes Image Live Note Opinion Optional Part Photo Photos Picture Pictures Recasts
    Recaps Removes Repeats Republican Rewrites Sponsored Update Updated Updates Video Watch Writes Wraps
""")
"""What a parenthesis at the head of an article may begin with that is no outlet."""

_NO_NAME = (_DATE_WORDS - {"April", "May", "June", "August"}) | _words("""
    A Additional All An And Any Contributors Default Design Editor Editorial Editors Figures Invitation
    Law Nature Numbers Only Other Our Popular Several Special Staff The Their These This
""")
"""What a line that begins with "By" may hold that is no part of a person's name."""

_PARTICLES = _words("de da di du del der den dos el al bin ibn la le van von y")
_SMALL_WORDS = _words("of the and for de la &")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([^\W_][\w-]*)(?:\.[a-z]{2,6}){1,2}/?", re.IGNORECASE)

_DASH = r"\s?[-–—―]{1,2}\s"
_CAPITAL = r"[^\W\d_a-z]"
_PLACE = rf"{_CAPITAL}[\w.'’/ -]{{1,40}}(?:, \w[\w. ]{{1,20}}){{0,3}}"

# (The Hill) – Text
_HEAD_CREDIT = re.compile(rf"\((?P<outlet>[^()\n]{{2,40}})\){_DASH}")
# WASHINGTON (Reuters) - Text; New York (AFP) – Text; RENO, Nev., Jan. 1 (UPI) — Text
# MOSCOW, February 21. /TASS/. Text
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}) (?:\((?P<outlet>[^()\n]{{2,40}})\){_DASH}|/(?P<slashed>[^/\n]{{2,40}})/[.\s])"
)
# By Jane Doe; By JANE DOE and John Roe, The Example Times; By Jane Doe | Example News; By Reuters
_BYLINE = re.compile(r"(?:By|BY|by) (?P<people>[^|\n]{3,90}?)(?:\s*[|•·]\s*(?P<outlet>[^|\n]{2,40}))?")
# (Article by Jane Doe republished from Example.com)
_REPUBLISHED = re.compile(
    r"\((?:Article|Story|Report|Post) (?:written )?by (?P<people>[^()\n]{3,80}?),? "
    r"(?:is |was )?(?:re)?published (?:with permission )?(?:from|by|on) (?P<outlet>[^()\n]{2,60}?)\.?\)"
)
# This article originally appeared on Example News.
_APPEARED = re.compile(
    r"\bThis (?:article|story|post|piece|column|report|essay|interview) "
    r"(?:(?:was |has )?(?:originally|first) (?:appeared|published|ran|posted)"
    r"|(?:is|was|has been) republished|(?:appeared|ran) (?:originally|first)) "
    r"(?P<where>on|in|at|by|with permission from|from) (?P<outlet>[^\n,;:()]{2,60})"
)
_AFTER_OUTLET = re.compile(r"\.(?:\s.*)?$| (?:on|under|and is|as|in|at|with) .*")
# (Reporting by Jane Doe in Kyiv and John Roe; Editing by Jim Poe)
_REPORTING = re.compile(
    r"(?:^|\(|[.!?] )Reporting by (?P<people>[^;()\n]{3,160}?)(?:;|\)|\.?\s*$|,? [Ee]diting by)", re.M
)
# Jane Doe and John Roe contributed to this report.
_CONTRIBUTED = re.compile(
    r" (?:also )?contributed (?:reporting )?to this (?:report|story|article|post|piece)\b"
)
_SENTENCE_END = re.compile(r"""(?<=[^\WA-Z])[.!?]["”’)]* (?=[^\W\d_a-z])|[.!?]["”’)]+ """)
# — Jane Doe, Example News; -- Reuters
_SIGNED = re.compile(r"(?:[–—―]|--)\s?(?:(?P<people>[^,\n]{3,60}), )?(?P<outlet>[^,\n]{2,40})")

_BETWEEN_PEOPLE = re.compile(r",\s*and\s+|,\s*|\s+and\s+|\s+&\s+")
_PERSON_PLACE = re.compile(r" (?:in|from|at|for) .*")
# Associated Press writers Jane Doe; Example News’ Jane Doe
_PERSON_EMPLOYER = re.compile(
    r"^(?:(?:[A-Z][\w.’']* ){0,4}(?:[Ss]taff )?(?:[Ww]riter|[Rr]eporter|[Jj]ournalist|[Cc]orrespondent)s? "
    r"|(?:[A-Z][\w.]* ){0,3}[A-Z][\w.]*(?:['’]s|s['’]) )(?=[A-Z])"
)
_STAFF = re.compile(r",? (?:[Ss]taff|STAFF)(?: (?:[Ww]riter|[Rr]eporter)s?)?$")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_BRACKETS = frozenset('()[]{}<>,;:"“”')
_CLOSING_MARKS = ("”", '"', "’", "'", "»")
_BYLINE_WITHIN = 4


def credits_of(text: str) -> Credits:
    """The outlet and the author that the first and last lines of ``text`` credit.

    Looks at :data:`REACH` characters at either end, so it takes the same short time for any text.
    """
    head, tail = text[:REACH].splitlines(), text[-REACH:].splitlines()
    if len(text) > REACH and len(tail) > 1:
        del tail[0]
    first = [line.strip() for line in head if line.strip()]
    last = [line.strip() for line in tail if line.strip()]
    byline = _byline(first[:_BYLINE_WITHIN])
    trailer = _trailer("\n".join(last))
    signature = _signature(last)
    return Credits(
        outlet=trailer.outlet or _dateline(first) or byline.outlet or signature.outlet,
        author=byline.author or trailer.author or signature.author,
    )


def _dateline(lines: list[str]) -> str | None:
    for line in lines:
        if found := _HEAD_CREDIT.match(line):
            return _outlet(found["outlet"])
        if found := _DATELINE.match(line):
            outlet = _outlet(found["outlet"] or found["slashed"])
            town = found["place"].partition(",")[0]
            return outlet if outlet in _AGENCIES or town.isupper() else None
    return None


def _byline(lines: list[str]) -> Credits:
    for line in lines:
        if found := _BYLINE.fullmatch(line):
            people, outlet = _STAFF.sub("", found["people"]), found["outlet"] or ""
            if _signs(people) and "," not in people:
                return Credits(outlet=_outlet(people))
            if not outlet and _signs(people.rpartition(", ")[2]):
                people, _, outlet = people.rpartition(", ")
            if author := _people(people):
                return Credits(_outlet(outlet) if _signs(outlet) else None, author)
    return NO_CREDITS


def _trailer(text: str) -> Credits:
    outlet = author = None
    if found := _REPUBLISHED.search(text):
        outlet, author = _outlet(found["outlet"]), _people(found["people"])
    elif found := _APPEARED.search(text):
        name = _AFTER_OUTLET.sub("", found["outlet"], count=1) or found["outlet"]
        name = (
            name if _DOMAIN.match(found["outlet"]) is None else found["outlet"].partition(" ")[0].rstrip(".")
        )
        named = _signs(name) or name.lower().startswith("the ")
        outlet = _outlet(name) if named or found["where"] != "in" else None
    if author is None and (found := _REPORTING.search(text)):
        author = _people(found["people"])
    if author is None and (found := _CONTRIBUTED.search(text)):
        line = text[: found.start()].rpartition("\n")[2]
        author = _people(_SENTENCE_END.split(line)[-1])
    return Credits(outlet, author)


def _signature(lines: list[str]) -> Credits:
    """A last line such as "— Jane Doe, Example News", unless it says whose the quotation above it is."""
    found = _SIGNED.fullmatch(lines[-1]) if lines else None
    if (
        found is None
        or (len(lines) > 1 and lines[-2].endswith(_CLOSING_MARKS))
        or not _signs(found["outlet"])
    ):
        return NO_CREDITS
    author = _people(found["people"]) if found["people"] else None
    return Credits(_outlet(found["outlet"]), author) if author or not found["people"] else NO_CREDITS


def _outlet(text: str) -> str | None:
    """The outlet that ``text`` names, or ``None`` if it does not read like an outlet's name."""
    text = text.strip().removeprefix("the ")
    if domain := _DOMAIN.fullmatch(text):
        return domain[1]
    words = text.split()
    if not words or len(words) > 6 or words[0] in _NO_OUTLET or words[0].isdigit():
        return None
    if text in _AGENCIES or all(_begins_high(word) or word in _SMALL_WORDS for word in words):
        return text
    return None


def _signs(text: str) -> bool:
    """Whether nobody but an outlet has a name like ``text``."""
    return text in _AGENCIES or not _OUTLET_WORDS.isdisjoint(text.split()) or bool(_DOMAIN.fullmatch(text))


def _people(text: str) -> str | None:
    """The people whom ``text`` lists, joined by commas; ``None`` if any of it is no person's name."""
    people = []
    for part in _BETWEEN_PEOPLE.split(text):
        name = _PERSON_PLACE.sub("", _PERSON_EMPLOYER.sub("", part)).rstrip(".")
        if not name or _signs(name):
            continue
        if not _is_person(name.split()):
            return None
        people.append(name)
    return ", ".join(people) or None


def _is_person(words: list[str]) -> bool:
    return (
        2 <= len(words) <= 5
        and _NO_NAME.isdisjoint(words)
        and words[-1] not in _PARTICLES
        and all(word in _PARTICLES or (word[0].isupper() and _NAME_WORD.fullmatch(word)) for word in words)
    )


def _begins_high(word: str) -> bool:
    return (word[0].isupper() or word[0].isdigit()) and not _BRACKETS.intersection(word)
