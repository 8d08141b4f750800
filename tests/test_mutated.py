"""Minutes that were damaged at random: each is read, or refused in so many words; none is a fault of ours.

The seed is fixed. CI makes two thousand, `make soak` twenty thousand.
"""

from __future__ import annotations

import io
import os
import random
import zipfile
from pathlib import Path

from conftest import FIXTURES
from minutesparse import pipeline
from minutesparse.batch.answers import Fault, Part, Request
from minutesparse.batch.limits import Limits
from minutesparse.batch.pool import Pool
from minutesparse.errors import MinutesError, ReaderFailed, TookTooLong
from minutesparse.files import open_file

COUNT = int(os.environ.get("MINUTESPARSE_SOAK", "150"))
SOURCES = sorted(path for folder in ("sources", "formats") for path in (FIXTURES / folder).rglob("*.*"))
MAGIC = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
WORDS = (
    b"<w:tbl>",
    b"</w:p>",
    b"{\\rtf1",
    b"\\bin9999 ",
    b"<table>",
    b"%PDF-1.4",
    b"obj",
    b"\x00",
    b"\xff\xfe",
    b"PK\x03\x04",
)


def mutated(content, chance):
    """Return bytes with a few of them changed, lost, doubled, moved or put in."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at, size = chance.randrange(len(data) + 1), chance.choice((1, 2, 8, 100, 2000))
        deed = chance.randrange(7)
        if deed == 0 and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        elif deed == 1:
            del data[at : at + size]
        elif deed == 2:
            data[at:at] = data[at : at + size] * chance.choice((1, 1, 50))
        elif deed == 3:
            data[at : at + size] = chance.randbytes(size)
        elif deed == 4:
            number, width = chance.choice(MAGIC), chance.choice((1, 2, 4))
            data[at : at + width] = (number & (1 << 8 * width) - 1).to_bytes(
                width, chance.choice(("little", "big"))
            )
        elif deed == 5:
            data[at:at] = chance.choice(WORDS) * chance.choice((1, 1, 300))
        elif len(data) > 1:
            del data[at or 1 :]
    return bytes(data)


def mutated_within(content, chance):
    """Return an archive with one of its files mutated, so that what reads it gets that far."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        chosen = chance.choice(
            [name for name in archive.namelist() if name.endswith((".xml", ".rels"))] or [""]
        )
        for entry in archive.infolist():
            data = archive.read(entry)
            out.writestr(entry.filename, mutated(data, chance) if entry.filename == chosen else data)
    return made.getvalue()


def damaged(number):
    """Return a name and the bytes of the numbered input: the same every time."""
    chance = random.Random(number)
    source = chance.choice(SOURCES)
    content = source.read_bytes()
    if zipfile.is_zipfile(source) and chance.random() < 0.7:
        return source.name, mutated_within(content, chance)
    return source.name, mutated(content, chance)


def _read(request):
    def make():
        with open_file(request.file) as stream:
            pipeline.extract(request.path, stream=stream)
        return b""

    yield Part(request.path, make)


def test_a_damaged_document_is_read_or_refused_in_so_many_words(tmp_path):
    def requests():
        for number in range(COUNT):
            name, content = damaged(number)
            path = Path(tmp_path, f"{number % 200}-{name}")
            path.write_bytes(content)
            yield Request(f"{number}-{name}", str(path))

    wrong, lines = [], []
    with Pool(_read, Limits(seconds=60), 2) as pool:
        for (said,) in pool.answers(requests()):
            try:
                said.content()
            except (Fault, ReaderFailed, TookTooLong) as error:
                wrong.append(f"{said.path}: {error}")
            except MinutesError as error:
                lines.append(error.line(said.path))
    assert wrong == []
    assert len(lines) < 0.9 * COUNT
    assert all(len(line) < 300 for line in lines)
