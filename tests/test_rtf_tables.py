"""Rich Text: cells, rows, merging, tables in tables."""

from __future__ import annotations

from docx_made import labels, only_table
from minutesparse.document import Table
from rtf_made import ROW, doc


def cells(table: Table) -> list[list[list[str]]]:
    return [[[p.text for p in cell.paragraphs()] for cell in row] for row in table.rows]


def shape(table: Table) -> list[list[tuple[int, int, int]]]:
    return [[(c.column, c.column_span, c.row_span) for c in row] for row in table.rows]


def test_a_cell_keeps_its_paragraphs_and_lists():
    second = r"\pard\intbl 2\cell Bins\cell\row"
    body = ROW + r"\pard\intbl 1\cell Lamps\par{\listtext \bullet\tab}Ida to mend them\cell\row"
    document = doc(body + second + r"\pard After\par")
    assert cells(only_table(document)) == [[["1"], ["Lamps", "Ida to mend them"]], [["2"], ["Bins"]]]
    assert labels(document) == [None, None, "•", None, None, None]


def test_cells_stand_on_the_grid_that_all_rows_make():
    body = (
        r"\trowd\trhdr\cellx1000\cellx4000\cellx6000\pard\intbl a\cell b\cell c\cell\row"
        r"\trowd\cellx1020\cellx6000\pard\intbl d\cell wide\cell\row"
        r"\trowd\trleft1000\cellx4000\cellx6000\pard\intbl in\cell e\cell\row\pard"
    )
    table = only_table(doc(body))
    assert shape(table) == [
        [(1, 1, 1), (2, 1, 1), (3, 1, 1)],
        [(1, 1, 1), (2, 2, 1)],
        [(2, 1, 1), (3, 1, 1)],
    ]
    assert table.header_rows == 1


def test_merged_cells_stand_once():
    body = (
        r"\trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl 1\cell both\cell\cell\row"
        r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl gone\cell x\cell y\cell\row\pard"
    )
    document = doc(body)
    assert shape(only_table(document)) == [[(1, 1, 2), (2, 2, 1)], [(2, 1, 1), (3, 1, 1)]]
    assert document.warnings == ("a merged table cell hides text that was left out: gone",)


def test_a_table_within_a_cell_stands_in_its_cell():
    inner = (
        r"\pard\intbl\itap2 Upper\nestcell Ola\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}"
        r"{\nonesttables\par}"
    )
    body = ROW + rf"\pard\intbl 1\cell Keys:\par{inner}\pard\intbl all here\cell\cell\row\pard"
    table = only_table(doc(body))
    first, second = table.rows[0]
    assert first.text == "1"
    assert [p.text for p in second.paragraphs()] == ["Keys:", "Upper", "Ola", "all here"]
    nested = next(block for block in second.blocks if isinstance(block, Table))
    assert cells(nested) == [[["Upper"], ["Ola"]]]
