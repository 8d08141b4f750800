"""People from tables: a row each, with office, body and a mark, or columns of names."""

from __future__ import annotations

import re
from dataclasses import replace

from minutesparse.document import Cell, Paragraph, Table
from minutesparse.names import PersonText, is_initials, read_person
from minutesparse.names.judging import is_given
from minutesparse.parsing.attendance.attendees import Attendee, settle_status
from minutesparse.parsing.attendance.labels import STATUS, label_status
from minutesparse.parsing.attendance.lists import read_list
from minutesparse.parsing.attendance.people_columns import (
    Columns,
    by_header,
    column_status,
    columns_of,
    header_row,
    headers_of,
    heads_columns_of_names,
    is_grid_of_people,
    names_people,
)
from minutesparse.parsing.attendance.stretch import Stretch
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Line, Outline, Part
from minutesparse.schema import Attendance
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_FEW_ROWS = 5
_LONGEST_LIST = 60
"""Lines between the heading of a list and a table that goes on with it."""


def attendance_tables(outline: Outline, *, sure: bool = True) -> list[Table]:
    """Return the tables that list those who came, in document order.

    `sure` leaves out tables of names deep in the business without a mark of attendance (who owes what).
    """
    firsts: dict[int, Line] = {}
    parts: dict[int, set[Part]] = {}
    for line in outline.lines:
        if line.table is not None:
            firsts.setdefault(line.table.number, line)
            parts.setdefault(line.table.number, set()).add(line.part)
    return [
        line.table
        for number, line in firsts.items()
        if line.table is not None and _is_about_people(outline, line, parts[number], sure=sure)
    ]


def _is_about_people(outline: Outline, first: Line, parts: set[Part], *, sure: bool) -> bool:
    """Say whether a table lists people, a row each; `first` is its first line."""
    table = first.table
    assert table is not None
    columns = outline.columns.get(table.number, ())
    if Column.LABEL in columns or {Column.ACTION, Column.OWNER, Column.NOTES} & set(columns):
        return False
    vocabulary = outline.vocabulary
    headers = headers_of(table, header_row(table, vocabulary))
    if _labels_its_rows(table, vocabulary) or heads_columns_of_names(table, headers, vocabulary):
        return False
    if is_grid_of_people(table, vocabulary):
        return False
    if _label_above(outline, first):
        return True
    named = [c for c, h in headers.items() if h in vocabulary.set("columns.name")]
    marked = [
        c
        for c, h in headers.items()
        if column_status(h, vocabulary) or h in vocabulary.set("columns.attendance")
    ]
    if parts & ATTENDANCE_PARTS and Column.NAME in columns:
        return not sure or bool(marked) or _is_announced(outline, first)
    return bool(named and set(marked) - set(named)) and len(table.rows) > 1


def _labels_its_rows(table: Table, vocabulary: Vocabulary) -> bool:
    """Say whether labels stand left of the names: "Present:", and beside it a grid of councillors."""
    for row in table.rows:
        first = row[0] if row else None
        if first is None or first.column != 1 or label_status(first.text, vocabulary) is None:
            continue
        if any(names_people(c.text, vocabulary) for c in row[1:]):
            return True
    return False


def _label_above(outline: Outline, first: Line) -> Attendance | None:
    """Return the status that the line right above a table gives: "Attachment 1: Attendees"."""
    if first.index == 0 or outline.lines[first.index - 1].table is not None:
        return None
    return label_status(outline.lines[first.index - 1].text, outline.vocabulary)


def _is_announced(outline: Outline, first: Line) -> bool:
    """Say whether a table stands under a heading about attendance."""
    begin = first.index
    while begin and first.index - begin < _LONGEST_LIST and outline.lines[begin].part is first.part:
        begin -= 1
        if outline.lines[begin].heading:
            break  # the table goes on the list that this heads
    above = [line.text for line in outline.lines[max(0, first.index - 3) : first.index]]
    above += [outline.lines[begin].text, *([first.item.title] if first.item else [])]
    return any(label_status(text, outline.vocabulary) for text in above)


def read_attendance_table(outline: Outline, table: Table) -> list[Attendee]:
    """Read a table of people; its status is that of the section it stands in, unless marks say more."""
    lines = [line for line in outline.lines if line.table is table]
    told = next((STATUS[line.part] for line in lines if line.part in STATUS), None)
    section: Attendance = told or _label_above(outline, lines[0]) or "present"
    columns = columns_of(outline, table)
    found: list[Attendee] = []
    for row in table.rows[columns.header_rows :]:
        cells = by_header(row, table.rows[columns.header_rows - 1] if columns.header_rows else row)
        found.extend(_row_people(cells, columns, section, outline.vocabulary))
    return [] if _are_bodies(found, len(table.rows) - columns.header_rows, outline.vocabulary) else found


def _are_bodies(found: list[Attendee], rows: int, vocabulary: Vocabulary) -> bool:
    """Say whether a table is of the bodies that belong: many rows name nobody, and none a person for sure."""
    sure = any(
        a.person.honorific or (" " in a.person.name and is_given(a.person.name.split()[0], vocabulary))
        for a in found
    )
    return rows >= _FEW_ROWS and not sure and (rows - len(found)) * 5 >= rows


def _row_people(
    cells: dict[int, Cell], columns: Columns, section: Attendance, vocabulary: Vocabulary
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
    attendee: Attendee, cells: dict[int, Cell], columns: Columns, vocabulary: Vocabulary, *, alone: bool
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
    cells: dict[int, Cell], columns: Columns, section: Attendance, vocabulary: Vocabulary
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
    return column_status(mark, vocabulary)
