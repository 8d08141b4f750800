"""A word as an engine read it."""

from __future__ import annotations

from typing import NamedTuple


class Reading(NamedTuple):
    """A word: its box in dots, how sure the engine is of it (0 to 1), the number of the line it stands in."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: int


class Measured(NamedTuple):
    """A reading with its line's baseline and height of capitals, in dots."""

    reading: Reading
    base: float
    capitals: float
