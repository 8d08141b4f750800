"""The facts about the meeting in whole short minutes of many bodies: title pages, openings, closings."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutesparse import extract
from minutesparse.parsing.meeting.title import read_title
from minutesparse.vocabulary import load

COUNCIL = """MINUTES OF THE REGULAR MEETING OF THE
CITY COUNCIL OF THE CITY OF FERNDALE
Tuesday, March 6, 2018 - 7:00 P.M.
Council Chambers, 120 Main Street

CALL TO ORDER
Mayor Ortega called the meeting to order at 7:03 p.m.

ADJOURNMENT
The meeting was adjourned at 8:15 p.m.
"""

SCHOOL = """GREENFIELD PRIMARY SCHOOL
Minutes of the Full Governing Body Meeting held on Wednesday 12th October 2016 at 6.30pm in the school library

Governors present: Mrs J Allen (Chair), Mr P Grey (Headteacher), Ms L Stone

1 Welcome
The Chair welcomed all.
2 Minutes
The minutes were agreed as a true record.
Date of next meeting: Weds 7th December at 6.30pm
"""

HOSPITAL = """REPORT OF THE MEETING OF THE AUDIT AND RISK COMMITTEE OF MARLOW HOSPITALS NHS TRUST HELD ON 22 JANUARY 2014 AT 9.30AM IN THE BOARDROOM, TRUST HEADQUARTERS

Present:	Mr C Vane	Non-Executive Director (Chair)
	Mrs K Obi	Non-Executive Director

01/14	MINUTES OF THE PREVIOUS MEETING
The minutes were APPROVED as a correct record.
02/14	INTERNAL AUDIT
The Committee NOTED the report.
03/14	DATE AND TIME OF NEXT MEETING
Wednesday 23 April 2014 at 9.30am
"""

OWNERS = """Lakeview Condominium Association
Board of Directors Meeting Minutes
August 8, 2023

I. Call to Order
President Dana Mills called the meeting to order at 6:30 PM at the clubhouse.
II. Approval of Minutes
Art motioned to approve the July minutes. Fay seconded. Motion carried.
III. Adjournment
The meeting adjourned at 7:22 PM. The next meeting is scheduled for September 12, 2023.
"""

SOFTWARE = """Board Meeting Minutes - June 2020
Openfield Software Foundation

Directors present: Lena Fox, Raj Iyer, Tom Bell
Lena Fox presided and called the meeting to order at 16:02 UTC on 17 June 2020 via Jitsi.

Adjourned 16:48 UTC. Next board meeting: 15 July 2020, 16:00 UTC.
"""

FRENCH = """Compte rendu du conseil d'administration de l'association Les Amis du Lavoir
Séance du mardi 5 avril 2022 à 18h30, salle des fêtes

Présents : Marie Dupont (présidente), Paul Martin, Lucie Bernard

1. Approbation du procès-verbal
Le procès-verbal de la séance du 1er mars est approuvé à l'unanimité.
2. Fête d'été
Le conseil décide d'organiser la fête le 2 juillet.
Prochaine réunion : mardi 3 mai 2022 à 18h30
"""

STEERING = """WESTBROOK NEIGHBOURHOOD PLAN STEERING GROUP
NOTES OF MEETING HELD 18.09.17
PRESENT
Fiona Hart (Chair), Gordon Pyle, Liz Moran

1.0 SURVEY
Gordon reported 214 returns.
2.0 NEXT MEETING
16.10.17 7.30pm Village Hall
"""

TEAM = """# Zephyr Labs

## Team Meeting 1 - Week 6 - 1st April 2023 (3:25pm - 4:00pm)

Present: Ida Moss, Jo Field, Max Orr

## Agreed procedure

Ida will set up the repository.
"""

TELECON = """Technical Committee Telecon, 02/11/2010, 10:00-11:00 CET

Participants: A. Berg (AB), C. Diaz (CD), E. Ferri (EF)
Chair: AB

Topic 1: Test beam
AB reported.
Topic 2: Detector safety
The committee endorsed the safety plan.
"""

PARKS = """MINUTES
Special Meeting of the Lindow
Parks and Footpaths Commission
Wednesday, July 13, 2022, 4:30 P.M.

Present: Ida Moss, Jo Field

1. Budget
The budget was approved.
2. Paths
Ida reported.
"""


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            COUNCIL,
            ("CITY COUNCIL", "CITY OF FERNDALE", "2018-03-06", "Council Chambers, 120 Main Street", None),
        ),
        (
            SCHOOL,
            (
                "Full Governing Body",
                "GREENFIELD PRIMARY SCHOOL",
                "2016-10-12",
                "school library",
                "2016-12-07",
            ),
        ),
        (
            HOSPITAL,
            (
                "AUDIT AND RISK COMMITTEE",
                "MARLOW HOSPITALS NHS TRUST",
                "2014-01-22",
                "BOARDROOM, TRUST HEADQUARTERS",
                "2014-04-23",
            ),
        ),
        (
            OWNERS,
            (
                "Board of Directors",
                "Lakeview Condominium Association",
                "2023-08-08",
                "clubhouse",
                "2023-09-12",
            ),
        ),
        (SOFTWARE, ("Board", "Openfield Software Foundation", "2020-06-17", "Jitsi", "2020-07-15")),
        (
            FRENCH,
            (
                "conseil d'administration",
                "association Les Amis du Lavoir",
                "2022-04-05",
                "salle des fêtes",
                "2022-05-03",
            ),
        ),
        (STEERING, ("WESTBROOK NEIGHBOURHOOD PLAN STEERING GROUP", None, "2017-09-18", None, "2017-10-16")),
        (TEAM, ("Zephyr Labs", None, "2023-04-01", None, None)),
        (TELECON, ("Technical Committee", None, "2010-11-02", "Telecon", None)),
        (PARKS, ("Lindow Parks and Footpaths Commission", None, "2022-07-13", None, None)),
    ],
    ids=lambda value: value.split("\n")[0][:30] if isinstance(value, str) else "",
)
def test_the_facts_of_short_minutes(tmp_path, text, facts):
    path = tmp_path / ("minutes.md" if text.startswith("#") else "minutes.txt")
    path.write_text(text, encoding="utf-8")
    meeting = extract(path)[0].meeting
    following = meeting.next_meeting.date if meeting.next_meeting else None
    assert (meeting.body, meeting.organisation, meeting.date, meeting.place, following) == facts


NOTICE = """Minutes of the Mill Pond Committee, 4 May 2021

Present: Cllrs E. Rees (Chair), D. Pugh, T. Bevan. Clerk: S. Morgan
In attendance: Mayor Ortega, Council Member Shah

1) Summer fair
Agreed to book the marquee.
2) Budget
The accounts were noted.
Next meeting: Tuesday 18 May, 8pm on Zoom
"""


def test_few_lines_are_read_in_full(tmp_path):
    path = tmp_path / "minutes.txt"
    path.write_text(NOTICE, encoding="utf-8")
    minutes = extract(path)[0]
    assert [p.name for p in minutes.people] == [
        "E. Rees",
        "D. Pugh",
        "T. Bevan",
        "S. Morgan",
        "Ortega",
        "Shah",
    ]
    # "Next meeting: …" in one line behind numbered items is a notice and no item
    assert [i.title for i in minutes.items] == ["Summer fair", "Budget"]


def test_a_spanish_minute_of_few_words_is_told_by_the_words_of_minutes(tmp_path):
    path = tmp_path / "acta.txt"
    path.write_text(
        "ACTA\nFecha: 14 de febrero de 2023\nLugar: Sede\nAsistentes: Ana Gil, Luis Mora\n\nSe aprueba.\n",
        "utf-8",
    )
    minutes = extract(path)[0]
    assert minutes.source.language == "es"
    assert [p.name for p in minutes.people] == ["Ana Gil", "Luis Mora"]


@pytest.mark.parametrize(
    ("opening", "chair"),
    [
        ("The Chair (Minister for the Moors) welcomed all members.", "Ann Moss"),
        ("P. Brand called the meeting to order at 7 pm.", "Peter Brand"),
        ("Nobody took notes. JH attended a meeting at the Town Hall chaired by Max Orr.", None),
    ],
)
def test_who_was_in_the_chair(tmp_path, opening, chair):
    path = tmp_path / "minutes.txt"
    filler = "The lamps on the quay were looked at.\n" * (50 if chair is None else 0)
    head = (
        "Minutes of the Quay Board, 3 May 2021\n\nPresent: Ann Moss (Minister for the Moors), Peter Brand\n\n"
    )
    path.write_text(f"{head}{filler}{opening}\n", encoding="utf-8")
    assert extract(path)[0].meeting.chair == chair


PARISH = """MOORLAND PARISH COUNCIL
Minutes of the Meeting of the Parish Council held on 9th May 2022 at 7.30pm in the Village Hall

Present: Cllrs A Bell (Chairman), C Dow, E Fry, G Hay. Clerk: J Kerr
Apologies: Cllr L Moss

22/01 Election of Chairman
Cllr Bell was proposed by Cllr Dow, seconded by Cllr Fry and duly elected.

22/02 Minutes
The minutes of the meeting held on 4th April, having been circulated, were confirmed as correct and signed.

22/03 Playground
Members discussed the quotes. It was proposed by Cllr Hay and seconded by Cllr Dow that the quote from Playsafe be
accepted. This was carried unanimously. It was unanimously agreed to purchase two benches.
"""


def test_an_item_on_the_last_minutes_begins_no_other_meeting(tmp_path):
    path = tmp_path / "minutes.txt"
    path.write_text(PARISH, encoding="utf-8")
    meetings = extract(path)
    assert len(meetings) == 1
    assert [i.number for i in meetings[0].items] == ["22/01", "22/02", "22/03"]
    assert [d.text for d in meetings[0].decisions][2:] == [
        (
            "It was proposed by Cllr Hay and seconded by Cllr Dow that the quote from Playsafe be accepted. "
            "This was carried unanimously."
        ),
        "It was unanimously agreed to purchase two benches.",
    ]


MOTIONS = """TOWN OF HOLLIS
PLANNING BOARD
MINUTES OF MEETING
Monday, January 14, 2019

Members present: Peter Brand (Chair), Susan Doe, Mark LeClair, Ann Shaw

1. Subdivision
MOTION by Doe to continue the hearing to February 11. SECOND by Shaw. VOTE: 4-0.

2. Budget
A motion was made by LeClair, seconded by Doe, to recommend the budget. Motion passed 3-1 (Shaw opposed).

3. Bond
It was moved by Doe and seconded by LeClair to release the bond. Voted 3-0.

4. Fees
Upon motion duly made and seconded, the Board unanimously voted to adopt the fee schedule.
"""


def test_motions_of_a_town_board(tmp_path):
    path = tmp_path / "minutes.txt"
    path.write_text(MOTIONS, encoding="utf-8")
    decisions = extract(path)[0].decisions
    told = [
        (d.mover, d.seconder, d.vote.in_favour if d.vote else None, d.vote.against if d.vote else None)
        for d in decisions
    ]
    assert told == [
        ("Doe", "Shaw", 4, 0),
        ("LeClair", "Doe", 3, 1),
        ("Doe", "LeClair", 3, 0),
        (None, None, None, None),
    ]


def test_a_title_that_names_the_log_of_actions_too_names_the_body_before_it() -> None:
    title = "Harbour School Governing Body - Action Log and Minutes"
    assert read_title(title, load("en"))[0].name == "Harbour School Governing Body"


def test_those_who_came_under_committee_are_not_its_name(tmp_path: Path) -> None:
    file = tmp_path / "minutes.md"
    file.write_text(
        "---\ntitle: Minutes for 2015-03-04\n---\n\n## Attendance\n\n### Committee\n\n"
        "* Ann Moss\n* Bob Hale\n\n## Business\n\n* Budget agreed.\n",
        encoding="utf-8",
    )
    (minutes,) = extract(file)
    assert minutes.meeting.body != "Ann Moss, Bob Hale"
    assert {p.name for p in minutes.people} == {"Ann Moss", "Bob Hale"}


def test_a_body_and_its_sitting_in_one_german_word(tmp_path: Path) -> None:
    file = tmp_path / "protokoll.md"
    file.write_text(
        "# Vorstandssitzung des Turnvereins Moorhausen\n\nProtokoll vom 3. Mai 2021\n\n"
        "Anwesend: Anna Berg, Jens Holt\n\n## Kasse\n\nDer Bericht wurde genehmigt.\n",
        encoding="utf-8",
    )
    (minutes,) = extract(file)
    assert minutes.meeting.body is not None
    assert minutes.meeting.body.startswith("Vorstand")
    assert "sitzung" not in minutes.meeting.body


def test_titles_before_a_colon_below_the_date_are_no_place_and_a_marked_action_no_title(tmp_path):
    told = (
        "Roof of the hall: the slates on the north side were looked at and are sound.",
        "Moor Lane fence: the fence along the lane was mended by the farmer in spring.",
        "Summer fair: the fair brought in more than it did in the year before this one.",
        "Action for Jo: ring the yard about the gate and its lock before the end of June.",
        "Tea urn: the urn that was given to us is too big for the small kitchen there.",
        "Flower beds: the beds at the gate were dug over by the scouts last weekend again.",
    )
    top = "# Moor Society minutes\n\nDate: 3 May 2021\n\nPresent: Jo Reed (JR), Ana Marsh (AM)\n\n"
    path = tmp_path / "minutes.md"
    path.write_text(top + "\n\n".join(told))
    result = extract(path)[0]
    assert result.meeting.place is None
    assert "Action for Jo" not in [item.title for item in result.items]
    assert [[owner.text for owner in action.owners] for action in result.actions] == [["Jo"]]
