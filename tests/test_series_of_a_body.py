"""Which minutes are of one body and in what order: names that vary, dates that slipped, logs of meetings."""

from __future__ import annotations

import pytest

from minutesparse.register.meetings import by_body
from minutesparse.schema import Minutes, PersonRef
from stand_ins import OLA, RIA, action, minutes, person

THERE = [person(OLA), person(RIA)]
AWAY: list = []


def series(*meetings: Minutes) -> list[list[list[str]]]:
    """The files of each meeting of each body."""
    return [[[m.source.path for m in held.versions] for held in body] for body in by_body(meetings)]


def named(body, date, people=AWAY, organisation=None):
    found = minutes(action(f"Mend the gate {date}"), body=body, date=date, path=f"{date}.md", people=people)
    found.meeting.organisation = organisation
    return found


@pytest.mark.parametrize(
    ("one", "other", "people", "bodies"),
    [
        ("Weir Working Group", "Weir WG", THERE, 1),
        ("Weir Working Group", "Weir WG", AWAY, 2),  # "WG" may be another's
        ("Weir Board of Directors", "WEIR BOD", THERE, 1),
        ("Weir Advisory Council (WAC)", "Weir Advisory Council", AWAY, 1),
        ("PM Committee", "Project Management Committee", AWAY, 2),
        ("Technical Advisory Council", "TAC", AWAY, 2),  # many an organisation has one
        ("Technical Advisory Council", "TAC", THERE, 1),
        ("Weir Sluice Group", "Sluice Group", THERE, 1),
        ("Weir Sluice Group", "Sluice Group", AWAY, 2),
        ("Weir Finance Committee", "Committee", THERE, 2),
        ("Weir Planning Group", "Weir Group", THERE, 2),
    ],
)
def test_a_body_goes_by_its_name_in_full_or_in_short(one, other, people, bodies):
    assert len(series(named(one, "2020-05-04", people), named(other, "2020-06-01", people))) == bodies


ELSE = [person(PersonRef(id=f"p{at}", name=name)) for at, name in enumerate(("Kit Orr", "Lee Fox"))]


def test_letters_that_fit_two_bodies_are_of_the_one_whose_people_they_share():
    club = named("Weir Yacht Club", "2020-05-04", THERE)
    youth = named("Weir Youth Council", "2020-05-11", ELSE)
    letters = "Weir YC", "2020-06-01"
    assert [len(body) for body in series(club, youth, named(*letters, THERE))] == [2, 1]
    assert [len(body) for body in series(club, youth, named(*letters, ELSE))] == [1, 2]
    assert [len(body) for body in series(club, youth, named(*letters, AWAY))] == [1, 1, 1]


def test_two_bodies_of_the_same_people_are_not_one_through_a_name_between_them():
    days = ("2020-05-04", "2020-06-01", "2020-07-06")
    for names in (
        ("Weir Safety Group", "Weir SG", "Weir Steering Group"),
        ("Weir Finance Committee", "Committee", "Staff Committee"),
    ):
        assert len(series(*(named(name, day, THERE) for name, day in zip(names, days, strict=True)))) == 3
    names = ("Weir Finance Committee", "Finance Committee", "Mill Finance Committee")
    of_two = series(*(named(name, day, THERE) for name, day in zip(names, days, strict=True)))
    assert sorted(len(body) for body in of_two) == [1, 2]


def test_an_organisations_name_may_be_part_of_the_bodys():
    apart = named("Advisory Council", "2020-05-04", organisation="Weir Trust")
    whole = named("Weir Trust Advisory Council", "2020-06-01")
    assert series(apart, whole) == [[["2020-05-04.md"], ["2020-06-01.md"]]]


def test_the_meetings_in_one_file_are_of_one_body_and_none_is_another():
    log = [
        minutes(action("Mend the gate"), body=None, date=date, path="log.md")
        for date in ("2020-05-04", "2020-05-11", "2020-05-11", None)
    ]
    log[2].actions[0].text = log[3].actions[0].text = "Mend the gate at once"
    assert series(*log) == [[["log.md"]] * 4]
    assert series(log[0], log[0].model_copy()) == [[["log.md"] * 2]]  # named twice


def test_minutes_that_kept_the_date_of_the_last_stand_where_their_name_puts_them():
    first = minutes(action("Mend the gate"), date="2020-11-09", path="weir-2020-11-09.md")
    slip = minutes(
        action("Mend the gate", previous=True),
        action("Paint the sluice"),
        date="2020-11-09",
        path="weir-2020-12-14.md",
    )
    last = minutes(action("Oil the lock"), date="2021-01-11", path="weir-2021-01-11.md")
    between = minutes(action("Ring the clerk"), date="2020-11-30", path="weir-2020-11-30.md")
    assert series(slip, last, first, between) == [
        [["weir-2020-11-09.md"], ["weir-2020-11-30.md"], ["weir-2020-12-14.md"], ["weir-2021-01-11.md"]]
    ]


def test_a_name_may_have_the_day_of_publication():
    draft = minutes(action("Mend the gate"), date="2020-11-09", path="weir-2020-11-09.md")
    published = minutes(action("Mend the gate"), date="2020-11-09", path="weir-2020-12-14.md")
    assert [len(held) for (held,) in [*series(draft, published)]] == [2]
    alone = minutes(action("Paint the sluice"), date="2020-12-01", path="weir-2020-11-01.md")
    assert [held[0] for held in series(draft, alone)[0]] == ["weir-2020-11-09.md", "weir-2020-11-01.md"]
