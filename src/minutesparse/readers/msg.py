"""Read a message that Outlook saved (.msg)."""

from __future__ import annotations

import base64
import datetime as dt
import struct
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import BinaryIO
from urllib.parse import quote

from minutesparse import bounds
from minutesparse.document import Document
from minutesparse.errors import DamagedDocument, EncryptedDocument, MinutesError, TooLarge
from minutesparse.readers.decoding import decode, decode_as
from minutesparse.readers.message import Message, better_of, write_message
from minutesparse.readers.ole import CompoundFile
from minutesparse.readers.unpacking import Allowance, Held

_SUBJECT, _SENDER, _ADDRESS, _KIND = 0x0037, 0x0C1A, 0x5D01, 0x001A
_TEXT, _PAGE, _RICH_TEXT = 0x1000, 0x1013, 0x1009
_SENT, _CODE_PAGE = 0x0039, 0x3FFD
_NAME, _SHORT_NAME, _CONTENT, _MIME = 0x3707, 0x3704, 0x3701, 0x370E
_WIDE, _BYTES, _BINARY, _OBJECT = 0x001F, 0x001E, 0x0102, 0x000D
_ATTACHED = "__attach_version1.0_"
_PROPERTIES = "__properties_version1.0"
_HEADS = {"top": 32, "inside": 24}
"""Bytes before the fixed properties, of a message that stands by itself and of one in another."""
_EPOCH = dt.date(1601, 1, 1)
_BOUNDARY = "part-of-the-message"
_DAY = 864_000_000_000


def read(stream: BinaryIO) -> Document:
    """Read a message's own text; what is attached to it are documents of their own, see `held`.

    Rich text is read where the plain text has lost its tables, or is missing. Raises `DamagedDocument`,
    `EncryptedDocument` and `TooLarge`.
    """
    folder = CompoundFile(stream.read())
    message = _message(folder)
    document = write_message(message, "msg")
    rich = _rich_text(folder) if not any(kind == "html" for kind, _ in message.words) else b""
    if not rich or (message.has_words and b"\\trowd" not in rich):
        return document
    from minutesparse.readers import rtf

    try:
        shown = rtf.read(BytesIO(rich))
    except MinutesError:
        return document
    return replace(shown, format="msg", properties=document.properties)


def held(stream: BinaryIO, allowance: Allowance) -> Iterator[Held]:  # noqa: ARG001 - it unpacks to no more
    """Yield the message's own text, then what is attached to it. Raises as `read` does."""
    folder = CompoundFile(stream.read())
    message = _message(folder)
    if not message.has_words and _has(folder, _RICH_TEXT):
        message.words.append(("text", "rich text"))
    yield from message.held()


def _message(folder: CompoundFile, head: str = "top", depth: int = 0) -> Message:
    """Read the properties of a message; one that is attached lies in a folder of its own."""
    if _PROPERTIES not in folder:
        raise DamagedDocument("it is no Outlook message inside")
    if "smime" in _text(folder, _KIND).lower() and "multipartsigned" not in _text(folder, _KIND).lower():
        raise EncryptedDocument(
            "the message is encrypted", remedy="Save it unencrypted from your mail program."
        )
    fixed = _fixed(folder, _HEADS[head])
    page = fixed.get(_CODE_PAGE, 0) & 0xFFFF
    sender, address = _text(folder, _SENDER, page), _text(folder, _ADDRESS, page)
    sender = f"{sender} <{address}>" if address and address != sender else sender
    message = Message(_one_line(_text(folder, _SUBJECT, page)), _one_line(sender), _day(fixed.get(_SENT, 0)))
    plain, html = _text(folder, _TEXT, page), _page(folder, page)
    if html:
        message.words.append(better_of(plain, html))
    elif plain.strip():
        message.words.append(("text", plain))
    names = [name for name in folder.folders() if name.startswith(_ATTACHED)]
    if len(names) > bounds.MAX_MAIL_PARTS:
        raise TooLarge(f"the message has over {bounds.MAX_MAIL_PARTS} attachments")
    for number, name in enumerate(names, 1):
        if one := _attached(folder.folder(name), number, page, depth):
            message.attached.append(one)
    return message


def _attached(folder: CompoundFile, number: int, page: int, depth: int) -> Held | None:
    name = _text(folder, _NAME, page) or _text(folder, _SHORT_NAME, page)
    inner = _stream(_CONTENT, _OBJECT)
    if inner in folder.folders():
        message = folder.folder(inner)
        if _PROPERTIES not in message:
            return Held(name or f"attachment-{number}.ole", partial(bytes, 0))  # a sheet or drawing within
        subject = _one_line(_text(message, _SUBJECT, page)).replace("/", "-")
        return Held(f"{subject or name or f'attachment-{number}'}.eml", partial(_as_sent, message, depth + 1))
    if _text(folder, _MIME, page).startswith("image/") and not name:
        return None  # a picture in the text
    return Held(name or f"attachment-{number}.bin", partial(folder.read, _stream(_CONTENT, _BINARY)))


def _as_sent(folder: CompoundFile, depth: int) -> bytes:
    """Return an attached message, which has no bytes of its own, as it would be sent."""
    if depth > bounds.MAX_MAIL_DEPTH:
        raise TooLarge(f"messages lie in it over {bounds.MAX_MAIL_DEPTH} deep")
    message = _message(folder, "inside", depth)
    head = (
        f"From: {_coded(message.sender)}\nSubject: {_coded(message.subject)}\nDate: {message.sent}\n"
        f"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary={_BOUNDARY}\n\n"
    )
    parts = [
        _part(
            f"text/{'html' if kind == 'html' else 'plain'}; charset=utf-8", words.encode("utf-8", "replace")
        )
        for kind, words in message.words
    ]
    for one in message.attached:
        name = f"application/octet-stream; name*=utf-8''{quote(one.name)}"
        parts.append(_part(name, one.read() if one.read else b""))
    return f"{head}{''.join(parts)}--{_BOUNDARY}--\n".encode("ascii")


def _part(kind: str, content: bytes) -> str:
    coded = base64.encodebytes(content).decode("ascii")
    return f"--{_BOUNDARY}\nContent-Type: {kind}\nContent-Transfer-Encoding: base64\n\n{coded}\n"


def _coded(words: str) -> str:
    return f"=?utf-8?b?{base64.b64encode(words.encode('utf-8', 'replace')).decode('ascii')}?="


def _rich_text(folder: CompoundFile) -> bytes:
    from minutesparse.readers.lzfu import unpack_rich_text

    raw = folder.read(_stream(_RICH_TEXT, _BINARY))
    try:
        return unpack_rich_text(raw) if raw else b""
    except DamagedDocument:
        return b""


def _page(folder: CompoundFile, page: int) -> str:
    from minutesparse.readers.htmlpage import decode_page

    raw = folder.read(_stream(_PAGE, _BINARY))
    return decode_page(raw) if raw else _text(folder, _PAGE, page)


def _text(folder: CompoundFile, tag: int, page: int = 0) -> str:
    """Return a property that is text: in UTF-16, or in the message's code page."""
    wide = folder.read(_stream(tag, _WIDE))
    if wide:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    raw = folder.read(_stream(tag, _BYTES)).rstrip(b"\0")
    text = decode_as(raw, f"cp{page}") if page else None
    return decode(raw) if text is None else text


def _has(folder: CompoundFile, tag: int) -> bool:
    return _stream(tag, _BINARY) in folder


def _stream(tag: int, kind: int) -> str:
    return f"__substg1.0_{tag:04x}{kind:04x}"


def _fixed(folder: CompoundFile, head: int) -> dict[int, int]:
    """Return the properties of fixed length, as numbers."""
    raw = folder.read(_PROPERTIES)
    found: dict[int, int] = {}
    for at in range(head, len(raw) - 15, 16):
        _, tag, _, value = struct.unpack_from("<HHIQ", raw, at)
        found[tag] = value
    return found


def _day(ticks: int) -> str:
    """Return the day of a time that counts tenths of microseconds from 1601."""
    days = ticks // _DAY
    return (_EPOCH + dt.timedelta(days=days)).isoformat() if 0 < days < 300_000 else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
