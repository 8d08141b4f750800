"""Initials of speakers: whose they are, and which fit two people, doubtful although they own nothing."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.compiling import compiled
from minutesparse.document import Document, Paragraph
from minutesparse.names.initials import letters
from minutesparse.resolving.fitting import fitting
from minutesparse.schema import Evidence, Finding, Person
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

# "AB – welcomed the report", "AB reported", "AB, CD to meet" at the head of a line or sentence
_SPEAKER = compiled(
    r"(?:^|(?<=[.;]\s)|(?<=^[-•*]\s))([A-Z]{2,3}|[A-Z][A-Z][a-z]{1,2})(?=\s*[-–—:]\s|\s[a-z]|\s?[/&,]\s?[A-Z]{2,3}\b)"
)


def doubtful_speakers(
    document: Document,
    people: Sequence[Person],
    vocabulary: Vocabulary,
    bodies: frozenset[str],
    reported: set[str],
) -> list[Finding]:
    """Return a finding for each set of initials in the text that fits two people or more."""
    found: list[Finding] = []
    seen = set(reported)
    for paragraph in document.paragraphs():
        for match in _SPEAKER.finditer(paragraph.text):
            initials = match[1]
            if plain(initials) in seen or letters(initials) in bodies:
                continue
            seen.add(plain(initials))
            candidates, _ = fitting(initials, people, vocabulary)
            if len(candidates) > 1:
                names = [p.name for p in candidates]
                found.append(
                    Finding(
                        code="ambiguous-initials",
                        message=f"“{initials}” could be {', '.join(names[:-1])} or {names[-1]}",
                        evidence=_evidence(document, paragraph, match.start(1), match.end(1)),
                        candidates=names,
                    )
                )
    return found


def with_initials_used(
    document: Document, people: Sequence[Person], vocabulary: Vocabulary, bodies: frozenset[str]
) -> list[Person]:
    """Return the people with the initials that the text calls them by, where these fit nobody else."""
    used: dict[str, list[str]] = {}
    seen: set[str] = set()
    for paragraph in document.paragraphs():
        for match in _SPEAKER.finditer(paragraph.text):
            initials = match[1]
            if initials in seen or letters(initials) in bodies:
                continue
            seen.add(initials)
            candidates, method = fitting(initials, people, vocabulary)
            if len(candidates) == 1 and method and "initials" in method:
                used.setdefault(candidates[0].id, []).append(initials)
    return [
        p.model_copy(update={"initials": list(dict.fromkeys([*p.initials, *used[p.id]]))})
        if p.id in used
        else p
        for p in people
    ]


def _evidence(document: Document, paragraph: Paragraph, start: int, end: int) -> Evidence:
    at = paragraph.place
    return Evidence(
        page=at.page,
        box=at.box,
        table=at.table,
        row=at.row,
        column=at.column,
        paragraph=at.paragraph,
        start=at.start + start,
        end=at.start + end,
        text=document.text[at.start + start : at.start + end],
    )
