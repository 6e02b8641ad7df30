"""“Police said suspected rebels had gone”: what may be a verb and is an adjective of the noun behind it.

Two finite verbs do not stand side by side without a subject, and what follows a verb of saying and “that” is
a clause: a past form there that a noun and a finite verb follow belongs to the noun.
"""

import re

import regex

from quotebase.lexicon import Lexicon

_IN_PHRASE = "qxeJ0zNGBTLRrmdibS"
_CLAUSE = rf"""
    a?[{_IN_PHRASE}]{{0,3}}?[xrmRdiNGBb]               # militants, Islamist militants, job cuts
    (?:[op2][D1HY]?[{_IN_PHRASE}y]{{1,5}}?)*?             # in the north of the country
    [na]*(?:[EuU]|[VfF](?![po])|e(?=[D1HYPO0]))        # had gone, attacked the town
"""
"""The rest of a noun phrase that the adjective opens, and its finite verb."""

_MAY_BE = re.compile(
    rf"""
    [VfFeZzga](?=[aqxeJ0zNGBTLRrmdibS])(?:
        (?<=t[VfFeZ])(?={_CLAUSE})(?P<that>)               # said that | armed men had
      | (?<=[VvgZ]V)(?={_CLAUSE})(?P<said>)                 # said | suspected rebels had
      | (?<=[rmNBO][VfFeZz])(?:(?<=[VvgZ]..)(?<!E[VZ]..)|(?<=[VvgZ]D..))(?={_CLAUSE})(?P<told>)
      | (?:(?<=[VvgZ].)|(?<=[VvgZ]a.))(?=[rm](?:[twn2.,;:¶po"&?D1HP]|$))(?P<telling>)  # told | worried voters
      | (?<=[.¶][Vg])(?={_CLAUSE})(?P<opening>)             # Suspected rebels had
    )""",
    re.VERBOSE,
)
"""Such a word, by what stands before it: “that”, a verb of saying, those told, the end of a sentence.

Behind those told stands “(told reporters) | armed men had”.
"""

_NOUNS = r"[D1HY]?[0qxezJNGBTLSmdiy]{0,9}[rRmxdibNGBTY][TNGB]{0,3}"
_SAYING = regex.compile(
    rf"""(?r)
    (?:^|[.¶,;:"&^(*c-]|(?<=[VvgZb])t)(?:p?[D1]?y|a){{0,4}}
    (?:(?:P|O|{_NOUNS}(?:[op]{_NOUNS})*)(?:,[^,.¶"]{{1,60}},)?)?[uUnaE]*[VvgZ]
    """,
    regex.VERBOSE,
)
"""“Police said”, a clause of its own: not “(the man) police said (attacked women)”."""

_SAYING_THAT = regex.compile(
    r"""(?r)
    (?P<verb>[VvgZbFfix]l|[VvgZb])(?P<told>[D1HY]?[0qxeJNGBTLSmdi]{0,9}[rRmNGBTY]|O)?
    (?:a|p?[D1]?y|p[D1H]?[qxeJNGBTmdi0]{1,4})*t
    """,
    regex.VERBOSE,
)
"""“Said that”, “told reporters in Rome that”: not “the law that”."""

_NOUN_BEHIND = re.compile("[qxeJ0z]*[xdiz](?![RrmNGBTdi])")
"""The noun of no noun phrase that a chunk is: “(reported) cases”."""
_ASKING = ("A bare", "A wh")
"""The frames of verbs that open a sentence themselves: “Told voters were angry, he left”, “Asked …”."""


def name_adjectives(raw: list[str], classes: str, lexicon: Lexicon) -> str:
    """The classes, what is an adjective of the noun behind it no verb: “said | suspected rebels had gone”."""
    letters: list[str] | None = None
    for match in _MAY_BE.finditer(f"¶{classes}"):  # the text begins as a paragraph does
        at, kind = match.start() - 1, match.lastgroup or ""
        if classes[at] in "agz" and raw[at].strip().lower() not in lexicon.cue_words["attributive"]:
            continue
        if not _IS_ADJECTIVE[kind](raw, classes, at, lexicon):
            continue
        letters = letters or list(classes)
        letters[at] = "x" if _NOUN_BEHIND.match(classes, at + 1) else "q"
        if kind == "telling" and classes[at - 1] == "a":
            letters[at - 1] = "q"  # told newly elected lawmakers
    return "".join(letters) if letters else classes


def _after_that(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> bool:
    """Whether “that” before token ``at`` opens what somebody says."""
    saying = _SAYING_THAT.match(classes, 0, at)
    if saying is None:
        return False
    first, stop = saying.span("verb")
    verb = " ".join(word.strip() for word in raw[first:stop])
    return _has_frame(verb, ("A that",) if saying["told"] else ("that", "A that"), lexicon)


def _after_saying(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> bool:
    return _SAYING.match(classes, 0, at) is not None


def _after_told(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the verb before those told takes a clause behind them."""
    verb = at - 3 if classes[at - 2] == "D" else at - 2
    return _has_frame(raw[verb], ("A bare",), lexicon)


def _of_those_told(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the verb before token ``at`` says to whom: “told”, “urged”."""
    verb = at - 2 if classes[at - 1] == "a" else at - 1
    return any(frame.startswith("A ") for frame in _frames(raw[verb], lexicon))


def _opening(raw: list[str], classes: str, at: int, lexicon: Lexicon) -> bool:
    return not _has_frame(raw[at], _ASKING, lexicon)


_IS_ADJECTIVE = {
    "that": _after_that,
    "said": _after_saying,
    "told": _after_told,
    "telling": _of_those_told,
    "opening": _opening,
}
"""Whether what may be an adjective there is one, by what stands before it."""


def _has_frame(verb: str, frames: tuple[str, ...], lexicon: Lexicon) -> bool:
    return not _frames(verb, lexicon).isdisjoint(frames)


def _frames(verb: str, lexicon: Lexicon) -> set[str]:
    forms = lexicon.verbs.get(verb.strip().lower(), ())
    return {frame for form in forms for frame in form.verb.frames}
