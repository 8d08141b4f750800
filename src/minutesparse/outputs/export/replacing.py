"""Write a file whole or not at all, and never over something that somebody else made."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from minutesparse.errors import ExportRefused

MARK = "minutesparse"
"""Stands in each file that we write, where its kind has room for it."""

APPLICATION_ID = 0x6D696E75
"""What SQLite's header says of a file of ours: "minu" (PRAGMA application_id)."""

_HEAD = 4096


@contextmanager
def replacing(target: Path, *, force: bool = False) -> Iterator[Path]:
    """Give the name of an empty file beside `target`; move it into place when the block has ended well.

    Raises `ExportRefused` where `target` stands already, is no export of ours of the same kind, and
    `force` is not given; where it is a folder; where its folder does not exist or takes no file; where
    the disk is full.
    """
    refuse_to_overwrite(target, force=force)
    try:
        handle, name = tempfile.mkstemp(
            dir=target.parent, prefix=f".{target.stem[:40]}-", suffix=target.suffix
        )
    except OSError as error:
        raise ExportRefused(f"its folder takes no file: {(error.strerror or str(error)).lower()}") from error
    os.close(handle)
    written = Path(name)
    try:
        yield written
        _give_usual_rights(written)
        written.replace(target)
    except OSError as error:
        problem = f"it cannot be written: {(error.strerror or str(error)).lower()}"
        raise ExportRefused(problem, remedy="Make room, or give another name.") from error
    finally:
        with suppress(FileNotFoundError):
            written.unlink()


def refuse_to_overwrite(target: Path, *, force: bool) -> None:
    if target.is_dir():
        raise ExportRefused("a folder of that name stands there", remedy="Name a file.")
    if not target.parent.is_dir():
        raise ExportRefused("its folder does not exist", remedy="Make the folder first.")
    if target.exists() and not force and not is_ours(target):
        raise ExportRefused("a file of that name stands there already")


def is_ours(path: Path) -> bool:
    """Tell whether an earlier export wrote the file: it may be written anew."""
    if path.suffix.lower() in {".xlsx", ".docx"}:
        with suppress(OSError, KeyError, zipfile.BadZipFile), zipfile.ZipFile(path) as package:
            if package.getinfo("docProps/core.xml").file_size < 1 << 16:
                return MARK.encode() in package.read("docProps/core.xml")
        return False
    if path.suffix.lower() in {".sqlite", ".db"}:
        with (
            suppress(sqlite3.DatabaseError),
            closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)) as base,
        ):
            return bool(base.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
        return False
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    return not head or any(mark in head for mark in _MARKS[path.suffix.lower()])


_MARKS: dict[str, tuple[bytes, ...]] = {
    ".csv": (b"body,item_number,item,reference,action,",),
    ".md": (f"<!-- {MARK} -->".encode(),),
    ".ics": (f"PRODID:-//{MARK}//".encode(),),
    ".json": (b'"schema_version"', b"[]"),
    ".ndjson": (b'"schema_version"',),
    ".html": (f'<meta name="generator" content="{MARK}'.encode(),),
}


def _give_usual_rights(path: Path) -> None:
    """A temporary file is its owner's alone; a file that is sent round has the user's usual rights."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
