"""What is text in a Word file, and what is not: changes, controls, fields, boxes, breaks, notes."""

from __future__ import annotations

import pytest

from docx_made import labels, only, p, package, r, read_body, read_bytes, texts

TEXT = "Ida Moss will paint the bench."


def run(content: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


def field(kind: str, form: str = "") -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}">{form}</w:fldChar>')


def instruction(text: str) -> str:
    return run(f"<w:instrText>{text}</w:instrText>")


@pytest.mark.parametrize(
    "inner",
    [
        r(TEXT),
        f'<w:ins w:id="1">{r(TEXT)}</w:ins>',
        f'<w:moveTo w:id="1">{r(TEXT)}</w:moveTo>',
        f'<w:hyperlink r:id="x">{r(TEXT)}</w:hyperlink>',
        f"<w:smartTag>{r('Ida Moss')}</w:smartTag>{r(' will paint the bench.')}",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r(TEXT)}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr="AUTHOR">{r("Ida Moss")}</w:fldSimple>{r(" will paint the bench.")}',
        r("Ida Moss") + f'<w:del w:id="1">{r(" and Per Lund")}</w:del>' + r(" will paint the bench."),
        r("Ida Moss")
        + f'<w:moveFrom w:id="1">{r(" and Per Lund")}</w:moveFrom>'
        + r(" will paint the bench."),
        r("Ida Moss will paint ") + r("not ", "<w:vanish/>") + r("the bench."),
        r("Ida\u00a0 Moss will\n pa\u00adint the \u200bbench. "),
        run("<w:t>Ida Moss will paint the bench.</w:t><w:commentReference w:id='1'/>"),
    ],
)
def test_the_final_state_of_a_paragraph_is_its_text(inner):
    document = read_body(p(inner))
    assert only(document).text == TEXT
    assert "".join(piece.text for piece in only(document).runs) == TEXT


def test_a_fields_result_is_shown_and_its_instruction_is_not():
    nested = (
        field("begin")
        + instruction(" IF ")
        + field("begin")
        + instruction("PAGE")
        + field("separate")
        + r("9")
    )
    nested += field("end") + instruction(" = 9 ") + field("separate") + r("Lamps") + field("end")
    assert texts(read_body(p(nested + r(" are out")))) == ["Lamps are out"]


def test_a_field_that_never_ends_hides_nothing_after_it():
    broken = p(field("begin") + instruction("DATE") + r("today")) + p("Per Lund to mend the gate")
    assert texts(read_body(broken)) == ["today", "Per Lund to mend the gate"]


def test_a_deleted_paragraph_end_joins_two_paragraphs_into_one():
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    body = p("Agreed to mend ", properties=gone) + p("the gate.", properties="<w:outlineLvl w:val='1'/>")
    document = read_body(
        body + p(f"<w:del w:id='2'>{r('Cancelled.')}</w:del>", properties=gone) + p("Closed.")
    )
    assert [(x.text, x.heading) for x in document.paragraphs()] == [
        ("Agreed to mend the gate.", 2),
        ("Closed.", None),
    ]


def test_a_deleted_paragraph_end_before_a_table_loses_nothing():
    gone = p("Agreed.", properties="<w:rPr><w:del w:id='1'/></w:rPr>")
    document = read_body(gone + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" + gone)
    assert texts(document) == ["Agreed.", "Agreed."]


def test_a_dropped_capital_belongs_to_the_word_after_it():
    body = p("T", properties='<w:framePr w:dropCap="drop"/>') + p("he lamps were lit.")
    assert texts(read_body(body)) == ["The lamps were lit."]


@pytest.mark.parametrize(
    ("choice", "fallback"), [(True, True), (False, True), (True, False)], ids=["both", "fallback", "choice"]
)
def test_a_text_box_is_read_once(choice, fallback):
    box = f"<w:txbxContent>{p('Draft for approval')}</w:txbxContent>"
    inner = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box if choice else ""}</wps:txbx></w:drawing></mc:Choice>'
    inner += f"<mc:Fallback><w:pict><v:textbox>{box if fallback else ''}</v:textbox></w:pict></mc:Fallback>"
    document = read_body(p(run(f"<mc:AlternateContent>{inner}</mc:AlternateContent>") + r("Lamps")))
    assert texts(document) == ["Lamps", "Draft for approval"]


def test_breaks_begin_new_paragraphs_and_an_empty_line_is_a_gap():
    body = p(
        run("<w:t>Present</w:t><w:br/><w:t>Ida Moss</w:t><w:cr/><w:br w:type='page'/><w:t>Per Lund</w:t>")
    )
    document = read_body(body + p() + p("Apologies"))
    assert [(x.text, x.gap) for x in document.paragraphs()] == [
        ("Present", False),
        ("Ida Moss", False),
        ("Per Lund", True),
        ("Apologies", True),
    ]


def test_tabs_stay_as_the_edges_of_columns():
    inner = r(" Ida Moss ", "<w:b/>") + run("<w:tab/><w:ptab/>") + run("<w:t> Hill Farm</w:t><w:tab/>")
    assert only(read_body(p(inner))).text == "Ida Moss\tHill Farm"


def test_symbols_are_read_as_they_look():
    inner = run('<w:sym w:font="Wingdings" w:char="F0FC"/>') + r("ü", '<w:rFonts w:ascii="Wingdings"/>')
    inner += run("<w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/>") + r("\uf0e0")
    assert only(read_body(p(inner))).text == "✓✓co-op→"


def test_a_formula_and_the_base_of_ruby_are_text():
    inner = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>" + run(
        f"<w:ruby><w:rt>{r('ka')}</w:rt><w:rubyBase>{r(' = 火')}</w:rubyBase></w:ruby>"
    )
    assert only(read_body(p(inner))).text == "a+b = 火"


CONTROL = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
LEGACY = "<w:ffData><w:checkBox><w:default w:val='0'/>{}</w:checkBox></w:ffData>"


@pytest.mark.parametrize(
    ("box", "label"),
    [
        (CONTROL.format(1, r("☒")), "[x]"),
        (CONTROL.format(0, r("☐")), "[ ]"),
        (field("begin", LEGACY.format("<w:checked/>")) + instruction("FORMCHECKBOX") + field("end"), "[x]"),
        (field("begin", LEGACY.format("")) + instruction("FORMCHECKBOX") + field("end"), "[ ]"),
        (run('<w:sym w:font="Wingdings" w:char="F0A8"/>'), "[ ]"),
        (r("[x]"), "[x]"),
    ],
)
def test_a_box_before_a_line_is_its_label(box, label):
    paragraph = only(read_body(p(box + r(" Order salt"))))
    assert (paragraph.label, paragraph.text) == (label, "Order salt")


def test_boxes_within_a_line_stay_in_its_text():
    document = read_body(
        p(CONTROL.format(1, r("☒")) + r(" Ida ") + CONTROL.format(0, r("☐")) + r(" Per")) + p("☐")
    )
    assert [(x.label, x.text) for x in document.paragraphs()] == [(None, "☒ Ida ☐ Per"), (None, "☐")]


def test_a_forms_list_shows_the_entry_chosen():
    entries = "<w:listEntry w:val='open'/><w:listEntry w:val='done'/>"
    form = f"<w:ffData><w:ddList><w:result w:val='1'/>{entries}</w:ddList></w:ffData>"
    assert only(read_body(p(r("Status: ") + field("begin", form) + field("end")))).text == "Status: done"


def test_typed_numbers_and_bullets_are_labels():
    document = read_body(p(r("3.1", "<w:b/>") + r(" Accounts")) + p("•\tBins") + p("J. Smith"))
    assert [(x.label, x.text) for x in document.paragraphs()] == [
        ("3.1", "Accounts"),
        ("•", "Bins"),
        (None, "J. Smith"),
    ]
    assert not next(document.paragraphs()).runs[0].bold


def test_notes_follow_their_paragraph_under_the_mark_that_leads_to_them():
    notes = f"<w:footnote w:id='0' w:type='separator'>{p('x')}</w:footnote>"
    notes += f"<w:footnote w:id='2'>{p('Left at nine.')}</w:footnote>"
    body = p(r("Ida Moss") + run("<w:footnoteReference w:id='2'/>") + r(", Per Lund")) + p("Lamps")
    document = read_body(body, footnotes=notes, endnotes="")
    assert texts(document) == ["Ida Moss, Per Lund", "Left at nine.", "Lamps"]
    assert labels(document) == [None, "¹", None]


def test_notes_that_notes_refer_to_are_read_one_after_the_other():
    refer = run("<w:footnoteReference w:id='{}'/>")
    notes = "".join(
        f"<w:footnote w:id='{i}'>{p(r(f'Note {i}') + refer.format(i + 1))}</w:footnote>" for i in range(3000)
    )
    document = read_body(p(r("Lamps") + refer.format(0)), footnotes=notes)
    assert texts(document)[:3] == ["Lamps", "Note 0", "Note 1"]
    assert len(texts(document)) == 3001


def test_a_note_at_a_deleted_paragraph_end_is_not_lost():
    inner = r("Lamps") + run("<w:footnoteReference w:customMarkFollows='1' w:id='1'/><w:t>*</w:t>")
    gone = p(inner, properties="<w:rPr><w:del w:id='1'/></w:rPr>")
    document = read_body(gone, footnotes=f"<w:footnote w:id='1'>{p('* Out since May.')}</w:footnote>")
    assert [(x.label, x.text) for x in document.paragraphs()] == [(None, "Lamps*"), ("*", "Out since May.")]


def test_a_note_of_a_table_stands_after_it():
    cell = p(r("Ida Moss") + run("<w:endnoteReference w:id='1'/>"))
    table = f"<w:tbl><w:tr><w:tc>{cell}</w:tc><w:tc>{p('Chair')}</w:tc></w:tr></w:tbl>"
    document = read_body(table, endnotes=f"<w:endnote w:id='1'>{p('From item 3.')}</w:endnote>")
    assert document.blocks[1].text == "From item 3."
    assert document.blocks[1].label == "ⁱ"


def test_headers_and_footers_stand_apart_once_each():
    references = '<w:headerReference w:type="default" r:id="r_header1"/><w:headerReference w:type="first" r:id="r_header2"/>'
    references += '<w:footerReference w:type="default" r:id="r_footer1"/><w:headerReference w:type="even" r:id="r_header3"/>'
    table = f"<w:tbl><w:tr><w:tc>{p('Moor Lane Trust')}</w:tc></w:tr></w:tbl>"
    document = read_body(
        p("Lamps") + f"<w:sectPr>{references}</w:sectPr>",
        header1=table + p("Page 1"),
        header2=p("Only on a first page of its own"),
        header3=p("Only where left pages differ"),
        footer1=p("Moor Lane Trust"),
    )
    assert texts(document) == ["Lamps"]
    assert [x.text for x in document.furniture] == ["Moor Lane Trust", "Page 1"]


def test_a_table_of_contents_stands_apart_from_the_text_it_repeats():
    styles = '<w:style w:type="paragraph" w:styleId="Inhalt1"><w:name w:val="toc 1"/></w:style>'
    entry = '<w:pStyle w:val="Inhalt1"/>'
    begun = p(
        field("begin") + instruction(' TOC \\o "1-3" ') + field("separate") + r("Lamps 2"), properties=entry
    )
    document = read_body(begun + p(r("Bins 3") + field("end"), properties=entry) + p("Lamps"), styles=styles)
    assert texts(document) == ["Lamps"]
    assert [x.text for x in document.furniture] == ["Lamps 2", "Bins 3"]


def test_the_title_of_the_file_is_a_property():
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> Minutes of  May </dc:title></c>'
    document = read_bytes(
        package(p("Lamps"), parts={"docProps/core.xml": core, "word/_rels/document.xml.rels": "?"})
    )
    assert document.properties == {"title": "Minutes of May"}


def test_every_paragraph_stands_where_it_says():
    document = read_body(
        p("1. Lamps") + f"<w:tbl><w:tr><w:tc>{p('a')}{p('b')}</w:tc><w:tc>{p('c')}</w:tc></w:tr></w:tbl>"
    )
    assert [document.text[x.place.start : x.place.end] for x in document.paragraphs()] == [
        "Lamps",
        "a",
        "b",
        "c",
    ]
    assert [(x.place.table, x.place.column, x.place.paragraph) for x in document.paragraphs()][2] == (1, 1, 2)
