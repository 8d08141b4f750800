"""Look at the two ends of a file, and say of which format it is."""

from __future__ import annotations

import io
from typing import BinaryIO

from minutesparse.readers.sniff import HEAD, TAIL, sniff
from minutesparse.readers.zipnames import directory_size

_MOST = 8 << 20
"""Bytes of a zip's list of files that are looked through for its kind."""


def kind_of(stream: BinaryIO, name: str) -> str:
    """Return the format of what stands in a stream, which is left at its beginning; see `sniff`."""
    size = stream.seek(0, io.SEEK_END)
    tail = _last(stream, size, TAIL)
    if (more := directory_size(tail) + TAIL) > TAIL and tail:
        tail = _last(stream, size, min(more, _MOST))
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    return sniff(head, tail, name)


def _last(stream: BinaryIO, size: int, wanted: int) -> bytes:
    stream.seek(max(0, size - wanted))
    return stream.read(wanted)
