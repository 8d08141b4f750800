"""`minutes outstanding`: which actions are still open on a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from minutesparse.cli.options import AsJson, AsRows, NoInput, Paths, Quiet, RowFormat, Verbose


def iso_date(text: str) -> date:
    """Read a day as the command line takes it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day like 2024-05-31") from None


def today() -> date:
    """Return the day it is where the user is; nothing but the command line asks."""
    return datetime.now(tz=UTC).astimezone().date()


AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=iso_date,
        metavar="DATE",
        help="The day to ask for, as 2024-05-31; today if not given.",
        show_default=False,
    ),
]


def outstanding(
    paths: Paths,
    as_of: AsOf = None,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_input: NoInput = False,
) -> None:
    """List the actions that are still open, by body and by the meeting that set them.

    An action counts as done where the same file, or a later one of the same body that plainly speaks
    of the same action, says so. Nothing but the given files is known.
    """
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.reading import reading
    from minutesparse.outputs import rows
    from minutesparse.register.outstanding import outstanding as still_open

    day = (as_of or today()).isoformat()
    with reading(paths, quiet=quiet, verbose=verbose, no_input=no_input) as run:
        found = still_open(run.minutes(), day)
        print_rows(rows.outstanding_rows(found), rows.OUTSTANDING, format, as_json=json)
        overdue = sum(one.overdue for one in found)
        run.talk.say(f"{len(found)} outstanding on {day}, {overdue} overdue")
