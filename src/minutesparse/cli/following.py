"""`minutes outstanding`: which actions are still open on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from minutesparse.cli.options import AsJson, AsRows, NoInput, Paths, Quiet, RowFormat, Verbose
from minutesparse.errors import EXIT_FOUND

if TYPE_CHECKING:
    from minutesparse.outputs.rows import Row
    from minutesparse.register.tracked import Tracked


class GroupBy(StrEnum):
    body = "body"
    owner = "owner"
    meeting = "meeting"


class FailOn(StrEnum):
    overdue = "overdue"


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
Since = Annotated[
    date | None,
    typer.Option(
        "--since",
        parser=iso_date,
        metavar="DATE",
        help="Only actions first recorded on this day or later.",
        show_default=False,
    ),
]
Owned = Annotated[
    str | None,
    typer.Option(
        "--owner",
        metavar="NAME",
        help="Only this owner's: a name or a part of it, initials, a role.",
        show_default=False,
    ),
]
OfBody = Annotated[
    str | None,
    typer.Option("--body", metavar="NAME", help="Only this body's: a part of its name.", show_default=False),
]


def outstanding(
    paths: Paths,
    all: Annotated[bool, typer.Option("--all", help="Also those that are done or dropped.")] = False,
    owner: Owned = None,
    body: OfBody = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those that are overdue.")] = False,
    since: Since = None,
    as_of: AsOf = None,
    group_by: Annotated[GroupBy, typer.Option("--group-by", help="What stands together.")] = GroupBy.body,
    fail_on: Annotated[
        FailOn | None,
        typer.Option("--fail-on", help="End with exit code 1 where one is listed.", show_default=False),
    ] = None,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_input: NoInput = False,
) -> None:
    """List the actions that are still open, by body and by the meeting that set them.

    The meetings of each body are taken in the order of their dates, drafts and copies of one meeting as
    one. An action counts as done or dropped where the same minutes, or later ones of the same body that
    plainly speak of it, say so; the topic being talked about again closes nothing. Nothing but the given
    files is known. Red is overdue; amber is due within 14 days, or carried forward without a date.
    """
    from minutesparse.cli.reading import reading
    from minutesparse.register.outstanding import follow

    day = (as_of or today()).isoformat()
    with reading(paths, quiet=quiet, verbose=verbose, no_input=no_input) as run:
        everything = follow(run.minutes(), day)
        found = [
            one
            for one in everything
            if (all or one.state == "open")
            and (not overdue or one.overdue(day))
            and (not since or (one.first.date or "") >= since.isoformat())
            and (not body or body.casefold() in (one.first.body or "").casefold())
            and (not owner or owned_by(one, owner))
        ]
        _print(found, day, group_by, RowFormat.json if json else format)
        late = sum(one.overdue(day) for one in found)
        run.talk.say(_count(found, day, late))
        if fail_on and late:
            run.exit_code = max(run.exit_code, EXIT_FOUND)


def owned_by(one: Tracked, asked: str) -> bool:
    """Tell whether one of an action's owners is the one asked for: words of the name, or the letters."""
    from minutesparse.names.initials import letters
    from minutesparse.text import words

    names = [name for o in one.owners for name in (o.text, o.person.name if o.person else "") if name]
    wanted = words(asked)
    return any(letters(asked) == letters(n) or set(wanted) <= set(words(n)) for n in names if wanted)


def _count(found: list[Tracked], day: str, late: int) -> str:
    still = sum(one.state == "open" for one in found)
    closed = f", {len(found) - still} closed" if len(found) > still else ""
    return f"{still} outstanding on {day}, {late} overdue{closed}"


def _print(found: list[Tracked], day: str, group_by: GroupBy, format: RowFormat) -> None:
    from minutesparse.cli.printing import print_pieces, print_rows
    from minutesparse.outputs import followed
    from minutesparse.outputs import json as as_json

    if format in (RowFormat.json, RowFormat.ndjson):
        records = (followed.record(one, day) for one in found)
        render = as_json.render_array if format is RowFormat.json else as_json.render_lines
        print_pieces(render(records))
        return
    rows: Iterable[Row] = followed.rows(found, day)
    if group_by is not GroupBy.body:
        keys = followed.GROUPS[group_by]
        rows = sorted(rows, key=lambda row: tuple(str(row[key] or "") for key in keys))
    print_rows(rows, replace(followed.OUTSTANDING, group=followed.GROUPS[group_by]), format)
