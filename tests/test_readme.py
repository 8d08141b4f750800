from __future__ import annotations

import re
import runpy
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_transcripts_in_the_readme_are_real():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert len(re.findall(r"(?m)^\$ minutes ", readme)) >= 2
    assert runpy.run_path(str(ROOT / "tools" / "make_docs.py"))["readme_page"]() == readme, "run: make docs"
