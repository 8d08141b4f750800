"""The pages of a PDF that hold no text, read off their pictures."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from minutesparse import heartbeat, vocabulary
from minutesparse.errors import NoTextFound
from minutesparse.readers.ocr.engines import REMEDY, Engine, find_engine
from minutesparse.readers.ocr.pages import read_picture
from minutesparse.readers.ocr.pictures import MAX_PIXELS, Picture, fit_dpi
from minutesparse.readers.pdf.pages import PageText

HARDLY = 40
"""Letters: a picture of a page with fewer holds a scanner's stamp, not minutes."""

_FULLER = 2
_GLANCE_DPI = 40.0
_OUTLINES_DPI = 250.0
"""For letters that are drawn, and so sharp at any scale."""
_NARROWEST = 2_000.0
"""Dots across: a page that was made smaller has smaller letters on it."""
_INK = 0.0005
"""Of a page: less than this is a speck or the shadow of its edge."""


def fill_pages(pdf: Any, pages: Sequence[PageText], scans: Sequence[int]) -> list[PageText]:
    """Return the pages, those of the numbers in `scans` read off their pictures if these say more.

    Raises `NoTextFound` where no page holds text and nothing is installed that reads pictures; where
    some do, the others say so in their doubts.
    """
    shown = {number for number in scans if _shows_ink(pdf, number)}
    silent = [p.number for p in pages if p.number in shown and _is_silent(p)]
    if not shown:
        return list(pages)
    engine = find_engine()
    if engine is None:
        if silent and all(_is_silent(p) for p in pages):
            count = f"{len(silent)} page{'s' if len(silent) > 1 else ''}"
            raise NoTextFound(
                f"{count} without any text, and nothing installed that reads pictures", remedy=REMEDY
            )
        for page in pages:
            if page.number in silent:
                page.doubts.append("is a picture, and nothing is installed that reads pictures")
        return list(pages)
    read = {p.number: p for p in read_pictures(_rendered(pdf, sorted(shown)), engine)}
    return [_fuller(p, read.get(p.number)) for p in pages]


def _fuller(held: PageText, read: PageText | None) -> PageText:
    """Return a page as read, unless it holds about as many letters itself."""
    return held if read is None or (held.letters and read.letters < _FULLER * held.letters) else read


def read_pictures(pictures: Iterable[tuple[int, Picture]], engine: Engine) -> Iterator[PageText]:
    """Yield the text of numbered pictures in their order, as many at once as there are processors."""
    waiting = iter(pictures)
    probe = list(islice(waiting, 1))
    if probe and len(engine.languages) > 1:
        number, picture = probe[0]
        text = _text(read_picture(picture, number, engine))
        engine = engine.speaking(vocabulary.detect(text) or "en")
    workers = engine.at_once or os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        running: deque[Future[PageText]] = deque()
        for number, picture in chain(probe, waiting):
            running.append(pool.submit(read_picture, picture, number, engine))
            if len(running) > workers:
                yield running.popleft().result()
                heartbeat.beat()
        while running:
            yield running.popleft().result()
            heartbeat.beat()


def _text(page: PageText) -> str:
    lines = [
        *page.body,
        *(line for grid in page.grids for cell in grid.cells.values() for line in cell.lines),
    ]
    return "\n".join(line.text for line in lines)


def _is_silent(page: PageText) -> bool:
    return page.letters <= (HARDLY if page.pictured else 0)


def _shows_ink(pdf: Any, number: int) -> bool:
    """Say whether there is something to read on a page; a scan is not looked at twice."""
    page = pdf[number - 1]
    try:
        if next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3), None):
            return True
        if pdfium.FPDFPage_CountObjects(page) == 0:
            return False
    finally:
        page.close()
    picture = _render(pdf, number, _GLANCE_DPI)
    if picture is None:
        return False
    grey = np.asarray(picture.grey)
    return bool((grey < 0.7 * float(np.percentile(grey, 90))).mean() > _INK)


def _rendered(pdf: Any, numbers: Sequence[int]) -> Iterator[tuple[int, Picture]]:
    for number in numbers:
        if picture := _render(pdf, number):
            yield number, picture


def _render(pdf: Any, number: int, dpi: float | None = None) -> Picture | None:
    """Return a page's picture, None where pdfium draws none; at a smaller scale where the page is vast.

    Unless `dpi` says otherwise, it has the dots that the page was scanned with, if they are fit for reading.
    """
    try:
        page = pdf[number - 1]
        try:
            width, height = page.get_size()
            dpi = min(dpi or _reading_dpi(page), 72 * (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
            if min(width, height) * dpi < 72:
                return None
            bitmap = page.render(scale=dpi / 72, grayscale=True)
            return Picture(bitmap.to_pil().convert("L"), dpi)
        finally:
            page.close()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return None


def _reading_dpi(page: Any) -> float:
    """Return the dots an inch at which to read the picture that covers a page, or a page that is drawn."""
    width, height = page.get_size()
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = found.get_bounds()
        if (right - left) * (top - bottom) > 0.5 * width * height:
            across, down = found.get_px_size()
            return fit_dpi(72.0 * int(max(across, down)) / float(max(right - left, top - bottom)))
    return max(_OUTLINES_DPI, 72 * _NARROWEST / max(1.0, float(min(width, height))))
