"""`minutes actions`, `decisions` and `people`: what the files hold, one row each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from minutesparse.cli.options import AsJson, AsRows, How, Paths, RowFormat, reads


@reads
def actions(
    paths: Paths,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    *,
    how: How,
) -> None:
    """List every action: who has to do what by when, and what the minutes say became of it."""
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.reading import reading
    from minutesparse.outputs import rows

    with reading(paths, how) as run:
        print_rows(rows.action_rows(run.minutes()), rows.ACTIONS, format, as_json=json)
        run.tell_without_actions()


@reads
def decisions(
    paths: Paths,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    *,
    how: How,
) -> None:
    """List every decision, with its mover and its vote where the minutes give them."""
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.reading import reading
    from minutesparse.outputs import rows

    with reading(paths, how) as run:
        print_rows(rows.decision_rows(run.minutes()), rows.DECISIONS, format, as_json=json)


@reads
def people(
    paths: Paths,
    by_meeting: Annotated[
        bool | None,
        typer.Option(
            "--by-meeting/--joined",
            help="Each meeting's people apart, or each person once; joined where a folder is named, if not given.",
            show_default=False,
        ),
    ] = None,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    *,
    how: How,
) -> None:
    """List everybody the minutes name: who came, who sent apologies, who was only spoken of.

    Of a folder, each person once over all its meetings: every spelling, the initials and which of them
    are doubtful, the first and the last meeting, and the roles. A `people.toml` in the folder or beside it
    states other names, who held which office when, and who is not the same.
    """
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.reading import reading
    from minutesparse.outputs import joined, rows
    from minutesparse.register.people import join_people
    from minutesparse.resolving import directory_beside

    if by_meeting is None:
        by_meeting = not any(Path(path).is_dir() for path in paths)
    with reading(paths, how) as run:
        if by_meeting:
            print_rows(rows.people_rows(run.minutes()), rows.PEOPLE, format, as_json=json)
            return
        folder = next((Path(path) for path in paths if Path(path).is_dir()), Path(paths[0]).parent)
        found = join_people(run.minutes(), directory_beside(folder / "people.toml"))
        print_rows(joined.rows(found), joined.JOINED, format, as_json=json)
