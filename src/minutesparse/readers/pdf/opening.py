"""Opening a PDF with pdfium, and its pages one by one; pdfium's complaints as ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from minutesparse import bounds
from minutesparse.errors import DamagedDocument, EncryptedDocument, TooLarge
from minutesparse.readers.pdf.pages import PageText, read_page

_SHOWN_BY_FLATTENING = frozenset(
    {pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STRIKEOUT, pdfium.FPDF_ANNOT_WIDGET}
)


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """Yield pdfium's document.

    Raises `EncryptedDocument` where it asks for a password, `DamagedDocument` where pdfium finds no
    document in it, `TooLarge` for one of more than 10,000 pages.
    """
    try:
        document = pypdfium2.PdfDocument(content)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).casefold():
            raise EncryptedDocument("it asks for a password") from None
        if code == pdfium.FPDF_ERR_SECURITY:
            raise EncryptedDocument("it is locked in a way that is not known here") from None
        raise DamagedDocument("no PDF that can be opened") from None
    try:
        if count > bounds.MAX_PAGES:
            raise TooLarge(f"{count:,} pages, over {bounds.MAX_PAGES:,}")
        yield document
    finally:
        document.close()


def read_pages(document: Any) -> tuple[list[PageText], list[int]]:
    """Return the pages' text, and the numbers of the pages that pdfium can't open.

    Raises `DamagedDocument` where it can open none, `TooLarge` for more text than can be held.
    """
    pages: list[PageText] = []
    broken: list[int] = []
    letters = 0
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            try:
                pages.append(_read(document, page, number))
            finally:
                page.close()
        except pypdfium2.PdfiumError:
            broken.append(number)
            continue
        letters += pages[-1].letters
        if letters > bounds.MAX_CHARACTERS:
            raise TooLarge(f"over {bounds.MAX_CHARACTERS:,} letters")
    if not pages:
        raise DamagedDocument("none of its pages can be opened")
    return pages, broken


def _read(document: Any, page: Any, number: int) -> PageText:
    if (
        _has_written_on(page)
        and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
    ):
        page.close()
        page = document[number - 1]  # what was typed into fields and boxes is drawn only now
    textpage = page.get_textpage()
    try:
        return read_page(page, textpage, number)
    finally:
        textpage.close()


def _has_written_on(page: Any) -> bool:
    """Say whether something was typed on the page or struck out of it after it was made."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 1000)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note) if note else 0
        if note:
            pdfium.FPDFPage_CloseAnnot(note)
        if kind in _SHOWN_BY_FLATTENING:
            return True
    return False
