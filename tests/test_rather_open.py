"""Doubt leaves an action open and in its place: keys of entries, reports, tickets, emphasis, words in bold."""

from __future__ import annotations

import io

import pytest

from minutesparse import pipeline
from minutesparse.parsing.reports import report_status, told_by_rest
from minutesparse.schema import Action
from minutesparse.vocabulary import load

TITLE = (
    "# Weir Trust\n\nMinutes of the meeting on 4 May 2021\n\nPresent: Dora Fenwick, Ravi Menon, Ilse Tarn\n\n"
)
ACTIONS = "## Actions\n"
REVIEW = "## Actions from the last meeting\n"


def found(text: str) -> list[Action]:
    (minutes,) = pipeline.extract("m.md", stream=io.BytesIO((TITLE + text).encode()))
    return minutes.actions


def owned(text: str) -> list[tuple[str, list[str]]]:
    return [(a.text, [o.text for o in a.owners]) for a in found(text)]


@pytest.mark.parametrize("head", ["Sluice 7, Closed: Ravi Menon", "Path 12 - Closed", "Shed 4, Closed"])
def test_an_entry_over_several_tasks_heads_them_and_tells_nothing_of_them(head: str):
    made = found(
        f"{ACTIONS}- {head}\n  - Ravi to oil the gate\n  - Dora Fenwick to ring the mill by 4 June\n"
    )
    assert [(a.text, a.status) for a in made] == [
        ("Ravi to oil the gate", "open"),
        ("Dora Fenwick to ring the mill by 4 June", "open"),
    ]


@pytest.mark.parametrize("task", ["Order a rope for the ferry", "Dora Fenwick to order a rope"])
def test_one_entry_over_one_task_without_a_box_need_not_tell_its_state(task: str):
    assert [(a.text, a.status) for a in found(f"{ACTIONS}- Shed 4, Closed\n  - {task}\n")] == [(task, "open")]


def test_two_entries_over_a_task_each_tell_their_states():
    made = found(
        f"{ACTIONS}- WT.A4, Closed: Ravi Menon\n  - Order a rope for the ferry\n  - Activity: A rope was sent\n"
        "- WT.A5, Open: Ilse Tarn\n  - Renew the lease of the shed\n"
    )
    assert [(a.text, a.status) for a in made] == [
        ("Order a rope for the ferry", "done"),
        ("Renew the lease of the shed", "open"),
    ]


@pytest.mark.parametrize(
    ("rest", "boxed", "state"),
    [
        ("The old one was superseded in 1990.", None, None),
        ("Ravi did not happen to be there", "done", "done"),
        ("It was agreed not to charge for it.", "done", "done"),
        ("Superseded by the plan for the mill.", "done", "dropped"),
        ("This action has been superseded.", None, "dropped"),
        ("No longer relevant.", None, "dropped"),
    ],
)
def test_only_what_is_said_of_the_action_itself_gives_it_up(rest, boxed, state):
    assert told_by_rest(rest, "Dora to draft a lease", boxed, load("en")) == state


def test_that_the_words_are_about_another_question_gives_nothing_up():
    rest = "No longer relevant whether it is Sam; any diver."
    assert told_by_rest(rest, "Dora to ring the diver", None, load("en")) != "dropped"


@pytest.mark.parametrize(
    ("report", "state"),
    [
        ("The mayor has been ill.", None),
        ("The gate has been mended instead.", None),
        ("A letter has been written.", "done"),
        ("The council has been told.", "done"),
    ],
)
def test_what_has_been_done_to_something_else_closes_nothing(report, state):
    assert report_status(report, "Dora Fenwick to write to the council on lamps", load("en")) == state


@pytest.mark.parametrize(
    "entry",
    [
        "PR #14 has been merged, Dora Fenwick to tell the others",
        "Issue #14 has been closed, as Ilse Tarn will rewrite it",
        "Ticket 9 (Dora Fenwick) has been paid, Ravi to send the bill",
        "Other actions received: Ravi to sort them",
        "All actions closed except Ilse to ring the yard about the gate",
        "Actions completed, but Dora Fenwick to send the last bill",
    ],
)
@pytest.mark.parametrize("head", [ACTIONS, REVIEW])
def test_what_binds_somebody_is_never_only_a_word_on_others(entry: str, head: str):
    made = found(f"{head}- Dora Fenwick: order ropes\n- {entry}\n- Ravi Menon: mend the sluice\n")
    assert [(a.text, a.status) for a in made] == [
        ("order ropes", "open"),
        (entry, "open"),
        ("mend the sluice", "open"),
    ]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("**Action: Dora Fenwick to write to Ilse etc.** and to ring the yard.", False),
        ("**Action: Dora Fenwick to ring Dr.** Moss and Ravi about the mill.", False),
        ("**Action: Dora Fenwick to ring Ilse.** Ravi told of the mill.", True),
    ],
)
def test_an_emphasised_action_ends_only_where_its_sentence_does(text: str, *, ends: bool):
    (made,) = found(f"## Gauge\n\n{text}\n")
    said = text.replace("**", "").removeprefix("Action: ")
    assert made.text == (said[: said.index(" Ravi")] if ends else said)


def test_words_in_bold_that_no_one_is_known_by_own_nothing_and_keep_their_task():
    assert owned(
        f"{ACTIONS}- **Dora and Ilse.** Order bricks\n- **Ravi.** Order a rope\n"
        "- **Roof.** Mend the slates\n- **Mill Lane.** Clear the drain\n"
    ) == [
        ("Order bricks", ["Dora", "Ilse"]),
        ("Order a rope", ["Ravi"]),
        ("Roof. Mend the slates", []),
        ("Mill Lane. Clear the drain", []),
    ]
