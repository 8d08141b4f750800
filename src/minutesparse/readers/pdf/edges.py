"""Ruling lines made fit for finding cells: snapped, joined, closed, strays left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from minutesparse.readers.pdf.rules import Across, Down
from minutesparse.source import Box

SNAP = 3.0
"""Points: lines that are nearer to each other are drawn as one, and ends that are nearer meet."""

_SHORTEST = 6.0
_LONGEST_DASH = 30.0


def joined(across: list[Across], down: list[Down]) -> tuple[list[Across], list[Down]]:
    """Return the lines with near ones laid upon each other and dashes joined, short ends left out."""
    across = [
        Across(y, start, end) for y, ends in _strips((a.y, a.x0, a.x1) for a in across) for start, end in ends
    ]
    down = [
        Down(x, start, end)
        for x, ends in _strips((d.x, d.top, d.bottom) for d in down)
        for start, end in ends
    ]
    return across, down


def _strips(lines: Iterable[tuple[float, float, float]]) -> Iterator[tuple[float, list[tuple[float, float]]]]:
    """Yield each place across the lines' direction with the stretches that are drawn there."""
    near: list[tuple[float, float, float]] = []
    for line in [*sorted(lines), (float("inf"), 0.0, 0.0)]:
        if near and (line[0] - near[-1][0] > SNAP or line[0] - near[0][0] > 2 * SNAP):
            where = sum(at for at, _, _ in near) / len(near)
            stretches: list[tuple[float, float]] = []
            for start, end in sorted((start, end) for _, start, end in near):
                if stretches and start <= stretches[-1][1] + SNAP:
                    stretches[-1] = stretches[-1][0], max(end, stretches[-1][1])
                else:
                    stretches.append((start, end))
            yield where, [s for s in _undashed(stretches) if s[1] - s[0] >= _SHORTEST]
            near = []
        near.append(line)


def _undashed(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the stretches of a line with its dashes joined: short ones, with shorter gaps between."""
    if len(stretches) < 3:
        return stretches
    dash = median(end - start for start, end in stretches)
    if not 1 <= dash <= _LONGEST_DASH:
        return stretches
    whole = [stretches[0]]
    for start, end in stretches[1:]:
        if start - whole[-1][1] <= dash:
            whole[-1] = whole[-1][0], end
        else:
            whole.append((start, end))
    return whole


def meet(a: Across, d: Down) -> bool:
    return d.top - SNAP <= a.y <= d.bottom + SNAP and a.x0 - SNAP <= d.x <= a.x1 + SNAP


def meeting(across: list[Across], down: list[Down]) -> tuple[list[Across], list[Down]]:
    """Leave out the lines that meet fewer than two others: underlines, rules between paragraphs."""
    for _ in range(2):
        across = [a for a in across if sum(meet(a, d) for d in down) >= 2]
        down = [d for d in down if sum(meet(a, d) for a in across) >= 2]
    return across, down


def closed(across: list[Across], down: list[Down]) -> tuple[list[Across], list[Down]]:
    """Add the outer lines of tables that are drawn without them.

    Some rule their columns and rows but not the sides: lines across that begin and end together and
    are cut by lines down, or the other way about.
    """
    sides = [Down(x, y0, y1) for x, y0, y1 in _open_ends([a[:3] for a in across], down)]
    ends = [Across(y, x0, x1) for y, x0, x1 in _open_ends(down, [a[:3] for a in across])]
    return across + ends, down + sides


_Line = tuple[float, float, float]


def _open_ends(lines: Sequence[_Line], cutting: Sequence[_Line]) -> Iterator[tuple[float, float, float]]:
    """Yield where lines (place, start, end) that share both ends lack the line that would close them."""

    def ends(line: _Line) -> tuple[int, int]:
        return round(line[1] / SNAP), round(line[2] / SNAP)

    for _, group in groupby(sorted(lines, key=lambda line: (ends(line), line)), key=ends):
        same = list(group)
        first, last = same[0][0], same[-1][0]
        start, end = same[0][1], same[0][2]
        cuts = [
            c
            for c in cutting
            if start + SNAP < c[0] < end - SNAP and c[1] - SNAP <= first and c[2] + SNAP >= last
        ]
        if len(same) + len(cuts) < 4 or len(same) < 2 or not cuts:
            continue
        for at in (start, end):
            there = (min(c[2], last) - max(c[1], first) for c in cutting if abs(c[0] - at) <= SNAP)
            if not any(length > (last - first) / 2 for length in there):
                yield at, first, last


def parted(across: list[Across], down: list[Down]) -> Iterator[tuple[list[Across], list[Down]]]:
    """Yield the lines that hang together by their crossings, each group by itself."""
    rest_across, rest_down = list(across), list(down)
    while rest_across:
        group_a: list[Across] = [rest_across.pop(0)]
        group_d: list[Down] = []
        grown = True
        while grown:
            new_d = [d for d in rest_down if any(meet(a, d) for a in group_a)]
            rest_down = [d for d in rest_down if d not in new_d] if new_d else rest_down
            new_a = [a for a in rest_across if any(meet(a, d) for d in new_d)]
            rest_across = [a for a in rest_across if a not in new_a] if new_a else rest_across
            group_a += new_a
            group_d += new_d
            grown = bool(new_a)
        yield group_a, group_d


def lattice(across: list[Across], down: list[Down]) -> list[Box] | None:
    """Return the cells between lines that all run from edge to edge, None where some don't."""
    xs, ys = sorted(d.x for d in down), sorted(a.y for a in across)
    if any(a.x0 > xs[0] + SNAP or a.x1 < xs[-1] - SNAP for a in across):
        return None
    if any(d.top > ys[0] + SNAP or d.bottom < ys[-1] - SNAP for d in down):
        return None
    return [(x0, top, x1, bottom) for top, bottom in pairwise(ys) for x0, x1 in pairwise(xs)]
