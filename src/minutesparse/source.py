"""Where a thing stands in a document: a span of its text, and the place a reader can look it up."""

from __future__ import annotations

from dataclasses import dataclass

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
