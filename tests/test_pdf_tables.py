"""Tables in digital PDFs: ruled, coloured, unruled, nested, cut by page breaks; and what is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from minutesparse.document import Table
from minutesparse.readers.pdf import read
from pdf_made import Page, cells, read_made, texts

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
XS = [72, 150, 400, 500]
HEAD = ("Item", "Notes", "Action")
ROWS = [
    HEAD,
    ("1", "The gate was mended", "IM"),
    ("2", "The path is muddy", "TF"),
    ("3", "The shed is dry", "AR"),
]
WANTED = [[[text] for text in row] for row in ROWS]


def fill(page: Page, rows: list[tuple[str, ...]], top: float = 100, step: float = 20) -> Page:
    for i, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            page.lines(x + 4, top + step * i + 14, *text.split("\n"))
    return page


def ruled(page: Page, rows: list[tuple[str, ...]], top: float = 100, step: float = 20) -> Page:
    page.grid(XS, [top + step * i for i in range(len(rows) + 1)])
    return fill(page, rows, top, step)


def lined(page: Page, across: list[float], down: list[float]) -> Page:
    for y in across:
        page.line(72, y, 500, y)
    for x in down:
        page.line(x, 100, x, 180)
    return page


def coloured(page: Page) -> Page:
    for i in range(4):
        for x0, x1 in ((72, 150), (150, 400), (400, 500)):
            page.box(x0, 100 + 20 * i, x1, 120 + 20 * i, fill=(0.9, 0.9, 1) if i % 2 else (0.7, 0.8, 0.7))
    return page


def barred(page: Page) -> Page:
    for y in (100, 120, 140, 160, 180):
        page.box(72, y, 500, y + 0.6, fill=(0, 0, 0))
    for x in XS:
        page.box(x, 100, x + 0.6, 180, fill=(0, 0, 0))
    return page


def dashed(page: Page) -> Page:
    for y in (100, 120, 140, 160, 180):
        for x in range(72, 500, 8):
            page.line(x, y, x + 5, y)
    for x in XS:
        for y in range(100, 180, 8):
            page.line(x, y, x, y + 5)
    return page


@pytest.mark.parametrize(
    "draw",
    [
        lambda page: page.grid(XS, [100, 120, 140, 160, 180]),
        barred,
        coloured,
        dashed,
        lambda page: lined(page, [100, 120, 140, 160, 180], [150, 400]),
        lambda page: lined(page, [120, 140, 160], [150, 400]),
        lambda page: lined(page, [100, 120, 140, 160, 180], []),
        lambda page: lined(page, [100, 120, 180], []),
        lambda page: page,
    ],
    ids=["lines", "bars", "colours", "dashes", "open sides", "inner lines", "across", "three across", "none"],
)
def test_a_table_is_read_however_it_is_drawn(draw):
    (table,) = read_made(fill(draw(Page()), ROWS)).blocks
    assert cells(table) == WANTED


def test_merged_cells_stand_once_with_their_spans():
    page = lined(Page(), [100, 120, 140, 180], [72, 500]).line(150, 160, 500, 160).line(150, 120, 150, 180)
    page.line(400, 140, 400, 180).text(76, 114, "Actions").text(76, 134, "No").text(154, 134, "What and who")
    page.text(76, 154, "1").text(154, 154, "Mend").text(404, 154, "IM").text(154, 174, "Paint").text(
        404, 174, "TF"
    )
    (table,) = read_made(page).blocks
    assert cells(table) == [
        [["Actions"]],
        [["No"], ["What and who"]],
        [["1"], ["Mend"], ["IM"]],
        [["Paint"], ["TF"]],
    ]
    spans = [[(c.column, c.row_span, c.column_span) for c in row] for row in table.rows]
    assert spans == [
        [(1, 1, 3)],
        [(1, 1, 1), (2, 1, 2)],
        [(1, 2, 1), (2, 1, 1), (3, 1, 1)],
        [(2, 1, 1), (3, 1, 1)],
    ]


def test_a_table_within_a_cell_is_nested():
    page = Page().grid([72, 300, 500], [100, 120, 240]).grid([310, 380, 450], [150, 170, 190])
    page.text(76, 114, "Item").text(304, 114, "Notes").text(76, 134, "Fees").text(304, 134, "As below")
    page.text(314, 164, "Plot").text(384, 164, "Fee").text(314, 184, "1").text(384, 184, "20")
    (table,) = read_made(page).blocks
    inner = table.rows[1][1].blocks[1]
    assert cells(inner) == [[["Plot"], ["Fee"]], [["1"], ["20"]]]


@pytest.mark.parametrize("angle", [90, 270])
def test_header_cells_on_their_side_are_righted(angle):
    page = Page().grid([72, 150, 180, 210], [72, 160, 180]).text(76, 150, "Name").text(76, 176, "Ida Moss")
    for x, month in ((170, "March"), (200, "April")):
        page.text(x if angle == 90 else x - 8, 155 if angle == 90 else 80, month, angle=angle)
    page.text(160, 176, "x")
    (table,) = read_made(page).blocks
    assert cells(table) == [[["Name"], ["March"], ["April"]], [["Ida Moss"], ["x"], []]]
    left, top, right, bottom = table.rows[0][1].blocks[0].place.box
    assert 150 < left < right < 180
    assert 72 < top < bottom < 160


def test_paragraphs_and_bullets_are_rebuilt_in_cells():
    page = Page().grid([72, 240, 500], [100, 120, 220]).text(76, 114, "Notes").text(244, 114, "Action")
    page.lines(76, 134, "The smith mended the gate", "and painted it.", "Nothing else.")
    page.text(76, 176, "\u2022").text(88, 176, "One").text(94, 190, "-").text(106, 190, "Two")
    page.text(244, 134, "IM to thank him")
    (table,) = read_made(page).blocks
    found = [(p.label, p.level, p.text) for p in table.rows[1][0].paragraphs()]
    assert found == [
        (None, None, "The smith mended the gate and painted it."),
        (None, None, "Nothing else."),
        ("•", 0, "One"),
        ("-", 1, "Two"),
    ]


def test_boxes_frames_and_mostly_empty_grids_are_no_tables():
    boxed = Page().box(60, 60, 540, 740).box(72, 90, 500, 130).text(80, 110, "Notice to members")
    form = Page().grid([72, 150, 250, 350, 500], [100, 120, 140, 160, 180]).text(80, 115, "Only this")
    column = Page().grid([72, 400], [100, 120, 140]).text(80, 115, "One").text(80, 135, "Two")
    assert texts(read_made(boxed)) == ["Notice to members"]
    assert texts(read_made(form)) == ["Only this"]
    assert texts(read_made(column)) == ["One", "Two"]


def test_a_row_by_itself_is_one_line():
    page = Page().grid(XS, [100, 120]).text(76, 114, "Date").text(154, 114, "3 May").text(404, 114, "Hall")
    assert texts(read_made(page)) == ["Date\t3 May\tHall"]


def test_label_lists_and_rules_between_sections_are_no_tables():
    page = Page()
    for i, (label, value) in enumerate(
        (("Date:", "3 May"), ("Place:", "Village hall"), ("Chair:", "Ida Moss"))
    ):
        page.text(72, 90 + 14 * i, label).text(150, 90 + 14 * i, value)
    for i in range(3):
        page.text(72, 200 + 60 * i, "Fences").line(72, 204 + 60 * i, 500, 204 + 60 * i)
        page.text(72, 220 + 60 * i, "Nothing was said.")
    assert texts(read_made(page))[:3] == ["Date:\t3 May", "Place:\tVillage hall", "Chair:\tIda Moss"]
    assert not any(isinstance(block, Table) for block in read_made(page).blocks)


def test_names_with_a_role_here_and_there_stay_lines():
    page = Page().lines(72, 100, "Ida Moss", "Tom Fell", "Ann Rowe", "Joan Dale", "Jack Hay")
    page.text(160, 112, "(Chair)").text(160, 136, "(Clerk)")
    assert texts(read_made(page)) == [
        "Ida Moss",
        "Tom Fell\t(Chair)",
        "Ann Rowe",
        "Joan Dale\t(Clerk)",
        "Jack Hay",
    ]


def test_unruled_rows_with_wrapped_cells_are_told_by_the_order_of_drawing():
    page = Page()
    page.text(76, 100, "Item").text(160, 100, "Notes").text(400, 100, "Action")
    page.lines(76, 118, "Path", "repairs").lines(160, 118, "Gravel is needed.").text(400, 118, "TF")
    page.text(76, 148, "Gate").lines(160, 148, "The gate was mended by", "the smith.").text(400, 148, "IM")
    (table,) = read_made(page).blocks
    assert cells(table) == [
        [["Item"], ["Notes"], ["Action"]],
        [["Path repairs"], ["Gravel is needed."], ["TF"]],
        [["Gate"], ["The gate was mended by the smith."], ["IM"]],
    ]


NUMBERED = [(str(i), f"Note {i}", "IM") for i in range(1, 30)]


@pytest.mark.parametrize("repeat", [True, False])
def test_a_table_goes_on_over_the_page_break(repeat):
    first = ruled(Page().text(72, 60, "Minutes"), [HEAD, *NUMBERED])
    second = ruled(Page(), [HEAD, ("30", "Note 30", "TF")] if repeat else [("30", "Note 30", "TF")], top=60)
    _, table = read_made(first, second).blocks
    assert cells(table) == [[[t] for t in row] for row in [HEAD, *NUMBERED, ("30", "Note 30", "TF")]]
    assert table.header_rows == int(repeat)


def test_a_row_cut_by_the_page_break_is_made_one():
    cut = [HEAD, *NUMBERED[:15], ("16", "The smith was asked to\nmend the", "IM")]
    first, second = (
        ruled(Page(), cut, step=40),
        ruled(Page(), [("", "gate.", "TF"), ("17", "Shed", "AR")], top=60, step=40),
    )
    (table,) = read_made(first, second).blocks
    assert [row[0] for row in cells(table)][-2:] == [["16"], ["17"]]
    assert "gate." in cells(table)[-2][1][-1]
    assert cells(table)[-2][2] == ["IM", "TF"]


def test_another_table_after_a_page_break_made_by_hand_stays_apart():
    first, second = ruled(Page(), ROWS), ruled(Page(), [("Name", "Role", "Here"), ("Ida", "Chair", "x")])
    tables = read_made(first, second).blocks
    assert [len(table.rows) for table in tables] == [4, 2]
    assert tables[1].page == 2


def test_two_tables_that_touch_are_parted_where_no_column_is_shared():
    page = Page().grid([72, 200, 500], [100, 120, 140]).grid([72, 110, 430, 500], [140, 160, 180])
    page.text(76, 114, "Date").text(204, 114, "3 May").text(76, 134, "Place").text(204, 134, "Hall")
    page.text(76, 154, "1").text(114, 154, "Gate").text(434, 154, "IM").text(76, 174, "2").text(
        114, 174, "Shed"
    )
    first, second = read_made(page).blocks
    assert cells(first) == [[["Date"], ["3 May"]], [["Place"], ["Hall"]]]
    assert cells(second) == [[["1"], ["Gate"], ["IM"]], [["2"], ["Shed"], []]]


def test_a_grid_made_to_stall_is_left_as_lines_and_said():
    page = Page().grid([20 + 7 * i for i in range(80)], [20 + 9 * i for i in range(80)]).text(30, 27, "Ida")
    document = read_made(page)
    assert "Ida" in document.text
    assert any("table" in warning for warning in document.warnings)


@pytest.mark.parametrize("name", ["items4_s", "agenda3_s"])
def test_every_row_of_the_measured_documents_is_right(name):
    file, truth = SHARED / "bench" / f"{name}.pdf", SHARED / "bench" / f"{name}.truth.json"
    if not file.exists():
        pytest.skip("the measured documents are not beside the project")
    with file.open("rb") as stream:
        tables = [b for b in read(stream).blocks if isinstance(b, Table)]
    wanted = [
        [[[t for t in cell if t] for cell in row] for row in rows]
        for rows in json.loads(truth.read_text("utf-8"))["tables"]
    ]
    found = [
        [
            [
                [
                    f"{p.label} {p.text}" if p.label and p.label[0].isdigit() else p.text
                    for p in c.paragraphs()
                ]
                for c in r
            ]
            for r in t.rows
        ]
        for t in tables
    ]
    assert found == wanted
