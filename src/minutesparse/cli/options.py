"""The arguments and options that commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class JsonFormat(StrEnum):
    json = "json"
    ndjson = "ndjson"


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
