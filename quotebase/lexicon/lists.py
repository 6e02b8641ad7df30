"""Lists of words by what they tell, turned into what each word tells."""

from collections.abc import Iterable
from typing import Any, Literal

from .channels import listed

Gender = Literal["male", "female", "either"]

_GENDERS: dict[str, Gender] = {"any": "either", "male": "male", "female": "female", "either": "either"}
"""The gender that a list of words tells, by its key."""


def turned(lists: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """The words of ``lists``, each with the keys under which it stands."""
    words = {word for members in lists.values() for word in members}
    return {word: frozenset(key for key, members in lists.items() if word in members) for word in words}


def opened(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words of each of ``phrases`` by the first of them."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted(tuple(phrase.split()) for phrase in phrases):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def by_gender(lists: dict[str, list[str]]) -> dict[str, Gender]:
    """The words of ``lists`` with the gender that they tell; one listed for a man or a woman tells none."""
    found: dict[str, Gender] = {}
    for key, gender in _GENDERS.items():
        found |= dict.fromkeys(lists.get(key, ()), gender)
    return found


def outlet_names(table: dict[str, Any]) -> frozenset[str]:
    """Every spelling of every outlet that is no ordinary word."""
    spellings = {name for row in listed(table, "outlet") for name in (row["name"], *row.get("aliases", ()))}
    return frozenset(spellings - set(table["ambiguous"]["names"]))


def media_names(table: dict[str, Any]) -> frozenset[str]:
    """Every spelling of every outlet and programme."""
    rows = [*listed(table, "outlet"), *listed(table, "programme")]
    return frozenset(name for row in rows for name in (row["name"], *row.get("aliases", ())))


def naming_words(works: dict[str, Any]) -> frozenset[str]:
    """The words right behind which marks hold a title, a name or a term."""
    last = {words.rpartition(" ")[2] for part in ("titles", "words") for words in flat(works[part])}
    return frozenset(last - {*works["last_words"]["not_alone"]} | {*works["last_words"]["others"]})


def flat(value: Any) -> list[str]:
    """All strings in lists and tables, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in flat(part)]
    return [text for part in value for text in flat(part)]


def abbreviations(table: dict[str, Any], titles: dict[str, Gender]) -> frozenset[str]:
    """The words written with a full stop, without it."""
    words = {word for word in flat(table) if word.endswith(".")} | {t for t in titles if t.endswith(".")}
    return frozenset(word[:-1] for entry in words for word in entry.split() if word.endswith("."))


def capitalised_words(phrases: Any) -> list[str]:
    """The words of ``phrases`` that begin with a capital."""
    return [word for phrase in phrases for word in phrase.split() if word[:1].isupper()]
