"""How a stretch of a word processor's text is seen."""

from __future__ import annotations

from typing import NamedTuple

from minutesparse.document import Run
from minutesparse.source import thawed

_Run = thawed(Run)


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


def with_text(run: Run, text: str) -> Run:
    """Return a run of the same look with another text."""
    made: Run = _Run(text, run.bold, run.italic, run.underline, run.strike, run.colour, run.confidence)
    made.__class__ = Run
    return made
