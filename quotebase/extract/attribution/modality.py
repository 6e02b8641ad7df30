"""Whether what a cue reports was said, or only denied, asked for or thought possible."""

from collections.abc import Mapping

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.model import Modality

Words = Mapping[str, frozenset[str]]
"""The lists of cue_words.toml."""
_FARTHEST = 4
"""How many chunks before an infinitive the verb may stand that it belongs to."""


def modality_of(
    kind: str, tokens: Tokens, chunks: Chunks, index: int, verb_token: int, words: Words
) -> Modality:
    """The modality of the verb at token ``verb_token``, of a chunk ``index`` of this ``kind``."""
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
    """By the verb before “to say”: declined to, went on to, took to the radio to, had to."""
    verb = index - 1 - (chunks.kinds[index - 1] == "D")
    if chunks.kinds[verb] == "u" and chunks.kinds[verb - 2] != "w":  # not: what he had to say
        return "asserted" if tokens.word(chunks.first[verb]).lower() in words["had_to"] else "hypothetical"
    while verb > 1 and chunks.kinds[verb] in "MOpo2ay" and index - verb < _FARTHEST:
        verb -= 1
    before = {tokens.word(at).lower() for at in range(chunks.first[verb], chunks.stop[verb])}
    before.add(tokens.word(chunks.stop[index - 1] - 1).lower())
    if not words["declining"].isdisjoint(before):
        return "declined"
    said = words["going_on"] | words["keen"] | words["using"]
    unsaid = said.isdisjoint(before) or not words["hypothetical"].isdisjoint(before)
    return "hypothetical" if unsaid else "asserted"


def says_idly(index: int, kind: str, tokens: Tokens, chunks: Chunks, words: Words) -> bool:
    """“It is fair to say”, “suffice it to say”, “it goes without saying”, “one might say”: nobody says it."""
    first, classes = chunks.first[index], tokens.classes
    if first == 0:
        return False
    if kind == "I":
        if tokens.word(chunks.stop[index] - 1) != "say":
            return False
        last = tokens.word(first - 1).lower()
        return (tokens.word(first - 2).lower() if last == "it" else last) in words["idle"]
    if kind == "G":
        without = classes[first - 1] == "p" and tokens.word(first - 1) in words["lacking"]
        return without and tokens.word(first - 2) in words["goes"]
    anybody = kind == "C" and classes[first] == "u" and classes[first - 1] in "PY"
    if not anybody or tokens.word(first - 1).lower() not in words["anybody"]:
        return False
    return tokens.word(first).lower().replace("’", "'") in words["hypothetical"]
