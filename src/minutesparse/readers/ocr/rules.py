"""The ruling lines of a page's picture: long, thin, dark stretches along and down it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from minutesparse.readers.ocr.pictures import Picture
from minutesparse.readers.pdf.rules import THIN, Across, Down, Drawing
from minutesparse.readers.pdf.tables import Grid

_DPI = 150.0
"""The scale that lines are sought at: a hairline is a dot thick."""
_SIDE = 4
"""Dots: a line is darker than the paper this far above and below it."""
_DARKER = 26
_INK = 0.45
"""Of the paper's brightness: what is darker is ink, with paper beside it or without."""
_ACROSS = 28.0, 14.0
"""Points: the least length of a line across, and of what of it must lie on one row of dots: on warped
paper it climbs. No letter of the text has such strokes."""
_DOWN = 12.5, 12.5
_COVERED = 0.9
"""Of a line: what must be dark; the scanner's specks and a fax's noise leave gaps."""
_TOUCHED = 0.3
"""Of a line: what letters may touch from one side. The feet of small serif letters nearly make a line."""
_STRAY = 2
_JOIN = 14
"""Dots: how wide a gap a tail that touches a line may leave in it."""
_EDGE = 10.0
"""Points: the shadow of the paper's edge lies within, no line of a table."""
_BESIDE = 4.0
"""Points: how far from a table's edge a stroke may lie that draws it, on warped paper."""
_MOST = 8_000
"""Stretches: more than any table has are a photograph."""


class Stretch(NamedTuple):
    """A dark stretch one dot thick: its row (or column), and where in it it begins and ends."""

    at: int
    start: int
    end: int


class Stroke(NamedTuple):
    """Stretches that lie on each other: their middle, thickness, beginning and end, in dots."""

    at: float
    thick: float
    start: int
    end: int
    stretches: list[Stretch]


class Ruling(NamedTuple):
    """A page's lines in points, and the strokes that they are in a picture of `scale` points a dot."""

    drawing: Drawing
    across: list[Stroke]
    down: list[Stroke]
    scale: float


def find_rules(picture: Picture) -> Ruling:
    """Return the lines across and down a straight page, in points from its top left corner."""
    shrink = max(1, round(picture.dpi / _DPI))
    grey = np.asarray(picture.grey.reduce(shrink) if shrink > 1 else picture.grey)
    paper = float(np.percentile(grey, 90))
    scale = shrink * picture.points
    strokes = find_strokes(grey, paper, *(length / scale for length in _ACROSS))
    across = [s for s in strokes if _EDGE < s.at * scale < picture.height - _EDGE]
    strokes = find_strokes(np.ascontiguousarray(grey.T), paper, *(length / scale for length in _DOWN))
    down = [s for s in strokes if _EDGE < s.at * scale < picture.width - _EDGE]
    drawing = Drawing(across=[], down=[], fills=[], pictures=[])
    for stroke in across:
        for y in _places(stroke, scale):
            drawing.across.append(Across(y, stroke.start * scale, stroke.end * scale, stroke.thick * scale))
    for stroke in down:
        for x in _places(stroke, scale):
            drawing.down.append(Down(x, stroke.start * scale, stroke.end * scale))
    return Ruling(drawing, across, down, scale)


def _places(stroke: Stroke, scale: float) -> list[float]:
    """Return where a stroke rules the page: a thick one is a bar and does so with both its edges."""
    at, thick = stroke.at * scale, stroke.thick * scale
    return [at] if thick < THIN else [at - thick / 2, at + thick / 2]


def wipe_rules(page: Any, points: float, ruling: Ruling, grids: Sequence[Grid], paper: float) -> None:
    """Paint over, in an array of a page's dots, the strokes that rule its tables, wherever they stray."""
    times = round(ruling.scale / points)
    edges = [(grid.xs, grid.ys) for grid in grids]
    sides = (ruling.across, [(ys, xs) for xs, ys in edges], page), (ruling.down, edges, page.T)
    for strokes, tables, dots in sides:
        for stroke in strokes:
            if not any(_rules(stroke, places, extent, ruling.scale) for places, extent in tables):
                continue
            for row, start, end in stroke.stretches:
                dots[max(0, row * times - 1) : (row + 1) * times + 1, start * times : end * times] = paper


def _rules(stroke: Stroke, places: Sequence[float], extent: Sequence[float], scale: float) -> bool:
    """Say whether a stroke draws an edge of a table that has edges at these places and reaches so far along."""
    at, start, end = stroke.at * scale, stroke.start * scale, stroke.end * scale
    if stroke.thick * scale >= THIN or end < extent[0] or start > extent[-1]:
        return False
    return any(abs(at - place) <= _BESIDE for place in places)


def find_strokes(grey: Any, paper: float, length: float, straight: float) -> list[Stroke]:
    """Return the strokes across a grey array, topmost first; none on a photograph.

    They are `length` dots long at least, in stretches of at least `straight` dots on one row.
    """
    dark = _dark(grey, paper)
    stretches = _stretches(dark, round(straight))
    if len(stretches) > _MOST:
        return []
    strokes = [_stroke(group) for group in _joined(stretches)]
    return sorted(s for s in strokes if s.end - s.start >= length and _stands_clear(s.stretches, dark))


def _stands_clear(group: Sequence[Stretch], dark: Any) -> bool:
    """Say whether a stroke has paper along most of both its sides, as the feet of a row of letters have not."""
    start, end = min(s.start for s in group), max(s.end for s in group)
    rows, count = np.zeros(end - start, np.int64), np.zeros(end - start, np.int64)
    for s in group:
        rows[s.start - start : s.end - start] += s.at
        count[s.start - start : s.end - start] += 1
    along = np.nonzero(count)[0]
    middle, reach = rows[along] / count[along], count[along] / 2 + 1.5
    for row in (middle - reach, middle + reach):
        side = dark[np.clip(row.round().astype(np.int64), 0, len(dark) - 1), along + start]
        if side.mean() > _TOUCHED:
            return False
    return True


def _dark(grey: Any, paper: float) -> Any:
    """Return where it is darker than a little above and below, or dark altogether."""
    dark = grey < _INK * paper
    beside = np.minimum(grey[: -2 * _SIDE], grey[2 * _SIDE :])
    dark[_SIDE:-_SIDE] |= np.maximum(beside, _DARKER) - np.uint8(_DARKER) > grey[_SIDE:-_SIDE]
    return dark


def _stretches(dark: Any, length: int) -> list[Stretch]:
    """Return the stretches of a mask, by rows, that are dark almost throughout."""
    width = dark.shape[1]
    if width <= length:
        return []
    inked = np.flatnonzero(dark.sum(axis=1) >= _COVERED * length)
    dark = dark[inked]
    sums = np.zeros((len(inked), width + 1), np.uint16)
    np.cumsum(dark, axis=1, out=sums[:, 1:])
    full = np.zeros((len(inked), width - length + 3), bool)
    full[:, 1:-1] = sums[:, length:] - sums[:, :-length] >= _COVERED * length
    rows = np.nonzero(full.any(axis=1))[0]
    turns = np.diff(full[rows].astype(np.int8), axis=1)
    at, starts = np.nonzero(turns == 1)
    _, ends = np.nonzero(turns == -1)
    found = []
    for row, start, end in zip(rows[at].tolist(), starts.tolist(), ends.tolist(), strict=True):
        inside = np.nonzero(dark[row, start : end + length - 1])[0]
        found.append(Stretch(int(inked[row]), start + int(inside[0]), start + int(inside[-1]) + 1))
        if len(found) > _MOST:
            break
    return found


def _joined(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """Return the groups that stretches on neighbouring rows make; a line that strays by a row is one."""
    groups: list[list[Stretch]] = []
    open_groups: list[list[Stretch]] = []
    for stretch in stretches:
        open_groups = [g for g in open_groups if stretch.at - g[-1].at <= _STRAY]
        touching = [g for g in open_groups if any(_touch(stretch, other) for other in g[-12:])]
        if not touching:
            groups.append([stretch])
            open_groups.append(groups[-1])
            continue
        first, *others = touching
        for other in others:
            first += other
            other.clear()
        first.sort()
        first.append(stretch)
        open_groups = [g for g in open_groups if g]
    return [g for g in groups if g]


def _touch(a: Stretch, b: Stretch) -> bool:
    return a.at - b.at <= _STRAY and a.start <= b.end + _JOIN and b.start <= a.end + _JOIN


def _stroke(group: Sequence[Stretch]) -> Stroke:
    lengths = [s.end - s.start for s in group]
    start, end = min(s.start for s in group), max(s.end for s in group)
    middle = sum(s.at * n for s, n in zip(group, lengths, strict=True)) / sum(lengths) + 0.5
    return Stroke(middle, sum(lengths) / (end - start), start, end, list(group))
