"""Stage 4: every chunk of reporting words becomes a cue with its lemma, frames, kind and modality."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import regex

from quotebase.lexicon import Lexicon, Verb
from quotebase.model import Modality

from .chunks import Chunks
from .scan import Tokens

CUE_KINDS = "CGIK"
_CUE = re.compile(f"[{CUE_KINDS}]")
_OTHER_VERB = re.compile("F(?![.,;:¶)&])")
"""“hit a wall”, which is not “hit back”: any verb, unless it ends a phrase (“a tax cut”)."""
_OPENS_IDIOM = re.compile("[Ff]")
_GOVERNED = regex.compile(r"(?r)(?:[2u][na]*|I)[^.!¶EuUfFCKI2]*[&,]a*")
"""“To nullify the vote or”, “would leave and”: what makes an infinitive of a base form behind it."""
_LONGEST_IDIOM = 4
"""How many words a cue may have."""
_VERB_LETTERS = "VvgZbFixz"
_ONLY_OPENS = "Fixz"
"""The classes of words that report only together with the next one: “went on”, “points out”."""

Words = Mapping[str, frozenset[str]]
"""The lists of cue_words.toml."""


@dataclass(frozen=True, slots=True)
class CueGroup:
    """A cue as a rule sees it: chunk ``chunk``, its verb token ``verb_token`` and what the verb can do."""

    chunk: int
    verb_token: int
    last_token: int
    verb: Verb
    modality: Modality
    passive: bool

    def is_base(self, tokens: Tokens, chunks: Chunks) -> bool:
        """Whether the verb stands in its base form with no auxiliary before it: “(or) declare”."""
        before = tokens.classes[chunks.first[self.chunk] : self.verb_token]
        base = self.verb.lemma.startswith(tokens.word(self.verb_token).lower())
        return base and tokens.classes[self.verb_token] in "vb" and not before.strip("a")

    def chunk_is_participle(self, tokens: Tokens, chunks: Chunks) -> bool:
        """Whether the verb stands in -ing with no auxiliary before it."""
        before = tokens.classes[chunks.first[self.chunk] : self.verb_token]
        return tokens.word(self.verb_token).endswith("ing") and not before.strip("a")


def find_cues(tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> tuple[Chunks, dict[int, CueGroup]]:
    """The chunks, those that are no cue after all as plain verbs, and the cues of the article by chunk."""
    cues: dict[int, CueGroup] = {}
    kinds = list(_OTHER_VERB.sub("f", chunks.kinds))
    for match in _CUE.finditer(chunks.kinds):
        index, kind = match.start(), match.group()
        cue = _cue(index, kind, tokens, chunks, lexicon)
        if cue is None:
            kinds[index] = _plain(kind, tokens.word(chunks.stop[index] - 2))
            continue
        cues[index] = cue
        if kind == "C" and cue.is_base(tokens, chunks) and _GOVERNED.match(chunks.kinds, 0, index):
            kinds[index] = "I"
            continue
        finite = kind == "C" and tokens.classes[cue.verb_token] == "F"
        if finite and cue.chunk_is_participle(tokens, chunks):
            kinds[index] = "G"
    for match in _OPENS_IDIOM.finditer(chunks.kinds):
        cue = _idiom(match.start(), tokens, chunks, lexicon)
        if cue is not None:
            cues[cue.chunk] = cue
            kinds[cue.chunk] = "G" if tokens.word(cue.verb_token).endswith("ing") else "C"
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
            modality = _modality("C", tokens, chunks, index, at, lexicon.cue_words)
            return CueGroup(index, at, last, forms[0].verb, modality, False)
    return None


def _plain(kind: str, word: str) -> str:
    """The letter of a chunk whose verb reports nothing: an infinitive stays one."""
    if kind == "I":
        return kind
    return "z" if word.endswith("ing") else "f"


def _cue(index: int, kind: str, tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> CueGroup | None:
    """The cue that the last verb of chunk ``index`` is, if it reports."""
    classes, at = tokens.classes, chunks.stop[index] - 1
    while classes[at] not in _VERB_LETTERS:
        at -= 1
        if at < chunks.first[index]:
            return None
    found = _verb(at, tokens, lexicon)
    if found is None:
        return None
    verb, last = found
    if kind == "C" and last == at and _is_noun(tokens, at, verb):
        return None
    modality = _modality(kind, tokens, chunks, index, at, lexicon.cue_words)
    return CueGroup(index, at, last, verb, modality, kind == "K")


def _verb(at: int, tokens: Tokens, lexicon: Lexicon) -> tuple[Verb, int] | None:
    """The verb whose first word is token ``at``, and the last token of it: “said”, “went on”."""
    word = tokens.word(at).lower().replace("’", "'")
    if word in lexicon.verb_openers and at + 1 < len(tokens.classes):
        longer = lexicon.verbs.get(f"{word} {tokens.word(at + 1).lower()}")
        if longer:
            return longer[0].verb, at + 1
    if tokens.classes[at] in _ONLY_OPENS:
        return None
    forms = lexicon.verbs.get(word)
    return (forms[0].verb, at) if forms else None


def _is_noun(tokens: Tokens, at: int, verb: Verb) -> bool:
    """“Rossi's remarks in May”: a form that may be a noun, and no preposition of its verb."""
    if tokens.classes[at : at + 2] != "bp" or tokens.classes[at - 1] in "Pua":
        return False
    preposition = tokens.word(at + 1).lower()
    return not any(frame.split()[-1] == preposition for frame in verb.frames)


def _modality(
    kind: str, tokens: Tokens, chunks: Chunks, index: int, verb_token: int, words: Words
) -> Modality:
    for at in range(chunks.first[index], verb_token):
        letter = tokens.classes[at]
        if letter in "nU":
            return "negated"
        if letter == "u" and tokens.word(at).lower().replace("’", "'") in words["hypothetical"]:
            return "hypothetical"
    if kind == "I":
        return _modality_of_infinitive(tokens, chunks, index, words)
    subordinate = index > 1 and chunks.kinds[index - 2] in "wc"
    conditional = subordinate and tokens.word(chunks.first[index - 2]).lower() in words["conditional"]
    return "hypothetical" if conditional else "asserted"


def _modality_of_infinitive(tokens: Tokens, chunks: Chunks, index: int, words: Words) -> Modality:
    """By the verb before “to say”: declined to, went on to."""
    before = tokens.slice(chunks.first[index - 1], chunks.stop[index - 1]).lower() if index > 1 else ""
    if not words["declining"].isdisjoint(before.split()):
        return "declined"
    return "hypothetical" if words["going_on"].isdisjoint(before.split()) else "asserted"
