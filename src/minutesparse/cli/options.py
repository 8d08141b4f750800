"""The arguments and options that commands share."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import wraps
from typing import Annotated, Any, get_type_hints

import typer


class RowFormat(StrEnum):
    table = "table"
    json = "json"
    ndjson = "ndjson"
    csv = "csv"
    markdown = "markdown"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders (walked), - for standard input, or JSON that extract printed.",
        show_default=False,
    ),
]
SomePaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Files, folders (walked), - for standard input, or JSON that extract printed.",
        show_default=False,
    ),
]
AsRows = Annotated[RowFormat, typer.Option("--format", "-f", help="How to print the rows.")]
AsJson = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors on standard error.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say what became of every file.")]
NoInput = Annotated[bool, typer.Option("--no-input", help="Never wait for somebody to type.")]
RegisterFile = Annotated[
    str | None,
    typer.Option(
        "--register",
        metavar="FILE",
        help="The register; MINUTES_REGISTER, else minutes.register here, if not given.",
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=0,
        max=1024,
        envvar="MINUTESPARSE_JOBS",
        show_envvar=False,
        show_default=False,
        help="How many files to read at once; as many as there are processors if not given. "
        "0 reads them without a process apart and without bounds: for files you trust.",
    ),
]
Timeout = Annotated[
    float,
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        min=0.1,
        envvar="MINUTESPARSE_TIMEOUT",
        show_envvar=False,
        show_default=False,
        help="How long one file may take, or one page of a scan; 30 if not given.",
    ),
]
Memory = Annotated[
    int,
    typer.Option(
        "--memory",
        metavar="MB",
        min=128,
        envvar="MINUTESPARSE_MEMORY",
        show_envvar=False,
        show_default=False,
        help="How much memory reading one file may take; 1024 if not given.",
    ),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        envvar="MINUTESPARSE_NO_CACHE",
        show_envvar=False,
        help="Read every file anew, and keep nothing of it for the next time.",
    ),
]


@dataclass(frozen=True, slots=True)
class How:
    """How files are read, and what is said of it: the options of every command that reads files."""

    quiet: Quiet = False
    verbose: Verbose = False
    no_input: NoInput = False
    jobs: Jobs = None
    timeout: Timeout = 30.0
    memory: Memory = 1024
    no_cache: NoCache = False


def reads(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command whose last parameter is `how: How` the options of `How` in its place."""
    names = [field.name for field in fields(How)]

    @wraps(command)
    def run(**given: Any) -> None:
        how = How(**{name: given.pop(name) for name in names if name in given})
        command(**given, how=how)

    hints = get_type_hints(command, include_extras=True) | get_type_hints(How, include_extras=True)
    taken = [
        *[p for p in inspect.signature(command).parameters.values() if p.name != "how"],
        *[inspect.Parameter(f.name, inspect.Parameter.KEYWORD_ONLY, default=f.default) for f in fields(How)],
    ]
    own = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[p.name]) for p in taken]
    run.__signature__ = inspect.Signature(own)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in own}
    return run
