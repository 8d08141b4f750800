"""Looks and headings, put together from defaults, styles and what a run says itself."""

from __future__ import annotations

import pytest

from docx_made import only, p, r, read_body

STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:color w:val='auto'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Standaard'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Loud'><w:name w:val='Loud'/><w:rPr><w:b/><w:color w:val='c00000'/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Louder'><w:basedOn w:val='Loud'/><w:rPr><w:u w:val='single'/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Strong'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Rund'><w:name w:val='Rund'/><w:basedOn w:val='Rund'/></w:style>"
)


def look(style: str, own: str):
    run = only(read_body(p(r("Lamps", own), properties=f'<w:pStyle w:val="{style}"/>'), styles=STYLES)).runs[
        0
    ]
    shown = [name for name in ("bold", "italic", "underline", "strike") if getattr(run, name)]
    return [*shown, *([run.colour] if run.colour else [])]


@pytest.mark.parametrize(
    ("style", "own", "shown"),
    [
        ("Standaard", "", []),
        (
            "Standaard",
            "<w:b/><w:i w:val='true'/><w:u w:val='double'/><w:dstrike/>",
            ["bold", "italic", "underline", "strike"],
        ),
        ("Standaard", "<w:b w:val='0'/><w:u w:val='none'/><w:color w:val='000000'/>", []),
        ("Loud", "", ["bold", "C00000"]),
        ("Louder", "", ["bold", "underline", "C00000"]),
        ("Louder", "<w:b w:val='false'/><w:color w:val='auto'/>", ["underline"]),
        ("Standaard", "<w:rStyle w:val='Strong'/>", ["bold"]),
        ("Loud", "<w:rStyle w:val='Strong'/>", ["C00000"]),
        ("Loud", "<w:rStyle w:val='Strong'/><w:b/>", ["bold", "C00000"]),
        ("Rund", "<w:i/>", ["italic"]),
        ("Missing", "", []),
    ],
)
def test_a_look_is_put_together(style, own, shown):
    assert look(style, own) == shown


def test_text_hidden_by_its_style_is_left_out_unless_the_run_shows_it():
    secret = p(r("Not this. ") + r("This.", "<w:vanish w:val='0'/>"), properties='<w:pStyle w:val="Secret"/>')
    assert only(read_body(secret, styles=STYLES)).text == "This."


def test_neighbours_of_one_look_are_one_run():
    paragraph = only(read_body(p(r("Ac", "<w:b/>") + r("tion", "<w:b/><w:lang/>") + r(": Ida"))))
    assert [(x.text, x.bold) for x in paragraph.runs] == [("Action", True), (": Ida", False)]


def heading_style(name: str, properties: str = "") -> str:
    base = f'<w:style w:type="paragraph" w:styleId="K1"><w:name w:val="{name}"/><w:pPr>{properties}</w:pPr></w:style>'
    return base + '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="K1"/></w:style>'


@pytest.mark.parametrize(
    ("styles", "properties", "heading"),
    [
        (heading_style("heading 2"), '<w:pStyle w:val="K1"/>', 2),
        (heading_style("heading 9"), '<w:pStyle w:val="Own"/>', 6),
        (heading_style("Title"), '<w:pStyle w:val="Own"/>', 1),
        (heading_style("Agenda punt", '<w:outlineLvl w:val="2"/>'), '<w:pStyle w:val="Own"/>', 3),
        (heading_style("heading 1", '<w:outlineLvl w:val="9"/>'), '<w:pStyle w:val="K1"/>', None),
        (heading_style("heading 1"), '<w:pStyle w:val="K1"/><w:outlineLvl w:val="9"/>', None),
        (heading_style("Body"), '<w:outlineLvl w:val="0"/>', 1),
        (heading_style("Body"), '<w:pStyle w:val="K1"/>', None),
    ],
)
def test_a_heading_is_what_the_style_or_the_outline_says(styles, properties, heading):
    assert only(read_body(p("Lamps", properties=properties), styles=styles)).heading == heading
