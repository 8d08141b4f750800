"""Where documents lie and shards go: a folder of this machine, or whatever fsspec can open by URL."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any, BinaryIO, Protocol, cast

from minutesparse.errors import MinutesError, UnreadableDocument
from minutesparse.files import open_file
from minutesparse.readers.formats import unread_kind

_GET_FSSPEC = "pip install 'minutesparse[cluster]'"


@dataclass(frozen=True, slots=True)
class Input:
    """A document to read: the path that it goes by, where its bytes stand, and what tells a new version of it."""

    path: str
    file: str
    stamp: str


class Place(Protocol):
    """A folder that shards are written to."""

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, None where there is no such file."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file so that it is there wholly or not at all."""

    def remove(self, name: str) -> None:
        """Take a file away; none is no fault."""

    def names(self) -> list[str]:
        """Return the names of the files in it, sorted; none where there is no such folder yet."""


def is_url(path: str) -> bool:
    """Tell a URL from a path of this machine.

    >>> is_url("s3://council/minutes"), is_url("minutes/may.docx"), is_url("C:/minutes")
    (True, False, False)
    """
    return "://" in path


def open_place(url: str) -> Place:
    """Return the place at a path or a URL; raises `MinutesError` where fsspec is wanted and missing."""
    return _Remote(url) if is_url(url) else _Folder(url)


@contextmanager
def reading(file: str) -> Iterator[BinaryIO]:
    """Open a document by path or URL; whatever forbids it is an `UnreadableDocument`."""
    if not is_url(file):
        with open_file(file) as stream:
            yield stream
        return
    try:
        system, path = _system(file)
        with system.open(path, "rb") as stream:
            yield cast("BinaryIO", stream)
    except FileNotFoundError as error:
        raise UnreadableDocument("no such file", remedy="Look at the name again.") from error
    except PermissionError as error:
        raise UnreadableDocument("permission denied", remedy="Ask for the right to read it.") from error
    except OSError as error:
        raise UnreadableDocument(str(error)[:200] or "it can't be opened", remedy="Try again.") from error


def find_remote(url: str) -> tuple[list[Input], Counter[str]]:
    """Return the documents at or below a URL, and how many files of which kind were passed over.

    Raises `MinutesError` where nothing is there or nobody may look.
    """
    system, root = _system(url)
    try:
        found: dict[str, dict[str, Any]] = system.find(root, detail=True)
    except OSError as error:
        raise UnreadableDocument(
            str(error)[:200] or "it can't be listed", remedy="Look at the name."
        ) from error
    if not found:
        raise UnreadableDocument("no such file or folder", remedy="Look at the name again.")
    inputs, passed = [], Counter[str]()
    for name in sorted(found):
        kind = unread_kind(name.removeprefix(root).lstrip("/") or name.rpartition("/")[2])
        if kind:
            passed[kind] += 1
        else:
            where = str(system.unstrip_protocol(name))
            inputs.append(Input(where, where, _stamp(found[name])))
    return inputs, passed


def find_local(paths: Iterable[str]) -> list[Input]:
    """Return files of this machine as inputs; one that is gone again is kept, and refused when it is read."""
    inputs = []
    for path in paths:
        stamp = ""
        with contextlib.suppress(OSError):
            about = Path(path).stat()
            stamp = f"{about.st_size} {about.st_mtime_ns}"
        inputs.append(Input(path, str(Path(path).absolute()), stamp))
    return inputs


def _stamp(about: dict[str, Any]) -> str:
    marks = ("size", "ETag", "etag", "md5Hash", "LastModified", "mtime", "updated")
    return " ".join(str(about[mark]) for mark in marks if about.get(mark) is not None)


def _system(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise MinutesError("reading by URL wants fsspec", remedy=f"Get it: {_GET_FSSPEC}.") from error
    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise MinutesError(
            str(error).splitlines()[0][:200], remedy="Look at the URL, or get what opens it."
        ) from error
    return system, path


class _Folder:
    def __init__(self, path: str) -> None:
        self._path = Path(path)

    def read(self, name: str) -> bytes | None:
        try:
            return (self._path / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        self._path.mkdir(parents=True, exist_ok=True)
        made = self._path / f".{name}.{os.getpid()}-{token_hex(4)}"
        try:
            with made.open("xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            made.replace(self._path / name)
        except BaseException:
            made.unlink(missing_ok=True)
            raise

    def remove(self, name: str) -> None:
        (self._path / name).unlink(missing_ok=True)

    def names(self) -> list[str]:
        return sorted(entry.name for entry in self._path.iterdir()) if self._path.is_dir() else []


class _Remote:
    """What is put into an object store is there wholly or not at all: nothing more is needed."""

    def __init__(self, url: str) -> None:
        self._system, self._root = _system(url.rstrip("/"))

    def read(self, name: str) -> bytes | None:
        try:
            return bytes(self._system.cat_file(f"{self._root}/{name}"))
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        self._system.makedirs(self._root, exist_ok=True)
        self._system.pipe_file(f"{self._root}/{name}", content)

    def remove(self, name: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            self._system.rm_file(f"{self._root}/{name}")

    def names(self) -> list[str]:
        self._system.invalidate_cache()
        try:
            found = self._system.ls(self._root, detail=False)
        except FileNotFoundError:
            return []
        return sorted(str(name).rstrip("/").rpartition("/")[2] for name in found)
