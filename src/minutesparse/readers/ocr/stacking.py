"""A page with tables cut up, its cells set below each other, so that it is read as one column.

An engine reads lines from edge to edge. Two cells side by side whose lines don't stand level ("Action"
in small print beside "Owner" in large) are then read as one garbled line, and a lone "NO" in a narrow
cell is taken for a speck.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from minutesparse.readers.ocr.pictures import Picture
from minutesparse.readers.ocr.reading import Reading
from minutesparse.readers.ocr.rules import Ruling, wipe_rules
from minutesparse.readers.pdf.tables import Grid
from minutesparse.source import Box

_RULED = 0.5
"""Of an edge's dots: more ink than this is what is left of the ruling line."""
_GREYED = 0.92
"""Of the paper's brightness: what is darker, beside a ruling line, is its blur."""
_WITHIN = 1.5
"""Points: from a cell's edge to where its ruling line surely ends."""
_APART = 9.0
"""Points between two pieces, and at the edge."""
_BROAD = 30.0
"""Points of white that nothing is lost by leaving out."""
_INK = 0.6
_LEAST = 1.0
"""Square points of ink: what has less is empty, or holds a speck."""
_FAR = 0.4


class Piece(NamedTuple):
    """A part of the page in the column, in dots: where it stands there, and how far it was moved."""

    top: int
    bottom: int
    across: int
    down: int


def stacked(picture: Picture, ruling: Ruling, grids: Sequence[Grid]) -> tuple[Any, list[Piece]]:
    """Return the page's text outside tables, then each cell's, as one grey picture, and its pieces."""
    from PIL import Image

    page = np.array(picture.grey)
    paper = float(np.percentile(page[::8, ::8], 90))
    wipe_rules(page, picture.points, ruling, grids, paper)
    crops: list[tuple[int, int, Any]] = []
    boxes = sorted({cell.box for grid in grids for cell in grid.cells}, key=lambda b: (_area(b), b))
    for box in boxes:  # the smallest first: a nested table's cells before the cell they stand in
        crops += _cut(page, _dots(box, picture.points), picture.points, paper)
        _paint(page, _dots(box, picture.points), paper)
    for box in boxes:
        _paint(page, _dots(box, picture.points, _WITHIN), paper)
    crops.sort(key=lambda c: (c[1], c[0]))
    crops = [
        c for band in _bands(page, picture.points, paper) for c in _cut(page, band, picture.points, paper)
    ] + crops
    apart = round(_APART / picture.points)
    height = sum(c.shape[0] + apart for _, _, c in crops) + apart
    width = max((c.shape[1] for _, _, c in crops), default=0) + 2 * apart
    column = np.full((height, width), round(paper), np.uint8)
    pieces: list[Piece] = []
    y = apart
    for left, top, crop in crops:
        column[y : y + crop.shape[0], apart : apart + crop.shape[1]] = crop
        pieces.append(Piece(y, y + crop.shape[0], left - apart, top - y))
        y += crop.shape[0] + apart
    return Image.fromarray(column), pieces


def put_back(readings: Sequence[Reading], pieces: Sequence[Piece]) -> list[Reading]:
    """Return what was read in the column at its place on the page."""
    found: list[Reading] = []
    for reading in readings:
        middle = (reading.top + reading.bottom) / 2
        piece = next((p for p in pieces if middle < p.bottom), pieces[-1])
        right, left = reading.right + piece.across, reading.left + piece.across
        top, bottom = reading.top + piece.down, reading.bottom + piece.down
        found.append(reading._replace(left=left, top=top, right=right, bottom=bottom))
    return found


def _bands(page: Any, points: float, paper: float) -> list[tuple[int, int, int, int]]:
    """Return the parts of a page that broad white space parts, each as wide as the page."""
    inked = np.flatnonzero((page < _INK * paper).any(axis=1))
    if not len(inked):
        return []
    cuts = np.flatnonzero(np.diff(inked) > _BROAD / points)
    tops, bottoms = [inked[0], *inked[cuts + 1]], [*inked[cuts], inked[-1]]
    return [(0, int(top), page.shape[1], int(bottom) + 1) for top, bottom in zip(tops, bottoms, strict=True)]


def _dots(box: Box, points: float, reach: float = 0.0) -> tuple[int, int, int, int]:
    """Return a box in dots, made larger by `reach` points all round."""
    x0, top, x1, bottom = box
    return (
        max(0, int((x0 - reach) / points)),
        max(0, int((top - reach) / points)),
        int((x1 + reach) / points) + 1,
        int((bottom + reach) / points) + 1,
    )


def _paint(page: Any, box: tuple[int, int, int, int], paper: float) -> None:
    left, top, right, bottom = box
    page[top:bottom, left:right] = paper


def _cut(
    page: Any, box: tuple[int, int, int, int], points: float, paper: float
) -> list[tuple[int, int, Any]]:
    """Return where a part of the page that holds ink begins and its dots, nothing where it is empty."""
    left, top, right, bottom = box
    dots = page[top:bottom, left:right].copy()
    if dots.size:
        reach = round(_WITHIN / points)
        for edge in (dots[:reach], dots[-reach:], dots[:, :reach].T, dots[:, -reach:].T):
            _clean(edge, paper)
    ink = dots < _INK * paper
    rows, columns = np.nonzero(ink.any(axis=1))[0], np.nonzero(ink.any(axis=0))[0]
    if not len(rows) or ink.sum() * points * points < _LEAST:
        return []
    y0, y1, x0, x1 = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    return [(left + int(x0), top + int(y0), dots[y0:y1, x0:x1])]


def _clean(edge: Any, paper: float) -> None:
    """Paint over what is left of a ruling line at a piece's edge."""
    ruled = (edge < _INK * paper).mean(axis=1) > _RULED
    if ruled.any():
        beside = np.convolve(ruled, (1, 1, 1))[1:-1] > 0  # "same" is never shorter than three
        edge[ruled | (beside & (edge.mean(axis=1) < _GREYED * paper))] = paper


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
