"""An action as it stands: what the documents say of it, and what people said beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from minutesparse.register.events import Event, standing
from minutesparse.text import stable_id

Record = dict[str, Any]


def fold(
    records: Iterable[Record], events: Iterable[Event], renamed: Mapping[str, str]
) -> tuple[list[Record], list[Event]]:
    """Return the records with what people said of them, and the events whose action no document tells.

    `renamed` leads from ids of old to those that hold now.
    """
    known = {record["id"]: dict(record) for record in records}
    lost = []
    moved = dict(renamed)
    for event in standing(events):
        at = _where(event.action, moved, known)
        if at is None or not _apply(event, at, known, moved):
            lost.append(event)
    return list(known.values()), lost


def _where(identity: str, moved: Mapping[str, str], known: Mapping[str, Record]) -> str | None:
    seen = set()
    while identity not in known and identity in moved and identity not in seen:
        seen.add(identity)
        identity = moved[identity]
    return identity if identity in known else None


def _apply(event: Event, at: str, known: dict[str, Record], moved: dict[str, str]) -> bool:
    """Change the records as an event says; False where another action that it names is gone."""
    record = known[at]
    told = event.told
    if event.kind == "merge":
        into = _where(str(told["into"]), moved, known)
        if into is None or into == at:
            return into == at
        known[into] = _merged(known[into], known.pop(at))
        moved[at] = into
        return True
    if event.kind == "split":
        del known[at]
        parts = [_part(record, text) for text in _texts(told.get("texts"))]
        known.update({part["id"]: part for part in parts})
        moved[at] = parts[0]["id"]
        return True
    record = known[at] = {**record, "events": [*record.get("events", []), _short(event)]}
    if event.kind in ("close", "drop"):
        record["state"] = "done" if event.kind == "close" else "dropped"
        record["closed_in"] = {"path": None, "date": told.get("on"), "event": event.id, "who": event.who}
        record["evidence"] = {"words": told.get("because")}
        record["findings"] = _later_says_open(record, told.get("on"))
    elif event.kind == "reopen":
        record.update(state="open", closed_in=None, evidence=None)
    elif event.kind == "assign":
        owners = _texts(told.get("owners"))
        record["owners"] = [_owner(name) for name in owners]
        change = {"path": None, "meeting": event.at[:10], "owners": owners, "event": event.id}
        record["owner_history"] = [*record["owner_history"], change]
    elif event.kind == "due":
        given = told.get("date")
        record["due"] = (
            {"text": given, "date": given, "precision": "day", "basis": "register"} if given else None
        )
        moved_to: Record = {
            "path": None,
            "meeting": event.at[:10],
            "text": given,
            "date": given,
            "event": event.id,
        }
        record["due_history"] = [*record["due_history"], moved_to]
    elif event.kind == "note":
        record["notes"] = [*record.get("notes", []), {"text": told["text"], "who": event.who, "at": event.at}]
    return True


def _later_says_open(record: Record, on: object) -> list[Record]:
    """Minutes of a later meeting that still carry what somebody closed are worth a look."""
    later = [
        m
        for m in record["mentions"]
        if m["status"] in ("open", "in_progress", "carried_forward") and (m["date"] or "") > str(on or "")
    ]
    if not later:
        return []
    said = f"closed in the register, but still open at the meeting on {later[-1]['date']}"
    return [
        {"code": "register-conflict", "message": said, "path": later[-1]["path"], "date": later[-1]["date"]}
    ]


def _merged(record: Record, other: Record) -> Record:
    """One action of two that are the same: it began with the earlier, and all that was said is said of it."""
    mentions = sorted(
        [*record["mentions"], *other["mentions"]], key=lambda m: (m["date"] or "9999", m["path"] or "")
    )
    texts = [other["text"], *other["also"]]
    return {
        **record,
        "also": list(dict.fromkeys([*record["also"], *(t for t in texts if t != record["text"])])),
        "mentions": mentions,
        "first_seen": min(
            record["first_seen"],
            other["first_seen"],
            key=lambda seen: (seen["date"] or "9999", seen["path"] or ""),
        ),
        "due_history": [*record["due_history"], *other["due_history"]],
        "owner_history": [*record["owner_history"], *other["owner_history"]],
        "merged": [*record.get("merged", []), other["id"], *other.get("merged", [])],
        "events": [*record.get("events", []), *other.get("events", [])],
    }


def _part(record: Record, text: str) -> Record:
    identity = stable_id("t", [str(record["id"]), text])
    return {**record, "id": identity, "text": text, "also": [record["text"]], "part_of": record["id"]}


def _short(event: Event) -> Record:
    return {"id": event.id, "at": event.at, "who": event.who, "kind": event.kind, **event.told}


def _owner(name: str) -> Record:
    return {"text": name, "kind": "person", "person": None, "candidates": [], "method": "register"}


def _texts(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else []
