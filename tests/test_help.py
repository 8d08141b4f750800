"""What a newcomer meets first: the bare command, the help, its examples, the shell's completion."""

from __future__ import annotations

import shlex
import shutil

import pytest

from minutesparse.cli.app import COMMANDS


def test_the_bare_command_says_in_five_lines_what_stands_here(run, sources, monkeypatch):
    monkeypatch.chdir(sources)
    ran = run()
    assert (ran.code, ran.err, len(ran.out.splitlines())) == (0, "", 5)
    total = sum(1 for path in sources.rglob("*") if path.is_file())
    assert ran.out.startswith(f"{total} files here may hold minutes: ")
    assert "minutes actions ." in ran.out


def test_the_bare_command_in_an_empty_folder_is_the_help(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run().out == run("--help").out


@pytest.mark.parametrize("example", [example for _, _, example in COMMANDS])
def test_every_example_of_the_help_works(run, sources, tmp_path, monkeypatch, example):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "minutes").mkdir()
    shutil.copy(sources / "harbour-delivery-group.docx", tmp_path / "minutes" / "march.docx")
    program, *arguments = shlex.split(example.partition(" > ")[0])
    assert program == "minutes"
    ran = run(*arguments)
    assert ran.code == 0, ran.err
    assert ran.out or any(tmp_path.glob("*.*"))
    assert example in " ".join(run(arguments[0], "--help").out.split())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_there_for_each_shell(run, monkeypatch, shell):
    monkeypatch.setattr("shellingham.detect_shell", lambda *_: (shell, f"/bin/{shell}"))
    assert "_MINUTES_COMPLETE" in run("--show-completion").out


def test_no_summary_is_cut_in_the_list_of_commands(run):
    printed = run("--help").out
    assert "..." not in printed.replace("[ARGS]...", "")
    assert all(summary in printed for _, summary, _ in COMMANDS)
