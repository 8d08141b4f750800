"""The agenda items that the rows of a table of business are headed with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minutesparse.parsing.lines import Column, Item, Line
from minutesparse.parsing.numbering import read_number
from minutesparse.parsing.tables import Kind
from minutesparse.text import fold
from minutesparse.vocabulary import Vocabulary

_SHORT = 14


def row_items(
    lines: Sequence[Line], kinds: Mapping[tuple[int, int], Kind], vocabulary: Vocabulary
) -> list[Item]:
    """Return the items of the rows of business, in reading order."""
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.table is not None and line.row is not None:
            rows.setdefault((line.table.number, line.row), []).append(line)
    found = []
    for place, row in rows.items():
        if kinds.get(place) is Kind.BUSINESS and (item := _row_item(row)) is not None:
            found.append(item)
    return found if len(found) >= 2 else []


def _row_item(row: list[Line]) -> Item | None:
    """The item that a row is headed with: its item cell, or the heading that opens its notes."""
    number = next((line for line in row if line.column is Column.NUMBER), None)
    title = [line for line in row if line.column is Column.ITEM]
    if number is not None and not any(c.isdigit() for c in number.text) and len(number.text) > 3:
        title, number = [number, *title], None  # "Date of next meeting" over the number's column
    if title:
        short = sum(len(t.text.split()) for t in title) <= 2 * _SHORT
        text = fold(" ".join(line.text for line in title)) if short else title[0].text
        return Item(_number(number, title[0]), _bare(text, title[0]), title[0].index)
    opens = next((line for line in row if line.heading), None)
    if opens is None and number is not None:
        notes = [line for line in row if line.column is Column.NOTES]
        if notes and len(notes[0].text.split()) <= _SHORT:
            opens = notes[0]
    if opens is not None and (number is not None or len({line.column for line in row}) <= 2):
        return Item(_number(number, opens), _bare(opens.text, opens), opens.index)
    return None


def _number(cell: Line | None, title: Line) -> str | None:
    if cell is not None:
        shown = f"{cell.paragraph.label or ''} {cell.text}".strip()
        return shown.strip("().: ") or None
    number = read_number(title.paragraph)
    return number.text if number else None


def _bare(text: str, title: Line) -> str:
    number = read_number(title.paragraph)
    return (text[number.end :] if number and text.startswith(title.text) else text).strip(" :")
