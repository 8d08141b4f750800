"""What a person at a terminal sees: colours that mean something, words that are whole, lines that are plain."""

from __future__ import annotations

import io
import os
import re
import shutil

import pytest

from conftest import FIXTURES
from minutesparse.cli.app import app
from minutesparse.cli.progress import Bar
from minutesparse.cli.talk import Talk
from minutesparse.outputs import rows, table
from minutesparse.schema import Finding
from stand_ins import OLA, action, due, minutes, person


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def kept(tmp_path):
    """Keep meetings in a file as extract prints them; give its path."""

    def kept(*meetings):
        path = tmp_path / "kept.ndjson"
        path.write_text("".join(m.model_dump_json(by_alias=True) + "\n" for m in meetings), encoding="utf-8")
        return path

    return kept


@pytest.fixture
def on_a_terminal(monkeypatch):
    """Show rows on a terminal of 80 columns; give all that it was sent."""

    def on_a_terminal(*meetings):
        shown = Terminal()
        for name in ("NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setattr("sys.stdout", shown)
        table.show(rows.action_rows(meetings), rows.ACTIONS)
        monkeypatch.undo()
        return shown.getvalue()

    return on_a_terminal


@pytest.mark.parametrize(
    ("status", "colour"), [("done", "34"), ("open", "32"), ("in_progress", "33"), ("dropped", "2")]
)
def test_the_state_of_an_action_has_a_colour_wherever_it_is_listed(on_a_terminal, status, colour):
    word = status.replace("_", " ")
    assert f"\x1b[{colour}m{word}" in on_a_terminal(minutes(action(status=status)))


def test_a_message_on_a_terminal_breaks_between_words_and_is_one_line_elsewhere(monkeypatch):
    line = "XX: nobody in these files; there are Wilhelmina Featherstonehaugh and Bartholomew Fitzgerald"
    for stream, lines in ((Terminal(), 3), (io.StringIO(), 1)):
        monkeypatch.setattr("sys.stderr", stream)
        monkeypatch.setenv("COLUMNS", "40")
        Talk().say(line)
        told = stream.getvalue()
        assert len(told.splitlines()) == lines
        assert told.split() == line.split()


def test_what_is_there_to_be_copied_is_never_broken(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    out = run("formats").out
    assert max(map(len, out.splitlines())) <= 80
    listed = rows.Listing(("get",), (rows.Column("get", "Get", whole=True), rows.Column("text", "Text")), ())
    shown = io.StringIO()
    monkeypatch.setattr("sys.stdout", shown)
    table.show([{"get": "pip install 'minutesparse[ocr]'", "text": "a word " * 40}], listed)
    assert "'minutesparse[ocr]'" in shown.getvalue()


def test_a_greeting_is_five_lines_that_80_columns_have_room_for(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for number, ending in enumerate((".md", ".txt", ".docx", ".pdf", ".rtf", ".eml", ".odt", ".html")):
        for copy in range(9 - number):
            (tmp_path / f"a{copy}{ending}").write_text("x")
    lines = run().out.splitlines()
    assert lines[0] == "44 files here may hold minutes: 9 .md, 8 .txt, 7 .docx, 20 of other kinds."
    assert (len(lines), max(map(len, lines)) <= 80) == (5, True)
    shutil.rmtree(tmp_path / "none", ignore_errors=True)
    for path in tmp_path.glob("a*"):
        path.unlink()
    (tmp_path / "one.md").write_text("x")
    assert run().out.startswith("1 file here may hold minutes: 1 .md.\n")


def test_a_role_held_all_along_needs_no_dates(run, kept):
    clerk = person(OLA).model_copy(update={"role": "Clerk"})
    path = kept(
        minutes(date="2020-05-04", people=[clerk]),
        minutes(date="2020-06-01", path="june.txt", people=[clerk]),
    )
    assert run("people", path, "--joined", "-q").out.splitlines()[-1].endswith("Clerk")
    assert '"Clerk (2020-05-04 to 2020-06-01)"' in run("people", path, "--joined", "--json", "-q").out


def test_bodies_stand_in_the_order_of_the_names_that_are_shown(run, kept):
    def of(organisation, path):
        meeting = minutes(action(), body="Committee", path=path)
        meeting.meeting.organisation = organisation
        return meeting

    path = kept(of("Zinc Miners", "a.txt"), of("Weir Keepers", "b.txt"), minutes(action(), body="Mill Board"))
    shown = [
        line
        for line in run("outstanding", path, "-q").out.splitlines()
        if "Committee" in line or "Mill" in line
    ]
    assert shown == ["Mill Board", "Weir Keepers, Committee", "Zinc Miners, Committee"]


def test_why_a_file_was_passed_over_is_a_reason(run, tmp_path):
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / ".hidden.txt").write_text("x")
    shutil.copy(FIXTURES / "sources" / "radio-society.txt", tmp_path)
    said = run("actions", tmp_path, "--verbose").err
    assert "old.xls: passed over, .xls files are not read in a folder" in said
    assert ".hidden.txt: passed over, hidden" in said
    assert "radio-society.txt: 1 meeting, 5 actions" in said


def test_a_doubt_about_kept_minutes_names_their_file(run, kept):
    doubt = Finding(code="reading-doubt", message="page 2 holds marks that could not be read")
    said = run("actions", kept(minutes(action(), path="may.pdf", findings=[doubt]))).err
    assert said.startswith("may.pdf: page 2 holds marks that could not be read\n")


def test_large_counts_are_easy_to_read(run, kept):
    many = [action(f"Ola to oil lock {number}", due=due("2020-05-05")) for number in range(1200)]
    assert (
        "1,200 outstanding on 2020-06-01, 1,200 overdue"
        in run("outstanding", kept(minutes(*many)), "--as-of", "2020-06-01").err
    )


def test_show_has_words_where_the_json_has_signs(run, sources):
    out = run("show", sources / "millbrook-tenants-forum.docx").out
    assert "in_attendance" not in out
    assert "item: Next meeting" in out


def every_help():
    groups = {group.typer_instance.info.name: group.typer_instance for group in app.registered_groups}
    yield ()
    for name, made in ((), app), *(((name,), group) for name, group in groups.items()):
        yield name
        for command in made.registered_commands:
            yield (*name, command.name or command.callback.__name__)


@pytest.mark.parametrize("words", sorted(set(every_help())), ids=" ".join)
def test_help_has_an_example_and_no_word_of_the_programs_own(run, words):
    printed = run(*words, "--help").out
    assert "Example: minutes " in printed
    assert "<list" not in printed
    assert "<str>" not in printed.partition("Options:")[0]


def test_what_is_done_says_when_and_by_what_words(run, kept):
    first = minutes(action("Ola to mend the gate"), date="2020-05-04")
    reported = action("Ola to mend the gate", status="done", status_stated=True, previous=True)
    later = minutes(reported, date="2020-06-01", path="june.txt")
    out = " ".join(run("outstanding", kept(first, later), "--all", "--as-of", "2020-06-02").out.split())
    assert "2020-06-01: “" in out


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_bar_says_how_far_it_is_and_with_which_file_at_every_width(monkeypatch, columns):
    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm-256color")
    bar = Bar(400, quiet=False)
    bar._begun -= 60
    bar.done = 150
    bar.show(["minutes/of the board of the weir/" + "and of its works " * 5 + "in May 2024.docx", "b.txt"])
    drawn = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.getvalue()).splitlines()
    line = next(part for part in reversed(drawn) if "/400" in part)
    assert "150/400 about 100 s left" in line or "150/400 about 2 min left" in line
    assert line.rstrip().endswith("2024.docx and 1 more")
    assert len(line) <= columns
    bar.hide()


def test_a_message_fits_the_terminal_though_the_output_goes_elsewhere(monkeypatch):
    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(shown, "fileno", lambda: 2, raising=False)
    monkeypatch.setattr(
        "os.get_terminal_size", lambda number: os.terminal_size((50 if number == 2 else 80, 24))
    )
    Talk().say("word " * 40)
    assert max(map(len, shown.getvalue().splitlines())) <= 50
