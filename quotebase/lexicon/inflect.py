"""The regular inflection of English, for lexicon entries that state only what is irregular."""

_VOWELS = "aeiou"
_STRESSED_END = frozenset(
    "admit allot commit compel concur confer control defer deter dispel emit equip excel expel forget "
    "infer omit patrol permit prefer propel rebut rebel recur refer regret remit repel submit transfer "
    "transmit".split()
)


def _doubles(stem: str) -> bool:
    if stem in _STRESSED_END:
        return True
    if len(stem) < 3 or stem[-1] in "wxy" + _VOWELS or stem[-2] not in _VOWELS or stem[-3] in _VOWELS:
        return stem.startswith("qu") and stem[-1] not in "wxy" + _VOWELS and len(stem) == 4
    return sum(ch in _VOWELS for ch in stem) == 1


def third_person(verb: str) -> str:
    """``carry`` → ``carries``, ``urge`` → ``urges``, ``push`` → ``pushes``; also the plural of a noun."""
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def past(verb: str) -> str:
    """``deny`` → ``denied``, ``quip`` → ``quipped``, ``urge`` → ``urged``."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    if verb.endswith("c"):
        return verb + "ked"
    return verb + (verb[-1] if _doubles(verb) else "") + "ed"


def gerund(verb: str) -> str:
    """``urge`` → ``urging``, ``admit`` → ``admitting``, ``see`` → ``seeing``, ``lie`` → ``lying``."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    if verb.endswith("c"):
        return verb + "king"
    return verb + (verb[-1] if _doubles(verb) else "") + "ing"


def plural(noun: str) -> str:
    """``aide`` → ``aides``, ``lawman`` → ``lawmen``, ``party`` → ``parties``."""
    if noun.endswith("man") and noun not in {"human", "german", "roman", "shaman"}:
        return noun[:-3] + "men"
    return third_person(noun)
