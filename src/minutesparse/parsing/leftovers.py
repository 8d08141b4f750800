"""Headings that look like the items and name none: what nobody filled in, what is attached, what goes on a list."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.parsing.headings import heading_part
from minutesparse.parsing.lines import Item, Line, Part
from minutesparse.parsing.numbering import read_number
from minutesparse.parsing.tree import Node, Reader, is_form, is_known
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_LATE = (Part.CLOSING, Part.NEXT_MEETING)


def without_empty(reader: Reader, chosen: Sequence[Node]) -> list[Node]:
    """Drop the headings of a form under which nobody wrote anything, where nearly all have something beneath them."""
    empty = {n.line.index for n in chosen if n.line.paragraph.heading and n.end == n.line.index + 1}
    if len(empty) > 0.34 * len(chosen):
        return list(chosen)
    return [
        n
        for n in chosen
        if n.line.index not in empty or not (is_form(reader, n.line) or _is_said(reader, n.line))
    ]


def _is_said(reader: Reader, line: Line) -> bool:
    """ "## Next meeting: 3 May" with nothing beneath it says all there is."""
    label, _, said = line.text.partition(":")
    return bool(said.strip()) and heading_part(label, reader.vocabulary) is Part.NEXT_MEETING


def before_close(reader: Reader, chosen: Sequence[Node]) -> list[Node]:
    """Drop the unnumbered headings after the meeting was closed: what was attached, not talked about."""
    last = max((n.line.index for n in chosen if n.line.index in reader.through), default=0)
    closed = next(
        (
            line.index
            for line in reader.lines
            if line.part is Part.CLOSING and line.heading and line.index > last
        ),
        None,
    )
    if closed is None or closed < 0.3 * len(reader.lines):
        return list(chosen)
    return [n for n in chosen if n.line.index <= closed or n.line.part in _LATE or is_known(reader, n.line)]


def ends_list(reader: Reader, line: Line) -> bool:
    """ "Completed actions" below "New actions": the same list goes on."""
    if line.part is not Part.PREVIOUS_ACTIONS or line.index in reader.through:
        return False
    before = next((n for n in reversed(reader.lines[: line.index]) if n.heading and n.table is None), None)
    told = before and heading_part(before.text, reader.vocabulary)
    return told is Part.ACTIONS and before is not None and before.index not in reader.through


def is_notice(reader: Reader, line: Line) -> bool:
    """ "Next meeting: 3 May" in one line behind numbered items only gives the date."""
    if line.part is not Part.NEXT_MEETING or line.index in reader.through or read_number(line.paragraph):
        return False
    after = reader.lines[line.index + 1 : line.index + 2]
    return any(
        n.table is None and n.paragraph.place.paragraph == line.paragraph.place.paragraph for n in after
    )


def holds(node: Node, items: Sequence[Item]) -> bool:
    """Tell whether a heading ("Discussion topics") stands over the table whose rows are the items."""
    return any(node.line.index < item.line < node.end for item in items)


def is_filled(item: Item, vocabulary: Vocabulary) -> bool:
    """ "Item 3: N/A", "5. …": a place of a form that nobody filled in."""
    return any(c.isalpha() for c in item.title) and plain(item.title) not in vocabulary.set("attendance.none")
