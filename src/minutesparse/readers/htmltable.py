"""The grid of an HTML table: which columns each cell covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_COLUMNS = 1000


@dataclass(frozen=True, slots=True)
class GridCell:
    element: Element
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class GridRow:
    cells: tuple[GridCell, ...]
    header: bool


class Grid:
    """A table element's rows with every cell's grid column, from 1, and its spans, clamped.

    `is_layout` says that it only arranges a page: its cells hold headings or further tables.
    `strays` are texts and elements that stand between the rows, where none may; they are shown above.
    """

    def __init__(self, table: Element) -> None:
        rows = list(_rows(table))
        taken: dict[int, int] = {}  # grid column to how many more rows a cell from above covers
        placed = []
        for index, row in enumerate(rows):
            spanned = any(taken.values())
            made = _place(row, len(rows) - index, taken)
            if made.cells or spanned:  # a row without any cell is not seen
                placed.append(made)
        self.rows: tuple[GridRow, ...] = tuple(placed)
        self.strays: tuple[Element | str, ...] = tuple(_strays(table))
        self.is_layout = _is_layout(table, self.rows)


def _rows(table: Element) -> list[Element]:
    heads: list[Element] = []
    bodies: list[Element] = []
    feet: list[Element] = []
    for child in table:
        if child.tag == "tr":
            bodies.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            home = {"thead": heads, "tfoot": feet}.get(str(child.tag), bodies)
            home.extend(row for row in child if row.tag == "tr")
    return heads + bodies + feet


def _strays(part: Element) -> Iterator[Element | str]:
    if part.text and part.text.strip():
        yield part.text
    for child in part:
        if child.tag in ("thead", "tbody", "tfoot", "tr"):
            yield from _strays(child)
        elif child.tag not in ("caption", "colgroup", "col") and not _is_cell(child, part):
            yield child
        if child.tail and child.tail.strip():
            yield child.tail


def _is_cell(child: Element, part: Element) -> bool:
    """A cell stands in a row; one that stands outside of any is a stray."""
    return child.tag in ("td", "th") and part.tag == "tr"


def _place(row: Element, rows_left: int, taken: dict[int, int]) -> GridRow:
    covered = {column for column, more in taken.items() if more > 0}
    for column in covered:
        taken[column] -= 1
    cells: list[GridCell] = []
    column = 1
    elements = [cell for cell in row if cell.tag in ("td", "th")]
    for element in elements:
        while column in covered:
            column += 1
        row_span = min(_span(element.get("rowspan")) or rows_left, rows_left)
        column_span = min(_span(element.get("colspan")) or 1, MOST_COLUMNS)
        cells.append(GridCell(element, column, row_span, column_span))
        if row_span > 1:
            for under in range(column, column + column_span):
                taken[under] = row_span - 1
        column += column_span
    parent = row.getparent()
    in_head = parent is not None and parent.tag == "thead"
    header = in_head or (len(elements) > 1 and all(cell.tag == "th" for cell in elements))
    return GridRow(tuple(cells), header)


def _span(text: str | None) -> int:
    """Return a span; 0 says "down to the table's end", as HTML has it."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text.strip()) else 1


def _is_layout(table: Element, rows: tuple[GridRow, ...]) -> bool:
    if table.get("role") in ("presentation", "none"):
        return True
    if table.find(".//th") is not None or not rows:
        return False
    holds_page = any(table.find(f".//{name}") is not None for name in ("table", "h1", "h2"))
    return holds_page and len(rows) <= 3 and max(len(row.cells) for row in rows) <= 3
