"""Whom an outlet meets, and who joins a programme: “The BBC spoke to Anna Berg”, “joined CNN's Tom Hill”."""

from .around import Surroundings
from .phrases import Phrase

_WORDS = (1, 2, 3)
"""Words that tell of such a meeting: “interviewed”, “spoke to”, “sat down with”."""
_OUTLETS = frozenset(("outlet", "programme"))


def met_by(around: Surroundings, outlet: Phrase) -> str | None:
    """The name of the person whom an outlet, or one of its own, meets as the subject of a clause."""
    chunks, tokens, meeting = around.chunks, around.tokens, around.sets["meeting"]
    stop = chunks.stop[around.chunks.at_token(outlet.stop - 1)]
    for count in _WORDS:
        at = stop + count
        if at >= len(tokens.raw):
            return None
        if " ".join(tokens.words(stop, at)).lower() in meeting:
            guest = chunks.at_token(at)
            named = chunks.kinds[guest] == "M" and tokens.classes[chunks.stop[guest] - 1] in "GN"
            return tokens.slice(at, chunks.stop[guest]) if named and chunks.first[guest] == at else None
    return None


def is_guest(around: Surroundings, phrase: Phrase) -> bool:
    """“joined “Face the Nation””, “joined CNN's Tom Hill”: not “joined CNN as a reporter”."""
    tokens = around.tokens
    if phrase.entry.sort not in _OUTLETS or phrase.prep or phrase.name is None:
        return False
    first = phrase.first - (tokens.classes[phrase.first - 1 : phrase.first] == '"')
    if first < 1 or tokens.word(first - 1).lower() not in around.sets["joining"]:
        return False
    if phrase.entry.sort == "programme":
        last = around.chunks.stop[around.chunks.at_token(phrase.stop - 1)]
        behind = tokens.classes[last : last + 1]
        return behind in ("", *".,;y") or (behind == "p" and tokens.classes[last + 1 : last + 2] == "y")
    return tokens.classes[phrase.stop : phrase.stop + 2] in ("SG", "SR")
