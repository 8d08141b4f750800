"""`minutes outstanding`: which actions are still open on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutesparse.cli import completing
from minutesparse.cli.days import iso_date, today
from minutesparse.cli.options import AsJson, AsRows, How, RegisterFile, RowFormat, SomePaths, reads
from minutesparse.cli.register_file import the_register
from minutesparse.errors import EXIT_FOUND

if TYPE_CHECKING:
    from minutesparse.cli.reading import Reading
    from minutesparse.outputs.rows import Row
    from minutesparse.register.records import Record
    from minutesparse.schema import Minutes


class GroupBy(StrEnum):
    body = "body"
    owner = "owner"
    meeting = "meeting"


class FailOn(StrEnum):
    overdue = "overdue"


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
        autocompletion=completing.owners,
        help="Only this owner's: a name or a part of it, initials, a role.",
        show_default=False,
    ),
]
OfBody = Annotated[
    str | None,
    typer.Option(
        "--body",
        metavar="NAME",
        autocompletion=completing.bodies,
        help="Only this body's: a part of its name.",
        show_default=False,
    ),
]


@reads
def outstanding(
    paths: SomePaths = None,
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
    register: RegisterFile = None,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    *,
    how: How,
) -> None:
    """List the actions that are still open, by body and by the meeting that set them.

    The meetings of each body are taken in the order of their dates, drafts and copies of one meeting as
    one. An action counts as done or dropped where the same minutes, or later ones of the same body that
    plainly speak of it, say so; the topic being talked about again closes nothing. Nothing but the given
    files is known, unless a register is named: then the files are read into it, it is asked, and what
    people said of actions counts too. Red is overdue; amber is due within 14 days, or carried forward without a date.
    Where there is no owner or no body of the name asked for it says who is there, and ends with exit code 1.
    """
    from minutesparse.cli.reading import reading
    from minutesparse.outputs import followed

    day = (as_of or today()).isoformat()
    if not paths and not register and not Path(the_register(None)).is_file():
        raise typer.BadParameter("no PATH is given, and there is no register here")
    with reading(paths or [], how) as run:
        records, meetings = _records(run, day, paths or [], register)
        of_body = [one for one in records if not body or body.casefold() in (one["body"] or "").casefold()]
        asked_for = [one for one in of_body if not owner or owned_by(one, owner)]
        found = [
            record
            for record in asked_for
            if (all or record["state"] == "open")
            and (not overdue or followed.overdue(record, day))
            and (not since or (record["first_seen"]["date"] or "") >= since.isoformat())
        ]
        _print(found, day, group_by, RowFormat.json if json else format)
        run.tell_without_actions()
        late = sum(followed.overdue(record, day) for record in found)
        run.talk.say(_count(found, day, late))
        unknown = _unknown(of_body, meetings, owner, body) if records and not asked_for else None
        if unknown:
            run.talk.say(unknown)
            run.exit_code = max(run.exit_code, EXIT_FOUND)
        if fail_on and late:
            run.exit_code = max(run.exit_code, EXIT_FOUND)


def _records(
    run: Reading, day: str, paths: list[str], register: str | None
) -> tuple[list[Record], Callable[[], list[Minutes]]]:
    """The actions as of a day: of the files alone, or of the register once it has read the files.

    With them comes what gives the meetings that tell them.
    """
    from minutesparse.cli.telling import failing_in_one_line
    from minutesparse.register import register as kept
    from minutesparse.register.outstanding import follow
    from minutesparse.register.records import record

    if paths and not register:
        meetings = list(run.minutes())
        return [record(one) for one in follow(meetings, day)], lambda: meetings
    with failing_in_one_line():
        file = the_register(register)
        if paths:
            kept.read_in(file, run.minutes(), lambda path: Path(path).exists())
        records, lost = kept.actions(file, day)
    for event in lost:
        run.talk.error(kept.told_lost(event))
    return records, lambda: kept.minutes_of(file)


def _unknown(
    of_body: list[Record], meetings: Callable[[], list[Minutes]], owner: str | None, body: str | None
) -> str | None:
    """Say that nobody and no body is called what was asked for, and who is; None where somebody is."""
    from minutesparse.outputs import meanings
    from minutesparse.outputs.visible import visible
    from minutesparse.register.tracked import body_name

    if body and not of_body:
        named = dict.fromkeys(name for m in meetings() if (name := body_name(m.meeting)))
        if any(body.casefold() in name.casefold() for name in named):
            return None
        verb = "is" if len(named) == 1 else "are"
        told = f"; there {verb} {'; '.join(map(visible, named))}" if named else ""
        return f"{visible(body)}: no body in these minutes{told}"
    known = [m for m in meetings() if not body or body.casefold() in (body_name(m.meeting) or "").casefold()]
    if not owner or any(meanings.meaning_rows(known, owner)):
        return None
    there = meanings.names(known, owner)
    return f"{visible(owner)}: nobody in these minutes" + (f"; there are {there}" if there else "")


def owned_by(record: Record, asked: str) -> bool:
    """Tell whether one of an action's owners is the one asked for: words of the name, or the letters."""
    from minutesparse.names.initials import letters
    from minutesparse.text import words

    people = [owner["person"]["name"] for owner in record["owners"] if owner["person"]]
    names = [*people, *(owner["text"] for owner in record["owners"])]
    wanted = words(asked)
    return any(letters(asked) == letters(n) or set(wanted) <= set(words(n)) for n in names if wanted)


def _count(found: list[Record], day: str, late: int) -> str:
    still = sum(record["state"] == "open" for record in found)
    closed = f", {len(found) - still:,} closed" if len(found) > still else ""
    return f"{still:,} outstanding on {day}, {late:,} overdue{closed}"


def _print(found: list[Record], day: str, group_by: GroupBy, format: RowFormat) -> None:
    from minutesparse.cli.printing import print_pieces, print_rows
    from minutesparse.outputs import followed
    from minutesparse.outputs import json as as_json

    if format in (RowFormat.json, RowFormat.ndjson):
        records: Iterable[Record] = followed.as_of_in_groups(found, day, group_by)
        render = as_json.render_array if format is RowFormat.json else as_json.render_lines
        print_pieces(render(records))
        return
    rows: Iterable[Row] = followed.in_groups(followed.rows(found, day), group_by)
    print_rows(rows, replace(followed.OUTSTANDING, group=followed.GROUPS[group_by]), format)
