"""Entries of a list of actions at the end, and the item that each belongs to."""

from __future__ import annotations

from drafts import line_of, outlined

MINUTES = """
# Boat Club 3 May 2021
## The red boat
Ola reported that the keel leaks badly near the rudder. It must be caulked with tar before the regatta in June.
## Library
The shelves in the clubhouse are full of old charts and tide tables that nobody reads.
## Oars
Two of them are broken.
## Actions
"""


def item_of(lines, start):
    item = line_of(lines, start).item
    return item.title if item else None


def test_an_entry_belongs_to_the_item_whose_notes_tell_the_same():
    lines = outlined(
        MINUTES + "- Ola to caulk the leaking keel with tar before the regatta\n- Ria to bake a cake"
    )
    assert item_of(lines, "Ola to") == "The red boat"
    assert item_of(lines, "Ria to") is None


def test_an_entry_belongs_to_the_item_that_it_names_or_stands_under():
    lines = outlined(
        MINUTES + "- Oars: buy new ones\n- Ropes: count them\n### Club library\n- Throw it all away"
    )
    assert item_of(lines, "Oars: buy") == "Oars"
    assert item_of(lines, "Ropes") is None
    assert item_of(lines, "Throw") == "Library"


def test_an_entry_belongs_to_the_item_whose_title_it_holds_or_is():
    lines = outlined(MINUTES + "- Paint the red boat\n- Library\n- Count the oars\n- Clear the boat shed")
    assert item_of(lines, "Paint") == "The red boat"
    assert [line.item.title for line in lines.lines if line.text == "Library"] == ["Library", "Library"]
    assert item_of(lines, "Count") is None
    assert item_of(lines, "Clear") is None


def test_a_row_of_actions_is_placed_as_a_whole():
    lines = outlined(
        MINUTES
        + """| Action | Who |
| Caulk the leaking keel with tar before the regatta | Ola |
| Bake a cake | Ria |
"""
    )
    assert item_of(lines, "Caulk") == "The red boat"
    assert line_of(lines, "Ola").item.title == "The red boat"
    assert item_of(lines, "Bake") is None


def test_a_column_of_sections_names_the_items_of_a_log():
    lines = outlined(
        """
        # Boat Club 3 May 2021
        | No. | Sec. | Detail | Resp. |
        | 2.1 | 3 | Caulk the keel | Ola |
        | 2.2 | 3 | Buy new oars | Ria |
        """
    )
    assert line_of(lines, "3").column.value == "item"
    assert line_of(lines, "2.1").column.value == "number"
