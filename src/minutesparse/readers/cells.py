"""Tables in text taken out of Word: a tab at a line's start begins a cell.

Such text keeps nothing else of its tables. A cell's further lines have no tab, a blank line may be an
empty paragraph of a cell or the end of a row, an empty cell is a lone tab. What tells the rows is
the first one: its cells stand without a blank line between them, and the rows below are as wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

HEADER_LENGTH = 100


@dataclass(slots=True)
class TextCell:
    """A cell's lines, blank ones among them. `blanks` counts the blank lines that stand before it."""

    lines: list[str]
    first: int
    last: int
    blanks: int
    column: int = 1
    column_span: int = 1

    @property
    def is_empty(self) -> bool:
        return not any(line.strip() for line in self.lines)


@dataclass(slots=True)
class CellTable:
    """Rows of cells found in lines `first` up to and without `end`."""

    rows: list[list[TextCell]]
    first: int
    end: int


@dataclass(slots=True)
class _Row:
    cells: list[TextCell] = field(default_factory=list)


def find_cell_tables(lines: Sequence[str]) -> list[CellTable]:
    """Return the tables of tab-led cells in a text, in order; most texts have none."""
    tables: list[CellTable] = []
    at = 0
    while at < len(lines):
        if not _leads_cell(lines[at]):
            at += 1
            continue
        found, at = _tables_from(lines, at)
        tables.extend(found)
    return tables


def _leads_cell(line: str) -> bool:
    """A second tab in front means indenting, as in an outline."""
    return line.startswith("\t") and not line.startswith("\t\t")


def _tables_from(lines: Sequence[str], start: int) -> tuple[list[CellTable], int]:
    """Return the tables of the stretch of cells that begins at a line, and the line after it."""
    cells = _cells_from(lines, start)
    groups = _groups(cells)
    led_after_blank = sum(1 for group in groups[1:] if group)
    if len(groups[0]) < 2 or led_after_blank < 2 or not _looks_like_header(groups[0]):
        return [], start + len(groups[0][0].lines)
    tables: list[CellTable] = []
    for part in _part_at_headers(groups):
        rows = _fill_rows(part, len(part[0]))
        full = sum(1 for row in rows if len(row.cells) >= len(part[0]))
        if len(rows) < 2 or 2 * full < len(rows):
            return tables, (tables[-1].end if tables else cells[0].last + 1)
        tables.append(_finish(rows))
    last = tables[-1].rows[-1][-1]
    tables[-1].end = _end_of_last_cell(lines, last, is_full=_is_full(tables[-1]))
    return tables, tables[-1].end


def _cells_from(lines: Sequence[str], start: int) -> list[TextCell]:
    cells: list[TextCell] = []
    blanks = 0
    for i in range(start, len(lines)):
        line = lines[i]
        if _leads_cell(line):
            cells.append(TextCell([line.strip()], i, i, blanks))
            blanks = 0
            continue
        if line.startswith("\t\t") and line.strip():
            break
        cells[-1].lines.append(line.strip())
        cells[-1].last = i
        blanks = 0 if line.strip() else blanks + 1
    return cells


def _groups(cells: Sequence[TextCell]) -> list[list[TextCell]]:
    """Return the runs of cells without a blank line between; a row can only begin where one does."""
    groups: list[list[TextCell]] = []
    for cell in cells:
        if cell.blanks or not groups:
            groups.append([])
        groups[-1].append(cell)
    return groups


def _looks_like_header(group: Sequence[TextCell]) -> bool:
    return all(sum(map(bool, c.lines)) == 1 and len(c.lines[0]) <= HEADER_LENGTH for c in group)


def _part_at_headers(groups: list[list[TextCell]]) -> list[list[list[TextCell]]]:
    """Part the groups into tables: a wider row of titles alone begins the next one."""
    parts = [[groups[0]]]
    for group in groups[1:]:
        titles = _looks_like_header(group) and not any(c.lines[0].endswith((".", ":")) for c in group)
        if titles and len(group) > len(parts[-1][0]) and len(group) >= 3:
            parts.append([group])
        else:
            parts[-1].append(group)
    return parts


def _fill_rows(groups: Sequence[Sequence[TextCell]], width: int) -> list[_Row]:
    """Return rows of `width` cells, parted only where a group begins."""
    rows = [_Row()]
    for group in groups:
        row = rows[-1].cells
        fits = len(row) + len(group) <= width
        # "Present:" stands alone before two cells of names and bodies: a label wants its value.
        wants_value = len(row) == 1 and row[0].lines[0].endswith(":")
        if (row and not fits and not wants_value) or len(row) >= width:
            rows.append(_Row())
        rows[-1].cells.extend(group)
    return rows


def _finish(rows: Sequence[_Row]) -> CellTable:
    """Number the columns; the last cell of a short row covers what is left of the width."""
    width = max(len(row.cells) for row in rows)
    for row in rows:
        for column, cell in enumerate(row.cells, start=1):
            cell.column = column
        row.cells[-1].column_span = width - len(row.cells) + 1
    return CellTable([row.cells for row in rows], rows[0].cells[0].first, rows[-1].cells[-1].last + 1)


def _is_full(table: CellTable) -> bool:
    return table.rows[-1][-1].column_span == 1


def _end_of_last_cell(lines: Sequence[str], cell: TextCell, *, is_full: bool) -> int:
    """Return the line after the table: where the last row has all its cells, a blank line ends it."""
    if not is_full:
        return cell.last + 1
    for i in range(cell.first + 1, cell.last + 1):
        if not lines[i].strip():
            cell.lines = cell.lines[: i - cell.first]
            cell.last = i - 1
            return i
    return cell.last + 1
