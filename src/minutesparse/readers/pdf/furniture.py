"""Running headers and footers, page numbers, watermarks: what belongs to the pages, not the minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from minutesparse import vocabulary
from minutesparse.compiling import compiled
from minutesparse.readers.pdf.lines import Line
from minutesparse.readers.pdf.pages import GridText, PageText

_ZONE = 0.2
"""How much of the page's height, above and below, running heads may take."""
_MARGIN = 0.12
"""The same for a page number that stands on one page alone."""
_COUNTING = 0.16
"""The same for a line that counts the pages."""
_SAME_HEIGHT = 3.0
_MOST = 0.6
_MOST_LINES = 8
_LARGE = 2.2
_TINY = 4.0
_FAR = 10_000
_LONGEST_NUMBER = 24
_NUMBER = compiled(r"\d{1,18}")
_ROMAN = compiled(r"[ivx]{1,6}")
_WORDS = compiled(r"[^\W\d_]+")

Running = dict[str, set[int]]
"""The wordings that repeat from page to page, with the heights where they stand."""


def set_apart(pages: Sequence[PageText], body_size: float) -> dict[int, list[Line]]:
    """Take the furniture out of the pages, in place, and return it by page number.

    Furniture stands outermost on its page: what has one height and one wording (numbers aside) on
    several pages, and page numbers. Large faint words are furniture wherever they stand. Where nothing
    else would be left of a document, its lines stay where they are.
    """
    found: dict[int, list[Line]] = defaultdict(list)
    running = _running(pages)
    bodies = [list(page.body) for page in pages]
    for page in pages:
        faint = [line for line in page.body if _is_unreadable(line, body_size)]
        page.body = [line for line in page.body if line not in faint] if faint else page.body
        found[page.number] += faint
        for grid in page.grids:
            if _grid_in_zone(page, grid) and _runs(
                wording(grid.text), _height(page, grid.grid.ys[0]), running
            ):
                found[page.number] += [line for _, cell in sorted(grid.cells.items()) for line in cell.lines]
                grid.cells.clear()
        for edge in (0, -1):
            while page.body and _is_furniture(page, page.body[edge], running):
                found[page.number].append(page.body.pop(edge))
    if not any(page.body or any(grid.cells for grid in page.grids) for page in pages):
        for page, body in zip(pages, bodies, strict=True):
            page.body = [line for line in body if not _is_unreadable(line, body_size)]
            found[page.number] = [line for line in found[page.number] if line not in page.body]
    return {number: lines for number, lines in found.items() if lines}


def _is_furniture(page: PageText, line: Line, running: Running) -> bool:
    if _in_zone(page, line.base) and _runs(wording(line.text), _height(page, line.base), running):
        return True
    return _in_margin(page, line.base, _MARGIN) and is_page_number(line.text, page.number)


def wording(text: str) -> str:
    """Return a line's wording without numbers and blanks, as they differ from page to page."""
    return _NUMBER.sub("#", "".join(text.split()).casefold())


def _height(page: PageText, y: float) -> int:
    """Return where on the page a line stands; negative ones are counted from the foot."""
    if y > page.frame.height / 2:
        return -round((page.frame.height - y) / _SAME_HEIGHT) - 1
    return round(y / _SAME_HEIGHT)


def _running(pages: Sequence[PageText]) -> Running:
    """Return the wordings that run through the pages, each with the heights where it does.

    What repeats on fewer than most pages runs only if it stands further out than where the text of
    the others begins or ends: the title of each of several minutes in one file does not.
    """
    seen: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    margins: set[tuple[str, int]] = set()
    for page in pages:
        for line in {*page.body[:_MOST_LINES], *page.body[-_MOST_LINES:]}:
            if _in_zone(page, line.base):
                spot = wording(line.text), _height(page, line.base)
                seen[spot].append((page.number, line.text))
                if _in_margin(page, line.base, _COUNTING):
                    margins.add(spot)
        for grid in page.grids:
            if _grid_in_zone(page, grid):
                seen[wording(grid.text), _height(page, grid.grid.ys[0])].append((page.number, grid.text))
    often: set[tuple[str, int]] = set()
    counts: dict[tuple[str, int], int] = {}
    for key, height in list(seen):
        near = [found for d in (-1, 0, 1) for found in seen.get((key, height + d), ())]
        counts[key, height] = len({number for number, _ in near})
        if key and counts[key, height] >= 2 and _count_pages(near, margin=(key, height) in margins):
            often.add((key, height))
    first, last = _text_edges(pages, {key for key, _ in often})
    running: Running = defaultdict(set)
    for key, height in often:
        outside = height < first - 1 if height >= 0 else height > last + 1
        if outside or counts[key, height] >= _MOST * len(pages):
            running[key].add(height)
    return running


def _count_pages(found: Sequence[tuple[int, str]], *, margin: bool) -> bool:
    """Say whether the numbers in a repeated line are the same on each page, or count the pages.

    "Item 2" and "Item 5" at the head of two pages are two items.
    """
    rows = [(page, [int(n) for n in _NUMBER.findall(text)]) for page, text in found]
    first_page, first = rows[0]
    return all(
        all(n == m or (margin and n - page == m - first_page) for n, m in zip(numbers, first, strict=False))
        for page, numbers in rows[1:]
    )


def _runs(key: str, height: int, running: Running) -> bool:
    return any(abs(height - there) <= 1 for there in running.get(key, ()))


def _text_edges(pages: Sequence[PageText], often: set[str]) -> tuple[int, int]:
    """Return the heights where the text that repeats nowhere begins at the highest and ends at the lowest."""
    first, last = _FAR, -_FAR

    def own(page: PageText, line: Line) -> bool:
        return not is_page_number(line.text, page.number) and wording(line.text) not in often

    for page in pages:
        top = next((_height(page, line.base) for line in page.body if own(page, line)), -1)
        bottom = next((_height(page, line.base) for line in reversed(page.body) if own(page, line)), 0)
        first = min(first, top) if top >= 0 else first
        last = max(last, bottom) if bottom < 0 else last
    return first, last


def _in_zone(page: PageText, y: float) -> bool:
    return _in_margin(page, y, _ZONE)


def _in_margin(page: PageText, y: float, share: float) -> bool:
    return y < share * page.frame.height or y > (1 - share) * page.frame.height


def _grid_in_zone(page: PageText, grid: GridText) -> bool:
    height = page.frame.height
    return grid.grid.ys[-1] < 1.5 * _ZONE * height or grid.grid.ys[0] > (1 - _ZONE) * height


def is_page_number(text: str, page: int) -> bool:
    """Say whether a line says nothing but the page's number: "3", "- 3 -", "Page 3 of 7".

    >>> is_page_number("Page 2 of 7", 2), is_page_number("- iv -", 6), is_page_number("Flat 4", 4)
    (True, True, False)
    >>> is_page_number("3", 3), is_page_number("296", 3)
    (True, False)
    """
    if len(text) > _LONGEST_NUMBER:
        return False
    numbers = [int(n) for n in _NUMBER.findall(text)]
    words = _WORDS.findall(text.casefold())
    if not words:
        return bool(numbers) and numbers[0] == page and len(numbers) <= 2
    if not numbers:
        return len(words) == 1 and bool(_ROMAN.fullmatch(words[0]))
    return len(numbers) <= 2 and ("".join(words) == "page" or all(word in _page_words() for word in words))


@cache
def _page_words() -> frozenset[str]:
    return frozenset[str]().union(
        *(vocabulary.load(c).set("layout.page_words") for c in vocabulary.languages())
    )


def _is_unreadable(line: Line, body_size: float) -> bool:
    """Say whether a line is a watermark, or so small that nobody reads it, as the words in a logo."""
    if line.size < min(_TINY, body_size / 2):
        return True
    return line.size > _LARGE * body_size and all(w.look.faint for w in line.words)
