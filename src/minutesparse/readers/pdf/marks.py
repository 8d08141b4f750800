"""Underlines and strikes: thin lines drawn under or through words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minutesparse.readers.pdf.edges import SNAP
from minutesparse.readers.pdf.rules import Across
from minutesparse.readers.pdf.tables import Grid
from minutesparse.readers.pdf.words import Word

_UNDER = (-0.02, 0.3)
_THROUGH = (-0.45, -0.15)
"""In type sizes below the baseline: where a line under a word runs, and one through it."""
_THICK = 0.18
_OVERHANG = 1.0
_ROW = 8.0
_COVERED = 0.6


def mark_words(words: list[Word], across: Sequence[Across], grids: Sequence[Grid]) -> list[Word]:
    """Return the words with the underlines and strikes that lines draw.

    A line counts where words cover most of it: a rule across the page under a heading is none, nor
    is the edge of a table.
    """
    rules = [a for a in across if not any(_edge_of(a, grid) for grid in grids)]
    if not rules:
        return words
    rows: dict[int, list[int]] = {}
    for i, word in enumerate(words):
        if not word.turn:
            rows.setdefault(int(word.base / _ROW), []).append(i)
    marked = list(words)
    for rule in rules:
        row = int(rule.y / _ROW)
        near = [i for r in range(row - 2, row + 3) for i in rows.get(r, ())]
        for low, high in (_UNDER, _THROUGH):
            hit = [i for i in near if _on(rule, words[i], low, high)]
            if not hit:
                continue
            size = words[hit[0]].size
            shared = [(i, min(rule.x1, words[i].x1) - max(rule.x0, words[i].x0)) for i in hit]
            blanks = sum(max(0.0, min(words[b].x0 - words[a].x1, size)) for a, b in pairwise(hit))
            covered = sum(s for _, s in shared) + blanks
            if rule.thick > _THICK * size or covered < rule.x1 - rule.x0 - _OVERHANG * size - 2:
                continue
            for i, width in shared:
                if width >= _COVERED * (words[i].x1 - words[i].x0):
                    look = marked[i].look
                    struck = low == _THROUGH[0]
                    look = look._replace(strike=True) if struck else look._replace(underline=True)
                    marked[i] = marked[i]._replace(look=look)
    return marked


def _on(rule: Across, word: Word, low: float, high: float) -> bool:
    size = word.bottom - word.top
    return low * size <= rule.y - word.base <= high * size and rule.x0 < word.x1 and rule.x1 > word.x0


def _edge_of(rule: Across, grid: Grid) -> bool:
    inside = rule.x0 >= grid.xs[0] - SNAP and rule.x1 <= grid.xs[-1] + SNAP
    return inside and any(abs(rule.y - y) <= SNAP for y in grid.ys)
