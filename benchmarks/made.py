"""Invented minutes of any length, in the formats that are measured: nothing here is anybody's."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from pathlib import Path
from textwrap import wrap

import docx

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
import odt_made
from pdf_made import Page, make_pdf

Row = tuple[str, str, str, str]
NAMES = ("Ann Moss", "Joe Hale", "Ida Tarn", "Sam Fell", "Kit Rowan", "Una Beck", "Max Thorn", "Eve Marsh")
HEADERS: Row = ("Item", "Notes", "Action", "Lead officer")
ROWS_A_PAGE = 6
_THINGS = ("boat shed roof", "seed order", "ferry timetable", "lantern walk", "mill wheel", "orchard survey")
_DONE = ("noted", "welcomed", "considered", "agreed", "put off")
_MORE = ("after a long talk", "for want of quotes", "as the wardens had asked", "with thanks to the helpers")
_TASKS = ("ask for two quotes", "write to the harbour office", "circulate the plan", "order the paint")


def rows(pages: int) -> list[Row]:
    """Return the rows of an item table that fills so many pages; the same for the same number."""
    pick = random.Random(pages)
    made = []
    for number in range(1, pages * ROWS_A_PAGE + 1):
        notes = " ".join(
            f"The committee {pick.choice(_DONE)} the {pick.choice(_THINGS)}, {pick.choice(_MORE)}."
            for _ in range(pick.randint(2, 4))
        )
        lead = pick.choice(NAMES)
        initials = "".join(w[0] for w in lead.split())
        action = f"{initials} to {pick.choice(_TASKS)} by {pick.randint(1, 28)} June 2021"
        made.append((f"{number}. {pick.choice(_THINGS).capitalize()}", notes, action, lead))
    return made


def head() -> list[str]:
    return [
        "Minutes of the Tarnfoot Committee",
        "Held on Monday 3 May 2021 at 7.00 pm in the Boat House",
        f"Present: {', '.join(NAMES[:6])}",
        f"Apologies: {', '.join(NAMES[6:])}",
    ]


def make_docx(pages: int) -> bytes:
    document = docx.Document()
    for line in head():
        document.add_paragraph(line)
    made = [HEADERS, *rows(pages)]
    table = document.add_table(len(made), len(HEADERS))
    for row, cells in zip(table.rows, made, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_odt(pages: int) -> bytes:
    """Return an OpenDocument text with the styles that a word processor writes beside it, used or not."""
    body = "".join(odt_made.p(line, "P1") for line in head())
    lines = "".join(
        odt_made.row(*(odt_made.cell(odt_made.p(text, "Table_20_Contents"), _CELL) for text in row))
        for row in [HEADERS, *rows(pages)]
    )
    columns = f'<table:table-column table:number-columns-repeated="{len(HEADERS)}"/>'
    automatic = "".join(_style(f"P{n}", "paragraph") for n in range(1, 31))
    common = "".join(_style(f"Style_20_{n}", "paragraph") for n in range(1, 61))
    return odt_made.package(
        f"{body}<table:table>{columns}{lines}</table:table>",
        automatic,
        styles=f"<office:styles>{common}</office:styles>",
    )


_CELL = 'table:style-name="Table1.A1" office:value-type="string"'


def _style(name: str, family: str) -> str:
    said = (
        'fo:font-size="11pt" fo:font-weight="normal" fo:color="#000000" style:font-name="Liberation Sans"'
        ' fo:language="en" fo:country="GB" style:font-size-asian="11pt" style:font-size-complex="11pt"'
    )
    layout = (
        '<style:paragraph-properties fo:margin-top="0.1cm" fo:margin-bottom="0.2cm" fo:line-height="115%"/>'
    )
    return odt_made.style(name, said, family=family, more='style:parent-style-name="Standard"', inner=layout)


def make_rtf(pages: int) -> bytes:
    edges = "".join(rf"\cellx{2400 * n}" for n in range(1, len(HEADERS) + 1))
    body = "".join(rf"\pard {line}\par " for line in head())
    for row in [HEADERS, *rows(pages)]:
        cells = "".join(rf"\pard\intbl {text}\cell " for text in row)
        body += rf"\trowd{edges} {cells}\row "
    return rf"{{\rtf1\ansi{{\fonttbl{{\f0 Times;}}}}{body}\pard\par}}".encode("latin-1")


def make_pdf_file(pages: int) -> bytes:
    """Return a PDF with ruled rows, `ROWS_A_PAGE` to a page."""
    edges = [20.0, 120.0, 360.0, 480.0, 580.0]
    widths = [18, 46, 22, 18]
    made = rows(pages)
    drawn = []
    for at in range(0, len(made), ROWS_A_PAGE):
        page = Page()
        page.lines(20, 30, *(head() if at == 0 else ["Minutes of the Tarnfoot Committee"]), size=8)
        tops = [90.0]
        for row in [HEADERS, *made[at : at + ROWS_A_PAGE]]:
            for x, width, text in zip(edges, widths, row, strict=False):
                page.lines(x + 3, tops[-1] + 10, *wrap(text, width), step=9, size=8)
            tops.append(tops[-1] + 9 * max(len(wrap(t, w)) for t, w in zip(row, widths, strict=True)) + 6)
        drawn.append(page.grid(edges, tops))
    return make_pdf(*drawn)


def make_text(pages: int) -> bytes:
    lines = [*head(), ""]
    for item, notes, action, lead in rows(pages):
        lines += [item, "", notes, f"ACTION: {action} ({lead})", ""]
    return "\n".join(lines).encode()


MAKERS = {
    "docx": make_docx,
    "odt": make_odt,
    "rtf": make_rtf,
    "pdf": make_pdf_file,
    "txt": make_text,
}


def parts_read(file: bytes, suffix: str) -> list[bytes]:
    """Return the parts of a package that reading minutes needs, unzipped: the floor of any reader."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        wanted = {
            "odt": ("content.xml", "styles.xml"),
            "docx": (
                "[Content_Types].xml",
                "_rels/.rels",
                "word/_rels/document.xml.rels",
                "word/document.xml",
                "word/styles.xml",
                "word/numbering.xml",
                "word/footnotes.xml",
                "docProps/core.xml",
            ),
        }[suffix]
        names = [n for n in package.namelist() if n in wanted or n.startswith(("word/header", "word/footer"))]
        return [package.read(name) for name in names]
