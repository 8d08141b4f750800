"""The agenda items that the rows of a table of business are headed with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from minutesparse.compiling import compiled
from minutesparse.parsing.headings import heading_part
from minutesparse.parsing.lines import Column, Item, Line
from minutesparse.parsing.numbering import read_number
from minutesparse.parsing.settling import Kind
from minutesparse.parsing.topics import bare_title, title_of
from minutesparse.text import fold
from minutesparse.vocabulary import Vocabulary

_SHORT = 14
_TIME = compiled(r"\b\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?$", re.IGNORECASE)
_NUMBERS = compiled(r"(?<![\w.])\d{1,3}(?:\.\d{1,3})*(?![\w%])")


def row_items(
    lines: Sequence[Line],
    kinds: Mapping[tuple[int, int], Kind],
    vocabulary: Vocabulary,
    wanted: Kind = Kind.BUSINESS,
) -> list[Item]:
    """Return the items that the rows of one kind are headed with, in reading order."""
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.table is not None and line.row is not None:
            rows.setdefault((line.table.number, line.row), []).append(line)
    found: list[Item] = []
    for place, row in rows.items():
        if kinds.get(place) is wanted:
            found += _row_items(row, vocabulary)
    return found if len(found) >= 2 else []


def _row_items(row: list[Line], vocabulary: Vocabulary) -> list[Item]:
    """The items of one row: one, or one a number where the number cell holds "6", "6.1", "6.2"."""
    numbers = [line for line in row if line.column is Column.NUMBER]
    shown = [n for line in numbers for n in _NUMBERS.findall(line.text)]
    if len(shown) < 2:
        item = _row_item(row, vocabulary)
        if item is None:
            return []
        inner = [line for line in row if line.heading and line.index > item.line and _is_numbered(line)]
        return [item, *(Item(*title_of(line), line.index) for line in inner)]
    notes = [line for line in row if line.column in (Column.ITEM, Column.NOTES)]
    titles = [line for at, line in enumerate(notes) if at == 0 or _is_title(line)]
    if len(titles) > len(shown):
        level = [t for t in titles if any(_level_with(t, n) for n in numbers)]
        titles = level if len(level) >= len(shown) else titles
    return [
        Item(number, _bare(title.text, title, vocabulary), title.index)
        for number, title in zip(shown, titles, strict=False)
    ]


def _is_numbered(line: Line) -> bool:
    number = read_number(line.paragraph)
    return number is not None and number.text[0].isdigit()


def _is_title(line: Line) -> bool:
    text = line.text.rstrip()
    if line.paragraph.label or len(text.split()) > _SHORT or not text[:1].isupper():
        return False
    return text[-1] not in ".;,?!" and not (text[-1] == ":" and len(text.split()) > 4)


def _level_with(title: Line, number: Line) -> bool:
    """Tell whether a title begins at the height of a number, where the page is known."""
    a, b = title.paragraph.place, number.paragraph.place
    return bool(a.box and b.box and a.page == b.page and b.box[1] - 8 <= a.box[1] <= b.box[3] + 8)


def _row_item(row: list[Line], vocabulary: Vocabulary) -> Item | None:
    """The item that a row is headed with: its item cell, or the heading that opens its notes."""
    number = next((line for line in row if line.column is Column.NUMBER), None)
    title = [line for line in row if line.column is Column.ITEM]
    if number is not None and not any(c.isdigit() for c in number.text) and len(number.text) > 3:
        title, number = [number, *title], None  # "Date of next meeting" over the number's column
    inner = next((line for line in row if line.heading and line.column is Column.NOTES), None)
    if title and inner is not None and _TIME.search(title[0].text):
        title = [inner]  # "Meeting started at 11:30 am", and the topic over the notes beside it
    if title:
        short = sum(len(t.text.split()) for t in title) <= 2 * _SHORT
        text = fold(" ".join(line.text for line in title)) if short else title[0].text
        return Item(_number(number, title[0]), _bare(text, title[0], vocabulary), title[0].index)
    opens = next((line for line in row if line.heading), None)
    notes = [line for line in row if line.column is Column.NOTES]
    if opens is not None and number is not None and notes and opens.paragraph.label and _is_title(notes[0]):
        opens = notes[0]  # the title is plain, the bullets beneath it are bold
    if opens is None and number is not None:
        titled = _bold_opening(notes[0]) if notes else None
        if titled:
            return Item(_number(number, notes[0]), _bare(titled, notes[0], vocabulary), notes[0].index)
        if notes and len(notes[0].text.split()) <= _SHORT:
            opens = notes[0]
    if opens is not None and (number is not None or len({line.column for line in row}) <= 2):
        return Item(_number(number, opens), _bare(opens.text, opens, vocabulary), opens.index)
    return None


def _bold_opening(line: Line) -> str | None:
    """Return the bold words that open a cell's first paragraph, where plain ones follow: "**Lift** Members …"."""
    title = ""
    for run in line.paragraph.runs:
        if not run.bold:
            break
        title += run.text
    title = title.strip()
    return title if title and title != line.text.strip() and len(title.split()) <= _SHORT else None


def _number(cell: Line | None, title: Line) -> str | None:
    if cell is not None:
        shown = f"{cell.paragraph.label or ''} {cell.text}".strip()
        return shown.strip("().: ") or None
    number = read_number(title.paragraph)
    return number.text if number else None


def _bare(text: str, title: Line, vocabulary: Vocabulary) -> str:
    """A title without its number, and without what runs on behind it ("Apologies: none")."""
    number = read_number(title.paragraph)
    text = text[number.end :] if number and text.startswith(title.text) else text
    head, colon, rest = text.partition(":")
    if (
        colon
        and rest
        and len(head.split()) <= 8
        and (len(rest.split()) <= 6 or heading_part(head, vocabulary))
    ):
        text = head
    return bare_title(text).strip(" :")
