"""What a file that is kept from meeting to meeting repeats: a dated heading, "Meeting 3", "Date: 3 May", a form.

Any of these may stand in the minutes of one meeting too. They part meetings where they come again in
one shape, in the order of time, from the beginning of the file to its end, with notes between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutesparse.compiling import compiled
from minutesparse.dates import FoundDate, find_dates
from minutesparse.document import Block, Paragraph, Table
from minutesparse.parsing.headings import emphasis, heading_part, is_day, is_prose
from minutesparse.parsing.lines import ATTENDANCE_PARTS
from minutesparse.parsing.meeting.facts import label_kinds
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

_LONGEST = 14
"""Words: what names a meeting is short."""
_LONGEST_LINE = 120
_DAY_WITHIN = 3
_FORM_ROWS = 4
_WEEK_WORDS = 9
_YEAR = 372
_COUNT = compiled(r"[\s#:.-]{0,3}(?:no\.?\s?|nr\.?\s?)?(\d{1,3})(?![\d./-]*\d)", re.IGNORECASE)
_NUMBERED = compiled(r"\(?[\divxa-z]{1,3}[.)]", re.IGNORECASE)
_OPENING = compiled(r"^\W*")


@dataclass(frozen=True, slots=True)
class Head:
    """A block that may begin a meeting. Those of one `shape` look the same and say the same kind of thing."""

    at: int
    shape: tuple[object, ...]
    days: tuple[FoundDate | None, FoundDate | None] = (None, None)  # read day first, month first
    count: int | None = None
    named: bool = False  # it says that it is a meeting
    field: bool = False  # it is a field of a form

    @property
    def alone(self) -> bool:
        """It is a day and nothing else, as a day of one long meeting may be, and an entry of a diary."""
        return not self.named and not self.field


def find_heads(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[Head]:
    """Yield what may begin a meeting, in reading order."""
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            head = _form(at, block, vocabulary)
        else:
            head = _line(at, block, vocabulary) or _title(at, blocks, vocabulary)
        if head is not None:
            yield head


def _form(at: int, table: Table, vocabulary: Vocabulary) -> Head | None:
    """A table that begins with the day of a meeting, beside its label, and another fact of it."""
    kinds: set[str] = set()
    dated = None
    for row in table.rows[:_FORM_ROWS]:
        for cell, beside in pairwise([*row, None]):
            text = cell.text if cell is not None else ""
            label, colon, value = text.partition(":")
            if not (colon and value.strip()) and beside is not None:
                value = beside.text
            told = label_kinds(label, vocabulary)
            kinds |= told
            if "date" in told and dated is None and len(value) <= 60:
                dated = _days(value, vocabulary)
    people = any(heading_part(p.text, vocabulary) in ATTENDANCE_PARTS for p in list(table.paragraphs())[:12])
    if dated is None or not (people or kinds - {"date"}):
        return None
    return Head(at, ("form", table.width), dated, field=True)


def _line(at: int, paragraph: Paragraph, vocabulary: Vocabulary) -> Head | None:
    text = paragraph.text
    if len(text) > _LONGEST_LINE or not any(c.isdigit() for c in text) or len(text.split()) > _LONGEST:
        return None
    label, colon, value = text.partition(":")
    look = (paragraph.heading, paragraph.level, _marking(paragraph), emphasis(paragraph))
    if colon and {"date", "time"} & label_kinds(label, vocabulary):
        days = _days(value, vocabulary)
        return Head(at, ("field", *look[:3]), days, field=True) if days else None
    if is_prose(text):
        return None
    counted = _count(text, vocabulary)
    days = _days(text, vocabulary)
    if counted is not None:
        return Head(at, ("counted", counted[0], *look), days or (None, None), counted[1], named=True)
    if days is None:
        weekly = _week(text, vocabulary)
        return Head(at, ("week", *look), weekly) if weekly else None
    if is_day(text, vocabulary):
        return Head(at, ("day", *look), days)
    if _names_sitting(text, vocabulary):
        return Head(at, ("meeting", *look), days, named=True)
    return None


def _title(at: int, blocks: Sequence[Block], vocabulary: Vocabulary) -> Head | None:
    """A title that says minutes, or a meeting, with its day in one of the next lines; those of one wording are one series."""
    title = blocks[at]
    if (
        not isinstance(title, Paragraph)
        or title.label
        or len(title.text) > _LONGEST_LINE
        or is_prose(title.text)
    ):
        return None
    named = vocabulary.pattern("kind.title", "meeting.sittings").search(title.text)
    first = blocks[0]
    again = isinstance(first, Paragraph) and title.heading and _wording(title) == _wording(first)
    if not (named or again) or vocabulary.pattern("meeting.not_this").search(title.text):
        return None
    for block in blocks[at + 1 : at + 1 + _DAY_WITHIN]:
        text = block.text if isinstance(block, Paragraph) else ""
        if len(text) <= _LONGEST_LINE and (days := _days(text, vocabulary)):
            return Head(at, ("title", _wording(title)), days, named=True)
    return None


def _wording(title: Paragraph) -> str:
    return " ".join(w for w in words(title.text) if not w[0].isdigit())


def _marking(paragraph: Paragraph) -> str | None:
    """A bullet, or "1." for any number: what entries of one list have in common."""
    label = paragraph.label
    return "1." if label and _NUMBERED.match(label) else label


def _days(text: str, vocabulary: Vocabulary) -> tuple[FoundDate, FoundDate] | None:
    """Return the one day in a text, as it is where the day stands first and where the month does."""
    found = [d for d in find_dates(text, vocabulary) if d.precision == "day"]
    if len(found) != 1:
        return None
    if not found[0].figures:
        return found[0], found[0]
    other = [d for d in find_dates(text, vocabulary, day_first=False) if d.precision == "day"]
    return (found[0], other[0]) if len(other) == 1 else None


def _week(text: str, vocabulary: Vocabulary) -> tuple[FoundDate, FoundDate] | None:
    """Return the first day of a line that is nothing but a stretch of days: "18/2 - 24/2"."""
    if len(text.split()) > _WEEK_WORDS:
        return None
    read = [find_dates(text, vocabulary, day_first=first, bare=True) for first in (True, False)]
    if any(len(days) != 2 or days[0].day is None or days[1].day is None for days in read):
        return None
    rest = text[: read[0][0].start] + text[read[0][0].end : read[0][1].start] + text[read[0][1].end :]
    small = vocabulary.set("meeting.counted") | vocabulary.set("dates.of")
    return (read[0][0], read[1][0]) if set(words(rest)) <= small else None


def _count(text: str, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """ "Meeting 3", "Week #4: …": what is counted, and its number."""
    start = _OPENING.match(text)
    at = start.end() if start else 0
    match = vocabulary.pattern("meeting.sittings", "meeting.counted").match(text, at)
    number = _COUNT.match(text, match.end()) if match else None
    return (plain(match.group()), int(number[1])) if match and number else None


def _names_sitting(text: str, vocabulary: Vocabulary) -> bool:
    """ "Client meeting: 3 May 2021"; not "Minutes of the last meeting", which an item is headed with."""
    if vocabulary.pattern("meeting.not_this").search(text):
        return False
    return bool(vocabulary.set("meeting.sittings") & set(words(text)))


def in_order(heads: Sequence[Head]) -> bool:
    """Tell whether the heads go on by day, or by number, forwards or backwards; a slip or two in a long row are let pass."""
    counts = [h.count for h in heads if h.count is not None]
    if len(counts) == len(heads):
        return _goes_on(counts, strictly=True)
    return any(_goes_on(_ordinals(heads, first)) for first in (0, 1))


def _ordinals(heads: Sequence[Head], order: int) -> list[int]:
    days = [h.days[order] for h in heads]
    yearly = any(d is not None and d.year is None for d in days)
    found = []
    for day in days:
        if day is not None and day.month is not None and day.day is not None:
            year = 0 if yearly or day.year is None else day.year
            found.append(year * _YEAR + day.month * 31 + day.day)
    if yearly:
        found = _over_new_year(found)
    return found


def _over_new_year(days: list[int]) -> list[int]:
    """Days without a year, counted on from December to January as often as they turn; the latest may come first."""
    half = _YEAR // 2
    counted, year = days[:1], 0
    for before, day in pairwise(days):
        year += (before - day > half) - (day - before > half)
        counted.append(day + year * _YEAR)
    return counted


def _goes_on(values: Sequence[int], *, strictly: bool = False) -> bool:
    steps = [b - a for a, b in pairwise(values)]
    if not steps:
        return False
    up, down = sum(s > 0 for s in steps), sum(s < 0 for s in steps)
    same = len(steps) - up - down
    if strictly and same:
        return False
    slips = len(steps) // 5
    return max(up, down) > 0 and min(up, down) <= slips and same <= max(1, len(steps) // 3)


def is_one_sitting(heads: Sequence[Head]) -> bool:
    """Tell whether days that are nothing else follow each other: those of one meeting that took several."""
    if not all(h.alone for h in heads):
        return False
    days = [d.date.toordinal() for h in heads if (d := h.days[0]) is not None and d.date is not None]
    if len(days) < len(heads):
        days = _ordinals(heads, 0)
    return bool(days) and max(days) - min(days) <= len(heads)
