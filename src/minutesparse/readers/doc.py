"""Read a Word 97 to 2003 document: .doc and .dot."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from typing import BinaryIO

from minutesparse.document import Document, DocumentBuilder
from minutesparse.errors import DamagedDocument, MinutesError, NoTextFound


def read(stream: BinaryIO) -> Document:
    """Read the final state of a Word document: what a reader sees with all changes accepted.

    Headers, footers and tables of contents stand apart as furniture; comments are left out. What this
    reader can't read (Word 2, 6 and 95, files that are broken) LibreOffice does, where it is installed.
    Raises `EncryptedDocument`, `DamagedDocument`, `UnsupportedFormat`, `TookTooLong`, `NoTextFound`.
    """
    from minutesparse.readers.doc_file import OldWord

    raw = stream.read()
    try:
        document = _read(raw)
    except OldWord as error:
        document = _convert(raw, error, None)
    except DamagedDocument as error:
        document = _convert(raw, error, "MS Word 97")
        warning = f"{error}; it was read by LibreOffice, and part of its text may be missing"
        document = replace(document, warnings=(*document.warnings, warning))
    if not document.text.strip():
        raise NoTextFound("the document holds no text")
    return document


def _convert(raw: bytes, error: MinutesError, filter: str | None) -> Document:
    """Read a document by way of LibreOffice; where that is not installed the error holds, and says so."""
    from minutesparse.readers import docx, soffice
    from minutesparse.readers.doc_file import OldWord

    program = soffice.find_program()
    if program is None:
        error.remedy = OldWord.remedy
        raise error
    made = soffice.to_docx(program, raw, filter=filter)
    return replace(docx.read(io.BytesIO(made)), format="doc")


def _read(raw: bytes) -> Document:
    from minutesparse.readers.doc_anchors import header_ranges, read_anchors
    from minutesparse.readers.doc_file import open_file
    from minutesparse.readers.doc_lists import read_lists
    from minutesparse.readers.doc_runs import read_character_runs, read_paragraph_runs
    from minutesparse.readers.doc_styles import read_styles
    from minutesparse.readers.doc_summary import read_title
    from minutesparse.readers.doc_walk import Walk, read_story
    from minutesparse.readers.flow import write_flow, write_furniture

    builder = DocumentBuilder("doc")
    told: set[str] = set()
    try:
        word = open_file(raw)
        styles = read_styles(word)
        lists = read_lists(word, styles.fonts)
        paragraphs, characters = read_paragraph_runs(word), read_character_runs(word)
        walk = Walk(word, styles, lists, paragraphs, characters, read_anchors(word))
        body = read_story(walk, 0, min(word.stories.body, len(word.text)))
        edges = [read_story(walk, start, end) for start, end in header_ranges(word)]
        title = read_title(word.summary)
    except (struct.error, IndexError) as error:  # a length or a place that the file does not reach
        raise DamagedDocument("the file is broken or cut short") from error
    write_flow(body, builder, told)
    for blocks in edges:
        write_furniture(blocks, builder, told)
    if title:
        builder.properties["title"] = title
    builder.warnings.extend((*word.warnings, *walk.warnings))
    return builder.build()
