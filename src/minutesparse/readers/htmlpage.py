"""An HTML page around its text: its encoding, its chrome, and what nobody sees of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import TYPE_CHECKING

from minutesparse.compiling import compiled
from minutesparse.readers.decoding import decode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
        "map",
        "select",
        "button",
        "textarea",
        "datalist",
        "meta",
        "link",
    ]
)
_UNSEEN_TAG = compiled(r"<(/?)(?:script|style)\b[^<>]*>", re.IGNORECASE)
_TAG = compiled(r"<[^<>]*>")


def decode_page(raw: bytes) -> str:
    """Decode by what the page says of itself where it is not UTF-8."""
    named = re.search(rb"<meta[^<>]{0,200}?charset=[\"']?([\w-]{3,20})", raw[:4096], re.IGNORECASE)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        if named and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                return decode(raw.decode(named[1].decode("ascii"), "replace").encode())
            except LookupError:
                pass
    return decode(raw)


def without_tags(source: str) -> str:
    kept: list[str] = []
    skips = False
    for i, part in enumerate(_UNSEEN_TAG.split(source)):
        if i % 2:
            skips = not part
        elif not skips:
            kept.append(part)
    return unescape(_TAG.sub("\n", "".join(kept)))


def text_of(element: Element) -> str:
    parts: list[str] = []
    for node in element.iter():
        if node.tag == "br":
            parts.append("\n")
        if isinstance(node.tag, str) and node.tag not in UNSEEN:
            parts.append(node.text or "")
        if node is not element:
            parts.append(node.tail or "")
    return "".join(parts)


def is_chrome(name: str, element: Element, attributes: Mapping[str, str]) -> bool:
    """Tell the site's own bands from the minutes: menus, banners, the foot of the page.

    A header without a menu holds the title of what it heads, and so does one with the page's only title.
    """
    if name == "nav" or attributes.get("role") in ("navigation", "banner", "contentinfo", "search"):
        return True
    if name == "div" and attributes.get("title") in ("header", "footer"):
        return True  # a word processor's
    if name == "footer":
        return not any(str(a.tag) in ("article", "main", "blockquote") for a in element.iterancestors())
    if name != "header" or element.find(".//nav") is None:
        return False
    titles = element.findall(".//h1")
    return not titles or len(titles) < len(element.getroottree().findall(".//h1"))
