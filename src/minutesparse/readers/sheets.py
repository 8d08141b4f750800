"""A sheet of rows and columns as lines and tables: whatever kind of file it stood in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from minutesparse import bounds
from minutesparse.document import DocumentBuilder, Run
from minutesparse.errors import TooLarge
from minutesparse.readers.inline import add_line

_LONG = 120
"""Letters: what is longer is no heading."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with something in it, each line of it in runs; rows and columns count from 1."""

    row: int
    column: int
    lines: tuple[tuple[Run, ...], ...]
    row_span: int = 1
    column_span: int = 1

    @property
    def is_bold(self) -> bool:
        runs = [run for line in self.lines for run in line if run.text.strip()]
        return bool(runs) and all(run.bold for run in runs)


Rows = Sequence[Sequence[SheetCell]]


def lines_of(text: str, look: Run | None = None) -> tuple[tuple[Run, ...], ...]:
    """Return a cell's text as lines of one look."""
    shown = look or Run("")
    return tuple(
        (Run(line, shown.bold, shown.italic, shown.underline, shown.strike, shown.colour),)
        for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )


def write_sheet(builder: DocumentBuilder, name: str | None, rows: Iterable[Sequence[SheetCell]]) -> None:
    """Add a sheet: `name` as a heading; what stands alone in its row as a line, the rest as tables.

    A row that stands alone within a table (the name of a group of actions) stays in it. Columns that
    hold nothing are left out.
    """
    if name:
        builder.gap()
        builder.paragraph(name, heading=1)
    for block in _blocks([row for row in rows if row]):
        if len(block) == 1 and len(block[0]) == 1:
            _write_line(builder, block[0][0])
        else:
            _write_table(builder, block)
    builder.gap()


def _blocks(rows: Rows) -> Iterator[Rows]:
    """Part the rows into single lines and tables.

    A table ends where empty rows are followed by a line alone, or by a heading row of its own.
    """
    table: list[Sequence[SheetCell]] = []
    last = 0
    for row in rows:
        apart = row[0].row > last + 1
        last = max(cell.row + cell.row_span - 1 for cell in row)
        alone = len(row) == 1
        heads = len(row) > 1 and all(cell.is_bold for cell in row)
        if table and apart and (alone or heads):
            yield table
            table = []
        if alone and not table:
            yield [row]
        else:
            table.append(row)
    if table:
        yield table


def _write_line(builder: DocumentBuilder, cell: SheetCell) -> None:
    for line in cell.lines:
        short = sum(len(run.text) for run in line) <= _LONG
        add_line(builder, line, heading=2 if cell.is_bold and short else None)


def _write_table(builder: DocumentBuilder, rows: Rows) -> None:
    used = sorted({cell.column for row in rows for cell in row})
    place = {column: number for number, column in enumerate(used, 1)}
    if sum(map(len, rows)) > bounds.MAX_CELLS:
        raise TooLarge(f"it holds over {bounds.MAX_CELLS:,} cells")
    builder.open_table()
    for row in rows:
        builder.open_row()
        for cell in row:
            end = cell.column + cell.column_span
            across = sum(cell.column <= column < end for column in used)
            builder.open_cell(place[cell.column], row_span=cell.row_span, column_span=max(1, across))
            for line in cell.lines:
                add_line(builder, line)
            builder.close_cell()
        builder.close_row()
    builder.close_table()
