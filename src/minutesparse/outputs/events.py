"""What people said of actions, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutesparse.outputs.rows import Column, Listing, Row
from minutesparse.register.events import Event, standing

LOG = Listing(
    ("at", "who", "kind", "action", "told", "undone", "event"),
    (
        Column("when", "When", most=10),
        Column("who", "Who", most=12),
        Column("what", "What", most=11),
        Column("action", "Action", most=12),
        Column("told", "Said"),
        Column("event", "Event", most=12),
    ),
    group=(),
)


def rows(events: Iterable[Event]) -> Iterator[Row]:
    listed = list(events)
    held = {event.id for event in standing(listed)}
    for event in listed:
        told = [f"{key}: {_text(value)}" for key, value in sorted(event.told.items()) if value]
        yield {
            "at": event.at,
            "when": event.at[:16].replace("T", " "),
            "who": event.who,
            "kind": event.kind,
            "what": f"{event.kind}, taken back"
            if event.kind != "undo" and event.id not in held
            else event.kind,
            "action": event.action,
            "told": "; ".join(told) or None,
            "undone": event.kind != "undo" and event.id not in held,
            "event": event.id,
        }


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
