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
    no_args_is_help=True,
    add_completion=False,
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
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read minutes that already exist: who was there, what was decided, who has to do what by when."""


for command in (
    extracting.extract,
    listing.actions,
    following.outstanding,
    listing.decisions,
    listing.people,
    asking.who,
    judging.check,
    exporting.export,
    reporting.report,
    showing.show,
    knowing.formats,
    extracting.schema,
):
    app.command()(command)
