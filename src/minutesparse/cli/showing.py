"""`minutes show`: how a file was read, for whoever wants to know why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from minutesparse.cli.options import AsJson, AsRows, How, RowFormat, reads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutesparse.batch.answers import Part, Request


@reads
def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The document to show.", show_default=False)],
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    *,
    how: How,
) -> None:
    """Print a file as it was read: each line, the part it was taken for, and what was found in it.

    A document that is no minutes is shown too.
    """
    from minutesparse.cli.loading import read_one
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.talk import Talk, calm_ending, short_name
    from minutesparse.errors import MinutesError
    from minutesparse.outputs import outlines

    talk = Talk(quiet=how.quiet, verbose=how.verbose)
    with calm_ending():
        try:
            rows, said = read_one(file, outline, how)
        except MinutesError as error:
            talk.error(error.line(short_name(file)))
            raise typer.Exit(error.exit_code) from None
        if said[:1] == ["no minutes"]:
            talk.say(f"{short_name(file)}: {said[1]}")
            said = []
        print_rows(rows, outlines.OUTLINE, format, as_json=json)
        for line in said:
            talk.say(line)


def outline(request: Request) -> Iterator[Part]:
    """Yield the file, to be made the rows of its outline and what is said below them, as JSON.

    Where it is no minutes, what is said is "no minutes" and why.
    """
    from functools import partial

    from minutesparse.batch.answers import Part

    yield Part(request.path, partial(outlined, request))


def outlined(request: Request) -> bytes:
    import json

    from minutesparse import parsing, pipeline, readers
    from minutesparse.errors import NotMinutes
    from minutesparse.files import open_file
    from minutesparse.outputs import outlines

    with open_file(request.file) as stream:
        document = readers.read(request.path, stream=stream)
        source = pipeline.describe(document, request.path, None, stream)
    try:
        meetings = pipeline.understand(document, source)
        said = [outlines.facts(meeting) for meeting in meetings]
    except NotMinutes as error:
        meetings, said = [], ["no minutes", str(error)]
    lines = parsing.outline(document, parsing.language_of(source))
    return json.dumps([list(outlines.outline_rows(lines, meetings)), said]).encode()
