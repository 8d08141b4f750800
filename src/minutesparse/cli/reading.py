"""Every file in turn: its minutes, or the line that says why there are none; and the count."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import typer

from minutesparse.cli.options import How
from minutesparse.cli.paths import Closed, File, Passed, ending_of, find_files
from minutesparse.cli.progress import Bar
from minutesparse.cli.talk import Talk, calm_ending, counted, short_name
from minutesparse.errors import (
    EXIT_FAULT,
    EXIT_OK,
    EXIT_UNREADABLE,
    MinutesError,
    NoTextFound,
    NotMinutes,
    UnreadableDocument,
    UnsupportedFormat,
)
from minutesparse.readers.formats import READ

if TYPE_CHECKING:
    from minutesparse.batch.answers import Said, Work
    from minutesparse.cli.loading import Loaded, Loading
    from minutesparse.schema import Minutes

_NAMED = 3
"""How many files a line names; the rest of them it counts."""


class Reading:
    """The run over the files of a command line. `exit_code` says how it went so far."""

    def __init__(self, paths: Iterable[str], talk: Talk, how: How) -> None:
        self.talk = talk
        self._how = how
        self.exit_code = EXIT_OK
        self._counts: Counter[str] = Counter()
        self._passed: Counter[str] = Counter()
        self._without: list[str] = []
        paths = list(paths)
        self.asked = bool(paths)
        self._files = self._find(paths)
        self._bar = Bar(len(self._files), quiet=how.quiet)
        self.loading = self._ways() if self._files else nullcontext()

    def minutes(self) -> Iterator[Minutes]:
        """Yield the meetings of every file as it is read, in the order of the command line."""
        ways = () if isinstance(self.loading, nullcontext) else self.loading.each(self._files)
        for file, loaded in zip(self._files, ways, strict=True):
            self._bar.hide()
            yield from self._read(file, loaded)
            self._bar.done += 1
        self._bar.hide()

    def _ways(self) -> Loading:
        from minutesparse.cli.loading import Loading  # costs more than to ask a register does

        return Loading(self._how, len(self._files), self._watch if self._bar.wanted else None)

    def again(self, work: Work, paths: Sequence[str]) -> Iterator[list[Said]]:
        """Have files read once more, by another work; yield what is said of the documents in each."""
        from minutesparse.cli.loading import said_of

        bar = Bar(len(paths), quiet=self._how.quiet)
        names = (lambda now: bar.show([short_name(path) for path in now])) if bar.wanted else None
        for said in said_of(paths, work, self._how, names):
            bar.hide()
            yield said
            bar.done += 1
        bar.hide()

    def _watch(self, paths: list[str]) -> None:
        self._bar.show([short_name(path) for path in paths])

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
        line = f"{counted(total, 'file')}: {', '.join(said) or 'nothing to read'}"
        passed = [
            f"{n} {kind}" for kind, n in sorted(self._passed.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        return f"{line}; passed over: {', '.join(passed)}" if passed else line

    def tell_without_actions(self) -> None:
        """Say in a line which minutes were read and hold no action, so that nobody takes it for an oversight."""
        if self._without:
            first, more = ", ".join(self._without[:_NAMED]), len(self._without) - _NAMED
            self.talk.say(f"no action found in {first}" + (f" and {more} more" if more > 0 else ""))

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

    def _read(self, file: File, loaded: Iterable[Loaded]) -> Iterator[Minutes]:
        """Yield the meetings of a file, and of every document that it holds."""
        counted, holds = self._counts.copy(), False
        for one in loaded:
            holds = holds or one.inside
            yield from self._read_one(one, walked=file.walked or one.inside)
        if holds and not file.walked and (self._counts - counted).keys() <= {"no minutes"}:
            self._fail(file.path, "refused", NotMinutes("it holds no minutes"))

    def _read_one(self, one: Loaded, *, walked: bool) -> list[Minutes]:
        path = one.path
        if one.passed:
            self._pass_over(path, one.passed)
            return []
        try:
            minutes = one.take()
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

    def _tell(self, path: str, minutes: list[Minutes]) -> None:
        self._counts["read"] += 1
        name = short_name(path)
        doubts = (
            f"{short_name(m.source.path)}: {f.message}"  # which in kept JSON is another file than the one read
            for m in minutes
            for f in m.findings
            if f.code == "reading-doubt"
        )
        for doubt in dict.fromkeys(doubts):
            self.talk.say(doubt)
        actions = sum(len(m.actions) for m in minutes)
        if not actions:
            self._without.append(name)
        self.talk.detail(f"{name}: {counted(len(minutes), 'meeting')}, {counted(actions, 'action')}")

    def _pass_over(self, path: str, kind: str, why: str = "") -> None:
        self._passed[kind] += 1
        kinds = f"{kind} files are not read in a folder" if kind.startswith(".") else kind
        self.talk.detail(f"{short_name(path)}: passed over, {why or kinds}")

    def _fail(self, path: str, outcome: str, error: MinutesError) -> None:
        self._counts[outcome] += 1
        self.exit_code = max(self.exit_code, EXIT_UNREADABLE)
        self.talk.error(error.line(short_name(path)))


@contextmanager
def reading(paths: Iterable[str], how: How) -> Iterator[Reading]:
    """Read the files of a command line: give the `Reading`, then say the count and end the command."""
    with calm_ending():
        run = Reading(paths, Talk(quiet=how.quiet, verbose=how.verbose), how)
        with run.loading:
            yield run
        sys.stdout.flush()
        if run.asked:
            run.talk.say(run.count())
    if run.exit_code:
        raise typer.Exit(run.exit_code)
