"""The numbers of lists and headings, as a reader of the printed page sees them."""

from __future__ import annotations

import pytest

from docx_made import labels, level, lists, numbered, p, read_body

OUTLINE = level(0, "%1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerRoman")


def read_numbers(body, abstracts, nums, **named):
    return labels(read_body(body, numbering=lists(abstracts, nums), **named))


def test_a_deeper_level_begins_anew_under_each_higher_one():
    depths = [0, 1, 1, 2, 0, 1, 2, 2]
    body = "".join(numbered("x", 1, depth) for depth in depths)
    assert read_numbers(body, {0: OUTLINE}, {1: (0, "")}) == [
        "1.",
        "1.1",
        "1.2",
        "(i)",
        "2.",
        "2.1",
        "(i)",
        "(ii)",
    ]


def test_a_level_skipped_counts_from_its_start():
    body = numbered("x", 1, 1) + numbered("x", 1, 1) + numbered("x", 1, 0)
    assert read_numbers(body, {0: OUTLINE}, {1: (0, "")}) == ["1.1", "1.2", "2."]


def test_uses_of_one_list_count_on_until_one_starts_anew():
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = "".join(numbered("x", num) for num in (1, 2, 3, 3, 1))
    assert read_numbers(body, {0: OUTLINE}, {1: (0, ""), 2: (0, ""), 3: (0, anew)}) == [
        "1.",
        "2.",
        "1.",
        "2.",
        "3.",
    ]


def test_a_use_may_bring_a_level_of_its_own():
    letters = f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "lowerLetter")}</w:lvlOverride>'
    body = numbered("x", 1) + numbered("x", 2)
    assert read_numbers(body, {0: OUTLINE}, {1: (0, ""), 2: (0, letters)}) == ["1.", "b)"]


def test_a_use_that_changes_a_level_s_look_alone_begins_where_the_list_does():
    third = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    look = '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>'
    assert read_numbers(numbered("x", 1) + numbered("x", 1), {0: third}, {1: (0, look)}) == ["3)", "4)"]


def test_a_level_that_never_restarts_counts_on():
    abstract = level(0, "%1.") + level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    body = "".join(numbered("x", 1, depth) for depth in (0, 1, 0, 1))
    assert read_numbers(body, {0: abstract}, {1: (0, "")}) == ["1.", "1)", "2.", "2)"]


def test_a_legal_level_shows_every_number_in_digits():
    abstract = level(0, "%1.", "upperRoman") + level(1, "%1.%2", more="<w:isLgl/>")
    body = numbered("x", 1) + numbered("x", 1, 1)
    assert read_numbers(body, {0: abstract}, {1: (0, "")}) == ["I.", "1.1"]


@pytest.mark.parametrize(
    ("format", "text", "third"),
    [
        ("lowerLetter", "%1)", "c)"),
        ("upperRoman", "(%1)", "(III)"),
        ("decimalZero", "AP %1", "AP 03"),
        ("ordinal", "%1", "3rd"),
        ("none", "Item", "Item"),
        ("unheardOf", "%1", "3"),
    ],
)
def test_formats_are_written_out(format, text, third):
    body = numbered("x", 1) * 3
    assert read_numbers(body, {0: level(0, text, format)}, {1: (0, "")})[-1] == third


def test_a_custom_format_pads_with_zeros():
    custom = '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice>'
    custom += '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    abstract = level(0, "%1").replace('<w:numFmt w:val="decimal"/>', custom)
    assert read_numbers(numbered("x", 1), {0: abstract}, {1: (0, "")}) == ["001"]


@pytest.mark.parametrize(
    ("char", "font", "seen"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("o", "Courier New", "o"),
        ("\uf071", "Wingdings", "❑"),
        ("☐", "Arial", "[ ]"),
        ("–", "", "–"),
    ],
)
def test_bullets_are_what_they_look_like(char, font, seen):
    look = '</w:lvl><!-- --><w:lvl w:ilvl="1"/>'
    abstract = level(0, char, "bullet").replace(
        "</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>{look}'
    )
    document = read_body(numbered("Bins", 1), numbering=lists({0: abstract}, {1: (0, "")}))
    assert [(x.label, x.level, x.text) for x in document.paragraphs()] == [(seen, 0, "Bins")]


HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop1zonder"><w:basedOn w:val="Kop1"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
)


def test_headings_are_numbered_through_their_styles():
    abstract = level(0, "%1", more='<w:pStyle w:val="Kop1"/>') + level(
        1, "%1.%2", more='<w:pStyle w:val="Kop2"/>'
    )
    styles = [f'<w:pStyle w:val="{s}"/>' for s in ("Kop1", "Kop2", "Kop1zonder", "Kop2")]
    body = "".join(p("x", properties=style) for style in styles)
    document = read_body(body, numbering=lists({0: abstract}, {1: (0, "")}), styles=HEADINGS)
    assert [(x.label, x.heading) for x in document.paragraphs()] == [
        ("1", 1),
        ("1.1", 2),
        (None, 1),
        ("1.2", 2),
    ]


def test_a_paragraph_can_leave_its_styles_list():
    off = '<w:pStyle w:val="Kop1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    numbering = lists({0: level(0, "%1")}, {1: (0, "")})
    body = p("x", properties=off) + p("x", properties='<w:pStyle w:val="Kop1"/>')
    assert labels(read_body(body, numbering=numbering, styles=HEADINGS)) == [None, "1"]


def test_a_list_may_be_defined_by_a_list_style():
    styles = '<w:style w:type="numbering" w:styleId="Ours"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    abstracts = {0: '<w:numStyleLink w:val="Ours"/>', 1: level(0, "%1:")}
    assert read_numbers(numbered("x", 1), abstracts, {1: (0, ""), 2: (1, "")}, styles=styles) == ["1:"]


def test_deleted_paragraphs_are_not_counted_but_empty_ones_are():
    gone = numbered("<w:del w:id='1'><w:r><w:delText>x</w:delText></w:r></w:del>", 1)
    gone = gone.replace("</w:pPr>", "<w:rPr><w:del w:id='2'/></w:rPr></w:pPr>")
    hidden = numbered("", 1).replace("</w:pPr>", "<w:rPr><w:vanish/></w:rPr></w:pPr>")
    body = numbered("x", 1) + gone + hidden + numbered("y", 1) + numbered("", 1) + numbered("z", 1)
    assert read_numbers(body, {0: OUTLINE}, {1: (0, "")}) == ["1.", "2.", "4."]


def test_an_automatic_number_is_kept_beside_a_typed_one():
    document = read_body(numbered("a) Lamps", 1), numbering=lists({0: OUTLINE}, {1: (0, "")}))
    assert [(x.label, x.text) for x in document.paragraphs()] == [("1.", "a) Lamps")]


def test_the_lines_after_a_break_are_not_numbered_again():
    body = numbered("<w:r><w:t>Lamps</w:t><w:br/><w:t>still out</w:t></w:r>", 1)
    document = read_body(body, numbering=lists({0: OUTLINE}, {1: (0, "")}))
    assert [(x.label, x.level, x.text) for x in document.paragraphs()] == [
        ("1.", 0, "Lamps"),
        (None, 0, "still out"),
    ]


@pytest.mark.parametrize("start", ["2147483647", "99999999999999999999", "-7", "first"])
@pytest.mark.parametrize("format", ["lowerLetter", "upperRoman", "decimalZero", "cardinalText", "chicago"])
def test_absurd_starts_give_short_labels(start, format):
    (label,) = read_numbers(numbered("x", 1), {0: level(0, "%1.", format, start=start)}, {1: (0, "")})
    assert len(label) <= 40


def test_a_list_that_is_not_defined_numbers_nothing():
    assert read_numbers(numbered("x", 9) + numbered("x", 1, 5), {0: OUTLINE}, {1: (0, ""), 2: (7, "")}) == [
        None,
        None,
    ]
