"""When a sentence is of: the words in it that tell a time, and whether that is another than the one told."""

from .around import Surroundings
from .sentence import Sentence

_BETWEEN = 3
"""Words between speaker and cue that may tell of another time: “Rossi later on Friday said”."""


def times_in(around: Surroundings, begin: int, end: int) -> frozenset[str]:
    """The words that tell when, in these chunks."""
    tokens, chunks = around.tokens, around.chunks
    found: set[str] = set()
    at = chunks.kinds.find("y", begin, end)
    while at >= 0:
        for token in range(chunks.first[at], chunks.stop[at]):
            if tokens.classes[token] == "y":
                found.add(tokens.word(token).lower())
        at = chunks.kinds.find("y", at + 1, end)
    return frozenset(found - around.sets["vague_times"])


def times_told(around: Surroundings, sentence: Sentence) -> frozenset[str]:
    """The words that tell when, in the reporter's part of a sentence."""
    begin, end = sentence.begin, sentence.end
    found: frozenset[str] = frozenset()
    if "y" not in around.chunks.kinds[begin:end]:
        return found
    for first, stop in sorted(sentence.attribution.content):
        if begin < first:
            found |= times_in(around, begin, min(first, end))
        begin = max(begin, stop)
    return found | times_in(around, begin, end) if begin < end else found


def at_another_time(around: Surroundings, sentence: Sentence) -> bool:
    """“has said”, “later warned”, “routinely telling”, “after she accused”: at some other time."""
    attribution, tokens, sets = sentence.attribution, around.tokens, around.sets
    cue, source = attribution.cue_range, attribution.source
    if attribution.cue is None or cue is None:
        return False
    begin = source[1] if source and 0 < cue[0] - source[1] <= _BETWEEN else cue[0]
    if begin == cue[0] > 0 and tokens.word(begin - 1).lower() in sets["habits"]:
        return True
    words = {tokens.word(at).lower() for at in range(begin, cue[1])}
    if not words.isdisjoint(sets["perfect"]) or not words.isdisjoint(sets["other_times"]):
        return True
    before = around.chunks.at_token(source[0]) - 1 if source else 0
    if before <= 0 or around.chunks.kinds[before] not in "c^":
        return False
    return tokens.word(around.chunks.first[before]).lower() not in sets["contrasts"]
