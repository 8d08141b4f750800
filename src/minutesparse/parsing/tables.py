"""What a table is for, row by row: actions, business, motions, people, facts, or none of these.

A header row begins a stretch of rows that are read by its columns; one table may hold several (a
form that has the date, the business and the actions beneath each other). Rows before any header
are read by their cells, or by the table before where one table goes on in another of the same width.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.document import Cell, Table
from minutesparse.parsing.columns import (
    column_cells,
    column_roles,
    holds_money,
    holds_names,
    mean_paragraphs,
    mean_words,
    names_a_column,
    role_by_content,
)
from minutesparse.parsing.headings import heading_key, heading_part
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Part
from minutesparse.parsing.settling import LOGS, Kind, Reading, kind_of, settle_columns
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary


def read_table(
    table: Table, vocabulary: Vocabulary, *, section: Part, before: Reading | None = None
) -> list[Reading]:
    """Say how each row of a table is to be read.

    `section` is the part that the table stands in, `before` how the last rows before it were read.
    """
    width = table.width
    if _lists_payments(table, vocabulary):
        return [Reading(Kind.OTHER, (Column.OTHER,) * width)] * len(table.rows)
    whole = whole_rows(table, width)
    headers = _headers(table, width, whole, vocabulary)
    parted = [i for i in range(len(table.rows)) if i not in whole]
    if (
        width <= 4
        and headers
        and not table.header_rows
        and _is_facts(table, width, parted, vocabulary, least=3)
    ):
        headers = {}
    readings: list[Reading] = []
    first = min(headers, default=len(table.rows))
    reading = _headerless(
        table,
        width,
        [i for i in range(first) if i not in whole],
        vocabulary,
        section,
        None if headers else before,
    )
    readings += [Reading(Kind.WHOLE, ()) if i in whole else reading for i in range(first)]
    starts = sorted(headers)
    bare: dict[tuple[str, ...], tuple[Column, ...]] = {}  # of headers with nothing under them
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(table.rows)
        names, depth = headers[start]
        body = [i for i in range(start + depth, end) if i not in whole]
        key = tuple(names)
        columns = (None if body else bare.get(key)) or settle_columns(names, table, body, vocabulary, section)
        if not body:
            bare[key] = columns
        kind = kind_of(columns, section)
        heads, told = Reading(Kind.HEADER, columns), Reading(kind, columns)
        readings += [heads] * min(depth, end - start)
        readings += [Reading(Kind.WHOLE, ()) if i in whole else told for i in range(start + depth, end)]
        if kind is Kind.OTHER and width == 2 and depth == 1 and not body:
            readings[-depth:] = [Reading(Kind.OTHER, columns)] * depth
    return readings


def _lists_payments(table: Table, vocabulary: Vocabulary) -> bool:
    """A list of payments has at least two columns of money: "Payee", "Total", "VAT"."""
    money = vocabulary.set("columns.money")
    return any(sum(_name(cell) in money for cell in row) >= 2 for row in table.rows[:2])


def whole_rows(table: Table, width: int) -> frozenset[int]:
    """Return the rows (from 0) that are one cell over (nearly) the whole width."""
    if width == 1:
        return frozenset(range(len(table.rows)))
    found = []
    for at, row in enumerate(table.rows):
        filled = [c for c in row if c.text.strip()]
        if len(filled) == 1 and filled[0].column == 1 and filled[0].column_span >= max(2, width - 1):
            found.append(at)
    return frozenset(found)


def _headers(
    table: Table, width: int, whole: frozenset[int], vocabulary: Vocabulary
) -> dict[int, tuple[list[str], int]]:
    """Find the header rows: index to the columns' names and how many rows the header takes.

    A header further down must be as short and as clear as a first one: most cells name a column.
    """
    found: dict[int, tuple[list[str], int]] = {}
    skip = -1
    for at, row in enumerate(table.rows):
        if at <= skip or at in whole:
            continue
        names, depth = _names(table, at, width)
        filled = [n for n in names if n]
        if at < table.header_rows and all(len(n.split()) <= 6 for n in names):
            found[at] = (names, depth)  # the file says so, be it in words we don't know or in none at all
            continue
        if not _is_header(row, filled, vocabulary, late=bool(found) or at > 3, marked=at < table.header_rows):
            continue
        found[at] = (names, depth)
        skip = at + depth - 1
    return found


def _is_header(
    row: Sequence[Cell], filled: Sequence[str], vocabulary: Vocabulary, *, late: bool, marked: bool
) -> bool:
    if len(filled) == 1 and not late and row[-1].column > 1:
        # "| | Action": the numbers and the notes need no name
        return (
            column_roles(filled[0], vocabulary)[:1] in ([Column.ACTION], [Column.OWNER])
            and len(filled[0].split()) <= 3
        )
    if len(filled) < 2 or any(len(c.text) > 120 for c in row):
        return False
    exact = sum(names_a_column(n, vocabulary) for n in filled)
    if late and (not exact or any(len(c.text) > 60 or c.text.endswith(".") for c in row)):
        return False
    known = sum(bool(column_roles(n, vocabulary)) for n in filled)
    long = sum(len(n.split()) > 8 for n in filled)
    if late:
        bold = all(p.share("bold") > 0.9 for c in row for p in c.paragraphs())
        clear = (exact >= 2 and known >= 0.75 * len(filled)) or (bold and known == len(filled) >= 3)
        return clear and not long
    if known >= 2 and known >= 0.6 * len(filled) and long <= 1:
        return True
    return marked and known >= 1 and known >= 0.5 * len(filled)


def _names(table: Table, at: int, width: int) -> tuple[list[str], int]:
    """Return the columns' names and the header's depth: "Dates" may be parted into "Set" and "Due" below it."""
    row = table.rows[at]
    names = [""] * width
    for cell in row:
        if cell.column <= width:
            names[cell.column - 1] = _name(cell)
    parted = any(c.column_span > 1 for c in row) and any(c.row_span == 2 for c in row)
    if not parted or at + 1 >= len(table.rows):
        return names, 1
    for cell in table.rows[at + 1]:
        names[cell.column - 1] = _name(cell) or names[cell.column - 1]
    return names, 2


def _name(cell: Cell) -> str:
    text = cell.text.replace("\n", " ").strip()
    return heading_key(text) or plain(text)


def _headerless(
    table: Table,
    width: int,
    body: Sequence[int],
    vocabulary: Vocabulary,
    section: Part,
    before: Reading | None,
) -> Reading:
    """Read rows without a header by their cells: number | sentence | initials is a list of actions."""
    if not body:
        return Reading(Kind.OTHER, (Column.OTHER,) * width)
    if _is_facts(table, width, body, vocabulary):
        return Reading(Kind.FACTS, (Column.LABEL, *[Column.NOTES] * (width - 1)))
    cells = [column_cells(table, i + 1, body) for i in range(width)]
    if before and before.kind not in (Kind.FACTS, Kind.OTHER) and _goes_on(before, cells):
        return before
    if any(holds_money(c) for c in cells[1:]) and not any(mean_words(c) > 12 for c in cells):
        return Reading(Kind.OTHER, (Column.OTHER,) * width)  # "4.1" before a task is no amount
    columns = [role_by_content(c, vocabulary) for c in cells]
    has = set(columns)
    if Column.NUMBER in has and Column.NOTES in has and Column.OWNER not in has:
        columns = [
            Column.OWNER if c is Column.OTHER and holds_names(cells[i]) else c for i, c in enumerate(columns)
        ]
        has = set(columns)
    notes = [i for i, c in enumerate(columns) if c is Column.NOTES]
    brief = all(mean_words(cells[i]) <= 30 and mean_paragraphs(cells[i]) < 1.5 for i in notes)
    if notes and (section in LOGS or (Column.OWNER in has and brief)):
        longest = max(notes, key=lambda i: mean_words(cells[i]))
        acting = [_action_column(i, c, longest, cells[i]) for i, c in enumerate(columns)]
        return Reading(Kind.ACTIONS, tuple(acting))
    if section in ATTENDANCE_PARTS and all(mean_words(c) <= 12 for c in cells):
        return Reading(Kind.ATTENDANCE, tuple(Column.NAME if i == 0 else Column.OTHER for i in range(width)))
    if notes and (Column.OWNER in has or (Column.NUMBER in has and width <= 4)):
        return Reading(Kind.BUSINESS, tuple(columns))
    return Reading(Kind.OTHER, (Column.OTHER,) * width)


def _goes_on(before: Reading, cells: Sequence[Sequence[Cell]]) -> bool:
    """The table before goes on where every cell fits the role that its column had there."""
    if len(before.columns) != len(cells):
        return False
    for role, held in zip(before.columns, cells, strict=True):
        if role is Column.OWNER and held and not holds_names(held):
            return False
        if role is Column.NUMBER and held and not all(_is_reference(c) for c in held):
            return False
        if role in (Column.NOTES, Column.ACTION) and held and holds_money(held):
            return False
    return True


def _is_reference(cell: Cell) -> bool:
    """ "4", "Aug22.01": one word with a figure in it."""
    text = cell.text.strip()
    return len(text.split()) == 1 and any(c.isdigit() for c in text)


def _action_column(index: int, column: Column, longest: int, cells: Sequence[Cell]) -> Column:
    if index == longest:
        return Column.ACTION
    if column is Column.OTHER and mean_words(cells) <= 3 and cells:
        return Column.OWNER
    if column is Column.NOTES:
        return Column.STATUS if index > longest else Column.ITEM
    return column


def _is_facts(
    table: Table, width: int, body: Sequence[int], vocabulary: Vocabulary, *, least: int = 2
) -> bool:
    """Rows of facts have labels in their first column: "Date", "Place", "Present"."""
    if width < 2 or len(body) > 14:
        return False
    firsts = [
        c.text.split("\n")[0] for i in body for c in table.rows[i][:1] if c.column == 1 and c.text.strip()
    ]
    known = sum(_fact_label(heading_key(text), vocabulary) for text in firsts)
    return known >= least and known >= 0.5 * len(firsts)


def _fact_label(key: str, vocabulary: Vocabulary) -> bool:
    if len(key.split()) > 6:
        return False
    if key in vocabulary.set("columns.label"):
        return True
    part = heading_part(key, vocabulary)
    if part in ATTENDANCE_PARTS or part is Part.NEXT_MEETING:
        return True
    return not vocabulary.set("columns.label").isdisjoint(key.split())
