"""Which office of several that share a noun is meant: foreign minister, prime minister."""

from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

_BEHIND = 3
"""How many tokens behind its noun an office may be told: “minister of the Interior”."""


def office_kinds(tokens: Tokens, first: int, noun_at: int, noun: str, lexicon: Lexicon) -> set[str]:
    """What tells which ``noun`` the office of tokens ``first`` to ``noun_at``, its head, is; in lower case.

    “Finance” in “the finance minister” and “minister of finance”, “prime” in “PM”; nothing in “the minister”.
    """
    if noun not in lexicon.portfolios:
        return set()
    word = tokens.word(noun_at)
    words = [*tokens.words(max(first, 0), noun_at), *lexicon.full_titles.get(word, word).split()[:-1]]
    if tokens.classes[noun_at + 1 : noun_at + 2] in ("o", "p"):
        words += tokens.words(noun_at + 1, min(noun_at + 1 + _BEHIND, len(tokens.raw)))
    kinds = {word.lower() for word in words}
    return {
        kind for kind in kinds if kind in lexicon.office_kinds or f"{kind} {noun}" in lexicon.offices_apart
    }
