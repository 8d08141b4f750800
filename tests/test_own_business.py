"""What reads like a task and sets none, and where a task stands beside its marker and its owners."""

from __future__ import annotations

import pytest

from minutesparse.parsing.actions import find_actions
from minutesparse.parsing.attendance import find_people
from minutesparse.parsing.sections import outline
from minutesparse.parsing.slots import is_slot
from minutesparse.vocabulary import load
from written import write

PRESENT = ("Date: 4 May 2020", "", "Present: Jo Marsh, Ana Reed, Ben Hale", "", "# 1. The moor")


def found(*blocks, language="en"):
    lines = outline(write(*PRESENT, *blocks), load(language))
    made = find_actions(lines, find_people(lines)).actions
    return [(a.text, [o.text for o in a.owners]) for a in made]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Parish Council was invited to consider buying a gate.",
        "The Board was asked to appoint a warden for the moor.",
        "Ana asked the Council to comment on the plan of the ditch.",
        "Members were invited to note the letter about the sheep.",
        "Ana: To clarify, the gate stays shut at night.",
        "Ben: To be clear: the gate has been shut since May.",
    ],
)
def test_a_body_s_own_business_and_turns_of_speech_set_no_task(sentence):
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        (
            "The Finance Committee was asked to consider the grant and to report in June.",
            "The Finance Committee",
        ),
        ("The Board was asked to write to the county about the ditch.", "The Board"),
        ("Ana was invited to write the report on the ditch by June.", "Ana"),
    ],
)
def test_what_others_are_asked_and_what_is_done_afterwards_are_tasks(sentence, owner):
    assert found(sentence) == [(sentence, [owner])]


def test_two_short_tasks_of_one_person_stay_two():
    assert found("Ben Hale to arrange.", "", "Ben Hale to investigate.") == [
        ("Ben Hale to arrange.", ["Ben Hale"]),
        ("Ben Hale to investigate.", ["Ben Hale"]),
    ]


OVER = (
    "The gulls were noisy again.",
    "",
    "Action item: Ana, Ben",
    "",
    "Ana and Ben will ring the warden.",
    "",
    "The old ferry was looked at.",
    "",
    "Action item: Jo",
    "",
    "Jo will write to the yard.",
)
UNDER = (
    "Ana and Ben will ring the warden.",
    "",
    "Action item: Ana, Ben",
    "",
    "The old ferry was looked at. Jo will write to the yard.",
    "",
    "Action item: Jo",
    "",
    "There was tea.",
)


@pytest.mark.parametrize("blocks", [OVER, UNDER])
def test_owners_alone_behind_a_marker_belong_to_what_the_minutes_set_beside_them(blocks):
    assert found(*blocks) == [
        ("Ana and Ben will ring the warden.", ["Ana", "Ben"]),
        ("Jo will write to the yard.", ["Jo"]),
    ]


def test_what_is_said_to_have_no_owner_has_none_and_takes_none_from_above():
    assert found("# Action items", "- Jo: Order the rope", "- Unassigned: Write to Ana about the ditch") == [
        ("Order the rope", ["Jo"]),
        ("Write to Ana about the ditch", []),
    ]


def test_an_entry_that_heads_boxes_is_a_topic():
    lines = "# Action items\n\n- **Boats** / Ana Reed\n  - [ ] Jo: Order the rope\n  - [x] Ben: Sell the old ferry\n"
    assert [t for t, _ in _from_markdown(lines)] == ["Order the rope", "Sell the old ferry"]


def _from_markdown(body):
    import io
    from pathlib import Path

    from minutesparse import readers

    text = f"# Minutes of the Moor Trust, 4 May 2020\n\nPresent: Jo Marsh, Ana Reed, Ben Hale\n\n{body}"
    lines = outline(readers.read(Path("x.md"), stream=io.BytesIO(text.encode())), load("en"))
    return [(a.text, [o.text for o in a.owners]) for a in find_actions(lines, find_people(lines)).actions]


HANDLES = ("anna", "bo-reed", "cora", "dov", "elsa", "finn", "gus", "hal")


def test_handles_before_verbs_set_tasks_and_in_talk_they_only_speak():
    tasks = [
        f"@{who}: {what}"
        for who, what in zip(
            HANDLES[:6], ["Order rope", "Ask Jo", "Buy tea", "Ring Ana", "Write it", "Send it"], strict=True
        )
    ]
    talk = [f"@{who}: the gulls were loud" for who in HANDLES]
    assert len(found(*tasks)) == 6
    assert found(*talk, "@anna: Order of the day is tea") == []


def test_what_somebody_asked_to_see_is_no_task_of_theirs():
    assert found("Ana asked to see the map of the ditch.") == []
    assert found("Ana asked to write to the county about the ditch.") != []


def test_a_list_of_what_was_done_since_is_done():
    blocks = (
        "It was noted that the following actions had been taken since April:",
        "- Letter sent to the yard.",
        "- Bins ordered.",
    )
    lines = outline(write(*PRESENT, *blocks), load("en"))
    made = find_actions(lines, find_people(lines)).actions
    assert [(a.text, a.status, a.previous) for a in made] == [
        ("Letter sent to the yard.", "done", True),
        ("Bins ordered.", "done", True),
    ]


@pytest.mark.parametrize(
    "heading", ["By next week", "Additional responsibilities", "Before the next meeting:"]
)
def test_headings_that_say_until_when_hold_actions(heading):
    assert found(f"# {heading}", "- Order rope (Jo)", "- Chart of the moor (Ana)") == [
        ("Order rope", ["Jo"]),
        ("Chart of the moor", ["Ana"]),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- back-fill the tide tables #action (Ana)", ("back-fill the tide tables", ["Ana"])),
        ("- #todo Ben: order rope", ("order rope", ["Ben"])),
        ("- #action #longterm count the gulls", ("count the gulls", [])),
    ],
)
def test_a_tag_marks_a_task(line, expected):
    assert found(line) == [expected]


def test_a_box_in_the_notes_is_a_task_where_it_names_somebody():
    assert found("[ ] Jo: order the rope", "[x] Start recording", "[ ] Call to order") == [
        ("order the rope", ["Jo"])
    ]


def test_what_the_one_who_speaks_promises_is_a_task():
    sentence = "Ana said she would ring the yard by Friday."
    assert found(sentence) == [(sentence, ["Ana"])]


def test_the_letters_of_a_surname_belong_to_the_name():
    assert found("Ben HW will ring the yard by Friday.") == [
        ("Ben HW will ring the yard by Friday.", ["Ben HW"])
    ]


def test_where_the_notes_mark_their_own_actions_a_column_of_names_says_who_speaks():
    rows = [
        ["No", "Item", "Lead"],
        ["1", "Boats\nACTION JM: Order the rope", "AR"],
        ["2", "Tea\nACTION BH: Buy the biscuits", "AR"],
        ["3", "Gulls\nACTION JM: Count them", "AR"],
        ["4", "Past walks\nThe walk was wet.", "All"],
    ]
    assert found(rows) == [("Order the rope", ["JM"]), ("Buy the biscuits", ["BH"]), ("Count them", ["JM"])]


def test_a_list_of_actions_under_the_last_heading_was_set_at_this_meeting():
    last = ("# 2. Action items", "- Jo to order rope.", "# Adjourn", "The meeting ended at nine.")
    lines = outline(
        write(*PRESENT[:-1], "# The moor", "It was wet.", "# Action items", *last[1:]), load("en")
    )
    assert [a.previous for a in find_actions(lines, find_people(lines)).actions] == [False]


def test_a_sentence_behind_a_marked_task_that_binds_somebody_else_is_one_of_its_own():
    line = "Action: Ana to look at the mast. Ben to tell the club what it costs."
    assert found(line) == [
        ("Ana to look at the mast.", ["Ana"]),
        ("Ben to tell the club what it costs.", ["Ben"]),
    ]


def test_like_tasks_under_different_items_stay_apart():
    blocks = (
        "# 2. Old ferry",
        "Action: Ben to ask the yard whether it can take the ferry and sell it by auction.",
        "# 3. Old hull",
        "Action: Ben to ask the yard whether it can take the hull and sell it by auction.",
    )
    assert len(found(*blocks)) == 2


def test_a_group_called_by_small_words_is_one_owner():
    assert found("The core team will ring the yard by Friday.") == [
        ("The core team will ring the yard by Friday.", ["The core team"])
    ]


@pytest.mark.parametrize("line", ["- TBD: book the hall for June", "- TBC - book the hall for June"])
def test_a_task_that_nobody_has_yet_is_one(line):
    assert found("# Action items", line, "- Jo: Order the rope") == [
        ("book the hall for June", []),
        ("Order the rope", ["Jo"]),
    ]


def test_a_state_before_a_task_is_no_owner_and_hides_none():
    assert found("# Action items", "- Open: Ben Hale to ring the yard", "- Jo: Order the rope")[0][1] == [
        "Ben Hale"
    ]


def test_what_somebody_is_to_do_is_not_done():
    blocks = (
        "It was noted that the following actions had been taken:",
        "- Gate mended.",
        "The Clerk was asked to do the following:",
        "- Order a skip",
    )
    lines = outline(write(*PRESENT, *blocks), load("en"))
    made = find_actions(lines, find_people(lines)).actions
    assert [(a.text, a.status) for a in made] == [("Gate mended.", "done"), ("Order a skip", "open")]


@pytest.mark.parametrize(
    "text", ["3 - 5 volunteers are needed", "2021-22 budget", "12-14 High Street", "2 – 4 May is the fair"]
)
def test_numbers_are_no_time_of_a_topic(text):
    assert not is_slot(text)


@pytest.mark.parametrize(
    "text", ["10:05 - 10:15 Fees", "[:05 - :10] Fees", "2 - 3 pm Fees", "10.05-10.15: Fees"]
)
def test_a_span_of_the_clock_before_a_topic_is_its_time(text):
    assert is_slot(text)
