"""Nothing that a Word document shows is lost in silence: what is counted in its XML is in our text."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from minutesparse import readers
from minutesparse.errors import MinutesError

ROOT = Path(__file__).parents[1]
PUBLIC = ROOT.parent / "shared" / "hostile" / "public"
OURS = sorted((ROOT / "tests" / "fixtures" / "sources").glob("*.docx"))
OURS += sorted((ROOT / "tests" / "fixtures" / "formats").glob("*.docx"))
HELD = 0.99
"""Of a document's visible letters and digits: what our text holds at least."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNSEEN = {f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr"} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
BREAKS = {f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab"}


def shown(element, hiding, parts, style=""):
    """Put the text that a part shows into `parts`, blanks where words end, by rules of the format alone.

    `hiding` are the styles whose text is hidden, `style` that of the paragraph which is looked into.
    """
    for child in element.iterchildren(tag=etree.Element):
        if child.tag in UNSEEN or (child.tag == f"{W}r" and is_hidden(child, hiding, style)):
            continue
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in BREAKS:
            parts.append(" ")
        elif child.tag == f"{W}p":
            dropped = child.find(f"{W}pPr/{W}framePr[@{W}dropCap]") is not None
            shown(child, hiding, parts, named(child, "pPr/pStyle"))
            parts.append("" if dropped else " ")
        else:
            parts.append(" " if child.tag == f"{W}tbl" else "")
            shown(child, hiding, parts, style)


def is_hidden(run, hiding, style):
    mark = run.find(f"{W}rPr/{W}vanish")
    if mark is not None:
        return mark.get(f"{W}val", "1") not in ("0", "false", "off")
    return not hiding.isdisjoint((style, named(run, "rPr/rStyle")))


def named(element, path):
    found = element.find("/".join(W + name for name in path.split("/")))
    return found.get(f"{W}val") if found is not None else ""


def hiding_styles(archive):
    """Return the styles that hide their text, or are based on one that does; "" is that of what names none."""
    if "word/styles.xml" not in archive.namelist():
        return set()
    styles = etree.fromstring(archive.read("word/styles.xml")).findall(f"{W}style")
    above = {s.get(f"{W}styleId"): named(s, "basedOn") for s in styles}
    marks = {s.get(f"{W}styleId"): s.find(f"{W}rPr/{W}vanish") for s in styles}
    found = {name for name, mark in marks.items() if mark is not None and mark.get(f"{W}val", "1") == "1"}
    for _ in above:
        found |= {name for name, base in above.items() if base in found and marks[name] is None}
    usual = {
        s.get(f"{W}styleId") for s in styles if s.get(f"{W}default") and s.get(f"{W}type") == "paragraph"
    }
    return found | ({""} if usual & found else set())


def words(text):
    return Counter(re.findall(r"[^\W_]+", text))


def letters(counted):
    return sum(len(word) * times for word, times in counted.items())


def share_held(path):
    """Return how much of a document's visible letters our text holds, None for one that shows none."""
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        hiding = hiding_styles(archive)
    parts = []
    shown(body, hiding, parts)
    seen = words("".join(parts))
    if not seen:
        return None
    with path.open("rb") as stream:
        held = words(readers.read(path, stream=stream).text)
    return letters(seen & held) / letters(seen)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_own_documents_are_read_whole(path):
    held = share_held(path)
    assert held is None or held >= HELD


@pytest.mark.skipif(not PUBLIC.is_dir(), reason="needs the public documents beside the repository")
def test_documents_of_others_are_read_whole():
    shares = {}
    for path in sorted(PUBLIC.glob("*.docx")):
        try:
            shares[path.name] = share_held(path)
        except (MinutesError, zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
            continue  # what can't be read is refused in so many words: another test's matter
    known = {name: held for name, held in shares.items() if held is not None}
    assert len(known) > 90
    assert {name: held for name, held in known.items() if held < HELD} == {}
