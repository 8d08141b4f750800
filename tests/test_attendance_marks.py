"""Who came: marks and remarks below a list, bodies that run on behind names, words for groups."""

from __future__ import annotations

from written import BUSINESS, read_people, statuses


def test_a_line_below_the_list_explains_its_marks():
    people = read_people("# Attendance", "- Ann Moss", "- Joe Hale*", "- Una Fell", "* absent", *BUSINESS)
    assert statuses(people) == {"Ann Moss": "present", "Joe Hale": "absent", "Una Fell": "present"}


def test_a_remark_below_the_apologies_names_nobody_who_sent_them():
    people = read_people(
        "Present:", "- Ann Moss", "- Joe Hale", "Apologies:", "- Sam Vale", "- Una Fell",
        "The two above have passed their votes to Joe Hale and wish us well.", *BUSINESS,
    )  # fmt: skip
    assert statuses(people) == {
        "Ann Moss": "present", "Joe Hale": "present", "Sam Vale": "apologies", "Una Fell": "apologies",
    }  # fmt: skip


def test_a_line_among_those_present_may_say_that_the_next_were_not_there():
    people = read_people(
        "# Attending", "- Ann Moss", "- Joe Hale", "The following were not in attendance but agree to it all:",
        "- Sam Vale", *BUSINESS,
    )  # fmt: skip
    assert statuses(people) == {"Ann Moss": "present", "Joe Hale": "present", "Sam Vale": "absent"}


def test_somebody_under_the_apologies_may_have_come_after_all():
    people = read_people("Apologies:", "- Ann Moss - arrived during the meeting", "- Joe Hale", *BUSINESS)
    assert statuses(people) == {"Ann Moss": "part", "Joe Hale": "apologies"}


def test_a_body_may_stand_behind_a_name_without_a_mark():
    people = read_people(
        "Attendees: Ann Moss (Tarnworks), Joe Hale - Fellgate, Una Berry Tarnworks, Sam Vale-MoorTech, Ivy Lock - Tarn & Fell",
        *BUSINESS,
    )
    assert [(p.name, p.organisation) for p in people] == [
        ("Ann Moss", "Tarnworks"), ("Joe Hale", "Fellgate"), ("Una Berry", "Tarnworks"), ("Sam Vale", "MoorTech"),
        ("Ivy Lock", "Tarn & Fell"),
    ]  # fmt: skip


def test_what_an_office_is_for_is_nobody():
    people = read_people(
        "# Present", "- Ann Moss, Minister of State, Bridges and Safe Ways", "- Joe Hale, Clerk", *BUSINESS
    )
    assert [p.name for p in people] == ["Ann Moss", "Joe Hale"]


def test_offices_and_counts_stand_once_for_several():
    people = read_people(
        "Board members present were supervisors Ann Moss and Joe Hale, clerks Una Fell and Ivy Lock, and treasurer Sam Vale.",
        *BUSINESS,
    )
    assert [p.name for p in people] == ["Ann Moss", "Joe Hale", "Una Fell", "Ivy Lock", "Sam Vale"]
    people = read_people(
        "# Trustees Present", "Ann Moss (Chair), Joe Hale (Trustees) and seven other members.", *BUSINESS
    )
    assert [p.name for p in people] == ["Ann Moss", "Joe Hale"]


def test_who_took_the_minutes_ends_the_line_of_those_who_came():
    people = read_people("# Participants", "ABC, NB, NP, LDC. Minutes by NB.", *BUSINESS)
    assert [p.name for p in people] == ["ABC", "NB", "NP", "LDC"]


def test_letters_are_somebody_among_people_called_by_one_word():
    people = read_people("Present: Gill, Nick, Luther, LJ, Sam Vale, Claudia, CJ", *BUSINESS)
    assert [p.name for p in people] == ["Gill", "Nick", "Luther", "LJ", "Sam Vale", "Claudia", "CJ"]


def test_a_picture_behind_a_name_is_none_of_it():
    people = read_people("# Present", "- Ann Moss \U0001f468\u200d\U0001f4bb", "- Joe Hale", *BUSINESS)
    assert [p.name for p in people] == ["Ann Moss", "Joe Hale"]


def test_words_made_of_two_may_say_which_people():
    people = read_people(
        "# Anwesende Gründungsmitglieder",
        "- Ina Moser",
        "- Udo Halm",
        "# Traktanden",
        "- Wahl",
        language="de",
    )
    assert statuses(people) == {"Ina Moser": "present", "Udo Halm": "present"}
