"""Names of the Office Open XML formats (ECMA-376): namespaces, kinds of relationship, names of parts.

python-docx knows them too, but loading it takes longer than reading a document does.
"""

from __future__ import annotations

import posixpath

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_NAMESPACES = {
    "m": f"{_OFFICE}/math",
    "r": f"{_OFFICE}/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}


def qn(name: str) -> str:
    """Return a prefixed name as lxml writes it.

    >>> qn("r:id")
    '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'
    """
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


class RT:
    """Kinds of relationship from one part of a package to another."""

    OFFICE_DOCUMENT = f"{_OFFICE}/relationships/officeDocument"
    STYLES = f"{_OFFICE}/relationships/styles"
    NUMBERING = f"{_OFFICE}/relationships/numbering"
    FOOTNOTES = f"{_OFFICE}/relationships/footnotes"
    ENDNOTES = f"{_OFFICE}/relationships/endnotes"
    SETTINGS = f"{_OFFICE}/relationships/settings"
    CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


PACKAGE = "/"
"""The package as a whole, which has relationships too."""


def relationships_of(part: str) -> str:
    """Return the name of the part that lists another's relationships.

    >>> relationships_of("/word/document.xml"), relationships_of(PACKAGE)
    ('/word/_rels/document.xml.rels', '/_rels/.rels')
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_of(part: str, reference: str) -> str:
    """Return the name of the part that a relationship of another points at.

    >>> target_of("/word/document.xml", "styles.xml"), target_of("/word/document.xml", "/docProps/core.xml")
    ('/word/styles.xml', '/docProps/core.xml')
    >>> target_of(PACKAGE, "word/document.xml"), target_of("/word/document.xml", "../../../x.xml")
    ('/word/document.xml', '/x.xml')
    """
    return posixpath.normpath(posixpath.join(posixpath.split(part)[0], reference))
