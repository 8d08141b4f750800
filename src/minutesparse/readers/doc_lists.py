"""The lists of a Word 97 file: a use of a list, by number, may begin anew and write its levels its own way."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from minutesparse.readers.doc_file import LIST_USES, LISTS, WordFile
from minutesparse.readers.doc_said import read_character
from minutesparse.readers.listcount import LEVELS, Counting, Level, List

MAX_LISTS = 4096
_FORMATS = {
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    5: "ordinal",
    6: "cardinalText",
    7: "ordinalText",
    9: "chicago",
    18: "decimalEnclosedCircle",
    22: "decimalZero",
    23: "bullet",
    57: "numberInDash",
    58: "russianLower",
    59: "russianUpper",
    255: "none",
}


@dataclass(slots=True)
class Lists:
    """The uses of lists by number, from 1, and how far they have been counted."""

    uses: list[List]
    _counting: Counting = field(default_factory=Counting)

    def list_of(self, number: int) -> List | None:
        return self.uses[number - 1] if 0 < number <= len(self.uses) else None

    def count(self, number: int, used: List, depth: int) -> str | None:
        return self._counting.count(str(number), used, depth)


def read_lists(word: WordFile, fonts: Sequence[str]) -> Lists:
    """Read the definitions of lists and their uses; none where the file has no such parts."""
    raw = word.part(LISTS)
    uses = word.part(LIST_USES)
    if len(raw) < 2 or len(uses) < 4:
        return Lists([])
    return Lists(_read_uses(uses, _read_definitions(word, raw, fonts), fonts))


def _read_definitions(word: WordFile, raw: bytes, fonts: Sequence[str]) -> dict[int, List]:
    count = min(struct.unpack_from("<H", raw)[0], (len(raw) - 2) // 28, MAX_LISTS)
    levels_at = word.part_end(LISTS)
    found: dict[int, List] = {}
    for i in range(count):
        at = 2 + 28 * i
        (identity,) = struct.unpack_from("<i", raw, at)
        styles = struct.unpack_from("<9H", raw, at + 8)
        single = bool(raw[at + 26] & 1)
        levels: dict[int, Level] = {}
        for depth in range(1 if single else LEVELS):
            level, levels_at = _read_level(word.table, levels_at, str(styles[depth]), fonts)
            if level is None:
                return found
            levels[depth] = level
        found[identity] = List(str(identity), levels, {}, single)
    return found


def _read_level(raw: bytes, at: int, style: str, fonts: Sequence[str]) -> tuple[Level | None, int]:
    """Read one level; return it and where it ends, None where the file does."""
    if at + 28 > len(raw):
        return None, at
    start, form, flags = struct.unpack_from("<iBB", raw, at)
    looks, indents, limit = raw[at + 24], raw[at + 25], raw[at + 26]
    text_at = at + 28 + indents + looks
    if text_at + 2 > len(raw):
        return None, at
    own = read_character(raw[at + 28 + indents : text_at])
    (letters,) = struct.unpack_from("<H", raw, text_at)
    end = text_at + 2 + 2 * letters
    template = raw[text_at + 2 : end].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(c) + 1}" if c < "\x09" else c for c in template)
    font = fonts[own.font] if own.font is not None and own.font < len(fonts) else None
    level = Level(
        start=min(max(start, 0), 1_000_000),
        format=_FORMATS.get(form, "decimal"),
        text=template if form == 23 else text,
        restart=limit if flags & 8 else None,
        legal=bool(flags & 4),
        style=style,
        font=font,
        hidden=bool(own.hidden),
    )
    return level, end


def _read_uses(raw: bytes, definitions: dict[int, List], fonts: Sequence[str]) -> list[List]:
    count = min(struct.unpack_from("<I", raw)[0], (len(raw) - 4) // 16, MAX_LISTS)
    at = 4 + 16 * count
    uses = []
    for i in range(count):
        (identity,) = struct.unpack_from("<i", raw, 4 + 16 * i)
        overrides = raw[4 + 16 * i + 12]
        defined = definitions.get(identity) or List(f"none {i}", {}, {})
        levels, starts = dict(defined.levels), dict[int, int]()
        at += 4
        for _ in range(overrides):
            if at + 8 > len(raw):
                break
            start, flags = struct.unpack_from("<iI", raw, at)
            at += 8
            depth = flags & 0xF
            if flags & 0x20:
                style = levels[depth].style if depth in levels else None
                level, at = _read_level(raw, at, style or "", fonts)
                if level is None:
                    break
                levels[depth] = level
                if flags & 0x10:
                    starts[depth] = level.start
            elif flags & 0x10:
                starts[depth] = min(max(start, 0), 1_000_000)
        uses.append(List(defined.abstract, levels, starts, defined.single))
    return uses
