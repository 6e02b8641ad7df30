"""A text file becomes an article: its bytes are decoded, and a header block at its top is taken off."""

import codecs
import re
from collections.abc import Iterable
from typing import IO

from quotebase.model import Article
from quotebase.read.formats import LARGEST_RECORD, other_format
from quotebase.read.record import FIELDS, article_of, failed

_MARKED_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_HEADER_NAMES = {alias: name for name, aliases in FIELDS.items() for alias in aliases}
_TELLING = {"title", "outlet", "url", "published"}
_HEADER_LINE = re.compile(r"([A-Za-z]{2,12})[ \t]*:[ \t]*([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))+|[ \t]+\Z")


def read_text(stream: IO[bytes], origin: str, head: Iterable[bytes] = ()) -> Article:
    """The article in ``stream``, of which ``head`` has been read already.

    Its text is what follows the header block, if there is one, else everything, line ends as they are.
    """
    data = b"".join(head)
    data += stream.read(LARGEST_RECORD + 1 - len(data))
    if len(data) > LARGEST_RECORD:
        return failed(origin, f"is larger than {LARGEST_RECORD >> 20} MiB; split it into its articles")
    if other := other_format(data):
        return failed(origin, other)
    text = decode(data)
    if "\x00" in text:
        return failed(origin, "holds NUL bytes, so it is no text in UTF-8; save its text as UTF-8")
    fields, start = header(text)
    body = text[start:]
    if not body.strip():
        problem = "holds a header and no text" if fields else "is empty"
        return failed(origin, f"{problem}; add the article's text or remove the file", fields.get("id"))
    return article_of(body, fields, origin)


def decode(data: bytes) -> str:
    """The text in ``data``, without a byte order mark; never raises.

    UTF-8, or UTF-16 and UTF-32 with a byte order mark. Bytes that are not UTF-8 are Windows-1252, unless the
    rest shows that the text is UTF-8 with some damaged characters: by more sound ones, or by bytes that
    Windows-1252 does not have. Each damaged one becomes U+FFFD.
    """
    for mark, encoding in _MARKED_ENCODINGS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", "ignore")) - damaged
    if sound > damaged:
        return text
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return text if sound else data.decode("cp1252", "replace")


def header(text: str) -> tuple[dict[str, str], int]:
    """The fields of the header block at the top of ``text``, and the offset at which the article begins.

    Without a block: no fields and 0. Several lines of one field count as one, joined by commas.
    """
    fields: dict[str, str] = {}
    position = 0
    while position < len(text) and (line := _HEADER_LINE.match(text, position)):
        name = _HEADER_NAMES.get(line[1].lower())
        if name is None:
            return {}, 0
        value = line[2].strip()
        fields[name] = f"{fields[name]}, {value}" if fields.get(name) else value
        position = line.end()
    blank = _BLANK_LINES.match(text, position)
    if not _TELLING.intersection(fields) or not (blank or position == len(text)):
        return {}, 0
    return fields, blank.end() if blank else position
