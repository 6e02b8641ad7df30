"""Whom “who”, “which” and “that” take up: the noun phrase before them that may have said it."""

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

from .body_names import goes_on
from .mentions import Mention, parse_mention
from .people import People

_FARTHEST = 12
"""How many chunks before “who” the one may stand whom it takes up."""
_OF_ANTECEDENT = "Mopxqa"
"""The chunks of “a professor of geology at the university” before “who”."""
_OF_THING = "Mop2xqa"
"""The same of “a letter to the mayor” before “that”."""


class Antecedents:
    """What stands before the relative pronouns of one article."""

    def __init__(self, tokens: Tokens, chunks: Chunks, people: People, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._people, self._lexicon = tokens, chunks, people, lexicon

    def of(self, head: int) -> Mention | None:
        """Whom the pronoun at chunk ``head`` takes up: “a professor at the university who” is the professor.

        “Which” and “that” are nobody who has a name: “a letter to Rossi that said” is the letter.
        """
        kinds, chunks, tokens = self._chunks.kinds, self._chunks, self._tokens
        at = head - 1
        while at > 0 and (kinds[at] in ",-" or kinds[at - 1 : at + 1] == ",0"):
            at -= 1  # Anna Berg, 70, who; Anna Berg - who
        if tokens.classes[chunks.first[head]] == "W":
            at = self._chosen(at)
        which = tokens.classes[chunks.first[head]] == "w"
        thing = which or tokens.classes[chunks.first[head]] == "t"
        letter = self._letter(at) if thing else None
        if letter is not None:
            return letter
        nearest: Mention | None = None
        while kinds[at] in (_OF_THING if thing else _OF_ANTECEDENT) and head - at < _FARTHEST:
            if kinds[at] == "M":
                if which and goes_on(tokens, chunks, at, self._lexicon):
                    at -= 2  # the Board of Elections, which
                    return parse_mention(tokens, chunks.first[at], chunks.stop[at + 2], self._lexicon)
                mention = self._mention(at)
                of_persons = mention.head in ("role", "group") or mention.type == "person"
                named = thing and self._is_somebody(mention)
                placed = which and " ".join(mention.name) in self._lexicon.places
                if of_persons != which and not named and not placed:
                    return (None if thing else self._employed(at, mention)) or mention
                if not named:
                    nearest = nearest or mention
            at -= 1
        return nearest

    def _employed(self, at: int, body: Mention) -> Mention | None:
        """Who works at the ``body`` at chunk ``at``: “an analyst at Hale Barton, who”."""
        kinds = self._chunks.kinds
        if not body.name or body.role or kinds[at - 1] != "p" or kinds[at - 2] != "M":
            return None
        if self._tokens.word(self._chunks.first[at - 1]).lower() not in self._lexicon.cue_words["working_at"]:
            return None
        employee = self._mention(at - 2)
        return employee if employee.head == "role" and not employee.name else None

    def _mention(self, at: int) -> Mention:
        stop = self._chunks.stop[at]
        stop -= self._tokens.classes[stop - 2 : stop] in ("Rx", "rx")  # a person familiar with it
        return parse_mention(self._tokens, self._chunks.first[at], stop, self._lexicon)

    def _is_somebody(self, mention: Mention) -> bool:
        """Whether a ``mention`` is the name of a person, and of nothing else."""
        if mention.type != "person" or not mention.name:
            return False
        person = self._people.find(mention.name, mention.gender)
        return person is not None and person.is_somebody and not person.may_be_body

    def _letter(self, at: int) -> Mention | None:
        """What somebody wrote to the one at ``at``: “a letter to the mayor (that said)”."""
        kinds = self._chunks.kinds
        if kinds[at] != "M" or kinds[at - 1] not in "p2" or self._mention(at).head in ("document", "other"):
            return None
        while kinds[at] == "M" and kinds[at - 1] in "po2" and kinds[at - 2] == "M":
            at -= 2
            mention = self._mention(at)
            if mention.head == "document" and mention.noun in self._lexicon.own_words:
                return mention
        return None

    def _chosen(self, at: int) -> int:
        """The one who is meant where ``at`` is not: “It was Anna Berg, not (Tom Moss,) who said”."""
        kinds = self._chunks.kinds
        compared = self._lexicon.cue_words["compared"]
        than = kinds[at - 2 : at] == "ac" and self._tokens.word(self._chunks.first[at - 1]) in compared
        begin = at - 3 if than else at - 2
        if kinds[at] != "M" or not (than or kinds[at - 1] == "n"):
            return at
        while kinds[begin] in ",&":
            begin -= 1
        return begin if kinds[begin - 2 : begin + 1] == "PEM" else at
