"""What a PDF's fonts tell: bold, italic, how far letters hang below the line, picture letters."""

from __future__ import annotations

import ctypes
import struct
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from minutesparse.compiling import compiled

_BOLD = compiled(
    r"(?i:bold|black(?![a-z])|heavy|extrabold|ultra(?!light))|[Dd]emi(?![a-z])|Medi(?![a-z])|[-,]Bd|"
    r"^(?:CM|SF|EC|LM)\w?BX"
)
_ITALIC = compiled(r"(?i:italic|oblique|kursiv)|[-,]It(?![a-z])|^(?:CM|SF|EC)(?:TI|SL|BXTI)\d")
_SUBSET = compiled(r"^[A-Z]{6}\+")
_NAMELESS = compiled(r"(?:CIDFont\+|Font|TT)?[A-Z]{0,2}\d*$")
_PICTURE_FONT = compiled(r"(?i)(wingdings|zapfdingbats|(?<!open)(?<!math)symbol)[ -]?(2)?(?!s)")
_FLAG_ITALIC = 1 << 6
_FLAG_FORCE_BOLD = 1 << 18
_BOLD_WEIGHT = 600
_PICTURES = "\uf000"

_SYMBOL = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0x76: "◆", 0x2D: "–", 0xA8: "☐", 0xFE: "☑", 0xFD: "☒"} | {
    0xE0: "→", 0xAE: "→", 0xF0: "→", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x6E: "■", 0x6C: "●", 0xFB: "☒",
}  # fmt: skip
"""What a letter of the private area shows in the fonts that office programs draw bullets with."""
_LETTERS = _SYMBOL | {0x78: "•"}  # what some printers leave of the bullet
_WINGDINGS = _SYMBOL | {0x70: "☐", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0x9E: "·"}
_ZAPF = {0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x33: "✓", 0x34: "✓", 0x38: "☒"}
_WINGDINGS_2 = {0x50: "✓", 0x4F: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x96: "•", 0x97: "●"}


class Font(NamedTuple):
    """A font's looks; `pictures` says what its letters show where they are none."""

    bold: bool
    italic: bool
    pictures: dict[int, str] | None


def read_font(handle: Any) -> Font:
    """Return what pdfium says about a font.

    A font that a printer driver has renamed ("CIDFont+F2") is asked for the weight in its own tables.
    """
    name = _SUBSET.sub("", _name(pdfium.FPDFFont_GetBaseFontName, handle))
    flags = pdfium.FPDFFont_GetFlags(handle)
    if not _NAMELESS.match(name):
        return _named(name, flags)
    name = _name(pdfium.FPDFFont_GetFamilyName, handle)
    font = _named(name, flags)
    bold, italic = _looks_of_file(_file(handle)) or (font.bold, font.italic)
    return font._replace(bold=bold, italic=italic)


@lru_cache(maxsize=256)
def _named(name: str, flags: int) -> Font:
    bold = bool(_BOLD.search(name)) or bool(flags > 0 and flags & _FLAG_FORCE_BOLD)
    italic = bool(_ITALIC.search(name)) or bool(flags > 0 and flags & _FLAG_ITALIC)
    pictures = None
    if found := _PICTURE_FONT.search(name):
        kind = found[1].casefold()
        wingdings = _WINGDINGS_2 if found[2] else _WINGDINGS
        pictures = _LETTERS if kind == "symbol" else _ZAPF if kind == "zapfdingbats" else wingdings
    return Font(bold, italic, pictures)


def glyph_text(text: str, font: Font) -> str:
    r"""Return what a word shows where letters stand for bullets and boxes, the word itself elsewhere.

    >>> plain = Font(False, False, None)
    >>> glyph_text("\uf0b7", plain), glyph_text("oil", plain)
    ('•', 'oil')
    >>> glyph_text("þ", Font(False, False, _WINGDINGS))
    '☑'
    """
    if font.pictures is None and (text < _PICTURES or text.isascii()):
        return text
    return "".join([_shape(c, font.pictures) for c in text])


def _shape(letter: str, pictures: dict[int, str] | None) -> str:
    """Return what a letter shows; one of the private area that nothing is known of is a bullet."""
    code = ord(letter)
    private = 0xE000 <= code <= 0xF8FF
    if pictures is None:
        return _SYMBOL.get(code - 0xF000, letter) if private else letter
    return pictures.get(code - 0xF000 if code >= 0xF000 else code, "•" if private else letter)


def _name(ask: Any, handle: Any) -> str:
    buffer = ctypes.create_string_buffer(256)
    ask(handle, buffer, 256)
    return buffer.value.decode("latin-1")


def _file(handle: Any) -> bytes:
    length = ctypes.c_size_t()
    if not pdfium.FPDFFont_GetFontData(handle, None, 0, ctypes.byref(length)) or not length.value:
        return b""
    held = (ctypes.c_uint8 * length.value)()
    pdfium.FPDFFont_GetFontData(handle, held, length.value, ctypes.byref(length))
    return bytes(held)


def _looks_of_file(font: bytes) -> tuple[bool, bool] | None:
    """Return bold and italic as a TrueType or OpenType file says, None for other files.

    >>> _looks_of_file(b"%!PS-AdobeFont")
    """
    if font[:4] not in (b"\x00\x01\x00\x00", b"true", b"OTTO"):
        return None
    try:
        count = struct.unpack_from(">H", font, 4)[0]
        tables = {
            tag: offset
            for tag, _, offset, _ in (struct.unpack_from(">4sLLL", font, 12 + 16 * i) for i in range(count))
        }
        style = struct.unpack_from(">H", font, tables[b"head"] + 44)[0]
        weight = struct.unpack_from(">H", font, tables[b"OS/2"] + 4)[0] if b"OS/2" in tables else 0
    except (struct.error, KeyError):
        return None
    return bool(style & 1) or weight >= _BOLD_WEIGHT, bool(style & 2)
