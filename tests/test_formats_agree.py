"""One meeting gives one answer, in whatever format it was saved.

`fixtures/formats/meeting.docx` was written by hand; LibreOffice saved the others from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from conftest import FIXTURES
from minutesparse.document import Block, Document, Paragraph
from minutesparse.readers import read

MEETING = FIXTURES / "formats" / "meeting"
SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds" / "rendered"


def told(blocks: Sequence[Block], depth: int = 0) -> list[object]:
    """Return all that a reader of the page can see of blocks, one entry a paragraph, row or cell."""
    seen: list[object] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            seen.append((depth, block.text, block.label, block.level, block.heading, block.runs, block.gap))
            continue
        for row in block.rows:
            seen.append((depth, [(c.column, c.column_span, c.row_span) for c in row]))
            for cell in row:
                seen.extend(told(cell.blocks, depth + 1))
    return seen


def whole(document: Document) -> list[object]:
    return [*told(document.blocks), [p.text for p in document.furniture], document.text]


@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_a_meeting_is_the_same_document_in_every_format(kind):
    expected, found = (read(MEETING.with_suffix(f".{k}")) for k in ("docx", kind))
    assert found.format == kind
    assert whole(found) == whole(expected)
    assert not found.warnings


def test_the_meeting_holds_what_formats_differ_in():
    document = read(MEETING.with_suffix(".rtf"))
    paragraphs = {p.text: p for p in document.paragraphs()}
    assert paragraphs["The towpath was mown by Ria Sund in the week before."].label is None
    assert paragraphs["Ilse Varga was in the chair for this item."].label == "¹"
    assert paragraphs["By cheque."].label == "(a)"
    assert paragraphs["Order a new seal"].level == 1
    looks = {
        look
        for p in document.paragraphs()
        for look in ("bold", "italic", "underline", "strike")
        if p.share(look)
    }
    assert looks == {"bold", "italic", "underline", "strike"}
    assert "hidden" not in document.text


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the shared seeds beside the project")
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_the_seeds_are_the_same_documents_in_every_format(kind):
    for file in sorted(SEEDS.glob("*.docx")):
        assert whole(read(file.with_suffix(f".{kind}"))) == whole(read(file))
