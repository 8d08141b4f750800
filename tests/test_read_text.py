"""Plain text minutes, in the forms that they come in."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutesparse.document import Document, Paragraph, Table
from minutesparse.readers.cells import find_cell_tables
from minutesparse.readers.decoding import decode
from minutesparse.readers.text import read


def doc(text: str | bytes) -> Document:
    return read(io.BytesIO(text.encode() if isinstance(text, str) else text))


def lines(document: Document) -> list[str]:
    return [f"{p.label} {p.text}" if p.label else p.text for p in document.paragraphs()]


def rows(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


EXPORTED = """\
 Minutes
\tBody:
\tMill Lane Allotment Society
\n\tDate:
\t4 May 2021
\n\tPresent:
\n\n\tIda Moss (Chair)
Tom Reed
\nAnn Day
\tHill Farm
Parish Council
\n\n\n\n\tItem
\tTopic
\tNotes
\tWho
\n\t1
\tWelcome
\tThe chair welcomed everyone.
\n\t
\n\t2
\n\n\tWater
\n\n\tTR reported on the tap.
It leaks.
\nThe society agreed to mend it.
\tTR / AD
\nIM
\n\t
\tAny other business
\tNone.
\tAll
\n\tNext meeting
\n1 June, 7 pm
\nThe hall
"""


@given(st.text(alphabet="xy Z.:-\t|>*_'<=#\n\r\x0c1)[]", max_size=300))
def test_spans_quote_the_text_and_no_word_is_lost(text: str) -> None:
    document = doc(text)
    for p in document.paragraphs():
        assert document.text[p.place.start : p.place.end] == p.text
        assert p.text == p.text.strip()
        assert p.text == "".join(run.text for run in p.runs)
    letters = [c for c in text if c in "xyZ"]
    assert [c for c in document.text if c in "xyZ"] == letters


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document(raw: bytes) -> None:
    doc(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "Café, naïve".encode(),
        b"\xef\xbb\xbf" + "Café, naïve".encode(),
        "Café, naïve".encode("cp1252"),
        "Café, naïve".encode("utf-16"),
        "Café, naïve".encode("utf-16-be"),
    ],
)
def test_text_is_decoded(raw: bytes) -> None:
    assert decode(raw) == "Café, naïve"


def test_lines_of_two_encodings_are_both_right() -> None:
    assert decode("Café\n".encode() + "naïve £5".encode("cp1252")) == "Café\nnaïve £5"


def test_all_line_ends_end_lines() -> None:
    assert lines(doc("a\r\nb\rc\u2028d\x0ce")) == ["a", "b", "c", "d", "e"]


def test_one_paragraph_a_line() -> None:
    long = (
        "The clerk reported that the county had answered, and that the lamp will be moved in the spring. " * 2
    )
    assert lines(doc(f"{long}\n{long}\n")) == [long.strip()] * 2


def test_blank_lines_are_gaps() -> None:
    assert [p.gap for p in doc("Present: Ida\n\n\nApologies: Tom\nAbsent: Ann\n").paragraphs()] == [
        False,
        True,
        False,
    ]


def test_underlined_and_marked_lines_are_headings_and_rules_are_gaps() -> None:
    document = doc(
        "Minutes\n=======\nIda took notes\n\nActions:\n--------\nNone\n-----------------------\n## Next\n== Last ==\n"
    )
    assert [(p.text, p.heading) for p in document.paragraphs()] == [
        ("Minutes", 1),
        ("Ida took notes", None),
        ("Actions:", 2),
        ("None", None),
        ("Next", 2),
        ("Last", 2),
    ]


def test_a_paragraph_over_a_long_rule_is_no_heading() -> None:
    document = doc("The meeting closed.\n" + "-" * 70 + "\n")
    assert [(p.text, p.heading) for p in document.paragraphs()] == [("The meeting closed.", None)]


def test_lists_have_labels_and_depths() -> None:
    document = doc(
        "Actions\n\n  • Ida\n    • Paint the door\n      and the gate\n  • Tom\n\n1. Water\n   - tap leaks\n2. Paths\n\n-None\n"
    )
    assert [(p.label, p.level, p.text) for p in document.paragraphs()] == [
        (None, None, "Actions"),
        ("•", 0, "Ida"),
        ("•", 1, "Paint the door and the gate"),
        ("•", 0, "Tom"),
        ("1.", None, "Water"),
        ("-", 0, "tap leaks"),
        ("2.", None, "Paths"),
        ("-", 0, "None"),
    ]


def test_numbers_set_a_little_to_the_right_stay_in_their_list() -> None:
    document = doc("Committees:\n- Elected\n\t\t(9)  Ida\n\t    (10) Tom\n\t\t(11) Ann\n")
    assert {p.level for p in document.paragraphs() if p.label and p.label[0] == "("} == {1}


def test_columns_keep_a_tab_and_stray_blanks_go() -> None:
    document = doc(
        "Ida Moss (chair)\t\t-\tHill Farm\nTom Reed        Parish Council\n"
        "The lamp was proposed by the society and seconded by   \t  Cllr Moss.\nApologies:     Ann Day\n"
    )
    assert lines(document) == [
        "Ida Moss (chair)\t-\tHill Farm",
        "Tom Reed\tParish Council",
        "The lamp was proposed by the society and seconded by Cllr Moss.",
        "Apologies: Ann Day",
    ]


def test_quoted_mail_is_read_as_if_it_were_not() -> None:
    assert lines(doc("> Present: Ida\n>> Tom\n>\n> Apologies: Ann\n")) == [
        "Present: Ida",
        "Tom",
        "Apologies: Ann",
    ]


def test_typists_marks_are_looks() -> None:
    runs = next(
        doc("<b>DRAFT</b> *minutes* of <ida@example.org> '''3 May''' _all_ 2 * 3\n").paragraphs()
    ).runs
    assert "".join(r.text for r in runs) == "DRAFT minutes of <ida@example.org> 3 May all 2 * 3"
    assert [r.text for r in runs if r.bold] == ["DRAFT", "minutes", "3 May"]
    assert [r.text for r in runs if r.underline] == ["all"]


def test_tables_drawn_with_bars_are_tables() -> None:
    document = doc("Actions\n| What | Who |\n|---|---|\n| Paint the door | Tom |\n\nEnd | of | it\n")
    assert rows(document.blocks[1]) == [["What", "Who"], ["Paint the door", "Tom"]]
    assert isinstance(document.blocks[1], Table)
    assert document.blocks[1].header_rows == 1
    assert document.blocks[2:] != ()


def test_boxed_rows_of_several_lines_are_one_row() -> None:
    box = "+------------+-----+\n| What       | Who |\n+============+=====+\n| Paint the  | Tom |\n| door       | Ann |\n+------------+-----+\n"
    assert rows(doc(box).blocks[0]) == [["What", "Who"], ["Paint the door", "Tom\nAnn"]]


def test_cells_led_by_tabs_make_the_tables_they_came_from() -> None:
    first, head, table = doc(EXPORTED).blocks
    assert isinstance(first, Paragraph)
    assert first.text == "Minutes"
    assert rows(head) == [
        ["Body:", "Mill Lane Allotment Society"],
        ["Date:", "4 May 2021"],
        ["Present:", "Ida Moss (Chair)\nTom Reed\nAnn Day", "Hill Farm\nParish Council"],
    ]
    assert rows(table) == [
        ["Item", "Topic", "Notes", "Who"],
        ["1", "Welcome", "The chair welcomed everyone.", ""],
        ["2", "Water", "TR reported on the tap.\nIt leaks.\nThe society agreed to mend it.", "TR / AD\nIM"],
        ["", "Any other business", "None.", "All"],
        ["Next meeting\n1 June, 7 pm\nThe hall"],
    ]


def test_short_rows_cover_the_width_and_cells_keep_their_blank_lines() -> None:
    _, head, table = doc(EXPORTED).blocks
    assert isinstance(head, Table)
    assert isinstance(table, Table)
    assert [row[-1].column_span for row in head.rows] == [2, 2, 1]
    assert table.rows[-1][0].column_span == 4
    assert [p.gap for p in table.rows[2][3].paragraphs()] == [False, True]


def test_what_stands_below_a_full_last_row_is_no_cell() -> None:
    text = "\tItem\n\tNotes\n\tWho\n\n\tWater\n\tMend the tap\n\tTR\n\n\tPaths\n\tNone\n\tAD\n\nThe meeting closed at nine.\n"
    table, below = doc(text).blocks
    assert rows(table)[-1] == ["Paths", "None", "AD"]
    assert isinstance(below, Paragraph)


@pytest.mark.parametrize(
    "text",
    [
        "Present\n\tIda\n\tTom\n\nAbsent\n\tAnn\n\tWill\n",
        "\tThe chair opened the meeting\nat seven.\n\n\tThe minutes were read\nand agreed.\n",
        "Notes\n\tOne\n\t\tmore\n\tTwo\n\n\tThree\n\t\tmore\n",
    ],
)
def test_indented_text_is_no_table(text: str) -> None:
    assert find_cell_tables(text.split("\n")) == []


def test_a_heading_between_equals_signs_needs_none_behind_it():
    found = doc("==Open issues\n\nThe gate is broken.\n\n== Repairs ==\n\nNone.").paragraphs()
    assert [(p.heading, p.text) for p in found] == [
        (2, "Open issues"), (None, "The gate is broken."), (2, "Repairs"), (None, "None."),
    ]  # fmt: skip


def test_titles_right_below_rules_over_the_page_are_headings() -> None:
    rule = "-" * 60
    text = f"Board call\n\n{rule}\nGates (Ann)\n\nAll agreed.\n\n{rule}\nRopes\nJo will buy some.\n\n{rule}\nlock:pump\n\nNoted.\n"
    headings = [p.text for p in read(io.BytesIO(text.encode())).paragraphs() if p.heading]
    assert headings == ["Gates (Ann)", "Ropes", "lock:pump"]
    letter = f"Board call\n\n{rule}\nAll agreed.\n\n{rule}\nJo will buy some.\n\n{rule}\nRopes\n"
    assert not any(p.heading for p in read(io.BytesIO(letter.encode())).paragraphs())
