"""The actions as to-dos of a calendar (RFC 5545, VTODO)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from minutesparse.outputs.export.log import Entry, Log, told
from minutesparse.outputs.export.replacing import MARK

if TYPE_CHECKING:
    from icalendar import Todo

_STATUS = {"open": "NEEDS-ACTION", "done": "COMPLETED", "dropped": "CANCELLED"}


def write(log: Log, target: Path) -> None:
    """Write every action as a VTODO: UID made of the action's id, so that a calendar that takes the file
    again updates what it has; DUE, STATUS, and RELATED-TO the meeting that set it.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//{MARK}//action log//EN")
    calendar.add("version", "2.0")
    for entry in log.entries:
        calendar.add_component(_todo(entry, log.day))
    target.write_bytes(calendar.to_ical())


def _todo(entry: Entry, day: str) -> Todo:
    from icalendar import Todo

    todo = Todo()
    todo.add("uid", f"{entry.id}@{MARK}")
    # The day asked for, not the hour of writing: the same minutes give the same file.
    todo.add("dtstamp", datetime.fromisoformat(day).replace(tzinfo=UTC))
    todo.add("summary", told(entry.action))
    todo.add("status", _STATUS[entry.state])
    if entry.since:
        todo.add("dtstart", date.fromisoformat(entry.since))
    if entry.due and entry.due >= (entry.since or ""):
        # RFC 5545 3.8.2.3: DUE must not come before DTSTART.
        todo.add("due", date.fromisoformat(entry.due))
    if entry.state == "done" and entry.closed_on:
        todo.add("completed", datetime.fromisoformat(entry.closed_on).replace(tzinfo=UTC))
        todo.add("percent-complete", 100)
    todo.add("description", _description(entry))
    todo.add("categories", [told(name) for name in (entry.body, *entry.owners) if name] or [MARK])
    todo.add("related-to", meeting_uid(entry))
    return todo


def meeting_uid(entry: Entry) -> str:
    """Return the UID of the meeting that set an action: the same for all actions that it set."""
    import hashlib

    key = "\0".join((entry.body.casefold(), entry.since or entry.file))
    return f"meeting-{hashlib.sha256(key.encode()).hexdigest()[:16]}@{MARK}"


def _description(entry: Entry) -> str:
    place = f"{entry.file}, page {entry.page}" if entry.page else entry.file
    lines = [
        f"Owner: {', '.join(entry.owners)}" if entry.owners else "",
        f"Due: {entry.due_text}" if entry.due_text else "",
        f"Body: {entry.body}" if entry.body else "",
        f"Item: {entry.item_number} {entry.item}".strip() if entry.item or entry.item_number else "",
        f"Closed by: {entry.closed_by}" if entry.closed_by else "",
        f"Source: {place}",
    ]
    return "\n".join(told(line) for line in lines if line)
