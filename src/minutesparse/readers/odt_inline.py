"""What stands within a paragraph of OpenDocument: text in its looks, notes, frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from lxml import etree

from minutesparse.compiling import compiled
from minutesparse.readers.docx_numerals import note_mark
from minutesparse.readers.docx_symbols import EMPTY_BOX, TICKED_BOX, in_symbol_font
from minutesparse.readers.flow import FlowBlock, FlowParagraph, Note
from minutesparse.readers.odt_names import DISPLAY, DRAW, SPAN, STYLE_NAME, A, name, number
from minutesparse.readers.odt_styles import Shade, Styles

MAX_BLANKS = 200
_BLANKS = compiled(r"[ \t\r\n]{2,}|[\t\r\n]")
_COUNT, _HIDDEN, _LABEL, _CLASS, _CHANGE = (
    name(f"text:{local}") for local in ("c", "is-hidden", "label", "note-class", "change-id")
)
_NOTE, _CITATION, _NOTE_BODY, _RUBY_BASE = (
    name(f"text:{local}") for local in ("note", "note-citation", "note-body", "ruby-base")
)
_UNSEEN = frozenset(
    name(n)
    for n in (
        *("office:annotation", "office:annotation-end", "text:script", "text:ruby-text", "text:label"),
        *("text:tracked-changes", "field:param", "draw:control", "loext:list-item", "text:note-citation"),
    )
)
_CHANGES, _REGION, _DELETION, _ID = (
    name(f"text:{local}") for local in ("tracked-changes", "changed-region", "deletion", "id")
)
_BOX_KIND, _PARAMETER = name("field:type"), name("field:param")
_FIELD_NAME, _FIELD_VALUE = name("field:name"), name("field:value")


class ReadBlocks(Protocol):
    """Reads the blocks that stand directly in a frame or a note."""

    def __call__(self, parent: etree._Element, /) -> list[FlowBlock]: ...


@dataclass(slots=True)
class Inline:
    """What collecting needs: the styles, and how to read the blocks of a frame or a note."""

    styles: Styles
    read_blocks: ReadBlocks
    deletions: frozenset[str] = frozenset()
    """The changes by name that took text away."""
    told: dict[bool, int] = field(default_factory=dict)
    deleting: int = 0
    """How many of them the text stands in: a flat file keeps what was deleted where it was."""


def collect(element: etree._Element, shade: Shade, inline: Inline, out: FlowParagraph) -> bool:
    """Add what stands in a paragraph, or in a span within one; return whether the paragraph is hidden."""
    hidden = False
    text = element.text
    if text:
        put(text, shade, inline, out)
    if not len(element):
        return False
    for child in element:
        tag = child.tag
        if tag in (SPAN, A):
            inner = inline.styles.within(shade, "text", child.get(STYLE_NAME))
            hidden |= collect(child, inner, inline, out)
        else:
            hidden |= _collect_other(child, shade, inline, out)
        text = child.tail
        if text:
            put(text, shade, inline, out)
    return hidden


def _collect_other(child: etree._Element, shade: Shade, inline: Inline, out: FlowParagraph) -> bool:
    tag = str(child.tag)
    special = _SPECIAL.get(tag)
    if special is not None:
        special(child, shade, inline, out)
    elif tag.startswith(DRAW) and tag not in _UNSEEN:
        if shade.look is not None:
            out.boxes.extend(read_frame(child, inline.read_blocks))
    elif tag == _PARAGRAPH_SWITCH:
        return child.get(_HIDDEN) == "true"
    elif tag not in _UNSEEN and child.get(DISPLAY) != "none" and child.get(_HIDDEN) != "true":
        return collect(child, shade, inline, out)
    return False


def put(text: str, shade: Shade, inline: Inline, out: FlowParagraph) -> None:
    """Add text as it stands in the file, where blanks and line ends mean one blank."""
    look = shade.look
    if look is None or inline.deleting:
        return
    if look.font is not None or "  " in text or not text.isprintable():
        text = in_symbol_font(_BLANKS.sub(" ", text), look.font)
    out.pieces.append((text, look))


def _put_exactly(text: str, shade: Shade, inline: Inline, out: FlowParagraph) -> None:
    if shade.look is not None and not inline.deleting:
        out.pieces.append((text, shade.look))


def _add_blanks(element: etree._Element, shade: Shade, inline: Inline, out: FlowParagraph) -> None:
    _put_exactly(" " * number(element.get(_COUNT), 1, MAX_BLANKS), shade, inline, out)


def _add_tab(_element: etree._Element, shade: Shade, inline: Inline, out: FlowParagraph) -> None:
    _put_exactly("\t", shade, inline, out)


def _add_break(_element: etree._Element, shade: Shade, inline: Inline, out: FlowParagraph) -> None:
    _put_exactly("\n", shade, inline, out)


def _begin_change(element: etree._Element, _shade: Shade, inline: Inline, _out: FlowParagraph) -> None:
    inline.deleting += element.get(_CHANGE) in inline.deletions


def _end_change(element: etree._Element, _shade: Shade, inline: Inline, _out: FlowParagraph) -> None:
    inline.deleting -= element.get(_CHANGE) in inline.deletions and inline.deleting > 0


def _add_note(element: etree._Element, shade: Shade, inline: Inline, out: FlowParagraph) -> None:
    citation, body = element.find(_CITATION), element.find(_NOTE_BODY)
    if shade.look is None or body is None:
        return
    ends, mark = element.get(_CLASS) == "endnote", None
    if citation is not None and citation.get(_LABEL) is not None:
        _put_exactly("".join(map(str, citation.itertext())), shade, inline, out)
    else:
        inline.told[ends] = inline.told.get(ends, 0) + 1
        mark = note_mark(inline.told[ends], endnote=ends)
    out.notes.append(Note(mark, inline.read_blocks(body)))


def _add_ruby(element: etree._Element, shade: Shade, inline: Inline, out: FlowParagraph) -> None:
    base = element.find(_RUBY_BASE)
    if base is not None:
        collect(base, shade, inline, out)


def _add_form_field(element: etree._Element, shade: Shade, inline: Inline, out: FlowParagraph) -> None:
    """Show a form's box or list, which keeps what it shows in its parameters."""
    kind = (element.get(_BOX_KIND) or "").rpartition(".")[2]
    values: dict[str, list[str]] = {}
    for parameter in element.iterchildren(_PARAMETER):
        values.setdefault(parameter.get(_FIELD_NAME) or "", []).append(parameter.get(_FIELD_VALUE) or "")
    if kind == "FORMCHECKBOX":
        ticked = values.get("Checkbox_Checked") == ["true"]
        _put_exactly(TICKED_BOX if ticked else EMPTY_BOX, shade, inline, out)
    elif kind == "FORMDROPDOWN":
        chosen, entries = values.get("Dropdown_Selected", [""])[0], values.get("Dropdown_ListEntry", [])
        at = number(chosen, 0, 1000)
        _put_exactly(entries[at] if at < len(entries) else "", shade, inline, out)


_FRAME, _PARAGRAPH_SWITCH = name("draw:frame"), name("text:hidden-paragraph")
_SPECIAL: dict[str, Callable[[etree._Element, Shade, Inline, FlowParagraph], None]] = {
    name("text:s"): _add_blanks,
    name("text:tab"): _add_tab,
    name("text:line-break"): _add_break,
    name("text:change-start"): _begin_change,
    name("text:change-end"): _end_change,
    name("text:note"): _add_note,
    name("text:ruby"): _add_ruby,
    name("field:fieldmark"): _add_form_field,
}


def find_deletions(text: etree._Element) -> frozenset[str]:
    """Return the names of the changes that took text away."""
    regions = text.iterfind(f"{_CHANGES}/{_REGION}")
    return frozenset(r.get(_ID) or "" for r in regions if r.find(_DELETION) is not None)


def read_frame(frame: etree._Element, read_blocks: ReadBlocks) -> list[list[FlowBlock]]:
    """Return the text of a frame or a drawn shape: one text a box, each once."""
    found: list[list[FlowBlock]] = []
    own = read_blocks(frame)
    if own:
        found.append(own)
    for child in frame:
        tag = str(child.tag)
        if tag in _UNSEEN or not tag.startswith(DRAW):
            continue
        found.extend(read_frame(child, read_blocks))
        if frame.tag == _FRAME and found:
            break  # what follows shows the same in another way
    return found
