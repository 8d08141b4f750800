"""Tasks of the notes that an arrow, brackets, a code or the entry above them gives to somebody."""

from __future__ import annotations

import pytest

from drafts import draft
from minutesparse.parsing.actions import find_actions
from minutesparse.parsing.sections import outline
from minutesparse.vocabulary import load
from test_actions import people

Told = list[tuple[str, list[str]]]


def told(text: str, code: str = "en") -> Told:
    found = find_actions(outline(draft(f"# 1. The weir\n{text}"), load(code)), people()).actions
    return [(action.text, [owner.text for owner in action.owners]) for action in found]


def test_entries_that_end_with_who_has_them_behind_an_arrow() -> None:
    text = "## Tasks and who has them\n\n- Ropes (first week) -> Dora\n- Gate -> ravi and sal\n- New sails: two, white -> Sal Oakley"
    assert told(text) == [
        ("Ropes (first week)", ["Dora"]),
        ("Gate", ["ravi", "sal"]),
        ("New sails: two, white", ["Sal Oakley"]),
    ]


def test_entries_that_end_with_who_has_them_in_brackets() -> None:
    assert told("- Order the ropes (Dora)\n- Paint the gate (Ravi)\n- Sails\n- Ring the yard (Sal)") == [
        ("Order the ropes", ["Dora"]),
        ("Paint the gate", ["Ravi"]),
        ("Ring the yard", ["Sal"]),
    ]
    assert [
        owners
        for _, owners in told(
            "- Pruefen der Seile (Dora)\n- Tor streichen (Ravi)\n- Werft anrufen (Sal)", "de"
        )
    ] == [
        ["Dora"],
        ["Ravi"],
        ["Sal"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- The budget (Dora)\n- The roof (Ravi)\n- The fair (Sal)",  # topics, and who brings each
        "- Ana Marsh (Dora)\n- Ben Hale (Ravi)\n- Una Fell (Sal)",  # people
        "- A -> B\n- low -> high\n- red -> green",
        "- Hall hire -> Increase\n- Entry fee -> Unchanged\n- Teas -> Vote",
        "- Kitchen -> Hall\n- Hall -> Garden\n- Office -> Attic",
        "- Cup -> Dora Fenwick\n- Shield -> Ravi Menon\n- Spoon -> Sal Oakley",
        "The talk on a Working Party -> Task Force move went on.",
    ],
)
def test_lists_of_anything_else_give_nobody_a_task(text: str) -> None:
    assert told(text) == []


def test_an_entry_that_names_a_list_heads_what_is_listed_beneath_it() -> None:
    text = "- Boats\n  - The ropes are old.\n  - Action items\n    - Order new ropes\n    - Ring the yard\n  - The sails are new."
    assert told(text) == [("Order new ropes", []), ("Ring the yard", [])]


def test_a_next_meeting_noted_beneath_a_task_ends_no_list() -> None:
    text = "## Action items\n\n- Dora: publish the plan\n  - Next meeting: 26 June 2021\n- Ravi: order the ropes\n- Sal: ring the yard"
    assert told(text) == [
        ("publish the plan", ["Dora"]),
        ("order the ropes", ["Ravi"]),
        ("ring the yard", ["Sal"]),
    ]


def test_a_heading_within_a_list_may_say_when() -> None:
    text = "## Action items\n\n- Dora to ring the yard\n\n### By 30 May\n\n- Ravi to order the ropes\n- Sal to pay by 4 June"
    found = find_actions(outline(draft(f"# 1. The weir\n{text}"), load("en")), people()).actions
    assert [a.due and a.due.text for a in found] == [None, "By 30 May", "by 4 June"]


def test_a_list_beneath_an_entry_may_review_what_was_set_before() -> None:
    lines = "- Review action items from last meeting\n  - Work with the yard on the boats -- completed\n  - Dora to paint the gate -- in progress"
    found = find_actions(outline(draft(f"# 1. The weir\n{lines}"), load("en")), people()).actions
    assert [(a.text, a.status, a.previous) for a in found] == [
        ("Work with the yard on the boats", "done", True),
        ("Dora to paint the gate", "in_progress", True),
    ]


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Dora Action-WT-2021-06 Order new ropes", ("Order new ropes", ["Dora"])),
        ("Dora - [Action-WT-07: Order new ropes]", ("Order new ropes", ["Dora"])),
        ("Order new ropes (TODO Dora, soon)", ("Order new ropes", ["Dora"])),
        ("Order new ropes --> TODO Dora", ("Order new ropes", ["Dora"])),
        ("Action 2021/3: Dora to order new ropes", ("Dora to order new ropes", ["Dora"])),
    ],
)
def test_markers_with_codes_and_notes(line: str, task: tuple[str, list[str]]) -> None:
    assert told(f"The boats were looked at.\n- {line}") == [task]
