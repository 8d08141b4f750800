"""The action log as a workbook: what a secretary sends round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from minutesparse.outputs.export.log import Log, told
from minutesparse.outputs.export.replacing import MARK
from minutesparse.outputs.rows import decision_rows, people_rows

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

PRINTED = {"Actions": 8, "Decisions": 10, "Attendance": 7}
"""How many columns go on paper, where a sheet has more that only a screen has room for."""

_LINE = 15.0
"""Points that one line of a cell takes in the default font; a row is at most 409 points high."""

LONGEST = 32_767
"""The most characters a cell holds (ECMA-376; "Excel specifications and limits")."""

_EARLIEST = date(1900, 3, 1)
"""Days before this one Excel counts wrongly (it takes 1900 for a leap year); they stay text."""

COLOURS = {
    "overdue": ("#F8D7DA", "#7A1F28"),
    "due soon": ("#FFF0CC", "#6B4A00"),
    "carried forward": ("#FFF0CC", "#6B4A00"),
    "open": ("#DDEFE0", "#1E5B2B"),
    "done": ("#DCE8F7", "#1D3F6E"),
    "dropped": ("#E6E6E6", "#555555"),
}

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width in characters, whether it holds dates."""

    header: str
    width: int
    dates: bool = False


ACTIONS = (
    Column("State", 15),
    Column("Due", 12, dates=True),
    Column("Owner", 22),
    Column("Action", 60),
    Column("Body", 26),
    Column("Item", 24),
    Column("Raised", 12, dates=True),
    Column("Times carried", 9),
    Column("Due, in words", 16),
    Column("Reference", 10),
    Column("Last spoken of", 12, dates=True),
    Column("Closed", 12, dates=True),
    Column("Closed by", 40),
    Column("File", 30),
    Column("Page", 6),
    Column("Id", 14),
)
DECISIONS = (
    Column("Date", 12, dates=True),
    Column("Body", 26),
    Column("Item", 24),
    Column("Decision", 70),
    Column("Kind", 12),
    Column("Moved by", 18),
    Column("Seconded by", 18),
    Column("For", 6),
    Column("Against", 8),
    Column("Abstained", 9),
    Column("File", 30),
    Column("Page", 6),
)
ATTENDANCE = (
    Column("Date", 12, dates=True),
    Column("Body", 26),
    Column("Name", 26),
    Column("Attendance", 14),
    Column("Role", 22),
    Column("Organisation", 26),
    Column("Initials", 9),
    Column("File", 30),
)


def write(log: Log, target: Path) -> None:
    """Write a sheet of actions, of decisions and of attendance; every cell is text, a number or a day."""
    from xlsxwriter import Workbook

    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(target), never) as book:
        book.set_properties(
            {"title": "Action log", "comments": MARK, "created": datetime.fromisoformat(log.day)}
        )
        actions = _sheet(book, "Actions", ACTIONS, _action_cells(log))
        if log.entries:
            _colour(book, actions, len(log.entries))
        _sheet(book, "Decisions", DECISIONS, _decision_cells(log))
        _sheet(book, "Attendance", ATTENDANCE, _attendance_cells(log))


def _action_cells(log: Log) -> Iterable[Sequence[Value]]:
    for entry in log.entries:
        yield (
            entry.standing(log.day),
            entry.due,
            ", ".join(entry.owners),
            entry.action,
            entry.body,
            f"{entry.item_number} {entry.item}".strip(),
            entry.since,
            entry.carried_forward,
            entry.due_text,
            entry.reference,
            entry.last,
            entry.closed_on,
            entry.closed_by,
            entry.file,
            entry.page,
            entry.id,
        )


def _decision_cells(log: Log) -> Iterable[Sequence[Value]]:
    for row in decision_rows(log.held):
        item = f"{row['item_number'] or ''} {row['item'] or ''}".strip()
        keys = ("decision", "kind", "mover", "seconder", "for", "against", "abstain", "file", "page")
        yield (_plain(row["date"]), _plain(row["body"]), item, *(_plain(row[key]) for key in keys))


def _attendance_cells(log: Log) -> Iterable[Sequence[Value]]:
    keys = ("date", "body", "name", "attendance", "role", "organisation", "initials", "file")
    for row in people_rows(log.held):
        if row["attendance"]:
            came = str(row["attendance"]).replace("_", " ")
            yield tuple(_plain(came if key == "attendance" else row[key]) for key in keys)


def _plain(value: str | float | bool | list[str] | None) -> Value:  # noqa: FBT001 - a cell's value
    return ", ".join(value) if isinstance(value, list) else value


def _sheet(
    book: Workbook, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]
) -> Worksheet:
    sheet = book.add_worksheet(name)
    head = book.add_format(
        {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"}
    )
    text = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd mmm yyyy", "valign": "top", "align": "left"})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.header, head)
    sheet.set_row(0, 2 * _LINE)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            _write(sheet, (last, place), value, day if column.dates else text, dates=column.dates)
        sheet.set_row(last, _height(columns, row))
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.print_area(0, 0, max(last, 1), PRINTED.get(name, len(columns)) - 1)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P of &N")
    return sheet


def _height(columns: Sequence[Column], row: Sequence[Value]) -> float:
    """Return the points a row needs for its longest cell; not every program reckons it on opening."""
    texts = [
        (c.width, told(v)) for c, v in zip(columns, row, strict=True) if isinstance(v, str) and not c.dates
    ]
    lines = max((sum(1 for _ in wrap(text, max(4, width - 1))) for width, text in texts), default=1)
    return min(409.0, _LINE * max(1, lines))


def _write(sheet: Worksheet, at: tuple[int, int], value: Value, form: Format, *, dates: bool) -> None:
    row, column = at
    if value is None or value == "":
        sheet.write_blank(row, column, None, form)
    elif dates and isinstance(value, str) and date.fromisoformat(value) >= _EARLIEST:
        sheet.write_datetime(row, column, datetime.fromisoformat(value), form)
    elif isinstance(value, str):
        safe = told(value)
        sheet.write_string(row, column, safe if len(safe) <= LONGEST else f"{safe[: LONGEST - 1]}…", form)
    else:
        sheet.write_number(row, column, value, form)


def _colour(book: Workbook, sheet: Worksheet, rows: int) -> None:
    """Colour the states by what stands in the cell, so that a state typed over changes its colour."""
    for state, (ground, letters) in COLOURS.items():
        look = book.add_format({"bg_color": ground, "font_color": letters})
        rule = {"type": "cell", "criteria": "==", "value": f'"{state}"', "format": look}
        sheet.conditional_format(1, 0, rows, 0, rule)
