"""Where the approved quotations are kept, and how they are made anew.

``make golden`` rewrites them; read the difference before you commit it.
"""

import json
from dataclasses import replace
from pathlib import Path

from quotebase.model import Article
from quotebase.pipeline import extracted
from quotebase.read import read
from quotebase.serialise import article_to_dict

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
APPROVED = Path(__file__).parent / "seeds"


def sample_articles() -> dict[str, Article]:
    """The sample articles by the name of their file."""
    return {path.stem: next(read([path])) for path in sorted(SEEDS.glob("*.txt"))}


def line_of(article: Article) -> str:
    """What ``extract`` says of an article, spread over lines so that a difference can be read.

    Confidence is left out: it is measured anew without any change to a rule.
    """
    found = extracted(article)
    quotes = tuple(replace(quote, confidence=0.0) for quote in found.quotes)
    return json.dumps(article_to_dict(replace(found, quotes=quotes)), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write what is found today as approved."""
    APPROVED.mkdir(exist_ok=True)
    for name, article in sample_articles().items():
        (APPROVED / f"{name}.json").write_text(line_of(article), encoding="utf-8")


if __name__ == "__main__":
    main()
