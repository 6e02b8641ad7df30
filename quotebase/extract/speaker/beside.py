"""The name that stands beside the description of a source, the role beside its name, and a second name."""

import re

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon

from .body_names import heads_body, whole_stop
from .mentions import Mention, parse_mention
from .same_name import behind_office

_FARTHEST = 12
"""How many chunks behind the first of two speakers the second may stand."""
_APPOSED_NAME = re.compile(r"(?P<of>(?:[op2][Mxb])*),(?P<M>M)(?:[op]M)*(?P<end>[,.¶!)])?")
"""“The minister for housing, Anna Berg of Graz,”."""
_DESCRIBES = re.compile(r"M(?:SM)?(?:[op2]M(?:&M)?)*(?:ox)?")
"""“The mayor of Graz”, “Graz's head of parks”, “councillor for Graz and Linz”."""
_APPOSED_ROLE = re.compile(r",(?:0,)?(?P<first>(?=[qxzM])[qxz]{0,3})(?P<M>M)")
"""“, a doctor”, “, 48, a doctor”, “, acting political director”, “, marketing director”."""
_CLOSED = re.compile(r"(?:[op2]M(?:&M)?)*[,.¶!)]")
"""What may stand behind a bare description: “, Marlow's mayor,”, “, marketing director for the board,”."""
_OF_MATTER = re.compile(r"o[xz]{1,2}(?:pM)*(?=[,.¶])")
"""“Of human resources”, “of marketing for the board”."""
_NAME_BEHIND_OFFICE = re.compile(r"D?[^GDLS][^GLR]*(?<![DR])(?P<name>G[GNL]*[GN])")
"""“the harbour ward Anna Berg”, behind “councillor for”."""
_FIELD_AND_NAME = re.compile("[xdzmrbqi0Y]{1,3}(?P<name>G[GNL]*[GN])")
"""“state Anna Berg”, behind “secretary of”."""
_BODY_AND_NAME = re.compile(r"D[NTJBxq]{0,4}[mB]G[GNL]*[GN]")
"""“The inquiry Anna Berg”, behind “counsel for”."""
_LISTED = re.compile(r"M(?:,M)+,?&M")
"""“Rossi, Holm and Anna Berg”."""
_FULL_NAME = 2
_OPENS = ".¶!;:QtCc^&-("
"""The chunks behind which a description may open its clause."""


class Beside:
    """What stands beside the mentions of one article; ``head`` is the chunk that a source begins with."""

    def __init__(self, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> None:
        self._tokens, self._chunks, self._lexicon = tokens, chunks, lexicon

    def others(self, head: int, stop: int) -> list[Mention]:
        """Who else speaks in “Rossi, Anna Berg and the mayor”, those behind the first."""
        kinds, chunks, tokens = self._chunks.kinds, self._chunks, self._tokens
        found: list[Mention] = []
        if self._is_described_up_to(head, chunks.at_token(stop - 1)):
            return found
        listed = _LISTED.match(kinds, head)
        if listed is None or any(tokens.classes[chunks.first[at]] == "1" for at in range(head, listed.end())):
            second = self.second(head, stop)
            return [second] if second else []
        at = head + 2
        while chunks.stop[at - 1] < stop:
            if kinds[at] == "M":
                end = min(whole_stop(tokens, chunks, at, self._lexicon), stop)
                mention = parse_mention(tokens, chunks.first[at], end, self._lexicon)
                called = tokens.slice(mention.first, end)
                opened, at = kinds[at - 1] == ",", chunks.at_token(end - 1)
                if mention.name or not (opened and kinds[at + 1] == ","):  # not: Rossi, the mayor, and Berg
                    found.append(mention if mention.name else mention._replace(name=(called,)))
            at += 1
        return found

    def _is_described_up_to(self, head: int, last: int) -> bool:
        """“Anna Berg, 45, the co-founder and CEO of Nordvik,”: commas around what one is, up to ``last``."""
        kinds, comma = self._chunks.kinds, head + 1
        while comma < last and kinds[comma] == "," and kinds[comma + 1] != "&":
            first, stop = self._chunks.first[comma + 1], self._chunks.stop[comma + 1]
            if self._tokens.classes[stop - 1] in "GN" and self._tokens.classes[first] not in "D1H":
                return False  # Anna Berg, Karl Dahl and Ida Moss
            comma = kinds.find(",", comma + 1, last + 1)
        return comma == last and kinds[last] == ","

    def second(self, head: int, stop: int) -> Mention | None:
        """Who else speaks in “Rossi and Anna Berg”, “Rossi and his supporters”; those by their words."""
        kinds, chunks = self._chunks.kinds, self._chunks
        at, farthest = head + 1, min(len(kinds), head + _FARTHEST)
        while at < farthest and chunks.stop[at] <= stop:
            if kinds[at] == "M" and kinds[at - 1] == "&":
                end = min(whole_stop(self._tokens, chunks, at, self._lexicon), stop)
                mention = parse_mention(self._tokens, chunks.first[at], end, self._lexicon)
                if mention.name:
                    return mention
                others = at == head + 2 and self._is_another(mention)
                return mention._replace(name=(self._tokens.slice(mention.first, stop),)) if others else None
            at += 1
        return None

    def _is_another(self, mention: Mention) -> bool:
        """“His supporters”, “two others”, “the board”; “Anna Berg and former adviser” is no pair."""
        if mention.head == "group":
            return True
        opening = self._tokens.classes[mention.first]
        return opening == "H" or (opening == "D" and mention.head == "body")

    def of_two_roles(self, head: int, stop: int) -> Mention | None:
        """“columnist and radio host Anna Berg”: two roles of one person."""
        kinds, chunks = self._chunks.kinds, self._chunks
        if kinds[head + 1 : head + 3] != "&M" or chunks.stop[head + 2] > stop:
            return None
        if self._tokens.classes[chunks.first[head]] in "D1HY":
            return None
        mention = parse_mention(self._tokens, chunks.first[head + 2], chunks.stop[head + 2], self._lexicon)
        if not mention.name or mention.type != "person" or mention.role is None:
            return None
        name = mention.stop - len(mention.name)
        return mention._replace(role=self._tokens.slice(chunks.first[head], name))

    def _of_two_fields(self, head: int, stop: int) -> Mention | None:
        """“Health and Social Care Secretary Anna Berg”: one person, whose office is for two things."""
        tokens, chunks, lexicon = self._tokens, self._chunks, self._lexicon
        if chunks.kinds[head + 1 : head + 3] != "&M" or chunks.stop[head + 2] != stop:
            return None
        if tokens.word(chunks.stop[head] - 1) not in lexicon.fields:
            return None  # Boeing and Transport Secretary Anna Berg
        mention = parse_mention(tokens, chunks.first[head + 2], stop, lexicon)
        name = mention.stop - len(mention.name)
        if mention.type != "person" or tokens.word(name - 1).lower() not in lexicon.portfolios:
            return None
        return mention._replace(role=self.without_article(chunks.first[head], name))

    def office_holder(self, head: int, stop: int) -> Mention | None:
        """“Minister for Trade Anna Berg”: the name begins with the given name, and is no one else's."""
        chunks, tokens, classes = self._chunks, self._tokens, self._tokens.classes
        if chunks.kinds[head + 1 : head + 3] not in ("oM", "pM", "2M"):
            return None
        last = head + 4 if chunks.kinds[head + 3 : head + 5] == "&M" else head + 2  # of Law and Home Affairs
        if chunks.stop[last] != stop:
            return None
        first, end, office = chunks.first[last], chunks.stop[last], chunks.stop[head] - 1
        bare = classes[chunks.first[head]] not in "D1HY"
        if not bare or not _BODY_AND_NAME.fullmatch(classes, first, end):
            after = tokens.word(office + 1)
            if classes[office + 1] != "o" and after not in self._lexicon.cue_words["office"]:
                return None
            if classes[chunks.first[head]] == "1" or tokens.word(office).lower() in self._lexicon.relational:
                return None  # a spokesman for, the lawyer of: the name may be another's
        match = _NAME_BEHIND_OFFICE.fullmatch(classes, first, end)
        given = match.start("name") if match else behind_office(tokens, first, end, self._lexicon)
        if given == first or tokens.slice(first, end) in self._lexicon.organisations:
            return None
        if tokens.word(given - 1) in self._lexicon.titles:
            return None  # Chief of Staff of President Anna Berg
        mention = parse_mention(tokens, given, end, self._lexicon)
        if mention.type != "person":
            return None
        return mention._replace(role=self.without_article(chunks.first[head], given))

    def in_long_office(self, head: int, stop: int) -> Mention | None:
        """The one person whose office is told with its body, or for two things, and so looks like two."""
        return self._employed(head, stop) or self._of_field(head, stop) or self._of_two_fields(head, stop)

    def _of_field(self, head: int, stop: int) -> Mention | None:
        """“secretary of state Anna Berg”, “mother of three Anna Berg”: who stands behind what one is of."""
        chunks, classes = self._chunks, self._tokens.classes
        first = chunks.first[head]
        if chunks.kinds[head + 1] not in "op" or chunks.stop[head + 2] != stop or classes[first] in "DH1":
            return None
        name = _FIELD_AND_NAME.fullmatch(classes, chunks.first[head + 2], stop)
        if name is None or classes[chunks.stop[head] - 1] not in "Rq":
            return None
        mention = parse_mention(self._tokens, name.start("name"), stop, self._lexicon)
        return mention._replace(role=self._tokens.slice(first, name.start("name")))

    def _employed(self, head: int, stop: int) -> Mention | None:
        """“ACLU of Ohio Legal Director Kent Moss”: a person, whose body is named as far as the title."""
        tokens, chunks, classes = self._tokens, self._chunks, self._tokens.classes
        first, last = chunks.first[head], head + 2
        if chunks.kinds[head + 1 : head + 3] != "oM" or chunks.stop[last] != stop:
            return None
        bodily = classes[chunks.stop[head] - 1] == "N" or heads_body(
            tokens, chunks.stop[head] - 1, self._lexicon
        )
        if not bodily or classes[first] in "DH1":
            return None
        title = classes.find("T", chunks.first[last] + 1, stop)
        given = classes.find("G", title, stop)
        if title < 0 or given < 0 or stop - given < _FULL_NAME or classes[chunks.first[last]] not in "NGB":
            return None
        mention = parse_mention(tokens, given, stop, self._lexicon)
        if mention.type != "person" or tokens.word(given - 1) not in self._lexicon.titles:
            return None
        return mention._replace(role=tokens.slice(first, given))

    def bracketed(self, head: int) -> tuple[Mention, int] | None:
        """“Reform Front (RF) chairman Anna Berg”, where the source is only the front: she, and where her
        name ends.
        """
        kinds, chunks, classes = self._chunks.kinds, self._chunks, self._tokens.classes
        if kinds[head + 1 : head + 5] != "(M)M":
            return None
        first, stop = chunks.first[head + 4], chunks.stop[head + 4]
        if classes[first] not in "TRq":
            return self._behind_short_form(head, first, stop)
        mention = parse_mention(self._tokens, first, stop, self._lexicon)
        if mention.head == "role":  # Reform Front (RF) director of projects, Anna Berg,
            apposed = self.apposed(head + 4, stop)
            if apposed is None or apposed.stop >= len(classes) or classes[apposed.stop] != ",":
                return None
            role = f"{self._tokens.slice(chunks.first[head], first)} {apposed.role}"
            return apposed._replace(role=role), apposed.stop
        if mention.type != "person" or not mention.name or mention.role is None:
            return None
        role = self._tokens.slice(chunks.first[head], stop)
        name = self._tokens.slice(stop - len(mention.name), stop)
        return mention._replace(role=role.removesuffix(name).strip()), stop

    def _behind_short_form(self, head: int, first: int, stop: int) -> tuple[Mention, int] | None:
        """“Deputy Commissioner of Police (DCP) Anna Berg”: she, whose office ends before the bracket."""
        office = self._chunks.stop[head]
        mention = parse_mention(self._tokens, first, stop, self._lexicon)
        if mention.type != "person" or mention.role or self._tokens.classes[office - 1] not in "TR":
            return None
        return mention._replace(role=self.without_article(self._chunks.first[head], office)), stop

    def role_before(self, head: int) -> str | None:
        """The description in “the mayor of Graz, Anna Berg, said”, where the source is the name."""
        kinds, chunks, classes = self._chunks.kinds, self._chunks, self._tokens.classes
        closed = kinds[head + 1 : head + 3] == ",C"
        if kinds[head - 1] != "," or not (closed or kinds[head + 1] == "C"):
            return None
        begin = head - 1
        while begin > 0 and head - begin < _FARTHEST:
            joined = kinds[begin - 2 : begin] == "M&" and kinds[begin - 3] in "op"
            if kinds[begin - 1] in _OPENS and not joined:
                break
            begin -= 1
        if not _DESCRIBES.fullmatch(kinds, begin, head - 1):
            return None
        noun, first = begin + 2 * (kinds[begin + 1] == "S"), chunks.first[begin]
        described = parse_mention(self._tokens, first, chunks.stop[noun], self._lexicon)
        if described.head != "role":
            return None
        if not closed:  # not: The roof, Anna Berg said, was safe.
            alone = classes[first] in "D1HY0" or noun == head - 2 or kinds[head + 2] in ",.¶"
            return None if alone else self._tokens.slice(first, chunks.stop[head - 2])
        owned = classes.find("S", first, described.stop) >= 0
        if classes[first] == "Y":
            first += 1  # another driver
        elif not (described.definite or owned or classes[first] == "1"):
            return None
        return self.without_article(first, chunks.stop[head - 2])

    def apposed(self, head: int, stop: int) -> Mention | None:
        """The name in “another friend, Anna Berg”, where the source holds both, with what describes her."""
        chunks = self._chunks
        match = _APPOSED_NAME.match(chunks.kinds, head + 1)
        if match is None:
            return None
        at, closed = match.start("M"), match.group("end")
        if not closed and chunks.stop[at] > stop:
            return None
        mention = parse_mention(self._tokens, chunks.first[at], chunks.stop[at], self._lexicon)
        if not mention.name or mention.type != "person":
            return None
        role = self.without_article(chunks.first[head], chunks.stop[match.end("of") - 1])
        return mention._replace(role=role)

    def role_behind(self, head: int) -> str | None:
        """The description in “Anna Berg, a doctor in Oslo, said”."""
        kinds, chunks = self._chunks.kinds, self._chunks
        match = _APPOSED_ROLE.match(kinds, head + 1)
        if match is None:
            return None
        first, at = chunks.first[match.start("first")], match.start("M")
        opening = self._tokens.classes[first]
        if opening not in "D1HRrqT" and not self._is_rank(first) and not self._is_job(first, at):
            return None
        if self._tokens.word(first).lower() in self._lexicon.cue_words["owned"]:
            return None
        if at > match.start("first") and self._tokens.classes[chunks.stop[at] - 1] not in "RT":
            return None
        end = at + 1
        while kinds[end] in "op2M" and kinds[end : end + 2] != "MM":
            end += 1  # the ambassador to Russia
        while kinds[end - 1] in "op2":
            end -= 1
        matter = _OF_MATTER.match(kinds, end)
        if matter:
            end = matter.end()
        if kinds[end] == "x" and kinds[end - 2] == "o" and kinds[end + 1] in ",.¶":
            end += 1  # the director of human resources
        if kinds[end] in "EuUfFCK":
            return None  # According to Anna Berg, the bridge is safe.
        if kinds[head - 2 : head] == "A2" and "MM" in kinds[at : end + 1]:
            return None  # According to Anna Berg, the letter uses these words to say so.
        return self.without_article(first, chunks.stop[end - 1])

    def _is_job(self, first: int, chunk: int) -> bool:
        """Whether tokens from ``first`` to the end of ``chunk`` are a job: “Marlow's mayor”, “legal counsel”.

        It has no article, so it must be all that stands between two commas.
        """
        classes, stop = self._tokens.classes, self._chunks.stop[chunk]
        if classes[stop - 1] not in "RT" or not _CLOSED.match(self._chunks.kinds, chunk + 1):
            return False
        if classes[first] in "xz":
            return first < self._chunks.first[chunk] == stop - 1
        return classes[first] in "GNBJ" and classes.find("S", first, stop) > 0

    def _is_rank(self, token: int) -> bool:
        """“Vice” in “vice president of sales”."""
        return self._tokens.word(token) in self._lexicon.lower_ranks

    def without_article(self, first: int, stop: int) -> str:
        head = self._chunks.at_token(first)
        if self._chunks.stop[head] < stop and self._chunks.kinds[head + 1] == "&":
            first += self._tokens.word(first).lower() in self._lexicon.cue_words["both"]  # both the mayor and
        while first < stop - 1 and self._tokens.classes[first] in "D1":
            first += 1
        return self._tokens.slice(first, stop).strip(" ,")
