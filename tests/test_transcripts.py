from __future__ import annotations

import html
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKE = runpy.run_path(str(ROOT / "tools" / "make_docs.py"))


def words_of(picture):
    return re.findall(
        r"[^\s\xa0]+", html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<style>.*?</style>", "", picture)))
    )


def test_the_picture_of_the_terminal_shows_what_is_printed():
    drawn = runpy.run_path(str(ROOT / "tools" / "make_pictures.py"))["terminal"]()
    kept = (ROOT / "docs" / "pictures" / "outstanding.svg").read_text("utf-8")
    assert words_of(kept) == words_of(drawn), "run: make docs"
    assert "http" not in re.sub(r'xmlns="[^"]*"|<!--.*?-->', "", kept)


@pytest.mark.parametrize("name", MAKE["TOLD"])
def test_the_transcripts_are_real(name):
    page = (ROOT / name).read_text("utf-8")
    assert len(MAKE["TRANSCRIPT"].findall(page)) >= 2
    assert MAKE["told_page"](name) == page, "run: make docs"
