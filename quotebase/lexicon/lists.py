"""Lists of words by what they tell, turned into what each word tells."""


def turned(lists: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """The words of ``lists``, each with the keys under which it stands."""
    words = {word for members in lists.values() for word in members}
    return {word: frozenset(key for key, members in lists.items() if word in members) for word in words}
