"""The recipes of the documentation run as they stand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLOCKS = re.findall(r"(?ms)^```(sh|python)\n(.*?)^```$", (ROOT / "docs" / "recipes.md").read_text("utf-8"))
TOOLS = ("jq", "sqlite-utils")
SAID = re.compile(r"\w+ t[0-9a-f]+: .+ \([0-9a-f]{12}\)|\d+ outstanding on [\d-]+, \d+ overdue")
"""What a command says when all went well."""


def needed(block):
    return [tool for tool in TOOLS if re.search(rf"(?m)(?:^|\|\s*)\s*{tool}\b", block)]


@pytest.mark.skipif(os.name == "nt", reason="the recipes are for a POSIX shell")
@pytest.mark.parametrize(("language", "block"), BLOCKS)
def test_a_recipe_runs_as_it_stands(tmp_path, language, block):
    bin_folder = str(Path(sys.executable).parent)
    path = os.pathsep.join((bin_folder, os.environ["PATH"]))
    for tool in needed(block):
        if not shutil.which(tool, path=path):
            pytest.skip(f"{tool} is not installed")
    if "import duckdb" in block:
        pytest.importorskip("duckdb", reason="duckdb is not installed")
    shutil.copytree(ROOT / "tests" / "fixtures" / "tutorial", tmp_path / "minutes")
    command = [sys.executable, "-c", block] if language == "python" else ["sh", "-euc", block]
    ran = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = [line for line in ran.stderr.splitlines() if not SAID.fullmatch(line)]
    assert (ran.returncode, said) == (0, [])
    made = [p for p in tmp_path.iterdir() if p.name != "minutes"]
    assert ran.stdout.strip() or any(p.stat().st_size for p in made)


def test_there_are_recipes():
    assert len(BLOCKS) >= 7


def test_the_workflow_asks_for_findings_that_there_are():
    page = (ROOT / "docs" / "recipes.md").read_text("utf-8")
    known = re.findall(r"(?m)^#+ (\S+)$", (ROOT / "docs" / "findings.md").read_text("utf-8"))
    codes = re.findall(r"--fail-on ([a-z-]+-[a-z-]+)", page)
    assert codes
    assert set(codes) <= set(known)


@pytest.mark.parametrize("told", [True, False])
def test_the_workflow_passes_or_fails_as_the_minutes_do(tmp_path, run, monkeypatch, told):
    page = (ROOT / "docs" / "recipes.md").read_text("utf-8")
    (step,) = re.findall(r"(?m)^ +- run: minutes (.+)$", page)
    owner = "Jo Reed" if told else "Somebody"
    (tmp_path / "minutes").mkdir()
    said = f"Weir Trust\nDate: 3 May 2021\nPresent: Jo Reed, Ana Marsh\n\n1. The gate\nACTION: {owner} to paint it.\n"
    text = said if told else said.replace("Somebody to paint it", "paint the gate")
    (tmp_path / "minutes" / "2021-05-03.txt").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(*step.split()).code == (0 if told else 1)
