"""The lines at the top that may name the meeting: up to the attendance or the business."""

from __future__ import annotations

import re

from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Line, Outline, Part
from minutesparse.parsing.meeting.facts import label_kinds
from minutesparse.parsing.meeting.title import has_body_word
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

TITLE_LINES = 9


def find_title(outline: Outline) -> str | None:
    """Return the line that says what the document is, as written, None where there is none."""
    pattern = outline.vocabulary.pattern("meeting.minutes")
    for line in title_lines(outline):
        if (
            pattern.search(line.text)
            and len(line.text) <= 200
            and not _points_elsewhere(line, outline.vocabulary)
        ):
            return line.text
    first = next((line for line in title_lines(outline) if line.part is not Part.BUSINESS), None)
    return first.text if first and first.heading and len(first.text) <= 120 else None


def title_lines(outline: Outline) -> list[Line]:
    """Return the first lines, up to the attendance or the business, without facts beside labels."""
    found = []
    for line in outline.lines[: TITLE_LINES + 8]:
        numbered = bool(line.paragraph.label and re.match(r"\d", line.paragraph.label))
        # "Members' Meeting" as the first line of all heads no list of members
        titled = line.index == 0 and outline.vocabulary.pattern("meeting.sittings").search(line.text)
        if numbered or line.part is Part.NEXT_MEETING or (line.part in ATTENDANCE_PARTS and not titled):
            break
        if line.part is Part.BUSINESS and line.index >= 3 and not line.heading:
            break
        if line.part is Part.OTHER and line.heading and line.table is None and line.index:
            break  # "How to join", "Contents"
        in_facts = line.table is not None and line.column in {Column.LABEL, Column.NOTES}
        bullet = line.paragraph.label and line.index > 0
        if (line.index == 0 or not in_facts) and not bullet and not _is_fact(line.text, outline.vocabulary):
            found.append(line)
    return found[:TITLE_LINES]


def _points_elsewhere(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line below the title leads to another text: "See the agenda here: https://…", "from template"."""
    pointed = "://" in line.text or vocabulary.pattern("meeting.elsewhere").match(line.text)
    return bool(pointed) and not line.heading


def _is_fact(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a fact beside its label, or tells that the meeting opened."""
    label = re.match(r"\W{0,3}([^:|]{1,50}?)\s?:(?:\s|$)", text)
    if label:
        key = label[1]
        about = label_kinds(key, vocabulary) or vocabulary.pattern("meeting.not_this").match(key)
        if (
            about
            and not has_body_word(key, vocabulary)
            and plain(key) not in vocabulary.set("meeting.minutes")
        ):
            return True
    return len(words(text)) > 5 and bool(vocabulary.pattern("meeting.opened").search(text))
