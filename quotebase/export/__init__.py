"""Answers written for other programs: a writer a format, and files that are whole or not there.

``write_quotes`` and ``write_rows`` write to an open stream, ``whole_file`` makes a file that appears only
when it is complete. The columns are described in docs/export.md.
"""

from quotebase.export.files import ENDINGS, format_of, whole_file
from quotebase.export.rows import COLUMNS, quote_object, quote_row
from quotebase.export.writers import Format, write_quotes, write_rows

__all__ = [
    "COLUMNS",
    "ENDINGS",
    "Format",
    "format_of",
    "quote_object",
    "quote_row",
    "whole_file",
    "write_quotes",
    "write_rows",
]
