"""Stage 5d: whom the sentence before words in marks makes their speaker: “Rossi laughed. “Q””."""

import re

from quotebase.lexicon import Lexicon

from .findings import Attribution, Findings
from .nominal import owner, owner_behind
from .subjects import Range

_NOT_SO = re.compile("[&^]?(?:nc|c[uE])(?P<S>M)(?:,.*)?")
"""“Not so Rossi”, “So did Rossi, a baker”."""
_MOVED = re.compile("[&^]?(?:t|P|M)a*(?P<V>[fFeCK])(?P<S>M)(?:,.*)?")
"""“That angered Rossi”, “The news delighted Rossi”."""
_FOR = re.compile("[&^a]*p(?P<S>M(?:[op]M)*),")
"""“For Rossi, (it was the last straw)”."""
_VERB_OF = re.compile(r"(?P<A>,(?:[^,]|,M(?=,))*,|\([^()]*\))?[ya]*(?P<V>[EuUfFCKebx])")
"""The verb behind a subject, with what stands between: “(Rossi), a baker, | laughed”."""
_AT_END = re.compile(r"[po2c](?P<S>M)(?:y|[2I].*)?")
"""“(The news came as a shock) to Rossi”, “(It fell) to Rossi to break the news”."""
_THIS_FROM = re.compile("[&^a]*[tDl]?pM")
"""“This from Rossi”, “Over to Rossi”: no more."""
_GIVEN = re.compile("(?P<N>[Mib])[po](?P<S>M)y?$")
"""“(Berg won) praise from Rossi”."""
_PASSIVE = re.compile("E[na]*[fVeZ]|K")
"""“(The house) was sold (to Rossi)”: who is not said to speak."""
_INVERTED = re.compile("[Mzgq].*E(?P<S>M)")
"""“Leading the tributes was Rossi”."""
_BY_AGENT = re.compile("p(?P<S>M)y?")
"""“(Berg was praised) by Rossi”."""
_REACH = 6
"""How many tokens behind a verb tell how somebody is: “was close to tears”."""
_ACTS = re.compile("[ya]*[fFCe]")
"""“(A familiar voice) hailed the plan”: what a word that no list knows does, as somebody may."""

_HEARD = 60
"""How many tokens of words in marks tell whom they are about."""


class LeadUps:
    """Reads the whole sentences of one article that stand before words in marks."""

    def __init__(self, findings: Findings, lexicon: Lexicon) -> None:
        self._findings, self._lexicon = findings, lexicon
        self._words, self._places = lexicon.cue_words, lexicon.places
        self._kinds, self._tokens, self._chunks = findings.kinds, findings.tokens, findings.chunks
        self._subjects = findings.subjects
        self._reporting = {found.cue.chunk for found in findings.found if found.cue is not None}

    def newcomer(self, at: int, stop: int, last: Attribution) -> Range | None:
        """The chunks of whom the sentence before the stretch ``at`` brings in, where ``last`` spoke before.

        ``stop`` is where that sentence ends. It is a sentence of its own that tells how somebody takes what
        was said (“Berg laughed.”), or the main clause behind one in front that reports (“When Rossi said so,
        Berg laughed.”), or it presents somebody who speaks of himself.
        """
        begin, end = self._subjects.sentence(stop)
        end = min(end, stop)
        if self._reports(begin, end):
            return None
        who = self._one_who_reacts(begin, end) or self._one_presented(at, begin, end)
        if who is None or self._is_same(who, last) or self.opens_with_another(at):
            return None
        return None if self._is_told_of(who, last) else who

    def behind_front(self, stop: int, last: Attribution) -> Range | None:
        """Who the main clause of the sentence up to ``stop`` is about, if ``last`` stands in its front."""
        begin, end = self._subjects.sentence(stop)
        end = min(end, stop)
        cue = last.cue.chunk if last.cue else self._at(last)
        if not begin <= cue < end:
            return None
        opening, content_end = self._subjects.fronts.main_clause(begin, end), last.content[-1][1]
        if cue == begin and self._kinds[content_end] == ",":
            opening = content_end + 1  # Asked if it was over, Rossi
        if not cue < content_end <= opening or not self._subjects.in_front(cue):
            return None
        subject = self._subjects.main_subject(opening, end)
        if subject is None or self._reports(opening, end):
            return None
        pronoun = self._findings.word(subject[0]) in self._words["speaking_pronouns"]
        who = pronoun or self._is_somebody(subject[0])
        return subject if who and not self._is_same(subject, last) else None

    def reacting(self, stop: int) -> Range | None:
        """Who does something beside his words in the sentence up to ``stop``: “Rossi shook his head.”"""
        begin, end = self._subjects.sentence(stop)
        end = min(end, stop)
        return None if self._reports(begin, end) else self._one_who_reacts(begin, end)

    def speaker(self, subject: Range | None, stop: int, at: int) -> Range | None:
        """The tokens of whose the words at ``at`` are, behind the sentence up to ``stop`` about ``subject``.

        “His message was simple”: he, not the message; “The news came as a shock to Rossi”: Rossi.
        """
        begin, end = self._subjects.sentence(stop)
        end = min(end, stop)
        named = self._agent(begin, end) or self._giver(begin, end)
        if named is not None and subject is not None and self._is_somebody(subject[0]):
            named = named if self._words["first_singular"].isdisjoint(self._spoken(at)) else None
        named = named or self._brought_in(begin, end)
        if named is not None:
            return self._findings.tokens_of(named)
        whose = self.owner(subject)
        if whose is not None:
            return whose
        if subject is not None and not self._is_nobody(subject[0]):
            return self._findings.tokens_of(subject)
        behind = self._person_behind(begin, end)
        told_of = behind is None or not self._words["third_persons"].isdisjoint(self._spoken(at))
        return None if told_of else self._findings.tokens_of(behind)

    def owner(self, subject: Range | None) -> Range | None:
        """“His message was simple”, “the message from Rossi was simple”: the tokens of whose it is."""
        if subject is None:
            return None
        tokens, chunks = self._tokens, self._chunks
        first, noun = chunks.first[subject[0]], chunks.stop[subject[0]] - 1
        word = tokens.word(noun).lower()
        whose = owner(tokens, first, noun) if self._lexicon.noun(word) else None
        if whose is None and word in self._words["replies"]:
            whose = owner_behind(subject[0], tokens, chunks, self._words)
        if whose is None and (word in self._words["replies"] or word in self._words["judgements"]):
            of = subject[0] + 2
            if self._kinds[subject[0] : of + 1] == "MoM" and self._findings.is_somebody(of):
                whose = (chunks.first[of], chunks.stop[of])
        return whose

    def can_speak(self, subject: Range | None) -> bool:
        """Whether a clause's subject is somebody: a person, a group, “she”; neither a thing nor “it”."""
        if subject is None:
            return False
        last = self._chunks.stop[subject[0]] - 1
        word = self._tokens.word(last).lower()
        return self._tokens.classes[last] in "GNRrTWYJ" or word in self._words["speaking_pronouns"]

    def is_one(self, tokens: Range) -> bool:
        """Whether the noun phrase at ``tokens`` is one person."""
        return self._is_somebody(self._chunks.at_token(tokens[0]))

    def _one_who_reacts(self, begin: int, end: int) -> Range | None:
        """Who takes what was said in some way, or does something beside his words: “Rossi laughed”."""
        kinds, findings = self._kinds, self._findings
        moved = _MOVED.fullmatch(kinds, begin, end)
        if moved and findings.word(moved.start("V")) in self._words["moving"]:
            return self._if_somebody(moved.start("S"))
        not_so = _NOT_SO.fullmatch(kinds, begin, end)
        if not_so and self._so(begin, not_so.start("S")):
            return self._if_somebody(not_so.start("S"))
        front = _FOR.match(kinds, begin, end)
        subject = self._subjects.main_subject(begin, end)
        if subject is None:
            return None
        if front and findings.word(front.start("S") - 1) in self._words["for_whom"]:
            full = self._if_somebody(front.start("S"))
            return full if full and self._is_nobody(subject[0]) else None
        if not self._is_somebody(subject[0]) or self._tells_of_others(subject[1], end):
            return None
        return subject if self._reacts(subject[1], end) else None

    def _so(self, begin: int, end: int) -> bool:
        return any(self._findings.word(chunk) in self._words["so"] for chunk in range(begin, end))

    def _reacts(self, behind: int, end: int) -> bool:
        """Whether the verb behind a subject, which ends at chunk ``behind``, tells a reaction or gesture."""
        verb = _VERB_OF.match(self._kinds, behind, end)
        if verb is None:
            return False
        at, words, tokens = verb.start("V"), self._words, self._tokens
        if self._findings.last_word(at) in words["reacting"]:
            return True
        first = self._chunks.first[at]
        near = [
            tokens.word(token).lower()
            for token in range(first + 1, min(first + 1 + _REACH, self._chunks.first[end]))
        ]
        copula = self._tokens.classes[first] == "E" or self._findings.last_word(at) in words["bearing"]
        if copula and not words["stances"].isdisjoint(near):
            return True
        gesture = self._findings.last_word(at) in words["gestures"]
        return gesture and not words["body"].isdisjoint(near)

    def _one_presented(self, at: int, begin: int, end: int) -> Range | None:
        """Who is presented by full name, “Rossi, a baker, lost his shop”, before one who says “I”."""
        subject = self._subjects.main_subject(begin, end)
        if subject is None or not self._is_full_name(subject[0]) or self._kinds[subject[1]] != ",":
            return None
        verb = _VERB_OF.match(self._kinds, subject[1], end)
        if verb is None or not verb["A"] or self._tells_of_others(verb.end(), end):
            return None
        return None if self._words["first_singular"].isdisjoint(self._spoken(at)) else subject

    def _spoken(self, at: int) -> set[str]:
        """The words of a quoted chunk, in lower case, as far as they are looked at."""
        stretch = self._chunks.stretches[at]
        stop = min(stretch.stop, stretch.first + _HEARD)
        return {self._tokens.word(token).lower() for token in range(stretch.first, stop)}

    def opens_with_another(self, at: int) -> bool:
        """Whether words begin with “he” or “she”: of somebody just named, and so rather not his."""
        return self._tokens.word(self._chunks.stretches[at].first).lower() in self._words["third_persons"]

    def _is_told_of(self, subject: Range, last: Attribution) -> bool:
        """Whether one without a name belongs to the story of who spoke last: “I was ill. The nurse …”"""
        first, stop = self._chunks.first[subject[0]], self._chunks.stop[subject[0]]
        if self._tokens.classes[stop - 1] != "R":
            return False
        if self._tokens.classes[first] == "H":
            return True  # her mother
        quoted = [at for begin, end in last.content for at in self._chunks.quoted(begin, end)]
        return any(not self._words["first_singular"].isdisjoint(self._spoken(at)) for at in quoted[-1:])

    def _agent(self, begin: int, end: int) -> Range | None:
        """“Berg was praised by Rossi”: who did so, at the end of the sentence."""
        passive = self._kinds.rfind("K", begin, end)
        by = _BY_AGENT.fullmatch(self._kinds, passive + 1, end) if passive > 0 else None
        if by is None or self._findings.word(passive + 1) not in self._words["agent"]:
            return None
        return self._if_somebody(by.start("S"))

    def _giver(self, begin: int, end: int) -> Range | None:
        """“Berg won praise from Rossi”: who gives what the sentence ends with."""
        match = _GIVEN.search(self._kinds, max(begin, end - _REACH), end)
        if match is None or self._findings.last_word(match.start("N")) not in self._words["receptions"]:
            return None
        given = self._findings.word(match.start("S") - 1) in self._words["behind_noun"]
        return self._if_somebody(match.start("S")) if given else None

    def _brought_in(self, begin: int, end: int) -> Range | None:
        """“Leading the tributes was Rossi”: who stands behind the verb, at the end of the sentence."""
        match = _INVERTED.fullmatch(self._kinds, begin, end)
        if match is None or self._findings.word(begin) not in self._words["leading"]:
            return None
        return self._if_somebody(match.start("S"))

    def _person_behind(self, begin: int, end: int) -> Range | None:
        """“The news came as a shock to Rossi”: the person at the end."""
        kinds, findings = self._kinds, self._findings
        if not self._subjects.main_subject(begin, end) and not _THIS_FROM.fullmatch(kinds, begin, end):
            return None  # On her life with Rossi:
        front = _FOR.match(kinds, begin, end)
        if front and findings.word(front.start("S") - 1) in self._words["for_whom"]:
            return self._if_somebody(front.start("S"))
        last = max(kinds.rfind("M", begin, end), begin)
        for chunk in (last, kinds.rfind("M", begin, last)):
            behind = _AT_END.fullmatch(kinds, chunk - 1, end) if chunk > begin else None
            done = (
                _PASSIVE.search(kinds, begin, chunk) and findings.word(chunk - 1) not in self._words["agent"]
            )
            if behind and not done and findings.word(chunk - 1) in self._words["to_whom"]:
                issued = findings.word(chunk - 1) in self._words["issued_by"]
                document = issued and findings.is_document((chunk, chunk + 1))
                return (chunk, chunk + 1) if document else self._if_somebody(chunk)
        return None

    def _reports(self, begin: int, end: int) -> bool:
        """Whether a cue in these chunks has content: “Rossi said on Friday”, behind “Q!”."""
        return any(at in self._reporting for at in range(begin, end))

    def _tells_of_others(self, begin: int, end: int) -> bool:
        """Whether these chunks speak of somebody as “her” or “they”: of whom the words may be."""
        first, stop = self._chunks.first[begin], self._chunks.first[end]
        return any(
            letter == "O" or (letter == "P" and self._tokens.word(first + at).lower() != "it")
            for at, letter in enumerate(self._tokens.classes[first:stop])
        )

    def _is_same(self, subject: Range, last: Attribution) -> bool:
        """Whether a subject may be who spoke last: both share a name, or the noun that tells what he is."""
        if last.source is None:
            return False
        first, stop = last.source
        limit = min(stop + _REACH, len(self._tokens.raw))
        if self._tokens.classes[stop : stop + 1] == ",":  # Rossi, the chairman,
            stop = next((at for at in range(stop, limit) if self._tokens.classes[at] in ".¶"), limit)
        words = {self._tokens.word(at).lower() for at in range(first, stop)}
        return self._findings.last_word(subject[0]) in words

    def _is_somebody(self, chunk: int) -> bool:
        """Whether a noun phrase is one person: “Rossi”, “the chairman”; no group, body or place."""
        first, stop = self._chunks.first[chunk], self._chunks.stop[chunk]
        if self._kinds[chunk] != "M" or self._tokens.slice(first, stop) in self._places:
            return False
        classes = self._tokens.classes[first:stop]
        titled = classes[-1] in "GN" and ("R" in classes or "T" in classes)
        return self._subjects.is_person(chunk) or titled or classes[-1] == "R"

    def _is_full_name(self, chunk: int) -> bool:
        return self._is_somebody(chunk) and self._chunks.stop[chunk] - self._chunks.first[chunk] > 1

    def _if_somebody(self, chunk: int) -> Range | None:
        return (chunk, chunk + 1) if self._is_somebody(chunk) else None

    def _is_nobody(self, chunk: int) -> bool:
        """“The news”, “it”, “no one”: a subject that does not speak; one that does something may."""
        word = self._findings.last_word(chunk)
        if self._kinds[chunk] != "M":
            return word not in self._words["speaking_pronouns"]
        acts = self._tokens.classes[self._chunks.stop[chunk] - 1] == "x" and _ACTS.match(
            self._kinds, chunk + 1
        )
        return word in self._words["nobody"] or (not acts and self._findings.is_thing((chunk, chunk + 1)))

    def _at(self, last: Attribution) -> int:
        """The chunk of the noun that reports, or where the content begins."""
        return self._chunks.at_token(last.cue_range[0]) if last.cue_range else last.content[0][0]
