"""Pages that lay askew on the scanner's glass, put straight."""

from __future__ import annotations

from typing import Any

import numpy as np

from minutesparse.readers.ocr.pictures import Picture

MOST = 5.5
"""Degrees: a page that lies further off is no accident."""

_COARSE_DPI = 100.0
_STEP = 0.5
_FINE = 0.05
_LEAST = 0.1
"""Degrees: what is straighter than this is left alone."""
_MAX_DOTS = 150_000


def find_skew(picture: Picture) -> float:
    """Return how many degrees a page is turned anticlockwise, within 5.5 either way.

    It is 0 where nothing tells, and where it lies so nearly straight that no ruling line strays far.

    When a page is straight, its dots of ink fall into rows that are either full or empty.
    """
    shrink = max(1, round(picture.dpi / _COARSE_DPI))
    grey = np.asarray(picture.grey.reduce(shrink))
    paper = float(np.percentile(grey, 90))
    down, along = np.nonzero(grey < 0.6 * paper)
    if len(down) < 200:
        return 0.0
    if len(down) > _MAX_DOTS:
        down, along = down[:: len(down) // _MAX_DOTS + 1], along[:: len(along) // _MAX_DOTS + 1]
    y, x = down.astype(np.float32), along.astype(np.float32) - grey.shape[1] / 2
    angles = np.arange(-MOST, MOST + _STEP / 2, _STEP)
    best = max(angles, key=lambda a: _sharpness(y, x, a, len(grey)))
    for reach, step in ((_STEP, _STEP / 5), (_STEP / 5, _FINE)):
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = max(angles, key=lambda a: _sharpness(y, x, a, len(grey)))
    return round(float(best), 2) if _LEAST <= abs(best) < MOST else 0.0


def _sharpness(y: Any, x: Any, degrees: float, height: int) -> float:
    """Return how unevenly ink falls into rows when each dot is moved as a turn by so much would."""
    rows = y + x * np.float32(np.tan(np.radians(degrees))) + height
    counts = np.bincount(rows.astype(np.int32), minlength=3 * height).astype(np.float64)
    return float(np.square(np.diff(counts)).sum())


def straightened(picture: Picture, degrees: float) -> Picture:
    """Return the page turned clockwise by so many degrees about its middle, in the same frame."""
    from PIL import Image

    if not degrees:
        return picture
    turned = picture.grey.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return picture._replace(grey=turned)
