"""Styles of OpenDocument: what a paragraph or a stretch of text looks like with its styles' parents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from minutesparse.compiling import compiled
from minutesparse.readers.docx_symbols import is_symbol_font
from minutesparse.readers.looks import Look
from minutesparse.readers.odt_names import DISPLAY, name

MAX_CHAIN = 32
_STYLE, _DEFAULT, _NAME, _FAMILY, _PARENT = (
    name(f"style:{local}") for local in ("style", "default-style", "name", "family", "parent-style-name")
)
_SHOWN_NAME, _LIST_STYLE = name("style:display-name"), name("style:list-style-name")
_TEXT_PROPERTIES, _FACE = name("style:text-properties"), name("style:font-face")
_WEIGHT, _SLANT, _COLOUR, _FAMILY_NAME = (
    name(f"fo:{local}") for local in ("font-weight", "font-style", "color", "font-family")
)
_UNDERLINES = name("style:text-underline-style"), name("style:text-underline-type")
_STRIKES = name("style:text-line-through-style"), name("style:text-line-through-type")
_FONT, _AUTOMATIC_COLOUR = name("style:font-name"), name("style:use-window-font-color")
_SVG_FAMILY = name("svg:font-family")
_HEADING = compiled(r"heading(?: |_20_)([1-9])", re.IGNORECASE)
_HEX = compiled(r"#[0-9a-fA-F]{6}")


class Said(NamedTuple):
    """What text properties say; None where they say nothing. A `colour` of "" is plain."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    strike: bool | None = None
    colour: str | None = None
    font: str | None = None
    hidden: bool | None = None


SILENT = Said()


@dataclass(frozen=True, slots=True, eq=False)
class Shade:
    """What holds for text at a place, and how it is seen there; None where it is hidden."""

    said: Said
    look: Look | None


class ParagraphStyle(NamedTuple):
    """What a paragraph style and its parents say. `list_style` is "" where they say that there is no list."""

    shade: Shade
    heading: int | None
    list_style: str | None


@dataclass(slots=True)
class Styles:
    """The styles that hold in one part of a document: its own automatic ones, then the common ones."""

    elements: Mapping[tuple[str, str], etree._Element]
    faces: dict[str, str] = field(default_factory=dict)
    _paragraphs: dict[str | None, ParagraphStyle] = field(default_factory=dict)
    _said: dict[tuple[str, str | None], Said] = field(default_factory=dict)
    _within: dict[tuple[Shade, str, str | None], Shade] = field(default_factory=dict)
    _shades: dict[Said, Shade] = field(default_factory=dict)

    def paragraph(self, style: str | None) -> ParagraphStyle:
        """Return a paragraph style; an unknown one says what the document's default does."""
        found = self._paragraphs.get(style)
        if found is None:
            chain = self.chain("paragraph", style)
            headings = (_heading(e.get(_SHOWN_NAME) or e.get(_NAME) or "") for e in chain)
            lists = (element.get(_LIST_STYLE) for element in chain)
            found = self._paragraphs[style] = ParagraphStyle(
                self._shade(self.said("paragraph", style)),
                next((level for level in headings if level is not None), None),
                next((named for named in lists if named is not None), None),
            )
        return found

    def said(self, family: str, style: str | None) -> Said:
        """Return what a style of a family ("paragraph", "text") and its parents say of text."""
        key = family, style
        found = self._said.get(key)
        if found is None:
            found = SILENT
            for element in self.chain(family, style):
                properties = element.find(_TEXT_PROPERTIES)
                if properties is not None:
                    found = over(found, self._read(properties))
            if family == "paragraph":
                default = self.elements.get((family, ""))
                properties = default.find(_TEXT_PROPERTIES) if default is not None else None
                found = over(found, self._read(properties)) if properties is not None else found
            self._said[key] = found
        return found

    def within(self, outer: Shade, family: str, style: str | None) -> Shade:
        """Return what holds within a span of a style."""
        key = outer, family, style
        found = self._within.get(key)
        if found is None:
            found = self._within[key] = self._shade(over(self.said(family, style), outer.said))
        return found

    def _shade(self, said: Said) -> Shade:
        found = self._shades.get(said)
        if found is None:
            font = said.font if is_symbol_font(said.font) else None
            drawn = bool(said.bold), bool(said.italic), bool(said.underline), bool(said.strike)
            look = None if said.hidden else Look(*drawn, said.colour or None, font)
            found = self._shades[said] = Shade(said, look)
        return found

    def chain(self, family: str, style: str | None) -> list[etree._Element]:
        """Return a style and its parents, nearest first; one that is its own parent ends there."""
        found: dict[str, etree._Element] = {}
        while style and style not in found and len(found) < MAX_CHAIN:
            element = self.elements.get((family, style))
            if element is None:
                break
            found[style] = element
            style = element.get(_PARENT)
        return list(found.values())

    def font(self, properties: etree._Element) -> str | None:
        """Return the font that properties name: a name of the document's own stands for the real one."""
        named = properties.get(_FONT)
        found = self.faces.get(named, named) if named else properties.get(_FAMILY_NAME)
        return found.strip("'\"") if found else None

    def _read(self, properties: etree._Element) -> Said:
        weight, slant, shown = properties.get(_WEIGHT), properties.get(_SLANT), properties.get(DISPLAY)
        return Said(
            None if weight is None else weight in ("bold", "600", "700", "800", "900"),
            None if slant is None else slant != "normal",
            _drawn(properties, *_UNDERLINES),
            _drawn(properties, *_STRIKES),
            _colour(properties),
            self.font(properties),
            None if shown is None else shown == "none",
        )


def over(upper: Said, lower: Said) -> Said:
    """Return what holds where one set of properties lies over another."""
    if lower is SILENT:
        return upper
    return Said(*(u if u is not None else w for u, w in zip(upper, lower, strict=True)))  # type: ignore[arg-type]


def read_styles(*homes: etree._Element | None) -> dict[tuple[str, str], etree._Element]:
    """Return the styles under elements by family and name; a family's default one has the name ""."""
    found = {}
    for home in homes:
        for element in home.iterchildren(_STYLE, _DEFAULT) if home is not None else ():
            found[element.get(_FAMILY) or "", element.get(_NAME) or ""] = element
    return found


def read_faces(root: etree._Element) -> dict[str, str]:
    """Return the fonts' real names by those the document has given them."""
    return {
        face.get(_NAME) or "": (face.get(_SVG_FAMILY) or "").strip("'\"")
        for face in root.iterfind(f"{name('office:font-face-decls')}/{_FACE}")
    }


def _heading(name: str) -> int | None:
    """Return the level of a heading's style, for a paragraph that is not written as a heading."""
    if name.lower() == "title":
        return 1
    match = _HEADING.fullmatch(name)
    return min(int(match[1]), 6) if match else None


def _drawn(properties: etree._Element, style: str, kind: str) -> bool | None:
    said = [value for value in (properties.get(style), properties.get(kind)) if value is not None]
    return "none" not in said if said else None


def _colour(properties: etree._Element) -> str | None:
    if properties.get(_AUTOMATIC_COLOUR) == "true":
        return ""
    value = properties.get(_COLOUR)
    if value is None:
        return None
    return value[1:].upper() if _HEX.fullmatch(value) and value != "#000000" else ""
