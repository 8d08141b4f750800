"""The register's file: one SQLite database, opened, brought up to date, written in whole transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from minutesparse.errors import RegisterError
from minutesparse.register.migrations import APPLICATION, MIGRATIONS

PATIENCE = 60.0
"""Seconds that one process waits for another to be done with the register."""

VERSION = len(MIGRATIONS)


def create(path: str | Path) -> None:
    """Make an empty register; one that is there already stays as it is. Raises `RegisterError`."""
    with _connected(path, create=True):
        pass


@contextmanager
def reading(path: str | Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that sees one state of the register, whatever others write meanwhile."""
    with _connected(path) as connection, _transaction(connection, "BEGIN"):
        yield connection


@contextmanager
def writing(path: str | Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    """Give a connection whose changes are all kept when the block ends well, and none otherwise."""
    with _connected(path, create=create) as connection, _transaction(connection, "BEGIN IMMEDIATE"):
        yield connection


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _connected(path: str | Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    if not create and not Path(path).is_file():
        raise RegisterError(f"{path}: no such register", remedy="Make one with: minutes register init")
    try:
        uri = f"{Path(path).absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
        with closing(sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            _bring_up_to_date(connection, path)
            yield connection
    except sqlite3.Error as error:
        raise _told(error, path) from error


def _bring_up_to_date(connection: sqlite3.Connection, path: str | Path) -> None:
    """Apply what is missing of `MIGRATIONS`, each in a transaction of its own with its number."""
    if _version(connection, path) == VERSION:
        return
    connection.execute("PRAGMA journal_mode = WAL")
    with _transaction(connection, "BEGIN IMMEDIATE"):
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        for number in range(_version(connection, path), VERSION):
            for statement in _statements(MIGRATIONS[number]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


def _version(connection: sqlite3.Connection, path: str | Path) -> int:
    """Return a register's version; a database of something else, or of a later program, is refused."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if mark != APPLICATION and (tables or mark):
        raise RegisterError(f"{path}: a database, but no register", remedy="Name another file.")
    if version > VERSION:
        raise RegisterError(
            f"{path}: made by a later version of minutesparse (register {version}, this one knows {VERSION})",
            remedy="Update minutesparse.",
        )
    return version


def _statements(script: str) -> Iterator[str]:
    """Part a script into statements, so that they run inside our transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _told(error: sqlite3.Error, path: str | Path) -> RegisterError:
    """Say in one line what the database met with."""
    said = str(error)
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL") or "full" in said:
        return RegisterError(
            f"{path}: the disk is full, nothing was changed", remedy="Make room and run it again."
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return RegisterError(
            f"{path}: another program holds it", remedy="Wait for that to end and run it again."
        )
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return RegisterError(
            f"{path}: damaged, or no register", remedy="Restore it from a backup or an export."
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return RegisterError(
            f"{path}: cannot be opened for writing", remedy="Look at the folder and its rights."
        )
    return RegisterError(f"{path}: {said}", remedy="Run minutes register check.")
