"""The agenda items: which of the headings name what the meeting talked about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from minutesparse.parsing.headings import NUMBER_LABEL, heading_key, heading_part, is_numbered, signature
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Item, Line, Part
from minutesparse.text import fold
from minutesparse.vocabulary import Vocabulary

_LEADING_NUMBER = re.compile(r"^(?:item\s+)?(\d{1,4}(?:[./-]\d{1,3})*)[.):]?\s+(?=\S)", re.IGNORECASE)
_NEVER = frozenset({Part.HEAD, Part.PRESENT, Part.IN_ATTENDANCE, Part.ABSENT, Part.AGENDA})


def find_items(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Item, ...]:
    """Return the agenda items in reading order.

    A table of business names them in its item column; otherwise the numbered headings are the items,
    with the unnumbered ones that stand on a level with them ("Any other business"); otherwise the
    headings of the outermost level that repeats.
    """
    tabled = _table_items(lines)
    headings = [line for line in lines if line.heading and line.table is None]
    if tabled:
        known = [h for h in headings if _is_known_item(h, vocabulary) and h.index > tabled[0].line]
        return tuple(sorted([*tabled, *map(_as_item, known)], key=lambda i: i.line))
    numbered = [h for h in headings if is_numbered(h.paragraph) and _can_be_item(h)]
    if len(numbered) >= 3:
        return tuple(_as_item(h) for h in _with_level(numbered, headings, vocabulary))
    return tuple(_as_item(h) for h in _outermost(headings, vocabulary))


def _can_be_item(line: Line) -> bool:
    return line.part not in (Part.HEAD, Part.AGENDA)


def _is_known_item(line: Line, vocabulary: Vocabulary) -> bool:
    return line.part is Part.NEXT_MEETING or heading_key(line.text) in vocabulary.set("headings.aob")


def _table_items(lines: Sequence[Line]) -> list[Item]:
    found: list[Item] = []
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.table is not None and line.row is not None:
            rows.setdefault((line.table.number, line.row), []).append(line)
    for row in rows.values():
        item = _row_item(row)
        if item:
            found.append(item)
    return found if len(found) >= 2 else []


def _row_item(row: list[Line]) -> Item | None:
    """The item that a table row is headed with: its item cell, or the heading that opens its notes."""
    if row[0].part in (Part.OTHER, Part.ACTIONS, Part.PREVIOUS_ACTIONS, Part.DECISIONS, Part.HEAD):
        return None
    if any(line.column is Column.NAME for line in row):
        return None
    title = [line for line in row if line.column is Column.ITEM]
    number = next((line for line in row if line.column is Column.NUMBER), None)
    if title:
        text = (
            fold(" ".join(line.text for line in title))
            if sum(len(t.text) for t in title) < 160
            else title[0].text
        )
        return Item(_number(number, title[0]), text.strip(" :"), title[0].index)
    opens = next((line for line in row if line.heading), None)
    if opens is not None and (number is not None or len(row) == 1):
        return Item(_number(number, opens), opens.text.strip(" :"), opens.index)
    return None


def _number(cell: Line | None, title: Line) -> str | None:
    if cell is not None:
        shown = f"{cell.paragraph.label or ''} {cell.text}".strip()
        return shown.rstrip(".):") or None
    label = title.paragraph.label
    return label.strip("().:") if label and NUMBER_LABEL.match(label) else None


def _as_item(line: Line) -> Item:
    text = line.text.strip(" :\t")
    label = line.paragraph.label
    if label and NUMBER_LABEL.match(label):
        return Item(label.strip("().:"), text, line.index)
    match = _LEADING_NUMBER.match(text)
    if match:
        return Item(match[1], text[match.end() :], line.index)
    return Item(None, text, line.index)


def _with_level(numbered: list[Line], headings: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """Numbered headings, and the unnumbered ones between them that look the same."""
    looks = Counter(signature(h.paragraph)[:2] for h in numbered)
    common = {look for look, n in looks.items() if n >= 2 and look != (0, "")}
    chosen = {h.index for h in numbered}
    first = numbered[0].index
    for h in headings:
        if h.index <= first or h.index in chosen:
            continue
        if signature(h.paragraph)[:2] in common or _is_known_item(h, vocabulary):
            chosen.add(h.index)
    return [h for h in headings if h.index in chosen]


def _outermost(headings: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """Headings of the outermost level that repeats, containers ("Discussion") opened."""
    able = [h for h in headings if h.part not in _NEVER and not _is_title(h, headings)]
    containers = {h.index for h in able if _is_container(h, vocabulary)}
    able = [h for h in able if h.index not in containers]
    if not able:
        return []
    styled = [h.paragraph.heading for h in able if h.paragraph.heading]
    if styled:
        level = min(styled)
        if styled.count(level) == 1 and len(styled) > 2:
            level = min((s for s in styled if s != level), default=level)
        inside = _under_containers(headings, containers, level)
        return [h for h in able if h.paragraph.heading == level or h.index in inside]
    return able


def _is_title(line: Line, headings: list[Line]) -> bool:
    return line is headings[0] and line.index <= 2


def _is_container(line: Line, vocabulary: Vocabulary) -> bool:
    """ "Minutes", "Discussion", "New business": a heading that only holds the items."""
    key = heading_key(line.text)
    if key in vocabulary.set("headings.aob"):
        return False
    return heading_part(line.text, vocabulary) is Part.BUSINESS and key in vocabulary.set(
        "headings.containers"
    )


def _under_containers(headings: list[Line], containers: set[int], level: int) -> set[int]:
    inside: set[int] = set()
    depth: int | None = None
    wanted: int | None = None
    for h in headings:
        style = h.paragraph.heading or 9
        if h.index in containers:
            depth, wanted = style, None
        elif depth is not None and style > depth:
            wanted = wanted or style
            if style == wanted:
                inside.add(h.index)
        else:
            depth = None
    return inside


__all__ = ["ATTENDANCE_PARTS", "find_items"]
