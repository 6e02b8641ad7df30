"""Tokens and what they keep of the text."""

import unicodedata

from tests.extract.cases import extracted

NEWS = "“Ya está,” José Muñoz said in Malmö. Zoë Brontë told Le Soleil the café was “fermé”."


def test_accents_set_apart_from_their_letters_change_nothing() -> None:
    """Files that come from a Mac often write é as an e and an accent."""
    apart = unicodedata.normalize("NFD", NEWS)
    assert len(apart) > len(NEWS)
    found = [(quote.kind, quote.text, quote.speaker and quote.speaker.name) for quote in extracted(apart)]
    composed = [(quote.kind, quote.text, quote.speaker and quote.speaker.name) for quote in extracted(NEWS)]
    assert len(composed) == 2
    assert [tuple(unicodedata.normalize("NFC", str(part)) for part in row) for row in found] == composed
