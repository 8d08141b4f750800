"""Lists of people in tables that hold other things too: a label cell, its people beside or below."""

from __future__ import annotations

from collections.abc import Iterator

from minutesparse.parsing.attendance.labels import STATUS, inline_label, label_status
from minutesparse.parsing.attendance.lists import Stretch
from minutesparse.parsing.attendance.people_list import PeopleList, new_list
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Line, Outline, Part
from minutesparse.schema import Attendance
from minutesparse.vocabulary import Vocabulary

_NOT_PEOPLE = (Column.OWNER, Column.ACTION, Column.DUE, Column.STATUS, Column.NUMBER)


def lists_in_tables(outline: Outline, skipped: set[int]) -> Iterator[PeopleList]:
    """Yield the lists of tables that are not about people alone: a label cell, its people beside or below."""
    rows: dict[int, list[Line]] = {}
    for line in outline.lines:
        if line.table is not None and line.table.number not in skipped:
            rows.setdefault(line.table.number, []).append(line)
    for lines in rows.values():
        yield from _in_table(lines, outline.vocabulary)


def _in_table(lines: list[Line], vocabulary: Vocabulary) -> Iterator[PeopleList]:
    labels: dict[tuple[int, int], PeopleList] = {}
    for line in lines:
        at = line.paragraph.place
        if at.row is None or at.column is None:
            continue
        told = label_status(line.text, vocabulary)
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
        home = _home(labels, at.row, at.column)
        if home is not None and line.column not in _NOT_PEOPLE and not line.heading:
            home.stretches.append(Stretch.whole(line.paragraph))
    yield from labels.values()


def _is_label_cell(line: Line, told: Attendance) -> bool:
    """A label is a heading, or stands at the top of its cell."""
    return line.heading or line.paragraph.place.paragraph == 1 or STATUS.get(line.part) == told


def _home(labels: dict[tuple[int, int], PeopleList], row: int, column: int) -> PeopleList | None:
    """Find the label that a cell's line belongs to: in its cell, left of it, or above it."""
    if (row, column) in labels:
        return labels[row, column]
    left = max((c for r, c in labels if r == row and c < column), default=None)
    if left is not None:
        return labels[row, left]
    above = labels.get((row - 1, column))
    beside = any(r == row - 1 and c != column for r, c in labels)
    return above if above is not None and beside and not _filled_beside(labels, row - 1, column) else None


def _filled_beside(labels: dict[tuple[int, int], PeopleList], row: int, column: int) -> bool:
    return any(s.paragraph.place.row == row for s in labels[row, column].stretches)
