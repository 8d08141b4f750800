"""Several meetings in one file, each with its own minutes and the file's body."""

from pathlib import Path

from minutesparse import extract
from minutesparse.document import DocumentBuilder
from minutesparse.parsing.several import split_meetings
from minutesparse.register.outstanding import by_body
from minutesparse.vocabulary import load

SOURCES = Path(__file__).parent / "fixtures" / "sources"


def test_a_year_in_one_file_is_a_meeting_a_heading() -> None:
    first, second = extract(SOURCES / "school-friends.md")
    assert (first.meeting.date, second.meeting.date) == ("2016-01-11", "2016-02-08")
    assert second.meeting.body == first.meeting.body
    assert {a.text for a in first.actions}.isdisjoint({a.text for a in second.actions})


def test_minutes_of_the_last_meeting_begin_no_meeting() -> None:
    builder = DocumentBuilder("test")
    builder.paragraph("Minutes of the Weir Trust held on 4 May 2021", heading=1)
    builder.paragraph("Present: Dora Fenwick, Ravi Menon")
    builder.paragraph("The minutes of the meeting held on 6 April 2021 were approved.")
    builder.paragraph("Those present thanked the Clerk.")
    assert len(split_meetings(builder.build(), load("en"))) == 1


def test_committees_of_two_organisations_are_two_bodies() -> None:
    meetings = [*extract(SOURCES / "makerspace.md"), *extract(SOURCES / "radio-society.txt")]
    assert {m.meeting.body for m in meetings} == {"Committee"}
    assert len(by_body(meetings)) == 2
