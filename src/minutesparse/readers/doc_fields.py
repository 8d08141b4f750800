"""Fields of a Word 97 file, and the boxes and lists of its forms."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from minutesparse.readers.docx_symbols import EMPTY_BOX, TICKED_BOX

_HEADER, _UNSET = 68, 25


@dataclass(slots=True)
class Field:
    """A field begun and not ended: `{ instruction | result }`, of which the result is seen."""

    instruction: str = ""
    shown: bool = False

    @property
    def contents(self) -> bool:
        """Whether it is a table of contents."""
        return self.instruction.split(None, 1)[:1] == ["TOC"]


def form_text(instruction: str, more: bytes, at: int) -> str:
    """Return what a form's box or list shows, from the stream of data; a field of text shows its result."""
    kind = instruction.strip()
    if kind not in ("FORMCHECKBOX", "FORMDROPDOWN") or at + _HEADER + 10 > len(more):
        return ""
    (size,) = struct.unpack_from("<i", more, at)
    form = more[at + _HEADER : at + max(size, 0)]
    if len(form) < 10:
        return ""
    (bits,) = struct.unpack_from("<H", form, 4)
    chosen, place = (bits >> 2) & 0x1F, _after_text(form, 10)
    if chosen == _UNSET and place + 2 <= len(form):
        (chosen,) = struct.unpack_from("<H", form, place)
    if kind == "FORMCHECKBOX":
        return TICKED_BOX if chosen == 1 else EMPTY_BOX
    place += 2
    for _ in range(5):  # format, help, status and the two macros
        place = _after_text(form, place)
    entries = _entries(form, place)
    return entries[chosen] if chosen < len(entries) else ""


def _after_text(raw: bytes, at: int) -> int:
    """Return where a text that begins with its length, and ends in a zero, is over."""
    if at + 2 > len(raw):
        return len(raw)
    return at + 4 + 2 * int(struct.unpack_from("<H", raw, at)[0])


def _entries(raw: bytes, at: int) -> list[str]:
    if at + 6 > len(raw):
        return []
    mark, count, extra = struct.unpack_from("<HHH", raw, at)
    at += 6
    entries: list[str] = []
    for _ in range(count if mark == 0xFFFF else 0):
        if at + 2 > len(raw):
            break
        (letters,) = struct.unpack_from("<H", raw, at)
        entries.append(raw[at + 2 : at + 2 + 2 * letters].decode("utf-16-le", "replace"))
        at += 2 + 2 * letters + extra
    return entries
