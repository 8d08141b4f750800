"""Tables for people on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from minutesparse.outputs.cells import cell, shown
from minutesparse.outputs.rows import Column, Listing, Row

_STATES = {
    "overdue": "bold red",
    "due soon": "yellow",
    "carried forward": "yellow",
    "in progress": "yellow",
    "open": "green",
    "done": "blue",
    "dropped": "dim",
}
_WIDE = 80
_LEAST = 20
"""Characters that a column of sentences must have; a terminal too narrow for that gets a list instead."""
_LONG_WORD = 18
"""A word up to this long is never broken: a date, a surname, most references."""


class _Console(Console):
    """A console that leaves it to the command line what a broken pipe means."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def show(rows: Iterable[Row], listing: Listing) -> None:
    """Print the rows on standard output, a table for each group.

    Cells wrap; no date, name or word is cut while the terminal has 80 columns. One that is too narrow for a
    table has the cells of each row one under the other.
    """
    console = _Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        _print(console, rows, listing)
        return
    with console.capture() as captured:  # a pipe gets no blanks at the ends of lines
        _print(console, rows, listing)
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _print(console: Console, rows: Iterable[Row], listing: Listing) -> None:
    first = True
    for group, members in groupby(rows, key=lambda row: tuple(cell(row[key]) for key in listing.group)):
        if not first:
            console.print()
        for line in filter(None, ["  ".join(filter(None, group[:2])), *group[2:]]):
            console.print(Text(line, style="bold", overflow="fold"))
        listed = list(members)
        console.print(
            _table(listed, listing) if _fits(listed, listing, console.width) else _list(listed, listing)
        )
        first = False


def _fits(rows: list[Row], listing: Listing, width: int) -> bool:
    """Tell whether the columns that hold no sentences leave room for those that do; on 80 columns they always do."""
    if width >= _WIDE:
        return True
    columns = [column for column in listing.columns if any(shown(row, column) for row in rows)]
    taken = sum(
        min(
            column.most or _LEAST,
            max(len(text) for text in (column.header, *(shown(row, column) for row in rows))),
        )
        + 2
        for column in columns
    )
    return taken <= width


def _list(rows: list[Row], listing: Listing) -> Group:
    """Return the rows as lines, each cell behind its column's header."""
    lines: list[Text] = []
    for row in rows:
        told = [(column, _cell(row, column)) for column in listing.columns if shown(row, column)]
        lines += [Text.assemble((f"{column.header}: ", "bold"), text) for column, text in told]
        lines.append(Text())
    return Group(*lines[:-1])


def _table(rows: list[Row], listing: Listing) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 1, 0, 0)
    )
    columns = [column for column in listing.columns if any(shown(row, column) for row in rows)]
    for column in columns:
        texts = [column.header, *(shown(row, column) for row in rows)]
        longest = max(len(word) for text in texts for word in text.split())
        longest = longest if column.whole else min(_LONG_WORD, longest)
        widest = max(column.most, longest) if column.most else None
        table.add_column(column.header, overflow="fold", min_width=longest, max_width=widest)
    for row in rows:
        table.add_row(*(_cell(row, column) for column in columns))
    return table


def _cell(row: Row, column: Column) -> Text:
    text = shown(row, column)
    style = ""
    if column.key == "due":  # as its state, where that hurries
        style = _STATES[str(row["standing"])] if row.get("light") in {"red", "amber"} else ""
    if column.key in {"standing", "status"}:
        style = _STATES.get(text, "")
    whole = Text(text, style=style)
    if column.under and row[column.under]:
        whole.append(f"\n{cell(row[column.under])}", style="dim")
    return whole
