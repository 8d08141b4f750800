"""`minutes who`: whom initials stand for, meeting by meeting."""

from __future__ import annotations

from typing import Annotated

import typer

from minutesparse.cli.options import AsJson, AsRows, How, Paths, RowFormat, reads

Initials = Annotated[
    str,
    typer.Argument(
        metavar="INITIALS", help="Initials, a first name, a surname, a handle.", show_default=False
    ),
]


@reads
def who(
    initials: Initials,
    paths: Paths,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    *,
    how: How,
) -> None:
    """Say whom initials stand for: everybody of each meeting whom they may mean, and how that is known."""
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.reading import reading
    from minutesparse.outputs import meanings

    with reading(paths, how) as run:
        rows = list(meanings.meaning_rows(run.minutes(), initials))
        print_rows(rows, meanings.MEANINGS, format, as_json=json)
        if not rows:
            run.talk.say(f"{initials}: nobody in these files")
