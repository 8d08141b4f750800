"""The words around each place: the documents are read once more, as the JSON keeps the quotes alone.

That is a worker's work, like every reading: what it says is checked, and a document that is too much for
it leaves its quotes alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from pydantic import TypeAdapter, ValidationError

from minutesparse.batch.answers import Fault, Part, Request, Said, Work
from minutesparse.errors import MinutesError
from minutesparse.outputs.export.log import Log
from minutesparse.schema import Minutes

REACH = 240
"""How many characters are shown before and after a quote."""

ReadAgain = Callable[[Work, Sequence[str]], Iterator[list[Said]]]
"""Has files read by a work, within bounds, and gives what is said of the documents in each."""

Quotes = dict[str, tuple[str, list[tuple[int, int, str]]]]
"""For the path of each document its SHA-256, and start, end and text of its quotes."""

_told = TypeAdapter(list[tuple[int, int, str, str]])


def words_around(log: Log, read_again: ReadAgain) -> dict[tuple[str, int, int], tuple[str, str]]:
    """Return the words before and after the places of all actions and decisions, by path, start and end.

    A file that is gone, has changed since, or can no longer be read gives none: the quotes stand alone.
    """
    quotes = _quotes(log.meetings)
    files = dict.fromkeys(file for path in quotes if (file := _file_of(path)))
    found: dict[tuple[str, int, int], tuple[str, str]] = {}
    for said in read_again(partial(passages, quotes), tuple(files)):
        for one in said:
            for start, end, before, after in _checked(one):
                found[one.path, start, end] = before, after
    return found


def passages(quotes: Quotes, request: Request) -> Iterator[Part]:
    """Yield the documents of a file, each to be made the words around its quotes: a worker's work."""
    from minutesparse.files import open_file
    from minutesparse.readers.unpacking import unpack

    with open_file(request.file) as stream:
        for member in unpack(request.path, stream):
            if member.path in quotes and not member.passed:
                digest, places = quotes[member.path]
                yield Part(member.path, partial(_passages, member.path, member.open, digest, places))


def _quotes(meetings: Iterable[Minutes]) -> Quotes:
    quotes: Quotes = {}
    for minutes in meetings:
        _, places = quotes.setdefault(minutes.source.path, (minutes.source.sha256, []))
        told = [action.evidence for action in minutes.actions]
        told += [decision.evidence for decision in minutes.decisions]
        places.extend((place.start, place.end, place.text) for place in told)
    return {path: told for path, told in quotes.items() if told[1]}


def _file_of(path: str) -> str | None:
    """Return the file that a document is or lies in: "old.zip" of "old.zip/2019/may.docx"."""
    whole = PurePosixPath(path)
    return next((str(way) for way in (whole, *whole.parents) if Path(way).is_file()), None)


def _checked(said: Said) -> list[tuple[int, int, str, str]]:
    try:
        return _told.validate_json(said.content())
    except (MinutesError, ValidationError, Fault):
        return []


def _passages(
    path: str, opened: Callable[[], BinaryIO], digest: str, places: Sequence[tuple[int, int, str]]
) -> bytes:
    from minutesparse import readers

    stream = opened()
    if hashlib.sha256(stream.read()).hexdigest() != digest:
        return b"[]"
    stream.seek(0)
    text = readers.read(path, stream=stream).text
    return json.dumps(
        [(start, end, *_around(text, start, end)) for start, end, told in places if text[start:end] == told]
    ).encode()


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words before and after a quote; a passage begins and ends with whole words."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if start > REACH:
        before = "… " + before.partition(" ")[2]
    if end + REACH < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, after
