"""Tables of .rtf and .doc: one stream of paragraphs, in which marks end the cells and the rows.

A row says what its cells are like at its end, each row for itself; the grid is what all rows' edges
make together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from minutesparse.bounds import MAX_SPAN
from minutesparse.readers.flow import (
    MAX_NESTING,
    FlowBlock,
    FlowCell,
    FlowParagraph,
    FlowTable,
    text_of,
)

NEAR = 100
"""Edges that are no further apart, in twentieths of a point, are one: rows drawn by hand don't quite meet."""


@dataclass(frozen=True, slots=True)
class CellShape:
    """A cell's right edge in twentieths of a point, and its merging: "first", "more" or none."""

    right: int
    across: str = ""
    down: str = ""


@dataclass(frozen=True, slots=True)
class RowShape:
    """A row's left edge and cells; `header` where it repeats at the top of each page."""

    left: int = 0
    cells: tuple[CellShape, ...] = ()
    header: bool = False


@dataclass(slots=True)
class _OpenTable:
    rows: list[tuple[RowShape, list[list[FlowBlock]]]] = field(default_factory=list)
    cells: list[list[FlowBlock]] = field(default_factory=list)
    blocks: list[FlowBlock] = field(default_factory=list)


@dataclass(slots=True)
class Stream:
    """Collects paragraphs into blocks; `warnings` are of text that merging hides."""

    blocks: list[FlowBlock] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _tables: list[_OpenTable] = field(default_factory=list)

    def add(self, paragraph: FlowParagraph, depth: int) -> None:
        """Add a paragraph that stands in `depth` tables."""
        self._reach(depth)
        (self._tables[-1].blocks if self._tables else self.blocks).append(paragraph)

    def end_cell(self, depth: int) -> None:
        self._reach(max(depth, 1))
        table = self._tables[-1]
        table.cells.append(table.blocks)
        table.blocks = []

    def end_row(self, depth: int, shape: RowShape, *, deleted: bool = False) -> None:
        """End a row; what stands behind its last cell mark, if anything does, goes into that cell."""
        self._reach(max(depth, 1))
        table = self._tables[-1]
        if table.blocks and table.cells:
            table.cells[-1].extend(table.blocks)
        elif table.blocks:
            table.cells.append(table.blocks)
        while shape.cells and len(table.cells) > len(shape.cells) and _is_blank(table.cells[-1]):
            table.cells.pop()  # some programs end more cells than the row has
        if table.cells and not deleted:
            table.rows.append((shape, table.cells))
        table.cells, table.blocks = [], []

    def finish(self) -> list[FlowBlock]:
        """Return the blocks, with what is still open ended."""
        self._reach(0)
        return self.blocks

    def _reach(self, depth: int) -> None:
        depth = min(depth, MAX_NESTING)
        while len(self._tables) > depth:
            done = self._tables[-1]
            if done.blocks or done.cells:
                self.end_row(len(self._tables), done.rows[-1][0] if done.rows else RowShape())
            self._tables.pop()
            if done.rows:
                home = self._tables[-1].blocks if self._tables else self.blocks
                home.append(self._lay_out(done.rows))
        while len(self._tables) < depth:
            self._tables.append(_OpenTable())

    def _lay_out(self, rows: list[tuple[RowShape, list[list[FlowBlock]]]]) -> FlowTable:
        table, lost = lay_out(rows)
        if lost:
            self.warnings.append(f"a merged table cell hides text that was left out: {lost}")
        return table


def _is_blank(blocks: Sequence[FlowBlock]) -> bool:
    return all(isinstance(b, FlowParagraph) and b.is_blank() and not b.boxes for b in blocks)


def lay_out(rows: Sequence[tuple[RowShape, list[list[FlowBlock]]]]) -> tuple[FlowTable, str]:
    """Place the cells of every row; also return the beginning of text that merging hides, if any.

    A cell that goes on from the one above adds to that one's rows and does not stand by itself.
    """
    edges = _grid([shape for shape, _ in rows])
    grid: list[list[FlowCell]] = []
    open_above: dict[int, FlowCell] = {}
    lost = ""
    for shape, contents in rows:
        placed: list[FlowCell] = []
        open_here: dict[int, FlowCell] = {}
        column = bisect_right(edges, shape.left) if shape.cells else 1
        for at, blocks in enumerate(contents):
            own = shape.cells[at] if at < len(shape.cells) else CellShape(0)
            end = max(bisect_right(edges, own.right), column + 1)
            span = min(end - column, MAX_SPAN)
            if own.down == "more" and column in open_above:
                above = open_here[column] = open_above[column]
                above.row_span = min(above.row_span + 1, MAX_SPAN)
                lost = lost or text_of(blocks)
            elif own.across == "more" and placed:
                placed[-1].column_span = min(placed[-1].column_span + span, MAX_SPAN)
                lost = lost or text_of(blocks)
            else:
                placed.append(FlowCell(blocks, column, 1, span))
                if own.down == "first":
                    open_here[column] = placed[-1]
            column = end
        open_above = open_here
        grid.append(placed)
    return FlowTable(grid, [shape.header for shape, _ in rows]), lost[:60]


def _grid(shapes: Sequence[RowShape]) -> list[int]:
    """Return the places of the columns' edges, from the left."""
    places = {shape.left for shape in shapes if shape.cells}
    places.update(cell.right for shape in shapes for cell in shape.cells)
    edges: list[int] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > NEAR:
            edges.append(place)
    return edges
