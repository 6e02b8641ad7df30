"""The word lists parse, are in order, and put no word where another list forbids it."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import quotebase.lexicon
from quotebase.lexicon.channels import listed
from quotebase.lexicon.inflect import plural
from quotebase.lexicon.verbs import verb_forms
from quotebase.model import ChannelKind

FOLDER = Path(quotebase.lexicon.__file__).parent / "en"
WORD_LISTS = [
    "abbreviations",
    "adverbs",
    "bodies",
    "channel_words",
    "cue_words",
    "channels",
    "common_words",
    "names",
    "nationalities",
    "outlets",
    "plain_verbs",
    "roles",
    "time",
    "titles",
    "works",
]


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def arrays(value: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    """Every array of words in a table, with where it stands; example sentences are no words."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in {"examples", "counterexamples"}:
                yield from arrays(part, f"{path}.{key}")
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for number, item in enumerate(value):
            yield from arrays(item, f"{path}[{item.get('name', number)}]")
    elif isinstance(value, list):
        yield path, value


def alphabetical(word: str) -> tuple[str, str]:
    return word.casefold(), word


def shared(lists: dict[str, list[str]]) -> list[str]:
    """The words that stand in more than one of ``lists``."""
    counts = Counter(word for words in lists.values() for word in set(words))
    return sorted(word for word, count in counts.items() if count > 1)


@pytest.mark.parametrize("name", WORD_LISTS)
def test_every_list_is_in_alphabetical_order(name: str) -> None:
    unsorted = [path for path, words in arrays(table(name), name) if words != sorted(words, key=alphabetical)]
    assert unsorted == []


@pytest.mark.parametrize("name", WORD_LISTS)
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    twice = {
        path: [word for word, count in Counter(words).items() if count > 1]
        for path, words in arrays(table(name), name)
    }
    assert {path: words for path, words in twice.items() if words} == {}


@pytest.mark.parametrize("name", WORD_LISTS)
def test_words_are_neither_empty_nor_padded(name: str) -> None:
    odd = [word for _, words in arrays(table(name), name) for word in words if word != " ".join(word.split())]
    assert odd == []
    assert all(word for _, words in arrays(table(name), name) for word in words)


@pytest.mark.parametrize("name", WORD_LISTS)
def test_a_file_opens_by_saying_what_it_holds(name: str) -> None:
    assert (FOLDER / f"{name}.toml").read_text(encoding="utf-8").startswith("# ")


def test_a_given_name_tells_one_gender_or_stands_with_those_that_tell_none() -> None:
    names = table("names")
    lists = {
        f"{part}.{gender}": names[part][gender] for part in ("given", "ambiguous") for gender in names[part]
    }
    assert shared(lists) == []


def test_a_title_tells_one_gender_or_none() -> None:
    assert shared(table("titles")["titles"]) == []


def test_courtesies_and_abbreviations_are_titles_too() -> None:
    titles = table("titles")
    known = {title for words in titles["titles"].values() for title in words}
    assert {title for words in titles["honorifics"].values() for title in words} - known == set()
    assert set(titles["abbreviations"]) - known == set()


def test_every_office_abbreviated_with_a_full_stop_has_its_full_form() -> None:
    titles = table("titles")
    without = {"Mr.", "Mrs.", "Ms.", "Mx.", "Messrs."}
    dotted = {title for words in titles["titles"].values() for title in words if title.endswith(".")}
    assert dotted - without - set(titles["abbreviations"]) == set()


def test_no_title_is_a_given_name() -> None:
    names = table("names")
    given = {word for part in ("given", "ambiguous") for words in names[part].values() for word in words}
    assert sorted(given & {title for words in table("titles")["titles"].values() for title in words}) == []


def test_a_role_tells_one_gender_or_none() -> None:
    singular = table("roles")["singular"]
    genders = {gender: singular[gender] for gender in ("any", "male", "female")}
    assert shared(genders) == []
    assert set(singular["kin"]) <= {word for words in genders.values() for word in words}


def test_irregular_plurals_and_groups_share_no_word_and_repeat_no_regular_plural() -> None:
    roles = table("roles")
    irregular, groups = roles["plural"]["irregular"], roles["groups"]["words"]
    assert shared({"irregular": irregular, "groups": groups}) == []
    regular = {plural(role) for words in roles["singular"].values() for role in words}
    assert sorted(regular & {*irregular, *groups}) == []


def test_a_noun_names_a_person_or_a_body_or_a_document() -> None:
    singular, bodies = table("roles")["singular"], table("bodies")
    people = [word for gender in ("any", "male", "female") for word in singular[gender]]
    documents = [*bodies["documents"]["nouns"], *bodies["documents"]["plural"]]
    assert shared({"people": people, "bodies": bodies["common"]["bodies"], "documents": documents}) == []


def test_capitalised_bodies_share_no_entry_and_are_no_given_names() -> None:
    capitalised = table("bodies")["capitalised"]
    assert shared({key: capitalised[key] for key in ("organisations", "speaking_places")}) == []
    names = table("names")
    given = {word for part in ("given", "ambiguous") for words in names[part].values() for word in words}
    assert sorted(given & {word for words in capitalised.values() for word in words}) == []


def test_a_plain_verb_reports_nothing() -> None:
    reporting = set(verb_forms(table("verbs")["verb"], "verbs.toml"))
    assert sorted(reporting & set(table("plain_verbs")["finite"]["forms"])) == []


def test_a_plain_verb_is_no_noun_for_a_person_a_body_or_a_document() -> None:
    singular, bodies = table("roles")["singular"], table("bodies")
    nouns = {word for words in singular.values() for word in words}
    nouns |= {*bodies["common"]["bodies"], *bodies["documents"]["nouns"]}
    nouns |= {plural(noun) for noun in nouns}
    assert sorted(nouns & set(table("plain_verbs")["finite"]["forms"])) == []


def test_plain_verbs_auxiliaries_and_modals_share_no_form() -> None:
    verbs = table("plain_verbs")
    assert shared({"finite": verbs["finite"]["forms"], **verbs["auxiliaries"]}) == []


def test_adverbs_do_not_end_in_ly_unless_listed_by_hand_and_the_exceptions_all_do() -> None:
    adverbs = table("adverbs")["adverbs"]
    assert shared(adverbs) == []
    assert [word for word in adverbs["ly_not_adverbs"] if not word.endswith("ly")] == []


def test_an_abbreviation_ends_in_a_full_stop_and_does_one_thing() -> None:
    abbreviations = table("abbreviations")["abbreviations"]
    assert shared(abbreviations) == []
    assert [word for words in abbreviations.values() for word in words if "." not in word] == []


def test_demonyms_parties_and_religions_share_no_word() -> None:
    nations = table("nationalities")
    assert shared(nations["adjectives"]) == []
    assert shared(nations["groups"]) == []


def test_every_place_that_is_a_given_name_is_marked_as_one() -> None:
    places, names = table("nationalities")["places"], table("names")
    listed = {word for key, words in places.items() if key != "person_names" for word in words}
    given = {word for part in ("given", "ambiguous") for words in names[part].values() for word in words}
    assert sorted(listed & given - set(places["person_names"])) == []
    assert sorted(set(places["person_names"]) - listed) == []


def test_no_adjective_of_nation_party_or_faith_is_a_given_name() -> None:
    names, nations = table("names"), table("nationalities")
    given = {word for words in names["given"].values() for word in words}
    capitalised = {word for words in nations["adjectives"].values() for word in words}
    assert sorted(given & (capitalised | set(nations["persons"]["words"]))) == []


def test_a_common_word_is_one_lower_case_word_in_one_list() -> None:
    words = table("common_words")["words"]
    assert shared(words) == []
    listed = [word for part in words.values() for word in part]
    assert [word for word in listed if not re.fullmatch(r"[a-z]+(-[a-z]+)*", word)] == []


def test_no_common_word_is_a_given_name() -> None:
    listed = {word for part in table("common_words")["words"].values() for word in part}
    given = {word.lower() for words in table("names")["given"].values() for word in words}
    assert sorted(listed & given) == []


def names_of_channels(file: str) -> list[str]:
    rows = [row for sort in ("platform", "outlet", "programme") for row in listed(table(file), sort)]
    return [form for row in rows for form in (row["name"], *row.get("aliases", ()))]


def test_a_platform_outlet_or_programme_is_listed_once_under_one_name() -> None:
    names = names_of_channels("channels") + names_of_channels("outlets")
    assert [form for form, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize("file", ["channels", "outlets"])
def test_every_ambiguous_channel_is_one_of_its_file(file: str) -> None:
    assert sorted(set(table(file)["ambiguous"]["names"]) - set(names_of_channels(file))) == []


def test_channel_kinds_are_those_of_the_model() -> None:
    channels = table("channels")
    kinds = {row["kind"] for key in ("platform", "medium") for row in channels[key]}
    assert kinds <= set(get_args(ChannelKind))
    assert {row["kind"] for row in channels["medium"]} == set(get_args(ChannelKind))


def test_a_noun_names_one_kind_of_channel() -> None:
    media = table("channels")["medium"]
    nouns = Counter(noun for row in media for noun in row["nouns"])
    assert [noun for noun, count in nouns.items() if count > 1] == []


def test_every_medium_shows_one_of_its_nouns_between_bars_and_none_where_there_is_no_channel() -> None:
    for row in table("channels")["medium"]:
        for example in row["examples"]:
            (phrase,) = re.findall(r"\|([^|]+)\|", example)
            assert any(
                re.search(rf"\b{re.escape(noun)}\b", phrase, re.IGNORECASE) for noun in row["nouns"]
            ), example
        assert row["counterexamples"]
        assert not any(sign in sentence for sentence in row["counterexamples"] for sign in "|<>{}")
