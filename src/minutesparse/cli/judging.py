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
    """List what is doubtful: actions without an owner, initials that fit two people, dates that clash.

    The table tells once what is a body's habit, as that it never sets a day; the other formats have every finding.
    """
    from minutesparse.checks import CODES
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.reading import reading
    from minutesparse.cli.talk import counted
    from minutesparse.outputs import findings, rows

    asked = set(fail_on or ())
    for unknown in sorted(asked - CODES.keys() - {"any"}):
        raise typer.BadParameter(f"no finding has the code {unknown!r}; there are: {', '.join(CODES)}")
    with reading(paths, how) as run:
        meetings = list(run.minutes())
        found = list(rows.finding_rows(meetings))
        if format is RowFormat.table and not json:
            print_rows(findings.table_rows(meetings), findings.TABLE, format)
        else:
            print_rows(found, rows.FINDINGS, format, as_json=json)
        doubtful = sum(bool(meeting.findings) for meeting in meetings)
        if meetings:
            said = f"{counted(len(found), 'finding')} in {doubtful} of {counted(len(meetings), 'meeting')}"
            run.talk.say(said if found else "nothing doubtful was found")
        if found and ("any" in asked or asked & {str(row["code"]) for row in found}):
            run.exit_code = max(run.exit_code, EXIT_FOUND)
