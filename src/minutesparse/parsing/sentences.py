"""Sentences of a paragraph, with their offsets: minutes are full of "Cllr.", "2.30 p.m." and "No. 3"."""

from __future__ import annotations

import re

from minutesparse.compiling import compiled

_END = compiled(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-ZÀ-Þ0-9])|;\s+(?=[A-Z])")
_ABBREVIATED = compiled(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Cllr|Cllrs|Cr|Rev|Revd|St|Hon|No|Nos|Ref|approx|etc|e\.g|i\.e|eg|ie|vs|cf|Ltd|Co|Inc|p\.m|a\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|dhr|mw|drs|nr|bijv|o\.a|ca|z\.B|bzw|Nr|(?:am|vom|bis|zum|ab|den|dem) \d{1,2}|inkl|exkl|zzgl|ggf|evtl)|\b[A-Z])\.$"
)

_CITED = compiled(r"\b(?:Art|Abs|Ziff)\.\s+\d")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each sentence of a paragraph; together they cover all visible text.

    >>> t = "Cllr. Reed will write to No. 3. The Clerk is to reply."
    >>> [t[a:b] for a, b in sentences(t)]
    ['Cllr. Reed will write to No. 3.', 'The Clerk is to reply.']
    >>> len(sentences("Das Protokoll vom 6. Februar ist genehmigt."))
    1
    """
    spans, start = [], 0
    for match in _END.finditer(text):
        head = text[start : match.start() + 1]
        if _CITED.search(text, max(0, match.start() - 5), match.end() + 1) or (
            _ABBREVIATED.search(head[-12:])
            and not _ends_anyway(head[-8:], text[match.end() : match.end() + 60])
        ):
            continue
        end = match.start() + len(match.group().rstrip())
        spans.append((start, end))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans


def _ends_anyway(head: str, rest: str) -> bool:
    """ "at 7 p.m. The Clerk …": an abbreviation may end a sentence where a new one plainly begins."""
    return bool(re.search(r"(?:\b[ap]\.?m|etc)\.$", head, re.IGNORECASE)) and bool(
        re.match(r"[A-Z][a-z]+\s", rest)
    )
