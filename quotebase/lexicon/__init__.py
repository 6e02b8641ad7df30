"""Vocabulary: what is English lives in ``en/*.toml``, and :func:`load` turns it into look-up tables."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from quotebase.errors import LexiconError

from .channels import ChannelWords, channel_words, extension_tables
from .inflect import plural
from .lists import (
    Gender,
    abbreviations,
    by_gender,
    capitalised_words,
    flat,
    media_names,
    naming_words,
    opened,
    outlet_names,
    turned,
)
from .nouns import CueNoun, cue_nouns
from .verbs import Verb, VerbForm, adjectives, light_verbs, verb_forms

__all__ = ["CueNoun", "Gender", "Lexicon", "Verb", "VerbForm", "class_by_ending", "load"]

_TOLD: tuple[Gender, ...] = ("male", "female")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the engine knows of one language; all tables are keyed as the word is printed."""

    lower_classes: dict[str, str]
    exact_classes: dict[str, str]
    verbs: dict[str, tuple[VerbForm, ...]]
    verb_openers: frozenset[str]
    """The first words of those verbs that have several (pointed out)."""
    light_verbs: dict[str, dict[str, Verb]]
    """What a form of a verb reports together with a form of a noun: "issued", "warning"."""
    adjectives: dict[str, Verb]
    """The adjectives that report behind "be": "adamant"."""
    nouns: dict[str, CueNoun]
    noun_forms: dict[str, CueNoun]
    """Their entries by singular and by plural."""
    abbreviations: frozenset[str]
    titles: dict[str, Gender]
    full_titles: dict[str, str]
    """What abbreviated titles stand for."""
    lower_ranks: frozenset[str]
    """Words that make another office of a title: the deputy governor is not the governor."""
    fields: frozenset[str]
    """What ministers are for: Affairs, Trade."""
    honorifics: frozenset[str]
    addressed: dict[str, frozenset[str]]
    """Words before a surname, offices in its place ("Mr Speaker"), and parts of titles that are surnames."""
    title_modifiers: frozenset[str]
    given_names: dict[str, Gender]
    pronouns: dict[str, Gender]
    definite: frozenset[str]
    """Determiners of what is already known."""
    introducing: dict[str, frozenset[str]]
    """Words that give a name to somebody described, those ``as`` and those ``directly`` before the name."""
    short_forms: dict[str, frozenset[str]]
    """What a given name is shortened to: William to Bill, Will, Willy."""
    suffixes: frozenset[str]
    """What stands behind a surname: Jr., and the post-nominals."""
    post_nominals: frozenset[str]
    """Those that are no part of the name: QC, MBE, MP."""
    saints: frozenset[str]
    """What stands before the name of a saint that a hospital or school is called by."""
    roles: dict[str, Gender]
    plural_roles: frozenset[str]
    capitalised_groups: frozenset[str]
    """Those in capitals: MPs."""
    unnamed: frozenset[str]
    """Those who speak without a name: "officials"; other plurals are a class of people."""
    single: frozenset[str]
    """Determiners that alone stand for one person: "another said"."""
    by_work: dict[str, str]
    """What makes somebody the holder of a role: ruling, judge."""
    by_deed: dict[str, str]
    """What somebody does who holds a role: prosecuting, prosecutor."""
    kin: frozenset[str]
    offices: frozenset[str]
    """Roles that are titles too (senator): not just anybody holds one."""
    sole_offices: frozenset[str]
    """Offices that nobody holds beside one of ``other_offices``: the president is no senator."""
    other_offices: frozenset[str]
    same_seat: frozenset[str]
    """Offices that are one: representative, congressman."""
    offices_apart: frozenset[str]
    """Offices that their noun alone does not mean: prime minister."""
    press: dict[str, tuple[str, ...]]
    """The ends of offices that speak for a body, and what those who hold one are called: spokesman."""
    everyday: dict[str, frozenset[str]]
    """What else the bearer of a title is called, by its noun: officer, of a sergeant."""
    portfolios: frozenset[str]
    """Offices that many hold, each a kind of his own: minister."""
    office_kinds: frozenset[str]
    """Words that tell which of several offices of one noun is meant: foreign, finance."""
    members: frozenset[str]
    """Roles of those who sit for a party and a state: senator."""
    origins: dict[str, frozenset[str]]
    """The country or party that a word for somebody tells: Sweden, of “Swede” and “Swedish”."""
    party_letters: dict[str, str]
    """Who a letter before a state tells somebody to be: D, Democrat."""
    states: dict[str, str]
    """What the abbreviations of states stand for."""
    compound_ends: frozenset[str]
    """The last parts of compounds that name a person ("a 45-year-old")."""
    relational: frozenset[str]
    """Roles that somebody has for somebody else ("the lawyer"): never a mere other word for a person."""
    bodies: frozenset[str]
    any_body: frozenset[str]
    """Those that a body goes by whatever it is called ("the company"), singular and plural."""
    companies: frozenset[str]
    """Those that a bare name may be of which nothing tells what bears it."""
    of_bodies: dict[str, frozenset[str]]
    """Words that tell of a name of one word beside them whether a body bears it."""
    organisation_heads: frozenset[str]
    purpose: frozenset[str]
    """What tells inside the name of a body what it is for: Department for Transport."""
    speaking_places: frozenset[str]
    organisations: frozenset[str]
    phrase_names: dict[str, tuple[tuple[str, ...], ...]]
    """Names of bodies that read like a phrase, by their first word: Save the Children."""
    outlets: frozenset[str]
    """Every spelling of every outlet that is no ordinary word."""
    media: frozenset[str]
    """Every spelling of every outlet and programme, ordinary words too."""
    documents: frozenset[str]
    writing: frozenset[str]
    """Forms of the verb that makes a letter."""
    passing_on: frozenset[str]
    """What those do with a document who have not issued it: seen by, obtained by."""
    own_words: frozenset[str]
    """Documents that speak for whoever gave them out ("the statement said")."""
    places: frozenset[str]
    countries: frozenset[str]
    holidays: frozenset[str]
    weekdays: frozenset[str]
    pointed_times: frozenset[str]
    """Times that one points to: “said that day”."""
    demonyms: frozenset[str]
    nationalities: frozenset[str]
    channels: ChannelWords
    cue_words: dict[str, frozenset[str]]
    """The lists of cue_words.toml, by name."""
    works: dict[str, Any]
    works_titled: frozenset[str]
    """The last words of what has a title: book, song, show."""
    naming: frozenset[str]
    """Words before a stretch in quotation marks that make it a word, a name or a title."""
    naming_verbs: frozenset[str]
    """Those of them that give a name: called, titled, dubbed."""

    def noun(self, word: str) -> CueNoun | None:
        """The entry of a noun that reports, by its singular or plural."""
        return self.noun_forms.get(word)


def _table(language: str, name: str) -> dict[str, Any]:
    path = files(__package__) / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"there is no lexicon file {language}/{name}.toml") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{language}/{name}.toml is no valid TOML: {error}") from None


@cache
def load(language: str = "en") -> Lexicon:
    """The lexicon of ``language``, read once a process. Raises :class:`LexiconError` if it does not hold."""
    titles, roles, bodies = (_table(language, name) for name in ("titles", "roles", "bodies"))
    names, nations = _table(language, "names"), _table(language, "nationalities")
    verb_table, noun_table = _table(language, "verbs"), _table(language, "cue_nouns")
    verbs = verb_forms(verb_table["verb"], f"{language}/verbs.toml")
    nouns = cue_nouns(noun_table["noun"])
    role_gender = by_gender(roles["singular"])
    for role in roles["singular"]["kin"]:
        role_gender.setdefault(role, "either")
    plurals = frozenset(plural(role) for role in role_gender)
    plurals |= {*roles["plural"]["irregular"], *roles["groups"]["words"]}
    title_gender = by_gender(titles["titles"])
    works, functions = _table(language, "works"), _table(language, "function_words")
    outlet_table, time = _table(language, "outlets"), _table(language, "time")
    outlets, phrases = outlet_names(outlet_table), frozenset(bodies["capitalised"]["phrases"])
    lexicon = Lexicon(
        lower_classes={},
        exact_classes={},
        verbs=verbs,
        verb_openers=frozenset(form.partition(" ")[0] for form in verbs if " " in form),
        light_verbs=light_verbs(verb_table["light"], nouns, f"{language}/verbs.toml"),
        adjectives=adjectives(verb_table["adjective"], f"{language}/verbs.toml"),
        nouns=nouns,
        noun_forms={plural(noun): entry for noun, entry in nouns.items()} | nouns,
        abbreviations=abbreviations(_table(language, "abbreviations"), title_gender),
        titles=title_gender,
        full_titles=titles["abbreviations"],
        lower_ranks=frozenset(titles["modifiers"]["lower_ranks"]),
        fields=frozenset(titles["fields"]["words"]),
        honorifics=frozenset(flat(titles["honorifics"])),
        addressed={key: frozenset(words) for key, words in titles["addressed"].items()},
        title_modifiers=frozenset(titles["modifiers"]["words"]),
        given_names=by_gender(names["given"]) | by_gender(names["ambiguous"]),
        pronouns={word: gender for gender in _TOLD for word in functions["pronouns"][gender]},
        definite=frozenset(functions["definite"]["words"]),
        introducing={how: frozenset(words) for how, words in names["introducing"].items()},
        short_forms={name: frozenset(forms) for name, forms in names["short_forms"].items()},
        suffixes=frozenset([*names["parts"]["suffixes"], *names["parts"]["post_nominals"]]),
        post_nominals=frozenset(names["parts"]["post_nominals"]),
        saints=frozenset(names["parts"]["saints"]),
        roles=role_gender,
        plural_roles=plurals,
        capitalised_groups=frozenset(roles["groups"]["capitalised"]),
        unnamed=frozenset(roles["groups"]["unnamed"]),
        single=frozenset(functions["single"]["words"]),
        by_work={work: role for role, works in roles["by_work"].items() for work in works},
        by_deed={deed: role for role, deeds in roles["by_deed"].items() for deed in deeds},
        kin=frozenset(roles["singular"]["kin"]),
        offices=frozenset(title.lower() for title in title_gender) & frozenset(role_gender),
        sole_offices=frozenset(titles["offices"]["sole"]),
        other_offices=frozenset(titles["offices"]["others"]),
        same_seat=frozenset(titles["offices"]["same_seat"]),
        offices_apart=frozenset(titles["offices"]["apart"]),
        press={key: tuple(words) for key, words in titles["press"].items()},
        everyday=turned(titles["everyday"]),
        portfolios=frozenset(titles["offices"]["portfolios"]),
        office_kinds=frozenset([*titles["offices"]["kinds"], *map(str.lower, titles["fields"]["words"])]),
        members=frozenset(titles["offices"]["members"]),
        origins=turned({key: [key, *words] for key, words in nations["origins"].items()}),
        party_letters=nations["party_letters"],
        states={form: state for state, forms in nations["states"].items() for form in forms},
        compound_ends=frozenset(roles["compound"]["ends"]),
        relational=frozenset([*roles["singular"]["kin"], *roles["relational"]["words"]]),
        bodies=frozenset(bodies["common"]["bodies"]),
        any_body=frozenset(form for body in bodies["common"]["any"] for form in (body, plural(body))),
        companies=frozenset(bodies["common"]["companies"]),
        of_bodies={how: frozenset(words) for how, words in bodies["of_bodies"].items()},
        organisation_heads=frozenset(bodies["capitalised"]["organisation_heads"]),
        purpose=frozenset(bodies["capitalised"]["purpose"]),
        speaking_places=frozenset(bodies["capitalised"]["speaking_places"]),
        organisations=frozenset(bodies["capitalised"]["organisations"]) | outlets | phrases,
        phrase_names=opened(phrases),
        outlets=outlets,
        media=media_names(outlet_table),
        documents=frozenset(flat(bodies["documents"])),
        passing_on=frozenset(bodies["passing_on"]["words"]),
        writing=frozenset(bodies["documents"]["writing"]),
        own_words=frozenset(bodies["documents"]["own_words"]),
        places=frozenset(flat(nations["places"])),
        countries=frozenset(nations["places"]["countries"]),
        holidays=frozenset(time["names"]["holidays"]),
        weekdays=frozenset(time["names"]["weekdays"]),
        pointed_times=frozenset(time["words"]["pointed"]),
        demonyms=frozenset(flat(nations["groups"])),
        nationalities=frozenset(nations["adjectives"]["nationality"]),
        channels=channel_words(
            [
                (f"{language}/channels.toml", _table(language, "channels")),
                (f"{language}/outlets.toml", outlet_table),
                *extension_tables(),
            ],
            verbs,
            _table(language, "channel_words"),
        ),
        cue_words={name: frozenset(row["words"]) for name, row in _table(language, "cue_words").items()},
        works=works,
        works_titled=frozenset(work.rpartition(" ")[2] for work in works["titles"]["works"]),
        naming=naming_words(works),
        naming_verbs=frozenset(works["words"]["verbs"]) - {*works["last_words"]["of_speech"]},
    )
    _fill_lower(lexicon, language, time)
    _fill_exact(lexicon, language, nations, names, time)
    return lexicon


def _fill_lower(lexicon: Lexicon, language: str, time: dict[str, Any]) -> None:
    """Class of every lower-case word; a list earlier in the body gives way to a later one."""
    classes = lexicon.lower_classes
    plain = _table(language, "plain_verbs")
    common = _table(language, "common_words")["words"]
    for words in common.values():
        classes |= {word: class_by_ending(word) for word in words}
    classes |= dict.fromkeys(lexicon.noun_forms, "i")
    classes |= dict.fromkeys(lexicon.documents, "d") | {plural(noun): "d" for noun in lexicon.documents}
    classes |= dict.fromkeys(lexicon.bodies, "m") | {plural(noun): "m" for noun in lexicon.bodies}
    adverbs = _table(language, "adverbs")["adverbs"]
    classes |= dict.fromkeys(adverbs["words"], "a") | dict.fromkeys(adverbs["ly_not_adverbs"], "x")
    for key in ("units", "single", "clock"):
        classes |= dict.fromkeys((word for word in time["words"][key] if " " not in word), "y")
    classes |= dict.fromkeys(time["words"]["adverbs"], "a")
    classes |= dict.fromkeys(plain["finite"]["forms"], "f")
    classes |= dict.fromkeys(lexicon.roles, "R") | dict.fromkeys(lexicon.plural_roles, "r")
    for written, forms in lexicon.verbs.items():
        if _names_platform(forms[0]) and forms[0].form in ("base", "third"):
            continue  # “Instagram” names it, whatever its letters
        letter = _verb_class(forms)
        if " " in written:
            first = written.partition(" ")[0]
            if classes.get(first, "f") in "fe":
                classes[first] = "F"
        elif letter in "VgZ" or classes.get(written, "x") not in "Rr":
            classes[written] = letter
    for letter, words in _table(language, "function_words")["classes"].items():
        classes |= dict.fromkeys(words, letter)


def _names_platform(form: VerbForm) -> bool:
    """Whether a verb is the name of the platform that it tells: “instagrammed”."""
    verb = form.verb
    return verb.channel_name is not None and verb.channel_name.lower() == verb.lemma


def class_by_ending(word: str) -> str:
    """The class of a lower-case word that no list has a class for."""
    if word.endswith("ly"):
        return "a"
    if word.endswith("ed"):
        return "q" if "-" in word else "e"
    if word.endswith("ing") and len(word) > 5:
        return "q" if "-" in word else "z"
    return "x"


def _verb_class(forms: tuple[VerbForm, ...]) -> str:
    form = forms[0].form
    if form == "ing":
        return "g"
    if form == "participle":
        return "Z"
    if form == "past":
        return "V"
    if any(known.verb.noun for known in forms):
        return "b"
    return "V" if form == "third" else "v"


def _fill_exact(
    lexicon: Lexicon, language: str, nations: dict[str, Any], names: dict[str, Any], time: dict[str, Any]
) -> None:
    """Class of every word whose capital matters."""
    classes = lexicon.exact_classes
    given = names["given"]
    classes |= dict.fromkeys(capitalised_words([*given["male"], *given["female"], *given["either"]]), "G")
    classes |= dict.fromkeys(flat(nations["adjectives"]), "J") | dict.fromkeys(lexicon.demonyms, "r")
    classes |= dict.fromkeys(nations["persons"]["words"], "R")
    classes |= dict.fromkeys(lexicon.capitalised_groups, "r")
    classes |= dict.fromkeys({*capitalised_words(lexicon.titles)} - lexicon.addressed["apart"], "T")
    classes |= dict.fromkeys(capitalised_words(lexicon.organisation_heads), "B")
    classes |= dict.fromkeys((place for place in lexicon.speaking_places if " " not in place), "B")
    alone = [*lexicon.titles, *lexicon.title_modifiers]
    classes |= dict.fromkeys((title for title in alone if " " not in title and title[:1].isupper()), "T")
    for word, letter in lexicon.lower_classes.items():
        if letter in _CLOSED and classes.get(word.capitalize()) in ("B", "T"):
            del classes[word.capitalize()]
    classes |= {word[:-1] + ".": "T" for word in lexicon.titles if word.endswith(".") and " " not in word}
    particles = [word for word in names["parts"]["particles"] if word.islower() and " " not in word]
    classes |= {word: "L" for word in particles if word not in lexicon.lower_classes}
    for written, forms in lexicon.verbs.items():
        if _names_platform(forms[0]) and forms[0].form not in ("base", "third"):
            classes[written.capitalize()] = _verb_class(forms)  # Berg Instagrammed a picture
    for key in ("weekdays", "months"):
        classes |= dict.fromkeys(time["names"][key], "y")


_CLOSED = frozenset("DYHPOWt2opwscEunUAl&^")
"""Classes of function words: a capital does not make a name of them."""
