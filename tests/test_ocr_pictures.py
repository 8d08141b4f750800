"""What is made of a page's picture before and after an engine reads it; no engine is needed here."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from minutesparse.readers.ocr import engines, filling, pictures, rapid
from minutesparse.readers.ocr.bullets import with_bullets
from minutesparse.readers.ocr.mending import weeded
from minutesparse.readers.ocr.pages import read_picture
from minutesparse.readers.ocr.paper import evened
from minutesparse.readers.ocr.pictures import Picture
from minutesparse.readers.ocr.reading import Measured, Reading
from minutesparse.readers.ocr.rules import find_rules
from minutesparse.readers.ocr.skew import find_skew, straightened
from minutesparse.readers.ocr.stacking import _clean, put_back, stacked
from minutesparse.readers.ocr.weights import bold_words
from minutesparse.readers.ocr.words import made_words, measured
from minutesparse.readers.pdf.tables import find_grids
from pdf_made import Page
from scans_made import DPI, scan, seen, specked

PROSE = [
    "The wardens met in the boat house by the reed pond.",
    "Nine of them came, and the tenth sent a letter.",
    "The pump was looked at and found to be beyond repair.",
    "A new one is to be asked for before the frost.",
] * 3
XS, YS = [60.0, 140.0, 400.0, 520.0], [100.0, 130.0, 190.0, 240.0]


def prose(**look) -> Page:
    return Page(600, 400).lines(60, 60, *PROSE, font="plain", step=20, **look)


def ruled() -> Page:
    page = Page(600, 300).grid(XS, YS).lines(150, 150, *PROSE[:2], step=14, size=9, font="plain")
    return page.text(70, 120, "No", font="bold", size=9)


def grids(picture: Picture):
    found, too_fine = find_grids(find_rules(picture).drawing, (0, 0, picture.width, picture.height))
    assert not too_fine
    return found


def word(
    text: str, left: int = 0, base: int = 100, *, line: int = 0, high: int = 28, tail: int = 0
) -> Reading:
    return Reading(text, left, base - high, left + 16 * len(text), base + tail, 0.95, line)


@pytest.mark.parametrize("tilt", [-4.8, -1.3, 0.4, 3.0])
def test_how_a_page_lies_askew_is_found_to_a_tenth_of_a_degree(tilt):
    picture = seen(prose(), tilt=tilt)
    assert find_skew(picture) == pytest.approx(tilt, abs=0.1)
    assert abs(find_skew(straightened(picture, find_skew(picture)))) <= 0.1


def test_a_straight_page_an_empty_one_and_noise_are_left_as_they_are():
    assert find_skew(seen(prose())) == 0
    assert find_skew(Picture(Image.new("L", (800, 1000), 255), DPI)) == 0
    noise = np.random.default_rng(1).integers(0, 255, (600, 600), dtype=np.uint8)
    assert find_skew(Picture(Image.fromarray(noise), DPI)) == 0
    straight = seen(prose())
    assert straightened(straight, 0.0) is straight


@pytest.mark.parametrize("tilt", [0, 2.5])
def test_ruling_lines_give_the_cells_of_a_table(tilt):
    picture = seen(ruled(), tilt=tilt)
    (grid,) = grids(straightened(picture, find_skew(picture)))
    assert len(grid.cells) == 9
    if not tilt:
        assert grid.xs == pytest.approx(XS, abs=0.6)
        assert grid.ys == pytest.approx(YS, abs=0.6)


def test_a_line_on_warped_paper_is_one_line():
    flat = np.asarray(scan(ruled()))
    warped = np.full_like(flat, 255)
    for x in range(flat.shape[1]):
        warped[:, x] = np.roll(flat[:, x], round(5 * np.sin(x / flat.shape[1] * np.pi)))
    (grid,) = grids(Picture(Image.fromarray(warped), DPI))
    assert len(grid.cells) == 9


def test_lines_with_gaps_and_grey_ones_are_lines():
    broken = scan(ruled())
    chance = random.Random(3)
    for _ in range(60):
        x, y = chance.randrange(broken.width), chance.randrange(broken.height)
        broken.paste(255, (x, y, x + 3, y + 3))
    assert len(grids(Picture(broken, DPI))[0].cells) == 9
    grey = scan(ruled()).point(lambda v: 150 + v * 105 // 255)
    assert len(grids(Picture(grey, DPI))[0].cells) == 9


def test_letters_and_photographs_rule_nothing():
    assert grids(seen(prose(size=14))) == []
    blurred = np.random.default_rng(2).normal(128, 60, (900, 700)).clip(0, 255).astype(np.uint8)
    assert grids(Picture(Image.fromarray(blurred), DPI)) == []
    assert find_rules(Picture(Image.new("L", (20, 20), 0), DPI)).drawing.across == []


def test_shade_and_dark_edges_are_evened_and_an_even_page_is_left_alone():
    page = scan(prose())
    even = Picture(page, DPI)
    assert evened(even) is even
    light = np.asarray(page) * np.linspace(0.6, 1, page.width)
    shaded = Image.fromarray(light.astype(np.uint8))
    shaded.paste(15, (0, 0, 25, shaded.height))
    lit = np.asarray(evened(Picture(shaded, DPI)).grey)
    assert np.percentile(lit, 10) > 235
    assert (lit[:, :25] > 235).all()
    assert (lit < 120).sum() == pytest.approx((np.asarray(page) < 120).sum(), rel=0.25)


def test_dust_is_wiped_off_and_full_stops_are_not():
    page = scan(Page(600, 200).text(60, 100, "One. Two. Three: four!", font="plain", size=8))
    lit = evened(Picture(specked(page, 2_000), DPI)).grey
    left_over = (np.asarray(lit) < 128).sum() - (np.asarray(page) < 128).sum()
    assert abs(left_over) < 60
    box = (60 * DPI // 72, 90 * DPI // 72, 160 * DPI // 72, 104 * DPI // 72)
    assert (np.asarray(lit.crop(box)) < 128).sum() >= (np.asarray(page.crop(box)) < 128).sum()


def test_cells_are_set_below_each_other_and_put_back_where_they_stood():
    picture = seen(ruled())
    column, pieces = stacked(picture, find_rules(picture), grids(picture))
    assert len(pieces) == 2  # "No" and the notes; the empty cells are left out
    ink = np.asarray(column) < 120
    for piece in pieces:
        rows, across = np.nonzero(ink[piece.top : piece.bottom])
        box = (across.min(), rows.min() + piece.top, across.max() + 1, rows.max() + piece.top + 1)
        (back,) = put_back([Reading("x", *map(int, box), 0.9, 0)], pieces)
        there = np.asarray(picture.grey)[back.top : back.bottom, back.left : back.right]
        assert (there == np.asarray(column)[box[1] : box[3], box[0] : box[2]]).mean() > 0.99
    assert not (ink.mean(axis=1) > 0.6).any()  # no ruling line is left


def test_a_page_is_read_into_its_cells_whatever_the_engine():
    def read(image, _dpi):
        """Read every run of inked rows as one word, named for its place in the column."""
        inked = (np.asarray(image) < 120).any(axis=1).astype(np.int8)
        edges = np.flatnonzero(np.diff(np.concatenate(([0], inked, [0]))))
        columns = np.asarray(image)
        words = []
        for line, (top, bottom) in enumerate(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)):
            across = np.nonzero((columns[top:bottom] < 120).any(axis=0))[0]
            words.append(Reading("Word", int(across[0]), top, int(across[-1]), bottom, 0.9, line))
        return words

    page = read_picture(seen(ruled()), 4, engines.Engine("made up", read, {}))
    (grid,) = page.grids
    assert sorted(grid.cells) == [(0, 0), (1, 1)]
    assert (page.number, page.body, page.pictured) == (4, [], False)


@pytest.mark.parametrize(("found", "looks"), [("Hedge", ["small", "whole"]), ("", ["small", "small"])])
def test_a_vast_page_is_read_whole_only_where_a_glimpse_of_it_shows_letters(monkeypatch, found, looks):
    picture = seen(prose())
    dots = picture.grey.width * picture.grey.height
    monkeypatch.setattr(pictures, "USUAL_PIXELS", dots - 1)
    monkeypatch.setattr(pictures, "_GLIMPSE_PIXELS", dots // 9)
    asked = []

    def read(_image, dpi):
        asked.append("whole" if dpi == picture.dpi else "small")
        return [Reading(found, 10, 10, 60, 30, 0.9, 0)] * 200 if found else []

    page = read_picture(picture, 1, engines.Engine("made up", read, {}))
    assert asked == looks
    assert bool(page.letters) == bool(found)


def test_type_is_measured_by_capitals_and_small_letters_follow_the_lines_near_them():
    words = measured(
        [word("Lamps", 0, 100, tail=6), word("and", 90, 100, high=28), word("oars", 0, 140, high=20, line=1)]
    )
    assert [w.base for w in words] == [100, 100, 140]
    assert {w.capitals for w in words} == {28}


def test_capitals_that_look_like_small_letters_are_told_by_their_height():
    lines = [word("Harbour", base=100), word("occ", base=140, line=1), word("occ", base=180, line=2, high=20)]
    assert [w.reading.text for w in measured(lines)] == ["Harbour", "OCC", "occ"]


def test_sizes_measured_a_dot_apart_are_one_size():
    words = measured([word("Boats", base=100 * i, line=i, high=28 + i % 2) for i in range(1, 6)])
    sizes = {w.size for w in made_words(words, Picture(Image.new("L", (400, 700), 255), DPI))}
    assert len({round(s, 3) for s in sizes}) == 1


def test_thick_words_are_bold_and_those_in_doubt_look_like_their_neighbours():
    line = [Measured(word(text, 100 * i), 100, 28) for i, text in enumerate(["Action:", "-", "the", "pump"])]
    other = [
        Measured(word(text, 100 * i, line=1), 140, 28) for i, text in enumerate(["keep", "it", "dry", "now"])
    ]
    thick = [0.15, 0.12, 0.15, 0.1, 0.1, 0.1, 0.1, 0.1]
    assert bold_words(line + other, thick) == [True, True, True, False, False, False, False, False]


def test_a_bullet_is_found_by_its_shape_and_a_letter_is_none():
    page = Image.new("L", (400, 200), 255)
    page.paste(0, (30, 84, 42, 96))
    for left in (30, 34, 38):
        page.paste(0, (left, 130, left + 1, 150))
    words = measured([word("Mend", 70, 100), word("Oars", 70, 150, line=1)])
    found = with_bullets(words, Picture(page, DPI))
    assert [w.reading.text for w in found] == ["•", "Mend", "Oars"]


def test_raised_letters_titles_and_strokes_are_mended():
    line = [word(t, 60 * i) for i, t in enumerate(['4"', "May", "Clir", "|", "Oakes", '12"', "wide"])]
    kept, scribbles = weeded(line)
    assert [r.text for r in kept] == ["4", "May", "Cllr", "Oakes", '12"', "wide"]
    assert scribbles == 0


def test_a_line_that_the_engine_made_nothing_of_is_left_out_and_counted():
    scrawl = [word("~Jv", line=1)._replace(confidence=0.1), word("Qz;", 60, line=1)._replace(confidence=0.2)]
    kept, scribbles = weeded([word("Signed"), *scrawl])
    assert [r.text for r in kept] == ["Signed"]
    assert scribbles == 1


def test_words_of_loose_boxes_are_parted_where_the_ink_parts(monkeypatch):
    image = scan(
        Page(300, 60).text(30, 30, "Com mittee room", font="plain", size=12).text(200, 30, "4", font="plain")
    )
    ink = np.nonzero((np.asarray(image) < 120).any(axis=0))[0]
    left, right = int(ink[0]), int(ink[-1])

    class Result:
        txts = ("Commit tee room 4",)

    spots = [("Commit", 0.0, 0.3), ("tee", 0.28, 0.42), ("room", 0.47, 0.6), ("4", 0.97, 1.0)]
    corners = [
        (text, 0.99, [[left + a * (right - left), y] for a in (start, end) for y in (60, 100)])
        for text, start, end in spots
    ]
    Result.word_results = [corners]
    monkeypatch.setattr(rapid, "_engine", lambda: lambda *_, **__: Result)
    found = rapid.read_column(image, DPI)
    assert found[-1].text == "4"
    assert all(a.right < b.left for a, b in pairwise(found))
    assert all((np.asarray(image)[r.top : r.bottom, r.left] < 160).any() for r in found)


def test_what_rapidocr_does_not_see_or_place_is_no_fault(monkeypatch):
    class Nothing:
        txts = None
        word_results = (("", 1.0, None),)

    class Unplaced:
        txts = ("Reed Pond", "Hal")
        scores = (0.9, 0.8)
        boxes = ([[10, 10], [100, 10], [100, 30], [10, 30]], [[10, 50], [40, 50], [40, 70], [10, 70]])
        word_results = (object(), None)

    image = Image.new("L", (120, 100), 255)
    image.paste(0, (10, 12, 45, 28))
    image.paste(0, (62, 12, 100, 28))
    image.paste(0, (10, 52, 40, 68))
    for result, words in ((Nothing, []), (Unplaced, ["Reed", "Pond", "Hal"])):
        monkeypatch.setattr(rapid, "_engine", lambda r=result: lambda *_, **__: r)
        assert [reading.text for reading in rapid.read_column(image, DPI)] == words


def test_a_line_up_the_page_is_hardly_believed_and_small_parts_get_paper_around_them(monkeypatch):
    seen_sizes = []

    class Upended:
        txts = ("Reed",)
        word_results = ((("Reed", 1.0, [[20, 10], [40, 10], [40, 90], [20, 90]]),),)

    def engine(picture, **_):
        seen_sizes.append(picture.shape)
        return Upended

    image = Image.new("L", (60, 100), 250)
    image.paste(0, (20, 10, 40, 90))
    monkeypatch.setattr(rapid, "_engine", lambda: engine)
    assert [reading.confidence for reading in rapid.read_column(image, DPI)] == [0.3]
    assert seen_sizes == [(736, 736, 3)]


def test_a_tall_column_is_cut_between_lines_for_rapidocr():
    grey = np.full((5_000, 50), 255, np.uint8)
    for y in range(0, 5_000, 40):
        grey[y : y + 25] = 0
    slices = list(rapid._slices(grey, 200.0))
    assert (slices[0][0], slices[-1][1]) == (0, 5_000)
    assert all(a[1] == b[0] for a, b in pairwise(slices))
    assert all(grey[bottom - 1].min() == 255 or grey[bottom].min() == 255 for _, bottom in slices[:-1])


def test_the_language_of_the_first_page_is_that_of_all(monkeypatch):
    asked = []

    def tesseract(_image, _dpi, *, language="eng"):
        asked.append(language)
        return []

    monkeypatch.setattr(engines, "tesseract", tesseract)
    monkeypatch.setattr(filling.vocabulary, "detect", lambda _: "nl")
    engine = engines.Engine("tesseract", tesseract, {"en": "eng", "nl": "nld"})
    pages = list(filling.read_pictures([(1, seen(ruled())), (2, seen(ruled()))], engine))
    assert [p.number for p in pages] == [1, 2]
    assert asked[0] == "eng"
    assert set(asked[-4:]) == {"nld"}


@pytest.mark.parametrize("rows", [1, 2, 3, 5])
def test_what_is_left_of_a_ruling_line_goes_from_an_edge_of_any_height(rows):
    edge = np.full((rows, 40), 255.0)
    edge[0] = 0.0
    _clean(edge, 255.0)
    assert (edge == 255.0).all()
