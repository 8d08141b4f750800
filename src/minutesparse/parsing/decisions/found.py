"""What a finder of decisions hands on: a span of the document, how it was found, how sure."""

from __future__ import annotations

from dataclasses import dataclass

from minutesparse.parsing.lines import Line
from minutesparse.schema import Vote


@dataclass(frozen=True, slots=True)
class Found:
    """One finder's view of a decision. `start` and `end` are offsets into the document's text."""

    line: Line
    start: int
    end: int
    kind: str | None
    marked: bool
    confidence: float
    how: str
    mover: str | None = None
    seconder: str | None = None
    vote: Vote | None = None
