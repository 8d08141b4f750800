"""Who came: from lists, lines, labels and sentences of documents made here."""

from __future__ import annotations

import pytest

from minutesparse.parsing.attendance import find_mentioned, find_people
from minutesparse.parsing.sections import outline
from minutesparse.vocabulary import load
from written import BUSINESS, read_people, statuses, write

CAME = {"present", "in_attendance", "part"}


def test_a_list_under_headings_gives_each_person_the_headings_status():
    people = read_people(
        "# Present", "- Ann Moss (Chair)", "- Joe Hale (JH), Tarn Institute",
        "# In attendance", "- Ivy Berry",
        "# Apologies", "- Sam Vale",
        "# Absent", "- Tom Fell", *BUSINESS,
    )  # fmt: skip
    assert statuses(people) == {
        "Ann Moss": "present", "Joe Hale": "present", "Ivy Berry": "in_attendance",
        "Sam Vale": "apologies", "Tom Fell": "absent",
    }  # fmt: skip
    assert (people[0].role, people[1].organisation, people[1].initials) == ("Chair", "Tarn Institute", ["JH"])


def test_a_comma_line_behind_a_label_is_read():
    people = read_people(
        "Present: Cllr Ann Moss (Chair), Cllrs Hale, Berry and the Clerk", "Regrets: Sam Vale", *BUSINESS
    )
    assert [(p.honorific, p.name) for p in people] == [
        ("Cllr", "Ann Moss"), ("Cllr", "Hale"), ("Cllr", "Berry"), (None, "Sam Vale"),
    ]  # fmt: skip
    assert people[-1].attendance == "apologies"


@pytest.mark.parametrize(
    "label",
    ["Present", "Attendees", "Members present", "Voting member attendance", "Directors present", "Those attending",
     "Participants", "Attendance"],
)  # fmt: skip
def test_labels_of_many_bodies_say_that_people_came(label):
    assert statuses(read_people(f"{label}:", "Ann Moss", "Joe Hale", "Ivy Berry", *BUSINESS)) == {
        "Ann Moss": "present", "Joe Hale": "present", "Ivy Berry": "present",
    }  # fmt: skip


@pytest.mark.parametrize(
    "label", ["Apologies", "Apologies for absence", "Regrets", "Apologies received from"]
)
def test_labels_of_many_bodies_say_that_people_sent_apologies(label):
    people = read_people("Present: Ann Moss, Joe Hale", f"{label}: Sam Vale, Tom Fell", *BUSINESS)
    assert statuses(people)["Sam Vale"] == statuses(people)["Tom Fell"] == "apologies"


@pytest.mark.parametrize("nobody", ["None", "Nil", "N/A", "None received", "3 members of the public", "…"])
def test_placeholders_and_counts_are_nobody(nobody):
    assert list(statuses(read_people("Present: Ann Moss, Joe Hale", f"Apologies: {nobody}", *BUSINESS))) == [
        "Ann Moss", "Joe Hale",
    ]  # fmt: skip


def test_ticked_boxes_came_and_empty_ones_did_not():
    people = read_people(
        "# Attendance", "[x] Ann Moss - Moor Council", "[ ] Joe Hale - Tarn Trust", *BUSINESS
    )
    assert statuses(people) == {"Ann Moss": "present", "Joe Hale": "absent"}
    assert people[1].organisation == "Tarn Trust"


def test_boxes_under_the_notetaker_are_no_attendance():
    people = read_people(
        "Attending:", "ann", "joe", "ivy", "Notetaker:", "[ ] ann", "[x] joe", "[ ] sam", *BUSINESS
    )
    assert statuses(people) == {"ann": "present", "joe": "present", "ivy": "present"}


def test_apologies_inside_the_first_item_count():
    people = read_people(
        "Present: Ann Moss, Joe Hale", "", "# 1. Apologies", "Apologies were received from Sam Vale and Cllr Tom Fell.",
        "# 2. Bins", "The bins were emptied.",
    )  # fmt: skip
    assert statuses(people)["Sam Vale"] == statuses(people)["Tom Fell"] == "apologies"


def test_a_title_with_a_stop_does_not_end_the_sentence_of_apologies():
    people = read_people(
        "# 1. Apologies", "Apologies were received from Messrs. B. Moss & C. Hale", *BUSINESS
    )
    assert statuses(people) == {"B. Moss": "apologies", "C. Hale": "apologies"}


def test_apologies_win_over_a_list_of_all_members():
    people = read_people(
        "Attendees: Ann Moss, Joe Hale, Ivy Berry", "", "# 1. Apologies", "Apologies were received from Joe Hale.",
        *BUSINESS,
    )  # fmt: skip
    assert statuses(people)["Joe Hale"] == "apologies"
    assert len(people) == 3


@pytest.mark.parametrize(
    "note", ["(late)", "(arrived 7.20pm)", "- left early", "(until 8 pm)", "(joins 18:07)"]
)
def test_whoever_was_there_for_a_part_is_marked(note):
    assert statuses(read_people(f"Present: Ann Moss {note}, Joe Hale", *BUSINESS)) == {
        "Ann Moss": "part",
        "Joe Hale": "present",
    }


def test_a_sentence_says_who_left_early():
    people = read_people(
        "Present: Ann Moss, Joe Hale, Ivy Berry", "# 1. Bins", "(JH left at 8.10pm) The bins were emptied."
    )
    assert statuses(people)["Joe Hale"] == "part"
    assert statuses(people)["Ann Moss"] == "present"


def test_a_person_named_twice_is_one_row_with_the_fuller_name():
    people = read_people("Chair: Ann Moss", "Minutes: Joe", "Present: Ann, Joe Hale, Ivy Berry", *BUSINESS)
    assert sorted(statuses(people)) == ["Ann Moss", "Ivy Berry", "Joe Hale"]
    assert {p.name: p.role for p in people}["Ann Moss"] == "Chair"


def test_a_misspelt_second_mention_is_the_same_person():
    people = read_people(
        "Present: Terry Wellman, Joe Hale", "# 1. Apologies", "Apologies were received from Terry Welman."
    )
    assert len(people) == 2


def test_whoever_is_named_in_the_chair_came_though_only_heads_are_counted():
    people = read_people("Chair: Ann Moss", "30 members attended.", *BUSINESS)
    assert statuses(people) == {"Ann Moss": "present"}


def test_members_are_not_those_who_came_where_both_are_listed():
    lines = outline(
        write("Members: Ann, Joe, Ivy, Sam", "Attending: Ann, Joe", "Regrets: Ivy", *BUSINESS), load("en")
    )
    people = find_people(lines)
    assert statuses(people) == {"Ann": "present", "Joe": "present", "Ivy": "apologies"}
    assert [(p.name, p.attendance) for p in find_mentioned(lines, people)] == [("Sam", None)]


def test_an_office_or_a_body_on_the_line_below_belongs_to_the_person():
    people = read_people(
        "# Present", "Ann Moss", "Head of Works", "Joe Hale", "Tarn Institute", "Ivy Berry", *BUSINESS
    )
    assert [(p.name, p.role, p.organisation) for p in people] == [
        ("Ann Moss", "Head of Works", None), ("Joe Hale", None, "Tarn Institute"), ("Ivy Berry", None, None),
    ]  # fmt: skip


def test_every_second_line_may_name_the_body_of_the_one_above():
    people = read_people(
        "# Present", "Ann Moss", "Moor District Council (Chair)", "Joe Hale", "Tarn Trust", "Una Fell", "Youth Matters",
        "# Apologies", "Sam Vale", "Health Board", "Tom Dell", "Victim Care", *BUSINESS,
    )  # fmt: skip
    assert [(p.name, p.role, p.organisation) for p in people] == [
        ("Ann Moss", "Chair", "Moor District Council"), ("Joe Hale", None, "Tarn Trust"),
        ("Una Fell", None, "Youth Matters"), ("Sam Vale", None, "Health Board"), ("Tom Dell", None, "Victim Care"),
    ]  # fmt: skip


def test_people_and_bodies_parted_by_tabs_are_rows():
    people = read_people(
        "Attachment 1: Attendees",
        "Ann Moss\tTarnworks",
        "Joe Hale\tMoor University",
        "Ivy Berry\tPratt & Vale",
        *BUSINESS,
    )
    assert [(p.name, p.organisation) for p in people] == [
        ("Ann Moss", "Tarnworks"), ("Joe Hale", "Moor University"), ("Ivy Berry", "Pratt & Vale"),
    ]  # fmt: skip


def test_what_was_done_below_a_heading_of_attendance_makes_nobody():
    people = read_people(
        "# All attendees", "- Set up the board, labels and milestones", "- Wrote questions for the sponsor",
        "- Integration", "- Decided on the colours of the site", *BUSINESS,
    )  # fmt: skip
    assert people == []


def test_bodies_and_sentences_among_the_names_are_nobody():
    people = read_people(
        "# Present", "- Ann Moss", "- Joe Hale", "- Moor Trust Board of Directors", "- Tarn Foundation Council",
        *BUSINESS,
    )  # fmt: skip
    assert list(statuses(people)) == ["Ann Moss", "Joe Hale"]


def test_a_run_together_label_within_a_line_begins_another_list():
    people = read_people("Attending:", "Ann Moss, Joe Hale Apologies: Sam Vale, Tom Fell", *BUSINESS)
    assert statuses(people) == {
        "Ann Moss": "present", "Joe Hale": "present", "Sam Vale": "apologies", "Tom Fell": "apologies",
    }  # fmt: skip


def test_two_labels_side_by_side_head_two_columns():
    people = read_people(
        "Present:\tMembers of the Public:", "Ann Moss (AM) [CHAIR]\tSam Vale", "Joe Hale (JH)", *BUSINESS
    )
    assert statuses(people) == {"Ann Moss": "present", "Joe Hale": "present", "Sam Vale": "in_attendance"}


def test_present_from_a_body_names_the_body():
    people = read_people(
        "Present from Tarnworks: Ann Moss, Joe Hale", "Present from Moorlab: Ivy Berry", *BUSINESS
    )
    assert [(p.name, p.organisation) for p in people] == [
        ("Ann Moss", "Tarnworks"), ("Joe Hale", "Tarnworks"), ("Ivy Berry", "Moorlab"),
    ]  # fmt: skip


def test_the_text_names_people_who_did_not_come():
    lines = outline(
        write(
            "Present: Ann Moss, Joe Hale", "# 1. Bins",
            "John Macey will mend the lamp on Victoria Road. Becky to send the chart to Cllr Fell.",
            "Ann Moss thanked the Florence Trust and Joe.",
        ),
        load("en"),
    )  # fmt: skip
    people = find_people(lines)
    mentioned = find_mentioned(lines, people)
    assert [(p.honorific, p.name, p.attendance) for p in mentioned] == [
        (None, "John Macey", None), (None, "Becky", None), ("Cllr", "Fell", None),
    ]  # fmt: skip
    text = lines.document.text
    assert all(text[p.evidence.start : p.evidence.end] == p.evidence.text for p in mentioned)


def test_nobody_is_found_in_a_document_without_people():
    assert read_people(*BUSINESS) == []
    assert all(p.attendance in CAME for p in read_people("Present: Ann Moss", *BUSINESS))


@pytest.mark.parametrize(
    "text", ["(" * 40_000 + "Ann", "\t-" * 20_000, "Ann and " * 5_000, "A" * 60_000, "x, " * 15_000]
)
def test_hostile_lines_of_people_are_read_in_little_time(text):
    assert len(read_people(f"Present: {text}", *BUSINESS)) <= 1
