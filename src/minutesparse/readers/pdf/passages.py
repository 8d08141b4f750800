"""Passages: paragraphs as found on a page, and the columns that they are set in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from minutesparse.readers.pdf.labels import Label
from minutesparse.readers.pdf.lines import Fragment, Line
from minutesparse.readers.pdf.turned import turned_back
from minutesparse.readers.pdf.words import Word
from minutesparse.source import Box


class Column(NamedTuple):
    """The place that lines are set in: its left and right text edges, and its usual line step.

    `step` is in type sizes, None where nothing tells. `tight` says that in this document wrapped
    lines end in a blank, so that one without a blank, and with room for it, was ended by its author.
    """

    left: float
    right: float
    step: float | None = None
    tight: bool = False
    insets: dict[int, float] = {}  # noqa: RUF012 - never written to
    """The right edges of text that is set narrower, by `inset` of its left edge."""

    def inset(self, x: float) -> int:
        return round((x - self.left) / 4)

    def end(self, x: float) -> float:
        """Return the right edge of text that begins at `x`."""
        return self.insets.get(self.inset(x), self.right) if self.insets else self.right


@dataclass
class Passage:
    """A paragraph as found on one page.

    `rows` are its lines of words, the label left out. `notes` are columns of fragments that stand
    apart to its right. `lines` are those on the page it begins on, `last` its last one, wherever
    that is. `hang` is the left edge of all its lines but the first.
    """

    rows: list[list[Word]]
    label: Label | None
    first: Line
    last: Line
    column: Column
    gap: bool = False
    notes: list[list[Fragment]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    hang: float | None = None
    page: int = 0
    turn: int = 0

    @property
    def size(self) -> float:
        return self.first.size

    @property
    def x0(self) -> float:
        return self.first.x0

    @property
    def text_x(self) -> float:
        return self.label.text_x if self.label else self.first.x0

    @property
    def box(self) -> Box:
        """Where it stands on its page, or the page it begins on."""
        boxes = [line.box for line in self.lines]
        x0, top, x1, bottom = zip(*boxes, strict=True)
        return turned_back((min(x0), min(top), max(x1), max(bottom)), self.turn)

    @property
    def bottom(self) -> float:
        return self.box[3]

    @property
    def text(self) -> str:
        """The words with blanks between, for comparing."""
        return " ".join(
            [w.text for row in self.rows for w in row] + [f.text for note in self.notes for f in note]
        )
