"""Over the page breaks: tables that go on, rows that were cut in two, paragraphs that run over."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.readers.pdf.layout import carries_on, join_on
from minutesparse.readers.pdf.passages import Passage
from minutesparse.readers.pdf.sheets import Block, Sheet, SheetCell

_SAME_EDGE = 5.0
_MAX_HEADER = 3
_AT_FOOT = 60.0
"""Points: what may be left below a table whose last row was cut by the page's end."""
_USUALLY = 0.7


def join_pages(pages: Sequence[list[Block]], foot: float) -> list[Block]:
    """Return the blocks of all pages, those joined that only a page break parts.

    `foot` is how far down the fullest page is filled. A table goes on over the break where its
    columns are the same and its next row would not have fitted on the page before.
    """
    joined: list[Block] = []
    for blocks in pages:
        rest = blocks
        if joined and blocks:
            above, below = joined[-1], blocks[0]
            if isinstance(above, Sheet) and isinstance(below, Sheet):
                if _go_on(above, below, foot):
                    rest = blocks[1:]
            elif isinstance(above, Passage) and isinstance(below, Passage) and carries_on(above, below):
                join_on(above, below)
                rest = blocks[1:]
        joined += rest
    return joined


def _go_on(above: Sheet, below: Sheet, foot: float) -> bool:
    """Put a table's rows behind those of the one above, if it is the rest of it."""
    edges = _common_edges(above, below)
    if edges is None:
        return False
    repeated = _repeated_header(above, below)
    room = foot - above.bottom
    if not repeated and below.ys[1] - below.ys[0] < room - 2:
        return False
    xs_above, xs_below = edges
    rows = _respanned(below.rows[repeated:], xs_below)
    above.rows[:] = _respanned(above.rows, xs_above)
    above.header_rows = max(above.header_rows, repeated)
    if rows and room < _AT_FOOT and len(above.rows) > above.header_rows and _is_cut(above, rows[0]):
        _mend(above.rows[-1], rows.pop(0))
    above.rows += rows
    above.xs = above.xs if len(above.xs) >= len(below.xs) else below.xs
    above.ys = below.ys
    return True


def _common_edges(above: Sheet, below: Sheet) -> tuple[list[int], list[int]] | None:
    """Return, for each table, the number that each of its column edges has in the finer of the two."""
    a, b = [x - above.xs[0] for x in above.xs], [x - below.xs[0] for x in below.xs]
    fine, coarse = (a, b) if len(a) >= len(b) else (b, a)
    places: list[int] = []
    for x in coarse:
        near = min(range(len(fine)), key=lambda i: abs(fine[i] - x))
        if abs(fine[near] - x) > _SAME_EDGE:
            return None
        places.append(near)
    if places[-1] != len(fine) - 1 or len(set(places)) < len(places) or len(coarse) < 2:
        return None
    return (list(range(len(a))), places) if fine is a else (places, list(range(len(b))))


def _respanned(rows: list[list[SheetCell]], places: list[int]) -> list[list[SheetCell]]:
    """Return rows with their cells at the places that their columns have in a finer table."""
    if places == list(range(len(places))):
        return rows
    last = len(places) - 1
    return [
        [
            SheetCell(
                c.blocks,
                places[c.column],
                c.row_span,
                places[min(c.column + c.column_span, last)] - places[c.column],
            )
            for c in row
        ]
        for row in rows
    ]


def _repeated_header(above: Sheet, below: Sheet) -> int:
    """Return how many of the first rows stand in both tables alike."""
    count = 0
    for a, b in zip(above.rows[:_MAX_HEADER], below.rows[:_MAX_HEADER], strict=False):
        if not any(cell.blocks for cell in a) or _row_text(a) != _row_text(b):
            break
        count += 1
    return count


def _row_text(row: Sequence[SheetCell]) -> list[str]:
    return [cell_text(cell) for cell in row]


def cell_text(cell: SheetCell) -> str:
    """Return a cell's words, for comparing."""
    return " ".join(
        b.text if isinstance(b, Passage) else " ".join(cell_text(c) for row in b.rows for c in row)
        for b in cell.blocks
    )


def _is_cut(table: Sheet, row: list[SheetCell]) -> bool:
    """Say whether a page's first row is the rest of the last row before the break.

    Its first cell, or its number's cell, is empty where the table's rows usually have one, or a
    sentence in it goes on.
    """
    above = table.rows[-1]
    if [c.column for c in above] != [c.column for c in row] or len(row) < 2:
        return False
    pairs = [(a.blocks[-1], b.blocks[0]) for a, b in zip(above, row, strict=True) if a.blocks and b.blocks]
    if not row[0].blocks and any(c.blocks for c in row):
        body = [r for r in table.rows[table.header_rows :] if len(r) == len(row)]
        filled = sum(bool(r[0].blocks) for r in body)
        if filled >= _USUALLY * len(body):
            return True
    return any(
        isinstance(a, Passage) and isinstance(b, Passage) and carries_on(a, b) and b.first.low
        for a, b in pairs
    )


def _mend(above: list[SheetCell], below: list[SheetCell]) -> None:
    """Put the cells of a cut row's lower half behind those of its upper half."""
    for a, b in zip(above, below, strict=True):
        blocks = b.blocks
        if a.blocks and blocks:
            last, first = a.blocks[-1], blocks[0]
            if isinstance(last, Passage) and isinstance(first, Passage) and carries_on(last, first):
                join_on(last, first)
                blocks = blocks[1:]
        a.blocks += blocks
