"""Who came, where a file's own fields say it and not its text: "attendees: [Ann Moss, Joe Hale]" in front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutesparse.parsing.attendance.attendees import Attendee
from minutesparse.parsing.attendance.labels import is_membership, label_status
from minutesparse.parsing.attendance.lists import read_list
from minutesparse.parsing.attendance.stretch import Stretch
from minutesparse.parsing.lines import Outline
from minutesparse.text import plain
from minutesparse.vocabulary import DEFAULT, load

_OFFICES = ("roles.chair", "roles.secretary")


def find_in_fields(outline: Outline, *, members: bool = False) -> list[Attendee]:
    """Return those whom the fields above the text list as there, away or excused.

    Who belongs to the body ("members: …") need not have come: those are asked for with `members`,
    where nothing else says who did.
    """
    found: list[Attendee] = []
    vocabulary = outline.vocabulary
    for label, stretch in _fields(outline):
        belongs = is_membership(label, vocabulary)
        status = label_status(label, vocabulary, firm=True) or ("present" if belongs else None)
        if status and belongs is members:
            found += read_list([stretch], status, vocabulary)
    return found


def office_holders_in_fields(outline: Outline) -> list[Attendee]:
    """Return who led the meeting and who took the notes: "facilitator: Ann", "notetaker: Joe"."""
    found: list[Attendee] = []
    for label, stretch in _fields(outline):
        offices = (load(DEFAULT).set(key) | outline.vocabulary.set(key) for key in _OFFICES)
        if any(plain(label) in names for names in offices):
            found += read_list([stretch], "present", outline.vocabulary)
    return found


def _fields(outline: Outline) -> Iterator[tuple[str, Stretch]]:
    """Yield each field's name, in words, and what stands behind it."""
    properties = outline.document.properties
    for paragraph in outline.document.furniture:
        key, colon, _ = paragraph.text.partition(": ")
        if colon and key in properties:
            yield re.sub(r"[-_]", " ", key), Stretch.whole(paragraph).after(len(key) + len(colon))
