"""Nouns that report, as cue_nouns.toml has them: what may follow each and what it tells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

NounKind = Literal["speech", "thought"]


@dataclass(frozen=True, slots=True)
class CueNoun:
    """A noun that reports: its singular, kind, and the frames that its content may stand in."""

    lemma: str
    kind: NounKind
    frames: frozenset[str]
    colon: bool
    """Whether the content may follow a colon or "was"."""
    shouted: bool
    """Whether it is heard of a whole crowd, the subject of its clause: “broke into chants of”."""
    channel: str | None
    channel_name: str | None


def cue_nouns(tables: Iterable[Mapping[str, Any]]) -> dict[str, CueNoun]:
    """The nouns in ``tables`` (as read from TOML) by their singular."""
    return {
        table["lemma"]: CueNoun(
            lemma=table["lemma"],
            kind=table.get("kind", "speech"),
            frames=frozenset(table["frames"]),
            colon=table.get("colon", False),
            shouted=table.get("shouted", False),
            channel=table.get("channel"),
            channel_name=table.get("channel_name"),
        )
        for table in tables
    }
