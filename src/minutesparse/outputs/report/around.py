"""The words around each place: the documents are read once more, as the JSON keeps the quotes alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from minutesparse import readers
from minutesparse.errors import MinutesError
from minutesparse.outputs.export.log import Log
from minutesparse.schema import Evidence, Source

REACH = 240
"""How many characters are shown before and after a quote."""


def words_around(log: Log) -> dict[tuple[str, int, int], tuple[str, str]]:
    """Return the words before and after the places of all actions and decisions, by path, start and end.

    A file that is gone, has changed since, or can no longer be read gives none: the quotes stand alone.
    """
    places: dict[str, list[Evidence]] = {}
    for minutes in log.meetings:
        told = [action.evidence for action in minutes.actions]
        told += [decision.evidence for decision in minutes.decisions]
        places.setdefault(minutes.source.path, []).extend(told)
    found: dict[tuple[str, int, int], tuple[str, str]] = {}
    for source in {minutes.source.path: minutes.source for minutes in log.meetings}.values():
        text = _text(source)
        if text is not None:
            found |= _around(source.path, text, places[source.path])
    return found


def _around(path: str, text: str, places: Iterable[Evidence]) -> dict[tuple[str, int, int], tuple[str, str]]:
    found = {}
    for place in places:
        if text[place.start : place.end] == place.text:
            before = text[max(0, place.start - REACH) : place.start]
            after = text[place.end : place.end + REACH]
            # A passage begins and ends with whole words.
            if place.start > REACH:
                before = "… " + before.partition(" ")[2]
            if place.end + REACH < len(text):
                after = after.rpartition(" ")[0] + " …"
            found[path, place.start, place.end] = before, after
    return found


def _text(source: Source) -> str | None:
    """Return the text of a document that is as it was when its minutes were read."""
    path = Path(source.path)
    try:
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != source.sha256:
            return None
        with path.open("rb") as stream:
            return readers.read(path, stream=stream).text
    except (OSError, MinutesError):
        return None
