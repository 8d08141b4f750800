"""`minutes extract` and `minutes schema`: the JSON, and what it looks like."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from minutesparse.cli.options import How, Paths, reads


class ExtractFormat(StrEnum):
    json = "json"
    ndjson = "ndjson"
    parquet = "parquet"


@reads
def extract(
    paths: Paths,
    format: Annotated[
        ExtractFormat,
        typer.Option(
            "--format",
            "-f",
            help="One array, or one object a line as files finish. Shards are ndjson, or parquet.",
        ),
    ] = ExtractFormat.json,
    shards: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER",
            show_default=False,
            help="Write files of many documents each into a folder or a URL, and go on where an earlier run ended.",
        ),
    ] = None,
    shard_size: Annotated[
        int, typer.Option(metavar="N", min=1, max=100_000, help="How many documents make a shard.")
    ] = 500,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            show_default=False,
            help="Have the shards read on a Dask cluster: tcp://scheduler:8786.",
        ),
    ] = None,
    *,
    how: How,
) -> None:
    """Print all that the minutes say, as JSON: one object a meeting, in the order of the files."""
    if shards is not None:
        from minutesparse.cli.sharding import extract_shards

        extract_shards(paths, shards, form=format, size=shard_size, cluster=cluster, how=how)
        return
    if cluster is not None or format is ExtractFormat.parquet:
        raise typer.BadParameter("--cluster and parquet write shards: name a folder for them with --shards")
    from minutesparse.cli.printing import print_pieces
    from minutesparse.cli.reading import reading
    from minutesparse.outputs import json

    render = json.render_lines if format is ExtractFormat.ndjson else json.render_array
    with reading(paths, how) as run:
        print_pieces(render(run.minutes()))


def schema() -> None:
    """Print the JSON Schema of one meeting's minutes."""
    from minutesparse.cli.talk import calm_ending
    from minutesparse.outputs import json

    with calm_ending():
        print(json.render(json.schema(), indent=2))
