"""Gathering the lines of each list of people, by the heading or label they stand under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from minutesparse.names import read_person
from minutesparse.names.judging import is_given
from minutesparse.parsing.attendance.labels import (
    STATUS,
    inline_label,
    is_membership,
    is_office_label,
    label_body,
    label_status,
)
from minutesparse.parsing.attendance.lists import Stretch
from minutesparse.parsing.headings import heading_part, is_numbered
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Line, Outline, Part
from minutesparse.schema import Attendance
from minutesparse.vocabulary import Vocabulary

TOP_LINES = 25
ENTRY_WORDS = 16
_NOT_PEOPLE = (Column.OWNER, Column.ACTION, Column.DUE, Column.STATUS, Column.NUMBER)


@dataclass(slots=True)
class PeopleList:
    """The stretches under one heading or label, before they are read.

    `inline` says that the first stretch stands in the label's own line, the `paragraph`-th. `membership`
    marks a list of who belongs to the body. `beside` is the list of a second column of the page.
    """

    status: Attendance
    stretches: list[Stretch] = field(default_factory=list)
    organisation: str | None = None
    level: int | None = None
    rank: int = 0
    inline: bool = False
    membership: bool = False
    loose: bool = False
    paragraph: int | None = None
    beside: PeopleList | None = None
    passed: bool = False


def gather_lists(outline: Outline, skipped: set[int]) -> list[PeopleList]:
    """Return the lists of people outside the tables numbered in `skipped`, in document order."""
    lists = [*_in_running_text(outline), *_in_tables(outline, skipped)]
    lists = [entry for entry in lists if entry.stretches or not entry.membership]
    said = any(entry.status == "present" and not entry.membership for entry in lists)
    return [entry for entry in lists if entry.stretches and not (entry.membership and said)]


def membership_lists(outline: Outline) -> list[PeopleList]:
    """Return the lists of who belongs to the body that stand apart from those of who came."""
    lists = [*_in_running_text(outline), *_in_tables(outline, set())]
    return [entry for entry in lists if entry.stretches and entry.membership]


def _in_running_text(outline: Outline) -> Iterator[PeopleList]:
    current: PeopleList | None = None
    ended = False
    for line in outline.lines:
        if line.table is not None:
            if current:
                yield from _with_beside(current)
            current = None
            continue
        opened = _opened(line, outline.vocabulary, current)
        if opened is not None:
            if current and _stand_beside(current, opened):
                current.beside = opened
                continue
            if current:
                yield from _with_beside(current)
            current, ended = opened, False
            continue
        inside = STATUS.get(line.part)
        if current is None and inside and not line.heading and not ended:
            current = PeopleList(inside)
        if current is None:
            continue
        if _ends(line, current, outline.vocabulary):
            # "Note: members must …" may stand between the heading and the names
            if not current.stretches and not current.passed and not line.heading:
                current.passed = True
                continue
            yield from _with_beside(current)
            current, ended = None, True
        else:
            _take(line, current)
    if current:
        yield from _with_beside(current)


def _stand_beside(current: PeopleList, opened: PeopleList) -> bool:
    """Say whether two labels stand in one line, each over a column: "Present:   Members of the public:"."""
    return not current.stretches and not opened.inline and None is not current.paragraph == opened.paragraph


def _take(line: Line, current: PeopleList) -> None:
    """Take a line into the list; under two labels side by side, what stands behind its tab into the second."""
    whole = Stretch.whole(line.paragraph)
    if current.beside is None or "\t" not in whole.text:
        current.stretches.append(whole)
        return
    at = whole.text.index("\t")
    current.stretches.append(replace(whole, text=whole.text[:at]))
    current.beside.stretches.append(whole.after(at + 1))


def _with_beside(current: PeopleList) -> Iterator[PeopleList]:
    yield current
    if current.beside is not None:
        yield current.beside


def _opened(line: Line, vocabulary: Vocabulary, current: PeopleList | None) -> PeopleList | None:
    """Return the list that a line opens: a heading, a label alone, or a label with names behind it."""
    text = line.text
    inside = STATUS.get(line.part)
    if line.item and (line.paragraph.level or 0) > 0 and line.index > TOP_LINES:
        return None  # "Not attending" of some other event, a bullet deep in the business
    if line.heading or inside or line.index < TOP_LINES or text.rstrip().endswith(":") or _is_alone(text):
        side_by_side = _two_labels(line, vocabulary)
        if side_by_side:
            return side_by_side
        told = _told(line, vocabulary)
        if told:
            return _new(line, told, vocabulary, inside=_is_under(current))
    rank = line.paragraph.heading or 0
    if line.heading and inside:
        if is_office_label(text, vocabulary):
            return None
        return _new(line, inside, vocabulary, inside=_is_under(current))
    # "Premier members" under "Voting member attendance": a heading of a lower level goes on
    unknown = heading_part(text, vocabulary) is None
    if line.heading and current and rank > current.rank > 0 and unknown and not is_numbered(line.paragraph):
        return _new(line, current.status, vocabulary, rank=current.rank)
    if not line.heading and (inside or line.part is Part.HEAD or line.index < TOP_LINES):
        found = inline_label(text, vocabulary)
        if found:
            entry = _new(line, found[0], vocabulary)
            entry.stretches, entry.inline = [Stretch.whole(line.paragraph).after(found[1])], True
            entry.organisation = label_body(text[: found[1]])
            return entry
    return None


def _is_under(current: PeopleList | None) -> bool:
    """Say whether a list just opened, with nobody in it yet: what comes next divides it."""
    return current is not None and not current.stretches and not current.membership


def _is_alone(text: str) -> bool:
    return len(text.split()) <= 3


def _two_labels(line: Line, vocabulary: Vocabulary) -> PeopleList | None:
    """Read "Present:<tab>Members of the public:", each the head of a column."""
    first, tab, second = line.text.partition("\t")
    told = label_status(first, vocabulary) if tab and second.strip().endswith(":") else None
    if told is None:
        return None
    entry = _new(line, told, vocabulary)
    entry.beside = _new(line, label_status(second, vocabulary) or "in_attendance", vocabulary)
    return entry


def _told(line: Line, vocabulary: Vocabulary) -> Attendance | None:
    """Return the status a line gives as a label: a heading, a line at the top, one that ends in a colon."""
    text = line.text
    if line.heading or line.part in (Part.HEAD, *ATTENDANCE_PARTS) or text.rstrip().endswith(":"):
        return label_status(text, vocabulary)
    return label_status(text, vocabulary, firm=True)


def _new(
    line: Line, status: Attendance, vocabulary: Vocabulary, *, rank: int | None = None, inside: bool = False
) -> PeopleList:
    return PeopleList(
        status,
        organisation=label_body(line.text),
        level=_level(line),
        rank=(line.paragraph.heading or 0) if rank is None else rank,
        membership=status == "present" and is_membership(line.text, vocabulary) and not inside,
        paragraph=line.paragraph.place.paragraph if line.table is None else None,
        loose=STATUS.get(line.part) is None,
    )


def _level(line: Line) -> int | None:
    return line.paragraph.level if line.paragraph.label and not is_numbered(line.paragraph) else None


def _ends(line: Line, current: PeopleList, vocabulary: Vocabulary) -> bool:
    """Say whether a line no longer belongs to the list, but begins what comes after it."""
    if line.heading and not _is_entry(line, vocabulary):
        return True
    level = _level(line)
    # a label that is a bullet heads the bullets below it, not its neighbours
    if current.level is not None and level is not None and level <= current.level:
        return True
    if is_office_label(line.text, vocabulary, firm=True) and line.paragraph.label is None:
        return True  # "Notetaker:", and those who may have taken the notes below it
    first = current.stretches[0] if current.stretches else None
    # a list without bullets ends where bullets begin, unless it had nobody yet ("Present: delete as needed")
    if first and level is not None and not first.paragraph.label and _names_somebody(first, vocabulary):
        return True
    if STATUS.get(line.part) == current.status or (STATUS.get(line.part) and not current.loose):
        return False
    return not _runs_on(line, vocabulary)


def _is_entry(line: Line, vocabulary: Vocabulary) -> bool:
    """Say whether a line that looks like a heading is an entry in bold or capitals: "Ann Moss (AM) [CHAIR]"."""
    person = read_person(line.text, vocabulary)
    if person is None or is_numbered(line.paragraph):
        return False
    sure = person.initials or person.honorific or (person.role and " " in person.name)
    known = " " in person.name and is_given(person.name.split()[0], vocabulary)
    return bool(sure) or (known and not line.paragraph.heading)


def _names_somebody(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    person = read_person(stretch.text, vocabulary)
    return "," in stretch.text or (
        person is not None and not (person.name.isupper() and len(person.name) < 5)
    )


def _runs_on(line: Line, vocabulary: Vocabulary) -> bool:
    """Say whether a line after the list still lists somebody: a full name, with office or body behind."""
    text = line.text
    words = text.split()
    if len(words) > ENTRY_WORDS or text.rstrip().endswith((":", ";")):
        return False
    if text.rstrip().endswith(".") and len(words) > 4 and not re.search(r"[,(]|\s[-–—]\s", text):
        return False
    if words[0].isdigit() and not vocabulary.set("names.never").isdisjoint(w.lower() for w in words[1:]):
        return True  # "12 members of the public"
    person = read_person(text, vocabulary)
    return person is not None and (" " in person.name or person.honorific is not None)


def _in_tables(outline: Outline, skipped: set[int]) -> Iterator[PeopleList]:
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
            labels[at.row, at.column] = _new(line, told, vocabulary)
            continue
        inline = inline_label(line.text, vocabulary)
        if inline and line.part in (Part.HEAD, Part.OTHER, *ATTENDANCE_PARTS):
            entry = _new(line, inline[0], vocabulary)
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
