"""What was read before: the answers of workers, kept by the content of files and the version of all that read it.

A file that has not been touched costs a look at it (`stat`) and one in here; one that has been moved or
copied is read through once, but not understood again. Several runs may use it at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from minutesparse import bounds, compiling
from minutesparse.batch.answers import Said
from minutesparse.version import __version__

MAX_SIZE = 256 << 20
"""Bytes of answers, packed; past it those go that were not asked for longest."""
_LEAVES = 0.8
_SETTLED = 2.0
"""Seconds since a file was written last, before its time says that it has not been written since."""
_DAY = 86_400
_LASTING = frozenset(
    {"NotMinutes", "UnsupportedFormat", "EncryptedDocument", "DamagedDocument", "NoTextFound", "TooLarge"}
)
"""Errors that come again whenever the same file is read; time and memory may be more another day."""
_TABLES = """
create table if not exists answers (key blob primary key, used integer, size integer, content blob) without rowid;
create table if not exists files (key blob primary key, answer blob, used integer) without rowid;
"""
_BY_FILE = "select a.key, a.used, a.content from files f join answers a on a.key = f.answer where f.key = ?"
_BY_CONTENT = "select key, used, content from answers where key = ?"


@dataclass(frozen=True, slots=True)
class Key:
    """Where the answer to a file is kept, and by what the file is known again; None where it is too fresh.

    `touched` is when the file was written, as it was when it was looked at.
    """

    answer: bytes
    file: bytes | None
    touched: int


class Cache:
    """The answers kept in a folder. Whatever goes wrong with it, nothing is found and nothing is kept."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "answers.sqlite"
        self._wrote = False
        self._used: list[tuple[int, bytes]] = []
        self._by = fingerprint()
        self._database = _opened(self.path)

    def close(self) -> None:
        """Let the oldest go if there are too many."""
        with contextlib.suppress(sqlite3.Error):
            if self._database and self._used:
                self._database.execute("begin immediate")
                self._database.executemany("update answers set used = ? where key = ?", self._used)
                self._database.execute("commit")
            if self._database and self._wrote:
                _shrink(self._database)
            if self._database:
                self._database.close()
        self._database = None

    def recall(self, path: str, file: str) -> list[Said] | None:
        """Return what was said of a file that was not touched since; `path` is what it goes by. It is not opened."""
        if self._database is None:
            return None
        try:
            found = self._database.execute(_BY_FILE, (self._identity(path, file)[0],)).fetchone()
            return self._answer(found, path)
        except (OSError, ValueError, sqlite3.Error, zlib.error):
            return None

    def find(self, path: str, file: str) -> tuple[Key | None, list[Said] | None]:
        """Return the key of a file by all it holds, and what was said of one like it.

        Both are None where it can't be looked at, or there is no cache.
        """
        if self._database is None:
            return None, None
        try:
            by_file, beside, about = self._identity(path, file)
            if about.st_size > bounds.MAX_FILE:
                return None, None  # the reader refuses it without reading it; so must we
            name = Path(path).name.encode("utf-8", "surrogateescape")
            settled = time.time() - about.st_mtime > _SETTLED
            key = Key(
                self._key(_digest(file), name, beside.encode()),
                by_file if settled else None,
                about.st_mtime_ns,
            )
            said = self._answer(self._database.execute(_BY_CONTENT, (key.answer,)).fetchone(), path)
            if said is not None:
                self._keep_file(key)
        except (OSError, ValueError, sqlite3.Error, zlib.error):
            return None, None
        return key, said

    def keep(self, key: Key, path: str, file: str, said: Sequence[Said]) -> None:
        """Keep what was said of a file, if it would be said again and the file is as it was."""
        if self._database is None or not said or not all(_lasts(one) for one in said):
            return
        with contextlib.suppress(OSError):
            if Path(file).stat().st_mtime_ns != key.touched:
                return
        parts = [
            [one.path[len(path) :], one.inside, one.answer.decode("utf-8", "surrogateescape")] for one in said
        ]
        content = zlib.compress(json.dumps(parts).encode(), 1)
        with contextlib.suppress(sqlite3.Error):
            self._database.execute(
                "replace into answers values (?, ?, ?, ?)", (key.answer, _today(), len(content), content)
            )
            self._wrote = True
            self._keep_file(key)

    def _keep_file(self, key: Key) -> None:
        if key.file and self._database:
            self._database.execute("replace into files values (?, ?, ?)", (key.file, key.answer, _today()))

    def _answer(self, found: tuple[bytes, int, bytes] | None, path: str) -> list[Said] | None:
        if found is None:
            return None
        key, used, content = found
        if used < _today():
            self._used.append((_today(), key))
        parts = json.loads(zlib.decompress(content))
        return [
            Said(path + rest, inside, answer.encode("utf-8", "surrogateescape"))
            for rest, inside, answer in parts
        ]

    def _identity(self, path: str, file: str) -> tuple[bytes, str, os.stat_result]:
        """Return by what a file is known again, what stands beside it, and the look at it."""
        about = os.stat(file)
        beside = _beside(path)
        looks = [about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns]
        return self._key(json.dumps([beside, os.path.abspath(file), looks]).encode()), beside, about

    def _key(self, *parts: bytes) -> bytes:
        return hashlib.blake2b(b"\0".join([self._by, *parts]), digest_size=20).digest()


def clear(folder: Path) -> None:
    """Take away all that is kept in a folder; runs that use it go on without."""
    for path in _paths(folder):
        path.unlink(missing_ok=True)


def size(folder: Path) -> tuple[int, int]:
    """Return how many files' answers are kept in a folder, and the bytes they take on disk."""
    taken = sum(path.stat().st_size for path in _paths(folder))
    answers = folder / "answers.sqlite"
    database = _opened(answers) if answers.exists() else None
    if database is None:
        return 0, taken
    with contextlib.closing(database):
        return int(database.execute("select count(*) from answers").fetchone()[0]), taken


def fingerprint() -> bytes:
    """Return what changes with this program, with what it reads files with, and with where that comes from."""
    import pydantic

    said = hashlib.blake2b(f"{__version__} {sys.version}".encode(), digest_size=20)
    home = Path(__file__).parents[1]
    for path in sorted(home.rglob("*")):
        if path.suffix in (".py", ".toml"):
            about = path.stat()
            said.update(f"{path.relative_to(home)} {about.st_size} {about.st_mtime_ns}\n".encode())
    libraries = Path(pydantic.__file__).parents[1]
    said.update(f"{libraries} {libraries.stat().st_mtime_ns}".encode())
    for program in ("tesseract", "soffice", "libreoffice"):
        said.update(f"{shutil.which(program)}\n".encode("utf-8", "surrogateescape"))
    return said.digest()


def _today() -> int:
    return int(time.time()) // _DAY


def _lasts(said: Said) -> bool:
    if said.answer[:1] != b"E":
        return said.answer[:1] in (b"M", b"P")
    return json.loads(said.answer[1:])[0] in _LASTING


def _beside(path: str) -> str:
    """Return what changes with the `people.toml` that is heeded for a file: in its folder, or beside that."""
    looks = []
    near = os.path.dirname(os.path.abspath(path))
    for folder in (near, os.path.dirname(near)):
        try:
            about = os.stat(os.path.join(folder, "people.toml"))
        except OSError:
            looks.append("")
        else:
            looks.append(f"{about.st_ino} {about.st_size} {about.st_mtime_ns}")
    return "\n".join(looks)


def _digest(file: str) -> bytes:
    with Path(file).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open the database, made anew where it is broken; None where that can't be."""
    for attempt in range(2):
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            database = sqlite3.connect(path, timeout=5, isolation_level=None)
            path.chmod(0o600)
            database.execute("pragma journal_mode = wal")
            database.execute("pragma synchronous = normal")
            database.executescript(_TABLES)
        except sqlite3.OperationalError:
            return None  # locked for long, or a disk that is full or can't be written
        except sqlite3.DatabaseError:
            if attempt:
                return None
            with contextlib.suppress(OSError):
                clear(path.parent)
        except OSError:
            return None
        else:
            return database
    return None


def _shrink(database: sqlite3.Connection) -> None:
    (total,) = database.execute("select coalesce(sum(size), 0) from answers").fetchone()
    if total <= MAX_SIZE:
        return
    gone = []
    for key, size in database.execute("select key, size from answers order by used, key"):
        if total <= _LEAVES * MAX_SIZE:
            break
        gone.append((key,))
        total -= size
    database.execute("begin immediate")
    database.executemany("delete from answers where key = ?", gone)
    database.execute("delete from files where answer not in (select key from answers)")
    database.execute("commit")
    database.execute("vacuum")


def _paths(folder: Path) -> Iterator[Path]:
    answers = (folder / f"answers.sqlite{end}" for end in ("", "-wal", "-shm"))
    return (path for path in (*answers, *folder.glob(compiling.FILES)) if path.is_file())
