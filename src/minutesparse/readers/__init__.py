"""One module a format, each with `read(stream) -> Document`; here the table that says which.

This is the only package that knows file formats.
"""

from __future__ import annotations

import io
import stat
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from minutesparse import bounds
from minutesparse.document import Document
from minutesparse.errors import NoTextFound, TooLarge, UnreadableDocument, UnsupportedFormat
from minutesparse.readers.peeking import kind_of
from minutesparse.readers.sniff import KINDS

READERS: dict[str, tuple[str, str]] = {
    "docx": ("minutesparse.readers.docx", "read"),
    "pdf": ("minutesparse.readers.pdf", "read"),
    "image": ("minutesparse.readers.ocr", "read"),
    "doc": ("minutesparse.readers.doc", "read"),
    "odt": ("minutesparse.readers.odt", "read"),
    "xlsx": ("minutesparse.readers.xlsx", "read"),
    "ods": ("minutesparse.readers.ods", "read"),
    "csv": ("minutesparse.readers.tabular", "read"),
    "rtf": ("minutesparse.readers.rtf", "read"),
    "text": ("minutesparse.readers.text", "read"),
    "markdown": ("minutesparse.readers.markdown", "read"),
    "html": ("minutesparse.readers.html", "read"),
    "eml": ("minutesparse.readers.eml", "read"),
    "msg": ("minutesparse.readers.msg", "read"),
}
"""Format to the module and function that reads it; a module is imported when it is first needed."""


UNPACKED = frozenset({"zip", "mbox"})
"""Formats that are no document, and only hold some: `unpacking` opens them."""


def read(path: Path | str, *, stream: BinaryIO | None = None) -> Document:
    """Read a file into a `Document`, telling its format by content and not by its name alone.

    With `stream` the bytes come from there and `path` is only the name. Raises a `MinutesError` for
    whatever can't be read: `UnsupportedFormat`, `EncryptedDocument`, `DamagedDocument`,
    `NoTextFound`, `TooLarge`, `UnreadableDocument`.
    """
    path = Path(path)
    if stream is not None:
        return _read_stream(stream, path.name)
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "not a plain file"
            raise UnreadableDocument(kind, remedy="Name a file.")
        with path.open("rb") as file:
            return _read_stream(file, path.name)
    except FileNotFoundError:
        raise UnreadableDocument("there is no such file", remedy="Check the name.") from None
    except PermissionError:
        raise UnreadableDocument("not allowed to open it", remedy="Change its permissions.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not one the system takes"
        if not isinstance(error, OSError) and "null" not in str(error):
            raise  # a ValueError out of a reader is a fault of ours
        raise UnreadableDocument(f"it cannot be opened ({reason})", remedy="Check the file.") from error


def _read_stream(stream: BinaryIO, name: str) -> Document:
    if not stream.seekable():
        stream = io.BytesIO(stream.read(bounds.MAX_FILE + 1))
    size = stream.seek(0, io.SEEK_END)
    if size > bounds.MAX_FILE:
        raise TooLarge(f"the file is over {bounds.MAX_FILE // 1_000_000} MB")
    if size == 0:
        raise NoTextFound("the file is empty", remedy="Name the file that holds the minutes.")
    kind = kind_of(stream, name)
    if kind in UNPACKED:
        raise UnsupportedFormat(f"this is {KINDS[kind]}", remedy="Name a document in it, unpacked.")
    if kind not in READERS:
        raise UnsupportedFormat(f"this is {KINDS[kind]}, which is not read")
    module, function = READERS[kind]
    reader = cast(Callable[[BinaryIO], Document], getattr(import_module(module), function))
    document = reader(stream)
    if not document.blocks:
        raise NoTextFound("the file holds no text")
    return replace(document, name=name)
