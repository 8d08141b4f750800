"""`minutes export`: the action log and all that was read as a file for people and other programs."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutesparse.cli.days import today
from minutesparse.cli.following import AsOf
from minutesparse.cli.options import How, Paths, reads

if TYPE_CHECKING:
    from minutesparse.outputs.export.log import Log

KINDS = (".xlsx", ".docx", ".csv", ".md", ".json", ".ndjson", ".ics", ".sqlite", ".db")


class By(StrEnum):
    item = "item"
    owner = "owner"


def kind_of_file(text: str) -> Path:
    """Take a name whose ending is one of `KINDS`."""
    if Path(text).suffix.lower() not in KINDS:
        raise typer.BadParameter(f"{text!r} does not end in {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    return Path(text)


@reads
def export(
    paths: Paths,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            parser=kind_of_file,
            metavar="FILE",
            help=f"The file to write; its ending says the kind: {' '.join(KINDS)}.",
            show_default=False,
        ),
    ],
    as_of: AsOf = None,
    by: Annotated[
        By, typer.Option("--by", help="What the matters arising of a .docx stand under.")
    ] = By.item,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin a .csv with a byte order mark, for older spreadsheets.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no earlier export.")] = False,
    *,
    how: How,
) -> None:
    """Write what the minutes hold to a file: an action log, a calendar of to-dos, a database.

    .xlsx has sheets of actions, decisions and attendance; .docx a table of what is outstanding and the
    matters arising for the next agenda; .csv and .md the actions; .ics the actions as to-dos; .sqlite
    everything; .json and .ndjson what extract prints. The file is written whole or not at all. An
    earlier export is replaced, any other file only with --force.
    """
    from minutesparse.cli.reading import reading
    from minutesparse.cli.talk import counted, short_name
    from minutesparse.errors import ExportRefused
    from minutesparse.outputs.export.log import Log
    from minutesparse.outputs.export.replacing import refuse_to_overwrite, replacing
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
            with replacing(output, force=force) as target:
                writer(output.suffix.lower(), by=by, bom=bom)(log, target)
        except ExportRefused as error:
            run.talk.error(error.line(short_name(str(output))))
            raise typer.Exit(error.exit_code) from None
        run.talk.say(
            f"{short_name(str(output))}: {counted(len(log.held), 'meeting')}, {counted(len(log.entries), 'action')}"
        )


def writer(kind: str, *, by: By, bom: bool) -> Callable[[Log, Path], None]:
    """Return what writes a kind of file; the libraries that know it are loaded now, not before."""
    from minutesparse.outputs.export import docx, ics, plain, sqlite, xlsx

    writers: dict[str, Callable[[Log, Path], None]] = {
        ".xlsx": xlsx.write,
        ".docx": partial(docx.write, by=by.value),
        ".csv": partial(plain.write_csv, bom=bom),
        ".md": plain.write_markdown,
        ".json": plain.write_json,
        ".ndjson": plain.write_ndjson,
        ".ics": ics.write,
        ".sqlite": sqlite.write,
        ".db": sqlite.write,
    }
    return writers[kind]
