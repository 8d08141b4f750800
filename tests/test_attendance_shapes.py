"""Who came: shapes of lists and of names that few bodies use."""

from __future__ import annotations

from minutesparse.parsing.attendance import find_mentioned, find_people
from minutesparse.parsing.sections import outline
from minutesparse.vocabulary import load
from written import BUSINESS, read_people, statuses, write


def test_members_under_a_heading_came_though_new_members_are_told_of_later():
    people = read_people(
        "# Members", "Ann Moss K7XYZ, Joe Hale K7ABC, Una Fell (no call)", "# Guests", "Ivy Berry",
        "# 1. Treasurer's report", "The accounts were read.", "# New Members", "Sam Vale", *BUSINESS,
    )  # fmt: skip
    assert statuses(people) == {
        "Ann Moss": "present", "Joe Hale": "present", "Una Fell": "present", "Ivy Berry": "in_attendance",
    }  # fmt: skip


def test_handles_with_blanks_between_them_are_people():
    people = read_people("# Attendees", "@mira @jonas-p @Tam", "Notes by: @jonas-p", *BUSINESS)
    assert [p.name for p in people] == ["@mira", "@jonas-p", "@Tam"]


def test_that_all_came_heads_no_list():
    people = read_people("# All attendees", "- Integration", "- Sprints reviewed", "- Tests", *BUSINESS)
    assert people == []


def test_other_heads_more_names_of_the_same_list():
    people = read_people(
        "Present:", "Exec: Ann Moss (AM, Chair), Joe Hale", "Other: Una Fell (UF), Sam Vale", *BUSINESS
    )
    assert [p.name for p in people] == ["Ann Moss", "Joe Hale", "Una Fell", "Sam Vale"]


def test_groups_hold_their_people_in_brackets():
    people = read_people(
        "Attendance:", "Executive (Ann Moss, Enno Lam & Joe Hale) Teachers (Una Fell and Sam Vale)", "Members (4)",
        *BUSINESS,
    )  # fmt: skip
    assert [(p.name, p.role) for p in people] == [
        ("Ann Moss", None), ("Enno Lam", None), ("Joe Hale", None), ("Una Fell", None), ("Sam Vale", None),
    ]  # fmt: skip


def test_call_signs_part_names_that_a_page_ran_together():
    people = read_people("# Attendees", "K7XYZ - Ann Moss K7ABC - Joe Hale K7DEF - Una Fell", *BUSINESS)
    assert [p.name for p in people] == ["Ann Moss", "Joe Hale", "Una Fell"]


def test_apologies_may_be_received_in_advance():
    people = read_people(
        "Present: Ann Moss", "# 1. Apologies", "Apologies for absence were received in advance from Joe Hale (Joe). He was busy.",
        *BUSINESS,
    )  # fmt: skip
    assert statuses(people) == {"Ann Moss": "present", "Joe Hale": "apologies"}


def test_the_office_before_a_list_is_the_first_ones():
    people = read_people("Present (3)", "Chair Moss, Commissioners Hale, Tarn", *BUSINESS)
    assert [(p.name, p.role) for p in people] == [("Moss", "Chair"), ("Hale", None), ("Tarn", None)]


def test_an_office_may_hold_an_and():
    people = read_people(
        "Invited guest: Councillor Joe Hale: Moor Council Portfolio Holder: Roads and Bins", *BUSINESS
    )
    assert [p.name for p in people] == ["Joe Hale"]


def test_the_fuller_name_that_comes_later_is_the_persons():
    document = write(
        "Present: Ann Moss", *BUSINESS, "JoAnne will send the code.", "JoAnne Hale, the manager, retires."
    )
    lines = outline(document, load("en"))
    assert [p.name for p in find_mentioned(lines, find_people(lines))] == ["JoAnne Hale"]


def test_a_short_given_name_and_its_full_form_are_one_person():
    document = write("Present: Tom Hale, Ann Moss", *BUSINESS, "Thomas Hale said that it would do.")
    lines = outline(document, load("en"))
    assert find_mentioned(lines, find_people(lines)) == []


def test_an_office_of_two_names_came_too():
    people = read_people("Lead/scribe: Ann Moss", *BUSINESS)
    assert [(p.name, p.role) for p in people] == [("Ann Moss", "Lead/scribe")]


def test_two_names_before_one_bracket_are_two_people():
    people = read_people("Present: Joyce Dole Molly Wing (recording clerk), Ann Moss", *BUSINESS)
    assert [(p.name, p.role) for p in people] == [
        ("Joyce Dole", None), ("Molly Wing", "recording clerk"), ("Ann Moss", None),
    ]  # fmt: skip


def test_a_handle_behind_a_name_tells_a_person():
    document = write("Present: Ann Moss", *BUSINESS, "Site move / Zivka Tarnow (@zt)")
    lines = outline(document, load("en"))
    assert [p.name for p in find_mentioned(lines, find_people(lines))] == ["Zivka Tarnow"]


def test_who_is_said_in_passing_to_be_absent_was_away():
    notes = [f"Task {n} goes on." for n in range(20)]
    people = read_people(
        "# Present", "Ann Moss", "# 1. Reports", *notes, "Task 21: Tom was absent, so this waits.",
        "Kit Vale was absent from the last meeting.", *BUSINESS,
    )  # fmt: skip
    assert statuses(people) == {"Ann Moss": "present", "Tom": "absent"}


def test_a_verb_before_a_name_and_handle_is_no_name():
    document = write("Present: Ann Moss", *BUSINESS, "Ask Ruth (@rtn) about the tents.")
    lines = outline(document, load("en"))
    assert find_mentioned(lines, find_people(lines)) == []


def test_groups_of_members_under_headings_of_their_own_are_still_those_who_came():
    people = read_people(
        "# Voting members", "# Founders", "[x] Ann Moss - Tarn Trust", "[ ] Joe Hale - Moor Council",
        "# Projects, groups and friends", "[x] Una Fell - Kite Group", "[ ] Sam Vale - Owl Group", *BUSINESS,
    )  # fmt: skip
    assert statuses(people) == {
        "Ann Moss": "present", "Joe Hale": "absent", "Una Fell": "present", "Sam Vale": "absent",
    }  # fmt: skip


def test_an_office_nobody_has_heard_of_may_stand_before_a_name():
    people = read_people(
        "# Attendance", "- President: Ann Moss", "- Coach: Matt Vale", "- Food coor: Sara Hale", "- Location: Boat house",
        *BUSINESS,
    )  # fmt: skip
    assert [p.name for p in people] == ["Ann Moss", "Matt Vale", "Sara Hale"]


def test_letters_before_a_name_are_its_initials_and_the_rest_is_where_they_are_from():
    people = read_people(
        "# Present", "- YG - Yves Gaul, Meteo-Fell, France [MF]", "- RVl - Rob Vale, Meteo-Fell International [MFI]",
        "- SO - Steve Olson, National Water Service, USA [NWS], Chair", *BUSINESS,
    )  # fmt: skip
    assert [(p.name, p.initials) for p in people] == [
        ("Yves Gaul", ["YG"]), ("Rob Vale", ["RVl"]), ("Steve Olson", ["SO"]),
    ]  # fmt: skip


def test_french_lists_for_men_and_women_alike():
    lines = outline(
        write("# Conseil du 10 octobre 2022", "**Présent.es :** Charlotte, Candice", "**Excusé·e·s :** Lucie",
              "# Budget", "Le conseil est d'accord avec le budget que la trésorière a présenté pour la saison."),
        load("fr"),
    )  # fmt: skip
    assert statuses(find_people(lines)) == {
        "Charlotte": "present",
        "Candice": "present",
        "Lucie": "apologies",
    }


def test_those_on_the_telephone_came():
    people = read_people(
        "Present:", "Ann Moss, Joe Hale", "By phone:", "Una Fell, Sam Vale", "Regrets:", "Ivy Berry, Tom Hill", *BUSINESS
    )  # fmt: skip
    assert [p.attendance for p in people] == ["present"] * 4 + ["apologies"] * 2


def test_a_sentence_at_the_top_says_who_came():
    people = read_people(
        "# Call to order",
        "Chair Ann Moss called the meeting to order at 6:30 pm. Board members present were supervisors Ann Moss, Joe Hale, "
        "and Una Fell, and treasurer Sam Vale. Also present were Rod Tarn and Ivy Berry.",
        *BUSINESS,
    )  # fmt: skip
    assert statuses(people) == {
        "Ann Moss": "present", "Joe Hale": "present", "Una Fell": "present", "Sam Vale": "present",
        "Rod Tarn": "in_attendance", "Ivy Berry": "in_attendance",
    }  # fmt: skip


def test_talk_ends_a_list_of_people_that_no_heading_ends():
    people = read_people(
        "## Attendees", "- MK - Mia", "- TD - Tom", "- LS - Leah", "", "**MK**: Things are in good shape for the fair.", "",
        "**TD**: I will see to the lamps before Monday.", "", "**LS**: Nobody has asked for more than that.",
    )  # fmt: skip
    assert [(p.name, p.initials) for p in people] == [("Mia", ["MK"]), ("Tom", ["TD"]), ("Leah", ["LS"])]


def test_a_couple_shares_its_surname():
    people = read_people("Attending:", "Bill and Rita Vale, Ann Moss, Joe Hale, Una Fell (clerk)", *BUSINESS)
    assert [p.name for p in people] == ["Bill Vale", "Rita Vale", "Ann Moss", "Joe Hale", "Una Fell"]
    first_names = read_people("Attending:", "Ann, Joe and Una Fell", *BUSINESS)
    assert [p.name for p in first_names] == ["Ann", "Joe", "Una Fell"]
    last = read_people("Attending:", "Ann Moss, Bob Reed, Sue Vale, Joe and Una Fell", *BUSINESS)
    assert [p.name for p in last][-2:] == ["Joe", "Una Fell"]


def test_nicks_in_small_letters_stand_as_bullets_under_a_label_with_nothing_behind_it():
    people = read_people("Attending: ...", "- ola", "- mira", "- jonas", "# Budget", *BUSINESS)
    assert [p.name for p in people] == ["ola", "mira", "jonas"]


def test_names_under_headings_behind_the_list_came_only_where_those_name_a_group():
    people = read_people(
        "# Present", "Jo Reed", "Ana Marsh", "# Members of the pond board", "Ivy Berry", "Kim Lake",
        "# Candidates for the board", "Ann Moss", "Joe Hale", "# In memory of", "Tom Vale", "Sue Reed", *BUSINESS,
    )  # fmt: skip
    assert [p.name for p in people if p.attendance] == ["Jo Reed", "Ana Marsh", "Ivy Berry", "Kim Lake"]


def test_how_somebody_joined_lists_who_came_at_the_top_alone():
    people = read_people(
        "Present: Jo Reed, Ana Marsh", "By phone: Ivy Berry", "# Roof", "The roof was mended in May.",
        "By phone: Ann Moss", "# On the line", "- Tom Vale", "- Una Fell", *BUSINESS,
    )  # fmt: skip
    assert [p.name for p in people if p.attendance] == ["Jo Reed", "Ana Marsh", "Ivy Berry"]


def test_letters_before_names_are_initials_only_where_they_fit():
    people = read_people("# Present", "- NHS - Ann Moss", "- BBC - Joe Hale", "- RSPB - Una Fell", *BUSINESS)
    assert [(p.name, p.initials, p.organisation) for p in people] == [
        ("Ann Moss", [], "NHS"), ("Joe Hale", [], "BBC"), ("Una Fell", [], "RSPB"),
    ]  # fmt: skip
    known = read_people("# Present", "- TD - Tom", "- AM - Ann Moss", "- JMH - Joe Hale", *BUSINESS)
    assert [(p.name, p.initials) for p in known] == [
        ("Tom", ["TD"]),
        ("Ann Moss", ["AM"]),
        ("Joe Hale", ["JMH"]),
    ]


def test_a_tick_behind_a_name_says_that_its_bearer_came():
    people = read_people("# Present", "- Ann Moss ✔\ufe0f", "- Joe Hale ✅", "- Una Fell ❌", *BUSINESS)
    assert statuses(people) == {"Ann Moss": "present", "Joe Hale": "present", "Una Fell": "absent"}


def test_those_asked_to_come_are_told_from_those_who_came():
    people = read_people(
        "# Invited", "- Ann Moss", "- Joe Hale", "- Una Fell", "- Tom Vale", "- Ivy Berry",
        "# Present", "- Ann Moss", "- Una Fell", "- Ivy Berry", *BUSINESS,
    )  # fmt: skip
    assert statuses(people) == dict.fromkeys(["Ann Moss", "Una Fell", "Ivy Berry"], "present")


def test_in_attendance_in_a_sentence_were_the_bodys_own_where_nobody_else_came():
    said = "In attendance were: Ann Moss, Joe Hale, Una Fell"
    assert set(statuses(read_people(said, *BUSINESS)).values()) == {"present"}
    guests = statuses(read_people("Present: Ivy Berry, Tom Vale", said, *BUSINESS))
    assert guests["Ann Moss"] == "in_attendance"


def test_each_group_under_one_heading_came():
    people = read_people(
        "# In attendance",
        "Board members:",
        "- Ann Moss",
        "- Joe Hale",
        "Committee members:",
        "- Una Fell",
        *BUSINESS,
    )
    assert statuses(people) == dict.fromkeys(["Ann Moss", "Joe Hale", "Una Fell"], "present")


def test_radio_calls_and_nicks_with_a_stop_are_people():
    people = read_people("Present: K7XYZ, W1AB, KD9QRS, Ann, sam.vale, moor.hale", *BUSINESS)
    assert [p.name for p in people] == ["K7XYZ", "W1AB", "KD9QRS", "Ann", "sam.vale", "moor.hale"]


def test_a_couple_shares_its_surname_whatever_its_names():
    people = read_people(
        "Present: Ann Moss, Zeb and Una Vale, Joe diHale, Ivy Berry, Quill and Mary Bastien, Tom Fell",
        *BUSINESS,
    )
    assert [p.name for p in people] == [
        "Ann Moss", "Zeb Vale", "Una Vale", "Joe diHale", "Ivy Berry", "Quill Bastien", "Mary Bastien", "Tom Fell",
    ]  # fmt: skip


def test_a_gift_from_somebody_is_no_list_of_those_present():
    people = read_people(
        "Present: Ann Moss, Joe Hale", "Birthday present from Tarnworks", "- Mug Rack", *BUSINESS
    )
    assert list(statuses(people)) == ["Ann Moss", "Joe Hale"]


def test_bodies_may_stand_before_their_people() -> None:
    entries = ("Tarnco - Joan Reed, Kevin Marsh", "Symbiont - Javier Hale", "Wind Mill - Martin Oberhub")
    told = read_people("# Attendees", *entries, *BUSINESS)
    assert [(p.name, p.organisation) for p in told] == [
        ("Joan Reed", "Tarnco"),
        ("Kevin Marsh", "Tarnco"),
        ("Javier Hale", "Symbiont"),
        ("Martin Oberhub", "Wind Mill"),
    ]


def test_codes_and_initials_before_people_are_no_bodies() -> None:
    entries = ("K7XYZ - Joan Reed", "K7ABC - Kevin Marsh", "JH - Javier Hale")
    told = read_people("# Attendees", *entries, *BUSINESS)
    assert [p.organisation for p in told] == [None, None, None]
    assert {p.name for p in told} == {"Joan Reed", "Kevin Marsh", "Javier Hale"}
