from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from minutesparse.cli import main

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys):
    """Run the program in this process; give its exit code and what it printed on each stream."""

    def run(*arguments):
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture(autouse=True)
def _nothing_read_before(tmp_path_factory, monkeypatch):
    """Have each test read what it reads, and leave nothing with the user."""
    monkeypatch.setenv("MINUTESPARSE_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("MINUTESPARSE_CONFIG_DIR", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def sources():
    return FIXTURES / "sources"


@pytest.fixture
def errors():
    return FIXTURES / "errors"
