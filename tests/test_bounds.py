"""What is larger than a bound is refused in so many words, whatever format it came in."""

from __future__ import annotations

import io

import pytest

from minutesparse import bounds, readers
from minutesparse.document import DocumentBuilder
from minutesparse.errors import TooLarge
from minutesparse.readers.zipped import parse_xml


def test_a_document_of_too_many_characters_is_refused(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_CHARACTERS", 20)
    builder = DocumentBuilder("text")
    builder.paragraph("Nine bins")
    with pytest.raises(TooLarge, match="million characters"):
        builder.paragraph("Ola to order two more")


def test_tables_of_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_CELLS", 2)
    builder = DocumentBuilder("docx")
    builder.open_table()
    builder.open_row()
    for column in (1, 2):
        builder.open_cell(column)
        builder.close_cell()
    with pytest.raises(TooLarge, match="over 2 cells"):
        builder.open_cell(3)


def test_a_file_of_too_many_bytes_is_refused_unread(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_FILE", 3_000_000)
    stream = io.BytesIO(b"Noted. " * 500_000)
    with pytest.raises(TooLarge, match="the file is over 3 MB"):
        readers.read("minutes.txt", stream=stream)


def test_xml_whose_tree_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_XML", 10)
    with pytest.raises(TooLarge, match=r"word/document\.xml is XML of 0 MB"):
        parse_xml(b"<a>Nine bins</a>", "word/document.xml")
