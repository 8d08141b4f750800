"""Every command that the README names is there, and does what the README lets one do."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import FIXTURES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SCRIPTS = re.findall(r"(?ms)^```sh\n(.*?)^```$", README)
INLINE = sorted(set(re.findall(r"`(minutes [a-z][^`]*)`", README)))
SET_UP = [line.strip() for line in re.findall(r"(?m)^    (\S.*)$", README)]
MEANT = {
    "PATH…": "minutes",
    "INITIALS": "NF",
    "FILE": str(FIXTURES / "sources" / "radio-society.txt"),
}


@pytest.fixture
def here(tmp_path, monkeypatch):
    shutil.copytree(FIXTURES / "tutorial", tmp_path / "minutes")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="the comments are a POSIX shell's")
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_runs_as_it_stands(here, script):
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    ran = subprocess.run(
        ["sh", "-euc", script],
        cwd=here,
        env={**os.environ, "PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    written = re.findall(r"-o (\S+)", script)
    assert written
    assert all((here / name).stat().st_size for name in written)


@pytest.mark.parametrize("line", INLINE)
def test_a_command_that_is_named_works(run, here, line):
    program, command, *rest = shlex.split(line)
    kind = {"export": "actions.csv", "report": "report.html"}.get(command)
    given = [kind if at and rest[at - 1] == "-o" else MEANT.get(word, word) for at, word in enumerate(rest)]
    ran = run(command, *given)
    assert (program, ran.code) == ("minutes", 0), ran.err
    assert ran.out or (here / kind).stat().st_size


def test_every_option_that_is_named_is_one_of_the_line_it_stands_in(run):
    for line in README.splitlines():
        named = re.match(r"\| `minutes (\w+)", line)
        if named:
            said = run(named[1], "--help").out
            assert all(option in said for option in re.findall(r"--[a-z-]+", line)), line


def test_the_set_up_is_what_ci_does():
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    asked = " ".join(SET_UP)
    assert "pip install ." in asked
    assert '-m venv "$scratch/user"' in ci
    assert 'pip" install --quiet .\n' in ci
    assert "pip install -e '.[dev]' && .venv/bin/pytest" in asked
    assert "pip\" install --quiet -e '.[dev]'" in ci
    assert "minutes extract tests/fixtures/sources" in asked
    assert 'minutes" extract tests/fixtures/sources' in ci


def test_it_can_be_read_in_three_minutes():
    told = re.sub(r"(?ms)^```.*?^```$", "", README)
    assert len(re.findall(r"\w+", told)) < 800


def test_each_command_of_the_list_is_told_of(run):
    listed = set(re.findall(r"(?m)^  ([a-z]+)  ", run("--help").out.partition("Commands:")[2]))
    told = set(re.findall(r"(?m)^\| `minutes (\w+)", README))
    assert listed - told == {
        *("close", "reopen", "drop", "assign", "due", "note", "merge", "split", "undo", "log"),
        *("register", "cache"),
    }
