"""The program `minutes`: its commands, in the order its help lists them."""

from __future__ import annotations

from typing import Annotated

import typer

from minutesparse.cli import (
    asking,
    exporting,
    extracting,
    following,
    judging,
    knowing,
    listing,
    reporting,
    showing,
)
from minutesparse.version import __version__

app = typer.Typer(
    name="minutes",
    help="Read minutes that already exist: who was there, what was decided, who has to do what by when.",
    epilog="Exit codes: 0 all well, 1 found what --fail-on asked for, 2 usage, 3 some file could not be read, "
    "70 a fault of minutesparse, 130 interrupted.",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def print_version(asked: bool) -> None:
    if asked:
        print(f"minutesparse {__version__}")
        raise typer.Exit


@app.callback()
def minutes(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback prints it
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read minutes that already exist: who was there, what was decided, who has to do what by when."""
    if context.invoked_subcommand is None:
        from minutesparse.cli.greeting import greet

        print("\n".join(greet()) or context.get_help())


COMMANDS = (
    (extracting.extract, "All that the minutes say, as JSON.", "minutes extract minutes/ > minutes.json"),
    (listing.actions, "Every action: who has to do what by when.", "minutes actions minutes/"),
    (following.outstanding, "The actions that are still open.", "minutes outstanding minutes/ --overdue"),
    (listing.decisions, "Every decision, its mover and its vote.", "minutes decisions minutes/ --format csv"),
    (listing.people, "Everybody the minutes name.", "minutes people minutes/"),
    (asking.who, "Whom initials stand for.", "minutes who AB minutes/"),
    (judging.check, "What is doubtful about the minutes.", "minutes check minutes/"),
    (exporting.export, "Write an action log, a calendar, a database.", "minutes export minutes/ -o log.xlsx"),
    (reporting.report, "Write a page to look at and send on.", "minutes report minutes/ -o report.html"),
    (showing.show, "A file as it was read, line by line.", "minutes show minutes/march.docx"),
    (knowing.formats, "The formats that are read, and by what.", "minutes formats"),
    (extracting.schema, "The JSON Schema of the minutes.", "minutes schema > schema.json"),
)
"""Each command, in the few words that the list of commands has room for, and an example that works."""

for command, summary, example in COMMANDS:
    app.command(short_help=summary, epilog=f"Example: {example}")(command)
