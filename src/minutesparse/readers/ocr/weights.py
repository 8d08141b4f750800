"""Bold words, told by how thick their strokes are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from minutesparse.readers.ocr.pictures import Picture
from minutesparse.readers.ocr.reading import Measured

_INK = 0.6
_USUAL = 0.3
"""Of a page's letters: fewer than this are lighter than its plain type."""
_PLAIN, _BOLD = 1.2, 1.32
"""Of the plain type's strokes: what is no thicker is plain, what is thicker is bold."""
_APART = 1.2
"""How much thicker than plain strokes bold ones are, on a scan that thickens all of them."""
_BETWEEN = 0.08
"""Of the letters: how many may be between the two."""
_FEWEST = 0.015
_NEAR = 0.04

Weighed = Sequence[tuple[float, int]]
"""Thicknesses in rising order, each with how many letters have it."""


def strokes(words: Sequence[Measured], picture: Picture) -> list[float]:
    """Return how thick each word's strokes are, in dots."""
    grey: Any = np.asarray(picture.grey)
    paper = float(np.percentile(grey[::8, ::8], 90))
    found: list[float] = []
    for reading, _, _ in words:
        ink = np.pad(grey[reading.top : reading.bottom, reading.left : reading.right] < _INK * paper, 1)
        edges = int(np.count_nonzero(ink[:, 1:] != ink[:, :-1]) + np.count_nonzero(ink[1:] != ink[:-1]))
        found.append(2 * int(np.count_nonzero(ink)) / max(1, edges))
    return found


def bold_words(words: Sequence[Measured], thick: Sequence[float]) -> list[bool]:
    """Say which words are bold; `thick` is how thick their strokes are for their size.

    A word in doubt (a lone "a", a dash, a figure) looks like its neighbours on the line.
    """
    lines: dict[int, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        lines[word.reading.line].append(i)
    long = [(t, len(w.reading.text)) for t, w in zip(thick, words, strict=True) if len(w.reading.text) > 2]
    plain, bold = _bounds(sorted(long))
    looks: dict[int, bool] = {}
    for line in lines.values():
        known = {i: thick[i] >= bold for i in line if _tells(words[i]) and not plain < thick[i] < bold}
        for i in line:
            near = min(known, key=lambda k: (abs(k - i), k), default=None)
            looks[i] = known[near] if near is not None else thick[i] >= bold > 0
    return [looks[i] for i in range(len(words))]


def _tells(word: Measured) -> bool:
    return sum(c.isalnum() for c in word.reading.text) > 1


def _bounds(weighed: Weighed) -> tuple[float, float]:
    """Return up to which thickness strokes are plain, and from which they are bold."""
    if middle := _middle(weighed):
        return middle * (1 - _NEAR), middle * (1 + _NEAR)
    usual = _usual(weighed)
    return _PLAIN * usual, _BOLD * usual


def _middle(weighed: Weighed) -> float | None:
    """Return the thickness half way between plain and bold, where strokes are clearly of two kinds."""
    letters = sum(n for _, n in weighed)
    whole = sum(t * n for t, n in weighed)
    below, under, best = 0, 0.0, (0.0, 0.0, 0.0, 0)
    for (thick, n), (following, _) in pairwise(weighed):
        below, under = below + n, under + thick * n
        if following > thick:
            low, high = under / below, (whole - under) / (letters - below)
            best = max(best, (below * (letters - below) * (high - low) ** 2, low, high, below))
    _, low, high, below = best
    few = _FEWEST * letters
    if high < _APART * low or not low or not few <= below <= letters - few:
        return None
    middle = (low + high) / 2
    between = sum(n for t, n in weighed if abs(t - middle) < _NEAR * middle)
    return middle if between <= _BETWEEN * letters else None


def _usual(weighed: Weighed) -> float:
    """Return how thick the strokes of plain type are, where most of it is that; 0 where there is none."""
    left = _USUAL * sum(n for _, n in weighed)
    for thick, n in weighed:
        left -= n
        if left <= 0:
            return thick
    return 0.0
