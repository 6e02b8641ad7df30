"""Stage 5: what a mention is: its name, title and role, gender and type, before anyone is resolved."""

import re
from typing import Literal, NamedTuple

from quotebase.extract.text.scan import Tokens
from quotebase.extract.text.surnames import without_nickname
from quotebase.lexicon import Gender, Lexicon
from quotebase.model import SpeakerType

from .body_names import inside_name, name_words, opening_adjectives, owner_in_name
from .same_name import bare_end
from .seats import seat_of

MentionHead = Literal["name", "role", "group", "body", "document", "pronoun", "relative", "other"]
_INNER_CAPITAL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|Fitz)[A-Z][a-z]+[A-Z]\w*")
_NAME = frozenset("GNLBTJ")
_MAY_LINK = frozenset("op2D&")
"""Classes of words that only the name of a body holds: of, for, to, and, and the article behind “of”."""
_LINKS = frozenset("op2&")
"""The same without the article."""
_LONGEST_NUMBER = 2
"""Digits of the number that somebody is known by."""
_OF_SOMEBODY = frozenset("TRq")
"""Classes of words before a name that tell that it is a person's."""


class Mention(NamedTuple):
    """Tokens ``first`` to ``stop`` (exclusive); ``name`` its proper name without title, if it has one."""

    first: int
    stop: int
    head: MentionHead
    name: tuple[str, ...]
    role: str | None
    gender: Gender
    type: SpeakerType | None
    definite: bool
    noun: str
    """Head noun of a description, lower case, else ``""``."""


def parse_mention(tokens: Tokens, first: int, stop: int, lexicon: Lexicon) -> Mention:
    """Take apart the noun phrase of tokens ``first`` to ``stop``."""
    classes = tokens.classes
    begin, end = first, stop
    if stop - first == 1 and classes[first] in "POWwtYDH":
        head: MentionHead = "relative" if classes[first] in "Wwt" else "pronoun"
        word = tokens.word(first).lower()
        if classes[first] in "YD":
            kind: SpeakerType = "anonymous" if word in lexicon.single else "group"
            return Mention(first, stop, "group", (), None, "either", kind, False, word)
        return Mention(first, stop, head, (), None, lexicon.pronouns.get(word, "either"), None, True, word)
    while end > begin + 1 and (classes[end - 1] == "S" or classes[end - 1 : end + 1] == "qy"):
        end -= 1  # Rossi's; Rossi late (on Monday)
    definite = classes[begin] == "H" or (
        classes[begin] == "D" and tokens.word(begin).lower() in lexicon.definite
    )
    while begin < end - 1 and classes[begin] in "D1YH0o":
        begin += 1
    if numbered(tokens, end - 2, end, lexicon) and end - 2 >= begin:
        kind = "person" if tokens.word(end - 2).lower() in lexicon.roles else "organisation"
        return Mention(first, stop, "name", tokens.words(end - 2, end), None, "either", kind, definite, "")
    run = end
    while run > begin and (
        classes[run - 1] in _NAME
        or (classes[run - 1] in _MAY_LINK and inside_name(tokens, run - 1, begin, end, lexicon))
    ):
        run -= 1
        if classes[run - 1] == "S" and owner_in_name(tokens, begin, run - 1, end, lexicon):
            run -= 2  # the Children's Trust
    if begin < run < end and classes[run - 1] == "R":
        run = opening_adjectives(tokens, begin, run, end, lexicon)
    if run == end or (classes[end - 1] == "T" and definite and seat_of(tokens, begin - 1, end - 1, lexicon)):
        return _description(tokens, first, begin, end, stop, definite, lexicon)
    if "J" in classes[run:end] and (behind := _behind_place(tokens, run, end)):
        begin = run = behind
    return _named(tokens, first, begin, run, end, stop, definite, lexicon)


def _behind_place(tokens: Tokens, run: int, end: int) -> int:
    """Where the name begins behind where it is: “The London-based | Nordvik Group”; 0 if nothing tells."""
    for at in range(end - 2, run - 1, -1):
        if tokens.classes[at] == "J" and tokens.word(at).endswith("-based"):
            return at + 1
    return 0


def numbered(tokens: Tokens, first: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether tokens ``first`` and the next name somebody or something by a number or letter: “Officer 1”."""
    if first < 0 or tokens.classes[first] not in "TR":
        return False
    word, mark = tokens.words(first, stop)
    if not word[0].isupper() or word in lexicon.honorifics or len(mark) > _LONGEST_NUMBER:
        return False
    return mark.isdigit() or (len(mark) == 1 and mark.isupper())


def _is_title(tokens: Tokens, at: int, run: int, lexicon: Lexicon) -> bool:
    """Whether a word of titles is one here: “State” is in “Secretary of State”, not in “State Chancery”."""
    word = tokens.word(at)
    alone = word in lexicon.titles or word in lexicon.title_modifiers
    return alone or (at > run and tokens.classes[at - 1] in "To") or tokens.classes[at + 1] == "T"


def _description(
    tokens: Tokens, first: int, begin: int, end: int, stop: int, definite: bool, lexicon: Lexicon
) -> Mention:
    noun = tokens.word(end - 1).lower()
    letter = tokens.classes[end - 1]
    counted = tokens.classes[first] in "Y0" or noun in lexicon.unnamed
    gender: Gender = "either"
    head: MentionHead = "other"
    kind: SpeakerType | None = "anonymous"
    if letter == "R" or noun in lexicon.roles:
        head, gender = "role", lexicon.roles.get(noun, "either")
    elif letter == "r":
        head, kind = "group", "anonymous" if counted else "group"
    elif letter == "d" or noun in lexicon.documents or noun in lexicon.nouns:
        head, kind = "document", "document"
    elif letter == "m":
        head, kind = "body", "organisation"
    return Mention(first, stop, head, (), tokens.slice(begin, end), gender, kind, definite, noun)


def _named(
    tokens: Tokens, first: int, begin: int, run: int, end: int, stop: int, definite: bool, lexicon: Lexicon
) -> Mention:
    classes = tokens.classes
    name = run
    while classes[name] in "TJ" and name < end - 1:
        name += 1
    name, end = run, bare_end(tokens, name, end, lexicon)
    inside = classes[run:end]
    if not _LINKS.isdisjoint(inside):
        words = name_words(tokens, run, end)
        return Mention(first, stop, "name", words, None, "either", "organisation", definite, "")
    if tokens.slice(begin, end) in lexicon.organisations and "o" in classes[begin:end]:
        words = name_words(tokens, begin, end)  # Joint Chiefs of Staff
        return Mention(first, stop, "name", words, None, "either", "organisation", definite, "")
    for at in range(run, end - 1):
        if (classes[at] == "T" and _is_title(tokens, at, run, lexicon)) or (
            classes[at] == "J" and at == name
        ):
            name = at + 1
    if classes[end - 2 : end] == "oT" and tokens.slice(max(end - 3, begin), end) in lexicon.titles:
        noun = tokens.word(end - 3).lower()  # Secretary of State
        known = definite or classes[first] != "D"
        return Mention(first, stop, "role", (), tokens.slice(begin, end), "either", "anonymous", known, noun)
    if (
        classes[end - 1] == "T"
        and not (name < end - 1 and classes[name] == "G" and classes[first] != "D")
        and (tokens.word(end - 1) in lexicon.titles or tokens.word(end - 1).lower() in lexicon.roles)
    ):
        noun = tokens.word(end - 1).lower()
        gender = lexicon.titles.get(tokens.word(end - 1), "either")
        known = definite or classes[first] != "D"
        return Mention(first, stop, "role", (), tokens.slice(begin, end), gender, "anonymous", known, noun)
    words = tokens.words(name, end)
    words = without_nickname(words) if "L" in inside else words
    gender = _gender(tokens, begin, name, words, lexicon)
    role = tokens.slice(begin, name).strip(" ,") or None if name > begin else None
    if role is not None and (role in lexicon.honorifics or classes[name - 1] == "S"):
        role = None  # Mr. Rossi, Bavaria's Karin Moser
    elif role is not None and (courtesy := _courtesy(tokens, begin, name, lexicon)) < name:
        role = tokens.slice(begin, courtesy)
    elif role is not None and name - begin == 1 and classes[begin] in "ezZ":
        role = None  # a dejected Rossi
    kind = _type(tokens, first, begin, name, end, words, definite, lexicon)
    if kind == "organisation":
        words = name_words(tokens, run, end)
        role = role if role and _is_described_body(tokens, name, end, lexicon) else None
        if len(words) == 1 and classes[end - 1] in "BT" and not words[0].isupper():
            people = lexicon.lower_classes.get(words[0].lower()) == "r" or words[0] in lexicon.demonyms
            kind = "group" if people else kind  # Police, Democrats
    return Mention(first, stop, "name", words, role, gender, kind, definite, "")


def _courtesy(tokens: Tokens, begin: int, name: int, lexicon: Lexicon) -> int:
    """Where the courtesy between role and name begins: “Sir” in “Labour leader Sir Neil Moss”, else ``name``.

    It is one only behind a role: none of “Harbour Master”, “Lady Justice”.
    """
    for first in (name - 2, name - 1):
        if first <= begin or tokens.slice(first, name) not in lexicon.honorifics:
            continue
        word = tokens.word(first - 1)
        if word in lexicon.titles or word.lower() in lexicon.roles or tokens.classes[first - 1] == "R":
            return first
    return name


def _gender(tokens: Tokens, begin: int, name: int, words: tuple[str, ...], lexicon: Lexicon) -> Gender:
    given = lexicon.given_names.get(words[0], "either") if len(words) > 1 else "either"
    told: Gender = "either"
    for at in range(begin, name):
        word = tokens.word(at)
        gender = lexicon.titles.get(word) or lexicon.roles.get(word.lower(), "either")
        if gender != "either":
            if word in lexicon.honorifics:
                return gender
            told = gender
    return given if given != "either" else told


def _type(
    tokens: Tokens,
    first: int,
    begin: int,
    name: int,
    end: int,
    words: tuple[str, ...],
    definite: bool,
    lexicon: Lexicon,
) -> SpeakerType:
    classes = tokens.classes
    if _is_body_by_letters(words, lexicon) and not _is_first_name(classes, name + 1, words, lexicon):
        return "organisation"
    if name > begin and _is_described_body(tokens, name, end, lexicon):
        return "organisation"
    surname = classes[name] == "G" and end - name == 2 and words[-1].lower() not in lexicon.bodies
    if classes[end - 1] in "BT" and not surname:  # Ed House is a person, Bergen University none
        return "organisation"
    of_place = (
        name > begin and tokens.word(name - 1) not in lexicon.titles and " ".join(words) in lexicon.places
    )
    if of_place and classes[name - 1] == "T":
        return "organisation"  # Police Scotland
    full = " ".join(words)
    before = tokens.word(name - 1).lower() if name > begin else ""
    if before in lexicon.cue_words["younger"] or before in lexicon.cue_words["elder"]:
        return "person"
    if not _OF_SOMEBODY.isdisjoint(classes[begin:name]):
        return "person"
    if classes[name] == "G" and full not in lexicon.countries:  # India is one
        return "person"
    whole = tokens.slice(begin, end)
    if whole in lexicon.organisations or full in lexicon.organisations or whole in lexicon.speaking_places:
        return "organisation"
    if full in lexicon.places or (definite and tokens.classes[first] == "D"):
        return "organisation"
    if len(words) == 1 and len(full) > 1 and full.isupper():
        return "organisation"
    return "person"


def _is_described_body(tokens: Tokens, name: int, end: int, lexicon: Lexicon) -> bool:
    """“German carmaker Nordvik”; not “broker Nordvik”, “carmaker Anna Berg”, “State Department”."""
    classes = tokens.classes
    if classes[name - 1] not in "mi" or (classes[name] == "G" and end - name > 1):
        return False
    noun = tokens.word(name - 1)
    opens = name == 1 or (classes[name - 2] in '.¶"' and classes[end - 1] != "B")
    return (noun.islower() or opens) and noun.lower() in lexicon.bodies and noun.lower() not in lexicon.roles


def _is_first_name(classes: str, second: int, words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """“KPK Sathish Kumar”, not “ABC Sydney”: a given name behind the initials before it."""
    if len(words) == 1 or classes[second] != "G" or words[1] in lexicon.places:
        return False
    return words[0] not in lexicon.media and words[0] not in lexicon.organisations


def _is_body_by_letters(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """CalMac, GNS Science, Police Scotland: capitals inside a word or an acronym first, or a body's noun."""
    first = words[0]
    if len(words) == 1:
        return not first[1:].islower() and _INNER_CAPITAL.fullmatch(first) is not None
    if lexicon.lower_classes.get(first.lower()) == "m":
        return True
    return len(first) > 2 and first.isalpha() and first.isupper() and not words[-1].isupper()
