"""The words of a page, with their boxes and their looks, from pdfium's characters.

A page of minutes has some 2,500 characters, and asking pdfium for the box of each costs more than all
of pdfium's own work. So only the first and the last character of a word are asked for, and the others
only where those two disagree (a bold syllable, a raised "th", words drawn without blanks between).
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from struct import Struct
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from minutesparse.errors import TooLarge
from minutesparse.readers.pdf import calls
from minutesparse.readers.pdf.fonts import Font, glyph_text, read_font
from minutesparse.readers.pdf.frame import Frame
from minutesparse.readers.pdf.words import Look, Word
from minutesparse.source import Box

MAX_CHARACTERS = 1_000_000
"""On one page; a page of a broadsheet has 50,000."""

_LINE = re.compile(r"[^\r\n]+")
_TOKEN = re.compile(r"[^\s\x00-\x1f\u200b\u2060\ufeff\ufffe]+[\ufffe\x02]?")
_NO_WIDTH = "\u200b\u2060\ufeff"
_HYPHENS = ("\ufffe", "\x02")  # what pdfium writes for a hyphen at a line's end
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff0-\ufffc\uffff]")
_RECT = Struct("4f").unpack_from
_POINT = Struct("2d").unpack_from
_ABOVE, _BELOW = 0.8, 0.2
"""In type sizes: the room of a line above and below its baseline, as fonts' own words for it can't be had on."""
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "ft",
    0xFB06: "st",
}
_LINE_ENDS = frozenset(("", "\r", "\n"))
_INVISIBLE = 3
_ASKEW = 45
_BLACK = 0x40
_WIDE = 0.85
"""In type sizes a letter: a word above this may be drawn with gaps that no blank stands for."""
_GAP = 0.3
"""In type sizes: a gap between two letters that parts words, though no blank was drawn."""


class Style(NamedTuple):
    """What a text object's letters share; `straight` says that they run to the right in pdfium's space."""

    look: Look
    font: Font
    size: float
    straight: bool


_NO_STYLE = Style(Look(), Font(bold=False, italic=False, pictures=None), 1.0, straight=False)


class _Page:
    """One page while it is read: pdfium's handle, and what was already asked about its objects."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self.raw = textpage
        self.handle = calls.address(textpage)
        self.frame = frame
        self.rect = (ctypes.c_float * 4)()
        self.rect_at = ctypes.addressof(self.rect)
        self.point = (ctypes.c_double * 2)()
        self.x_at = ctypes.addressof(self.point)
        self.ink = (ctypes.c_uint * 4)()
        self.ink_at = [ctypes.addressof(self.ink) + 4 * i for i in range(4)]
        self.fonts: dict[int, Font] = {}
        self.styles: dict[int, Style] = {}
        self.looks: dict[Look, Look] = {}

    def box(self, index: int) -> Box:
        """Return a character's box in pdfium's space: left, bottom, right, top of its room on the line."""
        calls.char_box(self.handle, index, self.rect_at)
        left, top, right, bottom = _RECT(self.rect)
        return left, bottom, right, top

    def origin(self, index: int) -> tuple[float, float]:
        """Return where a character begins on its baseline, in pdfium's space."""
        calls.char_origin(self.handle, index, self.x_at, self.x_at + 8)
        return _POINT(self.point)

    def style(self, index: int) -> Style:
        found: int | None = calls.text_object(self.handle, index)
        if found is None:
            return _NO_STYLE
        return self.styles.get(found) or self._read_style(found, index)

    def _read_style(self, text_object: int, index: int) -> Style:
        address = calls.text_font(text_object)
        font = self.fonts.get(address)
        if font is None:
            font = self.fonts[address] = read_font(ctypes.cast(address, pdfium.FPDF_FONT))
        calls.fill_colour(text_object, *self.ink_at)
        red, green, blue, alpha = self.ink
        faint = alpha < 128 or 0xB0 <= min(red, green, blue) < 0xF8
        hidden = calls.text_mode(text_object) == _INVISIBLE
        look = Look(font.bold, font.italic, _colour(red, green, blue), faint, hidden)
        a, b, c, d = self.matrix(index)
        size = round(pdfium.FPDFText_GetFontSize(self.raw, index) * hypot(c, d), 2)
        straight = a > 0 and abs(b) <= 0.05 * a and not self.frame.quarters
        style = self.styles[text_object] = Style(self.looks.setdefault(look, look), font, size, straight)
        return style

    def matrix(self, index: int) -> tuple[float, float, float, float]:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.raw, index, ctypes.byref(matrix))
        return matrix.a, matrix.b, matrix.c, matrix.d


def read_words(textpage: Any, frame: Frame) -> list[Word]:
    """Return the words on a page in the order of drawing, those outside its visible part left out.

    Raises `TooLarge` for a page of more characters than anybody prints.
    """
    count = pdfium.FPDFText_CountChars(textpage)
    if count > MAX_CHARACTERS:
        raise TooLarge(f"a page of {count:,} characters")
    page = _Page(textpage, frame)
    text = _text(textpage, count) if count > 0 else ""
    words: list[Word] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        shared = calls.text_object(page.handle, start) == calls.text_object(page.handle, end - 1)
        style = page.style(start)
        for token in _TOKEN.finditer(text, start, end):
            at, stop = token.span()
            if not shared:
                style = page.style(at)
            if style.straight and (shared or _alike(page, at, stop - 1, style.size)):
                word = _whole_word(page, text, at, stop, style, len(words))
                if word:
                    words.append(word)
                    continue
            words += [part._replace(order=len(words)) for part in _part_words(page, text, at, stop)]
    width, height = 2 * frame.width, 2 * frame.height
    return [w for w in words if w.text and 0 <= w.x0 + w.x1 <= width and 0 <= w.top + w.bottom <= height]


def _alike(page: _Page, first: int, last: int, size: float) -> bool:
    """Say whether two characters are of one font and on one baseline; some producers draw each alone."""
    a, b = calls.text_object(page.handle, first), calls.text_object(page.handle, last)
    if a == b:
        return True
    if calls.text_font(a) != calls.text_font(b):
        return False
    return abs(page.origin(first)[1] - page.origin(last)[1]) < 0.1 * size


def _whole_word(page: _Page, text: str, at: int, stop: int, style: Style, order: int) -> Word | None:
    """Return the word of characters `at` to `stop`, None where it is too wide for one word."""
    size = style.size
    left, along = page.origin(at)
    calls.char_box(page.handle, stop - 1, page.rect_at)
    wide = page.rect[2] - left
    if not 0 < wide <= _WIDE * size * (stop - at):
        return None
    frame = page.frame
    base = frame.top - along
    left -= frame.left
    shown = _clean(text[at:stop], style.font)
    lead, trail = _lead(text, at), _trail(text, stop)
    top, foot = base - _ABOVE * size, base + _BELOW * size
    return Word(shown, left, top, left + wide, foot, base, style.look, lead, trail, 0, order)


def _part_words(page: _Page, text: str, at: int, stop: int) -> Iterator[Word]:
    """Yield the words that a stretch of characters without blanks makes, letter by letter."""
    letters = [_letter(page, text, i) for i in range(at, stop)]
    start = 0
    for i, (a, b) in enumerate(pairwise(letters), 1):
        raised = b.size < 0.85 * a.size and abs(b.base - a.base) < 0.6 * a.size and not a.turn
        level = b._replace(base=a.base) if raised else b
        lead = _follows(a, level)
        if lead or (a.look, a.turn) != (b.look, b.turn):
            yield _merge(letters[start:i])
            start = i
            level = level._replace(lead=lead)
        letters[i] = level
    if letters:
        yield _merge(letters[start:])._replace(trail=_trail(text, stop))


def _follows(a: Word, b: Word) -> str:
    """Return "" where letter `b` stands right behind `a` on its line, else a blank."""
    size = max(a.size, 1.0)
    if a.turn == 90:
        gap, step = a.top - b.bottom, b.base - a.base
    elif a.turn == 270:
        gap, step = b.top - a.bottom, b.base - a.base
    else:
        gap, step = b.x0 - a.x1, b.base - a.base
    if a.turn == _ASKEW:
        return ""
    return "" if -size < gap < _GAP * size and abs(step) < 0.2 * size else " "


def _merge(letters: list[Word]) -> Word:
    first = letters[0]
    return first._replace(
        text="".join(w.text for w in letters),
        x0=min(w.x0 for w in letters),
        top=min(w.top for w in letters),
        x1=max(w.x1 for w in letters),
        bottom=max(w.bottom for w in letters),
    )


def _letter(page: _Page, text: str, index: int) -> Word:
    """Return one character as a word, however it is turned."""
    style = page.style(index)
    turn = 0 if style.straight else _turn(page, index)
    frame, size = page.frame, style.size
    across, base = frame.place(*page.origin(index))
    above, below = _ABOVE * size, _BELOW * size
    x0, up, x1, down = frame.box(*(page.box(index) if style.straight else _ink(page, index)))
    match turn:
        case 0:
            x0, up, down = min(x0, across), base - above, base + below
        case 90:
            x0, x1, base = across - above, across + below, across
        case 270:
            x0, x1, base = across - below, across + above, across
        case _:
            down = max(down, up + size / 2)
    shown, lead = _clean(text[index], style.font), _lead(text, index)
    return Word(shown, x0, up, x1, down, base, style.look, lead, turn=turn)


def _ink(page: _Page, index: int) -> Box:
    """Return the box round a letter's own shape, in pdfium's space: left, bottom, right, top."""
    edges = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(page.raw, index, *[ctypes.byref(e) for e in edges])
    left, right, bottom, top = (e.value for e in edges)
    return left, bottom, right, top


def _turn(page: _Page, index: int) -> int:
    """Return how a character runs on the page as it is seen: 0, 90 (upwards), 180, 270 or 45 (askew)."""
    a, b, _, _ = page.matrix(index)
    x, y = page.frame.place(a, b)
    zero_x, zero_y = page.frame.place(0, 0)
    x, y = x - zero_x, y - zero_y
    if abs(y) <= 0.05 * abs(x):
        return 0 if x >= 0 else 180
    if abs(x) <= 0.05 * abs(y):
        return 90 if y < 0 else 270
    return _ASKEW


def _text(textpage: Any, count: int) -> str:
    """Return the page's characters, one in the text for each that pdfium counts."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(textpage, i) for i in range(count))
    return "".join(chr(c) if c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes)


def _clean(raw: str, font: Font) -> str:
    """Return a word as a reader sees it: ligatures in letters, bullets in their shapes, nothing unseen.

    A soft hyphen at the end stays, as the line may end there.
    """
    if font.pictures is None and raw.isascii() and raw.isprintable():
        return raw
    if raw.endswith(_HYPHENS):
        raw = raw[:-1] + "-"
    text = glyph_text(_UNSEEN.sub("", raw), font).translate(_LIGATURES)
    if "\u00ad" in text:
        text = text[:-1].replace("\u00ad", "") + text[-1]
    return unicodedata.normalize("NFC", text)


def _lead(text: str, at: int) -> str:
    """Return the blank before a character: "" none, a lone no-break space, a line's beginning."""
    while at and text[at - 1] in _NO_WIDTH:
        at -= 1
    before = text[at - 1 : at]
    if before in _LINE_ENDS:
        return "\n"
    if before == "\u00a0":
        return " " if at > 1 and text[at - 2].isspace() else "\u00a0"
    return " " if before.isspace() or before < " " else ""


def _trail(text: str, stop: int) -> bool | None:
    """Say whether a blank was drawn after a word at a line's end; None where the line goes on."""
    behind = text[stop : stop + 2]
    if behind[:1] in _LINE_ENDS:
        return False
    return True if behind[1:] in _LINE_ENDS else None


def _colour(red: int, green: int, blue: int) -> str | None:
    """Return six hex digits, None for what prints as black."""
    if max(red, green, blue) <= _BLACK and max(red, green, blue) - min(red, green, blue) <= 8:
        return None
    return f"{red:02X}{green:02X}{blue:02X}"
