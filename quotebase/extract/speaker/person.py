"""A person of the article, and a place where one is named."""

from dataclasses import dataclass, field
from typing import NamedTuple

from quotebase.lexicon import Gender


@dataclass(slots=True)
class Person:
    """One person of the article; ``words`` is the fullest name that the article prints."""

    words: tuple[str, ...]
    gender: Gender = "either"
    nouns: set[str] = field(default_factory=set)
    """Head nouns of the titles and descriptions that the article gives this person, lower case."""
    also: set[str] = field(default_factory=set)
    """What the bearers of these titles are called too: officer, of a sergeant."""
    by_deeds: set[str] = field(default_factory=set)
    """Those of them that only tell what the person does: prosecutor, for “Rossi, prosecuting,”."""
    owned_nouns: set[str] = field(default_factory=set)
    """Those of them that come with whose they are: "his friend", "Rossi's lawyer", "head of the bank"."""
    owners: set[tuple[str, str]] = field(default_factory=set)
    """Such a noun and the name of whose it is: spokesman, Rossi."""
    lands: set[str] = field(default_factory=set)
    """Nationalities in these titles and descriptions: Danish."""
    former: set[str] = field(default_factory=set)
    """Those of these nouns that are said of the past: governor, for “former Gov. Anna Berg”."""
    places: set[str] = field(default_factory=set)
    """Names before these nouns: Oslo, for “Oslo mayor Anna Berg”."""
    held: set[tuple[str, str]] = field(default_factory=set)
    """Which of the offices of one noun are this person's: minister, foreign; “” where nothing tells."""
    age: str = ""
    """The age behind the name, as printed: 34, in “Anna Berg, 34,”."""
    seat: str = ""
    """Party and state that a tag behind the name tells: Democrat of Ohio."""
    is_somebody: bool = False
    """Whether anything says that the name is a person's: a given name, a title, an age."""
    may_be_body: bool = False
    """Whether all that says so is a verb of saying, which bodies have too."""
    of_words: bool = False
    """Whether a word of the name is an ordinary one."""
    unnamed: bool = False
    """Whether ``words`` only describe somebody whom the article does not name."""
    whose: "Person | None" = None
    """Whose lawyer, father … such a one is by the last words for him."""
    lone: bool = False
    """Whether all that is known is one word, and that it speaks."""
    unclear: bool = False
    """Whether ``words`` is a surname of several persons and nothing tells which of them is meant."""
    first_at: int = -1
    """The first token that names this person in full, or the noun that first describes one without a name."""

    @property
    def name(self) -> str:
        """The fullest name, as printed."""
        return " ".join(self.words)


class Sighting(NamedTuple):
    """Tokens ``first`` to ``stop`` name ``person``, or one of ``rivals``, who share the surname."""

    first: int
    stop: int
    person: Person
    rivals: tuple[Person, ...] = ()
