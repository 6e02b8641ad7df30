"""Who does what a participle or infinitive says: “Rossi resigned, saying …”, “leading the mayor to say …”."""

import re
from collections.abc import Mapping

import regex

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens

from .subject_shapes import CHAIN
from .subjects import Range, Subjects

_ABSOLUTE = regex.compile(r"(?r)p(?P<S>M(?:o?M)*),(?:[^.!¶C]{1,30}?|[Ww][^.!¶]{1,30}?),")
"""“with Anna Berg, the mayor, saying”."""

_ABSOLUTE_CHAIN = regex.compile(r"(?r)p(?P<S>M(?:&M|(?:[op]M)+)?)(?:\([^()]{1,4}\))?")
"""“with the campaign of the mayor from Oslo saying”."""

_MADE_TO = regex.compile(r"(?r)[zfFeGCqp](?P<S>x?M(?:[op]M)*)")
"""“leading the adviser from Oslo (to say)”."""

_SUBJECT_BEHIND = re.compile(r",a*(?P<S>M(?:[op]M)*|P)(?:,[^,.!¶]{1,12},|\([^.¶()]{1,9}\))?(?:y|a)*[CEuUfKe]")
"""“While saying “…,” Rossi refused”: the subject of the main clause behind a participle put in front."""

_CLAUSE_BESIDE = regex.compile(
    r"(?r)[,-][&^w](?:y,?|a|pM(?:[op]M)*,?y?,?)*p?(?P<S>M(?:[op]M)*|P)(?:[au]*[EufFC][^.!¶tC]*?|U),(?:pM,?)?"
)
"""“…, and he fought with Rossi, at one point (calling him a liar)”: the clause beside a participle."""

_CUE_BESIDE = regex.compile(r"(?r)(?:C(?:[yapl]|M)*(?:,M(?:[op]M)*)?,|Cp|G[^.!¶CG]*?,?&a*)")
"""“Rossi said on Monday, adding”, “said Rossi, a doctor, adding”, “noting that C and adding”.

A cue whose subject the next one shares."""

_TOLD_CLAUSE = regex.compile(r"(?r)Ct?(?P<S>M(?:[op]M)*|P)[au]*[fFEeuU][^,.!¶CGK]*")
"""“(Rossi said) Berg rang the police | (saying that …)”: the clause inside, with no comma before the cue."""

_SIDE_CLAUSE = regex.compile(
    r"(?r)[cws](?P<S>M(?:[op]M)*|P)(?:,[^.!¶,]{1,20},)?[au]*n?[fFeECuUK][^.!¶]*?,?(?:pM,?)?"
)
"""“(The talks ended) when Rossi left, | (saying)”: the last clause beside a main clause."""

_GERUND_CLAUSE = regex.compile(r"(?r)(?:[\^w]|(?<!M)&)(?P<S>M(?:[op]M)*|P)[au]*[fFEeuU][^,.!¶tCGK]*")
"""“…, but he stopped short of | (promising)”: the clause that a gerund behind its preposition stands in."""

_DESCRIBED = regex.compile(r"(?r)(?P<S>M(?:[op]M)*),(?P<N>M)(?:[op]M)*,")
"""“(quoted) the mayor of Graz, Anna Berg, (as saying)”."""

_VERB_TO_COME = re.compile("G[^.!¶,]{1,12},[ya]*[EuUfFCK]")
"""“(Rossi, ) contradicting Berg, said”: a participle between a subject and its verb."""

_WHO_TO = regex.compile(r"(?r)(?P<S>W)[au]*[fFe](?:M|y|a|pM|oM){1,4}")
"""“Berg, who used an article (to argue)”."""

_NO_SPEAKER = "xiezb"
"""The classes of the last words of what cannot speak: “the resignation”, “the talks”, “the vote”."""


class Participles:
    """Finds the subjects of the participles and infinitives of one article."""

    def __init__(
        self, tokens: Tokens, chunks: Chunks, words: Mapping[str, frozenset[str]], subjects: Subjects
    ) -> None:
        """``words`` are the lists of cue_words.toml, ``subjects`` what remembers the subjects found."""
        self._beside, self._for_whom = words["beside"], words["for_whom"]
        self._agent = words["agent"]
        self._not_made = words["contacting"] | words["using"]
        self._witnessing, self._recordings = words["witnessing"], words["recordings"]
        self._tokens, self._chunks, self._kinds = tokens, chunks, chunks.kinds
        self._subjects = subjects

    def subject(self, cue: int) -> Range | None:
        """The subject of the participle or infinitive at chunk ``cue``, which is remembered."""
        found = self._subjects.of[cue] = self._subject(cue)
        return found

    def _subject(self, cue: int) -> Range | None:
        kinds, subjects = self._kinds, self._subjects
        begin, end = subjects.sentence(cue)
        if kinds[cue - 1] in "fF":
            return subjects.nearest(cue - 1)
        if kinds[cue] != "G":
            who = _WHO_TO.match(kinds, begin, cue)
            return who.span("S") if who else self._made_to(cue) or subjects.clause_subject(cue)
        found = self._right_before(begin, cue) or self._absolute(begin, cue)
        if found is None and not kinds[begin:cue].strip("&^caw"):
            behind = _SUBJECT_BEHIND.search(kinds, cue + 1, end)
            found = behind.span("S") if behind else None
        return found or self._of_clause(begin, cue)

    def _right_before(self, begin: int, cue: int) -> Range | None:
        """“The crowd (chanting)”, “(blamed) Rossi for (saying)”, “as Rossi (saying)”."""
        kinds = self._kinds
        if kinds[cue - 1] == "s":
            edge = kinds.rfind("(", begin, cue) if kinds[cue - 2] == ")" else cue - 1
            described = _DESCRIBED.match(kinds, begin, edge)
            if described:
                named = "N" if self._subjects.is_person(described.start("N")) else "S"
                return described.span(named)
            quoted = CHAIN.match(kinds, begin, edge) if edge > begin else None
            if quoted:
                return quoted.span()
        if (
            kinds[cue - 1] in "MP"
            and kinds[cue - 2] not in "oc2CfFexKl"
            and (kinds[cue - 2] != "p" or self._is_beside(cue - 2))
        ):
            chain = CHAIN.match(kinds, begin, cue)
            if chain is None or kinds[chain.start() - 1] not in "oc2":
                return chain.span() if chain else (cue - 1, cue)
        if (
            kinds[cue - 1] in "MP"
            and self._is_somebody(cue - 1, "GNTRrP")
            and self._is_witnessed(begin, cue - 2)
        ):
            return (cue - 1, cue)
        opens = kinds[cue - 2 : cue] == "M," and kinds[cue - 3] in "sc^"
        if opens and _VERB_TO_COME.match(kinds, cue):
            return (cue - 2, cue - 1)  # as Rossi, contradicting Berg, said
        if (
            kinds[cue - 2 : cue] == "Mp"
            and self._word(cue - 1) in self._for_whom
            and not (kinds[cue - 3] == "2" or (kinds[cue - 3] == "p" and self._word(cue - 3) in self._agent))
            and self._subjects.is_person(cue - 2)
        ):
            return (cue - 2, cue - 1)  # blamed Rossi for saying
        return None

    def _is_witnessed(self, begin: int, before: int) -> bool:
        """“(The video) shows (Rossi saying)”, “a recording of (Rossi saying)”: he is heard to say it."""
        kinds = self._kinds
        if kinds[before] in "CfFe":
            return self._word(before) in self._witnessing
        thing = kinds.rfind("M", begin, before) if kinds[before] == "o" else -1
        if kinds[before - 1 : before + 1] == "xo":
            thing = before - 1  # footage of Rossi saying
        if thing < 0 or kinds[thing + 1 : before].strip("fa"):
            return False
        return self._tokens.word(self._chunks.stop[thing] - 1).lower() in self._recordings

    def _absolute(self, begin: int, cue: int) -> Range | None:
        """“With the campaign of the mayor (saying)”."""
        absolute = _ABSOLUTE.match(self._kinds, begin, cue) or _ABSOLUTE_CHAIN.match(self._kinds, begin, cue)
        return absolute.span("S") if absolute and self._is_beside(absolute.start()) else None

    def _of_clause(self, begin: int, cue: int) -> Range | None:
        """The subject of the clause that a participle goes on with or stands beside."""
        kinds, subjects = self._kinds, self._subjects
        inverted = self._behind_cue(begin, cue)
        if inverted is not None:
            return inverted
        beside = _CUE_BESIDE.match(kinds, begin, cue)
        if beside and subjects.of.get(beside.start()):
            return subjects.of[beside.start()]
        told = _TOLD_CLAUSE.match(kinds, begin, cue) or _GERUND_CLAUSE.match(kinds, begin, cue)
        clause = told or _CLAUSE_BESIDE.match(kinds, begin, cue)
        if clause and self._is_somebody(clause.start("S"), "GNRrP"):
            return clause.span("S")
        main = subjects.main_subject(begin, cue)
        if main is None or not self._is_somebody(main[0], _NO_SPEAKER):
            return main
        side = _SIDE_CLAUSE.match(kinds, begin, cue)
        speaks = side and not self._is_somebody(side.start("S"), _NO_SPEAKER)
        return side.span("S") if side and speaks else main

    def _behind_cue(self, begin: int, cue: int) -> Range | None:
        """“(It failed), said Rossi and Berg, a doctor, | (adding)”: who stands behind the cue before."""
        said = self._kinds.rfind("C", begin, cue)
        subject = self._subjects.of.get(said) if said > 0 else None
        if subject is None or subject[0] <= said or self._kinds[subject[1] : cue].strip("ya,M0op"):
            return None
        return subject

    def _is_somebody(self, chunk: int, classes: str) -> bool:
        """Whether the last word of a noun phrase is of one of ``classes``."""
        return self._tokens.classes[self._chunks.stop[chunk] - 1] in classes

    def _made_to(self, cue: int) -> Range | None:
        """“(leading) the adviser to (say)”: whom the verb before them makes speak."""
        chain = _MADE_TO.match(self._kinds, 0, cue)
        if chain is None:
            return None
        head = chain.start("S") + (self._kinds[chain.start("S")] == "x")
        last, before = self._chunks.stop[head] - 1, chain.start()
        verb = self._tokens.classes[self._chunks.stop[before] - 1]
        if self._tokens.word(self._chunks.stop[before] - 1).lower() in self._not_made:
            return None  # called the police to say, used the radio to say
        for_whom = self._word(before) in self._for_whom
        speaks = self._tokens.classes[last] in ("GNRrOBmd" if for_whom else "GNRrO")
        makes = verb not in "2pl" or for_whom
        return chain.span("S") if speaks and makes else None  # but: took to Twitter to say

    def _is_beside(self, chunk: int) -> bool:
        return self._word(chunk) in self._beside

    def _word(self, chunk: int) -> str:
        return self._tokens.word(self._chunks.first[chunk]).lower()
