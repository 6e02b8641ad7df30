"""Names of one word that belong to no person named in full: whether a body or a person bears them.

Nothing in the word tells, so only the article can: “Nordvik, which makes pumps, …” is a body; behind “at
Nordvik” and “the chairman of Nordvik” one may doubt that it is a person.
"""

import re
from functools import cached_property

from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

_NAME = re.compile(r"[GN](?<![GNLBTJ].)(?![GNL])")
_SAID = re.compile(r"[ua]*Vt?")
_ANYBODY = re.compile(r"[GNBmRr]")


class LoneNames:
    """What one article tells of its names of one word."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens, self._lexicon = tokens, lexicon

    def is_body(self, word: str) -> bool:
        """Whether the article tells that ``word`` names a body: “shares of Nordvik”, “Nordvik, which”."""
        return word in self._told[0]

    def may_be_person(self, word: str) -> bool:
        """Whether neither the lexicon nor the article says anything against a person called ``word``."""
        lexicon = self._lexicon
        if not word.isalpha() or not word[1:].islower():
            return False
        if word in lexicon.organisations or word in lexicon.places or word.lower() in lexicon.lower_classes:
            return False
        return not any(word in words for words in self._told)

    @cached_property
    def _told(self) -> tuple[set[str], set[str]]:
        """The words that name a body, and those of which one may doubt that they name a person."""
        bodies, doubtful = set[str](), set[str]()
        for match in _NAME.finditer(self._tokens.classes):
            at = match.start()
            if self._is_of_body(at):
                bodies.add(self._tokens.word(at))
            elif self._is_doubtful(at):
                doubtful.add(self._tokens.word(at))
        return bodies, doubtful

    def _is_of_body(self, at: int) -> bool:
        """“Shares of Nordvik”, “Nordvik shares”, “Nordvik, which”."""
        classes, signs = self._tokens.classes, self._lexicon.of_bodies
        if classes[at + 1 : at + 3] == ",w" and self._word(at + 2) in signs["relative"]:
            return True
        if self._word(at - 1) in signs["before_names"] and self._word(at - 2) in signs["traded"]:
            return True
        if self._word(at + 1) in signs["traded"]:
            return True
        owns = self._word(self._said(at)) in signs["own"]  # of whom else, where nobody has been named?
        return owns and not _ANYBODY.search(classes, 0, at)

    def _is_doubtful(self, at: int) -> bool:
        """“At Nordvik”, “the Nordvik”, “Nordvik Council”, “chairman of Nordvik”, “Nordvik said its”."""
        classes, signs = self._tokens.classes, self._lexicon.of_bodies
        if classes[at - 1 : at] in ("D", "1") or classes[at + 1 : at + 2] in ("B", "T", "R", "J"):
            return True
        if self._word(at - 1) in signs["before"]:
            return True
        if classes[at - 1 : at] == "o" and classes[at - 2 : at - 1] in ("T", "R"):
            return True
        return self._word(self._said(at)) in signs["pronouns"]

    def _said(self, at: int) -> int:
        """The first token of what the name at ``at`` says, -1 if it says nothing."""
        match = _SAID.match(self._tokens.classes, at + 1)
        return match.end() if match else -1

    def _word(self, at: int) -> str:
        return self._tokens.word(at).lower() if 0 <= at < len(self._tokens.raw) else ""
