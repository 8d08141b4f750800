"""A Word 97 file's skeleton: where its parts stand, and its text, which is kept in pieces."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from minutesparse import bounds
from minutesparse.errors import DamagedDocument, EncryptedDocument, TooLarge, UnsupportedFormat
from minutesparse.readers.ole import CompoundFile

BARE = (b"\xdb\xa5", b"\xdc\xa5")
"""How a file of Word 2 or 6 begins that stands in no container."""
MAGIC, OLD_MAGIC = 0xA5EC, 0xA5DC
FIRST_97 = 0xC0
"""The first version of the file's layout that belongs to Word 97."""
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_PAIRS, _COUNTS = 154, 76
STYLES, NOTE_REFS, NOTES, SECTIONS, HEADERS, CHARACTERS, PARAGRAPHS, FONTS = 1, 2, 3, 6, 11, 12, 13, 15
SETTINGS, PIECES, SHAPES, HEADER_SHAPES, ENDNOTE_REFS, ENDNOTES = 31, 33, 40, 41, 46, 47
BOXES, HEADER_BOXES, LISTS, LIST_USES = 56, 58, 73, 74
"""Which of the file's pairs of offset and length points at a part."""


class OldWord(UnsupportedFormat):
    """The file is of a Word before 97."""

    remedy = "Open it in Word or LibreOffice and save it as .docx, or install LibreOffice."


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: characters `start` to `end`, at `offset` in the file, `width` bytes each."""

    start: int
    end: int
    offset: int
    width: int
    extra: bytes
    """What a quick save has said about the piece after the fact."""


@dataclass(frozen=True, slots=True)
class Stories:
    """How many characters each of the texts has that follow one another in the file."""

    body: int
    notes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int
    header_boxes: int


@dataclass(slots=True)
class WordFile:
    """An opened file: its streams, its text with one character for each that Word counts."""

    main: bytes
    table: bytes
    more: bytes
    stories: Stories
    pieces: list[Piece]
    text: str
    summary: bytes
    warnings: list[str] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def part(self, which: int) -> bytes:
        """Return a part of the table stream; empty where the file has none."""
        at = _PAIRS + 8 * which
        if at + 8 > len(self.main):
            return b""
        start, length = struct.unpack_from("<II", self.main, at)
        return self.table[start : start + length] if length else b""

    def part_end(self, which: int) -> int:
        """Return where in the table stream a part ends."""
        start, length = struct.unpack_from("<II", self.main, _PAIRS + 8 * which)
        return int(start + length)

    def piece_at(self, character: int) -> Piece:
        if not self._starts:
            self._starts = [piece.start for piece in self.pieces]
        return self.pieces[max(0, bisect_right(self._starts, character) - 1)]


def open_file(raw: bytes) -> WordFile:
    """Open a Word 97 to 2003 file.

    Raises `OldWord` for an older one, `EncryptedDocument`, `DamagedDocument`, `TooLarge`, and `UnsupportedFormat`
    for a compound file that holds no Word document.
    """
    if raw.startswith(BARE):
        raise OldWord("this is a document of Word 2 or 6")
    container = CompoundFile(raw)
    main = container.read("WordDocument")
    if not main:
        raise UnsupportedFormat("this is an old Office file without a Word document in it")
    if len(main) < _COUNTS:
        raise DamagedDocument("the file is cut short")
    magic, version = struct.unpack_from("<HH", main, 0)
    (flags,) = struct.unpack_from("<H", main, 10)
    if magic == OLD_MAGIC or (magic == MAGIC and version < FIRST_97):
        raise OldWord("this is a document of Word 6 or 95")
    if magic != MAGIC:
        raise DamagedDocument("it is no Word document inside")
    if flags & _ENCRYPTED:
        raise EncryptedDocument("the file is locked with a password")
    names = ("1Table", "0Table") if flags & _SECOND_TABLE else ("0Table", "1Table")
    table = container.read(names[0] if names[0] in container else names[1])
    if not table or len(main) < _PAIRS + 8 * (PIECES + 1):
        raise DamagedDocument("the file is cut short")
    stories = Stories(*(max(0, n) for n in struct.unpack_from("<8i", main, _COUNTS)))
    summary = container.read("\x05SummaryInformation")
    word = WordFile(main, table, container.read("Data"), stories, [], "", summary)
    word.pieces = _read_pieces(word.part(PIECES), len(main))
    word.text = _read_text(word)
    return word


def _read_pieces(raw: bytes, size: int) -> list[Piece]:
    """Read the table of pieces, before which stand the properties that pieces refer to."""
    extras: list[bytes] = []
    at = 0
    while at + 3 <= len(raw) and raw[at] == 1:
        (length,) = struct.unpack_from("<H", raw, at + 1)
        extras.append(raw[at + 3 : at + 3 + length])
        at += 3 + length
    if at + 5 > len(raw) or raw[at] != 2:
        raise DamagedDocument("it does not say where its text stands")
    count = (min(struct.unpack_from("<I", raw, at + 1)[0], len(raw) - at - 5) - 4) // 12
    at += 5
    places = struct.unpack_from(f"<{count + 1}I", raw, at)
    if places[count] > bounds.MAX_CHARACTERS:
        raise TooLarge(f"it holds over {bounds.MAX_CHARACTERS // 1_000_000} million characters")
    pieces = []
    for i in range(count):
        _, offset, extra = struct.unpack_from("<HIH", raw, at + 4 * (count + 1) + 8 * i)
        width = 1 if offset & 0x40000000 else 2
        offset = (offset & 0x3FFFFFFF) // (2 if width == 1 else 1)
        start, end = places[i], places[i + 1]
        if end < start or end - start > size:
            raise DamagedDocument("its text is put together in an impossible way")
        pieces.append(Piece(start, end, offset, width, _extra(extra, extras)))
    return pieces


_SHORT = {0x41: 0x0800, 0x55: 0x0835, 0x56: 0x0836, 0x57: 0x0837, 0x5C: 0x083C, 0x5E: 0x2A3E, 0x62: 0x2A42}


def _extra(said: int, extras: Sequence[bytes]) -> bytes:
    if said & 1:
        return extras[said >> 1] if said >> 1 < len(extras) else b""
    code = _SHORT.get((said >> 1) & 0x7F)
    return struct.pack("<HB", code, said >> 8) if code else b""


def _read_text(word: WordFile) -> str:
    parts = []
    missing = 0
    for piece in word.pieces:
        wanted = piece.end - piece.start
        raw = word.main[piece.offset : piece.offset + wanted * piece.width]
        if piece.width == 1:
            text = raw.decode("cp1252", "replace")
        else:
            raw = raw[: len(raw) // 2 * 2]
            text = raw.decode("utf-16-le", "surrogatepass")
            if len(text) * 2 != len(raw):  # a character past 65535 counts for two
                text = "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw)))
        missing += wanted - len(text)
        parts.append(text + "\0" * (wanted - len(text)))
    if missing and missing == sum(map(len, parts)):
        raise DamagedDocument("the file is cut short: its text is missing")
    if missing:
        word.warnings.append("the file is cut short: part of its text is missing")
    return "".join(parts)
