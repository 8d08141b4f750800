"""Styles: what a paragraph or a run looks like once its styles and its own properties are put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from minutesparse.compiling import compiled
from minutesparse.readers.docx_names import (
    ILVL,
    NUM_ID,
    NUMPR,
    OUTLINE,
    PPR,
    RPR,
    RSTYLE,
    STYLE_ID,
    TYPE,
    VAL,
    is_on,
    number,
)
from minutesparse.readers.docx_symbols import is_symbol_font
from minutesparse.readers.looks import Look
from minutesparse.readers.ooxml import qn

MAX_CHAIN = 64
_STYLE, _BASED_ON, _NAME, _DEFAULT = qn("w:style"), qn("w:basedOn"), qn("w:name"), qn("w:default")
_DEFAULTS = f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{RPR}"
_UNDERLINE, _COLOUR, _FONTS, _ASCII = qn("w:u"), qn("w:color"), qn("w:rFonts"), qn("w:ascii")
_SWITCHES = {qn("w:b"): 0, qn("w:i"): 1, qn("w:strike"): 2, qn("w:dstrike"): 2, qn("w:vanish"): 3}
_TABLE_PART = f"{qn('w:tblStylePr')}[@{TYPE}='firstRow']/{RPR}"
_HEADING = compiled(r"heading ([1-9])\b", re.IGNORECASE)


class Said(NamedTuple):
    """What one set of run properties says; None where it says nothing. A `colour` of "" is plain."""

    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    hidden: bool | None = None
    underline: bool | None = None
    colour: str | None = None
    style: str | None = None
    font: str | None = None


SILENT = Said()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style says: heading level, list, look. `chain` is the style and its bases."""

    chain: tuple[str, ...] = ()
    name: str = ""
    heading: int | None = None
    num_id: str | None = None
    depth: int | None = None
    said: Said = SILENT


@dataclass(slots=True)
class Styles:
    """The styles of a document by id; each is put together when it is first used."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    default_id: str = ""
    defaults: Said = SILENT
    _paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict)
    _characters: dict[str, Said] = field(default_factory=dict)
    _looks: dict[tuple[Said, Said, bool], Look | None] = field(default_factory=dict)

    def paragraph(self, id: str | None) -> ParagraphStyle:
        """Return a paragraph style; the document's default one for an id that is not there."""
        key = id if id in self.elements else self.default_id
        if key not in self._paragraphs:
            self._paragraphs[key] = _put_together(self._chain(key))
        return self._paragraphs[key]

    def look(self, base: Said, own: Said, *, bold: bool = False) -> Look | None:
        """Return how a run of a paragraph style is seen, None where it is hidden.

        What the run says itself holds. Styles switch bold and the like over: a bold character style
        in a bold heading is not bold. `bold` is the table style's word for the row.
        """
        key = (base, own, bold)
        if key not in self._looks:
            self._looks[key] = self._look(base, own, bold=bold)
        return self._looks[key]

    def _look(self, base: Said, own: Said, *, bold: bool) -> Look | None:
        character, below = self._character(own.style), self.defaults
        defaults = (below.bold or bold, below.italic, below.strike, below.hidden)
        on = [_switch(*said) for said in zip(own[:4], base[:4], character[:4], defaults, strict=True)]
        if on[3]:
            return None
        said = (own, character, base, below)
        underline = next((s.underline for s in said if s.underline is not None), False)
        colour = next((s.colour for s in said if s.colour is not None), None)
        font = next((s.font for s in said if s.font is not None), None)
        return Look(on[0], on[1], underline, on[2], colour or None, font if is_symbol_font(font) else None)

    def _character(self, id: str | None) -> Said:
        if id is None:
            return SILENT
        if id not in self._characters:
            self._characters[id] = _merge([read_said(e.find(RPR)) for _, e in self._chain(id)])
        return self._characters[id]

    def first_row_is_bold(self, id: str | None) -> bool:
        """Say whether a table style shows a table's first row in bold."""
        for _, element in self._chain(id or ""):
            look = element.find(_TABLE_PART)
            if look is not None and read_said(look).bold is not None:
                return bool(read_said(look).bold)
        return False

    def _chain(self, style_id: str) -> list[tuple[str, etree._Element]]:
        """Return a style and those it is based on; a style based on itself ends there."""
        chain: dict[str, etree._Element] = {}
        while style_id in self.elements and style_id not in chain and len(chain) < MAX_CHAIN:
            chain[style_id] = self.elements[style_id]
            based_on = chain[style_id].find(_BASED_ON)
            style_id = (based_on.get(VAL) or "") if based_on is not None else ""
        return list(chain.items())


def read_styles(root: etree._Element | None) -> Styles:
    """Read the styles part; without one everything is plain."""
    if root is None:
        return Styles()
    elements, default_id = {}, ""
    for element in root.iterchildren(_STYLE):
        style_id = element.get(STYLE_ID) or ""
        elements[style_id] = element
        is_default = is_on(element.get(_DEFAULT, "0"))
        if is_default and element.get(TYPE) == "paragraph":
            default_id = style_id
    return Styles(elements, default_id, read_said(root.find(_DEFAULTS)))


def read_said(properties: etree._Element | None) -> Said:
    """Read run properties (`w:rPr`)."""
    if properties is None or not len(properties):
        return SILENT
    switches: list[bool | None] = [None, None, None, None]
    underline: bool | None = None
    colour = style = font = None
    for child in properties:
        tag = child.tag
        at = _SWITCHES.get(tag)
        if at is not None:
            switches[at] = is_on(child.get(VAL)) or (tag.endswith("strike") and bool(switches[at]))
        elif tag == _COLOUR:
            colour = _colour(child.get(VAL))
        elif tag == RSTYLE:
            style = child.get(VAL)
        elif tag == _UNDERLINE and child.get(VAL) is not None:
            underline = child.get(VAL) != "none"
        elif tag == _FONTS:
            font = child.get(_ASCII)
    bold, italic, strike, hidden = switches
    return Said(bold, italic, strike, hidden, underline, colour, style, font)


def _colour(value: str | None) -> str | None:
    if value is None:
        return None
    value = value.upper()
    return value if re.fullmatch(r"[0-9A-F]{6}", value) and value != "000000" else ""


def _switch(*said: bool | None) -> bool:
    """Put together what the run, the paragraph's and the character style, and the defaults say."""
    own, base, character, default = said
    if own is not None:
        return own
    if base is None and character is None:
        return bool(default)
    return bool(base) != bool(character)


def _merge(chain: list[Said]) -> Said:
    """Return what a style and its bases say: the nearest word holds."""
    values = (
        next((said[i] for said in chain if said[i] is not None), None) for i in range(len(Said._fields))
    )
    return Said(*values)  # type: ignore[arg-type]


def _put_together(chain: list[tuple[str, etree._Element]]) -> ParagraphStyle:
    name, heading, num_id, depth = "", None, None, None
    for at, (_, element) in enumerate(chain):
        named = element.find(_NAME)
        own_name = (named.get(VAL) or "") if named is not None else ""
        name = own_name if at == 0 else name
        properties = element.find(PPR)
        if heading is None:
            heading = _heading(own_name, properties)
        numbered = properties.find(NUMPR) if properties is not None else None
        if numbered is not None:
            own_id, own_depth = numbered.find(NUM_ID), numbered.find(ILVL)
            num_id = own_id.get(VAL) if num_id is None and own_id is not None else num_id
            depth = number(own_depth.get(VAL)) if depth is None and own_depth is not None else depth
    said = _merge([read_said(element.find(RPR)) for _, element in chain])
    ids = tuple(style_id for style_id, _ in chain)
    return ParagraphStyle(ids, name, heading or None, num_id, depth, said)


def _heading(name: str, properties: etree._Element | None) -> int | None:
    """Return a style's heading level from 1 to 6, 0 where it says that it is none, None if it says nothing.

    The built-in headings keep their English name inside the file, whatever the language of Word.
    """
    outline = properties.find(OUTLINE) if properties is not None else None
    if outline is not None:
        return heading_level(outline.get(VAL))
    if match := _HEADING.match(name):
        return min(int(match[1]), 6)
    return 1 if name.lower() == "title" else None


def heading_level(outline: str | None) -> int:
    """Return the heading level for an outline level, which counts from 0; 0 for body text (9).

    >>> heading_level("0"), heading_level("7"), heading_level("9")
    (1, 6, 0)
    """
    level = number(outline, 9)
    return min(level + 1, 6) if 0 <= level <= 8 else 0
