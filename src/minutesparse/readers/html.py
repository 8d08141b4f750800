"""Read HTML minutes, and the HTML that stands in Markdown, block by block."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from minutesparse.compiling import compiled
from minutesparse.document import Document, DocumentBuilder, Run
from minutesparse.readers.dialogue import tidy_dialogue
from minutesparse.readers.htmllist import HtmlList, numbers_are_glued, open_list, part_glued
from minutesparse.readers.htmlpage import UNSEEN, decode_page, is_chrome, text_of, without_tags
from minutesparse.readers.htmlstyle import class_rules, is_hidden, is_inline, look_of, style_of
from minutesparse.readers.htmltable import Grid
from minutesparse.readers.inline import add_line
from minutesparse.readers.text import add_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DEEPEST = 150
"""Elements nested deeper than this are read as one stretch of text."""

_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_SPACED = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "blockquote",
        "hr",
        "pre",
        "dl",
        "figure",
        "fieldset",
        "section",
        "article",
    ]
)
_BLANKS = compiled(r"[ \t\r\n\f]+")
_TYPED_TAB = compiled(r"(?<=\S)\t(?=\S)")
"""A word processor's: "Write to the miller.⇥AP". What indents a page's source stands behind a newline."""
_TIGHT = compiled(r"(?<![-\w])margin(?:-top|-bottom)?\s*:\s*0")
_DECLARATION = compiled(r"^\s*<\?xml[^<>]*\?>")


def read(stream: BinaryIO) -> Document:
    """Return the document of an HTML file's bytes; broken HTML is read as a browser would."""
    builder = DocumentBuilder("html")
    add_html(builder, decode_page(stream.read()))
    return builder.build()


def add_html(builder: DocumentBuilder, source: str) -> None:
    """Add a page, or a piece of one, to the document.

    Menus and a page's own header and footer become furniture; scripts and what is hidden are left
    out. A title in the head goes to the properties.
    """
    root = parse_page(builder, source)
    if root is not None:
        add_page(builder, root)


def parse_page(builder: DocumentBuilder, source: str) -> Element | None:
    """Return a page's root; None where nothing is in it, or where it was added as plain lines."""
    import lxml.html
    from lxml.etree import ParserError

    source = _DECLARATION.sub("", source).replace("\x00", "")
    try:
        parser = lxml.html.HTMLParser(huge_tree=True)
        root = lxml.html.document_fromstring(source, parser=parser, ensure_head_body=True)
    except (ParserError, ValueError):
        return None  # nothing in it but comments
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # Nested past all sense: the parser stops there, and would leave the rest unread.
        builder.warnings.append("The page is nested too deep: it was read as plain lines.")
        add_text(builder, without_tags(source).split("\n"))
        return None
    return root


def add_page(builder: DocumentBuilder, root: Element) -> None:
    """Add a page that was parsed to the document."""
    tidy_dialogue(root)
    sheets = "\n".join(sheet.text or "" for sheet in root.iter("style"))
    if (title := root.findtext("head/title")) and title.strip():
        builder.properties.setdefault("title", " ".join(title.split()))
    walk = _Walk(builder, class_rules(sheets), glued=numbers_are_glued(root))
    walk.visit(root, Run(""), 0)
    walk.end_line()


@dataclass(slots=True)
class _Walk:
    """Visits elements in reading order, gathering the line that is being written."""

    builder: DocumentBuilder
    rules: dict[str, str]
    glued: bool
    """Headings have their numbers as text, with nothing between ("1.Matters arising")."""
    line: list[Run] = field(default_factory=list)
    lists: list[HtmlList] = field(default_factory=list)
    closed: HtmlList | None = None
    """The numbered list that ended last."""
    label: str | None = None
    heading: int | None = None
    furniture: bool = False
    definitions: int = 0
    at_start: bool = True

    def gap(self) -> None:
        """Leave white space before the next line; none shows at the top of a cell."""
        if not self.at_start:
            self.builder.gap()

    def end_line(self) -> None:
        """Write the line gathered so far, if it holds anything."""
        if any(run.text.strip() for run in self.line):
            depth = len(self.lists) + self.definitions
            level = depth - 1 if depth else None
            label, self.label = self.label, None
            self.at_start = False
            if self.heading and self.glued and not label:
                label, self.line = part_glued(self.line)
            add_line(
                self.builder,
                self.line,
                heading=self.heading,
                level=level,
                label=label,
                furniture=self.furniture,
            )
        self.line = []

    def say(self, text: str | None, look: Run) -> None:
        if text:
            parts = (_BLANKS.sub(" ", part) for part in _TYPED_TAB.split(text))
            self.line.append(replace(look, text="\t".join(parts)))

    def visit(self, element: Element, look: Run, depth: int) -> None:
        if not isinstance(element.tag, str):
            return  # a comment
        name = element.tag.lower().rpartition(":")[2]
        attributes = {str(k): str(v) for k, v in element.attrib.items()}
        style = style_of(name, attributes, self.rules)
        if name in UNSEEN or is_hidden(attributes, style):
            return
        look = look_of(name, attributes, style, look)
        if depth > DEEPEST:
            self.say(" ".join(str(t) for t in element.itertext()), look)
        elif name == "br":
            if not any(run.text.strip() for run in self.line):
                self.gap()
            self.end_line()
        elif name == "input":
            if attributes.get("type", "").lower() == "checkbox":
                self.line.append(replace(look, text="[x] " if "checked" in attributes else "[ ] "))
        elif is_inline(name):
            self._inside(element, look, depth)
        else:
            self._block(name, element, attributes, style, look, depth)

    def _inside(self, element: Element, look: Run, depth: int) -> None:
        self.say(element.text, look)
        for child in element:
            self.visit(child, look, depth + 1)
            self.say(child.tail, look)

    def _block(
        self, name: str, element: Element, attributes: dict[str, str], style: str, look: Run, depth: int
    ) -> None:
        self.end_line()
        spaced = (name in _SPACED or (name in _LISTS and not self.lists)) and not _TIGHT.search(style)
        if spaced:
            self.gap()
        heading, furniture = self.heading, self.furniture
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.heading = int(name[1])
        if is_chrome(name, element, attributes):
            self.furniture = True
        if name == "table":
            self._table(element, look, depth)
        elif name in _LISTS:
            self._list(name, element, attributes, style, look, depth)
        elif name == "pre":
            add_text(self.builder, text_of(element).split("\n"))
        elif name == "dd":
            self.definitions += 1
            self._inside(element, look, depth)
            self.end_line()
            self.definitions -= 1
        elif name == "li" and self.lists:
            self.label = self.lists[-1].next_label(attributes)
            self._inside(element, look, depth)
            self.end_line()
            self.label = None
        else:
            self._inside(element, look, depth)
            self.end_line()
        self.heading, self.furniture = heading, furniture
        if spaced:
            self.gap()

    def _list(
        self, name: str, element: Element, attributes: dict[str, str], style: str, look: Run, depth: int
    ) -> None:
        items = sum(1 for child in element if child.tag == "li")
        label, self.label = self.label, None
        opened = open_list(name, attributes, style, items)
        first = next((child for child in element if isinstance(child.tag, str)), None)
        if name == "ol" and self.closed and first is not None and first.tag in _LISTS:
            opened.number = (
                self.closed.number
            )  # it begins with what stands under the last item of the one before
        self.lists.append(opened)
        self._inside(element, look, depth)
        self.end_line()
        self.lists.pop()
        if name == "ol":
            self.closed = opened
        self.label = label

    def _table(self, element: Element, look: Run, depth: int) -> None:
        grid = Grid(element)
        for caption in element.iterchildren("caption"):
            self._inside(caption, look, depth + 1)
            self.end_line()
        for stray in grid.strays:
            if isinstance(stray, str):
                self.say(stray, look)
            else:
                self.visit(stray, look, depth + 1)
        self.end_line()
        if grid.is_layout:
            for row in grid.rows:
                for cell in row.cells:
                    self.visit_cell(cell.element, look, depth)
            return
        outer = self.lists, self.label, self.definitions
        self.lists, self.label, self.definitions = [], None, 0
        self.builder.open_table()
        for row in grid.rows:
            self.builder.open_row(header=row.header)
            for cell in row.cells:
                self.builder.open_cell(cell.column, row_span=cell.row_span, column_span=cell.column_span)
                self.at_start = True
                self.visit_cell(cell.element, look, depth)
                self.builder.close_cell()
            self.builder.close_row()
        self.builder.close_table()
        self.at_start = False
        self.lists, self.label, self.definitions = outer

    def visit_cell(self, element: Element, look: Run, depth: int) -> None:
        attributes = {str(k): str(v) for k, v in element.attrib.items()}
        name = str(element.tag)
        look = look_of(name, attributes, style_of(name, attributes, self.rules), look)
        self._inside(element, look, depth + 1)
        self.end_line()
