"""An action with its whole history as plain data: what JSON has, what the register keeps.

What depends on the day asked (age, overdue) is not in it.
"""

from __future__ import annotations

from typing import Any

from minutesparse.register.tracked import Mention, Tracked

Record = dict[str, Any]


def record(one: Tracked, identity: str | None = None) -> Record:
    """Return an action with its history, under another id than its own where one is given."""
    action = one.last.action
    return {
        "id": identity or one.id,
        "body": one.first.body,
        "text": one.text,
        "also": list(one.also),
        "reference": action.reference,
        "item": action.item.model_dump() if action.item else None,
        "owners": [owner.model_dump(mode="json") for owner in one.owners],
        "due": one.due.model_dump(mode="json") if one.due else None,
        "state": one.state,
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


def _evidence(mention: Mention, words: str | None) -> Record:
    """The words that ended an action, and the place they stand in."""
    place = mention.action.report or mention.action.evidence
    return {"words": words, **place.model_dump(mode="json")}


def _probably(mention: Mention, words: str) -> Record:
    return {
        "code": "probably-done",
        "message": f"probably done: {words}",
        "path": mention.path,
        "date": mention.date,
        "evidence": _evidence(mention, words),
    }


def _seen(mention: Mention) -> Record:
    return {
        "path": mention.path,
        "date": mention.date,
        "place": mention.action.evidence.model_dump(mode="json"),
    }


def _mention(mention: Mention) -> Record:
    action = mention.action
    return {
        **_seen(mention),
        "action": action.id,
        "text": action.text,
        "owners": [owner.text for owner in action.owners],
        "status": action.status if action.status_stated else None,
        "previous": action.previous,
    }
