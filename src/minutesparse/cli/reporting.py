"""`minutes report`: one page for people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from minutesparse.cli.days import today
from minutesparse.cli.following import AsOf
from minutesparse.cli.options import How, Paths, reads


def page_name(text: str) -> Path:
    """Take a name that ends as a page does."""
    if Path(text).suffix.lower() not in {".html", ".htm"}:
        raise typer.BadParameter(f"{text!r} does not end in .html")
    return Path(text)


@reads
def report(
    paths: Paths,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            parser=page_name,
            metavar="FILE",
            help="The page to write, report.html.",
            show_default=False,
        ),
    ],
    as_of: AsOf = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no earlier report.")] = False,
    *,
    how: How,
) -> None:
    """Write a page that shows what is outstanding, by owner, body and age, and where each thing is said.

    The page holds all it needs and opens from the disk, without a network: actions with their history
    over the meetings, attendance, decisions, each with the words around it and a link to the file.
    """
    from minutesparse.cli.reading import reading
    from minutesparse.cli.talk import counted, short_name
    from minutesparse.errors import ExportRefused
    from minutesparse.outputs.export.log import Log
    from minutesparse.outputs.export.replacing import refuse_to_overwrite, replacing
    from minutesparse.outputs.report import render
    from minutesparse.outputs.report.around import words_around
    from minutesparse.register.outstanding import follow

    day = (as_of or today()).isoformat()
    with reading(paths, how) as run:
        try:
            refuse_to_overwrite(output, force=force)
            meetings = tuple(run.minutes())
            if not meetings and run.exit_code:
                # A name mistyped must not put an empty log in the place of a good one.
                run.talk.say(f"{short_name(str(output))}: not written, as nothing could be read")
                return
            log = Log(meetings, tuple(follow(meetings, day)), day)
            page = render(log, output, words_around(log, run.again))
            with replacing(output, force=force) as target:
                target.write_text(page, encoding="utf-8", errors="backslashreplace", newline="\n")
        except ExportRefused as error:
            run.talk.error(error.line(short_name(str(output))))
            raise typer.Exit(error.exit_code) from None
        run.talk.say(
            f"{short_name(str(output))}: {counted(len(log.held), 'meeting')}, {len(log.outstanding)} outstanding"
        )
