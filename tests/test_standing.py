"""Lists parted by how their actions stand: what a heading over entries says of them, and of nothing else."""

from __future__ import annotations

import io

import pytest

from minutesparse import extract
from minutesparse.parsing.actions.standing import standing_under
from minutesparse.parsing.statuses import trailing_status
from minutesparse.vocabulary import load

HEAD = """# Village Hall Committee

Minutes of the meeting held on 4 March 2025

Present: Ann Berry, Col Dace, Eve Fane, Gil Hale

## Actions

"""
GROUPS = {
    "New": ("Ann Berry: Order the salt", "Col Dace: Ask the roofer for a quote"),
    "Ongoing": ("Eve Fane: Write to the county about the path", "Gil Hale: Paint the door"),
    "Completed": ("Ann Berry: Book the hall for May", "Gil Hale: Collect the keys"),
}
STANDS = [
    ("open", False),
    ("open", False),
    ("in_progress", True),
    ("in_progress", True),
    ("done", True),
    ("done", True),
]
FORMS = {
    "headings": ("### {}", "- {}"),
    "words more": ("### {} actions", "- {}"),
    "colons": ("{}:", "- {}"),
    "bold": ("**{}**", "- {}"),
    "plain": ("{}", "- {}"),
    "entries": ("* {}", "  - {}"),
    "entries with a colon": ("* {}:", "  - {}"),
}


def stands(text: str) -> list[tuple[str, str, bool]]:
    (minutes,) = extract("minutes.md", stream=io.BytesIO((HEAD + text).encode()))
    return [(a.text, a.status, a.previous) for a in minutes.actions]


@pytest.mark.parametrize("form", FORMS)
def test_a_line_over_entries_says_how_they_stand(form):
    over, entry = FORMS[form]
    text = "\n\n".join(
        over.format(name) + "\n\n" + "\n".join(entry.format(task) for task in tasks)
        for name, tasks in GROUPS.items()
    )
    found = stands(text + "\n\n## Next meeting\n\n1 April 2025\n")
    assert [(status, previous) for _, status, previous in found] == STANDS
    assert [text for text, _, _ in found] == [t.split(": ")[1] for tasks in GROUPS.values() for t in tasks]


def test_one_with_nothing_beneath_it_is_neither_an_action_nor_the_state_of_the_one_above():
    found = stands(
        "* New\n\n* Ongoing\n\n  - Eve Fane: Write to the county\n\n* Finished\n\n## Other\n\nNone.\n"
    )
    assert found == [("Write to the county", "in_progress", True)]


def test_what_an_entry_says_itself_holds():
    found = stands(
        "### New\n\n- Ann Berry: Order the salt (done)\n\n### Completed\n\n- [ ] Gil Hale: Collect the keys\n"
    )
    assert [status for _, status, _ in found] == ["done", "open"]


def test_a_state_beneath_an_action_still_speaks_of_it():
    found = stands("Ann Berry: Order the salt\n\nCompleted\n\nCol Dace: Ask the roofer\n\nOngoing\n")
    assert [status for _, status, _ in found] == ["done", "in_progress"]


def test_a_list_that_is_all_ongoing_says_nothing_of_what_is_new_in_it():
    text = (
        HEAD.replace("## Actions", "## Ongoing action items")
        + "- Ann Berry: Order the salt\n- Col Dace: Ask for a quote\n"
    )
    (minutes,) = extract("minutes.md", stream=io.BytesIO(text.encode()))
    assert [(a.status, a.previous) for a in minutes.actions] == [("open", False)] * 2


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("3. Completed actions:", "en", ("done", True)),
        ("Still open", "en", ("open", None)),
        ("Carried forward", "en", ("carried_forward", True)),
        ("Erledigte Aufgaben", "de", ("done", True)),
        ("Neue Aufgaben", "de", ("open", False)),
        ("Actions terminées", "fr", ("done", True)),
        ("Tareas pendientes", "es", ("open", None)),
        ("Afgeronde acties", "nl", ("done", True)),
    ],
)
def test_headings_of_state_in_each_language(text, code, expected):
    standing = standing_under(text, load(code))
    assert standing
    assert (standing.status, standing.previous) == expected


@pytest.mark.parametrize(
    "text", ["Action completed", "Completed works", "New hall", "Open day", "Finished goods store"]
)
def test_words_that_head_something_else(text):
    assert standing_under(text, load("en")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read the rules in detail (closed division and prizes)", None),
        ("Read the rules in detail (closed by post)", "done"),
        ("Read the rules in detail (closed yesterday)", "done"),
        ("Work through tasks from the TODO list", None),
        ("Work through the tasks TODO", "open"),
    ],
)
def test_a_word_of_state_that_only_says_which_thing_is_meant_is_none(text, expected):
    told = trailing_status(text, load("en"))
    assert (told[1] if told else None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Completed:\n- Col Dace: paint the gate\nOutstanding:\n- Ann Berry: ring the yard\n",
        "Completed\n- Col Dace: paint the gate\nOutstanding\n- Ann Berry: ring the yard\n",
        "Completed:\n\n- Col Dace: paint the gate\n\nCarried over to June:\n\n- Ann Berry: ring the yard\n",
        "Completed:\n\n- Col Dace: paint the gate\n\nTo be done by June:\n\n- Ann Berry: ring the yard\n",
        "*Completed*\n\n- Col Dace: paint the gate\n\n*Other*\n\n- Ann Berry: ring the yard\n",
        "Completed:\n- Col Dace: paint the gate\n\nAnn Berry: ring the yard\n",
        "**Completed**\n\n- Col Dace: paint the gate\n\nAnn Berry to ring the yard.\n",
        "### Completed\n\n- Col Dace: paint the gate\n\n### Open\n\n- Ann Berry: ring the yard\n",
    ],
)
def test_what_stands_behind_the_entries_of_a_state_is_not_of_it(text):
    gate, yard = stands(text)
    assert gate == ("paint the gate", "done", True)
    assert yard[1:] == ("open", False)


def test_finished_over_a_review_hides_nothing_and_open_words_hold():
    text = HEAD.replace("## Actions", "## Review of actions") + (
        "### Finished\n\n- Col Dace: paint the gate - not done yet\n- Eve Fane: buy rope: carried forward\n\n"
        "### Ongoing\n\n- Ann Berry: ring the yard\n"
    )
    (minutes,) = extract("minutes.md", stream=io.BytesIO(text.encode()))
    assert [a.status for a in minutes.actions] == ["open", "carried_forward", "in_progress"]


@pytest.mark.parametrize("heading", ["Complete", "Removed"])
def test_a_heading_that_may_say_what_is_to_be_done_closes_nothing(heading):
    assert [status for _, status, _ in stands(f"### {heading}\n\n- Ann Berry: the old gate\n")] == ["open"]


@pytest.mark.parametrize(
    "note",
    ["closed at meeting", "closed as agreed", "fixed in release", "finished last week", "closed since May"],
)
def test_a_word_of_state_with_when_or_how_behind_it_is_one(note):
    assert trailing_status(f"Write the rules ({note})", load("en")) == (15, "done")


def test_the_first_of_two_alike_is_not_the_second():
    text = (
        "- Ann Berry: send the first draft of the plan - done\n\n## New actions\n\n"
        "- Ann Berry: send the second draft of the plan\n"
    )
    (minutes,) = extract(
        "minutes.md", stream=io.BytesIO((HEAD.replace("## Actions", "## Review of actions") + text).encode())
    )
    assert [(a.text, a.status) for a in minutes.actions] == [
        ("send the first draft of the plan", "done"),
        ("send the second draft of the plan", "open"),
    ]


def test_states_beneath_each_entry_are_of_the_one_above():
    text = """Village Hall Committee

Minutes of the meeting held on 4 March 2025

Present: Ann Berry, Col Dace, Eve Fane, Gil Hale

4. Review of the agenda.
   No additions.

5. Review of open action items

    a. Ann to order the salt for the paths of the yard.
       CONTINUED.
    b. Col to ask the roofer for a quote "for the gutter of
       the east wing" of the hall.
       COMPLETED.
    c. Eve to write to the county about the lamps
       in the lane.
       CONTINUED.

6. The roof

   It leaks.
"""
    (minutes,) = extract("minutes.txt", stream=io.BytesIO(text.encode()))
    assert [a.status for a in minutes.actions] == ["carried_forward", "done", "carried_forward"]
