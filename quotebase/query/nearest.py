"""Whom someone may have meant whose name was not found: the speakers whose names look most like it."""

from difflib import SequenceMatcher

from sqlalchemy import select
from sqlalchemy.orm import Session

from quotebase.store.fold import fold
from quotebase.store.models import QuotationRow, SpeakerAlias, SpeakerRow, SpeakerWord

MOST_WORDS = 2_000
"""Words compared with one of the name: so a million speakers cost no more than some thousand."""

ALIKE = 0.6
"""From where on two words are near: 1 is the same, 0 has no letter in common."""


def nearest_speakers(session: Session, name: str, n: int = 5) -> list[str]:
    """Return up to ``n`` speakers with a quotation whose names look most like ``name``, the nearest first."""
    asked = fold(name).split()
    near: dict[str, float] = {}
    for word in asked[:4]:
        for known in _known_words(session, word):
            likeness = SequenceMatcher(None, word, known).ratio()
            if likeness >= ALIKE:
                near[known] = max(likeness, near.get(known, 0))
    best = sorted(near, key=lambda known: (-near[known], known))[: 10 * n]
    rows = session.execute(
        select(SpeakerRow.name, SpeakerAlias.folded)
        .join(SpeakerAlias)
        .join(SpeakerWord)
        .where(SpeakerWord.word.in_(best))
        .where(select(QuotationRow.id).where(QuotationRow.speaker_id == SpeakerRow.id).exists())
        .distinct()
        .limit(MOST_WORDS)
    )
    scores: dict[str, float] = {}
    for speaker, alias in rows:
        scores[speaker] = max(_likeness(asked, alias.split()), scores.get(speaker, 0))
    return sorted(scores, key=lambda speaker: (-scores[speaker], speaker))[:n]


def _known_words(session: Session, word: str) -> list[str]:
    """Words of names that begin like ``word``, or as if its first two letters were swapped, or one lost."""
    beginnings = dict.fromkeys((word[:3], word[:2], word[1::-1], word[1:3], word[:1]))
    found: dict[str, None] = {}
    for beginning in beginnings:
        statement = (
            select(SpeakerWord.word)
            .where(SpeakerWord.word >= beginning, SpeakerWord.word < beginning + "\U0010ffff")
            .distinct()
            .order_by(SpeakerWord.word)
            .limit(MOST_WORDS)
        )
        found.update(dict.fromkeys(session.scalars(statement)))
        if len(found) >= MOST_WORDS:
            break
    return list(found)


def _likeness(asked: list[str], name: list[str]) -> float:
    """How well the words asked for are found in a name, from 0 to 1."""
    best = (max(SequenceMatcher(None, word, known).ratio() for known in name) for word in asked)
    return sum(best) / len(asked) - abs(len(name) - len(asked)) / 100
