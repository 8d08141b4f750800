"""The stream of lines that every finder reads: each paragraph with the part of the meeting it is in.

`sections` makes the stream; the finders (meeting, attendance, items, decisions, actions) read it and
never look at blocks themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from minutesparse.document import Document, Paragraph, Table
from minutesparse.schema import Evidence, ItemRef
from minutesparse.vocabulary import Vocabulary


class Part(Enum):
    """What a line belongs to. The value is what `minutes show` prints."""

    HEAD = "head"  # title block: body, date, place, before anything else
    PRESENT = "present"
    IN_ATTENDANCE = "in attendance"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    AGENDA = "agenda"  # a list of what was to be talked about, not the record of it
    BUSINESS = "business"  # what was said and decided
    PREVIOUS_ACTIONS = "previous actions"  # reports on actions of earlier meetings
    ACTIONS = "actions"  # a list or table of new actions
    DECISIONS = "decisions"  # a list or table of decisions
    NEXT_MEETING = "next meeting"
    CLOSING = "closing"  # signatures, end time, distribution
    OTHER = "other"  # payments, attachments, legends: nothing to find here

    __hash__ = object.__hash__  # asked a dozen times of each line; that of Enum is no built-in one


ATTENDANCE_PARTS = frozenset({Part.PRESENT, Part.IN_ATTENDANCE, Part.APOLOGIES, Part.ABSENT})
ACTION_PARTS = frozenset({Part.ACTIONS, Part.PREVIOUS_ACTIONS})


class Column(Enum):
    """What a table's column holds."""

    NUMBER = "number"
    ITEM = "item"
    NOTES = "notes"
    ACTION = "action"
    OWNER = "owner"
    DUE = "due"
    STATUS = "status"
    DECISION = "decision"
    NAME = "name"
    ROLE = "role"
    ORGANISATION = "organisation"
    ATTENDANCE = "attendance"
    MOVER = "mover"
    SECONDER = "seconder"
    LABEL = "label"  # "Date:", "Place:" beside its value
    OTHER = "other"

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item as headed; `line` is the index of its heading line in the stream."""

    number: str | None
    title: str
    line: int

    @property
    def ref(self) -> ItemRef:
        return ItemRef(number=self.number, title=self.title)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in its context. `index` is its place in the stream.

    `heading` is set on a line that heads what follows it (a section, an item), whatever made it look
    so. In a table, `table`, `row` (from 1, as in the document) and `column` say where it stands.
    """

    index: int
    paragraph: Paragraph
    part: Part
    item: Item | None = None
    heading: bool = False
    table: Table | None = None
    row: int | None = None
    column: Column | None = None

    @property
    def text(self) -> str:
        return self.paragraph.text

    def placed(self, part: Part, item: Item | None) -> Line:
        """Return the line in a part and under an item: itself where it stands there."""
        if part is self.part and item is self.item:
            return self
        return replace(self, part=part, item=item)


@dataclass(frozen=True, slots=True)
class Outline:
    """A meeting's lines in reading order, with what the finders need to read them."""

    document: Document
    vocabulary: Vocabulary
    lines: tuple[Line, ...]
    items: tuple[Item, ...]
    columns: dict[int, tuple[Column, ...]] = field(default_factory=dict)
    """Table number to the role of each of its grid columns."""

    def of(self, *parts: Part) -> list[Line]:
        return [line for line in self.lines if line.part in parts]

    def row_lines(self, line: Line) -> list[Line]:
        """Return the lines of the same table row, in reading order."""
        if line.table is None:
            return [line]
        first, last = line.index, line.index + 1
        while first and _same_row(self.lines[first - 1], line):
            first -= 1
        while last < len(self.lines) and _same_row(self.lines[last], line):
            last += 1
        return list(self.lines[first:last])


def _same_row(line: Line, other: Line) -> bool:
    return line.table is other.table and line.row == other.row


def evidence(document: Document, first: Paragraph, last: Paragraph | None = None) -> Evidence:
    """Return the evidence for what stands from one paragraph to another."""
    last = last or first
    return span_evidence(document, first, first.place.start, last.place.end)


def span_evidence(document: Document, paragraph: Paragraph, start: int, end: int) -> Evidence:
    """Return the evidence for a span of `document.text` that begins in `paragraph`."""
    at = paragraph.place
    return Evidence(
        page=at.page,
        box=at.box,
        table=at.table,
        row=at.row,
        column=at.column,
        paragraph=at.paragraph,
        start=start,
        end=end,
        text=document.text[start:end],
    )


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    return [line.paragraph for line in lines]
