"""Words letter by letter: turned ones, and those whose ends don't fit one straight word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from minutesparse.readers.pdf.characters import Characters
from minutesparse.readers.pdf.text import blank_before, blank_behind, shown
from minutesparse.readers.pdf.turned import ASKEW
from minutesparse.readers.pdf.words import ABOVE, BELOW, Word

_GAP = 0.3
"""In type sizes: a gap between two letters that parts words, though no blank was drawn."""


def part_words(page: Characters, text: str, at: int, stop: int) -> Iterator[Word]:
    """Yield the words that a stretch of characters without blanks makes, letter by letter."""
    letters = [_letter(page, text, i) for i in range(at, stop)]
    start = 0
    for i, (a, b) in enumerate(pairwise(letters), 1):
        raised = b.size < 0.85 * a.size and abs(b.base - a.base) < 0.6 * a.size and not a.turn
        level = b._replace(base=a.base) if raised else b
        lead = _follows(a, level)
        if lead or (a.look, a.turn) != (b.look, b.turn):
            yield _merge(letters[start:i])
            start = i
            level = level._replace(lead=lead)
        letters[i] = level
    if letters:
        yield _merge(letters[start:])._replace(trail=blank_behind(text, stop))


def _follows(a: Word, b: Word) -> str:
    """Return "" where letter `b` stands right behind `a` on its line, else a blank."""
    size = max(a.size, 1.0)
    if a.turn == 90:
        gap, step = a.top - b.bottom, b.base - a.base
    elif a.turn == 270:
        gap, step = b.top - a.bottom, b.base - a.base
    else:
        gap, step = b.x0 - a.x1, b.base - a.base
    if a.turn == ASKEW:
        return ""
    return "" if -size < gap < _GAP * size and abs(step) < 0.2 * size else " "


def _merge(letters: list[Word]) -> Word:
    first = letters[0]
    return first._replace(
        text="".join(w.text for w in letters),
        x0=min(w.x0 for w in letters),
        top=min(w.top for w in letters),
        x1=max(w.x1 for w in letters),
        bottom=max(w.bottom for w in letters),
    )


def _letter(page: Characters, text: str, index: int) -> Word:
    """Return one character as a word, however it is turned."""
    style = page.style(index)
    turn = 0 if style.straight else page.turn(index)
    frame, size = page.frame, style.size
    across, base = frame.place(*page.origin(index))
    above, below = ABOVE * size, BELOW * size
    x0, up, x1, down = frame.box(*(page.box(index) if style.straight else page.shape(index)))
    match turn:
        case 0:
            x0, up, down = min(x0, across), base - above, base + below
        case 90:
            x0, x1, base = across - above, across + below, across
        case 270:
            x0, x1, base = across - below, across + above, across
        case _:
            down = max(down, up + size / 2)
    glyph, lead = shown(text[index], style.font), blank_before(text, index)
    return Word(glyph, x0, up, x1, down, base, style.look, lead, turn=turn)
