"""Gathering the lines of each list of people, by the heading or label they stand under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile

from minutesparse.names import read_person, split_people
from minutesparse.names.judging import is_given
from minutesparse.parsing.attendance.belonging import who_came
from minutesparse.parsing.attendance.cells import lists_in_tables
from minutesparse.parsing.attendance.entries import (
    MANY_NAMES,
    are_people,
    is_entry,
    is_remark,
    names_somebody,
    runs_on,
)
from minutesparse.parsing.attendance.labels import (
    INLINE,
    STATUS,
    inline_label,
    inner_labels,
    is_membership,
    is_office_label,
    label_body,
    label_status,
    says_how_joined,
)
from minutesparse.parsing.attendance.people_list import PeopleList, bullet_level, new_list
from minutesparse.parsing.attendance.stretch import Stretch
from minutesparse.parsing.headings import heading_key, heading_part, is_numbered
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Line, Outline, Part
from minutesparse.schema import Attendance
from minutesparse.vocabulary import Vocabulary

TOP_LINES = 25
_LONGEST_GROUP = 40
"""People under one label among those who came."""


def gather_lists(outline: Outline, skipped: set[int]) -> list[PeopleList]:
    """Return the lists of people outside the tables numbered in `skipped`, in document order."""
    lists = [*_in_running_text(outline), *lists_in_tables(outline, skipped)]
    lists = [part for entry in lists for part in _parted(entry, outline.vocabulary)]
    return who_came([entry for entry in lists if entry.stretches], outline.vocabulary)


def _parted(entry: PeopleList, vocabulary: Vocabulary) -> list[PeopleList]:
    """Part a list at the labels that stand within its lines."""
    parts = [replace(entry, stretches=[])]
    for stretch in entry.stretches:
        at = 0
        for start, names, status in inner_labels(stretch.text, vocabulary):
            parts[-1].stretches.append(stretch.between(at, start))
            parts.append(PeopleList(status, loose=True))
            at = names
        parts[-1].stretches.append(stretch.after(at) if at else stretch)
    return parts


def membership_lists(outline: Outline) -> list[PeopleList]:
    """Return the lists of who belongs to the body that stand apart from those of who came."""
    lists = [*_in_running_text(outline), *lists_in_tables(outline, set())]
    return [entry for entry in lists if entry.stretches and entry.membership]


def _in_running_text(outline: Outline) -> list[PeopleList]:
    lists: list[PeopleList] = []
    current: PeopleList | None = None
    ended = False
    for at, line in enumerate(outline.lines):
        opened = _opened(line, outline.vocabulary, current) if line.table is None else None
        if opened is not None:
            opened.beneath = bool(
                current and current.stretches and not current.membership and not current.inline
            )
            lists += [opened, *([opened.beside] if opened.beside else [])]
            if current and _stand_beside(current, opened):
                current.beside = opened
            else:
                current, ended = opened, False
        elif line.table is not None:
            current = None
        elif current is not None:
            if not _heads_more(outline.lines, at, current, outline.vocabulary):
                current = _continued(line, current, outline.vocabulary)
            ended = current is None
        elif line.part in STATUS and not line.heading and not ended:
            current = PeopleList(STATUS[line.part])
            lists.append(current)
            _take(line, current)
    return lists


def _continued(line: Line, current: PeopleList, vocabulary: Vocabulary) -> PeopleList | None:
    """Take a line into the open list and return it, None where the list ends before the line."""
    if is_remark(line, current, vocabulary):
        return current
    if not _ends(line, current, vocabulary):
        _take(line, current)
        return current
    if (
        current.stretches
        or current.passed
        or line.heading
        or is_office_label(line.text, vocabulary, firm=True)
    ):
        return None
    current.passed = True  # "Note: members must …" may stand between the heading and the names
    return current


def _heads_more(lines: Sequence[Line], at: int, current: PeopleList, vocabulary: Vocabulary) -> bool:
    """Tell a label in bold over more people of an open list: "Project team:", with a name in each line below."""
    line = lines[at]
    if not (line.heading and current.stretches and line.text.rstrip().endswith(":")) or _opens_item(line):
        return False
    *_, last = heading_key(line.text).split() or [""]
    if last not in vocabulary.set("groups.words") or heading_part(line.text, vocabulary):
        return False
    below = list(
        takewhile(
            lambda other: not other.heading and other.table is None,
            islice(lines, at + 1, at + 1 + _LONGEST_GROUP),
        )
    )
    names = [read_person(other.text, vocabulary) for other in below]
    called = [n for n in names if n and " " in n.name and is_given(n.name.split()[0], vocabulary)]
    return len(below) > 1 and all(names) and 2 * len(called) >= len(below)


def _opens_item(line: Line) -> bool:
    return line.item is not None and line.item.line == line.index


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


def _opened(line: Line, vocabulary: Vocabulary, current: PeopleList | None) -> PeopleList | None:
    """Return the list that a line opens: a heading, a label alone, or a label with names behind it."""
    if line.item and (line.paragraph.level or 0) > 0 and line.index > TOP_LINES:
        return None  # "Not attending" of some other event, a bullet deep in the business
    if line.part not in (Part.HEAD, *ATTENDANCE_PARTS) and says_how_joined(line.text, vocabulary):
        return None
    return (
        _two_labels(line, vocabulary)
        or _told_list(line, vocabulary, current)
        or _heading_list(line, vocabulary, current)
        or _inline_list(line, vocabulary)
    )


def _told_list(line: Line, vocabulary: Vocabulary, current: PeopleList | None) -> PeopleList | None:
    """Open the list of a line whose words say that names follow."""
    told = _told(line, vocabulary)
    if told is None and line.heading and line.index < TOP_LINES and is_membership(line.text, vocabulary):
        told = "present"
    return new_list(line, told, vocabulary, inside=_is_under(current, line)) if told else None


def _heading_list(line: Line, vocabulary: Vocabulary, current: PeopleList | None) -> PeopleList | None:
    """Open a list under a heading that only says which people, below one that says that they came."""
    if not line.heading:
        return None
    inside = STATUS.get(line.part)
    if inside:
        office = is_office_label(line.text, vocabulary)
        return None if office else new_list(line, inside, vocabulary, inside=_is_under(current, line))
    # "Premier members" under "Voting member attendance": a heading of a lower level goes on
    rank = line.paragraph.heading or 0
    unknown = heading_part(line.text, vocabulary) is None and not is_numbered(line.paragraph)
    if current and rank > current.rank > 0 and unknown:
        return new_list(line, current.status, vocabulary, rank=current.rank)
    return None


def _inline_list(line: Line, vocabulary: Vocabulary) -> PeopleList | None:
    """Open the list of a line that holds its names itself: "Present: Ann Moss, …"."""
    if line.part not in (Part.HEAD, *ATTENDANCE_PARTS) and line.index >= TOP_LINES:
        return None
    found = inline_label(line.text, vocabulary)
    if not found:
        return _inline_members(line, vocabulary)
    entry = new_list(line, found[0], vocabulary)
    entry.stretches, entry.inline = [Stretch.whole(line.paragraph).after(found[1])], True
    entry.told = vocabulary.pattern("attendance.present_were").match(line.text) is not None
    entry.organisation = label_body(line.text[: found[1]])
    return entry


def _inline_members(line: Line, vocabulary: Vocabulary) -> PeopleList | None:
    """Open the list of "Directors: Ann Moss (chair), Joe Hale" above the business: who belongs to the body."""
    match = INLINE.match(line.text) if line.part is Part.HEAD else None
    if match is None or not is_membership(match[1], vocabulary):
        return None
    rest = line.text[match.end() :]
    if len(split_people(rest, vocabulary, listed=True)) < MANY_NAMES or not are_people(rest, vocabulary):
        return None
    entry = new_list(line, "present", vocabulary)
    entry.stretches, entry.inline, entry.membership = (
        [Stretch.whole(line.paragraph).after(match.end())],
        True,
        True,
    )
    return entry


def _is_under(current: PeopleList | None, line: Line) -> bool:
    """Say whether a line divides the open list: nobody is in it yet, or a line like this one divided it before."""
    if current is None or current.membership:
        return False
    return not current.stretches or (current.inside and current.rank == (line.paragraph.heading or 0))


def _is_alone(text: str) -> bool:
    return len(text.split()) <= 3


def _two_labels(line: Line, vocabulary: Vocabulary) -> PeopleList | None:
    """Read "Present:<tab>Members of the public:", each the head of a column."""
    first, tab, second = line.text.partition("\t")
    told = label_status(first, vocabulary) if tab and second.strip().endswith(":") else None
    if told is None:
        return None
    entry = new_list(line, told, vocabulary)
    entry.beside = new_list(line, label_status(second, vocabulary) or "in_attendance", vocabulary)
    return entry


def _told(line: Line, vocabulary: Vocabulary) -> Attendance | None:
    """Return the status a line gives as a label: a heading, a line at the top, one that ends in a colon."""
    text = line.text
    away = vocabulary.pattern("attendance.was_not")
    if (
        line.part in ATTENDANCE_PARTS
        and text.rstrip().endswith(":")
        and not line.heading
        and away.search(text)
    ):
        return "absent"  # "These were not in attendance but agree:"
    if line.heading or line.part in (Part.HEAD, *ATTENDANCE_PARTS) or text.rstrip().endswith(":"):
        told = label_status(text, vocabulary)
        aides = told == "in_attendance" and line.part not in (Part.HEAD, *ATTENDANCE_PARTS)
        return None if aides and line.index > TOP_LINES and STATUS.get(line.part) is None else told
    return label_status(text, vocabulary, firm=True)


def _ends(line: Line, current: PeopleList, vocabulary: Vocabulary) -> bool:
    """Say whether a line no longer belongs to the list, but begins what comes after it."""
    if line.heading and not is_entry(line, vocabulary):
        return True
    level = bullet_level(line)
    # a label that is a bullet heads the bullets below it, not its neighbours
    if current.level is not None and level is not None and level <= current.level:
        return True
    if is_office_label(line.text, vocabulary, firm=True) and line.paragraph.label is None:
        return True  # "Notetaker:", and those who may have taken the notes below it
    first = current.stretches[0] if current.stretches else None
    # a list without bullets ends where bullets begin, unless it had nobody yet ("Present: delete as needed")
    if first and level is not None and not first.paragraph.label and names_somebody(first, vocabulary):
        return True
    if STATUS.get(line.part) == current.status or (STATUS.get(line.part) and not current.loose):
        return False
    fresh = level is not None and (
        first is None or first.paragraph.label is not None or not names_somebody(first, vocabulary)
    )
    return not runs_on(line, vocabulary, bullet=fresh)
