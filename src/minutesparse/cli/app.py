"""The program `minutes`: its commands, in the order its help lists them."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from minutesparse.cli import (
    asking,
    caching,
    exporting,
    extracting,
    following,
    judging,
    knowing,
    listing,
    registers,
    reporting,
    showing,
    telling,
)
from minutesparse.cli.helping import Command
from minutesparse.cli.settings import settings
from minutesparse.errors import EXIT_CODES
from minutesparse.version import __version__

app = typer.Typer(
    name="minutes",
    help="Read minutes that already exist: who was there, what was decided, who has to do what by when.",
    epilog="Example: minutes outstanding minutes/\n\nExit codes: "
    + ". ".join(f"{code} {meaning}" for code, meaning in EXIT_CODES.items())
    + ".",
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
    group: Any = context.command  # of the click that typer brings along
    context.default_map = settings(
        {name: [option.name for option in command.params] for name, command in group.commands.items()}
    )
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
    (showing.show, "A file as it was read; why an action is one.", "minutes show minutes/march.docx --why"),
    (knowing.formats, "The formats that are read, and by what.", "minutes formats"),
    (extracting.schema, "The JSON Schema of the minutes.", "minutes schema > schema.json"),
)
"""Each command, in the few words that the list of commands has room for, and an example that works."""

SAID = (
    (telling.close, "Say that an action is done.", 'minutes close t1a2b --because "Seen it swing"'),
    (telling.reopen, "Say that it is still to be done.", "minutes reopen t1a2b"),
    (telling.drop, "Say that it need not be done.", "minutes drop t1a2b --on 2024-05-31"),
    (telling.assign, "Give an action to others.", 'minutes assign t1a2b "Ola Brandt"'),
    (telling.due, "Set the day it is due.", "minutes due t1a2b 2024-05-31"),
    (telling.note, "Keep a remark with an action.", 'minutes note t1a2b "Hinges are ordered"'),
    (telling.merge, "Say that two actions are one.", "minutes merge t1a2b t3c4d"),
    (telling.split, "Say that one is several.", 'minutes split t1a2b "Mend it" "Paint it"'),
    (telling.undo, "Take back what was said last.", "minutes undo"),
    (telling.log, "What people said of actions.", "minutes log"),
)
"""Commands that say something of one action of the register: `t1a2b` stands for its id."""

for command, summary, example in (*COMMANDS, *SAID):
    app.command(cls=Command, short_help=summary, epilog=f"Example: {example}")(command)
app.add_typer(registers.app)
app.add_typer(caching.cache, short_help="What is kept of files that were read before.")
