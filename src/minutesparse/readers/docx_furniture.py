"""Headers and footers: read once each, apart from the body."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from lxml import etree

from minutesparse.readers.docx_inline import Content, Inline
from minutesparse.readers.docx_names import RELATION, TYPE, VAL, is_on
from minutesparse.readers.docx_package import Package
from minutesparse.readers.docx_walk import Story, walk_blocks
from minutesparse.readers.ooxml import RT, qn

_HEADER, _FOOTER, _TITLE_PAGE, _EVEN = (
    qn(f"w:{name}") for name in ("headerReference", "footerReference", "titlePg", "evenAndOddHeaders")
)


def add_headers_and_footers(package: Package, story: Story) -> None:
    """Add the headers and footers that show on some page; those for kinds of page not in use don't."""
    seen: set[str | None] = set()
    for kind in (_HEADER, _FOOTER):
        for reference in package.document.iter(kind):
            link = reference.get(RELATION)
            if link in seen or not _shows(reference, package):
                continue
            seen.add(link)
            root = package.by_id(link)
            if root is not None:
                inline, carried = Inline(story.styles), Content()
                apart = replace(
                    story, inline=inline, carried=carried, furniture=True, pending=deque(), depth=1
                )
                walk_blocks(root, apart)


def _shows(reference: etree._Element, package: Package) -> bool:
    kind, section = reference.get(TYPE), reference.getparent()
    if kind == "first":
        own = section.find(_TITLE_PAGE) if section is not None else None
        return own is not None and is_on(own.get(VAL))
    if kind == "even":
        settings = package.related(RT.SETTINGS)
        even = settings.find(_EVEN) if settings is not None else None
        return even is not None and is_on(even.get(VAL))
    return True
