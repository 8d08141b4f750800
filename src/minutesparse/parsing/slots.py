"""Lines that begin with a time: the one set for a topic, or that at which it was begun."""

from __future__ import annotations

from minutesparse.compiling import compiled

_CLOCK = r"(?:\d{0,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
_SLOT = compiled(
    rf"(?i)[\[(]?(?:{_CLOCK}\s*[-–]\s*(?:{_CLOCK}|\d{{1,2}})|\d{{1,2}}\s*[-–]\s*{_CLOCK})[\])]?[\s:–-]+(?=\D)",
)
_CLOCKED = compiled(rf"(?i)[\[(]?{_CLOCK}[\])]?\s+[–—-]\s+(?=[^\W\d_])")


def is_clocked(text: str) -> bool:
    """Tell whether a line begins with the time at which something began: "19:06 - Reading of minutes"."""
    return bool(_CLOCKED.match(text))


def is_slot(text: str) -> bool:
    """Tell whether a line begins with the time set for it: "10:05 - 10:15 Membership fees"."""
    return bool(_SLOT.match(text))
