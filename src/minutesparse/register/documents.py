"""The documents' own record in the register: replaced when a file is read again, never altered otherwise."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutesparse.schema import Minutes


def replace_documents(
    connection: sqlite3.Connection, read: Iterable[Minutes], still_there: Callable[[str], bool]
) -> int:
    """Put what was read in place of what the register had of the same files; return how many files changed.

    A file that bears a new name is the same file: what was kept under the old name goes, where
    `still_there` says that the old name leads nowhere any more.
    """
    files: defaultdict[str, list[Minutes]] = defaultdict(list)
    for minutes in read:
        files[minutes.source.path].append(minutes)
    changed = 0
    for path, meetings in files.items():
        written = [minutes.model_dump_json(by_alias=True, exclude_none=False) for minutes in meetings]
        if written == _kept(connection, path):
            continue
        changed += 1
        sha256 = meetings[0].source.sha256
        for (old,) in connection.execute("SELECT path FROM document WHERE sha256 = ?", (sha256,)).fetchall():
            if old != path and not still_there(old):
                connection.execute("DELETE FROM document WHERE path = ?", (old,))
        connection.execute("DELETE FROM document WHERE path = ?", (path,))
        connection.execute("INSERT INTO document VALUES (?, ?, ?)", (path, sha256, len(written)))
        connection.executemany(
            "INSERT INTO meeting VALUES (?, ?, ?)", [(path, place, one) for place, one in enumerate(written)]
        )
    return changed


def forget_document(connection: sqlite3.Connection, path: str) -> bool:
    """Drop what the register has of a file; tell whether it had any. People's events stay."""
    return connection.execute("DELETE FROM document WHERE path = ?", (path,)).rowcount > 0


def _kept(connection: sqlite3.Connection, path: str) -> list[str]:
    rows = connection.execute("SELECT minutes FROM meeting WHERE path = ? ORDER BY place", (path,))
    return [minutes for (minutes,) in rows]


def all_minutes(connection: sqlite3.Connection) -> list[Minutes]:
    """Return every meeting of every document, by path."""
    from minutesparse.schema import Minutes

    rows = connection.execute("SELECT minutes FROM meeting ORDER BY path, place")
    return [Minutes.model_validate_json(minutes) for (minutes,) in rows]
