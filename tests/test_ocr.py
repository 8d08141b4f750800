"""Scans, from the picture file to the document, where an engine that reads pictures is installed."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from PIL import Image

from minutesparse.errors import DamagedDocument, NoTextFound, TooLarge
from minutesparse.readers import ocr, pdf, read
from minutesparse.readers.ocr import engines, filling, pictures
from minutesparse.sureness import confidence_at, read_stretches
from pdf_made import Page, cells, make_pdf, texts
from scans_made import bound, confidences, kept, outlined, picture_file, scan, scanned_pdf, specked, stamp

needs_engine = pytest.mark.skipif(
    engines.find_engine() is None, reason="neither tesseract nor rapidocr is installed"
)
WIDTH, HEIGHT = 420.0, 300.0
ROWS = [
    [["Item"], ["Notes"], ["Lead"]],
    [["1."], ["The pond is dry again and the", "pump hums."], ["HB", "KT"]],
    [["2."], ["Seed swap to be held in May."], ["NO"]],
]
XS, YS = [40.0, 90.0, 310.0, 380.0], [100.0, 122.0, 170.0, 200.0]


def minutes_page() -> Page:
    """Two lines and a table whose cells' lines don't stand level."""
    page = Page(WIDTH, HEIGHT).text(40, 50, "Reed Pond Wardens", font="bold", size=16)
    page.text(40, 80, "Present: Hal Brook, Kit Thorne, Nell Oakes", font="plain").grid(XS, YS)
    for row, top in zip(ROWS, YS, strict=False):
        for cell, left in zip(row, XS, strict=False):
            look = {"font": "bold"} if row is ROWS[0] else {"font": "plain"}
            page.lines(left + 6, top + 14 + (3 if left == XS[2] else 0), *cell, step=13, size=10, **look)
    return page


def joined(rows):
    """Return rows of cells, full stops left out: engines see one where a speck is."""
    return [[re.sub(r"[^\w ]", "", " ".join(cell)) for cell in row] for row in rows]


@needs_engine
@pytest.mark.parametrize(("tilt", "format"), [(3, "PNG"), (-5, "JPEG"), (5, "TIFF")])
def test_a_scan_askew_is_read_like_the_page_itself(tilt, format):
    document = read("scan", stream=picture_file(scan(minutes_page(), tilt=tilt), format=format))
    assert texts(document) == ["Reed Pond Wardens", "Present: Hal Brook, Kit Thorne, Nell Oakes"]
    assert joined(cells(document.blocks[-1])) == joined(ROWS)
    assert cells(document.blocks[-1])[1][2] == ["HB", "KT"]
    assert (document.format, document.pages, document.blocks[0].heading) == ("image", 1, 1)
    assert document.blocks[0].share("bold") == 1
    assert document.blocks[1].share("bold") == 0


@needs_engine
def test_a_place_in_a_scan_askew_is_where_it_stands_on_the_page():
    page = Page(WIDTH, HEIGHT).text(300, 60, "Lamp oil", font="plain", size=12)
    page.lines(40, 200, "The wardens met in the boat house,", "all but one.", font="plain", size=12, step=14)
    document = ocr.read(picture_file(scan(page, tilt=4)))
    left, top, _, bottom = document.blocks[0].place.box
    # The words began 90 to the right of the page's middle and some 95 above it.
    assert left == pytest.approx(293, abs=3)
    assert (top + bottom) / 2 == pytest.approx(47, abs=3)


@needs_engine
def test_a_page_head_down_or_on_its_side_is_read_upright():
    page = Page(WIDTH, 200).lines(
        40, 60, "The boat house was let.", "Nell Oakes has the key.", font="plain", size=14, step=20
    )
    for turn in (Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270):
        document = ocr.read(picture_file(scan(page).transpose(turn)))
        assert " ".join(document.text.split()) == "The boat house was let. Nell Oakes has the key."


@needs_engine
def test_pages_without_text_are_read_between_those_with_text():
    typed = io.BytesIO(make_pdf(Page().lines(72, 100, "The first page is typed.", "So it is.", step=40)))
    last = io.BytesIO(make_pdf(Page().text(72, 100, "The last page is typed too.")))
    document = pdf.read(bound(typed, scanned_pdf(scan(minutes_page())), last))
    assert [p.place.page for p in document.paragraphs()][:4] == [1, 1, 2, 2]
    assert document.paragraphs().__next__().text == "The first page is typed."
    assert [p.text for p in document.paragraphs()][-1] == "The last page is typed too."
    assert confidences(document)[0] is None
    assert confidences(document)[2] >= 0.5
    assert not document.warnings


@needs_engine
def test_a_scan_with_a_stamp_is_read_whole_and_a_page_with_a_picture_behind_it_is_not():
    stamped = pypdfium2.PdfDocument(scanned_pdf(scan(minutes_page())).getvalue())
    stamp(stamped, "Appendix 2 to the minutes of the wardens of 4 May, page 7 of 9")
    document = pdf.read(kept(stamped))
    assert joined(cells(document.blocks[2])) == joined(ROWS)
    letterhead = Page().picture(0, 0, 600, 800).lines(72, 100, *["The pond was seen to and is well."] * 12)
    assert confidences(pdf.read(io.BytesIO(make_pdf(letterhead))))[0] is None


@needs_engine
def test_letters_that_are_drawn_are_read_like_a_scan():
    document = pdf.read(outlined(minutes_page()))
    assert texts(document)[0] == "Reed Pond Wardens"
    assert joined(cells(document.blocks[-1])) == joined(ROWS)


@needs_engine
def test_every_page_of_a_fax_is_read_in_order():
    pages = [
        Page(WIDTH, 120).text(40, 60, f"{word} page of the fax", font="plain", size=14)
        for word in ("First", "Middle", "Last")
    ]
    fax = picture_file(*(scan(p).convert("1") for p in pages), format="TIFF", compression="group4")
    document = ocr.read(fax)
    assert texts(document) == ["First page of the fax", "Middle page of the fax", "Last page of the fax"]
    assert [p.place.page for p in document.paragraphs()] == [1, 2, 3]


@needs_engine
def test_bullets_are_seen_and_dust_is_not():
    page = Page(WIDTH, 160).lines(58, 50, "Mend the net.", "Count the eels.", font="plain", step=30, size=12)
    for y in (50, 80):
        page.text(40, y - 1, "l", font="pictures", size=6)  # a filled disc
    document = ocr.read(picture_file(specked(scan(page), 800)))
    assert [(p.label, p.text) for p in document.paragraphs()] == [
        ("•", "Mend the net."),
        ("•", "Count the eels."),
    ]


@needs_engine
def test_how_sure_a_word_is_can_be_asked_by_its_place():
    document = ocr.read(picture_file(scan(minutes_page())))
    stretches = read_stretches(document)
    assert all(0 <= s.confidence <= 1 for s in stretches)
    at = document.text.index("Hal Brook")
    assert confidence_at(stretches, at, at + 9) >= 0.7
    assert document.text[stretches[0].start : stretches[0].end].startswith("Reed")


@needs_engine
def test_an_empty_sheet_says_that_no_letters_are_seen():
    with pytest.raises(NoTextFound, match="no letters"):
        ocr.read(picture_file(Image.new("L", (600, 800), 255)))


@pytest.fixture
def no_engine(monkeypatch):
    monkeypatch.setattr(engines, "find_engine", lambda: None)
    monkeypatch.setattr(filling, "find_engine", lambda: None)


def test_without_an_engine_both_remedies_are_named(no_engine):
    page = scan(minutes_page())
    for reader, file in ((pdf.read, scanned_pdf(page, page)), (ocr.read, picture_file(page))):
        with pytest.raises(NoTextFound, match=r"nothing .*installed that reads pictures") as raised:
            reader(file)
        assert "tesseract" in raised.value.remedy
        assert "minutesparse[ocr]" in raised.value.remedy


def test_without_an_engine_the_pages_with_text_are_read_and_the_others_named(no_engine):
    typed = io.BytesIO(make_pdf(Page().text(72, 100, "The first page is typed, at some length.")))
    document = pdf.read(bound(typed, scanned_pdf(scan(minutes_page()))))
    assert texts(document) == ["The first page is typed, at some length."]
    assert document.warnings == ("page 2 is a picture, and nothing is installed that reads pictures",)


def test_blank_pages_need_no_engine(no_engine):
    typed = io.BytesIO(make_pdf(Page().text(72, 100, "The only page with words on it."), Page()))
    assert pdf.read(typed).warnings == ()


def test_broken_and_vast_pictures_are_refused(monkeypatch):
    whole = picture_file(scan(minutes_page())).getvalue()
    for broken in (whole[: len(whole) // 2], whole[:40], b"\x89PNG\r\n\x1a\n" + bytes(100)):
        with pytest.raises(DamagedDocument):
            list(pictures.decoded(io.BytesIO(broken)))
    monkeypatch.setattr(pictures, "MAX_PIXELS", 1_000)
    with pytest.raises(TooLarge):
        list(pictures.decoded(io.BytesIO(whole)))


def test_pictures_of_every_make_come_out_grey_on_white():
    made = {
        "1": Image.new("1", (300, 400), 1),
        "L": Image.new("L", (300, 400), 255),
        "I;16": Image.new("I;16", (300, 400), 65_535),
        "RGBA": Image.new("RGBA", (300, 400), (0, 0, 0, 0)),
        "P": Image.new("RGB", (300, 400), "white").convert("P"),
        "CMYK": Image.new("CMYK", (300, 400), (0, 0, 0, 0)),
    }
    for mode, image in made.items():
        file = picture_file(image, format="TIFF" if mode in ("CMYK", "I;16") else "PNG")
        (picture,) = pictures.decoded(file)
        assert (picture.grey.mode, picture.grey.getextrema()) == ("L", (255, 255)), mode


def test_the_dots_an_inch_are_believed_only_where_a_page_could_have_them():
    page = Image.new("L", (1654, 2339), 255)  # A4 at 200
    for said, meant in (((200, 200), 200), ((72, 72), 200), ((1, 1), 200)):
        (picture,) = pictures.decoded(picture_file(page, dpi=said))
        assert picture.dpi == pytest.approx(meant, rel=0.01)


def test_an_engine_that_fails_says_so_in_a_line(monkeypatch, tmp_path):
    class Failed:
        returncode, stdout, stderr = 1, b"", b"cannot load any languages\n"

    monkeypatch.setattr(engines.subprocess, "run", lambda *_, **__: Failed)
    with pytest.raises(engines.UnreadableDocument, match="cannot load any languages"):
        engines.tesseract(Image.new("L", (10, 10)), 200)
