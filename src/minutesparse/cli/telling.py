"""`minutes close`, `reopen`, `assign`, …: what people know of actions and minutes don't."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from minutesparse.cli import completing
from minutesparse.cli.days import iso_date, now, today
from minutesparse.cli.options import AsJson, AsRows, RegisterFile, RowFormat
from minutesparse.cli.register_file import the_register
from minutesparse.errors import EXIT_USAGE, MinutesError

if TYPE_CHECKING:
    from minutesparse.register.events import Kind

Id = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        autocompletion=completing.ids,
        help="The action's id, or its beginning.",
        show_default=False,
    ),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="WHO", help="Who says so; you, if not given.", show_default=False),
]
On = Annotated[
    date | None,
    typer.Option(
        "--on",
        parser=iso_date,
        metavar="DATE",
        help="The day it happened; today if not given.",
        show_default=False,
    ),
]
Because = Annotated[
    str | None, typer.Option("--because", metavar="TEXT", help="How that is known.", show_default=False)
]


def close(
    action: Id, on: On = None, because: Because = None, by: By = None, register: RegisterFile = None
) -> None:
    """Say that an action is done, though no minutes say so."""
    _tell("close", action, {"on": (on or today()).isoformat(), "because": because}, by, register)


def drop(
    action: Id, on: On = None, because: Because = None, by: By = None, register: RegisterFile = None
) -> None:
    """Say that an action need not be done any more."""
    _tell("drop", action, {"on": (on or today()).isoformat(), "because": because}, by, register)


def reopen(action: Id, because: Because = None, by: By = None, register: RegisterFile = None) -> None:
    """Say that an action is still to be done, whatever said otherwise."""
    _tell("reopen", action, {"because": because}, by, register)


def assign(
    action: Id,
    owners: Annotated[
        list[str],
        typer.Argument(
            metavar="OWNER", autocompletion=completing.owners, help="Who is to do it.", show_default=False
        ),
    ],
    by: By = None,
    register: RegisterFile = None,
) -> None:
    """Give an action to others than the minutes say."""
    _tell("assign", action, {"owners": owners}, by, register)


def due(
    action: Id,
    day: Annotated[
        date | None,
        typer.Argument(
            parser=iso_date,
            metavar="DATE",
            help="When it is due; no day at all if not given.",
            show_default=False,
        ),
    ] = None,
    by: By = None,
    register: RegisterFile = None,
) -> None:
    """Set the day an action is due."""
    _tell("due", action, {"date": day.isoformat() if day else None}, by, register)


def note(
    action: Id,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to keep with it.", show_default=False)],
    by: By = None,
    register: RegisterFile = None,
) -> None:
    """Keep a remark with an action."""
    _tell("note", action, {"text": text}, by, register)


def merge(
    action: Annotated[
        str,
        typer.Argument(
            metavar="A", autocompletion=completing.ids, help="The action that stays.", show_default=False
        ),
    ],
    other: Annotated[
        str,
        typer.Argument(
            metavar="B", autocompletion=completing.ids, help="The one that is the same.", show_default=False
        ),
    ],
    by: By = None,
    register: RegisterFile = None,
) -> None:
    """Say that two actions are one: B goes into A."""
    _tell("merge", other, {"into": action}, by, register)


def split(
    action: Id,
    texts: Annotated[
        list[str],
        typer.Argument(metavar="TEXT", help="The tasks that it is, one or more.", show_default=False),
    ],
    by: By = None,
    register: RegisterFile = None,
) -> None:
    """Say that one action is several."""
    _tell("split", action, {"texts": texts}, by, register)


def undo(
    event: Annotated[
        str | None,
        typer.Argument(
            metavar="EVENT", help="The id that log shows; the last one if not given.", show_default=False
        ),
    ] = None,
    by: By = None,
    register: RegisterFile = None,
) -> None:
    """Take back what was said last, or a certain thing that was said; the log keeps both."""
    from minutesparse.errors import RegisterError
    from minutesparse.register import register as kept
    from minutesparse.register.events import last_standing

    with failing_in_one_line():
        events = kept.events_of(the_register(register))
        meant = event or last_standing(events).id
        found = next((one for one in events if one.id == meant), None)
        if found is None:
            raise RegisterError(f"{meant}: no event has this id", remedy="Look at minutes log.")
        _tell("undo", found.action, {"event": found.id}, by, register)


def log(
    action: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            autocompletion=completing.ids,
            help="Only what was said of this action.",
            show_default=False,
        ),
    ] = None,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    register: RegisterFile = None,
) -> None:
    """List what people said of actions: when, who, what; nothing of it is ever lost."""
    from minutesparse.cli.printing import print_rows
    from minutesparse.outputs import events
    from minutesparse.register import register as kept

    with failing_in_one_line():
        found = kept.events_of(the_register(register))
        rows = events.rows(one for one in found if not action or one.action.startswith(action))
        print_rows(rows, events.LOG, format, as_json=json)


def _tell(kind: Kind, action: str, told: dict[str, object], by: str | None, register: str | None) -> None:
    from minutesparse.outputs.visible import visible
    from minutesparse.register import register as kept
    from minutesparse.register.events import new_event
    from minutesparse.register.glancing import glance
    from minutesparse.text import quoted

    with failing_in_one_line():
        file = the_register(register)
        before = glance(file)
        event = kept.tell(file, new_event(kind, action, told, at=now(), who=by or _user()))
        known = {record["id"]: record["text"] for record in [*glance(file), *before]}
        text = visible(quoted(known.get(event.action, "")))
        typer.echo(f"{kind} {event.action}{f': {text}' if text else ''} ({event.id})", err=True)


def _user() -> str:
    """Name whoever runs this; a container may know nobody."""
    try:
        return os.environ.get("MINUTES_USER") or getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"


@contextmanager
def failing_in_one_line() -> Iterator[None]:
    """Say what is wrong with the register in a line, and end with the code for it."""
    try:
        yield
    except MinutesError as error:
        typer.echo(f"{error}. {error.remedy}", err=True)
        raise typer.Exit(error.exit_code or EXIT_USAGE) from error
