"""Tables without lines: rows whose fragments stand under each other with clear gutters between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from minutesparse.readers.pdf.breaks import could_follow, is_bold, step
from minutesparse.readers.pdf.halves import drawn_apart, right_of
from minutesparse.readers.pdf.labels import line_label
from minutesparse.readers.pdf.layout import find_passages, narrowed
from minutesparse.readers.pdf.lines import Fragment, Line, fragment, set_line
from minutesparse.readers.pdf.pages import PageText
from minutesparse.readers.pdf.passages import Column, Passage
from minutesparse.readers.pdf.rules import Across
from minutesparse.readers.pdf.sheets import Block, Sheet, SheetCell

_FEWEST_ROWS = 3
_ALIGNED = 3.0
"""Points: how far apart the left edges of one column may be."""
_GUTTER = 0.8
"""In type sizes: the least white between a fragment and the next column."""
_NARROW_GUTTER = 0.4
"""The same where a word begins right at a known column."""
_PROSE = 4
"""The least lines that make a column of prose, and the least words on a line of it."""
_MOST_LINES = 8
"""In a row between lines drawn across; where they are further apart they part sections, not rows."""
_FURTHEST = 2.7
"""In type sizes: the widest step between two lines of one table."""


@dataclass
class _Row:
    """The lines of each column of a row."""

    cells: dict[int, list[Line]] = field(default_factory=dict)


def part_columns(
    lines: Sequence[Line], column: Column, page: PageText
) -> Iterator[Sheet | tuple[list[Line], Column]]:
    """Yield tables found among lines, and the stretches of lines between them, in reading order.

    At least three rows must have fragments in the same two columns. Lists of "Date: …" are left as
    lines, as are initials in the margin beside prose: when in doubt there is no table. Prose set in
    two columns, drawn one after the other, is yielded column by column.
    """
    start = at = 0
    while at < len(lines):
        parted = len(lines[at].fragments) > 1
        if parted and (halves := drawn_apart(lines, at)):
            if at > start:
                yield list(lines[start:at]), column
            for half in halves:
                yield (
                    half,
                    column._replace(
                        left=min(x.x0 for x in half), right=right_of(half, halves, column.right), insets={}
                    ),
                )
            start = at = at + len({x.base for half in halves for x in half})
            continue
        found = _table_at(lines, start, at, column, page.rules) if parted else None
        if found:
            first, rows, edges = found
            if first > start:
                yield list(lines[start:first]), column
            if len(rows) > 1:
                yield _sheet(rows, edges, page.number)
            else:
                for i, cell in sorted(rows[0].cells.items()):
                    yield cell, column._replace(left=edges[i], right=max(x.x1 for x in cell), insets={})
            start = at = first + sum(len({x.base for cell in r.cells.values() for x in cell}) for r in rows)
        else:
            at += 1
    if start < len(lines):
        yield list(lines[start:]), column


def _table_at(
    lines: Sequence[Line], start: int, at: int, column: Column, rules: Sequence[Across]
) -> tuple[int, list[_Row], list[float]] | None:
    """Return the table around line `at`: its first line, not before `start`, its rows, its columns."""
    grid, edges = _stretch(lines, at, column, rules)
    if len(grid) < _FEWEST_ROWS:
        return None
    steps = [step(a, b) for a, b in pairwise(grid)]
    first = at
    while first > start and _heads(lines[first - 1], lines[first], edges, max(steps)):
        first -= 1
    grid = list(lines[first:at]) + grid
    while len(grid[-1].fragments) == 1 and _is_after(grid[-2], grid[-1], median(steps)):
        grid.pop()
    rows = _rows(grid, edges, rules)
    prose = len(rows) == 1 and all(_is_prose(cell) for cell in rows[0].cells.values())
    return (first, rows, edges) if prose or _is_table(rows) else None


def _is_prose(lines: Sequence[Line]) -> bool:
    return len(lines) >= _PROSE and sum(len(line.words) for line in lines) >= _PROSE * len(lines)


def _heads(line: Line, below: Line, edges: Sequence[float], furthest: float) -> bool:
    """Say whether a line is a row above with its first cell alone: a name without a role."""
    alone = len(line.fragments) == 1 and abs(line.x0 - edges[0]) <= _ALIGNED
    return alone and line.x1 < edges[1] and _alike(line, below) and step(line, below) <= furthest * 1.1


def _is_after(above: Line, line: Line, usual: float) -> bool:
    """Say whether a table's last line is the heading of what comes after."""
    return step(above, line) > 1.25 * usual or not _alike(above, line)


def _alike(a: Line, b: Line) -> bool:
    bold = a.fragments[0].words[0].look.bold == b.fragments[0].words[0].look.bold
    return bold and abs(a.size - b.size) < 0.08 * b.size


def _parts(line: Line, column: Column, edges: Sequence[float] = ()) -> list[Fragment]:
    """Return a line's fragments, a number put to what it numbers, parted where the columns begin."""
    parts = [f for i, f in enumerate(line.fragments) if not i or f.x0 < column.right]
    label = line_label(line) if len(parts) > 1 else None
    if label and len(parts[0].words) <= label.words:
        parts[:2] = [fragment(parts[0].words + parts[1].words)]
    return [piece for part in parts for piece in _pieces(part, edges, line.size)] if edges else parts


def _pieces(part: Fragment, edges: Sequence[float], size: float) -> Iterator[Fragment]:
    start = 0
    for i, (a, b) in enumerate(pairwise(part.words), 1):
        if b.x0 - a.x1 > _NARROW_GUTTER * size and any(abs(b.x0 - edge) < _ALIGNED / 2 for edge in edges[1:]):
            yield fragment(part.words[start:i])
            start = i
    yield fragment(part.words[start:])


def _stretch(
    lines: Sequence[Line], at: int, column: Column, rules: Sequence[Across]
) -> tuple[list[Line], list[float]]:
    """Return the lines from `at` on that keep to the columns of the first, and the columns' left edges."""
    edges = [f.x0 for f in _parts(lines[at], column)]
    kept = [lines[at]]
    if len(edges) < 2:
        return [], []
    for line in lines[at + 1 :]:
        parts = _parts(line, column, edges)
        wide = _ruled_between(kept[-1], line, rules) or (
            is_bold(line) and is_bold(kept[0]) and len(parts) > 1
        )
        furthest = 2 * _FURTHEST if wide else _FURTHEST
        if step(kept[-1], line) > furthest or parts[-1].x1 != line.x1:
            break
        if not (wider := _fitted(edges, parts, line.size, kept)):
            break
        edges = wider
        kept.append(set_line(parts, line.base, line.size))
    return kept, edges


def _fitted(
    edges: list[float], parts: Sequence[Fragment], size: float, before: Sequence[Line]
) -> list[float] | None:
    """Return the columns' edges with those that a further line adds, None where it crosses a gutter."""
    wider = list(edges)
    for part in parts:
        if not any(abs(part.x0 - edge) <= _ALIGNED for edge in edges):
            if len(parts) == 1:
                return None
            wider.append(part.x0)
    wider.sort()
    for row in (*(line.fragments for line in before), parts) if len(wider) > len(edges) else (parts,):
        for part in row:
            if any(part.x0 + _ALIGNED < edge < part.x1 + _GUTTER * size for edge in wider):
                return None
    return wider


def _ruled_between(above: Line, below: Line, rules: Sequence[Across]) -> bool:
    """Say whether a line across is drawn between two lines of text."""
    return any(
        above.base < r.y < below.base and r.x0 < below.x0 + _ALIGNED and r.x1 > above.x1 for r in rules
    )


def _rows(lines: Sequence[Line], edges: list[float], rules: Sequence[Across]) -> list[_Row]:
    """Return the rows that lines make.

    Where lines are drawn across between rows, those part them. Elsewhere a row begins where a line
    does not carry on the cells above it.
    """
    ruled = [_ruled_between(a, b, rules) for a, b in pairwise(lines)]
    by_rules = sum(ruled) >= _FEWEST_ROWS - 1 and sum(ruled) >= len(ruled) / _MOST_LINES
    rows: list[_Row] = []
    for i, line in enumerate(lines):
        cells = _cells(line, edges)
        goes_on = bool(rows) and (not ruled[i - 1] if by_rules else _carries_on(rows[-1], cells, edges))
        if goes_on:
            for column, part in cells.items():
                rows[-1].cells.setdefault(column, []).append(part)
        else:
            rows.append(_Row({column: [part] for column, part in cells.items()}))
    return rows


def _cells(line: Line, edges: list[float]) -> dict[int, Line]:
    parts: dict[int, list[Fragment]] = {}
    for part in line.fragments:
        column = max((i for i, edge in enumerate(edges) if edge <= part.x0 + _ALIGNED), default=0)
        parts.setdefault(column, []).append(part)
    return {i: set_line(p, line.base, line.size) for i, p in parts.items()}


def _carries_on(row: _Row, cells: dict[int, Line], edges: list[float]) -> bool:
    """Say whether a line goes on in the cells of the row above it.

    What was drawn before the row's next cell belongs to its own; a list typed with tabs is drawn line
    by line instead. In the row's last cell only a full line goes on.
    """
    if 0 in cells and 0 not in row.cells:
        return False
    if _changes_weight(row, cells):
        return False
    for i, line in cells.items():
        later = [above[0] for j, above in row.cells.items() if j > i]
        if any(_order(line) >= _order(above) for above in later) or (i in row.cells and line_label(line)):
            return False
        if set(row.cells) == {0} == set(cells) and not line.low:
            return False  # names under each other, of which some have a role behind them
        if not later and i in row.cells:
            above = row.cells[i][-1]
            limit = edges[i + 1] - _NARROW_GUTTER * line.size if i + 1 < len(edges) else above.x1
            if could_follow(above, line, limit):
                return False
    return True


def _changes_weight(row: _Row, cells: dict[int, Line]) -> bool:
    """Say whether bold labels of two columns end here, with their values below, or begin."""
    shared = [(row.cells[i][-1], line) for i, line in cells.items() if i in row.cells]
    looks = {(is_bold(above), is_bold(below)) for above, below in shared}
    return len(shared) > 1 and looks in ({(True, False)}, {(False, True)})


def _order(line: Line) -> int:
    return line.fragments[0].words[0].order


def _is_table(rows: Sequence[_Row]) -> bool:
    """Say whether rows make a table: two columns filled in three rows, and no list of "Date: …"."""
    full = [row for row in rows if len(row.cells) > 1]
    if len(full) < _FEWEST_ROWS or 2 * len(full) < len(rows):
        return False
    pairs: dict[tuple[int, ...], int] = {}
    for row in full:
        key = tuple(sorted(row.cells))[:2]
        pairs[key] = pairs.get(key, 0) + 1
    if max(pairs.values()) < _FEWEST_ROWS:
        return False
    if all(set(row.cells) == {0, 1} and row.cells[1][0].text.isdigit() for row in full):
        return False  # a list of contents
    colons = sum(row.cells[min(row.cells)][-1].text.rstrip().endswith(":") for row in full)
    return 2 * colons < len(full)


def _sheet(rows: Sequence[_Row], edges: list[float], page: int) -> Sheet:
    right = max(line.x1 for row in rows for cell in row.cells.values() for line in cell)
    xs = (*edges, max(right, edges[-1] + 1))
    tops = [min(line.box[1] for cell in row.cells.values() for line in cell) for row in rows]
    bottom = max(line.box[3] for cell in rows[-1].cells.values() for line in cell)
    sheet = Sheet(xs, (*tops, bottom), [], page)
    for row in rows:
        made: list[SheetCell] = []
        for i, left in enumerate(edges):
            here = row.cells.get(i, [])
            edge = _right_edge(rows, i, xs[i + 1], last=i + 1 == len(edges))
            blocks: list[Block] = []
            for passage in _passages(here, Column(left, edge)):
                passage.page = page
                blocks.append(passage)
            made.append(SheetCell(blocks, i))
        sheet.rows.append(made)
    return sheet


def _right_edge(rows: Sequence[_Row], column: int, limit: float, *, last: bool) -> float:
    """Return where text wraps in a column: before the next one, or where its lines show that they do."""
    cells = [row.cells[column] for row in rows if column in row.cells]
    furthest = max((line.x1 for cell in cells for line in cell), default=limit)
    if last:
        return furthest
    limit -= _GUTTER * cells[0][0].size if cells else 0
    early = any(b.low and could_follow(a, b, limit) for cell in cells for a, b in pairwise(cell))
    return furthest if early else limit


def _passages(lines: Sequence[Line], column: Column) -> list[Passage]:
    return find_passages(lines, narrowed(column, lines))
