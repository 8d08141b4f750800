from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutesparse.compiling import compiled
from minutesparse.outputs.cells import cell, shown
from minutesparse.outputs.rows import Column, Listing, Row

_MARKS = compiled(r"([\\`*_\[\]<>|~])")


def render(rows: Iterable[Row], listing: Listing) -> Iterator[str]:
    """Yield the lines of one Markdown table with all the terminal's columns and the meeting's."""
    headers = [key.replace("_", " ").capitalize() for key in listing.group]
    headers += [column.header for column in listing.columns]
    yield _line(headers)
    yield _line(["---"] * len(headers))
    for row in rows:
        cells = [cell(row[key]) for key in listing.group] + [
            _shown(row, column) for column in listing.columns
        ]
        yield _line([_MARKS.sub(r"\\\1", text) for text in cells])


def _shown(row: Row, column: Column) -> str:
    below = cell(row[column.under]) if column.under else ""
    return f"{shown(row, column)} ({below})" if below else shown(row, column)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
