"""Actions followed over meetings, as of a day: whole records for JSON, flat rows for everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any

from minutesparse.outputs.rows import DUE, Column, Listing, Row

Record = dict[str, Any]

SOON_DAYS = 14
"""An open action due within so many days is amber."""

_LIGHTS = {"overdue": "red", "due soon": "amber", "carried forward": "amber", "open": "green"}

GROUPS = {"body": ("body",), "owner": ("owner",), "meeting": ("body", "since", "file")}

OUTSTANDING = Listing(
    (
        "body",
        "since",
        "file",
        "page",
        "item_number",
        "item",
        "reference",
        "action",
        "owners",
        "people",
        "due",
        "due_text",
        "state",
        "light",
        "overdue",
        "age_days",
        "carried_forward",
        "last_seen",
        "last_file",
        "closed_on",
        "closed_in",
        "evidence",
        "findings",
        "id",
    ),
    (
        Column("age", "Age", most=6),
        Column("people", "Owner", most=16),
        DUE,
        Column("standing", "State", most=8),
        Column("action", "Action", under="where"),
    ),
    group=("body",),
)


def in_groups(rows: Iterable[Row], by: str) -> list[Row]:
    """Return rows so that those of a group stand together; by body they do already."""
    keys = GROUPS[by]
    return list(rows) if by == "body" else sorted(rows, key=lambda row: [str(row[key] or "") for key in keys])


def as_of_in_groups(found: Iterable[Record], day: str, by: str) -> Iterator[Record]:
    """Yield each record `as_of` a day with the `group` that the table lists it under, group by group."""
    grouped = [(record, {key: _headed(record)[key] for key in GROUPS[by]}) for record in found]
    if by != "body":
        grouped.sort(key=lambda pair: [str(value or "") for value in pair[1].values()])
    for record, group in grouped:
        yield {**as_of(record, day), "group": group}


def _headed(record: Record) -> dict[str, str | None]:
    """Return what a record may be grouped by."""
    first = record["first_seen"]
    people = [owner["person"]["name"] if owner["person"] else owner["text"] for owner in record["owners"]]
    return {
        "body": record["body"],
        "since": first["date"],
        "file": first["path"],
        "owner": ", ".join(people) or "nobody named",
    }


def as_of(record: Record, day: str) -> Record:
    """Return a record with what depends on the ISO date `day`: how old, how urgent, whether overdue."""
    return {
        **record,
        "light": light(record, day),
        "overdue": overdue(record, day),
        "age_days": age(record, day),
    }


def overdue(record: Record, day: str) -> bool:
    due = record["due"]
    return bool(record["state"] == "open" and due and due["date"] and due["date"] < day)


def age(record: Record, day: str) -> int | None:
    """Return the days since the meeting that set an action, None where that has no whole date."""
    try:
        first = date.fromisoformat(record["first_seen"]["date"] or "")
    except ValueError:
        return None
    return max(0, (date.fromisoformat(day) - first).days)


def light(record: Record, day: str) -> str | None:
    """Return how urgent an open action is: "red" overdue, "amber" due soon or carried forward without a
    date, "green" otherwise; None for what is closed.
    """
    return _LIGHTS.get(standing(record, day))


def standing(record: Record, day: str) -> str:
    """Return how an action stands on a day: overdue, due soon, carried forward (without a date), open, done, dropped."""
    if record["state"] != "open":
        return str(record["state"])
    if overdue(record, day):
        return "overdue"
    due = record["due"]["date"] if record["due"] else None
    if not due:
        return "carried forward" if record["carried_forward"] else "open"
    return "due soon" if due <= (date.fromisoformat(day) + timedelta(days=SOON_DAYS)).isoformat() else "open"


def rows(found: Iterable[Record], day: str) -> Iterator[Row]:
    for record in found:
        first, last, closed = record["first_seen"], record["mentions"][-1], record["closed_in"] or {}
        item, due = record["item"] or {}, record["due"] or {}
        page = first["place"]["page"]
        people = [owner["person"]["name"] if owner["person"] else owner["text"] for owner in record["owners"]]
        days = age(record, day)
        yield {
            **_headed(record),
            "page": page,
            "item_number": item.get("number"),
            "item": item.get("title"),
            "reference": record["reference"],
            "action": record["text"],
            "owners": [owner["text"] for owner in record["owners"]],
            "people": people,
            "due": due.get("date"),
            "due_text": due.get("text"),
            "state": record["state"],
            "light": light(record, day) or record["state"],
            "standing": standing(record, day),
            "overdue": overdue(record, day),
            "age_days": days,
            "age": _age(days),
            "carried_forward": record["carried_forward"],
            "last_seen": last["date"],
            "last_file": last["path"],
            "closed_on": closed.get("date"),
            "closed_in": closed.get("path"),
            "evidence": (record["evidence"] or {}).get("words"),
            "findings": [finding["message"] for finding in record["findings"]],
            "where": _where(record, page),
            "id": record["id"],
        }


def _where(record: Record, page: int | None) -> str:
    """Say in one line which action this is, where it stands, and what is doubtful about it."""
    item = record["item"] or {}
    told = [f"item {item['number']}"] if item.get("number") else []
    told += [PurePosixPath(record["first_seen"]["path"]).name + (f" p. {page}" if page else "")]
    told.append(record["id"])
    if record["carried_forward"]:
        told.append(f"carried forward {record['carried_forward']}×")
    told += [finding["message"] for finding in record["findings"]]
    if record["evidence"] and record["evidence"]["words"]:
        day = (record["closed_in"] or {}).get("date")
        told.append(f"{f'{day}: ' if day else ''}“{record['evidence']['words']}”")
    return " · ".join(told)


def _age(days: int | None) -> str | None:
    """Say how old an action is, in one short word.

    >>> _age(3), _age(40), _age(900)
    ('3 d', '5 wk', '2 yr')
    """
    if days is None:
        return None
    if days < 14:
        return f"{days} d"
    return f"{days // 7} wk" if days < 730 else f"{days // 365} yr"
