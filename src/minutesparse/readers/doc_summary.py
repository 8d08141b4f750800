"""What an old Office file says about itself: its title."""

from __future__ import annotations

import struct

_SECTION, _CODE_PAGE, _TITLE = 44, 1, 2
_BYTES, _WIDE, _SHORT = 0x1E, 0x1F, 0x02


def read_title(raw: bytes) -> str:
    """Return the title in a stream of properties, "" where there is none."""
    if len(raw) < _SECTION + 4:
        return ""
    (section,) = struct.unpack_from("<I", raw, _SECTION)
    if section + 8 > len(raw):
        return ""
    (count,) = struct.unpack_from("<I", raw, section + 4)
    places: dict[int, int] = {}
    for i in range(min(count, 64, (len(raw) - section - 8) // 8)):
        identity, offset = struct.unpack_from("<II", raw, section + 8 + 8 * i)
        places[identity] = section + offset
    codec = _codec(raw, places.get(_CODE_PAGE, len(raw)))
    at = places.get(_TITLE, len(raw))
    if at + 8 > len(raw):
        return ""
    kind, _, length = struct.unpack_from("<HHI", raw, at)
    if kind == _WIDE or codec == "utf-16-le":
        size, codec = (length * 2 if kind == _WIDE else length), "utf-16-le"
    elif kind == _BYTES:
        size = length
    else:
        return ""
    text = raw[at + 8 : at + 8 + min(size, 1000)].decode(codec, "replace")
    return " ".join(text.partition("\0")[0].split())


def _codec(raw: bytes, at: int) -> str:
    from minutesparse.readers.rtf_codes import DEFAULT, SYMBOL, code_page

    if at + 6 > len(raw) or struct.unpack_from("<H", raw, at)[0] != _SHORT:
        return DEFAULT
    (page,) = struct.unpack_from("<H", raw, at + 4)
    found = code_page(page)
    return "utf-16-le" if page == 1200 else found if found and found != SYMBOL else DEFAULT
