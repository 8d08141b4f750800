"""Lists of people in tables that hold other things too: a label cell, its people beside or below."""

from __future__ import annotations

from collections.abc import Iterator

from minutesparse.names import is_everyone, read_person
from minutesparse.parsing.attendance.labels import STATUS, inline_label, label_status
from minutesparse.parsing.attendance.people_columns import is_grid_of_people
from minutesparse.parsing.attendance.people_list import PeopleList, new_list
from minutesparse.parsing.attendance.stretch import Stretch
from minutesparse.parsing.headings import heading_key
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Line, Outline, Part
from minutesparse.schema import Attendance
from minutesparse.vocabulary import Vocabulary

_QUALIFYING = 3
"""Words that say which people a label is of."""
_NOT_PEOPLE = (Column.OWNER, Column.ACTION, Column.DUE, Column.STATUS, Column.NUMBER)


def lists_in_tables(outline: Outline, skipped: set[int]) -> Iterator[PeopleList]:
    """Yield the lists of tables that are not about people alone: a label cell, its people beside or below."""
    rows: dict[int, list[Line]] = {}
    for line in outline.lines:
        if line.table is not None and line.table.number not in skipped:
            rows.setdefault(line.table.number, []).append(line)
    last = -1  # the last line of a table that listed people
    for lines in rows.values():
        lists = list(_in_table(lines, outline.vocabulary, second=lines[0].index == last + 1))
        last = lines[-1].index if lists else -1
        yield from lists


def _in_table(lines: list[Line], vocabulary: Vocabulary, *, second: bool) -> Iterator[PeopleList]:
    """`second`: the table stands right behind one that listed people."""
    labels: dict[tuple[int, int], PeopleList] = {}
    grid = lines[0].table is not None and is_grid_of_people(lines[0].table, vocabulary)
    filled: set[tuple[int, int]] = set()
    closed: set[tuple[int, int]] = set()  # labels whose column went on to something else
    for line in lines:
        at = line.paragraph.place
        if at.row is None or at.column is None:
            continue
        told = (
            label_status(line.text, vocabulary)
            or _beside_label(line, labels, vocabulary)
            or _like_neighbours(line, lines, vocabulary)
        )
        if not told and grid:
            told = _grid_label(line, labels, vocabulary, second=second)
        if (
            told
            and line.part in (Part.HEAD, Part.OTHER, Part.BUSINESS, *ATTENDANCE_PARTS)
            and _is_label_cell(line, told)
        ):
            labels[at.row, at.column] = new_list(line, told, vocabulary)
            continue
        inline = inline_label(line.text, vocabulary)
        if inline and line.part in (Part.HEAD, Part.OTHER, *ATTENDANCE_PARTS):
            entry = new_list(line, inline[0], vocabulary)
            entry.stretches = [Stretch.whole(line.paragraph).after(inline[1])]
            labels[at.row, at.column] = entry
            continue
        filled.add((at.row, at.column))
        if not labels:
            continue
        key = (
            _home(labels, at.row, at.column)
            or _down_from(labels, filled, at.row, at.column)
            or _row_above(line, labels)
            or (next(iter(labels)) if grid and len(labels) == 1 else None)  # it heads all of the grid
        )
        if key is None or line.column in _NOT_PEOPLE or not _may_hold(line, vocabulary):
            closed |= {k for k in labels if k[1] == at.column and k[0] < at.row}
        elif key not in closed:
            labels[key].stretches.append(Stretch.whole(line.paragraph))
    yield from labels.values()


def _like_neighbours(line: Line, lines: list[Line], vocabulary: Vocabulary) -> Attendance | None:
    """Return the status of a header that ends as another label of its row does: "Tutors present" by "Staff present"."""
    *before, last = heading_key(line.text).split() or [""]
    if not before or len(before) > _QUALIFYING or last not in vocabulary.set("headings.present"):
        return None
    beside = (
        n for n in lines if n.row == line.row and n is not line and heading_key(n.text).split()[-1:] == [last]
    )
    return next((told for n in beside if (told := label_status(n.text, vocabulary))), None)


def _beside_label(
    line: Line, labels: dict[tuple[int, int], PeopleList], vocabulary: Vocabulary
) -> Attendance | None:
    """Read "Officials:" beside "Present:" as the head of a second column."""
    at = line.paragraph.place
    beside = [e for (r, c), e in labels.items() if r == at.row and c != at.column and not e.stretches]
    first = line.text.split(maxsplit=1)[0] if line.text.split() else ""
    if beside and is_everyone(first, vocabulary):
        return beside[0].status
    if beside and line.text.rstrip().endswith(":") and read_person(line.text, vocabulary) is None:
        return "in_attendance"
    return None


def _grid_label(
    line: Line, labels: dict[tuple[int, int], PeopleList], vocabulary: Vocabulary, *, second: bool
) -> Attendance | None:
    """Read what heads a column of people, or parts it: "Board members", "Officials (presenting):".

    The first column holds those whose meeting it is.
    """
    at = line.paragraph.place
    if at.paragraph != 1 or (at.row != 1 and not line.text.rstrip().endswith(":")):
        return None
    if line.column in _NOT_PEOPLE or any(
        read_person(t, vocabulary) for t in (line.text, line.text.split(":")[0])
    ):
        return None
    return "in_attendance" if labels or second else "present"


def _may_hold(line: Line, vocabulary: Vocabulary) -> bool:
    """A heading holds nobody; but the names below "Attendees" may stand where labels do."""
    return not line.heading or read_person(line.text, vocabulary) is not None


def _is_label_cell(line: Line, told: Attendance) -> bool:
    """A label is a heading, or stands at the top of its cell."""
    return line.heading or line.paragraph.place.paragraph == 1 or STATUS.get(line.part) == told


def _home(labels: dict[tuple[int, int], PeopleList], row: int, column: int) -> tuple[int, int] | None:
    """Find the label that a cell's line belongs to: in its cell, left of it, or the nearest above it.

    A label that has its people beside it has none below.
    """
    if (row, column) in labels:
        return row, column
    above = max((r for r, c in labels if c == column and r < row), default=None)
    if above is not None and any(r == above and c != column for r, c in labels):
        return above, column  # two lists, each under its head
    left = max((c for r, c in labels if r == row and c < column), default=None)
    if left is not None:
        return row, left
    if above is None or _filled_beside(labels, above, column):
        return None
    return (above, column) if labels[above, column].stretches or above == row - 1 else None


def _down_from(
    labels: dict[tuple[int, int], PeopleList], filled: set[tuple[int, int]], row: int, column: int
) -> tuple[int, int] | None:
    """Find the label that a row without one goes on from: "Present:" stands once beside many rows."""
    left = [(r, c) for r, c in labels if r < row and c < column]
    last = max(left, default=None)
    if last is None or not _filled_beside(labels, *last):
        return None
    below = any(last[0] < r <= row and c <= last[1] for r, c in filled)
    return None if below else last


def _row_above(line: Line, labels: dict[tuple[int, int], PeopleList]) -> tuple[int, int] | None:
    """Find the label that has a row of its own above and so heads every column: "Apologies:"."""
    row = line.row or 0
    key = max((k for k in labels if k[0] < row), default=None)
    if key is None or line.table is None or key[0] > len(line.table.rows):
        return None
    alone = sum(bool(c.text.strip()) for c in line.table.rows[key[0] - 1]) == 1
    return key if alone and not _filled_beside(labels, *key) else None


def _filled_beside(labels: dict[tuple[int, int], PeopleList], row: int, column: int) -> bool:
    return any(s.paragraph.place.row == row for s in labels[row, column].stretches)
