"""How a row's value is written where all there is is text."""

from __future__ import annotations

from minutesparse.outputs.rows import Value
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
