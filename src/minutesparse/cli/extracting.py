"""`minutes extract` and `minutes schema`: the JSON, and what it looks like."""

from __future__ import annotations

from typing import Annotated

import typer

from minutesparse.cli.options import How, JsonFormat, Paths, reads


@reads
def extract(
    paths: Paths,
    format: Annotated[
        JsonFormat, typer.Option("--format", "-f", help="One array, or one object a line as files finish.")
    ] = JsonFormat.json,
    *,
    how: How,
) -> None:
    """Print all that the minutes say, as JSON: one object a meeting, in the order of the files."""
    from minutesparse.cli.printing import print_pieces
    from minutesparse.cli.reading import reading
    from minutesparse.outputs import json

    render = json.render_lines if format is JsonFormat.ndjson else json.render_array
    with reading(paths, how) as run:
        print_pieces(render(run.minutes()))


def schema() -> None:
    """Print the JSON Schema of one meeting's minutes."""
    from minutesparse.cli.talk import calm_ending
    from minutesparse.outputs import json

    with calm_ending():
        print(json.render(json.schema(), indent=2))
