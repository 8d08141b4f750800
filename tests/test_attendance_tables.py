"""Who came: from tables of documents made here."""

from __future__ import annotations

from minutesparse.parsing.attendance import find_mentioned, find_people
from minutesparse.parsing.sections import outline
from minutesparse.vocabulary import load
from written import BUSINESS, read_people, statuses, write


def test_names_and_bodies_in_one_cell_each_are_paired_line_by_line():
    people = read_people(
        [["Date", "4 May 2020"],
         ["Present", "Ann Moss (Chair)\nJoe Hale\nIvy Berry", "Moor Council\nTarn Trust"],
         ["Place", "Room 2"]], *BUSINESS,
    )  # fmt: skip
    assert [(p.name, p.organisation) for p in people] == [
        ("Ann Moss", "Moor Council"), ("Joe Hale", "Tarn Trust"), ("Ivy Berry", None),
    ]  # fmt: skip


def test_a_table_with_a_row_each_gives_office_and_body():
    people = read_people(
        "# Attendance",
        [
            ["Name", "Role", "Organisation"],
            ["Ann Moss", "Chair", "Moor Council"],
            ["Joe Hale", "", "Tarn Trust"],
        ],
        *BUSINESS,
    )
    assert [(p.name, p.role, p.organisation) for p in people] == [
        ("Ann Moss", "Chair", "Moor Council"), ("Joe Hale", None, "Tarn Trust"),
    ]  # fmt: skip


def test_a_table_that_goes_on_with_a_numbered_list_is_of_those_who_came():
    people = read_people(
        "# Present", "Ann Moss", "Joe Hale", "Una Fell", "Tom Dell",
        [["Ivy Berry", "Tarn Trust"], ["Sam Vale", ""], ["Kit Marsh", "Friends of the Moor"]], *BUSINESS,
    )  # fmt: skip
    assert [p.name for p in people] == [
        "Ann Moss", "Joe Hale", "Una Fell", "Tom Dell", "Ivy Berry", "Sam Vale", "Kit Marsh",
    ]  # fmt: skip


def test_a_table_of_bodies_is_no_list_of_people():
    rows = [
        [body, "03/2018"] for body in ("Tarnair", "MOOR", "Tarn Council", "TTC", "U Fell", "Moor Ltd", "Quay")
    ]
    people = read_people("# Committee attendance", "Committee members (last attended):", rows, *BUSINESS)
    assert people == []


def test_all_beside_a_label_are_those_it_names():
    people = read_people(
        [["Subject", "Bins"], ["Members present", "All members including:\nAnn Moss and Joe Hale"]], *BUSINESS
    )
    assert statuses(people) == {"Ann Moss": "present", "Joe Hale": "present"}


def test_a_rota_tells_who_belongs_to_the_body_and_not_who_came():
    lines = outline(
        write("Lead/scribe: Ann", *BUSINESS, "# Scribes", [["Name"], ["Ann"], ["Jo Moss"], ["Kitto"]]),
        load("en"),
    )
    people = find_people(lines)
    assert statuses(people) == {"Ann": "present"}
    assert [(p.name, p.attendance) for p in find_mentioned(lines, people)] == [
        ("Jo Moss", None),
        ("Kitto", None),
    ]


def test_given_and_family_names_in_two_columns_are_one_name():
    people = read_people(
        "# Participants", [["Given Name", "Family Name", "Role"], ["Ann", "Moss", "Chair"], ["Joris", "van der Meer", ""]],
        *BUSINESS,
    )  # fmt: skip
    assert [p.name for p in people] == ["Ann Moss", "Joris van der Meer"]


def test_crosses_in_a_matrix_say_who_came():
    people = read_people(
        "# Attendance",
        [
            ["Name", "Present", "Apologies"],
            ["Ann Moss", "X", ""],
            ["Joe Hale", "", "X"],
            ["Ivy Berry", "✓", ""],
        ],
        *BUSINESS,
    )
    assert statuses(people) == {"Ann Moss": "present", "Joe Hale": "apologies", "Ivy Berry": "present"}


def test_yes_and_no_in_one_column_say_who_came():
    people = read_people(
        "# Attendance", [["Name", "Attended (Y/N)"], ["Ann Moss", "Y"], ["Joe Hale", "N"], ["Ivy Berry", "Late"]],
        *BUSINESS,
    )  # fmt: skip
    assert statuses(people) == {"Ann Moss": "present", "Joe Hale": "absent", "Ivy Berry": "part"}


def test_columns_of_names_under_their_status_are_two_lists():
    people = read_people([["Present", "Apologies"], ["Ann Moss\nJoe Hale", "Sam Vale"]], *BUSINESS)
    assert statuses(people) == {"Ann Moss": "present", "Joe Hale": "present", "Sam Vale": "apologies"}


def test_a_grid_of_names_beside_a_label_goes_on_down_to_the_next_label():
    people = read_people(
        [["PRESENT:", "Councillor A Moss", "Chairman"], ["", "Councillor J Hale", "Councillor I Berry"],
         ["IN ATTENDANCE:", "Mr S Vale", ""], ["", "Mrs T Fell", ""]], *BUSINESS,
    )  # fmt: skip
    assert statuses(people) == {
        "A Moss": "present", "J Hale": "present", "I Berry": "present",
        "S Vale": "in_attendance", "T Fell": "in_attendance",
    }  # fmt: skip
    assert people[0].role == "Chairman"


def test_dutch_minutes_are_read_with_dutch_words():
    people = read_people(
        [["aanwezig\nAnna de Wit (Heide), Joris van der Meer (Venwerk)", "afwezig\nKees Bos (Venwerk)"]],
        "# 1. Opening", "De voorzitter opent de vergadering en heet iedereen welkom.", language="nl", title="Verslag",
    )  # fmt: skip
    assert statuses(people) == {
        "Anna de Wit": "present",
        "Joris van der Meer": "present",
        "Kees Bos": "absent",
    }
    assert people[1].organisation == "Venwerk"


def test_a_table_of_debts_deep_in_the_business_is_no_attendance():
    people = read_people(
        "Present: Ann Moss, Joe Hale", "# 1. Dues", "Invoices were sent.", [["Name", "#"], ["Sam Vale", "3"], ["Tom Fell", "1"]],
    )  # fmt: skip
    assert list(statuses(people)) == ["Ann Moss", "Joe Hale"]


def test_a_grid_of_people_is_read_column_by_column():
    people = read_people(
        [["Board members:", "Officials (regular):"],
         ["Ann Moss\nMinister of Works, Parks", "Sam Vale Director, Roads and Bins"],
         ["Joe Hale, Tarn Trust", "Tom Fell\nDepartment of Parks, Roads and Bins"],
         ["Ivy Berry", "Kit Dell"]], *BUSINESS,
    )  # fmt: skip
    assert statuses(people) == {
        "Ann Moss": "present", "Joe Hale": "present", "Ivy Berry": "present",
        "Sam Vale": "in_attendance", "Tom Fell": "in_attendance", "Kit Dell": "in_attendance",
    }  # fmt: skip


def test_a_label_with_a_row_of_its_own_heads_every_column():
    people = read_people(
        [["Apologies:", ""], ["Ann Moss", "Joe Hale"], ["Ivy Berry", "Sam Vale"]], *BUSINESS,
    )  # fmt: skip
    assert set(statuses(people).values()) == {"apologies"}
    assert len(people) == 4


def test_a_second_table_of_people_lists_the_guests_beside_and_below_its_label():
    people = read_people(
        [["Board members:", "Officials:"], ["Ann Moss, Tarn Trust", "Joe Hale, Works"], ["Una Fell, Moor Trust", "Sam Vale, Works"]],
        [["Officials (presenting):", "Ivy Berry (Works)"], ["Tom Hill (Roads)", "Liv Rowan (Bridges)"], ["Max Stone (Water)", "Eva Reed (Water)"]],
        *BUSINESS,
    )  # fmt: skip
    assert {name: status for name, status in statuses(people).items() if status != "in_attendance"} == {
        "Ann Moss": "present", "Una Fell": "present",
    }  # fmt: skip
    assert len(people) == 9
