"""One person over many meetings, and what people.toml states of people."""

from __future__ import annotations

import json
from itertools import permutations

import pytest

from minutesparse import extract
from minutesparse.errors import UnreadableDocument
from minutesparse.register.people import join_people
from minutesparse.resolving import Directory, directory_beside
from minutesparse.schema import Person
from stand_ins import PLACE, minutes


def named(name, *, initials=(), role=None, attendance="present"):
    return Person(
        id=name, name=name, initials=list(initials), role=role, attendance=attendance, evidence=PLACE
    )


def met(date, *people, body="Weir Keepers"):
    return minutes(date=date, body=body, path=f"{date}.txt", people=list(people))


def joined(*meetings, directory=None):
    return {known.name: sorted(known.also) for known in join_people(meetings, directory)}


def test_short_forms_go_to_the_one_they_fit():
    first = met("2020-05-04", named("Ann Holt"), named("Bea Lunn"))
    later = met("2020-06-01", named("A. Holt"), named("Lunn"))
    assert joined(first, later) == {"Ann Holt": ["A. Holt"], "Bea Lunn": ["Lunn"]}


def test_a_short_form_that_fits_two_stays_apart():
    both = met("2020-05-04", named("Ann Holt"), named("Abe Holt"))
    later = met("2020-06-01", named("A. Holt"))
    assert joined(both, later) == {"Ann Holt": [], "Abe Holt": [], "A. Holt": []}


def test_two_whom_one_meeting_names_apart_are_two():
    assert joined(met("2020-05-04", named("Ann Holt"), named("A. Holt"))) == {"Ann Holt": [], "A. Holt": []}


def test_spellings_that_share_their_printed_initials_are_one():
    first = met("2020-05-04", named("Andrea Goetzler", initials=["AG"]))
    later = met("2020-06-01", named("Andrea Gotzler", initials=["AG"]))
    [known] = join_people([first, later])
    assert (known.initials, known.doubtful, known.came) == (["AG"], [], 2)
    elsewhere = met("2020-06-01", named("Andrea Gotzler", initials=["AG"]), body="Lock Keepers")
    assert len(join_people([first, elsewhere])) == 2


def test_people_of_two_bodies_are_one_only_by_their_whole_names():
    first = met("2020-05-04", named("Ann Holt"), named("Bea Lunn"), named("Ola"))
    others = [named("A. Holt"), named("Bea Lunn"), named("Ola"), named("Ria Sund"), named("Ivo Tarn")]
    elsewhere = met("2020-06-01", *others, body="Lock Keepers")
    found = join_people([first, elsewhere])
    assert [known.name for known in found if known.came == 2] == ["Bea Lunn"]
    assert sorted(known.name for known in found if known.came == 1) == [
        "A. Holt",
        "Ann Holt",
        "Ivo Tarn",
        "Ola",
        "Ola",
        "Ria Sund",
    ]


def test_a_place_or_an_organisation_is_nobody():
    told = [named("Village Hall"), named("Rebecca Hall"), named("Weir Keepers Ltd"), named("Ann Holt")]
    assert [known.name for known in join_people([met("2020-05-04", *told)])] == ["Rebecca Hall", "Ann Holt"]


def test_initials_of_two_are_doubtful_for_both():
    found = join_people(
        [
            met("2020-05-04", named("Ann Holt", initials=["AH"])),
            met("2020-06-01", named("Abe Hurst", initials=["AH"]), named("Bea Lunn", initials=["BL"])),
        ]
    )
    assert {k.name: k.doubtful for k in found} == {"Ann Holt": ["AH"], "Abe Hurst": ["AH"], "Bea Lunn": []}


def test_a_role_is_told_with_the_meetings_that_give_it():
    [known] = join_people(
        [
            met("2020-05-04", named("Ann Holt", role="CLERK")),
            met("2020-07-01", named("Ann Holt", role="Chair")),
            met("2020-06-01", named("Ann Holt", role="Clerk")),
        ]
    )
    assert known.roles == [("CLERK", "2020-05-04", "2020-06-01"), ("Chair", "2020-07-01", "2020-07-01")]


def test_the_order_of_the_files_does_not_matter():
    held = [
        met("2020-05-04", named("Ann Holt", initials=["AH"])),
        met("2020-06-01", named("A. Holt")),
        met("2020-06-01", named("Holt"), body="Lock Keepers"),
    ]
    assert len({repr(join_people(order)) for order in permutations(held)}) == 1


STATED = """
[[person]]
name = "Ann Holt"
aliases = ["Nan", "Mrs Carrow"]
not = ["A. Holt"]

[[person]]
name = "Bea Lunn"
roles = [{ role = "Clerk", from = 2019-01-01, to = 2020-05-31 }]

[[person]]
name = "Ivo Tarn"
roles = [{ role = "Clerk", body = "Weir", from = 2020-06-01 }]
"""

TEXT = """Weir Parish Council
Minutes of the meeting held on {day} 2020 at 7 pm
Present: Sef Brandt, Ria Sund

1. Gate
ACTION: Nan to mend the gate.
ACTION: The Clerk to write to the mill.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "minutes").mkdir()
    (tmp_path / "people.toml").write_text(STATED)
    (tmp_path / "minutes" / "may.txt").write_text(TEXT.format(day="4 May"))
    (tmp_path / "minutes" / "june.txt").write_text(TEXT.format(day="8 June"))
    return tmp_path / "minutes"


def owners(path):
    [meeting] = extract(path)
    return {o.text: o.person.name if o.person else None for a in meeting.actions for o in a.owners}


def test_owners_are_whom_the_file_says_as_of_the_meeting(folder):
    assert owners(folder / "may.txt") == {"Nan": "Ann Holt", "The Clerk": "Bea Lunn"}
    assert owners(folder / "june.txt") == {"Nan": "Ann Holt", "The Clerk": "Ivo Tarn"}
    (folder.parent / "people.toml").unlink()
    assert owners(folder / "may.txt") == {"Nan": None, "The Clerk": None}


def test_names_are_joined_and_kept_apart_as_the_file_says(folder):
    directory = directory_beside(folder / "may.txt")
    first = met("2020-05-04", named("Ann Holt"))
    later = met("2020-06-01", named("A. Holt"), named("Mrs Carrow"))
    assert joined(first, later, directory=directory) == {"Ann Holt": ["Mrs Carrow"], "A. Holt": []}
    assert joined(met("2020-06-01", named("A. Holt")), first) == {"Ann Holt": ["A. Holt"]}


@pytest.mark.parametrize(
    "broken", ["[[person]]\nnick = 'x'", "[[person]]\nname = 'Ann'\nage = 3", "persons = []", "[[person"]
)
def test_a_file_that_says_something_else_is_told(tmp_path, broken):
    (tmp_path / "people.toml").write_text(broken)
    with pytest.raises(UnreadableDocument, match=r"people.toml cannot be understood"):
        directory_beside(tmp_path / "may.txt")


def test_without_the_file_nobody_is_stated(tmp_path):
    assert directory_beside(tmp_path / "a" / "may.txt") == Directory()


def test_people_of_a_folder_stand_once_each(folder, run):
    ran = run("people", "--json", str(folder))
    rows = {row["name"]: row for row in json.loads(ran.out)}
    assert (rows["Sef Brandt"]["attended"], rows["Sef Brandt"]["first_seen"]) == (2, "2020-05-04")
    assert len(json.loads(run("people", "--json", "--by-meeting", str(folder)).out)) > len(rows)
