"""What is set in files: the command line and the environment go before it, unknown settings are refused."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

MINUTES = (
    "Minutes of the Bins Group\n12 March 2019\nPresent: Ola Brandt\nACTION: Ola Brandt to order nine bins.\n"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text(MINUTES)
    return tmp_path


def is_json(out):
    try:
        return bool(json.loads(out))
    except ValueError:
        return False


def test_a_file_where_the_program_is_run_says_what_options_are(run, folder):
    Path("minutesparse.toml").write_text("quiet = true\n[actions]\nformat = 'json'\n")
    ran = run("actions", "in")
    assert (ran.code, ran.err, is_json(ran.out)) == (0, "", True)


def test_the_command_line_goes_before_the_environment_and_that_before_a_file(run, folder, monkeypatch):
    Path("minutesparse.toml").write_text("jobs = -5\n")
    assert run("actions", "in").code == 2
    monkeypatch.setenv("MINUTESPARSE_JOBS", "1")
    assert run("actions", "in").code == 0
    monkeypatch.setenv("MINUTESPARSE_JOBS", "-5")
    assert run("actions", "in").code == 2
    assert run("actions", "--jobs", 1, "in").code == 0


def test_the_nearer_file_wins_and_the_others_fill_in(run, folder):
    Path(os.environ["MINUTESPARSE_CONFIG_DIR"], "settings.toml").write_text(
        "[actions]\nformat = 'csv'\n[decisions]\nformat = 'csv'\n"
    )
    Path("pyproject.toml").write_text("[tool.minutesparse.actions]\nformat = 'json'\n")
    assert is_json(run("actions", "in").out)
    assert run("decisions", "in").out.startswith("file,body,")


def test_a_setting_for_one_command_goes_before_one_for_all(run, folder):
    Path("minutesparse.toml").write_text("no-cache = true\nquiet = false\n[actions]\nquiet = true\n")
    assert run("actions", "in").err == ""
    assert run("decisions", "in").err == "1 file: 1 read\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("colour = 'red'", "no setting 'colour'"),
        ("[actions]\ncolour = 1", "no setting 'actions.colour'"),
        ("[frobnicate]\nquiet = true", "no setting 'frobnicate'"),
        ("quiet = ", "can't be read as settings"),
    ],
)
def test_what_makes_no_sense_is_a_fault_of_usage(run, folder, content, said):
    Path("minutesparse.toml").write_text(content)
    ran = run("actions", "in")
    assert ran.code == 2
    assert said in " ".join(ran.err.replace("│", " ").split())


def test_a_file_beside_the_documents_is_not_heeded(run, folder):
    Path("in/minutesparse.toml").write_text("colour = 'red'")
    assert run("actions", "in").code == 0
