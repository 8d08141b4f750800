"""The container of an OpenDocument file: its content, its styles, what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from minutesparse.errors import DamagedDocument, EncryptedDocument, UnsupportedFormat
from minutesparse.readers.odt_names import BODY, TEXT, name
from minutesparse.readers.zipped import ZippedParts, parse_xml

_MANIFEST = "META-INF/manifest.xml"
_DOCUMENT, _META, _TITLE = name("office:document"), name("office:meta"), name("dc:title")


@dataclass(frozen=True, slots=True)
class Package:
    """An opened file. In a flat one `content` and `styles` are the same root.

    `warnings` are of parts that could not be read.
    """

    content: etree._Element
    text: etree._Element
    styles: etree._Element | None
    title: str
    warnings: list[str] = field(default_factory=list)


def open_package(stream: BinaryIO) -> Package:
    """Open an .odt, .ott or .fodt.

    Raises `EncryptedDocument`, `DamagedDocument`, `TooLarge`, and `UnsupportedFormat` for a sheet or
    slides under the name of a text.
    """
    start = stream.read(2)
    stream.seek(0)
    if start != b"PK":
        root = parse_xml(stream.read(), "the file")
        return Package(root, _text_of(root), root, _title_of(root))
    parts = ZippedParts(stream)
    warnings: list[str] = []
    try:
        content = parts.xml("content.xml")
    except DamagedDocument as error:
        if _is_encrypted(parts):
            raise EncryptedDocument("the file is locked with a password") from error
        raise
    text = _text_of(content)
    styles, about = (_optional(parts, part, warnings) for part in ("styles.xml", "meta.xml"))
    return Package(content, text, styles, _title_of(about) if about is not None else "", warnings)


def _is_encrypted(parts: ZippedParts) -> bool:
    return "encrypted-package" in parts or (
        _MANIFEST in parts and b"encryption-data" in parts.read(_MANIFEST)
    )


def _optional(parts: ZippedParts, part: str, warnings: list[str]) -> etree._Element | None:
    if part not in parts:
        return None
    try:
        return parts.xml(part)
    except DamagedDocument as error:
        warnings.append(f"{error}; the text was read without it")
        return None


def _text_of(root: etree._Element) -> etree._Element:
    text = root.find(f"{BODY}/{TEXT}")
    if text is not None:
        return text
    body = root.find(BODY)
    kind = etree.QName(body[0]).localname if body is not None and len(body) else None
    if kind is None:
        raise DamagedDocument("it holds no OpenDocument text")
    raise UnsupportedFormat(f"this is a {kind} under the name of a text")


def _title_of(root: etree._Element) -> str:
    return " ".join((root.findtext(f"{_META}/{_TITLE}") or "").split())
