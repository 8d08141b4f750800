"""What is said to the user on standard error, and how a run ends."""

from __future__ import annotations

import errno
import os
import signal
import sys
import textwrap
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import Any

import typer

from minutesparse.batch.answers import Fault
from minutesparse.errors import EXIT_INTERRUPTED, EXIT_OK, EXIT_UNWRITTEN
from minutesparse.outputs.visible import one_line, visible

_LONGEST_FOLDER, _LONGEST_NAME = 60, 120


@dataclass(frozen=True, slots=True)
class Talk:
    """How much to say. Errors are always said."""

    quiet: bool = False
    verbose: bool = False

    def error(self, line: str) -> None:
        print(_fitted(one_line(line)), file=sys.stderr)

    def say(self, line: str) -> None:
        if not self.quiet:
            self.error(line)

    def detail(self, line: str) -> None:
        if self.verbose:
            self.error(line)

    def fault(self, name: str, error: Exception) -> None:
        """Say that we failed on a file, with all that a bug report needs."""
        print(f"{name}: a fault of minutesparse, not of the file. Please report it:", file=sys.stderr)
        said = str(error) if isinstance(error, Fault) else "".join(traceback.format_exception(error))
        for line in said.splitlines():
            print(visible(line), file=sys.stderr)


def _fitted(line: str) -> str:
    """Return a line for standard error: on a terminal broken between words, one line anywhere else."""
    if not sys.stderr.isatty():
        return line
    width = width_of_messages()
    return textwrap.fill(line, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def width_of_messages() -> int:
    """Return how many characters a line of standard error has, whatever standard output is."""
    with suppress(KeyError, ValueError):
        return int(os.environ["COLUMNS"])
    with suppress(OSError, ValueError):
        return os.get_terminal_size(sys.stderr.fileno()).columns
    return 80


def counted(number: int, noun: str) -> str:
    """Return a number with what is counted.

    >>> counted(1, "meeting"), counted(2, "meeting"), counted(12000, "document")
    ('1 meeting', '2 meetings', '12,000 documents')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def short_name(path: str) -> str:
    """Return a path for a message: visible, and never longer than a line can bear."""
    folder, _, name = path.replace(os.sep, "/").rpartition("/")
    if len(folder) > _LONGEST_FOLDER:
        folder = f"…{folder[-_LONGEST_FOLDER:]}"
    if len(name) > _LONGEST_NAME:
        name = f"{name[: _LONGEST_NAME - 40]}…{name[-39:]}"
    return visible(f"{folder}/{name}" if folder or path.startswith("/") else name)


@contextmanager
def calm_ending() -> Iterator[None]:
    """End quietly when the reader of our output has had enough (`| head`), or the user has."""
    before = _listen_for_the_end()
    try:
        yield
        sys.stdout.flush()
    except OSError as fault:
        raise typer.Exit(unwritten(fault)) from None
    except KeyboardInterrupt:
        raise typer.Exit(EXIT_INTERRUPTED) from None
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)


def _listen_for_the_end() -> Any:
    """Have a request to end (SIGTERM) clear up as Ctrl-C does; return who listened before."""
    if threading.current_thread() is not threading.main_thread():
        return None

    def end(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    return signal.signal(signal.SIGTERM, end)


def unwritten(fault: OSError) -> int:
    """Say that the output found no place, and return the exit code; raise what is another fault."""
    if isinstance(fault, BrokenPipeError):
        _discard_output()
        return EXIT_OK
    if fault.errno != errno.ENOSPC:
        raise fault
    _discard_output()
    sys.stderr.write(f"The output could not be written: {fault.strerror}.\n")
    return EXIT_UNWRITTEN


def _discard_output() -> None:
    """What is still buffered must go somewhere, or Python complains while it shuts down."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
