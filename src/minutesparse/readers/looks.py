"""How a stretch of a word processor's text is seen."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """How a run is seen, in the order of `Run`'s fields, and the symbol font it is in, if any."""

    bold: bool
    italic: bool
    underline: bool
    strike: bool
    colour: str | None
    font: str | None = None


Piece = tuple[str, Look]
"""A stretch of text in one look; the text of a break is a newline alone."""

PLAIN = Look(bold=False, italic=False, underline=False, strike=False, colour=None)
