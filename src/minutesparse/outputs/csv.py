from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from minutesparse.outputs.cells import cell
from minutesparse.outputs.rows import Listing, Row

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(rows: Iterable[Row], listing: Listing) -> Iterator[str]:
    """Yield the lines of a CSV file, the header first, each with its line end.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    yield _line(listing.keys)
    for row in rows:
        yield _line([_harmless(cell(row[key])) for key in listing.keys])


def _harmless(text: str) -> str:
    """Keep a spreadsheet from running what minutes say.

    >>> _harmless("=1+1"), _harmless("- bins"), _harmless("Bins")
    ("'=1+1", "'- bins", 'Bins')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
