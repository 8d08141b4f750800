"""Ruled tables: from a page's lines to the cells between them.

The cells are found by pdfplumber's table finder. It is fed with lines that were snapped and joined
here, as its cost grows with the square of what it is given and some producers draw a border as a
hundred dashes. Lines that all run from edge to edge need no finding.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple, cast

from minutesparse.readers.pdf.edges import SNAP, closed, joined, lattice, meeting, parted
from minutesparse.readers.pdf.rules import Across, Down, Drawing, sides
from minutesparse.readers.pdf.words import Word
from minutesparse.source import Box

_NO_ROOM = 5.0
_MAX_CROSSINGS = 2_500  # some 60 rows of 40 columns; beyond that it is a drawing, or made to stall us

_MAX_FILLS = 400
_TALL = 2.0
"""Of a table's lowest row: a row of one cell that is taller holds more than a title."""


class CellBox(NamedTuple):
    """A cell's edges, and where in the grid it stands; `row` and `column` count from 0."""

    box: Box
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Grid:
    """A ruled table: the edges of its columns and rows, and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[CellBox, ...]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


Cells = dict[tuple[int, int], list[Word]]
"""The words of each cell, by the row and column where the cell begins."""


class _Lines(NamedTuple):
    """What pdfplumber's table finder asks of a page."""

    edges: list[dict[str, Any]]
    bbox: Box


def find_grids(drawing: Drawing, page_box: Box) -> tuple[list[Grid], bool]:
    """Return a page's grids of at least two cells, topmost first, and whether one was too fine to read.

    Coloured cells make a grid where lines don't: within ruled cells a fill is only the background,
    often of the text alone.
    """
    grids, too_fine = _ruled(drawing.across, drawing.down, page_box)
    loose = [f for f in drawing.fills if not any(_within(f, grid.box) for grid in grids)]
    if 1 < len(loose) <= _MAX_FILLS and not too_fine:
        loose = [f for f in loose if not _is_shading(f, loose)]
        edges = [sides(fill) for fill in loose]
        across = drawing.across + [a for pair, _ in edges for a in pair]
        down = drawing.down + [d for _, pair in edges for d in pair]
        return _ruled(across, down, page_box)
    return grids, too_fine


def _within(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _is_shading(fill: Box, fills: Sequence[Box]) -> bool:
    """Say whether a fill is only the background of text: alone at its height within a larger fill."""
    x0, top, x1, bottom = fill
    for other in fills:
        a, b, c, d = other
        if other == fill or not (a <= x0 + 1 and b <= top + 1 and c >= x1 - 1 and d >= bottom - 1):
            continue
        beside = (
            f
            for f in fills
            if f not in (fill, other) and _within(f, other) and (f[0] >= x1 - 1 or f[2] <= x0 + 1)
        )
        if not any(min(f[3], bottom) - max(f[1], top) > (bottom - top) / 2 for f in beside):
            return True
    return False


def _ruled(across: list[Across], down: list[Down], page_box: Box) -> tuple[list[Grid], bool]:
    across, down = joined(across, down)
    if len(across) < 2 or not down:
        return [], False
    across, down = closed(across, down)
    across, down = meeting(across, down)
    found: list[Grid] = []
    too_fine = False
    for some_across, some_down in parted(across, down):
        if len(some_across) * len(some_down) > _MAX_CROSSINGS:
            too_fine = True
        elif len(some_across) > 1 and len(some_down) > 1:
            found += [_grid(cells) for cells in _cells(some_across, some_down, page_box)]
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0])), too_fine


def _cells(across: list[Across], down: list[Down], page_box: Box) -> Iterator[list[Box]]:
    """Yield the cells of each table that lines hanging together make."""
    cells = lattice(across, down)
    if cells is not None:
        if len(cells) > 1:
            yield cells
        return
    from pdfplumber.table import TableFinder  # importing it takes longer than reading many pages

    finder = TableFinder(cast(Any, _Lines([*map(_edge, across), *map(_edge, down)], page_box)))
    for table in finder.tables:
        yield from _parted(table.cells)


def place_words(grids: Sequence[Grid], words: Iterable[Word]) -> tuple[list[Cells], list[Word]]:
    """Share the words among the grids' cells; return what each cell holds, and the words in no grid.

    A word in a gap of a grid gets a cell of its own there; of nested grids the innermost takes it.
    """
    held: list[Cells] = [{} for _ in grids]
    boxes = [grid.box for grid in grids]
    order = sorted(range(len(grids)), key=lambda i: _area(boxes[i]))
    covers = [_cover(grid) for grid in grids]
    rest: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        for i in order:
            x0, top, x1, bottom = boxes[i]
            if x0 <= x < x1 and top <= y < bottom:
                spot = bisect_right(grids[i].ys, y) - 1, bisect_right(grids[i].xs, x) - 1
                held[i].setdefault(covers[i].get(spot, spot), []).append(word)
                break
        else:
            rest.append(word)
    return held, rest


def _cover(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Return which cell lies over each square of the grid."""
    return {
        (row, column): (cell.row, cell.column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _edge(line: Across | Down) -> dict[str, Any]:
    if isinstance(line, Across):
        x0, top, x1, bottom, way = line.x0, line.y, line.x1, line.y, "h"
    else:
        x0, top, x1, bottom, way = line.x, line.top, line.x, line.bottom, "v"
    size = {"width": x1 - x0, "height": bottom - top}
    return {
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "orientation": way,
        "object_type": "line",
        **size,
    }


def _parted(cells: list[Box]) -> Iterator[list[Box]]:
    """Yield the cells of each table in a group that touches.

    A box of "Date | …" over a table of items often hangs together with it; where a row shares no
    inner line with the row above, another table begins, along with a row of one cell right before. A row
    of one cell that is much taller than a title, and all above it, belongs to what it stands under.
    """
    tops = sorted({c[1] for c in cells})
    rows = [[c for c in cells if c[1] <= top < c[3]] for top in tops]
    low = min(map(_height, rows))
    start, pending = 0, None
    last: set[float] = set()
    for i, row in enumerate(rows):
        inner = {c[0] for c in row} - {min(c[0] for c in row)}
        if not inner:
            pending = i if pending is None else pending
            pending = i + 1 if _height(row) > _TALL * low else pending
            continue
        if last and not inner & last:
            cut = i if pending is None else pending
            if not any(c[1] < tops[cut] - SNAP and c[3] > tops[cut] + SNAP for c in cells):
                yield [c for c in cells if tops[start] <= c[1] < tops[cut]]
                start = cut
        last, pending = inner, None
    yield [c for c in cells if c[1] >= tops[start]]


def _height(row: Sequence[Box]) -> float:
    return min(c[3] - c[1] for c in row)


def _grid(cells: list[Box]) -> Grid:
    column = _numbered([(c[0], c[2]) for c in cells])
    row = _numbered([(c[1], c[3]) for c in cells])
    boxes = [
        CellBox(
            c, row[c[1]], column[c[0]], max(1, row[c[3]] - row[c[1]]), max(1, column[c[2]] - column[c[0]])
        )
        for c in cells
    ]
    return Grid(_places(column), _places(row), tuple(sorted(boxes, key=itemgetter(1, 2))))


def _numbered(sides: list[tuple[float, float]]) -> dict[float, int]:
    """Return the number of each edge from 0, one number for edges that no letter fits between."""
    numbers: dict[float, int] = {}
    first = last = float("-inf")
    count = -1
    for at in sorted({edge for side in sides for edge in side}):
        if at - first > _NO_ROOM or (first, at) in sides or (last, at) in sides:
            count, first = count + 1, at
        numbers[at] = count
        last = at
    return numbers


def _places(numbers: dict[float, int]) -> tuple[float, ...]:
    return tuple({number: at for at, number in sorted(numbers.items(), reverse=True)}.values())[::-1]
