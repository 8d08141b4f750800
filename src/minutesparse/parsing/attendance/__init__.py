"""Who came, who sent apologies, who was away, from every place of the document that says so."""

from __future__ import annotations

from dataclasses import replace

from minutesparse.document import Paragraph
from minutesparse.names import is_organisation, is_role, read_person, split_people
from minutesparse.parsing.attendance.apart import told_apart
from minutesparse.parsing.attendance.attendees import ATTENDED, Attendee, as_person, join_attendees
from minutesparse.parsing.attendance.beside import alternates, with_line_below
from minutesparse.parsing.attendance.fields import find_in_fields, office_holders_in_fields
from minutesparse.parsing.attendance.gather import gather_lists
from minutesparse.parsing.attendance.labels import INLINE, is_membership
from minutesparse.parsing.attendance.lists import read_list
from minutesparse.parsing.attendance.mentions import find_mentioned
from minutesparse.parsing.attendance.opening import find_opening
from minutesparse.parsing.attendance.people_list import PeopleList
from minutesparse.parsing.attendance.prose import find_apologies, find_office_holders, mark_part_attendance
from minutesparse.parsing.attendance.starred import by_marks
from minutesparse.parsing.attendance.stretch import Stretch
from minutesparse.parsing.attendance.tables import attendance_tables, read_attendance_table
from minutesparse.parsing.attendance.unlabelled import find_below_title
from minutesparse.parsing.lines import Outline, Part
from minutesparse.schema import Person
from minutesparse.vocabulary import DEFAULT, Vocabulary, detect

__all__ = ["find_mentioned", "find_people"]

_TOP_LINES = 100
"""Lines from the first, among which those who came are named where no label says so."""
_MOST_ROWS = 300
"""Rows of a table of those who came."""


def find_people(outline: Outline) -> list[Person]:
    """Return the people of the attendance record, one row each, in order of appearance.

    Lists, lines and tables come first; then what the text says of apologies, of the chair and the
    minute-taker, of those who came late or left early. Bodies, counts and placeholders are nobody.
    """
    vocabulary = outline.vocabulary
    tables = attendance_tables(outline)
    found = [a for table in tables for a in read_attendance_table(outline, table)]
    paired = False
    for entry in gather_lists(outline, {t.number for t in tables}):
        paired = paired or alternates(entry.stretches, vocabulary)
        found.extend(_read(entry, vocabulary, paired=paired))
    found = by_marks(outline, found)
    if not any(a.status in ATTENDED for a in found):
        unsure = [t for t in attendance_tables(outline, sure=False) if t not in tables]
        found += [a for table in unsure for a in read_attendance_table(outline, table)]
    found = found or find_in_fields(outline)
    if not found:
        found = _members_list(outline) or _unlabelled(outline)
    if not found and not find_opening(outline):
        found = find_in_fields(outline, members=True) or find_below_title(outline)
        found = found or office_holders_in_fields(outline)
    found += find_opening(outline)
    found += find_apologies(outline)
    found += find_office_holders(outline)
    found = told_apart(found)
    found.sort(key=lambda a: (-a.weight, a.start, a.end))
    rows = mark_part_attendance(outline, join_attendees(found, vocabulary))
    rows.sort(key=lambda a: (a.start, a.end))
    return [as_person(outline, row) for row in rows]


def _read(entry: PeopleList, vocabulary: Vocabulary, *, paired: bool) -> list[Attendee]:
    """Read a list, cell by cell; a cell of bodies beside the cell of names is paired with it."""
    places = [s.paragraph.place for s in entry.stretches]
    column = len({(p.table, p.column) for p in places}) == 1  # one list, down a column
    cells: dict[tuple[int | None, int | None, int | None], list[Stretch]] = {}
    for stretch, at in zip(entry.stretches, places, strict=True):
        cells.setdefault((at.table, None if column else at.row, at.column), []).append(stretch)
    found: list[Attendee] = []
    paired = paired and alternates(entry.stretches, vocabulary, expected=True)
    for stretches in cells.values():
        bodies = [s for s in stretches if _is_body(s, vocabulary)]
        if found and stretches[0].paragraph.place.table and len(bodies) * 2 > len(stretches):
            found = _pair(found, stretches)
            continue
        people = read_list(
            stretches, entry.status, vocabulary, organisation=entry.organisation, paired=paired
        )
        if found and not people and _same_row(found[-1], stretches[0]):
            found[-1] = with_line_below(found[-1], stretches[0], vocabulary)  # "Ann Moss | Chairman"
        found.extend(people)
    return found


def _same_row(attendee: Attendee, stretch: Stretch) -> bool:
    one, other = attendee.paragraph.place, stretch.paragraph.place
    return one.table is not None and (one.table, one.row) == (other.table, other.row)


def _is_body(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """Say whether a line names a body and nobody in it."""
    if not is_organisation(stretch.text, vocabulary) or is_role(stretch.text, vocabulary):
        return False
    return not any(read_person(text, vocabulary) for _, _, text in split_people(stretch.text, vocabulary))


def _pair(people: list[Attendee], bodies: list[Stretch]) -> list[Attendee]:
    """Give the people of one cell the bodies of the cell beside it, line by line."""
    row = bodies[0].paragraph.place.row
    first = len(people) - sum(p.paragraph.place.row == row for p in people)
    paired = list(people)
    for at, body in enumerate(bodies, start=first):
        if at < len(paired) and not paired[at].person.organisation:
            named = replace(paired[at].person, organisation=body.text.strip(" ,;"))
            paired[at] = replace(paired[at], person=named)
    return paired


def _members_list(outline: Outline) -> list[Attendee]:
    """Read "Team members" at the top as those present, where no line says who was."""
    taken: list[Stretch] = []
    opened = False
    for line in outline.lines:
        if is_membership(line.text, outline.vocabulary):
            opened = True
        elif line.heading and (taken or opened):
            break
        elif opened and line.table is None:
            taken.append(Stretch.whole(line.paragraph))
    found = read_list(taken, "present", outline.vocabulary) if taken else []
    return found if len(found) >= max(2, len(taken) - 1) else []


def _unlabelled(outline: Outline) -> list[Attendee]:
    """Find the people of minutes in a language without a vocabulary, by shape alone.

    The first line above the business that holds three names or more behind a label, or the first
    table with a column of full names.
    """
    if detect(outline.document.text) == DEFAULT:
        return []
    for line in outline.lines[:_TOP_LINES]:
        match = INLINE.match(line.text)
        if line.part is Part.HEAD and line.table is None:
            stretch = Stretch.whole(line.paragraph).after(match.end() if match else 0)
            found = read_list([stretch], "present", outline.vocabulary)
            full = match or all(" " in a.person.name for a in found)
            if full and len(found) > 2 and len(found) == len(split_people(stretch.text, outline.vocabulary)):
                return found
    firsts: dict[int, list[Paragraph]] = {}
    for line in outline.lines:
        if line.table and line.paragraph.place.column == 1:
            firsts.setdefault(line.table.number, []).append(line.paragraph)
    for _, cells in sorted(firsts.items()):
        if len(cells) > _MOST_ROWS:
            continue
        found = [a for c in cells for a in _full_names(c, outline.vocabulary)]
        if len(found) > 2 and len(found) >= len(cells) - 1:
            return found
    return []


def _full_names(paragraph: Paragraph, vocabulary: Vocabulary) -> list[Attendee]:
    found = read_list([Stretch.whole(paragraph)], "present", vocabulary)
    return [a for a in found if " " in a.person.name]
