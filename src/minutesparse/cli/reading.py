"""Every file in turn: its minutes, or the line that says why there are none; and the count."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

import typer

from minutesparse import bounds, pipeline
from minutesparse.cli.paths import Closed, File, Passed, ending_of, find_files
from minutesparse.cli.talk import Talk, calm_ending, short_name
from minutesparse.errors import (
    EXIT_FAULT,
    EXIT_OK,
    EXIT_UNREADABLE,
    MinutesError,
    NoTextFound,
    NotMinutes,
    TooLarge,
    UnreadableDocument,
    UnsupportedFormat,
)
from minutesparse.outputs import json
from minutesparse.readers.formats import READ
from minutesparse.readers.unpacking import Member, unpack
from minutesparse.schema import Minutes


class Reading:
    """The run over the files of a command line. `exit_code` says how it went so far."""

    def __init__(self, paths: Iterable[str], talk: Talk, *, may_ask: bool = True) -> None:
        self.talk = talk
        self.exit_code = EXIT_OK
        self._may_ask = may_ask
        self._counts: Counter[str] = Counter()
        self._passed: Counter[str] = Counter()
        paths = list(paths)
        self.asked = bool(paths)
        self._files = self._find(paths)

    def minutes(self) -> Iterator[Minutes]:
        """Yield the meetings of every file as it is read, in the order of the command line."""
        for file in self._progress(self._files):
            yield from self._read(file)

    def count(self) -> str:
        """Return the closing line.

        "41 files: 38 read, 1 holds no text, 2 refused; passed over: 3 .xlsx, 1 hidden"
        """
        total = self._counts.total()
        kinds = [
            (self._counts["read"], "read", "read"),
            (self._counts["no minutes"], "holds no minutes", "hold no minutes"),
            (self._counts["no text"], "holds no text", "hold no text"),
            (self._counts["refused"], "refused", "refused"),
            (self._counts["fault"], "failed by a fault of ours", "failed by a fault of ours"),
        ]
        said = [f"{n} {one if n == 1 else many}" for n, one, many in kinds if n]
        line = f"{total} file{'' if total == 1 else 's'}: {', '.join(said) or 'nothing to read'}"
        passed = [
            f"{n} {kind}" for kind, n in sorted(self._passed.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        return f"{line}; passed over: {', '.join(passed)}" if passed else line

    def _find(self, paths: Iterable[str]) -> list[File]:
        files = []
        for found in find_files(paths):
            if isinstance(found, File):
                files.append(found)
            elif isinstance(found, Passed):
                self._pass_over(found.path, found.kind)
            else:
                self._refuse(found)
        return files

    def _refuse(self, folder: Closed) -> None:
        error = UnreadableDocument(folder.problem, remedy=folder.remedy)
        self._fail(folder.path, "refused", error)

    def _read(self, file: File) -> Iterator[Minutes]:
        """Yield the meetings of a file, and of every document that it holds."""
        counted, holds = self._counts.copy(), False
        for member in self._members(file):
            holds = holds or member.inside
            yield from self._read_member(file, member)
        if holds and not file.walked and (self._counts - counted).keys() <= {"no minutes"}:
            self._fail(file.path, "refused", NotMinutes("it holds no minutes"))

    def _members(self, file: File) -> Iterator[Member]:
        try:
            with self._open(file) as stream:
                yield from unpack(file.path, stream)
        except MinutesError as error:
            yield Member(file.path, problem=error)

    def _read_member(self, file: File, member: Member) -> list[Minutes]:
        path, walked = member.path, file.walked or member.inside
        if member.passed:
            self._pass_over(path, member.passed)
            return []
        try:
            minutes = load(path, member.open())
        except NotMinutes as error:
            if walked:
                self._counts["no minutes"] += 1
                self.talk.detail(f"{short_name(path)}: {error}")
            else:
                self._fail(path, "refused", error)
        except NoTextFound as error:
            self._fail(path, "no text", error)
        except UnsupportedFormat as error:
            ending = ending_of(path)
            if walked and ending not in READ:
                self._pass_over(path, ending or "of an unknown kind", str(error))
            else:
                self._fail(path, "refused", error)
        except MinutesError as error:
            self._fail(path, "refused", error)
        except Exception as error:  # noqa: BLE001 - one bad file never stops the others
            self._counts["fault"] += 1
            self.exit_code = EXIT_FAULT
            self.talk.fault(short_name(path), error)
        else:
            self._tell(path, minutes)
            return minutes
        return []

    @contextmanager
    def _open(self, file: File) -> Iterator[BinaryIO]:
        if file.path == "-":
            self._refuse_terminal()
            with tempfile.SpooledTemporaryFile(max_size=1 << 26) as spool:
                copy_bounded(sys.stdin.buffer, cast("BinaryIO", spool))
                yield cast("BinaryIO", spool)
            return
        with pipeline.open_file(file.path) as stream:
            yield stream

    def _refuse_terminal(self) -> None:
        if sys.stdin.isatty() and not self._may_ask:
            raise UnreadableDocument("nothing is piped in", remedy="Pipe a document in, or name a file.")

    def _tell(self, path: str, minutes: list[Minutes]) -> None:
        self._counts["read"] += 1
        name = short_name(path)
        for doubt in dict.fromkeys(
            f.message for m in minutes for f in m.findings if f.code == "reading-doubt"
        ):
            self.talk.say(f"{name}: {doubt}")
        actions = sum(len(m.actions) for m in minutes)
        self.talk.detail(f"{name}: meetings {len(minutes)}, actions {actions}")

    def _pass_over(self, path: str, kind: str, why: str = "") -> None:
        self._passed[kind] += 1
        self.talk.detail(f"{short_name(path)}: passed over, {why or kind}")

    def _fail(self, path: str, outcome: str, error: MinutesError) -> None:
        self._counts[outcome] += 1
        self.exit_code = max(self.exit_code, EXIT_UNREADABLE)
        self.talk.error(error.line(short_name(path)))

    def _progress(self, files: list[File]) -> Iterable[File]:
        if self.talk.quiet or len(files) < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
            return files
        from rich.console import Console
        from rich.progress import track

        return track(files, "Reading", console=Console(stderr=True), transient=True)


def load(path: str, stream: BinaryIO) -> list[Minutes]:
    """Return the minutes in a document, or those that `extract` printed earlier."""
    head = stream.read(json.HEAD)
    stream.seek(0)
    if json.is_minutes_json(head):
        return list(json.read_minutes(stream))
    return pipeline.extract(path, stream=stream)


def copy_bounded(source: BinaryIO, target: BinaryIO) -> None:
    """Copy a stream that can't be read twice; one over `bounds.MAX_FILE` bytes is `TooLarge`."""
    shutil.copyfileobj(_Bounded(source), target)
    target.seek(0)


class _Bounded:
    """A stream that refuses to go on for ever."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = bounds.MAX_FILE

    def read(self, size: int = -1, /) -> bytes:
        piece = self._stream.read(size)
        self._left -= len(piece)
        if self._left < 0:
            raise TooLarge(f"more than {bounds.MAX_FILE // 1_000_000} MB on standard input")
        return piece


@contextmanager
def reading(paths: Iterable[str], *, quiet: bool, verbose: bool, no_input: bool) -> Iterator[Reading]:
    """Read the files of a command line: give the `Reading`, then say the count and end the command."""
    with calm_ending():
        run = Reading(paths, Talk(quiet=quiet, verbose=verbose), may_ask=not no_input)
        yield run
        sys.stdout.flush()
        if run.asked:
            run.talk.say(run.count())
    if run.exit_code:
        raise typer.Exit(run.exit_code)
