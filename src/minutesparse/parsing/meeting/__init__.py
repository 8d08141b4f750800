"""The facts about the meeting itself: which body met, when, where, who was in the chair, and when next."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.dates import is_american
from minutesparse.parsing.lines import Outline
from minutesparse.parsing.meeting.body import find_body
from minutesparse.parsing.meeting.chair import find_chair, find_secretary
from minutesparse.parsing.meeting.date import find_meeting_date
from minutesparse.parsing.meeting.facts import find_facts
from minutesparse.parsing.meeting.following import find_next_meeting
from minutesparse.parsing.meeting.place import find_place
from minutesparse.parsing.meeting.times import find_times_of_meeting
from minutesparse.parsing.meeting.title_lines import find_title
from minutesparse.schema import Meeting, Person


def find_meeting(outline: Outline, people: Sequence[Person]) -> Meeting:
    """Return the meeting that the minutes are of; what they don't say is None.

    `people` are those the attendance names: the chair and the secretary are given by the fullest name
    found there. Dates in figures are read in the order of day and month that the document itself shows.
    """
    facts = find_facts(outline)
    day_first = not is_american(outline.document.text, outline.vocabulary, outline.document.beside())
    day = find_meeting_date(outline, facts, day_first=day_first)
    start, end = find_times_of_meeting(outline, facts, day)
    body, organisation = find_body(outline, facts)
    return Meeting(
        body=body,
        organisation=organisation,
        title=find_title(outline),
        date=day.isoformat() if day else None,
        start_time=start,
        end_time=end,
        place=find_place(outline, facts),
        chair=find_chair(outline, facts, people),
        secretary=find_secretary(outline, facts, people),
        next_meeting=find_next_meeting(outline, day, day_first=day_first),
    )
