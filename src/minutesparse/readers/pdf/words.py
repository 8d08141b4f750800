"""Words in their places, and the fragments and lines that they stand in."""

from __future__ import annotations

from typing import NamedTuple

from minutesparse.source import Box

ABOVE, BELOW = 0.8, 0.2
"""In type sizes: the room of a line above and below its baseline; what fonts say of it varies fivefold."""


class Look(NamedTuple):
    """How a word is drawn; `faint` is light or see-through ink, as watermarks have it."""

    bold: bool = False
    italic: bool = False
    colour: str | None = None
    faint: bool = False
    hidden: bool = False
    underline: bool = False
    strike: bool = False
    confidence: float | None = None
    """Where it was read off a picture: how sure the reading is, 0 to 1."""


class Word(NamedTuple):
    """A word, in points from the page's top left corner.

    `base` is how far down its baseline lies. `lead` is the blank in front of it: "" for none, a
    no-break space where a line may not end between the two, a line feed where pdfium began a line, so
    that only the gap tells; later a tab where a clear gap parts it from what stands before. `trail` says whether a blank was drawn
    behind it at a line's end, None where more is drawn on the line. `order` is its place in the order of drawing. `turn` is how it runs: 0 to the right, 90 upwards, 180 head down, 270 downwards, 45 askew.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    look: Look
    lead: str = " "
    trail: bool | None = None
    turn: int = 0
    order: int = 0

    @property
    def size(self) -> float:
        """The type size in points."""
        return self.x1 - self.x0 if self.turn in (90, 270) else self.bottom - self.top

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom
