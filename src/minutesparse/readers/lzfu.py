"""Unpack the rich text of an Outlook message ([MS-OXRTFCP])."""

from __future__ import annotations

import struct

from minutesparse.errors import DamagedDocument, TooLarge

LONGEST = 8 << 20
"""Bytes of rich text: minutes of a thousand pages."""
_PACKED, _PLAIN = b"LZFu", b"MELA"
_HEAD, _SIZE = 16, 4096
_BEGINNING = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What the window holds at first: the words that every rich text begins with."""


def unpack_rich_text(raw: bytes) -> bytes:
    """Return the RTF in a message's packed rich text.

    Raises `DamagedDocument` for what is none, and `TooLarge`; what is cut short gives what there is.
    """
    if len(raw) < _HEAD:
        raise DamagedDocument("the message's rich text is cut short")
    size, mark = struct.unpack_from("<I4s", raw, 4)
    if size > LONGEST:
        raise TooLarge(f"the message's rich text is over {LONGEST >> 20} MB")
    if mark == _PLAIN:
        return raw[_HEAD : _HEAD + size]
    if mark != _PACKED:
        raise DamagedDocument("the message's rich text is packed in an unknown way")
    return bytes(_unpack(raw, size))


def _unpack(raw: bytes, size: int) -> bytearray:
    """Go through runs of eight tokens, each a letter, or a place in the window and a length."""
    window = bytearray(_BEGINNING.ljust(_SIZE, b"\0"))
    write, at = len(_BEGINNING), _HEAD
    made = bytearray()
    while at < len(raw) and len(made) < size:
        flags, at = raw[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                letters, at = raw[at : at + 1], at + 1
            else:
                token, at = int.from_bytes(raw[at : at + 2], "big"), at + 2
                start = token >> 4
                if start == write or at > len(raw):
                    return made
                letters = _copied(window, start, (token & 15) + 2, write)
            for letter in letters:
                window[write] = letter
                write = (write + 1) % _SIZE
            made += letters
    return made


def _copied(window: bytearray, start: int, length: int, write: int) -> bytes:
    """Return letters out of the window; where it comes to what it writes itself, that is repeated."""
    distance = (write - start) % _SIZE
    found = bytes(window[(start + i) % _SIZE] for i in range(min(length, distance)))
    return (found * (length // max(1, len(found)) + 1))[:length]
