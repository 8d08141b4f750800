"""OpenDocument texts: the numbers a reader sees, and tables."""

from __future__ import annotations

import pytest

from docx_made import labels, only_table, texts
from minutesparse.document import Table
from odt_made import cell, doc, items, level, list_style, p, row, style, table

DECIMAL = list_style("L", level(1, 'style:num-format="1" style:num-suffix="."'))


def shape(table: Table) -> list[list[tuple[int, int, int]]]:
    return [[(c.column, c.column_span, c.row_span) for c in row] for row in table.rows]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ('style:num-format="1" style:num-suffix="." text:start-value="3"', ["3.", "4."]),
        ('style:num-format="a" style:num-prefix="(" style:num-suffix=")"', ["(a)", "(b)"]),
        ('style:num-format="I" loext:num-list-format="Item %1%:"', ["Item I:", "Item II:"]),
        ('style:num-format="" style:num-suffix="."', [None, None]),
    ],
)
def test_numbers_are_written_as_their_level_says(levels, expected):
    body = items(p("Lamps"), p("Bins"))
    assert labels(doc(body, list_style("L", level(1, levels)))) == expected


def test_deeper_levels_show_the_levels_above_and_begin_anew():
    lists = list_style(
        "L",
        level(1, 'style:num-format="1" style:num-suffix="."'),
        level(2, 'style:num-format="1" text:display-levels="2"'),
        '<text:list-level-style-bullet text:level="3" text:bullet-char="•"/>',
    )
    deep = "<text:list><text:list-item>{}</text:list-item><text:list-item>{}</text:list-item></text:list>"
    body = items(
        p("a") + deep.format(p("b") + items(p("c"), style=""), p("d")), p("e") + deep.format(p("f"), p("g"))
    )
    document = doc(body, lists)
    assert labels(document) == ["1.", "1.1", "•", "1.2", "2.", "2.1", "2.2"]
    assert [p.level for p in document.paragraphs()] == [0, 1, 2, 1, 0, 1, 1]


def test_a_list_goes_on_where_it_says_so():
    first = items(p("a"), p("b"), more='xml:id="one"')
    other = items(p("c"))
    going_on = items(p("d"), more='text:continue-list="one"')
    after = items(p("e"), more='text:continue-numbering="true"')
    started = '<text:list text:style-name="L"><text:list-item text:start-value="7">{}</text:list-item>{}</text:list>'
    body = (
        first
        + other
        + going_on
        + after
        + started.format(p("f"), f"<text:list-item>{p('g')}</text:list-item>")
    )
    assert labels(doc(body, DECIMAL)) == ["1.", "2.", "1.", "3.", "4.", "7.", "8."]


def test_only_the_first_paragraph_of_an_item_has_its_number():
    inner = items(p("c"), style="")
    body = items(p("a") + p("b"), inner + p("after the inner list"))
    header = f'<text:list text:style-name="L"><text:list-header>{p("none")}</text:list-header></text:list>'
    assert labels(doc(body + header, DECIMAL)) == ["1.", None, None, None, None]


def test_headings_have_their_level_and_the_outlines_number():
    outline = (
        '<office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style>"
        + style("Plain", family="paragraph", more='style:list-style-name=""')
        + style("Title", family="paragraph")
        + "</office:styles>"
    )

    def heading(depth: int, text: str, more: str = "") -> str:
        return f'<text:h text:outline-level="{depth}" {more}>{text}</text:h>'

    body = (
        p("Weir Keepers", "Title")
        + heading(1, "Lamps")
        + heading(2, "Oil")
        + heading(2, "Not counted", 'text:is-list-header="true"')
        + heading(2, "Nor this", 'text:style-name="Plain"')
        + heading(1, "Bins")
        + heading(9, "Deep")
    )
    document = doc(body, styles=outline)
    assert [p.heading for p in document.paragraphs()] == [1, 1, 2, 2, 2, 1, 6]
    assert labels(document) == [None, "1", "1.1", None, None, "2", None]


def test_a_cell_keeps_its_paragraphs_lists_and_tables():
    inner = table(row(cell(p("Upper")), cell(p("Ola"))))
    body = table(
        row(cell(p("1")), cell(p("Lamps") + items(p("Ida mends them")) + inner)), row(cell(p("2")), cell(""))
    )
    outer = only_table(doc(body, DECIMAL))
    second = outer.rows[0][1]
    assert [(x.label, x.text) for x in second.paragraphs()] == [
        (None, "Lamps"),
        ("1.", "Ida mends them"),
        (None, "Upper"),
        (None, "Ola"),
    ]
    assert isinstance(second.blocks[-1], Table)


def test_merged_cells_stand_once_on_their_grid():
    body = table(
        "<table:table-header-rows>"
        + row(cell(p("a")), cell(p("b")), cell(p("c")))
        + "</table:table-header-rows>",
        row(
            cell(p("wide"), 'table:number-columns-spanned="2" table:number-rows-spanned="2"'),
            "<table:covered-table-cell/>",
            cell(p("x")),
        ),
        row('<table:covered-table-cell table:number-columns-repeated="2"/>', cell(p("y"))),
        row(cell(p("hidden")), more='table:visibility="collapse"'),
    )
    found = only_table(doc(body))
    assert shape(found) == [[(1, 1, 1), (2, 1, 1), (3, 1, 1)], [(1, 2, 2), (3, 1, 1)], [(3, 1, 1)]]
    assert found.header_rows == 1


def test_text_under_a_merged_cell_is_told_of():
    under = f"<table:covered-table-cell>{p('lost')}</table:covered-table-cell>"
    body = table(
        row(cell(p("a"), 'table:number-columns-spanned="2"'), under), row(cell(p("b")), cell(p("c")))
    )
    assert doc(body).warnings == ("a merged table cell hides text that was left out: lost",)


def test_repeats_are_kept_within_bounds():
    many = "2000000000"
    wide = f'table:number-columns-repeated="{many}"'
    body = table(row(cell(p("x"), wide), more=f'table:number-rows-repeated="{many}"'))
    document = doc(body + p(f'a<text:s text:c="{many}"/>b'))
    assert 1000 <= len(texts(document)) < 5000
    assert len(document.text) < 20_000
