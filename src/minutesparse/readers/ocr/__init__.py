"""Scans: pictures of pages, read by an OCR engine and laid out as digital PDFs are."""

from __future__ import annotations

from typing import BinaryIO

from minutesparse.document import Document
from minutesparse.errors import NoTextFound


def read(stream: BinaryIO) -> Document:
    """Read a picture file (.png, .jpg, .tif with one page or many) into a `Document`.

    Raises `NoTextFound` where no letters are seen in it, or where nothing is installed that could
    read them, `DamagedDocument` for a broken file, `TooLarge` for one of too many dots.
    """
    from minutesparse.readers.ocr.engines import REMEDY, find_engine
    from minutesparse.readers.ocr.filling import read_pictures
    from minutesparse.readers.ocr.pictures import decoded
    from minutesparse.readers.pdf import put_together

    engine = find_engine()
    if engine is None:
        raise NoTextFound("it is a picture, and nothing is installed that reads pictures", remedy=REMEDY)
    pages = list(read_pictures(enumerate(decoded(stream), 1), engine))
    if not any(page.letters for page in pages):
        raise NoTextFound(
            "no letters are seen in it", remedy="Scan it again, straight and at 300 dots an inch."
        )
    doubts = [f"page {page.number} {doubt}" for page in pages for doubt in page.doubts]
    return put_together("image", pages, len(pages), doubts)
