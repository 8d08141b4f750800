"""Digital PDFs: pdfium's characters and ruling lines, put together again as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from minutesparse.document import Document, DocumentBuilder
from minutesparse.errors import NoTextFound
from minutesparse.readers.pdf.flow import page_blocks, unwrapped
from minutesparse.readers.pdf.furniture import set_apart
from minutesparse.readers.pdf.headings import heading_levels
from minutesparse.readers.pdf.joining import join_pages
from minutesparse.readers.pdf.measure import body_size, measure
from minutesparse.readers.pdf.opening import opened, read_pages
from minutesparse.readers.pdf.pages import PageText
from minutesparse.readers.pdf.quiet import uncollected
from minutesparse.readers.pdf.tilted import Tilt, tilted_back
from minutesparse.readers.pdf.writing import write_blocks, write_furniture

FILLED = 0.75
"""How far down a page its text goes at least, where a page break was not made by hand."""
_STAMPED = 300
"""Letters: a picture of a page with fewer may have been stamped ("Appendix 2 to the minutes of …")."""
_REMEDY = "No letters are seen on it either: scan it again, at 300 dots an inch."
HARDLY = 40
"""Letters: a picture of a page with fewer holds a scanner's stamp, not minutes."""


@uncollected()
def read(stream: BinaryIO) -> Document:
    """Read a digital PDF into a `Document`.

    Pages that are pictures are named in `warnings`. Raises `EncryptedDocument` where a password is
    asked for, `DamagedDocument` where no page can be opened, `NoTextFound` where none has text, and
    `TooLarge` for more than 10,000 pages or ten million letters.
    """
    with opened(stream.read()) as pdf:
        count = len(pdf)
        title = (pdf.get_metadata_value("Title") or "").strip()
        pages, broken = read_pages(pdf)
        if scans := [page.number for page in pages if _may_be_scan(page)]:
            from minutesparse.readers.ocr.filling import fill_pages  # needs what only scans need

            pages = fill_pages(pdf, pages, scans)
    if not any(_has_text(page) for page in pages):
        raise NoTextFound(f"{_count(len(pages), 'page')} without any text", remedy=_REMEDY)
    document = put_together("pdf", pages, count, _doubts(pages, broken))
    return replace(document, properties={"title": title}) if title else document


def put_together(format: str, pages: list[PageText], count: int, doubts: Sequence[str]) -> Document:
    """Return the document that pages make; `count` is how many the file has."""
    size = body_size(pages)
    furniture = set_apart(pages, size)
    setting = measure(pages, size)
    parts = [page_blocks(page, setting) for page in pages]
    foot = max((max(page.bottom, FILLED * page.frame.height) for page in pages), default=0.0)
    blocks = unwrapped(join_pages(parts, foot))
    builder = DocumentBuilder(format)
    builder.pages = count
    builder.warnings += doubts
    write_blocks(builder, blocks, setting.known, heading_levels(blocks, size))
    write_furniture(builder, pages, furniture)
    middles = {p.number: Tilt(p.tilt, p.frame.width / 2, p.frame.height / 2) for p in pages if p.tilt}
    return tilted_back(builder.build(), middles) if middles else builder.build()


def _has_text(page: PageText) -> bool:
    return page.letters > (HARDLY if page.pictured else 0)


def _may_be_scan(page: PageText) -> bool:
    return page.letters < (_STAMPED if page.pictured else 1)


def _doubts(pages: Sequence[PageText], broken: Sequence[int]) -> list[str]:
    """Return what a reader should know: pages that gave no text, and what was left out."""
    said: list[str] = []
    if broken:
        said.append(f"{_named(broken)} can't be opened")
    if silent := [p.number for p in pages if p.pictured and not _has_text(p) and not p.doubts]:
        said.append(f"{_named(silent)} without any text")
    return said + [f"page {page.number} {doubt}" for page in pages for doubt in page.doubts]


def _named(numbers: Sequence[int]) -> str:
    """Return page numbers in words.

    >>> _named([3]), _named([1, 2, 5])
    ('page 3', 'pages 1, 2, 5')
    """
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
