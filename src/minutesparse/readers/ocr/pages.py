"""From the picture of a page to its text, laid out as the pages of a digital PDF are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from minutesparse.errors import TookTooLong
from minutesparse.readers.ocr.bullets import with_bullets
from minutesparse.readers.ocr.engines import Engine
from minutesparse.readers.ocr.mending import weeded
from minutesparse.readers.ocr.paper import evened
from minutesparse.readers.ocr.pictures import Picture, glimpse, quarter_turned
from minutesparse.readers.ocr.reading import Reading
from minutesparse.readers.ocr.rules import find_rules
from minutesparse.readers.ocr.skew import find_skew, straightened
from minutesparse.readers.ocr.stacking import put_back, stacked
from minutesparse.readers.ocr.words import made_words, measured
from minutesparse.readers.pdf.frame import Frame
from minutesparse.readers.pdf.pages import PageText, set_words
from minutesparse.readers.pdf.rules import Drawing
from minutesparse.readers.pdf.tables import Grid, find_grids

_INK = 0.6
_HALFTONE = 0.2
_FEWEST = 4
"""Letters: what is read of a page that has some, however it lies."""
_INK_A_LETTER = 80.0
"""Square points: a letter of the text takes ten, one of a title some sixty."""


class Sight(NamedTuple):
    """A page's picture put straight, what rules it, and what was read on it.

    `ink` is how much of it is ink, in square points; `tilt` how it lay before.
    """

    picture: Picture
    drawing: Drawing
    grids: list[Grid]
    readings: list[Reading]
    too_fine: bool
    ink: float
    tilt: float
    poor: float

    @property
    def is_poor(self) -> bool:
        """Say whether the engine doubts what it read, or has read far less than there is ink for."""
        letters = sum(len(r.text) for r in self.readings)
        sure = sum(r.confidence * len(r.text) for r in self.readings)
        return sure < self.poor * letters or self.ink > _INK_A_LETTER * (letters + 1)

    @property
    def sense(self) -> float:
        """How many letters the engine is sure of."""
        return sum(len(r.text) for r in self.readings if r.confidence > self.poor)


def read_picture(picture: Picture, number: int, engine: Engine) -> PageText:
    """Return the text on a page's picture; a page that took too long is empty, and says so.

    One of more dots than pages are scanned with is glanced at first: most such hold a drawing, or nothing.
    """
    page = PageText(number, Frame(0.0, 0.0, picture.width, picture.height), pictured=True)
    try:
        small = glimpse(picture)
        sight = _best_look(small, engine)
        if small is not picture and sight.sense:
            sight = _best_look(picture, engine)
    except TookTooLong as error:
        page.doubts.append(f"could not be read: {error}")
        return page
    page.frame = Frame(0.0, 0.0, sight.picture.width, sight.picture.height)
    page.tilt = sight.tilt
    if sight.too_fine:
        page.doubts.append("has lines too many to be read as a table")
    readings, scribbles = weeded(sight.readings)
    if scribbles:
        page.doubts.append("holds marks that could not be read")
    words = made_words(with_bullets(measured(readings), sight.picture), sight.picture)
    set_words(page, words, sight.drawing, sight.grids)
    page.pictured = not page.letters
    return page


def _best_look(picture: Picture, engine: Engine) -> Sight:
    """Look at a page as it lies, and where that makes little sense turned too."""
    sight = _look(picture, engine)
    if sight.is_poor and not _is_photograph(sight.picture):
        sight = max((sight, *_turned(sight, picture, engine)), key=lambda s: s.sense)
    return sight


def _turned(sight: Sight, picture: Picture, engine: Engine) -> Iterator[Sight]:
    """Yield what is seen of a page otherwise than as it lay.

    Text that stands on its head reads as other letters. Where neither the page nor a quarter turn of it
    shows more than a speck of them there are none, and a page without text takes half as long.
    """
    aside = _look(quarter_turned(picture, 1), engine)
    yield aside
    if sum(len(r.text) for r in (*sight.readings, *aside.readings)) >= _FEWEST:
        yield from (_look(quarter_turned(picture, quarters), engine) for quarters in (2, 3))


def _is_photograph(picture: Picture) -> bool:
    """Say whether much of a page is neither ink nor paper."""
    grey = np.asarray(picture.grey)[::4, ::4]
    paper = float(np.percentile(grey, 95))
    return bool(((grey > 0.3 * paper) & (grey < 0.8 * paper)).mean() > _HALFTONE)


def _look(picture: Picture, engine: Engine) -> Sight:
    even = evened(picture)
    tilt = find_skew(even)
    straight = straightened(even, tilt)
    ruling = find_rules(straight)
    grids, too_fine = find_grids(ruling.drawing, (0.0, 0.0, straight.width, straight.height))
    column, pieces = stacked(straight, ruling, grids)
    readings: Sequence[Reading] = engine.read(column, straight.dpi) if pieces else []
    dots = np.asarray(column)
    dark = int(np.count_nonzero(dots < _INK * float(dots.max(initial=1))))
    ink = dark * straight.points**2
    return Sight(
        straight, ruling.drawing, grids, put_back(readings, pieces), too_fine, ink, tilt, engine.poor
    )
