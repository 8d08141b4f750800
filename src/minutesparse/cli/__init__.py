"""The command line: arguments, the clock, the exit code, nothing else."""

from __future__ import annotations

import io
import logging
import os
import sys
import traceback
import warnings
from collections.abc import Sequence
from pathlib import Path

from minutesparse.errors import EXIT_FAULT, EXIT_INTERRUPTED
from minutesparse.garbage import collect_rarely


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program on the arguments, those of the command line by default; return its exit code."""
    settle_streams()
    collect_rarely()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except OSError as fault:
        from minutesparse.cli.talk import unwritten

        return unwritten(fault)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except Exception:  # noqa: BLE001 - the one place that catches our own faults
        traceback.print_exc()
        return EXIT_FAULT
    return code


def _run(arguments: Sequence[str] | None) -> int:
    if asking := os.environ.get("_MINUTES_COMPLETE"):
        from minutesparse.cli.at_once import answer

        answered = answer(asking)
        if answered:
            print(answered[0])
            return answered[1]
    from minutesparse.cli.app import app

    name = Path(sys.argv[0]).stem
    try:
        app(arguments, prog_name=name if name == "minutesparse" else "minutes")
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else EXIT_FAULT
    return 0


def settle_streams() -> None:
    """Print UTF-8 wherever we are, and keep the libraries' own remarks off standard error.

    Where a stream is closed (`>&-`), what is printed goes nowhere.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open while we run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    logging.lastResort = None
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
