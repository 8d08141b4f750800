"""The lists of OpenDocument: how their levels are numbered, and which list goes on from which."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from minutesparse.compiling import compiled
from minutesparse.readers.listcount import LEVELS, Counting, Level, List
from minutesparse.readers.odt_names import STYLE_NAME, TEXT, attributes, name, number
from minutesparse.readers.odt_styles import Styles

_LIST_STYLE, _OUTLINE = name("text:list-style"), name("text:outline-style")
_NAME, _FORMAT, _PREFIX, _SUFFIX = (
    name(f"style:{local}") for local in ("name", "num-format", "num-prefix", "num-suffix")
)
_LEVEL, _START, _DISPLAY_LEVELS, _BULLET = (
    name(f"text:{local}") for local in ("level", "start-value", "display-levels", "bullet-char")
)
_ID, _CONTINUE, _CONTINUE_LIST = name("xml:id"), name("text:continue-numbering"), name("text:continue-list")
_TEMPLATES = name("loext:num-list-format"), name("style:num-list-format")
_TEXT_PROPERTIES = name("style:text-properties")
_FORMATS = {"": "none", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HOLE = compiled(r"%([0-9]{1,2})%")
MAX_START = 1_000_000


@dataclass(slots=True)
class OpenList:
    """A list that the walk is in: its style, and the name under which its items are counted."""

    style: str
    key: str


@dataclass(slots=True)
class Lists:
    """The list styles of a part of a document, each read when it is first used, and the counting."""

    elements: dict[str, etree._Element]
    styles: Styles
    counting: Counting = field(default_factory=Counting)
    _read: dict[str, dict[int, Level]] = field(default_factory=dict)
    _lists: dict[tuple[str, str], List] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)
    _last: dict[str, str] = field(default_factory=dict)
    _begun: int = 0

    def open(self, element: etree._Element, outer: OpenList | None) -> OpenList:
        """Return the list that an element begins or goes on with.

        A list within an item is counted with the one around it, unless it has a style of its own.
        """
        said = attributes(element)
        style = said.get(STYLE_NAME) or (outer.style if outer else "")
        key = None
        if outer is not None and style == outer.style:
            key = outer.key
        elif _CONTINUE_LIST in said:
            key = self._keys.get(said[_CONTINUE_LIST])
        elif said.get(_CONTINUE) == "true":
            key = self._last.get(style)
        if key is None:
            self._begun += 1
            key = str(self._begun)
        self._last[style] = key
        if _ID in said:
            self._keys[said[_ID]] = key
        return OpenList(style, key)

    def count(self, within: OpenList, depth: int, item: etree._Element | None = None) -> str | None:
        """Count an item at a depth, from 0; return its label, None where none is seen."""
        key = within.key
        used = self._lists.get((key, within.style))
        if used is None:
            used = self._lists[key, within.style] = List(key, self._levels(within.style), {})
        start = item.get(_START) if item is not None else None
        if start is not None:
            self._begun += 1
            key = f"{key}/{self._begun}"
            used = replace(used, starts={min(depth, LEVELS - 1): number(start, 1, MAX_START)})
        label = self.counting.count(key, used, depth)
        return label if label and label not in (".", ")", "()") else None

    def _levels(self, style: str) -> dict[int, Level]:
        if style not in self._read:
            element = self.elements.get(style)
            self._read[style] = self._read_levels(element) if element is not None else {}
        return self._read[style]

    def _read_levels(self, style: etree._Element) -> dict[int, Level]:
        levels: dict[int, Level] = {}
        formats: dict[int, str] = {}
        for element in style:
            depth = number(element.get(_LEVEL), 0, LEVELS + 1) - 1
            if 0 <= depth < LEVELS:
                formats[depth] = element.get(_FORMAT) or ""
                levels[depth] = self._read_level(element, depth, formats)
        return levels

    def _read_level(self, element: etree._Element, depth: int, formats: dict[int, str]) -> Level:
        start = number(element.get(_START), 1, MAX_START)
        bullet = element.get(_BULLET)
        if bullet is not None:
            properties = element.find(_TEXT_PROPERTIES)
            font = self.styles.font(properties) if properties is not None else None
            return Level(start, "bullet", bullet, font=font)
        numerals = _FORMATS.get(formats[depth], "decimal")
        if not element.tag.endswith(("-number", "outline-level-style")):
            return Level(start, "none")  # a picture for a bullet
        template = next((element.get(t) for t in _TEMPLATES if element.get(t) is not None), None)
        if template is not None:
            return Level(start, numerals, _HOLE.sub(lambda m: f"%{m[1]}", template[:200]))
        shown = number(element.get(_DISPLAY_LEVELS), 1, LEVELS)
        parts = [f"%{at + 1}" for at in range(max(0, depth + 1 - shown), depth + 1) if formats.get(at)]
        prefix, suffix = element.get(_PREFIX) or "", element.get(_SUFFIX) or ""
        return Level(start, numerals, f"{prefix[:40]}{'.'.join(parts)}{suffix[:40]}")


def read_lists(styles: Styles, *homes: etree._Element | None) -> Lists:
    """Read the list styles under elements; the numbering of headings has the name `TEXT`."""
    found = {}
    for home in homes:
        for element in home.iterchildren(_LIST_STYLE, _OUTLINE) if home is not None else ():
            found[TEXT if element.tag == _OUTLINE else element.get(_NAME) or ""] = element
    return Lists(found, styles)
