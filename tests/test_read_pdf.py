"""Digital PDFs: words and their looks, paragraphs, labels, headings."""

from __future__ import annotations

import pytest

from pdf_made import Page, looks, read_made, texts

PROSE = (
    "The clerk reported that the gate had been mended at last and that",
    "the key was with the warden, who would bring it to the next market",
    "day for all to see and to try.",
)


def test_wrapped_lines_are_one_paragraph_and_short_lines_their_own():
    document = read_made(Page().lines(72, 100, *PROSE, "Nothing else arose.", "The meeting closed."))
    assert texts(document) == [" ".join(PROSE), "Nothing else arose.", "The meeting closed."]


def test_every_paragraph_is_a_span_of_the_text_with_its_page_and_box():
    document = read_made(Page().lines(72, 100, *PROSE), Page().text(72, 100, "The second page."))
    for paragraph in document.paragraphs():
        place = paragraph.place
        assert document.text[place.start : place.end] == paragraph.text
        assert "".join(run.text for run in paragraph.runs) == paragraph.text
    first, second = document.blocks
    assert (first.place.page, second.place.page, document.pages) == (1, 2, 2)
    left, top, right, bottom = first.place.box
    assert (left, right) == (72.0, pytest.approx(72 + 66 * 6, abs=1))
    assert (top, bottom) == (pytest.approx(92, abs=1), pytest.approx(126, abs=1))


def test_white_space_parts_paragraphs_and_is_told_as_a_gap():
    document = read_made(Page().lines(72, 100, *PROSE).lines(72, 160, *PROSE))
    assert [p.gap for p in document.blocks] == [False, True]


def test_a_paragraph_goes_on_over_the_page_break():
    document = read_made(
        Page().lines(72, 700, PROSE[0], PROSE[1]), Page().lines(72, 60, PROSE[2], "Nothing else arose.")
    )
    assert texts(document) == [" ".join(PROSE), "Nothing else arose."]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("asked the warden of the lower allot-", "ments to close it", "allotments to"),
        ("asked the warden of the lower allot\u00ad", "ments to close it", "allotments to"),
        ("asked the members of the old Anglo-", "Dutch club to come", "Anglo-Dutch club"),
        ("asked that the village shop should re-", "open before summer", "re-open before"),
    ],
)
def test_hyphens_at_line_ends_are_undone_where_the_word_has_none(above, below, joined):
    document = read_made(
        Page().lines(72, 100, "At the meeting in the parish room all who came", above, below)
    )
    assert joined in document.text


def test_a_hyphened_word_of_the_document_keeps_its_hyphen():
    page = (
        Page()
        .text(72, 60, "Our well-kept green.")
        .lines(
            72,
            100,
            "The judges said that the green by the pond is well-",
            "kept and that they would come again.",
        )
    )
    assert "well-kept and" in read_made(page).text


def test_bullets_numbers_and_boxes_become_labels_with_levels():
    page = Page().text(72, 100, "1.").text(90, 100, "Gate")
    page.text(90, 120, "\u2022").text(102, 120, "mend the latch").text(108, 140, "-").text(
        120, 140, "before June"
    )
    page.text(72, 160, "2.1 Path").text(72, 180, "a) Gravel").text(72, 200, "[ ] Buy nails").text(
        72, 220, "[x] Buy glue"
    )
    page.text(72, 240, "o", font="pictures").text(90, 240, "Paint it").text(72, 260, "14").text(
        100, 260, "Dates"
    )
    found = [(p.label, p.level, p.text) for p in read_made(page).blocks]
    assert found == [
        ("1.", 0, "Gate"),
        ("•", 0, "mend the latch"),
        ("-", 1, "before June"),
        ("2.1", 0, "Path"),
        ("a)", 0, "Gravel"),
        ("[ ]", 0, "Buy nails"),
        ("[x]", 0, "Buy glue"),
        ("[ ]", 0, "Paint it"),
        ("14", 0, "Dates"),
    ]


def test_a_hanging_item_number_is_the_label_of_its_text():
    page = (
        Page()
        .text(72, 100, "22.11.05")
        .lines(150, 100, *PROSE)
        .text(72, 150, "22.11.06")
        .text(150, 150, "Fences")
    )
    assert [(p.label, p.text) for p in read_made(page).blocks] == [
        ("22.11.05", " ".join(PROSE)),
        ("22.11.06", "Fences"),
    ]


def test_a_time_range_is_no_item_number():
    (paragraph,) = read_made(Page().text(72, 100, "09.30 - 12.30 in the hall")).blocks
    assert (paragraph.label, paragraph.text) == (None, "09.30 - 12.30 in the hall")


def test_numbers_that_count_on_label_lines_without_full_stops():
    page = Page().lines(72, 100, "1 Apologies", "2 Minutes", "3 Fences", "4 members came")
    assert [p.label for p in read_made(page).blocks] == ["1", "2", "3", "4"]
    assert [p.label for p in read_made(Page().lines(72, 100, "2 members came", "9 sent word")).blocks] == [
        None,
        None,
    ]


def test_bullets_part_even_lines_that_are_full():
    page = Page()
    for i, line in enumerate((PROSE[0], PROSE[1])):
        page.text(72, 100 + 12 * i, "\u2022").text(84, 100 + 12 * i, line)
    assert texts(read_made(page)) == [PROSE[0], PROSE[1]]


def test_clear_gaps_are_tabs_and_justified_ones_are_not():
    assert texts(read_made(Page().text(72, 100, "Ida Moss").text(250, 100, "Hill Farm"))) == [
        "Ida Moss\tHill Farm"
    ]
    page = Page()
    for i, word in enumerate(("The", "path", "was", "swept")):
        page.text(72 + 44 * i, 100, word)
    assert texts(read_made(page)) == ["The path was swept"]


def test_margin_initials_stand_behind_their_paragraph():
    document = read_made(Page().lines(72, 100, *PROSE).text(520, 112, "IM").lines(72, 160, *PROSE))
    assert texts(document) == [" ".join(PROSE) + "\tIM", " ".join(PROSE)]


def test_looks_are_kept_as_runs():
    page = Page().text(72, 100, "Agreed", font="bold").text(116, 100, "in full", font="italic")
    page.text(72, 130, "Red ink", colour=(1, 0, 0)).text(72, 160, "Dark ink", colour=(0.1, 0.1, 0.1))
    page.text(72, 190, "Struck word").line(72, 187, 72 + 36, 187).text(72, 220, "Under line")
    page.line(72 + 36, 221.5, 72 + 60, 221.5)
    assert looks(read_made(page)) == [
        [("Agreed ", "bold"), ("in full", "italic")],
        [("Red ink", "FF0000")],
        [("Dark ink", "")],
        [("Struck ", "strike"), ("word", "")],
        [("Under ", ""), ("line", "underline")],
    ]


def test_a_rule_under_a_heading_underlines_nothing():
    page = (
        Page().text(72, 100, "Minutes", font="bold").line(72, 103, 520, 103).text(72, 130, "The clerk read.")
    )
    assert looks(read_made(page))[0] == [("Minutes", "bold")]


def test_larger_type_makes_headings_by_rank_and_bold_alone_does_not():
    page = Page().text(72, 60, "Allotment Committee", size=20).text(72, 90, "Present", size=14)
    page.lines(72, 110, *PROSE).text(72, 160, "Fences", font="fixed bold")
    assert [p.heading for p in read_made(page).blocks] == [1, 2, None, None]


def test_raised_letters_ligatures_and_gaps_read_as_words():
    page = Page().text(72, 100, "On the 18").text(126, 96, "th", size=6).text(137, 100, "of May")
    page.text(72, 130, "the \x01nal \x02oor", font="plain")
    page.text(72, 160, "gate").text(72 + 24 + 3, 160, "mended").text(72, 190, "OF THE BOARD", spacing=4)
    assert texts(read_made(page)) == ["On the 18th of May", "the final floor", "gate mended", "OF THE BOARD"]


def test_text_drawn_twice_is_read_once():
    page = Page().text(72, 100, "Resolved").text(72.3, 100, "Resolved")
    assert texts(read_made(page)) == ["Resolved"]


@pytest.mark.parametrize(("rotate", "angle"), [(0, 0), (90, 90), (270, 270), (180, 180), (0, 90)])
def test_turned_pages_are_read_upright(rotate, angle):
    page = Page(rotate=rotate)
    places = {
        0: (72, 100, 72, 130),
        90: (100, 700, 130, 700),
        270: (500, 60, 470, 60),
        180: (500, 700, 500, 670),
    }
    x0, y0, x1, y1 = places[angle]
    page.text(x0, y0, "The board met in the hall.", angle=angle).text(
        x1, y1, "Ida Moss took the chair.", angle=angle
    )
    assert texts(read_made(page)) == ["The board met in the hall.", "Ida Moss took the chair."]


def test_a_marker_word_begins_a_paragraph_though_the_line_above_is_full():
    page = Page().lines(72, 100, PROSE[0], PROSE[1], "Action: Ida Moss to thank him.")
    assert texts(read_made(page)) == [f"{PROSE[0]} {PROSE[1]}", "Action: Ida Moss to thank him."]


def test_prose_in_two_columns_is_read_one_after_the_other():
    left = (
        "The clerk reported that the gate",
        "had been mended and that the key",
        "was with the warden of the lower",
    )
    right = (
        "The treasurer said that the sum",
        "of ten pounds was paid for some",
        "new gate posts and the old latch",
    )
    page = (
        Page()
        .lines(72, 100, *left, "allotments by the old mill race.")
        .lines(320, 100, *right, "of the front door in the lane.")
    )
    assert [text.split()[1] for text in texts(read_made(page))] == ["clerk", "treasurer"]
