"""Word 97 documents: the container, what is said of text, lists, and what is handed to LibreOffice.

`fixtures/formats/meeting.doc` is the file that is read, and broken in ways that files are.
"""

from __future__ import annotations

import io
import struct
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import FIXTURES
from docx_made import p, package, texts
from minutesparse.errors import (
    DamagedDocument,
    EncryptedDocument,
    MinutesError,
    TookTooLong,
    UnsupportedFormat,
)
from minutesparse.readers import read as read_any
from minutesparse.readers import soffice
from minutesparse.readers.doc import read
from minutesparse.readers.doc_fields import form_text
from minutesparse.readers.doc_file import OldWord
from minutesparse.readers.doc_said import CharacterSaid, read_character, read_paragraph, read_row, sprms
from minutesparse.readers.doc_styles import Styles
from minutesparse.readers.doc_summary import read_title
from minutesparse.readers.flat import CellShape
from minutesparse.readers.ole import CompoundFile

MEETING = (FIXTURES / "formats" / "meeting.doc").read_bytes()
START = MEETING.index(b"\xec\xa5\x01\x01")
"""Where the file's stream of text begins."""


def patched(at: int, put: bytes) -> bytes:
    return MEETING[: START + at] + put + MEETING[START + at + len(put) :]


def said(*changes: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack("<H", code) + operand for code, operand in changes)


@pytest.fixture
def no_office(monkeypatch):
    monkeypatch.setattr(soffice, "find_program", lambda: None)


def test_the_container_gives_its_streams_by_name():
    container = CompoundFile(MEETING)
    assert "worddocument" in container
    assert container.read("WordDocument")[:2] == b"\xec\xa5"
    assert container.read("nothing") == b""


def test_a_container_that_goes_round_in_circles_is_damaged():
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HH", header, 30, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)
    struct.pack_into("<I", header, 56, 4096)
    struct.pack_into("<110I", header, 72, 0, 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, 1, *[0xFFFFFFFF] * 126)
    with pytest.raises(DamagedDocument, match="circles"):
        CompoundFile(bytes(header) + fat + bytes(512))


def test_a_template_is_read_like_a_document():
    dot = patched(10, struct.pack("<H", struct.unpack_from("<H", MEETING, START + 10)[0] | 1))
    assert texts(read_any("minutes.dot", stream=io.BytesIO(dot)))[0] == "Weir Keepers’ Association"


def test_a_password_is_said():
    (flags,) = struct.unpack_from("<H", MEETING, START + 10)
    with pytest.raises(EncryptedDocument):
        read(io.BytesIO(patched(10, struct.pack("<H", flags | 0x100))))


def test_word_95_is_refused_with_the_remedy_where_libreoffice_is_missing(no_office):
    with pytest.raises(OldWord) as caught:
        read(io.BytesIO(patched(2, struct.pack("<H", 104))))
    assert caught.value.line("old.doc") == (
        "old.doc: this is a document of Word 6 or 95. "
        "Open it in Word or LibreOffice and save it as .docx, or install LibreOffice."
    )
    with pytest.raises(UnsupportedFormat, match="Word 2"):
        read_any("old.doc", stream=io.BytesIO(b"\xdb\xa5-\x00" + bytes(600)))


def test_word_95_is_read_by_way_of_libreoffice(monkeypatch):
    asked = []

    def run(command):
        asked.append(command)
        made = command[command.index("--outdir") + 1]
        (soffice.Path(made)).mkdir()
        (soffice.Path(made) / "minutes.docx").write_bytes(package(p("Ida paints")))

    monkeypatch.setattr(soffice, "find_program", lambda: "soffice")
    monkeypatch.setattr(soffice, "_run", run)
    document = read(io.BytesIO(patched(2, struct.pack("<H", 104))))
    assert (document.format, texts(document), document.warnings) == ("doc", ["Ida paints"], ())
    broken = read(io.BytesIO(patched(0x1A2, bytes(8))))  # it does not say where its text stands
    assert texts(broken) == ["Ida paints"]
    assert "read by LibreOffice" in broken.warnings[0]
    assert ["--infilter=MS Word 97" in command for command in asked] == [False, True]


def test_libreoffice_is_ended_when_it_takes_too_long_or_makes_nothing(monkeypatch):
    monkeypatch.setattr(soffice, "SECONDS", 0.2)
    with pytest.raises(TookTooLong):
        soffice._run([sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(soffice, "_run", lambda command: None)
    with pytest.raises(DamagedDocument, match="LibreOffice"):
        soffice.to_docx("soffice", b"x")


def test_what_is_no_word_document_says_so(no_office):
    with pytest.raises(DamagedDocument):
        read(io.BytesIO(patched(0, b"\0\0")))
    with pytest.raises(DamagedDocument) as cut:
        read(io.BytesIO(MEETING[:700]))
    assert "LibreOffice" in cut.value.line("m.doc")
    renamed = MEETING.replace("WordDocument".encode("utf-16-le"), "WordDokument".encode("utf-16-le"))
    with pytest.raises(UnsupportedFormat, match="without a Word document"):
        read(io.BytesIO(renamed))


def test_a_file_is_told_by_its_top_streams_not_by_what_lies_in_it():
    inside = "Workbook".encode("utf-16-le") + "__properties_version1.0".encode("utf-16-le")
    assert read_any("m.bin", stream=io.BytesIO(MEETING + inside)).format == "doc"


def test_text_that_is_cut_off_is_told_of(no_office):
    main = CompoundFile(MEETING).read("WordDocument")
    (flags,), (pieces,) = struct.unpack_from("<H", main, 10), struct.unpack_from("<I", main, 0x1A2)
    table = CompoundFile(MEETING).read("1Table" if flags & 0x200 else "0Table")
    (length,) = struct.unpack_from("<I", table, pieces + 1)
    record = table[pieces : pieces + 5 + length]
    assert MEETING.count(record) == 1

    def moved(offset: int) -> bytes:
        return MEETING.replace(record, record[:-6] + struct.pack("<I", offset) + record[-2:])

    document = read(io.BytesIO(moved(len(main) - 200)))
    assert document.warnings == ("the file is cut short: part of its text is missing",)
    with pytest.raises(DamagedDocument, match="its text is missing"):
        read(io.BytesIO(moved(0x3F000000)))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([(0x0835, b"\x01"), (0x0836, b"\x81")], CharacterSaid(bold=1, italic=129)),
        ([(0x2A3E, b"\x01"), (0x2A53, b"\x01")], CharacterSaid(underline=True, strike=1)),
        ([(0x2A42, b"\x06")], CharacterSaid(colour="FF0000")),
        ([(0x2A42, b"\x06"), (0x6870, b"\x00\x80\x00\x00")], CharacterSaid(colour="008000")),
        ([(0x6870, b"\x00\x00\x00\xff")], CharacterSaid(colour="")),
        ([(0x0835, b"\x01"), (0x2A33, b"\x00")], CharacterSaid()),
        ([(0xCA47, b"\x02\x01\x02"), (0x083C, b"\x01")], CharacterSaid(hidden=1)),
        ([(0x6A09, b"\x03\x00\xfc\xf0")], CharacterSaid(symbol=(3, 0xF0FC))),
    ],
)
def test_what_is_said_of_characters(changes, expected):
    assert read_character(said(*changes)) == expected


def test_what_is_cut_off_is_left_out():
    whole = said((0x0835, b"\x01"), (0x4A30, b"\x05\x00"))
    for length in range(len(whole)):
        assert all(code == 0x0835 for code, _ in sprms(whole[:length]))


def test_long_lists_of_changes_stand_in_a_stream_of_their_own():
    own = said((0x460B, b"\x02\x00"), (0x260A, b"\x01"))
    more = b"xx" + struct.pack("<H", len(own)) + own
    found = read_paragraph(said((0x6646, struct.pack("<I", 2))), more)
    assert (found.num_id, found.depth) == (2, 1)
    assert read_paragraph(said((0x6646, struct.pack("<I", 900))), more).num_id is None


def test_a_row_says_where_its_cells_end_and_what_is_merged():
    edges = struct.pack("<4h", 0, 1000, 2000, 5000)
    flags = [0x60, 0x20, 0x00]
    cells = b"".join(struct.pack("<H", flag) + bytes(18) for flag in flags)
    define = bytes([3]) + edges + cells
    raw = said(
        (0xD608, struct.pack("<H", len(define) + 1) + define), (0x5624, b"\x01\x03"), (0x3404, b"\x01")
    )
    shape = read_row(raw, b"")
    assert shape.header
    assert shape.left == 0
    assert shape.cells == (
        CellShape(1000, "", "first"),
        CellShape(2000, "first", "more"),
        CellShape(5000, "more", ""),
    )
    assert read_row(b"\x08\xd6\x02", b"").cells == ()


def test_switches_are_for_or_against_the_style():
    styles = Styles({}, 0, [])
    bold = CharacterSaid(bold=1)
    for own, base, seen in (
        (129, bold, False),
        (128, bold, True),
        (0, bold, False),
        (129, CharacterSaid(), True),
    ):
        look = styles.look(base, CharacterSaid(bold=own))
        assert look is not None
        assert look.bold is seen
    assert styles.look(CharacterSaid(hidden=1), CharacterSaid()) is None
    assert styles.look(CharacterSaid(hidden=1), CharacterSaid(hidden=129)) is not None
    assert styles.look(CharacterSaid(), CharacterSaid(deleted=True)) is None


def form(bits: int, *parts: bytes) -> bytes:
    body = struct.pack("<IHHH", 0xFFFFFFFF, bits, 0, 0) + b"\0\0\0\0" + b"".join(parts)
    return struct.pack("<iH", 68 + len(body), 68) + bytes(62) + body


def test_form_fields_show_their_state():
    texts_of = b"\0\0\0\0" * 5
    entries = struct.pack("<HHH", 0xFFFF, 2, 0)
    entries += b"".join(struct.pack("<H", len(e)) + e.encode("utf-16-le") for e in ("nobody", "all"))
    ticked, default = form(1 | 1 << 2), form(1 | 25 << 2, b"\x01\x00")
    assert form_text(" FORMCHECKBOX ", ticked, 0) == form_text("FORMCHECKBOX", default, 0) == "☒"
    assert form_text("FORMCHECKBOX", form(1), 0) == "☐"
    assert form_text("FORMDROPDOWN", form(2 | 1 << 2, b"\0\0", texts_of, entries), 0) == "all"
    assert form_text("FORMDROPDOWN", form(2 | 9 << 2, b"\0\0", texts_of, entries), 0) == ""
    assert form_text("PAGE", ticked, 0) == form_text("FORMCHECKBOX", ticked, 4000) == ""


@pytest.mark.parametrize(
    ("page", "kind", "raw", "title"),
    [
        (1252, 0x1E, "Caf\xe9\0".encode("cp1252"), "Café"),
        (65001, 0x1E, "Łódź\0x".encode(), "Łódź"),
        (1200, 0x1E, "Łódź\0".encode("utf-16-le"), "Łódź"),
        (1252, 0x1F, "Łódź\0".encode("utf-16-le"), "Łódź"),
        (1252, 0x03, b"1234", ""),
    ],
)
def test_the_title_is_read_in_its_code_page(page, kind, raw, title):
    length = len(raw) // 2 if kind == 0x1F else len(raw)
    section = struct.pack("<II", 0, 2) + struct.pack("<IIII", 1, 24, 2, 32)
    section += struct.pack("<HHHH", 2, 0, page, 0) + struct.pack("<HHI", kind, 0, length) + raw
    stream = bytes(44) + struct.pack("<I", 48) + section
    assert read_title(stream) == title
    assert read_title(stream[:60]) == read_title(b"") == ""


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(MEETING) - 1), st.sampled_from([b"\0", b"\xff", b"\x80\x7f", b"\xff" * 4])
        ),
        max_size=30,
    ),
    st.integers(500, len(MEETING)),
)
def test_broken_files_give_a_document_or_a_refusal(changes, length):
    raw = bytearray(MEETING)
    for at, put in changes:
        raw[at : at + len(put)] = put
    program, soffice.find_program = soffice.find_program, lambda: None
    try:
        document = read(io.BytesIO(bytes(raw[:length])))
    except MinutesError:
        return
    finally:
        soffice.find_program = program
    for paragraph in (*document.paragraphs(), *document.furniture):
        place = paragraph.place
        assert document.text[place.start : place.end] == paragraph.text
