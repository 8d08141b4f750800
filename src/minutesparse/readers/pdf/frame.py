"""A page's visible part: from pdfium's upward space to points from the top left corner."""

from __future__ import annotations

from typing import NamedTuple

from minutesparse.source import Box


class Frame(NamedTuple):
    """The visible part in pdfium's space, and how many quarters clockwise it is shown turned."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as it is seen, from the top left corner.

        >>> Frame(0, 0, 600, 800).place(10, 790), Frame(0, 0, 600, 800, 1).place(10, 790)
        ((10, 10), (790, 10))
        """
        match self.quarters % 4:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return a box as it is seen: left, top, right, bottom."""
        ax, ay = self.place(x0, y0)
        bx, by = self.place(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
