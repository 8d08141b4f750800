"""The actions that the documents tell, worked out anew when a document changes, under the ids they had."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pydantic_core import from_json

from minutesparse.register.documents import all_minutes
from minutesparse.register.folding import Record
from minutesparse.text import stable_id, words

if TYPE_CHECKING:
    from minutesparse.register.tracked import Mention, Tracked

ALWAYS = "9999-12-31"


def rebuild(connection: sqlite3.Connection) -> None:
    """Work out every action from the documents, and keep the ids by which people know them."""
    from minutesparse.register.outstanding import follow  # to ask a register takes none of this
    from minutesparse.register.records import record

    known = dict(connection.execute("SELECT mention, action FROM known").fetchall())
    made = keep_ids(follow(all_minutes(connection), ALWAYS), known)
    rows = [(identity, at, _json(record(one, identity))) for at, (identity, one) in enumerate(made)]
    connection.execute("DELETE FROM action")
    connection.executemany("INSERT INTO action VALUES (?, ?, ?)", rows)
    holds = {identity for identity, _ in made}
    moved = {known[key]: identity for identity, one in made for key in keys_of(one) if key in known}
    connection.executemany(
        "INSERT INTO renamed VALUES (?, ?) ON CONFLICT (old) DO UPDATE SET new = excluded.new",
        [(old, new) for old, new in moved.items() if old != new and old not in holds],
    )
    connection.executemany(
        "INSERT INTO known VALUES (?, ?) ON CONFLICT (mention) DO UPDATE SET action = excluded.action",
        [(key, identity) for identity, one in made for key in keys_of(one)],
    )


def keep_ids(tracked: Iterable[Tracked], known: dict[str, str]) -> list[tuple[str, Tracked]]:
    """Give each action the id under which one of its mentions was known before, else its own.

    Where two actions could claim one id, that with more of its mentions has it.
    """
    listed = list(tracked)
    claims: list[tuple[int, int, str]] = []
    for at, one in enumerate(listed):
        ids = [known[key] for key in keys_of(one) if key in known]
        claims += [(-ids.count(identity), at, identity) for identity in dict.fromkeys(ids)]
    given: dict[int, str] = {}
    taken: set[str] = set()
    for _, at, identity in sorted(claims):
        if at not in given and identity not in taken:
            given[at] = identity
            taken.add(identity)
    return [(given.get(at) or _fresh(one, taken), one) for at, one in enumerate(listed)]


def _fresh(one: Tracked, taken: set[str]) -> str:
    identity = one.id
    while identity in taken:
        identity = stable_id("t", [identity, one.first.date])
    taken.add(identity)
    return identity


def keys_of(one: Tracked) -> list[str]:
    """Return what each mention is known by: its meeting and its words, whatever the file is called."""
    return list(dict.fromkeys(_key(mention) for mention in one.mentions))


def _key(mention: Mention) -> str:
    body = " ".join(words(mention.meeting.body or ""))
    return stable_id("m", [body, mention.date, mention.action.id])


def renamed(connection: sqlite3.Connection) -> dict[str, str]:
    """Return where ids that were given before lead now."""
    return dict(connection.execute("SELECT old, new FROM renamed").fetchall())


def records(connection: sqlite3.Connection) -> list[Record]:
    """Return every action as the documents tell it, in the order of bodies and meetings."""
    rows = connection.execute("SELECT record FROM action ORDER BY place").fetchall()
    kept: list[Record] = from_json("[" + ",".join(text for (text,) in rows) + "]")
    return kept


def records_by(connection: sqlite3.Connection, as_of: str) -> list[Record]:
    """Return the actions as they stood on a day, under the ids that they have now."""
    from minutesparse.register.outstanding import follow
    from minutesparse.register.records import record

    known = dict(connection.execute("SELECT mention, action FROM known").fetchall())
    made = keep_ids(follow(all_minutes(connection), as_of), known)
    return [record(one, identity) for identity, one in made]


def _json(value: Record) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def ids_beginning(ids: Sequence[str], start: str) -> list[str]:
    """Return the ids that begin so; the whole id alone where one is exactly that."""
    return [start] if start in ids else [identity for identity in ids if identity.startswith(start)]
