"""Those named only behind what they said: “A minister told CNN”, “chiefs said in interviews”."""

from collections.abc import Mapping

from quotebase.model import Channel, Speaker

_Sets = Mapping[str, frozenset[str]]


def is_named_now(lead: Speaker, speaker: Speaker, sets: _Sets) -> bool:
    """Whether ``speaker`` may be the minister whom the lead of a story left without a name.

    “A cabinet minister told CNN … Tom Rossi, the chief secretary, said”: both hold such an office.
    """
    words = lead.text.lower().split()
    if lead.type != "anonymous" or not words or words[-1] not in sets["ministers"]:
        return False
    return speaker.type == "person" and not sets["ministers"].isdisjoint(_words(speaker.role))


def is_one_of(group: Speaker, channel: Channel, speaker: Speaker) -> bool:
    """Whether ``speaker`` is one of a group heard in several interviews: “chiefs said in interviews”."""
    if group.type == "person" or speaker.type != "person" or not channel.text.endswith("interviews"):
        return False
    head = group.text.lower().rpartition(" ")[2]
    return head.endswith("s") and head[:-1] in _words(speaker.role)


def _words(role: str | None) -> list[str]:
    return role.lower().split() if role else []
