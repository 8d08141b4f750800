"""What a word processor's text comes down to, and how it becomes a `Document`.

Readers that meet a table's grid, or a paragraph's label, only after its text collect paragraphs and
tables first and write them at the end.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from minutesparse.document import DocumentBuilder
from minutesparse.readers.docx_lines import add_lines, split_lines, tidy_line
from minutesparse.readers.looks import Piece

MAX_NESTING = 24
"""How deep tables may stand in one another; what is deeper stands in the last of them."""


@dataclass(slots=True)
class FlowParagraph:
    """A paragraph: pieces of text, of which a lone newline is a break, and what hangs on it.

    `apart`: it belongs to a table of contents.
    """

    pieces: list[Piece] = field(default_factory=list)
    label: str | None = None
    level: int | None = None
    heading: int | None = None
    apart: bool = False
    boxes: list[list[FlowBlock]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def is_blank(self) -> bool:
        for text, _ in self.pieces:  # noqa: SIM110 - asked for every paragraph
            if text and not text.isspace():
                return False
        return True


@dataclass(slots=True)
class Note:
    """A footnote or endnote; no mark where the writer typed one of his own."""

    mark: str | None
    blocks: list[FlowBlock]


@dataclass(slots=True)
class FlowCell:
    """A cell of a table on its grid: left column from 1, spans."""

    blocks: list[FlowBlock]
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class FlowTable:
    """Rows of cells; `headers` says of each row whether the file marks it as a heading row."""

    rows: list[list[FlowCell]]
    headers: list[bool]


FlowBlock = FlowParagraph | FlowTable


@dataclass(slots=True)
class _Story:
    builder: DocumentBuilder
    told: set[str]
    pending: deque[Note] = field(default_factory=deque)
    depth: int = 0
    bare: str | None = None
    telling: bool = False
    mark: str | None = None


def write_flow(blocks: Sequence[FlowBlock], builder: DocumentBuilder, told: set[str]) -> None:
    """Add a document's body; a table of contents goes to the furniture, whose texts `told` collects."""
    _write(blocks, _Story(builder, told))


def write_furniture(blocks: Sequence[FlowBlock], builder: DocumentBuilder, told: set[str]) -> None:
    """Add a header or footer, each distinct text once: the same header may stand in three sections."""
    for block in blocks:
        if isinstance(block, FlowTable):
            for cell in (cell for row in block.rows for cell in row):
                write_furniture(cell.blocks, builder, told)
            continue
        for line in split_lines(block.pieces):
            runs = tidy_line(line)
            text = "".join(run.text for run in runs)
            if text and text not in told:
                told.add(text)
                builder.paragraph(runs, furniture=True)
        for box in block.boxes:
            write_furniture(box, builder, told)


def text_of(blocks: Sequence[FlowBlock]) -> str:
    """Return the text of paragraphs, folded to one line: to say what was left out."""
    shown = (text for b in blocks if isinstance(b, FlowParagraph) for text, _ in b.pieces)
    return " ".join("".join(shown).split())


def _write(blocks: Sequence[FlowBlock], story: _Story) -> None:
    for block in blocks:
        if isinstance(block, FlowTable):
            _write_table(block, story)
        else:
            _write_paragraph(block, story)


def _write_paragraph(paragraph: FlowParagraph, story: _Story) -> None:
    if paragraph.apart:
        write_furniture([paragraph], story.builder, story.told)
    else:
        label = paragraph.label
        if label is None and story.mark is not None:
            label, story.mark = story.mark, None
        if label and label[0].isalnum() and paragraph.is_blank():
            story.bare = label
        add_lines(
            story.builder, paragraph.pieces, label=label, level=paragraph.level, heading=paragraph.heading
        )
        for box in paragraph.boxes:
            _write(box, story)
    if paragraph.notes:
        story.pending.extend(paragraph.notes)
        _tell_notes(story)


def _tell_notes(story: _Story) -> None:
    """Add the notes referred to, each with its mark; those of a table stand after it.

    A note within a cell would be taken for a second name, date or action in it.
    """
    if story.depth or story.telling:
        return
    story.telling = True
    while story.pending:
        note = story.pending.popleft()
        story.mark = note.mark
        _write(note.blocks, story)
    story.mark, story.telling = None, False


def _write_table(table: FlowTable, story: _Story) -> None:
    story.depth += 1
    story.builder.open_table()
    for header, row in zip(table.headers, table.rows, strict=True):
        story.builder.open_row(header=header)
        for cell in row:
            story.builder.open_cell(cell.column, row_span=cell.row_span, column_span=cell.column_span)
            story.bare = None
            _write(cell.blocks, story)
            if story.bare is not None and story.builder.is_cell_empty():
                # A list number alone, as in a column "No.", is the cell's text.
                story.builder.paragraph(story.bare)
            story.bare = None
            story.builder.close_cell()
        story.builder.close_row()
    story.builder.close_table()
    story.depth -= 1
    _tell_notes(story)
