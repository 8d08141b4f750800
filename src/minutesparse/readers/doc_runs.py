"""The properties of a Word 97 file's paragraphs and characters, found page by page, parsed once each."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from minutesparse.readers.doc_file import CHARACTERS, PARAGRAPHS, WordFile
from minutesparse.readers.doc_said import CharacterSaid, read_character

_PAGE = 512


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of the file by offset, ascending, each with what is said of it (a "grpprl")."""

    starts: list[int]
    said: list[bytes]

    def at(self, offset: int) -> bytes:
        """Return what is said of the stretch that an offset falls into."""
        index = bisect_right(self.starts, offset) - 1
        return self.said[index] if index >= 0 else b""


@dataclass(frozen=True, slots=True)
class CharacterRuns:
    """Stretches of the file by offset, ascending, each with the number of what is said of it in `table`."""

    starts: list[int]
    said: list[int]
    table: list[CharacterSaid]


def read_paragraph_runs(word: WordFile) -> Runs:
    """Read what is said of paragraphs: two bytes of style number come first."""
    runs: list[tuple[int, bytes]] = []
    for page, count, places in _pages(word, PARAGRAPHS):
        at = 4 * (count + 1)
        for i in range(count):
            offset = page[at + 13 * i] * 2
            said = b""
            if 0 < offset < _PAGE:
                length = page[offset]
                if length:
                    said = page[offset + 1 : offset + 2 * length]
                elif offset + 1 < _PAGE:
                    said = page[offset + 2 : offset + 2 + 2 * page[offset + 1]]
            runs.append((places[i], said))
    return _in_order(runs)


def read_character_runs(word: WordFile) -> CharacterRuns:
    """Read what is said of characters; neighbours of which the same is said make one stretch.

    Word parts the text at each change, and at each sitting of a writer: most parts look alike.
    """
    runs: list[tuple[int, bytes]] = []
    for page, count, places in _pages(word, CHARACTERS):
        at = 4 * (count + 1)
        for i in range(count):
            offset = page[at + i] * 2
            runs.append((places[i], page[offset + 1 : offset + 1 + page[offset]] if offset else b""))
        runs.append((places[count], b""))
    ordered = _in_order(runs)
    numbers: dict[CharacterSaid, int] = {}
    by_raw: dict[bytes, int] = {}
    starts, said = [0], [numbers.setdefault(CharacterSaid(), 0)]
    for start, raw in zip(ordered.starts, ordered.said, strict=True):
        number = by_raw.get(raw)
        if number is None:
            number = by_raw[raw] = numbers.setdefault(read_character(raw), len(numbers))
        if number != said[-1]:
            starts.append(start)
            said.append(number)
    return CharacterRuns(starts, said, list(numbers))


def _pages(word: WordFile, which: int) -> Iterator[tuple[bytes, int, tuple[int, ...]]]:
    """Yield the pages of properties: bytes, number of stretches, where these begin and the last one ends."""
    raw = word.part(which)
    count = (len(raw) - 4) // 8
    if count < 1:
        return
    for number in struct.unpack_from(f"<{count}I", raw, 4 * (count + 1)):
        at = (number & 0x3FFFFF) * _PAGE
        page = word.main[at : at + _PAGE]
        if len(page) < _PAGE:
            continue
        size = page[_PAGE - 1]
        if 0 < size <= (_PAGE - 5) // 5:
            yield page, size, struct.unpack_from(f"<{size + 1}I", page)


def _in_order(runs: list[tuple[int, bytes]]) -> Runs:
    """Sort the stretches; of two that begin at one place the later told holds."""
    kept = dict(runs)
    starts = sorted(kept)
    return Runs(starts, [kept[start] for start in starts])
