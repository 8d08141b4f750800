"""Items that plain lines head, meetings that front matter names, and what stands at the top beside them."""

from __future__ import annotations

import io

import pytest

from minutesparse import pipeline
from minutesparse.errors import NotMinutes

TALK = "The ranger told the board that the deer had been at the young trees again."


def read(text: str, name: str = "m.md"):
    (minutes,) = pipeline.extract(name, stream=io.BytesIO(text.encode()))
    return minutes


def titles(text: str, name: str = "m.md") -> list[str]:
    return [i.title for i in read(text, name).items]


def test_lines_that_begin_with_when_a_topic_was_begun_are_the_items():
    minutes = read(
        f"""# Fell Club, 3 May 2021

Number of Attendees: 6
Meeting Start Time: 7:06
Meeting End Time: 7:45

7:06 - Opening

7:07 - Reading of minutes

7:11 - Talk by Ann Moss about the Mill Farm and Market
- {TALK}
- Trees may be adopted

7:39 - Building about the village
- The shop begins soon

7:45 - End
"""
    )
    assert [i.title for i in minutes.items] == [
        "Opening",
        "Reading of minutes",
        "Talk by Ann Moss about the Mill Farm and Market",
        "Building about the village",
        "End",
    ]
    assert minutes.meeting.place is None
    assert (minutes.meeting.start_time, minutes.meeting.end_time) == ("07:06", "07:45")


def test_the_lines_of_a_chat_are_no_items():
    said = "\n\n".join(f"7:0{n} - {who}: {TALK}" for n, who in enumerate(["Ann", "Joe", "Ann", "Una", "Joe"]))
    assert titles(f"# Fell Board, 3 May 2021\n\nPresent: Ann Moss, Joe Hale, Una Fell\n\n{said}\n") == []


def test_short_lines_with_a_colon_over_bullets_are_the_items_where_nothing_else_is_headed():
    minutes = read(
        f"""Attendees: Ann, Joe, Una

Parking by the mill:

- {TALK}
- Ann asked whether the gates are to be locked at night from now on
- Joe will ask the farmer about the lower field

Workshop:

- The survey was sent round and twelve answers have come in so far
- Una said that the hall is free on both days
""",
        "minutes-2021-05-03.md",
    )
    assert [i.title for i in minutes.items] == ["Parking by the mill", "Workshop"]
    assert [p.name for p in minutes.people] == ["Ann", "Joe", "Una"]


def test_lines_that_repeat_the_agenda_are_the_items():
    text = f"""# Fell Board 2021-05-03

Present: Ann Moss, Joe Hale

## Agenda

- Mill roof
- Boat house
- Summer fair

## Notes

Mill roof:

{TALK}

Boat house

{TALK}

Summer fair

{TALK}
"""
    assert titles(text) == ["Mill roof", "Boat house", "Summer fair"]


def test_headings_below_another_that_repeat_the_agenda_are_the_items():
    topics = ["Chat programme", "Day of the fair", "Tidying the boat house", "Roof of the old mill"]
    agenda = "\n".join(f"{n}. {t}" for n, t in enumerate(topics[:3], 1))
    notes = "\n\n".join(f"## {t} (Ann) (5 min)\n\n- {TALK}" for t in topics)
    text = f"# Fell Board 2021-05-03\n\nPresent: Ann Moss, Joe Hale\n\n## Agenda\n\n{agenda}\n\n# Left over\n\n1. Bye-laws: Joe is away\n\n{notes}\n\n# For the board alone\n\nAt the end.\n"
    assert [t.split(" (")[0] for t in titles(text)] == [*topics, "For the board alone"]


def test_roman_numbers_alone_on_their_lines_number_the_titles_below_them():
    text = f"""Minutes of the Fell Board, 3 May 2021

Present: Ann Moss, Joe Hale

I.

Report on the mill
{TALK}

II.

Other matters – Things that touch the weir were discussed as part of the report.

III.

Adjournment
The meeting was closed at 8 pm.
"""
    minutes = read(text, "m.txt")
    assert [(i.number, i.title) for i in minutes.items] == [
        ("I", "Report on the mill"),
        ("II", "Other matters"),
        ("III", "Adjournment"),
    ]
    assert minutes.actions == []


def test_a_heading_that_ends_as_a_sentence_is_an_item_among_the_others():
    text = f"# Fell Board, 3 May 2021\n\n## Ann: wants a boat.\n\n{TALK}\n\n## Joe: reminded the board that there are old oars to be sold.\n\n{TALK}\n\n## Una: asked for a shed.\n\n{TALK}\n"
    assert len(titles(text)) == 3


def test_a_heading_that_gives_the_next_meeting_whole_is_no_item():
    text = f"# Fell Board, 3 May 2021\n\n## Mill\n\n{TALK}\n\n## Weir\n\n{TALK}\n\n## Fair\n\n{TALK}\n\n## Next meeting: 7 June 2021\n"
    minutes = read(text)
    assert [i.title for i in minutes.items] == ["Mill", "Weir", "Fair"]
    assert minutes.meeting.next_meeting.date == "2021-06-07"


def test_front_matter_that_names_the_meeting_leaves_the_first_heading_to_the_items():
    minutes = read(
        f'---\ntitle: "Weekly Meeting Minutes: Rowing Club Meeting #2"\n---\n\n# Club duties\n\n- Who does what\n  - {TALK}\n\n# Boats\n\n- {TALK}\n\n# Fees\n\n- {TALK}\n'
    )
    assert minutes.meeting.body == "Rowing Club"
    assert [i.title for i in minutes.items] == ["Club duties", "Boats", "Fees"]


def test_pages_filed_as_minutes_tell_in_their_fields_who_led_and_wrote():
    fields = "layout: {}\ntitle: 9/3/21\ndate: 2021-03-09\nfacilitator: Hernan\nnotetaker: Spencer"
    topics = "\n".join(f"- {t}\n\t- {TALK}\n\t- More of it" for t in ("Portal", "Group talks", "The fair"))
    minutes = read(f"---\n{fields.format('minutes')}\n---\n\n{topics}\n", "9_3_21.md")
    assert minutes.meeting.chair == "Hernan"
    assert [(p.name, p.attendance) for p in minutes.people] == [("Hernan", "present"), ("Spencer", "present")]
    assert [i.title for i in minutes.items] == ["Portal", "Group talks", "The fair"]
    with pytest.raises(NotMinutes):
        read(f"---\n{fields.format('post')}\n---\n\n{topics}\n", "9_3_21.md")


def test_fields_name_the_body_and_hold_when_the_meeting_opened_and_closed():
    minutes = read(
        f'---\ndate: 2021-05-03\ncouncil_body: "Fell and Moor Council"\ntime:\n  open: "19:59"\n  close: "20:26"\n---\n\n## Minutes of Special Sitting\n\nPresent: Ann Moss\n\n{TALK}\n'
    )
    assert minutes.meeting.body == "Fell and Moor Council"
    assert (minutes.meeting.start_time, minutes.meeting.end_time) == ("19:59", "20:26")


def test_initials_behind_names_are_none_of_the_names():
    minutes = read(
        f"# Fell4 meeting minutes 3 May 2021\n\nPresent: Rowan Moss RM, Joe Hale JH, Una Fell (taking minutes)\n\n## Roof\n\n{TALK}\n"
    )
    assert [(p.name, p.initials) for p in minutes.people][:2] == [
        ("Rowan Moss", ["RM"]),
        ("Joe Hale", ["JH"]),
    ]
    assert minutes.meeting.body == "Fell4"


def test_the_chair_is_who_opened_the_meeting_by_an_office_or_in_a_list():
    opened = read(
        f"Minutes of the Fell Board, 3 May 2021\n\nPresent:\n\nVice-Chair, Director Hale; Chairperson Moss, Director Vale\n\nCall to Order:\n\nDirector Vale called the meeting to order at 5:05 p.m.\n\n{TALK}\n",
        "m.txt",
    )
    assert opened.meeting.chair == "Vale"
    listed = read(
        f"# Fell Meeting 2021-05-03\n\n## Participants\n\n- Ann Moss, manager of the works and chairman of the meeting,\n- Joe Hale,\n\n## Roof\n\n{TALK}\n"
    )
    assert listed.meeting.chair == "Ann Moss"


def test_a_link_behind_a_list_of_names_is_nobody():
    minutes = read(
        f"# Fell Board, 3 May 2021\n\nPresent\n\n* Ann Moss\n* Joe Hale\n\nApologies\n\n* Una Fell\n\nNotepad: https://pad.example.org/fell\n\n## Roof\n\n{TALK}\n"
    )
    assert [p.name for p in minutes.people] == ["Ann Moss", "Joe Hale", "Una Fell"]


def test_who_acts_is_no_topic():
    text = f"# Fell Society, 3 May 2021\n\nPresent: Ann Moss\n\n## Actions\n\n- Board: vote on the rules at the next meeting\n\n## Should board members sign for letters?\n\n{TALK}\n\n## Boats\n\n{TALK}\n"
    (action,) = read(text).actions
    assert action.item is None


def test_one_word_and_a_span_of_time_at_the_top_tell_when_it_was():
    minutes = read(
        "# Protokoll der Sprechstunde 16.10.2019\n\nBesprechung: 20.30-22.00\n\n## Notizen\n\n### Dach\n\nDas Dach ist undicht, und wir haben noch kein Geld dafür.\n\n### Boot\n\nDas Boot wird bis zum nächsten Treffen von der Gruppe gestrichen.\n"
    )
    assert (minutes.meeting.start_time, minutes.meeting.end_time) == ("20:30", "22:00")


def test_a_day_with_hours_and_a_zone_is_no_item():
    text = f"Fell Board Meeting\n===\n\n3 May 2021, 19:30-21:00 UTC\n---\n\nPresent: Ann Moss\n\nRoof\n---\n\n{TALK}\n\nBoats\n---\n\n{TALK}\n"
    assert titles(text) == ["Roof", "Boats"]
