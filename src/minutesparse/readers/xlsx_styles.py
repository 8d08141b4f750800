"""How the cells of a workbook look: their formats for numbers, and what their fonts say."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from minutesparse.document import BLACKS, Run
from minutesparse.readers.xlsx_values import usual_format

_OFF = ("0", "false", "none")


@dataclass(frozen=True, slots=True)
class Styles:
    """By the number that a cell gives: its format and its look."""

    formats: tuple[str, ...] = ()
    looks: tuple[Run, ...] = ()

    def format(self, style: int) -> str:
        return self.formats[style] if 0 <= style < len(self.formats) else ""

    def look(self, style: int) -> Run:
        return self.looks[style] if 0 <= style < len(self.looks) else Run("")


def read_styles(root: etree._Element | None) -> Styles:
    if root is None:
        return Styles()
    own = {
        number_of(child, "numFmtId"): child.get("formatCode") or ""
        for child in root.iterfind("{*}numFmts/{*}numFmt")
    }
    fonts = [look_of(font) for font in root.iterfind("{*}fonts/{*}font")]
    formats, looks = [], []
    for cell in root.iterfind("{*}cellXfs/{*}xf"):
        number, font = number_of(cell, "numFmtId"), number_of(cell, "fontId")
        formats.append(own.get(number) or usual_format(number))
        looks.append(fonts[font] if 0 <= font < len(fonts) else Run(""))
    return Styles(tuple(formats), tuple(looks))


def look_of(font: etree._Element | None) -> Run:
    """Return the look that a font gives, as a run without text."""
    if font is None:
        return Run("")
    colour = font.find("{*}color")
    rgb = (colour.get("rgb") or "")[-6:].upper() if colour is not None else ""
    return Run(
        "",
        bold=_is_on(font.find("{*}b")),
        italic=_is_on(font.find("{*}i")),
        underline=_is_on(font.find("{*}u")),
        strike=_is_on(font.find("{*}strike")),
        colour=rgb if len(rgb) == 6 and rgb not in BLACKS else None,
    )


def number_of(element: etree._Element, name: str) -> int:
    """Return an attribute that is a number, -1 where it is none."""
    text = element.get(name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get("val", "1") not in _OFF
