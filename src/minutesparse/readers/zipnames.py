"""The list of files at the end of a zip, as far as it tells what the zip is."""

from __future__ import annotations

import struct

_END, _ENTRY = b"PK\x05\x06", b"PK\x01\x02"
_END_SIZE, _ENTRY_SIZE = 22, 46


def directory_size(tail: bytes) -> int:
    """Return how many bytes the list takes, by what the end of the file says; 0 where it doesn't say."""
    at = tail.rfind(_END)
    if at < 0 or at + _END_SIZE > len(tail):
        return 0
    return int(struct.unpack_from("<I", tail, at + 12)[0])


def names_of(tail: bytes) -> list[str] | None:
    """Return the names in the list, in lower case with forward slashes; None where it isn't whole in `tail`."""
    size, end = directory_size(tail), tail.rfind(_END)
    at = end - size
    if not size or at < 0:
        return None
    names: list[str] = []
    while at + _ENTRY_SIZE <= end:
        if tail[at : at + 4] != _ENTRY:
            return None
        length, *others = struct.unpack_from("<3H", tail, at + 28)
        name = tail[at + _ENTRY_SIZE : at + _ENTRY_SIZE + length]
        names.append(name.decode("utf-8", "replace").replace("\\", "/").lower())
        at += _ENTRY_SIZE + length + sum(others)
    return names
