"""The neutral document that every reader makes and every finder reads.

A document is a flat sequence of blocks in reading order: paragraphs (a heading is one with a level) and tables.
A paragraph is one line as its author ended it: hard breaks inside a word processor's paragraph begin a
new `Paragraph`, and lines that were only wrapped are joined.
`Document.text[p.place.start:p.place.end] == p.text` holds for every paragraph `p`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from minutesparse import bounds
from minutesparse.errors import TooLarge
from minutesparse.source import Box, Place, thawed
from minutesparse.text import pieces

BLACKS = frozenset({"000000", "auto"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look. `colour` is six hex digits, or None for plain black.

    `confidence`, 0 to 1, is how sure the reading is where the text was read off a picture.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    colour: str | None = None
    confidence: float | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line or paragraph.

    `label` is the number or bullet that a reader sees before the text ("3.1", "a)", "•", "[x]"), typed or
    automatic; it is not part of `text`. `level` is the depth in a list (0 is the outermost; None is no list
    item). `heading` is 1 to 6 where the document's own structure says heading. `gap`: white space before it.
    """

    text: str
    runs: tuple[Run, ...]
    place: Place
    heading: int | None = None
    level: int | None = None
    label: str | None = None
    gap: bool = False

    def share(self, look: str) -> float:
        """Return how much of the visible text, 0 to 1, has a look: "bold", "underline", "strike"…"""
        if len(self.runs) == 1:  # as nearly always
            return float(bool(getattr(self.runs[0], look)))
        seen = sum(len(r.text.strip()) for r in self.runs)
        return sum(len(r.text.strip()) for r in self.runs if getattr(r, look)) / seen if seen else 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; a merged one stands once, where it begins, with its spans."""

    blocks: tuple[Block, ...]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        first = self.blocks[0] if len(self.blocks) == 1 else None  # as nearly always
        return first.text if isinstance(first, Paragraph) else "\n".join(p.text for p in self.paragraphs())

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the cell's paragraphs in reading order, those of nested tables too."""
        return walk(self.blocks)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells; `number` is its number in the document, from 1."""

    rows: tuple[tuple[Cell, ...], ...]
    number: int
    header_rows: int = 0
    page: int | None = None

    @property
    def width(self) -> int:
        """The number of columns of the grid."""
        return max((c.column + c.column_span - 1 for row in self.rows for c in row), default=0)

    def paragraphs(self) -> Iterator[Paragraph]:
        return (p for row in self.rows for cell in row for p in cell.paragraphs())


Block = Paragraph | Table


def walk(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield every paragraph under the blocks, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from block.paragraphs()


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file.

    `furniture` is what repeats at the edge of pages (headers, footers), kept apart from `blocks` but
    inside `text`. `properties` are the file's own statements about itself (title, front matter); neither
    they nor its `name` is taken for a fact about the meeting without the text's support.
    `warnings` are doubts of the reader that become findings.
    """

    format: str
    text: str
    blocks: tuple[Block, ...]
    furniture: tuple[Paragraph, ...] = ()
    pages: int | None = None
    properties: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    name: str = ""

    def beside(self) -> tuple[str, ...]:
        """Return what is said beside the text: the file's statements about itself, and its name."""
        return (*self.properties.values(), self.name)

    def paragraphs(self) -> Iterator[Paragraph]:
        return walk(self.blocks)


_Run, _Place, _Paragraph, _Cell = thawed(Run), thawed(Place), thawed(Paragraph), thawed(Cell)


def make_run(text: str, shown: tuple[bool, bool, bool, bool, str | None]) -> Run:
    """Return a `Run`, for where there are thousands to make; `shown` is its look, in the order of the fields."""
    run: Run = _Run(text, *shown)
    run.__class__ = Run
    return run


@dataclass(slots=True)
class _OpenTable:
    number: int
    page: int | None
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    header_rows: int = 0


@dataclass(slots=True)
class _OpenCell:
    row: int
    column: int
    row_span: int
    column_span: int
    blocks: list[Block] = field(default_factory=list)
    paragraphs: int = 0


class DocumentBuilder:
    """Builds a `Document` in one pass, in reading order, keeping the character offsets.

    Call `paragraph` for each line; `open_table`, `open_row`, `open_cell` … `close_cell`, `close_row`,
    `close_table` around what stands in tables; `build` at the end. Raises `TooLarge` past
    `bounds.MAX_CHARACTERS` and `bounds.MAX_CELLS`.
    """

    def __init__(self, format: str) -> None:
        self._format = format
        self._parts: list[str] = []
        self._offset = 0
        self._blocks: list[Block] = []
        self._furniture: list[Paragraph] = []
        self._tables: list[_OpenTable] = []
        self._cells: list[_OpenCell] = []
        self._table_count = 0
        self._cell_count = 0
        self._paragraph_count = 0
        self._gap = False
        self.properties: dict[str, str] = {}
        self.warnings: list[str] = []
        self.pages: int | None = None

    def gap(self) -> None:
        """Say that white space stands before the next paragraph."""
        self._gap = True

    def paragraph(
        self,
        content: str | Sequence[Run],
        *,
        heading: int | None = None,
        level: int | None = None,
        label: str | None = None,
        page: int | None = None,
        box: Box | None = None,
        furniture: bool = False,
    ) -> None:
        """Add a line; one without any visible character only counts as a gap.

        The runs' text is taken as it is: the caller has folded white space and stripped the ends.
        """
        runs = (Run(content),) if isinstance(content, str) else tuple(content)
        text = runs[0].text if len(runs) == 1 else "".join([r.text for r in runs])
        if not text or text.isspace():
            self._gap = True
            return
        if len(text) > bounds.MAX_PARAGRAPH:
            for piece in pieces(text, bounds.MAX_PARAGRAPH):
                self.paragraph(
                    piece, heading=heading, level=level, label=label, page=page, box=box, furniture=furniture
                )
                heading = label = None
            return
        before = f"{label} " if label else ""
        start = self._offset + len(before)
        self._parts.append(f"{before}{text}\n")
        self._offset = start + len(text) + 1
        if self._offset > bounds.MAX_CHARACTERS:
            raise TooLarge(f"it holds over {bounds.MAX_CHARACTERS // 1_000_000} million characters")
        cell = self._cells[-1] if self._cells and not furniture else None
        if cell:
            cell.paragraphs += 1
            table, row, column, count = self._tables[-1].number, cell.row, cell.column, cell.paragraphs
            place = _Place(start, start + len(text), page, box, table, row, column, count)
        else:
            self._paragraph_count += 1
            count = self._paragraph_count
            place = _Place(start, start + len(text), page, box, None, None, None, count)
        place.__class__ = Place
        made = _Paragraph(text, runs, place, heading, level, label, self._gap)
        made.__class__ = Paragraph
        if furniture:
            self._furniture.append(made)
            return
        self._gap = False
        (cell.blocks if cell else self._blocks).append(made)

    def open_table(self, *, page: int | None = None) -> None:
        self._table_count += 1
        self._tables.append(_OpenTable(self._table_count, page))

    def open_row(self, *, header: bool = False) -> None:
        """Begin a row; `header` where the file itself marks it as a heading row."""
        if header and len(self._tables[-1].rows) == self._tables[-1].header_rows:
            self._tables[-1].header_rows += 1

    def open_cell(self, column: int, *, row_span: int = 1, column_span: int = 1) -> None:
        """Begin the cell whose left edge is grid column `column`, from 1."""
        self._cell_count += 1
        if self._cell_count > bounds.MAX_CELLS:
            raise TooLarge(f"its tables hold over {bounds.MAX_CELLS:,} cells")
        row = len(self._tables[-1].rows) + 1
        self._cells.append(_OpenCell(row, column, row_span, column_span))
        self._gap = False

    def is_cell_empty(self) -> bool:
        """Say whether nothing stands in the open cell yet."""
        return not self._cells[-1].blocks

    def close_cell(self) -> None:
        done = self._cells.pop()
        cell = _Cell(tuple(done.blocks), done.row, done.column, done.row_span, done.column_span)
        cell.__class__ = Cell
        self._tables[-1].cells.append(cell)
        self._gap = False

    def close_row(self) -> None:
        table = self._tables[-1]
        table.rows.append(tuple(table.cells))
        table.cells = []

    def close_table(self) -> None:
        """End the table; one that holds nothing at all is left out, one of a single cell is unwrapped."""
        done = self._tables.pop()
        home = self._cells[-1].blocks if self._cells else self._blocks
        if not any(cell.blocks for row in done.rows for cell in row):
            return
        if sum(len(row) for row in done.rows) == 1:
            home.extend(done.rows[0][0].blocks)
            return
        home.append(Table(tuple(done.rows), done.number, done.header_rows, done.page))

    def build(self) -> Document:
        """Return the finished document."""
        edges, doubts = tuple(self._furniture), tuple(self.warnings)
        text, blocks = "".join(self._parts), tuple(self._blocks)
        return Document(self._format, text, blocks, edges, self.pages, self.properties, doubts)
