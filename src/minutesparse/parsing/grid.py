"""The lines of a table: each cell's paragraphs with the column's role and the part of the meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minutesparse.document import Cell, Paragraph, Table
from minutesparse.parsing.headings import MARKED, emphasis, heading_part, is_prose
from minutesparse.parsing.layout import Piece
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Part
from minutesparse.parsing.settling import Kind, Reading
from minutesparse.parsing.tables import read_table
from minutesparse.parsing.walk import Walk, business, open_heading

_NO_FACT = frozenset({Part.BUSINESS, Part.CLOSING, Part.OTHER, Part.DECISIONS})
_TITLE_WORDS = 14


def walk_table(walk: Walk, table: Table) -> None:
    """Add a table's lines to the walk."""
    readings = read_table(table, walk.vocabulary, section=walk.part, before=walk.before)
    rows = list(zip(table.rows, readings, strict=True))
    told = [r for r in readings if r.kind not in (Kind.WHOLE, Kind.HEADER)]
    main = Counter(told).most_common(1)[0][0] if told else Reading(Kind.OTHER, ())
    walk.columns[table.number] = main.columns
    for row, reading in rows:
        if reading.kind is Kind.WHOLE:
            _walk_whole(walk, table, row)
            continue
        if reading.kind is Kind.HEADER:
            for cell in row:
                for paragraph in cell.paragraphs():
                    walk.add(paragraph, Part.OTHER, table=table, row=cell.row, column=_role(reading, cell))
            continue
        walk.before = reading
        walk.kinds[table.number, row[0].row if row else 0] = reading.kind
        if reading.kind in (Kind.FACTS, Kind.OTHER):
            if reading.kind is Kind.OTHER and any(len(c.text.split()) > 30 for c in row):
                _end_lists(walk, reading.kind)
            _walk_facts(walk, table, row, reading)
        else:
            _end_lists(walk, reading.kind)
            _walk_row(walk, table, row, reading)
    if main.kind is Kind.FACTS:
        walk.stack = [o for o in walk.stack if not o.run_in]


def _end_lists(walk: Walk, kind: Kind) -> None:
    """A table of business ends the title block, the attendance and the agenda before it."""
    if kind is not Kind.ATTENDANCE and walk.part in (*ATTENDANCE_PARTS, Part.HEAD, Part.AGENDA):
        walk.stack.append(business())


def _role(reading: Reading, cell: Cell) -> Column:
    index = cell.column - 1
    return reading.columns[index] if index < len(reading.columns) else Column.OTHER


def _walk_whole(walk: Walk, table: Table, row: tuple[Cell, ...]) -> None:
    """One cell over the whole width heads the rows beneath it, or goes on as lines outside tables do."""
    for cell in row:
        paragraphs = list(cell.paragraphs())
        for at, paragraph in enumerate(paragraphs):
            heading = _heads(walk, paragraph, alone=len(paragraphs) == 1)
            if heading:
                open_heading(walk, Piece(paragraph, 1.0), paragraph, None)
            elif at == 0 and walk.part in ATTENDANCE_PARTS and len(paragraph.text.split()) > 30:
                walk.stack.append(business())
            walk.add(paragraph, heading=heading, table=table, row=cell.row)


def _heads(walk: Walk, paragraph: Paragraph, *, alone: bool) -> bool:
    text = paragraph.text.rstrip()
    count = len(text.split())
    if paragraph.heading:
        return True
    if count > _TITLE_WORDS or text[-1:] in ".;," or not any(c.isalpha() for c in text) or is_prose(text):
        return False
    known = heading_part(text, walk.vocabulary)
    if known is not None and count <= 8:
        return True
    return bool(emphasis(paragraph)) and (alone or walk.part not in ATTENDANCE_PARTS)


def _walk_facts(walk: Walk, table: Table, row: tuple[Cell, ...], reading: Reading) -> None:
    """A row of facts: its label says which part its values belong to.

    A label may stand in a cell of its own or over its value in the same cell.
    """
    facts = reading.kind is Kind.FACTS
    label = row[0] if facts and row and row[0].column == 1 and len(row) > 1 else None
    part = Part.HEAD if facts and walk.part in (Part.HEAD, *ATTENDANCE_PARTS) else walk.part
    if label:
        part = _fact_part(label.text.replace("\n", " "), walk) or part
    for cell in row:
        inner = part
        for at, paragraph in enumerate(cell.paragraphs()):
            told = _fact_part(paragraph.text, walk) if at == 0 or len(paragraph.text.split()) <= 3 else None
            heading = cell is label or (told is not None and cell.text.strip() != paragraph.text.strip())
            if heading and told is not None:
                inner = told
            column = Column.LABEL if heading and facts else Column.NOTES if facts else _role(reading, cell)
            walk.add(paragraph, inner, heading=heading, table=table, row=cell.row, column=column)


def _fact_part(text: str, walk: Walk) -> Part | None:
    part = heading_part(text, walk.vocabulary)
    return None if part in _NO_FACT else part


def _walk_row(walk: Walk, table: Table, row: tuple[Cell, ...], reading: Reading) -> None:
    part = _row_part(walk, row, reading)
    lone = _lone(row, reading)
    noted = any(_role(reading, c) is Column.NOTES and c.text.strip() for c in row)
    for cell in row:
        column = _role(reading, cell)
        paragraphs = list(cell.paragraphs())
        for at, paragraph in enumerate(paragraphs):
            heading, shown = False, column
            if reading.kind is Kind.BUSINESS:
                heading, shown = _business_line(walk, paragraphs, at, column, noted=noted)
            elif lone and _heads(walk, paragraph, alone=True):
                heading = True
                part = heading_part(paragraph.text, walk.vocabulary) or part
            walk.add(paragraph, part, heading=heading, table=table, row=cell.row, column=shown)


def _lone(row: tuple[Cell, ...], reading: Reading) -> bool:
    """The only filled cell of a row of actions, short and in capitals or bold, heads the rows beneath it."""
    filled = [c for c in row if c.text.strip()]
    return len(filled) == 1 and len(reading.columns) > 1 and len(filled[0].text.split()) <= 6


def _business_line(
    walk: Walk, paragraphs: Sequence[Paragraph], at: int, column: Column, *, noted: bool
) -> tuple[bool, Column]:
    """Tell whether a paragraph of a cell heads the row, and what it holds.

    An item's cell may hold the item's title and the notes beneath it ("Agenda | Follow-up").
    """
    paragraph = paragraphs[at]
    last = at + 1 == len(paragraphs)
    if column is Column.ITEM:
        if at == 0 or noted:
            return at == 0, column
        return not last and _heads(walk, paragraph, alone=False), Column.NOTES
    if column in (Column.NOTES, Column.ACTION):
        known = heading_part(paragraph.text, walk.vocabulary) if len(paragraph.text.split()) <= 8 else None
        if known in MARKED and last:
            return False, column
        return (not last or known is not None) and _heads(walk, paragraph, alone=False), column
    return False, column


def _row_part(walk: Walk, row: tuple[Cell, ...], reading: Reading) -> Part:
    """The part of a row: by its kind and, in a table of business, by the item it is headed with."""
    if reading.kind is Kind.ATTENDANCE:
        return walk.part if walk.part in ATTENDANCE_PARTS else Part.PRESENT
    if reading.kind is Kind.ACTIONS:
        return walk.part if walk.part is Part.PREVIOUS_ACTIONS else Part.ACTIONS
    if reading.kind is Kind.MOTIONS:
        return Part.DECISIONS
    title = next((c for c in row if _role(reading, c) is Column.ITEM and c.text.strip()), None)
    title = title or next((c for c in row if _role(reading, c) is Column.NOTES and c.text.strip()), None)
    title = title or (row[0] if len(row) == 1 else None)
    if title is None:
        return Part.BUSINESS
    told = heading_part(title.text.split("\n")[0], walk.vocabulary)
    keep = (*ATTENDANCE_PARTS, Part.ACTIONS, Part.PREVIOUS_ACTIONS, Part.NEXT_MEETING, Part.CLOSING)
    return told if told in keep and told is not Part.PRESENT else Part.BUSINESS
