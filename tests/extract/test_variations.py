"""Whoever speaks, and wherever the sentence puts them, the name is the same."""

import pytest

from tests.extract.cases import extracted

SOURCES = {
    "Maria Keller": "Maria Keller",
    "Mayor Maria Keller": "Maria Keller",
    "Dr. Maria Keller": "Maria Keller",
    "Mrs Maria Keller": "Maria Keller",
    "the mayor, Maria Keller,": "Maria Keller",
    "the town's mayor, Maria Keller,": "Maria Keller",
    "her lawyer, Simon Falk,": "Simon Falk",
    "Linz mayor Maria Keller": "Maria Keller",
    "Austrian Foreign Minister Maria Keller": "Maria Keller",
    "former Linz mayor Maria Keller": "Maria Keller",
    "Maria Keller, 52,": "Maria Keller",
    "Maria Keller, the mayor of Linz,": "Maria Keller",
    "Maria Keller, a doctor at the Northern Hospital in Linz,": "Maria Keller",
    "Maria Keller, who has led the town since 2014,": "Maria Keller",
    "Maria Keller, whose son drowned in the lake,": "Maria Keller",
    "Maria Keller, chairwoman of the Lake Board and a former judge,": "Maria Keller",
    "Rep. Carl Whitman, R-Ohio,": "Carl Whitman",
    "Sen. Carl Whitman (D-Vt.)": "Carl Whitman",
    "J.P. Warrick": "J.P. Warrick",
    "Robert Ames Jr.": "Robert Ames Jr.",
    "Willem van der Berg": "Willem van der Berg",
    "Niamh O'Rourke": "Niamh O'Rourke",
    "Yusuf al-Najjar": "Yusuf al-Najjar",
    "Lt. Col. Dana Whitfield": "Dana Whitfield",
    "coach Femi Adeyemi": "Femi Adeyemi",
    "lead author Ingrid Solheim of the University of Bergen": "Ingrid Solheim",
    "police spokesman Karl Brandt": "Karl Brandt",
    "Karl Brandt, a spokesman for the ministry,": "Karl Brandt",
    "Anna Berg and Paulo Reis": "Anna Berg and Paulo Reis",
    "the Kremlin": "Kremlin",
    "the Northern Fisheries Board": "Northern Fisheries Board",
    "Nordvik Energy": "Nordvik Energy",
    "Tejo Terminals, which runs the port,": "Tejo Terminals",
    "the Ministry of Health": "Ministry of Health",
    "Nordvik Energy's chief executive, Silje Dahl,": "Silje Dahl",
    "Judge Carmen Ruiz of the High Court": "Carmen Ruiz",
    "Archbishop Mateo Cruz": "Mateo Cruz",
    "Prime Minister Edita Kovač": "Edita Kovač",
}
ORDERS = {
    "speaker, verb, colon, words": "{Subject} said: “The bridge is safe.”",
    "speaker, verb, comma, words": "{Subject} said, “The bridge is safe.”",
    "words, speaker, verb": "“The bridge is safe,” {subject} said.",
    "words, verb, speaker": "“The bridge is safe,” said {behind}.",
    "words, verb, speaker, more words": "“The bridge,” said {behind}, “is safe.”",
    "speaker, verb, that": "{Subject} said that the bridge is safe.",
    "speaker, verb, reported words": "{Subject} said the bridge is safe.",
    "speaker, time, verb": "{Subject} on Friday said the bridge is “safe.”",
    "speaker, verb, whom, words": "{Subject} told reporters in Graz: “The bridge is safe.”",
    "words, speaker, verb, whom": "“The bridge is safe,” {subject} told reporters in Graz.",
    "reported words, verb, speaker": "The bridge is safe, said {behind}.",
    "according to": "The bridge is safe, according to {behind}.",
    "according to in front": "According to {behind}, the bridge is safe.",
    "participle": "The talks ended early, with {subject} saying the bridge is “safe.”",
}
OPEN: dict[str, set[str]] = {
    "participle": {
        "Anna Berg and Paulo Reis",
    },
}
"""What does not work yet: an order of the sentence, and the sources for which it gives another name."""


def sentence(source: str, order: str) -> str:
    upper = source[0].upper() + source[1:]
    return ORDERS[order].format(Subject=upper, subject=source, behind=source.rstrip(","))


def speakers(source: str, order: str) -> set[str | None]:
    return {quote.speaker.name if quote.speaker else None for quote in extracted(sentence(source, order))}


PAIRS = [(source, order) for source in SOURCES for order in ORDERS]


@pytest.mark.parametrize(
    ("source", "order"), [pair for pair in PAIRS if pair[0] not in OPEN.get(pair[1], set())]
)
def test_the_speaker_has_the_same_name_in_every_order(source: str, order: str) -> None:
    assert speakers(source, order) == {SOURCES[source]}, sentence(source, order)


@pytest.mark.parametrize(("source", "order"), [pair for pair in PAIRS if pair[0] in OPEN.get(pair[1], set())])
def test_an_open_pair_of_source_and_order_is_still_open(source: str, order: str) -> None:
    assert speakers(source, order) != {SOURCES[source]}, "works now; take it out of OPEN"
