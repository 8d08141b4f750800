"""Lists of actions that were kept up after the meeting: what they say was done was new when it met."""

from __future__ import annotations

from minutesparse.dates import find_dates, is_american
from minutesparse.parsing.lines import Column, Outline
from minutesparse.parsing.meeting.date import find_meeting_date
from minutesparse.parsing.meeting.facts import find_facts


def is_kept_up(table: int | None, outline: Outline) -> bool:
    """Tell a table whose states bear days after the meeting: "Completed 17 June" in minutes of 3 June."""
    said = [
        line.text
        for line in outline.lines
        if line.table is not None and line.table.number == table and line.column is Column.STATUS
    ]
    day_first = not is_american(outline.document.text, outline.vocabulary, outline.document.beside())
    days = [
        found.date
        for text in said
        for found in find_dates(text, outline.vocabulary, day_first=day_first)
        if found.date is not None and found.day
    ]
    if not days:
        return False
    met = find_meeting_date(outline, find_facts(outline), day_first=day_first)
    return met is not None and all(day > met for day in days)
