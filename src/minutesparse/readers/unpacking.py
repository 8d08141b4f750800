"""Files that hold documents: archives, messages with something attached, boxes of messages.

What a file holds is yielded one by one, as it is unpacked in memory: nothing is written to disk, so that a
name like "../../minutes.docx" leads nowhere.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import BinaryIO, cast

from minutesparse import bounds
from minutesparse.errors import MinutesError, TooLarge
from minutesparse.readers.formats import unread_kind
from minutesparse.readers.peeking import kind_of

HOLDERS: dict[str, tuple[str, str]] = {
    "zip": ("minutesparse.readers.archive", "held"),
    "eml": ("minutesparse.readers.eml", "held"),
    "msg": ("minutesparse.readers.msg", "held"),
    "mbox": ("minutesparse.readers.eml", "held_in_box"),
}
"""Format to the module and function that opens it: from a stream and an `Allowance` to each `Held`."""


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a file that was opened, or the file itself.

    `path` is the file's, and within it the way to the document: "old.zip/2019/may.docx". The document is
    `stream`; or `problem` says why there is none, or `passed` why it was not looked at (".png", "hidden").
    """

    path: str
    stream: BinaryIO | None = None
    problem: MinutesError | None = None
    passed: str = ""
    inside: bool = False

    def open(self) -> BinaryIO:
        """Return the document's stream; raises its problem."""
        if self.problem:
            raise self.problem
        return cast("BinaryIO", self.stream)


@dataclass(frozen=True, slots=True)
class Held:
    """A file in another. Its bytes are there when they are asked for.

    Where there is nothing to `read` it is the holder's own text, `alone` if it holds nothing else.
    """

    name: str
    read: Callable[[], bytes] | None
    alone: bool = False


class SpentError(TooLarge):
    """All that a file holds together is over a bound: nothing more of it is unpacked."""


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked of the file at `path`, of `packed` bytes, however deep it lies."""

    path: str
    packed: int
    entries: int = field(default_factory=lambda: bounds.MAX_ENTRIES)
    size: int = field(default_factory=lambda: bounds.MAX_ARCHIVE)

    def count(self) -> None:
        """Take off an entry; raises `SpentError`."""
        self.entries -= 1
        if self.entries < 0:
            raise SpentError(f"it holds over {bounds.MAX_ENTRIES} files")

    def take(self, size: int) -> None:
        """Take off bytes that were unpacked; raises `SpentError`."""
        self.size -= size
        taken = bounds.MAX_ARCHIVE - self.size
        if taken > bounds.RATIO_FREE and taken > bounds.MAX_RATIO * self.packed:
            raise SpentError(f"what it holds unpacks to over {bounds.MAX_RATIO} times its size")
        if self.size < 0:
            raise SpentError(f"what it holds unpacks to over {bounds.MAX_ARCHIVE >> 20} MB")


def unpack(path: str, stream: BinaryIO) -> Iterator[Member]:
    """Yield the documents that a file holds, in its order; the file itself where it is one document.

    What is wrong with one of them is its `problem`, and the others are yielded all the same.
    """
    try:
        yield from _open(path, stream, Allowance(path, stream.seek(0, io.SEEK_END)), 0)
    except SpentError as error:
        yield Member(path, problem=error)


def _open(path: str, stream: BinaryIO, allowance: Allowance, depth: int) -> Iterator[Member]:
    held = _held(stream, path.rpartition("/")[2], allowance)
    if held is None:
        yield Member(path, stream, inside=depth > 0)
        return
    if depth == bounds.MAX_MAIL_DEPTH:
        problem = TooLarge(f"files lie in it over {bounds.MAX_MAIL_DEPTH} deep")
        yield Member(allowance.path, problem=problem, inside=True)
        return
    taken: set[str] = set()
    try:
        for one in held:
            if one.read is None:
                stream.seek(0)
                yield Member(path, stream, inside=depth > 0 or not one.alone)
            else:
                inner = f"{path}/{_free_name(clean_name(one.name), taken)}"
                yield from _member(inner, one.read, allowance, depth + 1)
    except SpentError:
        raise
    except MinutesError as error:
        yield Member(path, problem=error, inside=depth > 0)


def _member(path: str, read: Callable[[], bytes], allowance: Allowance, depth: int) -> Iterator[Member]:
    if passed := unread_kind(path.split("/", depth)[-1]):
        yield Member(path, passed=passed, inside=True)
        return
    try:
        stream = io.BytesIO(read())
    except SpentError:
        raise
    except MinutesError as error:
        yield Member(path, problem=error, inside=True)
        return
    yield from _open(path, stream, allowance, depth)


def _held(stream: BinaryIO, name: str, allowance: Allowance) -> Iterator[Held] | None:
    """Return what a file holds; None where it is one document, or nothing that we know."""
    try:
        kind = kind_of(stream, name)
    except MinutesError:
        return None  # whoever reads it will say so
    if kind not in HOLDERS:
        return None
    module, function = HOLDERS[kind]
    opener = cast("Callable[[BinaryIO, Allowance], Iterator[Held]]", getattr(import_module(module), function))
    return opener(stream, allowance)


def clean_name(name: str) -> str:
    r"""Return a name as the way below the file that holds it.

    >>> clean_name("..\\..\\C:\\minutes.docx"), clean_name("/etc/./passwd"), clean_name("..")
    ('C:/minutes.docx', 'etc/passwd', 'unnamed')
    """
    parts = [part[:255] for part in name.replace("\\", "/").split("/") if part.strip() not in ("", ".", "..")]
    return "/".join(parts[-50:]) or "unnamed"


def _free_name(name: str, taken: set[str]) -> str:
    """Return a name that nothing else in the same file has: "may (2).docx" for the second "may.docx"."""
    free, number = name, 1
    while free in taken:
        number += 1
        folder, slash, last = name.rpartition("/")
        stem, dot, ending = last.rpartition(".")
        counted = f"{stem} ({number}).{ending}" if dot and stem else f"{last} ({number})"
        free = f"{folder}{slash}{counted}"
    taken.add(free)
    return free
