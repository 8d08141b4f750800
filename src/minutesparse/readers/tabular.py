"""Read a table kept as plain text: .csv and .tsv."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import BinaryIO

from minutesparse import bounds
from minutesparse.document import Document, DocumentBuilder
from minutesparse.errors import DamagedDocument, NoTextFound, TooLarge
from minutesparse.readers.decoding import decode
from minutesparse.readers.sheets import SheetCell, lines_of, write_sheet

_MARKS = (",", ";", "\t", "|")
_LONGEST_CELL = 1_000_000


def read(stream: BinaryIO) -> Document:
    """Read the rows as one table; what parts the cells is the mark that the first rows hold most evenly.

    Raises `DamagedDocument`, `TooLarge` and `NoTextFound`.
    """
    text = decode(stream.read())
    builder = DocumentBuilder("csv")
    csv.field_size_limit(_LONGEST_CELL)
    try:
        write_sheet(builder, None, list(_rows(text, _mark(text))))
    except csv.Error as error:
        raise DamagedDocument(f"its rows cannot be told apart ({error})") from error
    document = builder.build()
    if not document.text.strip():
        raise NoTextFound("the file holds no text", remedy="Name the file that holds the minutes.")
    return document


def _mark(text: str) -> str:
    r"""Return what parts the cells: most rows have as many of it as the one before.

    >>> _mark("Action;Owner;Due\nMend the roof, and the gate;Bo;May\n")
    ';'
    """
    lines = [line for line in text[:20_000].split("\n") if line.strip()][:20]

    def evenness(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines]
        usual = max(set(counts), key=counts.count) if counts else 0
        return (counts.count(usual) if usual else 0, usual)

    return max(_MARKS, key=evenness)


def _rows(text: str, mark: str) -> Iterator[list[SheetCell]]:
    cells = 0
    for number, row in enumerate(csv.reader(StringIO(text, newline=""), delimiter=mark), 1):
        made = [SheetCell(number, at, lines_of(value)) for at, value in enumerate(row, 1) if value.strip()]
        cells += len(made)
        if cells > bounds.MAX_CELLS:
            raise TooLarge(f"it holds over {bounds.MAX_CELLS:,} cells")
        yield made
