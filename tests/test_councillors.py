"""Councillors told apart by a letter, officers named behind their office, lists that a width broke."""

from __future__ import annotations

import io

import pytest

from minutesparse.names import read_person, split_people
from minutesparse.parsing.attendance import find_people
from minutesparse.parsing.sections import outline
from minutesparse.readers import read
from minutesparse.readers.wrapping import unwrap
from minutesparse.vocabulary import load
from written import BUSINESS, read_people, statuses

EN = load("en")


def test_two_of_one_surname_are_two():
    people = read_people("Members present: Councillors Berry, Collier (J), Collier (M) and Vale", *BUSINESS)
    assert statuses(people) == dict.fromkeys(["Berry", "J. Collier", "M. Collier", "Vale"], "present")


def test_letters_that_tell_nobody_apart_are_no_given_names():
    people = read_people("Present: Cllrs Hale (C), Moss (L), Reed (C), Kemp (G)", *BUSINESS)
    assert [p.name for p in people] == ["Hale", "Moss", "Reed", "Kemp"]


def test_officers_stand_in_brackets_behind_their_offices():
    line = "Director, Roads and Bins (Mr. O. Moss), Town Planner (Ms. T. Hale) and Clerk (Jo Tarn)."
    people = [read_person(text, EN) for _, _, text in split_people(line, EN)]
    assert [(p.honorific, p.name, p.role) for p in people] == [
        ("Mr", "O. Moss", "Director, Roads and Bins"),
        ("Ms", "T. Hale", "Town Planner"),
        (None, "Jo Tarn", "Clerk"),
    ]


def test_offices_in_brackets_are_no_people():
    line = "Ann Moss (Clerk), Joe Hale (Roads Officer)"
    assert [text for _, _, text in split_people(line, EN)] == ["Ann Moss (Clerk)", "Joe Hale (Roads Officer)"]


def test_an_apology_for_an_absence_is_one():
    said = "An apology for her inability to attend the Meeting was received from Councillor Crow."
    people = read_people("Present: Cllr Moss, Cllr Hale", said, *BUSINESS)
    assert statuses(people) == {"Moss": "present", "Hale": "present", "Crow": "apologies"}


@pytest.mark.parametrize(
    "said",
    [
        "An apology for the delay to the works was received from Weir Builders.",
        "An apology for the noise at the party is to be asked from Kit Vale.",
    ],
)
def test_other_apologies_are_none(said):
    people = read_people("Present: Cllr Moss, Cllr Hale", "# Works", said, *BUSINESS)
    assert not [p for p in people if p.attendance == "apologies"]


@pytest.mark.parametrize("label", ["Could not make it:", "Prize winners:", "New members elected:"])
def test_other_labels_among_those_who_came_end_their_list(label):
    text = f"# Trust, 4 May 2021\n\n**Present:**\n\n- Ann Moss\n- Joe Hale\n\n**{label}**\n\n- Tom Vale\n- Una Berry\n"
    document = read(
        "minutes.md", stream=io.BytesIO((text + "\n## Gates\n\nThe gates were mended.\n").encode())
    )
    came = [p.name for p in find_people(outline(document, EN)) if p.attendance == "present"]
    assert came == ["Ann Moss", "Joe Hale"]


def test_a_line_that_ends_in_a_dash_is_a_whole_line():
    lines = [
        "The shed needs paint, brushes, nails, tar and a new door for the HUTS, ROOF -",
        "Jo Reed to buy paint",
    ]
    assert len(unwrap(lines, 84)) == 2


def test_a_list_of_calls_that_a_width_broke_is_one_list():
    lines = [
        "In attendance: K9ZZV – Kit Trim, KB0QQZ – Joe Betts, KC7AAR – Rich Mann, KD0DDJ –",
        "Randy Roll, KD0IIT – Jon Johns, KM0SS – Mike Thay, N0BBV – Don Atkin, N0TTN – Jim",
        "Bigger, WB0AAV – Greg Abbo, Jim Purd",
    ]
    assert len(unwrap(lines, 88)) == 1


def test_a_call_written_with_a_struck_zero_is_a_call():
    assert read_person("KDØGZM – Stephen Hick", EN).name == "Stephen Hick"


def test_names_in_one_line_below_the_day_are_those_who_came():
    people = read_people(
        "6 March 2025",
        "Steve, Ian, Tim, Ann (on the phone :), Jean",
        "Steve: the tables are free.",
        *BUSINESS,
    )
    assert statuses(people) == dict.fromkeys(["Steve", "Ian", "Tim", "Ann", "Jean"], "present")


def test_things_in_one_line_below_the_day_are_nobody():
    assert not read_people("6 March 2025", "Budget, Bins, Benches, Roads, Trees", *BUSINESS)


@pytest.mark.parametrize(
    "label", ["Attending the call:", "Attendees via Zoom:", "On the phone:", "Present in the room:"]
)
def test_a_label_may_say_how_they_came(label):
    people = read_people(label, "Ann Moss", "Joe Hale", "Una Fell", "# Gates", *BUSINESS)
    assert statuses(people) == dict.fromkeys(["Ann Moss", "Joe Hale", "Una Fell"], "present")


def test_groups_of_those_who_came_have_labels_of_their_own():
    lines = (
        "Participants:",
        "Adviser: Dr Wolf Fell",
        "Project team:",
        "Ann Moss (lead)",
        "Joe Hale",
        "Una Berry",
    )
    people = read_people(*lines, "# Gates", *BUSINESS)
    assert statuses(people) == dict.fromkeys(["Wolf Fell", "Ann Moss", "Joe Hale", "Una Berry"], "present")


def test_members_listed_behind_those_who_came_did_not_all_come():
    lines = ("Present:", "Ann Moss", "Joe Hale", "Members:", "Ann Moss", "Joe Hale", "Una Berry", "Sam Vale")
    people = read_people(*lines, "# Gates", *BUSINESS)
    assert [p.name for p in people if p.attendance == "present"] == ["Ann Moss", "Joe Hale"]


def test_columns_of_those_who_came_are_headed_alike():
    table = [
        ["Students present", "Weavers present", "Potters present"],
        ["Ann Moss\nJoe Hale", "Una Berry", "Sam Vale"],
    ]
    people = read_people(table, "# Gates", *BUSINESS)
    assert statuses(people) == dict.fromkeys(["Ann Moss", "Joe Hale", "Una Berry", "Sam Vale"], "present")
