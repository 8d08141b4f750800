"""Read plain text minutes: typed, wrapped by a mail program, or taken out of a Word table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import BinaryIO

from minutesparse.document import Document, DocumentBuilder, Run
from minutesparse.readers.decoding import decode
from minutesparse.readers.inline import add_line
from minutesparse.readers.wrapping import glue, indent_of, joins, wrap_width

_UNDERLINE = re.compile(r"\s*([=\-~^*_])\1{2,}\s*$")
_RULE = re.compile(r"\s*(?:([=\-~*_#+.·—–])\s?){3,}$")
_ATX = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*$")


def read(stream: BinaryIO) -> Document:
    """Return the document of a text file's bytes; never fails."""
    builder = DocumentBuilder("text")
    add_text(builder, decode(stream.read()).split("\n"))
    return builder.build()


def add_text(builder: DocumentBuilder, lines: Sequence[str]) -> None:
    """Add lines of plain text to the document."""
    width = wrap_width(lines)
    block: list[str] = []
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else ""
        if not line.strip() or _RULE.match(line):
            _add_block(builder, block, width)
            block = []
            builder.gap()
        elif atx := _ATX.match(line):
            _add_block(builder, block, width)
            block = []
            add_line(builder, [Run(atx[2])], heading=len(atx[1]))
        elif _is_underlined(line, following):
            _add_block(builder, block, width)
            block = []
            add_line(builder, [Run(line)], heading=1 if "=" in following else 2)
        else:
            block.append(line)
    _add_block(builder, block, width)


def _is_underlined(line: str, following: str) -> bool:
    if not _UNDERLINE.match(following):
        return False
    long, rule = len(line.strip()), len(following.strip())
    return long <= 80 and abs(long - rule) <= max(2, long // 5)


def _add_block(builder: DocumentBuilder, block: Sequence[str], width: int | None) -> None:
    paragraphs: list[tuple[int, str]] = []
    for line, continues in zip(block, joins(block, width), strict=True):
        if continues:
            indent, text = paragraphs[-1]
            paragraphs[-1] = indent, glue(text, line.strip())
        else:
            paragraphs.append((indent_of(line), line.strip()))
    for indent, text in paragraphs:
        add_line(builder, [Run(text)], level=indent // 4 if indent else None)
