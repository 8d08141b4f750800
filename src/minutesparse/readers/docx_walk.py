"""The walk over the body of a Word document, in the final state of its tracked changes.

What was deleted or moved away is passed over as if it had never stood there: it is not text, it is
not counted in a list, and a paragraph whose end was deleted runs on into the next one.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from lxml import etree

from minutesparse.document import DocumentBuilder
from minutesparse.readers import docx_names as names
from minutesparse.readers.docx_inline import Content, Inline, choose, collect
from minutesparse.readers.docx_lines import add_lines, split_lines, tidy_line
from minutesparse.readers.docx_names import first, is_on, number
from minutesparse.readers.docx_notes import Notes
from minutesparse.readers.docx_numbering import Numbering
from minutesparse.readers.docx_styles import ParagraphStyle, Styles, heading_level
from minutesparse.readers.docx_tables import cells_of, lay_out, rows_of, style_of
from minutesparse.readers.looks import Piece

CHUNK_WARNING = "a document embedded in another format was not read"


@dataclass(slots=True)
class Story:
    """What the walk knows while it goes: where the document is built, and what is still open."""

    builder: DocumentBuilder
    styles: Styles
    numbering: Numbering
    notes: Notes
    inline: Inline
    carried: Content = field(default_factory=Content)
    """What stands before a deleted paragraph end, waiting for the paragraph it runs on into."""
    pending: deque[etree._Element] = field(default_factory=deque)
    """References to notes that are told of after the paragraph, or after the table."""
    furniture: bool = False
    told: set[str] = field(default_factory=set)
    depth: int = 0
    bold: bool = False
    shown: int = 0
    """How many paragraphs of the body have shown text."""
    bare: str | None = None
    """The number of the last paragraph that has nothing else."""
    telling: bool = False
    mark: str | None = None
    """The mark of the note that is being read, until a paragraph has taken it."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a paragraph says of itself (`w:pPr`)."""

    style: str | None = None
    num_id: str | None = None
    depth: int | None = None
    outline: str | None = None
    runs_on: bool = False
    hidden: bool = False
    ends_section: bool = False


_SILENT = Properties()


def walk_blocks(parent: etree._Element, story: Story) -> None:
    """Add the paragraphs and tables under a body, a cell, a text box or a note to the document."""
    _walk(parent, story)
    _flush(story)


def _walk(parent: etree._Element, story: Story) -> None:
    for child in parent:
        tag = child.tag
        if tag == names.P:
            _add_paragraph(child, story)
        elif tag == names.TBL:
            _flush(story)
            _add_table(child, story)
        elif tag == names.SDT:
            content = child.find(names.SDT_CONTENT)
            if content is not None:
                _walk(content, story)
        elif tag in names.THROUGH:
            _walk(child, story)
        elif tag == names.ALTERNATE:
            chosen = choose(child)
            if chosen is not None:
                _walk(chosen, story)
        elif tag == names.ALT_CHUNK and CHUNK_WARNING not in story.builder.warnings:
            story.builder.warnings.append(CHUNK_WARNING)


def _add_paragraph(paragraph: etree._Element, story: Story) -> None:
    properties = _read_properties(names.properties_of(paragraph, names.PPR))
    style = story.styles.paragraph(properties.style)
    may_be_contents = style.name[:4].lower() == "toc "
    in_contents = may_be_contents and story.inline.in_contents()
    content = story.carried
    collect(paragraph, story.inline, style.said, content, bold=story.bold)
    if properties.runs_on:
        return
    story.carried = Content()
    if properties.hidden and not content.boxes and content.is_blank():
        return
    in_contents = in_contents or (may_be_contents and story.inline.in_contents())
    if story.furniture or in_contents:
        _add_furniture(content.pieces, story)
    else:
        counts = not (properties.ends_section and content.is_blank())
        _add_body_paragraph(content, properties, style, story, counts=counts)
    for box in content.boxes:
        walk_blocks(box, story)
    if content.notes:
        story.pending.extend(content.notes)
        _tell_notes(story)


def _add_body_paragraph(
    content: Content, properties: Properties, style: ParagraphStyle, story: Story, *, counts: bool
) -> None:
    label, depth = _count(properties, style, story.numbering) if counts else (None, None)
    if label is None and story.mark is not None:
        label, story.mark = story.mark, None
    if content.is_blank():
        story.bare = label if label and label[0].isalnum() else story.bare
    else:
        story.shown += 1
    heading = heading_level(properties.outline) if properties.outline is not None else style.heading
    add_lines(story.builder, content.pieces, label=label, level=depth, heading=heading or None)


def _count(
    properties: Properties, style: ParagraphStyle, numbering: Numbering
) -> tuple[str | None, int | None]:
    """Return a paragraph's automatic label and its depth in the list; neither where none is seen.

    What the paragraph says of its list goes before what its style says. A style's depth is that of
    the level which names the style.
    """
    num_id = properties.num_id if properties.num_id is not None else style.num_id
    used = numbering.list_of(num_id) if num_id is not None else None
    if num_id is None or used is None:
        return None, None
    depth = properties.depth
    if depth is None and properties.num_id is None:
        levels = map(used.level_of_style, style.chain)
        depth = next((level for level in levels if level is not None), style.depth)
    label = numbering.count(num_id, depth or 0)
    return (label, min(depth or 0, 8)) if label else (None, None)


def _add_furniture(pieces: list[Piece], story: Story) -> None:
    """Add lines apart from the body, each distinct text once: the same header may stand in three parts."""
    for line in split_lines(pieces):
        runs = tidy_line(line)
        text = "".join(run.text for run in runs)
        if text and text not in story.told:
            story.told.add(text)
            story.builder.paragraph(runs, furniture=True)


def _flush(story: Story) -> None:
    """End a paragraph that was to run on, but has nothing to run on into."""
    content = story.carried
    if not (content.pieces or content.boxes or content.notes):
        return
    story.carried = Content()
    if not content.is_blank():
        if story.furniture:
            _add_furniture(content.pieces, story)
        else:
            add_lines(story.builder, content.pieces)
    for box in content.boxes:
        walk_blocks(box, story)
    story.pending.extend(content.notes)
    _tell_notes(story)


def _tell_notes(story: Story) -> None:
    """Add the notes referred to, each with its mark; those of a table stand after it.

    A note within a cell would be taken for a second name, date or action in it. Notes that a note
    refers to wait for their turn.
    """
    if story.depth or story.telling:
        return
    story.telling = True
    while story.pending:
        story.mark, note = story.notes.find(story.pending.popleft())
        if note is not None:
            walk_blocks(note, story)
    story.mark, story.telling = None, False


def _add_table(table: etree._Element, story: Story) -> None:
    rows = rows_of(table)
    if story.furniture:
        for element in (cell for row in rows for cell in cells_of(row.element)):
            walk_blocks(element, story)
        return
    grid, lost = lay_out(rows)
    if not grid:
        return
    if lost:
        story.builder.warnings.append(f"a merged table cell hides text that was left out: {lost}")
    first_bold = story.styles.first_row_is_bold(style_of(table))
    bold_before = story.bold
    story.depth += 1
    story.builder.open_table()
    for at, (row, cells) in enumerate(zip(rows, grid, strict=True)):
        story.builder.open_row(header=row.header)
        story.bold = first_bold and at == 0
        for cell in cells:
            story.builder.open_cell(cell.column, row_span=cell.row_span, column_span=cell.column_span)
            _fill_cell(cell.element, story)
            story.builder.close_cell()
        story.builder.close_row()
    story.builder.close_table()
    story.bold = bold_before
    story.depth -= 1
    _tell_notes(story)


def _fill_cell(cell: etree._Element, story: Story) -> None:
    """Add a cell's blocks. Where it holds a list number alone, as a column "No." does, that is its text."""
    shown, story.bare = story.shown, None
    walk_blocks(cell, story)
    if story.shown == shown and story.bare is not None:
        story.builder.paragraph(story.bare)
    story.bare = None


def _read_properties(properties: etree._Element | None) -> Properties:
    if properties is None:
        return _SILENT
    style = num_id = outline = None
    depth: int | None = None
    runs_on = hidden = ends_section = False
    for child in properties:
        tag = child.tag
        if tag == names.PSTYLE:
            style = child.get(names.VAL)
        elif tag == names.NUMPR:
            own_id, own_depth = first(child, names.NUM_ID), first(child, names.ILVL)
            num_id = own_id.get(names.VAL) if own_id is not None else None
            depth = number(own_depth.get(names.VAL)) if own_depth is not None else None
        elif tag == names.OUTLINE:
            outline = child.get(names.VAL)
        elif tag == names.RPR:
            marks = {mark.tag: mark for mark in child}
            runs_on = runs_on or names.DEL in marks or names.MOVE_FROM in marks
            hidden = names.VANISH in marks and is_on(marks[names.VANISH].get(names.VAL))
        elif tag == names.FRAMEPR:
            # A dropped capital is the first letter of the paragraph that follows its frame.
            runs_on = runs_on or child.get(names.DROP_CAP) in ("drop", "margin")
        elif tag == names.SECTPR:
            ends_section = True
    return Properties(style, num_id, depth, outline, runs_on, hidden, ends_section)
