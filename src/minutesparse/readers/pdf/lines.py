"""From words to lines, and from lines to the fragments that clear gaps part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from minutesparse.readers.pdf.words import ABOVE, BELOW, Word
from minutesparse.source import Box

_SAME_LINE = 0.25
"""In type sizes: how far two baselines may be apart on one line."""
_CLEAR = 1.2
"""In type sizes: a gap that parts fragments, where the other gaps of the line are much smaller."""
_LONE = 1.8
"""The same where the line has only this gap, so that it may be a justified line of two words."""
_TWINS = 6
_SPACED_OUT = 5
_HALF = 0.8
"""In type sizes: lines that are nearer to each other stand beside each other."""
_MANY = 200


class Fragment(NamedTuple):
    """Words that stand together on a line, from `x0` to `x1`."""

    words: tuple[Word, ...]
    x0: float
    x1: float

    @property
    def text(self) -> str:
        return "".join([f"{w.lead if i else ''}{w.text}" for i, w in enumerate(self.words)])


class Line(NamedTuple):
    """One line as printed, from `x0` to `x1`; `base` is its baseline, `size` that of most letters.

    `low` says that it begins with a small letter, as what goes on from the line above mostly does.
    """

    fragments: tuple[Fragment, ...]
    base: float
    size: float
    x0: float
    x1: float
    low: bool

    @property
    def words(self) -> tuple[Word, ...]:
        if len(self.fragments) == 1:
            return self.fragments[0].words
        return tuple(w for f in self.fragments for w in f.words)

    @property
    def last(self) -> Word:
        return self.fragments[-1].words[-1]

    @property
    def text(self) -> str:
        return "\t".join([f.text for f in self.fragments])

    @property
    def box(self) -> Box:
        return self.x0, self.base - ABOVE * self.size, self.x1, self.base + BELOW * self.size


def fragment(words: Sequence[Word]) -> Fragment:
    return Fragment(tuple(words), words[0].x0, words[-1].x1)


def set_line(fragments: Sequence[Fragment], base: float, size: float) -> Line:
    """Return the line that fragments make, which stand from left to right."""
    low = fragments[0].words[0].text[0].islower()
    return Line(tuple(fragments), base, size, fragments[0].x0, fragments[-1].x1, low)


def find_lines(words: Iterable[Word]) -> list[Line]:
    """Return the lines that upright words make, topmost first, in each the words from left to right."""
    rows: list[list[Word]] = []
    row: list[Word] = []
    base, near = float("-inf"), 0.0
    for word in words:  # mostly in reading order, so the row just filled is the likeliest
        step = word.base - base
        if -near <= step <= near or abs(step) <= _SAME_LINE * (word.bottom - word.top):
            row.append(word)
        else:
            row = [word]
            rows.append(row)
            base, near = word.base, _SAME_LINE * (word.bottom - word.top)
    rows.sort(key=_base)
    merged: list[list[Word]] = []
    for row in rows:
        if merged and _one_line(merged[-1], row):
            bits_first = merged[-1][0].size < 0.85 * row[0].size
            merged[-1] = row + merged[-1] if bits_first else merged[-1] + row
        else:
            merged.append(row)
    return _beside([_line(row) for row in merged])


def _beside(lines: list[Line]) -> list[Line]:
    """Return lines with those that stand beside each other, half a line apart, from left to right.

    A name in two lines at the right of a heading begins above it.
    """
    start = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and lines[i].base - lines[i - 1].base < _HALF * lines[i].size:
            continue
        group = lines[start:i]
        if len(group) > 1 and _apart(group):
            lines[start:i] = sorted(group, key=attrgetter("x0"))
        start = i
    return lines


def _apart(group: Sequence[Line]) -> bool:
    """Say whether each line stands clear to the left or right of the one before it."""
    return all(a.x1 < b.x0 or b.x1 < a.x0 for a, b in pairwise(group))


def _base(row: list[Word]) -> float:
    return row[0].base


def _one_line(above: list[Word], below: list[Word]) -> bool:
    """Say whether two rows are one line: on one baseline, or the one a raised or lowered bit of the other."""
    a, b = above[0], below[0]
    step, large, small = b.base - a.base, max(a.size, b.size), min(a.size, b.size)
    if step <= _SAME_LINE * large:
        return True
    if small > 0.85 * large or step > 0.55 * large:
        return False
    bits, line = (above, below) if a.size < b.size else (below, above)
    if len(bits) > _MANY or len(line) > _MANY:
        return False
    return all(
        not any(w.x0 < bit.x1 - 1 and w.x1 > bit.x0 + 1 for w in line)
        and any(-1 <= bit.x0 - w.x1 < 0.4 * large for w in line)
        for bit in bits
    )


def _line(row: list[Word]) -> Line:
    first = row[0]
    size, base = first.bottom - first.top, first.base
    gaps: list[float] = []
    tidy = True
    for a, b in pairwise(row):
        gap = b.x0 - a.x1
        gaps.append(gap)
        if gap < -0.3 * size or b.lead == "\n" or not b.lead or abs(b.bottom - b.top - size) > 0.01:
            tidy = False
    if not tidy or _is_spaced_out(row):
        row, size, base = _tidied(row)
        if _is_spaced_out(row):
            return set_line([fragment(_drawn_in(row))], base, size)
        gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
    return set_line(_fragments(row, gaps, size), base, size)


def _tidied(row: list[Word]) -> tuple[list[Word], float, float]:
    """Return a row in its order, nothing twice, blanks where they are seen, and its size and baseline."""
    row = sorted(row, key=attrgetter("x0"))
    if any(b.x0 < a.x1 - 0.3 * a.size for a, b in pairwise(row)):
        row = _once(row)
    sizes: dict[float, int] = {}
    for w in row:
        sizes[w.size] = sizes.get(w.size, 0) + len(w.text)
    size = max(sizes, key=lambda s: (sizes[s], s))
    base = next(w.base for w in row if w.size == size)
    return [row[0], *(_spaced(a, b, size) for a, b in pairwise(row))], size, base


def _is_spaced_out(row: Sequence[Word]) -> bool:
    """Say whether a row is letters with gaps between them, as in "M I N U T E S"."""
    if len(row) < _SPACED_OUT or len(row[2].text) > 1 or len(row[3].text) > 1:
        return False
    letters = sum(len(w.text) == 1 for w in row)
    gap = median([b.x0 - a.x1 for a, b in pairwise(row)])
    return letters >= 0.8 * len(row) and gap > 0.12 * row[0].size


def _drawn_in(row: list[Word]) -> list[Word]:
    """Return spaced out letters as words: a gap much wider than most is a blank."""
    usual = median([b.x0 - a.x1 for a, b in pairwise(row)])
    pairs = pairwise(row)
    return [row[0], *(b._replace(lead=" " if b.x0 - a.x1 > 1.6 * usual else "") for a, b in pairs)]


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
        near = range(max(0, len(kept) - _TWINS), len(kept))
        twin = next(
            (i for i in near if kept[i].text == word.text and abs(kept[i].x0 - word.x0) < 0.15 * word.size),
            None,
        )
        if twin is None:
            kept.append(word)
        elif abs(kept[twin].x0 - word.x0) > 0.005 * word.size:
            kept[twin] = kept[twin]._replace(look=kept[twin].look._replace(bold=True))
    return kept


def _fragments(row: Sequence[Word], gaps: Sequence[float], size: float) -> list[Fragment]:
    """Part a line's words at its clear gaps; the even gaps of a justified line are none."""
    if not gaps or max(gaps) < _CLEAR * size:
        return [fragment(row)]
    usual = median(gaps) if len(gaps) > 2 else min(gaps)
    least = _LONE * size if len(gaps) == 1 else max(_CLEAR * size, 2 * usual)
    if len(gaps) > 1 and usual >= _CLEAR * size and max(gaps) - min(gaps) < 0.3 * size:
        return [fragment(row)]
    least = min(least, 4 * size)
    found, start = [], 0
    for i, gap in enumerate(gaps, 1):
        if gap >= least:
            found.append(fragment(row[start:i]))
            start = i
    return [*found, fragment(row[start:])]
