"""A document as it was read, line by line: what `minutes show` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutesparse.outputs.rows import Column, Listing, Row, name_of
from minutesparse.parsing.lines import Outline
from minutesparse.schema import Action, Decision, Evidence, Minutes, Person

OUTLINE = Listing(
    ("page", "table", "row", "paragraph", "part", "column", "item", "heading", "text", "found"),
    (Column("part", "Part"), Column("column", "Column"), Column("text", "Text"), Column("found", "Found")),
    group=(),
)


def outline_rows(outline: Outline, meetings: Iterable[Minutes]) -> Iterator[Row]:
    """Yield every line with the part of the meeting it was taken for and what was found in it."""
    found = [pair for meeting in meetings for pair in finds(meeting)]
    for line in outline.lines:
        place = line.paragraph.place
        label = f"{line.paragraph.label} " if line.paragraph.label else ""
        yield {
            "page": place.page,
            "table": place.table,
            "row": place.row,
            "paragraph": place.paragraph,
            "part": line.part.value,
            "column": line.column.value if line.column else None,
            "item": (line.item.number or line.item.title) if line.item else None,
            "heading": line.heading,
            "text": label + line.text,
            "found": [
                said for at, said in found if place.start <= at.start < max(place.end, place.start + 1)
            ],
        }


def finds(meeting: Minutes) -> list[tuple[Evidence, str]]:
    """Return all that was found in a meeting, with its place and in a few words."""
    return [
        *((p.evidence, _person(p)) for p in meeting.people),
        *((i.evidence, f"item: {' '.join(filter(None, (i.number, i.title)))}") for i in meeting.items),
        *((d.evidence, _decision(d)) for d in meeting.decisions),
        *((a.evidence, _action(a)) for a in meeting.actions),
        *((f.evidence, f"finding: {f.code}") for f in meeting.findings if f.evidence),
    ]


def facts(meeting: Minutes) -> str:
    """Return what was found of the meeting as a whole, on one line."""
    told = meeting.meeting
    following = told.next_meeting.date if told.next_meeting else None
    pairs = [
        ("body", told.body),
        ("date", told.date),
        ("start", told.start_time),
        ("end", told.end_time),
        ("place", told.place),
        ("chair", told.chair),
        ("secretary", told.secretary),
        ("next meeting", following),
    ]
    return "; ".join(f"{name}: {value}" for name, value in pairs if value) or "no facts of the meeting"


def _person(person: Person) -> str:
    came = f" ({person.attendance.replace('_', ' ')})" if person.attendance else ""
    return f"person: {person.name}{came}"


def _decision(decision: Decision) -> str:
    return f"decision {decision.confidence:.2f}{f': {decision.kind}' if decision.kind else ''}"


def _action(action: Action) -> str:
    owners = ", ".join(name_of(owner) for owner in action.owners) or "nobody"
    due = f" by {action.due.date or action.due.text}" if action.due else ""
    earlier = ", of an earlier meeting" if action.previous else ""
    return f"action {action.confidence:.2f}: {owners}{due}, {action.status}{earlier}"
