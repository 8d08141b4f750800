"""Bullets: engines pass over them as specks or read them as letters, but their shapes are plain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from minutesparse.readers.ocr.pictures import Picture
from minutesparse.readers.ocr.reading import Measured, Reading

_MISREAD = frozenset("eoO0*¢°«»©®@.·-–—~=>+°¤¥§•●○◦▪■□☐uvqnlL")
"""What engines make of a bullet."""
_REACH = 5.0
"""In heights of capitals: how far before its line a bullet may stand."""
_LEAST_GAP = 0.3
_SOLID = 0.62
_SURE = 0.9
"""How sure a shape is; it was seen, not read."""


class Mark(NamedTuple):
    """A piece of ink: its box in dots, and which dots in it are dark."""

    left: int
    top: int
    right: int
    bottom: int
    ink: Any


def with_bullets(words: Sequence[Measured], picture: Picture) -> list[Measured]:
    """Return the words with the bullets that stand before lines, found anew or set right."""
    grey = np.asarray(picture.grey)
    dark = grey < 0.6 * float(np.percentile(grey[::8, ::8], 90))
    lines: dict[int, list[Measured]] = defaultdict(list)
    for word in words:
        lines[word.reading.line].append(word)
    found: list[Measured] = []
    for line in lines.values():
        line.sort(key=lambda w: w.reading.left)
        first = line[0]
        if parted := _glued(dark, first):
            line[:1] = parted
        elif len(line) > 1 and _may_be_bullet(first, line[1]):
            mark = _mark(dark, first.reading[1:5], first.capitals)
            shape = bullet(mark, first.base, first.capitals) if mark else None
            if shape:
                line[0] = first._replace(reading=first.reading._replace(text=shape, confidence=_SURE))
        elif (added := _before(dark, first, words)) is not None:
            found.append(added)
        found += line
    return found


def _may_be_bullet(first: Measured, second: Measured) -> bool:
    gap = second.reading.left - first.reading.right
    return (
        len(first.reading.text) <= 2
        and set(first.reading.text) <= _MISREAD
        and gap > _LEAST_GAP * first.capitals
    )


def _glued(dark: Any, first: Measured) -> list[Measured]:
    """Return a bullet and the word that it was read as one with ("eMr"), nothing where there is none."""
    reading, base, capitals = first
    if len(reading.text) < 3 or reading.text[0] not in _MISREAD or not reading.text[1].isupper():
        return []
    columns = np.nonzero(dark[reading.top : reading.bottom, reading.left : reading.right].any(axis=0))[0]
    gaps = np.nonzero(np.diff(columns) > _LEAST_GAP * capitals)[0]
    if not len(gaps):
        return []
    left, right = reading.left + int(columns[gaps[0]]) + 1, reading.left + int(columns[gaps[0] + 1])
    mark = _mark(dark, (reading.left, reading.top, left, reading.bottom), capitals)
    shape = bullet(mark, base, capitals) if mark else None
    if mark is None or shape is None:
        return []
    found = Reading(shape, mark.left, mark.top, mark.right, mark.bottom, _SURE, reading.line)
    return [
        first._replace(reading=found),
        first._replace(reading=reading._replace(text=reading.text[1:], left=right)),
    ]


def _before(dark: Any, first: Measured, words: Sequence[Measured]) -> Measured | None:
    """Return the bullet before a line, if ink of such a shape stands alone there."""
    reading, base, capitals = first
    level = [w.reading.right for w in words if w.reading.top < base and w.reading.bottom > base - capitals]
    edge = max((right for right in level if right <= reading.left), default=0)
    start = max(edge + round(0.1 * capitals), round(reading.left - _REACH * capitals), 0)
    box = start, round(base - 0.95 * capitals), round(reading.left - _LEAST_GAP * capitals), round(base)
    mark = _mark(dark, box, capitals)
    shape = bullet(mark, base, capitals) if mark else None
    if mark is None or shape is None:
        return None
    return Measured(
        Reading(shape, mark.left, mark.top, mark.right, mark.bottom, _SURE, reading.line), base, capitals
    )


def _mark(dark: Any, box: tuple[int, int, int, int], capitals: float) -> Mark | None:
    """Return the last piece of ink in a box, None where there is none."""
    left, top, right, bottom = box
    band = dark[max(0, top) : bottom, left:right]
    if not band.any():
        return None
    columns = np.nonzero(band.any(axis=0))[0]
    breaks = np.nonzero(np.diff(columns) > max(2.0, 0.12 * capitals))[0]
    first = int(columns[breaks[-1] + 1]) if len(breaks) else int(columns[0])
    ink = band[:, first : int(columns[-1]) + 1]
    rows = np.nonzero(ink.any(axis=1))[0]
    ink = ink[rows[0] : rows[-1] + 1]
    left, above = left + first, max(0, top) + int(rows[0])
    return Mark(left, above, left + ink.shape[1], above + ink.shape[0], ink)


def bullet(mark: Mark, base: float, capitals: float) -> str | None:
    """Return the bullet that a piece of ink is, None for what may be a letter, a stop or a ruling line."""
    wide, high = (mark.right - mark.left) / capitals, (mark.bottom - mark.top) / capitals
    middle = (base - (mark.top + mark.bottom) / 2) / capitals
    full = float(mark.ink.mean())
    if not 0.12 < middle < 0.85:
        return None
    if high <= 0.25 and wide >= max(0.3, 2 * high) and wide < 1.6 and full > 0.7:
        return "–"
    if not (0.14 <= wide <= 1.2 and 0.6 <= wide / high <= 1.6):
        return None
    if full >= _SOLID:
        return "•" if wide <= 0.85 else None
    rows, columns = mark.ink.shape
    heart = mark.ink[rows // 3 : rows - rows // 3, columns // 3 : columns - columns // 3]
    edges = (mark.ink[: rows // 5 + 1].any(axis=0), mark.ink[-(rows // 5) - 1 :].any(axis=0))
    if wide >= 0.6 and all(e.mean() > 0.9 for e in edges) and mark.ink[:, 0].mean() > 0.8:
        return "☐" if heart.mean() < 0.1 else None
    if wide < 0.75 and not heart.any():
        return "o"
    return None
