"""Zips of minutes: every document in them is read and accounted for, within bounds."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest

import minutesparse
from conftest import FIXTURES
from minutesparse import bounds
from minutesparse.errors import DamagedDocument, NotMinutes
from minutesparse.readers.peeking import kind_of
from minutesparse.readers.unpacking import clean_name, unpack

RADIO = (FIXTURES / "sources" / "radio-society.txt").read_bytes()
MUSEUM = (FIXTURES / "sources" / "museum-trustees.docx").read_bytes()
LETTER = (FIXTURES / "errors" / "letter.txt").read_bytes()


def zipped(*files, packing=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """Write a zip into the current folder, as old.zip."""
    monkeypatch.chdir(tmp_path)

    def write(*files, **more):
        (tmp_path / "old.zip").write_bytes(zipped(*files, **more))
        return "old.zip"

    return write


def paths(out):
    return [json.loads(line)["source"]["path"] for line in out.splitlines()]


def test_each_document_in_a_zip_has_its_own_path_and_hash(run, archive):
    name = archive(("2019/may.txt", RADIO), ("2019/june.docx", MUSEUM))
    ran = run("extract", "-f", "ndjson", name)
    sources = [json.loads(line)["source"] for line in ran.out.splitlines()]
    assert [(s["path"], s["format"]) for s in sources] == [
        ("old.zip/2019/may.txt", "text"),
        ("old.zip/2019/june.docx", "docx"),
    ]
    assert [s["sha256"] for s in sources] == [hashlib.sha256(b).hexdigest() for b in (RADIO, MUSEUM)]
    assert (ran.code, ran.err) == (0, "2 files: 2 read\n")


def test_all_that_a_zip_holds_is_in_the_count(run, archive):
    name = archive(
        ("may.txt", RADIO),
        ("letter.txt", LETTER),
        ("empty.txt", b""),
        ("damaged.docx", MUSEUM[:2000]),
        ("photo.png", b"\x89PNG"),
        ("__MACOSX/._may.txt", b"x"),
        ("~$may.docx", b"x"),
        ("folder/", b""),
    )
    ran = run("extract", "-f", "ndjson", name)
    assert ran.code == 3
    assert ran.err.splitlines()[-1] == (
        "4 files: 1 read, 1 holds no minutes, 1 holds no text, 1 refused; "
        "passed over: 1 .png, 1 hidden, 1 lock file"
    )


def test_a_zip_in_a_zip_is_opened_too(run, archive):
    name = archive(("old/first.zip", zipped(("may.txt", RADIO))), ("second.zip", zipped(("may.txt", RADIO))))
    assert paths(run("extract", "-f", "ndjson", name).out) == [
        "old.zip/old/first.zip/may.txt",
        "old.zip/second.zip/may.txt",
    ]


def test_a_zip_in_a_folder_is_opened_too(run, archive, tmp_path):
    archive(("may.txt", RADIO))
    (tmp_path / "notes.txt").write_bytes(LETTER)
    ran = run("extract", "-f", "ndjson", ".")
    assert paths(ran.out) == ["old.zip/may.txt"]
    assert ran.err == "2 files: 1 read, 1 holds no minutes\n"


def test_a_zip_of_stored_documents_is_no_document(archive):
    made = zipped(("a.docx", MUSEUM), ("b.pdf", b"%PDF-1.4"), packing=zipfile.ZIP_STORED)
    assert kind_of(io.BytesIO(made), "old.zip") == "zip"
    assert kind_of(io.BytesIO(MUSEUM), "old.zip") == "docx"


def test_a_list_of_files_longer_than_what_is_looked_at_first_is_read(run, archive):
    name = archive(*((f"{'x' * 200}{n}.txt", LETTER) for n in range(400)), ("word/may.txt", RADIO))
    assert paths(run("extract", "-f", "ndjson", name).out) == ["old.zip/word/may.txt"]


def test_names_lead_nowhere_outside(run, archive, tmp_path):
    before = set(tmp_path.parent.iterdir())
    name = archive(("../../may.txt", RADIO), ("..\\june.txt", RADIO), ("/etc/july.txt", RADIO))
    assert paths(run("extract", "-f", "ndjson", name).out) == [
        "old.zip/may.txt",
        "old.zip/june.txt",
        "old.zip/etc/july.txt",
    ]
    assert set(tmp_path.parent.iterdir()) == before
    assert list(tmp_path.iterdir()) == [tmp_path / "old.zip"]


def test_two_of_a_name_stay_two():
    with pytest.warns(UserWarning, match="Duplicate name"):
        made = zipped(("may.txt", RADIO), ("./may.txt", RADIO), ("may.txt", RADIO))
    found = [member.path for member in unpack("old.zip", io.BytesIO(made))]
    assert found == ["old.zip/may.txt", "old.zip/may (2).txt", "old.zip/may (3).txt"]


def test_names_in_utf_8_that_do_not_say_so_are_read():
    made = bytearray(zipped(("m\u00e4rz.txt", RADIO)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.find(mark) + at + 1] &= ~0x08
    assert [member.path for member in unpack("z", io.BytesIO(bytes(made)))] == ["z/m\u00e4rz.txt"]


def test_what_unpacks_too_far_is_refused_and_the_rest_read(run, archive):
    name = archive(("bomb.txt", b"a" * (3 << 20)), ("may.txt", RADIO))
    ran = run("extract", "-f", "ndjson", "-q", name)
    assert paths(ran.out) == ["old.zip/may.txt"]
    assert (ran.code, ran.err) == (
        3,
        "old.zip/bomb.txt: it unpacks to over 2 MB. Split it into smaller files.\n",
    )


def test_what_a_zip_holds_together_is_bounded(run, archive, monkeypatch):
    monkeypatch.setattr(bounds, "MAX_ARCHIVE", 3 * len(RADIO))
    inner = zipped(*((f"{n}.txt", RADIO) for n in range(3)), packing=zipfile.ZIP_STORED)
    ran = run("extract", "-f", "ndjson", archive(("in.zip", inner)))
    assert ran.code == 3
    assert "old.zip: what it holds unpacks to over 0 MB" in ran.err


def test_zips_of_zips_are_measured_by_the_outermost(run, archive, monkeypatch):
    monkeypatch.setattr(bounds, "RATIO_FREE", 100_000)
    inner = zipped(*((f"{n}.txt", b"a" * 50_000) for n in range(10)))
    ran = run("extract", "-q", archive(*((f"{n}.zip", inner) for n in range(10))))
    assert ran.code == 3
    assert ran.err.splitlines()[-1] == (
        "old.zip: what it holds unpacks to over 100 times its size. Split it into smaller files."
    )


def test_how_many_files_a_zip_holds_is_bounded(run, archive, monkeypatch):
    monkeypatch.setattr(bounds, "MAX_ENTRIES", 3)
    ran = run("extract", "-q", archive(*((f"{n}.txt", LETTER) for n in range(4))))
    assert (ran.code, ran.err) == (3, "old.zip: it holds over 3 files. Split it into smaller files.\n")


def test_how_deep_zips_lie_in_zips_is_bounded(run, archive):
    inner = zipped(("may.txt", RADIO))
    for _ in range(12):
        inner = zipped(("in.zip", inner))
    ran = run("extract", "-q", archive(("in.zip", inner)))
    assert (ran.code, ran.err) == (
        3,
        "old.zip: files lie in it over 10 deep. Split it into smaller files.\n",
    )


def test_a_zip_without_minutes_that_is_named_is_refused(run, archive):
    ran = run("extract", "-q", archive(("letter.txt", LETTER)))
    assert (ran.code, ran.err) == (3, "old.zip: it holds no minutes. Name the minutes themselves.\n")


def test_a_locked_file_in_a_zip_is_named(run, archive, tmp_path):
    made = bytearray(zipped(("may.txt", RADIO)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.find(mark) + at] |= 1
    (tmp_path / "old.zip").write_bytes(made)
    ran = run("extract", "-q", "old.zip")
    assert ran.err == "old.zip/may.txt: it is locked with a password. Remove the password and try again.\n"


def test_the_library_gives_all_that_a_zip_holds(archive):
    name = archive(("may.txt", RADIO), ("damaged.docx", MUSEUM[:2000]), ("june.docx", MUSEUM))
    found = minutesparse.extract(name)
    assert [m.source.path for m in found] == ["old.zip/may.txt", "old.zip/june.docx"]
    doubts = [f.message for f in found[0].findings if f.code == "reading-doubt"]
    assert doubts == ["old.zip/damaged.docx: the zip container is broken or cut short"]


def test_the_library_says_why_it_has_nothing(archive):
    with pytest.raises(DamagedDocument):
        minutesparse.extract(archive(("damaged.docx", MUSEUM[:2000])))
    with pytest.raises(NotMinutes):
        minutesparse.extract(archive(("letter.txt", LETTER)))


@pytest.mark.parametrize("name", ["", "/", "..", "a/../..//./b", "x" * 3000, "\\\\host\\share\\a.doc"])
def test_a_clean_name_is_a_way_down(name):
    parts = clean_name(name).split("/")
    assert all(part not in ("", ".", "..") and len(part) <= 255 for part in parts)
