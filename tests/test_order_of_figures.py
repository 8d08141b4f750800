"""Whether "8/06/2019" is 8 June or August 6th: told by other dates, by front matter, by the file's name."""

from __future__ import annotations

import pytest

from minutesparse import extract
from minutesparse.dates import days_in_name, find_dates, is_american
from minutesparse.vocabulary import load

EN = load("en")


@pytest.mark.parametrize(
    ("text", "beside", "american"),
    [
        ("Opened on 8/06/2019.", ["2019-08-06 19:00:00 -0600"], True),
        ("Opened on 8/06/2019.", ["2019-06-08"], False),
        ("Opened on 8/06/2019.", ["pond-club-2019-08-06.md"], True),
        ("Opened on 8/06/2019.", ["pond_club_20190806.md"], True),
        ("Opened on 8/06/2019.", ["20190806-pond.md"], True),
        ("Opened on 8/06/2019.", ["invoice 20190806.md"], False),
        ("Opened on 8/06/2019.", ["pond-club-2019-08-14.md"], False),
        ("Opened on 8/06/2019.", ["8-6-2019.md"], False),
        ("Pond Club, August 6, 2019 (8/06/2019), after 3 May 2019.", [], True),
        ("Pond Club, 8/06/2019 [August 6, 2019], after 3 May 2019.", [], True),
        ("Pond Club, after 3 May 2019. Met: 6 August 2019, 8/06/2019.", [], False),
        # Another day may look like the meeting's own turned round.
        ("Pond Club, 6 August 2019. The fair of 8/06/2019 went well.", [], False),
        ("Pond Club, 6 August 2019. The minutes of 8/06/2019 were agreed.", [], False),
        ("The minutes of 8/06/2019 were agreed.", ["pond-2019-08-06.md"], False),
        ("Previous meeting: 8/06/2019", ["pond-2019-08-06.md"], False),
        ("Mend the gate by 6/08/2019", ["pond-2019-06-08.md"], False),
        ("Pond Club, 6 August 2019. The fair of 8/06/2019. Met on 9/03/2019, 3 September 2019.", [], True),
        ("Pond Club, 6 August 2019 and 8 June 2019. On 8/06/2019.", [], False),
        ("Opened on 8/06/2019. The fence was asked for on 7/30.", [], True),
        ("Opened on 8/06/2019. The fence was asked for on 7/30, the gate too.", [], True),
        ("Opened on 8/06/2019. Backed by 5/14 members.", [], False),
        ("Opened on 8/06/2019. They work on 5/20 tasks, cut by 1/15.", [], False),
        ("Opened on 8/06/2019. See minute 7/30, and 7/30 of the cost.", [], False),
        ("Opened on 8/06/2019. The fence was asked for on 7/30, the gate by 30/7.", [], False),
        ("Opened on 8/06/2019, next on 14/06/2019.", ["2019-08-06"], False),
    ],
)
def test_an_ambiguous_date_is_read_in_the_order_that_the_document_bears_out(text, beside, american):
    assert is_american(text, EN, beside) is american


def test_the_days_in_a_name_are_those_that_read_one_way():
    told = {
        name: [str(day) for day in days_in_name(name, EN)]
        for name in (
            "pond-2019-08-06.md",
            "Pond_21_October_2011.docx",
            "Minutes 20190806.md",
            "Weir Committee_20190806_draft.md",
            "20190806_weir.md",
            "7-2-2019.md",
            "ref 19991231.md",
            "minutes ref 19991231.md",
            "invoice 20191231.md",
            "scan20191231.md",
            "2019-13-40.md",
            "pond.md",
        )
    }
    days = [day for found in told.values() for day in found]
    assert days == ["2019-08-06", "2011-10-21", "2019-08-06", "2019-08-06", "2019-08-06"]
    assert list(told.values())[5:] == [[]] * 7


MINUTES = """# Fence Committee

- Call to order at 8/06/2019 6:03pm
- Present: Ann Moss, Joe Hale

## New business

- Joe Hale to mend the gate by 9/03/2019.
"""


def test_the_files_own_name_tells_the_order_for_the_meeting_and_what_is_due(tmp_path):
    path = tmp_path / "fences-2019-08-06.md"
    path.write_text(MINUTES, encoding="utf-8")
    (minutes,) = extract(path)
    assert minutes.meeting.date == "2019-08-06"
    assert [a.due.date for a in minutes.actions if a.due] == ["2019-09-03"]


def test_a_name_alone_is_no_date_of_the_meeting(tmp_path):
    path = tmp_path / "fences-2019-08-06.md"
    path.write_text(MINUTES.replace("8/06/2019 ", "").replace(" by 9/03/2019", ""), encoding="utf-8")
    (minutes,) = extract(path)
    assert minutes.meeting.date is None


def test_the_name_tells_the_year_of_a_day_that_the_text_has_without_one(tmp_path):
    path = tmp_path / "fences-2026-01-16.md"
    dated = MINUTES.replace("8/06/2019 6:03pm", "6:03pm on Friday 16th January").replace(" by 9/03/2019", "")
    path.write_text(dated, encoding="utf-8")
    assert extract(path)[0].meeting.date == "2026-01-16"
    other = path.rename(tmp_path / "fences-2025-01-16.md")  # a Thursday
    assert extract(other)[0].meeting.date is None


def test_figures_with_stops_have_the_day_first_whatever_the_rest():
    told = find_dates("Minutes from 12.03.2016", EN, day_first=False)
    assert [str(d.date) for d in told] == ["2016-03-12"]
