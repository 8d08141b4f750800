"""Read Markdown minutes: CommonMark with tables, strike-through, task items and stray HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from markdown_it import MarkdownIt
from markdown_it.token import Token

from minutesparse.document import Document, DocumentBuilder, Run
from minutesparse.readers.decoding import decode
from minutesparse.readers.frontmatter import split_front_matter
from minutesparse.readers.html import add_html
from minutesparse.readers.htmlstyle import is_inline, look_of
from minutesparse.readers.inline import add_line, plain_text, tidy
from minutesparse.readers.text import add_text
from minutesparse.readers.wrapping import glue, joins, wrap_width

_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*["']([^"'<>]*)["']""")
_BLOCKS = frozenset("p div center details summary li ul ol td tr table th dl dt dd h1 h2 h3 h4 h5 h6".split())
_DEEP = re.compile(r"^([ \t]{60})[ \t]+", re.MULTILINE)
_MARKERS = re.compile(
    r"^((?:[ \t]{0,3}[>*+-][ \t]?){20})(?:[ \t]{0,3}[>*+-](?=[ \t>*+-])[ \t]?)+", re.MULTILINE
)


def read(stream: BinaryIO) -> Document:
    """Return the document of a Markdown file's bytes; any text is some Markdown, so this never fails."""
    builder = DocumentBuilder("markdown")
    properties, text = split_front_matter(decode(stream.read()))
    builder.properties.update(properties)
    add_markdown(builder, text)
    return builder.build()


@dataclass(slots=True)
class _List:
    """An open list. `number` is the next item's number, None in a list of bullets."""

    number: int | None
    mark: str
    label: str | None = None


def add_markdown(builder: DocumentBuilder, text: str) -> None:
    """Add Markdown text to the document, block by block."""
    # A blank line would end a table written as HTML, and leave its rows as loose text.
    text = _TABLE.sub(lambda m: re.sub(r"\n\s*\n", "\n", m[0]), text)
    # Nobody nests twenty deep; the parser drops what is nested too deep, we only flatten it.
    text = _MARKERS.sub(r"\1", _DEEP.sub(r"\1", text))
    parser = MarkdownIt("commonmark", {"maxNesting": 200}).enable(["table", "strikethrough"])
    # Notes are indented for their looks: what follows four blanks is no program.
    parser.disable("code")
    lines = text.split("\n")
    walk = _Walk(builder, lines, wrap_width(lines))
    for token in parser.parse(text):
        walk.take(token)


class _Walk:
    """Takes the parser's flat stream of tokens, remembering what is open."""

    def __init__(self, builder: DocumentBuilder, lines: list[str], width: int | None) -> None:
        self.builder = builder
        self.lines = lines
        self.width = width
        self.lists: list[_List] = []
        self.heading: int | None = None
        self.column = 0

    def take(self, token: Token) -> None:  # noqa: C901 - one flat list of the kinds there are
        kind = token.type
        if token.map and token.nesting >= 0 and kind != "inline" and self._is_after_blank(token.map[0]):
            self.builder.gap()
        if kind in ("bullet_list_open", "ordered_list_open"):
            ordered = kind == "ordered_list_open"
            self.lists.append(_List(int(token.attrGet("start") or 1) if ordered else None, token.markup))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            self._begin_item(token)
        elif kind == "heading_open":
            self.heading = int(token.tag[1])
        elif kind == "heading_close":
            self.heading = None
        elif kind == "inline":
            self._add_inline(token)
        elif kind in ("fence", "code_block"):
            add_text(self.builder, token.content.split("\n"))
        elif kind == "html_block":
            add_html(self.builder, token.content)
        elif kind == "hr":
            self.builder.gap()
        else:
            self._take_table(kind)

    def _take_table(self, kind: str) -> None:
        if kind == "table_open":
            self.builder.open_table()
            self.is_header = False
        elif kind == "thead_open":
            self.is_header = True
        elif kind == "tbody_open":
            self.is_header = False
        elif kind == "tr_open":
            self.builder.open_row(header=self.is_header)
            self.column = 0
        elif kind in ("th_open", "td_open"):
            self.column += 1
            self.builder.open_cell(self.column)
        elif kind in ("th_close", "td_close"):
            self.builder.close_cell()
        elif kind == "tr_close":
            self.builder.close_row()
        elif kind == "table_close":
            self.builder.close_table()

    def _is_after_blank(self, line: int) -> bool:
        return line == 0 or not self.lines[line - 1].strip()

    def _begin_item(self, token: Token) -> None:
        home = self.lists[-1]
        if home.number is None:
            home.label = "•"
        else:
            home.label = f"{home.number}{token.markup or '.'}"
            home.number += 1

    def _add_inline(self, token: Token) -> None:
        segments = split_lines(token.children or [], self.width)
        if self.heading is not None and _is_rule_under_text(token, segments):
            self.heading = None
        level = len(self.lists) - 1 if self.lists else None
        for segment in segments:
            label = self.lists[-1].label if self.lists else None
            if self.lists:
                self.lists[-1].label = None
            add_line(self.builder, segment, heading=self.heading, level=level, label=label)


def _is_rule_under_text(token: Token, segments: Sequence[Sequence[Run]]) -> bool:
    """Tell a rule drawn straight below a paragraph, by which Markdown makes it all a heading."""
    underlined = bool(token.map and token.map[1] - token.map[0] >= 1 and "\n" in token.content)
    return underlined or (len(segments) == 1 and len(plain_text(segments[0])) > 120)


def split_lines(tokens: Sequence[Token], width: int | None) -> list[list[Run]]:
    """Return the lines of a paragraph's tokens: at hard breaks, and at soft ones that no width forced."""
    hard: list[list[list[Run]]] = [[[]]]
    looks: list[Run] = [Run("")]
    for token in tokens:
        if token.type == "hardbreak" or (
            token.type == "html_inline" and token.content.lower().startswith("<br")
        ):
            hard.append([[]])
        elif token.type == "softbreak":
            hard[-1].append([])
        elif token.type in ("text", "code_inline", "text_special"):
            hard[-1][-1].append(replace(looks[-1], text=token.content))
        elif token.type == "html_inline":
            _take_tag(token.content, looks, hard[-1][-1])
        elif token.nesting == 1:
            looks.append(look_of(token.tag, {}, "", looks[-1]))
        elif token.nesting == -1 and len(looks) > 1:
            looks.pop()
    return [line for part in hard for line in _join_soft(part, width)]


def _take_tag(tag: str, looks: list[Run], line: list[Run]) -> None:
    """Change the look at a stray HTML tag; what is no HTML ("<ida> hello") stays text."""
    match = _TAG.match(tag)
    if tag.startswith(("<!", "<?")):
        return
    name = match[1].lower() if match else ""
    if not is_inline(name) and name not in _BLOCKS:
        line.append(replace(looks[-1], text=tag))
    elif tag.startswith("</"):
        if len(looks) > 1:
            looks.pop()
    elif name not in ("img", "input") and not tag.endswith("/>"):
        attributes = {k.lower(): v for k, v in _ATTRIBUTE.findall(tag)}
        looks.append(look_of(name, attributes, attributes.get("style", "").lower(), looks[-1]))


def _join_soft(lines: list[list[Run]], width: int | None) -> list[list[Run]]:
    kept = [runs for runs in lines if plain_text(runs).strip()]
    texts = [plain_text(runs).rstrip() for runs in kept]
    joined: list[list[Run]] = []
    for runs, text, continues in zip(kept, texts, joins(texts, width), strict=True):
        if not continues:
            joined.append(list(runs))
            continue
        before = plain_text(joined[-1]).rstrip()
        if glue(before, text.strip())[len(before)] == " ":
            joined[-1].append(Run(" "))
        joined[-1].extend(runs)
    return [list(tidy(runs)) for runs in joined]
