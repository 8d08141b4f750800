"""The tables of a Word file: what is merged, deleted or wrapped, and which rows are headings."""

from __future__ import annotations

import pytest

from docx_made import level, lists, numbered, only_table, p, r, read_body, tbl, tc, texts, tr


def shape(table):
    return [[(c.text, c.column, c.row_span, c.column_span) for c in row] for row in table.rows]


def test_merged_cells_stand_once_with_their_spans():
    table = tbl(
        tr(tc("Item", '<w:gridSpan w:val="2"/>'), tc("Lead", '<w:vMerge w:val="restart"/>')),
        tr(tc("1"), tc("Lamps"), tc("", "<w:vMerge/>")),
        tr(tc("2"), tc("Bins"), tc("", '<w:vMerge w:val="continue"/>')),
        tr(tc("Ida"), properties='<w:gridBefore w:val="2"/>'),
    )
    assert shape(only_table(read_body(table))) == [
        [("Item", 1, 1, 2), ("Lead", 3, 3, 1)],
        [("1", 1, 1, 1), ("Lamps", 2, 1, 1)],
        [("2", 1, 1, 1), ("Bins", 2, 1, 1)],
        [("Ida", 3, 1, 1)],
    ]


def test_text_that_merging_hides_is_left_out_and_told_of():
    table = tbl(tr(tc("Ida", '<w:vMerge w:val="restart"/>'), tc("a")), tr(tc("Per", "<w:vMerge/>"), tc("b")))
    document = read_body(table)
    assert texts(document) == ["Ida", "a", "b"]
    assert "Per" in document.warnings[0]


def test_cells_merged_across_the_old_way_are_one():
    table = tbl(tr(tc("Present", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("Ida")))
    assert shape(only_table(read_body(table))) == [[("Present", 1, 1, 2), ("Ida", 3, 1, 1)]]


@pytest.mark.parametrize("span", ["2147483647", "-4", "many", "9" * 9999])
def test_a_span_is_kept_within_bounds(span):
    table = only_table(read_body(tbl(tr(tc("a", f'<w:gridSpan w:val="{span}"/>'), tc("b")))))
    assert 1 <= table.rows[0][0].column_span <= 1024


def test_deleted_rows_and_cells_are_gone():
    table = tbl(
        tr(tc("a"), tc("gone", '<w:cellDel w:id="1"/>'), tc("b")),
        tr(tc("gone"), properties='<w:del w:id="2"/>'),
        tr(tc("c"), tc("d"), properties='<w:ins w:id="3"/>'),
    )
    assert shape(only_table(read_body(table))) == [
        [("a", 1, 1, 1), ("b", 2, 1, 1)],
        [("c", 1, 1, 1), ("d", 2, 1, 1)],
    ]


def test_rows_and_cells_in_content_controls_are_read():
    cell = f"<w:sdt><w:sdtContent>{tc('b')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr(tc('c'), tc('d'))}</w:sdtContent></w:sdt>"
    table = only_table(read_body(tbl(f"<w:tr>{tc('a')}{cell}</w:tr>", row)))
    assert [[c.text for c in cells] for cells in table.rows] == [["a", "b"], ["c", "d"]]


def test_a_nested_table_stands_in_its_cell():
    inner = tbl(tr(tc("Ida"), tc("Chair")))
    table = only_table(read_body(tbl(tr(tc("Present"), f"<w:tc>{p('Members')}{inner}{p()}</w:tc>"))))
    members = table.rows[0][1]
    assert members.text == "Members\nIda\nChair"
    assert [x.place.table for x in members.paragraphs()] == [1, 2, 2]


def test_heading_rows_are_those_marked_from_the_top():
    on, off = "<w:tblHeader/>", '<w:tblHeader w:val="0"/>'
    rows = [tr(tc("Action"), tc("Who"), properties=on), tr(tc("a"), tc("b"), properties=off)]
    assert only_table(read_body(tbl(*rows, tr(tc("c"), tc("d"), properties=on)))).header_rows == 1


def test_an_empty_cell_stands_and_a_number_alone_is_its_text():
    numbering = lists({0: level(0, "%1.")}, {1: (0, "")})
    rows = [tr(f"<w:tc>{numbered('', 1)}</w:tc>", tc(text), tc("")) for text in ("Lamps", "Bins")]
    table = only_table(read_body(tbl(*rows), numbering=numbering))
    assert [[c.text for c in row] for row in table.rows] == [["1.", "Lamps", ""], ["2.", "Bins", ""]]


@pytest.mark.parametrize(
    ("look", "bold"),
    [('w:firstRow="1"', True), ('w:firstRow="0"', False), ('w:val="0020"', True), ('w:val="0400"', False)],
)
def test_a_table_style_may_set_the_first_row_in_bold(look, bold):
    styles = (
        '<w:style w:type="table" w:styleId="Plain"/>'
        '<w:style w:type="table" w:styleId="Grid"><w:basedOn w:val="Plain"/>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    )
    rows = [tr(tc("Who"), tc(p(r("Due", '<w:b w:val="0"/>')))), tr(tc("Ida"), tc("May"))]
    document = read_body(
        tbl(*rows, properties=f'<w:tblStyle w:val="Grid"/><w:tblLook {look}/>'), styles=styles
    )
    assert [x.runs[0].bold for x in document.paragraphs()] == [bold, False, False, False]


def test_text_around_a_table_keeps_its_order():
    assert texts(read_body(p("before") + tbl(tr(tc("a"), tc("b"))) + p("after"))) == [
        "before",
        "a",
        "b",
        "after",
    ]
