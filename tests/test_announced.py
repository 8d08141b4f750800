"""Sentences that announce a list of tasks, and times of day before a weekday."""

from __future__ import annotations

import io

import pytest

from minutesparse import pipeline

TITLE = (
    "# Weir Trust\n\nMinutes of the meeting on 4 May 2021\n\nPresent: Dora Fenwick, Ravi Menon, Ilse Tarn\n\n"
)


def found(text):
    (minutes,) = pipeline.extract("m.md", stream=io.BytesIO((TITLE + text).encode()))
    return minutes.actions


def owned(text):
    return [(a.text, [o.text for o in a.owners]) for a in found(text)]


CHECKS = "\n\n- Check the fire doors\n- Test the alarm weekly\n- Write to the yard\n"


@pytest.mark.parametrize(
    "said",
    [
        "The auditor noted that no actions are required on the following:",
        "It was decided not to take the following actions:",
        "The following tasks were raised but rejected:",
        "Dora reported that the next steps agreed with the builder are complete:",
        "Members asked whether these tasks, which were assigned to other clubs, were finished:",
        "Ilse noted the actions of other clubs:",
        "The adviser explained the tasks that are required of a club secretary:",
        "Possible next steps were raised. These include:",
    ],
)
def test_a_sentence_that_only_speaks_of_tasks_announces_none(said):
    assert owned(f"## Safety\n\n{said}{CHECKS}") == []


@pytest.mark.parametrize(
    "said",
    [
        "The following action items were identified:",
        "It was agreed to note this. We agreed on the following tasks:",
    ],
)
def test_a_sentence_announces_tasks(said):
    assert [text for text, _ in owned(f"## Safety\n\n{said}{CHECKS}")] == [
        "Check the fire doors", "Test the alarm weekly", "Write to the yard",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Dora to lower the fee by 1.50 Monday to Friday.", None),
        ("Ravi to set the gate for 10.30 Saturday swims.", None),
        ("Ilse to send the plan by 5pm Friday.", "2021-05-07"),
        ("Ilse to send the plan by 17:00 Friday.", "2021-05-07"),
    ],
)
def test_a_time_before_a_weekday_is_no_sum(text, date):
    (action,) = found(f"## Gate\n\n{text}\n")
    assert (action.due.date if action.due else None) == date


def test_a_task_told_in_the_plural_is_told_once():
    notes = "## Fete\n\nDora to bring home-made cookies and lemonade to the fete in June.\n\n"
    (action,) = found(f"{notes}## Actions\n\n- Dora: bring cookie and lemonade to the fete\n")
    assert action.also


def test_to_apply_and_an_application_are_two_words():
    rows = "| Task | Owner |\n|--|--|\n| Apply for the grant (3) | Ravi Menon |\n| Ring the yard | Dora Fenwick |\n"
    said = "Ravi Menon agreed to pay the fee of the grant application and of the filing.\n\n"
    assert "Apply for the grant (3)" in [text for text, _ in owned(f"## Costs\n\n{said}## Actions\n\n{rows}")]
