"""What a file is, told by its bytes."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from minutesparse.errors import (
    DamagedDocument,
    EncryptedDocument,
    NoTextFound,
    TooLarge,
    UnreadableDocument,
    UnsupportedFormat,
)
from minutesparse.readers import READERS, read
from minutesparse.readers.sniff import KINDS, sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def kind(content: bytes, name: str = "minutes") -> str:
    return sniff(content[: 1 << 20], content[-(1 << 16) :], name)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\n\n%PDF-1.7\n", "pdf"),
        (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (OLE + bytes(600), "doc"),
        (OLE + "__properties_version1.0".encode("utf-16-le"), "msg"),
        (b"{\\rtf1\\ansi Minutes}", "rtf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), "image"),
        (b"\xff\xd8\xff\xe0" + bytes(30), "image"),
        (b"<!doctype html><p>Minutes", "html"),
        (b"<!-- saved -->\n<HTML><body>Minutes", "html"),
        (b'[{"schema_version": "1.0"}]', "json"),
        (b"Received: from a\r\nMessage-ID: <1@x>\r\nSubject: Minutes\r\n\r\nPresent: Ida", "eml"),
        (b"Present: Ida\n", "text"),
        ("Présent: Ida\n".encode("cp1252"), "text"),
        ("Present: Ida, Tom and Ann\n".encode("utf-16"), "text"),
        ("Present: Ida, Tom and Ann\n".encode("utf-16-le"), "text"),
        (b"[Lists] Minutes of 3 May\n", "text"),
        (b"From: Ida\nSubject: Minutes\nDate: 3 May\n\nPresent: Ida", "text"),
    ],
)
def test_kind_is_told_by_content(content: bytes, expected: str) -> None:
    assert kind(content) == expected


def test_every_kind_has_a_reader_or_a_name_for_the_refusal() -> None:
    assert not set(READERS) & set(KINDS)
    assert {"docx", "pdf", "text", "markdown"} <= set(READERS)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Present: Ida", "m.md", "markdown"),
        ("Title\n=====\n\n- Ida\n- Tom\n", "m.txt", "text"),
        (
            "# Minutes\n\n## Present\n\n- **Ida**\n\n| Action | Who |\n|---|---|\n| Paint | Tom |\n",
            "m.txt",
            "markdown",
        ),
        ("<h2>Present</h2><p>Ida</p><p>Tom</p><p>Ann</p><p>Will</p>", "m.md", "html"),
        ("<p align=center><div></div>\n" * 6 + "# Minutes\n\n- Ida\n- Tom\n- Ann\n", "m.md", "markdown"),
        ("<b>DRAFT</b> minutes of 3 May\n\nPresent: Ida", "m.txt", "text"),
    ],
)
def test_text_markdown_and_html_are_told_apart(text: str, name: str, expected: str) -> None:
    assert kind(text.encode(), name) == expected


def test_a_password_on_an_office_file_is_said() -> None:
    with pytest.raises(EncryptedDocument):
        kind(OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"))


def test_half_a_zip_is_damaged_and_a_whole_one_an_archive() -> None:
    with pytest.raises(DamagedDocument):
        kind(b"PK\x03\x04" + bytes(range(200)))
    assert kind(zipped("photo.raw")) == "zip"


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, b"\x7fELF\x02", b"\x1f\x8b\x08\x00"])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(UnsupportedFormat):
        kind(content)


def test_a_stray_control_character_makes_no_binary(tmp_path: Path) -> None:
    file = tmp_path / "m.txt"
    file.write_bytes(b"Present: Ida\x00 Moss\x1b[2J\n")
    assert [p.text for p in read(file).paragraphs()] == ["Present: Ida Moss[2J"]


def test_refusals_name_the_kind_and_the_remedy() -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        read("m.json", stream=io.BytesIO(b'{"Minutes": []}'))
    assert caught.value.line("m.json") == (
        "m.json: this is JSON, which is not read. Save it as .docx, .pdf, .txt or .md."
    )


def test_an_empty_file_and_one_of_blanks_hold_no_text(tmp_path: Path) -> None:
    for content, problem in ((b"", "the file is empty"), (b" \n\n\t\n", "the file holds no text")):
        file = tmp_path / "m.txt"
        file.write_bytes(content)
        with pytest.raises(NoTextFound, match=problem):
            read(file)


def test_what_is_no_plain_file_is_never_opened(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="folder"):
        read(tmp_path)
    with pytest.raises(UnreadableDocument, match="no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(UnreadableDocument, match="cannot be opened"):
        read("a\0b")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        with pytest.raises(UnreadableDocument, match="not a plain file"):
            read(tmp_path / "pipe.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows fills sparse files")
def test_a_file_over_the_bound_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "m.txt"
    with file.open("wb") as out:
        out.truncate(200_000_000)
    with pytest.raises(TooLarge):
        read(file)


def test_a_stream_that_cannot_seek_is_read() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    assert read("-", stream=Pipe(b"Present: Ida\n")).text == "Present: Ida\n"
