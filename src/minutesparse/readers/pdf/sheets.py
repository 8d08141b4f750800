"""Tables with their passages: what a grid and its words make, and which grids are tables at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minutesparse.readers.pdf.layout import drawn_in, find_passages, narrowed
from minutesparse.readers.pdf.pages import CellText, GridText, Spot
from minutesparse.readers.pdf.passages import Column, Passage

_PAD = (0.5, 9.0)
"""Points: the least and the most that a cell's text is set off from its left edge."""


@dataclass
class SheetCell:
    """A cell's passages and nested tables; `column` counts from 0."""

    blocks: list[Block]
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass
class Sheet:
    """A table as found on one page, or joined over several.

    `xs` are the edges of its columns, `ys` those of its rows on the last of its pages.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rows: list[list[SheetCell]]
    page: int
    header_rows: int = 0

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]


Block = Passage | Sheet


def cell_columns(text: GridText) -> dict[Spot, Column]:
    """Return the text edges of each cell that holds words; those of cells on their side are open."""
    if text.columns:
        return text.columns
    grid = text.grid
    spans = {(c.row, c.column): c.column_span for c in grid.cells}
    offs = [line.x0 - grid.xs[s[1]] for s, cell in text.cells.items() for line in cell.lines if not cell.turn]
    pad = min(max(min(offs, default=5.0), _PAD[0]), _PAD[1])
    for spot, cell in text.cells.items():
        left, right = grid.xs[spot[1]], grid.xs[min(spot[1] + spans.get(spot, 1), len(grid.xs) - 1)]
        ends = max((line.x1 for line in cell.lines), default=right)
        if cell.turn:
            text.columns[spot] = Column(min((line.x0 for line in cell.lines), default=left), ends)
        else:
            text.columns[spot] = Column(left + pad, max(right - pad, ends))
    return text.columns


def make_sheets(texts: Sequence[GridText], page: int, like: Column) -> list[Sheet]:
    """Return the page's outermost tables, with those nested in their cells.

    `like` gives the line step and the manner of line ends that the document's cells have.
    """
    inner = [Sheet(t.grid.xs, t.grid.ys, [], page) for t in texts]
    for i, (sheet, text) in enumerate(zip(inner, texts, strict=True)):
        nested = [(t.home[1], inner[j]) for j, t in enumerate(texts) if t.home and t.home[0] == i]
        sheet.rows = _rows(text, nested, page, like)
    return [sheet for sheet, text in zip(inner, texts, strict=True) if text.home is None]


def _rows(text: GridText, nested: list[tuple[Spot, Sheet]], page: int, like: Column) -> list[list[SheetCell]]:
    boxes = {(c.row, c.column): c for c in text.grid.cells}
    columns = cell_columns(text)
    rows: list[list[SheetCell]] = [[] for _ in text.grid.ys[1:]]
    for spot in sorted(boxes.keys() | text.cells.keys()):
        blocks: list[Block] = []
        if cell := text.cells.get(spot):
            column = columns[spot]._replace(step=like.step, tight=like.tight)
            blocks += cell_passages(cell, column, page)
        if within := [sheet for home, sheet in nested if home == spot]:
            blocks += within
            blocks.sort(key=lambda b: b.top if isinstance(b, Sheet) else b.box[1])
        box = boxes.get(spot)
        rows[spot[0]].append(
            SheetCell(blocks, spot[1], box.row_span if box else 1, box.column_span if box else 1)
        )
    return rows


def cell_passages(cell: CellText, column: Column, page: int) -> list[Passage]:
    passages = find_passages(cell.lines, narrowed(drawn_in(column, cell.lines), cell.lines))
    for passage in passages:
        passage.page, passage.turn = page, cell.turn
    return passages
