"""Read a message as it is sent (.eml), a page saved with its pictures (.mht), and a box of messages (.mbox)."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as Part
from email.parser import BytesParser
from email.policy import Compat32
from email.utils import parsedate_to_datetime
from functools import partial
from typing import BinaryIO, cast

from minutesparse import bounds
from minutesparse.document import Document
from minutesparse.errors import EncryptedDocument, TooLarge
from minutesparse.readers.decoding import decode, decode_as
from minutesparse.readers.message import Message, better_of, write_message
from minutesparse.readers.unpacking import Allowance, Held

_LONGEST_FIELD = 10_000
"""Characters of a header field: what comes after is no subject, name or date."""
_RESOURCES = ("image/", "font/", "text/css", "text/javascript", "application/javascript")
_ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/msword": ".doc",
    "application/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/zip": ".zip",
}
_LOCKED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


def read(stream: BinaryIO) -> Document:
    """Read a message's own text; what is attached to it are documents of their own, see `held`.

    Raises `EncryptedDocument` and `TooLarge`.
    """
    message, root = _open(stream.read())
    is_page = root.get_content_type() == "multipart/related" and "message-id" not in root
    return write_message(message, "mhtml" if is_page else "eml")


def held(stream: BinaryIO, allowance: Allowance) -> Iterator[Held]:  # noqa: ARG001 - it unpacks to no more
    """Yield the message's own text, then what is attached to it. Raises as `read` does."""
    message, _ = _open(stream.read())
    yield from message.held()


def held_in_box(stream: BinaryIO, allowance: Allowance) -> Iterator[Held]:
    """Yield the messages of a box, each begun by a line "From …", numbered from 1."""
    raw = stream.read()
    starts = [found.start() for found in re.finditer(rb"(?m)^From [^\r\n]{1,200}\d{4}[^\r\n]{0,20}\r?$", raw)]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(raw)], strict=True), 1):
        allowance.count()
        message = raw[start:end]
        yield Held(f"{number}.eml", partial(bytes, message[message.find(b"\n") + 1 :]))


class _Part(Part):
    """A part of a message. One that is a message itself stays closed: it is opened as a file of its own."""

    def get_content_type(self) -> str:
        kind = super().get_content_type()
        return kind.replace("message/", "application/", 1) if kind.startswith("message/") else kind


class _Policy(Compat32):
    """The library's old way with headers: its new one takes minutes for a long header, and goes to any
    depth in one full of brackets.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_FIELD]


def _open(raw: bytes) -> tuple[Message, Part]:
    left = bounds.MAX_MAIL_PARTS

    def make(policy: _Policy) -> _Part:
        nonlocal left
        left -= 1
        if left < 0:
            raise TooLarge(f"the message has over {bounds.MAX_MAIL_PARTS} parts")
        return _Part(policy=policy)

    try:
        # The library calls it with its policy, which its stubs leave out.
        root = BytesParser(make, policy=_Policy()).parsebytes(raw)  # type: ignore[arg-type]
        message = Message(_field(root, "subject"), _field(root, "from"), _day(_field(root, "date")))
        _gather(root, message)
    except RecursionError:
        raise TooLarge("parts of the message lie too deep in one another") from None
    return message, root


def _gather(part: Part, message: Message) -> None:
    kind = part.get_content_type()
    if kind in _LOCKED and "signed" not in str(part.get_param("smime-type") or ""):
        raise EncryptedDocument(
            "the message is encrypted", remedy="Save it unencrypted from your mail program."
        )
    if part.is_multipart():
        parts = cast("list[Part]", part.get_payload())
        if kind == "multipart/alternative":
            _gather_best(parts, message)
        elif kind == "multipart/related":
            for one in parts[:1]:
                _gather(one, message)
            for one in parts[1:]:
                if not one.get_content_type().startswith(_RESOURCES):
                    _gather(one, message)
        else:
            for one in parts:
                _gather(one, message)
    elif kind in ("text/plain", "text/html") and not _is_attached(part):
        message.words.append(("html" if kind == "text/html" else "text", _text(part)))
    else:
        number = len(message.attached) + 1
        name = _name(part) or f"attachment-{number}{_ENDINGS.get(kind) or _ending(kind)}"
        message.attached.append(Held(name, partial(_content, part)))


def _gather_best(parts: list[Part], message: Message) -> None:
    """Take the plain text or the page of a message that has both; what else there is is attached."""
    versions: dict[str, str] = {}
    for part in parts:
        inner = Message()
        _gather(part, inner)
        for kind, words in inner.words:
            versions[kind] = f"{versions[kind]}\n{words}" if kind in versions else words
        message.attached += inner.attached
    if len(versions) == 2:
        message.words.append(better_of(versions["text"], versions["html"]))
    else:
        message.words += versions.items()


def _is_attached(part: Part) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_name(part))


def _content(part: Part) -> bytes:
    """Return what a part holds; where it is cut short, what there is of it."""
    if str(part.get("content-transfer-encoding", "")).strip().lower() == "base64":
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", str(part.get_payload()).encode("ascii", "replace"))
        return binascii.a2b_base64(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: Part) -> str:
    raw = _content(part)
    charset = part.get_content_charset() or ""
    text = decode_as(raw, charset) if charset not in ("", "us-ascii") else None
    text = decode(raw) if text is None else text
    if part.get_content_type() == "text/plain" and str(part.get_param("format") or "").lower() == "flowed":
        return _unflowed(text, joins=str(part.get_param("delsp") or "").lower() == "yes")
    return text


def _unflowed(text: str, *, joins: bool) -> str:
    """Join the lines that a mail program wrapped and marked as such, with a blank at their end."""
    lines: list[str] = []
    open_line = False
    for line in text.replace("\r\n", "\n").split("\n"):
        stuffed = line.removeprefix(" ")
        if open_line and not line.startswith(">") and line != "-- ":
            lines[-1] += stuffed
        else:
            lines.append(line if line.startswith(">") else stuffed)
        open_line = line.endswith(" ") and line != "-- " and not line.startswith(">")
        if open_line and joins:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _name(part: Part) -> str:
    name = part.get_filename()
    return _decoded(name) if name else ""


def _ending(kind: str) -> str:
    sub = kind.rpartition("/")[2]
    return f".{sub}" if re.fullmatch(r"[a-z0-9]{2,5}", sub) else ".bin"


def _field(part: Part, name: str) -> str:
    raw = next((value for key, value in part.raw_items() if key.lower() == name), "")
    return _decoded(str(raw))


def _decoded(field: str) -> str:
    """Return a header field's words: "=?utf-8?q?M=C3=A4rz?=" is "März"; what can't be read stays."""
    text = " ".join(decode(field.encode("utf-8", "surrogateescape")).split())
    try:
        pieces = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    said = [
        piece if isinstance(piece, str) else (decode_as(piece, charset or "") or decode(piece))
        for piece, charset in pieces
    ]
    return " ".join(decode("".join(said).encode("utf-8", "replace")).split()) or text


def _day(date: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        return date
    try:
        return parsedate_to_datetime(date).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
