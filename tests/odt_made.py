"""OpenDocument texts made by hand for the tests, in the smallest package that holds them."""

from __future__ import annotations

import io

from docx_made import zipped
from minutesparse.document import Document
from minutesparse.readers.odt import read

MIMETYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    [
        *(f'xmlns:{p}="{_OASIS}:{p}:1.0"' for p in ("office", "style", "text", "table", "meta")),
        f'xmlns:draw="{_OASIS}:drawing:1.0" xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_OASIS}:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)


def root(name: str, content: str, more: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{name} {NAMESPACES} {more}>{content}</office:{name}>'
    )


def content(body: str, automatic: str = "") -> str:
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    return root("document-content", f"<office:automatic-styles>{automatic}</office:automatic-styles>{inner}")


def package(body: str, automatic: str = "", *, styles: str = "", **more: str) -> bytes:
    """Return a file with a body; `styles=` holds what stands in styles.xml, `meta=` in meta.xml."""
    files: dict[str, str | bytes] = {"mimetype": MIMETYPE, "content.xml": content(body, automatic)}
    if styles:
        files["styles.xml"] = root("document-styles", styles)
    if "meta" in more:
        files["meta.xml"] = root("document-meta", f"<office:meta>{more.pop('meta')}</office:meta>")
    return zipped(files | more)


def doc(body: str, automatic: str = "", **more: str) -> Document:
    return read(io.BytesIO(package(body, automatic, **more)))


def p(inner: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def span(inner: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{inner}</text:span>'


def style(name: str, properties: str = "", *, family: str = "text", more: str = "", inner: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>{inner}'
        f"<style:text-properties {properties}/></style:style>"
    )


def level(depth: int, more: str) -> str:
    return f'<text:list-level-style-number text:level="{depth}" {more}/>'


def list_style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def items(*inner: str, style: str = "L", more: str = "") -> str:
    listed = "".join(f"<text:list-item>{item}</text:list-item>" for item in inner)
    return f'<text:list text:style-name="{style}" {more}>{listed}</text:list>'


CELL = "<table:table-cell {}>{}</table:table-cell>"


def cell(inner: str, more: str = "") -> str:
    return CELL.format(more, inner)


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"
