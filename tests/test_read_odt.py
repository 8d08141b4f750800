"""OpenDocument texts: styles, the numbers a reader sees, tables, and what must not be shown."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docx_made import labels, only, only_table, texts, zipped
from minutesparse.document import Document, Table
from minutesparse.errors import (
    DamagedDocument,
    EncryptedDocument,
    MinutesError,
    NoTextFound,
    UnsupportedFormat,
)
from minutesparse.readers import read as read_any
from minutesparse.readers.odt import read

MIMETYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    [
        *(f'xmlns:{p}="{_OASIS}:{p}:1.0"' for p in ("office", "style", "text", "table", "meta")),
        f'xmlns:draw="{_OASIS}:drawing:1.0" xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_OASIS}:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)


def root(name: str, content: str, more: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{name} {NAMESPACES} {more}>{content}</office:{name}>'
    )


def content(body: str, automatic: str = "") -> str:
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    return root("document-content", f"<office:automatic-styles>{automatic}</office:automatic-styles>{inner}")


def package(body: str, automatic: str = "", *, styles: str = "", **more: str) -> bytes:
    """Return a file with a body; `styles=` holds what stands in styles.xml, `meta=` in meta.xml."""
    files: dict[str, str | bytes] = {"mimetype": MIMETYPE, "content.xml": content(body, automatic)}
    if styles:
        files["styles.xml"] = root("document-styles", styles)
    if "meta" in more:
        files["meta.xml"] = root("document-meta", f"<office:meta>{more.pop('meta')}</office:meta>")
    return zipped(files | more)


def doc(body: str, automatic: str = "", **more: str) -> Document:
    return read(io.BytesIO(package(body, automatic, **more)))


def p(inner: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def span(inner: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{inner}</text:span>'


def style(name: str, properties: str = "", *, family: str = "text", more: str = "", inner: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>{inner}'
        f"<style:text-properties {properties}/></style:style>"
    )


def level(depth: int, more: str) -> str:
    return f'<text:list-level-style-number text:level="{depth}" {more}/>'


def list_style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def items(*inner: str, style: str = "L", more: str = "") -> str:
    listed = "".join(f"<text:list-item>{item}</text:list-item>" for item in inner)
    return f'<text:list text:style-name="{style}" {more}>{listed}</text:list>'


def shape(table: Table) -> list[list[tuple[int, int, int]]]:
    return [[(c.column, c.column_span, c.row_span) for c in row] for row in table.rows]


DECIMAL = list_style("L", level(1, 'style:num-format="1" style:num-suffix="."'))


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("Ida<text:s/><text:s text:c='3'/>Moss", "Ida\tMoss"),
        ("Ida\n   paints", "Ida paints"),
        ("Ida<text:tab/>paints", "Ida\tpaints"),
        ("Ida <text:change text:change-id='c1'/>paints", "Ida paints"),
        ("Ida<text:soft-page-break/> paints", "Ida paints"),
        ("Ida <text:a>pai<text:bookmark text:name='x'/>nts</text:a>", "Ida paints"),
        ("Ida<office:annotation><text:p>who?</text:p></office:annotation> paints", "Ida paints"),
        ("Ida <text:hidden-text text:is-hidden='true'>and Per</text:hidden-text>paints", "Ida paints"),
        ("Ida <text:variable-set text:display='none'>x</text:variable-set>paints", "Ida paints"),
        ("Ida <text:date>4 May</text:date>", "Ida 4 May"),
        (span("Ida paints", "unknown"), "Ida paints"),
        (
            "<text:ruby><text:ruby-base>Ida</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>",
            "Ida",
        ),
        ("Ida\u00a0 pa\u00adints", "Ida paints"),
    ],
)
def test_the_final_state_of_a_paragraph_is_its_text(inner, text):
    assert only(doc(p(inner))).text == text


def test_deleted_text_stands_apart_and_is_left_there():
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Per rests</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    assert texts(doc(deleted + p("Ida paints"))) == ["Ida paints"]


def test_deleted_text_that_a_flat_file_keeps_in_its_place_is_left_out():
    change = '<text:changed-region text:id="{}"><text:{}/></text:changed-region>'
    changes = change.format("c1", "deletion") + change.format("c2", "insertion")
    marked = '<text:change-start text:change-id="{0}"/>{1}<text:change-end text:change-id="{0}"/>'
    body = p(f"Ida{marked.format('c1', span(' rests', 'T') + '<text:tab/>')}{marked.format('c2', ' paints')}")
    document = doc(f"<text:tracked-changes>{changes}</text:tracked-changes>{body}")
    assert texts(document) == ["Ida paints"]


def test_looks_come_from_spans_styles_and_their_parents():
    common = (
        "<office:styles>"
        + style("Base", 'fo:font-weight="bold" fo:color="#ff0000"', family="paragraph")
        + style("Loop", family="paragraph", more='style:parent-style-name="Loop"')
        + "</office:styles>"
    )
    automatic = style(
        "P1", 'fo:font-style="italic"', family="paragraph", more='style:parent-style-name="Base"'
    )
    automatic += style("T1", 'fo:font-weight="normal" style:text-underline-style="solid"')
    automatic += style("T2", 'style:text-line-through-type="single" fo:color="#000000"')
    automatic += style("T3", 'text:display="none"')
    inner = f"Agreed {span('that ' + span('Ida', 'T2'), 'T1')} paints{span(' not', 'T3')}"
    document = doc(p(inner, "P1") + p("Per", "Loop"), automatic, styles=common)
    runs = {run.text.strip(): run for p in document.paragraphs() for run in p.runs}
    assert (runs["Agreed"].bold, runs["Agreed"].italic, runs["Agreed"].colour) == (True, True, "FF0000")
    assert (runs["that"].bold, runs["that"].underline) == (False, True)
    assert (runs["Ida"].underline, runs["Ida"].strike, runs["Ida"].colour) == (True, True, None)
    assert "not" not in document.text
    assert not runs["Per"].bold


def test_picture_fonts_are_read_by_the_name_behind_theirs():
    face = '<office:font-face-decls><style:font-face style:name="F" svg:font-family="Wingdings"/></office:font-face-decls>'
    body = p(span("\uf0fc", "T1") + " paid")
    made = content(body, style("T1", 'style:font-name="F"')).replace(
        "<office:automatic", face + "<office:automatic"
    )
    assert only(read(io.BytesIO(zipped({"mimetype": MIMETYPE, "content.xml": made})))).text == "✓ paid"


def test_a_break_begins_a_new_line_and_an_empty_paragraph_a_gap():
    document = doc(p("Present<text:line-break/>Ida") + p("") + p("Apologies"))
    assert [(p.text, p.gap) for p in document.paragraphs()] == [
        ("Present", False),
        ("Ida", False),
        ("Apologies", True),
    ]


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


CELL = "<table:table-cell {}>{}</table:table-cell>"


def cell(inner: str, more: str = "") -> str:
    return CELL.format(more, inner)


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"


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


def test_frames_and_shapes_are_read_once_after_their_paragraph():
    frame = (
        "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>"
        "<draw:frame><draw:object/><draw:image><text:p/></draw:image></draw:frame>"
    ).format(p("Notice"))
    drawn = f"<draw:g><draw:custom-shape>{p('Drawn')}</draw:custom-shape></draw:g>"
    page = f"<draw:frame><draw:text-box>{p('On the page')}</draw:text-box></draw:frame>"
    assert texts(doc(p(f"Ida{frame} paints{drawn}") + page)) == [
        "Ida paints",
        "Notice",
        "Drawn",
        "On the page",
    ]


def test_notes_follow_their_paragraph_with_their_mark():
    def note(kind: str, text: str, more: str = "") -> str:
        citation = f"<text:note-citation {more}>*</text:note-citation>"
        return f'<text:note text:note-class="{kind}">{citation}<text:note-body>{p(text)}</text:note-body></text:note>'

    body = p(f"Ida{note('footnote', 'At cost.')} paints{note('endnote', 'In oak.')}")
    own = note("footnote", "Alone.", 'text:label="*"')
    body += p(f"Per rests{own}")
    document = doc(body)
    assert [(x.label, x.text) for x in document.paragraphs()] == [
        (None, "Ida paints"),
        ("¹", "At cost."),
        ("ⁱ", "In oak."),
        (None, "Per rests*"),
        (None, "Alone."),
    ]


def test_headers_and_contents_stand_apart():
    masters = (
        "<office:master-styles>"
        f'<style:master-page style:name="Standard"><style:header>{p("Weir Keepers")}</style:header>'
        f'<style:header-left style:display="false">{p("Left")}</style:header-left>'
        f"<style:footer>{p('Draft')}{p('Weir Keepers')}</style:footer></style:master-page>"
        f'<style:master-page style:name="Unused"><style:header>{p("Envelope")}</style:header></style:master-page>'
        "</office:master-styles>"
    )
    contents = (
        f"<text:table-of-content><text:index-body><text:index-title>{p('Contents')}</text:index-title>"
        f"{p('Lamps 2')}</text:index-body></text:table-of-content>"
    )
    document = doc(contents + p("Lamps"), styles=masters)
    assert texts(document) == ["Contents", "Lamps"]
    assert [x.text for x in document.furniture] == ["Lamps 2", "Weir Keepers", "Draft"]


def test_sections_are_read_through_unless_hidden():
    section = '<text:section text:name="s" {}>{}</text:section>'
    body = section.format("", p("Ida")) + section.format('text:display="none"', p("Per"))
    assert texts(doc(body)) == ["Ida"]


@pytest.mark.parametrize(
    ("kind", "parameters", "label", "text"),
    [
        ("FORMCHECKBOX", {"Checkbox_Checked": "true"}, "[x]", "paid"),
        ("FORMCHECKBOX", {}, "[ ]", "paid"),
        ("FORMDROPDOWN", {"Dropdown_ListEntry": "all", "Dropdown_Selected": "0"}, None, "all paid"),
    ],
)
def test_form_fields_show_their_state(kind, parameters, label, text):
    inner = "".join(f'<field:param field:name="{k}" field:value="{v}"/>' for k, v in parameters.items())
    mark = f'<field:fieldmark field:type="vnd.oasis.opendocument.field.{kind}">{inner}</field:fieldmark>'
    found = only(doc(p(f"{mark} paid")))
    assert (found.label, found.text) == (label, text)


def test_the_title_is_a_property():
    document = doc(p("Minutes"), meta="<dc:title>Weir\n Keepers</dc:title>")
    assert document.properties == {"title": "Weir Keepers"}
    assert document.format == "odt"


def test_a_flat_file_and_one_packed_anew_are_told_by_content():
    body = f"<office:body><office:text>{p('Ida paints')}</office:text></office:body>"
    flat = root("document", body, f'office:mimetype="{MIMETYPE}"').encode()
    assert texts(read_any("m.xml", stream=io.BytesIO(flat))) == ["Ida paints"]
    anew = zipped({"content.xml": content(p("Ida")), "META-INF/manifest.xml": "<x/>", "mimetype": MIMETYPE})
    assert texts(read_any("m.bin", stream=io.BytesIO(anew))) == ["Ida"]


def test_files_that_give_no_text_say_why():
    with pytest.raises(EncryptedDocument):
        read(
            io.BytesIO(
                zipped({"content.xml": "\x00", "META-INF/manifest.xml": "<manifest:encryption-data/>"})
            )
        )
    with pytest.raises(EncryptedDocument):
        read(io.BytesIO(zipped({"encrypted-package": "x", "content.xml": "x"})))
    with pytest.raises(DamagedDocument):
        read(io.BytesIO(zipped({"content.xml": "<a"})))
    with pytest.raises(DamagedDocument, match="missing"):
        read(io.BytesIO(zipped({"mimetype": MIMETYPE})))
    sheet = root("document-content", "<office:body><office:spreadsheet/></office:body>")
    with pytest.raises(UnsupportedFormat, match="spreadsheet"):
        read(io.BytesIO(zipped({"content.xml": sheet})))
    with pytest.raises(NoTextFound):
        doc(p(""))


def test_a_broken_style_sheet_is_told_of_and_the_text_is_read():
    document = read(io.BytesIO(zipped({"content.xml": content(p("Ida")), "styles.xml": "<a"})))
    assert texts(document) == ["Ida"]
    assert document.warnings


TAGS = ["text:p", "text:span", "text:h", "text:list", "text:list-item", "table:table", "table:table-row"]
TAGS += ["table:table-cell", "text:note", "text:note-body", "draw:frame", "draw:text-box", "text:section"]
tree = st.recursive(
    st.sampled_from(["a ", "B", "<text:s/>", "<text:line-break/>", "<text:note-citation/>"]),
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=25,
)


@given(st.lists(tree, max_size=5))
def test_any_tree_gives_a_document_or_a_refusal(parts):
    try:
        document = doc("".join(parts))
    except MinutesError:
        return
    for paragraph in (*document.paragraphs(), *document.furniture):
        place = paragraph.place
        assert document.text[place.start : place.end] == paragraph.text == paragraph.text.strip()
