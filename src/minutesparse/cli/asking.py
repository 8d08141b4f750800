"""`minutes who`: whom initials stand for, meeting by meeting."""

from __future__ import annotations

from typing import Annotated

import typer

from minutesparse.cli import completing
from minutesparse.cli.options import AsJson, AsRows, How, Paths, RowFormat, reads

Initials = Annotated[
    str,
    typer.Argument(
        metavar="INITIALS",
        autocompletion=completing.people,
        help="Initials, a first name, a surname, a handle.",
        show_default=False,
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
    """Say whom initials stand for: everybody of each meeting whom they may mean, and how that is known.

    Where they can be nobody's it says who is there, and ends with exit code 1.
    """
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.reading import reading
    from minutesparse.errors import EXIT_FOUND
    from minutesparse.outputs import meanings
    from minutesparse.outputs.visible import visible

    with reading(paths, how) as run:
        meetings = list(run.minutes())
        rows = list(meanings.meaning_rows(meetings, initials))
        print_rows(rows, meanings.MEANINGS, format, as_json=json)
        if not rows:
            there = meanings.names(meetings, initials)
            run.talk.say(
                f"{visible(initials)}: nobody in these files" + (f"; there are {there}" if there else "")
            )
            run.exit_code = max(run.exit_code, EXIT_FOUND)
