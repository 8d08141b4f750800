"""Where the cells of a table stand on its grid; what is merged stands once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from minutesparse.bounds import MAX_SPAN
from minutesparse.readers import docx_names as names
from minutesparse.readers.docx_inline import choose
from minutesparse.readers.docx_names import VAL, first, is_on, number
from minutesparse.readers.ooxml import qn

_GRID_SPAN, _GRID_BEFORE, _V_MERGE, _H_MERGE = (
    qn(f"w:{n}") for n in ("gridSpan", "gridBefore", "vMerge", "hMerge")
)
_HEADER, _CELL_V_MERGE, _LOOK, _FIRST_ROW = (
    qn(f"w:{n}") for n in ("tblHeader", "vMerge", "tblLook", "firstRow")
)
_FIRST_ROW_BIT = 0x20


@dataclass(frozen=True, slots=True)
class Row:
    """A table row that is not deleted: its element, the columns left free before it, and its cells."""

    element: etree._Element
    before: int
    header: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell on the grid: its left column, from 1, and its spans."""

    element: etree._Element
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class _Merge:
    """What a cell says of its merging: columns it covers, "restart" or "continue" down and across."""

    span: int = 1
    down: str | None = None
    across: str | None = None
    deleted: bool = False


_UNMERGED = _Merge()


def rows_of(table: etree._Element) -> list[Row]:
    """Return a table's rows, those in content controls too, without the deleted ones."""
    found = []
    for element in _within(table, names.TR):
        properties = first(element, names.TRPR)
        before, header, deleted = 0, False, False
        for child in properties if properties is not None else ():
            if child.tag == names.DEL:
                deleted = True
            elif child.tag == _GRID_BEFORE:
                before = min(max(number(child.get(VAL)), 0), MAX_SPAN)
            elif child.tag == _HEADER:
                header = is_on(child.get(VAL))
        if not deleted and next(_within(element, names.TC), None) is not None:
            found.append(Row(element, before, header))
    return found


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """Yield a row's cells, those in content controls too."""
    return _within(row, names.TC)


def _within(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag == names.SDT:
            content = child.find(names.SDT_CONTENT)
            if content is not None:
                yield from _within(content, wanted)
        elif child.tag in names.THROUGH:
            yield from _within(child, wanted)
        elif child.tag == names.ALTERNATE:
            chosen = choose(child)
            if chosen is not None:
                yield from _within(chosen, wanted)


def lay_out(rows: list[Row]) -> tuple[list[list[Placed]], str]:
    """Place the cells of every row; also return the beginning of text that merging hides, if there is any.

    A cell that goes on from the one above adds to that one's rows and does not stand by itself;
    Word shows nothing of what it holds.
    """
    grid: list[list[Placed]] = []
    open_above: dict[int, tuple[int, int]] = {}  # left column to where the merged cell stands in the grid
    lost = ""
    for row in rows:
        placed: list[Placed] = []
        grid.append(placed)
        open_here: dict[int, tuple[int, int]] = {}
        column = row.before + 1
        for element in cells_of(row.element):
            merge = _read_merge(names.properties_of(element, names.TCPR))
            if merge.deleted:
                continue
            if merge.down == "continue" and column in open_above:
                at, which = open_above[column]
                above = grid[at][which]
                grid[at][which] = replace(above, row_span=min(above.row_span + 1, MAX_SPAN))
                open_here[column] = at, which
                lost = lost or _text_of(element)
            elif merge.across == "continue" and placed:
                before = placed[-1]
                placed[-1] = replace(before, column_span=min(before.column_span + merge.span, MAX_SPAN))
                lost = lost or _text_of(element)
            else:
                if merge.down == "restart":
                    open_here[column] = len(grid) - 1, len(placed)
                placed.append(Placed(element, column, 1, merge.span))
            column += merge.span
        open_above = open_here
    return grid, lost


def _read_merge(properties: etree._Element | None) -> _Merge:
    if properties is None:
        return _UNMERGED
    span, down, across, deleted = 1, None, None, False
    for child in properties:
        tag = child.tag
        if tag == _GRID_SPAN:
            span = min(max(number(child.get(VAL), 1), 1), MAX_SPAN)
        elif tag == _V_MERGE:
            down = child.get(VAL) or "continue"
        elif tag == _H_MERGE:
            across = child.get(VAL) or "continue"
        elif tag == names.CELL_DEL:
            deleted = True
        elif tag == names.CELL_MERGE and child.get(_CELL_V_MERGE) == "cont":
            down = "continue"
    if span == 1 and down is None and across is None and not deleted:
        return _UNMERGED
    return _Merge(span, down, across, deleted)


def _text_of(cell: etree._Element) -> str:
    return " ".join("".join(t.text or "" for t in cell.iter(names.T)).split())[:60]


def style_of(table: etree._Element) -> str | None:
    """Return the table's style where its first row is set apart by it, else None."""
    properties = table.find(names.TBLPR)
    if properties is None:
        return None
    style, look = properties.find(names.TBL_STYLE), properties.find(_LOOK)
    if style is None or look is None:
        return None
    first = look.get(_FIRST_ROW)
    if first is None:
        try:
            marked = bool(int(look.get(VAL) or "0", 16) & _FIRST_ROW_BIT)
        except ValueError:
            marked = False
    else:
        marked = is_on(first)
    return style.get(VAL) if marked else None
