"""The facts about the meeting itself, out of heads, labels, openings and closings of many kinds."""

from __future__ import annotations

import io

import pytest

from minutesparse import readers
from minutesparse.parsing.attendance import find_people
from minutesparse.parsing.meeting import find_meeting
from minutesparse.parsing.meeting.chair import full_name, has_office
from minutesparse.parsing.meeting.facts import find_facts, label_kinds
from minutesparse.parsing.meeting.place import clean_place
from minutesparse.parsing.meeting.title import read_title, strip_title
from minutesparse.parsing.meeting.title_lines import find_title
from minutesparse.parsing.sections import outline
from minutesparse.schema import Evidence, Meeting, Person
from minutesparse.vocabulary import load

EN, NL = load("en"), load("nl")

PARISH = """DRAFT

Minutes of the Moorby Parish Council Meeting held in the Village Hall on Wednesday 10 November 2021 at 7.30pm

Present: Cllr Ann Moss (Chair), Cllr Tom Reed, Cllr Jo Field

Apologies: Cllr Sam Wood

1. Minutes of the last meeting
The minutes of the meeting held on 13 October 2021 were approved.

2. Footpaths
The Clerk will write to the owner by 3 December.

3. Date of next meeting
Wednesday 8 December at 7.30pm in the Village Hall

There being no further business the meeting closed at 9.15pm.
"""

SHEET = """# Harbour Users Group

| Title of Meeting: | Harbour Users Group |
|---|---|
| Date: | 4 March 2019 |
| Time: | 2:00 – 4.30pm |
| Venue: | Quay House, Room 2 |
| Chair: | Dr Ann Moss |
| Minutes taken by: | Tom Reed |

## Matters arising

The buoys were laid on 1 February 2019.

## Next meeting

To be confirmed.
"""

CALL = """# Example Foundation Technical Council Meeting 2020-02-05

## Present
- Ann Moss (@amoss)
- Tom Reed (@treed)

## Minutes
The call was called to order by Ann at 17:04 UTC.

Notes of the call of 2020-01-22 were accepted.

The next call will be on 2020-02-19.

## Adjourn
The meeting was adjourned at 17:58 UTC.
"""

AMERICAN = """Mill Pond Curling Club Board Meeting Minutes

03/08/2010 7:30 PM CITY RINK

MEMBERS PRESENT

Ann Moss, Tom Reed

CALL TO ORDER 7:32 P.M.

Old business

The ice bill of 02/22/2010 was paid.

ADJOURNMENT

8:45 PM. Moved by Reed.

NEXT BOARD MEETING

Monday, April 12, 2010 at 7:30 P.M.
"""

DUTCH = """Verslag Werkgroep Havenlicht

Datum: 4 maart 2021
Tijd: 19.30 - 21.00 uur
Locatie: Dorpshuis De Kom
Voorzitter: Anna de Wit
Aanwezig: Anna de Wit, Piet Groen

1. Opening en mededelingen
Het verslag van de vorige vergadering van 4 februari 2021 wordt vastgesteld en de leden zijn het met de tekst eens.

2. Volgende vergadering
De volgende vergadering is op 1 april om 19.30 uur.
"""


def meeting_of(text: str, name: str = "minutes.txt", language: str = "en") -> Meeting:
    document = readers.read(name, stream=io.BytesIO(text.encode()))
    lines = outline(document, load(language))
    return find_meeting(lines, find_people(lines))


def test_a_parish_councils_title_and_closing_give_everything() -> None:
    meeting = meeting_of(PARISH)
    assert (meeting.body, meeting.date) == ("Moorby Parish Council", "2021-11-10")
    assert (meeting.start_time, meeting.end_time, meeting.place) == ("19:30", "21:15", "Village Hall")
    assert meeting.chair == "Ann Moss"
    assert meeting.next_meeting is not None
    assert (meeting.next_meeting.date, meeting.next_meeting.start_time) == ("2021-12-08", "19:30")


def test_a_table_of_labels_gives_everything() -> None:
    meeting = meeting_of(SHEET, "minutes.md")
    assert (meeting.body, meeting.date, meeting.place) == (
        "Harbour Users Group",
        "2019-03-04",
        "Quay House, Room 2",
    )
    assert (meeting.start_time, meeting.end_time) == ("14:00", "16:30")
    assert (meeting.chair, meeting.secretary) == ("Ann Moss", "Tom Reed")
    assert meeting.next_meeting is None


def test_a_call_is_dated_by_its_title_and_timed_by_its_record() -> None:
    meeting = meeting_of(CALL, "minutes.md")
    assert (meeting.body, meeting.organisation) == ("Technical Council", "Example Foundation")
    assert (meeting.date, meeting.start_time, meeting.end_time) == ("2020-02-05", "17:04", "17:58")
    assert meeting.chair == "Ann Moss"
    assert meeting.next_meeting is not None
    assert meeting.next_meeting.date == "2020-02-19"


def test_american_minutes_are_read_month_first() -> None:
    meeting = meeting_of(AMERICAN)
    assert (meeting.body, meeting.date) == ("Mill Pond Curling Club Board", "2010-03-08")
    assert (meeting.start_time, meeting.end_time, meeting.place) == ("19:32", "20:45", "CITY RINK")
    assert meeting.chair is None
    assert meeting.next_meeting is not None
    assert meeting.next_meeting.date == "2010-04-12"


def test_the_fuller_name_of_the_same_body_is_taken() -> None:
    head = "MOOR AND WICK PARISH COUNCIL\n\nMinutes of the Meeting of the Parish Council held on 6 May 2021\n"
    assert (
        meeting_of(f"{head}\nPresent: Ann Moss\n\n1. Bins\nNoted.\n").body == "MOOR AND WICK PARISH COUNCIL"
    )


def test_who_called_the_meeting_to_order_was_in_the_chair() -> None:
    text = (
        "Moor Club Board\n\n6 May 2021\n\nThe meeting was called to order at 6:32 PM by President Ann Moss.\n"
    )
    meeting = meeting_of(f"{text}\nPresent: Ann Moss, Tom Reed\n\n1. Bins\nNoted.\n")
    assert (meeting.chair, meeting.start_time) == ("Ann Moss", "18:32")
    text = f"Moor Club Board\n\n6 May 2021\n\n{'The call was held by telephone only. ' * 20}\n"
    text = f"{text.rstrip()} The meeting was called to order by the president, Ann Moss.\n"
    assert meeting_of(f"{text}\nPresent: Ann Moss, Tom Reed\n\n1. Bins\nNoted.\n").chair == "Ann Moss"


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Minutes of the meeting held on Monday 3 May 2021 at 7pm in the Scout Barn", "Scout Barn"),
        ("Moor Board, 3 May 2021, 19:45, The Lamb (back room)", "The Lamb (back room)"),
        (
            "Moor Board\n3 May 2021\nCommittee Room 2, Vale House, Market Square",
            "Committee Room 2, Vale House, Market Square",
        ),
        ("Moor Board\n3 May 2021, 10am Eastern Time", None),
        ("Moor Board Telecon Minutes\n3 May 2021", "Telecon"),
        ("Moor Board\n3 May 2021\n7.15pm – Moor Community Centre", "Moor Community Centre"),
        ("Moor Board\n3 May 2021\nVenue: In-person at the Lamb", "the Lamb"),
        ("Moor Board meeting 3 May 2021 to talk in a friendly way", None),
    ],
)
def test_the_place_is_read_from_the_title(title: str, place: str | None) -> None:
    assert meeting_of(f"{title}\n\nPresent: Ann Moss\n\n1. Bins\nNoted.\n").place == place


def test_dutch_minutes_are_read_with_dutch_words() -> None:
    meeting = meeting_of(DUTCH, language="nl")
    assert (meeting.body, meeting.date) == ("Werkgroep Havenlicht", "2021-03-04")
    assert (meeting.start_time, meeting.end_time, meeting.place) == ("19:30", "21:00", "Dorpshuis De Kom")
    assert meeting.chair == "Anna de Wit"
    assert meeting.next_meeting is not None
    assert meeting.next_meeting.date == "2021-04-01"


def test_where_nothing_is_said_nothing_is_made_up() -> None:
    meeting = meeting_of("Present: Ann Moss, Tom Reed\n\n1. Bins\nTom to empty them by 3 May.\n")
    assert meeting.model_dump(exclude_none=True) == {}


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Trust Board Minutes\nApproved: 3 June 2021\nDate: 6 May 2021", "2021-05-06"),
        (
            "Trust Board Meeting 2021-05-06\nPrevious meeting: 2021-04-01\nNext meeting: 2021-06-03",
            "2021-05-06",
        ),
        ("Trust Board Minutes\nFriday 7th May\nPapers of 2021 were sent out", "2021-05-07"),
        ("Trust Board\n7th\nMay 2021\nMinutes", "2021-05-07"),
        (
            "Minutes of the Trust Board\nThe meeting was opened on Thursday 6 May 2021 by the chair",
            "2021-05-06",
        ),
        ("Trust Board minutes\nMay 2021", None),
    ],
)
def test_the_date_is_the_meetings_own(head: str, day: str | None) -> None:
    text = f"{head}\n\nPresent: Ann Moss\n\n1. Minutes of the meeting of 1 April 2021\nThese were approved.\n"
    assert meeting_of(text).date == day


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Time: 6:02 - 7:36", "18:02", "19:36"),
        ("Start: 6.15\n\nFinish: 7.45", "18:15", "19:45"),
        ("Time: 09:30", "09:30", None),
        ("Scheduled for 7 pm. The chair called the meeting to order at 7.09 pm.", "19:09", None),
        (
            "The road closed at 9.15am and opened at 10.30am, which residents of the lane had not been told.",
            None,
            None,
        ),
        ("The shop was opened in 2004", None, None),
        ("Time: 17:30~18:30", "17:30", "18:30"),
        ("We will meet every Monday from 1:30-2:30pm.", None, None),
        ("The meeting was scheduled for 10:30am and began at 10:34.", "10:34", None),
        ("2020-2021\n\nBoard meeting, 6 May 2021 (10.30 – 11.00)", "10:30", "11:00"),
    ],
)
def test_times_are_the_meetings_own(line: str, start: str | None, end: str | None) -> None:
    meeting = meeting_of(
        f"Trust Board\n\nDate: 6 May 2021\n\n{line}\n\nPresent: Ann Moss\n\n1. Bins\nNoted.\n"
    )
    assert (meeting.start_time, meeting.end_time) == (start, end)


@pytest.mark.parametrize(
    ("closing", "following"),
    [
        ("Next meeting: 3 June", "2021-06-03"),
        ("Next Trust Board meeting: 3 June 2021", "2021-06-03"),
        ("The next meeting will be held on Thursday 3rd June at 2pm.", "2021-06-03"),
        ("Date of next meeting\n\nJune", "2021-06"),
        ("Date of next meeting\n\nTo be advised", None),
        ("Date of next meeting\n\nThe aim is some time towards the end of June", None),
        ("Tom to bring the plan to the next meeting on Thursday.", None),
        ("Meeting dates\n\n1 April\n\n3 June\n\n5 August\n\n7 October", "2021-06-03"),
        ("Next meeting: 6 May", None),
        ("Next meeting: TBC", None),
        ("Dates of next meetings: 6 May, 3 June, 5 August", "2021-06-03"),
        ("Dates of next meetings: 1 April, 6 May, 3 June, 5 August", "2021-06-03"),
        ("The next meetings will be on 1 April, 3 June and 5 August.", "2021-06-03"),
        ("Date of next meetings\n\n1 April, 3 June and 5 August", "2021-06-03"),
        ("Meeting dates 2021: 1 April, 3 June, 5 August", "2021-06-03"),
        ("Meeting dates\n\n1 April\n\n3 June  5 August", "2021-06-03"),
        ("The next council is on 3 June.", "2021-06-03"),
        ("The next council may well see it otherwise, as in 2019.", None),
        ("Actions\n\n- Tom: bring the plan for the next meeting, 3 June", "2021-06-03"),
        ("Action items from last meeting\n\n- Tom: bring the plan for the next meeting, 3 June", None),
        ("Play area: open on 1 April, 3 June and 5 August", None),
    ],
)
def test_the_next_meeting_is_the_first_after_this_one(closing: str, following: str | None) -> None:
    text = f"Trust Board\n\nDate: 6 May 2021\n\nPresent: Ann Moss\n\n1. Bins\n\nNoted.\n\n{closing}\n"
    found = meeting_of(text).next_meeting
    assert (found.date if found else None) == following


def test_the_vice_chair_presides_where_the_chair_is_away() -> None:
    text = "Trust Board\n\n6 May 2021\n\nPresent: Tom Reed (Vice-Chair), Jo Field\n\nApologies: Ann Moss (Chair)\n\n1. Bins\n\nNoted.\n"
    assert meeting_of(text).chair == "Tom Reed"


def test_an_address_may_stand_on_several_lines() -> None:
    head = "Moor Club\n\nSaturday 6 May 2021 at 11:30am\n\nSt Ann's Halls,\n\nTarn Terrace,\n\nMoorby\n\n1. Bins\n\nNoted.\n"
    assert meeting_of(head).place == "St Ann's Halls, Tarn Terrace, Moorby"


def test_what_was_decided_of_a_room_is_not_where_they_met() -> None:
    text = "Trust Board\n\n6 May 2021\n\nPresent: Ann Moss\n\n## Fair\n\nRoom: jo books a hall at the quay.\n"
    assert meeting_of(text, "m.md").place is None


def test_what_a_meeting_was_about_is_no_body() -> None:
    table = [
        ("Subject", "Tarnapp – Plan and Risk Management meeting"),
        ("Date, Time and Venue", "6 May 2021 9:00 – 10:30"),
    ]
    text = "\n\n".join(f"**{label}**\n\n{value}" for label, value in table)
    found = meeting_of(f"# Meeting Minutes\n\n{text}\n\n## Bins\n\nNoted.\n", "m.md")
    assert (found.body, found.start_time) == (None, "09:00")
    assert (
        meeting_of(
            "# Minutes\n\nWhat: MoorSoc Meeting\n\nDate: 6 May 2021\n\n## Bins\n\nNoted.\n", "m.md"
        ).body
        == "MoorSoc"
    )


def test_who_sees_to_a_place_is_no_place() -> None:
    text = (
        "# Trust Board\n\n6 May 2021\n\nPresent: Ann Moss\n\nRoom: Ann and Tom\n\nOrganisation: Ann and Jo\n"
    )
    meeting = meeting_of(text, "m.md")
    assert (meeting.place, meeting.organisation) == (None, None)


def test_a_break_is_not_when_the_meeting_began() -> None:
    text = "NOTES FROM FALL 2021 TRUST BOARD MEETING AT TARN FORUM\n\n6 May 2021\n\nAgenda:\n\n10:30 - 10:45 Break\n\n1. Bins\n\nNoted.\n"
    meeting = meeting_of(text)
    assert (meeting.body, meeting.start_time) == ("TRUST BOARD", None)


def test_a_slip_of_the_year_gives_way_to_another_notice() -> None:
    text = "# Trust Board, 6 May 2021\n\n## Next meeting\n\n3 June 2021\n\n## Bins\n\nNoted.\n\n## Next meeting\n\n3 June 2020, 2:00\n"
    found = meeting_of(text, "m.md").next_meeting
    assert found is not None
    assert found.date == "2021-06-03"


def test_the_chair_of_a_group_spoken_of_is_not_the_meetings() -> None:
    notes = "\n\n".join(f"{n}. Bins\n\nNoted." for n in range(1, 12))
    text = f"# Trust Board\n\n6 May 2021\n\nPresent: Ann Moss, Tom Reed, Jo Field\n\n{notes}\n\nThe fair group is chaired by Sam Wood.\n"
    assert meeting_of(text, "m.md").chair is None


def test_whom_an_election_makes_chair_did_not_chair() -> None:
    text = "# Moor PTA\n\n6 May 2021\n\nPresent: Tom Reed\n\n## 1. Bins\n\nNoted.\n\n## 2. Vote in executive 2021/2022\n\n- Chair: Ann Moss - approved\n\n- Treasurer: Jo Field - approved\n"
    assert meeting_of(text, "m.md").chair is None


def test_a_heading_in_a_language_that_is_not_known_is_no_body() -> None:
    text = "# Ata de Reunião\n\nData: 11/01/2025\n\nO grupo discutiu as tarefas da semana e cada membro falou do que fez.\n"
    assert meeting_of(text, "m.md").body is None


def test_what_a_secretary_does_names_nobody() -> None:
    text = (
        "# Trust Board\n\n6 May 2021\n\n## Roles\n\nSecretary: Letters and notes of all the meetings held\n"
    )
    assert meeting_of(text, "m.md").secretary is None


def test_a_bare_board_has_its_name_in_the_title_or_nowhere() -> None:
    text = "# Mentor meeting\n\n6 May 2021\n\nPresent: Ann Moss\n\n## Bins\n\nNoted.\n"
    assert meeting_of(text, "m.md").body is None


def test_a_last_line_may_tell_when_the_meeting_began_and_ended() -> None:
    notes = "\n\n".join(f"{n}. Bins\n\nNoted." for n in range(1, 40))
    text = f"Trust Board\n\n6 May 2021\n\nPresent: Ann Moss\n\n{notes}\n\nThe meeting commenced at 6.40 pm and concluded at 8.05 pm.\n"
    meeting = meeting_of(text)
    assert (meeting.start_time, meeting.end_time) == ("18:40", "20:05")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("# [Team Name]\n\nG39\n\n## Team Meeting 1", "G39"),
        (
            "A meeting of [Team 4 – Tarn Works] was held at [the Quay Library] on [6 May 2021].",
            "Team 4 – Tarn Works",
        ),
        ("# Meeting with Tom from Tarnworks", None),
    ],
)
def test_a_template_may_hold_the_body_and_a_visit_is_none(head: str, body: str | None) -> None:
    text = f"{head}\n\n6 May 2021\n\nPresent: Ann Moss\n\n## Bins\n\nNoted.\n"
    assert meeting_of(text, "m.md").body == body


def test_place_and_time_beside_one_label_of_a_table_are_both_read() -> None:
    table = "| Meeting Location, Date & Time | Zoom Online Meeting<br>2021/05/06, 17:30~18:30 UTC + 10:00 |\n"
    text = f"# Moor Board\n\n| Subject: | Bins |\n|---|---|\n{table}\n\n## Bins\n\nNoted.\n"
    meeting = meeting_of(text, "m.md")
    assert (meeting.place, meeting.start_time, meeting.date) == ("Zoom Online Meeting", "17:30", "2021-05-06")


def test_whoever_leads_and_takes_the_notes_is_in_the_chair() -> None:
    meeting = meeting_of("# Moor Team\n\n6 May 2021\n\nLead/scribe: Ann Moss\n\n## Bins\n\nNoted.\n", "m.md")
    assert (meeting.chair, meeting.secretary) == ("Ann Moss", "Ann Moss")


def test_a_bold_date_under_next_meeting_is_its_day_and_heads_nothing() -> None:
    text = "# Trust Board, 6 May 2021\n\n**Present:** Ann Moss\n\n**1. Bins**\n\nNoted.\n\n**2. Date of next meeting**\n\n"
    text += "**3 June 2021 at 7pm**\n\n**3. Fees**\n\nThe fees were noted.\n"
    meeting = meeting_of(text, "minutes.md")
    assert meeting.next_meeting is not None
    assert (meeting.next_meeting.date, meeting.next_meeting.start_time) == ("2021-06-03", "19:00")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Minutes of the Annual General Meeting of the Moor Society", "Moor Society"),
        ("MINUTES OF THE MOORBY PARISH COUNCIL PLANNING MEETING", "MOORBY PARISH COUNCIL"),
        ("Finance Committee Meeting #12 - Monday, 3 May 2021", "Finance Committee"),
        ("2021-05-03 Quay Co-op: All-Hands Meeting", "All-Hands"),
        ("Minutes from Board Meeting: 3 May 2021", "Board"),
        ("[Lists] Council Minutes 2021-05-03", "Council"),
        ("General Purposes Committee", "General Purposes Committee"),
        ("October Docs WG meeting", "Docs WG"),
        ("Harbour Board Telecon Minutes (DRAFT)", "Harbour Board"),
    ],
)
def test_a_title_is_stripped_to_the_bodys_name(title: str, name: str) -> None:
    found = read_title(title, EN)
    assert max(found, key=lambda b: b.weight).name == name


@pytest.mark.parametrize(
    "title", ["Meeting Minutes", "Minutes of the meeting held on 3 May 2021", "3 May 2021", "Agenda"]
)
def test_a_title_without_a_name_gives_none(title: str) -> None:
    assert read_title(title, EN) == []


def test_the_parent_is_parted_from_its_board() -> None:
    found = read_title("Minutes of Special Meeting of the Board of Directors of the Moor Foundation", EN)
    assert [(b.name, b.organisation) for b in found] == [("Board of Directors", "Moor Foundation")]


def test_the_title_stays_as_written() -> None:
    document = readers.read("minutes.txt", stream=io.BytesIO(PARISH.encode()))
    title = find_title(outline(document, EN))
    assert title is not None
    assert title.startswith("Minutes of the Moorby Parish Council Meeting")
    assert title in document.text


@pytest.mark.parametrize(
    ("label", "kinds"),
    [
        ("Date, time and place of meeting", {"date", "time", "place"}),
        ("Meeting Location, Date & Time", {"date", "time", "place"}),
        ("Date of next meeting", set()),
        ("Date approved", set()),
        ("Due date", set()),
        ("Actual end time", {"end"}),
        ("Colour", set()),
    ],
)
def test_labels_announce_what_they_say(label: str, kinds: set[str]) -> None:
    assert label_kinds(label, EN) == kinds


def test_a_label_that_comes_with_every_item_is_no_fact_about_the_meeting() -> None:
    cases = "\n\n".join(f"Case {n}\n\nDate: {n} April 2021\n\nLocation: {n} High Street" for n in range(1, 6))
    document = readers.read(
        "m.txt", stream=io.BytesIO(f"Licensing Board\n\n6 May 2021\n\n{cases}\n".encode())
    )
    assert [f for f in find_facts(outline(document, EN)) if f.kinds & {"date", "place"}] == []


def test_places_are_freed_of_dates_and_times() -> None:
    assert (
        clean_place("Village Hall, Moor Lane at 7.30pm on Monday 3 May 2021", EN) == "Village Hall, Moor Lane"
    )
    assert clean_place("21/04/21 Zoom", EN) == "Zoom"


def person(name: str, *initials: str, role: str | None = None, attendance: str = "present") -> Person:
    nowhere = Evidence(start=0, end=0, text="")
    return Person.model_validate(
        {
            "id": name,
            "name": name,
            "initials": initials,
            "role": role,
            "attendance": attendance,
            "evidence": nowhere,
        }
    )


def test_the_chair_gets_the_fullest_name_there_is() -> None:
    people = [person("Ann Moss", "AM"), person("Peter Jay"), person("Peter Kay")]
    assert full_name("AM", people) == "Ann Moss"
    assert full_name("PJ", people) == "Peter Jay"
    assert full_name("Ann", people) == "Ann Moss"
    assert full_name("Peter", people) is None


def test_a_chair_who_sent_apologies_was_not_in_the_chair() -> None:
    document = readers.read("m.txt", stream=io.BytesIO(b"Trust Board\n\n6 May 2021\n\n1. Bins\n\nNoted.\n"))
    people = [
        person("Ann Moss", role="Chair", attendance="apologies"),
        person("Tom Reed", role="Acting Chair"),
    ]
    assert find_meeting(outline(document, EN), people).chair == "Tom Reed"


@pytest.mark.parametrize(
    ("role", "chairs"),
    [
        ("Chair", True),
        ("Chairman & Treasurer", True),
        ("Vice-Chair", False),
        ("Audit chair", False),
        ("Past Chair", False),
    ],
)
def test_only_the_office_itself_chairs(role: str, *, chairs: bool) -> None:
    assert has_office(role, "meeting.chair_roles", EN) is chairs


def test_stripping_a_title_says_whether_it_spoke_of_minutes() -> None:
    assert strip_title("Regular Monthly Meeting of the Board of Trustees - Minutes", EN) == (
        "Board of Trustees",
        True,
    )
    assert strip_title("Verslag stuurgroep Havenlicht", NL) == ("stuurgroep Havenlicht", True)
