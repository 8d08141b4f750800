"""Workbooks: their sheets as lines and tables, with the values that were stored."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from conftest import FIXTURES
from minutesparse import bounds, extract
from minutesparse.document import Table
from minutesparse.errors import DamagedDocument, NoTextFound, NotMinutes, TooLarge, UnsupportedFormat
from minutesparse.readers import read
from minutesparse.readers.peeking import kind_of
from xlsx_made import BOLD, DAY, MOMENT, MONTH, SHARE, STRUCK, TIME, In, Raw, sheet, workbook

HEADER = [In(BOLD, "Ref"), In(BOLD, "Action"), In(BOLD, "Owner"), In(BOLD, "Due"), In(BOLD, "Status")]


def document(*sheets, **more):
    named = sheets[0] if isinstance(sheets[0], dict) else {"Sheet1": sheets[0]}
    return read("log.xlsx", stream=io.BytesIO(workbook(named, **more)))


def shape(found):
    """Return lines as texts, and tables as rows of texts."""
    return [
        [[cell.text for cell in row] for row in block.rows] if isinstance(block, Table) else block.text
        for block in found.blocks
    ]


def first(rows, **more):
    return shape(document([["x", *rows], ["y", "z"]], **more))[0][0][1:]


def actions(found):
    return [
        (a.reference, a.text, [o.text for o in a.owners], a.due.date if a.due else None, a.status)
        for a in found.actions
    ]


def test_a_log_gives_its_actions_with_what_became_of_them():
    [found] = extract(FIXTURES / "sources" / "quarry-log.xlsx")
    assert found.source.format == "xlsx"
    assert actions(found) == [
        ("1", "Send the blasting times to the parish", ["Opal Brandreth"], "2023-04-03", "done"),
        ("2", "Repair the wheel wash", ["T. Lindqvist"], "2023-06-30", "open"),
        (
            "3",
            "Ask the county for a sweep of Mill Road and report back",
            ["OB", "T. Lindqvist"],
            None,
            "in_progress",
        ),
        ("4", "Count the lorries for a week", ["Opal Brandreth"], None, "open"),
        ("0", "Put up the dust gauges", ["Hal Moran"], "2023-02-01", "done"),
    ]
    assert all(a.evidence.table and a.evidence.row for a in found.actions)


def test_lines_above_a_table_are_lines_and_the_rest_is_a_table():
    rows = [[In(BOLD, "Hall log")], ["As at May"], None, HEADER, [1, "Mend the roof", "Bo", "May", "Open"]]
    found = document(rows)
    assert shape(found) == [
        "Hall log",
        "As at May",
        [["Ref", "Action", "Owner", "Due", "Status"], ["1", "Mend the roof", "Bo", "May", "Open"]],
    ]
    assert [p.heading for p in found.blocks[:2]] == [2, None]


def test_empty_rows_within_a_table_do_not_end_it_and_a_new_header_does():
    rows = [HEADER, [1, "Mend"], None, [2, "Paint"], None, HEADER, [3, "Sweep"], None, ["Signed"]]
    assert [len(block) if isinstance(block, list) else block for block in shape(document(rows))] == [
        3,
        2,
        "Signed",
    ]


def test_the_name_of_a_group_stays_in_its_table():
    rows = sheet([HEADER, ["Roads"], [1, "Mend", "Bo", "May", "Open"]], merged=["A2:E2"])
    [table] = document({"S": rows}).blocks
    assert [(c.text, c.column_span) for c in table.rows[1]] == [("Roads", 5)]


def test_sheets_have_their_names_where_there_are_several():
    found = document({"Open": [[1, "Mend"]], "Empty": [], "Closed": [[2, "Paint"]]})
    assert shape(found) == ["Open", [["1", "Mend"]], "Closed", [["2", "Paint"]]]


def test_a_hidden_sheet_is_left_out_and_said_to_be():
    found = document({"Open": [[1, "Mend"]], "Lists": [["Bo", "Ann"]]}, hidden=["Lists"])
    assert "Bo" not in found.text
    assert found.warnings == ("the sheet Lists is hidden, and was left out",)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (dt.date(2024, 2, 29), "2024-02-29"),
        (In(MONTH, 45292), "2024-01"),
        (In(MOMENT, 45292.75), "2024-01-01 18:00"),
        (In(MOMENT, 45292), "2024-01-01"),
        (In(TIME, 0.8125), "19:30"),
        (In(SHARE, 0.5), "50%"),
        (In(DAY, -1), "-1"),
        (In(DAY, 1e300), f"{1e300:.10g}"),
        (3, "3"),
        (3.25, "3.25"),
        (Raw('t="b"', "<v>1</v>"), "TRUE"),
        (Raw('t="str"', '<f>A1&amp;"s"</f><v>Roofs</v>'), "Roofs"),
        (Raw('t="d"', "<v>2024-02-29T00:00:00</v>"), "2024-02-29"),
        (Raw("", "<f>1+1</f><v>2</v>"), "2"),
        (Raw("", "<v>abc</v>"), "abc"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_values_are_as_a_reader_sees_them(value, text):
    assert first([value]) == [text]


def test_days_may_be_counted_from_1904():
    assert first([In(DAY, 43830)], from_1904=True) == ["2024-01-01"]


def test_texts_that_are_shared_are_read_without_how_they_are_spoken():
    texts = (
        "<si><t>Mend</t><rPh><t>mendo</t></rPh></si><si><r><rPr><b/></rPr><t>By</t></r><r><t> Bo</t></r></si>"
    )
    shared = [Raw('t="s"', "<v>0</v>"), Raw('t="s"', "<v>1</v>")]
    found = document([shared, ["y", "z"]], texts=texts)
    assert shape(found)[0][0] == ["Mend", "By Bo"]
    assert [(r.text, r.bold) for r in list(found.paragraphs())[1].runs] == [("By", True), (" Bo", False)]


def test_what_is_struck_out_or_coloured_is_known():
    runs = [p.runs[0] for p in document([["a", In(STRUCK, "b")], ["c", "d"]]).paragraphs()]
    assert [(run.strike, run.colour) for run in runs[:2]] == [(False, None), (True, "C00000")]


def test_what_has_no_value_is_said_and_nothing_is_made_up():
    rows = [
        ["w", "x", Raw("", "<f>TODAY()</f>"), Raw('t="e"', "<v>#REF!</v>"), Raw('t="s"', "<v>9</v>")],
        ["y", "z"],
    ]
    found = document(rows)
    assert shape(found)[0][0] == ["w", "x"]
    assert [warning.split(" cell")[0].split(" formula")[0] for warning in found.warnings] == ["1", "1", "1"]


def test_cells_far_out_take_no_room():
    far = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>near</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row></sheetData></worksheet>'
    )
    assert shape(document({"S": far})) == ["near", "far"]


def test_places_that_are_none_follow_what_stands_before():
    odd = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="99999999999"><c r="ZZZZZZ1"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c r="B"><v>4</v></c></row>'
        "</sheetData></worksheet>"
    )
    assert shape(document({"S": odd})) == [[["1", "2"], ["3", "4"]]]


def test_cells_are_bounded(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_CELLS", 5)
    with pytest.raises(TooLarge):
        document([[1, 2, 3], [4, 5, 6]])


def test_a_workbook_without_text_and_one_without_its_sheet_are_refused():
    with pytest.raises(NoTextFound):
        document([])
    with pytest.raises(DamagedDocument):
        document({"S": "<worksheet"})


def test_entities_are_not_followed():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>'
    with pytest.raises((DamagedDocument, NoTextFound)):
        document({"S": bomb})


def test_old_and_binary_workbooks_are_named():
    made = workbook({"S": [[1]]}, extra=[("xl/workbook.bin", "x")])
    with pytest.raises(UnsupportedFormat, match=r"\.xlsb"):
        kind_of(io.BytesIO(made), "log.xlsb")


def test_minutes_kept_in_a_sheet_are_read(tmp_path):
    rows = [
        [In(BOLD, "Hall Committee")],
        [In(BOLD, "Minutes of the meeting of 3 May 2021")],
        None,
        ["Present:", "Ann Lee, Bo Reed"],
        ["Apologies:", "Cy Moe"],
        None,
        [In(BOLD, "Item"), In(BOLD, "Notes"), In(BOLD, "Action")],
        [1, "The roof leaks. BR to call the roofer.", "BR"],
        [2, "The gate was mended.", None],
    ]
    (tmp_path / "may.xlsx").write_bytes(workbook({"Minutes": rows}))
    [found] = extract(tmp_path / "may.xlsx")
    assert (found.meeting.body, found.meeting.date) == ("Hall Committee", "2021-05-03")
    assert [(p.name, p.attendance) for p in found.people] == [
        ("Ann Lee", "present"),
        ("Bo Reed", "present"),
        ("Cy Moe", "apologies"),
    ]
    assert [o.text for a in found.actions for o in a.owners] == ["BR"]


def test_sheets_of_figures_are_no_minutes(tmp_path):
    (tmp_path / "costs.xlsx").write_bytes(
        workbook(
            {"Costs": [["Roof costs", dt.date(2021, 5, 3)], ["Tiles", 200], ["Work", 950], ["TRUE", "no"]]}
        )
    )
    with pytest.raises(NotMinutes):
        extract(tmp_path / "costs.xlsx")


def test_a_bare_log_is_read_for_its_columns(tmp_path):
    (tmp_path / "log.xlsx").write_bytes(
        workbook({"Sheet1": [["Task", "Who", "Due"], ["Mend the roof", "Bo Reed", "May"]]})
    )
    [found] = extract(tmp_path / "log.xlsx")
    assert [(a.text, a.owners[0].text) for a in found.actions] == [("Mend the roof", "Bo Reed")]


def test_an_action_that_names_itself_is_enough(tmp_path):
    (tmp_path / "x.xlsx").write_bytes(
        workbook({"S": [["ACTION: Bo Reed to call the roofer by 10 May 2021."]]})
    )
    [found] = extract(tmp_path / "x.xlsx")
    assert [a.due.date for a in found.actions] == ["2021-05-10"]
