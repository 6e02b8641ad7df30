"""The corpus: sentences and short articles, and the quotations that a careful reader finds in them.

A file of ``corpus/`` holds the cases of one subject. A case has a ``name``, a ``text`` and its ``quotes``:
all of them, in the order of their first character. ``kinds`` limits what is compared to quotations of these
kinds; with ``others`` there may be further quotations beside those given. Of a quotation the ``text`` is
given in full, or with ``has`` a part that it must have, and any of the other fields below. An empty string
says that the field must be empty (``null``). ``include`` is what is asked for beside speech.
``status = "open"`` marks what the engine does not do yet, and ``reason`` tells what it does instead.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from quotebase.model import Article, Include, Quote
from quotebase.pipeline import extract
from tests.told import TOLD

FOLDER = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Case:
    """One text of the corpus and what is to be found in it."""

    subject: str
    name: str
    text: str
    expected: tuple[dict[str, Any], ...]
    kinds: frozenset[str]
    others: bool
    include: tuple[Include, ...]
    open: bool
    reason: str

    @property
    def id(self) -> str:
        return f"{self.subject}: {self.name}"


@cache
def corpus() -> tuple[Case, ...]:
    """All cases, file by file in the order of the names."""
    return tuple(case for path in sorted(FOLDER.glob("*.toml")) for case in _read(path))


def extracted(text: str, include: tuple[Include, ...] = ()) -> tuple[Quote, ...]:
    """The quotations of a bare text."""
    return extract(Article(text=text, id="case"), include)


def differences(case: Case) -> list[str]:
    """What the engine finds otherwise than ``case`` says, one line a difference; empty where all is right."""
    got = [quote for quote in extracted(case.text, case.include) if quote.kind in case.kinds]
    if case.others:
        missing = [
            expected for expected in case.expected if all(_differences(quote, expected) for quote in got)
        ]
        return [f"{expected} is not found" for expected in missing]
    if len(got) != len(case.expected):
        found = "; ".join(f"{quote.kind} {quote.text!r}" for quote in got) or "none"
        return [f"{len(case.expected)} quotations expected, found {found}"]
    return [
        difference
        for quote, expected in zip(got, case.expected, strict=True)
        for difference in _differences(quote, expected)
    ]


def _differences(quote: Quote, expected: dict[str, Any]) -> list[str]:
    found = []
    for name, value in expected.items():
        if name == "has":
            if value not in quote.text:
                found.append(f"text has no {value!r}, it is {quote.text!r}")
        elif name == "parent":
            if quote.parent != (value if value >= 0 else None):
                found.append(f"parent is {quote.parent}, not {value}")
        elif (TOLD[name](quote) or "") != value:
            found.append(f"{name} is {TOLD[name](quote)!r}, not {value!r}")
    return found


def _read(path: Path) -> list[Case]:
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        Case(
            subject=path.stem,
            name=entry["name"],
            text=entry["text"],
            expected=tuple(entry["quotes"]),
            kinds=frozenset(entry.get("kinds", ("direct", "mixed", "indirect"))),
            others=entry.get("others", False),
            include=tuple(entry.get("include", ())),
            open=entry.get("status") == "open",
            reason=entry.get("reason", ""),
        )
        for entry in document["case"]
    ]
