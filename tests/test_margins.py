"""Plain text with names at its right edge."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutesparse.readers.margins import find_margin

PAGE = """1. Ferry
   JR reported that the ferry leaks and that two planks of its floor are     JR
   soft. A carpenter to be asked.
2. Jetty
   The lamp on the jetty is out.
   A new one to be bought.                                                   MH/JR
""".splitlines()


def test_notes_that_line_up_at_the_right_edge_are_taken_off_their_lines():
    found = find_margin(PAGE)
    assert {at: note for at, (_, note) in found.items()} == {1: "JR", 5: "MH/JR"}
    assert found[5][0] == "   A new one to be bought."


def test_one_note_or_columns_of_a_table_are_no_margin():
    assert find_margin(PAGE[:3]) == {}
    assert find_margin(["Ann Moss     Chair", "Jo Reeve     Clerk", "Ida Holt     Treasurer"]) == {}


@given(st.lists(st.text(alphabet="ab \t", max_size=80), max_size=12))
def test_no_visible_letter_is_lost(lines):
    for at, (text, note) in find_margin(lines).items():
        assert (text + note).replace(" ", "") == lines[at].replace(" ", "").rstrip()


def test_a_note_stands_behind_its_paragraph_and_owns_what_is_to_be_done(run, tmp_path):
    file = tmp_path / "minutes.txt"
    head = "Minutes of the Weir Group held on 4 May 2021\n\nPresent: Jon Reeve, Mara Holt\n\n"
    file.write_text(head + "\n".join(PAGE), encoding="utf-8")
    printed = run("actions", file, "--format", "csv", "--quiet").out
    assert "A carpenter to be asked.,JR,Jon Reeve" in printed
    assert "A new one to be bought.,MH; JR,Mara Holt; Jon Reeve" in printed


def test_a_number_in_a_column_of_its_own_owns_nothing(run, tmp_path):
    file = tmp_path / "minutes.txt"
    file.write_text(
        "Minutes of the Weir Group held on 4 May 2021\n\nPresent: Jon Reeve, Mara Holt\n\nI.\n\nFerry\n\n"
        "For the plan of the ferry see the book of the group.\n\nII.\n\n"
        "Jetty - The lamp was talked about as part of the ferry.\n\nIII.\n\nThe meeting ended at 9 pm.\n",
        encoding="utf-8",
    )
    assert "II" not in run("actions", file, "--format", "csv", "--quiet").out


def test_columns_of_days_and_calls_set_no_tasks(run, tmp_path):
    file = tmp_path / "minutes.txt"
    file.write_text(
        "Minutes of the Radio Group held on 11 March 2021\n\nPresent: K1AB – Jon Reeve, K2CD – Mara Holt\n\n"
        "Net report\n\n"
        "     Feb 17       K9XX         29                    Mar 17    K1AB\n"
        "     Feb 24       K8YY         34                    Mar 24    K2CD\n"
        "     Mar 3        K7ZZ         28                    Mar 31    K1AB\n",
        encoding="utf-8",
    )
    assert run("actions", file, "--format", "csv", "--quiet").out.count("\n") <= 1
