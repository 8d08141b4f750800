"""The command line around the reading: what stands on which stream, and the exit code.

The reading itself is stood in for: a file's lines are its actions, or say what goes wrong with it.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from minutesparse import pipeline
from minutesparse.errors import NoTextFound, NotMinutes, UnsupportedFormat
from minutesparse.schema import Decision, Finding, Owner, PersonRef, Vote
from minutesparse.version import __version__
from stand_ins import OLA, RIA, action, due, minutes, person


def stand_in(path, *, root=None, stream=None):
    content = stream.read().decode()
    if content == "AGENDA":
        raise NotMinutes("it announces a meeting")
    if content == "BLANK":
        raise NoTextFound("2 pages without any text")
    if content == "PICTURE":
        raise UnsupportedFormat("this is an image")
    if content == "BUG":
        raise RuntimeError("slipped")
    if content == "INTERRUPT":
        raise KeyboardInterrupt
    actions = [action(line, due=due("2020-06-01")) for line in content.splitlines()]
    return [minutes(*actions, path=Path(path).as_posix(), people=[person(OLA)])]


@pytest.fixture(autouse=True)
def reading(monkeypatch):
    monkeypatch.setattr(pipeline, "extract", stand_in)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    return Path("in")


def texts(out):
    return [a["text"] for line in out.splitlines() for a in json.loads(line)["actions"]]


def test_extract_prints_one_array(run, folder):
    (folder / "a.txt").write_text("Ola to pay")
    ran = run("extract", folder)
    assert (ran.code, ran.err) == (0, "1 file: 1 read\n")
    assert [m["source"]["path"] for m in json.loads(ran.out)] == ["in/a.txt"]


def test_extract_of_nothing_is_an_empty_array(run, folder):
    ran = run("extract", folder)
    assert (ran.code, json.loads(ran.out), ran.err) == (0, [], "0 files: nothing to read\n")


def test_ndjson_comes_in_the_order_of_the_command_line_and_of_names(run, folder):
    (folder / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (folder / name).write_text(name)
    ran = run("extract", "--format", "ndjson", folder / "sub", folder)
    assert texts(ran.out) == ["sub/c.txt", "a.txt", "b.txt"]


def test_one_bad_file_never_stops_the_others(run, folder):
    for name, content in {"a.txt": "one", "b.txt": "BLANK", "c.txt": "PICTURE", "d.txt": "two"}.items():
        (folder / name).write_text(content)
    ran = run("extract", "-f", "ndjson", folder)
    assert texts(ran.out) == ["one", "two"]
    assert ran.code == 3
    assert ran.err.splitlines() == [
        "in/b.txt: 2 pages without any text. Run it through OCR first, so that it holds text.",
        "in/c.txt: this is an image. Save it as .docx, .pdf, .txt or .md.",
        "4 files: 2 read, 1 holds no text, 1 refused",
    ]


def test_a_fault_of_ours_has_a_traceback_and_exit_code_70(run, folder):
    for name, content in {"a.txt": "BUG", "b.txt": "BLANK", "c.txt": "two"}.items():
        (folder / name).write_text(content)
    ran = run("extract", "-f", "ndjson", folder)
    assert ran.code == 70
    assert "RuntimeError: slipped" in ran.err
    assert texts(ran.out) == ["two"]


def test_a_walk_passes_over_what_it_should_and_counts_it(run, folder):
    (folder / ".git").mkdir()
    for name in (".hidden.txt", ".git/x.txt", "~$lock.docx", "talk.pptx", "code.py"):
        (folder / name).write_text("never read")
    (folder / "old.doc").write_text("PICTURE")
    (folder / "agenda.txt").write_text("AGENDA")
    ran = run("extract", folder)
    assert (ran.code, json.loads(ran.out)) == (0, [])
    assert (
        ran.err == "1 file: 1 holds no minutes; passed over: 2 hidden, 1 .doc, 1 .pptx, 1 .py, 1 lock file\n"
    )
    assert "in/agenda.txt: it announces a meeting" in run("extract", folder, "--verbose").err


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there, and there are no pipes")
def test_a_walk_follows_no_link_and_opens_no_pipe(run, folder):
    (folder / "loop").symlink_to(".")
    Path("outside.txt").write_text("none of its business")
    (folder / "out.txt").symlink_to("../outside.txt")
    os.mkfifo(folder / "pipe.txt")
    ran = run("extract", folder)
    assert (ran.code, json.loads(ran.out)) == (0, [])
    assert ran.err == "0 files: nothing to read; passed over: 2 link, 1 device or pipe\n"


def test_a_named_file_is_refused_where_a_walk_passes_it_over(run, folder):
    (folder / "agenda.txt").write_text("AGENDA")
    ran = run("extract", folder / "agenda.txt")
    assert (ran.code, ran.err.splitlines()[0]) == (
        3,
        "in/agenda.txt: it announces a meeting. Name the minutes themselves.",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such devices")
def test_a_device_is_never_read(run):
    ran = run("extract", "/dev/zero")
    assert (ran.code, ran.err.splitlines()[0]) == (
        3,
        "/dev/zero: not a regular file. Name a file or a folder.",
    )


def test_a_file_that_is_led_to_twice_is_read_once(run, folder):
    (folder / "a.txt").write_text("once")
    assert texts(run("extract", "-f", "ndjson", folder / "a.txt", folder, "in/../in/a.txt").out) == ["once"]


def test_what_extract_printed_is_read_back_by_every_command(run, folder):
    (folder / "a.txt").write_text("Ola to pay\nRia to sing")
    for form in ("json", "ndjson"):
        Path(f"kept.{form}").write_text(run("extract", "-f", form, folder).out)
        ran = run("actions", f"kept.{form}", "--json")
        assert [row["action"] for row in json.loads(ran.out)] == ["Ola to pay", "Ria to sing"]
        assert [row["file"] for row in json.loads(ran.out)] == ["in/a.txt", "in/a.txt"]


def test_standard_input_is_a_document_or_json(run, folder, monkeypatch):
    printed = ""
    for content in ("Ola to pay", None):
        stdin = io.TextIOWrapper(io.BytesIO((content or printed).encode()))
        monkeypatch.setattr(sys, "stdin", stdin)
        printed = run("extract", "-f", "ndjson", "-").out
        assert texts(printed) == ["Ola to pay"]


def test_no_input_means_that_nobody_is_waited_for(run, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO())
    stdin.isatty = lambda: True
    monkeypatch.setattr(sys, "stdin", stdin)
    ran = run("extract", "--no-input", "-")
    assert (ran.code, ran.err.splitlines()[0]) == (
        3,
        "-: nothing is piped in. Pipe a document in, or name a file.",
    )


def test_a_name_that_begins_with_a_dash_comes_after_two(run, folder, monkeypatch):
    monkeypatch.chdir(folder)
    Path("--json").write_text("Ola to pay")
    assert texts(run("extract", "--format", "ndjson", "--", "--json").out) == ["Ola to pay"]


def test_quiet_leaves_only_what_went_wrong(run, folder):
    (folder / "a.txt").write_text("one")
    (folder / "b.txt").write_text("BLANK")
    assert len(run("extract", "--quiet", folder).err.splitlines()) == 1


def test_an_interrupt_ends_with_130_and_without_a_word(run, folder):
    (folder / "a.txt").write_text("INTERRUPT")
    ran = run("extract", "-f", "ndjson", "--jobs", 0, folder)
    assert (ran.code, ran.out, ran.err) == (130, "", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract",),
        ("nonsense",),
        ("extract", "--format", "xml", "a"),
        ("outstanding", "--as-of", "May", "a"),
    ],
)
def test_a_command_line_that_makes_no_sense_ends_with_2(run, arguments):
    ran = run(*arguments)
    assert ran.code == 2
    assert "Usage: minutes" in ran.out + ran.err


def test_version_and_help_need_no_file(run):
    assert run("--version").out == f"minutesparse {__version__}\n"
    assert "outstanding" in run("--help").out


def test_help_is_fast_as_it_loads_no_reader_and_no_model():
    code = "import sys; from minutesparse.cli import main; main(['--help']); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"pydantic", "rich.table", "docx", "pdfplumber", "minutesparse.readers"} & set(loaded)


@pytest.mark.parametrize("command", [("extract", "-f", "ndjson"), ("actions",)])
def test_a_reader_of_our_output_that_has_had_enough_is_no_error(folder, command):
    (folder / "a.json").write_text(f"[{', '.join([minutes(action('x' * 9000)).model_dump_json()] * 20)}]")
    command = [sys.executable, "-m", "minutesparse", *command, "in/a.json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        child.stdout.read(10)
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


@pytest.fixture
def kept(folder):
    """Keep meetings in a file as extract prints them; give its path."""

    def kept(*meetings):
        path = folder / "kept.ndjson"
        path.write_text("".join(m.model_dump_json(by_alias=True) + "\n" for m in meetings), encoding="utf-8")
        return path

    return kept


def test_a_table_of_80_columns_cuts_no_owner_and_no_date(run, kept, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    owners = (OLA.model_copy(update={"name": "Wilhelmina Featherstonehaugh"}), RIA)
    text = "Wilhelmina and Ria to " + "ask each of the neighbours in turn " * 8
    ran = run("actions", kept(minutes(action(text, owners=owners, due=due("2020-06-01")))))
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "2020-06-01" in ran.out
    assert {"Wilhelmina", "Featherstonehaugh,", "Ria", "Sund"} <= set(ran.out.split())
    assert " ".join(ran.out.split()).count("neighbours") == 8


def test_nothing_in_a_document_steers_the_terminal(run, kept):
    evil = kept(minutes(action("pay \x1b[31mred\u202e\x9b2J\u2028now"), body="Weir\x07 Keepers"))
    for form in ("table", "json", "ndjson", "csv", "markdown"):
        out = run("actions", evil, "--format", form).out
        assert not set(out) & set("\x1b\x07\u202e\x9b\u2028"), form
        assert "u202e" in out, form


def test_a_spreadsheet_runs_nothing_that_minutes_say(run, kept):
    ran = run("actions", kept(minutes(action('=HYPERLINK("x")'))), "--format", "csv")
    [row] = csv.DictReader(io.StringIO(ran.out))
    assert row["action"] == '\'=HYPERLINK("x")'
    assert row["owners"] == "Ola Brandt"


def test_a_markdown_table_keeps_its_columns(run, kept):
    ran = run("actions", kept(minutes(action("either | or <b>"))), "-f", "markdown")
    assert r"either \| or \<b\>" in ran.out
    assert len({line.replace(r"\|", "").count("|") for line in ran.out.splitlines()}) == 1


def test_decisions_and_people_are_listed(run, kept):
    vote = Vote(in_favour=4, against=1)
    decision = Decision(
        id="d", text="Buy a pump", kind="resolved", vote=vote, confidence=1, evidence=action().evidence
    )
    meeting = kept(minutes(decisions=[decision], people=[person(OLA, "apologies")]))
    [row] = json.loads(run("decisions", "--json", meeting).out)
    assert (row["decision"], row["kind"], row["for"], row["against"], row["abstain"]) == (
        "Buy a pump",
        "resolved",
        4,
        1,
        None,
    )
    [row] = json.loads(run("people", "--json", meeting).out)
    assert (row["name"], row["attendance"], row["date"]) == ("Ola Brandt", "apologies", "2020-05-04")


def test_who_tells_whom_initials_may_mean_and_how_that_is_known(run, kept):
    olga = person(PersonRef(id="p3", name="Olga Bergman"))
    doubtful = minutes(action(owners=()), people=[person(OLA), person(RIA), olga])
    printed = minutes(people=[person(OLA).model_copy(update={"initials": ["OB"]}), olga], date="2020-06-01")
    owner = Owner(text="OB", kind="person", person=OLA, method="beside her name")
    resolved = minutes(
        action(owners=()).model_copy(update={"owners": [owner]}), people=[person(OLA), olga], date=None
    )
    rows = json.loads(run("who", "O.B.", kept(doubtful, printed, resolved), "--json").out)
    assert [(row["date"], row["name"], row["how"], row["certain"], row["actions"]) for row in rows] == [
        ("2020-05-04", "Ola Brandt", "initials", False, 0),
        ("2020-05-04", "Olga Bergman", "initials", False, 0),
        ("2020-06-01", "Ola Brandt", "printed initials", True, 0),
        (None, "Ola Brandt", "beside her name", True, 1),
    ]
    assert [row["name"] for row in json.loads(run("who", "ria", kept(doubtful), "--json").out)] == [
        "Ria Sund"
    ]
    nobody = run("who", "RB", kept(doubtful))
    assert (nobody.code, nobody.out) == (1, "")
    assert nobody.err.startswith("RB: nobody in these files; there are Ria Sund, Ola Brandt, Olga Bergman\n")


def test_minutes_without_an_action_are_named(run, kept):
    for command in ("actions", "outstanding"):
        assert run(command, kept(minutes())).err.startswith("no action found in ")
        assert (
            "no action found" not in run(command, kept(minutes(actions=[action("Ann to mend the gate")]))).err
        )


def test_a_piped_table_has_no_blanks_at_the_ends_of_lines(run, kept):
    printed = run("outstanding", kept(minutes(action(due=due("2020-06-01")), action("Ola to buy rope")))).out
    assert printed.splitlines()
    assert all(line == line.rstrip() for line in printed.splitlines())


def test_outstanding_asks_for_a_day_and_says_what_is_overdue(run, kept):
    meeting = kept(minutes(action("A", due=due("2020-05-30")), action("B", status="done"), action("C")))
    ran = run("outstanding", "--as-of", "2020-06-01", "--json", meeting)
    assert [(row["text"], row["overdue"]) for row in json.loads(ran.out)] == [("A", True), ("C", False)]
    assert ran.err.splitlines()[0] == "2 outstanding on 2020-06-01, 1 overdue"
    assert json.loads(run("outstanding", "--as-of", "2020-05-01", "--json", meeting).out) == []


def test_check_lists_findings_and_fails_only_on_what_it_is_told_to(run, kept):
    meeting = kept(minutes(findings=[Finding(code="action-without-due", message="when?")]))
    ran = run("check", meeting)
    assert ran.code == 0
    assert "action-without-due" in ran.out
    assert run("check", "--fail-on", "action-without-due", meeting).code == 1
    assert run("check", "--fail-on", "any", meeting).code == 1
    assert run("check", "--fail-on", "meeting-without-date", meeting).code == 0
    assert run("check", "--fail-on", "no-such-code", meeting).code == 2


def test_the_schema_is_printed(run):
    ran = run("schema")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["title"] == "Minutes"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("command", ["--version", "--help", "schema", "formats", "cache info"])
def test_a_full_disk_is_said_in_one_line(command):
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "minutesparse", *command.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ran.returncode, ran.stderr.count("\n")) == (74, 1)
    assert ran.stderr.startswith("The output could not be written: ")


@pytest.mark.skipif(sys.platform == "win32", reason="this shell has no streams to close")
@pytest.mark.parametrize("command", ["--version", "schema", "extract in/a.txt"])
@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_fault(folder, command, closing):
    (folder / "a.txt").write_text("Minutes of the Bins Group\\n12 March 2019\\nACTION: Ola to order bins.\\n")
    shell = f"exec {sys.executable} -m minutesparse {command} {closing}"
    ran = subprocess.run(shell, shell=True, capture_output=True, check=False)  # noqa: S602
    assert ran.returncode == 0
    assert b"Traceback" not in ran.stderr


def test_the_json_of_outstanding_says_what_it_is_grouped_by(run, kept):
    both = kept(minutes(action("Ria to buy rope"), action("Ola to mend the gate", owners=(OLA,))))
    told = json.loads(run("outstanding", both, "--json", "--group-by", "owner").out)
    groups = [record["group"]["owner"] for record in told]
    assert groups == sorted(groups)
    by_body = json.loads(run("outstanding", both, "--json").out)
    assert all(record["group"].keys() == {"body"} for record in by_body)


def test_the_states_have_the_same_words_and_colours_everywhere():
    from minutesparse.outputs import followed
    from minutesparse.outputs.export.log import EMPTY
    from minutesparse.outputs.export.xlsx import COLOURS

    lights = {"overdue": "red", "due soon": "amber", "carried forward": "amber", "open": "green"}
    for due_on, carried in (("2020-01-01", 0), ("2020-05-10", 2), ("2021-01-01", 2), (None, 1), (None, 0)):
        overdue = bool(due_on and due_on < "2020-05-04")
        entry = dataclasses.replace(EMPTY, due=due_on, carried_forward=carried, overdue=overdue)
        record = {"state": "open", "due": {"date": due_on} if due_on else None, "carried_forward": carried}
        assert entry.standing("2020-05-04") == followed.standing(record, "2020-05-04")
        assert lights[entry.standing("2020-05-04")] == followed.light(record, "2020-05-04")
        assert entry.standing("2020-05-04") in COLOURS


def test_a_terminal_too_narrow_for_a_table_gets_a_list(run, kept, monkeypatch):
    meeting = kept(minutes(action("Ola to mend the east gate", due=due("2020-05-01"))))
    monkeypatch.setenv("COLUMNS", "44")
    told = run("outstanding", meeting, "--as-of", "2020-05-04").out.splitlines()
    assert told[1:6] == [
        "Age: 0 d",
        "Owner: Ola Brandt",
        "Due: 2020-05-01",
        "State: overdue",
        "Action: Ola to mend the east gate",
    ]
    monkeypatch.setenv("COLUMNS", "80")
    assert run("outstanding", meeting, "--as-of", "2020-05-04").out.splitlines()[1].startswith("Age  Owner")
