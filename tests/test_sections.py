"""The stream of lines: which part of the meeting each line is in, and under which item."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drafts import draft, line_of, outlined, part_of, titles
from minutesparse.parsing.lines import Part
from minutesparse.parsing.sections import outline
from minutesparse.vocabulary import load

VILLAGE = """
    # Minutes of Marsh Parish Council
    Held on 3 May 2021 in the Mill Hall

    ## Present
    - Ola Brandt
    - Ria Sund

    ## Apologies
    - Tove Lind

    ## Agenda
    1. Gates
    2. Paths

    ## Gates
    The north gate hangs badly and the ranger will see to it.
    ## Paths
    - Action: RS to write to the farmer
    - The path floods
    ## Actions from the last meeting
    - Paint the sign: done
    ## Actions
    - OB to buy paint
    ## Date of next meeting
    7 June
"""


def test_every_part_of_a_plain_set_of_minutes_is_told():
    lines = outlined(VILLAGE)
    found = {
        start: part_of(lines, start)
        for start in ("Held", "Ria", "Tove", "Gates", "The north", "Paint", "OB", "7 June")
    }
    assert found == {
        "Held": Part.HEAD,
        "Ria": Part.PRESENT,
        "Tove": Part.APOLOGIES,
        "Gates": Part.AGENDA,
        "The north": Part.BUSINESS,
        "Paint": Part.PREVIOUS_ACTIONS,
        "OB": Part.ACTIONS,
        "7 June": Part.NEXT_MEETING,
    }


def test_a_marker_in_the_notes_does_not_turn_the_lines_after_it_into_actions():
    assert part_of(outlined(VILLAGE), "The path floods") is Part.BUSINESS


def test_a_line_has_the_item_in_whose_section_it_stands():
    lines = outlined(VILLAGE)
    assert line_of(lines, "The path floods").item.title == "Paths"
    assert line_of(lines, "The north").item.title == "Gates"


def test_the_title_block_and_the_summary_of_actions_stand_under_no_item():
    lines = outlined(VILLAGE)
    assert line_of(lines, "Held").item is None
    assert line_of(lines, "OB to buy").item is None


def test_a_numbered_summary_of_actions_at_the_end_stands_under_no_item():
    lines = outlined(
        """
        1. **Gates**
        The gate was mended by the ranger and his son in a day.
        2. **Paths**
        The path is dry again and open to all who walk there.
        3. **New and ongoing actions**
        - OB to buy paint
        """
    )
    assert titles(lines) == ["1 Gates", "2 Paths", "3 New and ongoing actions"]
    assert line_of(lines, "OB to buy").item is None


def test_attendance_in_one_line_ends_where_prose_begins():
    lines = outlined(
        """
        Present: Ola Brandt, Ria Sund, Tove Lind.

        The chair welcomed those who had come and said that the hall will be cold.
        """
    )
    assert part_of(lines, "Ola Brandt") is Part.PRESENT
    assert part_of(lines, "The chair welcomed") is Part.BUSINESS


def test_a_sentence_of_apologies_is_still_apologies():
    lines = outlined(
        "**Apologies**\nApologies were received from Tove Lind, who was at the coast with her horses."
    )
    assert part_of(lines, "Apologies were") is Part.APOLOGIES


def test_bullets_with_bullets_beneath_them_end_a_list_of_names():
    lines = outlined(
        """
        Present:
        Ola, Ria, Tove

        - Summer fair
          - the band is booked
        - Boat house
          - roof leaks
        """
    )
    assert part_of(lines, "the band") is Part.BUSINESS
    assert titles(lines) == ["Summer fair", "Boat house"]


def test_members_as_a_numbered_item_in_the_middle_are_business():
    lines = outlined(
        """
        1. **Apologies**
        Tove Lind
        2. **Gates**
        The gate was mended by the ranger and his son in a day.
        3. **Members**
        Three new members have joined since the spring and paid their fee.
        """
    )
    assert part_of(lines, "Tove") is Part.APOLOGIES
    assert part_of(lines, "Three new") is Part.BUSINESS


def test_what_is_attached_to_the_minutes_is_no_business_of_the_meeting():
    lines = outlined(
        """
        1. **Gates**
        The gate was mended by the ranger and his son in a day.
        2. **Paths**
        The path is dry again and open to all who walk there.

        # Attachments

        # Report of the ranger
        The deer have eaten the young trees and will have to be fenced out.
        """
    )
    assert part_of(lines, "The deer") is Part.OTHER
    assert titles(lines) == ["1 Gates", "2 Paths"]


def test_minutes_written_into_the_agenda_are_business():
    lines = outlined(
        """
        # Boat club
        ## Agenda
        1. Boats
          - the red one leaks and will be sold before the winter comes
        2. Oars
          - two are broken and the club has none to spare for guests
        """
    )
    assert part_of(lines, "the red one") is Part.BUSINESS


def test_the_status_of_an_action_opens_no_section():
    lines = outlined(
        """
        1. **Gates**
        - Ask the smith for a price
          - **Action carried forward**
        - The hinge is worn and will break before long, said the ranger
        2. **Paths**
        The path is dry again and open to all who walk there.
        """
    )
    assert part_of(lines, "The hinge") is Part.BUSINESS


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "# Present",
                "## Actions",
                "**Gates**",
                "1. Paths",
                "2. Boats",
                "- OB to row",
                "  - deeper",
                "Apologies: Tove",
                "| a | b |",
                "The boat was sold for a song.",
                "",
                "Agenda",
                "NEXT MEETING",
                "3 May",
            ]
        ),
        min_size=1,
        max_size=25,
    )
)
def test_the_stream_holds_every_paragraph_in_order_and_loses_no_text(pieces):
    document = draft("\n".join(["Minutes", *pieces]))
    lines = outline(document, load("en"))
    assert [line.index for line in lines.lines] == list(range(len(lines.lines)))
    starts = [line.paragraph.place.start for line in lines.lines]
    assert starts == sorted(starts)
    for line in lines.lines:
        assert document.text[line.paragraph.place.start : line.paragraph.place.end] == line.text
    visible = sum(not c.isspace() and c not in ":–—-." for p in document.paragraphs() for c in p.text)
    assert visible == sum(not c.isspace() and c not in ":–—-." for line in lines.lines for c in line.text)


def test_a_bold_line_behind_the_bullets_of_a_list_of_people_ends_it():
    lines = outlined(
        """
        # Boat Club

        **Members**

        - Ola Brandt — skipper
        - Ria Sund — mate
        - Per Vik — cook

        **Tasks for the summer**
        | Task | Who |
        | Mend the red boat | Ola |
        | Paint the oars | Ria |
        """
    )
    assert part_of(lines, "Per Vik") is Part.PRESENT
    assert part_of(lines, "Tasks") is Part.BUSINESS
    assert part_of(lines, "Mend") is Part.ACTIONS


def test_a_fact_between_topics_of_its_style_is_a_topic():
    lines = outlined(
        """
        # Boat Club 3 May 2021
        ## Boats
        The ranger told the board that the deer had been at the young trees again.
        ## Venue
        The hall is booked for all of June, and nobody knows by whom.
        ## Oars
        Two of them are broken.
        """
    )
    assert part_of(lines, "The hall") is Part.BUSINESS
    assert line_of(lines, "The hall").item.title == "Venue"


def test_past_actions_at_the_end_are_an_item_that_holds_its_lines():
    lines = outlined(
        """
        # Boat Club 3 May 2021
        ## Boats
        The ranger told the board that the deer had been at the young trees again.
        ## Oars
        Two of them are broken.
        ## Past actions
        - Ola to mend the red boat. Done.
        """
    )
    assert line_of(lines, "Ola to").item.title == "Past actions"


def test_actions_gone_through_in_their_turn_were_set_before():
    talk = "The ranger told the board that the deer had been at the young trees again."
    notes = "\n".join(f"## {t}\n{talk}" for t in ("Boats", "Oars"))
    more = "\n".join(f"## {t}\n{talk}" for t in ("Ropes", "Sails"))
    lines = outlined(f"# Boat Club\n{notes}\n## Actions\n- Mend it\n{more}\n## New actions\n- Paint it")
    assert part_of(lines, "Mend it") is Part.PREVIOUS_ACTIONS
    assert part_of(lines, "Paint it") is Part.ACTIONS


def test_actions_with_boxes_in_the_agenda_were_gone_through_under_their_entry():
    lines = outlined(
        """
        # Boat Club 3 May 2021
        ## Agenda
        - Previous action items
          [ ] Ola to mend the red boat
          [x] Tom to buy rope
        - Sails
        ## Sails
        The ranger told the board that the deer had been at the young trees again.
        ## Oars
        Two of them are broken, and nobody knows for how long they have been so.
        ## Action items
        [ ] Lena to order oars
        """
    )
    assert part_of(lines, "Ola to") is Part.PREVIOUS_ACTIONS
    assert line_of(lines, "Tom to").item.title == "Previous action items"
    assert part_of(lines, "Lena to") is Part.ACTIONS
    assert line_of(lines, "Lena to").item is None
    assert titles(lines) == ["Previous action items", "Sails", "Oars"]


def test_a_list_of_actions_that_says_how_most_stand_was_gone_through():
    talk = "The ranger told the board that the deer had been at the young trees again."
    head = f"# Boat Club\n## Boats\n{talk}\n## Oars\n{talk}\n## Action items\n"
    reviewed = outlined(
        head + "- Ola to mend the red boat. DONE\n- Tom to buy rope. PENDING\n- Lena to row\n"
    )
    assert part_of(reviewed, "Lena to") is Part.PREVIOUS_ACTIONS
    assert line_of(reviewed, "Lena to").item.title == "Action items"
    made = outlined(head + "- Ola to mend the red boat. DONE\n- Tom to buy rope\n- Lena to row\n")
    assert part_of(made, "Lena to") is Part.ACTIONS
    assert line_of(made, "Lena to").item is None


def test_topics_with_headings_under_other_business_are_items_beside_it():
    talk = "The ranger told the board that the deer had been at the young trees again."
    lines = outlined(
        f"# Boat Club\n## Boats\n{talk}\n### The red one\n{talk}\n## Oars\n{talk}\n## Other business\n### Club tie\n{talk}\n### Song\n{talk}"
    )
    assert titles(lines) == ["Boats", "Oars", "Other business", "Club tie", "Song"]
