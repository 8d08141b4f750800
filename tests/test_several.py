"""Several meetings in one file, each with its own minutes and the file's body."""

import io
from pathlib import Path

import pytest

from minutesparse import extract
from minutesparse.document import DocumentBuilder
from minutesparse.parsing.several import split_meetings
from minutesparse.register.outstanding import by_body
from minutesparse.vocabulary import load
from written import write

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


def split(*blocks, title="Minutes of the kiln team"):
    return split_meetings(write(*blocks, title=title), load("en"))


def test_a_field_with_the_day_begins_each_meeting_of_a_log() -> None:
    blocks = []
    for day in ("3/05/2021", "10/05/2021", "17/05/2021"):
        blocks += [
            f"Date: {day}",
            "Attendees:",
            "- Dora Fenwick",
            "- Ravi Menon",
            "Notes",
            "- The kiln cooled.",
        ]
    assert len(split(*blocks)) == 3
    assert len(split(*blocks[:6], "# Next meeting", "Date: 10/05/2021", "Attendees: all")) == 1


def test_dated_headings_begin_meetings_newest_first_too() -> None:
    days = ("21 June 2021", "14 June 2021", "2 June 2021")
    log = [line for day in days for line in (f"# {day}", "- Talked of glazes.", "- Dora ordered clay.")]
    assert len(split(*log)) == 3
    named = [line for line in log if not line.startswith("# ")]
    assert len(split(*named)) == 1


def test_bullets_that_are_days_begin_meetings() -> None:
    log = [line for day in (4, 11, 25) for line in (f"- {day}/06/2021", "Talked of glazes.", "Clay came.")]
    assert len(split(*log)) == 3
    assert len(split("Present: Dora Fenwick", *log)) == 1  # a diary in the minutes of one meeting


def test_counted_meetings_with_their_day_or_those_present() -> None:
    log = []
    for count in (1, 2, 3):
        log += [f"# Meeting {count}: glazes", "Attendees: Dora Fenwick, Ravi Menon", "- Clay came."]
    assert len(split(*log)) == 3
    dated = [
        line for n in (1, 2, 3) for line in (f"Meeting {n}: {n + 3}/05/21", "All came.", "Clay is short.")
    ]
    assert len(split(*dated)) == 3


def test_weeks_begin_the_notes_of_each() -> None:
    log = [
        line for n in (1, 8, 15) for line in ("", f"{n}/6 - {n + 6}/6", "- Dora ordered clay.", "- Glazes.")
    ]
    assert len(split(*log)) == 3


def test_a_form_with_the_day_begins_each_meeting() -> None:
    log = []
    for day in ("3 May 2021", "17 May 2021"):
        log += [
            [["Date", day], ["Venue", "Kiln shed"], ["Present", "Dora, Ravi"]],
            "Clay came.",
            "Glazes dried.",
        ]
    first, second = split(*log)
    assert "17 May" not in first.blocks[1].rows[0][1].text
    assert "17 May" in second.blocks[0].rows[0][1].text


def test_what_has_days_in_one_meeting_is_one_meeting() -> None:
    present = "Present: Dora Fenwick, Ravi Menon"
    ahead = [f"- {day} June 2021" for day in (4, 11, 25)]
    assert len(split(present, "# Kiln", "It cooled.", "# Dates ahead", *ahead)) == 1
    two_days = ["# Monday 3 May 2021", present, "It cooled.", "# Tuesday 4 May 2021", present, "It was lit."]
    assert len(split(*two_days)) == 1
    items = [
        "# Minutes of the meeting of 3 May 2021",
        "Agreed.",
        "# Report on the meeting of 9 May 2021",
        "Noted.",
    ]
    assert len(split(present, *items, "# Kiln", "It cooled.")) == 1


def test_the_meetings_of_a_log_are_minutes_where_its_title_says_so() -> None:
    log = "Kiln team meeting minutes\n\n" + "".join(
        f"## {day} June 2021\n\n- Dora will order clay.\n- The glazes dried in {day} days.\n\n"
        for day in (4, 11, 25)
    )
    meetings = extract("log.md", stream=io.BytesIO(log.encode()))
    assert [m.meeting.date for m in meetings] == ["2021-06-04", "2021-06-11", "2021-06-25"]
    assert all("Dora" in m.actions[0].owners[0].text for m in meetings)


def test_the_file_s_own_title_comes_again_with_another_day() -> None:
    said = ["The kiln was lit again and cooled."] * 6
    builder = DocumentBuilder("md")
    for day in ("3 May 2021", "7 June 2021"):
        builder.paragraph("Friends of the kiln", heading=1)
        for text in (day, *said):
            builder.paragraph(text)
    assert [len(part.blocks) for part in split_meetings(builder.build(), load("en"))] == [8, 8]


def test_headings_of_the_highest_level_that_are_all_days_begin_meetings() -> None:
    def sizes(title: str, said: str) -> list[int]:
        builder = DocumentBuilder("md")
        for day in ("3 May 2021", "7 June 2021"):
            builder.paragraph(f"{title} {day}", heading=1)
            for text in ("Glazes", "Clay", "Rota"):
                builder.paragraph(text, heading=2)
                builder.paragraph(said)
        return [len(part.blocks) for part in split_meetings(builder.build(), load("en"))]

    assert sizes("Kiln team", "- It was talked about.") == [14]  # nothing says that these are meetings
    assert sizes("Kiln team meeting", "It was talked about.") == [7, 7]


@pytest.mark.parametrize(
    "days",
    [
        ["3 November", "8 December", "12 January", "10 February"],
        ["10 February", "12 January", "8 December", "3 November"],
    ],
)
def test_a_log_over_the_new_year_comes_apart_forwards_and_backwards(days) -> None:
    told = ("Present: Ann Moss, Joe Hale", "The ferry was looked at again, and it is old.")
    blocks = [block for day in days for block in (f"# {day}", *told)]
    assert len(split(*blocks)) == 4
