"""From an engine's readings to words as the layout wants them: baselines, type sizes, looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from minutesparse.readers.ocr.pictures import Picture
from minutesparse.readers.ocr.reading import Measured, Reading
from minutesparse.readers.ocr.weights import bold_words, strokes
from minutesparse.readers.pdf.words import Look, Word

_TALL = frozenset("bdfhklßþABDEFGHIJKLMNPQRTY0123456789")
_DEEP = frozenset("gjpqyçQJ,;()[]{}|/@§$þ„‚_")
_DOTTED = frozenset("tijäöüïëéèáàóòíì")
"""Letters between small and tall, whose dots and accents engines may leave out of the box."""
_LOW = frozenset("-–—~_.,'\"“”‘’`*^°=+:;")
"""Marks whose box tells neither the baseline nor the height of the type."""

_EITHER_CASE = frozenset("cosuvwxzCOSUVWXZ.,;:-–()/&")

_CAPITALS = 1.4
"""How much larger the type's full height is than its capitals."""
_X_HEIGHT = 1.38
"""How much larger capitals are than small letters."""
_T_HEIGHT = 1.1
"""How much larger capitals are than a "t"."""
_LIKELY_SIZE = 0.3
"""How far off a size that is guessed from small letters may be."""
_NEIGHBOURS = 4
_DOUBTED = 0.7
_USUAL = 0.03
_ROUND = 0.12
"""How much higher than flat capitals round ones may stand."""
_TAIL = 0.3
"""How far below the baseline letters hang, in heights of capitals."""
_BELOW = 0.22
"""Of the type's full height: what lies below the baseline."""
_DASH = 0.58
"""In heights of capitals: a spaced stroke that is wider is a dash, whatever the engine calls it."""
_ONE_SIZE = 1.13
"""Type sizes that differ by less are one, measured twice."""


def measured(readings: Iterable[Reading]) -> list[Measured]:
    """Return the readings with what their lines tell of baseline and type size.

    A line without a word that has capitals or tall letters and no tails ("on a term", "Jeremy,", "occ") is
    taken for the nearest size of the other lines.
    """
    lines: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        lines[reading.line].append(reading)
    usual = _usual_heights([r for line in lines.values() for r in line])
    found: list[Measured] = []
    unclear: list[list[Reading]] = []
    for line in lines.values():
        clear = [r for r in _telling(line) if _TALL & set(r.text) and _standing(r)]
        if clear:
            clear = [r for r in clear if r.bottom - r.top in usual] or clear
            base = _base(clear)
            capitals = _capitals(clear, base)
            found += [Measured(r, base, capitals) for r in line]
        else:
            unclear.append(line)
    settled = sorted({(m.base, m.capitals) for m in found})
    for line in unclear:
        found += _measured_by(line, settled)
    return found


def _usual_heights(readings: Sequence[Reading]) -> set[int]:
    """Return the heights, in dots, that many of a page's words with capitals have.

    A box that a speck or the line above has made taller is of no such height.
    """
    heights: dict[int, int] = defaultdict(int)
    for r in readings:
        if _TALL & set(r.text) and _standing(r):
            heights[r.bottom - r.top] += len(r.text)
    least = _USUAL * sum(heights.values())
    return {h for h in heights if sum(n for g, n in heights.items() if abs(g - h) <= 0.08 * h) >= least}


def _measured_by(line: Sequence[Reading], clear: Sequence[tuple[float, float]]) -> list[Measured]:
    """Return a line as the clear lines have it, each a baseline and a height of capitals.

    "occ" that is as high as the capitals of the lines near it is "OCC".
    """
    base = _base(line)
    telling = _telling(line)
    if all(set(r.text) <= _EITHER_CASE for r in telling):
        high = base - min(r.top for r in telling)
        near = sorted(clear, key=lambda c: abs(c[0] - base))[:_NEIGHBOURS]
        for _, capitals in near:
            if abs(high - capitals) < _ROUND * capitals:
                return [Measured(_cased(r, capitals), base, capitals) for r in line]
    guess = _capitals(line, base)
    capitals = min((c for _, c in clear), key=lambda c: abs(c - guess), default=guess)
    if abs(capitals - guess) > _LIKELY_SIZE * guess:
        capitals = guess
    tops = [r.top for r in telling if _TALL & set(r.text)]
    if tops and not any(_standing(r) for r in telling):
        base = median(tops) + capitals
    return [Measured(r, base, capitals) for r in line]


def _cased(reading: Reading, capitals: float) -> Reading:
    """Return a word that looks the same in both cases in the one that its height tells."""
    if not set(reading.text) <= _EITHER_CASE or not any(c.isalpha() for c in reading.text):
        return reading
    is_high = reading.bottom - reading.top > (1 - _ROUND) * capitals
    return reading._replace(text=reading.text.upper() if is_high else reading.text.lower())


def _base(line: Sequence[Reading]) -> float:
    telling = _telling(line)
    standing = [r.bottom for r in telling if _standing(r)]
    return float(median(standing)) if standing else median(r.bottom - _hang(r) for r in telling)


def _standing(reading: Reading) -> bool:
    """Say whether a word stands on the line and has nothing hanging below it."""
    return not _DEEP & set(reading.text)


def _telling(line: Sequence[Reading]) -> Sequence[Reading]:
    """Return the readings whose boxes tell where a line stands: no lone bullets, dashes and stops.

    The boxes of words that the engine doubts are loose.
    """
    words = [r for r in line if not set(r.text) <= _LOW]
    return [r for r in words if len(r.text) > 1 and r.confidence > _DOUBTED] or words or line


def _hang(reading: Reading) -> float:
    """Return how far a word with a tail hangs below its line."""
    tall = 1.0 if _TALL & set(reading.text) else 1 / _X_HEIGHT
    return (reading.bottom - reading.top) * _TAIL / (tall + _TAIL)


def _capitals(line: Sequence[Reading], base: float) -> float:
    """Return how high a line's capitals are, or would be: from capitals, else small letters, else "t" and "i"."""
    telling = [r for r in _telling(line) if r.top < base]
    tall = [base - r.top for r in telling if _TALL & set(r.text)]
    if tall:
        return float(median(tall))
    small = [base - r.top for r in telling if not _DOTTED & set(r.text)]
    if small:
        return median(small) * _X_HEIGHT
    return median(base - r.top for r in telling) * _T_HEIGHT if telling else 1.0


def type_sizes(words: Sequence[Measured], points: float) -> dict[float, float]:
    """Return, for each height of capitals, the type size in half points that it stands for.

    Boxes are good to a dot or two, so that lines of one size measure a little apart: they get the size
    of most letters near them.
    """
    letters: dict[float, int] = defaultdict(int)
    for word in words:
        letters[word.capitals] += len(word.reading.text)
    sizes: dict[float, float] = {}
    for usual in sorted(letters, key=lambda c: (-letters[c], c)):
        if usual in sizes:
            continue
        near = [c for c in letters if c not in sizes and usual / _ONE_SIZE <= c <= usual * _ONE_SIZE]
        weight = sum(letters[c] for c in near)
        size = sum(c * letters[c] for c in near) / weight * _CAPITALS * points
        for capitals in near:
            sizes[capitals] = max(1.0, round(size * 2) / 2)
    return sizes


def made_words(words: Sequence[Measured], picture: Picture) -> list[Word]:
    """Return words for the layout, in points; their boxes are those of the type, not of the ink."""
    points = picture.points
    sizes = type_sizes(words, points)
    thick = [s / sizes[w.capitals] for s, w in zip(strokes(words, picture), words, strict=True)]
    bold = bold_words(words, thick)
    made: list[Word] = []
    for (reading, base, capitals), is_bold in zip(words, bold, strict=True):
        size, y = sizes[capitals], base * points
        look = Look(bold=is_bold, confidence=int(reading.confidence * 10) / 10)
        above, below = y - (1 - _BELOW) * size, y + _BELOW * size
        text = (
            "–" if reading.text == "-" and reading.right - reading.left > _DASH * capitals else reading.text
        )
        made.append(Word(text, reading.left * points, above, reading.right * points, below, y, look))
    return made
