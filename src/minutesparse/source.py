"""Where a thing stands in a document: a span of its text, and the place a reader can look it up."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, make_dataclass
from typing import Any

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the top left corner of the page."""


@dataclass(frozen=True, slots=True)
class Place:
    """One paragraph's place. `start` and `end` are character offsets into `Document.text`.

    `page` counts from 1. `table` counts the document's tables from 1 in reading order (a nested
    table has a number of its own); `row`, `column` and `paragraph` count from 1, `paragraph`
    within its cell, or within the document where it stands in no table.
    """

    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None


def thawed(kind: type[Any]) -> Any:
    """Return a class like a frozen, slotted dataclass, for making thousands: fill one, then make it a `kind`.

    A frozen class sets each field through `object.__setattr__`, which was half the time that reading
    a long document took.

    >>> place = thawed(Place)(0, 7, page=1)
    >>> place.__class__ = Place
    >>> place == Place(0, 7, page=1)
    True
    """
    parts = [(f.name, Any, field(default=f.default)) for f in fields(kind)]
    return make_dataclass(kind.__name__, parts, slots=True)
