"""Minutes are told from what is not minutes."""

from pathlib import Path

import pytest

from minutesparse import extract
from minutesparse.document import DocumentBuilder
from minutesparse.errors import NotMinutes
from minutesparse.parsing.kind import why_not_minutes
from minutesparse.parsing.sections import outline
from minutesparse.vocabulary import load

ROOT = Path(__file__).parents[1]


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


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "Please find attached the minutes of the meeting of 3 May 2021."),
        ("nl", "Hallo, bijgevoegd de notulen van de vergadering van 3 mei 2021."),
        ("de", "Hallo, anbei das Protokoll der Sitzung vom 3. Mai 2021."),
        ("fr", "Bonjour, ci-joint le compte rendu de la réunion du 3 mai 2021."),
        ("es", "Hola, se adjunta el acta de la reunión del 3 de mayo de 2021."),
    ],
)
def test_a_note_that_passes_minutes_on_is_none(language: str, note: str) -> None:
    builder = DocumentBuilder("test")
    builder.paragraph(note)
    assert why_not_minutes(outline(builder.build(), load(language))) is not None


def test_minutes_with_something_attached_are_minutes() -> None:
    lines = ["Minutes of the Weir Trust", "Present: Dora Fenwick", "The accounts are attached."]
    assert reason(lines) is None


@pytest.mark.parametrize(
    "lines",
    [
        ["The weir tool", "Minutes of a weir keeper say who has to mend what.", "Action", "Run it"],
        ["Release notes", "4.1", "A board that was deferred is granted its items.", "4.2", "Two faults less"],
        [
            "Licence of the weir tool, January 2004",
            "Leave is granted to copy it.",
            "It was agreed to nothing.",
        ],
        [
            "From a folder to what is to be done",
            "$ weir read may.txt",
            "Present: Dora Fenwick, Ravi Menon",
            "It was agreed to mend it on 4 May 2021.",
            "$ weir mend may.txt",
        ],
    ],
)
def test_a_page_about_minutes_or_about_a_program_is_none(lines: list[str]) -> None:
    assert reason(lines) is not None


def test_a_table_of_figures_is_no_log_of_actions(tmp_path: Path) -> None:
    head = "# How well it reads\n\nThe table says how many of them it finds, and how many are right.\n\n## Actions\n\n| actions | owner | due |\n| --- | --- | --- |\n"
    (tmp_path / "figures.md").write_text(f"{head}| 0.93 | 0.90 | 0.88 |\n", encoding="utf-8")
    (tmp_path / "log.md").write_text(f"{head}| Mend the weir | Dora Fenwick | May |\n", encoding="utf-8")
    with pytest.raises(NotMinutes, match="nothing of one meeting"):
        extract(tmp_path / "figures.md")
    assert [a.text for m in extract(tmp_path / "log.md") for a in m.actions] == ["Mend the weir"]


def test_the_pages_of_this_project_are_no_minutes() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "LICENSE"]
    assert len(pages) > 20
    for page in pages:
        with pytest.raises(NotMinutes):
            extract(page)


def test_front_matter_may_say_of_which_day_minutes_are(tmp_path: Path) -> None:
    text = "---\ntitle: Minutes of Directors' Meeting\ndate: 2018-02-24\n---\n\n## Roof\n\nThe accounts were approved.\n"
    (tmp_path / "dated.md").write_text(text, encoding="utf-8")
    (tmp_path / "a.md").write_text(text.replace("date: 2018-02-24\n", ""), encoding="utf-8")
    assert extract(tmp_path / "dated.md")[0].meeting.date == "2018-02-24"
    with pytest.raises(NotMinutes, match="no day"):
        extract(tmp_path / "a.md")
