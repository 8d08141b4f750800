"""What each column of a table of people holds: names, offices, bodies, marks of attendance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minutesparse.document import Cell, Table
from minutesparse.names import read_person, split_people
from minutesparse.parsing.attendance.labels import label_status
from minutesparse.parsing.headings import heading_key
from minutesparse.parsing.lines import Column, Outline, Part
from minutesparse.remembering import remembered
from minutesparse.schema import Attendance
from minutesparse.vocabulary import Vocabulary

MARK_LENGTH = 12
LONGEST_CELL = 160
_COLUMNS_OF_PEOPLE = 6
"""Columns, from the first, of which some may hold people."""
_BESIDE_NAMES = (
    Column.NAME,
    Column.ROLE,
    Column.ORGANISATION,
    Column.ATTENDANCE,
    Column.NUMBER,
    Column.LABEL,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """What each grid column of a table of people holds, by its number."""

    names: tuple[int, ...]
    role: int | None
    organisation: int | None
    initials: int | None
    marks: dict[int, Attendance | None]
    header_rows: int


@remembered
def names_people(text: str, vocabulary: Vocabulary) -> bool:
    people = [read_person(t, vocabulary) for _, _, t in split_people(text, vocabulary)]
    return any(p and (" " in p.name or p.honorific) for p in people)


def is_grid_of_people(table: Table, vocabulary: Vocabulary) -> bool:
    """Say whether two columns or more hold people in most of their cells, each with more than one name."""
    filled, people = [0] * _COLUMNS_OF_PEOPLE, [0] * _COLUMNS_OF_PEOPLE
    open_columns = set(range(_COLUMNS_OF_PEOPLE))  # which may still come to hold people
    for cell in (c for row in table.rows for c in row):
        at = cell.column - 1
        if at not in open_columns or not (text := cell.text) or text.isspace():
            continue
        filled[at] += 1
        people[at] += _is_entry(text, vocabulary)
        if (filled[at] - people[at]) * 10 > len(table.rows) * 4:
            open_columns.remove(at)
            if len(open_columns) < 2:
                return False
    return sum(filled[at] >= 3 and people[at] * 10 >= filled[at] * 6 for at in open_columns) > 1


def _is_entry(text: str, vocabulary: Vocabulary) -> bool:
    first = text.split("\n", 1)[0]
    return len(text) <= LONGEST_CELL and "@" not in text and names_people(first, vocabulary)


def heads_columns_of_names(table: Table, headers: dict[int, str], vocabulary: Vocabulary) -> bool:
    """Say whether a header is "Present | Apologies" with names below each: two lists, not rows of people."""
    at = header_row(table, vocabulary) + 1
    told = {
        c
        for c, h in headers.items()
        if column_status(h, vocabulary) and not _holds_marks(table, c, at, vocabulary)
    }
    known = frozenset().union(*(vocabulary.set(f"columns.{c.value}") for c in _BESIDE_NAMES))
    known |= vocabulary.set("attendance.initials_header")
    others = [h for c, h in headers.items() if h and c not in told]
    return bool(told) and (len(told) > 1 or not others or any(h not in known for h in others))


def headers_of(table: Table, at: int = 0) -> dict[int, str]:
    if at >= len(table.rows):
        return {}
    return {c.column: heading_key(c.text.replace("\n", " ")) for c in table.rows[at]}


def header_row(table: Table, vocabulary: Vocabulary) -> int:
    """Return the index of the row of headers: the first of three that names a name and a mark, else 0."""
    for at in range(min(3, len(table.rows))):
        headers = set(headers_of(table, at).values())
        if headers & vocabulary.set("columns.name") and len(headers) > 1:
            return at
    return 0


def column_status(header: str, vocabulary: Vocabulary) -> Attendance | None:
    return label_status(header, vocabulary) if header else None


def by_header(row: Sequence[Cell], header: Sequence[Cell]) -> dict[int, Cell]:
    """Return a row's cells by the header's columns; drawn lines may be a hair apart, so order tells too."""
    cells = {c.column: c for c in row}
    named = [c.column for c in header if c.text.strip()]
    filled = [c for c in row if c.text.strip()]
    if len(filled) == len(named) and not set(named) <= set(cells):
        return dict(zip(named, filled, strict=True))
    return cells


def columns_of(outline: Outline, table: Table) -> Columns:
    vocabulary = outline.vocabulary
    roles = dict(enumerate(outline.columns.get(table.number, ()), start=1))
    at = header_row(table, vocabulary)
    headers = headers_of(table, at)
    header_rows = _header_lines(outline, table) or table.header_rows
    if any(h in vocabulary.set("columns.name") or column_status(h, vocabulary) for h in headers.values()):
        header_rows = max(header_rows, at + 1)
    marks: dict[int, Attendance | None] = {}
    for column, header in headers.items():
        status = column_status(header, vocabulary) if header_rows else None
        if status and _holds_marks(table, column, header_rows, vocabulary):
            marks[column] = status
        elif roles.get(column) is Column.ATTENDANCE or (
            header_rows
            and header in vocabulary.set("columns.attendance")
            and _holds_marks(table, column, header_rows, vocabulary)
        ):
            marks[column] = None
    if len(marks) == 1 and len(set(marks.values())) == 1:
        marks = dict.fromkeys(marks)  # one column "Present": its marks say yes or no
    names = tuple(c for c, r in roles.items() if r is Column.NAME and c not in marks)
    initials = next(
        (c for c, h in headers.items() if h in vocabulary.set("attendance.initials_header")), None
    )
    if not names:
        names = (_column_of_people(table, header_rows, set(marks), vocabulary),)
    find = {r: c for c, r in reversed(roles.items()) if c not in marks and c not in names}
    return Columns(names, find.get(Column.ROLE), find.get(Column.ORGANISATION), initials, marks, header_rows)


def _header_lines(outline: Outline, table: Table) -> int:
    """Return how many rows the outline set aside as headers."""
    rows = {
        line.row for line in outline.lines if line.table is table and line.part is Part.OTHER and line.row
    }
    return max(rows, default=0)


def _holds_marks(table: Table, column: int, header_rows: int, vocabulary: Vocabulary) -> bool:
    header = table.rows[header_rows - 1] if header_rows else ()
    rows = [by_header(row, header or row) for row in table.rows[header_rows:]]
    texts = [cells[column].text.strip() for cells in rows if column in cells]
    return bool(texts) and all(len(t) <= MARK_LENGTH and not names_people(t, vocabulary) for t in texts)


def _column_of_people(table: Table, header_rows: int, skipped: set[int], vocabulary: Vocabulary) -> int:
    counts = {
        column: sum(
            read_person(c.text, vocabulary) is not None
            for row in table.rows[header_rows:]
            for at, c in by_header(row, table.rows[header_rows - 1] if header_rows else row).items()
            if at == column
        )
        for column in range(1, table.width + 1)
        if column not in skipped
    }
    return max(counts, key=lambda c: (counts[c], -c), default=1)
