"""The register from the command line: what is printed, what is said, how it ends."""

from __future__ import annotations

import json
import re

import pytest

from stand_ins import OLA, RIA, action, due, minutes, person

GATE = "Ola to mend the east gate"


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MINUTES_REGISTER", raising=False)
    monkeypatch.setenv("MINUTES_USER", "Ria")
    (tmp_path / "may.json").write_text(minutes(action(GATE, due=due("2020-05-20"))).model_dump_json())
    return tmp_path


def open_actions(run, *more):
    ran = run("outstanding", "--json", "--as-of", "2999-01-01", *more)
    return [(row["id"], row["text"]) for row in json.loads(ran.out)]


def test_an_action_is_closed_and_the_log_says_who_and_why(run, kept):
    assert run("register", "init").code == 0
    assert run("register", "add", "may.json").err.splitlines() == ["1 new or changed", "1 file: 1 read"]
    [(identity, text)] = open_actions(run)
    assert text == GATE
    ran = run("close", identity, "--on", "2020-05-19", "--because", "Seen it swing")
    assert (ran.code, ran.out) == (0, "")
    assert open_actions(run) == []
    [event] = json.loads(run("log", "--json").out)
    assert (event["who"], event["kind"], event["action"]) == ("Ria", "close", identity)
    assert "because: Seen it swing" in event["told"]
    assert run("undo").code == 0
    assert open_actions(run) == [(identity, GATE)]
    assert (run("register", "check").out, run("register", "check").err) == ("", "all well\n")


def test_outstanding_reads_the_files_it_is_given_into_the_register(run, kept):
    run("register", "init")
    ids = open_actions(run, "--register", "minutes.register", "may.json")
    assert ids == open_actions(run)


def test_what_no_document_tells_any_more_is_said_and_check_ends_with_1(run, kept):
    run("register", "init")
    [(identity, _)] = open_actions(run, "--register", "minutes.register", "may.json")
    run("note", identity, "Hinges are ordered")
    run("register", "forget", minutes().source.path)
    ran = run("register", "check")
    assert (ran.code, ran.out.startswith(f"note {identity} (Ria, ")) == (1, True)
    assert "no document tells this action any more" in run("outstanding").err


def test_export_and_import_are_one_another_backwards(run, kept):
    run("register", "init")
    run("register", "add", "may.json")
    exported = run("register", "export").out
    (kept / "all.ndjson").write_text(exported)
    assert run("register", "import", "all.ndjson", "--register", "copy.register").code == 0
    assert run("register", "export", "--register", "copy.register").out == exported


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("close", "t1"), "minutes.register: no such register. Make one with: minutes register init"),
        (("log", "--register", "may.json"), "may.json: damaged, or no register"),
    ],
)
def test_what_is_wrong_is_one_line(run, kept, command, said):
    ran = run(*command)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(said)
    assert ran.err.count("\n") == 1


def test_without_files_and_without_a_register_there_is_nothing_to_ask(run, kept):
    ran = run("outstanding")
    assert ran.code == 2
    assert "no PATH is given, and there is no register here" in ran.err


def test_fail_on_overdue_is_for_cron(run, kept):
    assert run("outstanding", "--fail-on", "overdue", "--as-of", "2020-05-21", "may.json").code == 1
    assert run("outstanding", "--fail-on", "overdue", "--as-of", "2020-05-20", "may.json").code == 0


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("--owner", "Olaf"), 1, "Olaf: nobody in these minutes; there are Ola Brandt, Ria Sund"),
        (("--body", "Lock"), 1, "Lock: no body in these minutes; there is Weir Keepers"),
        (("--body", "Lock", "--owner", "Ola"), 1, "Lock: no body in these minutes; there is Weir Keepers"),
        (("--owner", "Ria"), 0, "0 outstanding on 2020-05-21, 0 overdue"),
        (("--owner", "ob", "--since", "2021-01-01"), 0, "0 outstanding on 2020-05-21, 0 overdue"),
        (("--body", "weir"), 0, "1 outstanding on 2020-05-21, 1 overdue"),
    ],
)
@pytest.mark.parametrize("register", [(), ("--register", "minutes.register")])
def test_an_owner_or_a_body_that_is_not_there_is_said(run, kept, asked, code, said, register):
    here = minutes(action(GATE, due=due("2020-05-20")), people=[person(OLA), person(RIA)])
    (kept / "may.json").write_text(here.model_dump_json())
    run("register", "init")
    ran = run("outstanding", "may.json", "--as-of", "2020-05-21", *asked, *register)
    assert ran.code == code
    assert said in ran.err.splitlines()


def test_what_was_said_is_told_back_with_the_task_it_is_about(run, kept):
    run("register", "init")
    run("register", "add", "may.json")
    [(identity, _)] = open_actions(run)
    assert re.fullmatch(rf"close {identity}: {GATE} \([0-9a-f]{{12}}\)\n", run("close", identity[:5]).err)
    assert re.fullmatch(rf"undo {identity}: {GATE} \([0-9a-f]{{12}}\)\n", run("undo").err)
    assert f"split {identity}: {GATE} (" in run("split", identity, "Oil the hinge", "Hang the gate").err


def test_the_log_shows_when_in_words_and_what_was_taken_back(run, kept, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    run("register", "init")
    run("register", "add", "may.json")
    [(identity, _)] = open_actions(run)
    run("close", identity, "--because", "It swings")
    run("undo")
    shown = run("log").out
    assert "T" not in re.search(r"(?m)^(\d{4}-\S+)", shown)[1]
    assert "taken back" in shown
    assert {row["kind"] for row in json.loads(run("log", "--json").out)} == {"close", "undo"}


def test_a_body_that_is_not_there_is_told_with_the_names_that_are_shown(run, kept):
    here = minutes(action(GATE), body="Committee")
    here.meeting.organisation = "Weir Keepers"
    (kept / "may.json").write_text(here.model_dump_json())
    said = run("outstanding", "may.json", "--body", "Mill").err
    assert "Mill: no body in these minutes; there is Weir Keepers, Committee" in said
    assert run("outstanding", "may.json", "--body", "weir keepers, c").code == 0
