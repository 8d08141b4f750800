"""Boxes and ticks beside the names of a list: the ticked came, the others did not."""

from __future__ import annotations

from minutesparse.compiling import compiled
from minutesparse.parsing.attendance.stretch import Stretch

TICKED = compiled(r"\[\s?[xX✓✔]\s?\]|[☑☒✓✔✅]\ufe0f?")
UNTICKED = compiled(r"\[\s?\]|[☐✗✘❌]\ufe0f?")
_TICK_BEHIND = compiled(r"\s([☐☑☒✓✔✗✘✅❌]\ufe0f?)\s*$")


def box_of(stretch: Stretch) -> str:
    """Return the box or tick of an entry, before it or behind it, or whatever labels it."""
    behind = _TICK_BEHIND.search(stretch.text)
    return behind[1] if behind else stretch.paragraph.label or ""
