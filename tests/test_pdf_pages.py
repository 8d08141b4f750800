"""Pages of digital PDFs: what belongs to them and not to the minutes, and files that give no text."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutesparse import bounds
from minutesparse.errors import DamagedDocument, EncryptedDocument, MinutesError, NoTextFound, TooLarge
from minutesparse.readers.pdf import read
from pdf_made import Page, make_pdf, read_made, texts

TALK = ("The clerk reported that the gate had been mended.", "The treasurer spoke of the accounts.")


def headed(number: int, total: int, *lines: str) -> Page:
    page = (
        Page()
        .text(72, 40, "Moss Lane Allotments", size=9)
        .text(280, 770, f"Page {number} of {total}", size=9)
    )
    return page.lines(72, 150, *lines)


def furniture(document):
    return [p.text for p in document.furniture]


def test_running_heads_and_page_numbers_are_set_apart_once():
    document = read_made(*(headed(i, 3, f"Item {i} was taken.") for i in (1, 2, 3)))
    assert texts(document) == ["Item 1 was taken.", "Item 2 was taken.", "Item 3 was taken."]
    assert furniture(document) == ["Moss Lane Allotments", "Page 1 of 3"]
    for paragraph in document.furniture:
        assert document.text[paragraph.place.start : paragraph.place.end] == paragraph.text


def test_a_head_that_leaves_out_the_first_page_is_set_apart():
    pages = [Page().lines(72, 60, "Minutes", *TALK)] + [
        Page().text(72, 36, "Minutes of May").lines(72, 60, f"The {i} item")
        for i in ("first", "second", "third")
    ]
    document = read_made(*pages)
    assert furniture(document) == ["Minutes of May"]
    assert texts(document)[0] == "Minutes"


def test_a_sentence_that_stands_twice_at_one_height_is_no_furniture():
    pages = [Page().lines(72, 600, f"Item {i}", "Carried.", "More was said.", step=30) for i in range(1, 6)]
    pages[1:4] = [Page().lines(72, 600, f"Item {i}", "Lost.", "More was said.", step=30) for i in range(1, 4)]
    assert texts(read_made(*pages)).count("Carried.") == 2


def test_the_title_of_each_of_several_minutes_stays():
    pages = [
        Page().lines(72, 60, "Minutes of the board", f"Meeting {word}", *TALK) for word in ("one", "two")
    ]
    more = [Page().lines(72, 60, f"{word} item on the list", *TALK) for word in ("First", "Second", "Third")]
    document = read_made(pages[0], more[0], more[1], pages[1], more[2])
    assert texts(document).count("Minutes of the board") == 2


@pytest.mark.parametrize("mark", ["1", "- 1 -", "Page 1 of 1", "pagina 1 van 1"])
def test_a_lone_page_number_is_furniture(mark):
    document = read_made(Page().lines(72, 100, *TALK).text(290, 780, mark))
    assert (texts(document), furniture(document)) == (list(TALK), [mark])


def test_an_item_number_at_the_foot_is_no_page_number():
    assert texts(read_made(Page().lines(72, 100, *TALK).text(72, 780, "296")))[-1] == "296"


def test_pages_that_hold_nothing_but_what_repeats_keep_it():
    document = read_made(*(headed(n, 3) for n in (1, 2, 3)))
    assert (len(texts(document)), furniture(document)) == (6, [])


def test_watermarks_are_set_apart():
    askew = Page().text(150, 600, "DRAFT", size=120, angle=45, colour=(0.8, 0.8, 0.8)).lines(72, 100, *TALK)
    upright = Page().text(100, 400, "COPY", size=90, colour=(0.85, 0.85, 0.85)).lines(72, 100, *TALK)
    assert (texts(read_made(askew)), furniture(read_made(askew))) == (list(TALK), ["DRAFT"])
    assert (texts(read_made(upright)), furniture(read_made(upright))) == (list(TALK), ["COPY"])


def test_a_watermark_across_a_table_is_in_no_cell():
    page = Page().grid([72, 300, 500], [100, 300, 500]).text(120, 480, "DRAFT", size=120, angle=45)
    for x, y, word in ((80, 120, "Item"), (310, 120, "Who"), (80, 320, "Gate"), (310, 320, "IM")):
        page.text(x, y, word)
    document = read_made(page)
    assert [c.text for row in document.blocks[0].rows for c in row] == ["Item", "Who", "Gate", "IM"]
    assert furniture(document) == ["DRAFT"]


def test_what_lies_outside_the_visible_page_is_not_read():
    page = (
        Page(crop=(0, 400, 300, 800)).text(72, 100, "Inside").text(400, 100, "Beside").text(72, 600, "Below")
    )
    document = read_made(page)
    assert texts(document) == ["Inside"]
    assert document.blocks[0].place.box[1] == pytest.approx(92, abs=1)


def test_hidden_words_are_left_out_and_said_but_those_of_a_scan_are_read():
    hidden = read_made(Page().text(72, 100, "Seen").text(72, 130, "Unseen words", mode=3))
    assert texts(hidden) == ["Seen"]
    assert any("not shown" in warning for warning in hidden.warnings)
    scan = Page().picture(0, 0, 600, 800).lines(72, 100, *TALK, mode=3)
    assert texts(read_made(scan)) == list(TALK)


def test_the_file_without_text_is_refused(monkeypatch):
    leave_scans_alone(monkeypatch)
    with pytest.raises(NoTextFound, match=r"^2 pages without any text$"):
        read_made(Page(), Page().picture(0, 0, 600, 800))
    with pytest.raises(NoTextFound, match=r"^1 page without any text$"):
        read_made(Page().picture(0, 0, 600, 800).text(500, 780, "ScanPal"))


def test_pages_without_text_among_others_are_named(monkeypatch):
    leave_scans_alone(monkeypatch)
    document = read_made(Page().lines(72, 100, *TALK), Page().picture(0, 0, 600, 800), Page())
    assert document.warnings == ("page 2 without any text",)


def leave_scans_alone(monkeypatch):
    """Read no picture: what a machine can read there is tested elsewhere."""
    monkeypatch.setattr("minutesparse.readers.ocr.filling.fill_pages", lambda _pdf, pages, *_, **__: pages)


def test_a_locked_file_asks_for_its_password():
    with pytest.raises(EncryptedDocument):
        read(io.BytesIO(make_pdf(Page().text(72, 100, "Secret"), locked=True)))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.7\ntrailer << >>", make_pdf(Page())[:200]])
def test_a_broken_file_is_said_to_be_damaged(content):
    with pytest.raises(DamagedDocument):
        read(io.BytesIO(content))


def test_too_many_pages_and_too_much_text_are_refused(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_PAGES", 2)
    with pytest.raises(TooLarge, match="3 pages"):
        read_made(Page(), Page(), Page())
    monkeypatch.setattr(bounds, "MAX_CHARACTERS", 10)
    with pytest.raises(TooLarge):
        read_made(Page().lines(72, 100, *TALK))


def test_the_same_file_gives_the_same_document():
    pages = [headed(i, 2, *TALK) for i in (1, 2)]
    assert read_made(*pages) == read_made(*pages)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(20, 480), st.integers(0, 25), st.integers(5, 28)), max_size=12))
def test_no_word_is_lost_wherever_it_stands(places):
    """Whatever is drawn inside the page is in the text, in a block or set apart."""
    page = Page()
    words = [f"w{'abcdefghijkl'[i]}w" for i in range(len(places))]
    for i, (word, (x, down, size)) in enumerate(zip(words, places, strict=True)):
        page.text(x, 40 + 60 * i + down, word, size=size)
    text = read_made(page.text(300, 770, "anchor")).text
    assert all(word in text for word in [*words, "anchor"])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 900), st.binary(min_size=1, max_size=6))
def test_a_file_with_bytes_changed_gives_a_document_or_a_refusal(at, changed):
    content = bytearray(make_pdf(headed(1, 1, *TALK)))
    content[at : at + len(changed)] = changed
    try:
        document = read(io.BytesIO(bytes(content)))
    except MinutesError:
        return
    for paragraph in document.paragraphs():
        assert document.text[paragraph.place.start : paragraph.place.end] == paragraph.text
