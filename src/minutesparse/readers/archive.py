"""Open a zip of documents."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from minutesparse import bounds
from minutesparse.errors import DamagedDocument, EncryptedDocument, TooLarge
from minutesparse.readers.unpacking import Allowance, Held, SpentError
from minutesparse.readers.zipnames import directory_size

_LONGEST_LIST = 8 << 20
"""Bytes of the list of files: 10,000 with names of 700 letters."""
_PIECE = 1 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


def held(stream: BinaryIO, allowance: Allowance) -> Iterator[Held]:
    """Yield the files in a zip, in the order of its list. Raises `DamagedDocument` and `SpentError`."""
    stream.seek(-min(stream.seek(0, 2), 1 << 16), 2)
    if directory_size(stream.read()) > _LONGEST_LIST:
        raise SpentError(f"it holds over {bounds.MAX_ENTRIES} files")
    try:
        archive = zipfile.ZipFile(stream)
        entries = archive.infolist()
    except _BROKEN as error:
        raise DamagedDocument("the archive is broken or cut short") from error
    for entry in entries:
        allowance.count()
        if not entry.is_dir():
            yield Held(_name_of(entry), partial(_unpack, archive, entry, allowance))


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Return a file's name. Old programs write UTF-8 without saying so, and it is read as code page 437."""
    if not entry.flag_bits & 0x800:
        try:
            return entry.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return entry.filename


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowance: Allowance) -> bytes:
    """Return a file's bytes, counted as they come: what the archive says of their number may be a lie."""
    if entry.flag_bits & 1:
        raise EncryptedDocument("it is locked with a password")
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(entry) as part:
            while piece := part.read(_PIECE):
                size += len(piece)
                allowance.take(len(piece))
                tight = size > bounds.MEMBER_RATIO_FREE and size > bounds.MAX_RATIO * entry.compress_size
                if tight or size > bounds.MAX_FILE:
                    raise TooLarge(f"it unpacks to over {size // 1_000_000} MB")
                pieces.append(piece)
    except _BROKEN as error:
        raise DamagedDocument("it is broken or cut short in the archive") from error
    return b"".join(pieces)
