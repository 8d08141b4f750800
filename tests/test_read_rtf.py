"""Rich Text: groups, code pages, looks, labels, and what must not be shown."""

from __future__ import annotations

import gc
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docx_made import labels, only, texts
from minutesparse.errors import DamagedDocument, MinutesError, NoTextFound, TooLarge
from minutesparse.readers.rtf import read
from minutesparse.readers.rtf_tokens import tokens
from rtf_made import ROW, doc


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Ida \deleted and Per \deleted0 paints", "Ida paints"),
        (r"Ida {\v and Per }paints", "Ida paints"),
        (r"Ida {\revised now }paints", "Ida now paints"),
        (r"Ida{\*\atnid IM}{\*\annotation who?} paints", "Ida paints"),
        (r"Ida{\*\unknown\b nobody} paints", "Ida paints"),
        (r"Ida {\b\*\cs7\i will }paint", "Ida will paint"),
        ("Ida pain\nts a\r\n bench", "Ida paints a bench"),
        (r"Ida\~Moss\_Lund co\-opted", "Ida Moss-Lund coopted"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt Ida}} paints", "Ida paints"),
        (r"{\pict\wmetafile8 0123456789abcdef}Ida {\object{\*\objdata 01}{\result paints}}", "Ida paints"),
        (r"{\upr{Ida}{\*\ud{Ida}}} paints", "Ida paints"),
        (r"{\bkmkstart x}Ida{\bkmkend x} \{sic\} \\ paints", r"Ida {sic} \ paints"),
        (r"\lquote Ida\rquote\emdash paints\bullet", "‘Ida’—paints•"),
        (r"Ida\tab paints", "Ida\tpaints"),
        (r"Ida {paints {\i the} bench", "Ida paints the bench"),
        (r"Ida\zzz99  paints", "Ida paints"),
    ],
)
def test_the_final_state_of_a_paragraph_is_its_text(body, text):
    assert only(doc(body)).text == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9", "café"),
        ("caf\xe9", "café"),
        (r"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2} caf\'e9", "Привет café"),
        (r"{\f3 \'8f\'ea\'8b\'b5 \'83A}", "場況 ア"),
        (r"5 \u8364\'80 each", "5 € each"),
        (r"5 \u8364? each", "5 € each"),
        (r"\uc0 5 \u8364 each", "5 €each"),
        (r"\uc2 5 \u8364\'80\'80 each", "5 € each"),
        (r"{\uc0 a}\u8364?b", "a€b"),
        (r"\u-10179?\u-8704? here", "😀 here"),
        (r"a \u-10179? b", "a b"),
        (r"a \u-8704? b", "a \ufffd b"),
        (r"{\f2\'fc} paid", "✓ paid"),
        (r"{\f4\'b3} 5", "≥ 5"),
    ],
)
def test_letters_are_read_in_the_code_page_of_their_font(body, text):
    assert only(doc(body)).text == text


@pytest.mark.parametrize(
    ("head", "text"), [(r"\ansi\ansicpg1250", "Łódź"), (r"\mac", "£Ûdü"), (r"\ansi\ansicpg99999", "£ódŸ")]
)
def test_the_document_names_its_code_page(head, text):
    assert only(doc(r"\'a3\'f3d\'9f", head)).text == text


def test_looks_are_kept_and_end_with_their_group_or_word():
    document = doc(r"{\b Agreed:} to {\i paint}\ul\cf1  now\ulnone\strike , not later\plain .")
    runs = {run.text.strip(): run for run in only(document).runs}
    assert runs["Agreed:"].bold
    assert runs["paint"].italic
    assert (runs["now"].underline, runs["now"].colour) == (True, "FF0000")
    assert (runs[", not later"].strike, runs[", not later"].underline) == (True, False)
    assert not runs["."].strike
    assert runs["."].colour is None


def test_a_hard_break_begins_a_new_line_and_an_empty_paragraph_a_gap():
    document = doc(r"Present\line Ida Moss\par\par Apologies\par")
    assert [(p.text, p.gap) for p in document.paragraphs()] == [
        ("Present", False),
        ("Ida Moss", False),
        ("Apologies", True),
    ]


def test_a_paragraph_whose_end_is_deleted_runs_on():
    assert texts(doc(r"Ida paints{\deleted\par} the bench\par Per rests\par")) == [
        "Ida paints the bench",
        "Per rests",
    ]


def test_labels_are_what_the_list_shows():
    body = (
        r"\pard{\listtext\pard\plain 3.1\tab}\ilvl1\ls1 Lamps\par"
        r"\pard{\listtext\f4\'b7\tab}\ilvl0\ls2 Bins\par"
        r"\pard{\pntext\f2\'a7\tab}{\*\pn\pnlvlblt{\pntxtb\'a7}}Bread\par"
        r"\pard{\listtext\tab}\ls3 Nothing before it\par"
        r"\pard{\listtext\'a7\tab}\ls4 Without its font\par"
        r"\pard (a) typed\par"
    )
    document = doc(body)
    assert labels(document) == ["3.1", "•", "▪", None, "▪", "(a)"]
    assert [p.level for p in document.paragraphs()] == [1, 0, 0, None, 0, None]


@pytest.mark.parametrize(
    ("properties", "heading"),
    [
        (r"\s1", 1),
        (r"\s2", 2),
        (r"\s3", 2),
        (r"\s5", 1),
        (r"\s0\outlinelevel2", 3),
        (r"\s1\outlinelevel9", None),
        (r"\s0", None),
        (r"\s77", None),
    ],
)
def test_headings_are_told_by_outline_level_or_style(properties, heading):
    assert only(doc(rf"\pard{properties} Lamps\par")).heading == heading


def test_headers_and_footers_stand_apart_once_if_they_show():
    body = (
        r"{\header Weir Keepers\par}{\headerf First page only\par}{\footer Draft\par}{\footerl Left page\par}"
        r"Ida paints\par\sect\sectd{\header Weir Keepers\par}More\par"
    )
    document = doc(body)
    assert texts(document) == ["Ida paints", "More"]
    assert [p.text for p in document.furniture] == ["Weir Keepers", "Draft"]
    shown = doc(r"\facingp\titlepg" + body)
    assert {p.text for p in shown.furniture} == {"Weir Keepers", "First page only", "Draft", "Left page"}


def test_notes_follow_their_paragraph_with_their_mark():
    body = (
        r"Ida paints{\super\chftn}{\footnote\pard{\super\chftn} At cost.} the bench"
        r"{\super\chftn}{\footnote\ftnalt\pard{\super\chftn} In oak.}\par Per rests\par"
    )
    document = doc(body)
    assert texts(document) == ["Ida paints the bench", "At cost.", "In oak.", "Per rests"]
    assert labels(document) == [None, "¹", "ⁱ", None]


def test_a_text_box_is_read_once_after_its_paragraph():
    shape_of = r"{\shp{\*\shpinst{\sp{\sn fill}{\sv 1}}{\shptxt Notice\par}}{\shprslt{\do\dptxbx{\dptxbxtext Notice\par}}}}"
    assert texts(doc(rf"Ida{shape_of} paints\par")) == ["Ida paints", "Notice"]


def test_a_table_of_contents_stands_apart():
    body = (
        r"{\field{\*\fldinst TOC \\o}{\fldrslt \pard\s6 Lamps\tab 2\par\pard\s6 Bins\tab 3\par}}"
        r"\pard\s1 Lamps\par"
    )
    document = doc(body)
    assert texts(document) == ["Lamps"]
    assert [p.text for p in document.furniture] == ["Lamps\t2", "Bins\t3"]


@pytest.mark.parametrize(
    ("field", "label", "text"),
    [
        (r"{\*\fldinst SYMBOL 252 \\f Wingdings}", None, "✓ paid"),
        (r"{\*\fldinst FORMCHECKBOX {\*\formfield\fftype1\ffres25\ffdefres1}}", "[x]", "paid"),
        (r"{\*\fldinst FORMCHECKBOX {\*\formfield\fftype1\ffres0\ffdefres1}}", "[ ]", "paid"),
        (r"{\*\fldinst FORMDROPDOWN {\*\formfield\ffres1{\*\ffl nobody}{\*\ffl all}}}", None, "all paid"),
        (r"{\*\fldinst FORMDROPDOWN {\*\formfield\ffres7{\*\ffl nobody}}}", None, "paid"),
        (r"{\*\fldinst SYMBOL many}", None, "paid"),
    ],
)
def test_fields_without_a_result_show_what_they_stand_for(field, label, text):
    paragraph = only(doc(rf"{{\field{field}{{\fldrslt }}}} paid"))
    assert (paragraph.label, paragraph.text) == (label, text)


def test_the_title_is_a_property_in_its_unicode_writing():
    head = r"\ansi{\info{\upr{\title ?}{\*\ud{\title \u321?\'f3d\u378?}}}{\author Ida}}"
    assert doc("Minutes", head).properties == {"title": "Łódź"}


def test_binary_data_is_passed_over():
    assert only(doc(r"Ida {\*\x\bin5 }{}\\}paints\bin-5  a bench")).text == "Ida paints a bench"
    assert only(doc(r"Ida paints\par{\pict\bin2147483647 abc}")).text == "Ida paints"


def test_deep_groups_and_endless_numbers_do_no_harm():
    body = "Ida paints\\par " + "{" * 100_000 + "deep" + "}" * 100_000 + r" \fs" + "9" * 10_000 + " more"
    assert texts(doc(body)) == ["Ida paints", "more"]


def test_boxes_in_tables_in_boxes_do_no_harm():
    table = r"\trowd\cellx900\pard\intbl\itap{} a\nestcell "
    inner = "".join(table.format(depth) for depth in range(1, 30))
    body = (r"{\shp{\*\shpinst{\shptxt " + inner) * 100 + "Ida" + "}}}" * 100
    document = doc(body + r"\par Per\par")
    assert "Ida" in document.text
    assert texts(document)[-1] == "Per"


def test_reading_takes_time_in_the_length_of_the_file():
    def seconds(count: int) -> float:
        body = (r"\pard\intbl{\b 1}\cell Ida \u8212\'97 paints\par more\cell\row" * count).join(
            (ROW, r"\pard")
        )
        took = []
        gc.disable()  # what the collector spends is on what earlier tests left behind
        try:
            for _ in range(3):
                start = time.process_time()
                doc(body)
                took.append(time.process_time() - start)
        finally:
            gc.enable()
        return min(took)

    seconds(10)
    assert seconds(4000) < 12 * max(seconds(1000), 0.01)


def test_what_is_too_long_or_no_rich_text_is_refused():
    with pytest.raises(TooLarge):
        doc("Ida paints " * 1_000_000)
    with pytest.raises(DamagedDocument):
        read(io.BytesIO(b"{\\rtf1" + bytes(range(256)) * 20))
    with pytest.raises(NoTextFound):
        doc(r"\par\par")


def test_a_picture_in_digits_does_not_count():
    raw = b"{\\rtf1 Ida{\\pict " + b"00ff\n" * 2_500_000 + b"} paints}"
    assert sum(len(token) for _, token in tokens(raw)) < 100
    assert only(read(io.BytesIO(raw))).text == "Ida paints"


PIECES = [
    *("{", "}", r"\par ", r"\b ", r"\cell ", r"\row ", r"\trowd", r"\cellx900", r"\intbl ", r"\itap2 ", "a "),
    *(r"\nestcell ", r"\nestrow", r"{\*\nesttableprops", r"{\footnote ", r"{\header ", r"{\listtext 1.\tab}"),
    *(
        r"{\field",
        r"{\fldrslt ",
        r"{\*\fldinst TOC}",
        r"\u8364?",
        r"\'e9",
        r"{\shp{\*\shpinst{\shptxt ",
        r"\*",
    ),
    *(
        r"\deleted ",
        r"\v0 ",
        r"\sect ",
        r"\line ",
        r"\uc9 ",
        r"{\upr{",
        r"{\*\ud ",
        r"\clvmrg",
        r"\clmrg",
        "B\t",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_broken_files_give_a_document_or_a_refusal(pieces):
    try:
        document = doc("".join(pieces))
    except MinutesError:
        return
    for p in (*document.paragraphs(), *document.furniture):
        assert document.text[p.place.start : p.place.end] == p.text == p.text.strip()
