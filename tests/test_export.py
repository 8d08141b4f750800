from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
import zipfile

import docx
import icalendar
import openpyxl
import pytest

from made_minutes import action, meeting, saved
from minutesparse.cli.exporting import KINDS

DAY = "2024-04-01"


@pytest.fixture
def log(tmp_path):
    """Two meetings: one action raised and done later, one overdue, one that looks like a formula."""
    first = meeting(
        "2024-02-06",
        actions=[
            action("Mend the sluice gate by the upper weir", "Ada Quill", "2024-02-20"),
            action("Order forty new mooring ropes", "Ben Orchard", "2024-03-20"),
            action('=HYPERLINK("http://example.invalid") for the board'),
        ],
        decisions=["It was agreed to close the slipway for a week."],
    )
    second = meeting(
        "2024-03-05",
        actions=[
            action(
                "Mend the sluice gate by the upper weir",
                "Ada Quill",
                status="done",
                status_stated=True,
                previous=True,
            ),
            action("Write to the ferrymen about\u202e fares", "Cleo Marsh", "2024-04-09"),
        ],
    )
    return saved([first, second], tmp_path)


def write(run, log, target, *options):
    ran = run("export", log, "-o", target, "--as-of", DAY, *options)
    assert (ran.code, ran.out) == (0, "")
    assert "2 meetings, 4 actions" in ran.err
    return target


def test_a_workbook_has_days_text_and_numbers_and_no_formula(run, log, tmp_path):
    book = openpyxl.load_workbook(write(run, log, tmp_path / "log.xlsx"))
    assert book.sheetnames == ["Actions", "Decisions", "Attendance"]
    sheet = book["Actions"]
    rows = [
        dict(zip([c.value for c in sheet[1]], [c.value for c in row], strict=True))
        for row in sheet.iter_rows(min_row=2)
    ]
    by_action = {row["Action"]: row for row in rows}
    ropes = by_action["Order forty new mooring ropes"]
    assert ropes["Due"] == dt.datetime(2024, 3, 20)
    assert (ropes["State"], ropes["Owner"]) == ("overdue", "Ben Orchard")
    assert by_action["Mend the sluice gate by the upper weir"]["State"] == "done"
    assert by_action["Mend the sluice gate by the upper weir"]["Closed"] == dt.datetime(2024, 3, 5)
    assert by_action['=HYPERLINK("http://example.invalid") for the board']["Owner"] is None
    assert by_action[r"Write to the ferrymen about\u202e fares"]["State"] == "due soon"
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:P5"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert [row[2].value for row in book["Attendance"].iter_rows(min_row=2, max_row=3)] == [
        "Ada Quill",
        "Ben Orchard",
    ]
    assert book["Decisions"]["D2"].value == "It was agreed to close the slipway for a week."


def test_a_word_document_lists_what_is_outstanding_and_the_matters_arising(run, log, tmp_path):
    document = docx.Document(str(write(run, log, tmp_path / "log.docx")))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["Action", "Owner", "Due", "Raised", "State"]
    assert [
        "Order forty new mooring ropes",
        "Ben Orchard",
        "20\u00a0Mar\u00a02024",
        "6\u00a0Feb\u00a02024",
        "overdue",
    ] in rows
    assert not any("sluice" in row[0] for row in rows)
    points = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
    ropes = "Order forty new mooring ropes (Ben Orchard, due 20 Mar 2024, raised 6 Feb 2024)"
    assert ropes in [point.replace("\u00a0", " ") for point in points]
    assert "4 Repairs" in [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    write(run, log, tmp_path / "log.docx", "--by", "owner")
    document = docx.Document(str(tmp_path / "log.docx"))
    owners = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert owners == ["Ben Orchard", "Cleo Marsh", "No owner given"]


def test_the_matters_arising_of_several_bodies_stand_under_the_body(run, tmp_path):
    held = saved(
        [
            meeting("2024-02-06", "Garden Trust", [action("Mend the gate", "Ada Quill")]),
            meeting("2024-02-07", "Harbour Committee", [action("Order ropes", "Ben Orchard")]),
        ],
        tmp_path,
    )
    assert run("export", held, "-o", tmp_path / "log.docx", "--as-of", DAY).code == 0
    document = docx.Document(str(tmp_path / "log.docx"))
    heads = [
        (p.style.name, p.text) for p in document.paragraphs if p.style.name in ("Heading 2", "Heading 3")
    ]
    assert heads == [
        ("Heading 2", "Garden Trust"),
        ("Heading 3", "4 Repairs"),
        ("Heading 2", "Harbour Committee"),
        ("Heading 3", "4 Repairs"),
    ]


def test_a_calendar_has_a_to_do_for_each_action(run, log, tmp_path):
    calendar = icalendar.Calendar.from_ical(write(run, log, tmp_path / "log.ics").read_bytes())
    todos = {str(todo["summary"]): todo for todo in calendar.walk("VTODO")}
    assert len(todos) == 4
    ropes, gate = todos["Order forty new mooring ropes"], todos["Mend the sluice gate by the upper weir"]
    assert ropes["due"].dt == dt.date(2024, 3, 20)
    assert (ropes["status"], gate["status"]) == ("NEEDS-ACTION", "COMPLETED")
    assert ropes["related-to"] == gate["related-to"]
    assert len({str(todo["uid"]) for todo in todos.values()}) == 4


def test_a_database_holds_everything_by_keys(run, log, tmp_path):
    base = sqlite3.connect(write(run, log, tmp_path / "log.sqlite"))
    names = {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == {
        "documents",
        "meetings",
        "people",
        "attendance",
        "items",
        "decisions",
        "actions",
        "owners",
        "mentions",
    }
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    asked = """SELECT a.state, count(*), max(m.date) FROM actions a JOIN mentions n ON n.action_id = a.id
               JOIN meetings m ON m.id = n.meeting_id WHERE a.text LIKE 'Mend%' GROUP BY a.id"""
    assert base.execute(asked).fetchall() == [("done", 2, "2024-03-05")]
    assert base.execute("SELECT count(*) FROM attendance").fetchone() == (10,)
    base.close()


def test_csv_is_harmless_and_has_a_mark_where_asked(run, log, tmp_path):
    plain = write(run, log, tmp_path / "log.csv").read_bytes()
    rows = list(csv.DictReader(plain.decode("utf-8").splitlines()))
    assert len(rows) == 4
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    marked = write(run, log, tmp_path / "log.csv", "--bom").read_bytes()
    assert marked == b"\xef\xbb\xbf" + plain


def test_json_is_what_extract_prints(run, log, tmp_path):
    write(run, log, tmp_path / "log.json")
    write(run, log, tmp_path / "log.ndjson")
    printed = run("extract", log, "--quiet").out
    assert (tmp_path / "log.json").read_text("utf-8") == printed
    lines = (tmp_path / "log.ndjson").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(printed)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_minutes_give_the_same_bytes_and_replace_their_own_export(run, log, tmp_path, kind):
    target = tmp_path / f"log{kind}"
    first = write(run, log, target).read_bytes()
    assert write(run, log, target).read_bytes() == first
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted({"made.ndjson", target.name})


@pytest.mark.parametrize("kind", [*KINDS, ".html"])
def test_a_file_that_somebody_else_made_is_replaced_only_with_force(run, log, tmp_path, kind):
    target = tmp_path / f"mine{kind}"
    target.write_bytes(b"my own notes\n")
    command = "report" if kind == ".html" else "export"
    ran = run(command, log, "-o", target, "--as-of", DAY)
    assert (ran.code, ran.out) == (74, "")
    assert "a file of that name stands there already. Give another name, or --force to replace it." in ran.err
    assert target.read_bytes() == b"my own notes\n"
    assert run(command, log, "-o", target, "--as-of", DAY, "--force").code == 0
    assert target.read_bytes() != b"my own notes\n"


def test_a_workbook_of_somebody_else_is_not_ours(run, log, tmp_path):
    book = openpyxl.Workbook()
    book.save(tmp_path / "budget.xlsx")
    assert run("export", log, "-o", tmp_path / "budget.xlsx").code == 74
    with zipfile.ZipFile(tmp_path / "budget.xlsx") as package:
        assert "xl/workbook.xml" in package.namelist()


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("nowhere/log.csv", "its folder does not exist. Make the folder first."),
        ("folder.csv", "a folder of that name stands there. Name a file."),
    ],
)
def test_where_no_file_can_stand_is_said_in_a_line(run, log, tmp_path, name, line):
    (tmp_path / "folder.csv").mkdir()
    ran = run("export", log, "-o", tmp_path / name)
    assert (ran.code, ran.out) == (74, "")
    assert ran.err.splitlines()[0].endswith(line)


def test_an_ending_that_no_writer_has_is_a_matter_of_usage(run, log, tmp_path):
    ran = run("export", log, "-o", tmp_path / "log.pptx")
    assert ran.code == 2
    assert "does not end in .xlsx" in ran.err


def test_what_fails_in_the_middle_leaves_the_old_file_and_nothing_else(run, log, tmp_path, monkeypatch):
    target = write(run, log, tmp_path / "log.csv")
    before = target.read_bytes()

    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("minutesparse.outputs.export.plain.csv.render", broken)
    ran = run("export", log, "-o", target, "--as-of", DAY)
    assert (ran.code, ran.out) == (74, "")
    assert target.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["log.csv", "made.ndjson"]


def test_an_empty_folder_gives_an_empty_log(run, tmp_path):
    (tmp_path / "none").mkdir()
    for kind in KINDS:
        ran = run("export", tmp_path / "none", "-o", tmp_path / f"empty{kind}", "--as-of", DAY)
        assert ran.code == 0, ran.err


@pytest.mark.parametrize(("command", "name"), [("export", "log.csv"), ("report", "log.html")])
def test_where_nothing_could_be_read_the_old_file_stays(run, log, tmp_path, command, name):
    target = tmp_path / name
    assert run(command, log, "-o", target, "--as-of", DAY).code == 0
    before = target.read_bytes()
    ran = run(command, tmp_path / "mistyped", "-o", target, "--as-of", DAY)
    assert (ran.code, ran.out) == (3, "")
    assert f"{name}: not written, as nothing could be read" in ran.err
    assert target.read_bytes() == before


def test_lists_say_how_an_action_stands_in_the_same_words(run, log, tmp_path):
    told = write(run, log, tmp_path / "log.md").read_text("utf-8").splitlines()
    assert {line.split(" | ")[4] for line in told[4:]} >= {"overdue", "due soon", "done"}


def test_what_is_for_the_eye_has_no_signs_and_fits_the_paper(run, tmp_path):
    guest = meeting("2024-02-06", actions=[action("Mend the gate", "Ada Quill")])
    guest.people[0].attendance = "in_attendance"
    path = tmp_path / "log.xlsx"
    assert run("export", saved([guest], tmp_path), "-o", path).code == 0
    book = openpyxl.load_workbook(path)
    assert "in attendance" in [row[3].value for row in book["Attendance"].iter_rows(min_row=2)]
    printed = {sheet.title: sheet.print_area.split("$")[-2] for sheet in book}
    assert printed == {"Actions": "H", "Decisions": "J", "Attendance": "G"}


def test_bodies_stand_in_the_same_order_in_word_whatever_their_letters(run, tmp_path):
    both = [
        meeting("2024-02-06", name, [action("Mend the gate", "Ada Quill")])
        for name in ("adit board", "Weir Board", "MILL BOARD")
    ]
    path = tmp_path / "log.docx"
    assert run("export", saved(both, tmp_path), "-o", path).code == 0
    heads = [p.text for p in docx.Document(str(path)).paragraphs if p.style.name == "Heading 1"]
    assert heads[:3] == ["adit board", "MILL BOARD", "Weir Board"]
