"""Documents written line by line, for tests of what is made of lines rather than of how files are read."""

from __future__ import annotations

from minutesparse.document import DocumentBuilder
from minutesparse.parsing.attendance import find_people
from minutesparse.parsing.sections import outline
from minutesparse.vocabulary import load

TITLE = "Minutes of the Moor Trust Board"


def write(*blocks, title=TITLE):
    """Build a document: a string is a line, "# x" a heading, "- x" a bullet, "[x] y" a box, a list a table.

    A table is a list of rows, a row a list of cells, a cell a string whose lines are its paragraphs.
    """
    builder = DocumentBuilder("txt")
    builder.paragraph(title, heading=1)
    for block in blocks:
        if isinstance(block, str):
            _write_line(builder, block)
        else:
            _write_table(builder, block)
    return builder.build()


def _write_line(builder, text):
    if text == "":
        builder.gap()
    elif text.startswith("# "):
        builder.paragraph(text[2:], heading=2)
    elif text.startswith("- "):
        builder.paragraph(text[2:], label="•", level=0)
    elif text.startswith("["):
        builder.paragraph(text[4:], label=text[:3], level=0)
    else:
        builder.paragraph(text)


def _write_table(builder, rows):
    builder.open_table()
    for row in rows:
        builder.open_row()
        for column, cell in enumerate(row, start=1):
            builder.open_cell(column)
            for line in cell.split("\n"):
                builder.paragraph(line)
            builder.close_cell()
        builder.close_row()
    builder.close_table()


def read_people(*blocks, language="en", **how):
    lines = outline(write(*blocks, **how), load(language))
    people = find_people(lines)
    text = lines.document.text
    assert all(text[p.evidence.start : p.evidence.end] == p.evidence.text for p in people)
    return people


def statuses(people):
    return {p.name: p.attendance for p in people}


BUSINESS = ("", "# 1. Bins", "The bins were emptied and the lamp was mended by the council last week.")
