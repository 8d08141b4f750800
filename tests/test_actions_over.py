"""What only stands over actions, or only looks like one: topics, names with boxes, markers over lists, forms."""

from __future__ import annotations

from drafts import draft
from minutesparse.document import Document, DocumentBuilder
from minutesparse.parsing.actions import find_actions
from minutesparse.parsing.sections import outline
from minutesparse.vocabulary import load
from test_actions import people


def read(document: Document) -> list[tuple[str, list[str]]]:
    found = find_actions(outline(document, load("en")), people()).actions
    return [(action.text, [owner.text for owner in action.owners]) for action in found]


def told(text: str) -> list[tuple[str, list[str]]]:
    return read(draft(text))


def test_a_topic_over_tasks_is_none_and_a_group_over_them_owns_them() -> None:
    assert told(
        """
        # Action items
        - Boathouse
          - Order the hinges
          - Paint the doors
        - “Spring” Lock Committee actions
          - Count the oars
          - Ring the yard
        - Dora: sweep the slip
        """
    ) == [
        ("Order the hinges", []),
        ("Paint the doors", []),
        ("Count the oars", ["Lock Committee"]),
        ("Ring the yard", ["Lock Committee"]),
        ("sweep the slip", ["Dora"]),
    ]


def test_boxes_before_people_and_their_offices_are_no_tasks() -> None:
    assert (
        told(
            """
            # Those on the weir list
            [x] Dora Fenwick - Lock Keeper Representative
            [ ] Ravi Holm - Canal Working Group
            """
        )
        == []
    )
    assert told("# Boats\n[ ] Ravi: order the rope") == [("order the rope", ["Ravi"])]


def test_names_of_things_beneath_a_marker_are_no_tasks_and_the_line_before_it_is_none() -> None:
    things = """
        # Notes
        - Move to the new site
          - Some of the clubs have moved, some small, some larger
          - TODO
            - Weir Club
            - Upper Lock
            - Mill Pool
          - More helpers would be good
        """
    assert told(things) == []
    assert told("# Site\n- Some have moved\n- TODO\n  - paint the door\n  - Ravi: move the log") == [
        ("paint the door", []),
        ("move the log", ["Ravi"]),
    ]


def test_ok_is_nobody_s_initials() -> None:
    assert told("# Gate\n- Action: OK to add a second hinge.") == [("OK to add a second hinge.", [])]


def test_a_marker_of_both_marks_an_action() -> None:
    assert told("# Gate\n- Decision/Action item: add a second hinge.") == [("add a second hinge.", [])]


def test_a_row_that_says_when_the_next_meeting_is_sets_nobody_a_task() -> None:
    assert told(
        """
        | **Action** | **Taken by** |
        | Paint the doors | Dora |
        | The next meeting will be held | 19 October 2020 // 9:00 – 10:30 am // North Hall |
        """
    ) == [("Paint the doors", ["Dora"])]


def test_bullets_of_a_cell_have_the_owners_that_stand_beside_them_on_the_page() -> None:
    def line(b: DocumentBuilder, text: str, top: float, label: str | None = None) -> None:
        b.paragraph(text, label=label, level=0 if label else None, page=1, box=(50.0, top, 90.0, top + 10))

    b = DocumentBuilder("pdf")
    b.paragraph("1. Boats", heading=2)
    b.open_table()
    for cells in (
        [[("Action items", 10.0, None)], [("Person responsible", 10.0, None)]],
        [
            [
                ("Oars: count the ones that", 40.0, "•"),
                ("hang at the back.", 52.0, None),
                ("Gate: order a hinge.", 70.0, "•"),
            ],
            [("Dora", 40.0, None), ("Ravi", 52.0, None), ("Sal", 70.0, None)],
        ],
    ):
        b.open_row()
        for column, lines in enumerate(cells, start=1):
            b.open_cell(column)
            for text, top, label in lines:
                line(b, text, top, label)
            b.close_cell()
        b.close_row()
    b.close_table()
    assert read(b.build()) == [
        ("Oars: count the ones that hang at the back.", ["Dora", "Ravi"]),
        ("Gate: order a hinge.", ["Sal"]),
    ]


def test_a_line_between_the_entries_of_a_list_may_bind_somebody() -> None:
    assert told(
        """
        # Action items
        - Order the hinges for the long gate by the mill.
        Response: The Clerk to ring the yard.
        - Paint the doors of the hut and of the shed too.
        Response: This was talked about in May.
        - By letter or by mail? -> By mail
        """
    ) == [
        ("Order the hinges for the long gate by the mill.", []),
        ("The Clerk to ring the yard.", ["The Clerk"]),
        ("Paint the doors of the hut and of the shed too.", []),
    ]


def test_names_as_headings_under_tasks_are_over_what_each_is_to_do() -> None:
    assert told(
        """
        **Tasks for the week**

        **Dora Fenwick**

        Read the gauges, plan the lock

        **Ravi Menon**

        Write a new list of the boats

        **Next item**

        The hut is dry.
        """
    ) == [
        ("Read the gauges, plan the lock", ["Dora Fenwick"]),
        ("Write a new list of the boats", ["Ravi Menon"]),
    ]


def test_reports_under_names_behind_a_list_are_no_tasks() -> None:
    assert told(
        """
        # Action items
        - Dora to ring the yard
        - Ravi to order the paint

        # Dora Fenwick
        - Fence is done
        - Ran the stall at the fair

        # Ravi Menon
        - Paint the new laptop
        """
    ) == [("Dora to ring the yard", ["Dora"]), ("Ravi to order the paint", ["Ravi"])]
    assert told("# Action items\nDora to ring the yard.\n# Ravi Menon\n- Paint the new laptop") == [
        ("Dora to ring the yard.", ["Dora"])
    ]
    assert told("# Action items\n# Dora Fenwick\n- Fence is done\n- New laptop arrived") == []


def test_a_task_may_stand_behind_a_question() -> None:
    listed = "# Action items\n- Gate locked at six? → ring the yard for a key\n- Dora to paint the door"
    assert [text for text, _ in told(listed)] == [
        "Gate locked at six? → ring the yard for a key",
        "Dora to paint the door",
    ]
    for answer in ("Yes", "Keep it", "By mail", "No, by mail"):
        assert told(f"# Action items\n- By letter or by mail? → {answer}") == []


def test_a_colon_sets_the_owner_of_any_task_apart() -> None:
    assert told("# Boats\n[ ] Dora: Stall Booking") == [("Stall Booking", ["Dora"])]
    marked = "# Boats\n- TODO\n  - Dora: Roof Quotes\n  - Ravi: Stall Booking\n  - Sal: Fair Posters"
    assert [owner for _, owner in told(marked)] == [["Dora"], ["Ravi"], ["Sal"]]
    german = outline(draft("# Boote\n[ ] Dora: Angebot für Dach"), load("de"))
    assert [action.text for action in find_actions(german, people()).actions] == ["Angebot für Dach"]


def test_assent_and_exceptions_set_no_tasks() -> None:
    assert told("# Gate\n- Dora: Agree, but let it be one gate.\n- Ravi: Propose –") == []
    assert told("# Gate\nEveryone except Dora and Ravi will walk to the weir.") == []
