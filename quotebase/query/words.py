"""The language of ``search WORDS``, and what it becomes for the full-text index of each database.

::

    query  = branch ("OR" branch)*
    branch = ["AND"] term+                 all of them, in any order
    term   = ["-"] (word ["*"] | '"' word* '"' ["*"])

``sanctions Moscow`` both words · ``"red lines"`` side by side · ``war OR peace`` one of them · ``-gas`` not
this word · ``sanction*`` all that begins so. Case, accents and punctuation do not count: a word with
punctuation in it (``U.S.``, ``e-mail``) is its parts side by side.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from quotebase.errors import QueryError

MOST_WORDS = 200
LONGEST_WORD = 200

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<star>\*?)')
_WORD = re.compile(r"[^\W_]+")
_ACCENTED = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
# Quotation marks as a text editor makes them.
_STRAIGHT = str.maketrans("“”„‟″«»", '"""""""')


@dataclass(frozen=True, slots=True)
class Term:
    """Words side by side; ``prefix``: the last is only a beginning; ``excluded``: must not occur."""

    words: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False
    written: str = field(default="", compare=False, repr=False)
    """The words with case and accents: SQLite's index takes these off itself, in its own way."""

    def __str__(self) -> str:
        body = " ".join(self.words)
        quoted = f'"{body}"' if len(self.words) > 1 else body
        return f"{'-' if self.excluded else ''}{quoted}{'*' if self.prefix else ''}"


@dataclass(frozen=True, slots=True)
class Branch:
    """Terms that must all hold."""

    terms: tuple[Term, ...]

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that must occur."""
        return tuple(term for term in self.terms if not term.excluded)

    @property
    def excluded(self) -> tuple[Term, ...]:
        """The terms that must not."""
        return tuple(term for term in self.terms if term.excluded)

    def __str__(self) -> str:
        return " ".join(map(str, self.terms))


@dataclass(frozen=True, slots=True)
class Words:
    """A parsed search: one of the branches must hold. Printed and parsed again, it is the same."""

    branches: tuple[Branch, ...]

    def __str__(self) -> str:
        return " OR ".join(map(str, self.branches))


def parse(query: str) -> Words:
    """Return what ``query`` asks for.

    Raises :class:`QueryError` where there is no word in it, too many, or brackets around alternatives.
    """
    branches: list[list[Term]] = [[]]
    for found in _TERM.finditer(query.translate(_STRAIGHT)):
        written = found["word"]
        if written == "OR":
            branches.append([])
        elif written != "AND":
            asked = found["phrase"] if written is None else written
            star = bool(found["star"]) or (written or "").endswith("*")
            if words := words_of(asked):
                accented = " ".join(_ACCENTED.findall(unicodedata.normalize("NFC", asked)))
                branches[-1].append(Term(words, star, bool(found["minus"]), accented))
    parsed = Words(tuple(Branch(tuple(terms)) for terms in branches if terms))
    _check(query, parsed)
    return parsed


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` as the full-text index has them: lower case, without accents."""
    decomposed = unicodedata.normalize("NFD", text)
    # Letter by letter: lower() of a whole word would end a Greek one in another sigma than the index has.
    plain = "".join(c.lower() for c in decomposed if not "\u0300" <= c <= "\u036f")
    return tuple(_WORD.findall(plain))


def for_sqlite(branch: Branch) -> str:
    """Return the FTS5 expression for a branch in which something is wanted."""
    wanted = " AND ".join(map(_fts5, branch.wanted))
    if not branch.excluded:
        return f"({wanted})"
    return f"(({wanted}) NOT ({' OR '.join(map(_fts5, branch.excluded))}))"


def for_postgresql(branch: Branch) -> str:
    """Return the ``to_tsquery`` expression for a branch."""
    terms = [*map(_tsquery, branch.wanted), *(f"!({_tsquery(term)})" for term in branch.excluded)]
    return f"({' & '.join(terms)})"


def _check(query: str, parsed: Words) -> None:
    words = [word for branch in parsed.branches for term in branch.terms for word in term.words]
    if not words:
        raise QueryError(f"{query!r}: there is no word to search for in it; give one or more")
    if len(words) > MOST_WORDS:
        raise QueryError(f"a search of {len(words)} words is too long; {MOST_WORDS} are the most")
    if max(map(len, words)) > LONGEST_WORD:
        raise QueryError(
            f"a word of more than {LONGEST_WORD} letters cannot be searched for; begin it and end with *"
        )
    if len(parsed.branches) > 1 and ("(" in query or ")" in query):
        raise QueryError("brackets do not group words; write every alternative in full: a b OR a c")


def _fts5(term: Term) -> str:
    return f'"{term.written or " ".join(term.words)}"{" *" if term.prefix else ""}'


def _tsquery(term: Term) -> str:
    *first, last = (f"'{word}'" for word in term.words)
    joined = " <-> ".join([*first, f"{last}:*" if term.prefix else last])
    return f"({joined})" if first else joined
