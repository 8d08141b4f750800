"""Read plain text minutes: typed, wrapped by a mail program, or taken out of a Word table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from minutesparse.compiling import compiled
from minutesparse.document import Document, DocumentBuilder
from minutesparse.readers.cells import CellTable, find_cell_tables, is_underlined
from minutesparse.readers.decoding import decode
from minutesparse.readers.dialogue import read_chat
from minutesparse.readers.grids import TextGrid, cell_lines, find_grid
from minutesparse.readers.inline import add_line, typed_label
from minutesparse.readers.margins import find_margin
from minutesparse.readers.marks import read_marks
from minutesparse.readers.overlined import find_overlined, find_starred
from minutesparse.readers.wrapping import indent_of, join_lines, wrap_width
from minutesparse.text import BULLETS

_RULE = compiled(r"\s*(?:(?:[=\-~*_#+.·—–]\s?){3,}|--|==)\s*$")
_ATX = compiled(r"(#{1,6})\s+([^\s#].*)$")
_WIKI = compiled(r"(={1,6})\s?([^=\s][^=]*?)\s?\1\s*$")
_OPEN_WIKI = compiled(r"(={2,4})\s?([A-Z][^=]{2,200})$")
_QUOTED = compiled(r"(?:> ?){1,10}")
_DEEPEST_INDENT = 40
_SLIP = 8


def read(stream: BinaryIO) -> Document:
    """Return the document of a text file's bytes; never fails."""
    builder = DocumentBuilder("text")
    lines = unquote(decode(stream.read()).split("\n"))
    add_text(builder, read_chat(lines) or lines)
    return builder.build()


def unquote(lines: list[str]) -> list[str]:
    """Take off the marks that a mail program put before every line of the minutes it quotes."""
    quoted = sum(1 for line in lines if line.startswith(">"))
    if quoted < 3:
        return lines
    return [_QUOTED.sub("", line, count=1) if line.startswith(">") else line for line in lines]


def add_text(builder: DocumentBuilder, lines: Sequence[str]) -> None:
    """Add lines of plain text to the document: headings, tables, lists and paragraphs."""
    done = 0
    width = wrap_width(lines)
    for table in find_cell_tables(lines):
        _add_plain(builder, lines[done : table.first], width)
        _add_cell_table(builder, table)
        done = table.end
    _add_plain(builder, lines[done:], width)


def _add_plain(builder: DocumentBuilder, lines: Sequence[str], width: int | None) -> None:
    block = _Block(builder, width)
    margin = find_margin(lines)
    overlined, starred = find_overlined(lines), find_starred(lines)
    i = 0
    while i < len(lines):
        line, following = lines[i], lines[i + 1] if i + 1 < len(lines) else ""
        if ("|" in line or line.lstrip().startswith("+-")) and (grid := find_grid(lines, i)):
            block.end()
            _add_grid(builder, grid)
            i += grid.count
            continue
        marked = _ATX.match(line) or _WIKI.match(line) or _OPEN_WIKI.match(line)
        if not line.strip() or _RULE.match(line) or line.strip() in BULLETS:
            block.end()
            builder.gap()
        elif marked:
            block.end_list()
            builder.gap()
            title = marked[2].rstrip().rstrip("#").rstrip() or marked[2]
            add_line(builder, read_marks(title), heading=len(marked[1]))
        elif is_underlined(line, following):
            block.end_list()
            add_line(builder, read_marks(line.strip()), heading=1 if "=" in following else 2)
        elif i in overlined or i in starred:
            block.end_list()
            add_line(builder, read_marks(line.lstrip("*").strip()), heading=starred.get(i, 2))
        elif i in margin:
            block.notes[len(block.lines)] = margin[i][1]
            block.lines.append(margin[i][0])
        else:
            block.lines.append(line)
        i += 1
    block.end()


@dataclass(frozen=True, slots=True)
class _Item:
    indent: int
    shape: str


class _Block:
    """Gathers lines up to a blank one, and remembers over blank lines how deep the list is."""

    def __init__(self, builder: DocumentBuilder, width: int | None) -> None:
        self.builder = builder
        self.width = width
        self.lines: list[str] = []
        self.notes: dict[int, str] = {}  # what stands at the right edge, by its line
        self.items: list[_Item] = []  # those we are in, the outermost first

    def end(self) -> None:
        joined = join_lines(self.lines, self.width)
        ends = [*(first for first, _ in joined), len(self.lines)][1:]
        for (first, text), end in zip(joined, ends, strict=False):
            level = self.level(indent_of(self.lines[first]), text)
            notes = " / ".join(self.notes[at] for at in range(first, end) if at in self.notes)
            add_line(self.builder, read_marks(f"{text}\t{notes}" if notes else text), level=level)
        self.lines, self.notes = [], {}

    def end_list(self) -> None:
        self.end()
        self.items = []

    def level(self, indent: int, text: str) -> int | None:
        """Return a line's depth in the list it stands in, by the columns of the items above it.

        A number at the outside heads an item of the meeting more often than it counts a list: it has
        no depth, and lists below it begin at 0.
        """
        label, _ = typed_label(text)
        shape = _shape(label) if label else ""
        while self.items and self.items[-1].indent >= indent:
            self.items.pop()
        if (
            label
            and shape != "•"
            and self.items
            and self.items[-1].shape == shape
            and indent - self.items[-1].indent < _SLIP
        ):
            self.items.pop()  # "(9) …" and then, a little to the right, "(10) …"
        if label:
            self.items.append(_Item(indent, shape))
        elif indent >= _DEEPEST_INDENT:
            return None  # a title in the middle, a signature
        depth = len(self.items) - (1 if self.items and self.items[0].shape == "•" else 2)
        return depth if depth >= 0 else None


def _shape(label: str) -> str:
    """Return what labels of one list share: "(9)" and "(10)" are "(1)", any bullet is "•".

    >>> _shape("(10)"), _shape("b)"), _shape("-")
    ('(1)', 'a)', '•')
    """
    if not any(c.isalnum() for c in label):
        return "•"
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "1", label))


def _add_cell_table(builder: DocumentBuilder, table: CellTable) -> None:
    builder.open_table()
    for row in table.rows:
        builder.open_row()
        for cell in row:
            builder.open_cell(cell.column, column_span=cell.column_span)
            for line in cell.lines:
                add_line(builder, read_marks(line))
            builder.close_cell()
        builder.close_row()
    builder.close_table()


def _add_grid(builder: DocumentBuilder, grid: TextGrid) -> None:
    builder.open_table()
    for number, row in enumerate(grid.rows):
        builder.open_row(header=number < grid.header_rows)
        for column, lines in enumerate(row, start=1):
            builder.open_cell(column)
            for text in cell_lines(lines):
                add_line(builder, read_marks(text))
            builder.close_cell()
        builder.close_row()
    builder.close_table()
