"""Items of minutes without headings, and what belongs to a title."""

from __future__ import annotations

import pytest

from drafts import line_of, outlined, titles
from minutesparse.document import DocumentBuilder
from minutesparse.parsing.sections import outline
from minutesparse.parsing.topics import bare_title
from minutesparse.vocabulary import load

TALK = "The ranger told the board that the deer had been at the young trees again."


def test_bullets_with_bullets_beneath_them_are_the_items_where_nothing_is_headed():
    lines = outlined(
        """
        # Boat Club
        ## Notes
        - Boats
          - the red one leaks
          - the blue one is sold
        - Oars
          - two are broken
        - Who has the key to the shed?
          - Ria has
        """
    )
    assert titles(lines) == ["Boats", "Oars", "Who has the key to the shed?"]


def test_the_printed_agenda_gives_the_items_of_a_form():
    lines = outlined(
        """
        # Team meeting, 3 May 2021
        ## 1. Attendees
        - Ola
        ## 2. Agenda
        - Boats
        - Oars
        ## 3. Meeting summary
        We talked about boats first and then about oars for a good while.
        ## 4. Next steps
        - Ola to row
        """
    )
    assert titles(lines) == ["Boats", "Oars"]
    assert line_of(lines, "Ola to row").item is None


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("10:05 - 10:15 Membership fees", "Membership fees"),
        ("Boats (10 mins)", "Boats"),
        ("Boats [Ola, Ria]", "Boats"),
        ("Boats / Ola Brandt (@olab) / Moor Trust", "Boats"),
        ("Boats / Oars", "Boats / Oars"),
        ("BOATS\tOLA BRANDT", "BOATS"),
        ("2021 regatta", "2021 regatta"),
        ("CALL TO ORDER - 7:02 pm", "CALL TO ORDER"),
        ("Regatta 12/6 9:00 - 17:30", "Regatta 12/6 9:00 - 17:30"),
    ],
)
def test_a_title_loses_its_time_and_who_presents_it(text, bare):
    assert bare_title(text) == bare


def test_dates_and_the_names_of_those_present_head_no_items():
    lines = outlined(
        f"""
        # Boat Club
        **Present**
        - Ola Brandt, chair
        - Ria Sund
        **Monday 3rd May 2021 (clubhouse)**
        {TALK}
        **Boats**
        {TALK}
        **Ola**
        {TALK}
        **Ria Sund:**
        {TALK}
        **Oars**
        {TALK}
        """
    )
    assert titles(lines) == ["Boats", "Oars"]


def test_an_agenda_set_as_a_table_gives_the_items_where_the_notes_have_none():
    lines = outlined(
        """
        # Boat Club
        ## Agenda
        | Number | Item |
        | 1 | Boats for the summer |
        | 2 | New oars |
        ## Minutes
        - The red one leaks.
        - Two are broken.
        """
    )
    assert titles(lines) == ["1 Boats for the summer", "2 New oars"]


def test_what_was_said_in_turn_is_no_topic():
    said = "\n".join(
        f"- @{who}: {text}\n  - {more}"
        for who, text, more in (
            ("jo", "Is the boat dry?", "@sam: Since May"),
            ("sam", "Who has the key?", "@jo: I do"),
            ("jo", "Shall we row?", "@sam: Yes"),
            ("sam", "When?", "@jo: On Sunday"),
        )
    )
    assert titles(outlined(f"# Boat club, 3 May 2021\n\n## Notes\n{said}")) == []


def test_lines_that_begin_with_the_time_set_for_them_are_topics():
    lines = outlined(
        """
        # Boat club, 3 May 2021

        **Present**
        Ola Brandt, Ria Holm

        :03 - :05 Minutes approved
        :05 - :20 Boats
        - The old boat leaks.
        :20 - :40 Oars
        - Two are split.
        """
    )
    assert titles(lines) == ["Minutes approved", "Boats", "Oars"]


def test_topics_listed_in_the_one_cell_of_notes_are_items():
    builder = DocumentBuilder("docx")
    builder.paragraph("Boat club minutes, 3 May 2021", heading=1)
    builder.open_table()
    for cells in (
        ("Questions put to the club", "Done"),
        ("Who rows?", "Ola does.", "Who bails?", "Nobody yet."),
    ):
        builder.open_row()
        builder.open_cell(1)
        for at, text in enumerate(cells):
            listed = len(cells) > 2
            builder.paragraph(
                text, label=("a." if at % 2 else f"{at // 2 + 1}.") if listed else None, level=at % 2
            )
        builder.close_cell()
        builder.close_row()
    builder.close_table()
    assert titles(outline(builder.build(), load("en"))) == ["1 Who rows?", "2 Who bails?"]


def test_a_plain_title_over_bold_bullets_in_a_cell_is_the_item():
    lines = outlined(
        f"""
        | **No** | **Item** | **Who** |
        | 1 | Gates // - **The lower gate** // - {TALK} | All |
        | 2 | Paths // - **The long walk** // - {TALK} | All |
        """
    )
    assert titles(lines) == ["1 Gates", "2 Paths"]


def test_entries_numbered_inside_those_of_the_agenda_are_items_by_both_numbers():
    lines = outlined(
        """
        # Agenda
        1. Minutes of May
        2. Key issues https://pond.example/issues
          1. Boat house
          2. Money
        3. Plans for https://pond.example/plans
        # Actions
        - Ann to mend the gate
        """
    )
    assert titles(lines) == [
        "1 Minutes of May",
        "2 Key issues",
        "2.1 Boat house",
        "2.2 Money",
        "3 Plans for https://pond.example/plans",
    ]
