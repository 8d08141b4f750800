"""Headings: what their words open, what their looks tell, where they are cut from their lines."""

from __future__ import annotations

import pytest

from drafts import draft, outlined, part_of, titles
from minutesparse.parsing.headings import heading_part, is_fact
from minutesparse.parsing.lines import Part
from minutesparse.parsing.numbering import find_runs, read_number
from minutesparse.parsing.runin import split_run_in
from minutesparse.vocabulary import load

EN = load("en")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Present", Part.PRESENT),
        ("Voting member attendance", Part.PRESENT),
        ("Apologies for absence:", Part.APOLOGIES),
        ("3. Matters arising", Part.BUSINESS),
        ("Actions", Part.ACTIONS),
        ("New and ongoing actions", Part.ACTIONS),
        ("Actions from the last meeting", Part.PREVIOUS_ACTIONS),
        ("Review of outstanding action items", Part.PREVIOUS_ACTIONS),
        ("Date of next meetings", Part.NEXT_MEETING),
        ("Appendix", Part.OTHER),
        ("Present:\tMembers of the public:", Part.PRESENT),
        ("Action points for the boat house", Part.ACTIONS),
        ("Actions noted for the mill:", Part.ACTIONS),
        ("Actions speak louder than words", None),
        ("Actions for peace on the river", None),
        ("The hedge by the pond", None),
    ],
)
def test_a_heading_opens_the_part_that_all_of_its_words_name(text, part):
    assert heading_part(text, EN) is part


@pytest.mark.parametrize("text", ["Action completed", "Action carried forward", "Last week's action: none"])
def test_what_is_said_of_one_action_heads_nothing(text):
    assert heading_part(text, EN) is None


def test_dutch_headings_open_the_same_parts():
    nl = load("nl")
    assert heading_part("Actiepunten", nl) is Part.ACTIONS
    assert heading_part("Afwezig met kennisgeving", nl) is Part.APOLOGIES


def test_venue_and_chair_are_facts_and_the_chairs_report_is_none():
    assert is_fact("Venue: Mill Hall", EN)
    assert is_fact("Chair", EN)
    assert not is_fact("Chair's report", EN)


def cut(text: str, **how: bool) -> tuple[str, str] | None:
    paragraph = next(iter(draft(text).paragraphs()))
    parts = split_run_in(paragraph, EN, **how)
    return (parts[0].text, parts[1].text) if parts else None


def test_a_known_heading_is_cut_from_its_line():
    assert cut("Apologies: Cllr Marsh") == ("Apologies", "Cllr Marsh")


def test_an_item_is_cut_at_a_colon_a_dash_or_a_full_stop():
    assert cut("Highways: the clerk had written", item=True) == ("Highways", "the clerk had written")
    assert cut("Planning – two applications were looked at", item=True) == (
        "Planning",
        "two applications were looked at",
    )
    assert cut("Benches. The oak bench is rotten", item=True) == ("Benches", "The oak bench is rotten")


@pytest.mark.parametrize(
    "text",
    [
        "Welcome – R Marsh",
        "Pond – willows and the path to the mill",
        "Membership (agreed: yes)",
        "The clerk was asked: why so late?",
    ],
)
def test_a_title_is_not_cut_where_its_line_is_all_title_or_all_sentence(text):
    assert cut(text, item=True) is None


def test_a_marker_stays_with_its_line():
    assert cut("Action: JM to write to the farmer") is None


def test_the_halves_of_a_cut_line_keep_their_place_in_the_text():
    document = draft("Present: Ola Brandt")
    first, second = split_run_in(next(iter(document.paragraphs())), EN) or pytest.fail("not cut")
    for half in (first, second):
        assert document.text[half.place.start : half.place.end] == half.text


def numbers(*lines: str) -> list[str | None]:
    return [n.text if (n := read_number(p)) else None for p in draft("\n".join(lines)).paragraphs()]


def test_numbers_are_read_plain_nested_dated_and_spelt():
    assert numbers("3. Gates", "Item 4: Paths", "017/18 Benches", "09.22.05 Trees") == [
        "3",
        "4",
        "017/18",
        "09.22.05",
    ]


def test_times_dates_and_amounts_are_no_numbers():
    assert numbers("2.30pm start", "10/10/2012 meeting", "£12.50 for paint") == [None, None, None]


def test_a_typed_number_wins_over_the_label_of_a_pasted_list():
    assert numbers("1. 7. Trees") == ["7"]


def test_a_run_goes_on_past_the_list_inside_one_of_its_members():
    found = [read_number(p) for p in draft("1. A thing\n1. x\n2. y\n3. z\nprose\n2. B thing").paragraphs()]
    runs = find_runs((at, n, None) for at, n in enumerate(found) if n)
    assert [run.members for run in runs] == [[0, 5], [1, 2, 3]]


def test_names_in_bold_under_present_head_nothing():
    lines = outlined(
        """
        **Present**
        **Ola Brandt**
        **Ria Sund**
        1. Gates
        The gate was mended by the ranger and his son.
        2. Paths
        The path is dry again and open to all who walk there.
        """
    )
    assert part_of(lines, "Ria Sund") is Part.PRESENT
    assert titles(lines) == ["1 Gates", "2 Paths"]


def test_large_type_in_a_pdf_is_no_heading_where_it_stands_in_a_block():
    lines = outlined(
        """
        # Marsh Parish Council
        # Present:
        # Ola Brandt
        # Ria Sund
        # Tove Lind
        # Sunniva Berg
        1. Gates
        The gate was mended by the ranger and his son.
        2. Paths
        The path is dry again and open to all who walk there.
        """,
        format="pdf",
    )
    assert part_of(lines, "Tove Lind") is Part.PRESENT
    assert titles(lines) == ["1 Gates", "2 Paths"]


def test_short_plain_lines_before_prose_are_a_style_of_headings():
    lines = outlined(
        """
        Marsh Parish Council
        Minutes
        3 May 2021
        Mill Hall

        Footpaths

        The ranger told the council that the lower path has been flooded since May.

        Allotments

        Two plots are free and the clerk has a list of nine who want one of them.

        Village sign

        The painter was asked for a price and gave one that was thought to be fair.
        """
    )
    assert titles(lines) == ["Footpaths", "Allotments", "Village sign"]


def test_a_line_of_dots_to_sign_on_heads_nothing():
    lines = outlined(
        "**Signed ......................**\n\nThe end of it all was reached before nine in the evening."
    )
    assert not lines.lines[0].heading


def test_an_item_is_cut_at_a_colon_without_a_blank_behind_it():
    assert cut("Matters arising:No matters arising", item=True) == ("Matters arising", "No matters arising")
    assert cut("Re:Store project", item=True) is None
    assert cut("Moor Care:Share scheme", item=True) is None
    assert cut("Gates:The ranger mended two of them", item=True) == ("Gates", "The ranger mended two of them")


def test_a_heading_in_the_files_own_style_is_a_topic_though_it_begins_with_a_word_of_deciding():
    heads = ["Approval: last minutes", "Proposal: New roof", "Status: Fence", "Vote: Chair for the year"]
    told = "The ranger told the board that the deer had been at the young trees again."
    lines = outlined("# Moor Society minutes\n\n" + "\n\n".join(f"## {head}\n\n{told}" for head in heads))
    assert [t.removeprefix("None ") for t in titles(lines)] == heads
