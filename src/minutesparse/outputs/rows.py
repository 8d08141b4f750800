"""What the listing commands list: flat rows with named columns, the same in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutesparse.register.tracked import body_name

if TYPE_CHECKING:
    from minutesparse.readers.formats import Reads
    from minutesparse.schema import Action, Decision, Due, Evidence, ItemRef, Minutes, Owner, Person

Value = str | int | float | bool | list[str] | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table on a terminal: the row's key, and another to show where that is absent.

    `most` is the most characters a line of it takes, where it holds no sentences. What stands at `under`
    is shown in the same cell, on a line below. Where a column is `whole` its longest word is never broken,
    however narrow the terminal: it is there to be copied.
    """

    key: str
    header: str
    most: int | None = None
    otherwise: str | None = None
    under: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of one kind. `keys` are all the columns, in order, of CSV and JSON; `columns` are those
    that a terminal has room for; rows with the same `group` values stand under one heading.
    """

    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    group: tuple[str, ...] = ("body", "date", "file")


MEETING = ("file", "body", "date")
ITEM = Column("item_number", "Item", most=8)
OWNER = Column("people", "Owner", most=18)
DUE = Column("due", "Due", most=12, otherwise="due_text")

ACTIONS = Listing(
    (
        *MEETING,
        "item_number",
        "item",
        "reference",
        "action",
        "owners",
        "people",
        "due",
        "due_text",
        "status",
        "previous",
        "page",
        "confidence",
        "id",
    ),
    (ITEM, OWNER, DUE, Column("status", "Status", most=11), Column("action", "Action")),
)
DECISIONS = Listing(
    (
        *MEETING,
        "item_number",
        "item",
        "decision",
        "kind",
        "mover",
        "seconder",
        "for",
        "against",
        "abstain",
        "page",
        "confidence",
        "id",
    ),
    (
        ITEM,
        Column("kind", "Kind", most=10),
        Column("decision", "Decision"),
        Column("mover", "Moved by", most=16),
    ),
)
PEOPLE = Listing(
    (*MEETING, "name", "honorific", "initials", "role", "organisation", "attendance", "id"),
    (
        Column("name", "Name"),
        Column("initials", "Initials"),
        Column("attendance", "Attendance"),
        Column("role", "Role"),
        Column("organisation", "Organisation"),
    ),
)
FINDINGS = Listing(
    (*MEETING, "code", "message", "candidates", "page", "table", "row", "paragraph", "text"),
    (Column("code", "Code", most=24), Column("message", "Finding")),
)

FORMATS = Listing(
    ("format", "endings", "read_by", "installed", "get"),
    (
        Column("format", "Format", most=18),
        Column("endings", "Endings", most=12),
        Column("read_by", "Read by", most=16),
        Column("installed", "Here", most=4),
        Column("get", "How to get it", whole=True),
    ),
    group=(),
)


def action_rows(minutes: Iterable[Minutes]) -> Iterator[Row]:
    for meeting in minutes:
        for action in meeting.actions:
            yield {**meeting_row(meeting), **action_row(action)}


def action_row(action: Action) -> Row:
    return {
        **item_row(action.item),
        "reference": action.reference,
        "action": action.text,
        "owners": [owner.text for owner in action.owners],
        "people": [name_of(owner) for owner in action.owners],
        **due_row(action.due),
        "status": action.status,
        "previous": action.previous,
        "page": action.evidence.page,
        "confidence": action.confidence,
        "id": action.id,
    }


def decision_rows(minutes: Iterable[Minutes]) -> Iterator[Row]:
    for meeting in minutes:
        for decision in meeting.decisions:
            yield {**meeting_row(meeting), **decision_row(decision)}


def decision_row(decision: Decision) -> Row:
    vote = decision.vote
    return {
        **item_row(decision.item),
        "decision": decision.text,
        "kind": decision.kind,
        "mover": decision.mover,
        "seconder": decision.seconder,
        "for": vote.in_favour if vote else None,
        "against": vote.against if vote else None,
        "abstain": vote.abstain if vote else None,
        "page": decision.evidence.page,
        "confidence": decision.confidence,
        "id": decision.id,
    }


def people_rows(minutes: Iterable[Minutes]) -> Iterator[Row]:
    for meeting in minutes:
        for person in meeting.people:
            yield {**meeting_row(meeting), **person_row(person)}


def person_row(person: Person) -> Row:
    return {
        "name": person.name,
        "honorific": person.honorific,
        "initials": list(person.initials),
        "role": person.role,
        "organisation": person.organisation,
        "attendance": person.attendance,
        "id": person.id,
    }


def format_rows(formats: Iterable[Reads]) -> Iterator[Row]:
    """Yield a row for each way in which a format is read."""
    for one in formats:
        yield {
            "format": one.format,
            "endings": list(one.endings),
            "read_by": one.read_by,
            "installed": one.installed,
            "get": one.get,
        }


def finding_rows(minutes: Iterable[Minutes]) -> Iterator[Row]:
    for meeting in minutes:
        for finding in meeting.findings:
            yield {
                **meeting_row(meeting),
                "code": finding.code,
                "message": finding.message,
                "candidates": list(finding.candidates),
                **place_row(finding.evidence),
            }


def meeting_row(minutes: Minutes) -> Row:
    meeting = minutes.meeting
    return {"file": minutes.source.path, "body": body_name(meeting), "date": meeting.date}


def item_row(item: ItemRef | None) -> Row:
    return {"item_number": item.number if item else None, "item": item.title if item else None}


def due_row(due: Due | None) -> Row:
    return {"due": due.date if due else None, "due_text": due.text if due else None}


def place_row(evidence: Evidence | None) -> Row:
    keys = ("page", "table", "row", "paragraph", "text")
    return {key: getattr(evidence, key) if evidence else None for key in keys}


def name_of(owner: Owner) -> str:
    """Return the person an owner stands for; the words as written where that is not known."""
    return owner.person.name if owner.person else owner.text
