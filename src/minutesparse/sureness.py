"""How sure the reading is of what was read off a picture."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from minutesparse.document import Document


class Stretch(NamedTuple):
    """A stretch of a document's text, by its offsets, and how sure its reading is, 0 to 1."""

    start: int
    end: int
    confidence: float


def read_stretches(document: Document) -> list[Stretch]:
    """Return the stretches of a document's text that were read off a picture, in order; none in a digital file."""
    found: list[Stretch] = []
    for paragraph in (*document.paragraphs(), *document.furniture):
        at = paragraph.place.start
        for run in paragraph.runs:
            if run.confidence is not None:
                found.append(Stretch(at, at + len(run.text), run.confidence))
            at += len(run.text)
    return sorted(found)


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
