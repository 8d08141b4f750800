"""Read a workbook: .xlsx, .xlsm, .xltx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import BinaryIO

from lxml import etree

from minutesparse import bounds
from minutesparse.document import Document, DocumentBuilder, Run
from minutesparse.errors import DamagedDocument, NoTextFound, TooLarge
from minutesparse.readers.sheets import SheetCell, lines_of, write_sheet
from minutesparse.readers.xlsx_styles import Styles, look_of, number_of, read_styles
from minutesparse.readers.xlsx_values import shown_number
from minutesparse.readers.zipped import ZippedParts

_MAIN = "xl/workbook.xml"
_LOGICAL = {"0": "FALSE", "1": "TRUE"}
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass(slots=True)
class _Book:
    """An opened workbook. `uncounted` and `failed` are cells whose formula has no value, or an error."""

    parts: ZippedParts
    texts: list[tuple[Run, ...]]
    styles: Styles
    from_1904: bool = False
    shown: dict[tuple[int, int], tuple[tuple[Run, ...], ...]] = field(default_factory=dict)
    cells: int = 0
    letters: int = 0
    uncounted: int = 0
    failed: int = 0
    lost: int = 0
    warnings: list[str] = field(default_factory=list)


def read(stream: BinaryIO) -> Document:
    """Read the sheets of a workbook as tables, with the values that were stored with it.

    Nothing is calculated: a formula without a stored value leaves its cell empty, and a warning says so.
    A hidden sheet is left out with a warning; rows that a filter hides are read. Raises
    `EncryptedDocument`, `DamagedDocument`, `TooLarge` and `NoTextFound`.
    """
    parts = ZippedParts(stream)
    links = _links(parts, "")
    main = next((t for kind, t in links.values() if kind.endswith("/officeDocument") and t in parts), _MAIN)
    root = parts.xml(main)
    links = _links(parts, main)
    settings = root.find("{*}workbookPr")
    book = _Book(
        parts,
        _texts(parts, _of_kind(links, "/sharedStrings")),
        read_styles(_optional(parts, _of_kind(links, "/styles"))),
        settings is not None and settings.get("date1904") in ("1", "true"),
    )
    builder = DocumentBuilder("xlsx")
    sheets = list(_sheets(root, links, book))
    for name, part in sheets:
        rows = list(_rows(book, part))
        if any(rows):
            write_sheet(builder, name if len(sheets) > 1 else None, rows)
    builder.warnings.extend((*book.warnings, *_doubts(book)))
    document = builder.build()
    if not document.text.strip():
        raise NoTextFound("the workbook holds no text", remedy="Name the file that holds the minutes.")
    return document


def _doubts(book: _Book) -> Iterator[str]:
    if book.uncounted:
        yield f"{book.uncounted} formula(s) have no stored value: open the workbook, let it calculate, and save it"
    if book.failed:
        yield f"{book.failed} cell(s) hold an error instead of a value"
    if book.lost:
        yield f"{book.lost} cell(s) refer to text that the workbook does not hold"


def _sheets(
    root: etree._Element, links: dict[str, tuple[str, str]], book: _Book
) -> Iterator[tuple[str, str]]:
    """Yield the names and parts of the sheets that are shown, in the order of their tabs."""
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        name = " ".join((sheet.get("name") or "").split())
        key = next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        kind, part = links.get(key, ("", ""))
        if not kind.endswith("/worksheet"):
            continue  # a chart on a sheet of its own
        if sheet.get("state", "visible") != "visible":
            book.warnings.append(f"the sheet {name} is hidden, and was left out")
        elif part not in book.parts:
            raise DamagedDocument(f"its sheet {name} is missing")
        else:
            yield name, part


def _rows(book: _Book, part: str) -> Iterator[list[SheetCell]]:
    """Yield the rows of a sheet that hold something, each cell once, with its spans where it is merged."""
    content = BytesIO(book.parts.read(part))
    rows: dict[int, dict[int, tuple[tuple[Run, ...], ...]]] = {}
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    number = 0
    try:
        for _, element in etree.iterparse(
            content, tag=("{*}row", "{*}mergeCell"), resolve_entities=False, no_network=True, load_dtd=False
        ):
            if etree.QName(element).localname == "mergeCell":
                _merge(element.get("ref") or "", merged)
                continue
            given = number_of(element, "r")
            number = given if 0 < given <= _LAST_ROW else number + 1
            rows.setdefault(number, {}).update(_cells(book, element))
            element.clear()
            while (before := element.getprevious()) is not None:
                before.getparent().remove(before)
    except etree.LxmlError as error:
        raise DamagedDocument(f"its part {part} is not well-formed XML") from error
    for row in sorted(rows):
        yield [
            SheetCell(row, column, lines, *merged.get((row, column), (1, 1)))
            for column, lines in sorted(rows[row].items())
        ]


def _cells(book: _Book, row: etree._Element) -> Iterator[tuple[int, tuple[tuple[Run, ...], ...]]]:
    column = 0
    for cell in row.iterfind("{*}c"):
        _, given = place_of(cell.get("r") or "")
        column = given or column + 1
        lines = _lines(book, cell)
        if any(run.text and not run.text.isspace() for line in lines for run in line):
            _count(book, lines)
            yield column, lines


def _count(book: _Book, lines: tuple[tuple[Run, ...], ...]) -> None:
    """Count what is read before it is written anywhere: many cells may share one long text."""
    book.cells += 1
    book.letters += sum(len(run.text) for line in lines for run in line)
    if book.cells > bounds.MAX_CELLS:
        raise TooLarge(f"it holds over {bounds.MAX_CELLS:,} cells")
    if book.letters > bounds.MAX_CHARACTERS:
        raise TooLarge(f"it holds over {bounds.MAX_CHARACTERS // 1_000_000} million characters")


def _lines(book: _Book, cell: etree._Element) -> tuple[tuple[Run, ...], ...]:
    style = max(0, number_of(cell, "s"))
    look, kind = book.styles.look(style), cell.get("t", "n")
    if kind == "inlineStr":
        return _split(_runs(cell.find("{*}is"), look))
    value = cell.findtext("{*}v")
    if value is None or not value.strip():
        book.uncounted += cell.find("{*}f") is not None and kind != "str"
        return ()
    if kind == "s":
        at = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1
        if not 0 <= at < len(book.texts):
            book.lost += 1
            return ()
        if (at, style) not in book.shown:
            runs = book.texts[at]
            book.shown[at, style] = _split(runs if len(runs) > 1 else [_as(look, run.text) for run in runs])
        return book.shown[at, style]
    if kind == "e":
        book.failed += 1
        return ()
    if kind == "b":
        return lines_of(_LOGICAL.get(value.strip(), value), look)
    if kind == "d":
        return lines_of(value.strip()[:10], look)
    if kind == "str":
        return lines_of(value, look)
    return lines_of(shown_number(value.strip(), book.styles.format(style), from_1904=book.from_1904), look)


def _texts(parts: ZippedParts, part: str) -> list[tuple[Run, ...]]:
    root = _optional(parts, part)
    return [tuple(_runs(entry, Run(""))) for entry in root.iterfind("{*}si")] if root is not None else []


def _runs(entry: etree._Element | None, look: Run) -> list[Run]:
    """Return a text's runs; how it is spoken, which stands beside it, is left out."""
    if entry is None:
        return []
    rich = entry.findall("{*}r")
    if not rich:
        return [_as(look, entry.findtext("{*}t") or "")]
    return [_as(look_of(run.find("{*}rPr")), run.findtext("{*}t") or "") for run in rich]


def _as(look: Run, text: str) -> Run:
    return Run(text, look.bold, look.italic, look.underline, look.strike, look.colour)


def _split(runs: list[Run] | tuple[Run, ...]) -> tuple[tuple[Run, ...], ...]:
    """Part runs into lines where their text has line ends."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for number, line in enumerate(lines_of(run.text, run)):
            if number:
                lines.append([])
            lines[-1].extend(line)
    return tuple(map(tuple, lines))


def place_of(reference: str) -> tuple[int, int]:
    """Return the row and column of "B12"; 0 for what is out of any sheet.

    >>> place_of("B12"), place_of("XFD1"), place_of("ZZZZ1"), place_of("")
    ((12, 2), (1, 16384), (1, 0), (0, 0))
    """
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    row = int(digits) if digits and len(digits) < 8 else 0
    column = 0
    for letter in letters[:4].upper():
        column = column * 26 + ord(letter) - 64 if "A" <= letter <= "Z" else _LAST_COLUMN + 1
    return row if row <= _LAST_ROW else 0, column if column <= _LAST_COLUMN else 0


def _merge(reference: str, merged: dict[tuple[int, int], tuple[int, int]]) -> None:
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = place_of(first), place_of(last)
    if top and left and bottom >= top and right >= left:
        rows, columns = bottom - top + 1, right - left + 1
        merged[top, left] = (min(rows, bounds.MAX_SPAN), min(columns, bounds.MAX_SPAN))


def _links(parts: ZippedParts, source: str) -> dict[str, tuple[str, str]]:
    """Return what a part points at: by id, the kind and the part."""
    folder = dirname(source)
    name = join(folder, "_rels", f"{source[len(folder) :].lstrip('/')}.rels")
    root = _optional(parts, name)
    found: dict[str, tuple[str, str]] = {}
    for child in root if root is not None else ():
        target = (child.get("Target") or "").replace("\\", "/")
        if child.get("TargetMode") != "External" and target:
            place = normpath(target if target.startswith("/") else join("/", folder, target))
            found[child.get("Id") or ""] = (child.get("Type") or "", place.lstrip("/"))
    return found


def _of_kind(links: dict[str, tuple[str, str]], ending: str) -> str:
    return next((part for kind, part in links.values() if kind.endswith(ending)), "")


def _optional(parts: ZippedParts, part: str) -> etree._Element | None:
    return parts.xml(part) if part and part in parts else None
