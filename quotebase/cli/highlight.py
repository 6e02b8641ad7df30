"""The words that were searched for, marked where they stand."""

import re
from collections.abc import Callable

from quotebase.cli.terminal import marked

Mark = Callable[[str], str]

_WORD = re.compile(r"[^\W_]+")


def marker(words: str | None) -> Mark:
    """A function that marks, in a line of text, the words that the search ``words`` wants."""
    if not words:
        return _as_it_is
    from quotebase.query.words import parse, words_of

    terms = [term for branch in parse(words).branches for term in branch.wanted]
    whole = {word for term in terms for word in term.words}
    beginnings = tuple(term.words[-1] for term in terms if term.prefix)

    def mark_word(found: re.Match[str]) -> str:
        folded = "".join(words_of(found[0]))
        wanted = folded in whole or (folded and folded.startswith(beginnings))
        return marked(found[0]) if wanted else found[0]

    return lambda line: _WORD.sub(mark_word, line)


def _as_it_is(line: str) -> str:
    return line
