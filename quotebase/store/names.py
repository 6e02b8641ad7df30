"""From names as written to the rows that they stand for, made where there are none yet.

A batch of articles is looked up at once, and what was found is remembered; so saving asks the database
about a name once. :meth:`NameBook.forget` is for when a transaction came to nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import urlsplit

from sqlalchemy import Connection, insert, select

from quotebase.model import Article, Channel, Quote, Speaker
from quotebase.store.fold import fold
from quotebase.store.models import (
    AddresseeRow,
    Base,
    ChannelRow,
    OutletAlias,
    OutletRow,
    SpeakerAlias,
    SpeakerRow,
    SpeakerWord,
)
from quotebase.store.rows import Numbers, Row

T = TypeVar("T")
NameKey = tuple[str, ...]

MOST_REMEMBERED = 200_000
AT_ONCE = 500
"""Values in one ``IN (…)``: far below what any SQLite or PostgreSQL allows."""

_LONGEST_ALIAS = 6
"""Words; a longer mention is a description."""

_PARTICLES = frozenset(
    [
        "al",
        "ap",
        "ben",
        "bin",
        "da",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "vom",
        "von",
        "y",
        "zu",
    ]
)


class NameBook:
    """The numbers of outlets, speakers, channels and addressees, by folded name."""

    def __init__(self) -> None:
        self._outlets: dict[NameKey, int] = {}
        self._domains: dict[str, int | None] = {}
        self._speakers: dict[NameKey, int] = {}
        self._aliases: set[tuple[int, str]] = set()
        self._channels: dict[NameKey, int] = {}
        self._addressees: dict[NameKey, int] = {}
        self._memories: tuple[MutableMapping[Any, Any] | set[Any], ...] = (
            self._outlets,
            self._domains,
            self._speakers,
            self._aliases,
            self._channels,
            self._addressees,
        )

    def forget(self) -> None:
        """Forget all numbers: the transaction that made some of them was rolled back."""
        for memory in self._memories:
            memory.clear()

    def learn(self, connection: Connection, articles: Collection[Article]) -> None:
        """Find or make the rows of every name in ``articles``, so that the look-ups below succeed."""
        for memory in self._memories:
            if len(memory) > MOST_REMEMBERED:
                memory.clear()
        quotes = [quote for article in articles for quote in article.quotes]
        outlets = [article.outlet for article in articles if article.outlet]
        outlets += [quote.via.name for quote in quotes if quote.via]
        addresses = {host for article in articles for host in hosts_of(article.url)}
        self._learn_domains(connection, addresses.union(*map(_hosts_named, outlets)))
        self._learn_outlets(connection, outlets)
        speakers = [q.speaker for q in quotes if q.speaker and q.speaker.name]
        # The same mention of the same person again, elsewhere in the text, tells nothing new.
        distinct = {(s.name, s.type, s.role, s.text): s for s in speakers}
        self._learn_speakers(connection, distinct.values())
        self._learn_channels(connection, [q.channel for q in quotes if q.channel])
        self._learn_addressees(connection, [q.addressee.name for q in quotes if q.addressee])

    def outlet(self, article: Article) -> int | None:
        """Return the outlet that an article names, else the known one at its web address."""
        return self._outlet(article.outlet) if article.outlet else self._at(hosts_of(article.url))

    def numbers(self, quote: Quote) -> Numbers:
        """Return the rows that the names in a quotation stand for."""
        speaker, channel, addressee, via = quote.speaker, quote.channel, quote.addressee, quote.via
        return Numbers(
            speaker=self._speakers.get(_speaker_key(speaker)) if speaker else None,
            channel=self._channels[_channel_key(channel)] if channel else None,
            addressee=self._addressees.get(_name_key(addressee.name)) if addressee else None,
            via=self._outlet(via.name) if via else None,
        )

    def _outlet(self, name: str) -> int | None:
        return self._at(_hosts_named(name)) or self._outlets.get(_name_key(name))

    def _at(self, hosts: Iterable[str]) -> int | None:
        return next((found for host in hosts if (found := self._domains.get(host))), None)

    def _learn_outlets(self, connection: Connection, names: Iterable[str]) -> None:
        named = ((_name_key(name), name) for name in names if fold(name) and not self._at(_hosts_named(name)))
        missing = _missing(named, self._outlets)
        known = known_outlets(connection, "name", [folded for (folded,) in missing])
        self._outlets.update({(folded,): number for folded, number in known.items()})
        new = {key: values for key, values in missing.items() if key not in self._outlets}
        self._outlets.update(find_or_make(connection, OutletRow, ("folded",), new))
        aliases = [
            {"outlet_id": self._outlets[key], "kind": "name", "folded": key[0], **values}
            for key, values in new.items()
        ]
        _insert(connection, OutletAlias, aliases)

    def _learn_domains(self, connection: Connection, hosts: Collection[str]) -> None:
        missing = [host for host in hosts if host not in self._domains]
        known = known_outlets(connection, "domain", missing)
        self._domains.update({host: known.get(host) for host in missing})

    def _learn_speakers(self, connection: Connection, speakers: Collection[Speaker]) -> None:
        named = [(_speaker_key(speaker), speaker.name) for speaker in speakers]
        missing = _missing(((key, name) for key, name in named if key[0]), self._speakers)
        known = reference_speakers(connection, {folded for folded, _ in missing})
        self._speakers.update({key: known[key[0]] for key in missing if key[0] in known})
        new = {key: values for key, values in missing.items() if key not in self._speakers}
        self._speakers.update(find_or_make(connection, SpeakerRow, ("folded", "type"), new))
        self._learn_aliases(connection, speakers)

    def _learn_aliases(self, connection: Connection, speakers: Iterable[Speaker]) -> None:
        wanted: dict[tuple[int, str], str] = {}
        for speaker in speakers:
            number = self._speakers.get(_speaker_key(speaker))
            if number is not None:
                for name in names_in(speaker):
                    if (number, fold(name)) not in self._aliases:
                        wanted.setdefault((number, fold(name)), name)
        add_aliases(connection, wanted, source="article")
        self._aliases.update(wanted)

    def _learn_channels(self, connection: Connection, channels: Iterable[Channel]) -> None:
        missing = _missing(((_channel_key(channel), channel.name) for channel in channels), self._channels)
        self._channels.update(find_or_make(connection, ChannelRow, ("folded", "kind"), missing))

    def _learn_addressees(self, connection: Connection, names: Iterable[str]) -> None:
        missing = _missing(((_name_key(name), name) for name in names if fold(name)), self._addressees)
        self._addressees.update(find_or_make(connection, AddresseeRow, ("folded",), missing))


def names_in(speaker: Speaker) -> list[str]:
    """Return the names by which a speaker is written here: the full one, and the mention if it is a name.

    A mention is one where it is short, capitalised, and ends in a word of the full name once the words of
    the role before it are taken off ("President Putin" is known as "Putin"); "she" and "the spokesman" are
    not.
    """
    if not speaker.name:
        return []
    own = set(fold(speaker.name).split())
    role = set(fold(speaker.role or "").split())
    words = speaker.text.split()
    while words and set(fold(words[0]).split()) <= role - own:
        words.pop(0)
    if not words or len(words) > _LONGEST_ALIAS or not own.intersection(fold(words[-1]).split()[:1]):
        return [speaker.name]
    if not all(word[:1].isupper() or fold(word) in _PARTICLES for word in words):
        return [speaker.name]
    return [speaker.name, " ".join(words)]


def known_outlets(connection: Connection, kind: str, folded: Collection[str]) -> dict[str, int]:
    """Return the outlets that these names or domains (``kind``) stand for.

    What several outlets are known by stands for the one whose own name it is, else for none.
    """
    found: dict[str, set[int]] = {}
    own: dict[str, int] = {}
    for some in in_parts(folded):
        statement = (
            select(OutletAlias.folded, OutletRow.id, OutletRow.folded)
            .join(OutletRow)
            .where(OutletAlias.kind == kind, OutletAlias.folded.in_(some))
        )
        for alias, number, name in connection.execute(statement):
            found.setdefault(alias, set()).add(number)
            if alias == name:
                own[alias] = number
    return {alias: numbers.pop() for alias, numbers in found.items() if len(numbers) == 1} | own


def reference_speakers(connection: Connection, folded: Collection[str]) -> dict[str, int]:
    """Return the speakers of the reference data that these names stand for.

    A name that several of them have stands for none; nor does a single word of a person's longer name.
    """
    found: dict[str, set[int]] = {}
    for some in in_parts(folded):
        for alias, number, type_, own in connection.execute(
            select(SpeakerAlias.folded, SpeakerRow.id, SpeakerRow.type, SpeakerRow.folded)
            .join(SpeakerRow)
            .where(SpeakerAlias.source == "reference", SpeakerAlias.folded.in_(some))
        ):
            if " " in alias or alias == own or type_ != "person":
                found.setdefault(alias, set()).add(number)
    return {alias: numbers.pop() for alias, numbers in found.items() if len(numbers) == 1}


def add_aliases(connection: Connection, wanted: dict[tuple[int, str], str], *, source: str) -> None:
    """Add the aliases ``{(speaker, folded): name}`` that are not there yet, with their words."""
    columns = (SpeakerAlias.speaker_id, SpeakerAlias.folded)
    there: set[tuple[int, str]] = set()
    for some in in_parts({number for number, _ in wanted}):
        there.update(
            (number, folded)
            for number, folded in connection.execute(select(*columns).where(columns[0].in_(some)))
            if (number, folded) in wanted
        )
    rows = [
        {"speaker_id": number, "folded": folded, "name": name, "source": source}
        for (number, folded), name in wanted.items()
        if (number, folded) not in there and folded
    ]
    made = (
        connection.execute(insert(SpeakerAlias).returning(SpeakerAlias.id, SpeakerAlias.folded), rows)
        if rows
        else ()
    )
    words = [
        {"word": word, "alias_id": number}
        for number, folded in made
        for word in dict.fromkeys(folded.split())
    ]
    _insert(connection, SpeakerWord, words)


def find_or_make(
    connection: Connection, model: type[Base], columns: tuple[str, ...], wanted: Mapping[NameKey, Row]
) -> dict[NameKey, int]:
    """Return the numbers of the rows whose ``columns`` (the first is ``folded``) hold the keys of ``wanted``.

    Where there is no such row, one is made with the key and the values that ``wanted`` gives for it.
    """
    table = model.__table__
    returned = [table.c.id, *(table.c[column] for column in columns)]
    found: dict[NameKey, int] = {}
    for some in in_parts({key[0] for key in wanted}):
        for number, *key in connection.execute(select(*returned).where(table.c.folded.in_(some))):
            found[tuple(key)] = number
    new = [
        {**values, **dict(zip(columns, key, strict=True))}
        for key, values in wanted.items()
        if key not in found
    ]
    if new:
        for number, *key in connection.execute(insert(model).returning(*returned), new):
            found[tuple(key)] = number
    return found


def in_parts(values: Iterable[T]) -> Iterator[list[T]]:
    """Yield ``values`` in lists short enough for one statement."""
    rest = iter(values)
    while part := list(islice(rest, AT_ONCE)):
        yield part


def hosts_of(url: str | None) -> list[str]:
    """Return the host of a web address, in lower case, and the domains that it belongs to, closest first."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return []
    labels = (host or "").split(".")
    return [".".join(labels[i:]) for i in range(len(labels) - 1)]


def _hosts_named(name: str) -> list[str]:
    """The hosts of an outlet that goes by its web address (``nytimes.com``)."""
    return hosts_of(f"//{name}") if "." in name and " " not in name else []


def _missing(named: Iterable[tuple[NameKey, str | None]], known: Mapping[NameKey, int]) -> dict[NameKey, Row]:
    """The names that are not known, by key: the first spelling, or the first that is not all in capitals."""
    found: dict[NameKey, Row] = {}
    for key, name in named:
        if key not in known and (key not in found or str(found[key]["name"]).isupper() > str(name).isupper()):
            found[key] = {"name": name}
    return found


def _name_key(name: str) -> NameKey:
    return (fold(name),)


def _speaker_key(speaker: Speaker) -> tuple[str, str]:
    return (fold(speaker.name) if speaker.name else "", speaker.type or "unknown")


def _channel_key(channel: Channel) -> tuple[str, str]:
    return (fold(channel.name) if channel.name else "", channel.kind)


def _insert(connection: Connection, model: type[Base], rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(model), rows)
