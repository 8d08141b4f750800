"""Where and when a meeting was, and where and when the next will be: shapes of small bodies' minutes."""

from __future__ import annotations

import io

import pytest

from minutesparse import pipeline

BUSINESS = "\n\nPresent: Ann Moss, Joe Hale\n\n## Gates\n\nThe ranger told the board that the deer had been at the young trees again.\n"


def meeting(text: str):
    (minutes,) = pipeline.extract("m.md", stream=io.BytesIO(text.encode()))
    return minutes.meeting


@pytest.mark.parametrize(
    ("head", "place"),
    [
        (
            "# May Rowing Board Minutes\n\nFell District Library  \nTuesday, June 4, 2019, 7pm",
            "Fell District Library",
        ),
        (
            "# Council Minutes May 2019\n\nMay 20, 2019 6:30-8:30 P.M.\n\nRoom 4 Moor Center for Health 120 Moor Ave, Fell",
            "Room 4 Moor Center for Health 120 Moor Ave, Fell",
        ),
        (
            "# Fell Users Group Minutes\n\nThe general meeting was held at Hubspace at 45 Mill Terrace, Fell on Tuesday 13th March 2018 at 7:20 PM.",
            "Hubspace at 45 Mill Terrace, Fell",
        ),
        ("---\ntitle: Fell Board of Directors\ndate: 2020-07-20\nlocation: Zoom\n---\n\n## Minutes", "Zoom"),
        (
            "# Board Minutes 2014-01-23\n\n### Directors present\n\n- Ann Moss\n\n### Location and Time\n\nMeeting held on Jan 23, 2014 at Mama's Kitchen during lunch.",
            "Mama's Kitchen",
        ),
        ("# Fell Board Minutes\n\n81 QUAY RD JUNE 11, 2025 6PM", "81 QUAY RD"),
        (
            "# Fell Panel Meeting\n\nDTCR, Moor House, Tarn SW1E 5DU\n\n5th June 2013",
            "DTCR, Moor House, Tarn SW1E 5DU",
        ),
        ("# Fell Board Minutes\n\nLocation: Please join via Zoom link in the invitation", "Zoom"),
        ("# Fell Club Minutes\n\n- 2021-02-26 11:00-0800 Call to order", None),
        ("# Fell Library Trust\n\nFell Library Trust  \nTuesday, June 4, 2019, 7pm", None),
    ],
)
def test_the_place_is_read_off_the_lines_around_the_date(head, place):
    assert meeting(head + BUSINESS).place == place


def test_how_long_it_took_is_no_time_of_day():
    head = "# Board minutes\n\n**Date:** 3 May 2021  \n**Duration:** 1:30  \n**Present:** Ann Moss, Joe Hale"
    assert meeting(head + BUSINESS).start_time is None
    assert meeting(head.replace("1:30", "18:00-19:30") + BUSINESS).start_time == "18:00"


def test_the_next_meeting_s_day_may_be_set_before_its_time():
    tail = "\n## Next meeting\n\n**Date:** June 7, 2021\n**Time:** TBD\n**Place:** TBD\n"
    found = meeting("# Board minutes, 3 May 2021" + BUSINESS + tail).next_meeting
    assert found is not None
    assert found.date == "2021-06-07"
    unset = meeting(
        "# Board minutes, 3 May 2021" + BUSINESS + "\n## Next meeting\n\nTo be confirmed (June)\n"
    )
    assert unset.next_meeting is None


def test_when_it_usually_is_tells_no_next_meeting():
    said = "\n## Next annual meeting\n\nOne is required a year, usually held in May, and signs go up.\n"
    assert meeting("# Board minutes, 20 July 2020" + BUSINESS + said).next_meeting is None


def test_front_matter_tells_what_the_text_does_not():
    fields = "---\ntitle: Fell Board\ndate: 2021-11-17 5:00pm\nnext-meeting: 2021-12-01\n---\n"
    found = meeting(fields + BUSINESS)
    assert (str(found.date), found.start_time) == ("2021-11-17", "17:00")
    assert found.next_meeting is not None
    assert found.next_meeting.date == "2021-12-01"
    put_up = meeting(fields.replace("5:00pm", "17:07:31") + BUSINESS)
    assert put_up.start_time is None


def test_fields_of_front_matter_are_english_in_any_language():
    fields = "---\ntype: Mitgliederversammlung\nbegin: '19:00'\nend: '20:20'\nlocation: Virtuell\nsitzungsleitung: moos\nprotokoll: hal\n---\n"
    text = "\n## Anwesende\n\nAnna Moos\nJo Hal\n\n## TOP 1 Dach\n\nDas Dach ist undicht, die Mitglieder haben über die Kosten beraten.\n"
    found = meeting(fields + text)
    assert (found.body, found.start_time, found.end_time) == ("Mitgliederversammlung", "19:00", "20:20")
    assert (found.place, found.chair, found.secretary) == ("Virtuell", "Anna Moos", "Jo Hal")


def test_who_took_the_minutes_is_no_place():
    told = (
        "# Fell Board minutes, 3 May 2021\n\nMinutes taken by the Secretary, Ann Chambers, and typed by Joe."
    )
    assert meeting(told + BUSINESS).place is None


def test_neither_the_day_of_a_law_nor_that_of_the_approval_is_the_meeting_s():
    french = "---\ndate: 11/11/2023\n---\n\n# Cadre\n\nVu la loi du 1er juillet 1901, nous nous sommes réunis ce jour pour créer une association.\n\nPrésents : Ann Moss, Joe Hale\n\n# Statuts\n\nLes statuts sont approuvés à l'unanimité par les membres.\n"
    assert str(meeting(french).date) == "2023-11-11"
    packet = (
        "04/14/2020\n\nFell Board of Education\n\nBoard of Education Minutes\n\nMarch 31, 2020"
        + BUSINESS
        + "\nApproved: 04/14/2020\n"
    )
    assert str(meeting(packet).date) == "2020-03-31"


def test_a_chat_s_day_stands_before_every_line():
    lines = [
        f"2019-06-18 18:0{n}:51\t<{who}>\t{what}"
        for n, (who, what) in enumerate(
            [
                ("ann", "Let's begin."),
                ("bo", "Hi!"),
                ("ann", "The vote is open."),
                ("bo", "I'll send the link."),
                ("ann", "Thanks."),
            ]
        )
    ]
    (minutes,) = pipeline.extract("weekly-minutes.txt", stream=io.BytesIO("\n".join(lines).encode()))
    assert str(minutes.meeting.date) == "2019-06-18"


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("# Minutes\n\n## Method\n\n**Remote**", "Remote"),
        ("# Fell Board minutes\n\nFormat: Online", "Online"),
        (
            "# Fell Board minutes\n\nCalled to order at 7:00 pm at the Scout Barn by President Ann Moss",
            "Scout Barn",
        ),
        ("# Fell Board minutes\n\nThe meeting was called to order at 7:00 pm by President Ann Moss", None),
        (
            "# Fell Board minutes\n\n## Video Conference Information\n\n- Rooms and numbers are on the page",
            None,
        ),
    ],
)
def test_how_and_where_they_met_is_told_from_who_opened(head: str, place: str | None):
    assert meeting(head + BUSINESS).place == place


def test_the_hour_of_the_call_to_order_stands_below_a_long_table_of_those_present():
    rows = "".join(
        f"| Ann{'abcdefghijklmnopqrstuvwxyz'[n]} Moss | member | yes | fell |\n" for n in range(20)
    )
    table = f"\n\n| Name | Role | Present | Ward |\n| - | - | - | - |\n{rows}"
    said = "\nThe meeting was opened by the chair at 7:17 pm.\n"
    assert meeting("# Fell Board minutes, 3 May 2021" + table + said + BUSINESS).start_time == "19:17"
    long = "\n\nCalled to order at 7:01 p.m. by Ann Moss, who chairs the club since May\n"
    assert meeting("# Fell Board minutes, 3 May 2021" + long + BUSINESS).start_time == "19:01"


def test_german_without_umlauts_and_facts_behind_a_dash():
    text = "# Protokoll 19. Dezember 2017\n\nOrt - P500 Glaskasten\nZeit - 9:20 - 11:50\n\n## Anwesenheit\n\nAnna Moos, Jo Hal\n\n## Bericht\n\nDie Vorsitzende berichtet von der Baustelle und dem Stand der Arbeiten.\n\n## Naechstes Meeting\n\n- 05.01.2018\n"
    found = meeting(text)
    assert (found.place, found.start_time) == ("P500 Glaskasten", "09:20")
    assert found.next_meeting is not None
    assert found.next_meeting.date == "2018-01-05"


def test_half_of_a_mark_and_old_years_are_read():
    told = meeting(
        "# Fell Board Minutes\n\nThe Board met on Wednesday, 16 June 2004 at 05:00p EDT." + BUSINESS
    )
    assert (told.date, told.start_time) == ("2004-06-16", "17:00")
    assert meeting("# Fell Board Minutes, December 12th 1890" + BUSINESS).date == "1890-12-12"


def test_the_next_meeting_behind_a_stop_that_was_forgotten():
    text = "# Fell Board Minutes, October 19, 2020\n\n## Duties\n\nGary with Rory on the gear, Ray on the books The next meeting will be November 16."
    assert meeting(text + BUSINESS).next_meeting.date == "2020-11-16"


def test_who_opens_the_meeting_by_office_is_in_the_chair():
    text = "# Fell Board Minutes\n\nPresent: Ann Moss (Secretary), Joe Hale\n\n## Gates\n\n"
    assert (
        meeting(text + "The meeting was opened by the President, Joe (K7XYZ) at 7:17 pm.").chair == "Joe Hale"
    )
    text = "# Fell AGM minutes\n\nPresent:\n\n- Ann Moss (Secretary, AGM Chair)\n- Joe Hale\n\n## Gates\n\nTalk of gates."
    assert meeting(text).chair == "Ann Moss"


def test_a_month_alone_behind_the_next_call_is_when_it_is():
    found = meeting(
        "# Fell Board call, 26 February 2009" + BUSINESS + "\nNext telecon - April\n"
    ).next_meeting
    assert found is not None
    assert found.date == "2009-04"


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("# Fell Board minutes\n\nLocation: Zoom https://example.org/j/123456", "Zoom"),
        ("# Fell Board minutes\n\nThe meeting was held over the internet via a Zoom call.", "Zoom"),
    ],
)
def test_a_link_and_the_net_around_it_are_no_place(head: str, place: str):
    assert meeting(head + BUSINESS).place == place


def test_the_next_one_is_the_next_meeting():
    said = "\nWe meet every month. The next one is planned for June 9th, 10am.\n"
    found = meeting("# Fell Board minutes, 3 May 2021" + BUSINESS + said).next_meeting
    assert found is not None
    assert found.date == "2021-06-09"
