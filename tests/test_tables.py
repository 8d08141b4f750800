"""Tables: what each row is for, what each column holds."""

from __future__ import annotations

import pytest

from drafts import draft, line_of, outlined, part_of, titles
from minutesparse.document import Table
from minutesparse.parsing.columns import column_roles
from minutesparse.parsing.lines import Column, Part
from minutesparse.parsing.settling import Kind
from minutesparse.parsing.tables import read_table
from minutesparse.vocabulary import load

EN = load("en")


def read(text: str, section: Part = Part.BUSINESS) -> list[tuple[Kind, tuple[Column, ...]]]:
    table = next(b for b in draft(text).blocks if isinstance(b, Table))
    return [(r.kind, r.columns) for r in read_table(table, EN, section=section)]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("by whom", Column.OWNER),
        ("lead officer", Column.OWNER),
        ("target date", Column.DUE),
        ("item no", Column.NUMBER),
        ("matters discussed", Column.NOTES),
        ("seconded by", Column.SECONDER),
    ],
)
def test_a_column_is_told_by_its_header(name, role):
    assert column_roles(name, EN)[0] is role


def test_a_value_with_figures_is_no_header():
    assert column_roles("group 39", EN) == []


def test_one_task_a_row_makes_a_list_of_actions():
    rows = read(
        """
        | No | Action | Who | By when |
        | 1 | Paint the gate | OB | June |
        | 2 | Write to the farmer | RS | July |
        """
    )
    assert [kind for kind, _ in rows] == [Kind.HEADER, Kind.ACTIONS, Kind.ACTIONS]
    assert rows[1][1] == (Column.NUMBER, Column.ACTION, Column.OWNER, Column.DUE)


def test_items_with_notes_and_a_lead_make_a_table_of_business():
    rows = read(
        """
        | Item | Discussion | Lead officer |
        | Gates | The north gate hangs badly. // It was thought that oak would last longer than pine would. | OB |
        | Paths | The lower path floods. // Two quotes for gravel were seen, and the lower was thought the better. | RS |
        """
    )
    assert rows[1] == (Kind.BUSINESS, (Column.ITEM, Column.NOTES, Column.OWNER))


def test_an_action_column_of_initials_says_who_acts():
    rows = read(
        """
        | | | Action |
        | 1. | The gate hangs badly and will be looked at by the ranger before the fair comes. | OB/RS |
        | 2. | The path floods every spring and a drain of some kind will have to be laid there. | TL |
        """
    )
    assert rows[1] == (Kind.BUSINESS, (Column.NUMBER, Column.NOTES, Column.OWNER))


def test_without_a_header_number_sentence_and_initials_are_a_list_of_actions():
    rows = read(
        """
        | 4.1 | Paint the north gate before the fair | OB |
        | 4.2 | Write to the farmer about his dog | RS+TL |
        """
    )
    assert rows[0] == (Kind.ACTIONS, (Column.NUMBER, Column.ACTION, Column.OWNER))


def test_a_table_that_goes_on_is_read_by_the_columns_before_it():
    lines = outlined(
        """
        ## Actions

        | No | Action | Who |
        | 1 | Paint the gate | OB |

        (turn over)

        | 2 | Write to the farmer about his dog | RS |
        """
    )
    last = next(line for line in lines.lines if line.text == "RS")
    assert last.column is Column.OWNER
    assert last.part is Part.ACTIONS


def test_references_go_on_in_the_table_after_a_break():
    lines = outlined(
        """
        ## Actions

        | No | Action | Who | Update |
        | Mar21.01 | Paint the gate | OB | Done |

        (turn over)

        | Mar21.02 | Fence - RS to write to the farmer | RS | o/s |
        """
    )
    assert [line.column for line in lines.lines if line.text.startswith("Mar21")] == [Column.NUMBER] * 2


def test_a_header_repeated_in_the_middle_is_no_row():
    rows = read(
        """
        | Action | Owner | Due |
        | Paint the gate | OB | June |
        | Action | Owner | Due |
        | Write to the farmer | RS | July |
        """
    )
    assert [kind for kind, _ in rows] == [Kind.HEADER, Kind.ACTIONS, Kind.HEADER, Kind.ACTIONS]


def test_labels_beside_values_are_facts():
    lines = outlined("| Date | 3 May 2021 |\n| Venue | Mill Hall |\n| Present | Ola Brandt, Ria Sund |")
    assert part_of(lines, "Ola Brandt") is Part.PRESENT
    assert part_of(lines, "Mill Hall") is Part.HEAD


def test_names_and_offices_are_a_table_of_people():
    rows = read(
        "| Name | Role | Present |\n| Ola Brandt | Chair | x |\n| Ria Sund | Member | |", Part.PRESENT
    )
    assert rows[1] == (Kind.ATTENDANCE, (Column.NAME, Column.ROLE, Column.ATTENDANCE))


def test_motions_have_a_mover_beside_them():
    rows = read("| Motion text | Moved by | Seconded by | Status |\n| To buy a boat | Ola | Ria | Passed |")
    assert rows[1][0] is Kind.MOTIONS


def test_sums_of_money_are_read_for_nothing():
    rows = read("| Rope | £20.00 |\n| Paint | £12.50 |\n| Nails | £3.00 |")
    assert {kind for kind, _ in rows} == {Kind.OTHER}
    rows = read(
        """
        | Ola Brandt | Rope | 20.00 | 4.00 | for the boat |
        | Ria Sund | Paint | 12.50 | 2.50 | two tins of the green one |
        """,
        Part.ACTIONS,
    )
    assert {kind for kind, _ in rows} == {Kind.OTHER}


def test_an_items_cell_may_hold_the_notes_beneath_its_title():
    lines = outlined(
        """
        | | Agenda | Follow up |
        | 1 | Gates // The north gate hangs badly and will be seen to | OB: find a smith |
        | 2 | Paths // The lower path floods every spring | - |
        """
    )
    assert titles(lines) == ["1 Gates", "2 Paths"]
    assert next(line for line in lines.lines if line.text.startswith("The north")).column is Column.NOTES


def test_numbers_in_one_cell_belong_to_the_titles_beside_them():
    lines = outlined(
        """
        | | | Action |
        | 1. | Gates // The north gate hangs badly and the smith has been told of it by the ranger. | OB |
        | 2. // 2.1 // 2.2 | Reports // Treasurer // There is enough money to buy the paint and the nails. // Ranger // The path is dry and the deer have gone back to the wood again. | RS |
        """
    )
    assert titles(lines) == ["1 Gates", "2 Reports", "2.1 Treasurer", "2.2 Ranger"]


def test_one_cell_over_the_width_heads_the_rows_beneath_it():
    lines = outlined("| **Actions** |\n| **Task** | **Who** | **By** |\n| Paint the gate | OB | June |")
    assert part_of(lines, "Paint the gate") is Part.ACTIONS


def test_a_header_of_what_was_said_and_decided_heads_the_notes():
    lines = outlined(
        """
        | Item No | Item | Business considered and decisions taken | Lead officer |
        | 1 | Boats | The red one leaks and it is to be mended before the summer comes. | OB |
        | 2 | Oars | Two of them are broken and nobody knows who broke them or when it was. | RS |
        """
    )
    assert line_of(lines, "The red one").column is Column.NOTES
    assert line_of(lines, "The red one").item.title == "Boats"


def test_an_item_column_of_numbers_holds_numbers():
    lines = outlined(
        """
        | Item | Notes | Action |
        | 1. | Boats // The red one leaks and it is to be mended before the summer comes. | OB |
        | 2. | Oars // Two of them are broken and nobody knows who broke them or when. | RS |
        """
    )
    assert [(i.number, i.title) for i in lines.items] == [("1", "Boats"), ("2", "Oars")]


def test_a_row_that_opens_with_the_time_is_named_by_the_heading_of_its_notes():
    lines = outlined(
        """
        # Boat Club
        | S/No | Item | Notes | Action by |
        | | Meeting started at 11:30 am | **The red boat** // It leaks, said Ola, and nobody knows why. | OB |
        | | Any other business | There was none, and Ria went home before the end. | |
        """
    )
    assert titles(lines) == ["The red boat", "Any other business"]


def test_a_column_without_a_header_beside_few_owners_is_the_business(run, tmp_path):
    file = tmp_path / "minutes.md"
    file.write_text(
        """# Ferry Panel
Meeting held on 4 May 2021

| Minute | | Lead Officer |
|---|---|---|
| 7 | **Apologies** J Reeve. | |
| 8 | **Jetty lamp** The lamp is out. A new one to be bought. | MH |
| 9 | **Fares** The fares were discussed at length. | |
""",
        encoding="utf-8",
    )
    printed = run("actions", file, "--format", "csv", "--quiet").out.splitlines()
    assert len(printed) == 2
    assert "8,Jetty lamp" in printed[1]


def test_sentences_under_a_heading_for_who_acts_are_the_actions():
    table = """
        | Discussion points | Notes/action items | Actions: responsible/none |
        | Quorum | Quorum achieved | |
        | Talking points | Slides were shown. The group agreed to keep grants apart from wages. | Dora will draw a map of the projects. Silas will mend the slides. |
        | Triage | Doug spoke of the triage that is to begin before the August milestone. | Roman to provide news of the triage list |
    """
    assert read(table)[1] == (Kind.BUSINESS, (Column.ITEM, Column.NOTES, Column.ACTION))
