"""Minutes are told from what is not minutes."""

from pathlib import Path

import pytest

from minutesparse import extract
from minutesparse.document import DocumentBuilder
from minutesparse.parsing.kind import why_not_minutes
from minutesparse.parsing.sections import outline
from minutesparse.vocabulary import load


def reason(lines: list[str], name: str = "") -> str | None:
    builder = DocumentBuilder("test")
    for line in lines:
        builder.paragraph(line)
    return why_not_minutes(outline(builder.build(), load("en")), name)


def test_a_record_of_a_meeting_is_minutes() -> None:
    lines = ["Weir Trust, 4 May 2021", "Present: Dora Fenwick, Ravi Menon", "It was agreed to mend the weir."]
    assert reason(lines) is None


def test_bare_notes_filed_as_minutes_are_taken_for_them() -> None:
    assert reason(["weir", "fence still broken", "ask the farmer"]) is not None
    assert reason(["weir", "fence still broken", "ask the farmer"], "weir-minutes-3.txt") is None


@pytest.mark.parametrize(
    "lines",
    [
        ["Agenda", "Weir Trust, 4 May 2021", "Weir", "Fences", "Accounts"],
        ["4 May 2021", "Dear Madam", "I write about the weir.", "Yours faithfully"],
        ["How to mend a weir", "Take forty bricks and some lime."],
    ],
)
def test_an_agenda_a_letter_and_a_guide_are_not(lines: list[str]) -> None:
    assert reason(lines) is not None


def test_an_action_with_a_date_is_kept_but_not_a_task_in_a_guide() -> None:
    assert reason(["ACTION: Dora Fenwick to order bricks by 4 May 2021."]) is None
    assert reason(["How to mend a weir", "Todo: photographs"]) is not None


def test_an_action_at_the_top_is_kept_and_when_it_is_due_is_not_the_day_of_the_meeting(
    tmp_path: Path,
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("ACTION: Dora Fenwick to order bricks by 4 May 2021.\n", encoding="utf-8")
    (minutes,) = extract(file)
    assert [(a.text, str(a.due.date)) for a in minutes.actions if a.due] == [
        ("Dora Fenwick to order bricks by 4 May 2021.", "2021-05-04")
    ]
    assert minutes.meeting.date is None


def test_an_action_right_behind_those_present_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    lines = "Weir Trust", "Committee, 4 May 2021", "", "Present: Dora Fenwick (DF)", "", "1. Weir"
    file.write_text("\n".join((*lines, "ACTION: DF to order bricks.")), encoding="utf-8")
    (minutes,) = extract(file)
    assert [a.text for a in minutes.actions] == ["DF to order bricks."]
