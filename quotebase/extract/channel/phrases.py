"""The noun phrases that name a medium, platform, outlet or audience, and what each of them can tell."""

from typing import NamedTuple

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon
from quotebase.lexicon.channels import Entry
from quotebase.model import ChannelKind

from .governed import NOUNS, Governed
from .hits import find_hits
from .names import Names
from .outlet_names import SHOW, Hit

ADDRESSED = frozenset(("outlet", "programme", "audience"))
PAPERS: frozenset[ChannelKind] = frozenset(("letter", "email", "message"))
_VERBS = frozenset("VvZEuUfFeg")
_LEAST_OF = 3
"""Tokens that stand before what follows “of”, at least, where more than “of” governs it: “in front of”."""
_FEW = 2
"""Tokens that stand before a head in less than: “on the radio”."""
_SITTINGS = frozenset(("testimony", "court"))
"""Kinds of what may sit for days."""
_STAGES = frozenset("social interview press speech debate testimony article statement letter".split())
"""Kinds of what somebody uses to say something, not only to show it, as a report."""
_ACTS = frozenset("VfZzg")
_COMMON = frozenset("xdmb")


class Phrase(NamedTuple):
    """Tokens ``first`` to ``stop``: a noun phrase whose head, at ``head``, is ``entry``.

    ``prep`` is the preposition that governs it ("" if none does) and ``begin`` its token, else ``first``.
    ``name`` is the outlet, platform, event or interviewer named in or behind it. ``chunk`` and ``opening``
    are the chunks of its head and of ``begin``. ``tells`` is the kind that it tells beside any cue, behind
    its preposition; ``printed`` says that it is an outlet that one may write in or for.
    """

    entry: Entry
    kind: ChannelKind
    name: str | None
    begin: int
    first: int
    head: int
    stop: int
    chunk: int
    opening: int
    prep: str = ""
    issued: bool = False
    """Whether it is the object of a verb like "released"."""
    tells: ChannelKind | None = None
    printed: bool = False
    shared: bool = False
    """Whether those who meet there are told behind it: “a briefing between reporters and the mayor”."""
    setting: bool = False
    """Whether it may set a scene where it stands beside no cue."""


def find_phrases(tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> list[Phrase]:
    """The phrases of one article in the order of their heads."""
    hits = find_hits(tokens, chunks, lexicon)
    return _Builder(tokens, chunks, lexicon, hits).phrases(hits) if hits else []


class _Builder:
    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon, hits: list[Hit]) -> None:
        self._tokens, self._chunks, self._sets = tokens, chunks, lexicon.channels.sets
        self._issuing, self._using = lexicon.channels.issuing, lexicon.cue_words["using"]
        self._classes, self._kinds = tokens.classes, chunks.kinds
        self._governed = Governed(tokens, chunks, lexicon)
        self._names = Names(tokens, chunks, lexicon, hits)

    def phrases(self, hits: list[Hit]) -> list[Phrase]:
        """The phrases around the words found."""
        return [phrase for hit in hits if (phrase := self._phrase(hit)) is not None]

    def _phrase(self, hit: Hit) -> Phrase | None:
        entry, stop = hit.entry, hit.stop
        chunk = self._chunks.at_token(hit.first)
        if self._kinds[chunk] == "Q":
            return self._title(chunk, hit)
        name, kind = hit.name, entry.kind
        sort = entry.sort
        if sort == "verb":
            return Phrase(
                *(entry, kind, name),
                begin=hit.first,
                first=hit.first,
                head=hit.first,
                stop=stop,
                chunk=chunk,
                opening=chunk,
                setting=kind != "social" or name is not None or self._is_put_up(chunk),
            )
        last = chunk if stop == hit.first + 1 else self._chunks.at_token(stop - 1)
        if sort in ("medium", "audience") and self._is_modifier(
            last, stop, named=sort == "audience" and kind != "speech"
        ):
            return None
        if sort in ("medium", "audience") and kind == "debate" and self._is_dispute(hit):
            return None
        first = self._names.first(chunk, hit.first)
        first = self._described(first) if sort == "platform" else first
        if sort == "medium" and self._names.is_misnamed(first, hit):
            return None
        if sort == "medium":
            name, stop, platform = self._names.complement(entry, first, hit)
            name, kind = name or entry.name, platform or kind
            if entry.beside_outlet and name is None:
                return None
        elif sort == "audience" and kind == "interview":
            owner = self._names.name_between(first, hit.first)
            name, stop = self._names.person(last, stop)
            name = owner.name if owner else name
        elif sort == "programme" and first < hit.first:  # “on RTÉ's This Week programme”
            owner = self._names.name_between(first, hit.first)
            name = owner.name if owner and owner.entry.sort == "outlet" else name
        sits = sort == "audience" and kind in _SITTINGS
        begin, prep = self._governor(first, sits=sits)
        if entry.national and not self._is_national(first, hit.first, begin):
            return None
        sits_before = sort == "audience" or entry.proper
        if not prep and entry.preps and sits_before and self._is_before(first, stop):
            begin, prep = first - 1, self._tokens.word(first - 1).lower()
        if sort == "audience" and prep in self._sets["facing"]:
            name = self._names.event(first, hit)
        return self._made(entry, kind, name, first, hit.first, stop, chunk, begin, prep)

    def _is_put_up(self, verb: int) -> bool:
        """“posted a photo”, “posted that”: not “posted a loss”, “posted bail”."""
        if self._kinds[verb + 1] not in "Mxdi":
            return True
        return self._tokens.word(self._chunks.stop[verb + 1] - 1).lower() in self._sets["postings"]

    def _described(self, first: int) -> int:
        """Where what a platform is begins, which ends at token ``first``: “messaging app Telegram”."""
        app = self._tokens.word(first) in self._sets["platform_kinds"]
        return first - 1 if app and self._classes[first - 1 : first] == "g" else first

    def _made(
        self,
        entry: Entry,
        kind: ChannelKind,
        name: str | None,
        first: int,
        head: int,
        stop: int,
        chunk: int,
        begin: int,
        prep: str,
    ) -> Phrase:
        issued = not prep and (
            (entry.issued and self._is_issued(first))
            or (entry.given and self._is_given(first))
            or (entry.kind in _STAGES and entry.sort != "audience" and self._is_used(first))
        )
        tells: ChannelKind | None = None
        if self._is_compared(begin):
            prep = ""  # “unlike in the press conference”
        if prep or entry.anywhere:
            tells = self._governed.told_by(entry, kind, name, begin, stop, prep)
        elif entry.sort == "audience" and self._is_addressed(first):
            tells, first = kind, head
        elif kind == "debate" and self._is_addressed(first, "opening"):
            tells = kind
        elif entry.sort == "medium" and self._is_addressed(first) and self._gathers(stop):
            tells = kind if kind == "press" else "speech"
        printed = entry.sort in ("outlet", "programme") and prep in self._sets["in_print"]
        shared = not prep and kind == "press" and self._is_shared(stop)
        opening = chunk if begin == first >= self._chunks.first[chunk] else self._chunks.at_token(begin)
        setting = (
            entry.kind in PAPERS
            or (tells is not None and entry is not SHOW)
            or issued
            or shared
            or entry.poll
            or (not prep and entry.sort in ADDRESSED)
        )
        return Phrase(
            *(entry, kind, name, begin, first, head, stop, chunk, opening),
            prep=prep,
            issued=issued,
            shared=shared,
            tells=tells,
            printed=printed,
            setting=setting,
        )

    def _is_addressed(self, first: int, verbs: str = "addressing") -> bool:
        """“Addressing reporters”, whether the verb was taken for part of the noun phrase or not."""
        words = (self._tokens.word(at).lower() for at in (first, first - 1) if at >= 0)
        return any(word in self._sets[verbs] for word in words)

    def _is_before(self, first: int, stop: int) -> bool:
        """“before the committee”, where no verb behind it makes a time of it: “before the committee left”."""
        if first == 0 or self._tokens.word(first - 1).lower() not in self._sets["facing"]:
            return False
        return self._classes[stop : stop + 1] not in _VERBS

    def _is_compared(self, begin: int) -> bool:
        """“just like in the interview”: it was said somewhere else."""
        return begin > 0 and self._tokens.word(begin - 1).lower() in self._sets["comparing"]

    def _is_shared(self, stop: int) -> bool:
        """“between reporters and the mayor” behind token ``stop``."""
        return stop < len(self._classes) and self._tokens.word(stop) in self._sets["two_sides"]

    def _gathers(self, stop: int) -> bool:
        """Whether people come to what ends before token ``stop``: “addressed a rally”, not “the remarks”."""
        return self._tokens.word(stop - 1).lower() in self._sets["gatherings"]

    def _is_national(self, first: int, head: int, begin: int) -> bool:
        """“On Italian television”, or “speaking on television”, where it is no country's."""
        return self._classes[max(head - 1, 0)] in "JRT" or (
            head - first < _FEW and self._governed.is_spoken_at(begin)
        )

    def _is_issued(self, first: int) -> bool:
        """Whether a verb that issues stands right before token ``first``, a particle between them or not."""
        at = first - 1
        if at > 0 and self._classes[at] == "l":
            at -= 1
        return at >= 0 and self._tokens.word(at).lower() in self._issuing

    def _is_given(self, first: int) -> bool:
        """“gave evidence”, where the noun may be lots of things behind other verbs."""
        return first > 0 and self._tokens.word(first - 1).lower() in self._sets["giving"]

    def _is_used(self, first: int) -> bool:
        """“Used Twitter (to say)”, “used her column (to say)”."""
        return first > 0 and self._tokens.word(first - 1).lower() in self._using

    def _is_modifier(self, chunk: int, stop: int, *, named: bool) -> bool:
        """Whether the noun only describes another: “a statement necklace”; ``named``: a name may follow."""
        if stop < len(self._classes) and self._tokens.word(stop) in self._sets["other_heads"]:
            return True
        if stop >= self._chunks.stop[chunk]:
            return False
        if (
            self._tokens.word(stop) in self._sets["after_media"]
            or self._tokens.word(stop) in self._sets["aired"]
        ):
            return False  # “in an interview broadcast on Monday”
        capital = self._tokens.word(stop)[0].isupper()
        if capital and named:
            return False
        return self._classes[stop] in NOUNS or (capital and self._tokens.word(stop - 1)[0].isupper())

    def _is_dispute(self, hit: Hit) -> bool:
        """“the immigration debate”, “the debate over taxes”: no event."""
        before = self._classes[hit.first - 1] if hit.first else ""
        after = self._tokens.word(hit.stop).lower() if hit.stop < len(self._classes) else ""
        timed = self._classes[hit.stop + 1 : hit.stop + 2] in ("y", "0")  # “the debate on Monday”
        return (hit.stop - hit.first == 1 and before in _COMMON) or (
            after in self._sets["disputes"] and not timed
        )

    def _title(self, chunk: int, hit: Hit) -> Phrase | None:
        """A programme or outlet that stands in quotation marks by itself: “told ‘Meet the Press’”."""
        stretch = self._chunks.stretches[chunk]
        stop = self._names.without_ends(stretch.first, stretch.stop)
        if hit.name is None or hit.stop != stop or hit.first - stretch.first > 1:
            return None
        first = stretch.open
        if self._classes[max(first - 2, 0) : first] == "yS":  # “on Sunday's “Meet the Press””
            first -= 2
        begin, prep = self._governor(first)
        return self._made(
            hit.entry, hit.entry.kind, hit.name, stretch.first, hit.first, stop, chunk, begin, prep
        )

    def _part(self, first: int) -> int | None:
        """Where “on the second day of” begins before token ``first``, if it stands there."""
        day = first - 2
        if self._classes[first] != "D" or self._tokens.word(day).lower() not in self._sets["parts"]:
            return None
        chunk = self._chunks.at_token(day)
        return self._chunks.first[chunk - 2 if self._kinds[chunk - 2 : chunk] == "pM" else chunk]

    def _governor(self, first: int, *, sits: bool = False) -> tuple[int, str]:
        """The preposition before token ``first``: “in a series of tweets” is in tweets.

        What ``sits`` may do so for days: “on the second day of the hearing” is during it.
        """
        if self._classes[first] == "p":  # “in a July interview”, the time taken with its preposition
            return first, self._tokens.word(first).lower()
        for _ in range(2):
            if first == 0 or self._classes[first - 1] not in "po2":
                return first, ""
            word = self._tokens.word(first - 1).lower()
            if word != "of" or first < _LEAST_OF:
                return first - 1, word
            before = self._tokens.word(first - 2).lower()
            if before in self._sets["series"]:
                first = self._names.first(self._chunks.at_token(first - 2), first - 2)
                continue
            if before in self._sets["fronts"]:  # “appeared in front of the committee”
                return first - 3, "before" if self._classes[first - 4 : first - 3] in _ACTS else word
            if sits and (begin := self._part(first)) is not None:
                return begin, "during"
            return first - 1, word
        return first, ""
