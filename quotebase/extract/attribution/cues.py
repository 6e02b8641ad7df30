"""Stage 4: every chunk of reporting words becomes a cue with its lemma, frames, kind and modality."""

import re
from dataclasses import dataclass, replace
from functools import cache

import regex

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import Lexicon, Verb
from quotebase.model import Modality

from .frames import ADJUNCT
from .modality import Words, modality_of, says_idly

CUE_KINDS = "CGIK"
_CUE = re.compile(f"[{CUE_KINDS}]")
_OTHER_VERB = re.compile("F(?![.,;:¶)&])")
"""“hit a wall”, which is not “hit back”: any verb, unless it ends a phrase (“a tax cut”)."""
_CLAUSE_BEHIND = re.compile("P|[MDH1](?!t)")
"""“(Made clear) the plan was dead”, not “gains”, “this week that”."""
_OPENS_IDIOM = re.compile("[Ffz]|x(?<=[uUna2]x)")
"""The first word of a cue of several: “made it clear”, “making it clear”, “will make it clear”."""
_ALLEGED = re.compile(r"S(?<![PW]S)a?V\"")
"""“Rossi's alleged “lies””: a participle before a noun in marks."""
_OWNED = re.compile("'V(?<=[NGBrxmdi]'V)[xqeJrRmdi0]")
"""“Fields' proposed freeze”: a participle before what a plural, or a name in -s, owns."""
_LISTED = re.compile("zV[xezqRrmidJ0NGT]")
"""“Including noted rappers”: a participle before a noun, behind what makes it one of several."""
_NOUNS = tuple("xbidmrR")
_OF_ADJECTIVES = regex.compile(r"(?r)[1DH][aY]?[xqe][\^&]a?")
"""“An awkward but | promising (start)”, “the biggest and | most criticised (move)”: one adjective of two."""
_GOVERNED = regex.compile(r"(?r)(?:[2u][na]*|I)[^.!¶EuUfFCKI2]*[&,]a*")
"""“To nullify the vote or”, “would leave and”: what makes an infinitive of a base form behind it."""
_LONGEST_IDIOM = 4
"""How many words a cue may have."""
_LIGHT = re.compile(
    "[fFeCGbz](?=[M1DHYxeJqz0idbG])|2[fFbxv](?=[M1DHYxeJqz0idbG])|x(?<=[MPWuUnaE]x)(?=[M1DHYxeJqz0idbG])|I"
)
"""What may be a verb that lends its noun its tense: “issued a warning”, “to issue a warning”."""
_LONGEST_NOUN_PHRASE = 7
_IN_NOUN_PHRASE = "D1HYxeJq0zaidgbmNn&V"
_NOUN_LINKED = re.compile("b(?:p|2[0D1H])")
"""A form that may be a noun, and what may link another noun to it."""
_AUXILIARIES = regex.compile(r"(?r)[uUnaE]*[uUE][uUnaE]*")
_COPULA = re.compile("[Ef][na]*[xezi]")
"""“is adamant”, “remained adamant”."""
_CONTENT = re.compile(
    rf"{ADJUNCT}(?:t(?![auUnECfFKSe])|p?w|[:,]?Q)|(?:[ya]|pM(?=[yap]))*(?P<P>[po])|(?P<I>n?(?:I|2[^MOPNGJBH1DY]))"
)
"""What tells behind a noun that it reports with its verb."""
_WHEN_ASKED = re.compile(
    r"""(?P<asked>w(?<=[^.!¶:;(&"Q-]w)[MP]?[CK])(?:p(?!w)(?![^.!¶,:;]*[wQ])|[,:.t]|w[^.!¶:;Q"]*:Q)"""
)
"""“(said) when he was asked (about it, that)”, “(said) when asked if he would go: “No””, behind a cue."""
_RELEASED = re.compile("C(?<=CpMC)(?=[po2y])|C(?<=CMpMC)(?=[po2y])|C(?<=C[Oy]pMC)(?=[po2y])")
"""“(said) in a video posted (on Facebook)”, “(told them) in a letter sent (on Monday)”."""
_QUOTES_NOBODY = re.compile(r"(?<=&P)C,|[CKI](?:[MO](?:[op]M)*+(?:,M(?:[op]M)*,)?+[ya]*+(?!sG)|[po])")
"""“and I quote,”, “quoted a report”; not: quoted the mayor as saying."""
_VERB_LETTERS = "VvgZbFixz"
_FINITE = "EuU"
"""Auxiliaries, by their classes."""
_ONLY_OPENS = "Fixz"
"""The classes of words that report only together with the next one: “went on”, “points out”."""


@dataclass(frozen=True, slots=True)
class CueGroup:
    """A cue as a rule sees it: chunk ``chunk``, its verb token ``verb_token`` and what the verb can do."""

    chunk: int
    verb_token: int
    last_token: int
    verb: Verb
    modality: Modality
    passive: bool
    at_hearing: bool = False
    """Whether a court or meeting is its subject, to which somebody said it."""

    def is_base(self, tokens: Tokens, chunks: Chunks) -> bool:
        """Whether the verb stands in its base form with no auxiliary before it: “(or) declare”."""
        before = tokens.classes[chunks.first[self.chunk] : self.verb_token]
        if tokens.classes[self.verb_token] not in "vb" or before.strip("a"):
            return False
        return self.verb.lemma.startswith(tokens.word(self.verb_token).lower())

    def chunk_is_participle(self, tokens: Tokens, chunks: Chunks) -> bool:
        """Whether the verb stands in -ing with no auxiliary before it: “saying”, “not saying”."""
        before = tokens.classes[chunks.first[self.chunk] : self.verb_token]
        return tokens.word(self.verb_token).endswith("ing") and not before.strip("an")


def find_cues(tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> tuple[Chunks, dict[int, CueGroup]]:
    """The chunks, those that are no cue after all as plain verbs, and the cues of the article by chunk."""
    cues: dict[int, CueGroup] = {}
    kinds = list(_OTHER_VERB.sub("f", chunks.kinds))
    for match in _CUE.finditer(chunks.kinds):
        index, kind = match.start(), match.group()
        cue = _cue(index, kind, tokens, chunks, lexicon)
        if cue is None:
            kinds[index] = _plain(
                kind, tokens.classes[chunks.first[index]], tokens.word(chunks.stop[index] - 2)
            )
            continue
        cues[index] = cue
        if kind == "C" and cue.is_base(tokens, chunks) and _GOVERNED.match(chunks.kinds, 0, index):
            kinds[index] = "I"
            continue
        may_be = kind == "C" and tokens.classes[cue.verb_token] in "gF"
        if may_be and cue.chunk_is_participle(tokens, chunks):
            kinds[index] = "G"
    _drop_released(kinds, cues, tokens, lexicon.cue_words)
    for match in _OPENS_IDIOM.finditer("".join(kinds)):
        cue = _idiom(match.start(), tokens, chunks, lexicon)
        if cue is not None:
            cues[cue.chunk] = cue
            kinds[cue.chunk] = _kind_of_idiom(cue, tokens, chunks)
    for match in _WHEN_ASKED.finditer("".join(kinds)):
        _make_adverb(match, kinds, cues, tokens, chunks, lexicon.cue_words)
    for match in _LIGHT.finditer(chunks.kinds):
        cue = _light(match.start(), match.end() - 1, tokens, chunks, lexicon)
        if cue is not None:
            _replace(cue, kinds, cues, tokens, chunks)
    for match in _COPULA.finditer(chunks.kinds):
        cue = _adjective(match.start(), match.end() - 1, tokens, chunks, lexicon)
        if cue is not None:
            _replace(cue, kinds, cues, tokens, chunks)
    ordered = dict(sorted(cues.items()))
    return chunks.with_kinds("".join(kinds)), ordered


def _idiom(index: int, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> CueGroup | None:
    """The cue of several words that begins at a chunk: “made it clear”, “let slip”, “served notice”."""
    at = chunks.first[index]
    word = tokens.word(at).lower()
    if word not in lexicon.verb_openers:
        return None
    for last in range(min(at + _LONGEST_IDIOM, len(tokens.raw)) - 1, at, -1):
        forms = lexicon.verbs.get(
            " ".join([word, *(tokens.word(t).lower() for t in range(at + 1, last + 1))])
        )
        if forms and chunks.stop[chunks.at_token(last)] == last + 1:
            verb = forms[0].verb
            if not _CLAUSE_BEHIND.match(chunks.kinds, chunks.at_token(last) + 1):
                verb = _without_clause(verb)
            first = index - 1 if chunks.kinds[index - 1] == "2" else index
            auxiliaries = _AUXILIARIES.match(chunks.kinds, 0, index)
            first = auxiliaries.start() if auxiliaries else first
            alone = first == index and chunks.kinds[index] in "xz"
            if alone and (chunks.kinds[index] == "x" or "that" not in verb.frames):
                return None  # a base form with nothing to make a verb of it; pointing to a sign
            kind = "I" if chunks.kinds[first] == "2" else "C"
            modality = modality_of(kind, tokens, chunks, first, at, lexicon.cue_words)
            return CueGroup(first, at, last, verb, modality, False)
    return None


def _kind_of_idiom(cue: CueGroup, tokens: Tokens, chunks: Chunks) -> str:
    """The letter of a cue of several words: “to make clear”, “making clear”, “is making clear”."""
    if chunks.kinds[cue.chunk] == "2":
        return "I"
    alone = cue.verb_token == chunks.first[cue.chunk]
    return "G" if alone and tokens.word(cue.verb_token).endswith("ing") else "C"


def _drop_released(kinds: list[str], cues: dict[int, CueGroup], tokens: Tokens, words: Words) -> None:
    """“(Said) in a video posted (on Facebook that)”: who posted it says no more."""
    for match in _RELEASED.finditer("".join(kinds)):
        at = match.end() - 1
        if at in cues and tokens.word(cues[at].verb_token) in words["released"]:
            cues.pop(at)
            kinds[at] = "e"


def _make_adverb(
    clause: re.Match[str],
    kinds: list[str],
    cues: dict[int, CueGroup],
    tokens: Tokens,
    chunks: Chunks,
    words: Words,
) -> None:
    """“When (he was) asked”: a time, of which nothing is told but what was asked about."""
    first, last = clause.span("asked")
    asks = tokens.word(chunks.stop[last - 1] - 1) in words["asked_then"]
    if not asks or tokens.word(chunks.first[first]) not in words["when"]:
        return
    question = range(last, clause.end() - 2)  # up to its colon
    for at in (*range(first, last), *question):
        cues.pop(at, None)
        if kinds[at] != "M" or at in question:
            kinds[at] = "a"
    if "M" in kinds[first:last]:
        kinds[first] = "p"


def _replace(
    cue: CueGroup, kinds: list[str], cues: dict[int, CueGroup], tokens: Tokens, chunks: Chunks
) -> None:
    """Put ``cue`` in the place of what was a cue within its words: “issued a warning” warns nobody."""
    last = chunks.at_token(cue.last_token)
    for at in range(cue.chunk, last + 1):
        if cues.pop(at, None) and at > cue.chunk:
            kinds[at] = "M"
    ing = cue.verb_token == chunks.first[cue.chunk] and tokens.word(cue.verb_token).endswith("ing")
    kinds[cue.chunk] = "I" if chunks.kinds[cue.chunk] in "2I" else "K" if cue.passive else "G" if ing else "C"
    cues[cue.chunk] = cue


def _light(first: int, index: int, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> CueGroup | None:
    """The verb of chunk ``index`` with the noun that it lends its tense: “has issued a stark new warning”.

    ``first`` is the chunk of its “to”, if it has one.
    """
    at = chunks.stop[index] - 1
    nouns = lexicon.light_verbs.get(tokens.word(at).lower())
    if nouns is None:
        return None
    classes, words = tokens.classes, lexicon.cue_words
    negated = False
    for last in range(at + 1, min(at + _LONGEST_NOUN_PHRASE, len(classes))):
        word = tokens.word(last).lower()
        verb = nouns.get(word)
        if verb is not None and chunks.stop[chunks.at_token(last)] == last + 1:
            break
        if classes[last] not in _IN_NOUN_PHRASE and not (
            classes[last] == "o" and tokens.word(last - 1).lower() in words["quantities"]
        ):
            return None
        negated = negated or word in words["negating"]
    else:
        return None
    if not _has_content(chunks.at_token(last) + 1, verb, tokens, chunks):
        return None
    kind, passive = chunks.kinds[first], False
    if kind not in "CGI2":
        auxiliaries = _AUXILIARIES.match(chunks.kinds, 0, index)
        first = auxiliaries.start() if auxiliaries else index
        ing = tokens.word(at).endswith("ing")
        passive = not ing and "E" in chunks.kinds[first:index]
    if not passive and _is_thing(first - 1, tokens, chunks):
        return None
    modality = modality_of("I" if kind in "2I" else "C", tokens, chunks, first, at, words)
    return CueGroup(first, at, last, verb, "negated" if negated else modality, passive)


def _is_thing(chunk: int, tokens: Tokens, chunks: Chunks) -> bool:
    """“The storm raised fears”, “the evidence is clear”: whether a noun phrase is nobody who could say so."""
    if chunks.kinds[chunk] != "M" or chunks.kinds[chunk - 1] in "po":
        return False
    return tokens.classes[chunks.stop[chunk] - 1] in "xiezb"


def _has_content(behind: int, verb: Verb, tokens: Tokens, chunks: Chunks) -> bool:
    """Whether what stands from chunk ``behind`` on may be what a verb and its noun report."""
    match = _CONTENT.match(chunks.kinds, behind)
    if match is None:
        return False
    if match.group("P"):
        return tokens.word(chunks.first[match.start("P")]).lower() in verb.frames
    return "to" in verb.frames or not match.group("I")


def _adjective(first: int, index: int, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> CueGroup | None:
    """The adjective that is chunk ``index`` behind the “be” of chunk ``first``: “has been adamant”."""
    last = chunks.first[index]
    verb = lexicon.adjectives.get(tokens.word(last).lower())
    if verb is None:
        return None
    words = lexicon.cue_words
    if chunks.kinds[first] == "f" and tokens.word(chunks.first[first]).lower() not in words["copulas"]:
        return None
    auxiliaries = _AUXILIARIES.match(chunks.kinds, 0, first + 1)
    at = chunks.first[first]
    first = auxiliaries.start() if auxiliaries else first
    before = first - 1
    head = before - 2 if chunks.kinds[before - 1 : before + 1] in ("pM", "2M") else before
    if chunks.kinds[head] == "M" and tokens.word(chunks.stop[head] - 1).lower() in words["replies"]:
        return None  # his message to fans was clear
    if (
        _is_thing(before, tokens, chunks)
        or chunks.kinds[before] in "2¶.,!"
        or tokens.word(chunks.first[before]).lower() in words["impersonal"]
    ):
        return None
    if chunks.kinds[index + 1] in "po":
        verb = _without_clause(verb)
    modality = modality_of("C", tokens, chunks, first, last, words)
    return CueGroup(first, at, last, verb, modality, False)


@cache
def _without_clause(verb: Verb) -> Verb:
    """“confident in victory”: no clause without “that” begins with a preposition behind an adjective."""
    return replace(verb, frames=verb.frames - {"bare"})


def _plain(kind: str, opening: str, word: str) -> str:
    """The letter of a chunk whose verb reports nothing: an infinitive stays one, “is running away” is finite.

    ``opening`` is the class of its first token, ``word`` its last token but one.
    """
    if kind == "I":
        return kind
    return "z" if word.endswith("ing") and opening not in _FINITE else "f"


def _cue(index: int, kind: str, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> CueGroup | None:
    """The cue that the last verb of chunk ``index`` is, if it reports."""
    classes, at = tokens.classes, chunks.stop[index] - 1
    while classes[at] not in _VERB_LETTERS:
        at -= 1
        if at < chunks.first[index]:
            return None
    found = _verb(at, tokens, lexicon)
    if found is None or (classes[at - 1] == "-" and not tokens.raw[at][0].isspace()):
        return None  # U.S.-backed
    verb, last = found
    if kind == "I" and last == at and classes[at] == "b" and _is_third(tokens.word(at), lexicon):
        return None  # responded to claims
    if kind == "C" and last == at and _is_noun(tokens, at, verb):
        return None
    if kind == "C" and last == at and _is_had(tokens, at, lexicon):
        return None  # have direct ties, have admitting privileges
    if verb.object_is_source and "np" not in verb.frames and _QUOTES_NOBODY.match(chunks.kinds, index):
        return None  # Rossi quoted a report; Rossi said, and I quote, “no”
    if kind == "C" and (_ALLEGED.match(classes, chunks.first[index] - 1) or _OWNED.match(classes, at - 1)):
        return None  # Rossi's alleged “lies”, Fields' proposed freeze
    if kind in "CG" and classes[at + 1 : at + 2] in _NOUNS and _OF_ADJECTIVES.match(classes, 0, at):
        return None  # an awkward but promising start
    if kind == "C" and _LISTED.match(classes, at - 1) and tokens.word(at - 1) in lexicon.cue_words["listing"]:
        return None  # including noted rappers
    modality = modality_of(kind, tokens, chunks, index, at, lexicon.cue_words)
    if says_idly(index, kind, tokens, chunks, lexicon.cue_words):
        return None  # it is fair to say, it goes without saying, one might say
    heard = kind == "C" and verb.told_at_hearings
    at_hearing = (heard or kind == "K") and _at_hearing(index, tokens, chunks, lexicon.cue_words)
    if at_hearing and heard:
        verb = _speech(verb)
    return CueGroup(index, at, last, verb, modality, kind == "K" or at_hearing, at_hearing)


def _is_had(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether “have” stands before a form that it makes no tense of: “has direct”, “have admitting”."""
    if tokens.classes[at - 1] != "u" or tokens.word(at - 1).lower() not in lexicon.cue_words["having"]:
        return False
    return all(form.form not in ("past", "participle") for form in lexicon.verbs[tokens.word(at).lower()])


def _is_third(word: str, lexicon: Lexicon) -> bool:
    """“Claims”: a form that no “to” stands before, unless it is a noun."""
    return lexicon.verbs[word.lower()][0].form == "third"


HEARING = regex.compile(r"(?r)M(?:,?[CKefz](?:[po]M|y)+,?|(?:[op](?:Mx?|x+))*)")
"""“An inquest in Oslo”, “an inquest held on Monday”."""


def _at_hearing(index: int, tokens: Tokens, chunks: Chunks, words: Words) -> bool:
    """“An inquest in Oslo has heard”: whether a court or meeting stands before chunk ``index``."""
    subject = HEARING.match(chunks.kinds, 0, index)
    if subject is None:
        return False
    return tokens.word(chunks.stop[subject.start()] - 1).lower() in words["hearings"]


@cache
def _speech(verb: Verb) -> Verb:
    """What is heard where people speak in turn is said."""
    return replace(verb, kind="speech", frames=frozenset(("A that", "A bare", "quote", "wh")))


def _verb(at: int, tokens: Tokens, lexicon: Lexicon) -> tuple[Verb, int] | None:
    """The verb whose first word is token ``at``, and the last token of it: “said”, “went on”."""
    word = tokens.word(at).lower().replace("’", "'")
    if word in lexicon.verb_openers and at + 1 < len(tokens.classes):
        longer = lexicon.verbs.get(f"{word} {tokens.word(at + 1).lower()}")
        if longer and tokens.classes[at + 1 : at + 3] != "py":  # called on Tuesday for
            return longer[0].verb, at + 1
    if tokens.classes[at] in _ONLY_OPENS:
        return None
    forms = lexicon.verbs.get(word)
    return (forms[0].verb, at) if forms else None


def _is_noun(tokens: Tokens, at: int, verb: Verb) -> bool:
    """“Rossi's remarks in May”, “a request to 90 mayors”: a noun, if its verb takes no such word."""
    linked = _NOUN_LINKED.match(tokens.classes, at) if tokens.classes[at] == "b" else None
    if linked is None or tokens.classes[at - 1] in "Pua":
        return False
    preposition = tokens.word(at + 1).lower()
    return linked.group() != "bp" or not any(frame.split()[-1] == preposition for frame in verb.frames)
