"""What the page is told: the log as plain JSON, each place with the words around it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from minutesparse.outputs.export.log import Log, entry_of
from minutesparse.outputs.visible import visible
from minutesparse.register.tracked import Mention, Tracked, body_name
from minutesparse.schema import Decision, Evidence, Minutes, Owner

Around = Mapping[tuple[str, int, int], tuple[str, str]]
"""The words before and after a place: by the file's path, and the place's start and end."""

Json = dict[str, object]


def payload(log: Log, page: Path, around: Around) -> Json:
    """Return all that the page shows. Links to files are relative to the folder of `page`."""
    numbers = {id(minutes): number for number, minutes in enumerate(log.meetings)}
    first = {
        _key(m.source.path, m.meeting.date, m.meeting.body): n
        for n, m in reversed(list(enumerate(log.meetings)))
    }
    held = log.held
    return {
        "day": log.day,
        "held": len(held),
        "meetings": [_meeting(minutes, page) for minutes in log.meetings],
        "actions": [_action(tracked, log.day, first, around) for tracked in log.tracked],
        "decisions": [
            _decision(decision, minutes, numbers[id(minutes)], around)
            for minutes in held
            for decision in minutes.decisions
        ],
        "attendance": attendance(log.meetings, [numbers[id(minutes)] for minutes in held]),
    }


def _key(path: str, day: str | None, body: str | None) -> tuple[str, str | None, str | None]:
    return path, day, body


def _meeting(minutes: Minutes, page: Path) -> Json:
    source = minutes.source
    return {
        "body": visible(body_name(minutes.meeting) or ""),
        "date": minutes.meeting.date,
        "file": visible(source.path),
        "format": source.format,
        "href": link(source.path, page),
    }


def link(path: str, page: Path) -> str | None:
    """Return the address of a file as seen from the page; None where it is no file of this machine."""
    if not Path(path).is_file():
        return None
    try:
        relative = os.path.relpath(path, page.parent)
    except ValueError:  # another drive (Windows)
        return Path(path).absolute().as_uri()
    # "./" keeps a file named "javascript:…" a file.
    return "./" + quote(Path(relative).as_posix())


def _action(
    tracked: Tracked, day: str, first: Mapping[tuple[str, str | None, str | None], int], around: Around
) -> Json:
    entry = entry_of(tracked, day)
    return {
        "id": entry.id,
        "text": visible(entry.action),
        "also": [visible(wording) for wording in tracked.also],
        "owners": [visible(owner) for owner in entry.owners],
        "doubts": [doubt for owner in tracked.owners if (doubt := _doubt(owner))],
        "body": visible(entry.body),
        "item": visible(f"{entry.item_number} {entry.item}".strip()),
        "reference": visible(entry.reference),
        "due": entry.due,
        "due_text": visible(entry.due_text),
        "state": entry.state,
        "standing": entry.standing(day),
        "since": entry.since,
        "closed_on": entry.closed_on,
        "carried_forward": entry.carried_forward,
        "mentions": [
            _mention(
                tracked, place, first[_key(mention.path, mention.meeting.date, mention.meeting.body)], around
            )
            for place, mention in enumerate(tracked.mentions)
        ],
    }


def _doubt(owner: Owner) -> str | None:
    if not owner.candidates:
        return None
    return visible(f"{owner.text} may be {' or '.join(c.name for c in owner.candidates)}")


def _mention(tracked: Tracked, place: int, meeting: int, around: Around) -> Json:
    mention = tracked.mentions[place]
    due = mention.action.due
    return {
        "meeting": meeting,
        "event": event(tracked, place),
        "status": mention.action.status,
        "status_stated": mention.action.status_stated,
        "due": due.date if due else None,
        "due_text": visible(due.text) if due else "",
        "place": _place(mention.path, mention.action.evidence, around),
    }


def event(tracked: Tracked, place: int) -> str:
    """Say what a mention did to its action: raised, carried forward, moved its due date, closed it.

    A second file of the same meeting, a draft, did what the first did.
    """
    mention: Mention = tracked.mentions[place]
    if tracked.closed is mention:
        return tracked.state
    if place == 0:
        return "raised"
    moved = any(told is mention for told, _ in tracked.dues[1:])
    if moved:
        return "due date moved"
    same_meeting = tracked.mentions[place - 1].at == mention.at
    return event(tracked, place - 1) if same_meeting else "carried forward"


def _place(path: str, evidence: Evidence, around: Around) -> Json:
    before, after = around.get((path, evidence.start, evidence.end), ("", ""))
    return {
        "page": evidence.page,
        "table": evidence.table,
        "row": evidence.row,
        "paragraph": evidence.paragraph,
        "before": shown(before),
        "quote": shown(evidence.text),
        "after": shown(after),
    }


def shown(text: str) -> str:
    r"""Return a passage safe to show, its lines kept.

    >>> shown("Clerk\tto pay\nby May\u202e")
    'Clerk to pay\nby May\\u202e'
    """
    return "\n".join(visible(line.replace("\t", " ")) for line in text.split("\n"))


def _decision(decision: Decision, minutes: Minutes, meeting: int, around: Around) -> Json:
    item = decision.item
    return {
        "meeting": meeting,
        "item": visible(
            f"{(item.number if item else None) or ''} {(item.title if item else None) or ''}".strip()
        ),
        "text": visible(decision.text),
        "kind": visible(decision.kind or ""),
        "mover": visible(decision.mover or ""),
        "seconder": visible(decision.seconder or ""),
        "place": _place(minutes.source.path, decision.evidence, around),
    }


def attendance(meetings: tuple[Minutes, ...], held: Sequence[int]) -> list[Json]:
    """Return, for each body, its people in order of appearance and its meetings by date, with a cell
    (person, meeting, status) for each that the minutes tell of. `held` are the numbers of the meetings to tell of.
    """
    bodies: dict[str, list[int]] = {}
    for number in held:
        if any(person.attendance for person in meetings[number].people):
            bodies.setdefault(body_name(meetings[number].meeting) or "", []).append(number)
    return [_attendance(name, numbers, meetings) for name, numbers in sorted(bodies.items())]


def _attendance(name: str, numbers: list[int], meetings: tuple[Minutes, ...]) -> Json:
    numbers = sorted(numbers, key=lambda number: meetings[number].meeting.date or "9999")
    people: dict[str, int] = {}
    cells: dict[tuple[int, int], str] = {}
    for column, number in enumerate(numbers):
        for person in meetings[number].people:
            if person.attendance:
                row = people.setdefault(visible(person.name), len(people))
                cells[row, column] = person.attendance.replace("_", " ")
    return {
        "name": visible(name),
        "people": list(people),
        "meetings": numbers,
        "cells": [[row, column, status] for (row, column), status in cells.items()],
    }
