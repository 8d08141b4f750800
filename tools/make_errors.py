"""Make the smallest file for every way in which a file can't be read: tests/fixtures/errors.

    python tools/make_errors.py

`soffice` makes the encrypted PDF; everything else is written byte by byte.
"""

from __future__ import annotations

import gzip
import io
import json
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from xlsx_made import workbook

ERRORS = Path(__file__).parents[1] / "tests" / "fixtures" / "errors"
ARCHIVE = gzip.compress(b"minutes", mtime=0)
LETTER = """Dear Mrs Alder,

Thank you for your letter of 3 May about the hedge. We have passed it on to our gardener, who
tells us that he was in hospital until last week.

Yours sincerely,
Basil Thorne
"""


ENCRYPTED_MESSAGE = """From: ann@hall.example
Subject: Minutes
MIME-Version: 1.0
Content-Type: multipart/encrypted; boundary="b"

--b
Content-Type: application/octet-stream

hidden
--b--
"""


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def ole(stream: str) -> bytes:
    """Return an OLE file of three sectors with one empty stream of this name."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIIII", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0
    )
    head += struct.pack("<109I", *([0xFFFFFFFF] * 109))
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *([0xFFFFFFFF] * 126))
    return (
        head[:512].ljust(512, b"\xff") + fat + entry("Root Entry", 5, 1) + entry(stream, 2, -1) + bytes(256)
    )


def entry(name: str, kind: int, child: int) -> bytes:
    coded = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<BBiii", kind, 1, -1, -1, child)
    return (
        coded.ljust(64, b"\0") + struct.pack("<H", len(coded)) + links + bytes(36) + struct.pack("<iQ", -2, 0)
    )


def textless_pdf() -> bytes:
    """Return a PDF of one empty page: one with something drawn on it would be looked at by an engine."""
    drawing = b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 5\n0000000000 65535 f \n" + rows
    return body + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)


def encrypted_pdf(folder: Path) -> bytes:
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    options = {
        "EncryptFile": {"type": "boolean", "value": "true"},
        "DocumentOpenPassword": {"type": "string", "value": "hedge"},
    }
    form = f"pdf:writer_pdf_Export:{json.dumps(options)}"
    command = [
        "soffice",
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(folder),
        str(folder / "letter.txt"),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (folder / "letter.pdf").read_bytes()


def make() -> dict[str, bytes]:
    whole = (ERRORS.parent / "sources" / "lantern-festival.docx").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        secret = encrypted_pdf(Path(folder))
    return {
        "encrypted.docx": ole("EncryptedPackage"),
        "encrypted.pdf": secret,
        "empty.txt": b"",
        "damaged.docx": whole[:2000],
        "damaged.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog",
        "archive.docx": ARCHIVE,
        "archive.gz": ARCHIVE,
        "textless.pdf": textless_pdf(),
        "letter.txt": LETTER.encode(),
        "letter.zip": zipped({"letter.txt": LETTER.encode()}),
        "bomb.zip": zipped({"minutes.txt": bytes(3_000_000)}),
        "encrypted.eml": ENCRYPTED_MESSAGE.encode(),
        "old.xls": ole("Workbook"),
        "binary.xlsb": zipped({"[Content_Types].xml": b"", "xl/workbook.bin": b""}),
        "textless.xlsx": workbook({"Sheet1": []}),
        "cut.json": b'{"schema_version": "1.0", "source": {"path": "a.txt"',
        "later.json": b'[{"schema_version": "2.0"}]',
    }


if __name__ == "__main__":
    for name, content in make().items():
        (ERRORS / name).write_bytes(content)
        print(name)
