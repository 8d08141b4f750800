from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
TRANSCRIPTS = re.findall(r"(?ms)^```console\n\$ minutes (.*?)\n(.*?)^```$", README)


def test_the_readme_shows_the_program_at_work():
    assert TRANSCRIPTS


@pytest.mark.parametrize(("command", "shown"), TRANSCRIPTS)
def test_a_transcript_in_the_readme_is_real(run, monkeypatch, command, shown):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    ran = run(*shlex.split(command))
    printed = [line.rstrip() for line in (ran.out + ran.err).splitlines()]
    assert printed == shown.splitlines()
