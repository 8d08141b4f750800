"""Actions out of tables, lists, markers, margins and prose, each on a small document."""

from collections.abc import Callable

import pytest

from minutesparse.document import Document, DocumentBuilder, Run
from minutesparse.parsing.actions import FoundActions, find_actions
from minutesparse.parsing.sections import outline
from minutesparse.schema import Action, Evidence, Person
from minutesparse.vocabulary import load

ENGLISH = load("en")
NAMES = {"Dora Fenwick": "DF", "Ravi Menon": "RM", "Sal Oakley": "SO"}


def people() -> list[Person]:
    nowhere = Evidence(start=0, end=0, text="")
    return [
        Person(id=i, name=n, initials=[i], attendance="present", evidence=nowhere) for n, i in NAMES.items()
    ]


def actions(build: Callable[[DocumentBuilder], None]) -> list[Action]:
    return found_in(build).actions


def found_in(build: Callable[[DocumentBuilder], None]) -> FoundActions:
    builder = DocumentBuilder("test")
    builder.paragraph("Minutes of the Weir Trust, 4 May 2021", heading=1)
    builder.paragraph("Present: Dora Fenwick, Ravi Menon, Sal Oakley")
    build(builder)
    document = builder.build()
    found = find_actions(outline(document, ENGLISH), people())
    places = [told.evidence for told in (*found.actions, *found.doubts)]
    assert all(place and document.text[place.start : place.end] == place.text for place in places)
    return found


def owners(action: Action) -> list[str]:
    return [o.text for o in action.owners]


def table(builder: DocumentBuilder, rows: list[list[str | list[str]]]) -> None:
    builder.open_table()
    for row in rows:
        builder.open_row()
        for column, cell in enumerate(row, 1):
            builder.open_cell(column)
            for line in [cell] if isinstance(cell, str) else cell:
                builder.paragraph(line)
            builder.close_cell()
        builder.close_row()
    builder.close_table()


def test_a_row_of_an_action_table_is_an_action_with_owner_due_and_status() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("Actions", heading=2)
        table(
            b,
            [
                ["No", "Action", "Owner", "Due", "Status"],
                ["4.1", "Replace the sluice gate", "RM & SO", "30 June", "In progress"],
                ["4.2", "Order signs", "All", "", ""],
            ],
        )

    first, second = actions(build)
    assert (first.text, owners(first), first.reference) == ("Replace the sluice gate", ["RM", "SO"], "4.1")
    assert first.due is not None
    assert first.due.text == "30 June"
    assert (first.status, first.status_stated) == ("in_progress", True)
    assert (owners(second), second.status, second.status_stated) == (["All"], "open", False)


def test_initials_beside_the_notes_take_the_sentence_they_fit_in_order() -> None:
    def build(b: DocumentBuilder) -> None:
        notes = [
            "The gauge was read twice last month.",
            "A survey of the weir is to be commissioned before winter.",
            "The pump house roof was looked at.",
            "Dora will ask for three quotes.",
        ]
        table(
            b,
            [
                ["Item", "Discussion", "Lead officer"],
                ["Weir", notes, ["RM / SO", "DF"]],
                ["Reports", "The accounts were received and there was nothing to add to them at all.", ""],
            ],
        )

    first, second = actions(build)
    assert (first.text.split()[1], owners(first)) == ("survey", ["RM", "SO"])
    assert (second.text, owners(second)) == ("Dora will ask for three quotes.", ["DF"])


def test_lists_set_the_owner_apart_in_many_ways() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("Action items", heading=2)
        for line in [
            "Ravi: order the bricks",
            "Clear the drain (DF)",
            "SO to ring the council",
            "Paint the hut – Ravi",
        ]:
            b.paragraph(line, label="•", level=0)

    found = actions(build)
    assert [owners(a) for a in found] == [["Ravi"], ["DF"], ["SO"], ["Ravi"]]
    assert found[0].text == "order the bricks"


def test_an_owner_above_a_list_owns_its_entries() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("Action items", heading=2)
        b.paragraph("Ravi", label="•", level=0)
        b.paragraph("order the bricks", label="◦", level=1)
        b.paragraph("mend the gate", label="◦", level=1)

    assert [(a.text, owners(a)) for a in actions(build)] == [
        ("order the bricks", ["Ravi"]),
        ("mend the gate", ["Ravi"]),
    ]


def test_ticked_boxes_are_done_and_a_previous_list_is_previous() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("Actions from last meeting", heading=2)
        b.paragraph("Ravi: order the bricks", label="[x]", level=0)
        b.paragraph("Dora: read the gauge", label="[ ]", level=0)

    found = actions(build)
    assert [(a.status, a.previous) for a in found] == [("done", True), ("open", True)]


@pytest.mark.parametrize(
    ("line", "text", "owner"),
    [
        ("ACTION: DF to write to the county", "DF to write to the county", "DF"),
        ("The fence is broken. Action: Ravi to mend it", "Ravi to mend it", "Ravi"),
        ("AI Sal: find the old map", "find the old map", "Sal"),
        ("The fence should be mended by spring. (Action: RM)", "The fence should be mended by spring.", "RM"),
    ],
)
def test_markers_point_out_actions(line: str, text: str, owner: str) -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Fences", heading=2)
        b.paragraph(line)

    (action,) = actions(build)
    assert (action.text, owners(action), action.marked) == (text, [owner], True)


def test_initials_in_the_margin_own_the_line_beside_them() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Fences", heading=2)
        b.paragraph("It was agreed that the fence be mended.\tRM")

    (action,) = actions(build)
    assert (action.text, owners(action)) == ("It was agreed that the fence be mended.", ["RM"])


def test_initials_in_a_cell_own_no_short_cell_beside_them() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Updates", heading=2)
        table(b, [["a.", ["The wood", "Nothing new."]], ["b.", ["RM", "Nothing new."]]])

    assert actions(build) == []


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("The Clerk will write to the county.", ["The Clerk"]),
        ("RM to circulate the plan.", ["RM"]),
        ("Cllr Oakley agreed to speak to the farmer.", ["Cllr Oakley"]),
        ("Officers were asked to report back in June.", ["Officers"]),
        ("It was agreed that Dora and Ravi would obtain quotes.", ["Dora", "Ravi"]),
        ("Ravi will have a look at the sluice and then tell the county.", ["Ravi"]),
        ("In early June, Dora will be preparing the first report on the gauge.", ["Dora"]),
        ("Dora is also planning to add a rail to the steps by July.", ["Dora"]),
    ],
)
def test_prose_that_commits_somebody_is_an_action(sentence: str, owner: list[str]) -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Weir", heading=2)
        b.paragraph(sentence)

    (action,) = actions(build)
    assert (owners(action), action.marked) == (owner, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "RM circulated the plan.",
        "The hall will be closed in August.",
        "It would be good to have a new roof.",
        "Will Dora write to the county?",
        "The letter from the Clerk to the county was read.",
        "Services need to improve.",
    ],
)
def test_what_is_done_or_hoped_is_no_action(sentence: str) -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Weir", heading=2)
        b.paragraph(sentence)

    assert actions(build) == []


def test_a_sentence_that_may_commit_somebody_is_a_doubt() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Weir", heading=2)
        b.paragraph("We will write some notices.")
        b.paragraph("The gauge was read.")

    found = found_in(build)
    assert found.actions == []
    (doubt,) = found.doubts
    assert (doubt.code, doubt.candidates) == ("possible-action", ["We"])
    assert doubt.evidence
    assert doubt.evidence.text == "We will write some notices."


@pytest.mark.parametrize("opening", ["Request Typeform", "Using Doodle", "Try", "Unable"])
def test_a_verb_in_a_capital_owns_nothing(opening: str) -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("Actions", heading=2)
        b.paragraph(f"{opening} to clear the old lists of the weir.")

    (action,) = actions(build)
    assert owners(action) == []


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("14/09/2020", []),
        ("One week has passed, and there is another week to go", []),
        ("Sal, Harnad", ["Sal", "Harnad"]),
        ("Dora Fenwick (Deputy), JR", ["Dora Fenwick (Deputy)", "JR"]),
    ],
)
def test_an_owner_cell_holds_owners_only(cell: str, named: list[str]) -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("Actions", heading=2)
        table(b, [["Action", "Owner"], ["Order forty bricks", cell], ["Read the gauge", "DF"]])

    assert owners(actions(build)[0]) == named


def test_the_same_task_in_the_notes_and_in_the_summary_is_one_action() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Weir", heading=2)
        b.paragraph("After some talk Ravi will order forty bricks for the weir from the yard.")
        b.paragraph("Actions", heading=2)
        table(b, [["Action", "Owner"], ["Order forty bricks for the weir", "Ravi"], ["Read the gauge", "DF"]])

    found = actions(build)
    assert len(found) == 2
    joined = next(a for a in found if "bricks" in a.text)
    assert len(joined.also) == 1
    assert joined.marked


def test_bold_alone_changes_no_owner() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Weir", heading=2)
        b.paragraph([Run("RM to write to the county about the weir", bold=True)])

    assert [owners(a) for a in actions(build)] == [["RM"]]


def test_ids_do_not_depend_on_where_an_action_stands() -> None:
    def build_once(b: DocumentBuilder) -> None:
        b.paragraph("1. Weir", heading=2)
        b.paragraph("RM to circulate the plan.")

    def build_later(b: DocumentBuilder) -> None:
        b.paragraph("1. Roads", heading=2)
        b.paragraph("Nothing to report on the roads.")
        build_once(b)

    assert [a.id for a in actions(build_once)] == [a.id for a in actions(build_later)]


def test_document_is_not_changed_by_reading() -> None:
    builder = DocumentBuilder("test")
    builder.paragraph("RM to circulate the plan.")
    document: Document = builder.build()
    before = document.text
    find_actions(outline(document, ENGLISH), people())
    assert document.text == before


def test_a_summary_in_other_words_joins_what_the_text_said_to_the_same_people() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Sluice", heading=2)
        b.paragraph("ACTION: Dora to order a spare gear wheel from the foundry.")
        b.paragraph("ACTION: Ravi to be given a key.")
        b.paragraph("Action summary", heading=2)
        table(
            b,
            [
                ["Action", "Who"],
                ["Order gear wheel from Hill foundry", "DF"],
                ["Paint the railings by the lock", "Ravi"],
            ],
        )

    found = actions(build)
    assert [owners(a) for a in found] == [["Dora"], ["Ravi"], ["Ravi"]]
    assert "Order gear wheel from Hill foundry" in found[0].also


def test_a_verb_in_a_capital_is_nobody() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Towpath", heading=2)
        b.paragraph("Encouraging members to sweep the towpath.")
        b.paragraph("Requested to provide keys for the season.")
        b.paragraph("Planning Committee will arrange the sweeping of the towpath by May.")

    assert [owners(a) for a in actions(build)] == [["Planning Committee"]]


def test_no_action_behind_a_marker_is_none() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Towpath", heading=2)
        b.paragraph("ACTION: none - the survey is awaited")
        b.paragraph("Action: No action; Dora reported on the fence.")
        b.paragraph("Action: Dora or her deputy to mend the fence.")

    found = actions(build)
    assert [owners(a) for a in found] == [["Dora", "her deputy"]]


def test_a_list_of_payments_asks_nobody_to_do_anything() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("4. Accounts for payment", heading=2)
        table(
            b,
            [
                ["Payee", "Detail", "Total £s", "VAT", "Comments"],
                ["Dora Fenwick", "Gear wheel", "74.94", "12.49", "Repays what she laid out for the sluice"],
                ["Hill Foundry", "Castings", "396.00", "66.00", "Second of three parts of the repair"],
            ],
        )

    assert actions(build) == []


def test_owners_one_under_another_in_a_cell_are_each_an_owner() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("Actions", heading=2)
        table(b, [["Action", "Owner"], ["Set up the stall and sell tickets", ["Volunteers", "SO, RM"]]])

    assert [owners(a) for a in actions(build)] == [["Volunteers", "SO", "RM"]]


def test_a_marker_in_capitals_may_close_its_line_and_one_may_stand_behind_a_tab() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Towpath", heading=2)
        b.paragraph("Ring the quarry about gravel - ACTION")
        b.paragraph("The owner of the boat to be found.\tAction SO")

    assert [(a.text, owners(a)) for a in actions(build)] == [
        ("Ring the quarry about gravel", []),
        ("The owner of the boat to be found.", ["SO"]),
    ]


def test_what_stands_beside_a_marker_in_a_list_is_not_marked() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Towpath", heading=2)
        b.paragraph("The bench needs another coat of paint.", label="•", level=1)
        b.paragraph("ACTION: (Who?)", label="•", level=1)
        b.paragraph("weir/lock/drafts", label="•", level=1)

    assert [a.text for a in actions(build)] == ["The bench needs another coat of paint."]


def test_a_list_of_actions_ends_where_another_title_stands_between_its_entries() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("Actions", heading=2)
        b.paragraph("Dora: order the gate", label="•", level=0)
        b.paragraph("Ravi: read the gauge", label="•", level=0)
        b.paragraph("Standing reports")
        b.paragraph("Treasurer's report", label="•", level=0)
        b.paragraph("Membership report", label="•", level=0)

    assert [owners(a) for a in actions(build)] == [["Dora"], ["Ravi"]]


def test_a_handle_inside_an_entry_owns_it() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("Actions", heading=2)
        b.paragraph("Flood paper: @sal sends it to the county", label="[ ]", level=0)
        b.paragraph("@sal/Dora Clean the gauge", label="[ ]", level=0)

    assert [owners(a) for a in actions(build)] == [["@sal"], ["@sal", "Dora"]]
