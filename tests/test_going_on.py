"""Paragraphs that go on with an entry of a list, and what stands behind a name and a colon."""

import pytest

from minutesparse import extract

HEAD = "# Weir Club committee meeting\n\n12 March 2024\n\nPresent: Jo Reed (JR), Ana Marsh (AM), Ann Moss\n\n"


def read(tmp_path, body, name="may.md"):
    file = tmp_path / name
    file.write_text(body if name != "may.md" else HEAD + body, encoding="utf-8")
    [minutes] = extract(file)
    return minutes.actions


@pytest.mark.parametrize(
    ("task", "note", "status"),
    [
        ("Ann to get quotes for the lease", "Fixed fee of £40 offered.", "open"),
        ("Jo to buy a boat", "Finished boats cost more.", "open"),
        ("Ann to ring the bank", "Nearly done. Fixed line still missing.", "open"),
        ("Ana to mend the gate", "Done in part. Buy a new hinge.", "open"),
        ("Ana to mend the gate", "Done in part, the hinge came late.", "in_progress"),
        ("Ann to draft the lease", "The old lease has been found.", "open"),
        (
            "Ana to write to the council about the bridge",
            "The bridge has been closed by the council.",
            "open",
        ),
        ("Jo to order lamps for the hut", "The hut has been broken into again.", "open"),
        ("Ana to order new oars", "The oars have been ordered.", "done"),
        ("Ana to order new oars", "Done.", "done"),
        ("Ana to order new oars", "Status: no news yet. Keep this item in the list.", "open"),
    ],
)
def test_only_what_surely_says_so_below_an_entry_of_a_review_closes_it(tmp_path, task, note, status):
    actions = read(tmp_path, f"## Review of actions\n\n- {task}\n\n  {note}\n")
    assert (actions[0].text, actions[0].status) == (task, status)


@pytest.mark.parametrize(
    ("heading", "task", "note"),
    [
        ("Actions", "Ana to book the hall", "Pay the deposit of £50 before 1 April."),
        ("Actions", "Ana to sweep the hall", "Clerk to be asked for the key by 30 March"),
        ("Actions", "[x] Jo to order lamps", "Ring the shop by 3 April to ask about delivery"),
        (
            "Review of actions",
            "Jo to draft the lease",
            "Jo has drafted the lease. Ana to read it by 3 April.",
        ),
    ],
)
def test_a_paragraph_that_sets_a_task_is_an_action(tmp_path, heading, task, note):
    actions = read(tmp_path, f"## {heading}\n\n- {task}\n\n  {note}\n")
    assert note in [a.text for a in actions]


def test_a_remark_below_a_new_action_leaves_it_open(tmp_path):
    [action] = read(tmp_path, "## Actions\n\n- Jo to order the paint for the hut\n\n  Fixed budget of £40.\n")
    assert (action.status, action.previous) == ("open", False)


@pytest.mark.parametrize(
    "line",
    [
        "Write to the committee (Working Group)",
        "Ana: a new lease will be sent to the council by 7 May",
        "Jo: review of the lease, then write to the landlord",
        "Ann: update on website the opening hours. Send it to Jo.",
    ],
)
def test_what_is_to_be_done_beside_who_has_it(tmp_path, line):
    assert len(read(tmp_path, f"## 1. Weir\n\n- {line}\n")) == 1


@pytest.mark.parametrize("heading", ["Review of actions and tasks", "Previous actions / Actions"])
def test_headings_that_look_back(tmp_path, heading):
    assert [a.previous for a in read(tmp_path, f"## {heading}\n\n- Jo to order lamps\n")] == [True]


@pytest.mark.parametrize("marker", ["AP 1", "Action 2", "Task 3", "Item 5", "Aufgabe 6"])
def test_a_marker_with_a_number_may_be_english(tmp_path, marker):
    body = f"# Protokoll Ruderverein\n\n12. März 2024\n\nAnwesend: Jo Reed, Ana Marsh\n\n## 1. Boote\n\nDie Boote wurden besprochen.\n\n## Aufgaben\n\n- Jo bestellt Farbe\n- {marker}: Ana ruft die Bank an\n"
    assert [a.text for a in read(tmp_path, body, "mai.md")][1:] == ["Ana ruft die Bank an"]
