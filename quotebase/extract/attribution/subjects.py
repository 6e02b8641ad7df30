"""Whose cue it is: the noun phrase that a reporting verb has for its subject."""

from bisect import bisect_left
from collections.abc import Mapping

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens

from .fronts import Fronts
from .subject_shapes import (
    ALONE,
    BESIDE_PARTICIPLE,
    BETWEEN,
    CHAIN,
    DESCRIBED,
    DESCRIBED_BEHIND,
    GOVERNS,
    INSERTED,
    LINKED,
    LINKS,
    LISTED,
    MODIFIED,
    NEXT,
    POSSESSIVE,
    RELATIVE,
    SEVERAL,
    SUBORDINATE_CLAUSE,
    TAG,
    UNCLOSED,
    WHO_CLAUSE,
    WITH_CLAUSE,
    WITH_PARTICIPLE,
)

Range = tuple[int, int]
"""Chunks or tokens, from the first to the one behind the last."""

REACH = 300
"""How many chunks a sentence may reach from its cue: longer ones are tables and noise."""


class Subjects:
    """Finds subjects in one article and remembers those found."""

    def __init__(
        self, tokens: Tokens, chunks: Chunks, words: Mapping[str, frozenset[str]], places: frozenset[str]
    ) -> None:
        """``words`` are the lists of cue_words.toml, ``places`` the names of places."""
        self._places = places
        self._relative, self._parties = words["relative"], words["parties"]
        self._described_to = words["described_to"]
        self._said_where, self._said_on = words["said_where"], words["said_on"]
        self.fronts = Fronts(tokens, chunks, words["conceding"])
        self._tokens, self._chunks, self._kinds = tokens, chunks, chunks.kinds
        self._sentence: Range = (0, 0)
        self.of: dict[int, Range | None] = {}
        """The subject found for each cue."""

    def sentence(self, at: int) -> Range:
        """The chunks of the sentence around chunk ``at``."""
        begin, end = self._sentence
        if begin <= at < end:
            return self._sentence
        ends = self._chunks.sentence_ends
        after = bisect_left(ends, at)
        opening = ends[after - 1] + 1 if after else 0
        end = ends[after] if after < len(ends) else len(self._kinds)
        self._sentence = max(opening, at - REACH), min(end, at + REACH)
        return self._sentence

    def far(self, at: int) -> int:
        """The chunk that a rule may look back to from chunk ``at``."""
        return max(at - REACH, 0)

    def before(self, cue: int) -> Range | None:
        """The subject that stands left of the finite cue at chunk ``cue``."""
        asked = self._kinds[cue - 1] == "w" and not self._is_relative(self.sentence(cue)[0], cue - 1)
        floats = self._kinds[cue - 2 : cue] == "MM" and self._is_alone(cue - 1, "Y")
        edge = cue - 1 if floats else cue  # Berg and Holm both said
        if self._kinds[cue - 3 : cue] == ",M," and self._is_behind_place(cue - 2):
            edge = cue - 2  # a teacher in Austin, Texas, said
        found = None if asked else self.nearest(edge)  # “said when asked”: no word of who asked
        if self._kinds[cue - 2 : cue] == "Wc":
            found = (cue - 2, cue - 1)  # Berg, who once said
        self.of[cue] = found
        return found

    def nearest(self, cue: int) -> Range | None:
        """The noun phrase that a finite verb at chunk ``cue`` has for its subject; it is not remembered."""
        kinds = self._kinds
        begin, _ = self.sentence(cue)
        if kinds[cue - 1] == ",":
            described = RELATIVE.search(kinds, begin, cue)
            if described:
                return described.span("S")
        at = cue
        if kinds[cue - 1] in "yal," or (kinds[cue - 1] == "M" and kinds[cue - 2] in "po"):
            between = BETWEEN.match(kinds, begin, cue)
            at = between.start() if between else cue
        for edge in (cue, at) if at != cue else (cue,):
            if edge <= begin:
                continue
            if edge == at < cue and kinds[at] == ",":
                found = self._over_parenthesis(begin, at + 1)
                if found:
                    return found
            opening = self._from_opening(begin, edge, cue) or self._with_clause(begin, edge)
            if opening:
                return opening
            if kinds[edge - 1] in "wt" and self._is_relative(begin, edge - 1):
                return (edge - 1, edge)
            chain = self._chain(begin, edge)
            if chain:
                return self._whole_chain(begin, *chain)
            if kinds[edge - 1] in ",)-":
                found = self._over_parenthesis(begin, edge)
                if found:
                    return found
        return self.clause_subject(cue)

    def _chain(self, begin: int, edge: int) -> Range | None:
        """“The mayor of Oslo and his wife”, “she”, “who” before chunk ``edge``."""
        kinds = self._kinds
        if kinds[edge - 1] not in "MPW":
            return None
        if kinds[edge - 2] not in LINKS:  # one chunk, as most are
            return edge - 1, edge
        chain = CHAIN.match(kinds, begin, edge)
        return chain.span() if chain else None

    def _is_behind_place(self, chunk: int) -> bool:
        """“(in Austin), | Texas”, “(Anna Berg, from Leeds), | West Yorkshire”: a county, state or country."""
        kinds, chunks = self._kinds, self._chunks
        if kinds[chunk - 2] != "M" or kinds[chunk - 3] not in "po,":
            return False
        first, stop = chunks.first[chunk], chunks.stop[chunk]
        if self._tokens.slice(first, stop) in self._places:
            return True
        names_one = self._tokens.classes[first:stop].strip("NJ") == "" and kinds[chunk - 3] == "p"
        opening = self.fronts.main_clause(self.sentence(chunk)[0], chunk)
        return names_one and self._is_name(chunk - 2) and self.is_person(opening)

    def _with_clause(self, begin: int, edge: int) -> Range | None:
        """“A man who saw it (said)”, but not “a man who said he (left)”: the subject of a main clause."""
        kinds = self._kinds
        if kinds[edge - 1] in "W&^tw2uaGI":
            return None
        if kinds.find("G", begin, edge) > 0:
            seeking = WITH_PARTICIPLE.match(kinds, max(begin - 1, 0), edge)
            if seeking:
                return seeking.span("S")
        if kinds.find("W", begin, edge) < 0:
            return None
        described = WITH_CLAUSE.match(kinds, max(begin - 1, 0), edge)
        if described is None:
            return None
        reports = kinds[described.end("V") - 1] == "C" and kinds[edge - 1] in "MP"
        if (
            reports
            and self._tokens.classes[self._chunks.first[edge - 1]] == "P"
            and self._word(edge - 1) != "it"
        ):
            return None
        return described.span("S")

    def _from_opening(self, begin: int, edge: int, cue: int) -> Range | None:
        """A subject of several phrases, from the opening of its sentence or clause to chunk ``edge``."""
        kinds = self._kinds
        if kinds[begin] == "p" and ALONE.fullmatch(kinds, begin, edge):
            return (begin, edge)  # “Outside experts said”, “About 40% of them said”
        comma = kinds.rfind(",", begin, edge) if kinds[edge - 2] in "op" else -1
        counts = kinds[comma + 1] == "p" and self._tokens.classes[self._chunks.first[comma + 2]] in "0Y"
        if comma > begin and counts and ALONE.fullmatch(kinds, comma + 1, edge):
            return (comma + 1, edge)  # “In Oslo, about half of them said”
        if kinds[edge - 1] != "M":
            return None
        unclosed = UNCLOSED.fullmatch(kinds, begin, edge) if kinds[begin + 1] == "," else None
        if unclosed and kinds[cue + 1] != "," and self.is_person(begin) and not self._is_name(begin + 2):
            return unclosed.span("S")
        if kinds[edge - 2] not in "po2x":
            return None
        modified = MODIFIED.match(kinds, max(begin - 1, 0), edge)
        return modified.span() if modified else None

    def _is_alone(self, chunk: int, letter: str) -> bool:
        """Whether a chunk is one token, of the class ``letter``."""
        return self._tokens.classes[self._chunks.first[chunk] : self._chunks.stop[chunk]] == letter

    def _is_relative(self, begin: int, at: int) -> bool:
        """“The sign, which (read “Stop”)”, “letters that (called him a liar)”: a pronoun that takes it up."""
        comma = self._kinds[at - 1] in ",-"
        before = at - 1 - comma
        if before < begin or self._kinds[before] != "M":
            return False
        return not comma if self._kinds[at] == "t" else self._word(at) in self._relative

    def _whole_chain(self, begin: int, start: int, stop: int) -> Range:
        """“A law firm representing Rossi”, “economists such as Rossi”: the head, not the example.

        ``begin`` is where the sentence begins; it may open with “Rossi while addressing a rally”.
        """
        kinds = self._kinds
        beside = BESIDE_PARTICIPLE.match(kinds, begin, stop) if kinds[start - 1] in "zG" else None
        if beside and beside.start() in (begin, begin + 1):
            return beside.span("S")
        start, stop = self._without_thing(start, stop)
        several = SEVERAL.fullmatch(kinds, begin, stop) if kinds[start - 1] in ",&" else None
        ends = begin + 1 if kinds[begin + 1] == "&" else several.end("first") if several else begin
        if several and all(self._is_one(at) for at in range(begin, ends) if kinds[at] == "M"):
            return (begin, stop)
        link = 1 if kinds[start - 1] == "z" else 2 if kinds[start - 2 : start] in ("Ds", "xs") else 0
        head = start - link - 1
        if link and head > 0 and kinds[head] == "M" and kinds[head - 1] in ".¶!,&^;":
            return (head, stop)
        return (start, stop)

    def _is_one(self, chunk: int) -> bool:
        """Whether a noun phrase may be one of several names in a row: a person's, or a body's."""
        classes, last = self._tokens.classes, self._chunks.stop[chunk] - 1
        if self._tokens.word(last)[0].islower():
            return False
        of_body = classes[last] in "NB" or classes[self._chunks.first[chunk]] == "D"
        return of_body or self.is_person(chunk)

    def _without_thing(self, start: int, stop: int) -> Range:
        """“(called it) a farce, and Anna Berg”: the person alone, who is no pair with a thing."""
        kinds = self._kinds
        if kinds[start + 1] == "&" and kinds[start - 1] in GOVERNS:  # won the vote and Anna Berg
            apart = kinds[start - 1] == "f" or not self._may_speak(start)
            return (start + 2, stop) if apart else (start, stop)
        apart = kinds[start + 1 : start + 3] == ",&" and not self._may_speak(start)
        return (start + 3, stop) if apart and self._is_name(stop - 1) else (start, stop)

    def _over_parenthesis(self, begin: int, edge: int) -> Range | None:
        """“Rossi, a doctor who …, said”; “Rossi (R-Texas) said”; “Rossi - a doctor - said”."""
        kinds = self._kinds
        close = kinds[edge - 1]
        if close == ")" or kinds[edge - 2 : edge] == "),":
            opening = kinds.rfind("(", begin, edge)
            chain = CHAIN.match(kinds, begin, opening) if opening > begin else None
            if close == ")" or (chain and self._is_name(chain.end() - 1)):
                return chain.span() if chain else None
        opening = kinds.rfind(close, begin, edge - 1)
        best: Range | None = None
        while opening > begin:
            head = opening
            if kinds[head - 1] == ")":
                head = max(kinds.rfind("(", begin, head), begin)
            chain = CHAIN.match(kinds, begin, head)
            if chain and not self._is_tag(chain.start()):
                inside = kinds[opening + 1]
                if inside in INSERTED and (kinds[chain.start() - 1] not in "op2" or best is None):
                    best = self._without_thing(*chain.span())
                    if inside == "M" and self._names_it(opening + 1, chain.start()):
                        best = self._chain_from(opening + 1, edge)
                    return best
            opening = kinds.rfind(close, begin, opening)
        return best

    def _is_tag(self, chunk: int) -> bool:
        """“Tim Berg, R-Ga., a doctor,”: the party and state behind a name, which nobody is called."""
        tag = TAG.fullmatch(self._tokens.word(self._chunks.first[chunk]))
        behind = self._kinds[chunk - 2 : chunk] == "M," and self._is_name(chunk - 2)
        return tag is not None and behind and tag[1].lower() in self._parties

    def _chain_from(self, at: int, limit: int) -> Range:
        match = NEXT.match(self._kinds, at, limit)
        return match.span("S") if match else (at, at + 1)

    def _is_name(self, chunk: int) -> bool:
        return self._tokens.classes[self._chunks.stop[chunk] - 1] in "GN"

    def _is_thing(self, begin: int, end: int) -> bool:
        """Whether common nouns alone are a subject: “the fire”, not “a string of politicians”."""
        lasts = [self._tokens.classes[stop - 1] for stop in self._chunks.stop[begin:end]]
        heads = [last for kind, last in zip(self._kinds[begin:end], lasts, strict=True) if kind in "MPWO"]
        return all(last in "xez" for last in heads)

    def _may_speak(self, chunk: int) -> bool:
        return self._tokens.classes[self._chunks.stop[chunk] - 1] in "GNRrTBJmdPWOYH0q"

    def is_person(self, chunk: int) -> bool:
        """Whether a noun phrase may be a person's name alone: not “the Austin, (Texas-based company)”."""
        return self._is_name(chunk) and self._tokens.classes[self._chunks.first[chunk]] in "GNTR"

    def _names_it(self, name: int, described: int) -> bool:
        """“Central Railway's chief engineer, Vidya Nambiar,”: whether the second noun phrase is its name."""
        if not self._is_name(name) or self._tokens.classes[self._chunks.first[name]] == "H":
            return False  # the driver, whose Ford Focus was new,
        first, stop = self._chunks.first[described], self._chunks.stop[described]
        return not self._is_name(described) or POSSESSIVE in self._tokens.classes[first:stop]

    def after(self, cue: int) -> Range | None:
        """The subject that stands right of the cue: “said Rossi”, without where: “said Rossi in a note”."""
        match = NEXT.match(self._kinds, cue + 1)
        if match is None:
            return None
        begin, end = match.span("S")
        end = self._without_where(begin, end)
        if end - begin == 1 and self.is_described(end - 1):
            return (begin, end + 2)  # a source close to the mayor
        behind = DESCRIBED_BEHIND.match(self._kinds, end)
        if behind and self._tokens.classes[self._chunks.stop[end - 1] - 1] in "rR":
            return (begin, behind.end())  # people familiar with the matter
        return (begin, end)

    def past(self, cue: int) -> int:
        """The chunk behind the subject right of the cue and where it spoke: “told by S in a note | that”."""
        match = NEXT.match(self._kinds, cue + 1)
        return match.end("S") if match else cue + 1

    def _without_where(self, begin: int, end: int) -> int:
        """Where “Anna Berg | in a statement”, “the firm | in a note” ends without where it was said.

        “Anna Berg of the Marlow Group”, “at the Marlow Institute”, “residents in Marlow” tell who it is.
        """
        kinds, classes, chunks = self._kinds, self._tokens.classes, self._chunks
        for at in range(begin + 1, end - 1):
            opening, last = classes[chunks.first[at + 1]], classes[chunks.stop[at + 1] - 1]
            if kinds[at] not in "op" or kinds[at + 1] != "M" or last == "B":
                continue
            if kinds[at] == "o":
                tells = self._is_name(begin) and last in "xiezdb"  # said Anna Berg of the plan
            elif self._word(at) in self._said_where:
                tells = opening in "1H" or self._is_name(begin)
            else:
                tells = self._is_name(begin) and self._word(at) in self._said_on
            if tells:
                return at
        return end

    def is_described(self, chunk: int) -> bool:
        """Whether a noun phrase ends in what describes its person: “a source close | to the mayor”."""
        first, stop = self._chunks.first[chunk], self._chunks.stop[chunk]
        if LINKED.match(self._kinds, chunk) is None or stop - first < DESCRIBED:
            return False
        person = self._tokens.classes[stop - 2] in "Rr"
        return person and self._tokens.word(stop - 1) in self._described_to

    def _word(self, chunk: int) -> str:
        return self._tokens.word(self._chunks.first[chunk]).lower()

    def clause_subject(self, cue: int) -> Range | None:
        """The subject of the clause that the cue goes on with: “Rossi resigned and said …”."""
        begin, _ = self.sentence(cue)
        if self._kinds[cue - 1] in "&a":
            nearest = SUBORDINATE_CLAUSE.match(self._kinds, begin, cue)
            if nearest and self._tokens.classes[self._chunks.stop[nearest.start("S")] - 1] in "GNRrP":
                return nearest.span("S")
            who = WHO_CLAUSE.match(self._kinds, begin, cue)
            if who:
                return who.span("S")
        opening = self.fronts.main_clause(begin, cue)
        behind_clause = self._kinds[cue - 2 : cue] == ",&"
        contrasts = self._kinds[cue - 1] == "^"
        for at in range(cue - 1, opening - 1, -1):
            subject = self.of.get(at)
            if self._kinds[at] in "KI" and self._kinds.find("C", opening, at) >= 0:
                continue  # criticised how the work was reported and; told him to leave and
            if subject and contrasts and self._kinds[at] == "C" and self._kinds.find("C", opening, at) >= 0:
                continue  # said that he saw what Rossi meant but
            if subject and self._kinds[cue - 1] in "&a" and self._is_thing(*subject):
                continue  # Berg said the fire spread and warned that
            if subject and not (behind_clause and self._kinds[subject[0]] == "W"):
                return subject
        return self.main_subject(begin, cue)

    def main_subject(self, begin: int, cue: int) -> Range | None:
        """The first noun phrase of a sentence that no preposition governs, what is put in front left out."""
        kinds = self._kinds
        at = self.fronts.main_clause(begin, cue)
        while at < cue:
            if kinds[at] in "MP" and (at == begin or kinds[at - 1] not in "po2") and not self._is_place(at):
                listed = LISTED.match(kinds, at, cue)
                if listed and self.is_person(at) and self.is_person(listed.end() - 1):
                    return listed.span()
                match = NEXT.match(kinds, at)
                return match.span("S") if match and match.end("S") <= cue else (at, at + 1)
            at += 1
        return None

    def _is_place(self, at: int) -> bool:
        """“NEW DELHI: The ministry …”: whether a noun phrase in capitals before a colon is a dateline."""
        first, stop = self._chunks.first[at], self._chunks.stop[at]
        return self._kinds[at + 1] == ":" and self._tokens.slice(first, stop).isupper()

    def in_front(self, cue: int) -> bool:
        """Whether the cue stands in a clause or phrase put before the main clause of its sentence."""
        return self.fronts.holds(self.sentence(cue)[0], cue)
