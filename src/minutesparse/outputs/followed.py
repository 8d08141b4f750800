"""Actions followed over meetings: whole records for JSON, flat rows for everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import PurePosixPath

from minutesparse.outputs.rows import (
    DUE,
    ITEM,
    OWNER,
    Column,
    Listing,
    Row,
    due_row,
    item_row,
    name_of,
)
from minutesparse.register.tracked import CLOSED, Mention, Tracked

SOON_DAYS = 14
"""An open action due within so many days is amber."""

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
        "probably_done",
        "id",
    ),
    (
        Column("age", "Age", most=6),
        OWNER,
        DUE,
        Column("light", "State", most=8),
        ITEM,
        Column("action", "Action", under="where"),
    ),
    group=("body",),
)


def record(one: Tracked, as_of: str) -> dict[str, object]:
    """Return an action with its whole history, as JSON has it."""
    action = one.last.action
    return {
        "id": one.id,
        "body": one.first.body,
        "text": one.text,
        "also": list(one.also),
        "reference": action.reference,
        "item": action.item.model_dump() if action.item else None,
        "owners": [owner.model_dump(mode="json") for owner in one.owners],
        "due": one.due.model_dump(mode="json") if one.due else None,
        "state": one.state,
        "light": light(one, as_of),
        "overdue": one.overdue(as_of),
        "age_days": one.age(as_of),
        "carried_forward": one.carried_forward,
        "first_seen": _seen(one.first),
        "mentions": [_mention(mention) for mention in one.mentions],
        "due_history": [
            {"path": m.path, "meeting": m.date, "text": due.text, "date": due.date} for m, due in one.dues
        ],
        "owner_history": [
            {"path": m.path, "meeting": m.date, "owners": list(owners)} for m, owners in one.owner_changes
        ],
        "closed_in": {"path": one.closed.path, "date": one.closed.date} if one.closed else None,
        "evidence": _evidence(one.closed, one.words) if one.closed else None,
        "findings": [_probably(*one.probably)] if one.probably else [],
    }


def _evidence(mention: Mention, words: str | None) -> dict[str, object]:
    """The words that ended an action, and the place they stand in."""
    place = mention.action.report or mention.action.evidence
    return {"words": words, **place.model_dump(mode="json")}


def _probably(mention: Mention, words: str) -> dict[str, object]:
    return {
        "code": "probably-done",
        "message": f"probably done: {words}",
        "path": mention.path,
        "date": mention.date,
        "evidence": _evidence(mention, words),
    }


def _seen(mention: Mention) -> dict[str, object]:
    place = mention.action.evidence.model_dump(mode="json")
    return {"path": mention.path, "date": mention.date, "place": place}


def _mention(mention: Mention) -> dict[str, object]:
    action = mention.action
    return {
        **_seen(mention),
        "action": action.id,
        "text": action.text,
        "owners": [owner.text for owner in action.owners],
        "status": action.status if action.status_stated else None,
        "previous": action.previous,
    }


def light(one: Tracked, as_of: str) -> str | None:
    """Return how urgent an open action is: "red" overdue, "amber" due soon or carried forward without a
    date, "green" otherwise; None for what is closed.
    """
    if one.state in CLOSED:
        return None
    if one.overdue(as_of):
        return "red"
    due = one.due.date if one.due else None
    if not due:
        return "amber" if one.carried_forward else "green"
    return "amber" if due <= (date.fromisoformat(as_of) + timedelta(days=SOON_DAYS)).isoformat() else "green"


def rows(found: Iterable[Tracked], as_of: str) -> Iterator[Row]:
    for one in found:
        action = one.last.action
        closed = one.closed
        page = one.first.action.evidence.page
        yield {
            "body": one.first.body,
            "since": one.first.date,
            "file": one.first.path,
            "page": page,
            **item_row(one.first.action.item),
            "reference": action.reference,
            "action": one.text,
            "owners": [owner.text for owner in one.owners],
            "people": [name_of(owner) for owner in one.owners],
            "owner": ", ".join(name_of(owner) for owner in one.owners) or "nobody named",
            **due_row(one.due),
            "state": one.state,
            "light": light(one, as_of) or one.state,
            "overdue": one.overdue(as_of),
            "age_days": one.age(as_of),
            "age": _age(one.age(as_of)),
            "carried_forward": one.carried_forward,
            "last_seen": one.last.date,
            "last_file": one.last.path,
            "closed_on": closed.date if closed else None,
            "closed_in": closed.path if closed else None,
            "evidence": one.words,
            "probably_done": one.probably[1] if one.probably else None,
            "where": PurePosixPath(one.first.path).name + (f", p. {page}" if page else ""),
            "id": one.id,
        }


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
