"""Which code page the bytes of a Rich Text file are in."""

from __future__ import annotations

import codecs

DEFAULT = "cp1252"
SYMBOL = "symbol"
"""The bytes of a picture font: they have no letters behind them."""

_CHARSETS = {
    2: SYMBOL,
    77: "mac_roman",
    78: "cp932",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_PAGES = {10000: "mac_roman", 1361: "johab", 936: "gbk", 65001: "utf-8", 20127: "cp1252", 42: SYMBOL}
_WIDE = frozenset({"cp932", "cp949", "johab", "gbk", "cp950", "utf-8"})


def charset(number: int | None) -> str | None:
    r"""Return the codec of a font's `\fcharset`; None where the document's own holds.

    >>> charset(204), charset(0)
    ('cp1251', None)
    """
    return _CHARSETS.get(number or 0)


def code_page(number: int | None) -> str | None:
    r"""Return the codec of an `\ansicpg` or `\cpg`; None for one that is not known.

    >>> code_page(1251), code_page(1), code_page(10000)
    ('cp1251', None, 'mac_roman')
    """
    if number in _PAGES:
        return _PAGES[number]
    try:
        return codecs.lookup(f"cp{number}").name if number else None
    except LookupError:
        return None


def decode(raw: bytes, codec: str) -> tuple[str, bytes]:
    """Return the text of bytes, and a last byte that is but half a character."""
    if codec == SYMBOL:
        return "".join(chr(0xF000 + byte) for byte in raw), b""
    if codec in _WIDE:
        decoder = codecs.getincrementaldecoder(codec)("replace")
        text = decoder.decode(raw)
        return text, decoder.getstate()[0]
    return raw.decode(codec, "replace"), b""
