"""Who came: names with nothing between them, and names that no label stands over."""

from __future__ import annotations

import io

import pytest

from minutesparse.names import split_people
from minutesparse.parsing.attendance import find_people
from minutesparse.parsing.sections import outline
from minutesparse.readers import read
from minutesparse.vocabulary import load
from written import BUSINESS, read_people, statuses


def split(text):
    return [t for _, _, t in split_people(text, load("en"))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("AM JH CV UF", ["AM", "JH", "CV", "UF"]),
        ("AM MBE", ["AM MBE"]),
        ("IAN LEE, ANN MAY, JO KAY, TIM COX", ["IAN LEE", "ANN MAY", "JO KAY", "TIM COX"]),
        ("ANN LEE", ["ANN LEE"]),
        ("BBC ITV", ["BBC ITV"]),
        ("NO ONE", ["NO ONE"]),
        (
            "Ann Moss (Editor) Joe Hale Lucy Berry Sam 'Spike' Vale Una Fell (Chair)",
            ["Ann Moss (Editor)", "Joe Hale", "Lucy Berry", "Sam 'Spike' Vale", "Una Fell (Chair)"],
        ),
    ],
)
def test_names_with_nothing_between_them_are_several(text, parts):
    assert split(text) == parts


def test_two_names_in_capitals_in_an_item_of_a_list_are_one_person():
    assert [t for _, _, t in split_people("UNA LEE", load("en"), listed=True)] == ["UNA LEE"]


def test_names_alone_below_the_day_of_the_meeting_came():
    people = read_people("4 May 2021", "Ann Moss", "Joe Hale", "Una Fell (minutes)", "# Gates", *BUSINESS)
    assert statuses(people) == {"Ann Moss": "present", "Joe Hale": "present", "Una Fell": "present"}
    people = read_people("Date: 05/04", "- Ann (Secretary)", "- Joe", "- Una (VP)", "# Gates", *BUSINESS)
    assert [(p.name, p.attendance) for p in people] == [
        ("Ann", "present"), ("Joe", "present"), ("Una", "present"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ("Ann Moss", "Joe Hale", "Una Fell", "4 May 2021"),  # a cover: who belongs to the group
        ("4 May 2021", "To be sent to:", "Ann Moss", "Joe Hale", "Una Fell"),
        ("4 May 2021", "Ann Moss", "Old Mill", "Moor Lane"),
        ("4 May 2021", "In memory of", "Ann Moss", "Joe Hale", "Ben Reed"),
        ("4 May 2021", "Copies to", "Ann Moss", "Joe Hale", "Ben Reed"),
        ("4 May 2021", "Candidates", "Ann Moss", "Joe Hale", "Ben Reed"),
        ("4 May 2021", "Florence Hall", "Charlotte Square", "Victoria Road"),
    ],
)
def test_other_names_at_the_top_are_not_taken_for_those_who_came(lines):
    assert not any(p.attendance for p in read_people(*lines, "# Gates", *BUSINESS))


def test_a_sentence_may_tell_who_took_the_minutes():
    people = read_people(
        "Minutes taken by the Secretary, Ann Moss, and typed up by Joe Hale.", "# Gates", *BUSINESS
    )
    assert [(p.name, p.role) for p in people if p.attendance] == [("Ann Moss", "Secretary")]


def test_a_table_whose_rule_no_bar_parts_is_a_table():
    text = (
        "# Board, 4 May 2021\n\n## Attendance\n\nName | Body | Status\n-----------------\n"
        "Ann Moss | Tarnworks | Attended\nJoe Hale | Fell Ltd | Absent\n\n## Gates\n\nThe gates were mended.\n"
    )
    document = read("minutes.md", stream=io.BytesIO(text.encode()))
    people = find_people(outline(document, load("en")))
    assert statuses(people) == {"Ann Moss": "present", "Joe Hale": "absent"}
