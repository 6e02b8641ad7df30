"""Reporting verbs: every form of every verb, and what may follow it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from quotebase.errors import LexiconError

from .inflect import gerund, past, plural, third_person
from .nouns import CueNoun

Form = Literal["base", "third", "past", "participle", "ing"]
VerbKind = Literal["speech", "thought", "document"]

FRAMES = frozenset(
    "quote clause that bare to wh np ing as call for of about against at in on into to with over from".split()
)
_LEADS = ("A ", "np ")


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb: its lemma, kind, and the frames that its content may stand in."""

    lemma: str
    kind: VerbKind
    frames: frozenset[str]
    addresses: bool
    """Whether those told may stand behind it (“told A that”)."""
    noun: bool
    always_clause: bool
    said_by_people: bool
    """Whether it is speech where a person or body is its subject, though of kind document."""
    object_is_source: bool
    """Whether a person as its object is who told it: “citing officials”."""
    of_things: bool
    """Whether somebody as its object is not spoken of: “admitted two patients”."""
    told_at_hearings: bool
    """Whether it is speech of nobody named where a court or meeting is its subject: “the court heard”."""
    channel: str | None
    channel_name: str | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One written form ("said") of a verb. Forms that two verbs share list both, the commoner first."""

    verb: Verb
    form: Form


def verb_forms(tables: Iterable[Mapping[str, Any]], source: str) -> dict[str, tuple[VerbForm, ...]]:
    """Every form of the verbs in ``tables`` (as read from TOML), lower case; ``source`` names the file.

    A verb of several words ("point out") is keyed by its inflected first word and the rest ("pointed out").
    Raises :class:`LexiconError` for an unknown frame or a lemma that stands twice.
    """
    forms: dict[str, list[VerbForm]] = {}
    seen: set[str] = set()
    for table in tables:
        lemma = table["lemma"]
        if lemma in seen:
            raise LexiconError(f"{source}: the verb {lemma!r} stands twice; keep one entry")
        seen.add(lemma)
        _check_frames(table, source)
        verb = _verb(table, table.get("kind", "speech"), table["frames"])
        for form, written in _written_forms(lemma, table):
            bucket = forms.setdefault(written, [])
            if all(known.verb is not verb for known in bucket):
                bucket.append(VerbForm(verb, form))
    return {written: tuple(bucket) for written, bucket in forms.items()}


def light_verbs(
    tables: Iterable[Mapping[str, Any]], nouns: Mapping[str, CueNoun], source: str
) -> dict[str, dict[str, Verb]]:
    """What verbs that only lend a noun their tense report with it: by form of the verb, by form of the noun.

    "issued" + "warning" is a verb with the frames of the noun "warning" and of the verb's own entry.
    Raises :class:`LexiconError` for an unknown frame.
    """
    light: dict[str, dict[str, Verb]] = {}
    for table in tables:
        _check_frames(table, source)
        verbs: dict[str, Verb] = {}
        for noun in table["nouns"]:
            entry = nouns.get(noun)
            frames = {*table["frames"], *(entry.frames - _NOT_OF_NOUNS if entry else ())}
            verb = _verb({**table, **_channel(entry)}, "speech", frames, f"{table['lemma']} {noun}")
            verbs |= {noun: verb, plural(noun): verb}
        for _, written in _written_forms(table["lemma"], table):
            light.setdefault(written, {}).update(verbs)
    return light


def adjectives(tables: Iterable[Mapping[str, Any]], source: str) -> dict[str, Verb]:
    """The adjectives that report behind a form of "be", each as the verb that both make ("be adamant").

    Raises :class:`LexiconError` for an unknown frame.
    """
    found: dict[str, Verb] = {}
    for table in tables:
        _check_frames(table, source)
        kind = table.get("kind", "speech")
        found[table["lemma"]] = _verb(table, kind, table["frames"], f"be {table['lemma']}")
    return found


def _channel(noun: CueNoun | None) -> dict[str, Any]:
    return {"channel": noun.channel, "channel_name": noun.channel_name} if noun and noun.channel else {}


_NOT_OF_NOUNS = frozenset(("of",))
"""“Gave a hint of what is to come” tells what it is, not what somebody said."""


def _check_frames(table: Mapping[str, Any], source: str) -> None:
    for frame in table["frames"]:
        if frame.split()[-1] not in FRAMES or (" " in frame and not frame.startswith(_LEADS)):
            raise LexiconError(f"{source}: {table['lemma']!r} has an unknown frame {frame!r}")


def _verb(table: Mapping[str, Any], kind: VerbKind, frames: Iterable[str], lemma: str = "") -> Verb:
    """The verb that ``table`` tells of, under another ``lemma`` if one is given."""
    return Verb(
        lemma=lemma or table["lemma"],
        kind=kind,
        frames=frozenset(frames),
        addresses=any(frame.startswith("A ") for frame in frames),
        noun=table.get("also") == "noun",
        always_clause=table.get("always_clause", False),
        said_by_people=table.get("said_by_people", False),
        object_is_source=table.get("object_is_source", False),
        of_things=table.get("of_things", False),
        told_at_hearings=table.get("told_at_hearings", False),
        channel=table.get("channel"),
        channel_name=table.get("channel_name"),
        examples=tuple(table.get("examples", ())),
        counterexamples=tuple(table.get("counterexamples", ())),
    )


def _written_forms(lemma: str, table: Mapping[str, Any]) -> list[tuple[Form, str]]:
    first, _, rest = lemma.partition(" ")
    pasts = _as_list(table.get("past", past(first)))
    forms: list[tuple[Form, str]] = [("past", form) for form in pasts]
    forms += [("third", form) for form in _as_list(table.get("third", third_person(first)))]
    forms += [("ing", form) for form in _as_list(table.get("ing", gerund(first)))]
    forms.append(("base", first))
    forms += [("participle", form) for form in _as_list(table.get("participle", pasts))]
    return [(form, f"{written} {rest}" if rest else written) for form, written in forms]


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
