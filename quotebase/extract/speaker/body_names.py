"""How far the name of a body reaches: over “of”, “for” and “and”, and back to the adjective that opens it."""

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

_MOST_LINKS = 4
"""How many phrases one name may join: Department for Digital, Culture, Media and Sport has fewer."""
_LONGEST = 16
"""How many tokens of one name may stand before its “and”."""
_CAPITALISED = frozenset("GNBTJ")
_ORDINARY = frozenset("xzdibey")
"""Classes of words, in lower case, that are no name, and neither persons nor bodies."""
_ACTS = frozenset("vbfFx")
"""Classes of what may be a verb behind “to”."""
_PURPOSES = ("No", "Bo", "To")
"""What stands behind “for the” in such a name: “Protection of”."""
_SHORTEST = 2
"""So many tokens at most are “and” and a body of one word: “the Church and Parliament” are two."""


def owner_in_name(tokens: Tokens, begin: int, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the owner before “'s” at ``at`` belongs to the name of a body that ends before token ``end``.

    A kind of people, an office or a saint does (Children's Trust, Sheriff's Office, St Luke's Hospital), a
    country or person by name does not (Germany's Health Ministry).
    """
    classes, owner = tokens.classes, at - 1
    of = classes.find("o", at, end)
    if owner < begin or not heads_body(tokens, (of if of > 0 else end) - 1, lexicon):
        return False
    word = tokens.word(owner)
    if not word[0].isupper():
        return False
    if owner > begin and tokens.word(owner - 1) in lexicon.saints:
        return True
    return word in lexicon.titles or lexicon.lower_classes.get(word.lower(), "") in ("R", "r")


def name_words(tokens: Tokens, first: int, stop: int) -> tuple[str, ...]:
    """The words of a name, “'s” joined to the one before: St, Luke's, Hospital."""
    words = tokens.words(first, stop)
    if "S" not in tokens.classes[first:stop]:
        return words
    joined: list[str] = []
    for at, word in enumerate(words, first):
        if joined and tokens.classes[at] == "S":
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)


def heads_body(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether token ``at`` tells of a body what it is, be it part of titles too: Ministry, Union."""
    letter = tokens.classes[at]
    return letter == "B" or (letter == "T" and tokens.word(at) in lexicon.organisation_heads)


def inside_name(tokens: Tokens, at: int, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether token ``at``, before which the name goes on, is a link in the name of a body.

    It is the “of” (or “of the”) of “Ministry of Health”, the “for” of “Institute for Fiscal Studies”, the
    “and” of “Food and Drug Administration”. The name begins at ``begin`` and stops at ``end`` at most.
    """
    letter = tokens.classes[at]
    if letter == "&":
        return joins(tokens, at, begin, end, lexicon)
    if letter == "p":
        return begin < at < end - 1 and (_is_for(tokens, at, lexicon) or _is_for_the(tokens, at, lexicon))
    if letter == "2":
        return begin < at < end - 1 and _is_to(tokens, at, lexicon)
    if letter == "D":
        at -= 1
        if tokens.classes[at] == "p":
            return begin < at < end - 2 and _is_for_the(tokens, at, lexicon)
    if at <= begin or tokens.classes[at] != "o":
        return False
    return heads_body(tokens, at - 1, lexicon) or _is_for_the(tokens, at - 3, lexicon)


def _is_for(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """“For” in “Department for Transport”; not in “a lawyer for Anna Berg”, “the Board for Anna Berg”.

    So is “on” in “Council on Ageing”, not in “the Council on Facebook”.
    """
    if tokens.word(at) not in lexicon.purpose or not heads_body(tokens, at - 1, lexicon):
        return False
    if "" in lexicon.channels.names.get(tokens.word(at + 1), ()):
        return False
    return tokens.classes[at + 1] in "NBTJ" and tokens.word(at + 1)[0].isupper()


def _is_for_the(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """“For” in “Society for the Protection of Birds”; not in “the Board for the Oslo area”."""
    if at < 1 or tokens.classes[at : at + 2] != "pD" or tokens.classes[at + 2 : at + 4] not in _PURPOSES:
        return False
    capital = tokens.word(at + 2)[0].isupper() and tokens.word(at) in lexicon.purpose
    return capital and heads_body(tokens, at - 1, lexicon)


def _is_to(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """“To” in “Committee to Protect Rivers”; not in “the Embassy to France”."""
    word = tokens.word(at + 1)
    acts = word[:1].isupper() and lexicon.lower_classes.get(word.lower(), "D") in _ACTS
    return acts and heads_body(tokens, at - 1, lexicon) and word not in lexicon.places


def joins(tokens: Tokens, at: int, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether “and” at token ``at`` stands in one name of a body, of tokens ``begin`` to ``end``.

    It does where what stands before it is no name that speaks by itself: Food and Drug Administration, the
    Dahl and Rowe Trust, Ministry of Health and Welfare; but not in “Boeing and Delta Airlines”, “the Pentagon
    and State Department”.
    """
    classes = tokens.classes
    if not 0 < at - begin < _LONGEST:
        return False
    if classes[at - 1] not in _CAPITALISED or classes[at + 1] not in _CAPITALISED:
        return False
    if tokens.slice(begin, at + 2) in lexicon.places or tokens.slice(begin, end) in lexicon.organisations:
        return True  # the Trinidad and Tobago Police
    if _stands_alone(tokens, begin, at, lexicon):
        return False
    headed = heads_body(tokens, end - 1, lexicon)
    links = [near for near in range(begin, at) if classes[near] in "op"]
    if links:  # Ministry of Health and Welfare; two bodies: Ministry of Health and Justice Department
        known = _is_matter(tokens, at + 1, lexicon) and _is_matter(tokens, end - 1, lexicon)
        return known and not headed and inside_name(tokens, links[-1], begin, end, lexicon)
    if not headed or end - at <= _SHORTEST:
        return False
    alone = begin
    if classes[begin] == "T" and not heads_body(tokens, at - 1, lexicon):
        alone += 1  # the National Oceanic and Atmospheric Administration
    while alone < at - 1 and tokens.word(alone) in lexicon.nationalities:
        alone += 1  # the Malaysian Communications and Multimedia Commission
    if at - alone == 1 and (alone > begin or classes[max(begin - 1, 0)] == "D"):
        return True
    return _is_matter(tokens, at - 1, lexicon) and _is_matter(tokens, at + 1, lexicon)


def _stands_alone(tokens: Tokens, begin: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether tokens ``begin`` to ``stop`` may be a body or person by themselves: Boeing, the Senate."""
    name, last = tokens.slice(begin, stop), tokens.word(stop - 1)
    if name in lexicon.organisations or name in lexicon.speaking_places or name in lexicon.places:
        return True
    if name.isupper() or last in lexicon.titles or tokens.classes[stop - 1] == "J":
        return True
    if stop - begin > 1 and tokens.classes[stop - 1] == "G":
        return True
    return lexicon.lower_classes.get(last.lower(), "") in ("m", "r", "R")


def _is_matter(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether token ``at`` is a word for what a body is for (Drug, Welfare), and no name."""
    word = tokens.word(at)
    return word in lexicon.fields or lexicon.lower_classes.get(word.lower(), "") in _ORDINARY


def opening_adjectives(tokens: Tokens, begin: int, run: int, end: int, lexicon: Lexicon) -> int:
    """Where a body's name of tokens ``run`` to ``end`` begins if a people's adjective opens it.

    “African” in “South African Police Service” is a noun too, and so no part of a name anywhere else.
    ``begin`` is where the noun phrase begins.
    """
    if tokens.word(run - 1) not in lexicon.nationalities or not heads_body(tokens, end - 1, lexicon):
        return run
    both = run - 1 > begin and tokens.slice(run - 2, run) in lexicon.nationalities
    return run - 2 if both else run - 1


def whole_stop(tokens: Tokens, chunks: Chunks, head: int, lexicon: Lexicon) -> int:
    """The token behind the name that begins with the noun phrase of chunk ``head``.

    That is the one behind this phrase, unless it opens the name of a body that goes on: Ministry of Health,
    Department for Transport, Food and Drug Administration.
    """
    kinds, at = chunks.kinds, head
    first, stop = chunks.first[head], chunks.stop[head]
    begin = first + (tokens.classes[first] == "D" and stop - first > 1)
    while kinds[at + 2 : at + 3] == "M" and at - head < 2 * _MOST_LINKS:
        link, after = kinds[at + 1], chunks.stop[at + 2]
        if link == "o":
            if not inside_name(tokens, chunks.first[at + 1], begin, after, lexicon):
                break
        elif link == "2":
            if not _is_to(tokens, stop, lexicon):
                break
        elif link not in "p&" or not inside_name(tokens, chunks.first[at + 1], begin, after, lexicon):
            break
        at, stop = at + 2, after
    return stop


def goes_on(tokens: Tokens, chunks: Chunks, chunk: int, lexicon: Lexicon) -> bool:
    """Whether the noun phrase of ``chunk`` goes on with a name that the one before begins."""
    before = chunk - 2
    return chunks.kinds[before] == "M" and whole_stop(tokens, chunks, before, lexicon) > chunks.first[chunk]


def outlet_stop(tokens: Tokens, chunks: Chunks, head: int, lexicon: Lexicon) -> int:
    """The token behind “The Mail on Sunday”, an outlet named for a time; 0 if chunk ``head`` opens none."""
    first, stop = chunks.first[head], chunks.stop[head + 1]
    begin = first + (tokens.classes[first] == "D")
    return stop if tokens.slice(begin, stop) in lexicon.outlets else 0
