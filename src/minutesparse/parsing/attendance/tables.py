"""People from tables: a row each, with office, body and a mark, or columns of names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from minutesparse.document import Cell, Paragraph, Table
from minutesparse.names import PersonText, is_initials, read_person, split_people
from minutesparse.parsing.attendance.attendees import Attendee, settle_status
from minutesparse.parsing.attendance.labels import STATUS, label_status
from minutesparse.parsing.attendance.lists import Stretch, read_list
from minutesparse.parsing.headings import heading_key
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Outline, Part
from minutesparse.schema import Attendance
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

MARK_LENGTH = 12
_BESIDE_NAMES = (
    Column.NAME,
    Column.ROLE,
    Column.ORGANISATION,
    Column.ATTENDANCE,
    Column.NUMBER,
    Column.LABEL,
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """What each grid column of a table of people holds, by its number."""

    names: tuple[int, ...]
    role: int | None
    organisation: int | None
    initials: int | None
    marks: dict[int, Attendance | None]
    header_rows: int


def attendance_tables(outline: Outline, *, sure: bool = True) -> list[Table]:
    """Return the tables that list those who came, in document order.

    `sure` leaves out tables of names deep in the business without a mark of attendance (who owes what).
    """
    tables: dict[int, Table] = {}
    parts: dict[int, set[Part]] = {}
    for line in outline.lines:
        if line.table is not None:
            tables[line.table.number] = line.table
            parts.setdefault(line.table.number, set()).add(line.part)
    return [t for n, t in tables.items() if _is_about_people(outline, t, parts[n], sure=sure)]


def _is_about_people(outline: Outline, table: Table, parts: set[Part], *, sure: bool) -> bool:
    columns = outline.columns.get(table.number, ())
    if Column.LABEL in columns or {Column.ACTION, Column.OWNER, Column.NOTES} & set(columns):
        return False
    vocabulary = outline.vocabulary
    headers = _headers(table, _header_row(table, vocabulary))
    if _labels_its_rows(table, vocabulary) or _heads_columns_of_names(table, headers, vocabulary):
        return False
    if _label_above(outline, table):
        return True
    named = [c for c, h in headers.items() if h in vocabulary.set("columns.name")]
    marked = [
        c
        for c, h in headers.items()
        if _column_status(h, vocabulary) or h in vocabulary.set("columns.attendance")
    ]
    if parts & ATTENDANCE_PARTS and Column.NAME in columns:
        return not sure or bool(marked) or _is_announced(outline, table)
    return bool(named and set(marked) - set(named)) and len(table.rows) > 1


def _labels_its_rows(table: Table, vocabulary: Vocabulary) -> bool:
    """Say whether labels stand left of the names: "Present:", and beside it a grid of councillors."""
    for row in table.rows:
        first = row[0] if row else None
        if first is None or first.column != 1 or label_status(first.text, vocabulary) is None:
            continue
        if any(_names_people(c.text, vocabulary) for c in row[1:]):
            return True
    return False


def _names_people(text: str, vocabulary: Vocabulary) -> bool:
    people = [read_person(t, vocabulary) for _, _, t in split_people(text, vocabulary)]
    return any(p and (" " in p.name or p.honorific) for p in people)


def _heads_columns_of_names(table: Table, headers: dict[int, str], vocabulary: Vocabulary) -> bool:
    """Say whether a header is "Present | Apologies" with names below each: two lists, not rows of people."""
    at = _header_row(table, vocabulary) + 1
    told = {
        c
        for c, h in headers.items()
        if _column_status(h, vocabulary) and not _holds_marks(table, c, at, vocabulary)
    }
    known = frozenset().union(*(vocabulary.set(f"columns.{c.value}") for c in _BESIDE_NAMES))
    known |= vocabulary.set("attendance.initials_header")
    others = [h for c, h in headers.items() if h and c not in told]
    return bool(told) and (len(told) > 1 or any(h not in known for h in others))


def _label_above(outline: Outline, table: Table) -> Attendance | None:
    """Return the status that the line right above a table gives: "Attachment 1: Attendees"."""
    at = next(line.index for line in outline.lines if line.table is table)
    if at == 0 or outline.lines[at - 1].table is not None:
        return None
    return label_status(outline.lines[at - 1].text, outline.vocabulary)


def _is_announced(outline: Outline, table: Table) -> bool:
    """Say whether a table stands above the business, or under a heading about attendance."""
    first = next(line for line in outline.lines if line.table is table)
    if first.item is None:
        return True
    above = [line.text for line in outline.lines[max(0, first.index - 3) : first.index]]
    return any(label_status(text, outline.vocabulary) for text in (*above, first.item.title))


def _headers(table: Table, at: int = 0) -> dict[int, str]:
    if at >= len(table.rows):
        return {}
    return {c.column: heading_key(c.text.replace("\n", " ")) for c in table.rows[at]}


def _header_row(table: Table, vocabulary: Vocabulary) -> int:
    """Return the index of the row of headers: the first of three that names a name and a mark, else 0."""
    for at in range(min(3, len(table.rows))):
        headers = set(_headers(table, at).values())
        if headers & vocabulary.set("columns.name") and len(headers) > 1:
            return at
    return 0


def _column_status(header: str, vocabulary: Vocabulary) -> Attendance | None:
    return label_status(header, vocabulary) if header else None


def read_attendance_table(outline: Outline, table: Table) -> list[Attendee]:
    """Read a table of people; its status is that of the section it stands in, unless marks say more."""
    lines = [line for line in outline.lines if line.table is table]
    told = next((STATUS[line.part] for line in lines if line.part in STATUS), None)
    section: Attendance = told or _label_above(outline, table) or "present"
    columns = _columns(outline, table)
    found: list[Attendee] = []
    for row in table.rows[columns.header_rows :]:
        cells = _by_header(row, table.rows[columns.header_rows - 1] if columns.header_rows else row)
        found.extend(_row_people(cells, columns, section, outline.vocabulary))
    return found


def _by_header(row: Sequence[Cell], header: Sequence[Cell]) -> dict[int, Cell]:
    """Return a row's cells by the header's columns; drawn lines may be a hair apart, so order tells too."""
    cells = {c.column: c for c in row}
    named = [c.column for c in header if c.text.strip()]
    filled = [c for c in row if c.text.strip()]
    if len(filled) == len(named) and not set(named) <= set(cells):
        return dict(zip(named, filled, strict=True))
    return cells


def _columns(outline: Outline, table: Table) -> _Columns:
    vocabulary = outline.vocabulary
    roles = dict(enumerate(outline.columns.get(table.number, ()), start=1))
    at = _header_row(table, vocabulary)
    headers = _headers(table, at)
    header_rows = _header_lines(outline, table) or table.header_rows
    if any(h in vocabulary.set("columns.name") or _column_status(h, vocabulary) for h in headers.values()):
        header_rows = max(header_rows, at + 1)
    marks: dict[int, Attendance | None] = {}
    for column, header in headers.items():
        status = _column_status(header, vocabulary) if header_rows else None
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
    return _Columns(names, find.get(Column.ROLE), find.get(Column.ORGANISATION), initials, marks, header_rows)


def _header_lines(outline: Outline, table: Table) -> int:
    """Return how many rows the outline set aside as headers."""
    rows = {
        line.row for line in outline.lines if line.table is table and line.part is Part.OTHER and line.row
    }
    return max(rows, default=0)


def _holds_marks(table: Table, column: int, header_rows: int, vocabulary: Vocabulary) -> bool:
    header = table.rows[header_rows - 1] if header_rows else ()
    rows = [_by_header(row, header or row) for row in table.rows[header_rows:]]
    texts = [cells[column].text.strip() for cells in rows if column in cells]
    return bool(texts) and all(len(t) <= MARK_LENGTH and not _names_people(t, vocabulary) for t in texts)


def _column_of_people(table: Table, header_rows: int, skipped: set[int], vocabulary: Vocabulary) -> int:
    counts = {
        column: sum(
            read_person(c.text, vocabulary) is not None
            for row in table.rows[header_rows:]
            for at, c in _by_header(row, table.rows[header_rows - 1] if header_rows else row).items()
            if at == column
        )
        for column in range(1, table.width + 1)
        if column not in skipped
    }
    return max(counts, key=lambda c: (counts[c], -c), default=1)


def _row_people(
    cells: dict[int, Cell], columns: _Columns, section: Attendance, vocabulary: Vocabulary
) -> list[Attendee]:
    status = _row_status(cells, columns, section, vocabulary)
    parts = [p for c in columns.names if c in cells for p in cells[c].paragraphs()]
    if not parts:
        return []
    if len(parts) > 1 and len(columns.names) == 1:
        people = read_list([Stretch.whole(p) for p in parts], status, vocabulary)
    else:
        person = read_person(" ".join(p.text for p in parts), vocabulary)
        people = [_spanning(parts, person, status)] if person else []
    if len(people) > 1:
        people = _paired(people, _lines(cells, columns.organisation))
    return [_with_columns(a, cells, columns, vocabulary, alone=len(people) == 1) for a in people]


def _spanning(parts: list[Paragraph], person: PersonText, status: Attendance) -> Attendee:
    return Attendee(person, status, parts[0], parts[0].place.start, parts[-1].place.end)


def _lines(cells: dict[int, Cell], column: int | None) -> list[str]:
    return [p.text for p in cells[column].paragraphs()] if column in cells and column is not None else []


def _paired(people: list[Attendee], bodies: list[str]) -> list[Attendee]:
    """Give several people of one cell the bodies of the cell beside it, line by line."""
    found = []
    for at, attendee in enumerate(people):
        body = bodies[at].strip() if at < len(bodies) else None
        named = attendee.person.organisation or body
        found.append(replace(attendee, person=replace(attendee.person, organisation=named)))
    return found


def _with_columns(
    attendee: Attendee, cells: dict[int, Cell], columns: _Columns, vocabulary: Vocabulary, *, alone: bool
) -> Attendee:
    person = attendee.person
    if alone:
        role, body = _cell_text(cells, columns.role), _cell_text(cells, columns.organisation)
        note = re.search(r"\(([^()]*)\)", role or "")
        if note and vocabulary.pattern("attendance.part").search(note[1]):
            person = replace(person, note=note[1])
        person = replace(person, role=person.role or role, organisation=person.organisation or body)
        initials = _cell_text(cells, columns.initials)
        if initials and is_initials(initials) and not person.initials:
            person = replace(person, initials=initials)
    return replace(attendee, person=person, status=settle_status(attendee.status, person, vocabulary))


def _cell_text(cells: dict[int, Cell], column: int | None) -> str | None:
    text = " ".join(_lines(cells, column)).strip(" -–—")
    return text or None


def _row_status(
    cells: dict[int, Cell], columns: _Columns, section: Attendance, vocabulary: Vocabulary
) -> Attendance:
    """Tell from a row's marks how its person took part; without any mark column, by the section."""
    if not columns.marks:
        return section
    for column, status in columns.marks.items():
        mark = plain(cells[column].text).strip(" .:") if column in cells else ""
        if not mark:
            continue
        if status is not None:
            if mark not in vocabulary.set("attendance.no") or mark in vocabulary.set("attendance.yes"):
                return status
            continue
        return _told_by_mark(mark, vocabulary) or section
    if any(s is not None for s in columns.marks.values()):
        return "absent" if "absent" not in columns.marks.values() else section
    return "absent"


def _told_by_mark(mark: str, vocabulary: Vocabulary) -> Attendance | None:
    marks: tuple[tuple[str, Attendance], ...] = (
        ("yes", "present"),
        ("apologies", "apologies"),
        ("no", "absent"),
        ("part_mark", "part"),
    )
    for key, status in marks:
        if mark in vocabulary.set(f"attendance.{key}"):
            return status
    return _column_status(mark, vocabulary)
