"""HTML lists: the number or bullet that a browser shows before an item, or a writer before a heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutesparse.compiling import compiled
from minutesparse.document import Run
from minutesparse.readers.docx_numerals import numeral
from minutesparse.readers.inline import drop_front, plain_text, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_GLUED = compiled(r"(?:\d{1,3}\.){0,5}(?:\d{1,3}[.)]?(?=[A-Z][a-z])|(?:\d{1,3}|[A-Za-z])[.)](?=[^\W\d_]))")
_STYLE = compiled(r"list-style(?:-type)?\s*:\s*([a-z-]+)")
_FORMATS = {
    "a": "lowerLetter",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "A": "upperLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "i": "lowerRoman",
    "lower-roman": "lowerRoman",
    "I": "upperRoman",
    "upper-roman": "upperRoman",
}


@dataclass(slots=True)
class HtmlList:
    """An open list: `number` is that of the next item, `style` its `type` or CSS list style."""

    ordered: bool
    number: int
    step: int
    style: str

    def next_label(self, attributes: Mapping[str, str]) -> str | None:
        """Return what stands before the next item, given its attributes, and count it."""
        if self.style == "none":
            return None
        if not self.ordered:
            return "•"
        number = _integer(attributes.get("value"), self.number)
        self.number = number + self.step
        return f"{numeral(number, _FORMATS.get(self.style, 'decimal'))}."


def open_list(name: str, attributes: Mapping[str, str], style: str, items: int) -> HtmlList:
    """Return the list that an element begins; `style` holds its CSS, `items` how many it has.

    >>> letters = open_list("ol", {"type": "a", "start": "3"}, "", 2)
    >>> letters.next_label({}), letters.next_label({})
    ('c.', 'd.')
    """
    backwards = "reversed" in attributes
    start = _integer(attributes.get("start"), items if backwards else 1)
    declared = _STYLE.search(style)
    kind = declared[1] if declared else attributes.get("type", "")
    return HtmlList(name == "ol", start, -1 if backwards else 1, kind)


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else otherwise


def numbers_are_glued(page: Element) -> bool:
    """Say whether a page is by a word processor that writes the numbers of headings as text."""
    return any(
        "office" in (meta.get("content") or "").lower()
        for meta in page.iter("meta")
        if (meta.get("name") or "").lower() == "generator"
    )


def part_glued(line: Sequence[Run]) -> tuple[str | None, list[Run]]:
    """Part a heading's number that touches its words.

    >>> part_glued([Run("2.PM report")])[0], part_glued([Run("1Actions")])[0], part_glued([Run("3D prints")])[0]
    ('2.', '1', None)
    """
    runs = tidy(line)
    number = _GLUED.match(plain_text(runs))
    return (number[0], list(drop_front(runs, number.end()))) if number else (None, list(runs))
