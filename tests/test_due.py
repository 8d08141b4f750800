"""Due phrases: which words of an action they are, and which day they come to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutesparse.dates import find_due
from minutesparse.resolving.due import resolve_due
from minutesparse.vocabulary import load

EN, NL = load("en"), load("nl")
MEETING, NEXT = date(2021, 5, 5), date(2021, 7, 7)  # a Wednesday


@pytest.mark.parametrize(
    ("phrase", "due", "precision"),
    [
        ("by 11th June", "2021-06-11", "day"),
        ("on 30th May", "2021-05-30", "day"),
        ("by 14/06/2021", "2021-06-14", "day"),
        ("31/5", "2021-05-31", "day"),
        ("no later than 3pm on 4 June", "2021-06-04", "day"),
        ("by 5pm Friday", "2021-05-07", "day"),
        ("before 17:30 on Friday", "2021-05-07", "day"),
        ("before the 15th August deadline", "2021-08-15", "day"),
        ("Friday 14th", "2021-05-14", "day"),
        ("18-19 June", "2021-06-19", "day"),
        ("3 May - 7 May", "2021-05-07", "day"),
        ("in September", "2021-09-30", "month"),
        ("for May", "2021-05-31", "month"),
        ("end of April", "2021-04-30", "month"),
        ("mid June", "2021-06-30", "month"),
        ("Nov/Dec", "2021-12-31", "month"),
        ("June 2022", "2022-06-30", "month"),
        ("by the end of the month", "2021-05-31", "month"),
        ("next month", "2021-06-30", "month"),
        ("in six months", "2021-11-30", "month"),
        ("w/c 10 May", "2021-05-10", "week"),
        ("week commencing 10th May", "2021-05-10", "week"),
        ("next week", "2021-05-16", "week"),
        ("by the end of the week", "2021-05-09", "week"),
        ("end of Q2", "2021-06-30", "quarter"),
        ("Q1", "2022-03-31", "quarter"),
        ("Q3 2024", "2024-09-30", "quarter"),
        ("H2", "2021-12-31", "quarter"),
        ("spring 2022", "2022-05-31", "season"),
        ("in the spring of 2023", "2023-05-31", "season"),
        ("Q3 of 2024", "2024-09-30", "quarter"),
        ("next spring", "2022-05-31", "season"),
        ("next summer", "2021-08-31", "season"),
        ("in the autumn", "2021-11-30", "season"),
        ("before Christmas", "2021-12-25", "day"),
        ("by Easter", "2022-04-17", "day"),
        ("end of the year", "2021-12-31", "day"),
        ("by Friday", "2021-05-07", "day"),
        ("by Wednesday", "2021-05-12", "day"),
        ("Friday week", "2021-05-14", "day"),
        ("next Tuesday", "2021-05-11", "day"),
        ("next Friday", "2021-05-14", "day"),
        ("this Friday", "2021-05-07", "day"),
        ("tomorrow", "2021-05-06", "day"),
        ("tonight", "2021-05-05", "day"),
        ("by the 12th", "2021-05-12", "day"),
        ("this weekend", "2021-05-09", "week"),
        ("next weekend", "2021-05-16", "week"),
        ("in the next fortnight", "2021-05-19", "day"),
        ("first week of June", "2021-06-07", "week"),
        ("within two weeks", "2021-05-19", "day"),
        ("in 6 weeks' time", "2021-06-16", "day"),
        ("within 5 working days", "2021-05-12", "day"),
        ("at the next meeting", "2021-07-07", "meeting"),
        ("to bring to next Harbour board", "2021-07-07", "meeting"),
        ("by the July meeting", "2021-07-07", "meeting"),
        ("by the September meeting", "2021-09-30", "month"),
    ],
)
def test_a_phrase_comes_to_a_day(phrase: str, due: str, precision: str) -> None:
    found = resolve_due(phrase, MEETING, NEXT, EN)
    assert (found.date, found.precision, found.text) == (due, precision, phrase)


@pytest.mark.parametrize(
    "phrase",
    ["asap", "TBC", "ongoing", "in due course", "when ready", "in 2-3 months", "before the summer", "31 June", "Week 3",
     "Palm Sunday", "after the meeting", "next year"],
)  # fmt: skip
def test_words_that_give_no_date_keep_their_words(phrase: str) -> None:
    found = resolve_due(phrase, MEETING, NEXT, EN)
    assert (found.text, found.date, found.basis) == (phrase, None, None)


def test_what_hangs_on_an_unknown_meeting_gets_no_date() -> None:
    assert resolve_due("by 17 March", None, None, EN).date is None
    assert resolve_due("next week", None, None, EN).date is None
    assert resolve_due("at the next meeting", MEETING, None, EN).date is None
    assert resolve_due("by 17 March 2022", None, None, EN).date == "2022-03-17"


def test_a_meeting_of_another_body_gives_no_date() -> None:
    def on(phrase: str, body: str | None) -> str | None:
        return resolve_due(phrase, MEETING, NEXT, EN, body=body).date

    assert on("for the next Licensing Group meeting", "Weir Trust Council") is None
    assert on("for the next Licensing Group meeting", None) == "2021-07-07"
    assert on("at the next Weir Trust meeting", "Weir Trust Council") == "2021-07-07"
    assert on("to the next WTC", "Weir Trust Council") == "2021-07-07"
    assert on("at the next Board meeting", "Weir Trust Council") == "2021-07-07"


def test_the_basis_says_what_the_date_was_reckoned_from() -> None:
    basis = [
        resolve_due(p, MEETING, NEXT, EN).basis
        for p in ("by 3 June 2021", "by 3 June", "at the next meeting")
    ]
    assert basis == ["written in full", "meeting date", "next meeting"]


def test_a_day_shortly_before_the_meeting_is_of_its_own_year() -> None:
    assert resolve_due("by 18 April", MEETING, None, EN).date == "2021-04-18"
    assert resolve_due("by 18 January", MEETING, None, EN).date == "2022-01-18"
    assert resolve_due("by 18 January", MEETING, None, EN, previous=True).date == "2021-01-18"


def test_figures_follow_the_order_of_the_document() -> None:
    assert resolve_due("by 6/7/2021", MEETING, None, EN).date == "2021-07-06"
    assert resolve_due("by 6/7/2021", MEETING, None, EN, day_first=False).date == "2021-06-07"


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("uiterlijk 1 juni", "2021-06-01"),
        ("voor 4 maart", "2022-03-04"),
        ("eind juni", "2021-06-30"),
        ("binnen twee weken", "2021-05-19"),
        ("volgende week", "2021-05-16"),
        ("volgende vergadering", "2021-07-07"),
        ("z.s.m.", None),
    ],
)
def test_dutch_phrases_come_to_a_day(phrase: str, due: str | None) -> None:
    assert resolve_due(phrase, MEETING, NEXT, NL).date == due


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Clerk to answer the letter of 3 May by 11th June", "by 11th June"),
        ("AB to send the plan by Friday, and CD in June", "by Friday"),
        ("PQ to chase the builder again on Monday", "on Monday"),
        ("RS to draft a policy for the July meeting", "for the July meeting"),
        (
            "Treasurer to report back to the next board meeting in September",
            "to the next board meeting in September",
        ),
        ("TU to place it on the agenda for May", "for May"),
        ("Order salt (Monday 26th January)", "Monday 26th January"),
        ("VW to circulate the notes asap.", "asap"),
        ("XY to finish within the next two weeks", "within the next two weeks"),
        ("AB to chair the sub-group until the end of April", "until the end of April"),
        ("Ned to send the list by the 12th", "by the 12th"),
        ("Meet the builder on the 20th at 3pm", "on the 20th"),
        ("Jo to reply before Friday 14th, if she can", "before Friday 14th"),
        ("Jo to reply by 25/10", "by 25/10"),
        ("Comments to Jo by noon 21st October", "by noon 21st October"),
        ("Travel to the island early 2021-Jun-25", "early 2021-Jun-25"),
        ("Jo to write it by mid-June", "by mid-June"),
        ("Ring the school [14/06/21]", "14/06/21"),
        ("Order plants, 17 May latest", "17 May"),
        ("Tidy the plot over the weekend", "over the weekend"),
        ("Jo to mow in the next fortnight", "in the next fortnight"),
        ("Mow by the second week of June", "by the second week of June"),
        ("Ring them by close of business today", "by close of business today"),
        ("Hand it in by year end", "by year end"),
        ("CD to paint the hall for the week commencing 4 June", "for the week commencing 4 June"),
    ],
)
def test_the_words_that_say_when_are_found_in_an_action(text: str, phrase: str) -> None:
    due = find_due(text, EN)
    assert due is not None
    assert text[due.start : due.end] == phrase


@pytest.mark.parametrize(
    "text",
    [
        "Clerk to answer the letter of 3 May",
        "Chair to sign the minutes of 3 May 2021",
        "AB to attend the meeting on 3 May",
        "CD to invite new members to the 25 May workshop",
        "EF to pay the invoice dated 3 May",
        "GH to set a date for the next meeting",
        "The chair may march on with it",
        "IJ had a call today about the roof",
        "KL to repaint the Summer House",
        "MN to compare this year's figures",
        "OP to write to April Jones",
        "Play for 2 weeks in the league",
        "QR to give a talk at the symposium 4 April",
        "ST to report on the period up to the end of April",
        "Jo to circulate the 3rd draft by email",
        "Jo to write on the 3rd draft",
        "Costs to be cut by 1/3",
        "UV to book the hall for 22 March",
        "Rooms are booked for 22 March",
        "WX to find a Saturday in early September for the walk",
        "YZ to paint it, but not before 17 May",
        "AB to start after 17 May",
        "CD to attend the seminar on 5 June",
    ],
)
def test_dates_of_things_are_no_due_phrases(text: str) -> None:
    assert find_due(text, EN) is None


@given(days=st.integers(min_value=0, max_value=300))
def test_a_day_and_month_ahead_are_found_again_inside_any_sentence(days: int) -> None:
    day = MEETING + timedelta(days=days)
    text = f"Secretary to write to the owners by {day.day} {EN.list(f'months.{day.month}')[0]}, with a copy to all."
    due = find_due(text, EN)
    assert due is not None
    assert resolve_due(text[due.start : due.end], MEETING, NEXT, EN).date == day.isoformat()


@given(st.text(max_size=60))
def test_any_text_at_all_gives_words_back_and_at_most_a_true_date(text: str) -> None:
    found = resolve_due(text, MEETING, NEXT, EN)
    assert found.text == text
    assert found.date is None or date.fromisoformat(found.date)


def test_a_thing_before_a_deadline_is_part_of_the_task():
    def found(text):
        due = find_due(text, EN)
        return text[due.start : due.end] if due else None

    assert found("Find a tent for the open day before the next meeting") == "before the next meeting"
    assert found("Jo to report at the next meeting") == "at the next meeting"
    assert found("Jo to set the date of the next meeting") is None
