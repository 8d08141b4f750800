"""Read an OpenDocument text: .odt, .ott, and .fodt, the same in one plain XML file."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from minutesparse.document import Document, DocumentBuilder
from minutesparse.errors import NoTextFound

if TYPE_CHECKING:
    from lxml import etree

    from minutesparse.readers.odt_package import Package


def read(stream: BinaryIO) -> Document:
    """Read the final state of an OpenDocument text: what a reader sees with all changes accepted.

    Headers, footers and tables of contents stand apart as furniture; comments are left out.
    Raises `EncryptedDocument`, `DamagedDocument`, `TooLarge`, `UnsupportedFormat`, `NoTextFound`.
    """
    from minutesparse.readers.flow import write_flow, write_furniture
    from minutesparse.readers.odt_lists import read_lists
    from minutesparse.readers.odt_names import AUTOMATIC, STYLES
    from minutesparse.readers.odt_package import open_package
    from minutesparse.readers.odt_styles import Styles, read_faces, read_styles
    from minutesparse.readers.odt_walk import read_text

    package = open_package(stream)
    root, look = package.content, package.styles
    builder = DocumentBuilder("odt")
    told: set[str] = set()
    common = look.find(STYLES) if look is not None else None
    shared = read_styles(common)
    faces = {**(read_faces(look) if look is not None else {}), **read_faces(root)}
    automatic = root.find(AUTOMATIC)
    styles = Styles({**shared, **read_styles(automatic)}, faces)
    blocks, warnings = read_text(package.text, styles, read_lists(styles, common, automatic))
    write_flow(blocks, builder, told)
    texts = list(_headers_and_footers(package, automatic))
    if texts and look is not None:
        automatic = look.find(AUTOMATIC)  # of the same names as the text's, and not the same
        styles = Styles({**shared, **read_styles(automatic)}, faces)
        lists = read_lists(styles, common, automatic)
        for text in texts:
            write_furniture(read_text(text, styles, lists)[0], builder, told)
    if package.title:
        builder.properties["title"] = package.title
    builder.warnings.extend((*package.warnings, *warnings))
    document = builder.build()
    if not document.text.strip():
        raise NoTextFound("the document holds no text")
    return document


def _headers_and_footers(package: Package, automatic: etree._Element | None) -> list[etree._Element]:
    """Return the headers, then the footers, of the kinds of page that the text uses."""
    from minutesparse.readers.odt_names import MASTERS, name

    masters = package.styles.find(MASTERS) if package.styles is not None else None
    if masters is None:
        return []
    following, page_name = name("style:next-style-name"), name("style:master-page-name")
    pages = {
        page.get(name("style:name")) or "": page for page in masters.iterchildren(name("style:master-page"))
    }
    named = [style.get(page_name) for style in automatic] if automatic is not None else []
    used = {n for n in named if n} | {"Standard"}
    used |= {pages[n].get(following) or "" for n in used if n in pages}
    kinds = [f"style:{part}{kind}" for part in ("header", "footer") for kind in ("", "-left", "-first")]
    return [
        text
        for kind in kinds
        for page_of, page in pages.items()
        if page_of in used
        for text in page.iterchildren(name(kind))
        if text.get(name("style:display")) != "false"
    ]
