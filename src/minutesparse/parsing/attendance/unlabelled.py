"""Who came, where no label says so: names alone, a line each, below the title and the day of the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from minutesparse.dates import find_dates, find_times
from minutesparse.names import is_organisation, is_role, read_person, split_people
from minutesparse.names.judging import is_given
from minutesparse.parsing.attendance.attendees import Attendee
from minutesparse.parsing.attendance.lists import read_list
from minutesparse.parsing.attendance.stretch import Stretch
from minutesparse.parsing.headings import heading_part
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Line, Outline, Part
from minutesparse.parsing.meeting.facts import label_kinds
from minutesparse.parsing.meeting.title import has_body_word, strip_title
from minutesparse.text import words
from minutesparse.vocabulary import Vocabulary

_FEWEST = 3
_FEWEST_IN_ROW = 4
_SURELY_GIVEN = 0.7
_TOP_LINES = 40
_SHORT = 8
"""Words of a line that may head a list."""


def find_below_title(outline: Outline) -> list[Attendee]:
    """Return the people of the one list of names above the business that stands under no label.

    Each line must be one person; of most the given name is a known one, or an office stands beside the name.
    Or one line is nothing but names: "Jo, Ana, Tom, Kit, Mia". Names above the day are those of a cover,
    which tells who belongs to the body.
    """
    for line in takewhile(lambda line: line.part is Part.HEAD, outline.lines[:_TOP_LINES]):
        if _is_row_of_names(line, outline.vocabulary) and _is_of_meeting(outline, line.index):
            return read_list([Stretch.whole(line.paragraph)], "present", outline.vocabulary)
    for block in _blocks(outline):
        if len(block) < _FEWEST or not _is_of_meeting(outline, block[0].index):
            continue
        if _opens_with_title(block, outline.vocabulary):
            continue
        if 2 * sum(_is_place(line.text, outline.vocabulary) for line in block) >= len(block):
            continue
        if 2 * sum(_is_sure(line, outline.vocabulary) for line in block) > len(block):
            return read_list([Stretch.whole(n.paragraph) for n in block], "present", outline.vocabulary)
    return []


def _is_row_of_names(line: Line, vocabulary: Vocabulary) -> bool:
    """Tell a line that is a list of names, with a comma between them, and nothing else."""
    if line.heading or line.table is not None:
        return False
    entries = [text for _, _, text in split_people(line.text, vocabulary)]
    if len(entries) < _FEWEST_IN_ROW or line.text.count(",") + _FEWEST < len(entries):
        return False
    people = [read_person(text, vocabulary) for text in entries]
    bare = [
        p for p, text in zip(people, entries, strict=True) if p and len(p.name.split()) == len(_outside(text))
    ]
    given = [p for p in bare if is_given(p.name.split()[0], vocabulary)]
    return len(bare) == len(entries) and _SURELY_GIVEN * len(entries) <= len(given)


def _outside(text: str) -> list[str]:
    """Return the words of an entry that stand in no brackets."""
    return re.split(r"[(\[]", text, maxsplit=1)[0].split()


def _is_of_meeting(outline: Outline, at: int) -> bool:
    """Tell whether a day stands above a line with nothing between that says what other list begins there."""
    for line in reversed(outline.lines[:at]):
        if _is_dated(line.text, outline.vocabulary):
            return True
        if _leads_elsewhere(line, outline.vocabulary):
            return False
    return False


def _leads_elsewhere(line: Line, vocabulary: Vocabulary) -> bool:
    """Tell whether a short line below the day is no fact of the meeting: "In memory of", "To be sent to:"."""
    text = line.text.rstrip()
    label, colon, value = text.partition(":")
    if text.endswith(":"):
        return heading_part(label, vocabulary) not in ATTENDANCE_PARTS
    if len(text.split()) > _SHORT or heading_part(text, vocabulary) in ATTENDANCE_PARTS:
        return False
    if (colon and value) or find_times(text, vocabulary) or _is_place(text, vocabulary):
        return False
    return not (has_body_word(text, vocabulary) or strip_title(text, vocabulary)[1])


def _opens_with_title(block: list[Line], vocabulary: Vocabulary) -> bool:
    """Tell whether a lone word that is no given name heads full names: "Candidates"."""
    first, *rest = block
    if " " in first.text.strip() or first.paragraph.label or is_given(first.text.strip(), vocabulary):
        return False
    return all(" " in line.text.strip() for line in rest)


def _is_place(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line ends as the names of streets and places do: "Charlotte Square"."""
    *before, last = words(text) or [""]
    return bool(before) and last in vocabulary.set("names.things") | vocabulary.set("meeting.places")


def _blocks(outline: Outline) -> Iterator[list[Line]]:
    """Yield each run of lines above the business of which every one is a person and nothing else."""
    block: list[Line] = []
    for line in outline.lines[:_TOP_LINES]:
        if line.part is not Part.HEAD:
            break
        if line.table is None and not line.heading and _is_person(line.text, outline.vocabulary):
            alike = not block or bool(line.paragraph.label) is bool(block[0].paragraph.label)
            if alike:
                block.append(line)
                continue
        yield block
        block = []
    yield block


def _is_dated(text: str, vocabulary: Vocabulary) -> bool:
    label, colon, _ = text.partition(":")
    told = bool(colon) and "date" in label_kinds(label, vocabulary)
    return told or any(found.day for found in find_dates(text, vocabulary))


def _is_person(text: str, vocabulary: Vocabulary) -> bool:
    entries = split_people(text, vocabulary, listed=True)
    person = read_person(entries[0][2], vocabulary) if len(entries) == 1 else None
    if person is None or ":" in text:
        return False
    outside = re.split(r"[(,]", text, maxsplit=1)[0].strip()
    called = f"{person.honorific or ''} {person.name}".strip()
    told = is_role(person.name, vocabulary) or is_organisation(person.name, vocabulary)
    return outside == called and not told


def _is_sure(line: Line, vocabulary: Vocabulary) -> bool:
    person = read_person(line.text, vocabulary)
    if person is None:
        return False
    if is_given(person.name.split()[0], vocabulary):
        return bool(line.paragraph.label) or " " in person.name
    return person.role is not None
