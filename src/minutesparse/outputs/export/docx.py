"""The action log and the matters arising as a Word document, for the next agenda."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from minutesparse.outputs.export.log import Entry, Log, told
from minutesparse.outputs.export.replacing import MARK

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

_HEADERS = ("Action", "Owner", "Due", "Raised", "State")
_WIDTHS = (5.6, 3.3, 3.1, 3.1, 2.1)
"""Centimetres; together what A4 leaves between margins of 1.9 cm."""

NOBODY = "No owner given"


def write(log: Log, target: Path, *, by: str = "item") -> None:
    """Write what is outstanding: a table, then the matters arising by agenda item or by owner.

    Every look comes from one of Word's own styles (Title, Heading 1 to 3, List Bullet, Light Grid
    Accent 1), so that a template of the house restyles it. The same log gives the same bytes.
    """
    import docx
    from docx.shared import Cm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.9)
    known = document.core_properties
    known.title, known.comments, known.author = "Action log", MARK, ""
    known.created = known.modified = datetime.fromisoformat(log.day)
    document.add_heading("Actions outstanding", 0)
    document.add_paragraph(_count(log))
    entries = sorted(
        log.outstanding, key=lambda e: (e.body.casefold(), e.body, e.due or "9999", e.since or "")
    )
    for body, group in groupby(entries, key=lambda entry: entry.body):
        document.add_heading(told(body) or "Body not named", 1)
        _table(document, list(group), log.day)
    document.add_heading("Matters arising", 1)
    if not entries:
        document.add_paragraph("None: no action is outstanding.")
    several = by != "owner" and len({entry.body for entry in entries}) > 1
    body = None
    for heading, group in groupby(
        sorted(entries, key=lambda e: _heading(e, by)), key=lambda e: _heading(e, by)
    ):
        if several and heading[1] != body:
            body = heading[1]
            document.add_heading(told(body) or "Body not named", 2)
        document.add_heading(told(heading[-1]), 3 if several else 2)
        for entry in group:
            _point(document, entry)
    document.save(str(target))
    _settle(target)


def _count(log: Log) -> str:
    late = sum(entry.standing(log.day) == "overdue" for entry in log.outstanding)
    return f"{len(log.outstanding)} outstanding on {spoken(log.day)}, {late} of them overdue."


def spoken(day: str | None) -> str:
    """Return a day as people write it, to stand on one line; nothing for none.

    >>> spoken("2024-09-01").split()
    ['1', 'Sep', '2024']
    """
    if not day:
        return ""
    read = date.fromisoformat(day)
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    return f"{read.day}\u00a0{months.split()[read.month - 1]}\u00a0{read.year}"


def _heading(entry: Entry, by: str) -> tuple[str, ...]:
    if by == "owner":
        return (", ".join(entry.owners) or NOBODY,)
    item = f"{entry.item_number} {entry.item}".strip() or "No agenda item"
    return (entry.body.casefold(), entry.body, entry.since or "", item)


def _table(document: Document, entries: list[Entry], day: str) -> None:
    table = document.add_table(rows=1, cols=len(_HEADERS), style="Light Grid Accent 1")
    table.autofit = False
    for cell, header in zip(table.rows[0].cells, _HEADERS, strict=True):
        cell.text = header
    for entry in entries:
        due = spoken(entry.due) or told(entry.due_text)
        texts = (
            told(entry.action),
            ", ".join(map(told, entry.owners)),
            due,
            spoken(entry.since),
            entry.standing(day),
        )
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    _set_widths(table)
    _lay_out_for_paper(table)


def _lay_out_for_paper(table: Table) -> None:
    """Repeat the header on every page, keep each row on one, and make the first column look like the rest
    (ECMA-376 17.4.78 tblHeader, 17.4.6 cantSplit, 17.4.56 tblLook).
    """
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    # python-docx has no calls for these.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    look = table._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001
    if look is not None:
        look.set(qn("w:firstColumn"), "0")
        look.set(qn("w:val"), "0420")


def _set_widths(table: Table) -> None:
    from docx.shared import Cm

    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _point(document: Document, entry: Entry) -> None:
    paragraph = document.add_paragraph(told(entry.action), style="List Bullet")
    due = f"due {spoken(entry.due)}" if entry.due else told(entry.due_text)
    raised = f"raised {spoken(entry.since)}" if entry.since else ""
    facts = ", ".join(filter(None, [*map(told, entry.owners), due, raised]))
    if facts:
        paragraph.add_run(f" ({facts})").italic = True


def _settle(target: Path) -> None:
    """Pack the parts again with one date for all, as python-docx stamps them with the hour."""
    with zipfile.ZipFile(target) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
