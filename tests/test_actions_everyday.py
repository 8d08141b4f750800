"""Actions in the shapes that everyday minutes have: margins whose blanks are lost, task lists, logs, resolutions."""

from minutesparse.document import DocumentBuilder
from test_actions import actions, owners, table


def told(*lines: str, heading: str = "1. Weir", label: str | None = None) -> list[tuple[str, list[str]]]:
    def build(b: DocumentBuilder) -> None:
        b.paragraph(heading, heading=2)
        for line in lines:
            b.paragraph(line, label=label, level=0 if label else None)

    return [(a.text, owners(a)) for a in actions(build)]


def test_initials_behind_a_full_stop_own_the_sentence_before_them() -> None:
    assert told("The June test took an hour. The sign at the lock to be replaced. SO") == [
        ("The sign at the lock to be replaced.", ["SO"])
    ]


def test_a_marker_that_names_the_owner_takes_the_owner_s_own_sentence() -> None:
    assert told("Talked of the leak. Dora to ring the roofer. Ravi has a ladder.", "Action point: Dora") == [
        ("Dora to ring the roofer.", ["Dora"])
    ]


def test_a_marker_may_hold_the_owner_in_brackets_or_a_state_before_it() -> None:
    assert told("TODO(sal): read last week's gauge") == [("read last week's gauge", ["sal"])]
    listed = told("[NEW] ACTION: Dora to write up the options", heading="Actions", label="•")
    assert listed == [("Dora to write up the options", ["Dora"])]


def test_names_written_small_open_entries_of_a_list_of_actions() -> None:
    assert told("dora recaulk the gate", "Ravi read the gauge", heading="Actions", label="•") == [
        ("dora recaulk the gate", ["dora"]),
        ("Ravi read the gauge", ["Ravi"]),
    ]


def test_questions_to_nobody_are_no_actions() -> None:
    listed = told("Dora: order the gate", "Do we hold a spare key?", heading="Actions", label="•")
    assert [owner for _, owner in listed] == [["Dora"]]


def test_a_resolution_that_somebody_do_a_thing_asks_for_it() -> None:
    sentence = "It was resolved that the Clerk purchase a second gauge before next winter."
    assert told(sentence) == [(sentence, ["the Clerk"])]


def test_a_name_before_a_colon_and_a_day_sets_a_task() -> None:
    assert told("Dora: shortlist of boats to the board by 7 May", label="•") == [
        ("shortlist of boats to the board by 7 May", ["Dora"])
    ]
    assert told("Dora: Motion to sell the boat by 7 May", label="•") == []


def test_a_number_in_the_marker_is_the_action_s_reference() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Weir", heading=2)
        b.paragraph("ACTION 21/12: Dora to send the plan to the county.")

    assert [a.reference for a in actions(build)] == ["21/12"]


def test_initials_beside_notes_do_not_take_what_was_only_reported() -> None:
    def build(b: DocumentBuilder) -> None:
        notes = ["RM reported that the first gate was hung.", "Old gates to be sold before the winter."]
        table(b, [["Ref", "Item", "Action by"], ["1", ["Gates", *notes], "RM"]])

    assert [a.text for a in actions(build)] == ["Old gates to be sold before the winter."]


def test_notes_in_a_mail_that_head_nothing_are_read(run, tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text(
        """Hi all, notes from the regatta committee on 5 May 2019 (Mo, Tess and Old Bill there):

- Buoys: two have sunk. Tess to lift them before June.
- Tea tent: we agreed to keep it. Mo will book the urn.

Mo
""",
        encoding="utf-8",
    )
    printed = run("actions", file, "--format", "csv", "--quiet").out
    assert "Tess to lift them before June." in printed
    assert "Mo will book the urn." in printed
    assert "we agreed to keep it" in run("decisions", file, "--format", "csv", "--quiet").out


def test_an_action_column_that_only_numbers_leaves_the_task_to_the_description() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("Actions", heading=2)
        rows = [["1", "Dora", "Order two gauges"], ["2", "Ravi, Dora", "Ring the roofer"]]
        table(b, [["Action", "Who", "Description"], *rows])

    assert [(a.text, owners(a)) for a in actions(build)] == [
        ("Order two gauges", ["Dora"]),
        ("Ring the roofer", ["Ravi", "Dora"]),
    ]


def test_names_alone_on_their_lines_own_what_stands_under_them() -> None:
    lines = ("Dora Fenwick", "Paint the second gate", "Ravi Menon", "Read the gauge")
    assert told(*lines, heading="Actions") == [
        ("Paint the second gate", ["Dora Fenwick"]),
        ("Read the gauge", ["Ravi Menon"]),
    ]
    assert told("Dora Fenwick –", "Ravi Menon –", heading="Actions") == []  # nobody has anything to do


def test_a_colon_may_stand_right_before_the_task() -> None:
    assert told("Action SO :Write to the county") == [("Write to the county", ["SO"])]


def test_a_marker_is_no_owner() -> None:
    lines = ("ACTION ITEM: Tell the county, if need be, of the leak",)
    assert [owner for _, owner in told(*lines)] == [[]]
    assert told("AI: tell the county", "Dora: ring the roofer", heading="Actions", label="•")[0][1] == []


def test_a_topic_that_something_is_told_of_is_no_owner() -> None:
    lines = ("Updates - the second gauge is in hand", "Roof service: Ravi has booked this. Closed.")
    listed = told(*lines, "Dora: order a lamp", heading="Actions from the last meeting", label="•")
    assert [owner for _, owner in listed] == [[], [], ["Dora"]]


def test_the_owner_may_stand_before_the_marker() -> None:
    assert told("Dora & Ravi TODO: lobby the county") == [("lobby the county", ["Dora", "Ravi"])]


def test_a_note_of_state_may_say_who_did_it() -> None:
    lines = ("Lamp for the lock. Done by Ravi.", "Survey of the gates – Done (by SO).")
    listed = told(*lines, heading="Actions from the last meeting", label="•")
    assert [owner for _, owner in listed] == [["Ravi"], ["SO"]]


def test_owners_joined_by_a_stroke_or_a_title_of_several_are_each_an_owner() -> None:
    assert told("Dora/Board to email the poster to the club.")[0][1] == ["Dora", "Board"]
    assert told("Cllrs Reed and Hale to look at the quotes.")[0][1] == ["Reed", "Hale"]


def test_each_of_an_office_is_an_owner_as_a_whole() -> None:
    assert told("Each committee head is to send a report by May.")[0][1] == ["Each committee head"]


def test_who_fills_an_office_or_serves_the_meeting_has_no_task() -> None:
    assert told("Dora and Ravi have agreed to carry on as treasurer and secretary.") == []
    assert told("Sal volunteered to take the minutes of the meeting.") == []
    assert [owner for _, owner in told("Sal agreed to take the pump to the county.")] == [["Sal"]]


def test_a_sentence_that_ends_before_its_task_sets_none() -> None:
    assert told("Dora to") == []


def test_entries_of_a_review_with_notes_under_them_are_no_agenda_items() -> None:
    def build(b: DocumentBuilder) -> None:
        b.paragraph("1. Actions from the last meeting", heading=2)
        for entry, note in (("Dora: paint the gate", "It rained"), ("Ravi: sell the boat", "In hand")):
            b.paragraph(entry, label="•", level=0)
            b.paragraph(note, label="•", level=1)
        b.paragraph("2. Chair's report", heading=2)
        b.paragraph("The weir is dry.")

    assert {a.item.title for a in actions(build) if a.item} == {"Actions from the last meeting"}


def test_who_presents_an_item_of_ten_minutes_has_no_action() -> None:
    def build(b: DocumentBuilder) -> None:
        table(b, [["Agenda item", "Lead", "Time"], ["Gates", "Dora", "10 min"], ["Boats", "Ravi", "5 min"]])

    assert actions(build) == []


def test_an_arrow_sets_the_owner_apart() -> None:
    listed = told("Dora -> paint the gate", "Ravi → sell the boat", heading="Actions", label="•")
    assert listed == [("paint the gate", ["Dora"]), ("sell the boat", ["Ravi"])]


def test_a_verb_that_opens_an_entry_is_nobody() -> None:
    lines = ("Continue to review the tolls", "Dora to paint the gate", "Ravi to sell the boat")
    assert [owner for _, owner in told(*lines, heading="Actions", label="•")] == [[], ["Dora"], ["Ravi"]]
