"""Stage 7: who each mention is, by the fullest name that the article gives."""

from .chunks import Chunks
from .mentions import Mention
from .people import People, Person
from .scan import Tokens


class Resolver:
    """Resolves the mentions of one article, asked in the order of the text."""

    def __init__(self, tokens: Tokens, chunks: Chunks, people: People) -> None:
        self._tokens, self._chunks, self._people = tokens, chunks, people
        self._outside = self._sightings_outside_quotes()
        self._subjects = self._subject_starts()

    def _sightings_outside_quotes(self) -> list[tuple[int, Person]]:
        inside = [(s.first, s.stop) for s in self._chunks.stretches.values()]
        found: list[tuple[int, Person]] = []
        span = 0
        for first, _stop, person in self._people.sightings:
            while span < len(inside) and inside[span][1] <= first:
                span += 1
            if span < len(inside) and inside[span][0] <= first:
                continue
            found.append((first, person))
        return found

    def _subject_starts(self) -> set[int]:
        """Tokens of mentions that open a clause."""
        kinds = self._chunks.kinds
        starts: set[int] = set()
        for at in range(1, len(kinds)):
            if kinds[at] == "M" and kinds[at - 1] in ".¶!^cQ;&,t" and kinds[at + 1] in "CEuUfexwWK,S(-op":
                starts.update(range(self._chunks.first[at], self._chunks.stop[at]))
        return starts

    def pronoun(self, mention: Mention, last_speaker: Person | None) -> Person | None:
        """The person behind “he” or “she”: the likeliest of those named before."""
        if mention.gender == "either":
            return None
        classes = self._tokens.classes
        best: tuple[int, Person] | None = None
        sentence = max(classes.rfind(".", 0, mention.first), classes.rfind("¶", 0, mention.first))
        paragraph = classes.rfind("¶", 0, mention.first)
        for first, person in reversed(self._outside):
            if first >= mention.first:
                continue
            if person.gender not in (mention.gender, "either"):
                continue
            distance = classes.count("¶", first, mention.first)
            if distance > 4:
                break
            score = -3 * distance
            if first in self._subjects:
                score += 4
            if person is last_speaker:
                score += 3
            if person.gender == mention.gender:
                score += 2
            if first > paragraph:
                score += 2
            if first > sentence:
                score += 1
            if best is None or score > best[0]:
                best = (score, person)
        return best[1] if best else None
