"""The lists of a Word 97 file: a use of a list, by number, may begin anew and write its levels its own way."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from minutesparse.readers.doc_file import LIST_USES, LISTS, WordFile
from minutesparse.readers.doc_said import read_character
from minutesparse.readers.listcount import LEVELS, Counting, Level, List

MAX_LISTS = 4096
MAX_START = 1_000_000
_BULLET = 23
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
    _BULLET: "bullet",
    57: "numberInDash",
    58: "russianLower",
    59: "russianUpper",
    255: "none",
}


@dataclass(frozen=True, slots=True)
class _Definition:
    """A list as it is defined: its levels as they stand in the file, and the styles that go with them."""

    levels: list[bytes]
    styles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    """A use of a list: what it begins anew, and the levels that it writes its own way."""

    identity: int
    starts: dict[int, int]
    levels: dict[int, bytes]


@dataclass(slots=True)
class Lists:
    """The uses of lists by number, from 1, each read when it is first used, and how far they are counted."""

    fonts: Sequence[str]
    definitions: dict[int, _Definition]
    uses: list[_Use]
    _lists: dict[int, List | None] = field(default_factory=dict)
    _levels: dict[tuple[bytes, str | None], Level] = field(default_factory=dict)
    _counting: Counting = field(default_factory=Counting)

    def list_of(self, number: int) -> List | None:
        """Return the list of a use; None where there is no such use."""
        if number not in self._lists:
            known = 0 < number <= len(self.uses)
            self._lists[number] = self._read(self.uses[number - 1]) if known else None
        return self._lists[number]

    def count(self, number: int, used: List, depth: int) -> str | None:
        return self._counting.count(str(number), used, depth)

    def _read(self, use: _Use) -> List | None:
        defined = self.definitions.get(use.identity)
        if defined is None:
            return None
        levels = {
            depth: self._level(raw, str(defined.styles[depth])) for depth, raw in enumerate(defined.levels)
        }
        starts = dict(use.starts)
        for depth, raw in use.levels.items():
            levels[depth] = self._level(raw, str(defined.styles[depth]) if depth < LEVELS else None)
            if depth in starts:
                starts[depth] = levels[depth].start
        return List(str(use.identity), levels, starts, single=len(defined.levels) == 1)

    def _level(self, raw: bytes, style: str | None) -> Level:
        key = raw, style
        if key not in self._levels:  # lists are mostly copies of one another
            self._levels[key] = _read_level(raw, style, self.fonts)
        return self._levels[key]


def read_lists(word: WordFile, fonts: Sequence[str]) -> Lists:
    """Read where the definitions of lists and their uses stand; none where the file has no such parts."""
    raw, uses = word.part(LISTS), word.part(LIST_USES)
    if len(raw) < 2 or len(uses) < 4:
        return Lists(fonts, {}, [])
    definitions = _read_definitions(word.table, raw, word.part_end(LISTS))
    return Lists(fonts, definitions, _read_uses(uses))


def _read_definitions(table: bytes, raw: bytes, levels_at: int) -> dict[int, _Definition]:
    count = min(struct.unpack_from("<H", raw)[0], (len(raw) - 2) // 28, MAX_LISTS)
    found: dict[int, _Definition] = {}
    for i in range(count):
        at = 2 + 28 * i
        (identity,) = struct.unpack_from("<i", raw, at)
        levels: list[bytes] = []
        for _ in range(1 if raw[at + 26] & 1 else LEVELS):
            after = _after_level(table, levels_at)
            if after is None:
                return found
            levels.append(table[levels_at:after])
            levels_at = after
        found[identity] = _Definition(levels, struct.unpack_from("<9H", raw, at + 8))
    return found


def _after_level(raw: bytes, at: int) -> int | None:
    """Return where the level that stands at a place is over; None where the file ends before."""
    if at + 28 > len(raw):
        return None
    text_at = at + 28 + raw[at + 24] + raw[at + 25]
    if text_at + 2 > len(raw):
        return None
    return text_at + 2 + 2 * (raw[text_at] | raw[text_at + 1] << 8)


def _read_level(raw: bytes, style: str | None, fonts: Sequence[str]) -> Level:
    start, form, flags = struct.unpack_from("<iBB", raw)
    looks_at = 28 + raw[25]
    text_at = looks_at + raw[24]
    own = read_character(raw[looks_at:text_at])
    (letters,) = struct.unpack_from("<H", raw, text_at)
    template = raw[text_at + 2 : text_at + 2 + 2 * letters].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(c) + 1}" if c < "\x09" else c for c in template)
    font = fonts[own.font] if own.font is not None and own.font < len(fonts) else None
    return Level(
        start=min(max(start, 0), MAX_START),
        format=_FORMATS.get(form, "decimal"),
        text=template if form == _BULLET else text,
        restart=raw[26] if flags & 8 else None,
        legal=bool(flags & 4),
        style=style,
        font=font,
        hidden=bool(own.hidden),
    )


def _read_uses(raw: bytes) -> list[_Use]:
    count = min(struct.unpack_from("<I", raw)[0], (len(raw) - 4) // 16, MAX_LISTS)
    at = 4 + 16 * count
    uses = []
    for i in range(count):
        (identity,) = struct.unpack_from("<i", raw, 4 + 16 * i)
        use = _Use(identity, {}, {})
        at += 4
        for _ in range(raw[4 + 16 * i + 12]):
            if at + 8 > len(raw):
                break
            start, flags = struct.unpack_from("<iI", raw, at)
            at += 8
            depth = flags & 0xF
            if flags & 0x10:
                use.starts[depth] = min(max(start, 0), MAX_START)
            if flags & 0x20:
                after = _after_level(raw, at)
                if after is None:
                    break
                use.levels[depth] = raw[at:after]
                at = after
        uses.append(use)
    return uses
