"""Stretches in quotation marks, paired without the engine that is scored."""

from quotebase.model import Span

OPENING = "“\"‘'"
CLOSING = {"“": '”"', '"': '"”', "‘": "’'", "'": "'’"}
SINGLE = "‘’'"


def stretches(text: str) -> list[Span]:
    """What stands inside the outermost quotation marks; one that is not closed ends with its paragraph."""
    found = []
    start = 0
    for paragraph in text.splitlines(keepends=True):
        found += [Span(start + first, start + stop) for first, stop in _in_paragraph(paragraph)]
        start += len(paragraph)
    return found


def _in_paragraph(paragraph: str) -> list[Span]:
    found = []
    opened = None
    for at, letter in enumerate(paragraph):
        if opened is None:
            if letter in OPENING and _opens(paragraph, at):
                opened = at
        elif letter in CLOSING[paragraph[opened]] and _closes(paragraph, at):
            found.append(Span(opened + 1, at))
            opened = None
    if opened is not None:
        found.append(Span(opened + 1, len(paragraph.rstrip())))
    return [span for span in found if any(letter.isalnum() for letter in paragraph[slice(*span)])]


def _opens(paragraph: str, at: int) -> bool:
    return not paragraph[:at][-1:].isalnum() and not paragraph[at + 1 : at + 2].isspace()


def _closes(paragraph: str, at: int) -> bool:
    """Not an apostrophe: within a word, or after a plural where the mark that closes is yet to come."""
    if paragraph[at] not in SINGLE:
        return True
    if paragraph[at + 1 : at + 2].isalnum():
        return False
    owner = paragraph[at - 1] == "s" and paragraph[at + 1] == " " and paragraph[at + 2 : at + 3].islower()
    return not owner or not _closed_later(paragraph, at)


def _closed_later(paragraph: str, at: int) -> bool:
    for later in range(at + 1, len(paragraph)):
        if paragraph[later] in OPENING and _opens(paragraph, later):
            return False
        if paragraph[later] in SINGLE and not paragraph[later + 1 : later + 2].isalnum():
            return True
    return False
