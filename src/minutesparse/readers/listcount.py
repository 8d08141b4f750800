"""The automatic numbers of lists, counted as Word counts them.

A use of an abstract list goes on counting where another use of it left off, until one with a start of
its own begins anew where it first stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from minutesparse.compiling import compiled
from minutesparse.readers import docx_symbols as symbols
from minutesparse.readers.docx_numerals import numeral

LEVELS = 9
MAX_LABEL = 40
_PLACE = compiled(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered. `restart`: which level, from 1, begins it anew; 0 none does."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    font: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A use of an abstract list: its levels, and where this use begins anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]
    single: bool = False

    def level_of_style(self, style: str) -> int | None:
        return next((depth for depth, level in self.levels.items() if level.style == style), None)


@dataclass(frozen=True, slots=True)
class _Place:
    """What is the same for all paragraphs at one depth of a list: the levels they begin anew, the bullet."""

    restarts: tuple[int, ...]
    label: str | None
    numbered: bool


@dataclass(slots=True)
class Counting:
    """How far the lists of a document have been counted."""

    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: dict[tuple[str, int], _Place] = field(default_factory=dict)

    def count(self, num_id: str, used: List, depth: int) -> str | None:
        """Count one paragraph at a depth of a list, from 0; return its label, None where none is seen."""
        depth = 0 if used.single else min(max(depth, 0), LEVELS - 1)
        level = used.levels.get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(used.abstract, [None] * LEVELS)
        place, before = self._begun.get((num_id, depth)), counts[depth]
        if before is None or (place is None and depth in used.starts):
            counts[depth] = used.starts.get(depth, level.start)
        else:
            counts[depth] = before + 1
        if place is None:
            place = self._begun[num_id, depth] = _place(used, depth)
        for above in range(depth):
            if counts[above] is None:  # "1.1" without a "1" before it
                counts[above] = used.starts.get(above, used.levels.get(above, level).start)
        for below in place.restarts:
            counts[below] = None
        return place.label or (_number(used, depth, counts) if place.numbered else None)


def _place(used: List, depth: int) -> _Place:
    level, below = used.levels[depth], range(depth + 1, LEVELS)
    restarts = {at: used.levels[at].restart if at in used.levels else None for at in below}
    begun = tuple(at for at, restart in restarts.items() if restart is None or depth < restart)
    is_bullet = level.format == "bullet"
    label = bullet_label(level.text, level.font) if is_bullet and not level.hidden else None
    return _Place(begun, label, not (is_bullet or level.hidden))


def bullet_label(text: str, font: str | None) -> str | None:
    r"""Return a list's bullet as it looks; boxes to tick are written "[ ]" and "[x]".

    >>> bullet_label("\uf0b7", "Symbol"), bullet_label("\uf0fe", "Wingdings"), bullet_label(" ", None)
    ('•', '[x]', None)
    """
    text = " ".join(symbols.bullet(text, font).split())
    boxes = {symbols.EMPTY_BOX: "[ ]", "☑": "[x]", symbols.TICKED_BOX: "[x]"}
    return boxes.get(text, text)[:MAX_LABEL] or None


def _number(used: List, depth: int, counts: list[int | None]) -> str | None:
    level = used.levels[depth]

    def shown(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        count, other = counts[at], used.levels.get(at)
        if count is None or other is None or at > depth or other.format == "bullet":
            return ""
        plain = level.legal and other.format not in ("none", "decimalZero")
        return numeral(count, "decimal" if plain else other.format)

    return " ".join(_PLACE.sub(shown, level.text[:200]).split())[:MAX_LABEL] or None
