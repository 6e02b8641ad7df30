"""What a programme is called that no list has: “The Dana Ferro Show”, “Tidewater With Dana Ferro”."""

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

from .outlet_names import SHOW, Hit

_LONGEST = 8
"""Words that such a name has at most."""
_ENDS = ".;:,!?"
"""Classes of what may stand between a name and the mark that closes it."""
_NAMES = frozenset("GNBL")


def show_named(tokens: Tokens, chunks: Chunks, lexicon: Lexicon, at: int) -> Hit | None:
    """The programme that the capitals around token ``at`` name: all that is in marks, or a person's show.

    Without marks it is called after its host: “the Dana Ferro Show”, not “the Paris Air Show”.
    """
    hosts = tokens.word(at) in lexicon.channels.sets["hosted"]
    chunk = chunks.at_token(at)
    stretch = chunks.stretches.get(chunk)
    if stretch is not None:
        stop = stretch.stop
        while stop > stretch.first and tokens.classes[stop - 1] in _ENDS:
            stop -= 1
        first = stretch.first
        whole = _is_of_host(tokens, at, stop) if hosts else stop == at + 1
        if not whole or not 1 < stop - first <= _LONGEST or not _is_capital(tokens, lexicon, first, stop):
            return None
        return Hit(SHOW, tokens.slice(first, stop), first, stop)
    first = at
    while first > max(at - _LONGEST, 0) and tokens.classes[first - 1] in _NAMES:
        first -= 1
    hosted = at - first > 1 and tokens.classes[first] == "G" and tokens.classes[first + 1] in "GN"
    if hosts or not hosted or tokens.classes[first - 1 : first] != "D":
        return None
    first -= tokens.word(first - 1) == "The"
    return Hit(SHOW, tokens.slice(first, at + 1), first, at + 1)


def _is_of_host(tokens: Tokens, at: int, stop: int) -> bool:
    """“(Tidewater) With Dana Ferro”: a person's name ends it."""
    return tokens.classes[at + 1 : at + 2] == "G" and set(tokens.classes[at + 2 : stop]) <= _NAMES | {"&"}


def _is_capital(tokens: Tokens, lexicon: Lexicon, first: int, stop: int) -> bool:
    """Whether all words of a title but its small ones have a capital."""
    small = lexicon.channels.sets["small"]
    return all(word[:1].isupper() or word in small for word in tokens.words(first, stop))
