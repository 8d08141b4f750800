"""From words to lines, and from lines to the fragments that clear gaps part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter
from statistics import median
from typing import NamedTuple

from minutesparse.readers.pdf.words import Word
from minutesparse.source import Box

_SAME_LINE = 0.25
"""In type sizes: how far two baselines may be apart on one line."""
_CLEAR = 1.2
"""In type sizes: a gap that parts fragments, where the other gaps of the line are much smaller."""
_LONE = 1.8
"""The same where the line has only this gap, so that it may be a justified line of two words."""


class Fragment(NamedTuple):
    """Words that stand together on a line."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def text(self) -> str:
        return "".join(f"{w.lead if i else ''}{w.text}" for i, w in enumerate(self.words))


class Line(NamedTuple):
    """One line as printed; `base` is its baseline, `size` that of most of its letters."""

    fragments: tuple[Fragment, ...]
    base: float
    size: float

    @property
    def x0(self) -> float:
        return self.fragments[0].words[0].x0

    @property
    def x1(self) -> float:
        return self.fragments[-1].words[-1].x1

    @property
    def words(self) -> list[Word]:
        return [w for f in self.fragments for w in f.words]

    @property
    def text(self) -> str:
        return "\t".join(f.text for f in self.fragments)

    @property
    def box(self) -> Box:
        words = self.words
        return (
            self.x0,
            min(w.top for w in words),
            max(w.x1 for w in words),
            max(w.bottom for w in words),
        )


def find_lines(words: Iterable[Word]) -> list[Line]:
    """Return the lines that upright words make, topmost first, in each the words from left to right."""
    rows: list[list[Word]] = []
    base = size = 0.0
    for word in words:  # mostly in reading order, so the row just filled is the likeliest
        if rows and abs(word.base - base) <= _SAME_LINE * max(size, word.bottom - word.top):
            rows[-1].append(word)
        else:
            rows.append([word])
            base, size = word.base, word.bottom - word.top
    rows.sort(key=lambda row: row[0].base)
    merged: list[list[Word]] = []
    for row in rows:
        if merged and _one_line(merged[-1], row):
            bits_first = merged[-1][0].size < 0.85 * row[0].size
            merged[-1] = row + merged[-1] if bits_first else merged[-1] + row
        else:
            merged.append(row)
    return [_line(row) for row in merged]


def _one_line(above: list[Word], below: list[Word]) -> bool:
    """Say whether two rows are one line: on one baseline, or the one a raised or lowered bit of the other."""
    a, b = above[0], below[0]
    step, large, small = b.base - a.base, max(a.size, b.size), min(a.size, b.size)
    if step <= _SAME_LINE * large:
        return True
    if small > 0.85 * large or step > 0.55 * large:
        return False
    bits, line = (above, below) if a.size < b.size else (below, above)
    return all(
        not any(w.x0 < bit.x1 - 1 and w.x1 > bit.x0 + 1 for w in line)
        and any(-1 <= bit.x0 - w.x1 < 0.4 * large for w in line)
        for bit in bits
    )


def _line(row: list[Word]) -> Line:
    if any(b.x0 < a.x0 for a, b in pairwise(row)):
        row.sort(key=attrgetter("x0"))
    if any(b.x0 < a.x1 - 0.3 * (a.bottom - a.top) for a, b in pairwise(row)):
        row = _once(row)
    first = row[0]
    if any(w.bottom - w.top != first.bottom - first.top for w in row):
        sizes: dict[float, int] = {}
        for w in row:
            sizes[w.bottom - w.top] = sizes.get(w.bottom - w.top, 0) + len(w.text)
        size = max(sizes.items(), key=itemgetter(1, 0))[0]
        base = next(w.base for w in row if w.bottom - w.top == size)
    else:
        size, base = first.bottom - first.top, first.base
    row = [row[0], *(_spaced(a, b, size) for a, b in pairwise(row))]
    return Line(_fragments(row, size), base, size)


def _spaced(a: Word, b: Word, size: float) -> Word:
    """Return word `b` with the blank before it that the gap shows, where they were drawn apart."""
    gap = b.x0 - a.x1
    if b.lead == "":
        return b._replace(lead=" ") if gap > 0.25 * size else b
    if b.lead == "\n" or (gap < 0.08 * size and b.size < 0.85 * size):  # the raised letters of "3 rd"
        return b._replace(lead="" if gap < 0.13 * size else " ")
    return b


def _once(row: list[Word]) -> list[Word]:
    """Return the words of a row without those drawn twice over each other to look bold."""
    kept: list[Word] = []
    for word in row:
        twin = next(
            (i for i, k in enumerate(kept) if k.text == word.text and abs(k.x0 - word.x0) < 0.15 * word.size),
            None,
        )
        if twin is None:
            kept.append(word)
        elif abs(kept[twin].x0 - word.x0) > 0.005 * word.size:
            kept[twin] = kept[twin]._replace(look=kept[twin].look._replace(bold=True))
    return kept


def _fragments(row: Sequence[Word], size: float) -> tuple[Fragment, ...]:
    """Part a line's words at its clear gaps; the even gaps of a justified line are none."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
    if not gaps or max(gaps) < _CLEAR * size:
        return (Fragment(tuple(row)),)
    usual = median(gaps) if len(gaps) > 2 else min(gaps)
    least = _LONE * size if len(gaps) == 1 else max(_CLEAR * size, 2 * usual)
    if len(gaps) > 1 and usual >= _CLEAR * size and max(gaps) - min(gaps) < 0.3 * size:
        return (Fragment(tuple(row)),)
    least = min(least, 4 * size)
    found, start = [], 0
    for i, gap in enumerate(gaps, 1):
        if gap >= least:
            found.append(Fragment(tuple(row[start:i])))
            start = i
    return (*found, Fragment(tuple(row[start:])))
