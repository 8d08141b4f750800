"""Who came, where a sentence at the top says it: "Board members present were Ann Moss, Joe Hale and Una Fell."."""

from __future__ import annotations

import re

from minutesparse.parsing.attendance.attendees import Attendee
from minutesparse.parsing.attendance.prose import TOP_LINES, people_at, sentence_end
from minutesparse.parsing.lines import Outline, Part
from minutesparse.schema import Attendance
from minutesparse.vocabulary import Vocabulary

_PARTS = frozenset({Part.HEAD, Part.BUSINESS, Part.PRESENT, Part.IN_ATTENDANCE})
_LONGEST = 1500
_NOT = 12
_BEFORE = 60
"""Characters before the words that say so, in which those stand of whom it is said."""


def find_opening(outline: Outline) -> list[Attendee]:
    """Return those whom the first lines name behind "present were", "with the following present" and the like.

    Behind "also" they came beside the body's own; one name alone may be anything.
    """
    found: list[Attendee] = []
    vocabulary = outline.vocabulary
    for line in outline.lines[:TOP_LINES]:
        if line.part not in _PARTS or line.heading or line.table is not None:
            continue
        for match in vocabulary.pattern("attendance.present_were").finditer(line.text[:_LONGEST]):
            start = len(line.text) - len(line.text[match.end() :].lstrip(" \t:–—-"))
            if vocabulary.pattern("prose.negations").search(
                line.text, max(0, match.start() - _NOT), match.start()
            ):
                continue  # "Not present were …"
            status = _status(line.text[max(0, match.start() - _BEFORE) : match.end()], vocabulary)
            end = sentence_end(line.text, start, vocabulary)
            people = people_at(line.paragraph, start, end, status, vocabulary)
            if len(people) >= 2:
                found += people
    return found


def _status(lead: str, vocabulary: Vocabulary) -> Attendance:
    said = re.split(r"[.;:]\s", lead)[-1]
    return "in_attendance" if vocabulary.pattern("attendance.besides").search(said) else "present"
