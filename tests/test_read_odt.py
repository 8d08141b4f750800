"""OpenDocument texts: what is text and what is not, looks, notes, frames, what stands apart."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docx_made import only, texts, zipped
from minutesparse.errors import (
    DamagedDocument,
    EncryptedDocument,
    MinutesError,
    NoTextFound,
    UnsupportedFormat,
)
from minutesparse.readers import read as read_any
from minutesparse.readers.odt import read
from odt_made import MIMETYPE, content, doc, p, root, span, style


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
