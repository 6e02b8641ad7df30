"""What stands before and after a cue: the shapes of English attribution, as patterns over chunk strings.

A *subject* shape ends where the cue begins; a *frame* shape begins where the cue ends. Both are written in
verbose mode over the letters of :data:`.chunks.CHUNKS` and :data:`.scan.CLASSES`.
"""

import regex

MENTION = r"M(?:[op]M)*+"
SPEAKER = rf"(?P<S>(?<![op2])M(?:[op]M)*(?:,?&M(?:[op]M)*)?|P|W|D)"
APPOSITION = r"(?:,[^.!¶Q:;]{1,40}?,|\([^.¶()]{1,14}\)|-[^.!¶Q-]{1,40}?-)"
BETWEEN = r"(?:,?(?:y|[op]M|a|&)+,?)?"
ADJUNCT = r"(?:,?(?:[po]+(?:M|O|H|z[oM]?M?|0|x|Q(?!¶))|y|a|l))*,?"
ADDRESSEE = r"(?P<A>(?:M|O|P)(?:[o]M)*(?:&M)?)"

SUBJECT = regex.compile(rf"(?r){SPEAKER}(?:{APPOSITION})?{BETWEEN}")
"""“Rossi”, “Rossi, the mayor,”, “Rossi (R-Texas) on Monday”: up to the cue, from the right."""

SPEAKER_AFTER = regex.compile(rf"(?:a|y)*(?P<S>M(?:[op]M)*(?:,?&M(?:[op]M)*)?|P)")
"""“said Rossi”: from the cue on."""

QUOTE_BEFORE = regex.compile(r"(?r)(?<=[.!¶:;])(?P<X>[^.!¶CG:;]*Q)[,!-]?")
"""A quoted stretch, with what its sentence says before it, up to the speaker or cue."""

CLAUSE_BEFORE = regex.compile(r"(?r)(?<=[.!¶:;])(?P<X>[^.!¶:;]+),")


def _after(shape: str) -> regex.Pattern[str]:
    return regex.compile(shape, regex.VERBOSE)


FRAMES: tuple[tuple[str, frozenset[str], regex.Pattern[str]], ...] = tuple(
    (name, frozenset(needs), _after(shape))
    for name, needs, shape in [
        # said: “Q” · said on Friday, “Q” · told reporters in Rome: “Q”
        ("quote", ("quote", "that", "bare", "A quote", "A that"), rf"{ADJUNCT}[,:-]?(?P<X>Q)"),
        ("A quote", ("quote", "A quote", "A that", "that"), rf"{ADDRESSEE}{ADJUNCT}[,:-]?(?P<X>Q)"),
        # said in a letter to staff that C
        ("that", ("that", "A that"), rf"{ADJUNCT}(?P<X>t)"),
        ("A that", ("A that", "that"), rf"{ADDRESSEE}{ADJUNCT}(?P<X>t)"),
        # asked (A) whether C
        ("wh", ("wh", "A wh"), rf"{ADJUNCT}(?P<X>w)"),
        ("A wh", ("A wh",), rf"{ADDRESSEE}{ADJUNCT}(?P<X>w)"),
        # vowed to go · urged A to go
        ("to", ("to", "A to"), rf"(?:y|a)*(?P<X>n?[2I])"),
        ("A to", ("A to",), rf"{ADDRESSEE}(?:y|a)*(?P<X>n?[2I])"),
        ("ing", ("ing",), r"(?P<X>[zG])"),
        # described N as
        ("as", ("as",), r"(?P<X>(?:M|O|P|Q)[^.!¶]*?s)"),
        ("A bare", ("A bare",), rf"{ADDRESSEE}{ADJUNCT}(?P<X>[MPDHQxO](?=[^.!¶]*[EuUfCeKxS]))"),
        # said C · announced N
        ("bare", ("bare",), rf"(?:y|a(?=[MPDHNQ]))*(?P<X>[MPDHQxOJwc0qpze(])"),
        ("np", ("np", "call", "np of", "np for", "np on", "np to", "np as", "np over", "np about", "np with"), r"(?P<X>[MPDHQxOJw0qze])"),
    ]
)
"""What may follow a cue, in the order tried: name, the lexicon frames of which the verb needs one, shape."""

COLON = regex.compile(r"[^.!¶CG:]{0,14}:(?P<X>[^.¶])")
