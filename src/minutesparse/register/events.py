"""What people say of actions beside the minutes: closed, reopened, assigned, moved, merged. Only ever added."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args
from uuid import uuid4

from minutesparse.errors import RegisterError

Kind = Literal["close", "reopen", "drop", "assign", "due", "note", "merge", "split", "undo"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that somebody said: `action` is the id it is about, `told` what was said of it.

    close and drop tell "on" and "because"; assign "owners"; due "date" or null; note "text"; merge
    "into", an id; split "texts"; undo "event", the id of the event that is taken back.
    """

    id: str
    at: str
    who: str
    kind: Kind
    action: str
    told: dict[str, object]


def new_event(kind: Kind, action: str, told: dict[str, object], *, at: str, who: str) -> Event:
    return Event(uuid4().hex[:12], at, who, kind, action, told)


def append(connection: sqlite3.Connection, event: Event) -> None:
    """Add an event; one with the same id that is there already stays as it is."""
    connection.execute(
        "INSERT INTO event (id, at, who, kind, action, told) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (
            event.id,
            event.at,
            event.who,
            event.kind,
            event.action,
            json.dumps(event.told, ensure_ascii=False, sort_keys=True),
        ),
    )


def all_events(connection: sqlite3.Connection) -> list[Event]:
    """Return every event in the order in which they were added."""
    rows = connection.execute("SELECT id, at, who, kind, action, told FROM event ORDER BY number")
    return [Event(i, at, who, kind, action, json.loads(told)) for i, at, who, kind, action, told in rows]


def standing(events: Iterable[Event]) -> list[Event]:
    """Return the events that hold: none that was taken back, and no undo.

    An undo may itself be undone; the last word counts.
    """
    listed = list(events)
    gone: set[object] = set()
    for event in reversed(listed):
        if event.kind == "undo" and event.id not in gone:
            gone.add(event.told.get("event"))
    return [event for event in listed if event.kind != "undo" and event.id not in gone]


def last_standing(events: Iterable[Event]) -> Event:
    """Return the event that an undo without a name takes back. Raises `RegisterError` where there is none."""
    held = standing(events)
    if not held:
        raise RegisterError("nothing to undo", remedy="Look at minutes log.")
    return held[-1]
