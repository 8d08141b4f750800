"""Lists of the dates of several meetings to come, under each other or in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutesparse.dates import FoundDate, find_dates
from minutesparse.parsing.lines import Line, Outline, Part
from minutesparse.text import words
from minutesparse.vocabulary import Vocabulary

A_LIST = 3
"""As many dates are a list."""
_LONGEST_LEAD = 60
"""Characters."""


def find_schedules(outline: Outline) -> Iterator[tuple[str, ...]]:
    """Yield the lines of each list of dates that is said to be of meetings: "Dates for 2023" over a table of Thursdays.

    A list in one line has what it is of before it: "Meetings in 2023: 5 May, 6 June, 7 July".
    """
    vocabulary = outline.vocabulary
    of_meetings = vocabulary.pattern("meeting.sittings", "meeting.date")
    run: list[Line] = []
    lines = [line for line in outline.lines if line.part not in (Part.ACTIONS, Part.PREVIOUS_ACTIONS)]
    for line in [*lines, None]:
        if line is not None and only_dates(line.text, vocabulary):
            run.append(line)
            continue
        if sum(len(find_dates(other.text, vocabulary)) for other in run) >= A_LIST:
            above = " ".join(other.text for other in outline.lines[max(0, run[0].index - 2) : run[0].index])
            if of_meetings.search(above):
                yield tuple(other.text for other in run)
        run = []
        lead, colon, rest = line.text.partition(":") if line is not None else ("", "", "")
        if colon and len(lead) <= _LONGEST_LEAD and of_meetings.search(lead) and in_a_row(rest, vocabulary):
            yield (rest,)


def in_a_row(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text gives a list of days: "17 October, 21 November and 12 December".

    >>> from minutesparse.vocabulary import load
    >>> in_a_row("17 October, 21 November and 12 December", load("en"))
    True
    >>> in_a_row("17 October. Papers by 3 October, and notes by 20 October", load("en"))
    False
    """
    run, end = 0, 0
    for found in find_dates(text, vocabulary):
        apart = found.day is None or re.search(r"[^\W\d_]{4}|[.:]\s", text[end : found.start])
        run, end = 1 if apart else run + 1, found.end
        if run >= A_LIST:
            return True
    return False


def only_dates(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line holds dates and nothing else but small words."""
    dates = find_dates(text, vocabulary) if len(text) <= 90 else []
    rest = text
    for found in reversed(dates):
        rest = rest[: found.start] + rest[found.end :]
    return bool(dates) and not re.search(r"[^\W\d_]{3}", rest)


def year_headed(text: str, vocabulary: Vocabulary) -> int | None:
    """Return the year that a line over a list of dates gives to those below it: "Dates for 2023"."""
    years = re.findall(r"(?<!\d)20[0-4]\d(?!\d)", text) if len(words(text)) <= 14 else []
    return int(years[0]) if len(set(years)) == 1 and not find_dates(text, vocabulary) else None


def is_other_matter(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text says more than when, and nothing of a meeting."""
    told = vocabulary.pattern("meeting.sittings", "meeting.next_leads", "due.next").search(text)
    return not told and len(re.findall(r"[^\W\d_]{3,}", text)) >= 4


def of_another(text: str, found: FoundDate, vocabulary: Vocabulary) -> bool:
    """Whether the words before a date give it to something else: minutes that were approved, a deadline."""
    lead = re.split(r"[.;]\s", text[max(0, found.start - 50) : found.start])[-1]
    other = vocabulary.pattern("meeting.not_this").search(lead)
    return bool(other) and not vocabulary.pattern("due.next", "meeting.next_leads").search(lead)
