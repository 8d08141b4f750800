"""The automatic numbers of lists and headings, counted as Word counts them.

A `num` is a use of an abstract list; all uses of one abstract list go on counting together, until a
use with a start of its own begins anew where it first stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from docx.oxml.ns import qn
from lxml import etree

from minutesparse.readers import docx_symbols as symbols
from minutesparse.readers.docx_names import ALTERNATE, NUM_ID, NUMPR, PPR, PSTYLE, VAL, is_on, number
from minutesparse.readers.docx_numerals import numeral

LEVELS = 9
MAX_LABEL = 40
_PLACE = re.compile(r"%([1-9])")
_ABSTRACT, _ABSTRACT_ID, _NUM = qn("w:abstractNum"), qn("w:abstractNumId"), qn("w:num")
_LVL, _ILVL, _OVERRIDE, _START_OVERRIDE = (
    qn(f"w:{n}") for n in ("lvl", "ilvl", "lvlOverride", "startOverride")
)
_START, _NUM_FMT, _LVL_TEXT, _RESTART, _LEGAL = (
    qn(f"w:{n}") for n in ("start", "numFmt", "lvlText", "lvlRestart", "isLgl")
)
_STYLE_LINK, _MULTI, _FORMAT = qn("w:numStyleLink"), qn("w:multiLevelType"), qn("w:format")
_FONTS, _ASCII, _VANISH = qn("w:rFonts"), qn("w:ascii"), qn("w:vanish")


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


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    lists: dict[str, List] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def count(self, num_id: str, depth: int) -> str | None:
        """Count one paragraph at a depth of a list, from 0; return its label, None where none is seen."""
        used = self.lists[num_id]
        depth = 0 if used.single else min(max(depth, 0), LEVELS - 1)
        level = used.levels.get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(used.abstract, [None] * LEVELS)
        first = (num_id, depth) not in self._begun
        before = counts[depth]
        if before is None or (first and depth in used.starts):
            counts[depth] = used.starts.get(depth, level.start)
        else:
            counts[depth] = before + 1
        self._begun.add((num_id, depth))
        for above in range(depth):
            if counts[above] is None:  # "1.1" without a "1" before it
                counts[above] = used.starts.get(above, used.levels.get(above, level).start)
        for below in range(depth + 1, LEVELS):
            restart = used.levels[below].restart if below in used.levels else None
            if restart is None or depth < restart:
                counts[below] = None
        return None if level.hidden else _label(used, depth, counts)


def _label(used: List, depth: int, counts: list[int | None]) -> str | None:
    level = used.levels[depth]
    if level.format == "bullet":
        text = symbols.bullet(level.text, level.font)
        boxes = {symbols.EMPTY_BOX: "[ ]", "☑": "[x]", symbols.TICKED_BOX: "[x]"}
        return boxes.get(text.strip(), " ".join(text.split()))[:MAX_LABEL] or None

    def shown(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        count, other = counts[at], used.levels.get(at)
        if count is None or other is None or at > depth or other.format == "bullet":
            return ""
        plain = level.legal and other.format not in ("none", "decimalZero")
        return numeral(count, "decimal" if plain else other.format)

    return " ".join(_PLACE.sub(shown, level.text[:200]).split())[:MAX_LABEL] or None


def read_numbering(root: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """Read the list definitions; none where the document has no such part."""
    if root is None:
        return Numbering()
    abstracts = {e.get(_ABSTRACT_ID) or "": e for e in root.iterchildren(_ABSTRACT)}
    nums = {e.get(NUM_ID) or "": e for e in root.iterchildren(_NUM)}
    read: dict[str, tuple[dict[int, Level], bool]] = {}
    lists = {}
    for num_id, num in nums.items():
        abstract = _value(num, _ABSTRACT_ID)
        abstract = _follow_style_link(abstract, abstracts, nums, styles)
        if abstract not in abstracts:
            continue
        if abstract not in read:
            read[abstract] = _read_levels(abstracts[abstract])
        levels, single = read[abstract]
        lists[num_id] = _override(List(abstract, levels, {}, single), num)
    return Numbering(lists)


def _follow_style_link(
    abstract: str,
    abstracts: dict[str, etree._Element],
    nums: dict[str, etree._Element],
    styles: etree._Element | None,
) -> str:
    """A list may say "as the list style so-and-so", whose own list holds the levels."""
    link = _value(abstracts[abstract], _STYLE_LINK) if abstract in abstracts else ""
    if not link or styles is None:
        return abstract
    for style in styles.iterchildren(qn("w:style")):
        if style.get(qn("w:styleId")) == link:
            num_id = _value(style.find(f"{PPR}/{NUMPR}"), NUM_ID)
            return _value(nums[num_id], _ABSTRACT_ID) if num_id in nums else abstract
    return abstract


def _read_levels(abstract: etree._Element) -> tuple[dict[int, Level], bool]:
    levels = {}
    for child in abstract.iterchildren(_LVL):
        depth = number(child.get(_ILVL), -1)
        if 0 <= depth < LEVELS:
            levels[depth] = _read_level(child)
    return levels, _value(abstract, _MULTI) == "singleLevel"


def _read_level(lvl: etree._Element) -> Level:
    restart, legal, look = lvl.find(_RESTART), lvl.find(_LEGAL), lvl.find(qn("w:rPr"))
    fonts = look.find(_FONTS) if look is not None else None
    vanish = look.find(_VANISH) if look is not None else None
    return Level(
        start=number(_value(lvl, _START), 0),
        format=_read_format(lvl),
        text=_value(lvl, _LVL_TEXT),
        restart=number(restart.get(VAL), 0) if restart is not None else None,
        legal=legal is not None and is_on(legal.get(VAL)),
        style=_value(lvl, PSTYLE) or None,
        font=fonts.get(_ASCII) if fonts is not None else None,
        hidden=vanish is not None and is_on(vanish.get(VAL)),
    )


def _read_format(lvl: etree._Element) -> str:
    """A custom format stands in an alternate: Word 2010's own first, what older ones show after it."""
    found = lvl.find(_NUM_FMT)
    if found is None:
        found = lvl.find(f"{ALTERNATE}/*/{_NUM_FMT}")
    if found is None:
        return "decimal"
    return (found.get(_FORMAT) if found.get(VAL) == "custom" else found.get(VAL)) or "decimal"


def _override(used: List, num: etree._Element) -> List:
    levels, starts = dict(used.levels), {}
    for child in num.iterchildren(_OVERRIDE):
        depth = number(child.get(_ILVL), -1)
        if not 0 <= depth < LEVELS:
            continue
        lvl = child.find(_LVL)
        if lvl is not None:
            levels[depth] = _read_level(lvl)
        start = child.find(_START_OVERRIDE)
        if start is not None:
            starts[depth] = number(start.get(VAL), 0)
    return replace(used, levels=levels, starts=starts)


def _value(parent: etree._Element | None, name: str) -> str:
    child = parent.find(name) if parent is not None else None
    return (child.get(VAL) or "") if child is not None else ""
