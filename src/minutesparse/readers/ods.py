"""Read an OpenDocument sheet: .ods, and .fods, the same in one plain XML file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from minutesparse import bounds
from minutesparse.document import Document, DocumentBuilder, Run
from minutesparse.errors import DamagedDocument, EncryptedDocument, NoTextFound
from minutesparse.readers.odt_names import BODY, P, name, number
from minutesparse.readers.sheets import SheetCell, lines_of, write_sheet
from minutesparse.readers.zipped import ZippedParts, parse_xml

_TABLE, _ROW, _CELL = (name(f"table:{local}") for local in ("table", "table-row", "table-cell"))
_COVERED, _NAME, _DISPLAY = name("table:covered-table-cell"), name("table:name"), name("table:display")
_STYLE = name("table:style-name")
_REPEATED, _ROWS = name("table:number-columns-repeated"), name("table:number-rows-repeated")
_SPAN, _ROW_SPAN = name("table:number-columns-spanned"), name("table:number-rows-spanned")
_KIND, _DATE = name("office:value-type"), name("office:date-value")
_TIME, _COUNT, _BREAK, _TAB = (
    name("office:time-value"),
    name("text:c"),
    name("text:line-break"),
    name("text:tab"),
)
_SPACE, _NOTE = name("text:s"), name("office:annotation")
_HIDDEN_PARTS = frozenset({_NOTE})


def read(stream: BinaryIO) -> Document:
    """Read the sheets of a document as tables; days are read by their value, not by how they are written.

    A sheet that is hidden is left out with a warning. Raises `EncryptedDocument`, `DamagedDocument`,
    `TooLarge` and `NoTextFound`.
    """
    root = _content(stream)
    styles = _shown_by_style(root)
    builder = DocumentBuilder("ods")
    tables = list(root.iterfind(f"{BODY}/{name('office:spreadsheet')}/{_TABLE}"))
    for table in tables:
        title = " ".join((table.get(_NAME) or "").split())
        if styles.get(table.get(_STYLE) or "") == "false":
            builder.warnings.append(f"the sheet {title} is hidden, and was left out")
            continue
        rows = list(_rows(table))
        if any(rows):
            write_sheet(builder, title if len(tables) > 1 else None, rows)
    document = builder.build()
    if not document.text.strip():
        raise NoTextFound("the sheets hold no text", remedy="Name the file that holds the minutes.")
    return document


def _content(stream: BinaryIO) -> etree._Element:
    start = stream.read(2)
    stream.seek(0)
    if start != b"PK":
        return parse_xml(stream.read(), "the file")
    parts = ZippedParts(stream)
    try:
        return parts.xml("content.xml")
    except DamagedDocument as error:
        manifest = "META-INF/manifest.xml"
        if manifest in parts and b"encryption-data" in parts.read(manifest):
            raise EncryptedDocument("the file is locked with a password") from error
        raise


def _shown_by_style(root: etree._Element) -> dict[str, str]:
    """Return of each style for tables whether a sheet of it is shown, "true" or "false"."""
    found: dict[str, str] = {}
    for style in root.iter(name("style:style")):
        for look in style.iterfind(name("style:table-properties")):
            found[style.get(name("style:name")) or ""] = look.get(_DISPLAY) or "true"
    return found


def _rows(table: etree._Element) -> Iterator[list[SheetCell]]:
    row = 0
    for element in table.iter(_ROW):
        cells = list(_cells(element, row + 1))
        yield cells
        row += max(1, _count(element, _ROWS, bounds.MAX_XML)) if not cells else 1


def _cells(element: etree._Element, row: int) -> Iterator[SheetCell]:
    column = 1
    for cell in element.iterchildren(_CELL, _COVERED):
        lines = _lines(cell) if cell.tag == _CELL else ()
        if any(run.text.strip() for line in lines for run in line):
            down, across = (max(1, _count(cell, span, bounds.MAX_SPAN)) for span in (_ROW_SPAN, _SPAN))
            yield SheetCell(row, column, lines, down, across)
        column += max(1, _count(cell, _REPEATED, bounds.MAX_XML))


def _count(element: etree._Element, attribute: str, most: int) -> int:
    return number(element.get(attribute), 1, most)


def _lines(cell: etree._Element) -> tuple[tuple[Run, ...], ...]:
    day = cell.get(_DATE) or ""
    if cell.get(_KIND) == "date" and day:
        date, _, time = day.partition("T")
        return lines_of(f"{date} {time[:5]}" if time and time[:5] != "00:00" else date)
    return lines_of("\n".join(_text(paragraph) for paragraph in cell.iterchildren(P)))


def _text(element: etree._Element) -> str:
    """Return what a paragraph shows, without what is noted beside it."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == _SPACE:
            parts.append(" " * _count(child, _COUNT, bounds.MAX_SPAN))
        elif child.tag in (_BREAK, _TAB):
            parts.append("\n" if child.tag == _BREAK else "\t")
        elif child.tag not in _HIDDEN_PARTS:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
