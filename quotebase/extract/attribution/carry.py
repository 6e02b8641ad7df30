"""Stage 5d: whose words a quoted stretch is that no cue stands beside.

The speaker goes on (the rest of a paragraph, the next paragraph), signs below, stands before a colon, in the
sentence before or in the one behind; or the stretch is too short, or a name, and nobody's words.
"""

from quotebase.extract.text.chunks import SENTENCE_ENDS
from quotebase.lexicon import Lexicon

from .contents import content_end
from .findings import Attribution, Findings
from .fragments import Fragments
from .frames import ANY_VERB, LEAD_IN, SIGNATURE, WORDS_OF
from .lead_ups import LeadUps
from .subjects import Range
from .told_behind import ToldBehind


class Carrier:
    """Gives the stretches without a cue in one article their speakers."""

    def __init__(self, findings: Findings, lexicon: Lexicon) -> None:
        self._findings = findings
        self._kinds = findings.kinds
        self._tokens, self._chunks = findings.tokens, findings.chunks
        self._subjects = findings.subjects
        self._lexicon = lexicon
        self._lead_ups = LeadUps(findings, lexicon)
        self._fragments = Fragments(findings, lexicon, self._lead_ups)
        self._behind = ToldBehind(findings, lexicon, self._lead_ups)
        self._last: Attribution | None = None
        self._order = self._last_at = 0
        """Where the last stands among those found, and where it ends."""
        self._more: list[Range] = []
        """What the last goes on with."""
        self._turns: tuple[Range | None, Range | None] = (None, None)
        """Who asks and who answers, where paragraphs in marks take turns."""

    def run(self) -> None:
        """Add an attribution, or more content to one, for each quoted stretch that is somebody's words."""
        found = self._findings.found
        ends = sorted((attribution.content[-1][1], order) for order, attribution in enumerate(found))
        reached = 0
        for at in self._chunks.quoted(0, len(self._kinds)):
            while reached < len(ends) and ends[reached][0] <= at:
                self._heard(ends[reached][1], ends[reached][0])
                reached += 1
            if at not in self._findings.by_quote and at not in self._findings.names:
                self._place(at)
        self._settle()

    def _heard(self, order: int, end: int) -> None:
        """Note what was found at ``order`` and ends at chunk ``end``: the last that a stretch may go on."""
        attribution = self._findings.found[order]
        quoted = any("Q" in self._kinds[first:stop] for first, stop in attribution.content)
        kind = attribution.cue.verb.kind if attribution.cue is not None else "speech"
        if kind == "thought" or (kind == "document" and self._kinds[attribution.content[0][0]] != "Q"):
            return
        new_paragraph = "¶" in self._kinds[self._last_at : end]
        if self._passes_on(attribution) or self._stands_behind(attribution, quoted=quoted):
            return
        if quoted or attribution.goes_on or self._last is None or new_paragraph:
            self._follow(order, end)

    def _passes_on(self, attribution: Attribution) -> bool:
        """“Q,” Rossi said, according to the Herald. “Q”: the words are Rossi's."""
        last = self._last
        if last is None or attribution.rule != "according-to-last":
            return False
        begin, end = attribution.content[-1]
        return last.cue is not None and begin <= last.cue.chunk < end

    def _stands_behind(self, attribution: Attribution, *, quoted: bool) -> bool:
        """“Q,” Rossi said, noting that C. “Q”: the report shares the sentence of a quotation.

        One that has words in marks as well must be of the same speaker.
        """
        last = self._last
        if last is None or last.cue is None or attribution.cue is None:
            return False
        apart = attribution.source != last.source or self._kinds[slice(*attribution.content[-1])] == "Q"
        if quoted and apart:
            return False
        quoted = "Q" in self._kinds[slice(*self._latest(last))]
        between = self._kinds[last.cue.chunk : attribution.cue.chunk]
        return quoted and between != "" and not any(end in between for end in SENTENCE_ENDS)

    def _place(self, at: int) -> None:
        """Find whose words the stretch ``at`` is: by the first of these ways that is open to it."""
        kinds = self._kinds
        begin, end = self._subjects.sentence(at)
        alone = not kinds[begin:end].strip("Q,-&^aq(")
        opens = not kinds[begin:at].strip("&^a,-") and not any(kind in "CG" for kind in kinds[at:end])
        breaks = kinds.count("¶", self._last_at, at) if self._last else 0
        signature = SIGNATURE.match(kinds, at + 1) if kinds[at - 1] == "¶" else None
        if self._beside(at, begin):
            return
        if signature:  # “Q” - Rossi.
            self._add("signature", at, self._findings.tokens_of(signature.span("S")))
        elif (alone or opens) and self._last and breaks == 0:
            if not self._hands_over(at, begin - 1, self._last):
                self._go_on(at)
        elif alone and kinds[begin - 1] == "¶" and (told := self._behind.sentence(at)):
            self._add("sentence-behind", at, told)  # “Q.” That was Rossi's message.
        elif alone and kinds[begin - 2 : begin] == ":¶" and not self._reports_before(begin - 2):
            # Rossi's statement in full:¶“Q”
            self._add("colon", at, self._speaker_before(begin - 2, at))
        elif alone and self._last and breaks == 1 and kinds[begin - 1] == "¶":
            self._open_paragraph(at, self._last)
        elif kinds[at - 1] == ":" and kinds[begin:at].strip("¶:"):  # Rossi was blunt: “Q”
            self._add("colon", at, self._before_colon(at), content_end(kinds, at))
        elif alone:  # Rossi was blunt. “Q”
            self._behind_sentence(at, begin)
        elif self._fragments.may_be_words(at):  # The plan “will never work” for Rossi
            kept, source = self._fragments.whose(
                at, self._last if breaks <= 1 else None, near=self._is_near(begin)
            )
            if kept:
                self._add("fragment", at, source)

    def _is_near(self, begin: int) -> bool:
        """Whether the sentence right before the one from ``begin`` on, in its paragraph, reports the last."""
        if self._last is None or self._kinds[begin - 1] not in ".!":
            return False
        return self._subjects.sentence(begin - 1)[0] < self._last_at <= begin

    def _hands_over(self, at: int, stop: int, last: Attribution) -> bool:
        """Whether the sentence up to ``stop`` makes another than ``last`` the speaker of the stretch ``at``.

        “When Rossi said so, Berg laughed. “Q””; “Rossi asked Berg if it was over. “It is.””; “Rossi said so.
        Berg laughed. “Q””.
        """
        behind = self._lead_ups.behind_front(stop, last)
        if behind is not None:
            asked = last.rule.endswith("-wh") and last.source is None
            self._add("answer" if asked else "sentence-before", at, self._findings.tokens_of(behind))
            return True
        begin = self._subjects.sentence(stop)[0]
        if self._last_at > begin:
            answers = last.rule.endswith("-wh") and self._answers(at) and self._kinds[stop] != "¶"
            asked_one = self._asked(last)
            if not answers or asked_one is None or not self._lead_ups.is_one(asked_one):
                return False
            self._add("answer", at, asked_one)
            return True
        newcomer = self._lead_ups.newcomer(at, stop, last)
        if newcomer is not None:
            self._add("sentence-before", at, self._findings.tokens_of(newcomer))
        return newcomer is not None

    def _asked(self, last: Attribution) -> Range | None:
        """The tokens of whom ``last`` asks: “asked Rossi if”, “Rossi was asked if”."""
        if last.addressee is not None or last.cue is None:
            return last.addressee
        if last.cue.passive:
            return self._findings.tokens_of(self._subjects.of.get(last.cue.chunk))
        behind = self._chunks.at_token(last.cue.last_token) + 1
        asked = self._findings.tokens_of((behind, behind + 1)) if self._kinds[behind] == "M" else None
        return asked if asked != last.source and self._findings.is_somebody(behind) else None

    def _open_paragraph(self, at: int, last: Attribution) -> None:
        """Add a stretch that is a paragraph right behind the words of ``last``: “Q.”¶“Q.”"""
        if self._answers(at):
            self._turns = last.source, self._asked(last)
            self._add("answer", at, self._turns[1])
        elif last.rule == "answer" and self._turns[1] and self._asks(at) != self._asks(self._latest_quoted()):
            self._add("answer", at, self._turns[not self._asks(at)])
        elif not self._is_other_heading(at) and not self._hands_over(at, at - 2, last):
            self._go_on(at)

    def _asks(self, at: int) -> bool:
        """Whether a quoted chunk ends in a question mark."""
        stretch = self._chunks.stretches.get(at)
        return stretch is not None and self._tokens.word(stretch.stop - 1).startswith("?")

    def _behind_sentence(self, at: int, begin: int) -> None:
        """Add a stretch that is all of its sentence, which begins at ``begin``: “Rossi was blunt. “Q””."""
        if self._kinds[begin - 1] in ".!":
            source = self._speaker_before(begin - 1, at)
        else:
            source = self._findings.tokens_of(self._told_of(at, begin) or self._reacting_above(at, begin))
        if source is not None:
            self._add("sentence-before", at, source)
        elif not self._is_heading(at):
            told = self._behind.beat(at) or self._behind.next_paragraph(at)
            self._add("sentence-behind" if told else "sentence-before", at, told)

    def _speaker_before(self, stop: int, at: int) -> Range | None:
        """The tokens of whose the words at ``at`` are behind the sentence up to ``stop``."""
        return self._lead_ups.speaker(self._subjects.clause_subject(stop), stop, at)

    def _told_of(self, at: int, begin: int) -> Range | None:
        """“Rossi won in two hours.”¶“I am glad.”: the person of whom the paragraph before told last."""
        if self._kinds[begin - 2 : begin] not in (".¶", "!¶") or not self._is_first_person(at):
            return None
        subject = self._subjects.main_subject(*self._subjects.sentence(begin - 2))
        if subject is None or subject[1] - subject[0] > 1:
            return None
        return subject if self._subjects.is_person(subject[0]) else None

    def _reacting_above(self, at: int, begin: int) -> Range | None:
        """“Rossi was furious.”¶“It is over.”: who takes something so, a paragraph up."""
        if self._kinds[begin - 2 : begin] not in (".¶", "!¶") or self._lead_ups.opens_with_another(at):
            return None
        return self._lead_ups.reacting(begin - 2)

    def _is_first_person(self, at: int) -> bool:
        """Whether somebody speaks of himself in a quoted chunk."""
        stretch, own = self._chunks.stretches[at], self._lexicon.cue_words["first_person"]
        return any(self._tokens.word(token).lower() in own for token in range(stretch.first, stretch.stop))

    def _reports_before(self, colon: int) -> bool:
        """Whether the sentence up to ``colon`` reports the last words: “as Rossi said, it failed:”."""
        return self._last is not None and self._last_at > self._subjects.sentence(colon)[0]

    def _beside(self, at: int, begin: int) -> bool:
        """Add the stretch if its sentence, from ``begin`` on, tells whose words it is; whether it does."""
        kinds, findings = self._kinds, self._findings
        lead_in = LEAD_IN.match(kinds, begin, at)
        words_of = WORDS_OF.match(kinds, begin, at)
        opens = not kinds[begin:at].strip("&^a,-")
        verb = ANY_VERB.match(kinds, at + 1) if opens else None
        if lead_in and self._is_topic(lead_in.start("S") - 1):  # On her job: “Q”
            near = self._last is not None and kinds.count("¶", self._last_at, at) <= 1
            self._add("lead-in", at, self._last.source if self._last is not None and near else None)
        elif lead_in:  # And from Chairwoman Rossi: “Q”
            self._add("lead-in", at, findings.tokens_of(lead_in.span("S")))
        elif words_of and self._is_words_of(words_of.start()):  # in the words of Rossi, “Q”
            self._add("lead-in", at, findings.tokens_of(words_of.span("S")))
        elif opens and (verdict := self._behind.verdict(at)):  # “Q,” was Rossi's verdict
            findings.keep(Attribution("noun-quote", ((at, at + 1),), None, *verdict))
        elif opens and (put := self._behind.put(at)):  # “Q” was how Rossi put it
            self._add("quote-verb", at, put[0], cue=put[1])
        elif opens and (reply := self._behind.reply(at)):  # “Q,” came the reply
            asked = self._asked(self._last) if self._last is not None and self._asks_last(at) else None
            self._add("noun-quote", at, reply[1] or asked, cue=reply[0])
        elif opens and kinds[at + 1] in ",&:-" and (told := self._behind.sentence(at)):
            self._add("sentence-behind", at, told)  # “Q,” and with that Rossi left
        elif verb:  # “Q,” Rossi preened
            source, cue = map(verb.span, "SV" if verb["S"] else "BI")
            if not self._lead_ups.can_speak(source) or findings.is_title(at):
                return False
            self._add("quote-verb", at, findings.tokens_of(source), cue=findings.tokens_of(cue))
        else:
            return False
        return True

    def _is_topic(self, preposition: int) -> bool:
        """Whether a preposition opens what somebody talks about: “On her job:”."""
        return self._findings.word(preposition) in self._lexicon.cue_words["topic"]

    def _is_words_of(self, preposition: int) -> bool:
        noun = self._tokens.word(self._chunks.stop[preposition + 1] - 1).lower()
        return noun in self._lexicon.cue_words["in_the_words_of"]

    def _go_on(self, at: int) -> None:
        assert self._last is not None
        self._more.append((at, at + 1))
        self._findings.by_quote[at] = self._last
        self._last_at = at + 1

    def _follow(self, order: int, end: int) -> None:
        """Make the attribution found at ``order``, which ends at chunk ``end``, the last."""
        self._settle()
        self._last, self._order, self._last_at = self._findings.found[order], order, end

    def _settle(self) -> None:
        """Give the last all that it goes on with, at once: one by one is quadratic in their number."""
        if self._more:
            self._findings.go_on(self._order, self._more)
            self._more = []

    def _latest(self, last: Attribution) -> Range:
        return self._more[-1] if self._more else last.content[-1]

    def _add(
        self, rule: str, at: int, source: Range | None, end: int | None = None, cue: Range | None = None
    ) -> None:
        attribution = Attribution(rule, ((at, end or at + 1),), None, cue, source)
        self._findings.keep(attribution)
        self._follow(len(self._findings.found) - 1, at + 1)

    def _asks_last(self, at: int) -> bool:
        """Whether what was heard last, in this paragraph or the one before, asks something."""
        last = self._last
        if last is None or last.cue is None or self._kinds.count("¶", self._last_at, at) > 1:
            return False
        return last.rule.endswith("-wh") or self._asks(self._latest_quoted())

    def _answers(self, at: int) -> bool:
        """Whether the last quotation asks a question, which stretch ``at`` of the next paragraph answers."""
        last = self._last
        if last is None or last.cue is None or "A wh" not in last.cue.verb.frames:
            return False
        first, stop = self._latest(last)
        if last.rule.endswith("-wh") and "Q" not in self._kinds[first:stop]:
            asks = self._tokens.word(last.cue.verb_token).lower() in self._lexicon.cue_words["asking"]
            return asks and not self._findings.is_exclaimed(at)
        asked = self._chunks.stretches.get(first)
        return asked is not None and self._tokens.word(asked.stop - 1).startswith("?")

    def _before_colon(self, at: int) -> Range | None:
        """Whose words a colon before chunk ``at`` opens: the subject's, or a person's right before the colon.

        “Rossi was blunt: “Q””; “The surge did not surprise Rossi: “Q””.
        """
        fronted = self._lead_ups.behind_front(at - 1, self._last) if self._last is not None else None
        if fronted is not None:  # Asked if it was over, Rossi was blunt: “Q”
            return self._findings.tokens_of(fronted)
        subject = self._subjects.clause_subject(at)
        named = self._kinds[at - 2] == "M" and self._tokens.classes[self._chunks.stop[at - 2] - 1] in "GN"
        last = self._tokens.word(self._chunks.stop[at - 2] - 1)
        done_to = self._kinds[at - 3] not in "op2" and last not in self._lexicon.places
        itself = self._lead_ups.owner(subject) is None and not self._lead_ups.can_speak(subject)
        if named and done_to and itself:
            return self._findings.tokens_of((at - 2, at - 1))
        return self._lead_ups.speaker(subject, at - 1, at)

    def _is_heading(self, at: int) -> bool:
        """Whether a stretch alone in a paragraph, not the first, stands over what follows: ‘A new mind’."""
        headline = "¶" not in self._kinds[1:at]
        stretch = self._chunks.stretches[at]
        closed = self._tokens.classes[stretch.stop - 1] in ".,"
        return stretch.single and not closed and not headline and not self._fragments.is_long(at)

    def _is_other_heading(self, at: int) -> bool:
        """Whether a few words alone in a paragraph stand in other marks than the quotation before them."""
        before, stretch = self._chunks.stretches.get(self._latest_quoted()), self._chunks.stretches[at]
        other = before is not None and stretch.single and not before.single
        return other and not self._fragments.is_long(at)

    def _latest_quoted(self) -> int:
        """The last quoted chunk of what was heard last, -1 for none."""
        assert self._last is not None
        begin, end = self._latest(self._last)
        return self._kinds.rfind("Q", begin, end)
