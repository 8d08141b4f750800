"""Tables in text taken out of Word: a tab at a line's start begins a cell.

Such text keeps nothing else of its tables. A cell's further lines have no tab, a blank line may be an
empty paragraph of a cell or the end of a row, an empty cell is a lone tab. What tells the rows is
the first one: its cells stand without a blank line between them, and the rows below are as wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minutesparse.compiling import compiled

TITLE_LENGTH = 100
MOST_TRIES = 50
_UNDERLINE = compiled(r"\s*([=\-~^*_])\1{2,}\s*$")


@dataclass(slots=True)
class TextCell:
    """A cell's lines, blank ones among them. `blanks` counts the blank lines that stand before it."""

    lines: list[str]
    first: int
    last: int
    blanks: int
    column: int = 1
    column_span: int = 1


@dataclass(slots=True)
class CellTable:
    """Rows of cells found in lines `first` up to and without `end`."""

    rows: list[list[TextCell]]
    first: int
    end: int


def find_cell_tables(lines: Sequence[str]) -> list[CellTable]:
    """Return the tables of tab-led cells in a text, in order; most texts have none."""
    tables: list[CellTable] = []
    at = tries = 0
    while at < len(lines) and tries < MOST_TRIES:
        if not _leads_cell(lines[at]):
            at += 1
            continue
        first_row = at
        while at < len(lines) and _leads_cell(lines[at]):
            at += 1
        if at - first_row < 2 or not _looks_like_titles(lines[first_row:at]):
            continue
        tries += 1
        for part in _part_at_titles(_groups(_cells_from(lines, first_row))):
            table = _table_of(part)
            if table is None:
                break
            tables.append(table)
            at = table.end
    return tables


def is_underlined(line: str, following: str) -> bool:
    """Say whether a line is a title with a rule of about its length below it."""
    if not _UNDERLINE.match(following):
        return False
    long, rule = len(line.strip()), len(following.strip())
    return long <= 80 and abs(long - rule) <= max(2, long // 5)


def _leads_cell(line: str) -> bool:
    """A second tab in front means indenting, as in an outline."""
    return line.startswith("\t") and not line.startswith("\t\t")


def _table_of(groups: Sequence[Sequence[TextCell]]) -> CellTable | None:
    """Return the table that groups of cells make, None where they fill no rows."""
    width = len(groups[0])
    rows = _fill_rows(groups, width)
    full = sum(1 for row in rows if len(row) >= width)
    two_rows = [len(group) for group in groups] == [width, width] and width >= 3
    if (len(groups) < 3 and not two_rows) or len(rows) < 2 or 2 * full < len(rows):
        return None
    table = _finish(rows)
    _end_last_cell(table)
    return table


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
        if line.strip() and blanks and i + 1 < len(lines) and is_underlined(line, lines[i + 1]):
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


def _looks_like_titles(texts: Sequence[str]) -> bool:
    return all(len(text) <= TITLE_LENGTH for text in texts) and sum(1 for text in texts if text.strip()) >= 2


def _part_at_titles(groups: list[list[TextCell]]) -> list[list[list[TextCell]]]:
    """Part the groups into tables: a wider row of titles alone begins the next one."""
    parts = [[groups[0]]]
    for group in groups[1:]:
        texts = [cell.lines[0] for cell in group]
        wider = len(group) > len(parts[-1][0]) and len(group) >= 3
        alone = all(sum(map(bool, cell.lines)) == 1 for cell in group)
        if wider and alone and _looks_like_titles(texts) and not any(t.endswith((".", ":")) for t in texts):
            parts.append([group])
        else:
            parts[-1].append(group)
    return parts


def _fill_rows(groups: Sequence[Sequence[TextCell]], width: int) -> list[list[TextCell]]:
    """Return rows of `width` cells, parted only where a group begins."""
    rows: list[list[TextCell]] = [[]]
    for group in groups:
        row = rows[-1]
        fits = len(row) + len(group) <= width
        # "Present:" stands alone before two cells of names and bodies: a label wants its value.
        wants_value = len(row) == 1 and row[0].lines[0].endswith(":")
        if (row and not fits and not wants_value) or len(row) >= width:
            rows.append([])
        rows[-1].extend(group)
    return rows


def _finish(rows: list[list[TextCell]]) -> CellTable:
    """Number the columns; the last cell of a short row covers what is left of the width."""
    width = max(map(len, rows))
    for row in rows:
        for column, cell in enumerate(row, start=1):
            cell.column = column
        row[-1].column_span = width - len(row) + 1
    return CellTable(rows, rows[0][0].first, rows[-1][-1].last + 1)


def _end_last_cell(table: CellTable) -> None:
    """Part what stands below a table from its last cell, where the last row has all its cells.

    Two blank lines end it, or one where no cell of that column has a blank line within.
    """
    row = table.rows[-1]
    cell = row[-1]
    if cell.column_span > 1 or len(row) == 1:
        return
    others = [c for r in table.rows[1:-1] for c in r if c.column == cell.column]
    is_airy = not others or any("" in _stripped(c.lines) for c in others)
    for i, line in enumerate(cell.lines[1:], start=1):
        below = _stripped(cell.lines[i:])
        if not line and below and (not is_airy or not cell.lines[i + 1]):
            cell.lines = cell.lines[:i]
            cell.last = cell.first + i - 1
            table.end = cell.last + 1
            return


def _stripped(lines: Sequence[str]) -> list[str]:
    """Return lines without the blank ones at both ends."""
    shown = [i for i, line in enumerate(lines) if line]
    return list(lines[shown[0] : shown[-1] + 1]) if shown else []
