"""Stage 1: the text, read once, becomes tokens, and every token a one-letter class.

All later stages match patterns over the string of classes (``"GNVtHdf."`` for "Anna Berg said that her letter
went.") and never over the text. The letters are listed in :data:`CLASSES`; a pattern that needs a word itself
looks the token up.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from quotebase.lexicon import Lexicon
from quotebase.model import Span

from .adjectives import name_adjectives
from .neighbours import (
    clauses_put_behind,
    name_compounds,
    name_months,
    name_nouns,
    name_phrases,
    own_by_plurals,
    told_clauses,
    told_her,
)
from .noun_verbs import find_noun_verbs
from .small_words import measured, point_to_times
from .surnames import join_nicknames, name_jobs, name_surnames
from .words import MONEY, WordMemory

CLASSES = {
    ".": "full stop, question or exclamation mark",
    ",": "comma",
    ":": "colon",
    ";": "semicolon",
    "-": "dash",
    "(": "opening bracket",
    ")": "closing bracket",
    "*": "ellipsis",
    "¶": "paragraph break",
    '"': "double quotation mark of any shape",
    "'": "single quotation mark of any shape, or an apostrophe that belongs to no word",
    "~": "any other sign, markup, web address",
    "D": "determiner (the, every)",
    "1": "indefinite article",
    "Y": "determiner that can stand alone (some, another)",
    "H": "possessive pronoun (his)",
    "P": "subject pronoun (she)",
    "O": "object pronoun (him)",
    "W": "who, whom",
    "w": "other question words (whether, what, which)",
    "t": "that",
    "2": "to",
    "o": "of",
    "p": "other preposition",
    "s": "as",
    "&": "and, or",
    "^": "but, while, though",
    "c": "other subordinator (because, after)",
    "E": "a form of be",
    "u": "other auxiliary (has, will)",
    "n": "not, never",
    "U": "negated auxiliary (didn't)",
    "S": "possessive or clitic 's",
    "a": "adverb",
    "l": "particle (out, back)",
    "y": "time word (Monday, week)",
    "0": "number",
    "T": "title (Sen., President)",
    "G": "given name",
    "L": "name particle (von, al) or ampersand",
    "N": "other capitalised word",
    "J": "capitalised adjective (Russian)",
    "B": "head of an organisation's name, or a place that speaks (Ministry, Kremlin)",
    "q": "word that opens a description (former, senior)",
    "R": "person noun (spokesman)",
    "r": "plural person noun, group (officials)",
    "m": "body noun (ministry, police)",
    "d": "document noun (report, letter)",
    "i": "nominal cue (claim, statement)",
    "A": "according",
    "V": "reporting verb, past tense or third person (said, says)",
    "v": "reporting verb, base form (say)",
    "b": "form of a reporting verb that is as often a noun (claims)",
    "g": "reporting verb, -ing (saying)",
    "Z": "reporting verb, participle only (written)",
    "f": "finite form of another verb (went)",
    "F": "first word of a reporting verb of several (went on), else a finite form of another verb",
    "e": "unknown word in -ed",
    "z": "unknown word in -ing",
    "x": "any other word",
}
"""What each letter of a class string stands for."""

_TOKEN = r"""
    [ ][A-Za-z]{2,}+(?=[ ,\n;:?!)"”])                 # most tokens: plain words, single signs, told at first
  | [,;:"“”] | [ ][,;:"“”] | \.(?=[ \n]) | \n\s*      # sight; what follows would cut them just so
  | [A-Za-z]{2,}+(?=[ ,\n;:?!)"”])
  | [ ](?:[A-Za-z]{7,}+(?=\.[ \n])|a(?=[ ]))           # no abbreviation that the lexicon has is so long
  | [^\S\n]*                                          # blanks before a token belong to it
    (?: (?:[^\W\d_]\.){2,}                            # U.S., a.m., J.K.
      | (?=(?:[a-z]{2,4}-(?=[A-Z]))?[^\W\d_]{1,6}\.)(?:[a-z]+-)?(?:ABBREVIATIONS)\.  # Sen., Jan., then-Gov.
      | [A-Z]-(?:(?:[A-Z]\.)+|[A-Z][a-z]+\.)        # D-N.Y., R-Ore.
      | (?!(?<=[ ]on[ ])X|(?<=[ ]to[ ])X|(?<=[ ]via[ ])X)  # not: posted it on X.
        [A-Z]\.(?=[^\S\n]*[A-Z“"(]|[ ](?:PARTICLES)[ ])   # an initial
      | [A-Z](?:[^\S\n][A-Z])+(?=[^\S\n][A-Z][a-z])    # A K in A K Subramaniam
      | MONEY\d[\d.,]*(?:\w{1,3})?(?:-[A-Za-z]+)+\b     # $200-a-plate
      | MONEY\d[\d.,]*\d(?:\w{1,3}\b)?                # N4.2bn, US$1.2m
      | [^\W\d_][\w\u0300-\u036f]*                      # words, accents set apart or not,
                                                        # O'Malley, don't, well-known, CNN/ORC
        (?:(?!['’](?:s|S|d|ll|ve|re|m)\b)(?:['’&‐‑-]|/(?=[A-Z]))[^\W_][\w\u0300-\u036f]*)*
        (?:\.(?:com|org|net|gov|edu|info|co\.\w\w)\b|\+(?=[\s,.;:)'’"”]))?  # Factcheck.org, OPEC+
      | (?<=\w)['’](?:s|S|d|ll|ve|re|m)\b             # clitics
      | \d+['’′]\d{1,2}(?:["”″]|''|\b)               # 6'2"
      | \d[\d.,]*(?:-[A-Za-z]+)+\b                      # 45-year-old
      | \d+(?:[-–]\d+)+\b                             # 2-1, 2015-16
      | (?:MONEY)?\d[\d.,:/]*\d(?:\w{1,3}\b)?|(?:MONEY)?\d(?:\w{1,2}\b)?   # numbers, 1990s, 2nd
      | (?<=[ ])\.\d+(?:-[A-Za-z]+)*\b                 # a .38 revolver, a .22-caliber rifle
      | \n\s*                                         # paragraph break
      | ''|``|--+|\.\.+|[.!?]+
      | [@\#]\w+ | <[A-Za-z/!][^<>]{0,400}> | .
      | $
    )
"""

_START_OF_SENTENCE = re.compile(r"[.¶:*\-\"'(](?:(?<=[.¶:*-])|(?<=[.¶\"].))[\"'(]{0,3}([NGBTiRdmJ])")
"""A capitalised word that opens a sentence: behind a stop, a colon, a dash or marks behind one of them."""

TURN_LETTERS = ("Q.", "A.")
"""What opens a question and its answer, where that has a full stop."""

_SHOUTED = ("N:", "N,", "N(", "N-")
"""What stands behind the first word of a turn of a transcript or of a dateline, in capitals like it."""

_NAME_AHEAD = re.compile(r"[NG]{1,2}[,VvbESWp(]")
"""“Berg said”, behind “Will” or “Mark” where it is a given name."""

_GIVEN_AHEAD = re.compile(r"[NG](?:,[0D1]|[VE])")
"""“Berg said”, “Berg, 54,”, behind “Hope” or “Grace”."""

_LOWER = "xfezvVgd"
"""Classes of words that are not capitalised."""

_LETTERS = frozenset(letter for letter in CLASSES if letter.isalpha())
"""The classes of words; the others are of signs, numbers and small words."""

_LONGEST_HEADLINE = 40
"""A paragraph of more tokens is none, however many of its words are capitalised."""

_OPENING = re.compile("[aAbB](?:(?<=[aA])|(?=[sAB]))")
"""Where the words of a channel may begin, over the roles of :mod:`.words`."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text. ``raw`` keep the blanks before them; ``classes`` has one letter a token."""

    text: str
    raw: list[str]
    ends: list[int]
    classes: str
    openings: list[int]
    """The tokens that the words of a channel may begin with."""

    def start(self, index: int) -> int:
        """Offset of the first character of token ``index``, blanks before it left out."""
        return self.ends[index] - len(self.raw[index].lstrip())

    def word(self, index: int) -> str:
        """Token ``index`` as written."""
        return self.raw[index].strip()

    def words(self, first: int, stop: int) -> tuple[str, ...]:
        """Tokens ``first`` to ``stop`` (exclusive) as written."""
        if stop - first == 1:
            return (self.raw[first].strip(),)
        return tuple([raw.strip() for raw in self.raw[first:stop]])

    def span(self, first: int, stop: int) -> Span:
        """The offsets that tokens ``first`` to ``stop`` (exclusive) cover."""
        ends = self.ends
        return Span(ends[first] - len(self.raw[first].lstrip()), ends[stop - 1])

    def slice(self, first: int, stop: int) -> str:
        """The text that tokens ``first`` to ``stop`` (exclusive) cover."""
        ends = self.ends
        return self.text[ends[first] - len(self.raw[first].lstrip()) : ends[stop - 1]]


class Scanner:
    """Cuts a text into classified tokens; one a lexicon, kept for its memory of words."""

    def __init__(self, lexicon: Lexicon) -> None:
        particles = [
            word for word, letter in lexicon.exact_classes.items() if letter == "L" and word.islower()
        ]
        pattern = _TOKEN.replace("ABBREVIATIONS", _one_of(lexicon.abbreviations)).replace("MONEY", MONEY)
        pattern = pattern.replace("PARTICLES", _one_of(particles))
        self._token = re.compile(pattern, re.VERBOSE)
        self._words = WordMemory(lexicon)
        self._lexicon = lexicon
        self._phrase_openers = {f"{blank}{word}" for word in lexicon.phrase_names for blank in ("", " ")}
        phrases = {" ".join(words) for names in lexicon.phrase_names.values() for words in names}
        names = [name for name in lexicon.organisations if " " in name and name not in phrases]
        self._organisations = {" ".join(name.split()[:2]) for name in names}

    def scan(self, text: str) -> Tokens:
        """The tokens of ``text``, in time linear in its length; never raises."""
        raw: list[str] = self._token.findall(text)
        while raw and not raw[-1].strip() and "\n" not in raw[-1]:
            raw.pop()  # blanks at the end are no token
        codes = "".join(map(self._words.__getitem__, raw))
        classes = own_by_plurals(raw, codes[::2])
        classes = name_months(raw, self._fold_openings(raw, classes), self._lexicon)
        classes = name_jobs(raw, name_surnames(raw, classes, self._lexicon), self._lexicon)
        classes = join_nicknames(raw, classes, self._lexicon)
        if not self._phrase_openers.isdisjoint(raw):
            classes = name_phrases(raw, classes, self._phrase_openers, self._lexicon)
        classes = find_noun_verbs(raw, name_compounds(raw, classes, self._lexicon), self._lexicon)
        classes = name_nouns(raw, classes, self._lexicon)
        classes = measured(raw, point_to_times(raw, classes, self._lexicon), self._lexicon)
        classes = name_adjectives(raw, classes, self._lexicon)
        classes = told_clauses(raw, told_her(raw, classes, self._lexicon), self._lexicon)
        classes = clauses_put_behind(raw, classes, self._lexicon)
        openings = [match.start() for match in _OPENING.finditer(codes[1::2])]
        return Tokens(text, raw, list(accumulate(map(len, raw))), classes, openings)

    def _opens_name(self, raw: list[str], classes: str, at: int) -> bool:
        """Whether an organisation of the lexicon has these two words for its first, or it is “Hope Berg”."""
        if at + 1 < len(raw) and raw[at].strip() + raw[at + 1] in self._organisations:
            return True
        return (
            raw[at].strip() in self._lexicon.given_names and _GIVEN_AHEAD.match(classes, at + 1) is not None
        )

    def _fold_openings(self, raw: list[str], classes: str) -> str:
        """A capital that only the start of a sentence gives does not make a name."""
        letters: list[str] | None = None
        lower_classes = self._lexicon.lower_classes
        for match in _START_OF_SENTENCE.finditer(f"¶{classes}"):
            at = match.start(1) - 1
            letter = classes[at]
            if raw[at] in TURN_LETTERS and "Q." in raw:
                letters = letters or list(classes)
                letters[at] = "~"  # “Q. Why? A. Because.”
                continue
            folded = lower_classes.get(raw[at].strip().lower())
            if folded is None or folded == letter:
                continue
            shouted = raw[at].isupper() and classes[at + 1 : at + 3] in _SHOUTED and raw[at + 1].isupper()
            if shouted or self._opens_name(raw, classes, at):
                continue  # “DREW HALPERN, HOST:”, “NEW YORK (AP) —”, “World Athletics said”
            if folded == "y" and classes[at + 1 : at + 2] in ("V", "v"):
                continue  # “Day said”: a name, as no time stands alone before its verb
            if folded == "x" and classes[at + 1 : at + 3] == ",W" and not raw[at].endswith("s"):
                continue  # “Small, who left, …”: nobody is called “small”
            if letter == "T" and folded == "a" and classes[at + 1 : at + 2] == ",":
                letters = letters or list(classes)
                letters[at] = folded  # “First, the mayor …”
                continue
            of_name = folded in "up" and letter == "G" and not _NAME_AHEAD.match(classes, at + 1)
            if of_name or letter == "N" or (folded in "RrimdVvbg" and letter not in "GBTJ"):
                letters = letters or list(classes)
                letters[at] = folded
        begin = 0
        for paragraph in classes.split("¶"):
            end = begin + len(paragraph)
            if 3 < len(paragraph) <= _LONGEST_HEADLINE and _is_headline(paragraph, raw[begin:end]):
                letters = letters or list(classes)
                for at in range(begin, end):
                    if letters[at] == "N":
                        letters[at] = lower_classes.get(raw[at].strip().lower(), "N")
            begin = end + 1
        return "".join(letters) if letters else classes


def _is_headline(classes: str, raw: list[str]) -> bool:
    """Whether seven in ten words of a paragraph, of more than three, are capitalised."""
    most = len(classes) * 3 // 10
    if sum(map(classes.count, _LOWER)) > most:
        return False
    words = [word for letter, word in zip(classes, raw, strict=True) if letter in _LETTERS]
    capitalised = sum(map(str.isupper, [word[0] for word in map(str.lstrip, words)]))
    others = len(words) - capitalised
    return len(words) > 3 and others <= most and others * 10 <= len(words) * 3


def _one_of(words: Iterable[str]) -> str:
    """A pattern of any of ``words``, the longer ones first, that looks only at those of the right letter."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return (
        "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items()) or "(?!)"
    )
