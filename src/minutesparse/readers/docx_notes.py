"""Footnotes and endnotes, and the marks that lead to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from minutesparse.readers.docx_names import CUSTOM_MARK, ENDNOTE_REF, FOOTNOTE_REF, ID, is_on
from minutesparse.readers.docx_numerals import note_mark
from minutesparse.readers.docx_package import Package
from minutesparse.readers.ooxml import RT

_PARTS = {FOOTNOTE_REF: RT.FOOTNOTES, ENDNOTE_REF: RT.ENDNOTES}


@dataclass(slots=True)
class Notes:
    """The notes of a document; a part is opened at the first reference into it."""

    package: Package
    _parts: dict[object, dict[str, etree._Element]] = field(default_factory=dict)
    _told: dict[object, int] = field(default_factory=dict)

    def find(self, reference: etree._Element) -> tuple[str | None, etree._Element | None]:
        """Return the mark that a reader sees ("¹", "ⁱ" for endnotes) and the note; each note once.

        No mark where the writer typed one of his own: it stands in the text.
        """
        kind = reference.tag
        if kind not in self._parts:
            root = self.package.related(_PARTS[kind])
            self._parts[kind] = {note.get(ID) or "": note for note in root} if root is not None else {}
        note = self._parts[kind].pop(reference.get(ID) or "", None)
        if is_on(reference.get(CUSTOM_MARK, "0")):
            return None, note
        self._told[kind] = self._told.get(kind, 0) + 1
        return note_mark(self._told[kind], endnote=kind == ENDNOTE_REF), note
