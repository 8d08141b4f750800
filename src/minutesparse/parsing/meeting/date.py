"""The date of the meeting itself, among the dates that minutes are full of."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minutesparse.dates import FoundDate, days_in_name, find_dates
from minutesparse.dates.calendar import make_date
from minutesparse.parsing.headings import is_marked_action
from minutesparse.parsing.lines import Line, Outline, Part
from minutesparse.parsing.meeting.facts import Fact
from minutesparse.text import words
from minutesparse.vocabulary import Vocabulary

_HEAD_LINES = 14
_OPENING_LINES = 60
_LAST_LINES, _FEW_WORDS = 12, 8
_LIST_PARTS = (Part.NEXT_MEETING, Part.PREVIOUS_ACTIONS, Part.ACTIONS, Part.DECISIONS)


@dataclass(frozen=True, slots=True)
class _Candidate:
    weight: float
    index: int
    found: FoundDate


def head_lines(outline: Outline) -> list[Line]:
    """Return the lines that say which meeting it was: those before the business, and a few at least."""
    head = []
    for line in outline.lines:
        if line.index >= 40 or (line.index >= _HEAD_LINES and line.part in (Part.BUSINESS, *_LIST_PARTS)):
            break
        loose = line.index < _HEAD_LINES and line.part not in _LIST_PARTS
        if is_marked_action(line.text, outline.vocabulary):
            continue  # its date is when it is due
        if loose or line.part in (Part.HEAD, Part.AGENDA, Part.OTHER):
            head.append(line)
    return head


def find_meeting_date(outline: Outline, facts: Sequence[Fact], *, day_first: bool) -> dt.date | None:
    """Return the best of the dates that the head, the labels and the opening words give."""
    candidates = sorted(_candidates(outline, facts, day_first=day_first), key=lambda c: (-c.weight, c.index))
    approved = _approved(outline, day_first=day_first)
    candidates.sort(
        key=lambda c: c.found.date in approved
    )  # such a day is this meeting's where no other is told
    for candidate in candidates:
        day = _with_year(candidate.found, outline, day_first=day_first)
        if day and candidate.found.day:
            return day
    return None


def _approved(outline: Outline, *, day_first: bool) -> set[dt.date]:
    """The days that the last lines set apart from the meeting's own: "Approved: 14 April 2020"."""
    other = outline.vocabulary.pattern("meeting.not_this")
    title = outline.vocabulary.pattern("meeting.minutes")
    return {
        found.date
        for line in outline.lines[-_LAST_LINES:]
        if not line.heading and len(words(line.text)) <= _FEW_WORDS
        if other.match(line.text) and not title.search(line.text)
        for found in find_dates(line.text, outline.vocabulary, day_first=day_first)
        if found.date
    }


_MOST_IN_LINE = 50
"""Dates of one line that are weighed; more of them are a calendar."""


def _candidates(outline: Outline, facts: Sequence[Fact], *, day_first: bool) -> Iterator[_Candidate]:
    yield from _beside_labels(outline, facts, day_first=day_first)
    yield from _in_head(outline, day_first=day_first)
    for line in outline.lines[:_OPENING_LINES]:
        if line.part in _LIST_PARTS or not outline.vocabulary.pattern("meeting.opened").search(
            line.text[:400]
        ):
            continue
        for found in find_dates(line.text[:400], outline.vocabulary, day_first=day_first):
            if not _is_other_meeting(line, found, "", outline.vocabulary):
                yield _Candidate(5.0, line.index, found)
    for text in [*_titles(outline), *(p.text for p in outline.document.furniture)]:
        for found in find_dates(text, outline.vocabulary, day_first=day_first):
            if not outline.vocabulary.pattern("meeting.not_this").search(text[: found.start]):
                yield _Candidate(2.0, len(outline.lines), found)


def _beside_labels(outline: Outline, facts: Sequence[Fact], *, day_first: bool) -> Iterator[_Candidate]:
    for fact in facts:
        weight = (
            10.0 if "date" in fact.kinds else 7.0 if fact.kinds & {"time", "start", "title", "body"} else 0
        )
        dates = find_dates(fact.value, outline.vocabulary, day_first=day_first, bare="date" in fact.kinds)
        if weight and dates:
            far = 5 if fact.line.part is Part.BUSINESS and fact.line.index >= _HEAD_LINES else 0
            yield _Candidate(weight - far - fact.line.index / 100, fact.line.index, dates[0])


def _in_head(outline: Outline, *, day_first: bool) -> Iterator[_Candidate]:
    before = ""
    for line in head_lines(outline):
        # "7th" and "April 2025" may stand on two lines, where the ordinal is set high.
        if re.fullmatch(r"\d{1,2}\s?[^\W\d_]{0,3}", before) and len(line.text) <= 40:
            for found in find_dates(f"{before} {line.text}", outline.vocabulary, day_first=day_first)[:1]:
                if found.start == 0:
                    yield _Candidate(6.5 - line.index / 20, line.index, found)
        short = len(words(line.text)) <= 12 and not line.paragraph.label
        for found in find_dates(line.text, outline.vocabulary, day_first=day_first)[:_MOST_IN_LINE]:
            told = line.index < 8 or line.heading or short
            if told and not _is_other_meeting(line, found, before, outline.vocabulary):
                yield _Candidate(_head_weight(line, found, outline.vocabulary), line.index, found)
        before = line.text


def _titles(outline: Outline) -> list[str]:
    return [v for k, v in outline.document.properties.items() if k in {"title", "subject"} and v]


def _head_weight(line: Line, found: FoundDate, vocabulary: Vocabulary) -> float:
    """Weigh a date in the head: in the words of a title, alone on its line, or only somewhere."""
    rest = line.text[: found.start] + line.text[found.end :]
    told = vocabulary.pattern("meeting.minutes", "meeting.sittings", "meeting.bodies").search(rest)
    weight = 8.0 if told and (line.heading or line.part is not Part.AGENDA) else 4.0
    if sum(len(w) for w in words(rest) if not w.isdigit()) <= 24:
        weight = max(weight, 7.0)
    if len(line.text) > 200:
        weight -= 2
    if line.part is Part.BUSINESS and (not line.heading or line.index >= 8):
        weight -= 3
    return weight + (0.5 if line.heading else 0) - line.index / 20


def _is_other_meeting(line: Line, found: FoundDate, before: str, vocabulary: Vocabulary) -> bool:
    """Whether the words before a date give it to another meeting, or to the file and not the meeting."""
    lead = line.text[max(0, found.start - 60) : found.start]
    lead = re.split(r"[.;|]\s", lead)[-1]
    if not lead.strip() and before.rstrip().endswith(":"):
        lead = before[-40:]
    if line.part is Part.NEXT_MEETING or vocabulary.pattern("meeting.not_this").search(lead):
        return True
    of_minutes = vocabulary.pattern("meeting.minutes").search(lead)
    numbered = bool(re.match(r"\d", line.paragraph.label or ""))
    an_item = numbered or (line.part is Part.BUSINESS and line.index >= 3)
    if of_minutes and an_item and re.search(r"\s(?:of|from|for|van)\s", lead[of_minutes.start() :]):
        return True  # an item on the minutes of the meeting before
    return bool(of_minutes and vocabulary.pattern("meeting.not_this").search(line.text, found.end))


def _with_year(found: FoundDate, outline: Outline, *, day_first: bool) -> dt.date | None:
    """Return a day with its year; where none is written, the one the document's other dates speak for.

    The file's fields or name may have that very day. "Friday 23rd January" is of the year near them in which
    that day is a Friday.
    """
    if found.year is not None or found.month is None or found.day is None:
        return found.date if found.day else None
    told = {day for text in outline.document.beside() for day in days_in_name(text, outline.vocabulary)}
    told = {day for day in told if (day.month, day.day) == (found.month, found.day)}
    if len(told) == 1 and found.weekday in (None, min(told).isoweekday()):
        return min(told)  # "Friday 16th January" in "2026-01-16.md"
    dates = find_dates(outline.document.text[:200_000], outline.vocabulary, day_first=day_first)
    dates += [d for t in _titles(outline) for d in find_dates(t, outline.vocabulary)]
    years = Counter(d.year for d in dates if d.year and d.year >= 1990)
    years.update(
        int(y)
        for y in re.findall(r"(?<![\d.,/-])(20[0-4]\d)(?![\d,]|[-/]\d)", outline.document.text[:200_000])
    )
    if not years:
        # The file's own dates may not say when the meeting was, but they say of which year "23 January" is.
        years.update(
            int(y) for v in outline.document.properties.values() for y in re.findall(r"20[0-4]\d", v)
        )
    if not years:
        return None
    likely = [year for year, _ in sorted(years.items(), key=lambda p: (-p[1], -p[0]))]
    if found.weekday:
        near = sorted({y + step for y in likely[:3] for step in (0, 1, -1)}, key=lambda y: (-years[y], -y))
        for year in near:
            day = make_date(year, found.month, found.day)
            if day and day.isoweekday() == found.weekday:
                return day
    return make_date(likely[0], found.month, found.day)
