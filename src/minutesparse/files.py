"""Opening the files that users name: regular ones, and nothing that waits or never ends."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from minutesparse.errors import UnreadableDocument

_HOW = sum(getattr(os, flag, 0) for flag in ("O_BINARY", "O_NOCTTY", "O_NONBLOCK"))


def open_file(path: str | os.PathLike[str]) -> BinaryIO:
    """Open a regular file for reading; whatever forbids it is an `UnreadableDocument`.

    A pipe, a socket or a device is not waited for, even one that has just taken a file's place.
    """
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableDocument("this is a folder", remedy="Name a file in it.")
        if not stat.S_ISREG(mode):
            raise _not_regular()
        descriptor = os.open(path, os.O_RDONLY | _HOW)
    except FileNotFoundError as error:
        raise UnreadableDocument("no such file", remedy="Look at the name again.") from error
    except PermissionError as error:
        raise UnreadableDocument("permission denied", remedy="Ask for the right to read it.") from error
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise UnreadableDocument(problem.lower(), remedy="Look at the name and the disk.") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _not_regular()
    return os.fdopen(descriptor, "rb")


def shown_path(path: str | os.PathLike[str]) -> str:
    r"""Return a path as the JSON has it: forward slashes, and a byte that is no text as \xff; a URL as it is.

    >>> shown_path("s3://council//minutes/may.docx"), shown_path("minutes//may.docx")
    ('s3://council//minutes/may.docx', 'minutes/may.docx')
    """
    shown = path if isinstance(path, str) and "://" in path else Path(path).as_posix()
    return shown.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def cache_folder() -> Path:
    """Return the folder for what can be made again: the platform's, or the one in MINUTESPARSE_CACHE_DIR."""
    import platformdirs

    said = os.environ.get("MINUTESPARSE_CACHE_DIR")
    return Path(said) if said else platformdirs.user_cache_path("minutesparse", appauthor=False)


def _not_regular() -> UnreadableDocument:
    return UnreadableDocument("not a regular file", remedy="Name a file or a folder.")
