"""Minutes written in a few marks, for tests: each line of a text becomes a paragraph of a `Document`.

`# ` and `## ` are the file's own headings, `**bold**` is a bold line, `- ` a bullet (two blanks in
front make it deeper), `3. ` a number that the file's own list gives, `| a | b |` a row of a table, and
an empty line is white space.
"""

from __future__ import annotations

import re
from textwrap import dedent

from minutesparse.document import Document, DocumentBuilder, Run
from minutesparse.parsing.lines import Line, Outline, Part
from minutesparse.parsing.sections import outline
from minutesparse.vocabulary import load

_MARK = re.compile(r"^(?P<indent>\s*)(?P<label>-|\[.\]|\(?[\w.]{1,8}[.)])\s+(?P<text>\S.*)$")


def draft(text: str, format: str = "docx") -> Document:
    """Return the document that a text in these marks stands for."""
    builder = DocumentBuilder(format)
    open_table = False
    for line in dedent(text).strip("\n").split("\n"):
        row = line.strip().startswith("|")
        if open_table and not row:
            builder.close_table()
            open_table = False
        if row:
            if not open_table:
                builder.open_table()
                open_table = True
            _row(builder, line)
        elif line.strip():
            _line(builder, line)
        else:
            builder.gap()
    if open_table:
        builder.close_table()
    return builder.build()


def _row(builder: DocumentBuilder, line: str) -> None:
    builder.open_row()
    cells = line.strip().strip("|").split("|")
    for column, cell in enumerate(cells, start=1):
        builder.open_cell(column)
        for piece in cell.split("//"):
            if piece.strip():
                _line(builder, piece.strip())
        builder.close_cell()
    builder.close_row()


def _line(builder: DocumentBuilder, line: str) -> None:
    heading = re.match(r"(#+)\s+(.*)", line)
    if heading:
        _text(builder, heading[2], heading=len(heading[1]))
        return
    mark = _MARK.match(line)
    if mark and not re.match(r"\w{3,}\.?$", mark["label"]):
        label = "•" if mark["label"] == "-" else mark["label"]
        _text(builder, mark["text"], label=label, level=len(mark["indent"]) // 2)
        return
    _text(builder, line.strip())


def _text(
    builder: DocumentBuilder,
    text: str,
    heading: int | None = None,
    label: str | None = None,
    level: int | None = None,
) -> None:
    runs = [
        Run(piece.strip("*"), bold=piece.startswith("**"))
        for piece in re.split(r"(\*\*.+?\*\*)", text)
        if piece
    ]
    builder.paragraph(runs, heading=heading, label=label, level=level)


def outlined(text: str, language: str = "en", format: str = "docx") -> Outline:
    return outline(draft(text, format), load(language))


def line_of(lines: Outline, start: str) -> Line:
    """Return the first line that begins so."""
    return next(line for line in lines.lines if line.text.startswith(start))


def part_of(lines: Outline, start: str) -> Part:
    return line_of(lines, start).part


def titles(lines: Outline) -> list[str]:
    """Return the items as "3 Footpaths", or "Footpaths" where they have no number."""
    return [f"{i.number or ''} {i.title}".strip() for i in lines.items]
