"""The tables of the register, version by version. What has been released is never edited, only added to."""

from __future__ import annotations

APPLICATION = 0x6D696E75
"""What marks a SQLite file as a register ("minu")."""

_FIRST = """
CREATE TABLE document (
    path TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    meetings INTEGER NOT NULL CHECK (meetings > 0)
) STRICT;
CREATE TABLE meeting (
    path TEXT NOT NULL REFERENCES document (path) ON DELETE CASCADE ON UPDATE CASCADE,
    place INTEGER NOT NULL,
    minutes TEXT NOT NULL,
    PRIMARY KEY (path, place)
) STRICT;
CREATE TABLE event (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL,
    action TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE TRIGGER event_stays BEFORE UPDATE ON event
BEGIN SELECT RAISE (ABORT, 'events are only ever added'); END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event
BEGIN SELECT RAISE (ABORT, 'events are only ever added'); END;
"""

_SECOND = """
CREATE TABLE action (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT;
CREATE TABLE known (
    mention TEXT PRIMARY KEY,
    action TEXT NOT NULL
) STRICT;
CREATE TABLE renamed (
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL
) STRICT;
CREATE INDEX event_of_action ON event (action);
"""

MIGRATIONS = (_FIRST, _SECOND)
"""Each brings a register from the version that is its index to the next."""
