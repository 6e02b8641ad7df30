"""The pipeline."""

from .extract.attribute import Attribution, Attributor
from .extract.chunks import chunk
from .extract.corefer import Resolver
from .extract.cues import find_cues
from .extract.marks import pair
from .extract.mentions import parse_mention
from .extract.people import People
from .extract.scan import Scanner
from .lexicon import load
from .model import Article, Cue, Quote, Span, Speaker

_SCANNER = None


def extract(article: Article) -> tuple[Quote, ...]:
    global _SCANNER
    lex = load()
    if _SCANNER is None:
        _SCANNER = Scanner(lex)
    tokens = _SCANNER.scan(article.text)
    stretches = pair(tokens)
    chunks = chunk(tokens, stretches)
    cues = find_cues(tokens, chunks, lex)
    found = Attributor(tokens, chunks, cues).run()
    people = People(tokens, lex)
    resolver = Resolver(tokens, chunks, people)
    quotes = []
    last = None
    found.sort(key=lambda a: a.content[0])
    for a in found:
        if a.cue and a.cue.verb.kind != "speech" and not any("Q" in chunks.kinds[x:y] for x, y in a.content):
            continue
        spans = []
        inq = 0
        outq = 0
        for x, y in a.content:
            lo, hi = chunks.first[x], chunks.stop[y - 1]
            if y - x == 1 and chunks.kinds[x] == "Q":
                st = chunks.stretches[x]
                lo, hi = st.first, st.stop
            if lo < hi:
                s = tokens.span(lo, hi)
                text = article.text[s[0]:s[1]]
                inq += "Q" in chunks.kinds[x:y]
                outq += chunks.kinds[x:y].strip(",.!") != "Q"
                spans.append(s)
        if not spans:
            continue
        kind = "indirect" if not inq else "mixed" if outq else "direct"
        speaker = None
        if a.source:
            lo, hi = a.source
            head = chunks.at_token(lo)
            m = parse_mention(tokens, lo, min(hi, chunks.stop[head]), lex)
            name, person = None, None
            if m.head == "relative":
                at = head - 1
                while at > 0 and chunks.kinds[at] in ",po":
                    at -= 1
                if chunks.kinds[at] == "M":
                    m = parse_mention(tokens, chunks.first[at], chunks.stop[at], lex)
            if m.head == "pronoun":
                person = resolver.pronoun(m, last)
            elif m.name and m.type == "person":
                person = people.find(m.name, m.gender)
            if person:
                name = person.name
                last = person
            elif m.name:
                name = " ".join(m.name)
            elif m.head != "pronoun":
                name = tokens.slice(lo, hi)
            speaker = Speaker(name, m.type, m.role, tokens.slice(lo, hi), (tokens.span(lo, hi),))
        cue = None
        if a.cue_range:
            lo, hi = a.cue_range
            cue = Cue(tokens.slice(lo, hi), a.cue.verb.lemma if a.cue else ":", (tokens.span(lo, hi),))
        spans.sort()
        quotes.append(Quote(kind, " ".join(article.text[s:e] for s, e in spans), tuple(spans), cue, speaker, None, None, None, None, 0.5, a.rule))
    return tuple(quotes)


def extracted(article: Article) -> Article:
    import dataclasses
    if article.errors:
        return article
    return dataclasses.replace(article, quotes=extract(article))
