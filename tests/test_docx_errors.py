"""Files that are locked, broken, hostile or empty: one error of ours each, and nothing worse."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docx_made import (
    NAMESPACES,
    W,
    only,
    p,
    package,
    part,
    r,
    read_body,
    read_bytes,
    tbl,
    tc,
    texts,
    tr,
    zipped,
)
from minutesparse import bounds, errors
from minutesparse.readers.docx import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500


def with_document(xml: str | bytes) -> bytes:
    return package("", parts={"word/document.xml": xml})


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), errors.EncryptedDocument),
        (OLE, errors.DamagedDocument),
        (b"", errors.DamagedDocument),
        (b"PK\x03\x04" + bytes(range(256)), errors.DamagedDocument),
        (package(p("Lamps"))[:-200], errors.DamagedDocument),
        (zipped({"a.txt": "Lamps"}), errors.DamagedDocument),
        (with_document("<w:document"), errors.DamagedDocument),
        (with_document(part("fonts", "")), errors.DamagedDocument),
        (with_document('<workbook xmlns="x"/>'), errors.UnsupportedFormat),
        (
            with_document(part("document", "<w:body><w:p><w:r><w:t>&#xD800;</w:t></w:r></w:p></w:body>")),
            errors.DamagedDocument,
        ),
        (with_document(part("document", "<w:sdt>" * 300 + "</w:sdt>" * 300)), errors.DamagedDocument),
        (
            with_document(f'<!DOCTYPE x [<!ENTITY a "Lamps">]><w:document {NAMESPACES}/>'),
            errors.DamagedDocument,
        ),
        (package(p()), errors.NoTextFound),
        (package(p(r("Lamps", "<w:vanish/>"))), errors.NoTextFound),
        (package('<w:altChunk r:id="x"/>'), errors.NoTextFound),
    ],
)
def test_what_cannot_be_read_is_an_error_of_ours(content, error):
    with pytest.raises(error):
        read_bytes(content)


def test_an_entity_never_brings_in_another_file(tmp_path: Path):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    with pytest.raises(errors.DamagedDocument):
        read_bytes(
            with_document(f"{entity}<w:document {NAMESPACES}><w:body>{p('&s;')}</w:body></w:document>")
        )


def test_an_entry_marked_as_locked_asks_for_a_password():
    content = bytearray(package(p("Lamps")))
    for at in range(len(content) - 4):
        flag = {b"PK\x03\x04": 6, b"PK\x01\x02": 8}.get(bytes(content[at : at + 4]))
        if flag:
            content[at + flag] |= 1
    with pytest.raises(errors.EncryptedDocument):
        read_bytes(bytes(content))


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch):
    content = package(p("Lamps " * 1000))
    monkeypatch.setattr(bounds, "MAX_PART", 5000)
    with pytest.raises(errors.TooLarge, match=r"word/document\.xml"):
        read_bytes(content)


def test_a_part_packed_too_tightly_is_refused_only_when_it_is_big(monkeypatch):
    content = package(p("Noted. ") * 5000)
    assert len(texts(read_bytes(content))) == 5000
    monkeypatch.setattr(bounds, "RATIO_FREE", 5000)
    with pytest.raises(errors.TooLarge):
        read_bytes(content)


def test_a_size_that_lies_is_found_out():
    content, true = package(p("Lamps " * 500)), len(part("document", f"<w:body>{p('Lamps ' * 500)}</w:body>"))
    with pytest.raises(errors.DamagedDocument):
        read_bytes(content.replace(struct.pack("<I", true), struct.pack("<I", 90)))


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_ENTRIES", 3)
    with pytest.raises(errors.TooLarge):
        read_body(p("Lamps"))


def test_a_picture_of_any_size_does_no_harm(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_PART", 50_000)
    content = package(p("Lamps"), parts={"word/media/image1.png": b"\x00" * 100_000})
    assert texts(read_bytes(content)) == ["Lamps"]


def test_the_same_part_twice_is_refused():
    stream = io.BytesIO(package(p("Lamps")))
    with zipfile.ZipFile(stream, "a") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr("word/document.xml", part("document", f"<w:body>{p('Bins')}</w:body>"))
    with pytest.raises(errors.DamagedDocument, match="two parts"):
        read(stream)


def test_a_damaged_part_beside_the_text_is_passed_over_with_a_warning():
    content = package(p("Lamps", properties='<w:pStyle w:val="A"/>'), styles="<w:style")
    document = read_bytes(content)
    assert texts(document) == ["Lamps"]
    assert "word/styles.xml" in document.warnings[0]


@pytest.mark.parametrize(
    "kind", ["document.macroEnabled.main", "template.main", "template.macroEnabledTemplate.main"]
)
def test_templates_and_files_with_macros_are_read(kind):
    assert texts(read_bytes(package(p("Lamps"), content_type=f"application/vnd.ms-word.{kind}+xml"))) == [
        "Lamps"
    ]


def test_the_main_part_is_found_where_the_file_says():
    assert texts(read_bytes(package(p("Lamps"), main="word/document2.xml"))) == ["Lamps"]


def test_a_file_without_its_lists_of_parts_is_read():
    styles = part("styles", '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:b/></w:rPr></w:style>')
    body = part("document", "<w:body>" + p("Lamps", properties="<w:pStyle w:val='A'/>") + "</w:body>")
    document = read_bytes(zipped({"word\\document.xml": body, "word/styles.xml": styles}))
    assert only(document).runs[0].bold


def test_the_strict_flavour_is_read():
    xml = part("document", "<w:body>" + p("Lamps", properties="<w:outlineLvl w:val='0'/>") + "</w:body>")
    strict = xml.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert only(read_bytes(with_document(strict))).heading == 1


def test_text_in_utf_16_is_read():
    xml = part("document", f"<w:body>{p('Lämps')}</w:body>").replace("UTF-8", "UTF-16")
    assert texts(read_bytes(with_document(xml.encode("utf-16")))) == ["Lämps"]


def test_deep_tables_are_read_without_running_out_of_stack():
    body = p("deep")
    for _ in range(60):
        body = tbl(tr(f"<w:tc>{p('x')}{body}</w:tc>", tc("y")))
    assert texts(read_body(body)).count("deep") == 1


PIECES = st.sampled_from(
    (
        *(
            "w:p",
            "w:r",
            "w:t",
            "w:tbl",
            "w:tr",
            "w:tc",
            "w:sdt",
            "w:sdtContent",
            "w:ins",
            "w:del",
            "w:pPr",
            "w:rPr",
        ),
        *(
            "w:numPr",
            "w:hyperlink",
            "w:fldChar",
            "w:txbxContent",
            "w:drawing",
            "mc:AlternateContent",
            "mc:Choice",
        ),
        *("w:br", "w:tab"),
    )
)
TREES = st.recursive(
    st.sampled_from(["Ida ", "\t", " "]),
    lambda inner: st.tuples(PIECES, st.lists(inner, max_size=4)).map(
        lambda t: f"<{t[0]}>{''.join(t[1])}</{t[0]}>"
    ),
    max_leaves=25,
)


@settings(max_examples=80, deadline=None)
@given(st.lists(TREES, max_size=5).map("".join))
def test_any_nesting_gives_a_document_or_an_error_of_ours(body):
    try:
        document = read_body(body)
    except errors.MinutesError:
        return
    for paragraph in document.paragraphs():
        assert document.text[paragraph.place.start : paragraph.place.end] == paragraph.text
        assert (
            "".join(piece.text for piece in paragraph.runs) == paragraph.text == paragraph.text.strip() != ""
        )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_flipped_bytes_give_a_document_or_an_error_of_ours(data):
    content = bytearray(package(p("Lamps") + tbl(tr(tc("a"), tc("b"))), styles="", numbering=""))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(errors.MinutesError):
        read_bytes(bytes(content))
