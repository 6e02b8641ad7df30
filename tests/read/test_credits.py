"""What an article's own text says of its outlet and author, and what only looks like it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebase.read.credits import REACH, Credits, credits_of
from quotebase.read.record import article_of

LONG = "Nothing of note happened here on that day, people said.\n\n" * 40

AT_THE_HEAD = [
    # a credit before the first words
    ("(The Hill) – The vote was put off.", "The Hill", None),
    ("(Reuters) - The vote was put off.", "Reuters", None),
    ("(CNN) — The vote was put off.", "CNN", None),
    ("(Example.com) -- The vote was put off.", "Example", None),
    ("(Updates with quotes) – The vote was put off.", None, None),
    ("(Corrected) – The vote was put off.", None, None),
    ("(Monday) – The vote was put off.", None, None),
    ("(It rained) – The vote was put off.", None, None),
    ("(The Hill) The vote was put off.", None, None),
    ("The bill (The Hill) – was put off.", None, None),
    # a dateline
    ("WASHINGTON (Reuters) - The vote was put off.", "Reuters", None),
    ("WASHINGTON (AP) — The vote was put off.", "AP", None),
    ("RENO, Nev. (AP) — The vote was put off.", "AP", None),
    ("CAMBRIDGE, Mass., Dec. 11 (UPI) — The vote was put off.", "UPI", None),
    ("Mexico City (AFP) – The vote was put off.", "AFP", None),
    ("KYIV/MOSCOW, Feb 21 (Reuters) - The vote was put off.", "Reuters", None),
    ("LOS ANGELES (KTLA) – The vote was put off.", "KTLA", None),
    ("WASHINGTON (The Example Times) — The vote was put off.", "The Example Times", None),
    ("MOSCOW, February 21. /TASS/. The vote was put off.", "TASS", None),
    ("The vote is put off\n\nBERLIN (dpa) - The vote was put off.", "dpa", None),
    ("WASHINGTON — The vote was put off.", None, None),
    ("Jane Doe (Democrat) — a senator — spoke.", None, None),
    ("Jane Doe (D-Conn.) - a senator - spoke.", None, None),
    ("World Health Organization (WHO) – doctors spoke.", None, None),
    ("BREAKING (Updated) – The vote was put off.", None, None),
    # a byline
    ("By Jane Doe\n\nThe vote was put off.", None, "Jane Doe"),
    ("The vote is put off\n\nBy Jane Doe\n\nIt was late.", None, "Jane Doe"),
    ("By JANE DOE and JOHN ROE\nThe vote was put off.", None, "JANE DOE, JOHN ROE"),
    ("By Jane Doe, John Roe, and Ann Poe\nText.", None, "Jane Doe, John Roe, Ann Poe"),
    ("By Jane van der Doe in Kyiv\nText.", None, "Jane van der Doe"),
    ("By J. K. Doe-O’Brien Jr.\nText.", None, "J. K. Doe-O’Brien Jr"),
    ("By Émile Ångström\nText.", None, "Émile Ångström"),
    ("By Jane Doe, Example News\nText.", "Example News", "Jane Doe"),
    ("By Jane Doe | Example Times\nText.", "Example Times", "Jane Doe"),
    ("By Jane Doe, Staff Writer\nText.", None, "Jane Doe"),
    ("By Jane Doe | Feb. 21, 2022\nText.", None, "Jane Doe"),
    ("By The Associated Press\nText.", "The Associated Press", None),
    ("By Reuters Staff\nText.", "Reuters", None),
    ("By Monday morning, the ritual had begun.", None, None),
    ("By Monday Morning\n\nThe ritual had begun.", None, None),
    ("By Popular Demand\n\nThe show came back.", None, None),
    ("By Land and Sea\n\nThe show came back.", None, None),
    ("By all accounts the show came back.", None, None),
    ("By Jane Doe the show came back.", None, None),
    ("One.\n\nTwo.\n\nThree.\n\nFour.\n\nBy Jane Doe\n\nThe show came back.", None, None),
]

AT_THE_TAIL = [
    # whoever helped, where nobody else is named
    ("Jane Doe contributed to this report.", None, "Jane Doe"),
    ("It was late. Jane Doe contributed to this story.", None, "Jane Doe"),
    ("They left in 2022. J. K. Doe and John Roe contributed to this story.", None, "J. K. Doe, John Roe"),
    ("It was late. Nobody knows what Jane Doe contributed to this story.", None, None),
    ("“It was late,” he said.” Jane Doe contributed to this story.", None, "Jane Doe"),
    ("Jane Doe in Kyiv and John Roe also contributed reporting to this article.", None, "Jane Doe, John Roe"),
    (
        "Associated Press writers Jane Doe in Kyiv and John Roe contributed to this report.",
        None,
        "Jane Doe, John Roe",
    ),
    ("Example News’ Jane Doe and The Associated Press contributed to this report.", None, "Jane Doe"),
    ("The Associated Press contributed to this report.", None, None),
    ("Reuters contributed to this report.", None, None),
    ("Three people who asked for anonymity contributed to this report.", None, None),
    ("Jane Doe contributed to this fund.", None, None),
    # republished from elsewhere
    ("(Article by Jane Doe republished from Example.com)", "Example", "Jane Doe"),
    ("(Article by Jane Doe republished from TheExampleTimes.co.uk)", "TheExampleTimes", "Jane Doe"),
    (
        "It ended so. (Story by John Roe, published with permission from The Example)",
        "The Example",
        "John Roe",
    ),
    ("(Article by the editors republished from Example.com)", "Example", None),
    ("(An article by Jane Doe)", None, None),
    ("This article originally appeared on Example News.", "Example News", None),
    ("This story was first published by ProExample. Sign up for its letter.", "ProExample", None),
    ("This article is republished from The Example under a Creative Commons license.", "The Example", None),
    ("This piece originally appeared in the Example Herald on Monday.", "Example Herald", None),
    ("This article originally appeared on www.example.com.", "example", None),
    ("This article originally appeared at Example.org, where one can discuss it", "Example", None),
    ("This article was first published in Ukrainian.", None, None),
    ("This article was originally published in February 2022.", None, None),
    ("This article was originally published on Monday.", None, None),
    ("This report was first published by a student of hers.", None, None),
    # the agencies' trailer
    ("(Reporting by Jane Doe)", None, "Jane Doe"),
    ("(Reporting by Jane Doe and John Roe; Editing by Ann Poe)", None, "Jane Doe, John Roe"),
    ("Reporting by Jane Doe in Kyiv, editing by Ann Poe", None, "Jane Doe"),
    (
        "(Reporting by Jane Doe; Additional reporting by John Roe in BEIJING; Editing by Ann Poe.)",
        None,
        "Jane Doe",
    ),
    ("Additional reporting by Jane Doe.", None, None),
    ("Reporting by Reuters.", None, None),
    ("Reporting by the ministry was late.", None, None),
    # a signature
    ("— Jane Doe, Example News", "Example News", "Jane Doe"),
    ("-- Reuters", "Reuters", None),
    ("– Example.com", "Example", None),
    ("— Jane Doe", None, None),
    ("— Jane Doe, president of the union", None, None),
    ("“I will stay.”\n— Jane Doe, Example News", None, None),
    ("- Reuters", None, None),
]


@pytest.mark.parametrize(("text", "outlet", "author"), AT_THE_HEAD)
def test_credits_at_the_head(text: str, outlet: str | None, author: str | None) -> None:
    assert credits_of(text) == credits_of(f"{text}\n{LONG}") == Credits(outlet, author)


@pytest.mark.parametrize(("text", "outlet", "author"), AT_THE_TAIL)
def test_credits_at_the_tail(text: str, outlet: str | None, author: str | None) -> None:
    assert credits_of(text) == credits_of(f"{LONG}{text}\n\n") == Credits(outlet, author)


def test_the_author_of_the_byline_goes_before_those_who_helped() -> None:
    text = f"By Jane Doe\n\n{LONG}John Roe contributed to this report."
    assert credits_of(text).author == "Jane Doe"


def test_where_an_article_first_appeared_goes_before_its_dateline() -> None:
    text = f"WASHINGTON (AP) — It rained.\n\n{LONG}This article originally appeared on Example News."
    assert credits_of(text).outlet == "Example News"


def test_a_credit_in_the_middle_is_none() -> None:
    middle = (
        "By Jane Doe\n\nWASHINGTON (AP) — It rained.\n\nThis article originally appeared on Example News.\n\n"
    )
    assert credits_of(LONG + middle + LONG) == Credits()


def test_a_line_that_the_reach_cuts_is_no_credit() -> None:
    tail = f"Jane Doe contributed to this report.\n{'x' * (REACH - 34)}"
    assert credits_of(f"It rained, and Ann {tail}").author is None


def test_what_the_metadata_says_goes_before_the_text() -> None:
    text = "(The Hill) – It rained.\n\nJane Doe contributed to this report."
    article = article_of(text, {"outlet": "The Gazette"})
    assert (article.outlet, article.author) == ("The Gazette", "Jane Doe")
    article = article_of(text, {"author": "John Roe"})
    assert (article.outlet, article.author) == ("The Hill", "John Roe")


PIECES = """( ) By by Jane Doe Reuters (AP) — - , . ; and in the The contributed to this report. originally
appeared on Reporting Article republished from Example.com /TASS/ WASHINGTON"""
words = st.sampled_from([*PIECES.split(), "\n"])


@given(st.text() | st.lists(words, max_size=200).map(" ".join))
def test_no_text_makes_it_fail(text: str) -> None:
    found = credits_of(text)
    assert found.outlet is None or found.outlet.strip()
    assert found.author is None or found.author.strip()


@pytest.mark.parametrize(
    "repeated",
    [
        "A",
        "A ",
        "A, ",
        "By A ",
        "(A",
        "Aa Bb, and ",
        "A's ",
        "Aa writer ",
        ". Jane Doe ",
        "- ",
        "A.",
        "\n",
        "— ",
    ],
)
def test_it_takes_little_time_however_the_text_repeats_itself(repeated: str) -> None:
    text = repeated * 100_000
    started = time.process_time()
    for end in ("", "contributed to this report.", "(Article by " + repeated * 20, " (Aa) - "):
        credits_of(text[:REACH] + end + text + end)
    assert time.process_time() - started < 0.2
