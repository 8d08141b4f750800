"""The text of a page's characters: what pdfium gives, made what a reader sees."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from typing import Any

import pypdfium2.raw as pdfium

from minutesparse.compiling import compiled
from minutesparse.readers.pdf.fonts import Font, glyph_text

_HYPHENS = ("\ufffe", "\x02")  # what pdfium writes for a hyphen at a line's end
_NO_WIDTH = "\u200b\u2060\ufeff"
_UNSEEN = compiled(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff0-\ufffc\uffff]")
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "ft",
    0xFB06: "st",
}
_PAIR = compiled("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_LINE_ENDS = frozenset(("", "\r", "\n"))


def page_text(textpage: Any, count: int) -> str:
    """Return the page's characters, one in the text for each that pdfium counts."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = [pdfium.FPDFText_GetUnicode(textpage, i) for i in range(count)]
    return _PAIR.sub(_joined, "".join(chr(c) if c < 0x110000 else "\ufffd" for c in codes))


def _joined(pair: re.Match[str]) -> str:
    """Return the sign that two halves make, and nothing to see in the place of the second; a lone half is none."""
    sign = pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return sign if len(pair[0]) == 1 else sign + "\u200b"


def shown(raw: str, font: Font) -> str:
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


def blank_before(text: str, at: int) -> str:
    """Return the blank before a character: "" none, a lone no-break space, a line's beginning."""
    while at and text[at - 1] in _NO_WIDTH:
        at -= 1
    before = text[at - 1 : at]
    if before in _LINE_ENDS:
        return "\n"
    if before == "\u00a0":
        return " " if at > 1 and text[at - 2].isspace() else "\u00a0"
    return " " if before.isspace() or before < " " else ""


def blank_behind(text: str, stop: int) -> bool | None:
    """Say whether a blank was drawn after a word at a line's end; None where the line goes on."""
    behind = text[stop : stop + 2]
    if behind[:1] in _LINE_ENDS:
        return False
    return True if behind[1:] in _LINE_ENDS else None
