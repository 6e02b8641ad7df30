"""Those who speak for an organisation through what it issued: “…,” said the council’s spokesman."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from quotebase.model import Channel, Speaker

from .turns import ISSUED

_Sets = Mapping[str, frozenset[str]]


def states(role: str, issuer: AbstractSet[str], sets: _Sets) -> bool:
    """Whether “spokesman”, “a spokesman for the council” may speak through the statement of ``issuer``.

    ``issuer`` are the words of its name, in lower case; no other organisation may stand in ``role``.
    """
    words = frozenset(role.lower().replace("’s", "").replace("'s", "").split())
    heads = sets["speaking_for"] | sets["heading"]
    return not words.isdisjoint(heads) and words - heads - sets["around_roles"] <= issuer


def is_of(role: str, issuer: AbstractSet[str]) -> bool:
    """Whether a role names the organisation ``issuer`` (the capitalised words of its name)."""
    shared = issuer & capitals(role)
    return bool(shared) and (shared == issuer or len(shared) > 1)


def is_spoken_for(speaker: Speaker, channel: Channel | None, next_speaker: Speaker, sets: _Sets) -> bool:
    """“The council called it a mistake. “…,” spokesman Rossi said in a statement”."""
    if speaker.type != "organisation" or channel is None or channel.kind not in ISSUED:
        return False
    role = (next_speaker.role or next_speaker.text).lower().split()
    return not sets["speaking_for"].isdisjoint(role)


def capitals(name: str) -> frozenset[str]:
    """The words of a name that are capitalised."""
    return frozenset(word for word in name.split() if word[0].isupper())
