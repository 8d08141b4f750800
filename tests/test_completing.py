"""What the shells are told when somebody presses Tab, by the protocol that each of their scripts speaks."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Annotated, get_origin, get_type_hints

import pytest

from minutesparse.cli import at_once, suggesting
from minutesparse.cli.app import app
from minutesparse.register import register, store
from minutesparse.register.events import new_event
from minutesparse.register.glancing import glance
from stand_ins import OLA, RIA, action, minutes, person


@pytest.fixture
def press(run, monkeypatch):
    """Press Tab at the end of a command line in a shell; return the lines that it is told."""

    def press(shell, line):
        monkeypatch.setenv("_MINUTES_COMPLETE", f"complete_{shell}")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1 - line.count("\\ ")))
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
        ran = run()
        monkeypatch.delenv("_MINUTES_COMPLETE")
        assert (ran.code, ran.err) == (0, "")
        return [line for line in ran.out.splitlines() if line]

    return press


LINES = (
    *(
        "close ",
        "close t",
        "log ",
        "merge t1 ",
        "split t1 ",
        "note t1 ",
        "assign t1 ",
        "assign t1 Ola ",
        "who ",
        "who R",
    ),
    *("show june.txt ", "show ", "outstanding ", "outstanding --owner ", "outstanding june.txt --owner O"),
    *(
        "outstanding --body Th",
        "outstanding --overdue --body ",
        "outstanding --owner su",
        "outstanding --own",
    ),
    *(
        "close --register other.register ",
        "close --register ",
        "due t1 ",
        "clo",
        "",
        "register ",
        "nonsense ",
    ),
    *('outstanding --owner "Ol', "outstanding --owner Nobody", "close --by Ola ", "undo "),
)


@pytest.mark.usefixtures("register_here")
@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_an_answer_at_once_is_the_one_that_the_commands_give(press, monkeypatch, shell, line):
    at_once_told = press(shell, f"minutes {line}")
    monkeypatch.setattr(at_once, "answer", lambda _: None)
    assert at_once_told == press(shell, f"minutes {line}")


@pytest.mark.usefixtures("register_here")
@pytest.mark.parametrize(
    ("line", "code"), [("close ", 0), ("close t", 0), ("close x", 1), ("assign t1 Nob", 1)]
)
def test_fish_is_told_first_whether_there_is_anything(run, monkeypatch, line, code):
    monkeypatch.setenv("_MINUTES_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"minutes {line}")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "is-args")
    assert run().code == code
    monkeypatch.setattr(at_once, "answer", lambda _: None)
    assert run().code == code


def test_every_value_that_a_command_knows_is_told_at_once():
    said = set()
    for command in app.registered_commands:
        for info in get_args_of(command.callback):
            if info.autocompletion:
                said.add((command.name or command.callback.__name__, info.autocompletion.__name__))
    told = {(name, one.__name__) for name, asked in at_once.ARGUMENTS.items() for one in asked if one}
    told |= {(name, one.__name__) for name, options in at_once.OPTIONS.items() for one in options.values()}
    assert told == said


def get_args_of(function):
    hints = get_type_hints(function, include_extras=True)
    return [hint.__metadata__[0] for hint in hints.values() if get_origin(hint) is Annotated]


def test_tab_builds_no_command_and_loads_no_library(tmp_path):
    store.create(tmp_path / "minutes.register")
    told = "import sys; from minutesparse.cli import main; main(); print(*sys.modules, file=sys.stderr)"
    asked = {"_MINUTES_COMPLETE": "complete_bash", "COMP_WORDS": "minutes close ", "COMP_CWORD": "2"}
    ran = subprocess.run(
        [sys.executable, "-c", told],
        cwd=tmp_path,
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(ran.stderr.split())
    assert "minutesparse.register.glancing" in loaded
    assert not loaded & {"typer", "pydantic", "rich", "lxml", "minutesparse.readers", "minutesparse.cli.app"}


@pytest.fixture
def register_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store.create("minutes.register")
    tasks = [
        action("Ola to mend the gate"),
        action("Ria to buy rope", owners=(RIA,)),
        action('Ola to `say` "$(touch taken)" [/b] \\', status="done", status_stated=True),
    ]
    register.read_in("minutes.register", [minutes(*tasks, body="The Weir Keepers")], lambda _: True)
    return register.actions("minutes.register")[0]


@pytest.mark.usefixtures("register_here")
def test_owners_and_bodies_come_from_the_register(press):
    assert press("bash", "minutes outstanding --owner ") == ["Ola\\ Brandt", "Ria\\ Sund"]
    assert press("bash", "minutes outstanding --owner Ola\\ B") == ["Ola\\ Brandt"]
    assert press("bash", 'minutes outstanding --owner "Ola') == ["Ola Brandt"]
    assert press("bash", "minutes outstanding --owner su") == ["sund"]
    assert press("fish", "minutes outstanding --owner ri") == ["ria Sund\tRia Sund"]
    assert press("fish", "minutes outstanding --body ") == ["The Weir Keepers"]
    assert press("zsh", "minutes outstanding --body The")[0].endswith("""((\"The Weir Keepers\"))'""")


@pytest.mark.parametrize("command", ["close", "note", "reopen", "log", "merge t"])
def test_ids_come_with_what_is_to_be_done_and_the_open_first(press, register_here, command):
    told = press("fish", f"minutes {command} ")
    assert [line.partition("\t")[0] for line in told][-1:] == [
        one["id"] for one in register_here if one["state"] == "done"
    ]
    assert {one["id"] for one in register_here} == {line.partition("\t")[0] for line in told}
    assert any(line.endswith("\tOla to mend the gate") for line in told)
    for shell in ("zsh", "fish"):
        assert not any(sign in "".join(press(shell, f"minutes {command} t")) for sign in "`$[\\")


def test_what_was_read_before_is_known_and_nothing_is_read(press, run, sources, tmp_path, monkeypatch):
    monkeypatch.setenv("MINUTESPARSE_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.chdir(tmp_path)
    assert press("fish", f"minutes outstanding {sources}/radio-society.txt --owner ") == []
    said = run("actions", sources / "radio-society.txt", "--json").out
    monkeypatch.setattr("minutesparse.pipeline.extract", None)
    told = press("fish", f"minutes outstanding {sources}/radio-society.txt --owner ")
    assert told
    assert all(line.partition("\t")[0] in said for line in told)


def test_a_register_that_is_none_completes_nothing(press, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "minutes.register").write_text("no database at all, however long one looks at it" * 40)
    assert press("fish", "minutes close ") == []


def test_people_are_known_by_name_and_initials(press, tmp_path, monkeypatch):
    known = minutes(people=[person(OLA).model_copy(update={"initials": ["OB"]})])
    monkeypatch.setattr(suggesting, "_kept", lambda _: [known.model_dump(by_alias=True)])
    monkeypatch.chdir(tmp_path)
    assert press("bash", "minutes who O") == ["OB", "Ola\\ Brandt"]


def test_a_glance_sees_what_the_whole_register_says(register_here):
    both = minutes(
        action("Ola to oil the lock"), action("Ria to oil the locks"), path="june.txt", date="2020-06-08"
    )
    both.source.sha256 = "1" * 64
    register.read_in("minutes.register", [both], lambda _: True)
    first, second, third, fourth, fifth = (one["id"] for one in register.actions("minutes.register")[0])
    for kind, told in (
        ("close", {"on": "2020-06-09", "because": "seen"}),
        ("reopen", {}),
        ("drop", {"on": "2020-06-10", "because": None}),
    ):
        register.tell("minutes.register", new_event(kind, first, told, at="2020-06-11T10:00:00", who="Ria"))
    for kind, identity, told in (
        ("assign", second, {"owners": ["Ivo Tarn"]}),
        ("split", third, {"texts": ["say it", "sing it"]}),
        ("merge", fourth, {"into": fifth}),
    ):
        register.tell(
            "minutes.register", new_event(kind, identity, told, at="2020-06-12T10:00:00", who="Ria")
        )
    said = [
        [(one["id"], one["text"], one["state"], one["body"], one["owners"]) for one in standing]
        for standing in (glance("minutes.register"), register.actions("minutes.register")[0])
    ]
    assert said[0] == said[1]
    assert [owners[0]["text"] for _, _, _, _, owners in said[0]].count("Ivo Tarn") == 1
