"""Everything quotebase raises on purpose, as a tree::

    QuotebaseError
    ├── InputError        a file, a row or an argument that cannot be used
    ├── LexiconError      a lexicon file that does not hold what it must
    ├── QueryError        a search that cannot be understood
    ├── ExportError       an output that cannot be written
    └── StoreError        the database
        ├── DatabaseBusy      another process is writing to it
        ├── DatabaseMissing   there is none at that place
        └── DatabaseTooNew    a newer quotebase made it

Each message is one line that names the thing and the remedy; the command line prints it after ``error:``
and exits with :attr:`QuotebaseError.exit_code`.
"""


class QuotebaseError(Exception):
    """The root: catch this to catch everything that quotebase raises on purpose."""

    exit_code = 1


class InputError(QuotebaseError):
    """A file, a row or an argument that cannot be used."""

    exit_code = 2


class LexiconError(QuotebaseError):
    """A lexicon file that does not hold what it must."""

    exit_code = 2


class QueryError(QuotebaseError):
    """A search that cannot be understood."""

    exit_code = 2


class ExportError(QuotebaseError):
    """An output that cannot be written."""


class StoreError(QuotebaseError):
    """The database cannot do what was asked."""

    exit_code = 3


class DatabaseBusy(StoreError):
    """Another process is writing to the database."""


class DatabaseMissing(StoreError):
    """There is no database at that place."""


class DatabaseTooNew(StoreError):
    """The database was made by a newer quotebase."""
