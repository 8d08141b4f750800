"""Read HTML minutes, and the HTML that stands in Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import BinaryIO

from minutesparse.document import Document, DocumentBuilder, Run
from minutesparse.readers.decoding import decode
from minutesparse.readers.inline import add_line

LOOKS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
}


def read(stream: BinaryIO) -> Document:
    builder = DocumentBuilder("html")
    add_html(builder, decode(stream.read()))
    return builder.build()


def look_of(name: str, tag: str, look: Run) -> Run | None:
    if name in LOOKS:
        return replace(look, **{LOOKS[name]: True})
    if name in (
        "font",
        "span",
        "a",
        "sup",
        "sub",
        "small",
        "big",
        "code",
        "cite",
        "q",
        "img",
        "input",
        "mark",
    ):
        return look
    return None


def add_html(builder: DocumentBuilder, source: str) -> None:
    import lxml.html

    if not re.sub(r"<!--.*?-->|<[^<>]*>", "", source, flags=re.DOTALL).strip():
        return
    for line in lxml.html.fromstring(source).text_content().split("\n"):
        add_line(builder, [Run(line)])
