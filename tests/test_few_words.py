"""Minutes whose lists and items have their headings in the line: universities, councils, working groups."""

from __future__ import annotations

import pytest

from minutesparse import extract

ACADEMIC = """UNIVERSITY OF WESTMOOR
ACADEMIC BOARD

Minutes of the meeting held on Wednesday 6 March 2013 at 2.00pm in the Senate Room

Members: Professor A Bell (Chair), Dr C Dow, Ms E Fry
Attending: Mrs J Kerr (Secretary)
Not present: Dr L Moss

1. MINUTES
1.1 The minutes of the meeting held on 5 December 2012 were confirmed.

2. REVIEW OF PROGRAMMES
2.1 Considered: a paper from the Dean on new programmes.
2.2 Noted: that two programmes had closed.
2.3 Resolved: (i) that the BSc in Botany be approved; (ii) that a review take place in May.

3. DATE OF NEXT MEETING
3.1 Wednesday 12 June 2013
The meeting closed at 3.40 p.m.
"""

RUN_IN = """THORNBY PARISH COUNCIL
Minutes of the Ordinary Meeting held on Monday, 8th October 2018 at 7.00 p.m. in the Parish Rooms.
Present: Cllr. R. Marsh (in the Chair), Cllrs. P. Lund and S. Tate.
1. Apologies for absence were received from Cllr. T. Wren.
2. Declarations of interest. None.
3. Minutes. The minutes of the meeting held on 10th September were approved and signed.
4. Highways. The Clerk reported that the potholes had been filled.
5. Date of next meeting. Monday, 12th November at 7.00 p.m.
The meeting closed at 8.10 p.m.
"""

CLUB = """Riverbank Residents Association
Minutes of the Annual General Meeting held at St Mark's Church Hall on Thursday 16 May 2019

Present: Ann Moss (Chair), Joe Hale

Minutes of the 2018 AGM
The minutes were accepted as a true record.

Treasurer's report
Joe presented the accounts, which were adopted.

Election of officers
The following were elected:
Chair – Ann Moss
"""


def read(tmp_path, text, name="minutes.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return extract(path)[0]


def test_members_and_those_attending_are_all_who_came(tmp_path):
    minutes = read(tmp_path, ACADEMIC)
    assert {p.name: p.attendance for p in minutes.people} == {
        "A Bell": "present",
        "C Dow": "present",
        "E Fry": "present",
        "J Kerr": "present",
        "L Moss": "absent",
    }
    assert minutes.meeting.chair == "A Bell"


def test_numbered_paragraphs_that_say_what_was_resolved_are_no_items(tmp_path):
    minutes = read(tmp_path, ACADEMIC)
    assert [i.number for i in minutes.items] == ["1", "2", "3"]
    assert any(d.text.startswith("Resolved: (i) that the BSc") for d in minutes.decisions)


def test_the_time_that_the_meeting_closed_is_not_that_of_the_next(tmp_path):
    following = read(tmp_path, ACADEMIC).meeting.next_meeting
    assert (following.date, following.start_time) == ("2013-06-12", None)


def test_items_whose_headings_run_in(tmp_path):
    minutes = read(tmp_path, RUN_IN)
    assert [(i.number, i.title) for i in minutes.items] == [
        ("1", "Apologies for absence"),
        ("2", "Declarations of interest"),
        ("3", "Minutes"),
        ("4", "Highways"),
        ("5", "Date of next meeting"),
    ]
    assert [p.name for p in minutes.people if p.attendance == "apologies"] == ["T. Wren"]


def test_short_titles_before_short_sentences_are_items(tmp_path):
    titles = [i.title for i in read(tmp_path, CLUB).items]
    assert titles == ["Minutes of the 2018 AGM", "Treasurer's report", "Election of officers"]


@pytest.mark.parametrize(
    ("lines", "came"),
    [
        (
            "Directors: Ines Duarte (chair), Marek Novak, Tia Lund\nNot present: Marek Novak",
            ["Ines Duarte", "Tia Lund"],
        ),
        ("Directors: Ines Duarte, Marek Novak\nPresent: Ines Duarte", ["Ines Duarte"]),
        ("Attendees: Ida (chair), Jo, @lenny", ["Ida", "Jo", "@lenny"]),
    ],
)
def test_lists_at_the_top(tmp_path, lines, came):
    text = f"# Harbour Trust Board – 5 May 2021\n\n{lines}\n\n## Budget\n\nThe board approved the budget.\n"
    people = read(tmp_path, text, "minutes.md").people
    assert [p.name for p in people if p.attendance == "present"] == came
