"""A look at the register that is over in a moment, for the shell that waits: neither documents nor histories."""

from __future__ import annotations

import json
from pathlib import Path

from minutesparse.register import store
from minutesparse.register.events import all_events
from minutesparse.register.folding import Record, fold


def glance(register: str | Path) -> list[Record]:
    """Return every action as it stands, with no more than its id, text, state, body and owners.

    What people said of an action counts; only of those is the whole record read.
    """
    with store.reading(register) as connection:
        rows = connection.execute(
            "SELECT id, json_extract(record, '$.text', '$.state', '$.body', '$.owners') FROM action ORDER BY place"
        )
        known: dict[str, Record] = {}
        for identity, told in rows:
            text, state, body, owners = json.loads(told)
            known[identity] = {"id": identity, "text": text, "state": state, "body": body, "owners": owners}
        events = all_events(connection)
        renamed = dict(connection.execute("SELECT old, new FROM renamed").fetchall())
        named = {event.action for event in events} | {str(event.told.get("into")) for event in events}
        for identity in named | set(renamed.values() if named else ()):
            for (record,) in connection.execute("SELECT record FROM action WHERE id = ?", (identity,)):
                known[identity] = json.loads(record)
    return fold(known.values(), events, renamed)[0]
