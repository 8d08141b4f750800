"""What every engine misreads in the same way, set right where the page itself tells how it stands."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from minutesparse import vocabulary
from minutesparse.compiling import compiled
from minutesparse.readers.ocr.reading import Reading
from minutesparse.text import plain

_RAISED = compiled(r"(\d{1,2})[\"'“”‘’°º*™®]{1,3}")
_STROKES = "|¦_"
_ALIKE = str.maketrans("iI1|", "llll")
_SCRIBBLE = 0.25
"""How sure the engine is of a signature or a coat of arms."""


def weeded(readings: Sequence[Reading]) -> tuple[list[Reading], int]:
    """Return the readings that are words, and how many lines were scribbles, stamps or pictures.

    Left out are upright strokes, which are what is left of ruling lines, and lines of which the engine
    made nothing: it says so.
    """
    lines: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        text = unicodedata.normalize("NFC", reading.text)
        if text.strip(_STROKES):
            lines[reading.line].append(reading._replace(text=text))
    kept: list[Reading] = []
    scribbles = 0
    for line in lines.values():
        letters = sum(len(r.text) for r in line)
        if sum(r.confidence * len(r.text) for r in line) < _SCRIBBLE * letters:
            scribbles += 1
        else:
            kept += (_titled(r) for r in _without_raised(line))
    return kept, scribbles


def _without_raised(line: Sequence[Reading]) -> Iterable[Reading]:
    """Yield a line's readings, those of raised letters behind a day left out.

    The small "th" of "29th September", raised, is read as a quotation mark.
    """
    for reading, following in zip(line, [*line[1:], None], strict=True):
        raised = _RAISED.fullmatch(reading.text)
        if raised and following and plain(following.text.strip(".,;:")) in _months():
            yield reading._replace(text=raised[1])
        else:
            yield reading


def _titled(reading: Reading) -> Reading:
    """Return a word with its "l" and "i" set right where that alone makes it a title: "Clir" is "Cllr"."""
    word = reading.text.rstrip(".,:;")
    title = _titles().get(word.translate(_ALIKE))
    if title is None or word == title or not word[:1].isupper():
        return reading
    return reading._replace(text=title + reading.text[len(word) :])


@cache
def _titles() -> dict[str, str]:
    """Return titles by how they look when "l" and "i" can't be told apart, those alone in their looks."""
    known = [t for code in vocabulary.languages() for t in vocabulary.load(code).list("honorifics.titles")]
    looks: dict[str, set[str]] = defaultdict(set)
    for title in known:
        looks[title.translate(_ALIKE)].add(title)
    return {look: min(titles) for look, titles in looks.items() if len(titles) == 1 and len(look) > 2}


@cache
def _months() -> frozenset[str]:
    known = (vocabulary.load(code) for code in vocabulary.languages())
    return frozenset[str]().union(*(v.set(f"months.{n}") for v in known for n in range(1, 13)))
