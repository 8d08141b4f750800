"""What a whole document tells about its setting: type size, margins, line steps, how lines end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from minutesparse.readers.pdf.breaks import could_follow, ends_sentence, step, wraps
from minutesparse.readers.pdf.lines import Line
from minutesparse.readers.pdf.pages import PageText
from minutesparse.readers.pdf.passages import Column
from minutesparse.readers.pdf.sheets import cell_columns

_LONG = 0.5
"""Of the page's width: a line that is longer is prose, and tells the right margin."""
_NEAR = 14.0
_WORD = 35.0  # points: wrapped lines end anywhere within a word's width of the margin
_ENOUGH = 4
_CLOSE = 2.0
_SURE = 0.97


class Measure(NamedTuple):
    """`columns` are the text edges of the pages by their width in points; `cells` holds for table cells."""

    body_size: float
    columns: dict[int, Column]
    cells: Column
    known: Callable[[], frozenset[str]]
    """Gives the words of the document in small letters."""


def body_size(pages: Sequence[PageText]) -> float:
    """Return the type size, in half points, of most letters of a document."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in _all_lines(page):
            sizes[round(line.size * 2) / 2] += len(line.words)
    return max(sizes, key=lambda s: (sizes[s], s), default=10.0) or 10.0


def measure(pages: Sequence[PageText], size: float) -> Measure:
    """Return the document's measure, reckoned without its furniture."""
    groups: dict[int, list[PageText]] = defaultdict(list)
    for page in pages:
        groups[round(page.frame.width)].append(page)
    columns = {width: _with_insets(_margins(group), group) for width, group in groups.items()}
    body = [(a, b, columns[round(p.frame.width)].right) for p in pages for a, b in pairwise(p.body)]
    cells = [
        (a, b, edges[spot].right)
        for page in pages
        for grid in page.grids
        for edges in [cell_columns(grid)]
        for spot, cell in grid.cells.items()
        for a, b in pairwise(cell.lines)
    ]
    body, cells = _wrapped(body), _wrapped(cells)
    tight = _tight([*body, *cells])
    body_step, cell_step = _usual(body), _usual(cells)
    return Measure(
        size,
        {w: c._replace(step=body_step, tight=tight) for w, c in columns.items()},
        Column(0, 0, cell_step or body_step, tight),
        cache(lambda: _words(pages)),
    )


def _margins(pages: Sequence[PageText]) -> Column:
    """Return the text edges of pages of one width.

    The right one is where prose wraps. It is told from long lines without a gap, so that initials in
    an "Action" margin beyond it don't move it.
    """
    width = pages[0].frame.width
    lines = [line for page in pages for line in page.body]
    lefts = Counter(round(line.x0) for line in lines)
    often = max(2, len(lines) // 50)
    left = float(min((x for x, n in lefts.items() if n >= often), default=min(lefts, default=0)))
    ends = sorted(
        (
            part.x1
            for line in lines
            for part in line.fragments
            if part.x1 - part.x0 >= _LONG * (width - 2 * left)
        ),
        reverse=True,
    )
    often = max(2, len(ends) // 50)
    near = min(_NEAR, max(3.0, 3 * _WORD / (len(ends) or 1)))
    for i, end in enumerate(ends[: -often + 1 or None]):
        if end - ends[i + often - 1] <= near:
            return Column(left, end)
    return Column(left, max(width - left, max(ends, default=0.0)))


def _with_insets(column: Column, pages: Sequence[PageText]) -> Column:
    """Return the column with the right edges of text that is set narrower, by its left edge.

    Lists are often indented on both sides. That a line goes on in small letters, though the first
    word would have fitted behind the line before, tells it where it happens again and again.
    """
    against: Counter[int] = Counter()
    ends: dict[int, float] = defaultdict(float)
    for page in pages:
        for a, b in pairwise(page.body):
            at = column.inset(b.x0)
            ends[at] = max(ends[at], b.x1)
            if b.low and a.x0 <= b.x0 + _NEAR / 3 and not ends_sentence(a) and step(a, b) < _CLOSE:
                ends[at] = max(ends[at], a.x1)
                against[at] += 1 if could_follow(a, b, column.right) else -1
    narrow = {at: ends[at] for at, count in against.items() if count >= 3 and ends[at] < column.right - _NEAR}
    return column._replace(insets=narrow)


Pair = tuple[Line, Line, float]
"""A line, the one below it, and the right edge that they are set to."""


def _wrapped(pairs: Sequence[Pair]) -> list[Pair]:
    return [(a, b, right) for a, b, right in pairs if b.low and wraps(a, b, right)]


def _usual(pairs: Sequence[Pair]) -> float | None:
    return median([step(a, b) for a, b, _ in pairs]) if pairs else None


def _tight(pairs: Sequence[Pair]) -> bool:
    """Say whether wrapped lines with room for a blank have one drawn at their end.

    A line of one word may have been broken in it, for want of room in a narrow cell.
    """
    ends = [
        a.last.trail
        for a, b, right in pairs
        if right - a.x1 > 0.6 * a.size and len(a.words) > 1 and "://" not in b.words[0].text
    ]
    trails = [trail for trail in ends if trail is not None]
    return len(trails) >= _ENOUGH and sum(trails) >= _SURE * len(trails)


def _all_lines(page: PageText) -> list[Line]:
    return [*page.body, *(line for grid in page.grids for cell in grid.cells.values() for line in cell.lines)]


def _words(pages: Sequence[PageText]) -> frozenset[str]:
    strip = ".,;:!?()[]\"'“”‘’"
    return frozenset(
        w.text.strip(strip).casefold() for p in pages for line in _all_lines(p) for w in line.words
    )
