"""Compound files: the container of Word 97, a small file system of sectors in chains."""

from __future__ import annotations

import copy
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from minutesparse.errors import DamagedDocument

_END = 0xFFFFFFFA
"""Sector numbers from here up are marks, not sectors."""
_FOLDER, _STREAM, _ROOT = 1, 2, 5
_ENTRY = 128
MAX_ENTRIES = 10_000


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int
    child: int


class CompoundFile:
    """The streams at the top of a compound file, by name in any case; `folder` goes one step deeper.

    Raises `DamagedDocument`, when opened or when a stream is read; a chain that is cut short gives what
    there is of it.
    """

    def __init__(self, raw: bytes) -> None:
        if len(raw) < 512:
            raise DamagedDocument("the file is cut short")
        self._raw = raw
        shift, mini_shift = struct.unpack_from("<HH", raw, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise DamagedDocument("its container is broken")
        self._size = 1 << shift
        (directory,) = struct.unpack_from("<I", raw, 48)
        (self._cutoff, mini_fat) = struct.unpack_from("<II", raw, 56)
        self._fat = self._read_fat()
        self._mini_fat_start = mini_fat
        self._mini: tuple[bytes, Sequence[int]] | None = None
        self._directory = self._chain(directory)
        if len(self._directory) < _ENTRY or self._directory[66] != _ROOT:
            raise DamagedDocument("its container has no list of streams")
        self._root = _entry(self._directory, 0)
        self._enter(self._root)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """Return a stream's bytes; empty where there is none of the name."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return b""
        if entry.size >= self._cutoff:
            return self._chain(entry.start)[: entry.size]
        if self._mini is None:
            table = self._chain(self._mini_fat_start)
            self._mini = self._chain(self._root.start), _numbers(table)
        data, fat = self._mini
        return _follow(data, fat, entry.start, 64, 0)[: entry.size]

    def folders(self) -> list[str]:
        """Return the names of the folders beside the streams, in lower case, sorted."""
        return sorted(self._folders)

    def folder(self, name: str) -> CompoundFile:
        """Return a folder with what is in it; an empty one where there is none of the name."""
        inner = copy.copy(self)
        inner._enter(self._folders.get(name.lower()))  # noqa: SLF001 - it is one of us
        return inner

    def _enter(self, entry: _Entry | None) -> None:
        self._entries, self._folders = self._read_directory(entry.child) if entry else ({}, {})

    def _chain(self, start: int) -> bytes:
        return _follow(self._raw, self._fat, start, self._size, self._size)

    def _read_fat(self) -> Sequence[int]:
        (link, links) = struct.unpack_from("<II", self._raw, 68)
        sectors = [n for n in struct.unpack_from("<109I", self._raw, 76) if n < _END]
        for _ in range(min(links, len(self._raw) // self._size)):
            table = _numbers(self._sector(link))
            if not table:
                break
            sectors.extend(n for n in table[:-1] if n < _END)
            link = table[-1]
        most = len(self._raw) // self._size // (self._size // 4) + 2
        return _numbers(b"".join(map(self._sector, sectors[:most])))

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._raw[at : at + self._size]

    def _read_directory(self, child: int) -> tuple[dict[str, _Entry], dict[str, _Entry]]:
        """Return the streams, and the folders, that stand beside one another with an entry."""
        raw = self._directory
        count = min(len(raw) // _ENTRY, MAX_ENTRIES)
        streams: dict[str, _Entry] = {}
        folders: dict[str, _Entry] = {}
        waiting, seen = [child], set[int]()
        while waiting:
            at = waiting.pop()
            if at >= count or at in seen:
                continue
            seen.add(at)
            entry = _entry(raw, at)
            if entry.name and entry.kind in (_STREAM, _FOLDER):
                (streams if entry.kind == _STREAM else folders).setdefault(entry.name.lower(), entry)
            waiting.extend(struct.unpack_from("<II", raw, at * _ENTRY + 68))
        return streams, folders


def _entry(raw: bytes, index: int) -> _Entry:
    at = index * _ENTRY
    (length,) = struct.unpack_from("<H", raw, at + 64)
    name = raw[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    (child,) = struct.unpack_from("<I", raw, at + 76)
    start, size = struct.unpack_from("<II", raw, at + 116)
    return _Entry(name, raw[at + 66], start, size, child)


def _numbers(raw: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])


def _follow(raw: bytes, fat: Sequence[int], start: int, size: int, offset: int) -> bytes:
    """Return what stands in a chain of sectors; one that comes back on itself is broken."""
    parts: list[bytes] = []
    number, most = start, len(raw) // size + 1
    while number < _END:
        if len(parts) > most:
            raise DamagedDocument("its container goes round in circles")
        at = number * size + offset
        parts.append(raw[at : at + size])
        number = fat[number] if number < len(fat) else _END
    return b"".join(parts)
