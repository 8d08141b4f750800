"""Bytes to lines of text, whatever wrote them."""

from __future__ import annotations

import codecs

from minutesparse.compiling import compiled

_BREAKS = compiled("\r\n|\r|\x0b|\x85|\u2028|\u2029")
DROPPED = compiled("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Control characters, and marks that only steer how text is shown."""
_COLOURS = compiled("\x1b\\[[0-9;]*m")

_CHARSETS = ("utf-", "ascii", "iso", "cp", "mac", "koi8", "big5", "gb", "euc", "shift", "johab", "hz", "tis")


def decode(raw: bytes) -> str:
    r"""Return the text of bytes: UTF-8, UTF-16 where a mark says so, else Windows' Western European.

    Never fails. Line ends become "\n", a form feed a blank line; what no reader sees is dropped.

    >>> decode(b"caf\xc3\xa9\r\nna\xefve")
    'café\nnaïve'
    """
    if wide := wide_encoding(raw):
        text = raw.decode(wide, "replace")
    else:
        raw = raw.removeprefix(codecs.BOM_UTF8)
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            # Minutes pasted together from two programs hold lines of both kinds.
            text = "\n".join(_decode_line(line) for line in raw.split(b"\n"))
    text = _BREAKS.sub("\n", _COLOURS.sub("", text)).replace("\x0c", "\n\n")
    return DROPPED.sub("", text)


def decode_as(raw: bytes, charset: str) -> str | None:
    """Return the text of bytes by the name of their encoding; None for a name that is of none.

    Some of Python's encodings are none of texts, or take a time that grows with the square of the length.
    """
    try:
        name = codecs.lookup(charset).name
        if not name.startswith(_CHARSETS):
            return None
        return raw.decode("cp1252" if name == "iso8859-1" else name, "replace")
    except (LookupError, ValueError):
        return None


def wide_encoding(raw: bytes) -> str | None:
    """Return the UTF-16 codec of bytes that say so or look so: every other byte of Western text is zero."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = raw[:2000]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if half >= 8 and max(even, odd) > 0.6 * half and min(even, odd) < 0.1 * half:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in cp1252; Latin-1 gives control characters, dropped later.
        return "".join(bytes([b]).decode("cp1252", "ignore") for b in line)
