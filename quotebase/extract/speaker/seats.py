"""For which party and state somebody sits: “(D-Ohio)” behind a name, “the Ohio Democrat”."""

import re

from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

_TAG = re.compile(r"(?P<party>[A-Z])-(?P<state>[A-Z][A-Za-z.]+)")


def tagged_seat(tokens: Tokens, stop: int, lexicon: Lexicon) -> str:
    """The seat that a tag tells behind the name that stops before token ``stop``: “, R-Ga.”, else ``""``."""
    if tokens.classes[stop : stop + 1] not in ("(", ",") or stop + 1 >= len(tokens.raw):
        return ""
    tag = _TAG.fullmatch(tokens.word(stop + 1))
    party = lexicon.party_letters.get(tag["party"]) if tag else None
    return _seat(party, lexicon.states.get(tag["state"], tag["state"])) if tag and party else ""


def seat_of(tokens: Tokens, first: int, token: int, lexicon: Lexicon) -> str:
    """The seat that “the Ohio Democrat” tells, tokens ``first`` to ``token``, else ``""``."""
    party = tokens.word(token)
    if token - first <= 1 or party not in lexicon.party_letters.values():
        return ""
    state = tokens.slice(first + 1, token)
    return _seat(party, state) if state in lexicon.places else ""


def _seat(party: str, state: str) -> str:
    return f"{party} of {state}"
