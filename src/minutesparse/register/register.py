"""The register as a whole: documents read in, what people said, and the actions that come of both."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from minutesparse.errors import RegisterError
from minutesparse.register import store
from minutesparse.register.documents import all_minutes, forget_document, replace_documents
from minutesparse.register.events import KINDS, Event, Kind, all_events, append
from minutesparse.register.folding import Record, fold
from minutesparse.register.keeping import ids_beginning, rebuild, records, records_by, renamed

if TYPE_CHECKING:
    from minutesparse.schema import Minutes

Files = str | Path


def read_in(register: Files, read: Iterable[Minutes], still_there: Callable[[str], bool]) -> int:
    """Take minutes into the register, in one transaction; return how many files were new or changed."""
    read = list(read)
    with store.writing(register) as connection:
        changed = replace_documents(connection, read, still_there)
        if changed:
            rebuild(connection)
    return changed


def forget(register: Files, path: str) -> None:
    """Drop a file's record; what people said stays. Raises `RegisterError` where there is none."""
    with store.writing(register) as connection:
        if not forget_document(connection, path):
            raise RegisterError(f"{path}: not in the register", remedy="Name it as it was added.")
        rebuild(connection)


def actions(register: Files, as_of: str | None = None) -> tuple[list[Record], list[Event]]:
    """Return every action as it stands, and the events whose action no document tells any more.

    On an earlier day than that of the last meeting, what was known and said by then counts.
    """
    with store.reading(register) as connection:
        events, kept = all_events(connection), records(connection)
        if as_of is None or all((m["date"] or "") <= as_of for record in kept for m in record["mentions"]):
            return fold(kept, events, renamed(connection))
        return fold(
            records_by(connection, as_of), [e for e in events if e.at[:10] <= as_of], renamed(connection)
        )


def action(register: Files, identity: str) -> Record:
    """Return an action as it stands, by its id or the beginning. Raises `RegisterError` where that is no one's."""
    standing, _ = actions(register)
    whole = _whole_id(identity, _ids(standing))
    return next(record for record in standing if record["id"] == whole)


def minutes_of(register: Files) -> list[Minutes]:
    """Return every meeting that the register holds, by the path of its file."""
    with store.reading(register) as connection:
        return all_minutes(connection)


def events_of(register: Files) -> list[Event]:
    """Return all that people said, in the order in which they said it."""
    with store.reading(register) as connection:
        return all_events(connection)


def tell(register: Files, event: Event) -> Event:
    """Add an event to the register; its action's id may be given by its beginning. Return it as kept.

    Raises `RegisterError` where the id is nobody's or several actions' beginning.
    """
    with store.writing(register) as connection:
        if event.kind == "undo":
            kept = event
        else:
            standing, _ = fold(records(connection), all_events(connection), renamed(connection))
            ids = _ids(standing)
            told = dict(event.told)
            if event.kind == "merge":
                told["into"] = _whole_id(str(told["into"]), ids)
            kept = Event(event.id, event.at, event.who, event.kind, _whole_id(event.action, ids), told)
            if event.kind == "merge" and kept.action == told["into"]:
                raise RegisterError(f"{kept.action}: merged with itself", remedy="Name two actions.")
        append(connection, kept)
    return kept


def _ids(standing: Iterable[Record]) -> dict[str, str]:
    """Return the id of each action by itself, and by those that were merged into it."""
    return {
        known: str(record["id"])
        for record in standing
        for known in (str(record["id"]), *record.get("merged", []))
    }


def _whole_id(start: str, ids: dict[str, str]) -> str:
    """Return the id that is meant; of one that was merged, `ids` tells where it went."""
    found = list(dict.fromkeys(ids[one] for one in ids_beginning(list(ids), start)))
    if len(found) == 1:
        return found[0]
    if found:
        raise RegisterError(f"{start} is the beginning of {len(found)} ids", remedy="Give more of it.")
    raise RegisterError(f"no action has the id {start}", remedy="minutes outstanding --all shows the ids.")


def check(register: Files) -> list[str]:
    """Return what is wrong with a register, a line each; nothing where all is well.

    The file is whole, its references hold, the actions are those that its documents tell, and no event
    is about an action that is gone.
    """
    wrong: list[str] = []
    with store.reading(register) as connection:
        wrong += [str(said) for (said,) in connection.execute("PRAGMA integrity_check") if said != "ok"]
        wrong += [
            f"a row of {row[0]} leads nowhere" for row in connection.execute("PRAGMA foreign_key_check")
        ]
        for path, meetings in connection.execute("SELECT path, meetings FROM document").fetchall():
            held = connection.execute("SELECT count(*) FROM meeting WHERE path = ?", (path,)).fetchone()[0]
            if held != meetings:
                wrong.append(f"{path}: {held} of its {meetings} meetings are kept")
        kept = records(connection)
        wrong += _differs(connection, kept)
        _, lost = fold(kept, all_events(connection), renamed(connection))
    return wrong + [told_lost(event) for event in lost]


def _differs(connection: sqlite3.Connection, kept: list[Record]) -> list[str]:
    """Work the actions out again in memory and compare."""
    with sqlite3.connect(":memory:", isolation_level=None) as copy:
        for line in connection.iterdump():
            if not line.startswith(("BEGIN", "COMMIT")):
                copy.execute(line)
        rebuild(copy)
        again = records(copy)
    copy.close()
    return [] if again == kept else ["the actions kept are not those that the documents tell"]


def told_lost(event: Event) -> str:
    """Say in a line that an event's action is gone."""
    return f"{event.kind} {event.action} ({event.who}, {event.at}): no document tells this action any more"


def export_lines(register: Files) -> Iterator[Record]:
    """Yield all that the register holds, a record a line; `import_lines` makes the same register of it."""
    with store.reading(register) as connection:
        yield {"register": store.VERSION}
        for path, sha256, meetings in connection.execute("SELECT * FROM document ORDER BY path").fetchall():
            rows = connection.execute("SELECT minutes FROM meeting WHERE path = ? ORDER BY place", (path,))
            kept = [json.loads(minutes) for (minutes,) in rows]
            yield {"document": path, "sha256": sha256, "meetings": meetings, "minutes": kept}
        for mention, action in connection.execute("SELECT * FROM known ORDER BY mention").fetchall():
            yield {"mention": mention, "action": action}
        for old, new in connection.execute("SELECT * FROM renamed ORDER BY old").fetchall():
            yield {"old": old, "new": new}
        for event in all_events(connection):
            yield {
                "event": event.id,
                "at": event.at,
                "who": event.who,
                "kind": event.kind,
                "action": event.action,
                "told": event.told,
            }


def import_lines(register: Files, lines: Iterable[object]) -> None:
    """Make a register of what `export_lines` gave; into one that holds something, what is new is added.

    Raises `RegisterError` where a line is nothing of ours; the register is then as it was.
    """
    with store.writing(register, create=True) as connection:
        for number, line in enumerate(lines, 1):
            try:
                _import(connection, cast("dict[str, Any]", line))
            except (KeyError, TypeError, ValueError) as error:
                raise RegisterError(
                    f"line {number} is nothing that export writes", remedy="Export the register again."
                ) from error
        rebuild(connection)


def _import(connection: sqlite3.Connection, line: dict[str, Any]) -> None:
    from minutesparse.schema import Minutes

    if "document" in line:
        path, meetings = line["document"], [Minutes.model_validate(one) for one in line["minutes"]]
        connection.execute("DELETE FROM document WHERE path = ?", (path,))
        connection.execute("INSERT INTO document VALUES (?, ?, ?)", (path, line["sha256"], len(meetings)))
        connection.executemany(
            "INSERT INTO meeting VALUES (?, ?, ?)",
            [(path, at, one.model_dump_json(by_alias=True)) for at, one in enumerate(meetings)],
        )
    elif "mention" in line:
        connection.execute("INSERT OR IGNORE INTO known VALUES (?, ?)", (line["mention"], line["action"]))
    elif "old" in line:
        connection.execute("INSERT OR IGNORE INTO renamed VALUES (?, ?)", (line["old"], line["new"]))
    elif "event" in line:
        if line["kind"] not in KINDS:
            raise ValueError(line["kind"])
        kind = cast("Kind", line["kind"])
        append(
            connection,
            Event(line["event"], line["at"], line["who"], kind, line["action"], dict(line["told"])),
        )
    elif int(line["register"]) > store.VERSION:
        raise RegisterError("exported by a later version of minutesparse", remedy="Update minutesparse.")
