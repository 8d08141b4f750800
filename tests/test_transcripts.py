from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKE = runpy.run_path(str(ROOT / "tools" / "make_docs.py"))


@pytest.mark.parametrize("name", MAKE["TOLD"])
def test_the_transcripts_are_real(name):
    page = (ROOT / name).read_text("utf-8")
    assert len(MAKE["TRANSCRIPT"].findall(page)) >= 2
    assert MAKE["told_page"](name) == page, "run: make docs"
