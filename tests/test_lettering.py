"""What lettering and place set apart in lists of actions: owners in bold, a task before its report, a bare reference."""

from __future__ import annotations

import io

import pytest

from drafts import outlined
from minutesparse import pipeline
from minutesparse.parsing.actions import find_actions
from minutesparse.schema import Action


def found(text: str) -> list[Action]:
    (minutes,) = pipeline.extract("m.md", stream=io.BytesIO(f"{TITLE}\n{text}".encode()))
    return minutes.actions


TITLE = (
    "# Minutes of the Weir Trust, 4 May 2021\n\n## Welcome\n\nThe board was told of the flood at the mill.\n"
)


def owned(actions: list[Action]) -> list[tuple[str, list[str]]]:
    return [(a.text, [o.text for o in a.owners]) for a in actions]


def told(action: Action) -> tuple[str, str | None, str | None]:
    return action.text, action.status if action.status_stated else None, _report(action)


def _report(action: Action) -> str | None:
    return action.report.text if action.report else None


@pytest.mark.parametrize("mark", [".", ":"])
def test_names_in_bold_at_the_head_of_entries_are_the_owners_though_nobody_is_listed(mark: str):
    made = found(
        "## Action items\n"
        f"- **Dora Fenwick, Ravi Menon and Brixx{mark}** Meet to plan the mending of the gauge. Aim to be done by June.\n"
        f"- **Ravi Menon and Jean-Luc{mark}** Prepare a list of the boats.\n"
        f"- **Ilse (Wim) Tarn{mark}** Order the ropes.\n"
    )
    assert owned(made) == [
        (
            "Meet to plan the mending of the gauge. Aim to be done by June.",
            ["Dora Fenwick", "Ravi Menon", "Brixx"],
        ),
        ("Prepare a list of the boats.", ["Ravi Menon", "Jean-Luc"]),
        ("Order the ropes.", ["Ilse (Wim) Tarn"]),
    ]


def test_a_topic_in_bold_owns_nothing():
    made = found(
        "## Action items\n- **Website:** Dora Fenwick to mend the map\n- **Order Ropes:** Ravi Menon to ring the yard\n"
    )
    assert [owners for _, owners in owned(made)] == [["Dora Fenwick"], ["Ravi Menon"]]


def test_names_in_bold_before_a_tie_are_all_owners():
    (made,) = found(
        "## Action items\n- **Dora Fenwick, Quillam and Brixx** to mend the gauge before the flood\n"
    )
    assert [o.text for o in made.owners] == ["Dora Fenwick", "Quillam", "Brixx"]


def test_a_marker_is_no_part_of_a_task_that_the_list_at_the_end_tells_again():
    made = found(
        "## Gauge\n\n**Action:** Dora Fenwick and Ravi Menon to liaise about the mending of the gauge.\n\n"
        "## Summary of actions\n- Dora Fenwick and Ravi Menon to liaise about the mending of the gauge.\n"
    )
    assert [text for text, _ in owned(made)] == [
        "Dora Fenwick and Ravi Menon to liaise about the mending of the gauge."
    ]


REVIEW = "## Review of actions from the previous meeting\n"


def test_an_emphasised_task_ends_where_the_report_on_it_begins():
    made = found(
        REVIEW
        + "1. **Action 2.1: DF to order the ropes for the ferry.** _Done. Closed_ The yard had sent two.\n"
        + "2. **Action 2.2: RM to ring the owner of the mill?** _Ongoing_ He asked for a plan of the weir.\n"
        + "3. **Action 2.3: RM to count all of the boats.** The boats were counted on Sunday. _Closed_\n"
    )
    assert [told(a)[:2] for a in made] == [
        ("DF to order the ropes for the ferry.", "done"),
        ("RM to ring the owner of the mill?", "in_progress"),
        ("RM to count all of the boats.", "done"),
    ]
    assert [a.reference for a in made] == ["2.1", "2.2", "2.3"]
    assert all(a.report for a in made)
    assert _report(made[1]) == "Ongoing He asked for a plan of the weir."


def test_a_tick_is_the_state_of_an_emphasised_task_unless_it_was_given_up():
    made = found(
        REVIEW
        + "1. [x] *DF to order the ropes for the ferry*. Two ropes are being used already.\n"
        + "2. [x] *RM to ring the owner of the mill*. This action has been superseded by the plan under way.\n"
        + "3. [ ] *RM to count all of the boats*. He will do it in June.\n"
    )
    assert [told(a)[:2] for a in made] == [
        ("DF to order the ropes for the ferry", "done"),
        ("RM to ring the owner of the mill", "dropped"),
        ("RM to count all of the boats", "open"),
    ]


def test_emphasis_within_a_task_parts_nothing():
    (made,) = found(REVIEW + "- **RM to ring the owner** of the mill by the weir\n")
    assert made.text == "RM to ring the owner of the mill by the weir"


def test_an_entry_of_a_reference_a_state_and_owners_has_its_task_beneath_it():
    made = found(
        REVIEW
        + "- [x] Tarn 2019 WT.A5, Done: DF, All\n  - Order the ropes for the ferry\n"
        + "- [ ] Tarn 2019 WT.A9, Not started: Ivo Quill (with help from DF, RM)\n"
        + "  - To renew the lease of the lock house.\n  - Activity: Request news of Ivo\n"
        + "- [x] Tarn 2019 WT.A10, Handed to the Mill Group: DF, RM\n  - To mend the gauge at the mill.\n"
    )
    assert owned(made) == [
        ("Order the ropes for the ferry", ["DF", "All"]),
        ("To renew the lease of the lock house.", ["Ivo Quill"]),
        ("To mend the gauge at the mill.", ["DF", "RM"]),
    ]
    assert [a.status for a in made] == ["done", "open", "done"]
    assert [a.reference for a in made] == ["Tarn 2019 WT.A5", "Tarn 2019 WT.A9", "Tarn 2019 WT.A10"]
    assert _report(made[1]) == "Activity: Request news of Ivo"


def test_an_entry_with_a_task_of_its_own_keeps_it():
    made = found(REVIEW + "- [x] Order 20 ropes, done: DF\n  - They came on Monday from the yard\n")
    assert made[0].text.startswith("Order 20 ropes")


def test_helpers_in_brackets_leave_the_owner_in_place():
    (made,) = found("## Action items\n- Order the ropes - Dora Fenwick (with help from RM, BQ)\n")
    assert owned([made]) == [("Order the ropes", ["Dora Fenwick"])]


def test_what_became_of_a_ticket_is_no_action():
    made = found(
        REVIEW
        + "1. Issue https://tickets.example/weir/14 has been closed, as the ferry runs again.\n"
        + "2. Issue #13 was closed, as nobody knew what to do.\n"
        + "3. DF to order the ropes\n"
    )
    assert [text for text, _ in owned(made)] == ["DF to order the ropes"]


def test_a_label_that_is_a_state_tells_it_before_what_is_said_of_it():
    (made,) = found(REVIEW + "- DF to order the ropes\n  - Complete: see the report on the ferry\n")
    assert made.status == "done"


def test_a_new_action_among_reports_is_one_of_this_meeting():
    made = found(
        REVIEW
        + "- 3.2 Dora: Order the ropes for the ferry.\n  - Action closed.\n"
        + "  - New action: Ravi to tell the yard how long the ropes for the ferry are.\n"
        + "## Open and new actions\n- 5.1. Ravi to tell the yard how long the ropes for the ferry are.\n"
    )
    assert [(a.text[:12], a.previous, a.status) for a in made] == [
        ("Order the ro", True, "done"),
        ("Ravi to tell", False, "open"),
    ]
    assert made[1].reference == "5.1"


def test_the_same_task_of_two_people_is_two_actions():
    made = found(
        "## Gauge\nACTION: DF to look into new ways of sending readings to the mill gauge.\n"
        "ACTION: RM to look into new ways of sending readings to the mill gauge.\n\n"
        "## Summary of actions\n"
        "- DF to look into new ways of sending readings to the mill gauge.\n"
        "- RM to look into new ways of sending readings to the mill gauge.\n"
    )
    assert [owners for _, owners in owned(made)] == [["DF"], ["RM"]]


@pytest.mark.parametrize(
    ("language", "text", "owner"),
    [
        ("de", "## Aufgaben\n- Seile bestellen - Dora Fenwick (mit Hilfe von Ravi)\n", "Dora Fenwick"),
        ("nl", "## Actiepunten\n- Touwen bestellen - Dora Fenwick (met hulp van Ravi)\n", "Dora Fenwick"),
    ],
)
def test_helpers_are_told_in_other_languages(language: str, text: str, owner: str):
    (made,) = find_actions(outlined(f"# Minutes of the Weir Trust, 4 May 2021\n{text}", language), []).actions
    assert [o.text for o in made.owners] == [owner]


def test_an_emphasised_action_ends_with_its_sentence():
    (made,) = found(
        "## Gauge\n\nThe gauge is broken. **Action: DF will ask the yard for a new one.** RM told of the one at the mill.\n"
    )
    assert made.text == "DF will ask the yard for a new one."


def test_who_only_the_report_binds_does_not_own_the_task_before_it():
    (made,) = found(
        REVIEW
        + "1. **Action 2.3: RM/DF We should ask the yard for a new gauge.** The mill's group are going to buy one. _Closed_\n"
    )
    assert owned([made]) == [("We should ask the yard for a new gauge.", ["RM", "DF"])]
    assert made.reference == "2.3"


def test_a_report_by_one_whose_end_binds_another_has_no_owner():
    made = found(
        REVIEW
        + "- Dora reported that the gauge was mended in April. Ravi Menon will go to the mill in May.\n"
        + "- Ilse to ring the yard\n"
    )
    assert owned(made)[0][1] == []


UPDATES = """## Matters
| Agenda item | Who | Description |
| --- | --- | --- |
| Gauge | Yard | **Update 3 May**: N/A |
| Ferry | Mill Group | **Update 3 May**: A new place is sought. To be confirmed at the next meeting. |
| Weir | Yard | **Update 3 May**: The way is like that of the old weir. |

## Action points

| No | Owner | Status | Description |
| --- | --- | --- | --- |
| 20210504-01 | Yard | Open | Send a new drawing of the gauge to all for the talk in June. |
"""


def test_notes_of_how_matters_stand_are_no_tasks_of_who_follows_them():
    assert [text for text, _ in owned(found(UPDATES))] == [
        "Send a new drawing of the gauge to all for the talk in June."
    ]


def test_a_sentence_and_a_row_with_one_reference_are_one_action():
    made = found(
        "## Gauge\n\nWith this in mind, the Yard will draw it anew -> **AP 20210504-01**\n\n"
        + UPDATES[UPDATES.index("## Action points") :]
    )
    assert [a.reference for a in made] == ["20210504-01"]


def test_the_state_of_several_actions_together_is_no_action():
    made = found(
        REVIEW
        + "1. DF to order the ropes\n2. Other two actions _closed_ (see the gauge above).\n3. All actions are completed.\n"
    )
    assert [text for text, _ in owned(made)] == ["DF to order the ropes"]


TOLD = """
## Actions from the last meeting

* **Mill roof:** No update.
* **@ana to add the rota to the door:** Not done yet, expected to be done by next meeting.
* **Jo to order salt**: done
* **Hall door:** Painted.
* **Create a page for the fair:** Not done

## Roof

All is well.
"""


def test_emphasised_beginnings_of_a_review_name_what_is_told_of_them():
    actions = found(TOLD)
    assert [told(a) for a in actions] == [
        ("Mill roof", "open", "No update."),
        ("@ana to add the rota to the door", "open", "Not done yet, expected to be done by next meeting."),
        ("Jo to order salt", "done", "done"),
        ("Hall door", None, "Painted."),
        ("Create a page for the fair", "open", "Not done"),
    ]
    assert [[o.text for o in a.owners] for a in actions] == [[], ["@ana"], ["Jo"], [], []]


def test_names_in_bold_before_a_colon_stay_owners_in_a_review():
    actions = found(
        "## Actions from the last meeting\n\n* **Jo Reed:** order salt\n* **Ana Fane:** paint the door\n* **Kit Orr:** mow\n"
    )
    assert owned(actions) == [
        ("order salt", ["Jo Reed"]),
        ("paint the door", ["Ana Fane"]),
        ("mow", ["Kit Orr"]),
    ]


def test_an_entry_that_opens_with_new_says_nothing_of_the_one_above():
    actions = found(
        "## Actions from the last meeting\n\n* Jo Reed: order salt. Done\n* New gate post: Painted\n"
    )
    assert [(a.text, a.status) for a in actions] == [
        ("order salt", "done"),
        ("New gate post: Painted", "open"),
    ]
