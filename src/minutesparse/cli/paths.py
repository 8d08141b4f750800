"""From the PATHs of a command line to the files to read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from minutesparse.readers.formats import unread_kind

_JUNCTION = 0xA0000003
"""What Windows says of a folder that is a door to another one (IO_REPARSE_TAG_MOUNT_POINT)."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. `walked`: found in a folder, not named on the command line."""

    path: str
    walked: bool = False


@dataclass(frozen=True, slots=True)
class Passed:
    """A file of a walked folder that is not read, and what it is: "hidden", "a link", ".png"."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A folder that cannot be walked, why, and what to do."""

    path: str
    problem: str
    remedy: str


Found = File | Passed | Closed


def ending_of(path: str) -> str:
    return Path(path).suffix.lower()


def find_files(paths: Iterable[str]) -> Iterator[Found]:
    """Yield what the paths lead to: files as they are named, folders walked in order of name.

    A file that is led to twice is yielded once.
    """
    seen: set[str] = set()
    for path in paths:
        for found in walk_folder(path) if path != "-" and Path(path).is_dir() else [File(path)]:
            real = os.path.normcase(os.path.realpath(found.path)) if found.path != "-" else "-"
            if isinstance(found, File) and real in seen:
                continue
            seen.add(real)
            yield found


def walk_folder(folder: str) -> Iterator[Found]:
    """Yield the files below a folder. No link is followed: what it leads to is walked in its own
    right, or is none of this folder's business. Devices, sockets and pipes are never opened.
    """
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            denied = isinstance(error, PermissionError)
            remedy = "Ask for the right to open it." if denied else "Look at the folder."
            yield Closed(path, (error.strerror or "cannot be opened").lower(), remedy)
            continue
        folders = []
        for entry in entries:
            kind = _passed_kind(entry)
            if kind:
                yield Passed(entry.path, kind)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                yield File(entry.path, walked=True)
        waiting.extend(reversed(folders))


def _passed_kind(entry: os.DirEntry[str]) -> str | None:
    """Tell why an entry of a walked folder is passed over; None where it is not."""
    by_name = unread_kind(entry.name)
    if by_name == "lock file":
        return by_name
    if entry.name.startswith(".") or _has(entry, "st_file_attributes", stat.FILE_ATTRIBUTE_HIDDEN):
        return "hidden"
    if entry.is_symlink() or _has(entry, "st_reparse_tag", _JUNCTION):
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return None
    if not entry.is_file(follow_symlinks=False):
        return "device or pipe"
    return by_name


def _has(entry: os.DirEntry[str], field: str, bits: int) -> bool:
    """Tell whether all the bits are set in a field of `stat` that only Windows has."""
    try:
        return getattr(entry.stat(follow_symlinks=False), field, 0) & bits == bits
    except OSError:
        return False
