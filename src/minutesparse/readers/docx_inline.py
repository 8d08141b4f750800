"""What stands within a paragraph: its visible text in its looks, in the final state of tracked changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from minutesparse.readers import docx_names as names
from minutesparse.readers.docx_names import is_on, number
from minutesparse.readers.docx_styles import SILENT, Said, Styles, read_said
from minutesparse.readers.docx_symbols import EMPTY_BOX, TICKED_BOX, in_symbol_font, symbol
from minutesparse.readers.looks import PLAIN, Look


@dataclass(slots=True)
class Field:
    """A field begun and not ended: `{ instruction | result }`, of which the result is seen."""

    instruction: str = ""
    shown: bool = False

    @property
    def contents(self) -> bool:
        """Whether it is a table of contents."""
        return self.instruction.split(None, 1)[:1] == ["TOC"]


@dataclass(slots=True)
class Content:
    """What a paragraph holds: text in looks (a newline is a break), text boxes, references to notes."""

    pieces: list[tuple[str, Look]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)

    def is_blank(self) -> bool:
        return not "".join([text for text, _ in self.pieces]).strip()


@dataclass(slots=True)
class Inline:
    """The state that runs through a story's paragraphs: the fields that are open."""

    styles: Styles
    fields: list[Field] = field(default_factory=list)
    unshown: int = 0
    """How many of the open fields stand at their instruction."""

    def in_contents(self) -> bool:
        return any(f.contents for f in self.fields[:8])

    def sees(self) -> bool:
        """Say whether text shows here: not within a field that stands in another one's instruction.

        Text that stands plainly in an instruction is shown: Word never writes it, so the field is broken.
        """
        return not self.unshown or (self.unshown == 1 and not self.fields[-1].shown)


def collect(parent: etree._Element, inline: Inline, base: Said, out: Content, *, bold: bool = False) -> None:
    """Add what stands in a paragraph (or in a wrapper within one) to `out`.

    `base` is what the paragraph's style says, `bold` what its table's style says.
    """
    for child in parent:
        tag = child.tag
        if tag == names.R:
            _collect_run(child, inline, base, out, bold=bold)
        elif tag in names.THROUGH:
            collect(child, inline, base, out, bold=bold)
        elif tag == names.SDT:
            _collect_control(child, inline, base, out, bold=bold)
        elif tag == names.ALTERNATE:
            chosen = choose(child)
            if chosen is not None:
                collect(chosen, inline, base, out, bold=bold)
        elif tag in (names.O_MATH, names.O_MATH_PARA):
            formula = "".join(t.text or "" for t in child.iter(names.M_T))
            out.pieces.append((formula, PLAIN))


def _collect_control(
    control: etree._Element, inline: Inline, base: Said, out: Content, *, bold: bool
) -> None:
    box = control.find(f"{names.SDTPR}/{names.BOX_14}")
    if box is not None:
        checked = box.find(names.CHECKED_14)
        ticked = checked is not None and is_on(checked.get(names.VAL_14))
        out.pieces.append((TICKED_BOX if ticked else EMPTY_BOX, PLAIN))
        return
    content = control.find(names.SDT_CONTENT)
    if content is not None:
        collect(content, inline, base, out, bold=bold)


def _collect_run(run: etree._Element, inline: Inline, base: Said, out: Content, *, bold: bool) -> None:
    own, look, known = SILENT, PLAIN, False
    for child in run:
        tag = child.tag
        if tag == names.RPR:
            own = read_said(child)
            continue
        if not known:
            found = inline.styles.look(base, own, bold=bold)
            if found is None:
                _follow_fields(run, inline)
                return
            look, known = found, True
        if tag == names.T:
            _add_text(child.text, look, inline, out)
        else:
            special = _SPECIAL.get(tag)
            if special is not None:
                special(child, look, inline, out)


def _follow_fields(run: etree._Element, inline: Inline) -> None:
    """Hidden runs show nothing, but fields may begin and end in them."""
    unseen = Content()
    for child in run.iterchildren(names.FLD_CHAR, names.INSTR):
        _SPECIAL[child.tag](child, PLAIN, inline, unseen)


def _add_text(text: str | None, look: Look, inline: Inline, out: Content) -> None:
    if not text or not inline.sees():
        return
    if "\n" in text or "\r" in text:
        text = text.replace("\n", " ").replace("\r", " ")
    if look.font or not text.isprintable():
        text = in_symbol_font(text, look.font)
    out.pieces.append((text, look))


def _add(text: str) -> Callable[[etree._Element, Look, Inline, Content], None]:
    def add(_element: etree._Element, look: Look, inline: Inline, out: Content) -> None:
        if inline.sees():
            out.pieces.append((text, look))

    return add


def _add_symbol(element: etree._Element, look: Look, inline: Inline, out: Content) -> None:
    if inline.sees():
        out.pieces.append((symbol(element.get(names.SYM_CHAR), element.get(names.SYM_FONT)), look))


def _add_field_mark(element: etree._Element, look: Look, inline: Inline, out: Content) -> None:
    kind = element.get(names.FLD_TYPE)
    if kind == "begin":
        text = _form_field(element.find(names.FF_DATA))
        if text and inline.sees():
            out.pieces.append((text, look))
        inline.fields.append(Field())
        inline.unshown += 1
    elif kind == "separate" and inline.fields and not inline.fields[-1].shown:
        inline.fields[-1].shown = True
        inline.unshown -= 1
    elif kind == "end" and inline.fields:
        inline.unshown -= not inline.fields.pop().shown


def _form_field(form: etree._Element | None) -> str:
    """Return what a form's box or list shows; a field of text shows its result like any other."""
    if form is None:
        return ""
    box, options = form.find(names.FF_CHECKBOX), form.find(names.FF_LIST)
    if box is not None:
        state = box.find(names.CHECKED)
        state = box.find(names.DEFAULT) if state is None else state
        return TICKED_BOX if state is not None and is_on(state.get(names.VAL)) else EMPTY_BOX
    if options is not None:
        entries = [e.get(names.VAL) or "" for e in options.iterchildren(names.LIST_ENTRY)]
        chosen = options.find(names.RESULT)
        at = number(chosen.get(names.VAL)) if chosen is not None else 0
        return entries[at] if 0 <= at < len(entries) else ""
    return ""


def _add_instruction(element: etree._Element, _look: Look, inline: Inline, _out: Content) -> None:
    if inline.fields and len(inline.fields[-1].instruction) < 100:
        inline.fields[-1].instruction += element.text or ""


def _add_drawing(element: etree._Element, _look: Look, _inline: Inline, out: Content) -> None:
    out.boxes.extend(find_boxes(element))


def _add_note(element: etree._Element, _look: Look, inline: Inline, out: Content) -> None:
    if inline.sees():
        out.notes.append(element)


def _add_alternate(element: etree._Element, look: Look, inline: Inline, out: Content) -> None:
    chosen = choose(element)
    for child in chosen if chosen is not None else ():
        if child.tag == names.T:
            _add_text(child.text, look, inline, out)
        elif child.tag in _SPECIAL:
            _SPECIAL[child.tag](child, look, inline, out)


def _add_ruby(element: etree._Element, _look: Look, inline: Inline, out: Content) -> None:
    base = element.find(names.RUBY_BASE)
    if base is not None:
        collect(base, inline, SILENT, out)


_SPECIAL: dict[object, Callable[[etree._Element, Look, Inline, Content], None]] = {
    **dict.fromkeys(names.TABS, _add("\t")),
    **dict.fromkeys(names.BREAKS, _add("\n")),
    **dict.fromkeys(names.DRAWINGS, _add_drawing),
    names.NO_BREAK_HYPHEN: _add("-"),
    names.SYM: _add_symbol,
    names.FLD_CHAR: _add_field_mark,
    names.INSTR: _add_instruction,
    names.FOOTNOTE_REF: _add_note,
    names.ENDNOTE_REF: _add_note,
    names.ALTERNATE: _add_alternate,
    names.RUBY: _add_ruby,
}


def choose(alternate: etree._Element) -> etree._Element | None:
    """Return the one of an `AlternateContent` to read: the choice where it holds text, else the fallback.

    The fallback repeats the choice's text for older programs; reading both would read it twice.
    """
    choices = [c for c in alternate if c.tag in (names.CHOICE, names.FALLBACK)]
    for choice in choices:
        if next(choice.iter(names.T, names.M_T, names.SYM), None) is not None:
            return choice
    return choices[0] if choices else None


def find_boxes(drawing: etree._Element) -> list[etree._Element]:
    """Return a drawing's text boxes in order, each once; boxes within a box are left to it."""
    found = []
    for child in drawing:
        if child.tag == names.TXBX:
            found.append(child)
        elif child.tag == names.ALTERNATE:
            chosen = choose(child)
            found.extend(find_boxes(chosen) if chosen is not None else [])
        elif len(child):
            found.extend(find_boxes(child))
    return found
