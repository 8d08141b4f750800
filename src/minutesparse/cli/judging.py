"""`minutes check`: what is doubtful in the minutes."""

from __future__ import annotations

from typing import Annotated

import typer

from minutesparse.cli.options import AsJson, AsRows, How, Paths, RowFormat, reads
from minutesparse.errors import EXIT_FOUND

FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="CODE",
        help="End with exit code 1 where there is a finding with this code; 'any' for all. Give it again for more.",
        show_default=False,
    ),
]


@reads
def check(
    paths: Paths,
    fail_on: FailOn = None,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    *,
    how: How,
) -> None:
    """List what is doubtful: actions without an owner, initials that fit two people, dates that clash."""
    from minutesparse.checks import CODES
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.reading import reading
    from minutesparse.outputs import rows

    asked = set(fail_on or ())
    for unknown in sorted(asked - CODES.keys() - {"any"}):
        raise typer.BadParameter(f"no finding has the code {unknown!r}; there are: {', '.join(CODES)}")
    with reading(paths, how) as run:
        found = list(rows.finding_rows(run.minutes()))
        print_rows(found, rows.FINDINGS, format, as_json=json)
        if found and ("any" in asked or asked & {str(row["code"]) for row in found}):
            run.exit_code = max(run.exit_code, EXIT_FOUND)
