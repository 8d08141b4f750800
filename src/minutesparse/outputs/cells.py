"""How a row's value is written where all there is is text."""

from __future__ import annotations

from minutesparse.outputs.rows import Column, Row, Value
from minutesparse.outputs.visible import one_line


def cell(value: Value, joint: str = "; ") -> str:
    """Return a value on one line; nothing for what is absent.

    >>> cell(["KB", "ND"]), cell(None), cell(True)
    ('KB; ND', '', 'yes')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return one_line(joint.join(value) if isinstance(value, list) else str(value))


def shown(row: Row, column: Column) -> str:
    """Return what a person reads in a column: "carried forward", the words where there is no date."""
    value = row[column.key]
    if value is None and column.otherwise:
        value = row[column.otherwise]
    text = cell(value, joint=", ")
    return text.replace("_", " ") if column.key in {"status", "attendance"} else text
