"""One page as read: its lines, its grids with the lines in their cells, what stands askew on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from minutesparse.readers.pdf.chars import read_words
from minutesparse.readers.pdf.frame import Frame
from minutesparse.readers.pdf.lines import Line, find_lines
from minutesparse.readers.pdf.marks import mark_words
from minutesparse.readers.pdf.passages import Column
from minutesparse.readers.pdf.rules import Across, Drawing, read_drawing
from minutesparse.readers.pdf.tables import Grid, find_grids, place_words
from minutesparse.readers.pdf.turned import ASKEW, upright
from minutesparse.readers.pdf.words import Word
from minutesparse.source import Box

Spot = tuple[int, int]
"""The row and column of a grid, from 0."""

_PICTURE_SHARE = 0.5
_LONG_RULE = 100.0
_HARDLY = 20  # letters: a scanner's stamp on the picture of a page


class CellText(NamedTuple):
    """The lines in a cell; `turn` says how they ran on the page before they were righted."""

    lines: list[Line]
    turn: int = 0


@dataclass
class GridText:
    """A grid with what stands in its cells; `home` is the grid and cell it is nested in."""

    grid: Grid
    cells: dict[Spot, CellText]
    home: tuple[int, Spot] | None = None
    columns: dict[Spot, Column] = field(default_factory=dict)
    """The text edges of each cell, as `sheets` reckons them when first asked."""

    @property
    def text(self) -> str:
        return "\n".join(line.text for _, cell in sorted(self.cells.items()) for line in cell.lines)


@dataclass
class PageText:
    """A page's text, topmost first; `aside` is what stands askew or on its side in no table."""

    number: int
    frame: Frame
    body: list[Line] = field(default_factory=list)
    grids: list[GridText] = field(default_factory=list)
    aside: list[Line] = field(default_factory=list)
    rules: list[Across] = field(default_factory=list)
    """Long lines across, that are no table's."""
    letters: int = 0
    pictured: bool = False
    tilt: float = 0.0
    """Degrees anticlockwise that its picture lay askew before it was put straight and read."""
    doubts: list[str] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        """How far down the page is filled."""
        foot = self.body[-1].base if self.body else 0.0
        return max([foot, *(text.grid.ys[-1] for text in self.grids if text.cells)])


def read_page(page: Any, textpage: Any, number: int) -> PageText:
    """Read one page of pdfium's; raises `TooLarge` for one of too many characters."""
    left, bottom, right, top = page.get_bbox()
    frame = Frame(left, bottom, right, top, page.get_rotation() // 90)
    words = read_words(textpage, frame)
    turn = _main_turn(words)
    if turn:
        frame = frame._replace(quarters=(frame.quarters + turn // 90) % 4)
        words = read_words(textpage, frame)
    drawing = read_drawing(page, frame)
    found = PageText(number, frame)
    found.pictured = _share(drawing.pictures, frame) >= _PICTURE_SHARE
    words = _seen(words, found)
    found.letters = sum(len(w.text) for w in words)
    if not words:
        found.pictured = (
            found.pictured or bool(drawing.pictures) or len(drawing.across) + len(drawing.down) > 8
        )
        return found
    grids, too_fine = find_grids(drawing, (0, 0, frame.width, frame.height))
    if too_fine:
        found.doubts.append("has lines too many to be read as a table")
    set_words(found, words, drawing, grids)
    return found


def set_words(found: PageText, words: list[Word], drawing: Drawing, grids: Sequence[Grid]) -> None:
    """Put words on a page: into the cells of its grids, the others into lines."""
    words = mark_words(words, drawing.across, grids) if drawing.across else words
    found.letters = sum(len(w.text) for w in words)
    askew = [w for w in words if w.turn == ASKEW]  # a watermark across the cells is in none
    held, rest = place_words(grids, [w for w in words if w.turn != ASKEW] if askew else words)
    rest += askew
    found.grids = _nested([GridText(g, _cells(h)) for g, h in zip(grids, held, strict=True)])
    found.body = find_lines(w for w in rest if not w.turn)
    found.rules = [a for a in drawing.across if a.x1 - a.x0 > _LONG_RULE and not _in_grid(a, grids)]
    for turn in sorted({w.turn for w in rest if w.turn}):
        found.aside += find_lines(upright([w for w in rest if w.turn == turn]))


def _in_grid(rule: Across, grids: Sequence[Grid]) -> bool:
    boxes = (grid.box for grid in grids)
    return any(
        x0 - 3 <= rule.x0 and rule.x1 <= x1 + 3 and top - 3 <= rule.y <= bottom + 3
        for x0, top, x1, bottom in boxes
    )


def _main_turn(words: Sequence[Word]) -> int:
    """Return how most of a page's letters run, where that is not to the right: a sideways page."""
    turned = [word for word in words if word.turn]
    if not turned:
        return 0
    letters: dict[int, int] = {}
    for word in words:
        letters[word.turn] = letters.get(word.turn, 0) + len(word.text)
    turn = max(letters, key=lambda t: (letters[t], -t), default=0)
    return turn if turn != ASKEW and 2 * letters.get(turn, 0) > sum(letters.values()) else 0


def _seen(words: list[Word], page: PageText) -> list[Word]:
    """Leave out invisible words, unless they are what a picture of the page says."""
    hidden = sum(w.look.hidden for w in words)
    if not hidden or page.pictured or hidden == len(words):
        return words
    page.doubts.append("holds words that are not shown, left out")
    return [w for w in words if not w.look.hidden]


def _share(pictures: Sequence[Box], frame: Frame) -> float:
    area = sum(max(0.0, x1 - x0) * max(0.0, bottom - top) for x0, top, x1, bottom in pictures)
    return area / max(1.0, frame.width * frame.height)


def _cells(held: dict[Spot, list[Word]]) -> dict[Spot, CellText]:
    cells: dict[Spot, CellText] = {}
    for spot, words in held.items():
        turn = _main_turn(words)
        straight, turned = words, [w for w in words if w.turn != turn]
        if turned or turn:
            straight = upright([w for w in words if w.turn == turn])
        lines = find_lines(straight)
        cells[spot] = CellText(lines + find_lines(upright(turned)) if turned else lines, turn)
    return cells


def _nested(grids: list[GridText]) -> list[GridText]:
    """Say of each grid that lies within another's cell which that is."""
    for inner in grids:
        x0, top, x1, bottom = inner.grid.box
        homes = []
        for i, outer in enumerate(grids):
            for cell in outer.grid.cells if outer is not inner else ():
                a, b, c, d = cell.box
                if a <= x0 + 1 and b <= top + 1 and c >= x1 - 1 and d >= bottom - 1:
                    homes.append(((c - a) * (d - b), (i, (cell.row, cell.column))))
        inner.home = min(homes)[1] if homes else None
    return grids
