"""Parts of a zip file, inflated and parsed within bounds: for the formats that are XML in a zip.

The bounds are on what is inflated because it is needed: a picture of three gigabytes beside a page
of text does no harm, as nobody opens it.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import BinaryIO

from lxml import etree

from minutesparse import bounds
from minutesparse.errors import DamagedDocument, EncryptedDocument, TooLarge

_PIECE = 1 << 20

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)

# Office's "strict" flavour says the same under other names.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
)


class ZippedParts:
    """The parts of one zip file by name, which is taken as Office takes it: in any case, with any slash.

    Raises `EncryptedDocument`, `DamagedDocument` or `TooLarge`, when opened or when a part is read.
    """

    def __init__(self, stream: BinaryIO) -> None:
        if stream.read(8) == OLE_MAGIC:
            _refuse_ole(stream)
        stream.seek(0)
        try:
            self._zip = zipfile.ZipFile(stream)
            entries = self._zip.infolist()
        except _BROKEN as error:
            raise DamagedDocument("the zip container is broken or cut short") from error
        if len(entries) > bounds.MAX_ENTRIES:
            raise TooLarge(f"it holds {len(entries):,} parts, over {bounds.MAX_ENTRIES:,}")
        self._total = 0
        self._twice: set[str] = set()
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            key = _key(entry.filename)
            if key in self._entries:
                self._twice.add(key)
            self._entries[key] = entry

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def names(self) -> list[str]:
        """Return the names of all parts, in lower case with forward slashes."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """Return a part's bytes; `DamagedDocument` where there is no such part, or two of them."""
        key = _key(name)
        entry = self._entries.get(key)
        if entry is None:
            raise DamagedDocument(f"its part {key} is missing")
        if key in self._twice:
            raise DamagedDocument(f"it holds two parts named {key}")
        if entry.flag_bits & 1:
            raise EncryptedDocument("the file is locked with a password")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DamagedDocument(f"its part {key} is packed in an unknown way")
        size = entry.file_size
        self._total += size
        if size > bounds.MAX_PART:
            raise TooLarge(f"its part {key} unpacks to {size >> 20} MB, over {bounds.MAX_PART >> 20}")
        if size > bounds.RATIO_FREE and size > bounds.MAX_RATIO * entry.compress_size:
            raise TooLarge(f"its part {key} unpacks to over {bounds.MAX_RATIO} times its size")
        if self._total > bounds.MAX_ARCHIVE:
            raise TooLarge(f"its parts unpack to over {bounds.MAX_ARCHIVE >> 20} MB")
        try:
            # In pieces, as `size` may be a lie: zipfile stops at it, but inflates a whole piece first.
            with self._zip.open(entry) as part:
                return b"".join(iter(lambda: part.read(_PIECE), b""))
        except _BROKEN as error:
            raise DamagedDocument(f"its part {key} is broken or cut short") from error

    def xml(self, name: str) -> etree._Element:
        """Return the root of a part that is XML; `DamagedDocument` where it is not."""
        return parse_xml(self.read(name), _key(name))


def parse_xml(content: bytes, name: str) -> etree._Element:
    """Parse XML without entities, network or depth past 256; comments are left out.

    Raises `DamagedDocument` for what is not well-formed, is nested too deep, or brings a DTD: no
    word processor writes one, and entities are how a small file grows to gigabytes. `TooLarge` past
    `bounds.MAX_XML`.
    """
    if len(content) > bounds.MAX_XML:
        raise TooLarge(f"its part {name} is XML of {len(content) >> 20} MB, over {bounds.MAX_XML >> 20}")
    if b"http://purl.oclc.org/ooxml/" in content:
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        fault = "is nested too deep" if "depth" in str(error) else "is not well-formed XML"
        raise DamagedDocument(f"its part {name} {fault}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedDocument(f"its part {name} brings a document type of its own")
    return root


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _refuse_ole(stream: BinaryIO) -> None:
    stream.seek(0)
    if "EncryptedPackage".encode("utf-16-le") in stream.read():
        raise EncryptedDocument("the file is locked with a password")
    raise DamagedDocument("it is an old Office file under a new name")
