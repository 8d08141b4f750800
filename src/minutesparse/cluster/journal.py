"""Which document a shard's reader was at when it was killed, so that none can end every reader it is given to."""

from __future__ import annotations

import json
from collections import Counter

from minutesparse.cluster.places import Place
from minutesparse.cluster.plan import Task

MOST_TRIES = 2
"""Readers that a document may take with it before it is left alone."""


class Journal:
    """Notes on one shard, beside its output, for whoever goes on with it; gone when it is done.

    The first reader notes only that it has begun. Where a later one finds that note, somebody was killed:
    from then on every document is noted before it is opened. That costs a write for each, so it is not
    done where nothing has gone wrong.
    """

    def __init__(self, place: Place, task: Task) -> None:
        self._place = place
        self._name = f"{task.name}.begun"
        before = _read(place.read(self._name), task.key)
        self.careful = before is not None
        """Whether a reader was killed over this shard."""
        self._tries: Counter[str] = Counter(before or {})
        self._key = task.key
        self._write()

    def gives_up(self, path: str) -> bool:
        """Tell whether a document has taken enough readers with it."""
        return self._tries[path] >= MOST_TRIES

    def begin(self, path: str) -> None:
        """Note that a document is opened now: if this is the last that is heard, it counts against it."""
        self._tries[path] += 1
        self._write()

    def survived(self, path: str) -> None:
        """Take that back; it is written with the next note."""
        del self._tries[path]

    def end(self) -> None:
        self._place.remove(self._name)

    def _write(self) -> None:
        self._place.write(self._name, json.dumps({"key": self._key, "tries": self._tries}).encode())


def _read(content: bytes | None, key: str) -> dict[str, int] | None:
    """Return the tries that an earlier reader of the same shard noted, None where there was none."""
    try:
        told = json.loads(content) if content else {}
        tries = {str(path): int(count) for path, count in told["tries"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return tries if told.get("key") == key else None
