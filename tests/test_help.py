"""What a newcomer meets first: the bare command, the help, its examples, the shell's completion."""

from __future__ import annotations

import shlex
import shutil
from contextlib import redirect_stdout

import pytest

from conftest import FIXTURES
from minutesparse import errors
from minutesparse.cli import main
from minutesparse.cli.app import app
from minutesparse.register import register


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


def every_command():
    """Return each command there is, by the words that call it, with its epilog."""
    found = {(made.name or made.callback.__name__,): made.epilog for made in app.registered_commands}
    for group in app.registered_groups:
        inner = group.typer_instance
        found |= {
            (inner.info.name, made.name or made.callback.__name__): made.epilog
            for made in inner.registered_commands
        }
    return found


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Make a folder with all that the examples name; return it and the ids of two actions in its register."""
    folder = tmp_path_factory.mktemp("prepared")
    source = FIXTURES / "sources" / "harbour-delivery-group.docx"
    (folder / "minutes").mkdir()
    shutil.copy(source, folder / "minutes" / "march.docx")
    shutil.copy(source, folder / "minutes" / "draft.docx")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("MINUTES_REGISTER", raising=False)
        patch.setenv("MINUTESPARSE_CACHE_DIR", str(folder / "cache"))
        main(["register", "init"])
        main(["register", "add", "minutes/march.docx", "minutes/draft.docx"])
        ids = [record["id"] for record in register.actions("minutes.register")[0]]
        main(["note", ids[0], "so that there is something to take back"])
        with (folder / "register.ndjson").open("w", encoding="utf-8") as out, redirect_stdout(out):
            main(["register", "export"])
    return folder, {"t1a2b": ids[0], "t3c4d": ids[1]}


@pytest.mark.parametrize(("words", "epilog"), every_command().items(), ids=" ".join)
def test_every_command_has_an_example_in_its_help_that_works(
    run, prepared, tmp_path, monkeypatch, words, epilog
):
    folder, ids = prepared
    here = tmp_path / "here"
    shutil.copytree(folder, here)
    monkeypatch.chdir(here)
    monkeypatch.delenv("MINUTES_REGISTER", raising=False)
    monkeypatch.setenv("MINUTESPARSE_CACHE_DIR", str(here / "cache"))
    said, _, example = epilog.partition(": ")
    assert said == "Example"
    assert f"Example: {example}" in " ".join(run(*words, "--help").out.split())
    program, *arguments = shlex.split(example.partition(" > ")[0])
    assert (program, *arguments[: len(words)]) == ("minutes", *words)
    ran = run(*(ids.get(argument, argument) for argument in arguments))
    assert ran.code == 0, ran.err


def test_every_exit_code_is_in_the_help():
    known = {
        value for name, value in vars(errors).items() if name.startswith("EXIT_") and name != "EXIT_CODES"
    }
    assert known == errors.EXIT_CODES.keys()
    assert all(f"{code} {meaning}" in app.info.epilog for code, meaning in errors.EXIT_CODES.items())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_there_for_each_shell(run, monkeypatch, shell):
    monkeypatch.setattr("shellingham.detect_shell", lambda *_: (shell, f"/bin/{shell}"))
    assert "_MINUTES_COMPLETE" in run("--show-completion").out


@pytest.mark.parametrize("group", ["", *(group.typer_instance.info.name for group in app.registered_groups)])
def test_no_summary_is_cut_in_a_list_of_commands(run, monkeypatch, group):
    monkeypatch.setenv("COLUMNS", "80")
    printed = run(*group.split(), "--help").out
    assert "Commands:" in printed
    assert "..." not in printed.replace("[ARGS]...", "")
