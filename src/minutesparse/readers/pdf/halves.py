"""Text set in two columns, as in a newspaper: known by all of one being drawn before the other."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.readers.pdf.lines import Line, set_line

_LINES = 4
"""The fewest that stand side by side."""
_GUTTER = 0.8
"""In type sizes: the least white between the two."""


def drawn_apart(lines: Sequence[Line], at: int) -> tuple[list[Line], list[Line]] | None:
    """Return the two columns of text that begin at a line, None where there are none.

    Rows of a table and lines with tabs are drawn from left to right, one after the other.
    """
    first = lines[at].fragments
    for split in range(1, len(first)):
        turn = first[split].words[0].order
        left: list[Line] = []
        right: list[Line] = []
        end, begin = 0.0, first[split].x0
        for line in lines[at:]:
            early = [f for f in line.fragments if f.words[0].order < turn]
            late = [f for f in line.fragments if f.words[0].order >= turn]
            end = max([end, *(f.x1 for f in early)])
            begin = min([begin, *(f.x0 for f in late)])
            if begin - end < _GUTTER * line.size:
                break
            for half, part in ((left, early), (right, late)):
                if part:
                    half.append(set_line(part, line.base, line.size))
        if len({line.base for line in left} & {line.base for line in right}) >= _LINES:
            return left, right
    return None


def right_of(half: Sequence[Line], halves: Sequence[Sequence[Line]], edge: float) -> float:
    """Return where text wraps in one of two columns: as far as its sentences go, else up to the other, or `edge`."""
    furthest = max(line.x1 for line in half)
    if any(line.low for line in half[1:]):
        return furthest
    beyond = [line.x0 - _GUTTER * line.size for other in halves for line in other if line.x0 > furthest]
    return min(beyond, default=max(furthest, edge))
