"""Control words of Rich Text that lay out: paragraphs, cells and rows end, rows say what they are like."""

from __future__ import annotations

from collections.abc import Callable

from minutesparse.readers.flat import CellShape
from minutesparse.readers.flow import FlowParagraph
from minutesparse.readers.rtf_state import SHOWN, STYLE, Row
from minutesparse.readers.rtf_walk import Walk, add_paragraph

Act = Callable[[Walk, int | None], None]
MAX_CELLS = 1024


def paragraph_defaults(walk: Walk, _number: int | None) -> None:
    walk.state.plain_paragraph()


def style(walk: Walk, number: int | None) -> None:
    walk.state.style = number or 0


def base(walk: Walk, number: int | None) -> None:
    walk.base = number if walk.state.place == STYLE and number != walk.state.style else None


def outline(walk: Walk, number: int | None) -> None:
    walk.state.outline = number or 0


def depth(walk: Walk, number: int | None) -> None:
    walk.state.depth = number or 0


def in_table(walk: Walk, _number: int | None) -> None:
    walk.state.in_table = True


def nesting(walk: Walk, number: int | None) -> None:
    walk.state.nesting = min(max(number or 0, 0), 100)


def end_paragraph(walk: Walk, _number: int | None) -> None:
    state = walk.state
    if state.place != SHOWN:
        return
    done = state.flow.open
    if state.deleted:  # the paragraph runs on into the next one, whose label it takes
        done.label = None
    elif state.hidden and not done.boxes and done.is_blank():
        state.flow.open = FlowParagraph(notes=done.notes)
    else:
        add_paragraph(walk, state, state.tables)


def end_section(walk: Walk, number: int | None) -> None:
    if walk.state.flow.open.pieces:
        end_paragraph(walk, number)


def end_cell(walk: Walk, _number: int | None) -> None:
    if walk.state.place == SHOWN:
        add_paragraph(walk, walk.state, 1)
        walk.state.flow.stream.end_cell(1)


def end_inner_cell(walk: Walk, _number: int | None) -> None:
    if walk.state.place == SHOWN:
        depth = max(walk.state.nesting, 2)
        add_paragraph(walk, walk.state, depth)
        walk.state.flow.stream.end_cell(depth)


def end_row(walk: Walk, _number: int | None) -> None:
    state = walk.state
    if state.place == SHOWN:
        if state.flow.open.pieces:
            add_paragraph(walk, state, 1)
        state.flow.stream.end_row(1, walk.row.shape())


def end_inner_row(walk: Walk, _number: int | None) -> None:
    state = walk.state
    if state.place == SHOWN:
        state.flow.stream.end_row(max(state.nesting, 2), walk.inner_row.shape())
        state.opened = ""


def _row_of(walk: Walk) -> Row:
    return walk.inner_row if walk.state.opened == "row" else walk.row


def begin_row(walk: Walk, _number: int | None) -> None:
    if walk.state.opened == "row":
        walk.inner_row = Row()
    else:
        walk.row = Row()


def inner_row(walk: Walk, _number: int | None) -> None:
    walk.state.opened, walk.inner_row = "row", Row()


def left(walk: Walk, number: int | None) -> None:
    _row_of(walk).left = number or 0


def header_row(walk: Walk, number: int | None) -> None:
    _row_of(walk).header = number != 0


def cell_edge(walk: Walk, number: int | None) -> None:
    row = _row_of(walk)
    if len(row.cells) < MAX_CELLS:
        row.cells.append(CellShape(number or 0, row.across, row.down))
    row.across = row.down = ""


def merge(name: str, value: str) -> Act:
    def merge(walk: Walk, _number: int | None) -> None:
        setattr(_row_of(walk), name, value)

    return merge
