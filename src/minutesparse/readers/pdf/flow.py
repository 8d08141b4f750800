"""A page's blocks in reading order, and what of them is no table after all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from minutesparse.readers.pdf.columns import part_columns
from minutesparse.readers.pdf.layout import find_passages, narrowed
from minutesparse.readers.pdf.lines import Line, fragment
from minutesparse.readers.pdf.measure import Measure
from minutesparse.readers.pdf.pages import PageText
from minutesparse.readers.pdf.passages import Column, Passage
from minutesparse.readers.pdf.sheets import Block, Sheet, SheetCell, make_sheets

_MOSTLY_EMPTY = 0.25


def page_blocks(page: PageText, measure: Measure) -> list[Block]:
    """Return a page's passages and tables, topmost first."""
    sheets = sorted(make_sheets(page.grids, page.number, measure.cells), key=lambda s: (s.top, s.xs[0]))
    column = narrowed(measure.columns[round(page.frame.width)], page.body)
    blocks: list[Block] = []
    lines = list(page.body)
    for sheet in sheets:
        above = [line for line in lines if line.base <= sheet.top + 2]
        blocks += _unruled(above, column, page)
        blocks.append(sheet)
        lines = lines[len(above) :]
    return blocks + list(_unruled(lines, column, page))


def _unruled(lines: Sequence[Line], column: Column, page: PageText) -> Iterator[Block]:
    """Yield what stands between ruled tables: tables without lines, and passages."""
    for part in part_columns(lines, column, page):
        if isinstance(part, Sheet):
            yield part
            continue
        for passage in find_passages(*part):
            passage.page = page.number
            yield passage


def unwrapped(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with the grids that are no tables made passages.

    A table has two rows and two columns at least, and words in them: a box round a notice, a frame
    for the page or a form of mostly empty fields is read cell by cell instead.
    """
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Sheet):
            for row in block.rows:
                for cell in row:
                    cell.blocks = unwrapped(cell.blocks)
        if isinstance(block, Sheet) and not _is_table(block):
            for row in block.rows:
                found += _row_blocks(row)
        else:
            found.append(block)
    return found


def _is_table(sheet: Sheet) -> bool:
    rows = [row for row in sheet.rows if any(cell.blocks for cell in row)]
    columns = {cell.column for row in rows for cell in row if cell.blocks}
    if len(sheet.rows) < 2 or len(columns) < 2:
        return False
    header = rows[0] is sheet.rows[0] and len(rows[0]) > 1 and all(cell.blocks for cell in rows[0])
    if header:
        return True
    cells = [cell for row in sheet.rows for cell in row]
    return len(rows) > 1 and sum(bool(c.blocks) for c in cells) >= _MOSTLY_EMPTY * len(cells)


def _row_blocks(row: Sequence[SheetCell]) -> list[Block]:
    """Return a row's blocks; cells of one line each stand behind each other on it."""
    filled = [cell.blocks for cell in row if cell.blocks]
    if len(filled) > 1 and all(len(b) == 1 and isinstance(b[0], Passage) for b in filled):
        first, *others = [b[0] for b in filled if isinstance(b[0], Passage)]
        for other in others:
            first.notes.append([fragment([w for words in other.rows for w in words])])
            first.notes += other.notes
            first.lines += other.lines
        return [first]
    return [block for blocks in filled for block in blocks]
