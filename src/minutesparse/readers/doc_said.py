"""What Word 97 says of characters, paragraphs and rows: lists of changes ("sprms"), in order."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from minutesparse.readers.flat import CellShape, RowShape

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_DEFINE_TABLE, _CHANGE_TABS = 0xD608, 0xC615
MAX_CELLS = 64
_COLOURS = (
    *("", "", "0000FF", "00FFFF", "00FF00", "FF00FF", "FF0000", "FFFF00", "FFFFFF"),
    *("000080", "008080", "008000", "800080", "800000", "808000", "808080", "C0C0C0"),
)
"""Colours by number: automatic and black are plain."""


class CharacterSaid(NamedTuple):
    """What is said of characters; None where nothing is. A switch is 0, 1, or 128 and 129: as, or
    contrary to, what the style says. A `colour` of "" is plain.
    """

    bold: int | None = None
    italic: int | None = None
    strike: int | None = None
    hidden: int | None = None
    underline: bool | None = None
    colour: str | None = None
    font: int | None = None
    style: int | None = None
    deleted: bool | None = None
    symbol: tuple[int, int] | None = None
    data: int | None = None
    """Where the form field, or the picture, that the character stands for is kept."""

    def under(self, later: CharacterSaid) -> CharacterSaid:
        """Return what is said once something more has been said."""
        return CharacterSaid(*(b if b is not None else a for a, b in zip(self, later, strict=True)))  # type: ignore[arg-type]


class ParagraphSaid(NamedTuple):
    """What is said of a paragraph; None where nothing is."""

    style: int | None = None
    in_table: bool = False
    ends_row: bool = False
    nesting: int | None = None
    ends_inner_cell: bool = False
    ends_inner_row: bool = False
    num_id: int | None = None
    depth: int | None = None
    outline: int | None = None
    drops: bool = False
    """Whether it is the first letter, large, of the paragraph that follows."""


def sprms(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (code, operand) of each change; what is cut off at the end is left out."""
    at, end = 0, len(raw)
    while at + 2 < end:
        code = raw[at] | raw[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13] or _size(code, raw, at)
        if size <= 0 or at + size > end:
            return
        yield code, raw[at : at + size]
        at += size


def _size(code: int, raw: bytes, at: int) -> int:
    """Return the size of an operand that says it itself, 0 where it can't be told."""
    if code == _DEFINE_TABLE:
        return (raw[at] | raw[at + 1] << 8) + 1 if at + 2 <= len(raw) else 0
    if code == _CHANGE_TABS and raw[at] == 255:
        return 0  # more tabs than a paragraph needs
    return raw[at] + 1


def read_character(raw: bytes) -> CharacterSaid:
    said: dict[str, object] = {}
    for code, operand in sprms(raw):
        if code not in _CHARACTER_CODES:
            continue
        name = _SWITCHES.get(code)
        if name is not None:
            said[name] = operand[0]
        elif code == 0x2A3E:
            said["underline"] = operand[0] not in (0, 5)
        elif code == 0x2A42:
            said["colour"] = _COLOURS[operand[0]] if operand[0] < len(_COLOURS) else ""
        elif code == 0x6870:
            written = operand[:3].hex().upper()
            said["colour"] = "" if operand[3] or written == "000000" else written
        elif code in (0x4A4F, 0x4A30):
            said["font" if code == 0x4A4F else "style"] = struct.unpack("<H", operand)[0]
        elif code in (0x0800, 0x2A53):
            said["deleted" if code == 0x0800 else "strike"] = operand[0]
        elif code == 0x6A09:
            said["symbol"] = struct.unpack("<HH", operand)
        elif code == 0x6A03:
            said["data"] = struct.unpack("<I", operand)[0]
        else:
            said = {"style": said["style"]} if "style" in said else {}
    return CharacterSaid(**said) if said else _SILENT  # type: ignore[arg-type]


def read_paragraph(raw: bytes, more: bytes) -> ParagraphSaid:
    """Read what is said of a paragraph; long lists stand in a stream of their own, `more`."""
    said: dict[str, object] = {}
    for code, operand in _with_more(raw, more):
        name = _PARAGRAPH_BYTES.get(code)
        if name is not None:
            said[name] = operand[0]
        elif code == 0x4600:
            said["style"] = struct.unpack("<H", operand)[0]
        elif code == 0x460B:
            said["num_id"] = struct.unpack("<H", operand)[0]
        elif code == 0x6649:
            said["nesting"] = min(max(struct.unpack("<i", operand)[0], 0), 100)
        elif code == 0x442C:
            said["drops"] = (operand[0] & 7) in (1, 2)
    return ParagraphSaid(**said)  # type: ignore[arg-type]


def read_row(raw: bytes, more: bytes) -> RowShape:
    """Read the shape of the row that a paragraph ends."""
    edges: list[int] = []
    across: list[str] = []
    down: list[str] = []
    header = False
    for code, operand in _with_more(raw, more):
        if code == _DEFINE_TABLE:
            edges, across, down = _define(operand)
        elif code == 0x3404:
            header = bool(operand[0])
        elif code == 0x5624:  # merge cells from one up to another
            first, end = operand[0], min(operand[1], len(across))
            across[first:end] = ["first", *["more"] * (end - first - 1)] if first < end else []
        elif code == 0x5625:
            first, end = operand[0], min(operand[1], len(across))
            across[first:end] = [""] * max(0, end - first)
        elif code == 0xD62B and len(operand) == 3 and operand[1] < len(down):
            down[operand[1]] = ("", "more", "", "first")[operand[2] & 3]
    cells = tuple(CellShape(*shape) for shape in zip(edges[1:], across, down, strict=True))
    return RowShape(edges[0] if edges else 0, cells, header)


def _define(operand: bytes) -> tuple[list[int], list[str], list[str]]:
    count = min(operand[2], MAX_CELLS) if len(operand) > 2 else 0
    count = min(count, max(0, (len(operand) - 5) // 2))
    edges = list(struct.unpack_from(f"<{count + 1}h", operand, 3)) if len(operand) >= 5 else []
    flags = []
    for i in range(count):
        at = 3 + 2 * (operand[2] + 1) + 20 * i
        flags.append(struct.unpack_from("<H", operand, at)[0] if at + 2 <= len(operand) else 0)
    across = ["first" if flag & 1 else "more" if flag & 2 else "" for flag in flags]
    down = ["first" if flag & 0x40 else "more" if flag & 0x20 else "" for flag in flags]
    return edges, across, down


def _with_more(raw: bytes, more: bytes) -> Iterator[tuple[int, bytes]]:
    for code, operand in sprms(raw):
        if code in (0x6645, 0x6646):
            (at,) = struct.unpack("<I", operand)
            if at + 2 <= len(more):
                (length,) = struct.unpack_from("<H", more, at)
                yield from sprms(more[at + 2 : at + 2 + length])
        else:
            yield code, operand


_SWITCHES = {0x0835: "bold", 0x0836: "italic", 0x0837: "strike", 0x083C: "hidden"}
_PARAGRAPH_BYTES = {
    0x2416: "in_table",
    0x2417: "ends_row",
    0x244B: "ends_inner_cell",
    0x244C: "ends_inner_row",
    0x260A: "depth",
    0x2640: "outline",
}
_CHARACTER_CODES = frozenset(
    (*_SWITCHES, 0x2A3E, 0x2A42, 0x6870, 0x4A4F, 0x4A30, 0x0800, 0x2A53, 0x6A09, 0x6A03, 0x2A33)
)
_SILENT = CharacterSaid()
