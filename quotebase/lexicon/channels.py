"""Media, platforms, outlets and audiences: what tells “in a statement”, “on Facebook”, “told reporters”."""

import hashlib
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from quotebase.errors import LexiconError
from quotebase.model import ChannelKind

from .inflect import gerund, past, plural, third_person
from .verbs import VerbForm

EXTENSION_VARIABLE = "QUOTEBASE_LEXICON"
"""The environment variable that names a TOML file, or a folder of them, with names of the user's own."""

Listed = Literal["medium", "audience", "platform", "outlet", "programme", "press", "none"]
Sort = Literal[Listed, "verb"]

_KINDS = frozenset(get_args(ChannelKind))
_SORTS: dict[Listed, ChannelKind | None] = {
    "medium": None,
    "audience": None,
    "platform": "social",
    "outlet": "interview",
    "programme": "interview",
    "press": "interview",
    "none": "other",
}
_CALL_SIGN = re.compile(
    "[KW][A-Z]{2,3}-(?:AM|FM|TV|LP|DT)|[KW][B-DF-HJ-NP-TV-Z]{3}|[A-Z][A-Za-z]*[a-z](?:FM|Live|News|Online|Radio|TV)"
)
"""WKRP-FM, KDNT: a station in North America; without its band only of letters that make no word. SportFM."""
_PIECE = re.compile(r"['’]s\b|[^\s/:!]+?(?=['’]s\b)|[^\s/:!]+|[/:!]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase says of a channel.

    ``name`` is the canonical spelling of a platform, outlet or programme. The flags are those of
    channels.toml; ``with_the``: the name counts only behind "the".
    """

    sort: Sort
    kind: ChannelKind
    name: str | None = None
    preps: frozenset[str] = frozenset()
    speaks: bool = False
    issued: bool = False
    given: bool = False
    speaking: bool = False
    event: bool = False
    proper: bool = False
    poll: bool = False
    beside_outlet: bool = False
    national: bool = False
    anywhere: bool = False
    ambiguous: bool = False
    with_the: bool = False


Tails = dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
"""What follows a first word, by the second ("" for nothing): the words after those two, longest first."""


@dataclass(frozen=True, slots=True, eq=False)
class ChannelWords:
    """Entries by first and second word: ``names`` as written, ``nouns`` in lower case; ``verbs`` by form."""

    names: dict[str, Tails]
    nouns: dict[str, Tails]
    verbs: dict[str, Entry]
    outlet_heads: frozenset[str]
    """Words that end the name of an outlet that is not listed (“the Kent Gazette”)."""
    issuing: frozenset[str]
    """Every form of the verbs whose object a medium may be (“released a statement”)."""
    attending: frozenset[str]
    """Every form of the verbs of one who is only present (“attended a rally”)."""
    markup: Mapping[str, Entry]
    """Platforms by what their embedded posts are marked up with."""
    sets: Mapping[str, frozenset[str]]
    """The lists of channel_words.toml, by name."""

    def is_station(self, word: str) -> bool:
        """Whether ``word`` is what a station calls itself: “WKRP-FM”, “SportFM”."""
        return _CALL_SIGN.fullmatch(word) is not None and word not in self.sets["no_stations"]

    def is_outlet_head(self, word: str) -> bool:
        """Whether ``word`` ends the name of an outlet: “Gazette”, “News-Gazette”."""
        if "-" in word and not self.is_station(word):
            word = word.rpartition("-")[2]
        return word in self.outlet_heads

    def is_masthead(self, word: str) -> bool:
        """Whether ``word`` does so behind “the” and more of the name: “Beacon”, “Times-Union”."""
        return word in self.sets["mastheads"] or ("-" in word and word.partition("-")[0] in self.outlet_heads)

    def is_show(self, word: str) -> bool:
        """Whether ``word`` may end the name of a programme, or stand in one: “Show”, “Tidewater With”."""
        return word in self.sets["shows"] or word in self.sets["hosted"]

    def may_begin_with(self, word: str) -> bool:
        """Whether the words of a channel may begin with ``word``."""
        named = (
            word in self.names
            or self.is_outlet_head(word)
            or self.is_masthead(word)
            or self.is_station(word)
            or self.is_show(word)
        )
        return named or word.lower() in self.nouns or word in self.verbs

    def may_be(self, word: str) -> bool:
        """Whether ``word`` alone may name a channel."""
        lower = word.lower()
        listed = "" in self.names.get(word, ()) or "" in self.nouns.get(lower, ())
        return (
            listed
            or self.is_outlet_head(word)
            or self.is_masthead(word)
            or word in self.verbs
            or self.is_station(word)
            or self.is_show(word)
        )


def extension_tables() -> list[tuple[str, Mapping[str, Any]]]:
    """The user's own tables, with the names of their files, in the order of those names.

    Raises :class:`LexiconError` where ``QUOTEBASE_LEXICON`` names no file or a file that is no TOML.
    """
    tables: list[tuple[str, Mapping[str, Any]]] = []
    for file in _extension_files():
        try:
            tables.append((str(file), tomllib.loads(file.read_text(encoding="utf-8"))))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise LexiconError(f"{file} is no valid TOML: {error}") from None
    return tables


def extension_version() -> str | None:
    """What tells the user's own tables from any others; ``None`` where there are none.

    Raises :class:`LexiconError` where ``QUOTEBASE_LEXICON`` names no file.
    """
    files = _extension_files()
    if not files:
        return None
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return f"lexicon-{digest.hexdigest()[:12]}"


def _extension_files() -> list[Path]:
    given = os.environ.get(EXTENSION_VARIABLE)
    if not given:
        return []
    path = Path(given)
    if not path.exists():
        raise LexiconError(
            f"{EXTENSION_VARIABLE} names {given}, which does not exist; correct it or unset it"
        )
    return sorted(path.glob("*.toml")) if path.is_dir() else [path]


def channel_words(
    tables: Iterable[tuple[str, Mapping[str, Any]]],
    verbs: Mapping[str, tuple[VerbForm, ...]],
    lists: Mapping[str, Mapping[str, Any]] | None = None,
) -> ChannelWords:
    """Compile tables as read from TOML, each with the name of its file; a later entry wins.

    ``verbs`` are all reporting verbs; those that tell a channel ("tweeted") become entries as well. ``lists``
    is channel_words.toml.

    Raises :class:`LexiconError` for an entry of an unknown kind or without a name or nouns.
    """
    names: dict[tuple[str, ...], Entry] = {}
    nouns: dict[tuple[str, ...], Entry] = {}
    heads: set[str] = set()
    issuing: set[str] = set()
    attending: set[str] = set()
    markup: dict[str, Entry] = {}
    for source, table in tables:
        heads.update(table.get("outlet_heads", {}).get("words", ()))
        issuing |= _forms(table.get("issuing", {}))
        attending |= _forms(table.get("attending", {}))
        ambiguous = frozenset(table.get("ambiguous", {}).get("names", ()))
        for sort, default in _SORTS.items():
            for row in listed(table, sort):
                kind: ChannelKind = row.get("kind", default)
                if kind not in _KINDS:
                    known = ", ".join(sorted(_KINDS))
                    raise LexiconError(
                        f"{source}: [[{sort}]] has the unknown kind {kind!r}; use one of {known}"
                    )
                if "nouns" in row:
                    _add_nouns(nouns, sort, kind, row)
                elif "name" in row:
                    _add_names(names, sort, kind, row, ambiguous)
                    markup |= {mark: Entry(sort, kind, row["name"]) for mark in row.get("markup", ())}
                else:
                    raise LexiconError(f"{source}: a [[{sort}]] has neither a name nor nouns; give it one")
    return ChannelWords(
        _by_first(names),
        _by_first(nouns),
        _telling(verbs),
        frozenset(heads),
        frozenset(issuing),
        frozenset(attending),
        markup,
        {name: frozenset(row.get("words", ())) | _forms(row) for name, row in (lists or {}).items()},
    )


def listed(table: Mapping[str, Any], sort: str) -> Iterator[Mapping[str, Any]]:
    """The entries of one ``sort``: its own tables, and the names of ``[outlets]`` with their aliases."""
    yield from table.get(sort, ())
    names = table.get(f"{sort}s", {})
    yield from ({"name": name} for name in names.get("names", ()))
    yield from ({"name": name, "aliases": aliases} for name, aliases in names.get("aliases", {}).items())


def _telling(verbs: Mapping[str, tuple[VerbForm, ...]]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for written, forms in verbs.items():
        verb, form = forms[0].verb, forms[0].form
        if verb.channel and form != "base" and not (verb.noun and form == "third"):
            found[written] = Entry("verb", cast(ChannelKind, verb.channel), verb.channel_name)
    return found


def _forms(table: Mapping[str, Any]) -> set[str]:
    """Every form of the verbs of a table: the regular ones computed, the irregular ones as given."""
    found = set(table.get("irregular", ()))
    for verb in table.get("verbs", ()):
        found |= {verb, third_person(verb), past(verb), gerund(verb)}
    return found


def _add_nouns(
    nouns: dict[tuple[str, ...], Entry], sort: Sort, kind: ChannelKind, row: Mapping[str, Any]
) -> None:
    polls = frozenset(row.get("polls", ()))
    for noun in row["nouns"]:
        *lead, last = pieces(noun.lower())
        with_the = lead[:1] == ["the"]
        lead = lead[with_the:]
        entry = Entry(
            sort,
            kind,
            name=row.get("name"),
            preps=frozenset(row.get("preps", ())),
            speaks=row.get("speaks", False),
            issued=row.get("issued", False),
            given=row.get("given", False),
            speaking=row.get("speaking", False),
            event=row.get("event", False),
            proper=row.get("proper", False),
            poll=noun in polls,
            beside_outlet=row.get("beside_outlet", False),
            national=row.get("national", False),
            anywhere=row.get("anywhere", False),
            with_the=with_the,
        )
        nouns[(*lead, last)] = entry
        nouns.setdefault((*lead, plural(last)), entry)


def _add_names(
    names: dict[tuple[str, ...], Entry],
    sort: Sort,
    kind: ChannelKind,
    row: Mapping[str, Any],
    ambiguous: frozenset[str],
) -> None:
    for written in (row["name"], *row.get("aliases", ())):
        words = pieces(written)
        with_the = words[0] == "The" and len(words) > 1
        if with_the:
            words = words[1:]
        # a name of several words is as plain without "The" as with it; one of a single word is not
        needs_the = with_the and len(words) == 1
        entry = Entry(sort, kind, name=row["name"], ambiguous=written in ambiguous, with_the=needs_the)
        if words not in names or names[words].with_the or not needs_the:
            names[words] = entry
        if "with" in words:
            names.setdefault(tuple("With" if word == "with" else word for word in words), entry)
        if len(written) > 3 and len(words[0]) > 1:
            names.setdefault(tuple(word.upper() for word in words), entry)


def pieces(name: str) -> tuple[str, ...]:
    """The tokens that the scanner makes of ``name``, with straight apostrophes."""
    return tuple(piece.replace("’", "'") for piece in _PIECE.findall(name))


def _by_first(entries: Mapping[tuple[str, ...], Entry]) -> dict[str, Tails]:
    found: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = {}
    for words in sorted(entries, key=len, reverse=True):
        second = words[1] if len(words) > 1 else ""
        found.setdefault(words[0], {}).setdefault(second, []).append((words[2:], entries[words]))
    return {first: {second: tuple(tails) for second, tails in by.items()} for first, by in found.items()}
