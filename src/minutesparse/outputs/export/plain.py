"""The action log as CSV and Markdown, and the minutes themselves as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from minutesparse.outputs import csv, json, markdown
from minutesparse.outputs.export.log import Entry, Log
from minutesparse.outputs.export.replacing import MARK
from minutesparse.outputs.rows import DUE, Column, Listing, Row

LISTING = Listing(
    (
        "body",
        "item_number",
        "item",
        "reference",
        "action",
        "owners",
        "due",
        "due_text",
        "state",
        "overdue",
        "since",
        "last",
        "carried_forward",
        "closed_on",
        "closed_by",
        "file",
        "page",
        "id",
    ),
    (
        Column("since", "Raised"),
        Column("owners", "Owner"),
        DUE,
        Column("standing", "State"),
        Column("item", "Item"),
        Column("action", "Action"),
        Column("file", "File"),
    ),
    group=("body",),
)


def rows(log: Log) -> Iterator[Row]:
    for entry in log.entries:
        yield {**{key: _value(entry, key) for key in LISTING.keys}, "standing": entry.standing(log.day)}


def _value(entry: Entry, key: str) -> str | int | bool | list[str] | None:
    value = getattr(entry, key)
    return list(value) if isinstance(value, tuple) else (None if value == "" else value)


def write_csv(log: Log, target: Path, *, bom: bool = False) -> None:
    """Write UTF-8 with one line an action, harmless to a spreadsheet; `bom` for those that guess otherwise."""
    _save(csv.render(rows(log), LISTING), target, encoding="utf-8-sig" if bom else "utf-8")


def write_markdown(log: Log, target: Path) -> None:
    """Write one table of actions."""
    _save([f"<!-- {MARK} -->\n\n", *markdown.render(rows(log), LISTING)], target)


def write_json(log: Log, target: Path) -> None:
    """Write what `extract` prints: one array."""
    _save(json.render_array(log.meetings), target)


def write_ndjson(log: Log, target: Path) -> None:
    """Write what `extract --format ndjson` prints: one object a line."""
    _save(json.render_lines(log.meetings), target)


def _save(pieces: Iterable[str], target: Path, encoding: str = "utf-8") -> None:
    with target.open("w", encoding=encoding, errors="backslashreplace", newline="") as stream:
        stream.writelines(pieces)
