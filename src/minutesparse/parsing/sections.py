"""From blocks to the stream of lines: which part of the meeting, which item, which column.

One walk over the document keeps a stack of the headings that are open. A heading of the same look,
or of a higher style, closes those below it; a heading whose words say nothing ("Board members" under
"Present") inherits the part it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from minutesparse.document import Block, Cell, Document, Paragraph, Table
from minutesparse.parsing.headings import (
    heading_part,
    heading_strength,
    is_numbered,
    signature,
    split_run_in,
)
from minutesparse.parsing.items import find_items
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Line, Outline, Part
from minutesparse.parsing.tables import Kind, Reading, read_table
from minutesparse.vocabulary import Vocabulary

_ENTRY_WORDS = 14
_ACTION_PARTS = (Part.ACTIONS, Part.PREVIOUS_ACTIONS)


@dataclass(slots=True)
class _Open:
    """A heading that is open: what it looks like, and the part it opened."""

    look: tuple[int, str, int, int]
    part: Part
    run_in: bool = False


@dataclass(slots=True)
class _Walk:
    vocabulary: Vocabulary
    lines: list[Line] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    columns: dict[int, tuple[Column, ...]] = field(default_factory=dict)
    before: Reading | None = None

    @property
    def part(self) -> Part:
        return self.stack[-1].part if self.stack else Part.HEAD

    def add(
        self,
        paragraph: Paragraph,
        part: Part | None = None,
        *,
        heading: bool = False,
        table: Table | None = None,
        row: int | None = None,
        column: Column | None = None,
    ) -> None:
        self.lines.append(
            Line(len(self.lines), paragraph, part or self.part, None, heading, table, row, column)
        )


def outline(document: Document, vocabulary: Vocabulary) -> Outline:
    """Return the document's lines with the part, the item and the column of each."""
    walk = _Walk(vocabulary)
    _walk_blocks(walk, document.blocks)
    lines = _settle_agenda(walk.lines)
    items = find_items(lines, vocabulary)
    opened = {item.line: item for item in items}
    current = None
    placed = []
    for line in lines:
        current = opened.get(line.index, current)
        loose = line.part in (Part.HEAD, *ATTENDANCE_PARTS) and not (current and line.table)
        placed.append(replace(line, item=None if loose and not _inside(line, current) else current))
    return Outline(document, vocabulary, tuple(placed), items, walk.columns)


def _inside(line: Line, item: object) -> bool:
    """Attendance that stands under an agenda item ("1. Apologies") belongs to it."""
    return item is not None and line.part in ATTENDANCE_PARTS


def _walk_blocks(walk: _Walk, blocks: Sequence[Block]) -> None:
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            _walk_table(walk, block)
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        _walk_paragraph(walk, block, after if isinstance(after, Paragraph) else None)


def _walk_paragraph(walk: _Walk, paragraph: Paragraph, after: Paragraph | None) -> None:
    split = split_run_in(paragraph, walk.vocabulary)
    if split:
        head, rest = split
        _open(walk, head, run_in=True)
        walk.add(head, heading=True)
        walk.add(rest)
        return
    if heading_strength(paragraph, after, walk.vocabulary) >= 1.0 and not _is_entry(walk, paragraph):
        _open(walk, paragraph)
        walk.add(paragraph, heading=True)
        return
    _close_lists(walk, paragraph)
    walk.add(paragraph)


def _is_entry(walk: _Walk, paragraph: Paragraph) -> bool:
    """Names in an attendance list may be bold or in capitals: they head nothing."""
    if walk.part not in ATTENDANCE_PARTS or paragraph.heading or is_numbered(paragraph):
        return False
    return heading_part(paragraph.text, walk.vocabulary) is None and not paragraph.text.rstrip().endswith(":")


def _open(walk: _Walk, paragraph: Paragraph, *, run_in: bool = False) -> None:
    """Open a heading: close those it ends, and settle the part that it begins."""
    look = signature(paragraph)
    style = look[0]
    while walk.stack and _closes(style, look, walk.stack[-1]):
        walk.stack.pop()
    same = next((i for i, o in enumerate(walk.stack) if o.look == look), None)
    if same is not None:
        del walk.stack[same:]
    told = heading_part(paragraph.text, walk.vocabulary)
    inherited = walk.part
    if told is Part.BUSINESS and inherited is Part.HEAD and not _begins_business(walk, paragraph):
        told = Part.HEAD  # a page headed "Minutes" is still at its title
    if told is None and inherited in (Part.HEAD, Part.AGENDA, Part.CLOSING, Part.OTHER):
        told = Part.BUSINESS if _begins_business(walk, paragraph) else inherited
    if told is None and inherited in ATTENDANCE_PARTS and is_numbered(paragraph):
        told = Part.BUSINESS
    walk.stack.append(_Open(look, told or inherited, run_in))


def _closes(style: int, look: tuple[int, str, int, int], open_: _Open) -> bool:
    """A styled heading closes all of its level and below, and all that have no style of their own."""
    if open_.run_in:
        return True
    if style:
        return open_.look[0] == 0 or open_.look[0] >= style
    if open_.look[0]:
        return False
    if look[2] and open_.look[2]:
        return open_.look[2] >= look[2]
    return open_.part in (*ATTENDANCE_PARTS, Part.AGENDA, Part.NEXT_MEETING) and look[1] >= open_.look[1]


def _begins_business(walk: _Walk, paragraph: Paragraph) -> bool:
    """The title lines at the top open nothing; a numbered or later heading does."""
    return is_numbered(paragraph) or len(walk.lines) >= 4 or walk.part is not Part.HEAD


def _close_lists(walk: _Walk, paragraph: Paragraph) -> None:
    """End a list of people, or the title block, where plain prose goes on without a heading."""
    words = len(paragraph.text.split())
    opened = walk.stack[-1] if walk.stack else None
    if opened is None:
        if words > 30 and len(walk.lines) >= 3:
            walk.stack.append(_Open((0, "", 0, 0), Part.BUSINESS))
        return
    if opened.part in ATTENDANCE_PARTS and not opened.look[0]:
        running_on = opened.run_in and not _entry_like(paragraph)
        if running_on or (words > 20 and paragraph.text.count(",") < words / 6) or is_prose(paragraph.text):
            walk.stack.pop()
            walk.stack.append(_Open((0, "", 0, 0), Part.BUSINESS))
    elif opened.run_in and paragraph.gap and opened.part in (Part.NEXT_MEETING, Part.AGENDA):
        walk.stack.pop()


_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|said|reported|opened|asked|agreed|noted|welcomed)\b"
)


def is_prose(text: str) -> bool:
    """Tell a sentence from a list entry: it is long enough and has a verb."""
    return len(text.split()) >= 8 and bool(_VERB.search(text))


def _entry_like(paragraph: Paragraph) -> bool:
    """A line may go on a list of people where it is short and begins like a name."""
    text = paragraph.text
    return len(text.split()) <= _ENTRY_WORDS and text[:1].isupper() and not text.rstrip().endswith(".")


def _walk_table(walk: _Walk, table: Table) -> None:
    reading = read_table(table, walk.vocabulary, section=walk.part, before=walk.before)
    walk.before = reading
    walk.columns[table.number] = reading.columns
    if reading.kind in (Kind.BUSINESS, Kind.MOTIONS, Kind.ACTIONS, Kind.ATTENDANCE):
        _end_attendance(walk, reading.kind)
    for at, row in enumerate(table.rows):
        if at < reading.header_rows:
            for cell in row:
                for paragraph in cell.paragraphs():
                    walk.add(paragraph, Part.OTHER, table=table, row=cell.row, column=_role(reading, cell))
            continue
        if reading.kind is Kind.FACTS:
            _walk_fact(walk, table, row)
        else:
            _walk_row(walk, table, row, reading)
    if reading.kind is Kind.FACTS:
        walk.stack = [o for o in walk.stack if not o.run_in]


def _end_attendance(walk: _Walk, kind: Kind) -> None:
    if kind is not Kind.ATTENDANCE and walk.part in (*ATTENDANCE_PARTS, Part.HEAD, Part.AGENDA):
        walk.stack.append(_Open((0, "", 0, 0), Part.BUSINESS))


def _role(reading: Reading, cell: Cell) -> Column:
    index = cell.column - 1
    return reading.columns[index] if index < len(reading.columns) else Column.OTHER


def _walk_fact(walk: _Walk, table: Table, row: tuple[Cell, ...]) -> None:
    """A row of facts: its label says which part its values belong to."""
    label = row[0] if row and row[0].column == 1 else None
    key = label.text.replace("\n", " ") if label else ""
    part = heading_part(key, walk.vocabulary) or Part.HEAD
    if part in (Part.BUSINESS, Part.CLOSING, Part.OTHER, Part.DECISIONS):
        part = Part.HEAD
    for cell in row:
        for paragraph in cell.paragraphs():
            first = cell is label
            walk.add(
                paragraph,
                part,
                heading=first,
                table=table,
                row=cell.row,
                column=Column.LABEL if first else Column.NOTES,
            )


def _walk_row(walk: _Walk, table: Table, row: tuple[Cell, ...], reading: Reading) -> None:
    part = _row_part(walk, row, reading)
    whole = len([c for c in row if c.text.strip()]) == 1 and row[0].column_span >= max(2, table.width - 1)
    for cell in row:
        column = _role(reading, cell)
        paragraphs = list(cell.paragraphs())
        for at, paragraph in enumerate(paragraphs):
            after = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
            heading = (column is Column.ITEM and reading.kind is Kind.BUSINESS and at == 0) or (
                (whole or reading.kind is Kind.BUSINESS and column in (Column.NOTES, Column.ACTION))
                and heading_strength(paragraph, after, walk.vocabulary) >= 1.0
            )
            if whole and heading:
                part = heading_part(paragraph.text, walk.vocabulary) or part
            walk.add(paragraph, part, heading=heading, table=table, row=cell.row, column=column)


def _row_part(walk: _Walk, row: tuple[Cell, ...], reading: Reading) -> Part:
    """The part of a row: by the table's kind and, in a table of business, by the item it is headed with."""
    if reading.kind is Kind.ATTENDANCE:
        return walk.part if walk.part in ATTENDANCE_PARTS else Part.PRESENT
    if reading.kind is Kind.ACTIONS:
        return walk.part if walk.part is Part.PREVIOUS_ACTIONS else Part.ACTIONS
    if reading.kind is Kind.MOTIONS:
        return Part.DECISIONS
    if reading.kind is Kind.OTHER:
        return walk.part
    title = next((c for c in row if _role(reading, c) is Column.ITEM and c.text.strip()), None)
    if title is None and len(row) == 1:
        title = row[0]
    if title is None:
        return Part.BUSINESS
    told = heading_part(title.text.split("\n")[0], walk.vocabulary)
    keep = (*ATTENDANCE_PARTS, *_ACTION_PARTS, Part.NEXT_MEETING, Part.CLOSING)
    return told if told in keep and told is not Part.PRESENT else Part.BUSINESS


def _settle_agenda(lines: list[Line]) -> list[Line]:
    """Minutes may be headed "Agenda": where little else is left, the agenda is the business."""
    agenda = sum(len(line.text) for line in lines if line.part is Part.AGENDA)
    rest = sum(
        len(line.text)
        for line in lines
        if line.part in (Part.BUSINESS, Part.ACTIONS, Part.PREVIOUS_ACTIONS, Part.DECISIONS)
    )
    if agenda <= rest:
        return lines
    return [replace(line, part=Part.BUSINESS) if line.part is Part.AGENDA else line for line in lines]
