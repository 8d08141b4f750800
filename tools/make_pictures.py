"""Draw the README's pictures: the terminal as rich exports it, and the report as a browser shows it.

    python tools/make_pictures.py

The report's picture needs Chromium and playwright.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
ASKED = ("tests/fixtures/tutorial", "--as-of", "2024-04-02")


def terminal() -> str:
    """Return what `minutes outstanding` shows on a terminal of 90 columns, as SVG that fetches no font."""
    command = ["outstanding", *ASKED, "--all"]
    ran = subprocess.run(
        [sys.executable, "-m", "minutesparse", *command],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "90", "FORCE_COLOR": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    console = Console(record=True, width=90, file=io.StringIO())
    console.print(Text(f"$ minutes {' '.join(command)}", style="bold"))
    console.print(Text.from_ansi(ran.stdout))
    svg = console.export_svg(title="minutes outstanding", unique_id="outstanding")
    return re.sub(r"(?s)@font-face \{.*?\}\s*", "", svg)


def report(target: Path) -> None:
    """Photograph the report of the tutorial's meetings."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as engine:
        page_file = Path(folder) / "report.html"
        asked = [*ASKED, "-o", str(page_file), "--quiet"]
        subprocess.run([sys.executable, "-m", "minutesparse", "report", *asked], cwd=ROOT, check=True)
        browser = engine.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"],
        )
        page = browser.new_page(viewport={"width": 1100, "height": 860})
        page.goto(page_file.as_uri() + "#state=all")
        page.screenshot(path=str(target))
        browser.close()


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "outstanding.svg").write_text(terminal(), encoding="utf-8", newline="\n")
    report(PICTURES / "report.png")
