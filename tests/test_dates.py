"""Dates and times as people write them."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutesparse.dates import find_dates, find_times, is_american
from minutesparse.dates.calendar import likely_year, make_date
from minutesparse.vocabulary import load

EN, NL = load("en"), load("nl")
MONTHS = [EN.list(f"months.{n}")[0] for n in range(1, 13)]
DAYS = st.dates(min_value=date(1970, 1, 1), max_value=date(2068, 12, 31))


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


RENDERINGS = {
    "11 March 2010": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "11th of March, 2010": lambda d: f"{ordinal(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    "March 11, 2010": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "MARCH 11TH 2010": lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)} {d.year}".upper(),
    "11-Mar-2010": lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d.year}",
    "Mar. 11, 2010": lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day}, {d.year}",
    "11 Mar '10": lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} '{d.year % 100:02}",
    "2010-03-11": lambda d: d.isoformat(),
    "2010/03/11": lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    "2010-Mar-11": lambda d: f"{d.year}-{MONTHS[d.month - 1][:3]}-{d.day:02}",
    "11/03/2010": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "11.3.2010": lambda d: f"{d.day}.{d.month}.{d.year}",
    "11-3-10": lambda d: f"{d.day}-{d.month}-{d.year % 100:02}",
    "Thursday 11 March 2010": lambda d: (
        f"{EN.list(f'weekdays.{d.isoweekday()}')[0]} {d.day} {MONTHS[d.month - 1]} {d.year}"
    ),
}


@pytest.mark.parametrize("rendering", RENDERINGS)
@given(day=DAYS)
def test_a_date_is_read_back_from_every_way_of_writing_it(rendering: str, day: date) -> None:
    written = RENDERINGS[rendering](day)
    text = f"The hall is let from {written}; so the board heard."
    found = find_dates(text, EN)
    assert [f.date for f in found] == [day]
    assert text[found[0].start : found[0].end] == written


@given(day=DAYS)
def test_month_first_figures_are_read_back_where_the_document_is_american(day: date) -> None:
    found = find_dates(f"due {day.month}/{day.day}/{day.year}", EN, day_first=False)
    assert [f.date for f in found] == [day]


@given(st.text(alphabet="0123456789/-. MayJuneof,thstrd'ap:mnex", max_size=80))
def test_whatever_the_text_spans_are_in_order_and_dates_exist(text: str) -> None:
    end = 0
    for found in find_dates(text, EN, bare=True):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        if found.month and found.day:
            assert make_date(found.year or 2000, found.month, found.day)
    for time_ in find_times(text, EN, bare=True):
        assert 0 <= int(time_.time[:2]) < 24
        assert 0 <= int(time_.time[3:]) < 60


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("THURSDAY SEPTEMBER 6TH 2012", [(2012, 9, 6)]),
        ("10/22/2024 is a day in any order", [(2024, 10, 22)]),
        ("Tuesday 04/05/2021", [(2021, 5, 4)]),
        ("Wednesday 05/06/2024", [(2024, 6, 5)]),
        ("6 september 2012", [(2012, 9, 6)]),
        ("Sept 2012", [(2012, 9, None)]),
        ("reports for 2012-05", [(2012, 5, None)]),
        ("22nd of May", [(None, 5, 22)]),
        ('29" September 2022 and 30°" March 2023', [(2022, 9, 29), (2023, 3, 30)]),
        ("4th/5th May", [(None, 5, 4)]),
        ("14th Sept. '12", [(2012, 9, 14)]),
        ("the first of June 2020", [(2020, 6, 1)]),
        ("7 July, 4 August and 1 September 2021", [(2021, 7, 7), (2021, 8, 4), (2021, 9, 1)]),
        ("28 December to 2 January 2021", [(2020, 12, 28), (2021, 1, 2)]),
        ("Meeting #2 Dec 14, 2016", [(2016, 12, 14)]),
        ("on 3 May 12 people came", [(None, 5, 3)]),
        ("minutes-20190816", []),
        ("file 20190816", [(2019, 8, 16)]),
    ],
)
def test_dates_are_read_as_written(text: str, found: list[tuple[int | None, int, int | None]]) -> None:
    assert [(f.year, f.month, f.day) for f in find_dates(text, EN)] == found


@pytest.mark.parametrize(
    "text",
    [
        "the chair may march on",
        "you may 2 or 3 times",
        "the 3 may stay",
        "£31.03 and 2.1 and v1.2 and 3.5.2",
        "the year 2012/13, and 2011-12",
        "30 February 2021",
        "31/02/2021",
        "June 7:30",
        "April Jones will write",
        "for June Carter",
        "section 3.2.12",
        "4.6.12 Drains",
        "12/13/14/15",
        "May I?",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text, EN) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("25/04", (4, 25)),
        ("the 3rd", (None, 3)),
        ("Friday 14th", (None, 14)),
        ("May", (5, None)),
        ("28.04.", (4, 28)),
    ],
)
def test_a_due_column_may_hold_less_than_a_date(text: str, found: tuple[int | None, int | None]) -> None:
    assert [(f.month, f.day) for f in find_dates(text, EN, bare=True)] == [found]
    assert find_dates(text, EN) == []


def test_the_other_day_of_a_span_is_kept() -> None:
    assert [(f.day, f.last) for f in find_dates("May 18-19 and 5th - 7th June", EN)] == [(18, 19), (5, 7)]


def test_dutch_dates_are_read_with_dutch_words() -> None:
    assert [str(f.date) for f in find_dates("maandag 4 maart 2019, 15-4-2020, 1e mei 2021", NL)] == [
        "2019-03-04",
        "2020-04-15",
        "2021-05-01",
    ]


@given(anchor=DAYS, ahead=st.integers(min_value=0, max_value=310))
def test_a_date_without_a_year_is_the_first_to_come_after_the_meeting(anchor: date, ahead: int) -> None:
    day = anchor + timedelta(days=ahead)
    if (day.month, day.day) != (2, 29):
        assert likely_year(anchor, day.month, day.day) == day.year


def test_a_weekday_decides_between_the_years() -> None:
    found = find_dates("Friday 9 April", EN)[0]
    assert found.on(date(2021, 4, 20)) == date(2021, 4, 9)
    assert found.on(date(2021, 3, 1)) == date(2021, 4, 9)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.30 p.m.", [("13:30", None)]),
        ("13:30", [("13:30", None)]),
        ("7.00pm", [("19:00", None)]),
        ("2:00 – 4.30pm", [("14:00", "16:30")]),
        ("12 pm - 12:15 pm", [("12:00", "12:15")]),
        ("9-11am", [("09:00", "11:00")]),
        ("11.30 am to 1 pm", [("11:30", "13:00")]),
        ("10:00-2pm", [("10:00", "14:00")]),
        ("1400 hrs", [("14:00", None)]),
        ("at noon", [("12:00", None)]),
        ("15:00GMT", [("15:00", None)]),
        ("17h30", [("17:30", None)]),
        ("at 7.30", [("07:30", None)]),
        ("at 1930", [("19:30", None)]),
        ("12 midnight", [("00:00", None)]),
        ("12.15 am", [("00:15", None)]),
        ("18:05 UTC until 18:39 UTC", [("18:05", "18:39")]),
    ],
)
def test_times_are_read_as_written(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(t.time, t.until) for t in find_times(text, EN)] == found


@pytest.mark.parametrize(
    "text", ["2 hours", "£7.30", "at 5.25% a year", "from 2012", "in 2012", "item 3.15", "25:10"]
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert find_times(text, EN) == []


def test_beside_a_label_bare_figures_are_times() -> None:
    assert [(t.time, t.until) for t in find_times("10.00 - 12.00", EN, bare=True)] == [("10:00", "12:00")]
    assert [(t.time, t.until) for t in find_times("van 19.30 uur tot 21.00 uur", NL)] == [("19:30", "21:00")]


@pytest.mark.parametrize(
    ("text", "american"),
    [
        ("Due 02/10/10. Next meeting 03/18/2010.", True),
        ("Due 02/10/10. Next meeting 18/03/2010.", False),
        ("Due 02/10/10.", False),
        ("March 9, 2020 at 5 pm EST. Due 4/5/20", True),
        ("March 9, 2020. Due 4/5/20, as agreed on 6 April 2020 and 7 April 2020", False),
    ],
)
def test_the_order_of_day_and_month_is_told_from_the_document(text: str, *, american: bool) -> None:
    assert is_american(text, EN) is american


@pytest.mark.parametrize(
    "piece", ["1 ", "1/1/", "May ", "the ", "first of ", "12:", "Monday ", "1 and ", "7.30 to ", " "]
)
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begin = time.perf_counter()
    find_dates(text, EN, bare=True)
    find_times(text, EN, bare=True)
    assert time.perf_counter() - begin < 2
