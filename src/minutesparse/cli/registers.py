"""`minutes register`: the file that holds documents and what people said of their actions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from minutesparse.cli.helping import Command
from minutesparse.cli.options import How, Paths, RegisterFile, reads
from minutesparse.cli.register_file import the_register
from minutesparse.cli.telling import failing_in_one_line
from minutesparse.errors import EXIT_FOUND

app = typer.Typer(
    name="register",
    help="Keep actions from meeting to meeting in one file, with what people say of them.",
    short_help="Keep minutes and what people say of their actions.",
    epilog="Example: minutes register add minutes/",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(cls=Command, short_help="Make an empty register.", epilog="Example: minutes register init")
def init(register: RegisterFile = None) -> None:
    """Make an empty register; one that is there already stays as it is."""
    from minutesparse.register import store

    with failing_in_one_line():
        store.create(the_register(register))


@app.command(
    cls=Command,
    short_help="Read minutes into it, or read them again.",
    epilog="Example: minutes register add minutes/",
)
@reads
def add(
    paths: Paths,
    register: RegisterFile = None,
    *,
    how: How,
) -> None:
    """Read minutes into the register. A file that is read again replaces what was kept of it; actions
    keep their ids, and what people said of them stays.
    """
    from minutesparse.cli.reading import reading
    from minutesparse.register import register as kept

    with reading(paths, how) as run, failing_in_one_line():
        changed = kept.read_in(the_register(register), run.minutes(), lambda path: Path(path).exists())
        run.talk.say(f"{changed} new or changed")


@app.command(
    cls=Command,
    short_help="Drop what it holds of a file.",
    epilog="Example: minutes register forget minutes/draft.docx",
)
def forget(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="The file, as it was named.", show_default=False)
    ],
    register: RegisterFile = None,
) -> None:
    """Drop what the register holds of a file; what people said stays, and is reported where its action is gone."""
    from minutesparse.register import register as kept

    with failing_in_one_line():
        kept.forget(the_register(register), path)


@app.command(cls=Command, short_help="Prove that it is whole.", epilog="Example: minutes register check")
def check(register: RegisterFile = None) -> None:
    """Prove the register: whole, the actions those that its documents tell, every event about one of them.

    Ends with exit code 1 where something is wrong.
    """
    from minutesparse.register import register as kept

    with failing_in_one_line():
        wrong = kept.check(the_register(register))
        for line in wrong:
            typer.echo(line)
        if wrong:
            raise typer.Exit(EXIT_FOUND)
        typer.echo("all well", err=True)


@app.command(
    cls=Command,
    name="export",
    short_help="Print all that it holds.",
    epilog="Example: minutes register export > register.ndjson",
)
def export_register(register: RegisterFile = None) -> None:
    """Print all that the register holds as NDJSON, for a backup or another machine."""
    from minutesparse.cli.printing import print_pieces
    from minutesparse.outputs import json
    from minutesparse.register import register as kept

    with failing_in_one_line():
        print_pieces(json.render_lines(kept.export_lines(the_register(register))))


@app.command(
    cls=Command,
    name="import",
    short_help="Make one of what export printed.",
    epilog="Example: minutes register import register.ndjson",
)
def import_register(
    path: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="What export printed, or - for standard input.", show_default=False
        ),
    ],
    register: RegisterFile = None,
) -> None:
    """Make a register of what export printed, or add to one what it lacks."""
    import json

    from minutesparse.register import register as kept

    with failing_in_one_line():
        text = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        kept.import_lines(
            the_register(register), (json.loads(line) for line in text.splitlines() if line.strip())
        )
