"""What the subject of a cue looks like, and what stands between both: shapes over the letters of chunks."""

import re

import regex

CHAIN = regex.compile(r"(?r)(?<![op2])(?:M(?:(?:\([MN]\))?,?&M)?(?:[op]M(?:&M)?)*|P|W)")
"""A subject that ends where the cue begins: “the mayor of Oslo and his wife”, “she”, “who”."""

LINKS = frozenset("op2&")
"""The chunks before the last of such a subject, if it has several."""

MODIFIED = regex.compile(r"(?r)(?<=[.!¶,;&^])a?M(?:oM)*(?:[xefZzC]?l?[po2]x?M(?:[op]x?M)*|p[xDC]+oM)")
"""“People close to the talks”, “two people briefed on the plan”: a subject with what describes it, from the
beginning of its clause."""

DESCRIBED_BEHIND = re.compile("[xf][po2]M(?:oM)*")
"""“(said people) familiar with the plan”."""

LINKED = re.compile("M[2po]M")
DESCRIBED = 2
"""The fewest words of “sources close”."""

UNCLOSED = re.compile(r"(?P<S>M),M(?:[op]M)*")
"""“Anna Berg, head of the union (said)”: a description with no comma behind it."""

ALONE = re.compile(r"pM(?:oM)*")
"""“About 40% of them”: a subject that a preposition seems to open."""

BETWEEN = regex.compile(r"(?r)(?:,?(?:y|[p]M(?:[o]M)*|a|l)+,?)?")
"""When, where and how, between subject and cue: “Rossi, in a letter on Monday, said”."""

NEXT = re.compile(r"(?:a|y)*(?P<S>M(?:[op]M)*(?:,?&M(?:[op]M)*)?|P)")
"""A subject that begins here: behind the cue, “said on Monday the mayor of Oslo and his wife”."""


LISTED = re.compile(r"M(?:,M)+,?&M(?=[ya]*[EuUfFCK])")
"""“Rossi, Berg and Holm (left)”."""

SEVERAL = re.compile(r"M(?P<first>&M|(?:,M)+),?&M(?:[op]M)*")
"""“Rossi, Anna Berg and the mayor of Graz”, “Food and Drug Board and Holm”: a sentence up to its cue."""

RELATIVE = regex.compile(r"(?r)(?<![op2])(?P<S>M(?:[op]M)*)(?:,[^,.!¶C]{1,9})?,W[^.!¶QCK]*,")
"""“Anna Berg, who served as secretary for Russia, Ukraine and Eurasia, ”: the head of a relative clause."""

SUBORDINATE_CLAUSE = regex.compile(r"(?r)[wc](?P<S>M|P)[au]*[fFeC][^,.!¶cwtCEuUfF]*&a*")
"""“When Rossi attacked Berg and (called her a liar)”: the clause that a cue goes on with."""

WHO_CLAUSE = regex.compile(r"(?r)M,(?P<S>W)[au]*[fFe][^,.!¶cwtCEuUfFWP&]{0,8}&a*")
"""“(praised) Berg, who quit on Monday and (said)”: the clause of “who” that a cue goes on with."""

INSERTED = "WwM0HYxqeszpaZGd1y^n"
"""What may open an insertion between a subject and its cue: “, a doctor,”, “, on air,”, “, not Berg,”."""

POSSESSIVE = "S"
GOVERNS = "fCG"
"""The verbs whose object stands right behind them."""

WITH_CLAUSE = regex.compile(
    r"(?r)(?<=[.!¶;,])[&^a]*p?(?P<S>(?:M|Y)(?:[op]M)*)W(?P<V>[au]*n?[fFeCEKuUx])[^.!¶,;QW]*"
)
"""“A man who saw it (said)”: a subject with what tells who is meant, from the beginning of its sentence."""

WITH_PARTICIPLE = regex.compile(
    r"(?r)(?<=[.!¶;])[&^a]*(?P<S>(?:M|Y)(?:[op2]M)*(?:&[MY])?)G[^.!¶,;:QEuUfFCKWwtcs]*(?:,[\^a]+,)?"
)
"""“Residents seeking a new school (said)”: the same with a participle, which has no verb of its own."""

TAG = re.compile(r"([A-Z])-[A-Z][A-Za-z.]*")
"""R-Ga., D-Vermont, D-N.Y.; also T-Mobile."""

BESIDE_PARTICIPLE = regex.compile(r"(?r)(?P<S>M(?:[op]M)*)y?[\^cp][zG](?:M|[po]M|y)+")
"""“Rossi on Sunday while addressing a rally in Graz (said)”."""
