"""The names of OpenDocument that the reader looks for, as lxml writes them."""

from __future__ import annotations

from lxml import etree

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
}


def name(prefixed: str) -> str:
    """Return a name as lxml writes it.

    >>> name("dc:title")
    '{http://purl.org/dc/elements/1.1/}title'
    """
    prefix, _, local = prefixed.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


DRAW = f"{{{_SPACES['draw']}}}"

BODY, TEXT = name("office:body"), name("office:text")
STYLES, AUTOMATIC, MASTERS = (
    name(f"office:{local}") for local in ("styles", "automatic-styles", "master-styles")
)
P, H, SPAN, A = (name(f"text:{local}") for local in ("p", "h", "span", "a"))
LIST, LIST_ITEM, LIST_HEADER = (name(f"text:{local}") for local in ("list", "list-item", "list-header"))
SECTION, CONTENTS, INDEX_BODY, INDEX_TITLE = (
    name(f"text:{local}") for local in ("section", "table-of-content", "index-body", "index-title")
)
_TABLE_PARTS = ("table", "table-row", "table-cell", "covered-table-cell", "table-header-rows")
TABLES, ROWS, CELLS, COVERED, HEADER_ROWS = (
    (name(f"table:{local}"), name(f"loext:{local}")) for local in _TABLE_PARTS
)
"""A table in a drawn shape has names of its own."""
STYLE_NAME, DISPLAY = name("text:style-name"), name("text:display")


def attributes(element: etree._Element) -> dict[str, str]:
    """Return an element's attributes: cheaper than asking for three."""
    return dict(element.items())  # type: ignore[arg-type]  # lxml gives text wherever its source was


def number(value: str | None, otherwise: int, most: int) -> int:
    """Return a count from 0 to `most`, or `otherwise` for what is none.

    >>> number("3", 1, 9), number("2000000000", 1, 9), number("three", 1, 9), number(None, 1, 9)
    (3, 9, 1, 1)
    """
    if not value or not value.isascii() or not value.isdigit():
        return otherwise
    return min(int(value[:12]), most)
