"""The lists of a Word file: a `num` is a use of an abstract list, whose levels it may override."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from minutesparse.readers.docx_names import (
    ALTERNATE,
    NUM_ID,
    NUMPR,
    PPR,
    PSTYLE,
    RPR,
    STYLE_ID,
    VAL,
    VANISH,
    first,
    is_on,
    number,
)
from minutesparse.readers.listcount import LEVELS, Counting, Level, List
from minutesparse.readers.ooxml import qn

_ABSTRACT, _ABSTRACT_ID, _NUM = qn("w:abstractNum"), qn("w:abstractNumId"), qn("w:num")
_LVL, _ILVL, _OVERRIDE, _START_OVERRIDE = (
    qn(f"w:{n}") for n in ("lvl", "ilvl", "lvlOverride", "startOverride")
)
_START, _NUM_FMT, _LVL_TEXT, _RESTART, _LEGAL = (
    qn(f"w:{n}") for n in ("start", "numFmt", "lvlText", "lvlRestart", "isLgl")
)
_STYLE_LINK, _MULTI, _FORMAT = qn("w:numStyleLink"), qn("w:multiLevelType"), qn("w:format")
_FONTS, _ASCII, _STYLE = qn("w:rFonts"), qn("w:ascii"), qn("w:style")


@dataclass(slots=True)
class Numbering:
    """The lists of a document, each read when it is first used, and how far it has been counted."""

    abstracts: dict[str, etree._Element] = field(default_factory=dict)
    nums: dict[str, etree._Element] = field(default_factory=dict)
    styles: etree._Element | None = None
    _lists: dict[str, List | None] = field(default_factory=dict)
    _counting: Counting = field(default_factory=Counting)

    def list_of(self, num_id: str) -> List | None:
        """Return the list of a `numId`; None where no such list is defined."""
        if num_id not in self._lists:
            self._lists[num_id] = _read_list(num_id, self)
        return self._lists[num_id]

    def count(self, num_id: str, depth: int) -> str | None:
        """Count one paragraph at a depth of a list, from 0; return its label, None where none is seen."""
        used = self.list_of(num_id)
        return self._counting.count(num_id, used, depth) if used is not None else None


def read_numbering(root: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """Read the list definitions; none where the document has no such part."""
    if root is None:
        return Numbering()
    abstracts = {e.get(_ABSTRACT_ID) or "": e for e in root.iterchildren(_ABSTRACT)}
    nums = {e.get(NUM_ID) or "": e for e in root.iterchildren(_NUM)}
    return Numbering(abstracts, nums, styles)


def _read_list(num_id: str, numbering: Numbering) -> List | None:
    num = numbering.nums.get(num_id)
    if num is None:
        return None
    abstract = _follow_style_link(_value(num, _ABSTRACT_ID), numbering)
    if abstract not in numbering.abstracts:
        return None
    levels, single = _read_levels(numbering.abstracts[abstract])
    return _override(List(abstract, levels, {}, single), num)


def _follow_style_link(abstract: str, numbering: Numbering) -> str:
    """A list may say "as the list style so-and-so", whose own list holds the levels."""
    link = _value(numbering.abstracts.get(abstract), _STYLE_LINK)
    if not link or numbering.styles is None:
        return abstract
    for style in numbering.styles.iterchildren(_STYLE):
        if style.get(STYLE_ID) == link:
            num = numbering.nums.get(_value(style.find(f"{PPR}/{NUMPR}"), NUM_ID))
            return _value(num, _ABSTRACT_ID) or abstract
    return abstract


def _read_levels(abstract: etree._Element) -> tuple[dict[int, Level], bool]:
    levels = {}
    for child in abstract.iterchildren(_LVL):
        depth = number(child.get(_ILVL), -1)
        if 0 <= depth < LEVELS:
            levels[depth] = _read_level(child)
    return levels, _value(abstract, _MULTI) == "singleLevel"


def _read_level(lvl: etree._Element) -> Level:
    said = {child.tag: child for child in lvl}
    legal, look = said.get(_LEGAL), said.get(RPR)
    fonts = first(look, _FONTS) if look is not None else None
    vanish = first(look, VANISH) if look is not None else None
    restart = number(said[_RESTART].get(VAL), 0) if _RESTART in said else None
    return Level(
        start=number(_value(lvl, _START), 0),
        format=_read_format(lvl),
        text=_value(lvl, _LVL_TEXT),
        restart=restart,
        legal=legal is not None and is_on(legal.get(VAL)),
        style=_value(lvl, PSTYLE) or None,
        font=fonts.get(_ASCII) if fonts is not None else None,
        hidden=vanish is not None and is_on(vanish.get(VAL)),
    )


def _read_format(lvl: etree._Element) -> str:
    """A custom format stands in an alternate: Word 2010's own first, what older ones show after it."""
    found = first(lvl, _NUM_FMT)
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
        lvl = first(child, _LVL)
        if lvl is not None:
            changed, own = _read_level(lvl), used.levels.get(depth)
            if own is not None and first(lvl, _START) is None:
                changed = replace(
                    changed, start=own.start
                )  # what is changed is the look: the list begins as before
            levels[depth] = changed
        start = first(child, _START_OVERRIDE)
        if start is not None:
            starts[depth] = number(start.get(VAL), 0)
    return replace(used, levels=levels, starts=starts)


def _value(parent: etree._Element | None, name: str) -> str:
    child = first(parent, name) if parent is not None else None
    return (child.get(VAL) or "") if child is not None else ""
