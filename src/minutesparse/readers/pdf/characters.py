"""One page's characters as pdfium holds them: asked for boxes, origins and looks."""

from __future__ import annotations

import ctypes
from math import hypot
from struct import Struct
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from minutesparse.readers.pdf import calls
from minutesparse.readers.pdf.fonts import Font, read_font
from minutesparse.readers.pdf.frame import Frame
from minutesparse.readers.pdf.turned import ASKEW
from minutesparse.readers.pdf.words import Look
from minutesparse.source import Box

_RECT = Struct("4f").unpack_from
_POINT = Struct("2d").unpack_from
_INK = Struct("4I").unpack_from
_INVISIBLE = 3
_BLACK = 0x40


class Style(NamedTuple):
    """What a text object's letters share; `straight` says that they run to the right in pdfium's space."""

    look: Look
    font: Font
    size: float
    straight: bool


NO_STYLE = Style(Look(), Font(bold=False, italic=False, pictures=None), 1.0, straight=False)


class Characters:
    """One page while it is read: pdfium's handle, and what was already asked about its objects."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self.raw = textpage
        self.handle = calls.address(textpage)
        self.frame = frame
        self.rect = (ctypes.c_float * 4)()
        self.rect_at = ctypes.addressof(self.rect)
        self.point = (ctypes.c_double * 2)()
        self.x_at = ctypes.addressof(self.point)
        self.y_at = self.x_at + 8
        self.sides = (ctypes.c_float * 6)()
        self.sides_at = ctypes.addressof(self.sides)
        self.ink = (ctypes.c_uint * 4)()
        self.ink_at = [ctypes.addressof(self.ink) + 4 * i for i in range(4)]
        self.fonts: dict[int, Font] = {}
        self.styles: dict[int, Style] = {}
        self.looks: dict[tuple[int, int, tuple[int, ...]], Look] = {}

    def box(self, index: int) -> Box:
        """Return a character's box in pdfium's space: left, bottom, right, top of its room on the line."""
        calls.char_box(self.handle, index, self.rect_at)
        left, top, right, bottom = _RECT(self.rect)
        return left, bottom, right, top

    def origin(self, index: int) -> tuple[float, float]:
        """Return where a character begins on its baseline, in pdfium's space."""
        calls.char_origin(self.handle, index, self.x_at, self.y_at)
        return _POINT(self.point)

    def style(self, index: int) -> Style:
        found: int | None = calls.text_object(self.handle, index)
        if found is None:
            return NO_STYLE
        return self.styles.get(found) or self._read_style(found, index)

    def _read_style(self, text_object: int, index: int) -> Style:
        address = calls.text_font(text_object)
        font = self.fonts.get(address)
        if font is None:
            font = self.fonts[address] = read_font(ctypes.cast(address, pdfium.FPDF_FONT))
        calls.fill_colour(text_object, *self.ink_at)
        key = address, calls.text_mode(text_object), _INK(self.ink)
        look = self.looks.get(key)
        if look is None:
            look = self.looks[key] = _look(font, key[1], *key[2])
        calls.char_matrix(self.handle, index, self.sides_at)
        a, b, c, d = _RECT(self.sides)
        size = round(calls.font_size(self.handle, index) * (d if c == 0 < d else hypot(c, d)), 2)
        straight = a > 0 and -0.05 * a <= b <= 0.05 * a and not self.frame.quarters
        style = self.styles[text_object] = Style(look, font, size, straight)
        return style

    def matrix(self, index: int) -> tuple[float, float, float, float]:
        """Return how a letter's sides run: right and up along the first two, up along the others."""
        calls.char_matrix(self.handle, index, self.sides_at)
        return _RECT(self.sides)

    def shape(self, index: int) -> Box:
        """Return the box round a letter's own shape, in pdfium's space: left, bottom, right, top."""
        edges = [ctypes.c_double() for _ in range(4)]
        pdfium.FPDFText_GetCharBox(self.raw, index, *[ctypes.byref(e) for e in edges])
        left, right, bottom, top = (e.value for e in edges)
        return left, bottom, right, top

    def turn(self, index: int) -> int:
        """Return how a character runs on the page as it is seen: 0, 90 (upwards), 180, 270, 45 (askew)."""
        a, b, _, _ = self.matrix(index)
        x, y = self.frame.place(a, b)
        zero_x, zero_y = self.frame.place(0, 0)
        x, y = x - zero_x, y - zero_y
        if abs(y) <= 0.05 * abs(x):
            return 0 if x >= 0 else 180
        if abs(x) <= 0.05 * abs(y):
            return 90 if y < 0 else 270
        return ASKEW


def _look(font: Font, mode: int, red: int, green: int, blue: int, alpha: int) -> Look:
    faint = alpha < 128 or 0xB0 <= min(red, green, blue) < 0xF8
    return Look(font.bold, font.italic, _colour(red, green, blue), faint, mode == _INVISIBLE)


def _colour(red: int, green: int, blue: int) -> str | None:
    """Return six hex digits, None for what prints as black."""
    if max(red, green, blue) <= _BLACK and max(red, green, blue) - min(red, green, blue) <= 8:
        return None
    return f"{red:02X}{green:02X}{blue:02X}"
