"""What the rules find in one article: attributions, and which quoted stretch each of them holds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.extract.text.titles import is_title
from quotebase.lexicon import Lexicon

from .cues import CueGroup
from .participles import Participles
from .spoken import spoken
from .subjects import Range, Subjects

_NOUN_OR_VERB = "xbi"
_NOUN = "xbrmRNGBTJ"
_MAY_HIDE = re.compile("Mx?|xx{1,3}")
"""“The roof leaks”, “Residents | back (the plan)”, “prices | rise”."""
_BESIDE_VERB = "MPOHD1"
_BEHIND_VERB = f".!¶,pyaxe{_BESIDE_VERB}"
"""What may stand behind a verb that ends a noun phrase for the rules: “the roof leaks badly”."""
_FINITE = re.compile("[EuUVfF]")
_VERB = re.compile("[EuUnfFVvbgZ2]")
"""The classes of what is or may be a verb."""

LONG_CLAUSE = 6
"""So many tokens beside a cue are a clause even if no list knows its verb."""

_MAY_BE_FINITE = frozenset("EuUfCKxeQS")
"""Chunks that are or may hide a finite verb."""

_TOLD_BEFORE = frozenset(("speaker-cue-quote", "speaker-cue-addressee-quote", "speaker-cue-colon"))
"""The rules of words in marks behind their cue."""

_NEAR = 20
"""How many attributions back a cue of the same words may be."""

_PHRASAL = ("-np", "-preposition", "-to", "-as", "-ing")
"""The ends of the names of rules whose content is a phrase."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation in the making: its content in chunks, the rest in tokens, every range half-open."""

    rule: str
    content: tuple[Range, ...]
    cue: CueGroup | None
    cue_range: Range | None
    source: Range | None
    addressee: Range | None = None
    again: CueGroup | None = None
    """A second cue of the same words, which tells who was told: “He added, “Q,” he told the BBC”."""
    thought: bool = False
    """Whether its noun tells of a thought, where that is its cue: “Rossi's belief that”."""

    @property
    def goes_on(self) -> bool:
        """Whether a quoted sentence right behind it belongs to it."""
        return not self.rule.endswith(_PHRASAL) and not self.rule.startswith("noun")

    @property
    def is_phrase(self) -> bool:
        """Whether its content, behind a verb, is a phrase and no clause."""
        return self.rule.endswith(_PHRASAL) and not self.rule.startswith("noun")


class Findings:
    """The attributions of one article so far."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon, cues: dict[int, CueGroup]) -> None:
        self.cues = cues
        self.words, self._documents, self._media = lexicon.cue_words, lexicon.documents, lexicon.media
        self.opens_channel = lexicon.channels.may_begin_with
        """Whether the words of a channel may begin with a word: “column”, “Twitter”."""
        self.tokens, self.chunks, self.kinds = tokens, chunks, chunks.kinds
        self.spoken = spoken(tokens, chunks, cues, self.words)
        """The chunks as content may go on with them."""
        self.subjects = Subjects(tokens, chunks, self.words, lexicon.places)
        self.participles = Participles(tokens, chunks, self.words, self.subjects)
        self.found: list[Attribution] = []
        self.by_quote: dict[int, Attribution] = {}
        """The first attribution that holds each quoted chunk."""
        self.in_relative: Range = (0, 0)
        """The last content that ends where the main verb of its sentence begins."""
        self.names: set[int] = set()
        """Quoted chunks that name a thing: “a folder called “Plan B””."""

    def keep(self, attribution: Attribution) -> None:
        """Add ``attribution``; the quoted stretches in its content have a cue now."""
        for begin, end in attribution.content:
            for at in self.chunks.quoted(begin, end):
                if self.lacks_speaker(at):
                    self.by_quote[at] = attribution
        self.found.append(attribution)

    def tell_again(self, quoted: int, cue: CueGroup, speaker: Range) -> bool:
        """Whether ``cue`` tells once more, to somebody, the words in marks of chunk ``quoted``.

        They follow a cue of the same ``speaker``, by name or by pronoun: “He added, “Q,” he told the BBC”.
        """
        told = self.by_quote.get(quoted)
        if told is None or told.rule not in _TOLD_BEFORE or told.again is not None or told.source is None:
            return False
        if not self._may_be_one(told.source, speaker):
            return False
        near = range(len(self.found) - 1, max(len(self.found) - _NEAR, 0) - 1, -1)
        order = next((at for at in near if self.found[at] is told), None)
        if order is None:
            return False
        self.found[order] = self.by_quote[quoted] = replace(told, again=cue)
        return True

    def _may_be_one(self, first: Range, speaker: Range) -> bool:
        """Whether the tokens ``first`` and the chunks ``speaker`` may be one person.

        Both are one pronoun, both end in one name, or one is a pronoun and the other a name.
        """
        tokens, second = self.tokens, self.tokens_of(speaker) or first
        pronouns = [tokens.classes[at] == "P" for at in (first[0], second[0])]
        last = [tokens.word(stop - 1).lower() for stop in (first[1], second[1])]
        if all(pronouns) or not any(pronouns):
            return last[0] == last[1]
        named = second if pronouns[0] else first
        return tokens.classes[named[1] - 1] in "GN"

    def was_told(self) -> None:
        """Make the source of the last attribution its addressee: nobody says who speaks."""
        said = self.found[-1]
        self.found[-1] = replace(said, source=None, addressee=said.source)

    def go_on(self, order: int, more: Iterable[Range]) -> None:
        """Give the attribution at ``order`` in :attr:`found` more content."""
        found = self.found[order]
        self.found[order] = replace(found, content=(*found.content, *more))

    def report(
        self,
        rule: str,
        contents: list[Range],
        cue: CueGroup,
        source: Range | None,
        addressee: Range | None = None,
    ) -> None:
        """Keep what ``cue`` reports; ``source`` and ``addressee`` are ranges of chunks."""
        cue_range = (self.chunks.first[cue.chunk], max(self.chunks.stop[cue.chunk], cue.last_token + 1))
        self.keep(
            Attribution(
                rule, tuple(contents), cue, cue_range, self.tokens_of(source), self.tokens_of(addressee)
            )
        )

    def tokens_of(self, span: Range | None) -> Range | None:
        """The tokens that the chunks of ``span`` cover."""
        return (self.chunks.first[span[0]], self.chunks.stop[span[1] - 1]) if span else None

    def is_free(self, span: Range) -> bool:
        """Whether no quoted stretch among these chunks has a speaker yet."""
        return all(map(self.lacks_speaker, self.chunks.quoted(*span)))

    def lacks_speaker(self, at: int) -> bool:
        """Whether no cue has the quoted chunk ``at`` yet, or only “according to”, which may pass it on."""
        owner = self.by_quote.get(at)
        return owner is None or owner.rule.startswith("according")

    def is_clause(self, begin: int, end: int) -> bool:
        """Whether a finite verb may stand behind the first of these chunks."""
        return not _MAY_BE_FINITE.isdisjoint(self.kinds[begin + 1 : end])

    def is_long(self, begin: int, end: int, least: int = LONG_CLAUSE) -> bool:
        """Whether these chunks have as many tokens as only a clause has."""
        return self.chunks.stop[end - 1] - self.chunks.first[begin] >= least

    def is_name(self, chunk: int) -> bool:
        """Whether a noun phrase ends in a name."""
        return self.tokens.classes[self.chunks.stop[chunk] - 1] in "GNB"

    def is_pronoun(self, chunk: int) -> bool:
        """Whether a chunk is “it”, “him”, “her”, “himself” or “this” alone."""
        first, stop = self.chunks.first[chunk], self.chunks.stop[chunk]
        return stop - first == 1 and self.tokens.classes[first] in "PODH"

    def is_somebody(self, chunk: int) -> bool:
        """Whether a noun phrase ends in a name, or a noun for people or a body."""
        return self.tokens.classes[self.chunks.stop[chunk] - 1] in "GNRrTBmJ"

    def is_by_agent(self, cue: CueGroup) -> bool:
        """Whether “by” somebody stands right behind a cue."""
        return self.is_by(self.chunks.at_token(cue.last_token) + 1)

    def is_attested(self, cue: CueGroup) -> bool:
        """“As reported by Rossi”, not “as advised by his doctor” or “as stated by law”."""
        by = self.chunks.at_token(cue.last_token) + 1
        told = cue.verb.lemma in self.words["attesting"] and self.is_by(by)
        return told and self.is_somebody(by + 1)

    def is_by(self, chunk: int) -> bool:
        """Whether “by” somebody or something begins here."""
        return self.kinds[chunk : chunk + 2] == "pM" and self.word(chunk) in self.words["agent"]

    def is_owned_reply(self, chunk: int) -> bool:
        """“Rossi's reply”, “Rossi's words”: whether a noun phrase is what somebody else said."""
        first, last = self.chunks.first[chunk], self.chunks.stop[chunk] - 1
        word, owned = self.tokens.word(last).lower(), "S" in self.tokens.classes[first:last]
        return owned and (word in self.words["replies"] or word in self.words["sayings"])

    def is_people(self, subject: Range) -> bool:
        """Whether a subject is people: “she”, “delegates”, “a mix of supporters”."""
        if self.kinds[subject[0]] != "M":
            return True
        return any(self.is_somebody(at) for at in range(*subject) if self.kinds[at] == "M")

    def is_thing(self, subject: Range | None) -> bool:
        """Whether a subject is a common noun, no person, body or document: “the move signals trouble”."""
        if subject is None or self.kinds[subject[0]] != "M":
            return False
        head = subject[0]
        if self.kinds[head + 1 : head + 3] == "oM" and self.last_word(head) in self.words["quantities"]:
            head += 2  # a number of judges
        last = self.chunks.stop[head]
        if self.subjects.is_described(head):
            return False  # a source close to Rossi
        common = self.tokens.classes[last - 1] in "xiezb"
        return common and self.last_word(head) not in self._documents

    def is_document(self, subject: Range) -> bool:
        """Whether a subject is something written: “the law”, “its rules”."""
        return self.tokens.classes[self.chunks.stop[subject[0]] - 1] == "d"

    def last_word(self, chunk: int) -> str:
        """The last word of a chunk, lower case."""
        return self.tokens.word(self.chunks.stop[chunk] - 1).lower()

    def may_hide_verb(self, chunk: int, *, beside: bool = False) -> bool:
        """Whether a noun phrase may hold a verb that is as often a noun: “the roof leaks”, “fans back | it”.

        It agrees with the word before it, and behind it stands another noun phrase or, unless that must stand
        ``beside`` it, the end of a clause.
        """
        run = _MAY_HIDE.match(self.kinds, chunk)
        if run is None:
            return False
        last = run.end() - 1
        first, stop = self.chunks.first[chunk], self.chunks.stop[last]
        if self.kinds[last + 1] not in (_BESIDE_VERB if beside else _BEHIND_VERB):
            return False
        classes, words = self.tokens.classes, self.tokens.words(first, stop)
        return any(
            classes[first + at] in _NOUN_OR_VERB
            and classes[first + at - 1] in _NOUN
            and (plural := self._is_plural(words[at - 1])) != words[at].endswith("s")
            and (plural or self.kinds[chunk] == "M")  # not: maintains close ties
            for at in range(1, len(words))
        )

    def _is_plural(self, word: str) -> bool:
        return word.endswith("s") or word.lower() in self.words["plural"]

    def is_yes_or_no(self, chunk: int) -> bool:
        """Whether a chunk is “no” or “yes” alone."""
        alone = self.chunks.stop[chunk] - self.chunks.first[chunk] == 1
        return alone and self.word(chunk) in self.words["yes_or_no"]

    def is_event(self, chunk: int) -> bool:
        """Whether a noun phrase is “the match”, “the vote”."""
        return self.last_word(chunk) in self.words["events"]

    def is_title(self, at: int) -> bool:
        """Whether a quoted chunk names a book or programme."""
        return is_title(self.tokens, self.chunks.stretches[at])

    def is_programme(self, at: int) -> bool:
        """Whether a quoted chunk names a programme or outlet that the lexicon lists: “Face the Nation”."""
        stretch = self.chunks.stretches[at]
        stop = stretch.stop
        while stop > stretch.first + 1 and self.tokens.classes[stop - 1] in ",.":
            stop -= 1
        return self.tokens.slice(stretch.first, stop) in self._media

    def is_outlet(self, chunk: int) -> bool:
        """Whether a noun phrase names an outlet or programme that the lexicon lists: “NBC”."""
        return self.tokens.slice(self.chunks.first[chunk], self.chunks.stop[chunk]) in self._media

    def opens_sentence(self, at: int) -> bool:
        """Whether a quoted chunk begins with a capital that only a new sentence gives: no name."""
        stretch = self.chunks.stretches.get(at)
        if stretch is None or self.tokens.classes[stretch.first] in "GNJTB":
            return False
        return self.tokens.word(stretch.first)[:1].isupper()

    def is_exclaimed(self, at: int) -> bool:
        """Whether a quoted chunk ends in a question or exclamation mark."""
        return self.tokens.word(self.chunks.stretches[at].stop - 1)[0] in "!?"

    def is_utterance(self, at: int) -> bool:
        """Whether a quoted chunk is a whole sentence: its first word is capitalised, or a mark ends it."""
        stretch, word = self.chunks.stretches[at], self.tokens.word
        first = word(stretch.first)
        return (first[0].isupper() and len(first) > 1) or word(stretch.stop - 1)[0] in ".,!?…"

    def is_sentence(self, at: int) -> bool:
        """Whether a quoted chunk is a sentence by itself: “Shame!”, “we will win”."""
        stretch = self.chunks.stretches[at]
        finite = _FINITE.search(self.tokens.classes, stretch.first, stretch.stop)
        return finite is not None or self.is_utterance(at)

    def is_plain(self, at: int) -> bool:
        """Whether a quoted chunk holds no verb: “never again”."""
        stretch = self.chunks.stretches[at]
        return _VERB.search(self.tokens.classes, stretch.first, stretch.stop) is None

    def word(self, chunk: int) -> str:
        """The first word of a chunk, lower case."""
        first = self.chunks.first[chunk]
        return self.tokens.word(first).lower() if first < len(self.tokens.raw) else ""
