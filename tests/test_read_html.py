"""HTML minutes, and the pages they are published on."""

import io

from hypothesis import given
from hypothesis import strategies as st

from minutesparse.document import Document, Table
from minutesparse.readers.html import read


def doc(text: str) -> Document:
    return read(io.BytesIO(text.encode()))


def shape(text: str) -> list[tuple[str | None, int | None, str]]:
    return [(p.label, p.level, p.text) for p in doc(text).paragraphs()]


PIECES = [
    "<p>",
    "</p>",
    "<ul><li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td rowspan=2>",
    "<td colspan=0>",
    "</table>",
    "<b>",
    "</b>",
]


@given(
    st.lists(st.sampled_from([*PIECES, "<br>", "<dd>", "<pre>", "a ", "B\n", "&nbsp;", "<h2>"]), max_size=40)
)
def test_broken_pages_give_spans_that_quote_the_text_and_lose_no_word(pieces: list[str]) -> None:
    document = doc("<body>" + "".join(pieces))
    for p in document.paragraphs():
        assert document.text[p.place.start : p.place.end] == p.text == p.text.strip()
    assert sum(document.text.count(c) for c in "aB") == sum(piece in ("a ", "B\n") for piece in pieces)


def test_lines_and_headings() -> None:
    document = doc("<h1>Minutes</h1><p>Ida <b>took</b>\n notes<br>Tom left</p><div>3.1 Water</div>")
    assert [(p.heading, p.label, p.text, p.gap) for p in document.paragraphs()] == [
        (1, None, "Minutes", False),
        (None, None, "Ida took notes", True),
        (None, None, "Tom left", False),
        (None, "3.1", "Water", True),
    ]


def test_lists_show_the_numbers_a_browser_shows() -> None:
    page = (
        "<ol start=3><li>Water<ol type=a><li>Tap<li>Pipe</ol><li value=7>Paths</ol>"
        "<ul><li>Gate<p>and stile</p></ul><ol style='list-style-type: upper-roman' reversed><li>A<li>B</ol>"
        "<ul style='list-style:none'><li><input type=checkbox checked> Salt</ul>"
    )
    assert shape(page) == [
        ("3.", 0, "Water"),
        ("a.", 1, "Tap"),
        ("b.", 1, "Pipe"),
        ("7.", 0, "Paths"),
        ("•", 0, "Gate"),
        (None, 0, "and stile"),
        ("II.", 0, "A"),
        ("I.", 0, "B"),
        ("[x]", 0, "Salt"),
    ]


def test_definition_lists_set_the_values_deeper() -> None:
    assert shape("<dl><dt>Chair<dd>Ida<dt>Present<dd>Tom, Ann</dl>") == [
        (None, None, "Chair"),
        (None, 0, "Ida"),
        (None, None, "Present"),
        (None, 0, "Tom, Ann"),
    ]


def test_spans_of_cells_stand_in_the_grid() -> None:
    (table,) = doc(
        "<table><thead><tr><th>Item<th colspan=2>Notes</thead>"
        "<tr><td rowspan=2>1<td>a<td>b<tr><td>c<td rowspan=9>d</table>"
    ).blocks
    assert isinstance(table, Table)
    assert table.header_rows == 1
    assert [[(c.column, c.row_span, c.column_span, c.text) for c in row] for row in table.rows] == [
        [(1, 1, 1, "Item"), (2, 1, 2, "Notes")],
        [(1, 2, 1, "1"), (2, 1, 1, "a"), (3, 1, 1, "b")],
        [(2, 1, 1, "c"), (3, 1, 1, "d")],
    ]


def test_absurd_spans_are_clamped() -> None:
    (table,) = doc("<table><tr><td colspan=999999 rowspan=999999>a<td>b<tr><td>c</table>").blocks
    assert isinstance(table, Table)
    assert table.width <= 1002


def test_nested_tables_stay_in_their_cell_and_layout_tables_vanish() -> None:
    (outer,) = doc(
        "<table><tr><th>A<th>B<tr><td>1<td><table><tr><td>x<td>y<tr><td>z<td>w</table></table>"
    ).blocks
    assert isinstance(outer, Table)
    assert [type(b) for b in outer.rows[1][1].blocks] == [Table]
    page = doc("<table><tr><td>menu<td><h1>Minutes</h1><table><tr><td>a<td>b<tr><td>c<td>d</table></table>")
    assert [type(b).__name__ for b in page.blocks] == ["Paragraph", "Paragraph", "Table"]


def test_looks_come_from_elements_styles_and_classes() -> None:
    (p,) = doc(
        "<style>.c1{font-weight:700}.c2,.c3{color:#ff0000;text-decoration:underline}</style><p>a <b>b</b> <s>c</s> "
        "<span class=c1>d</span> <span class=c3>e</span> <font color=#00f>f</font> "
        "<b style='font-weight:normal'>g</b></p>"
    ).paragraphs()
    assert [r.text.strip() for r in p.runs if r.bold] == ["b", "d"]
    assert [r.text for r in p.runs if r.strike] == ["c"]
    assert [(r.text, r.colour) for r in p.runs if r.colour] == [("e", "FF0000"), ("f", "0000FF")]
    assert [r.text for r in p.runs if r.underline] == ["e"]


def test_menus_and_feet_are_furniture_and_scripts_are_nothing() -> None:
    document = doc(
        "<html><head><title>Our  village</title><script>x()</script></head><body><header><nav>Home</nav></header>"
        "<article><header><h1>Minutes</h1></header><p>Ida<script>y()</script></p><p hidden>no</p>"
        "<p style='display: none'>no</p></article><footer>Copyright</footer></body></html>"
    )
    assert [p.text for p in document.paragraphs()] == ["Minutes", "Ida"]
    assert [p.text for p in document.furniture] == ["Home", "Copyright"]
    assert document.properties == {"title": "Our village"}


def test_preformatted_text_is_read_as_text() -> None:
    assert shape("<pre>Present:\n  - Ida\n  - Tom\n</pre>") == [
        (None, None, "Present:"),
        ("-", 0, "Ida"),
        ("-", 0, "Tom"),
    ]


def test_a_page_says_its_own_encoding() -> None:
    raw = "<meta charset=windows-1250><p>Łódź</p>".encode("cp1250")
    assert [p.text for p in read(io.BytesIO(raw)).paragraphs()] == ["Łódź"]


def test_depth_without_end_loses_nothing() -> None:
    assert "deep" in doc("<div>" * 5000 + "deep").text
    assert "deep" in doc("<b><ul><li>" * 300 + "deep").text


def test_control_characters_written_as_references_are_dropped() -> None:
    text = doc("<p>Ida&#27;[2J&#8238; Moss&#0;</p>").text
    assert not {"\x1b", "\u202e", "\x00"} & set(text)


def test_a_row_without_cells_is_none_unless_cells_above_go_on_in_it() -> None:
    plain, spanned = (
        "<tr><td>Ida<td>Chair</tr><tr></tr>",
        "<tr><td rowspan=2>Ida<td rowspan=2>Chair</tr><tr></tr>",
    )
    for rows, count in ((plain, 2), (spanned, 3)):
        table = doc(f"<table>{rows}<tr><td>Tom<td>Clerk</tr></table>").blocks[0]
        assert isinstance(table, Table)
        assert len(table.rows) == count


def test_a_class_of_one_element_says_nothing_of_another() -> None:
    page = "<style>h2.western { font-weight: bold }</style><p class=western>Ida took notes</p>"
    assert doc(page).blocks[0].share("bold") == 0


def test_what_word_processors_save_is_read_as_it_was_typed() -> None:
    page = (
        "<meta name=generator content='LibreOffice 7.4'><div title=header><p>Parish of Wick</p></div>"
        "<h1>2.Water</h1><h2>1Pumps</h2><ol><li><h3>Taps</h3></ol><ol><ul><li>Leaks</ul><li><h3>Pipes</h3></ol>"
        "<p>Mend the tap.\tIM</p>"
    )
    document = doc(page)
    assert [p.text for p in document.furniture] == ["Parish of Wick"]
    assert [(p.label, p.text) for p in document.paragraphs()] == [
        ("2.", "Water"),
        ("1", "Pumps"),
        ("1.", "Taps"),
        ("•", "Leaks"),
        ("2.", "Pipes"),
        (None, "Mend the tap.\tIM"),
    ]
    assert [p.text for p in doc("<h1>3D prints</h1><h2>2.Water</h2>").paragraphs()] == [
        "3D prints",
        "2.Water",
    ]
