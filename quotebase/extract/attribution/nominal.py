"""Stage 4b: nouns that report: “Rossi's claim that …”, “his promise to …”, “a warning by Berg that …”."""

import re
from dataclasses import dataclass

from quotebase.extract.text.chunks import Chunks
from quotebase.extract.text.scan import Tokens
from quotebase.lexicon import CueNoun, Lexicon

from .contents import content_end
from .modality import Words
from .subjects import Range

_NOUN = re.compile(r"[Mibd](?=y?t|[2IpowQc]|E[tQ]|[,:]Q)")
"""A noun phrase or noun before what may open content: the beginnings of the two patterns below."""
_BY = re.compile(r"[po](?P<S>M)")
"""“by the ministry”, behind the noun."""

_IN_FRONT = re.compile("[.!¶][&^]?[pzG][^,.!¶:;QWEuUfFCK]{0,10}$")
"""“Despite | Rossi's claim”, “Answering | a charge by Rossi”: what opens a sentence, up to the noun."""

_FRONT = 13
"""So many chunks such a front has at most."""

_OF_MARKED = re.compile("[po]1?Q")
"""“(claims by Rossi) of “cronyism””."""

_ADJUNCTS = re.compile("(?:y|[p2c]M)+(?=t)")
"""“(his comment) to the council on Monday (that)”."""

_FOLLOW = re.compile(
    r"(?P<T>t(?![auUnECfFKSe]))"  # the claim that the vote was rigged
    r"|(?P<I>[2I])"  # the promise to go
    r"|(?P<P>[po])"  # the call for calm
    r"|(?P<W>w)"  # the question whether
    r"|E(?P<C>t(?![auUnECfFKSe]))"  # the claim was that
    r"|[,:]?(?P<Q>Q)"  # the claim “Q”; the claim, “Q”
    r"|E(?P<E>Q)"  # the verdict was “Q”
)
"""What opens the content of a noun."""

CLAUSE = re.compile(
    r"[^,&^tWwcsEuUfCKGI]*(?:[uU][uUna]*+E?+[na]*+[feZ]?+|E[na]*+[feZ]?+|[fCK])[na]*[^,&^tWwcsEuUfCKGI]*(?=[EuUfKe])"
)
"""“(the claim) that the plan was dead | was never proved”: a clause up to the verb that the noun has."""

_QUOTED = re.compile(r"Q(?=[ya]*[EuUfFCKe])")
"""“(the claim) that “the plan is dead” | angered many”: a clause all in marks, with the verb behind it."""
_BEFORE_VERB = re.compile("[^,&^tWwcsEuUfFCK]+?(?=[ya]*[EuUfFCK])")
"""“(chants of) “Out!” | were heard”: a phrase up to the verb that the noun has."""
_FINITE = re.compile("[EuUfV]")
_JUDGES = "aD1q"
"""What a judgement opens with: “deeply unfair”, “a disgrace”."""
_VERB = "EuUfF"
"""What a stretch begins with that goes on with the noun before it."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A nominal cue: the noun's tokens, its owner's tokens if it has one, and the content's chunks."""

    frame: str
    noun: Range
    source: Range | None
    content: Range
    thought: bool


def find_nominals(tokens: Tokens, chunks: Chunks, lexicon: Lexicon) -> list[Nominal]:
    """The nominal cues of an article that have content behind them."""
    found: list[Nominal] = []
    for match in _NOUN.finditer(chunks.kinds):
        at = match.start()
        noun = chunks.stop[at] - 1
        if tokens.classes[noun] not in "ibdVxR":
            continue
        entry = lexicon.noun(tokens.word(noun).lower())
        if entry is None:
            continue
        nominal = _nominal(at, noun, entry, tokens, chunks, lexicon.cue_words)
        if nominal is not None:
            found.append(nominal)
    return found


def _nominal(
    at: int, noun: int, entry: CueNoun, tokens: Tokens, chunks: Chunks, words: Words
) -> Nominal | None:
    """The noun at token ``noun``, the last of chunk ``at``, with what it reports."""
    kinds = chunks.kinds
    after = at + 1
    source = owner(tokens, chunks.first[at], noun) or _owner_before(at, tokens, chunks)
    if source is None:
        source, after = _holder_behind(at, entry, tokens, chunks, words)
    if source is not None:
        adjuncts = _ADJUNCTS.match(kinds, after)
        after = adjuncts.end() if adjuncts else after
    elif kinds[after : after + 2] == "yt":
        after += 1  # the comment on Monday that
    follow = _FOLLOW.match(kinds, after)
    if follow is None:
        return None
    preposition = tokens.word(chunks.first[after]).lower() if follow.group("P") else ""
    owned = source is not None or (entry.shouted and kinds[after + 1] == "Q")
    frame = _frame(entry, follow, preposition, owned=owned)
    if not frame:
        return None
    begin = _begin(frame, follow)
    if follow.group("E") and not _gives_words(tokens.word(noun).lower(), begin, tokens, chunks, words):
        return None
    if frame == "quote" and begin == after and tokens.classes[chunks.stretches[begin].first] in _VERB:
        return None  # his comments “are based on his opinion”: of the noun, not in it
    fronted = _IN_FRONT.search(kinds, max(at - _FRONT, 0), at) is not None
    end = content_end(kinds, begin, phrase=frame in ("to", "preposition"), fronted=fronted)
    if frame == "that" and kinds[at - 1] in ".!¶":
        whole = _QUOTED.match(kinds, begin, end) if _is_whole(begin, tokens, chunks) else None
        whole = whole or CLAUSE.match(kinds, begin, end)
        end = whole.end() if whole else end
    if frame == "preposition" or (frame == "to" and kinds[at - 1] in ".!¶"):
        verb = _BEFORE_VERB.match(kinds, begin + 2 * (frame == "to"), end)
        end = verb.end() if verb else end
    if end <= begin:
        return None
    return Nominal(frame, (noun, noun + 1), source, (begin, end), entry.kind == "thought")


def _holder_behind(
    at: int, entry: CueNoun, tokens: Tokens, chunks: Chunks, words: Words
) -> tuple[Range | None, int]:
    """Whose the noun of chunk ``at`` is by the phrase behind it, and where what opens its content begins.

    “A claim by Rossi | that C”, “claims by Rossi | of “Q””, “the message from Rossi | was “Q””.
    """
    kinds, after = chunks.kinds, at + 1
    by = _BY.match(kinds, after)
    if by is None or tokens.word(chunks.first[after]).lower() not in words["behind_noun"]:
        return None, after
    holder = chunks.first[by.start("S")], chunks.stop[by.start("S")]
    follow = _FOLLOW.match(kinds, by.end())
    if follow and follow.group("T") and "that" in entry.frames:
        return holder, by.end()
    if _OF_MARKED.match(kinds, by.end()):
        named = owner_behind(at, tokens, chunks, words)
        return named, by.end() if named else after
    if follow and follow.group("E"):
        return owner_behind(at, tokens, chunks, words), by.end()
    return None, after


def _is_whole(chunk: int, tokens: Tokens, chunks: Chunks) -> bool:
    """Whether a quoted stretch holds a verb of its own: “the plan is dead”, not “profit-making”."""
    stretch = chunks.stretches.get(chunk)
    return stretch is not None and bool(_FINITE.search(tokens.classes, stretch.first + 1, stretch.stop))


def _frame(entry: CueNoun, follow: re.Match[str], preposition: str, *, owned: bool) -> str:
    """In which of its frames a noun stands, "" for none; all but “that” ask for somebody whose it is."""
    if (follow.group("T") or follow.group("C")) and "that" in entry.frames:
        return "that"
    if not owned:
        return ""
    if follow.group("I"):
        return "to" if "to" in entry.frames else ""
    if follow.group("W"):
        return "wh" if "wh" in entry.frames else ""
    if follow.group("P"):
        return "preposition" if preposition in entry.frames else ""
    return (
        "quote"
        if (follow.group("Q") or follow.group("E")) and (entry.colon or "quote" in entry.frames)
        else ""
    )


def _begin(frame: str, follow: re.Match[str]) -> int:
    """Where content begins: “to” and “whether” belong to it, “that” and a preposition do not."""
    if frame in ("to", "wh"):
        return follow.start()
    return follow.end() - 1 if frame == "quote" else follow.end()


def owner(tokens: Tokens, first: int, noun: int) -> Range | None:
    """Whose the noun at token ``noun`` is, in the phrase from ``first``: “his claim”, “Rossi's claim”."""
    clitic = tokens.classes.rfind("S", first, noun)
    if clitic > first:
        return (first, clitic)  # his mother's words
    return (first, first + 1) if tokens.classes[first] == "H" else None


def owner_behind(at: int, tokens: Tokens, chunks: Chunks, words: Words) -> Range | None:
    """Whose the noun of chunk ``at`` is, by what stands behind it: “the message from Rossi”."""
    by = _BY.match(chunks.kinds, at + 1)
    if by is None or tokens.word(chunks.first[at + 1]).lower() not in words["issued_by"]:
        return None
    return (chunks.first[by.start("S")], chunks.stop[by.start("S")])


def _gives_words(noun: str, begin: int, tokens: Tokens, chunks: Chunks, words: Words) -> bool:
    """Whether the words in marks behind “was” are what a noun holds, and no judgement of it.

    “His message was “stay away””, “his verdict was “mad””; not “his message was “mad””.
    """
    if noun in words["judgements"]:
        return True
    stretch = chunks.stretches[begin]
    one = stretch.stop - stretch.first == 1
    judges = tokens.classes[stretch.first] in _JUDGES
    judges = judges and tokens.word(stretch.first).lower() not in words["negating"]
    return noun in words["replies"] and not one and not judges


def _owner_before(at: int, tokens: Tokens, chunks: Chunks) -> Range | None:
    """Whose the noun of chunk ``at`` is, if a chunk before it tells: “Rossi's | boldest claim”."""
    first = chunks.first
    if chunks.kinds[at - 2 : at] == "MS":
        return (first[at - 2], first[at - 1])
    if chunks.kinds[at - 1] == "y" and tokens.classes[first[at - 1]] == "H":
        return (first[at - 1], first[at - 1] + 1)
    return None
