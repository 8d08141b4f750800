"""Read a Word document: .docx, and its templates and macro-enabled kin."""

from __future__ import annotations

from typing import BinaryIO

from minutesparse.document import Document, DocumentBuilder
from minutesparse.errors import NoTextFound


def read(stream: BinaryIO) -> Document:
    """Read the final state of a Word document: what a reader sees with all changes accepted.

    Headers, footers and tables of contents stand apart as furniture; comments are left out.
    Raises `EncryptedDocument`, `DamagedDocument`, `TooLarge`, `UnsupportedFormat`, `NoTextFound`.
    """
    from minutesparse.readers.docx_furniture import add_headers_and_footers
    from minutesparse.readers.docx_inline import Inline
    from minutesparse.readers.docx_names import BODY
    from minutesparse.readers.docx_notes import Notes
    from minutesparse.readers.docx_numbering import read_numbering
    from minutesparse.readers.docx_package import open_package
    from minutesparse.readers.docx_styles import read_styles
    from minutesparse.readers.docx_walk import CHUNK_WARNING, Story, walk_blocks
    from minutesparse.readers.ooxml import RT

    package = open_package(stream)
    builder = DocumentBuilder("docx")
    styles_part = package.related(RT.STYLES)
    styles = read_styles(styles_part)
    numbering = read_numbering(package.related(RT.NUMBERING), styles_part)
    story = Story(builder, styles, numbering, Notes(package), Inline(styles))
    body = package.document.find(BODY)
    if body is not None:
        walk_blocks(body, story)
    add_headers_and_footers(package, story)
    core = package.related(RT.CORE_PROPERTIES)
    title = core.findtext("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    if title and title.strip():
        builder.properties["title"] = " ".join(title.split())
    builder.warnings.extend(package.warnings)
    document = builder.build()
    if not document.text.strip():
        embedded = (
            ", only a document of another format inside it" if CHUNK_WARNING in document.warnings else ""
        )
        raise NoTextFound(f"the document holds no text{embedded}")
    return document
