"""Through what medium words reached others, whom they were told, and which outlet passed them on."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from quotebase import Quote, extract
from quotebase.errors import LexiconError
from quotebase.lexicon.channels import channel_words, extension_tables

Told = tuple[str, str | None] | None


def quotes(text: str) -> tuple[Quote, ...]:
    return extract(text).quotes


def channels(text: str) -> list[Told]:
    return [(q.channel.kind, q.channel.name) if q.channel else None for q in quotes(text)]


FROM_THE_CUE = [
    ("Rossi tweeted: “The bridge is open.”", ("social", "Twitter")),
    ("“The bridge is open,” Rossi posted on Instagram.", ("social", "Instagram")),
    ("“The bridge is open,” Rossi posted.", ("social", None)),
    ("“The bridge is open,” Rossi texted.", ("message", None)),
    ("Dr. Okafor testified that the drug was safe.", ("testimony", None)),
    (
        "Dr. Okafor testified before the Harbour Committee that the drug was safe.",
        ("testimony", "Harbour Committee"),
    ),
    ("“The bridge is open,” Rossi wrote to the mayor.", ("letter", None)),
    ("“The bridge is open,” wrote Rossi.", None),
    ("“The bridge is open,” Rossi said.", None),
]

AROUND_THE_CUE = [
    ("“The vote was fair,” Rossi said in a statement.", ("statement", None)),
    ("In a statement on Monday, Rossi said the vote was fair.", ("statement", None)),
    ("Rossi said in a statement issued on Monday that the vote was fair.", ("statement", None)),
    ("The town released a statement saying the vote was fair.", ("statement", None)),
    ("“The vote was fair,” Rossi said on Facebook.", ("social", "Facebook")),
    ("“The vote was fair,” Rossi wrote on his Facebook page.", ("social", "Facebook")),
    ("In a Facebook post on Monday, Rossi said the vote was fair.", ("social", "Facebook")),
    ("In a series of tweets, Rossi said the vote was fair.", ("social", "Twitter")),
    ("“The vote was fair,” Rossi said in a video on YouTube.", ("social", "YouTube")),
    ("“The vote was fair,” Rossi wrote on X.", ("social", "Twitter")),
    ("“The vote was fair,” Rossi said at a rally in Ohio.", ("speech", None)),
    ("“The vote was fair,” Rossi said to applause.", ("speech", None)),
    ("At the Kent Farmers Conference, Rossi said the vote was fair.", ("speech", "Kent Farmers Conference")),
    ("“The vote was fair,” Rossi said during Monday’s debate.", ("debate", None)),
    ("“The vote was fair,” Rossi said at a news conference.", ("press", None)),
    ("Speaking to reporters, Rossi said the vote was fair.", ("press", None)),
    ("“The vote was fair,” Rossi said in remarks to reporters.", ("speech", None)),
    ("“The vote was fair,” Rossi said in an interview.", ("interview", None)),
    ("In an interview in Kent last week with Le Monde, Rossi said he won.", ("interview", "Le Monde")),
    ("“The vote was fair,” Rossi said in an interview with CNN’s Tom Hill.", ("interview", "CNN")),
    ("“The vote was fair,” Rossi said in an interview with radio host Tom Hill.", ("interview", "Tom Hill")),
    ("“The vote was fair,” Rossi said on ABC’s “This Week.”", ("interview", "ABC")),
    ("Asked on CNN about the vote, Rossi said it was fair.", ("interview", "CNN")),
    ("“The vote was fair,” Rossi said in a letter to the minister.", ("letter", None)),
    ("“The vote was fair,” Rossi wrote in an email.", ("email", None)),
    ("“The vote was fair,” the company said in court papers.", ("court", None)),
    ("“The vote was fair,” Rossi wrote in an op-ed in The Guardian.", ("article", "The Guardian")),
    ("Rossi writes in The Atlantic that the vote was fair.", ("article", "The Atlantic")),
    ("“The vote was fair,” Rossi wrote on Ball Watching.", ("article", "Ball Watching")),
    ("“The vote was fair,” Rossi said in an interview with journalist Tom Hill.", ("interview", "Tom Hill")),
    ("In a video posted to her Facebook page, Rossi said the vote was fair.", ("social", "Facebook")),
    ("Rossi criticised the mayor in an email to the council.", ("email", None)),
]  # fmt: skip

TOLD = [
    ("“The vote was fair,” Rossi told Reuters.", ("interview", "Reuters")),
    ("“The vote was fair,” Rossi told CNN’s Tom Hill.", ("interview", "CNN")),
    ("“The vote was fair,” Rossi told “Meet the Press.”", ("interview", "Meet the Press")),
    ("“The vote was fair,” Rossi told NBC’s Today show.", ("interview", "NBC")),
    ("Rossi told the Kent Gazette that the vote was fair.", ("interview", "Kent Gazette")),
    ("“The vote was fair,” Rossi told me.", ("interview", None)),
    ("“The vote was fair,” Rossi told reporters.", ("press", None)),
    ("“The vote was fair,” Rossi told the crowd.", ("speech", None)),
    ("Dr. Okafor told the inquiry that the drug was safe.", ("testimony", None)),
    ("“It was an accident,” Berg told the court.", ("court", None)),
    ("“The vote was fair,” Rossi told supporters.", None),
    ("“The vote was fair,” Rossi told the host family.", None),
]

SPEAKS_ITSELF = [
    ("The report said the bridge was unsafe.", ("report", None)),
    ("The lawsuit says the bridge was unsafe.", ("court", None)),
    ("“The bridge is unsafe,” the letter reads.", ("letter", None)),
    ("The mayor leads by six points, according to a Gallup poll.", ("report", "Gallup")),
    ("The mayor leads by six points, according to a CNN/ORC poll.", ("report", "CNN/ORC")),
    ("Some 20 percent of voters in a recent Gallup poll said they would stay at home.", ("report", "Gallup")),
    ("Reuters reported that the bridge was unsafe.", ("article", "Reuters")),
    ("The bridge was unsafe, according to The New York Times.", ("article", "New York Times")),
    ("The Times Square office said the bridge was unsafe.", None),
    ("The statement office said the bridge was unsafe.", None),
]

NOT_A_CHANNEL = [
    "Rossi, who was at the rally, said the vote was fair.",
    "After the debate was over, Rossi said the vote was fair.",
    "“The vote was fair,” said Rossi, who left Facebook last year.",
    "Rossi said the post office had lost the letter from the bank.",
    "Facebook’s lawyer said the vote was fair.",
    "The post of director is vacant, Rossi said.",
    "“We met in the era of the telegram,” Rossi said.",
    "Rossi was elected at the convention. “The vote was fair,” Berg said.",
    "Rossi, a figure in the immigration debate, said the vote was fair.",
    "“The vote was fair,” Rossi told the National Gardeners.",
    "“The vote was fair,” Rossi said with a nod to a Reuters article.",
    "Because the report is late, Rossi said the vote was unfair.",
]


@pytest.mark.parametrize(("text", "told"), FROM_THE_CUE + AROUND_THE_CUE + TOLD + SPEAKS_ITSELF)
def test_the_sentence_tells_the_channel(text: str, told: Told) -> None:
    assert told in channels(text) if told else set(channels(text)) == {None}


@pytest.mark.parametrize("text", NOT_A_CHANNEL)
def test_a_medium_that_is_only_mentioned_is_no_channel(text: str) -> None:
    assert set(channels(text)) == {None}


RUNS = [
    (
        "“The vote was fair,” Marco Rossi told Reuters.\n\n“It was close,” he said.\n\nRossi said he won.",
        [("interview", "Reuters")] * 3,
    ),
    (
        "“The vote was fair,” Rossi told Reuters.\n\n“It was not,” Anna Berg said.",
        [("interview", "Reuters"), None],
    ),
    (
        "“The vote was fair,” Rossi told Reuters.\n\nRossi tweeted: “We won.”\n\n“Thank you,” Rossi added.",
        [("interview", "Reuters"), ("social", "Twitter"), ("social", "Twitter")],
    ),
    (
        "“The vote was fair,” Rossi told Reuters on Monday.\n\nRossi said on Friday that it was unfair.",
        [("interview", "Reuters"), None],
    ),
    (
        "“The vote was fair,” Rossi told Reuters.\n\nRossi has said that he will resign.",
        [("interview", "Reuters"), None],
    ),
    (
        "Marco Rossi sat down with CNN on Monday.\n\n“The vote was fair,” Rossi said.",
        [("interview", "CNN")],
    ),
    (
        "Marco Rossi spoke at a rally in Ohio on Monday. “The vote was fair,” he said.",
        [("speech", None)],
    ),
    (
        "Marco Rossi took to Twitter. “The vote was fair,” Rossi wrote.",
        [("social", "Twitter")],
    ),
    (
        "Marco Rossi attended a rally in Ohio on Monday. “The vote was fair,” Rossi said.",
        [None],
    ),
    (
        "Marco Rossi spoke at a rally in Ohio. The bridge is old. Trains are late.\n\n“We won,” Rossi said.",
        [None],
    ),
    (
        "Radio host Tom Hill asked Marco Rossi about it.\n\n“It was fair,” Rossi said.\n\n“Why?” Hill asked.",
        [("interview", "Tom Hill"), ("interview", "Tom Hill")],
    ),
    (
        "Marco Rossi said the vote was fair.\n\n“It was fair,” Rossi told Reuters.",
        [("interview", "Reuters"), ("interview", "Reuters")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), RUNS)
def test_a_channel_goes_on_until_something_ends_it(text: str, told: list[Told]) -> None:
    assert channels(text) == told


def test_the_channel_shows_the_words_that_tell_it() -> None:
    text = "“The vote was fair,” Rossi said in a statement. “It was close.”"
    channel = quotes(text)[0].channel
    assert channel is not None
    assert [text[start:end] for start, end in channel.spans] == ["in a statement"] == [channel.text]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The vote was fair,” Rossi told supporters.", "supporters"),
        ("Rossi told the farmers that the vote was fair.", "farmers"),
        ("Rossi asked Berg whether the vote was fair.", "Berg"),
        ("Rossi asked Berg whether the vote was fair. “It was,” Anna Berg said.", "Anna Berg"),
        ("“The vote was fair,” Rossi told Reuters.", None),
        ("“The vote was fair,” Rossi told reporters.", None),
        ("“The vote was fair,” Rossi said.", None),
    ],
)
def test_those_told_are_the_addressee_where_they_are_no_medium(text: str, name: str | None) -> None:
    addressee = quotes(text)[0].addressee
    assert (addressee.name if addressee else None) == name


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("“The vote was fair,” Rossi said, according to The New York Times.", "Rossi", "New York Times"),
        ("Reuters reports that Rossi said the vote was fair.", "Rossi", "Reuters"),
        ("Rossi said the vote was fair, CNN reported.", "Rossi", "CNN"),
        (
            "“The vote was fair,” Rossi wrote in the email, which was first reported by Reuters.",
            "Rossi",
            "Reuters",
        ),
        ("“The vote was fair,” Rossi said. [BBC.]", "Rossi", "BBC"),
        ("From Bloomberg:\n\n“The vote was fair,” said Rossi.", "Rossi", "Bloomberg"),
        ("“The vote was fair,” Rossi told Reuters.", "Rossi", None),
        ("Reuters reported that the vote was fair.", "Reuters", None),
    ],
)
def test_an_outlet_that_passes_words_on_is_named_beside_their_speaker(
    text: str, speaker: str, via: str | None
) -> None:
    found = [q for q in quotes(text) if q.speaker and q.speaker.name == speaker]
    assert [(q.via.name if q.via else None) for q in found] == [via]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It was fair,” Rossi told POLITICO.", "Politico"),
        ("“It was fair,” Rossi told the NYT.", "New York Times"),
        ("The Los Angeles Times was there. “It was fair,” Rossi told the Times.", "Los Angeles Times"),
        ("“It was fair,” Rossi told Kent Radio.", "Kent Radio"),
        ("“It was fair,” Rossi said in an interview with BBC Radio 4.", "BBC Radio 4"),
    ],
)
def test_a_name_has_one_spelling(text: str, name: str) -> None:
    assert ("interview", name) in channels(text)


LEXICON = tomllib.loads((files("quotebase.lexicon") / "en" / "channels.toml").read_text(encoding="utf-8"))
ROWS = [row for sort in ("medium", "audience") for row in LEXICON[sort]]
EXAMPLES = [(row["kind"], example) for row in ROWS for example in row["examples"]]
COUNTEREXAMPLES = [example for row in (*ROWS, *LEXICON["none"]) for example in row["counterexamples"]]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_an_example_of_the_lexicon_is_heard_through_what_stands_between_its_bars(
    kind: str, example: str
) -> None:
    text = re.sub(r"[<>{}|]", "", example)
    told = re.sub(r"[<>{}]", "", example).split("|")[1]
    found = [q.channel for q in quotes(text) if q.channel is not None]
    assert [channel.kind for channel in found] == [kind] * len(found)
    assert any(told.lower() in channel.text.lower() for channel in found)


@pytest.mark.parametrize("example", COUNTEREXAMPLES)
def test_a_counterexample_of_the_lexicon_is_heard_through_nothing(example: str) -> None:
    assert set(channels(example)) <= {None}


def test_a_file_of_ones_own_adds_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[outlet]]\nname = "Ball Watching"\naliases = ["BW"]\n', encoding="utf-8")
    monkeypatch.setenv("QUOTEBASE_LEXICON", str(tmp_path))
    words = channel_words(extension_tables(), {})
    assert words.names["BW"][""][0][1].name == "Ball Watching"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '[[outlet]]\nname = "BW"\nkind = "radio"\n',
            "own.toml: [[outlet]] has the unknown kind 'radio'; use one of ad, ",
        ),
        ("[[outlet]]\n", "own.toml: a [[outlet]] has neither a name nor nouns; give it one"),
        ("[[outlet", "own.toml is no valid TOML: "),
    ],
)
def test_a_faulty_file_of_ones_own_is_named(
    content: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(content, encoding="utf-8")
    monkeypatch.setenv("QUOTEBASE_LEXICON", str(own))
    with pytest.raises(LexiconError, match=re.escape(message)):
        channel_words(extension_tables(), {})


def test_a_missing_file_of_ones_own_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTEBASE_LEXICON", str(tmp_path / "none.toml"))
    with pytest.raises(LexiconError, match="which does not exist; correct it or unset it"):
        extension_tables()
