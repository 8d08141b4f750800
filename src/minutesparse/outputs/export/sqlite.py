"""All that was read as a database that Datasette, DuckDB and sqlite3 open."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from minutesparse.outputs.export.log import Log
from minutesparse.outputs.export.replacing import APPLICATION_ID
from minutesparse.outputs.rows import Value, decision_row, item_row, place_row
from minutesparse.register.tracked import Mention, Tracked
from minutesparse.schema import Due, Minutes, Owner

VERSION = 1
"""Goes up when a table changes (PRAGMA user_version)."""

TABLES = """
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL, format TEXT NOT NULL, pages INTEGER,
  language TEXT, UNIQUE (path, sha256));
CREATE TABLE meetings (
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents, body TEXT, organisation TEXT,
  title TEXT, date TEXT, start_time TEXT, end_time TEXT, place TEXT, chair TEXT, secretary TEXT,
  next_meeting TEXT);
CREATE TABLE people (
  id TEXT NOT NULL, meeting_id INTEGER NOT NULL REFERENCES meetings, name TEXT NOT NULL, initials TEXT,
  honorific TEXT, role TEXT, organisation TEXT, PRIMARY KEY (meeting_id, id));
CREATE TABLE attendance (
  meeting_id INTEGER NOT NULL, person_id TEXT NOT NULL, attendance TEXT NOT NULL,
  PRIMARY KEY (meeting_id, person_id), FOREIGN KEY (meeting_id, person_id) REFERENCES people (meeting_id, id));
CREATE TABLE items (
  id TEXT NOT NULL, meeting_id INTEGER NOT NULL REFERENCES meetings, number TEXT, title TEXT NOT NULL,
  page INTEGER, PRIMARY KEY (meeting_id, id));
CREATE TABLE decisions (
  id TEXT NOT NULL, meeting_id INTEGER NOT NULL REFERENCES meetings, item_number TEXT, item TEXT,
  decision TEXT NOT NULL, kind TEXT, mover TEXT, seconder TEXT, votes_for INTEGER, votes_against INTEGER,
  abstained INTEGER, page INTEGER, confidence REAL NOT NULL, PRIMARY KEY (meeting_id, id));
CREATE TABLE actions (
  id TEXT PRIMARY KEY, body TEXT, text TEXT NOT NULL, state TEXT NOT NULL, due TEXT, due_text TEXT,
  overdue INTEGER NOT NULL, since TEXT, last TEXT, carried_forward INTEGER NOT NULL, closed_on TEXT,
  closed_by TEXT);
CREATE TABLE owners (
  action_id TEXT NOT NULL REFERENCES actions, position INTEGER NOT NULL, text TEXT NOT NULL,
  kind TEXT NOT NULL, person TEXT, candidates TEXT, PRIMARY KEY (action_id, position));
CREATE TABLE mentions (
  id INTEGER PRIMARY KEY, action_id TEXT NOT NULL REFERENCES actions,
  meeting_id INTEGER NOT NULL REFERENCES meetings, reference TEXT, item_number TEXT, item TEXT,
  text TEXT NOT NULL, status TEXT NOT NULL, status_stated INTEGER NOT NULL, previous INTEGER NOT NULL,
  due TEXT, due_text TEXT, confidence REAL NOT NULL, page INTEGER, "table" INTEGER, "row" INTEGER,
  paragraph INTEGER, quote TEXT);
CREATE INDEX mentions_by_action ON mentions (action_id);
CREATE INDEX mentions_by_meeting ON mentions (meeting_id);
"""

_Cells = Iterable[Value | None]


def write(log: Log, target: Path) -> None:
    """Write one table a kind of thing, joined by keys. `actions` has each action once, as it stands on
    the day of the log; `mentions` each place that speaks of it.
    """
    with closing(sqlite3.connect(target)) as base:
        base.execute("PRAGMA foreign_keys = ON")
        base.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        base.execute(f"PRAGMA user_version = {VERSION}")
        base.executescript(TABLES)
        known: dict[tuple[str, str | None, str | None], int] = {}
        for number, minutes in enumerate(log.meetings, start=1):
            _write_meeting(base, number, minutes)
            known.setdefault(_key(minutes.source.path, minutes.meeting.date, minutes.meeting.body), number)
        for tracked in log.tracked:
            _write_action(base, tracked, log.day, known)
        base.commit()


def _key(path: str, day: str | None, body: str | None) -> tuple[str, str | None, str | None]:
    return path, day, body


def _write_meeting(base: sqlite3.Connection, number: int, minutes: Minutes) -> None:
    source, meeting = minutes.source, minutes.meeting
    described = (source.path, source.sha256, source.format, source.pages, source.language)
    _insert(base, "OR IGNORE INTO documents (path, sha256, format, pages, language)", described)
    document = base.execute(
        "SELECT id FROM documents WHERE path = ? AND sha256 = ?", (source.path, source.sha256)
    ).fetchone()[0]
    facts = ("body", "organisation", "title", "date", "start_time", "end_time", "place", "chair", "secretary")
    following = meeting.next_meeting.date if meeting.next_meeting else None
    _insert(base, "INTO meetings", (number, document, *(getattr(meeting, fact) for fact in facts), following))
    for person in minutes.people:
        told = (person.honorific, person.role, person.organisation)
        _insert(
            base, "OR IGNORE INTO people", (person.id, number, person.name, " ".join(person.initials), *told)
        )
        if person.attendance:
            _insert(base, "OR IGNORE INTO attendance", (number, person.id, person.attendance))
    for item in minutes.items:
        _insert(base, "OR IGNORE INTO items", (item.id, number, item.number, item.title, item.evidence.page))
    for decision in minutes.decisions:
        row = decision_row(decision)
        keys = (
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
        )
        _insert(base, "OR IGNORE INTO decisions", (decision.id, number, *(row[key] for key in keys)))


def _write_action(
    base: sqlite3.Connection,
    tracked: Tracked,
    day: str,
    known: dict[tuple[str, str | None, str | None], int],
) -> None:
    closed, due = tracked.closed, tracked.due
    cells = (
        tracked.id,
        tracked.first.body,
        tracked.text,
        tracked.state,
        due.date if due else None,
        due.text if due else None,
        tracked.overdue(day),
        tracked.first.date,
        tracked.last.date,
        tracked.carried_forward,
        closed.date if closed else None,
        closed.action.evidence.text if closed else None,
    )
    _insert(base, "INTO actions", cells)
    for position, owner in enumerate(tracked.owners, start=1):
        _insert(base, "INTO owners", (tracked.id, position, *_owner(owner)))
    for mention in tracked.mentions:
        meeting = known[_key(mention.path, mention.meeting.date, mention.meeting.body)]
        _insert(base, "INTO mentions", (None, tracked.id, meeting, *_mention(mention)))


def _owner(owner: Owner) -> _Cells:
    candidates = "; ".join(candidate.name for candidate in owner.candidates) or None
    return owner.text, owner.kind, owner.person.name if owner.person else None, candidates


def _mention(mention: Mention) -> Iterator[Value]:
    action = mention.action
    item, place = item_row(action.item), place_row(action.evidence)
    due = action.due or Due(text="")
    yield from (action.reference, item["item_number"], item["item"], action.text)
    yield from (action.status, action.status_stated, action.previous, due.date, due.text or None)
    yield action.confidence
    yield from (place[key] for key in ("page", "table", "row", "paragraph", "text"))


def _insert(base: sqlite3.Connection, into: str, cells: _Cells) -> None:
    values = tuple(cells)
    # What goes into the statement's text is written above; what documents say goes in by parameter.
    base.execute(f"INSERT {into} VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
