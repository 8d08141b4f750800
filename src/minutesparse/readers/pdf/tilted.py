"""Boxes of pages that were put straight before they were read, turned back to where they stand on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import cos, radians, sin
from typing import NamedTuple

from minutesparse.document import Block, Cell, Document, Paragraph, Table
from minutesparse.source import Box


class Tilt(NamedTuple):
    """How many degrees anticlockwise a page lay askew, and the point it was turned about."""

    degrees: float
    x: float
    y: float


def tilted_back(document: Document, tilts: Mapping[int, Tilt]) -> Document:
    """Return the document with its boxes as they stand on the pages as they are, by page number."""
    return replace(
        document,
        blocks=tuple(_block(block, tilts) for block in document.blocks),
        furniture=tuple(_paragraph(p, tilts) for p in document.furniture),
    )


def tilted_box(box: Box, tilt: Tilt) -> Box:
    """Return the upright box round a box that is turned.

    >>> [round(edge) for edge in tilted_box((0, 90, 200, 110), Tilt(45, 100, 100))]
    [22, 22, 178, 178]
    """
    x0, top, x1, bottom = box
    along, down = cos(radians(tilt.degrees)), sin(radians(tilt.degrees))
    corners = [(x - tilt.x, y - tilt.y) for x in (x0, x1) for y in (top, bottom)]
    xs = [tilt.x + x * along + y * down for x, y in corners]
    ys = [tilt.y - x * down + y * along for x, y in corners]
    return round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1)


def _block(block: Block, tilts: Mapping[int, Tilt]) -> Block:
    return _paragraph(block, tilts) if isinstance(block, Paragraph) else _table(block, tilts)


def _paragraph(paragraph: Paragraph, tilts: Mapping[int, Tilt]) -> Paragraph:
    place = paragraph.place
    tilt = tilts.get(place.page or 0)
    if tilt is None or place.box is None:
        return paragraph
    return replace(paragraph, place=replace(place, box=tilted_box(place.box, tilt)))


def _table(table: Table, tilts: Mapping[int, Tilt]) -> Table:
    return replace(table, rows=tuple(tuple(_cell(cell, tilts) for cell in row) for row in table.rows))


def _cell(cell: Cell, tilts: Mapping[int, Tilt]) -> Cell:
    return replace(cell, blocks=tuple(_block(block, tilts) for block in cell.blocks))
