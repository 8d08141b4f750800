"""Messages that Outlook saved."""

from __future__ import annotations

import hashlib
import io
import json
import struct

import pytest

from conftest import FIXTURES
from minutesparse.errors import DamagedDocument, EncryptedDocument, MinutesError, TooLarge
from minutesparse.readers import read
from minutesparse.readers.lzfu import LONGEST, unpack_rich_text
from minutesparse.readers.unpacking import unpack
from msg_made import Folder, compound, message, msg, text

RADIO = (FIXTURES / "sources" / "radio-society.txt").read_bytes()
HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
"""The example of the format's own description."""


def document(raw):
    return read("mail.msg", stream=io.BytesIO(raw))


def members(raw):
    return list(unpack("mail.msg", io.BytesIO(raw)))


def packed(rtf):
    return struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf


def test_subject_sender_and_text_are_read():
    found = document(
        msg(subject="Hall\tcommittee", sender="Ann Lee", words="Present: Ann Lee\r\nBo Reed\r\n")
    )
    assert found.format == "msg"
    assert [p.text for p in found.paragraphs()] == ["Present: Ann Lee", "Bo Reed"]
    assert [p.text for p in found.furniture] == ["Subject: Hall committee", "From: Ann Lee"]
    assert found.properties == {"subject": "Hall committee", "sent": "2021-05-04"}


def test_what_is_attached_are_documents_with_their_own_source(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mail.msg").write_bytes(
        msg(subject="Minutes", words="Find them attached.", attached=[("may.txt", RADIO), ("a.png", b"x")])
    )
    ran = run("extract", "-f", "ndjson", "mail.msg")
    [source] = [json.loads(line)["source"] for line in ran.out.splitlines()]
    assert (source["path"], source["sha256"]) == ("mail.msg/may.txt", hashlib.sha256(RADIO).hexdigest())
    assert (ran.code, ran.err) == (0, "2 files: 1 read, 1 holds no minutes; passed over: 1 .png\n")


def test_a_message_in_a_message_is_opened_too():
    inner = message(
        subject="Minutes: May/June",
        sender="Bo Ree\u010d",
        words="Present: Bo",
        attached=[("\u010d may.txt", RADIO)],
        inside=True,
    )
    found = members(msg(words="See below", attached=[("", inner)]))
    assert [member.path for member in found] == [
        "mail.msg",
        "mail.msg/Minutes: May-June.eml",
        "mail.msg/Minutes: May-June.eml/\u010d may.txt",
    ]
    assert found[2].open().read() == RADIO
    own = read("x.eml", stream=found[1].open())
    assert [p.text for p in own.paragraphs()] == ["Present: Bo"]
    assert own.properties["sent"] == "2021-05-04"
    assert own.furniture[1].text == "From: Bo Ree\u010d"


def test_messages_in_messages_are_bounded():
    inner = message(words="x", inside=True)
    for _ in range(12):
        inner = message(attached=[("", inner)], inside=True)
    [*_, last] = members(msg(attached=[("", inner)]))
    with pytest.raises(TooLarge):
        last.open()


def test_the_page_is_read_where_the_text_has_lost_its_table():
    page = b"<table><tr><td>Item</td><td>Owner</td></tr><tr><td>Roof</td><td>Bo</td></tr></table>"
    [table] = document(msg(words="Item Owner Roof Bo", page=page)).blocks
    assert table.width == 2


def test_rich_text_is_read_where_there_is_no_plain_text():
    raw = msg(subject="Minutes", rich=HELLO)
    found = document(raw)
    assert [p.text for p in found.paragraphs()] == ["hello world"]
    assert found.properties["subject"] == "Minutes"
    assert [member.path for member in members(raw)] == ["mail.msg"]


def test_rich_text_is_read_where_the_plain_text_has_lost_its_table():
    rtf = rb"{\rtf1 \trowd\cellx2000\cellx4000\intbl Roof\cell Bo\cell\row\trowd\cellx2000\cellx4000\intbl Gate\cell Ann\cell\row}"
    [table] = document(msg(words="Roof Bo", rich=packed(rtf))).blocks
    assert table.width == 2
    assert document(msg(words="Roof Bo", rich=packed(rb"{\rtf1 Roof}"))).text == "Roof Bo\n"


def test_rich_text_repeats_what_it_writes():
    raw = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert unpack_rich_text(raw) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", DamagedDocument),
        (struct.pack("<II4sI", 9, 9, b"ZIPP", 0), DamagedDocument),
        (struct.pack("<II4sI", 9, LONGEST + 1, b"LZFu", 0), TooLarge),
    ],
)
def test_rich_text_that_cannot_be_unpacked_says_why(raw, error):
    with pytest.raises(error):
        unpack_rich_text(raw)


@pytest.mark.parametrize("cut", range(16, len(HELLO), 3))
def test_rich_text_that_is_cut_gives_what_there_is(cut):
    assert b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n".startswith(unpack_rich_text(HELLO[:cut])[:-1])


def test_text_in_a_code_page_is_read():
    page = struct.pack("<HHIQ", 3, 0x3FFD, 6, 1251)
    folder = Folder(
        {"__properties_version1.0": bytes(32) + page, "__substg1.0_1000001E": "Протокол".encode("cp1251")}
    )
    assert document(compound(folder)).text == "Протокол\n"


def test_a_picture_in_the_text_is_no_document():
    folder = message(words="Hello")
    picture = Folder(
        {"__properties_version1.0": bytes(8), "__substg1.0_37010102": b"x"} | text(0x370E, "image/png")
    )
    folder.folders["__attach_version1.0_#00000000"] = picture
    assert [member.path for member in members(compound(folder))] == ["mail.msg"]


def test_an_encrypted_message_is_said_to_be():
    folder = message(words="x")
    folder.streams |= text(0x001A, "IPM.Note.SMIME")
    with pytest.raises(EncryptedDocument):
        document(compound(folder))


def test_whatever_is_broken_is_a_message_or_an_error():
    whole = msg(subject="Minutes", words="Present: Ann Lee", attached=[("may.txt", b"x" * 600)])
    for at in range(0, len(whole), 499):
        for changed in (whole[:at], whole[:at] + b"\xff" * 8 + whole[at + 8 :]):
            try:
                document(changed)
                for member in members(changed):
                    if not member.passed:
                        member.open()
            except MinutesError:
                continue
