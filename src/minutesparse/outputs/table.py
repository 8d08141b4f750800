"""Tables for people on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from minutesparse.outputs.cells import cell
from minutesparse.outputs.rows import Column, Listing, Row

_LONG_WORD = 18
"""A word up to this long is never broken: a date, a surname, most references."""


def show(rows: Iterable[Row], listing: Listing) -> None:
    """Print the rows on standard output, a table for each group.

    Cells wrap; no date, name or word is cut while the terminal has 80 columns.
    """
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    first = True
    for group, members in groupby(rows, key=lambda row: tuple(cell(row[key]) for key in listing.group)):
        if not first:
            console.print()
        if any(group):
            console.print(Text("  ".join(part for part in group if part), style="bold"))
        console.print(_table(list(members), listing))
        first = False


def _table(rows: list[Row], listing: Listing) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column in listing.columns:
        cells = [_cell(row, column) for row in rows]
        if any(cells):
            longest = max(len(word) for text in [column.header, *cells] for word in text.split())
            table.add_column(column.header, overflow="fold", min_width=min(longest, _LONG_WORD))
    shown = [c for c in listing.columns if any(_cell(row, c) for row in rows)]
    for row in rows:
        table.add_row(
            *(
                Text(_cell(row, c), style="red" if row.get("overdue") and c.key == "due" else "")
                for c in shown
            )
        )
    return table


def _cell(row: Row, column: Column) -> str:
    value = row[column.key]
    if value is None and column.otherwise:
        value = row[column.otherwise]
    text = cell(value, joint=", ")
    return text.replace("_", " ") if column.key in {"status", "attendance"} else text
