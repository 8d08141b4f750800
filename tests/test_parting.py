"""One sentence that gives each of several people a task is several actions, each with its own place."""

import pytest

from test_actions import actions, owners


def told(line: str, heading: str = "1. Weir", label: str | None = None) -> list[tuple[str, list[str]]]:
    found = actions(
        lambda b: (
            b.paragraph(heading, heading=2),
            b.paragraph(line, label=label, level=0 if label else None),
        )
    )
    assert all(a.evidence.text == a.text for a in found), "each has its own span"
    return [(a.text, owners(a)) for a in found]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Dora will draft the letter and Ravi will send the invoices.",
            [("Dora will draft the letter", ["Dora"]), ("Ravi will send the invoices.", ["Ravi"])],
        ),
        (
            "DF to write to the yard, RM to measure the oars and SO to buy paint by Friday.",
            [
                ("DF to write to the yard", ["DF"]),
                ("RM to measure the oars", ["RM"]),
                ("SO to buy paint by Friday.", ["SO"]),
            ],
        ),
        (
            "It was agreed that Dora will ring the roofer, and Ravi and Sal will clear the loft.",
            [
                ("It was agreed that Dora will ring the roofer", ["Dora"]),
                ("Ravi and Sal will clear the loft.", ["Ravi", "Sal"]),
            ],
        ),
    ],
)
def test_each_of_several_people_has_an_action_of_their_own(sentence, parts):
    assert told(sentence) == parts
    assert told(f"ACTION: {sentence}") == parts
    assert told(sentence, heading="Actions", label="•") == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "Dora to ask Ravi and Sal to come on Sunday.",
        "Dora and Ravi will clear the loft and the shed.",
        "Dora will ring the roofer and Dora will pay him.",
        "Dora will tell Ravi, who will send the invoices.",
        "Dora will ring the roofer and the gate is open.",
        "Dora asked to see the results of the count, Ravi to send her a copy.",
    ],
)
def test_what_is_one_task_stays_one(sentence):
    assert len(told(sentence)) == 1
    assert len(told(sentence, heading="Actions", label="•")) == 1


def test_a_state_behind_both_is_of_both() -> None:
    found = actions(
        lambda b: (
            b.paragraph("Actions", heading=2),
            b.paragraph("Dora to ring the yard and Ravi to oil the gate – done", label="•", level=0),
        )
    )
    assert [(owners(a), a.status) for a in found] == [(["Dora"], "done"), (["Ravi"], "done")]
