"""Owner, due date and state under labels of their own, below an action or behind it in its line."""

import pytest

from drafts import outlined
from minutesparse.parsing.actions import find_actions
from minutesparse.schema import Action


def found(text: str, language: str = "en") -> list[Action]:
    return find_actions(outlined(f"# Minutes of the Weir Trust, 4 May 2021\n{text}", language), []).actions


def told(action: Action) -> tuple[str, list[str], str | None, str | None]:
    status = action.status if action.status_stated else None
    return action.text, [o.text for o in action.owners], action.due.text if action.due else None, status


@pytest.mark.parametrize(
    "text",
    [
        "## Gauge\nAction: Mend the gauge\nOwner: Ravi Menon\nDue: 14 May\nStatus: in progress",
        "## Gauge\n- Action: Mend the gauge\n- Owner: Ravi Menon\n- Due: 14 May\n- Status: in progress",
        "## Action items\n- Mend the gauge\n  - Owner: Ravi Menon\n  - Due date: 14 May\n  - Status: in progress",
        "## Action items\n- Mend the gauge\n- Assigned to: Ravi Menon\n- Deadline: 14 May\n- Progress: in progress",
        "## Gauge\nAction: Mend the gauge (owner: Ravi Menon; due: 14 May; status: in progress)",
        "## Gauge\nAction: Mend the gauge. Owner: Ravi Menon. Due: 14 May. Status: In progress",
        "## Gauge\nAction: Mend the gauge - Who: Ravi Menon - By when: 14 May - Status: In progress",
    ],
)
def test_labels_below_or_behind_an_action_tell_of_it(text: str) -> None:
    assert [told(a) for a in found(text)] == [("Mend the gauge", ["Ravi Menon"], "14 May", "in_progress")]


def test_each_action_has_its_own_labels() -> None:
    actions = found("""
## Action items
- Sell the rake
- Owner: Dora
- Owner: Sal
- Buy a hoe
- Due: ASAP
""")
    assert [told(a) for a in actions] == [
        ("Sell the rake", ["Dora"], None, None),
        ("Buy a hoe", [], "ASAP", None),
    ]


def test_a_task_behind_a_word_that_may_be_a_label_is_kept() -> None:
    assert [a.text for a in found("## Action items\n- Lead: order the bricks\n- Dora: oil the gate")] == [
        "order the bricks",
        "oil the gate",
    ]


def test_labels_are_read_in_other_languages() -> None:
    actions = found("## Pegel\nAufgabe: Pegel reparieren\nZuständig: Ravi\nBis wann: 14.05.", "de")
    assert [told(a) for a in actions] == [("Pegel reparieren", ["Ravi"], "14.05.", None)]


def test_the_entry_beside_an_action_tells_nothing_of_it() -> None:
    talk = "## Gauge\nThe warden told the board that the gauge had been read at the weir every day.\n"
    listed = (
        "## Action items\n- Jo- Mend the gauge. DONE\n- All- Read the draft of the plan. FOR NEXT BOARD\n"
    )
    actions = found(talk + listed + "- All- If you cannot come, read the plan and send your vote. DONE\n")
    assert [told(a)[3] for a in actions] == ["done", None, "done"]


def test_the_last_word_on_an_action_counts() -> None:
    text = "## Previous actions\n- Jo to mend the gauge at the weir\n  - Done, but not painted. Carries.\n"
    assert [told(a)[3] for a in found(text)] == ["carried_forward"]
