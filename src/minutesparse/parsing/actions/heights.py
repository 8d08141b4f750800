"""Which owner's entry was set level with the task or sentence that it belongs to, where the page is known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minutesparse.parsing.lines import Line

_APART = 2.5
"""Lines of white space above an owner's entry, from which on it was moved down on purpose."""


def set_level(entries: Sequence[Line], first: Line) -> bool:
    """Say whether the entries of a cell were moved down to the height of what they belong to.

    White space of more than a blank line stands above one of them; entries below each other from the
    cell's top are a list, and their heights chance.
    """
    places = [first.paragraph.place, *(line.paragraph.place for line in entries)]
    if not all(place.box for place in places):
        return False
    boxes = [(place.page, place.box) for place in places if place.box]
    high = min(box[3] - box[1] for _, box in boxes)
    if boxes[0][0] == boxes[1][0] and boxes[1][1][1] - boxes[0][1][1] > _APART * high:
        return True
    return any(a[0] == b[0] and b[1][1] - a[1][3] > _APART * high for a, b in pairwise(boxes[1:]))


def owners_of_each(entries: Sequence[Sequence[Line]], owners: Sequence[Line]) -> list[list[Line]] | None:
    """Return the owners of each entry of a cell that stand beside it on the page, or one by one; None where some has none.

    An entry whose text goes on over lines is still one, and two people may stand beside it.
    """
    if len(entries) == len(owners):
        return [[owner] for owner in owners]
    places = [line.paragraph.place for line in (*(entry[0] for entry in entries), *owners)]
    if len(entries) > len(owners) or len({place.page for place in places}) > 1:
        return None
    tops = [place.box[1] for place in places if place.box]
    if len(tops) < len(places):
        return None
    beside: list[list[Line]] = [[] for _ in entries]
    for owner, top in zip(owners, tops[len(entries) :], strict=True):
        nearest = min(range(len(entries)), key=lambda at: abs(tops[at] - top))
        beside[nearest].append(owner)
    return beside if all(beside) else None


def height(beside: Line, line: Line) -> float:
    """Weigh how near an entry stands to a paragraph on the page, where the page is known."""
    a, b = beside.paragraph.place, line.paragraph.place
    if not a.box or not b.box or a.page != b.page:
        return 0.0
    middle = (a.box[1] + min(a.box[3], a.box[1] + 14)) / 2
    if b.box[1] - 2 <= middle <= b.box[3] + 2:
        return 1.2
    gap = min(abs(middle - b.box[1]), abs(middle - b.box[3]))
    return max(0.0, 0.6 - gap / 60)
