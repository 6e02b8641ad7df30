"""A small archive whose quotations are known to the letter, for tests of what is asked of a database."""

from dataclasses import replace

from quotebase.model import Article, Channel, Cue, Party, Quote, Span, Speaker

BRIDGE = (
    "The new bridge opened on Monday.\n\n"
    "“It will save an hour,” Mayor Ada Byron wrote on Twitter, “and not one tree.” Crowds cheered.\n\n"
    "According to The Harbour Post, she told builders that +5 °C was too cold."
)


def _span(text: str, words: str) -> tuple[Span]:
    start = text.index(words)
    return (Span(start, start + len(words)),)


_MAYOR = Speaker("Ada Byron", "person", "Mayor", "Mayor Ada Byron", _span(BRIDGE, "Mayor Ada Byron"))

SPLIT = Quote(
    kind="direct",
    text="It will save an hour and not one tree.",
    spans=(*_span(BRIDGE, "It will save an hour"), *_span(BRIDGE, "and not one tree.")),
    cue=Cue("wrote", "write", _span(BRIDGE, "wrote")),
    speaker=_MAYOR,
    channel=Channel("social", "Twitter", "on Twitter", _span(BRIDGE, "on Twitter")),
    addressee=None,
    via=None,
    parent=None,
    confidence=0.97,
    rule="quote-speaker-cue",
)

REPORTED = Quote(
    kind="indirect",
    text="+5 °C was too cold",
    spans=_span(BRIDGE, "+5 °C was too cold"),
    cue=Cue("told", "tell", _span(BRIDGE, "told")),
    speaker=replace(_MAYOR, role=None, text="she", spans=_span(BRIDGE, "she")),
    channel=None,
    addressee=Party("builders", "builders", _span(BRIDGE, "builders")),
    via=Party("The Harbour Post", "The Harbour Post", _span(BRIDGE, "The Harbour Post")),
    parent=None,
    confidence=0.81,
    rule="speaker-cue-that",
)

STRIKE = "“Nobody has called us”, a driver did not say. 習近平: “We follow the strike.”"

UNSAID = Quote(
    kind="direct",
    text="Nobody has called us",
    spans=_span(STRIKE, "Nobody has called us"),
    cue=Cue("did not say", "say", _span(STRIKE, "did not say"), modality="negated"),
    speaker=Speaker(None, "anonymous", None, "a driver", _span(STRIKE, "a driver"), "stays unnamed"),
    channel=None,
    addressee=None,
    via=None,
    parent=None,
    confidence=0.6,
    rule="quote-speaker-cue",
)

WIDE = Quote(
    kind="direct",
    text="We follow the strike.",
    spans=_span(STRIKE, "We follow the strike."),
    cue=Cue(":", ":", _span(STRIKE, ":")),
    speaker=Speaker("習近平", "person", None, "習近平", _span(STRIKE, "習近平")),
    channel=None,
    addressee=None,
    via=None,
    parent=None,
    confidence=0.5,
    rule="speaker-colon-quote",
)

ARTICLES = (
    Article(
        text=BRIDGE,
        id="bridge",
        title="Mayor opens bridge",
        outlet="The Courier",
        author="Nora Field",
        published="2022-02-21T09:30:00+00:00",
        url="https://courier.example/bridge",
        language="en",
        quotes=(SPLIT, REPORTED),
    ),
    Article(
        text=STRIKE,
        id="strike",
        title="=Drivers walk out",
        outlet="The Harbour Post",
        published="2022-03-05",
        quotes=(UNSAID, WIDE),
    ),
    Article(text="Nothing was said.", id="quiet", title="Quiet day", published="2022-03-06"),
)
