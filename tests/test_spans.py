from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from minutesparse import extract, read
from minutesparse.readers.unpacking import unpack
from minutesparse.schema import Evidence

SOURCES = sorted(p for p in (Path(__file__).parent / "fixtures" / "sources").rglob("*") if p.is_file())


def evidence_in(value: object) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from evidence_in(getattr(value, name))
    elif isinstance(value, list):
        for one in value:
            yield from evidence_in(one)


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.name)
def test_all_evidence_quotes_the_document(source):
    with source.open("rb") as file:
        documents = [member for member in unpack(str(source), file) if not member.passed]
        for member in documents:
            text = read(member.path, stream=member.open()).text
            meetings = extract(member.path, stream=member.open())
            quoted = [e for meeting in meetings for e in evidence_in(meeting)]
            assert quoted
            assert [e for e in quoted if text[e.start : e.end] != e.text or not e.text.strip()] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.name)
def test_every_paragraph_stands_where_it_says(source):
    document = read(source)
    for paragraph in [*document.paragraphs(), *document.furniture]:
        assert document.text[paragraph.place.start : paragraph.place.end] == paragraph.text
        assert "".join(run.text for run in paragraph.runs) == paragraph.text
