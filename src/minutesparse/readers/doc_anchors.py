"""What hangs on the text of a Word 97 file by character position: notes, text boxes, sections, headers."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from minutesparse.readers import doc_file
from minutesparse.readers.doc_file import WordFile
from minutesparse.readers.doc_said import sprms
from minutesparse.readers.docx_numerals import note_mark

_TITLE_PAGE = 0x300A
_HEADER_ORDER = (("header", (0, 1, 4)), ("footer", (2, 3, 5)))
_EVEN, _FIRST = (0, 2), (4, 5)
Range = tuple[int, int]


@dataclass(slots=True)
class Anchors:
    """The file's texts by the character they hang on; `custom` are the places of notes with typed marks."""

    notes: dict[int, tuple[bool, bool, Range]]
    boxes: dict[int, Range]
    section_ends: frozenset[int]
    custom: list[int]
    _told: dict[bool, int] = field(default_factory=dict)

    def take_note(self, at: int) -> tuple[str | None, int, int] | None:
        """Return a note's mark ("¹", "ⁱ" for endnotes; none where one is typed) and where it stands; once."""
        note = self.notes.pop(at, None)
        if note is None:
            return None
        ends, automatic, (start, end) = note
        if not automatic:
            return None, start, end
        self._told[ends] = self._told.get(ends, 0) + 1
        return note_mark(self._told[ends], endnote=ends), start, end


def read_anchors(word: WordFile) -> Anchors:
    """Read where notes, text boxes and ends of sections stand."""
    stories = word.stories
    after_body = stories.body
    headers = after_body + stories.notes
    endnotes = headers + stories.headers + stories.macros + stories.comments
    boxes = endnotes + stories.endnotes
    header_boxes = boxes + stories.boxes
    notes: dict[int, tuple[bool, bool, Range]] = {}
    for refs, texts, start, size, ends in (
        (doc_file.NOTE_REFS, doc_file.NOTES, after_body, stories.notes, False),
        (doc_file.ENDNOTE_REFS, doc_file.ENDNOTES, endnotes, stories.endnotes, True),
    ):
        places, kinds = _read_plc(word.part(refs), 2)
        ranges = _ranges(_read_plc(word.part(texts), 0)[0], start, size)
        for at, kind, text in zip(places, kinds, ranges, strict=False):
            notes[at] = ends, kind != b"\0\0", text
    found = _boxes(word, doc_file.SHAPES, doc_file.BOXES, 0, boxes, stories.boxes)
    found |= _boxes(
        word, doc_file.HEADER_SHAPES, doc_file.HEADER_BOXES, headers, header_boxes, stories.header_boxes
    )
    sections, _ = _read_plc(word.part(doc_file.SECTIONS), 12)
    custom = sorted(at for at, (_, automatic, _) in notes.items() if not automatic)
    return Anchors(notes, found, frozenset(at - 1 for at in sections[1:]), custom)


def header_ranges(word: WordFile) -> list[Range]:
    """Return where the headers stand, then the footers, of the kinds of page that show."""
    start = word.stories.body + word.stories.notes
    ranges = _ranges(_read_plc(word.part(doc_file.HEADERS), 0)[0], start, word.stories.headers)
    _, sections = _read_plc(word.part(doc_file.SECTIONS), 12)
    facing = bool(word.part(doc_file.SETTINGS)[:1] and word.part(doc_file.SETTINGS)[0] & 1)
    found = []
    for _, kinds in _HEADER_ORDER:
        for number, section in enumerate(sections):
            titled = _has_title_page(word, section)
            for kind in kinds:
                at = 6 + 6 * number + kind
                shows = titled if kind in _FIRST else facing if kind in _EVEN else True
                if shows and at < len(ranges):
                    found.append(ranges[at])
    return found


def _has_title_page(word: WordFile, section: bytes) -> bool:
    (at,) = struct.unpack_from("<I", section, 2)
    if at + 2 > len(word.main):
        return False
    (size,) = struct.unpack_from("<H", word.main, at)
    said = sprms(word.main[at + 2 : at + 2 + size])
    return any(code == _TITLE_PAGE and bool(operand[0]) for code, operand in said)


def _boxes(word: WordFile, shapes: int, texts: int, anchor: int, start: int, size: int) -> dict[int, Range]:
    """Return the text boxes by the character that their shape hangs on."""
    places, spots = _read_plc(word.part(shapes), 26)
    ends, boxes = _read_plc(word.part(texts), 22)
    by_shape: dict[int, Range] = {}
    for box, text in zip(boxes, _ranges(ends, start, size), strict=False):
        by_shape.setdefault(struct.unpack_from("<I", box, 14)[0], text)
    found = {}
    for at, spot in zip(places, spots, strict=False):
        box_range = by_shape.pop(struct.unpack_from("<I", spot)[0], None)
        if box_range is not None:
            found[anchor + at] = box_range
    return found


def _read_plc(raw: bytes, size: int) -> tuple[Sequence[int], list[bytes]]:
    """Read a list of character positions, one more than there are records of a size, and the records."""
    count = (len(raw) - 4) // (4 + size)
    if count < 0:
        return (), []
    places = struct.unpack_from(f"<{count + 1}I", raw)
    at = 4 * (count + 1)
    return places, [raw[at + size * i : at + size * (i + 1)] for i in range(count)]


def _ranges(places: Sequence[int], start: int, size: int) -> list[Range]:
    """Return the texts between positions that count from `start`, none of which reaches past `size`."""
    bounded = [min(place, size) for place in places]
    return [(start + a, start + max(a, b)) for a, b in pairwise(bounded)]
