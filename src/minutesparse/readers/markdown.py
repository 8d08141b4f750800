"""Read Markdown minutes: CommonMark with tables, strike-through, task items and stray HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import BinaryIO

from markdown_it import MarkdownIt
from markdown_it.token import Token

from minutesparse.compiling import compiled
from minutesparse.document import Document, DocumentBuilder, Run
from minutesparse.readers.decoding import decode
from minutesparse.readers.frontmatter import split_front_matter
from minutesparse.readers.grids import is_loose_grid, with_broken_rows, with_parted_rules
from minutesparse.readers.html import add_html
from minutesparse.readers.htmlstyle import is_inline, look_of
from minutesparse.readers.inline import add_line, plain_text, tidy
from minutesparse.readers.text import add_text
from minutesparse.readers.wrapping import between, in_sentence, joins, wrap_width
from minutesparse.text import plain

_TABLE = compiled(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_TAG = compiled(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_MARKS = compiled(r"[\[*_`<!]")
_CUT = 60
_TOP = compiled(r"\s*(?:# \S|[^\n]{1,200}\n===)")
_ATTRIBUTE = compiled(r"""([\w-]+)\s*=\s*["']([^"'<>]*)["']""")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "center",
        "details",
        "summary",
        "li",
        "ul",
        "ol",
        "td",
        "tr",
        "table",
        "th",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)
_TWO_STROKES = compiled(r"(?<!\\)\\{4}(?=\s|$)")
"""How a wiki's line break ("\\\\\\\\") looks when a converter has escaped it."""
_ATTRIBUTES = compiled(r"^(#{1,6} [^\n]*?)(?<![ \t])[ \t]+\{[#.:][^{}\n]{0,100}\}[ \t]*$", re.MULTILINE)
_TIGHT = compiled(r"^(#{2,6})(?=[A-ZÀ-ÖØ-Þ])", re.MULTILINE)
_DEEP = compiled(r"^([ \t]{60})[ \t]+", re.MULTILINE)
_MARKERS = compiled(
    r"^((?:[ \t]{0,3}[>*+-][ \t]?){20})(?:[ \t]{0,3}[>*+-](?=[ \t>*+-])[ \t]?)+", re.MULTILINE
)


def read(stream: BinaryIO) -> Document:
    """Return the document of a Markdown file's bytes; any text is some Markdown, so this never fails."""
    builder = DocumentBuilder("markdown")
    properties, text = split_front_matter(decode(stream.read()))
    _add_front_matter(builder, properties, text)
    add_markdown(builder, text)
    return builder.build()


def _add_front_matter(builder: DocumentBuilder, properties: dict[str, str], text: str) -> None:
    """Keep front matter as properties and as furniture, its title as the heading a site makes of it
    where the text below has none.

    Its date is as often that of the file as of the meeting, so it must not stand among the lines.
    """
    builder.properties.update(properties)
    title = properties.get("title", "")
    has_its_own = plain(title) in plain(text[:2000]) or bool(_TOP.match(text))
    if title and not has_its_own:
        add_line(builder, [Run(title)], heading=1)
    for key, value in properties.items():
        if key != "title" or has_its_own:
            builder.paragraph(tidy([Run(f"{key}: {value}")]), furniture=True)


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
    # What names a heading for links ("## Report {#report}") is no part of it.
    # "##Gates" was a heading once, and its writer still takes it for one; "##winning side" is a tag.
    text = _TIGHT.sub(r"\1 ", text)
    text = _ATTRIBUTES.sub(r"\1", _TWO_STROKES.sub("<br>", text))
    # Nobody nests twenty deep; the parser drops what is nested too deep, we only flatten it.
    text = _MARKERS.sub(r"\1", _DEEP.sub(r"\1", text))
    # Each unpaired bracket costs the parser a look for its partner: 100,000 on a line are no links.
    text = "\n".join(_MARKS.sub(r"\\\g<0>", line) if _is_noise(line) else line for line in text.split("\n"))
    parser = MarkdownIt("commonmark", {"maxNesting": 200}).enable(["table", "strikethrough"])
    # Notes are indented for their looks: what follows four blanks is no program.
    parser.disable("code")
    lines = with_parted_rules(with_broken_rows(text.split("\n")))
    walk = _Walk(builder, lines, wrap_width(lines))
    for token in parser.parse("\n".join(lines)):
        walk.take(token)


def _is_noise(line: str) -> bool:
    return len(line) > 5000 and sum(map(line.count, "[*_`<!")) * 10 > len(line)


class _Walk:
    """Takes the parser's flat stream of tokens, remembering what is open."""

    def __init__(self, builder: DocumentBuilder, lines: list[str], width: int | None) -> None:
        self.builder = builder
        self.lines = lines
        self.width = width
        self.lists: list[_List] = []
        self.heading: int | None = None
        self.column = 0

    def take(self, token: Token) -> None:
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
            empty_bullet = bool(self.lists) and token.markup == "-"  # "- Paid:" with a bare "-" beneath it
            self.heading = None if empty_bullet else int(token.tag[1])
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
        start, end = token.map or [0, 0]
        if not self.lists and self.heading is None and is_loose_grid(token.content):
            add_text(self.builder, token.content.split("\n"))
            return
        segments = split_lines(token.children or [], self.lines[start:end], self.width)
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


def split_lines(tokens: Sequence[Token], source: Sequence[str], width: int | None) -> list[list[Run]]:
    """Return the lines of a paragraph's tokens: at hard breaks, and at soft ones that no width forced.

    `source` holds the paragraph's lines as they stand in the file.
    """
    written: list[list[Run]] = [[]]
    hard: list[bool] = [True]  # does a line begin at a break that the writer meant
    looks: list[Run] = [Run("")]
    for token in tokens:
        if token.type == "hardbreak" or (
            token.type == "html_inline" and token.content.lower().startswith("<br")
        ):
            written.append([])
            hard.append(True)
        elif token.type == "softbreak":
            if written[-1] or not hard[-1]:
                written.append([])
                hard.append(False)
        elif token.type in ("text", "code_inline", "text_special"):
            written[-1].append(replace(looks[-1], text=token.content))
        elif token.type == "html_inline":
            _take_tag(token.content, looks, written[-1])
        elif token.nesting == 1:
            looks.append(look_of(token.tag, {}, "", looks[-1]))
        elif token.nesting == -1 and len(looks) > 1:
            looks.pop()
    return _join_soft(written, hard, source, width)


def _without_stars(runs: Sequence[Run]) -> list[Run]:
    """Take the stars that Markdown's own rules left ("**Interest:**The Clerk") for marks too."""
    count = plain_text(runs).count("**")
    if count == 0 or count % 2:
        return list(runs)
    bold = False
    parted: list[Run] = []
    for run in runs:
        for i, text in enumerate(run.text.split("**")):
            bold = bold ^ (i > 0)
            parted.append(replace(run, text=text, bold=run.bold or bold))
    return parted


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


def _join_soft(
    written: list[list[Run]], hard: list[bool], source: Sequence[str], width: int | None
) -> list[list[Run]]:
    texts = [plain_text(runs).strip() for runs in written]
    if len(source) != len(written):
        source = texts  # a tag or an address over two lines: the lines can't be paired
    kept = [i for i, text in enumerate(texts) if text]
    for previous, i in pairwise(kept):
        # "… for which <two blanks> / they are responsible": a break that the program put in.
        if hard[i] and len(texts[previous]) >= _CUT and in_sentence(texts[previous], texts[i]):
            hard[i] = not texts[i][:1].islower()
    continues = joins([texts[i] for i in kept], width, source=[source[i] or texts[i] for i in kept])
    joined: list[list[Run]] = []
    for previous, i, goes_on in zip([-1, *kept], kept, continues, strict=False):
        if hard[i] or not goes_on or not joined:
            joined.append(list(written[i]))
            continue
        joined[-1].append(Run(between(texts[previous], texts[i])))
        joined[-1].extend(written[i])
    return [_without_stars(tidy(runs)) for runs in joined]
