"""Workbooks for the tests, written part by part, so that the same bytes come out each time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
STYLES = ("General", "d/m/yy", "mmm-yy", "0%", "h:mm", "d/m/yy h:mm")
PLAIN, DAY, MONTH, SHARE, TIME, MOMENT = range(6)
BOLD, STRUCK = 6, 7
FONTS = ("", "<b/>", '<strike/><color rgb="FFC00000"/>')


@dataclass(frozen=True)
class Raw:
    """A cell written as XML: its attributes and what is in it."""

    attributes: str
    content: str


@dataclass(frozen=True)
class In:
    """A value in one of the styles above."""

    style: int
    value: object


def cell(value, column, row):
    where = f'r="{letters(column)}{row}"'
    style = ""
    if isinstance(value, In):
        style, value = f' s="{value.style}"', value.value
    if isinstance(value, dt.date):
        style, value = style or f' s="{DAY}"', (value - dt.date(1899, 12, 30)).days
    if isinstance(value, Raw):
        return f"<c {where} {value.attributes}>{value.content}</c>"
    if isinstance(value, str):
        return f'<c {where}{style} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"<c {where}{style}><v>{value}</v></c>"


def letters(column):
    return (letters((column - 1) // 26) if column > 26 else "") + chr(65 + (column - 1) % 26)


def sheet(rows, merged=(), first=1):
    """Return a sheet's XML; a row of None is empty, and so is a cell."""
    made = []
    for number, row in enumerate(rows, first):
        cells = "".join(cell(v, c, number) for c, v in enumerate(row or (), 1) if v is not None)
        made.append(f'<row r="{number}">{cells}</row>')
    spans = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    spans = f"<mergeCells>{spans}</mergeCells>" if spans else ""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(made)}</sheetData>{spans}</worksheet>'


def workbook(sheets, *, texts="", hidden=(), from_1904=False, extra=()):
    """Return a workbook's bytes; `sheets` is each sheet's name with its XML or its rows."""
    parts = {
        "[Content_Types].xml": content_types(len(sheets)),
        "_rels/.rels": links([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="{int(from_1904)}"/><sheets>'
        + "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"{" state=" + chr(34) + "hidden" + chr(34) if name in hidden else ""}/>'
            for n, name in enumerate(sheets, 1)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": links(
            [("worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(sheets, 1)]
            + [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
        "xl/styles.xml": styles(),
        **{
            f"xl/worksheets/sheet{n}.xml": made if isinstance(made, str) else sheet(made)
            for n, made in enumerate(sheets.values(), 1)
        },
        **dict(extra),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def content_types(sheets):
    kinds = {
        "/xl/workbook.xml": "sheet.main",
        "/xl/sharedStrings.xml": "sharedStrings",
        "/xl/styles.xml": "styles",
        **{f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, sheets + 1)},
    }
    each = "".join(
        f'<Override PartName="{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    rels = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    return f'<Types xmlns="{PACKAGE}content-types">{rels}<Default Extension="xml" ContentType="application/xml"/>{each}</Types>'


def links(targets):
    each = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}relationships">{each}</Relationships>'


def styles():
    formats = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{form}"/>' for n, form in enumerate(STYLES))
    fonts = "".join(f"<font>{font}</font>" for font in FONTS)
    cells = "".join(f'<xf numFmtId="{200 + n}" fontId="0"/>' for n in range(len(STYLES)))
    cells += '<xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/>'
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><fonts>{fonts}</fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>'
