"""How sure the reading is of what was read off a picture, told beside the values that stand on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from minutesparse.compiling import compiled
from minutesparse.document import Document, Paragraph
from minutesparse.names.initials import initials_of, is_initials, letters
from minutesparse.schema import Action, AgendaItem, Decision, Evidence, Finding, Minutes, Person

DOUBTED = 0.75
"""Initials that an engine is less sure of may be others; of a clean page's words it is sure to 0.9 and more."""
_TOKEN = compiled(r"[^\s/&,;:+()\[\]]+")

Told = TypeVar("Told", Person, AgendaItem, Decision, Action, Finding)


class Stretch(NamedTuple):
    """A stretch of a document's text, by its offsets, and how sure its reading is, 0 to 1."""

    start: int
    end: int
    confidence: float


def read_stretches(document: Document) -> list[Stretch]:
    """Return the stretches of a document's text that were read off a picture, in order; none in a digital file."""
    paragraphs = (*document.paragraphs(), *document.furniture)
    return sorted(stretch for paragraph in paragraphs for stretch in _stretches(paragraph))


def _stretches(paragraph: Paragraph) -> Iterator[Stretch]:
    at = paragraph.place.start
    for run in paragraph.runs:
        if run.confidence is not None:
            yield Stretch(at, at + len(run.text), run.confidence)
        at += len(run.text)


def confidence_at(stretches: list[Stretch], start: int, end: int) -> float | None:
    """Return how sure the least sure word between two offsets is, None where none was read off a picture.

    >>> stretches = [Stretch(0, 4, 0.9), Stretch(4, 6, 0.4)]
    >>> confidence_at(stretches, 0, 4), confidence_at(stretches, 3, 6), confidence_at(stretches, 6, 9)
    (0.9, 0.4, None)
    """
    first = max(0, bisect_right(stretches, (start,)) - 1)
    found: list[float] = []
    for index in range(first, len(stretches)):
        if stretches[index].start >= end:
            break
        if stretches[index].end > start:
            found.append(stretches[index].confidence)
    return min(found, default=None)


def with_sureness(minutes: Minutes, document: Document) -> Minutes:
    """Return the minutes with how sure the reading is of each evidence, and with the initials that it doubts.

    Minutes of a file that holds text are returned as they are.
    """
    stretches = read_stretches(document)
    if not stretches:
        return minutes
    findings = [*minutes.findings, *find_doubtful_initials(minutes, document)]
    return minutes.model_copy(
        update={
            "people": [_sure(person, stretches) for person in minutes.people],
            "items": [_sure(item, stretches) for item in minutes.items],
            "decisions": [_sure(decision, stretches) for decision in minutes.decisions],
            "actions": [_sure(action, stretches) for action in minutes.actions],
            "findings": [_sure(finding, stretches) for finding in findings],
        }
    )


def _sure(told: Told, stretches: list[Stretch]) -> Told:
    held = told.evidence
    if held is None:
        return told
    sure = held.model_copy(update={"confidence": confidence_at(stretches, held.start, held.end)})
    return told.model_copy(update={"evidence": sure})


def find_doubtful_initials(minutes: Minutes, document: Document) -> Iterator[Finding]:
    """Yield a finding for each place where the initials of an owner or a speaker were read with doubt.

    Its candidates are the people whose initials are these, or others in one letter.
    """
    owners = {letters(owner.text) for action in minutes.actions for owner in action.owners}
    known = owners | {letters(text) for person in minutes.people for text in person.initials}
    for paragraph in document.paragraphs():
        for start, end, confidence in _stretches(paragraph):
            if confidence >= DOUBTED:
                continue
            for match in _TOKEN.finditer(document.text, start, end):
                text = match[0].strip(".")
                if is_initials(text) and letters(text) in known:
                    yield Finding(
                        code="doubtful-initials",
                        message=f"“{text}” was read with doubt ({confidence:.1f}): look at the page",
                        evidence=_evidence(paragraph, match),
                        candidates=[p.name for p in minutes.people if _may_be(letters(text), p)],
                    )


def _may_be(text: str, person: Person) -> bool:
    forms = initials_of(person.name) | {letters(printed) for printed in person.initials}
    return any(len(form) == len(text) and _apart(form, text) <= 1 for form in forms)


def _apart(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _evidence(paragraph: Paragraph, match: re.Match[str]) -> Evidence:
    at = paragraph.place
    return Evidence(
        page=at.page,
        box=at.box,
        table=at.table,
        row=at.row,
        column=at.column,
        paragraph=at.paragraph,
        start=match.start(),
        end=match.end(),
        text=match[0],
    )
