"""Words that run up or down a page, set upright for reading, and their boxes turned back."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.readers.pdf.words import Word
from minutesparse.source import Box

ASKEW = 45


def upright(words: Sequence[Word]) -> list[Word]:
    """Return words as they stand when the page is turned so that they run to the right.

    A column's header on its side is read like any other; its boxes are in the turned page's space
    until `turned_back`. Words askew keep their place.
    """
    return [_upright(w) for w in words]


def _upright(w: Word) -> Word:
    match w.turn:
        case 90:
            return w._replace(x0=-w.bottom, top=w.x0, x1=-w.top, bottom=w.x1, turn=0)
        case 270:
            return w._replace(x0=w.top, top=-w.x1, x1=w.bottom, bottom=-w.x0, base=-w.base, turn=0)
        case 180:
            return w._replace(x0=-w.x1, top=-w.bottom, x1=-w.x0, bottom=-w.top, base=-w.base, turn=0)
    return w


def turned_back(box: Box, turn: int) -> Box:
    """Return where on the page a box of `upright` words stands.

    >>> turned_back((-90.0, 10.0, -50.0, 20.0), 90)
    (10.0, 50.0, 20.0, 90.0)
    """
    x0, top, x1, bottom = box
    match turn:
        case 90:
            return top, -x1, bottom, -x0
        case 270:
            return -bottom, x0, -top, x1
        case 180:
            return -x1, -bottom, -x0, -top
    return box
