"""Whether two names are one person's: “Bill Harker”, “William J. Harker” and “W. J. Harker KC” are."""

from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

_SHORT = 3
"""A first name of fewer letters is initials."""
_FULL = 2
"""So many words at least a name has that post-nominals stand behind."""


def bare_end(tokens: Tokens, first: int, stop: int, lexicon: Lexicon) -> int:
    """Where the name of tokens ``first`` to ``stop`` ends without its post-nominals: “Anna Berg” of “Anna
    Berg KC”; “the Milton Keynes MP” has none.
    """
    classes, end = tokens.classes, stop
    while end - first > _FULL and tokens.word(end - 1) in lexicon.post_nominals:
        seat = classes[end - 1] == "T"
        if seat and (classes[first] != "G" or classes[max(first - 1, 0)] in "D1H"):
            break
        end -= 1
    return stop if end < stop and tokens.slice(first, end) in lexicon.places else end


def behind_office(tokens: Tokens, first: int, stop: int, lexicon: Lexicon) -> int:
    """Where the name begins behind what an office is for, both in tokens ``first`` to ``stop``: at “Anna” in
    “Legal Affairs Anna Berg”; at ``first`` if nothing tells.
    """
    classes = tokens.classes
    given = classes.find("G", first + 1, stop - 1)
    if given > 0 and tokens.slice(first, given + 1) in lexicon.places:
        given = classes.find("G", given + 1, stop - 1)  # Governor of South Carolina Henry McMaster
    if given > first:
        return given
    fields = [at for at in range(first, stop - 2) if tokens.word(at) in lexicon.fields]
    return fields[-1] + 1 if fields else first


def surname(words: tuple[str, ...], lexicon: Lexicon) -> str:
    """The surname in the name ``words``, in lower case: berg in “Karl Berg Jr.”."""
    if words[-1] not in lexicon.suffixes:
        return words[-1].lower()
    at = len(words) - 1
    while at > 0 and words[at] in lexicon.suffixes:
        at -= 1
    return words[at].lower()


def is_fuller(words: tuple[str, ...], known: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether ``words`` say more of a name than ``known``: “William Harker” than “Bill Harker”."""
    shorten = lexicon.short_forms.get
    if len(words) == len(known):
        return known[0] in shorten(words[0], ())
    return len(words) > len(known) and words[0] not in shorten(known[0], ())


def same_person(known: tuple[str, ...], words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether two names of one surname are one person's: by first name, its short form, or initials."""
    if known == words:
        return True
    told = lexicon.suffixes.intersection(known), lexicon.suffixes.intersection(words)
    if all(told) and told[0] != told[1]:
        return False
    first, other = known[0], words[0]
    if first == other or other in lexicon.short_forms.get(first, ()):
        return True
    if first in lexicon.short_forms.get(other, ()):
        return True
    if _initials(first) or _initials(other):
        return all(map(str.__eq__, _letters(known), _letters(words)))
    shorter, longer = sorted((_folded(known), _folded(words)), key=len)
    return shorter <= longer


def _initials(word: str) -> bool:
    """Whether ``word`` only gives letters: J., J.K., JK."""
    return word.isupper() and (len(word) < _SHORT or "." in word)


def _folded(name: tuple[str, ...]) -> set[str]:
    return {word.lower() for word in name}


def _letters(name: tuple[str, ...]) -> str:
    """The first letters of the first names: "JP" of John Paul Warrick and of J.P. Warrick."""
    return "".join(word.replace(".", "") if "." in word else word[0] for word in name[:-1])
