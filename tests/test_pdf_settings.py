"""What a typesetter's ways tell: blanks at line ends, words that narrow cells break, text in two columns."""

from __future__ import annotations

from itertools import pairwise

from minutesparse.readers.pdf.text import _PAIR, _joined
from pdf_made import Page, cells, read_made, texts

LEFT = (
    "The gate was mended.",
    "The path is dry.",
    "The shed leaks.",
    "The pond is full.",
    "The hedge is cut.",
)
RIGHT = ("Hal has the key.", "Kit has the map.", "Nell has a saw.", "Ida has a net.", "Tom has time.")
PROSE = (
    "The clerk reported that the gate had been mended at last and it shut ",
    "well, and that the key was with the warden, who would bring it ",
    "tomorrow for all to see and to try, as they had asked him in the wet ",
    "winter, when it could not be had, and that the wardens of the ",
    "surrounding fields, who had no gate and had to go the long way ",
    "altogether round by the road, would ask for one when it was ",
    "altogether dry again.",
)


def tight() -> Page:
    """Return a page on which wrapped lines end in a blank, as word processors draw them."""
    return Page().lines(72, 60, *PROSE)


def column(page: Page, *lines: str) -> list[list[str]]:
    """Return the paragraphs of a cell 60 points wide that lines stand in."""
    xs, ys = [72.0, 136.0, 300.0], [200.0, 260.0, 290.0]
    page.grid(xs, ys).lines(76, 212, *lines).text(140, 212, "Mend it").text(76, 280, "Owner")
    return cells(read_made(page.text(140, 280, "Task")).blocks[-1])[0]


def test_columns_drawn_one_after_the_other_are_read_one_after_the_other():
    page = Page().lines(72, 100, *LEFT).lines(320, 100, *RIGHT).text(72, 180, "The meeting closed.")
    assert texts(read_made(page)) == [*LEFT, *RIGHT, "The meeting closed."]


def test_lines_with_tabs_are_read_line_by_line():
    page = Page()
    for i, (left, right) in enumerate(zip(LEFT[:4], RIGHT[:4], strict=True)):
        page.text(72, 100 + 12 * i, left).text(320, 100 + 12 * i, right)
    words = read_made(page).text.replace("\t", "\n").split("\n")
    assert [w for w in words if w] == [w for pair in zip(LEFT[:4], RIGHT[:4], strict=True) for w in pair]


def test_a_word_that_a_narrow_cell_broke_is_made_whole():
    assert column(tight(), "Treasurer", "s") == [["Treasurers"], ["Mend it"]]
    assert column(tight(), "HB+KT+NO+", "IM") == [["HB+KT+NO+IM"], ["Mend it"]]
    assert column(tight(), "30/11/202", "4") == [["30/11/2024"], ["Mend it"]]


def test_words_below_each_other_stay_two():
    assert column(tight(), "Hal", "Kit")[0] == ["Hal", "Kit"]
    assert column(tight(), "Alexander", "Wilhelmina")[0] == ["Alexander", "Wilhelmina"]
    assert column(tight(), "Treasurer ", "and vicar")[0] == ["Treasurer and vicar"]


def test_a_full_line_that_ends_a_sentence_in_a_narrow_column_ends_a_paragraph():
    assert column(tight(), "It is in.", "Tom was")[0] == ["It is in.", "Tom was"]


def test_bold_labels_over_values_part_the_rows_of_a_table_without_lines():
    page = Page().text(72, 100, "Date", font="fixed bold").text(300, 100, "Present", font="fixed bold")
    page.text(72, 112, "4 May 2021").lines(300, 112, "Hal Brook, Kit Thorne,", "Nell Oakes")
    page.text(72, 148, "Minutes", font="fixed bold").text(300, 148, "Apologies", font="fixed bold")
    page.text(72, 160, "Hal Brook").text(300, 160, "Ida Moss")
    assert cells(read_made(page).blocks[0]) == [
        [["Date"], ["Present"]],
        [["4 May 2021"], ["Hal Brook, Kit Thorne, Nell Oakes"]],
        [["Minutes"], ["Apologies"]],
        [["Hal Brook"], ["Ida Moss"]],
    ]


def test_a_tall_cell_across_a_table_belongs_to_what_it_stands_under():
    page, ys = Page(), [100.0, 120.0, 180.0, 200.0, 220.0]
    for y in ys:
        page.line(72, y, 500, y)
    for x, rows in ((72, (0, 4)), (500, (0, 4)), (286, (0, 1)), (200, (2, 4))):
        for top, bottom in pairwise(ys[rows[0] : rows[1] + 1]):
            page.line(x, top, x, bottom)
    page.text(76, 114, "Present").text(290, 114, "Absent").lines(76, 134, "Hal Brook", "Kit Thorne")
    page.text(76, 194, "Task").text(204, 194, "Owner").text(76, 214, "Mend it").text(204, 214, "HB")
    upper, lower = read_made(page).blocks
    assert cells(upper) == [[["Present"], ["Absent"]], [["Hal Brook", "Kit Thorne"]]]
    assert cells(lower) == [[["Task"], ["Owner"]], [["Mend it"], ["HB"]]]


def test_signs_of_two_halves_are_put_together_without_a_shift():
    halves = "a\ud83d\udccbb\ud83d"
    assert _PAIR.sub(_joined, halves) == "a\U0001f4cb\u200bb\ufffd"
    assert len(_PAIR.sub(_joined, halves)) == len(halves)
