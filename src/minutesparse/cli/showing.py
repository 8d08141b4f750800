"""`minutes show`: how a file was read, and why each action was found, for whoever wants to know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from minutesparse.cli import completing
from minutesparse.cli.options import AsJson, AsRows, How, RegisterFile, RowFormat, reads
from minutesparse.cli.register_file import the_register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutesparse.batch.answers import Part, Request
    from minutesparse.cli.talk import Talk
    from minutesparse.document import Document
    from minutesparse.schema import Source


@reads
def show(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The document to show; or the id of an action of the register, to show why it is one.",
            show_default=False,
        ),
    ],
    action: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            autocompletion=completing.ids,
            help="Show why this action of the document is one: its id, or the beginning.",
            show_default=False,
        ),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Show why each of its actions is one.")] = False,
    register: RegisterFile = None,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    *,
    how: How,
) -> None:
    """Print a file as it was read: each line, the part it was taken for, and what was found in it.

    A document that is no minutes is shown too. With `--why` or an id, print instead the signs that speak
    for each action and against it, what each weighs, how its owner and due date came about, and which
    sentences were nearly taken for one.
    """
    from minutesparse.cli.printing import print_pieces, print_rows
    from minutesparse.cli.talk import Talk, calm_ending, short_name
    from minutesparse.errors import MinutesError
    from minutesparse.outputs import json as as_json
    from minutesparse.outputs import reasons

    talk = Talk(quiet=how.quiet, verbose=how.verbose)
    form = RowFormat.json if json else format
    with calm_ending():
        try:
            if not why and action is None and (Path(file).exists() or not _is_kept(register)):
                _show_lines(file, form, talk, how)
                return
            told = _reasons(file, action, how) if Path(file).exists() else _of_register(file, register, how)
        except MinutesError as error:
            talk.error(error.line(short_name(file)))
            raise typer.Exit(error.exit_code) from None
        if form is RowFormat.json:
            print_pieces(as_json.render_array(told))
        elif form is RowFormat.ndjson:
            print_pieces(as_json.render_lines(told))
        else:
            print_rows(reasons.reason_rows(told), reasons.REASONS, form)


def _show_lines(file: str, form: RowFormat, talk: Talk, how: How) -> None:
    from minutesparse.cli.loading import read_one
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.talk import short_name
    from minutesparse.outputs import outlines

    rows, said = read_one(file, outline, how)
    if said[:1] == ["no minutes"]:
        talk.say(f"{short_name(file)}: {said[1]}")
        said = []
    print_rows(rows, outlines.OUTLINE, form)
    for line in said:
        talk.say(line)


def _is_kept(register: str | None) -> bool:

    return Path(the_register(register)).is_file()


def _reasons(file: str, action: str | None, how: How) -> list[dict[str, Any]]:
    """Return what speaks for each action of a file, or for the one whose id begins so."""
    from minutesparse.cli.loading import read_one
    from minutesparse.errors import MinutesError

    told: list[dict[str, Any]] = read_one(file, explained, how)
    if action is None:
        return told
    found = [record for record in told if (record["id"] or "").startswith(action)]
    if not found:
        raise MinutesError(f"it holds no action {action}", remedy="minutes show FILE --why shows the ids.")
    return found


def _of_register(identity: str, register: str | None, how: How) -> list[dict[str, Any]]:
    """Return what speaks for an action of the register, in each document that tells it."""
    from minutesparse.errors import MinutesError, RegisterError
    from minutesparse.register import register as kept

    try:
        record = kept.action(the_register(register), identity)
    except RegisterError as error:
        raise MinutesError(f"no such file, and {error}", remedy=error.remedy) from None
    return [
        told for mention in record["mentions"] for told in _reasons(mention["path"], mention["action"], how)
    ]


def outline(request: Request) -> Iterator[Part]:
    """Yield the file, to be made the rows of its outline and what is said below them, as JSON.

    Where it is no minutes, what is said is "no minutes" and why.
    """
    from functools import partial

    from minutesparse.batch.answers import Part

    yield Part(request.path, partial(outlined, request))


def outlined(request: Request) -> bytes:
    import json

    from minutesparse import parsing, pipeline, resolving
    from minutesparse.errors import NotMinutes
    from minutesparse.outputs import outlines

    document, source = _read(request)
    try:
        meetings = pipeline.understand(document, source, resolving.directory_beside(request.path))
        said = [outlines.facts(meeting) for meeting in meetings]
    except NotMinutes as error:
        meetings, said = [], ["no minutes", str(error)]
    lines = parsing.outline(document, parsing.language_of(source))
    return json.dumps([list(outlines.outline_rows(lines, meetings)), said]).encode()


def explained(request: Request) -> Iterator[Part]:
    """Yield the file, to be made all that speaks for its actions, as JSON."""
    from functools import partial

    from minutesparse.batch.answers import Part

    yield Part(request.path, partial(reasoned, request))


def reasoned(request: Request) -> bytes:
    import json

    from minutesparse import parsing, pipeline, resolving
    from minutesparse.outputs import reasons

    document, source = _read(request)
    meetings = pipeline.understand(document, source, resolving.directory_beside(request.path))
    told = parsing.explain(document, source)
    records = (reasons.records(*pair) for pair in zip(meetings, told, strict=True))
    return json.dumps([record for meeting in records for record in meeting]).encode()


def _read(request: Request) -> tuple[Document, Source]:
    from minutesparse import pipeline, readers
    from minutesparse.files import open_file

    with open_file(request.file) as stream:
        document = readers.read(request.path, stream=stream)
        return document, pipeline.describe(document, request.path, None, stream)
