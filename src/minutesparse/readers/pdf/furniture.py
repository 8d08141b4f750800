"""Running headers and footers, page numbers, watermarks: what belongs to the pages, not the minutes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from minutesparse import vocabulary
from minutesparse.readers.pdf.lines import Line
from minutesparse.readers.pdf.pages import GridText, PageText

_ZONE = 0.2
"""How much of the page's height, above and below, running heads may take."""
_MARGIN = 0.12
"""The same for a page number that stands on one page alone."""
_SAME_HEIGHT = 3.0
_MOST = 0.6
_LARGE = 2.2
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivx]{1,6}")
_WORDS = re.compile(r"[^\W\d_]+")


def set_apart(pages: Sequence[PageText], body_size: float) -> dict[int, list[Line]]:
    """Take the furniture out of the pages, in place, and return it by page number.

    Furniture is what stands at one height with one wording (numbers aside) on several pages, what
    reads as a page number in the margin, and large faint words. What repeats where other pages have
    their first line of text is the title of several minutes in one file, unless most pages have it.
    """
    found: dict[int, list[Line]] = defaultdict(list)
    running = _running(pages)
    for page in pages:
        kept: list[Line] = []
        for line in page.body:
            apart = (wording(line.text), _height(page, line.base)) in running or _is_watermark(
                line, body_size
            )
            (found[page.number] if apart else kept).append(line)
        page.body = kept
        while page.body and (edge := _number_at_edge(page)) is not None:
            found[page.number].append(page.body.pop(edge))
        gone = [i for i, g in enumerate(page.grids) if _is_running_grid(g, page, running)]
        for i in gone:
            found[page.number] += [
                line for _, cell in sorted(page.grids[i].cells.items()) for line in cell.lines
            ]
            page.grids[i].cells.clear()
    return dict(found)


def wording(text: str) -> str:
    """Return a line's wording without numbers and blanks, as they differ from page to page."""
    return _NUMBER.sub("#", "".join(text.split()).casefold())


def _height(page: PageText, y: float) -> int:
    """Return where on the page a line stands; negative ones are counted from the foot."""
    if y > page.frame.height / 2:
        return -round((page.frame.height - y) / _SAME_HEIGHT) - 1
    return round(y / _SAME_HEIGHT)


def _running(pages: Sequence[PageText]) -> set[tuple[str, int]]:
    """Return the wordings and heights that run through the pages, each with its neighbouring heights."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        here = {
            (wording(line.text), _height(page, line.base)) for line in page.body if _in_zone(page, line.base)
        }
        here |= {(wording(g.text), _height(page, g.grid.ys[0])) for g in page.grids if _grid_in_zone(page, g)}
        seen.update(here)
    running: set[tuple[str, int]] = set()
    for (key, height), count in seen.items():
        around = count + sum(seen.get((key, height + d), 0) for d in (-1, 1))
        if not key or around < 2 or (around < _MOST * len(pages) and not _outside(pages, key, height)):
            continue
        running |= {(key, height + d) for d in (-1, 0, 1)}
    return running


def _outside(pages: Sequence[PageText], key: str, height: int) -> bool:
    """Say whether no page without this line has its text begin (or end) beyond that height."""
    for page in pages:
        if not page.body:
            continue
        edge = page.body[0] if height >= 0 else page.body[-1]
        there = _height(page, edge.base)
        beyond = 0 <= there <= height + 1 if height >= 0 else height - 1 <= there < 0
        if beyond and wording(edge.text) != key and not _NUMBER.search(edge.text):
            return False
    return True


def _in_zone(page: PageText, y: float) -> bool:
    return y < _ZONE * page.frame.height or y > (1 - _ZONE) * page.frame.height


def _grid_in_zone(page: PageText, grid: GridText) -> bool:
    height = page.frame.height
    return grid.grid.ys[-1] < 1.5 * _ZONE * height or grid.grid.ys[0] > (1 - _ZONE) * height


def _is_running_grid(grid: GridText, page: PageText, running: set[tuple[str, int]]) -> bool:
    key = wording(grid.text)
    return bool(key) and _grid_in_zone(page, grid) and (key, _height(page, grid.grid.ys[0])) in running


def _number_at_edge(page: PageText) -> int | None:
    """Return which of the page's first and last line is a page number in the margin, if one is."""
    height = page.frame.height
    if page.body[-1].base > (1 - _MARGIN) * height and _is_page_number(page.body[-1].text):
        return -1
    if page.body[0].base < _MARGIN * height and _is_page_number(page.body[0].text):
        return 0
    return None


def _is_page_number(text: str) -> bool:
    """Say whether a line says nothing but a page number: "3", "- 3 -", "Page 3 of 7".

    >>> _is_page_number("Page 2 of 7"), _is_page_number("- iv -"), _is_page_number("Flat 4"), _is_page_number("2019")
    (True, True, False, False)
    """
    numbers = _NUMBER.findall(text)
    if len(text) > 24 or len(numbers) > 2 or any(len(n) > 3 for n in numbers):
        return False
    words = _WORDS.findall(text.casefold())
    if "".join(words) in ("page", "p") or not words:
        return bool(numbers)
    if not numbers:
        return len(words) == 1 and bool(_ROMAN.fullmatch(words[0]))
    return all(word in _page_words() for word in words)


@cache
def _page_words() -> frozenset[str]:
    return frozenset[str]().union(
        *(vocabulary.load(c).set("layout.page_words") for c in vocabulary.languages())
    )


def _is_watermark(line: Line, body_size: float) -> bool:
    return line.size > _LARGE * body_size and all(w.look.faint for w in line.words)
