"""Stage 2: pairs of quotation marks, each outermost stretch once.

Curly, straight, doubled single, guillemets, low-high and single marks; a quotation that runs over paragraphs
with an opening mark on each. An odd mark costs at most its own paragraph.
"""

import re
from typing import NamedTuple

from .scan import Tokens

_OPENERS = frozenset("“„‟«❝") | {"``"}
_CLOSERS = frozenset("”»❞")
_BLANK_BEFORE, _BLANK_AFTER = "(-\"'¶:", ".,;:)-*"
"""Beside a mark these count as a blank."""

_STRONG_BEFORE = ".,*-;"
_STRONG_AFTER = '.,;:)-¶"'
"""What before or behind a single mark tells that it closes and is no apostrophe."""

_NESTED = 10
"""How many marks are looked at for the end of a stretch that holds another of the same marks."""

_TOLD = re.compile(r",(?=V[TJNGBDHR]|(?:[NG]{1,3}|P)V[.,¶py])")
"""“, said Berg” or “, Berg said” with nothing behind it."""


class Stretch(NamedTuple):
    """Tokens ``first`` to ``stop`` (exclusive) inside a pair of marks.

    ``open`` and ``close`` are the mark tokens themselves; ``close`` equals ``stop`` where the mark is missing
    (``closed`` is then false). ``continues``: the next paragraph opens with a mark and goes on.
    """

    open: int
    first: int
    stop: int
    close: int
    single: bool
    closed: bool
    continues: bool = False


def pair(tokens: Tokens) -> list[Stretch]:
    """The outermost stretches in quotation marks, in order."""
    classes = tokens.classes
    if '"' not in classes and "'" not in classes:
        return []
    stretches: list[Stretch] = []
    begin = 0
    size = len(classes)
    while begin < size:
        end = classes.find("¶", begin)
        end = size if end < 0 else end
        if '"' in classes[begin:end]:
            outer = _singles_around(tokens, begin, end)
            at = begin
            for stretch in [*outer, None]:
                stop = stretch.open if stretch else end
                found = _DoubleMarks(tokens, at, stop).pairs()
                stretches += found
                stretches += _singles_between(tokens, at, stop, found)
                if stretch:
                    stretches.append(stretch)
                    at = stretch.close + 1
        elif "'" in classes[begin:end]:
            stretches += _pair_single(tokens, begin, end)
        begin = end + 1
    stretches.sort(key=lambda stretch: stretch.open)
    return _link_paragraphs(tokens, stretches)


def _blank_before(tokens: Tokens, index: int) -> bool:
    return tokens.raw[index][0].isspace() or index == 0 or tokens.classes[index - 1] in _BLANK_BEFORE


def _blank_after(tokens: Tokens, index: int, end: int) -> bool:
    return index + 1 >= end or tokens.raw[index + 1][0].isspace() or tokens.classes[index + 1] in _BLANK_AFTER


class _DoubleMarks:
    """Pairs the double marks of one paragraph, reading left to right."""

    def __init__(self, tokens: Tokens, begin: int, end: int) -> None:
        self._tokens, self._begin, self._end = tokens, begin, end
        self._found: list[Stretch] = []
        self._opened = -1
        self._mark = ""
        self._depth = 0

    def pairs(self) -> list[Stretch]:
        """The stretches in order; one left open ends with the paragraph, and an empty one is none."""
        classes = self._tokens.classes
        at = classes.find('"', self._begin, self._end)
        while at >= 0:
            sign = self._tokens.word(at)
            before = _blank_before(self._tokens, at)
            after = _blank_after(self._tokens, at, self._end)
            if self._opened < 0:
                if self._may_open(at, sign, before, after):
                    self._opened, self._mark = at, sign
            else:
                self._inside(at, sign, before, after)
            at = classes.find('"', at + 1, self._end)
        if self._opened >= 0 and self._opened + 1 < self._end:
            stop = self._told_at(self._opened)
            self._found.append(Stretch(self._opened, self._opened + 1, stop, stop, False, False))
        return [stretch for stretch in self._found if stretch.stop > stretch.first]

    def _told_at(self, opened: int) -> int:
        """Where a stretch with no closing mark ends: at “, said Berg”, “, Berg said”, else its paragraph."""
        if self._tokens.classes[self._end + 1 : self._end + 2] == '"':
            return self._end  # the next paragraph goes on with it
        told = _TOLD.search(self._tokens.classes, opened, self._end)
        return told.start() + 1 if told else self._end

    def _may_open(self, at: int, sign: str, before: bool, after: bool) -> bool:
        if sign in _CLOSERS and not (before and not after):
            return sign == "»" and before
        if sign in _OPENERS:
            return True
        return not (after and not before) and not _is_inches(self._tokens, at)

    def _inside(self, at: int, sign: str, before: bool, after: bool) -> None:
        """A mark behind an open one: it closes, opens a new stretch, or stands two deep."""
        curly = sign in ("“", "``") and self._mark in ("“", "``")
        if self._stands_two_deep(at, sign, curly=curly, opens=before and not after):
            self._depth += 1
        elif curly and (before or not after):
            self._opened = at if at > self._opened + 1 else self._opened
        elif sign == self._mark == '"' and before and not after and self._tokens.classes[at - 1] != "-":
            stop = _sentence_end(self._tokens, self._opened, at)
            self._found.append(Stretch(self._opened, self._opened + 1, stop, at, False, False))
            self._opened = at
        elif self._depth:
            self._depth -= 1
        elif curly or not (sign in _OPENERS and before and not after and self._mark not in "„»«"):
            self._found.append(_closed(self._opened, at))
            self._opened = -1

    def _stands_two_deep(self, at: int, sign: str, *, curly: bool, opens: bool) -> bool:
        """Whether the mark at ``at`` opens a pair inside the pair that is open."""
        if curly:
            return _inside_single(self._tokens, self._opened, at) or self._both_close(at)
        return opens and self._are_of_two_kinds(at, sign)

    def _are_of_two_kinds(self, at: int, sign: str) -> bool:
        """Whether straight marks inside curly, or curly inside straight, begin at ``at`` and both close."""
        outer, inner = ("”", '"') if sign == '"' else ('"', "”")
        if (self._mark, sign) not in (("“", '"'), ('"', "“")):
            return False
        wanted = [inner, outer]
        at = self._tokens.classes.find('"', at + 1, self._end)
        while at >= 0 and self._tokens.word(at) == wanted[0]:
            wanted.pop(0)
            if not wanted:
                return True
            at = self._tokens.classes.find('"', at + 1, self._end)
        return False

    def _both_close(self, at: int) -> bool:
        """Whether the curly marks behind the one at ``at`` close it and, later, the one opened before it."""
        classes, open_marks = self._tokens.classes, 2
        for _ in range(_NESTED):
            at = classes.find('"', at + 1, self._end)
            if at < 0:
                return False
            sign = self._tokens.word(at)
            open_marks += 1 if sign in ("“", "``") else -1 if sign in ("”", "''") else 0
            if not open_marks:
                return True
        return False


def _inside_single(tokens: Tokens, opened: int, at: int) -> bool:
    """Whether a single mark has opened and not closed since the double one at ``opened``."""
    opening = tokens.classes.rfind("'", opened, at)
    return opening > opened and tokens.word(opening) in "‘'" and _opens_single(tokens, opening, at)


def _closed(opened: int, close: int) -> Stretch:
    return Stretch(opened, opened + 1, close, close, single=False, closed=True)


def _is_inches(tokens: Tokens, at: int) -> bool:
    return at > 0 and tokens.classes[at - 1] in "0'" and not tokens.raw[at][0].isspace()


def _sentence_end(tokens: Tokens, opened: int, limit: int) -> int:
    stop = tokens.classes.find(".", opened, limit)
    return limit if stop < 0 else stop + 1


def _singles_around(tokens: Tokens, begin: int, end: int) -> list[Stretch]:
    """Single-marked stretches that hold whole double-marked ones: ‘He shouted “stop” and ran,’ she said."""
    classes = tokens.classes
    first = classes.find('"', begin, end)
    if classes.find("'", begin, first) < 0:
        return []
    return [
        stretch
        for stretch in _pair_single(tokens, begin, end)
        if (inner := classes.count('"', stretch.first, stretch.stop)) and inner % 2 == 0
    ]


def _singles_between(tokens: Tokens, begin: int, end: int, doubles: list[Stretch]) -> list[Stretch]:
    """Single-marked stretches that stand outside every double-marked one."""
    if tokens.classes.find("'", begin, end) < 0:
        return []
    found: list[Stretch] = []
    at = begin
    for double in [*doubles, Stretch(end, end, end, end, False, True)]:
        if tokens.classes.find("'", at, double.open) >= 0:
            found += _pair_single(tokens, at, double.open)
        at = max(at, double.close + 1)
    return found


def _pair_single(tokens: Tokens, begin: int, end: int) -> list[Stretch]:
    classes = tokens.classes
    stretches: list[Stretch] = []
    at = classes.find("'", begin, end)
    while at >= 0:
        close = -1
        if _opens_single(tokens, at, end):
            close, owns = _close_of_single(tokens, at, end)
            if owns and _goes_on_below(tokens, at, begin, end):
                close = -1  # ‘The owners’ lawyers lied. ¶ ‘This …’
        if close > at + 1:
            stretches.append(Stretch(at, at + 1, close, close, single=True, closed=True))
            at = close
        elif close < 0 and _goes_on_below(tokens, at, begin, end):
            stretches.append(Stretch(at, at + 1, end, end, single=True, closed=False))
            break
        at = classes.find("'", at + 1, end)
    return stretches


def _goes_on_below(tokens: Tokens, at: int, begin: int, end: int) -> bool:
    """Whether the single mark at ``at`` opens a quotation that the next paragraph's mark goes on with."""
    opens = at == begin or tokens.classes[at - 1] in ":,."
    return opens and at + 1 < end and tokens.classes[end : end + 2] == "¶'" and _opens_single(tokens, at, end)


def _opens_single(tokens: Tokens, at: int, end: int) -> bool:
    sign = tokens.word(at)
    if sign == "’" or at + 1 >= end or _blank_after(tokens, at, end):
        return False
    if not _blank_before(tokens, at):
        return False
    following = tokens.raw[at + 1]
    return sign in "‘‚‹" or not (
        following[0].isdigit() or following in ("em", "tis", "twas", "til", "cause", "n")
    )


def _close_of_single(tokens: Tokens, opened: int, end: int) -> tuple[int, bool]:
    """The mark that closes the one at ``opened``, -1 for none, and whether it may be an apostrophe."""
    classes = tokens.classes
    fallback, fallback_weak = -1, False
    at = classes.find("'", opened + 1, end)
    while at >= 0:
        sign = tokens.word(at)
        if sign != "’" and _opens_single(tokens, at, end) and classes[at - 1] not in ",":
            break
        if not tokens.raw[at][0].isspace() and _blank_after(tokens, at, end):
            if classes[at - 1] in _STRONG_BEFORE or at + 1 >= end or classes[at + 1] in _STRONG_AFTER:
                return at, False
            weak = tokens.raw[at - 1].endswith(("s", "in", "an"))
            if fallback < 0 or (fallback_weak and not weak):
                fallback, fallback_weak = at, weak
        at = classes.find("'", at + 1, end)
    return fallback, fallback_weak


def _link_paragraphs(tokens: Tokens, stretches: list[Stretch]) -> list[Stretch]:
    """Mark each unclosed stretch that the next paragraph's opening mark goes on with."""
    linked: list[Stretch] = []
    for stretch, following in zip(stretches, [*stretches[1:], None], strict=False):
        adjoins = following is not None and following.open == stretch.stop + 1
        goes_on = adjoins and not stretch.closed and tokens.classes[stretch.stop] == "¶"
        linked.append(stretch._replace(continues=True) if goes_on else stretch)
    return linked
