"""Why something was taken for an action, or was not: each sign that a finder saw, with what it weighs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minutesparse.document import Document, Table
from minutesparse.parsing.actions import find_actions, find_marked, reading_of
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.prose import LEAST, proposed
from minutesparse.parsing.actions.weighing import BASE, likelihood, weigh, weights
from minutesparse.parsing.lines import Outline, span_evidence
from minutesparse.schema import Evidence, Person
from minutesparse.source import Place

NEARLY = 0.25
"""So likely must a sentence be an action to be told of where it was not taken for one."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """How one finder saw an action. Of a sentence each sign has a weight, and `total` is their sum.

    `before` is the marker or the owner that stands before it on its line, `column` the heading of the table's column that it stands in.
    """

    how: str
    evidence: Evidence
    confidence: float
    signs: tuple[tuple[str, float | None], ...]
    total: float | None = None
    before: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Reasons:
    """All that speaks for an action; without `action` (its id), for a sentence that was not taken for one."""

    action: str | None
    sightings: tuple[Sighting, ...]


def explain_actions(outline: Outline, people: Sequence[Person]) -> list[Reasons]:
    """Return the reasons for each action of a meeting, then for each sentence that was nearly one."""
    found = find_actions(outline, people)
    told = [
        Reasons(
            action.id, tuple(_sighting(outline.document, one) for one in candidate.joined or (candidate,))
        )
        for action, candidate in zip(found.actions, found.seen, strict=True)
    ]
    taken = [one for candidate in found.seen for one in candidate.joined or (candidate,)]
    return [*told, *_nearly(outline, people, taken)]


def _nearly(outline: Outline, people: Sequence[Person], taken: Sequence[Candidate]) -> Iterator[Reasons]:
    tasks = reading_of(outline, people)
    for line, proposals in proposed(outline, tasks, people, marked=len(find_marked(outline, tasks))):
        best = max(proposals, key=lambda p: likelihood(p.signals))
        start, end = (line.paragraph.place.start + at for at in (best.start, best.end))
        if NEARLY <= likelihood(best.signals) < LEAST and not any(
            one.start < end and start < one.end for one in taken
        ):
            evidence = span_evidence(outline.document, line.paragraph, start, end)
            yield Reasons(None, (_weighed(evidence, best.signals),))


def _sighting(document: Document, candidate: Candidate) -> Sighting:
    evidence = span_evidence(document, candidate.paragraph, candidate.start, candidate.end)
    if candidate.how == "prose":
        return _weighed(evidence, candidate.signals)
    return Sighting(
        candidate.how,
        evidence,
        candidate.confidence,
        tuple((sign, None) for sign in candidate.signals),
        before=_before(candidate),
        column=_column_heading(document, candidate.paragraph.place),
    )


def _weighed(evidence: Evidence, signs: Sequence[str]) -> Sighting:
    told = ((BASE, weights()[BASE]), *weigh(signs))
    chance = likelihood(signs)
    return Sighting("prose", evidence, round(chance, 2), told, total=round(sum(w for _, w in told), 2))


def _before(candidate: Candidate) -> str | None:
    if candidate.how not in ("marker", "list"):
        return None
    at = candidate.start - candidate.paragraph.place.start
    return candidate.paragraph.text[: max(0, at)].strip() or None


def _column_heading(document: Document, place: Place) -> str | None:
    """Return the words at the head of the column that a place stands in, where the table's first row has any."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    table = next((table for table in tables if table.number == place.table), None)
    if table is None or place.row in (None, 1):
        return None
    cells = (cell for row in table.rows[:1] for cell in row)
    over = (c for c in cells if c.column <= (place.column or 0) < c.column + c.column_span)
    return next((" ".join(cell.text.split()) or None for cell in over), None)
