"""Other programs over the same files, in an interpreter of their own: `python peers.py text|tables FILE...`.

`text`: markitdown converts each to text. `tables`: pdfplumber and python-docx get the tables, and nothing
else. What they can't read they leave out, with a line on standard error.
"""

from __future__ import annotations

import sys
from pathlib import Path


def convert(paths: list[str]) -> int:
    from markitdown import MarkItDown

    converter = MarkItDown()
    return sum(len(converter.convert(path).text_content) for path in paths)


def tables(paths: list[str]) -> int:
    import docx
    import pdfplumber

    cells = 0
    for path in paths:
        if Path(path).suffix == ".pdf":
            with pdfplumber.open(path) as pdf:
                cells += sum(
                    len(row) for page in pdf.pages for found in page.extract_tables() for row in found
                )
        else:
            document = docx.Document(path)
            cells += sum(
                bool(cell.text) for found in document.tables for row in found.rows for cell in row.cells
            )
    return cells


if __name__ == "__main__":
    print({"text": convert, "tables": tables}[sys.argv[1]](sys.argv[2:]))
