"""What the characters of symbol fonts look like: ticks, boxes, bullets, arrows, Greek letters."""

from __future__ import annotations

from minutesparse.compiling import compiled

_PRIVATE = compiled("[\uf020-\uf0ff]")

EMPTY_BOX, TICKED_BOX = "☐", "☒"

_SYMBOL = {
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    0x2D: "−",
    0xA3: "≤",
    0xA7: "♣",
    0xA8: "♦",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xD6: "√",
    0xDE: "⇒",
    0xE5: "∑",
}
_WINGDINGS = {
    0x28: "☎",
    0x2A: "✉",
    0x4A: "☺",
    0x4C: "☹",
    0x6C: "●",
    0x6E: "■",
    0x6F: EMPTY_BOX,
    0x70: EMPTY_BOX,
    0x71: EMPTY_BOX,
    0x72: EMPTY_BOX,
    0x75: "◆",
    0x76: "❖",
    0x78: TICKED_BOX,
    0x9F: "•",
    0xA7: "▪",
    0xA8: EMPTY_BOX,
    0xB7: "•",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: TICKED_BOX,
    0xFE: "☑",
}
_WINGDINGS_2 = {
    0x2A: EMPTY_BOX,
    0x4F: "✗",
    0x50: "✓",
    0x51: TICKED_BOX,
    0x52: "☑",
    0x53: TICKED_BOX,
    0x54: TICKED_BOX,
    0x97: "•",
    0xA3: EMPTY_BOX,
}
_FONTS: dict[str, dict[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {0x7D: "►", 0x84: "◄"},
    "webdings": {0x61: "✓", 0x63: EMPTY_BOX, 0x72: "✗", 0x34: "►", 0x67: "■", 0x6E: "●"},
}
# A list's own boxes are bullets to the eye, unless the list is a list of tasks.
_BULLET_SHAPES = {0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0xA8: "▫"}


def is_symbol_font(font: str | None) -> bool:
    """Say whether a font shows pictures in the places of letters."""
    return font is not None and font.lower() in _FONTS


def in_symbol_font(text: str, font: str | None) -> str:
    r"""Return the text as it looks in a symbol font.

    Word writes such characters by their own code or in the private area at U+F000. A private
    character without a known font is taken for Wingdings, where ticks and bullets mostly live;
    one that no table knows stays as it is.

    >>> in_symbol_font("\uf0fc", "Wingdings"), in_symbol_font("R", "Wingdings 2"), in_symbol_font("\uf0b7", None)
    ('✓', '☑', '•')
    """
    table = _FONTS.get(font.lower()) if font else None
    if table is None:
        return _PRIVATE.sub(lambda match: _WINGDINGS.get(ord(match[0]) & 0xFF, match[0]), text)
    return "".join(
        table.get(ord(c) & 0xFF, c) if ord(c) < 0x100 or "\uf020" <= c <= "\uf0ff" else c for c in text
    )


def symbol(code: str | None, font: str | None) -> str:
    """Return what a `w:sym` shows; its code is in hexadecimal.

    >>> symbol("F0A8", "Wingdings"), symbol("2026", "Calibri"), symbol("zz", None)
    ('☐', '…', '')
    """
    try:
        point = int(code or "", 16)
    except ValueError:
        return ""
    if not 0x20 <= point < 0xFFFE or 0xD800 <= point < 0xE000:
        return ""
    return in_symbol_font(chr(point), font)


def bullet(text: str, font: str | None) -> str:
    r"""Return a list's bullet as it looks.

    >>> bullet("\uf0b7", "Symbol"), bullet("o", "Courier New"), bullet("\uf0a8", "Wingdings")
    ('•', 'o', '▫')
    """
    if len(text) == 1 and font and font.lower() == "wingdings" and (ord(text) & 0xFF) in _BULLET_SHAPES:
        return _BULLET_SHAPES[ord(text) & 0xFF]
    return in_symbol_font(text, font)
