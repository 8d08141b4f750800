"""The ruling lines of a page: strokes, thin filled bars, the edges of boxes and of coloured cells."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from minutesparse.readers.pdf import calls
from minutesparse.readers.pdf.frame import Frame
from minutesparse.source import Box

THIN = 3.0
"""Points: what is thinner is a line, whether stroked or filled."""

_MAX_OBJECTS = 100_000  # a map or a page of outlined letters, nothing that rules a table
_MAX_SEGMENTS = 2_000
_MAX_DEPTH = 5
_WHITE = 0xF8
_PAGE_SHARE = 0.75
_DOT = 1.0
_LEVEL = 0.5  # points off the straight that a line may be
_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1, 0, 0, 1, 0, 0)


class Across(NamedTuple):
    """A horizontal line."""

    y: float
    x0: float
    x1: float
    thick: float = 0.0


class Down(NamedTuple):
    """A vertical line."""

    x: float
    top: float
    bottom: float


class Drawing(NamedTuple):
    """What is drawn on a page besides words: lines, coloured fills, images."""

    across: list[Across]
    down: list[Down]
    fills: list[Box]
    pictures: list[Box]


class _Pen:
    """Room for pdfium's answers, asked for thousands of times a page, and the dots met so far."""

    def __init__(self) -> None:
        self.dots: list[Box] = []
        self.edges = (ctypes.c_float * 4)()
        self.edge_at = [ctypes.addressof(self.edges) + 4 * i for i in range(4)]
        self.ink = (ctypes.c_uint * 4)()
        self.ink_at = [ctypes.addressof(self.ink) + 4 * i for i in range(4)]
        self.modes = (ctypes.c_int * 2)()
        self.mode_at = [ctypes.addressof(self.modes) + 4 * i for i in range(2)]
        self.matrix = pdfium.FS_MATRIX()
        self.matrix_at = ctypes.addressof(self.matrix)


def read_drawing(page: Any, frame: Frame) -> Drawing:
    """Return the lines and pictures of a page as it is seen, in the order of drawing."""
    drawing = Drawing([], [], [], [])
    count = pdfium.FPDFPage_CountObjects(page)
    if 0 < count <= _MAX_OBJECTS:
        at = calls.address(page)
        pen = _Pen()
        _collect(drawing, pen, count, partial(calls.page_object, at), frame, _UNIT, 0)
        _add_dotted(drawing, pen.dots)
    return drawing


def _add_dotted(drawing: Drawing, dots: list[Box]) -> None:
    """Add the dots of dotted lines, each to the line that has more of them beside it."""
    rows = Counter(round(2 * top) for _, top, _, _ in dots)
    columns = Counter(round(2 * x0) for x0, _, _, _ in dots)
    for x0, top, x1, bottom in dots:
        if rows[round(2 * top)] >= columns[round(2 * x0)]:
            drawing.across.append(Across((top + bottom) / 2, x0, x1, bottom - top))
        else:
            drawing.down.append(Down((x0 + x1) / 2, top, bottom))


def _collect(
    drawing: Drawing,
    pen: _Pen,
    count: int,
    get: Callable[[int], int],
    frame: Frame,
    matrix: _Matrix,
    depth: int,
) -> None:
    """Add what the objects of a page, or of a form within it, draw."""
    for index in range(count):
        found = get(index)
        kind = calls.object_type(found)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            calls.object_bounds(found, *pen.edge_at)
            box = frame.box(*_moved(pen.edges, matrix))
            for shape, stroked in _straight(pen, found, box, frame, matrix):
                if max(shape[2] - shape[0], shape[3] - shape[1]) < _DOT:
                    pen.dots.append(shape)
                else:
                    _add(drawing, shape, frame, stroked=stroked)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            calls.object_bounds(found, *pen.edge_at)
            drawing.pictures.append(frame.box(*_moved(pen.edges, matrix)))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = calls.form_count(found)
            if 0 < inner <= _MAX_OBJECTS:
                inside = _times(_matrix(pen, found), matrix)
                _collect(drawing, pen, inner, partial(calls.form_object, found), frame, inside, depth + 1)


def _straight(pen: _Pen, path: int, box: Box, frame: Frame, matrix: _Matrix) -> Iterator[tuple[Box, bool]]:
    """Yield a path's straight lines and upright boxes, and whether they are stroked, no white fills."""
    width, height = box[2] - box[0], box[3] - box[1]
    if max(width, height) < _DOT / 5:
        return
    thin = min(width, height) < THIN  # a line, though it may be drawn with mitred corners or in dashes
    segments = calls.segment_count(path)
    if segments > _MAX_SEGMENTS or (segments > 5 and max(width, height) < 2 * THIN):
        return  # a letter drawn as an outline
    calls.draw_mode(path, *pen.mode_at)
    fill, stroke = pen.modes
    if not fill and not stroke:
        return
    if thin:
        yield box, True
        return
    if not stroke:
        calls.fill_colour(path, *pen.ink_at)
        red, green, blue, alpha = pen.ink
        if min(red, green, blue) >= _WHITE or alpha < 8:
            return
    inside = _times(_matrix(pen, path), matrix)
    for points in _subpaths(path, segments):
        seen = [frame.place(*_point(p, inside)) for p in points]
        across, along = [p[0] for p in seen], [p[1] for p in seen]
        part = min(across), min(along), max(across), max(along)
        if all(
            min(abs(x - part[0]), abs(x - part[2])) <= _LEVEL
            and min(abs(y - part[1]), abs(y - part[3])) <= _LEVEL
            for x, y in seen
        ) and (len(seen) > 2 or min(part[2] - part[0], part[3] - part[1]) <= _LEVEL):
            yield part, bool(stroke)


def _subpaths(path: int, segments: int) -> Iterator[list[tuple[float, float]]]:
    """Yield the corners of each of a path's pieces, those with curves left out."""
    x, y = ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(segments):
        segment = calls.path_segment(path, index)
        kind = calls.segment_type(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        calls.segment_point(segment, x_at, y_at)
        points.append((x.value, y.value))
    if len(points) > 1 and not curved:
        yield points


def _add(drawing: Drawing, box: Box, frame: Frame, *, stroked: bool) -> None:
    """Add a thin box as a line and a wide one as its four edges; a frame round the page is neither."""
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if height < THIN and width >= height:
        drawing.across.append(Across((top + bottom) / 2, x0, x1, height))
    elif width < THIN:
        drawing.down.append(Down((x0 + x1) / 2, top, bottom))
    elif width < _PAGE_SHARE * frame.width or height < _PAGE_SHARE * frame.height:
        if stroked:
            across, down = sides(box)
            drawing.across.extend(across)
            drawing.down.extend(down)
        else:
            drawing.fills.append(box)


def sides(box: Box) -> tuple[list[Across], list[Down]]:
    """Return the four edges of a box."""
    x0, top, x1, bottom = box
    return [Across(top, x0, x1), Across(bottom, x0, x1)], [Down(x0, top, bottom), Down(x1, top, bottom)]


def _matrix(pen: _Pen, page_object: int) -> _Matrix:
    calls.object_matrix(page_object, pen.matrix_at)
    m = pen.matrix
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """Return the matrix that does first the inner, then the outer."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _point(point: tuple[float, float], matrix: _Matrix) -> tuple[float, float]:
    x, y = point
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _moved(edges: Any, matrix: _Matrix) -> tuple[float, float, float, float]:
    left, bottom, right, top = edges
    if matrix is _UNIT:
        return left, bottom, right, top
    return *_point((left, bottom), matrix), *_point((right, top), matrix)
