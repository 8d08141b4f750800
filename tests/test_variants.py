"""A folder as it is: the same minutes under every ending, and under endings that are wrong."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from conftest import FIXTURES
from xlsx_made import workbook

WORDS = "Hall Committee\nMinutes of the meeting of 3 May 2021\n\nPresent: Ann Lee, Bo Reed\n\nACTION: Bo Reed to call the roofer by 10 May 2021.\n"
HTML = "<html><body>" + "".join(f"<p>{line}</p>" for line in WORDS.splitlines() if line) + "</body></html>"
XHTML = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
    + HTML[6:]
)
RTF = "{\\rtf1\\ansi " + "\\par ".join(WORDS.splitlines()) + "\\par}"
MHT = f"From: <Saved by a browser>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n{HTML}\r\n--b--\r\n"
ORG = "#+TITLE: Minutes\n* Hall Committee\n" + WORDS.partition("\n")[2]
RST = "Hall Committee\n==============\n\n" + WORDS.partition("\n")[2]
FODT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.text">'
    "<office:body><office:text>"
    + "".join(f"<text:p>{line}</text:p>" for line in WORDS.splitlines() if line)
    + "</office:text></office:body></office:document>"
)
FODS = (
    FODT.replace("opendocument.text", "opendocument.spreadsheet")
    .replace(
        "<office:text>",
        '<office:spreadsheet xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table>',
    )
    .replace("</office:text>", "</table:table></office:spreadsheet>")
    .replace("<text:p>", "<table:table-row><table:table-cell><text:p>")
    .replace("</text:p>", "</text:p></table:table-cell></table:table-row>")
)
EML = f"From: ann@hall.example\r\nMessage-ID: <1@x>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n{WORDS}"
XLSX = workbook({"Minutes": [[line] for line in WORDS.splitlines()]})


def word(kind="application/vnd.openxmlformats-officedocument.wordprocessingml.document"):
    """Return the minutes as a Word file of some kind: one with macros, a template."""
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in WORDS.splitlines() if line)
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{kind}.main+xml"/></Types>',
        )
        parts.writestr(
            "word/document.xml", f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>'
        )
    return made.getvalue()


MACROS = "application/vnd.ms-word.document.macroEnabled"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template"
FILES = {
    "a.docx": word(),
    "b.docm": word(MACROS),
    "c.dotx": word(TEMPLATE),
    "d.dotm": word("application/vnd.ms-word.template.macroEnabledTemplate"),
    "docx-named.pdf": word(),
    "docx-named.doc": word(),
    "html-named.doc": HTML,
    "rtf-named.doc": RTF,
    "mht-named.doc": MHT,
    "text-named.doc": WORDS,
    "e.htm": HTML,
    "f.shtml": f"<!--#include virtual='top.html' -->\n{HTML}",
    "g.xhtml": XHTML,
    "h.mht": MHT,
    "i.mhtml": MHT,
    "j.rtf": RTF,
    "k.fodt": FODT,
    "l.rst": RST,
    "m.org": ORG,
    "n.text": WORDS,
    "o.asc": WORDS,
    "utf16-le.txt": b"\xff\xfe" + WORDS.encode("utf-16-le"),
    "utf16-be.txt": b"\xfe\xff" + WORDS.encode("utf-16-be"),
    "utf16-bare.txt": WORDS.encode("utf-16-le"),
    "utf8-mark.txt": b"\xef\xbb\xbf" + WORDS.encode(),
    "no-ending": WORDS,
    "UPPER.TXT": WORDS,
    "p.eml": EML,
    "eml-named.txt": EML,
    "q.xlsx": XLSX,
    "r.xlsm": XLSX,
    "xlsx-named.docx": XLSX,
    "s.fods": FODS,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("minutes")
    for name, content in FILES.items():
        (made / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return made


def test_a_walked_folder_gives_the_minutes_of_every_file(run, folder):
    ran = run("extract", "-f", "ndjson", folder)
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert {m["source"]["path"].rpartition("/")[2] for m in found} == set(FILES)
    assert (ran.code, ran.err) == (0, f"{len(FILES)} files: {len(FILES)} read\n")
    for m in found:
        name = m["source"]["path"]
        assert m["meeting"]["date"] == "2021-05-03", name
        assert [p["name"] for p in m["people"] if p["attendance"] == "present"] == ["Ann Lee", "Bo Reed"], (
            name
        )
        assert [(a["text"], a["due"]["date"]) for a in m["actions"]] == [
            (m["actions"][0]["text"], "2021-05-10")
        ], name
        assert "call the roofer" in m["actions"][0]["text"], name


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("docx-named.pdf", "docx"),
        ("html-named.doc", "html"),
        ("rtf-named.doc", "rtf"),
        ("mht-named.doc", "mhtml"),
        ("text-named.doc", "text"),
        ("g.xhtml", "html"),
        ("k.fodt", "odt"),
        ("s.fods", "ods"),
        ("xlsx-named.docx", "xlsx"),
        ("eml-named.txt", "eml"),
    ],
)
def test_what_a_file_is_its_content_says(run, folder, name, format):
    [found] = json.loads(run("extract", folder / name).out)
    assert found["source"]["format"] == format


def test_a_sheet_of_another_program_is_read(run):
    for name in ("quarry-log.ods", "quarry-log.csv"):
        [found] = json.loads(run("extract", FIXTURES / "formats" / name).out)
        assert [(a["text"], a["status"]) for a in found["actions"]][:2] == [
            ("Send the blasting times to the parish", "done"),
            ("Repair the wheel wash", "open"),
        ], name
        assert found["actions"][0]["due"]["date"] == "2023-04-03", name
