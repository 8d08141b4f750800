"""Headings: passages outside tables that are set larger than the text."""

from __future__ import annotations

from collections.abc import Iterable

from minutesparse.readers.pdf.passages import Passage
from minutesparse.readers.pdf.sheets import Block

_LARGER = 1.12
_SAME = 1.06
"""Sizes that differ by less make one level: those of a picture are measured, half a point off here and there."""
_LONGEST = 160
_DEEPEST = 3


def heading_levels(blocks: Iterable[Block], body_size: float) -> dict[float, int]:
    """Return the heading level of each type size that headings are set in, the largest 1, at most 3."""
    sizes: dict[float, bool] = {}
    for block in blocks:
        if isinstance(block, Passage) and block.size >= _LARGER * body_size:
            size = type_size(block)
            sizes[size] = sizes.get(size, True) and _is_short(block)
    levels: dict[float, int] = {}
    largest, rank = float("inf"), 0
    for size in sorted((s for s, all_short in sizes.items() if all_short), reverse=True):
        if size < largest / _SAME:
            largest, rank = size, rank + 1
        levels[size] = min(rank, _DEEPEST)
    return levels


def heading_level(passage: Passage, levels: dict[float, int]) -> int | None:
    return levels.get(type_size(passage)) if levels and _is_short(passage) else None


def type_size(passage: Passage) -> float:
    return round(passage.size * 2) / 2


def _is_short(passage: Passage) -> bool:
    return len(passage.text) <= _LONGEST
