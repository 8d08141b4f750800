"""`minutes show`: how a file was read, for whoever wants to know why."""

from __future__ import annotations

from typing import Annotated

import typer

from minutesparse.cli.options import AsJson, AsRows, Quiet, RowFormat


def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The document to show.", show_default=False)],
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Print a file as it was read: each line, the part it was taken for, and what was found in it.

    A document that is no minutes is shown too.
    """
    from minutesparse import parsing, pipeline, readers
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.talk import Talk, calm_ending, short_name
    from minutesparse.errors import MinutesError, NotMinutes
    from minutesparse.outputs import outlines

    talk = Talk(quiet=quiet)
    with calm_ending():
        try:
            with pipeline.open_file(file) as stream:
                document = readers.read(file, stream=stream)
                source = pipeline.describe(document, file, None, stream)
                try:
                    meetings = pipeline.understand(document, source)
                except NotMinutes as error:
                    talk.say(f"{short_name(file)}: {error}")
                    meetings = []
        except MinutesError as error:
            talk.error(error.line(short_name(file)))
            raise typer.Exit(error.exit_code) from None
        lines = parsing.outline(document, parsing.language_of(source))
        print_rows(outlines.outline_rows(lines, meetings), outlines.OUTLINE, format, as_json=json)
        for meeting in meetings:
            talk.say(outlines.facts(meeting))
