"""Agenda items: which of the headings name what the meeting talked about."""

from __future__ import annotations

import pytest

from drafts import outlined, titles

TALK = "The ranger told the board that the deer had been at the young trees again."


def test_numbered_headings_are_the_items_whatever_is_listed_inside_them():
    lines = outlined(
        f"""
        1. **Gates**
        {TALK}
        1. oak
        2. pine
        3. elm
        So oak it is, said the ranger, if there is money for it.
        2. **Paths**
        {TALK}
        3. **Date of next meeting**
        7 June
        """
    )
    assert titles(lines) == ["1 Gates", "2 Paths", "3 Date of next meeting"]


def test_nested_numbers_before_titles_are_items_and_letters_are_none():
    lines = outlined(
        f"""
        1. **Gates**
        {TALK}
        2. **Reports**
        2.1. **Treasurer**
        {TALK}
        a. rent
        b. rates
        2.2. **Ranger**
        {TALK}
        """
    )
    assert titles(lines) == ["1 Gates", "2 Reports", "2.1 Treasurer", "2.2 Ranger"]


def test_a_reference_with_a_nested_number_of_another_item_is_none():
    lines = outlined(
        f"""
        1. **Gates**
        {TALK}
        2. **Actions of the last meeting**
        **10.1 Paint the gate**
        Painted in May by the ranger and his son, in green.
        **10.2 Mend the path**
        Mended in June, but the rain has washed it out again.
        3. **Paths**
        {TALK}
        """
    )
    assert titles(lines) == ["1 Gates", "2 Actions of the last meeting", "3 Paths"]


def test_numbered_sentences_begin_items_named_by_their_first_sentence():
    lines = outlined(
        f"""
        Telephone meeting of the Tide Committee

        1. The call was opened at noon by the chair. {TALK} {TALK}
        2. The minutes of the call in May were looked at again. {TALK} {TALK}
        3. Status of the tide tables
        {TALK}
        """
    )
    assert titles(lines)[0] == "1 The call was opened at noon by the chair."
    assert titles(lines)[2] == "3 Status of the tide tables"


@pytest.mark.parametrize(
    "numbers", [("017/18", "018/18", "019/18"), ("05.21.01", "05.21.02", "05.21.03"), ("A.", "B.", "C.")]
)
def test_dated_and_lettered_numbers_run_through_minutes_too(numbers):
    text = "Marsh Council\n3 May\n\n" + "\n".join(f"**{n} Topic {n[-2:]}**\n{TALK}\n" for n in numbers)
    assert [i.number for i in outlined(text).items] == [n.rstrip(".") for n in numbers]


def test_unnumbered_attendance_actions_and_contents_are_no_items():
    lines = outlined(
        f"""
        # Boat Club
        ## Present
        Ola Brandt, Ria Sund
        ## Boats
        {TALK}
        ## Oars
        {TALK}
        ## Decisions
        - To sell the red boat
        ## Action items
        - OB to row
        """
    )
    assert titles(lines) == ["Boats", "Oars"]


def test_a_heading_that_only_holds_others_is_opened():
    lines = outlined(
        f"""
        # Boat Club, 3 May 2021
        ## Attendees
        Ola, Ria
        ## Minutes
        ### Boats
        {TALK}
        ### Oars
        {TALK}
        ## Next meeting
        7 June
        """
    )
    assert titles(lines) == ["Boats", "Oars", "Next meeting"]


def test_new_business_is_an_item_beside_topics_and_a_cover_beside_covers():
    beside = outlined(f"# Club\n## Boats\n{TALK}\n## Oars\n{TALK}\n## New business\n### Paint\n{TALK}\n")
    assert titles(beside) == ["Boats", "Oars", "New business"]
    covers = outlined(
        f"# Club\n## Old business\n### Boats\n{TALK}\n## New business\n### Paint\n{TALK}\n## Any other business\nnone\n"
    )
    assert titles(covers) == ["Boats", "Paint", "Any other business"]


def test_the_numbered_record_is_told_from_the_sections_of_its_form_in_any_language():
    talk = "Ola forteller at hjorten har spist de unge trærne, og at gjerdet må settes opp igjen før våren kommer."
    lines = outlined(
        f"""
        # Referat
        ## Deltakere
        - Ola
        ## Gjennomgang
        ### 1. Båter
        {talk}
        ### 2. Årer
        {talk}
        ### 3. Maling
        {talk}
        ## Oppgaver
        - Ola: male
        """
    )
    assert titles(lines) == ["1 Båter", "2 Årer", "3 Maling"]


def test_headings_after_the_close_are_what_was_attached():
    lines = outlined(
        f"""
        Boat Club
        Present: Ola, Ria

        **BOATS**
        {TALK}

        **OARS**
        {TALK}

        **MEETING CLOSED**
        8.45 pm

        **WINNERS OF THE REGATTA**
        {TALK}
        """
    )
    assert titles(lines)[:2] == ["BOATS", "OARS"]
    assert "WINNERS OF THE REGATTA" not in titles(lines)


def test_the_strongest_look_that_covers_the_notes_holds_the_items():
    lines = outlined(
        f"""
        Boat Club
        3 May 2021
        Present: Ola, Ria

        **BOATS AND SAILS**
        **The red one**
        {TALK}
        **The blue one**
        {TALK}
        **OARS AND ROPES**
        **New oars**
        {TALK}
        """
    )
    assert titles(lines) == ["BOATS AND SAILS", "OARS AND ROPES"]


def test_rows_of_a_table_of_business_are_items_with_the_numbers_beside_them():
    lines = outlined(
        """
        | No | Item | Discussion | Lead |
        | 1 | Boats | The red one leaks. // It will be looked at by the smith before the summer comes. | OB |
        | 2 | Oars: none | Two of them are broken and nobody knows who broke them or when it was. | RS |
        | Date of next meeting | 7 June | | |
        """
    )
    assert titles(lines)[:2] == ["1 Boats", "2 Oars"]


def test_a_number_alone_has_its_title_in_the_next_line():
    lines = outlined(
        f"""
        Boat Club
        3 May 2021

        **Item One**
        **The red boat**
        {TALK}

        **Item 2:**
        **Oars**
        {TALK}

        **Item 3: N/A**
        """
    )
    assert titles(lines) == ["1 The red boat", "2 Oars"]


def test_counted_topics_right_behind_a_numbered_heading_are_items_too():
    lines = outlined(
        f"""
        1. Matters arising
          i. The slipway
        {TALK}
          ii. The winch
        {TALK}
        2. Oars
        {TALK}
          a. They are long and made of ash, which the members like.
          b. They are heavy.
        3. Ropes
        {TALK}
        """
    )
    assert titles(lines) == ["1 Matters arising", "i The slipway", "ii The winch", "2 Oars", "3 Ropes"]


def test_remarks_numbered_anew_beneath_every_heading_are_no_items():
    remarks = "\n".join(
        f"{n}. The ranger told the board that the deer had been at the {n} young trees again."
        for n in (1, 2, 3)
    )
    lines = outlined(
        "# Boat Club\n3 May 2021\n\n"
        + "\n\n".join(
            f"**{title}**\n{remarks}"
            for title in ("Boats in winter", "Oars", "Ropes", "Sails", "The landing")
        )
    )
    assert titles(lines) == ["Boats in winter", "Oars", "Ropes", "Sails", "The landing"]


def test_completed_actions_below_new_ones_are_no_item():
    lines = outlined(
        f"""
        # Boat Club
        ## Boats
        {TALK}
        ## Oars
        {TALK}
        ## New and ongoing actions
        - Mend the oars
        ## Completed actions
        - Paint the boat
        """
    )
    assert titles(lines) == ["Boats", "Oars"]


def test_actions_gone_through_in_their_turn_are_an_item():
    notes = "\n".join(f"## {t}\n{TALK}" for t in ("Boats", "Oars", "Actions", "Ropes", "Sails"))
    assert titles(outlined(f"# Boat Club\n{notes}\n## Action items\n- Mend it")) == [
        "Boats",
        "Oars",
        "Actions",
        "Ropes",
        "Sails",
    ]
    agenda = "## Agenda\n- Boats\n- Actions from last meeting\n"
    notes = "\n".join(f"## {t}\n{TALK}" for t in ("Boats", "Oars", "Action points"))
    assert titles(outlined(f"# Boat Club\n{agenda}{notes}"))[-1] == "Action points"


def test_who_is_to_act_heads_no_item_and_ends_none():
    lines = outlined(
        f"""
        # Moor Trust

        ## Gates
        {TALK}
        ### Action items: Ola, Ben
        Ola will paint them.
        ## Paths
        {TALK}
        ### Related action item: Ben
        Ben will rake them.
        """
    )
    assert titles(lines) == ["Gates", "Paths"]
    assert lines.lines[-1].item.title == "Paths"


def test_what_a_meeting_opens_with_is_an_item_at_the_top_of_the_page_too():
    lines = outlined(
        f"""
        # Moor Trust, 3 May 2021

        **Call to order**
        The trust met on the green.

        **Gates**
        {TALK}

        **Paths**
        {TALK}
        """
    )
    assert titles(lines) == ["Call to order", "Gates", "Paths"]


def test_a_form_s_heading_with_nothing_beneath_it_is_no_item():
    filled = "".join(f"\n## {name}\n{TALK}\n" for name in ("Gates", "Paths", "Trees"))
    assert titles(outlined(f"# Moor Trust\n{filled}\n## New business\n\n## Next meeting\n7 June\n")) == [
        "Gates",
        "Paths",
        "Trees",
        "Next meeting",
    ]


def test_a_number_that_is_set_in_by_a_hair_goes_on_the_run():
    lines = outlined(f"5. GATES\n{TALK}\n6. PATHS\n{TALK}\n  7. TREES\n{TALK}\n8. POND\n{TALK}")
    assert titles(lines) == ["5 GATES", "6 PATHS", "7 TREES", "8 POND"]


def test_a_title_in_capitals_is_read_to_its_end_over_several_lines():
    lines = outlined(
        f"""
        1. **REQUEST OF THE FRIENDS OF THE MILL POND TO**
        **PLANT WILLOWS ON ITS NORTHERN BANK**

        {TALK}

        2. **PATHS**
        {TALK}
        """
    )
    assert titles(lines) == [
        "1 REQUEST OF THE FRIENDS OF THE MILL POND TO PLANT WILLOWS ON ITS NORTHERN BANK",
        "2 PATHS",
    ]


def test_bullets_with_the_number_of_a_ticket_are_topics_where_notes_follow():
    talked = "- Gate latch #12\n\nSam: it sticks.\n\n- Path lamp #31\n\nSam: it is dark.\n"
    listed = "- Gate latch #12\n- Path lamp #31\n"
    head = "# Moor Tools meeting 2021-05-03\n\n## Welcome\nAll came.\n\n"
    assert titles(outlined(f"{head}## moor/tools\n\n{talked}")) == [
        "Welcome",
        "Gate latch #12",
        "Path lamp #31",
    ]
    assert "Gate latch #12" not in titles(outlined(f"{head}## moor/tools\n\n{listed}\n## Gates\n{TALK}"))


def test_a_numbered_list_under_one_of_many_bold_headings_is_no_agenda():
    asked = "\n".join(f"{n}) {TALK} {TALK}" for n in (1, 2, 3))
    heads = "\n\n".join(f"**{name}**\n{TALK}" for name in ("GATES", "PATHS", "HEDGES"))
    more = "\n\n".join(f"**{name}**\n{TALK} {TALK}" for name in ("TREES", "FENCES", "BENCHES"))
    present = "**Present**\nOla Brandt, Ria Holm"
    lines = outlined(f"# Moor Trust\n\n{present}\n\n{heads}\n{asked}\n\n{more}")
    assert titles(lines) == ["GATES", "PATHS", "HEDGES", "TREES", "FENCES", "BENCHES"]


def test_references_in_a_list_between_them_do_not_end_the_numbers_of_the_minutes():
    refs = "\n".join(f"18/34{n}5A tiled porch" for n in (2, 7, 1, 8, 3, 9, 4))
    first = "\n".join(f"{n}. **GATES {n}**\n{TALK}" for n in range(91, 99))
    deeper = f"98.1 **STILES**\n{TALK}\n98.2 **STEPS**\n{TALK}"
    more = "\n".join(f"{n}. **PATHS {n}**\n{TALK}" for n in range(99, 103))
    last = f"102.1 **STILES**\n{TALK}\n102.2 **STEPS**\n{TALK}"
    lines = outlined(f"# Moor Council\n\n{first}\n{deeper}\n{refs}\n{more}\n{last}")
    counted = [*map(str, range(91, 99)), "98.1", "98.2", *map(str, range(99, 103)), "102.1", "102.2"]
    assert [t.split()[0] for t in titles(lines)] == counted


def test_orders_of_business_that_are_counted_are_items_and_votes_are_none():
    lines = outlined(
        f"""
        # Business
        ## 1st order of business:
        {TALK}
        **Vote: 3 in favour, 0 opposed**
        ## 2nd order of business:
        {TALK}
        **Resolution: vote passed**
        """
    )
    assert [t.removeprefix("None ") for t in titles(lines)] == [
        "1st order of business",
        "2nd order of business",
    ]
