"""What the article calls its persons: “Anna Berg, the mayor of Graz”, “Karl Dahl, who is a nurse”.

A description counts wherever it can only be of the one who is named: in commas, dashes or brackets beside the
name, behind “who is”, or as what the sentence says that its subject is.
"""

import re

from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

from .offices import office_kinds
from .person import Person
from .seats import tagged_seat

_OWNED = re.compile("[HS]")
"""A possessive: “her friend”, “the club's president”."""
_FARTHEST = 12
"""How many tokens before a name its description may begin."""
_LONG_PLACE = 8
"""How many tokens before a name the office may begin whose place stands between them."""
_OF_PLACE = r"(?:(?:[op]D?[NGBTJRrxmbz0Y&]{1,5}){1,2})"
"""“Of Lundby”, “of two”, behind a noun."""
_ASIDE = re.compile(r"(?:,0|,e0|,?\(0\)|,[op][NGBJx]{1,4})(?=[,W-])")
"""What may stand between a name and its description: “, 54”, “, aged 54”, “(54)”, “, of Lundby”."""
_APPOSED = re.compile(
    r",(?:[D1H]|[NGBTJ]{1,3}S|(?=[TR][op]|[TN]{1,4}[(]))[^,.¶\"PVvbfEuU]{0,12}?(?P<noun>[RT]|q(?=[,.o]))"
    r"(?=[,.¶opW\"(])"
)
"""“, the mayor of Lundby”."""
_PAIRED = re.compile(
    rf",[D1]?[^,.;:¶\"PVvbfEuUDH1SWG&]{{0,4}}(?P<noun>[RT]){_OF_PLACE}?&"
    rf"[D1]?[xqezJNB]{{0,3}}(?P<second>[RT]){_OF_PLACE}?[,.¶]"
)
"""“, an engineer and mother of two,”."""
_BARE = re.compile(rf",(?:a[D1]?)?[NBJrxqezm0]{{0,4}}(?P<noun>[RTq]){_OF_PLACE}?[,.¶)Wc]")
"""“, mayor of Lundby,”, “, former soldier,”, “, now the mayor,”."""
_DASHED = re.compile(rf"-[D1H]?[xqezJNBTRrm0S]{{0,5}}?(?P<noun>[RTq]){_OF_PLACE}?-")
"""“ – the Lundby striker – ”."""
_BRACKETED = re.compile(rf"\([D1]?[xqezJNBTRrm0S]{{0,5}}?(?P<noun>[RTq]){_OF_PLACE}?\)")
"""“(the mayor of Lundby)”."""
_VERB = re.compile(r"(?:,?W)?[ua]{0,3}(?:E(?=[xfFqZ]))?(?P<verb>[ExfFdqZ])")
"""“Is”, “, who became”, “was elected”, “works (as)”, “took (over as)”."""
_PREDICATE = re.compile(
    rf"(?:[lp]?s)?a?[D1]?[xqezJNBTRrm0S]{{0,5}}?(?P<noun>[RT]|q(?=[,.o]))(?={_OF_PLACE}?[,.¶;)WwopcsyY&^-])"
)
"""“(Is) mayor of Lundby”, “(works) as a nurse”, “(took) over as mayor”."""
_OPENING = re.compile(r"[D1HS][^,.;:¶VvEufD1HS]*,\Z")
"""The opening of a description before a name: “his Danish counterpart,”."""
_OPENING_OF = re.compile(
    r"[D1][^,.;:¶VvEufD1HSop]{0,4}?(?P<noun>[RT])(?:oD?[^,.;:¶VvEufopwD1HS\"]{1,5}|p[NGBJTxm]{1,4}),\Z"
)
"""“The president of Iran,”, “A student at Lund University,”."""
_OPENING_BARE = re.compile(r"[op]x?(?P<noun>[RT]),\Z")
"""“(From) mayor,”."""
_AS = re.compile(rf"(?:\A|[.¶])s[D1]?[xqezJNBTRrm0S]{{0,5}}?(?P<noun>[RT]){_OF_PLACE}?,\Z")
"""“As mayor of Lundby,” before the name."""
_OFFICE_OF = re.compile(r"(?P<noun>[TR])(?P<link>[op])D?[NBJT&]{1,5}\Z")
"""“Mayor of Lundby” before the name."""
_WROTE_IN = re.compile(r"[ua]*VpH(?=[a-z])")
"""“Wrote in his ruling”."""
_DOING = re.compile(r",[zg],")
"""“, prosecuting,” behind a name."""
_AGED = re.compile(r",(?=0[,.])|,e(?=0[,.])|,?\((?=0\))|,WE(?=0[,.])|f(?=0[.,;p])")
"""What stands before an age, behind a name: “, ” before “54,”, “, aged”, “(”, “, who is”, “turned”."""
_ARTICLE = frozenset("D1SY0")
_OLDEST = 109
_BESIDE = frozenset(",(-EWuaxfFd")
"""The classes of what may open a description behind a name."""


class Descriptions:
    """What stands beside the names of one article and describes their bearers."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens, self._lexicon = tokens, lexicon
        words = lexicon.cue_words
        self._becoming, self._having, self._conditional = (
            words[name] for name in ("becoming", "having", "conditional")
        )
        self._aging = words["aging"]

    def note(self, person: Person, lead: int, first: int, stop: int) -> None:
        """Remember what describes ``person``, named at tokens ``first`` to ``stop``, titles from ``lead``."""
        classes = self._tokens.classes
        if lead < first and classes[first - 1] in "TR":
            self._note_noun(person, lead, first - 1)
        elif first > 0 and classes[first - 1] == "q" and self._is_rank(first - 1):
            self._note_noun(person, first - 1, first - 1)  # fire chief Anna Berg
        if lead > 1 and classes[lead - 1] == ",":
            self._before(person, lead, stop)
        elif lead == first > 1 and classes[first - 1] in "NB":
            office = _OFFICE_OF.search(classes, max(first - _LONG_PLACE, 0), first)
            if office and self._tokens.word(office.start("link")) in self._lexicon.cue_words["office"]:
                self._note_noun(person, office.start("noun"), office.start("noun"))
        if classes[stop : stop + 1] == "," or classes[max(lead - 1, 0)] == ",":
            self._note_deed(person, lead, stop)
        if classes[stop : stop + 1] in _BESIDE or classes.startswith("VpH", stop):
            conditional = lead > 0 and classes[lead - 1] in "cw"  # if Berg is mayor
            if not (conditional and self._tokens.word(lead - 1).lower() in self._conditional):
                self.behind(person, stop, named=stop - first > 1)

    def behind(self, person: Person, stop: int, *, named: bool = False) -> None:
        """Remember what describes ``person`` behind the name or pronoun that stops before token ``stop``.

        That is somebody because of it, if ``named`` in full or in commas.
        """
        classes, opening = self._tokens.classes, self._tokens.classes[stop : stop + 1]
        if opening in ",(f":
            self._note_age(person, stop)
            if classes[stop : stop + 2] in ("(N", ",N"):
                person.seat = person.seat or tagged_seat(self._tokens, stop, self._lexicon)
        elif opening in "uaV":
            wrote = _WROTE_IN.match(classes, stop)
            if wrote:
                role = self._lexicon.by_work.get(self._tokens.word(wrote.end()).lower())
                person.nouns.update([role] if role else [])
            if wrote or opening == "V":
                return
        at = stop
        aside = _ASIDE.match(classes, at) if opening in ",(" else None
        while aside:
            at = aside.end()
            aside = _ASIDE.match(classes, at)
        for noun_at in self._nouns(at):
            self._take(person, at, noun_at, sure=named or opening == ",")

    def _take(self, person: Person, first: int, noun_at: int, *, sure: bool = True) -> None:
        """Remember that tokens ``first`` to ``noun_at`` are of ``person``; ``sure`` if of nothing else."""
        noun = self._note_noun(person, first, noun_at)
        if sure and noun not in self._lexicon.bodies:
            person.is_somebody, person.may_be_body = True, False
        if person.gender == "either":
            person.gender = self._lexicon.roles.get(noun, "either")

    def _nouns(self, at: int) -> list[int]:
        """The nouns of the description that opens at token ``at`` behind a name."""
        classes, opening = self._tokens.classes, self._tokens.classes[at : at + 1]
        found: re.Match[str] | None = None
        if opening == "," and classes[at + 1 : at + 2] != "W":
            paired = _PAIRED.match(classes, at)
            if paired and self._tokens.word(paired.start("second")).lower() in self._lexicon.roles:
                return [paired.start("noun"), paired.start("second")]
            found = _APPOSED.match(classes, at) or _BARE.match(classes, at)
        elif opening == "-":
            found = _DASHED.match(classes, at)
        elif opening == "(":
            found = _BRACKETED.match(classes, at)
        else:
            found = self._predicate(at)
        if found is None:
            return []
        noun = found.start("noun")
        if classes[noun] == "q" and self._tokens.word(noun).lower() not in self._lexicon.roles:
            return []
        return [noun]

    def _predicate(self, at: int) -> re.Match[str] | None:
        """What the verb behind a name says that its subject is: “is mayor of Lundby”, “, who became it”."""
        tokens, classes = self._tokens, self._tokens.classes
        verb = _VERB.match(classes, at)
        if verb is None:
            return None
        first, stop = verb.start("verb"), verb.end()
        if classes[first] != "E" and tokens.word(first).lower() not in self._becoming:
            if classes[first - 1] != "E":
                return None
            first, stop = first - 1, stop - 1  # is chief executive
        found = _PREDICATE.match(classes, stop)
        if found is None or tokens.word(stop).lower() == "no":
            return None
        auxiliaries = (tokens.word(by).lower() for by in range(at, first) if classes[by] == "u")
        if any(word not in self._having for word in auxiliaries):
            return None  # would be mayor
        noun = found.start("noun")
        bare = not _ARTICLE.intersection(classes[stop:noun])
        if bare and classes[noun + 1] != "o" and tokens.word(noun).lower() in self._lexicon.kin:
            return None  # Berg is mum on it
        return found

    def _note_age(self, person: Person, stop: int) -> None:
        """“Anna Berg, 54,”, “Anna Berg (54)”, “Anna Berg, aged 54,”, “Anna Berg turned 54”."""
        aged = None if person.age else _AGED.match(self._tokens.classes, stop)
        if aged is None:
            return
        before, age = self._tokens.word(aged.end() - 1).lower(), self._tokens.word(aged.end())
        if before.isalpha() and self._tokens.classes[aged.end() - 1] != "E" and before not in self._aging:
            return
        if age.isdigit() and 0 < int(age) <= _OLDEST:
            person.age = age

    def _before(self, person: Person, lead: int, stop: int) -> None:
        """Remember the description that a comma closes before the titles of a name, at token ``lead``."""
        classes = self._tokens.classes
        begin = max(lead - _FARTHEST, 0)
        if classes[lead - 2] in "RT" or self._is_rank(lead - 2):
            opening = _OPENING.search(classes, begin, lead)
            # not: his run for president, Berg said
            of_aim = opening and "p" in classes[opening.start() : lead - 2]
            # nor: no word of the mayor, Berg said
            inside = opening and classes[stop : stop + 1] == "V" and classes[opening.start() - 1] in "op"
            if opening and not of_aim and not inside and classes[stop : stop + 1] in ",.V¶":
                if classes[stop : stop + 1] in ",.¶" and classes[opening.start()] != "S":
                    self._take(person, opening.start(), lead - 2)
                else:
                    self._note_noun(person, opening.start(), lead - 2)
                return
            bare = _OPENING_BARE.search(classes, lead - 4, lead) if lead > 4 else None
            if bare and classes[stop : stop + 1] == ",":
                self._note_noun(person, bare.start("noun"), bare.start("noun"))
                return
        elif classes[stop : stop + 1] in ",.¶":
            titled = _OPENING_OF.search(classes, begin, lead)
            if titled:
                self._note_noun(person, titled.start(), titled.start("noun"))
                return
        holding = _AS.search(classes, begin, lead)
        if holding:
            self._note_noun(person, holding.start("noun"), holding.start("noun"))

    def _is_rank(self, token: int) -> bool:
        """“Chief” in “the fire chief,”, which stands before nouns too."""
        return self._tokens.classes[token] == "q" and self._tokens.word(token).lower() in self._lexicon.roles

    def _note_deed(self, person: Person, lead: int, stop: int) -> None:
        """Remember what a participle in commas tells: the prosecutor, of “Rossi, prosecuting, said”."""
        classes, at = self._tokens.classes, lead - 2
        if _DOING.match(classes, stop):
            at = stop + 1
        elif at < 0 or classes[at] not in "zg" or classes[at + 1] != "," or classes[at - 1 : at] not in ",.¶":
            return  # but: Prosecuting, Rossi said
        role = self._lexicon.by_deed.get(self._tokens.word(at).lower())
        if role is not None:
            person.nouns.add(role)
            person.by_deeds.add(role)

    def _note_noun(self, person: Person, first: int, at: int) -> str:
        word = self._tokens.word(at)
        noun = full_noun(word, self._lexicon)
        rank = self._tokens.word(at - 1).lower() if at else ""
        if rank in self._lexicon.lower_ranks:
            person.nouns.add(f"{rank} {noun}")
            return noun  # “the governor” is not the deputy governor
        before = noun in person.nouns
        person.nouns.update((noun, word.lower()))
        self._note_everyday(person, noun, word.lower(), at)
        if noun in self._lexicon.press["nouns"]:
            office = self._lexicon.full_titles.get(word, self._tokens.slice(max(at - 1, first), at + 1))
            if office.lower().endswith(self._lexicon.press["offices"]):
                person.nouns.update(self._lexicon.press["called"])
        if noun in self._lexicon.portfolios:
            kinds = office_kinds(self._tokens, first, at, noun, self._lexicon)
            person.held.update([(noun, kind) for kind in kinds or ("",)])
        classes = self._tokens.classes
        plain = noun not in self._lexicon.relational or noun in self._lexicon.kin
        if (plain and classes[at + 1 : at + 2] == "o") or _OWNED.search(classes, max(first - 1, 0), at):
            person.owned_nouns.add(noun)
        owner = classes.rfind("S", max(first - 1, 0), at)
        if owner > 0:
            person.owners.add((noun, self._tokens.word(owner - 1)))
        words = self._tokens.words(first, at) if at > first else ()
        person.lands.update(self._lexicon.nationalities.intersection(words))
        self._note_places(person, first, at)
        for told in words:
            if told[0].isdigit() and told.rpartition("-")[2] in self._lexicon.compound_ends:
                person.age = person.age or told.partition("-")[0]  # the 54-year-old driver
        no_more = words and not self._lexicon.channels.sets["no_more"].isdisjoint(map(str.lower, words))
        if no_more and not before:
            person.former.add(noun)
        elif person.former and not no_more:
            person.former.discard(noun)
        return noun

    def _note_places(self, person: Person, first: int, at: int) -> None:
        """Remember the names around the noun at token ``at``: “Oslo mayor”, “mayor of Oslo”."""
        classes = self._tokens.classes
        near = (
            [*range(max(first - 1, 0), at), at + 2]
            if classes[at + 1 : at + 2] in ("o", "p")
            else range(first - 1, at)
        )
        for by in near:
            if classes[by : by + 1] in ("N", "B"):
                person.places.add(self._tokens.word(by))

    def _note_everyday(self, person: Person, noun: str, word: str, at: int) -> None:
        """Remember what a title tells that has another word: the officer, of “Det Insp Anna Berg”."""
        everyday = self._lexicon.everyday
        titles = [noun, word]
        if self._tokens.classes[at - 1 : at] == "T":
            titles.append(full_noun(self._tokens.word(at - 1), self._lexicon))
        for title in titles:
            if title in everyday:
                person.also |= everyday[title]


def full_noun(word: str, lexicon: Lexicon) -> str:
    """The noun of an office, in lower case: governor for “Gov.”, minister for “PM”, mayor for “Mayor”."""
    return lexicon.full_titles.get(word, word).rpartition(" ")[2].lower()
