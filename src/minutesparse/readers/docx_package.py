"""The container of a Word file: which part is the text, and which parts it leans on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from minutesparse.errors import DamagedDocument, UnsupportedFormat
from minutesparse.readers.docx_names import DOCUMENT
from minutesparse.readers.ooxml import PACKAGE, RT, relationships_of, target_of
from minutesparse.readers.zipped import ZippedParts

_USUAL_MAIN = "/word/document.xml"
_USUAL = {
    RT.STYLES: "/word/styles.xml",
    RT.NUMBERING: "/word/numbering.xml",
    RT.FOOTNOTES: "/word/footnotes.xml",
    RT.ENDNOTES: "/word/endnotes.xml",
    RT.SETTINGS: "/word/settings.xml",
    RT.CORE_PROPERTIES: "/docProps/core.xml",
}
"""Where the parts stand in nearly every file, for one whose list of relationships is lost."""


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship to another part of the file."""

    id: str
    type: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """An opened Word file. `document` is the root of the main part; `warnings` grows as parts fail."""

    parts: ZippedParts
    document: etree._Element
    own_links: tuple[Link, ...]
    links: tuple[Link, ...]
    warnings: list[str] = field(default_factory=list)

    def related(self, type: str) -> etree._Element | None:
        """Return the part of a type that the text, or the file as a whole, points at; None without one.

        A part that is damaged is passed over with a warning: the text is read without it.
        """
        for link in (*self.links, *self.own_links):
            if link.type == type and link.target in self.parts:
                return self.part(link.target)
        usual = _USUAL.get(type)
        return self.part(usual) if usual and not self.links and usual in self.parts else None

    def by_id(self, id: str | None) -> etree._Element | None:
        """Return the part that a relationship of the text's points at; None without one."""
        for link in self.links:
            if link.id == id and link.target in self.parts:
                return self.part(link.target)
        return None

    def part(self, name: str) -> etree._Element | None:
        try:
            return self.parts.xml(name)
        except DamagedDocument as error:
            self.warnings.append(f"{error}; the text was read without it")
            return None


def open_package(stream: BinaryIO) -> Package:
    """Open a .docx, .docm, .dotx or .dotm; the main part is found by relationship, not by content type.

    Raises `EncryptedDocument`, `DamagedDocument`, `TooLarge`, and `UnsupportedFormat` for a workbook or
    a presentation under a Word name.
    """
    parts = ZippedParts(stream)
    own = _read_links(parts, PACKAGE)
    main = next((k.target for k in own if k.type == RT.OFFICE_DOCUMENT and k.target in parts), _USUAL_MAIN)
    if main not in parts:
        main = next((f"/{n}" for n in parts.names() if n.endswith("/document.xml")), main)
    document = parts.xml(main)
    if document.tag != DOCUMENT:
        kind = etree.QName(document).localname
        if kind in ("workbook", "presentation"):
            raise UnsupportedFormat(f"this is a {kind} under the name of a Word document")
        raise DamagedDocument("its main part is no Word document")
    return Package(parts, document, own, _read_links(parts, main))


def _read_links(parts: ZippedParts, source: str) -> tuple[Link, ...]:
    """Read the relationships of a part; none where the list is missing or broken."""
    try:
        root = parts.xml(relationships_of(source))
    except DamagedDocument:
        return ()
    found = []
    for child in root:
        target = (child.get("Target") or "").replace("\\", "/")
        if child.get("TargetMode") != "External" and target:
            place = target_of(source, target)
            found.append(Link(child.get("Id") or "", child.get("Type") or "", place))
    return tuple(found)
