"""Scans for tests: pages of `pdf_made` as a scanner would see them, in picture files and in PDFs."""

from __future__ import annotations

import ctypes
import io
import random
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from minutesparse.document import Document
from minutesparse.readers.ocr.pictures import Picture
from pdf_made import Page, make_pdf

DPI = 200


def scan(page: Page, *, tilt: float = 0, dpi: int = DPI) -> Image.Image:
    """Return the picture of a page, in grey, turned anticlockwise by so many degrees."""
    with pypdfium2.PdfDocument(make_pdf(page)) as pdf:
        seen = pdf[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    return seen.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255)


def seen(page: Page, *, tilt: float = 0, dpi: int = DPI) -> Picture:
    return Picture(scan(page, tilt=tilt, dpi=dpi), dpi)


def picture_file(*images: Image.Image, format: str = "PNG", **how: Any) -> io.BytesIO:
    """Return the bytes of a picture file; only TIFF holds more than one page."""
    held = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    images[0].save(held, format=format, **({"dpi": (DPI, DPI)} | more | how))
    held.seek(0)
    return held


def scanned_pdf(*images: Image.Image) -> io.BytesIO:
    """Return a PDF whose pages are pictures."""
    return picture_file(images[0], format="PDF", resolution=DPI, save_all=True, append_images=images[1:])


def bound(*parts: io.BytesIO) -> io.BytesIO:
    """Return the PDFs' pages in one PDF."""
    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        whole.import_pages(pypdfium2.PdfDocument(part.getvalue()))
    return kept(whole)


def kept(document: Any) -> io.BytesIO:
    """Return the bytes of pdfium's document."""
    held = io.BytesIO()
    document.save(held)
    held.seek(0)
    return held


def stamp(document: Any, words: str) -> None:
    """Type words at the foot of the first page of pdfium's document."""
    page = document[0]
    font = pdfium.FPDFText_LoadStandardFont(document, b"Helvetica")
    typed = pdfium.FPDFPageObj_CreateTextObj(document, font, 8.0)
    letters = ctypes.create_string_buffer(words.encode("utf-16-le") + b"\0\0")
    pdfium.FPDFText_SetText(typed, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)))
    pdfium.FPDFPageObj_Transform(typed, 1, 0, 0, 1, 20, 10)
    pdfium.FPDFPage_InsertObject(page, typed)
    page.gen_content()


def outlined(page: Page) -> io.BytesIO:
    """Return a PDF of the page whose letters are drawn as shapes: no text in it and no picture."""
    image = scan(page).point(lambda grey: 255 if grey > 140 else 0)
    drawn = Page(page.width, page.height)
    step = 72 / DPI
    for y in range(image.height):
        row = image.crop((0, y, image.width, y + 1)).tobytes()
        start = row.find(b"\x00")
        while start >= 0:
            end = row.find(b"\xff", start)
            drawn.drawn.append(
                f"{start * step:.2f} {page.height - (y + 1) * step:.2f} {(end - start) * step:.2f} {step:.2f} re f"
            )
            start = row.find(b"\x00", end)
    return io.BytesIO(make_pdf(drawn))


def specked(image: Image.Image, count: int) -> Image.Image:
    """Return a picture with so many specks of dust on it, always in the same places."""
    dusty, chance = image.copy(), random.Random(7)
    for _ in range(count):
        dusty.putpixel((chance.randrange(image.width), chance.randrange(image.height)), 0)
    return dusty


def confidences(document: Document) -> list[float | None]:
    return [run.confidence for paragraph in document.paragraphs() for run in paragraph.runs]
