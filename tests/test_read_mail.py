"""Messages: their own text, what is attached to them, and what is letterhead around it."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from email.message import EmailMessage

import pytest

import minutesparse
from conftest import FIXTURES
from minutesparse import bounds
from minutesparse.errors import EncryptedDocument, TooLarge
from minutesparse.readers import read
from minutesparse.readers.eml import _decoded
from minutesparse.readers.message import QUOTED_LEFT_OUT
from minutesparse.readers.peeking import kind_of
from minutesparse.readers.unpacking import unpack

RADIO = (FIXTURES / "sources" / "radio-society.txt").read_text("utf-8")
FIELDS = "From: Ann Lee <ann@hall.example>\nSubject: Hall committee, 3 May 2021\nMIME-Version: 1.0\n"


def document(text, fields=FIELDS, name="mail.eml"):
    return read(name, stream=io.BytesIO(f"{fields}\n{text}".encode()))


def lines(text, fields=FIELDS):
    return [p.text for p in document(text, f"{fields}Content-Type: text/plain\n").paragraphs()]


def page_lines(html):
    return [p.text for p in document(html, f"{FIELDS}Content-Type: text/html; charset=utf-8\n").paragraphs()]


def members(raw, name="mail.eml"):
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return list(unpack(name, io.BytesIO(raw)))


def paths(found):
    return [(member.path, member.passed) for member in found]


def with_attached(*attached, words=RADIO):
    message = EmailMessage()
    message["From"], message["Subject"] = "ann@hall.example", "Minutes"
    message.set_content(words)
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_text_and_what_is_attached_are_documents_with_their_own_source(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    museum = (FIXTURES / "sources" / "museum-trustees.docx").read_bytes()
    raw = with_attached(("may.docx", museum), ("logo.png", b"\x89PNG"))
    (tmp_path / "mail.eml").write_bytes(raw)
    ran = run("extract", "-f", "ndjson", "mail.eml")
    sources = [json.loads(line)["source"] for line in ran.out.splitlines()]
    assert [(s["path"], s["format"], s["sha256"]) for s in sources] == [
        ("mail.eml", "eml", hashlib.sha256(raw).hexdigest()),
        ("mail.eml/may.docx", "docx", hashlib.sha256(museum).hexdigest()),
    ]
    assert ran.err == "2 files: 2 read; passed over: 1 .png\n"
    assert [m.source.path for m in minutesparse.extract("mail.eml")] == ["mail.eml", "mail.eml/may.docx"]


def test_a_message_of_attachments_alone_is_only_they(run, tmp_path):
    (tmp_path / "mail.eml").write_bytes(with_attached(("may.txt", RADIO.encode()), words=""))
    ran = run("extract", tmp_path / "mail.eml")
    assert ran.err == "1 file: 1 read\n"


def test_a_covering_note_is_counted_and_does_not_fail_the_run(run, tmp_path):
    (tmp_path / "mail.eml").write_bytes(
        with_attached(("may.txt", RADIO.encode()), words="Please find the minutes.")
    )
    ran = run("extract", tmp_path / "mail.eml")
    assert (ran.code, ran.err) == (0, "2 files: 1 read, 1 holds no minutes\n")


def test_a_message_that_is_no_minutes_is_refused_where_it_is_named(run, tmp_path):
    (tmp_path / "mail.eml").write_text(f"{FIELDS}Content-Type: text/plain\n\nSee you at six.\n")
    ran = run("extract", tmp_path / "mail.eml")
    assert ran.code == 3
    assert ran.err.splitlines()[-1] == "1 file: 1 refused"


def test_names_of_attachments_lead_nowhere_and_are_decoded():
    raw = with_attached(("../../etc/may.txt", b"x"), ("Protokoll März.txt", b"x"))
    assert paths(members(raw))[1:] == [("mail.eml/etc/may.txt", ""), ("mail.eml/Protokoll März.txt", "")]


def test_an_attachment_without_a_name_is_called_by_its_kind():
    part = "--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n"
    raw = f"{FIELDS}Content-Type: multipart/mixed; boundary=b\n\n{part}{part}--b--\n"
    assert paths(members(raw)) == [("mail.eml/attachment-1.pdf", ""), ("mail.eml/attachment-2.pdf", "")]


def test_a_message_in_a_message_is_opened_too():
    inner = f"{FIELDS}Content-Type: text/plain\n\nHello\n"
    raw = (
        f"{FIELDS}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n"
        f"--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"
    )
    found = members(raw)
    assert paths(found) == [("mail.eml", ""), ("mail.eml/attachment-1.eml", "")]
    assert found[1].open().read().decode().strip() == inner.strip()


def test_messages_in_messages_are_bounded():
    raw = f"{FIELDS}Content-Type: text/plain\n\nHello\n"
    for _ in range(300):
        raw = f"{FIELDS}Content-Type: message/rfc822\n\n{raw}"
    [one] = members(raw)
    with pytest.raises(TooLarge, match="over 10 deep"):
        one.open()


@pytest.mark.parametrize(
    "many", [f"{'--b' + chr(10)}\nx\n" * 1200, "--b\nContent-Type: multipart/mixed; boundary=b\n\n"]
)
def test_parts_of_a_message_are_bounded(many):
    raw = f"{FIELDS}Content-Type: multipart/mixed; boundary=b\n\n{many * (1 if len(many) > 99 else 2000)}"
    [one] = members(raw)
    if one.problem is None:  # parts that never end are cut where they are not parts any more
        assert len(raw) < 200_000
    else:
        assert str(bounds.MAX_MAIL_PARTS) in str(one.problem)


def test_a_box_holds_messages():
    one = f"From ann@hall.example Mon May  3 10:00:00 2021\n{FIELDS}Message-ID: <1@x>\n\nHello\n\n"
    assert kind_of(io.BytesIO((one * 2).encode()), "old") == "mbox"
    assert kind_of(io.BytesIO(one.encode()), "old") == "eml"
    found = members(one * 3, "old.mbox")
    assert paths(found) == [("old.mbox/1.eml", ""), ("old.mbox/2.eml", ""), ("old.mbox/3.eml", "")]
    assert found[2].open().read().startswith(b"From: Ann Lee")


def test_an_encrypted_message_is_said_to_be():
    with pytest.raises(EncryptedDocument):
        document("--b\n\nx\n--b--\n", f"{FIELDS}Content-Type: multipart/encrypted; boundary=b\n")


def test_subject_and_sender_are_furniture_and_the_day_it_was_sent_is_no_date_of_a_meeting():
    found = document(
        "Present: Ann Lee\n", f"{FIELDS}Date: Tue, 4 May 2021 10:00:00 +0100\nContent-Type: text/plain\n"
    )
    assert [p.text for p in found.furniture] == [
        "Subject: Hall committee, 3 May 2021",
        "From: Ann Lee <ann@hall.example>",
    ]
    assert found.properties == {"subject": "Hall committee, 3 May 2021", "sent": "2021-05-04"}
    assert [p.text for p in found.paragraphs()] == ["Present: Ann Lee"]


def meeting(subject, tmp_path):
    text = "Minutes\nPresent: Ann Lee, Bo Reed\n1. Roof\nAction: BR to call the roofer.\n"
    fields = f"From: ann@hall.example\nSubject: {subject}\nDate: Tue, 4 May 2021 10:00:00 +0100\nMIME-Version: 1.0\n"
    (tmp_path / "mail.eml").write_text(f"{fields}Content-Type: text/plain\n\n{text}")
    [found] = minutesparse.extract(tmp_path / "mail.eml")
    return found.meeting


def test_the_subject_dates_a_meeting_whose_text_does_not(tmp_path):
    assert meeting("Re: Minutes of the Roof Committee, 3 May 2021", tmp_path).date == "2021-05-03"
    assert meeting("Minutes", tmp_path).date is None


def test_the_page_is_read_where_the_plain_text_has_lost_its_table():
    found = read(FIXTURES / "sources" / "ferry-users.eml")
    assert [block.width for block in found.blocks if hasattr(block, "width")] == [4]


def test_the_plain_text_is_read_where_it_says_the_same():
    raw = (
        f"{FIELDS}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nAs typed\n"
        "--b\nContent-Type: text/html\n\n<p>As shown</p>\n--b--\n"
    )
    assert [p.text for p in read("m.eml", stream=io.BytesIO(raw.encode())).paragraphs()] == ["As typed"]


def test_a_saved_page_is_read_without_its_pictures():
    raw = (
        "From: <Saved by a browser>\nSubject: Minutes\nMIME-Version: 1.0\n"
        "Content-Type: multipart/related; boundary=b\n\n"
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<h1>Hall=20committee</h1>\n"
        "--b\nContent-Type: image/png\nContent-Location: https://hall.example/a.png\n\nx\n--b--\n"
    )
    found = read("page.mht", stream=io.BytesIO(raw.encode()))
    assert (found.format, [p.text for p in found.paragraphs()]) == ("mhtml", ["Hall committee"])
    assert paths(members(raw, "page.mht")) == [("page.mht", "")]


def test_lines_that_flow_are_joined():
    fields = f"{FIELDS}Content-Type: text/plain; format=flowed\n"
    assert lines(
        "The Clerk will write to \nthe Council.\n\nBo to call.\n",
        fields.replace("Content-Type: text/plain\n", ""),
    )[:1] == ["The Clerk will write to the Council."]


@pytest.mark.parametrize("charset", ["nonexistent-99", "punycode", "zip", "utf-8", "us-ascii", "rot13", ""])
def test_an_unknown_charset_is_read_as_it_looks(charset):
    fields = f"{FIELDS}Content-Type: text/plain; charset={charset}\n"
    assert [p.text for p in document("Café", fields).paragraphs()] == ["Café"]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("=?utf-8?q?M=C3=A4rz?=", "März"),
        ("=?iso-8859-1?b?TeRyeg==?= Rat", "März Rat"),
        ("=?x-nope?q?=FF?=", "ÿ"),
        ("=?utf-8?b?!!!?=", "=?utf-8?b?!!!?="),
        ("=?utf-8?b?G1sySg==?=", "[2J"),
        ("a\n b", "a b"),
    ],
)
def test_header_fields_are_decoded(field, words):
    assert _decoded(field) == words


def test_a_signature_is_furniture():
    found = document(
        "Present: Ann Lee\n\n-- \nAnn Lee\n01632 960 111\n", f"{FIELDS}Content-Type: text/plain\n"
    )
    assert [p.text for p in found.paragraphs()] == ["Present: Ann Lee"]
    assert [p.text for p in found.furniture][2:] == ["Ann Lee", "01632 960 111"]


def test_a_mailing_list_s_own_words_are_furniture():
    rule = "_" * 47
    assert lines(f"Present: Ann Lee\n{rule}\nhall mailing list\nhttps://lists.hall.example/\n") == [
        "Present: Ann Lee"
    ]


def test_a_rule_in_the_minutes_is_no_signature():
    assert lines("Present: Ann Lee\n\n--\n1. Roof\n") == ["Present: Ann Lee", "Roof"]


def test_a_greeting_and_the_note_below_it_are_furniture():
    minutes = "Present: Ann Lee, Bo Reed\n" * 20
    found = lines(f"Dear all,\n\nBelow are the minutes.\n\nHall Committee\n{minutes}")
    assert found[:2] == ["Hall Committee", "Present: Ann Lee, Bo Reed"]


REPLY = "On Tue, 4 May 2021 Bo Reed <bo@hall.example>\nwrote:\n"
LETTERHEAD = "From: Bo Reed\nSent: 4 May 2021 10:00\nTo: Ann Lee\nSubject: Hall committee, 3 May 2021\n"
OLDER = "Present: Ann Lee\nAction: AL to mend the gate\nAction: BR to call\n"
LONG = "Present: Ann Lee, Bo Reed\n" + "The roof was looked at, and the gate, and the wall behind it.\n" * 5


@pytest.mark.parametrize(
    "quoted",
    [
        REPLY + "".join(f"> {line}\n" for line in OLDER.splitlines()),
        LETTERHEAD + "\n" + OLDER,
        "-----Original Message-----\n" + LETTERHEAD + "\n" + OLDER,
        "________________________________\n" + LETTERHEAD + "\n" + OLDER,
    ],
)
def test_a_message_that_is_answered_is_left_out_and_said_to_be(quoted):
    found = document(f"{LONG}\n{quoted}", f"{FIELDS}Content-Type: text/plain\n")
    assert [p.text for p in found.paragraphs()] == LONG.splitlines()
    assert found.warnings == (QUOTED_LEFT_OUT,)


@pytest.mark.parametrize(
    "quoted", [REPLY + "".join(f"> {line}\n" for line in LONG.splitlines()), LETTERHEAD + "\n" + LONG]
)
def test_minutes_that_are_passed_on_are_read(quoted):
    found = document(f"Any comments?\n\n{quoted}", f"{FIELDS}Content-Type: text/plain\n")
    assert [p.text for p in found.paragraphs()] == ["Any comments?", *LONG.splitlines()]
    assert found.warnings == ()


def test_a_quotation_in_a_page_is_left_out_where_the_answer_says_more():
    long = "".join(f"<p>{line}</p>" for line in LONG.splitlines())
    quoted = f'<div class="gmail_quote"><div class="gmail_attr">Bo wrote:</div><blockquote>{OLDER}</blockquote></div>'
    assert page_lines(f"<html><body>{long}{quoted}<p>end</p></body></html>") == [*LONG.splitlines(), "end"]
    outlook = f'<div id="divRplyFwdMsg">From: Bo</div><div>{OLDER}</div>'
    assert page_lines(f"<html><body>{long}{outlook}</body></html>") == LONG.splitlines()


def test_a_quotation_in_a_page_that_is_all_there_is_stays():
    quoted = f'<blockquote type="cite">{OLDER}</blockquote>'
    assert "Action: AL to mend the gate" in " ".join(
        page_lines(f"<html><body><p>fyi</p>{quoted}</body></html>")
    )


@pytest.mark.parametrize("value", ["(" * 100_000, "a=b; " * 100_000, "x" * 3_000_000, '"' * 100_000])
def test_long_headers_take_no_time(value):
    raw = f"{FIELDS}Content-Type: text/plain; {value}\nTo: {value}\nDate: {value}\n\nHello\n"
    assert [p.text for p in read("m.eml", stream=io.BytesIO(raw.encode())).paragraphs()] == ["Hello"]


def test_broken_base64_gives_what_there_is():
    part = base64.b64encode(RADIO.encode()).decode()[:401]
    raw = (
        f"{FIELDS}Content-Type: multipart/mixed; boundary=b\n\n--b\n"
        f"Content-Disposition: attachment; filename=a.txt\nContent-Transfer-Encoding: base64\n\n{part}\n--b--\n"
    )
    [one] = members(raw)
    assert RADIO.encode().startswith(one.open().read()[:290])
