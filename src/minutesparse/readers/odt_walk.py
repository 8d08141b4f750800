"""The walk over the text of an OpenDocument file, in the final state of its tracked changes.

What was deleted stands apart in the file, so that passing it over is all there is to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from minutesparse.bounds import MAX_SPAN
from minutesparse.readers.flow import (
    MAX_NESTING,
    FlowBlock,
    FlowCell,
    FlowParagraph,
    FlowTable,
    text_of,
)
from minutesparse.readers.odt_inline import Inline, collect, find_deletions, put, read_frame
from minutesparse.readers.odt_lists import Lists, OpenList
from minutesparse.readers.odt_names import (
    CELLS,
    CONTENTS,
    COVERED,
    DISPLAY,
    DRAW,
    HEADER_ROWS,
    INDEX_BODY,
    INDEX_TITLE,
    LIST,
    LIST_ITEM,
    ROWS,
    STYLE_NAME,
    TABLES,
    TEXT,
    H,
    P,
    attributes,
    name,
    number,
)
from minutesparse.readers.odt_styles import ParagraphStyle, Styles

MAX_COPIES = 4096
"""How many cells of a document may stand for others that are said to be like them."""
_OUTLINE_LEVEL, _NO_NUMBER, _RESTART = (
    name(f"text:{local}") for local in ("outline-level", "is-list-header", "restart-numbering")
)
_START = name("text:start-value")
_ROW_SPAN, _COLUMN_SPAN, _ROWS, _COLUMNS, _VISIBILITY = (
    name(f"table:{local}")
    for local in (
        *("number-rows-spanned", "number-columns-spanned", "number-rows-repeated"),
        *("number-columns-repeated", "visibility"),
    )
)
_ROW_GROUPS = frozenset(name(f"table:{local}") for local in ("table-rows", "table-row-group"))
_THROUGH = frozenset(
    name(f"text:{local}")
    for local in (
        *("section", "index-body", "index-title", "illustration-index", "table-index", "object-index"),
        *("user-index", "alphabetical-index", "bibliography", "numbered-paragraph"),
    )
)


@dataclass(slots=True)
class Walk:
    """What the walk knows while it goes."""

    styles: Styles
    lists: Lists
    inline: Inline
    apart: bool = False
    nesting: int = 0
    copies: int = 0
    warnings: list[str] = field(default_factory=list)


def read_text(parent: etree._Element, styles: Styles, lists: Lists) -> tuple[list[FlowBlock], list[str]]:
    """Return the blocks of a text, a header or a footer, and warnings of text that merging hides."""

    def read_inner(inner: etree._Element) -> list[FlowBlock]:
        return _read_blocks(inner, walk)

    walk: Walk = Walk(styles, lists, Inline(styles, read_inner, find_deletions(parent)))
    blocks = _read_blocks(parent, walk)
    for frame in parent:
        if str(frame.tag).startswith(DRAW):  # it stands on a page, in no paragraph
            for box in read_frame(frame, read_inner):
                blocks.extend(box)
    return blocks, walk.warnings


def _read_blocks(parent: etree._Element, walk: Walk) -> list[FlowBlock]:
    out: list[FlowBlock] = []
    for child in parent:
        _add_block(child, walk, out)
    return out


def _add_block(child: etree._Element, walk: Walk, out: list[FlowBlock]) -> None:
    tag = child.tag
    if tag in (P, H):
        _add_paragraph(child, walk, out)
    elif tag == LIST:
        _add_list(child, None, 0, walk, out)
    elif tag in TABLES:
        _add_table(child, walk, out)
    elif tag == CONTENTS:
        _add_contents(child, walk, out)
    elif tag in _THROUGH and child.get(DISPLAY) != "none":
        for inner in child:
            _add_block(inner, walk, out)


def _add_contents(contents: etree._Element, walk: Walk, out: list[FlowBlock]) -> None:
    """A table of contents stands apart, its title in the text."""
    for child in (inner for body in contents.iterchildren(INDEX_BODY) for inner in body):
        before, walk.apart = walk.apart, child.tag != INDEX_TITLE
        _add_block(child, walk, out)
        walk.apart = before


def _add_paragraph(
    element: etree._Element,
    walk: Walk,
    out: list[FlowBlock],
    label: str | None = None,
    level: int | None = None,
) -> None:
    style = walk.styles.paragraph(element.get(STYLE_NAME))
    made = FlowParagraph([], label, level, None, walk.apart)
    if len(element) or walk.inline.deleting:
        if collect(element, style.shade, walk.inline, made):
            return
    elif element.text:
        put(element.text, style.shade, walk.inline, made)
    if element.tag == H:
        depth = number(element.get(_OUTLINE_LEVEL), 1, 9)
        made.heading = min(max(depth, 1), 6)
        if label is None and level is None and element.get(_NO_NUMBER) != "true":
            made.label = _outline_label(element, max(depth, 1) - 1, style, walk)
            made.level = max(depth, 1) - 1 if made.label else None
    else:
        made.heading = style.heading
    out.append(made)


def _outline_label(element: etree._Element, depth: int, style: ParagraphStyle, walk: Walk) -> str | None:
    if style.list_style == "":
        return None
    restarts = element.get(_RESTART) == "true" or element.get(_START) is not None
    return walk.lists.count(OpenList(TEXT, TEXT), depth, element if restarts else None)


def _add_list(
    element: etree._Element, outer: OpenList | None, depth: int, walk: Walk, out: list[FlowBlock]
) -> None:
    within = walk.lists.open(element, outer)
    for item in element:
        to_count = item.tag == LIST_ITEM
        for child in item:
            tag = str(child.tag)
            if tag in (P, H):
                label = walk.lists.count(within, depth, item) if to_count else None
                _add_paragraph(child, walk, out, label, min(depth, 8) if label else None)
            elif tag == LIST:
                _add_list(child, within, depth + 1, walk, out)
            else:
                _add_block(child, walk, out)
            to_count = False  # what follows in the item, a list within it too, has no number


def _add_table(table: etree._Element, walk: Walk, out: list[FlowBlock]) -> None:
    if walk.nesting >= MAX_NESTING:
        for cell in table.iter(*CELLS):
            out.extend(_read_blocks(cell, walk))
        return
    walk.nesting += 1
    made = FlowTable([], [])
    for row, header in _rows(table, header=False):
        if row.get(_VISIBILITY) in ("collapse", "filter"):
            continue
        cells = _read_row(row, walk)
        for _ in range(_copies(row.get(_ROWS), len(cells), walk)):
            made.rows.append(cells)
            made.headers.append(header)
    walk.nesting -= 1
    out.append(made)


def _rows(parent: etree._Element, *, header: bool) -> Iterator[tuple[etree._Element, bool]]:
    for child in parent:
        if child.tag in ROWS:
            yield child, header
        elif child.tag in HEADER_ROWS:
            yield from _rows(child, header=True)
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child, header=header)


def _read_row(row: etree._Element, walk: Walk) -> list[FlowCell]:
    cells: list[FlowCell] = []
    column = 1
    for child in row:
        if child.tag in COVERED:
            column += number(child.get(_COLUMNS), 1, MAX_SPAN)
            if lost := text_of(_read_blocks(child, walk))[:60]:
                walk.warnings.append(f"a merged table cell hides text that was left out: {lost}")
        elif child.tag in CELLS:
            blocks = _read_blocks(child, walk)
            said = attributes(child)
            down = max(number(said.get(_ROW_SPAN), 1, MAX_SPAN), 1)
            across = max(number(said.get(_COLUMN_SPAN), 1, MAX_SPAN), 1)
            for _ in range(_copies(said.get(_COLUMNS), 1, walk)):
                cells.append(FlowCell(blocks, column, down, across))
                column += 1
    return cells


def _copies(said: str | None, cells: int, walk: Walk) -> int:
    """Return how often a row or a cell stands there, within bounds for it and for the document."""
    if said is None:
        return 1
    wanted = number(said, 1, MAX_SPAN)
    granted = max(1, min(wanted, 1 + max(0, MAX_COPIES - walk.copies) // max(cells, 1)))
    walk.copies += (granted - 1) * max(cells, 1)
    return granted
