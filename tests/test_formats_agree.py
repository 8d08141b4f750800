"""One meeting gives one answer, in whatever format it was saved.

`fixtures/formats/meeting.docx` was written by hand, those beside it by `tools/make_fixtures.py`;
LibreOffice saved the others from them.
"""

from __future__ import annotations

import io
import runpy
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conftest import FIXTURES
from minutesparse import extract
from minutesparse.document import Block, Document, Paragraph
from minutesparse.readers import read
from renderings import MODELS, WRITTEN, blocks_of

FORMATS = FIXTURES / "formats"
MAKER = runpy.run_path(str(MODELS.parent / "make_fixtures.py"))
MEETING = FORMATS / "meeting"
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


def told_of(path: Path | str, *, stream: io.BytesIO | None = None) -> list[Any]:
    """Return all that is made of a file's minutes but where it stands."""
    return [_placeless(minutes.model_dump(exclude={"source"})) for minutes in extract(path, stream=stream)]


def _placeless(value: Any) -> Any:
    if isinstance(value, dict) and "paragraph" in value:
        return " ".join(value["text"].split())  # the words of a place, not where they stand
    if isinstance(value, dict):
        return {key: _placeless(held) for key, held in value.items() if key != "evidence"}
    return [_placeless(held) for held in value] if isinstance(value, list) else value


@cache
def told_of_word(name: str) -> list[Any]:
    held = io.BytesIO()
    MAKER["document_of"](name).save(held)
    return told_of(f"{name}.docx", stream=held)


@pytest.mark.parametrize("kind", MAKER["KINDS"])
@pytest.mark.parametrize("name", MAKER["ALIKE"])
def test_a_meeting_is_understood_alike_in_every_format_it_is_saved_in(name, kind):
    assert told_of(FORMATS / f"{name.replace('_', '-')}.{kind}") == told_of_word(name)


# The items of pinecrest_owners open with bold words within the line, which plain text has not.
@pytest.mark.parametrize(
    ("name", "kind"),
    sorted(
        {(path.stem, kind) for path in MODELS.glob("*.py") for kind in WRITTEN}
        - {("pinecrest_owners", "txt")}
    ),
)
def test_a_meeting_is_understood_alike_as_text_markdown_and_html(name, kind):
    written = WRITTEN[kind](blocks_of(name)).encode()
    assert told_of(f"{name}.{kind}", stream=io.BytesIO(written)) == told_of_word(name)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the shared seeds beside the project")
@pytest.mark.parametrize("kind", ["txt", "doc", "odt", "rtf", "html", "pdf"])
def test_the_seeds_are_understood_alike_in_every_format(kind):
    for file in sorted(SEEDS.glob("*.docx")):
        folder = SEEDS.parent if kind == "txt" else SEEDS
        assert told_of(folder / f"{file.stem}.{kind}") == told_of(file)
