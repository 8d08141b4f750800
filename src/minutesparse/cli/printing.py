"""Rows to standard output, in the form that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from minutesparse.cli.options import RowFormat

if TYPE_CHECKING:
    from minutesparse.outputs.rows import Listing, Row


def print_rows(rows: Iterable[Row], listing: Listing, form: RowFormat, *, as_json: bool = False) -> None:
    from minutesparse.outputs import csv, json, markdown

    form = RowFormat.json if as_json else form
    if form is RowFormat.table:
        from minutesparse.outputs import table

        table.show(list(rows), listing)
        return
    if form is RowFormat.json:
        pieces = json.render_array(rows)
    elif form is RowFormat.ndjson:
        pieces = json.render_lines(rows)
    elif form is RowFormat.csv:
        pieces = csv.render(rows, listing)
    else:
        pieces = markdown.render(rows, listing)
    print_pieces(pieces)


def print_pieces(pieces: Iterable[str]) -> None:
    """Print each piece as it comes, so that a pipe's next program can go on with it."""
    for piece in pieces:
        sys.stdout.write(piece)
        sys.stdout.flush()
