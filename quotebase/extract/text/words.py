"""What a token is by itself: its class, and what part it may have in the words of a channel."""

import re
import sys
import unicodedata

from quotebase.lexicon import Lexicon, class_by_ending

MONEY = r"(?:[A-Z]{1,3}[$£¢]|[$£€¥₹₦₵₱₨]|Rs\.?|K?Sh|Ksh|[NR](?=\d))"
"""The sign of a currency before a number: dollars, naira, rand, rupees, shillings."""
_SUM = re.compile(rf"{MONEY}\d")

_SITE = re.compile(r"\w\.(?:com|org|net|gov|edu|info|co\.\w\w)$")
"""The end of the name of a web site."""

_LONE = {
    ",": ",", ":": ":", ";": ";", "—": "-", "–": "-", "―": "-", "-": "-", "(": "(", "[": "(", "{": "(",
    "%": "r", ")": ")", "]": ")", "}": ")", "…": "*", "&": "L",
}  # fmt: skip
_DOUBLE_MARKS = frozenset(['"', "“", "”", "„", "‟", "«", "»", "''", "``", "＂", "❝", "❞"])
_SINGLE_MARKS = frozenset(["'", "‘", "’", "‚", "‛", "‹", "›", "`", "´"])
_LONGEST_SYLLABLE = 6
"""Letters of a syllable of a name: “Byeong-cheol”, “Ka-cheung”."""
_MEMO_LIMIT = 400_000
"""How many words a scanner remembers the class of."""


class WordMemory(dict[str, str]):
    """Of each raw token the letter of its class and that of its role, worked out once a word.

    The role tells whether the words of a channel may begin with it ("a"), or only together with the next one
    ("b"), or whether it may be the second of two ("s"); "A" and "B" may be that as well, "." is nothing.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon, words = lexicon, lexicon.channels
        tails = (*words.names.values(), *words.nouns.values())
        self._seconds = {second for entries in tails for second in entries if second}

    def __missing__(self, raw: str) -> str:
        word = raw.strip()
        letter = "¶" if "\n" in raw else classify(_composed(word), self._lexicon)
        role = self._role(word.replace("’", "'")) if word else "."
        found = sys.intern(letter + role)
        if len(self) < _MEMO_LIMIT:
            self[raw] = found
        return found

    def _role(self, word: str) -> str:
        second = word in self._seconds or word.lower() in self._seconds
        if self._lexicon.channels.may_be(word):
            return "A" if second else "a"
        if self._lexicon.channels.may_begin_with(word):
            return "B" if second else "b"
        return "s" if second else "."


def _composed(word: str) -> str:
    """``word`` with its accents in its letters, as the lexicon writes them."""
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def is_quotation_mark(word: str) -> bool:
    """Whether ``word`` is a double or single mark of any shape."""
    return word in _DOUBLE_MARKS or word in _SINGLE_MARKS


def is_site(word: str) -> bool:
    """Whether ``word`` is the name of a web site: Factcheck.org."""
    return "." in word and _SITE.search(word) is not None


def classify(word: str, lexicon: Lexicon) -> str:
    """The class of one token, as if it stood inside a sentence."""
    if not word:
        return "~"
    first = word[0]
    if not first.isalnum():
        return _classify_sign(word)
    if first.isdigit():
        return (
            "0"
            if "-" not in word or word[-1].isdigit()
            else "R"
            if word.rpartition("-")[2] in lexicon.compound_ends
            else "q"
        )
    if is_site(word):
        return "B"
    if first.isupper() and _SUM.match(word):
        return "0"
    word = word.replace("’", "'")
    known = lexicon.exact_classes.get(word)
    if known:
        return known
    if first.isupper() or first.istitle():
        return _classify_capitalised(word, lexicon)
    return _classify_lower(word, lexicon)


def _classify_sign(word: str) -> str:
    if word in _LONE:
        return _LONE[word]
    if word in _DOUBLE_MARKS:
        return '"'
    if word in _SINGLE_MARKS:
        return "'"
    if word[0] == "." and word[1:2].isdigit():
        return "0" if word[-1].isdigit() else "q"  # .38, .22-caliber
    if word[0] in ".!?":
        return "*" if word.startswith("..") else "."
    if word.startswith("--"):
        return "-"
    if word[0] in "@#" and word[1:2].isalpha():
        return "N"
    if word[0] in "'’":
        return "S" if word[1:] in ("s", "S") else "E" if word[1:] in ("re", "m") else "u"
    if _SUM.match(word):
        return "0"
    return "~"


def _classify_capitalised(word: str, lexicon: Lexicon) -> str:
    lower = word.lower()
    folded = lexicon.lower_classes.get(lower)
    if folded and folded in "up" and word in lexicon.given_names:
        return "G"
    if folded and folded in "1DHPOWwt2ops&^cEunUaAl" and not (word.isupper() and len(word) > 1):
        return folded
    if "-" in word:
        last = word.rpartition("-")[2]
        if last[:1].isupper():
            return lexicon.exact_classes.get(last, "N")
        return "N" if _is_syllable(last) and last not in lexicon.lower_classes else "J"
    return "N"


def _is_syllable(part: str) -> bool:
    """“(Siu-)fai”, not “(London-)based”: a part of a given name, if no word is written so."""
    return len(part) <= _LONGEST_SYLLABLE and class_by_ending(part) == "x"


def _classify_lower(word: str, lexicon: Lexicon) -> str:
    known = lexicon.lower_classes.get(word)
    if known:
        return known
    if "-" in word:
        head = word.rpartition("-")[2]
        if head[:1].isupper():
            return lexicon.exact_classes.get(head, "N")
        if head in lexicon.compound_ends:
            return "R"
        tail = lexicon.lower_classes.get(head, "x")
        return tail if tail in "Rr" else "q"
    if "'" in word and word.partition("'")[2][:1].isupper():
        return "N"  # d'Arcy, dell'Orto
    return class_by_ending(word)
