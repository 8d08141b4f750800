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
