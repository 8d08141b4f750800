"""Tell what a file is from its bytes; its name only settles what bytes leave open."""

from __future__ import annotations

import codecs
import re

from minutesparse.compiling import compiled
from minutesparse.errors import DamagedDocument, EncryptedDocument, UnsupportedFormat
from minutesparse.readers.decoding import decode, wide_encoding
from minutesparse.readers.ole import CompoundFile
from minutesparse.readers.zipnames import names_of

HEAD = 1 << 20
"""How many bytes `sniff` wants from a file's beginning: in an OLE file the directory may stand deep in."""
TAIL = 1 << 16
"""How many from its end, where a zip keeps its list of files."""

KINDS = {
    "mbox": "a box of messages (.mbox)",
    "json": "JSON",
    "zip": "a zip archive",
}
"""The kinds that `sniff` tells apart and no reader reads yet, as a message names them."""

_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_ZIPS = (
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"word/", "docx"),
    (b"xl/workbook", "xlsx"),
)
_OTHER_ZIPS = (
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"ppt/presentation", "a PowerPoint presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file other than a text"),
    (b"mimetypeapplication/epub", "an e-book (.epub)"),
    (b"Index/Document.iwa", "an Apple Pages document"),
)
_BARE_WORD = (b"\xdb\xa5-\x00", b"\xdc\xa5")
"""Word 2, and Word 6 without its container."""
_OTHERS = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_HTML = compiled(
    r"(?:<!--.{0,2000}?-->\s*|<\?xml.{0,200}?\?>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_TAG = compiled(r"<(?:p|div|h[1-6]|ul|ol|dl|table|section|article)\b[^<>]{0,500}>", re.IGNORECASE)
_LINE_MARK = compiled(r"(?m)^(?:#{1,6}|[-*+]|\d{1,2}[.)]|\|) \S")
_MAIL_FIELD = compiled(
    r"(?mi)^(?:received|return-path|delivered-to|message-id|mime-version|content-type|x-[\w-]+|dkim-signature):"
)
_MESSAGE = compiled(r"(?:From |[\w-]+:)")
_ATX = compiled(r"(?m)^#{1,6} \S")
_MARKUP = compiled(r"(?m)^\|? *:?-{3,}:? *\||\]\(https?:|\*\*\w[^*\n]*\*\*|^ *[-*+] \[[ xX]\] ")


def sniff(head: bytes, tail: bytes, name: str) -> str:
    """Return the format of a file, a key of the readers' table or of `KINDS`.

    `head` is its first `HEAD` bytes, `tail` its last `TAIL`. Raises `EncryptedDocument` for an Office
    file with a password, `DamagedDocument` for half a zip and `UnsupportedFormat` for what is no
    document at all.
    """
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if head.startswith(b"PK"):  # before all else: it may begin with a whole PDF
        return _zip_kind(head, tail)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole_kind(head, tail)
    if head.startswith(_BARE_WORD):
        return "doc"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_IMAGES[:-1]) or (head.startswith(_IMAGES[-1]) and b"\x00" in head[:32]):
        return "image"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image"
    for magic, kind in _OTHERS:
        if head.startswith(magic):
            raise UnsupportedFormat(f"this is {kind}")
    if _is_binary(head):
        raise UnsupportedFormat("this is no text and no document that we know")
    return _text_kind(decode(head[:200_000]).lstrip(), name.lower())


def _zip_kind(head: bytes, tail: bytes) -> str:
    """Tell what a zip is by the names in its list: its files may hold anything, a whole .docx as it is."""
    names = names_of(tail)
    if names is None:
        return _zip_kind_by_marks(head + tail)
    if "xl/workbook.bin" in names:
        raise UnsupportedFormat("this is a binary Excel workbook (.xlsb)", remedy="Save it as .xlsx.")
    both = head[:200] + "\n".join(names).encode()
    is_office = "[content_types].xml" in names
    for mark, kind in _ZIPS:
        if mark in both and (is_office or kind in ("odt", "ods")):
            return kind
    if is_office or head[30:38] == b"mimetype":
        for mark, kind in _OTHER_ZIPS:
            if mark in both:
                raise UnsupportedFormat(f"this is {kind}")
    if "content.xml" in names and "meta-inf/manifest.xml" in names:
        return "odt"  # packed anew, with the word for its kind hidden in the middle
    if "word/document.xml" in names:
        return "docx"
    if "index/document.iwa" in names:
        raise UnsupportedFormat("this is an Apple Pages document")
    return "zip"


def _zip_kind_by_marks(both: bytes) -> str:
    for mark, kind in _ZIPS:
        if mark in both:
            return kind
    for mark, kind in _OTHER_ZIPS:
        if mark in both:
            raise UnsupportedFormat(f"this is {kind}")
    if b"META-INF/manifest.xml" in both and b"content.xml" in both:
        return "odt"
    if b"PK\x05\x06" not in both:
        raise DamagedDocument("the file is cut short or broken", remedy="Get a fresh copy of it.")
    return "zip"


def _ole_kind(head: bytes, tail: bytes) -> str:
    """Tell Office files by the streams at the top: within, a letter may hold a sheet, or a mail a letter."""
    try:
        holds = CompoundFile(head).__contains__
    except DamagedDocument:  # its list of streams lies further down, or is broken
        both = head + tail

        def holds(stream_name: str) -> bool:
            return stream_name.encode("utf-16-le") in both

    if holds("EncryptedPackage"):
        raise EncryptedDocument("the file is locked with a password")
    if holds("__properties_version1.0"):
        return "msg"
    if holds("WordDocument"):
        return "doc"
    if holds("Workbook") or holds("Book"):
        raise UnsupportedFormat("this is an old Excel workbook (.xls)", remedy="Save it as .xlsx.")
    if holds("PowerPoint Document"):
        raise UnsupportedFormat("this is a PowerPoint presentation")
    return "doc"


def _is_binary(head: bytes) -> bool:
    """Tell bytes that are no text: control characters, unless a few have slipped into valid UTF-8."""
    if wide_encoding(head):
        return False
    sample = head[:100_000]
    control = sum(sample.count(c) for c in (*range(9), *range(14, 27), *range(28, 32), 127))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return sample.count(0) > 0 or control > len(sample) // 20
    return control > len(sample) // 3


def _text_kind(text: str, name: str) -> str:
    if _HTML.match(text):
        return "html"
    if text.startswith("<?xml"):
        if "<office:document" in text[:2000] and "opendocument.text" in text[:20_000]:
            return "odt"
        if "<office:document" in text[:2000] and "opendocument.spreadsheet" in text[:20_000]:
            return "ods"
        raise UnsupportedFormat("this is an XML file")
    if text.startswith("<") and (name.endswith((".html", ".htm", ".xhtml")) or _is_mostly_tags(text)):
        return "html"
    if name.endswith((".csv", ".tsv")):
        return "csv"
    if re.match(r"[{\[]\s*[{\"\[]", text) and not name.endswith((".md", ".markdown")):
        return "json"
    top = text[: text.find("\n\n")] if "\n\n" in text else text
    if _MESSAGE.match(top) and (
        len(_MAIL_FIELD.findall(top)) >= 2 or name.endswith((".eml", ".mht", ".mhtml"))
    ):
        is_box = top.startswith("From ") and (name.endswith(".mbox") or "\n\nFrom " in text)
        return "mbox" if is_box else "eml"
    if name.endswith((".md", ".markdown", ".mdown", ".mkd")):
        return "markdown"
    if len(_ATX.findall(text)) >= 2 and len(_MARKUP.findall(text)) >= 2:
        return "markdown"
    return "text"


def _is_mostly_tags(text: str) -> bool:
    """Tell a page saved under another name from Markdown that begins with a logo in HTML."""
    return len(_BLOCK_TAG.findall(text)) >= 5 and len(_LINE_MARK.findall(text)) < 3
