"""What a file's own fields say of the meeting, where its text does not: front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from minutesparse.dates import FoundTime, find_dates, find_times
from minutesparse.parsing.lines import Outline
from minutesparse.parsing.meeting.facts import label_kinds
from minutesparse.schema import NextMeeting
from minutesparse.text import plain, words
from minutesparse.vocabulary import DEFAULT, Vocabulary, load

_BODY = "body"
"""What programs call the field, in minutes of any language."""
_MOST_WORDS = 16
_LONGEST_NAME = 5
_UNTOLD = frozenset({"00:00", "12:00"})
"""What programs write beside a date where nobody gave a time."""


def place_in_properties(outline: Outline) -> str | None:
    """Return the place of "location: Zoom", None where no field gives one."""
    told = (value for key, value in _fields(outline) if _announces(key, "meeting.place", outline.vocabulary))
    return next((value for value in told if 0 < len(words(value)) <= _MOST_WORDS), None)


def chair_in_properties(outline: Outline) -> str | None:
    """Return what stands behind "chair: moss", None where no field tells it."""
    return _holder(outline, "roles.chair")


def body_in_properties(outline: Outline) -> str | None:
    """Return what stands behind "body: Harbour Committee" or "council body: …", None where no field names who met."""
    told = (value for key, value in _fields(outline) if words(key)[-1:] == [_BODY])
    return next((value for value in told if value[:1].isupper() and len(words(value)) <= _MOST_WORDS), None)


def secretary_in_properties(outline: Outline) -> str | None:
    """Return what stands behind "scribe: moss", None where no field tells it."""
    return _holder(outline, "roles.secretary")


def _holder(outline: Outline, office: str) -> str | None:
    told = (value for key, value in _fields(outline) if _announces(key, office, outline.vocabulary))
    return next((value for value in told if 0 < len(words(value)) <= _LONGEST_NAME), None)


def end_in_properties(outline: Outline) -> str | None:
    """Return the time of "end: 20:20", None where no field gives one."""
    for key, value in _fields(outline):
        times = find_times(value, outline.vocabulary) if "end" in _kinds(key, outline.vocabulary) else []
        if times:
            return times[0].time
    return _closing_time(outline)


def _closing_time(outline: Outline) -> str | None:
    """Return the time behind "close" where one field holds both: "time: open: 19:30, close: 20:20"."""
    closed = outline.vocabulary.pattern("meeting.closed")
    for key, value in _fields(outline):
        told = closed.search(value) if "time" in _kinds(key, outline.vocabulary) else None
        times = find_times(value[told.end() :], outline.vocabulary) if told else []
        if times:
            return times[0].time
    return None


def time_in_properties(outline: Outline, day: date | None) -> FoundTime | None:
    """Return the time of "time: 7 pm", or that beside the meeting's day in "date: 2021-11-17 5:00pm".

    Beside a date it may be when the file was put up: only a full quarter of an hour counts there.
    """
    for key, value in _fields(outline):
        dates = find_dates(value, outline.vocabulary)
        bare = value
        for found in reversed(dates):
            bare = bare[: found.start] + " " + bare[found.end :]
        times = find_times(bare, outline.vocabulary)
        if not times:
            continue
        kinds = _kinds(key, outline.vocabulary)
        told = times[0].time not in _UNTOLD
        of_day = told and "date" in kinds and day is not None and day in {d.date for d in dates}
        if kinds & {"time", "start"} or (of_day and _is_quarter(times[0].time, value)):
            return times[0]
    return None


def next_in_properties(outline: Outline) -> NextMeeting | None:
    """Return the day of "next-meeting: 2026-06-04", None where no field gives one."""
    for key, value in _fields(outline):
        named = _announces(key, "headings.next_meeting", outline.vocabulary)
        told = find_dates(value, outline.vocabulary) if named else []
        if told and told[0].date and told[0].day:
            return NextMeeting(date=told[0].date.isoformat())
    return None


def _announces(key: str, phrases: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a field's name is one of the phrases; those of a program are English in any minutes."""
    return plain(key) in vocabulary.set(phrases) | load(DEFAULT).set(phrases)


def _kinds(key: str, vocabulary: Vocabulary) -> frozenset[str]:
    return label_kinds(key, vocabulary) | label_kinds(key, load(DEFAULT))


def _fields(outline: Outline) -> Iterator[tuple[str, str]]:
    for key, value in outline.document.properties.items():
        yield re.sub(r"[-_]", " ", key), value


def _is_quarter(time: str, value: str) -> bool:
    return int(time[3:]) % 15 == 0 and not re.search(r":\d\d:(?!00)\d\d", value)
