"""Make the .docx and .pdf fixtures from the modules in tools/fixtures.

    python tools/make_fixtures.py [NAME…]

Each module has BLOCKS, the document from top to bottom, and FORMATS. A block is a line of text ("# "
and so on begins a heading, **…** is bold), a pair of a line and what stands at its right margin, or a
table. The .pdf is what LibreOffice makes of the .docx, so `soffice` has to be there. Those that are ALIKE
are also saved in the other formats, to see that one meeting gives one answer. The made files are in the
repository: this only needs to be run when a source changes.
"""

from __future__ import annotations

import datetime as dt
import re
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm

HERE = Path(__file__).parent
SOURCES = HERE.parent / "tests" / "fixtures" / "sources"
FORMATS = HERE.parent / "tests" / "fixtures" / "formats"
MARGIN = Cm(16)
ALIKE = ("beamline_users_board", "harbour_delivery_group", "lantern_festival", "museum_trustees")
KINDS = ("doc", "html", "odt", "pdf", "rtf")


def write_runs(paragraph, text):
    for number, part in enumerate(re.split(r"\*\*(.+?)\*\*", text)):
        if part:
            paragraph.add_run(part).bold = True if number % 2 else None


def write_line(document, line):
    heading = re.match(r"(#+) ", line)
    if heading:
        document.add_heading(line[heading.end() :], level=len(heading[1]))
    else:
        for part in line.split("\n"):
            write_runs(document.add_paragraph(), part)


def write_margin_line(document, line, margin):
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(MARGIN, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{line}\t{margin}")


def write_cell(cell, text, *, bold):
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if line.startswith("- "):
            paragraph.style = "List Bullet"
        write_runs(paragraph, f"**{line}**" if bold and line else line.removeprefix("- "))


def write_table(document, table, widths, *, header=False):
    made = document.add_table(rows=0, cols=len(widths))
    made.style = "Table Grid"
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for number, row in enumerate(table):
        cells = made.add_row().cells
        for cell, text, width in zip(cells, row, widths, strict=True):
            cell.width = Cm(width)
            write_cell(cell, text, bold=header and number == 0)


def source_of(name):
    return runpy.run_path(str(HERE / "fixtures" / f"{name}.py"))


def document_of(name):
    """Return the Word document of one module."""
    document = Document()
    document.core_properties.author = "minutesparse fixtures"
    document.core_properties.created = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    for block in source_of(name)["BLOCKS"]:
        if isinstance(block, dict):
            write_table(document, **block)
        elif isinstance(block, tuple):
            write_margin_line(document, *block)
        else:
            write_line(document, block)
    return document


def convert(path, kind, folder):
    command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def make(name):
    formats = source_of(name)["FORMATS"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name.replace('_', '-')}.docx"
        document_of(name).save(str(path))
        if "pdf" in formats:
            convert(path, "pdf", SOURCES)
        if "docx" in formats:
            (SOURCES / path.name).write_bytes(path.read_bytes())
        for kind in KINDS if name in ALIKE else ():
            convert(path, kind, FORMATS)


if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(path.stem for path in (HERE / "fixtures").glob("*.py")):
        make(name.replace("-", "_"))
        print(name)
