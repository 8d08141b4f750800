"""The walk through a Rich Text file: groups are opened and closed, text is shown or put aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from minutesparse.readers import rtf_codes
from minutesparse.readers.docx_numerals import note_mark
from minutesparse.readers.docx_symbols import EMPTY_BOX, TICKED_BOX, in_symbol_font, is_symbol_font
from minutesparse.readers.flow import FlowBlock, FlowParagraph, Note
from minutesparse.readers.listcount import bullet_label
from minutesparse.readers.looks import Look
from minutesparse.readers.rtf_state import (
    CHOICE,
    COLOUR,
    FONT,
    INSTRUCTION,
    LABEL,
    SHOWN,
    STYLE,
    TITLE,
    Field,
    Flow,
    Font,
    Row,
    State,
    Style,
)

MAX_GROUPS = 500
MAX_LABEL = 40
_UNDRESSED = {"§": "▪", "Ø": "➢", "ü": "✓", "·": "•"}
"""Bullets of picture fonts, written without their font."""


@dataclass(slots=True)
class Walk:
    """All that is known of the file so far. `state` is that of the innermost open group."""

    state: State = field(default_factory=State)
    stack: list[State] = field(default_factory=list)
    codec: str = rtf_codes.DEFAULT
    default_font: int = 0
    fonts: dict[int, Font] = field(default_factory=dict)
    colours: list[str | None] = field(default_factory=list)
    styles: dict[int, Style] = field(default_factory=dict)
    row: Row = field(default_factory=Row)
    inner_row: Row = field(default_factory=Row)
    headers: list[tuple[str, list[FlowBlock]]] = field(default_factory=list)
    title: str = ""
    facing: bool = False
    titled: bool = False
    told: dict[bool, int] = field(default_factory=dict)
    label: list[tuple[str, Look]] = field(default_factory=list)
    fresh: bool = False
    """Whether a group has just been opened; only there does a star mark a group to be passed over."""
    starred: bool = False
    spare: int = 0
    """How many characters still stand in for one written by number, and are passed over."""
    lead: bytes = b""
    high: int = 0
    name: str = ""
    font_codec: str | None = None
    base: int | None = None
    rgb: list[int] = field(default_factory=list)
    twin: int = SHOWN
    """Where the text goes of which both an old and a Unicode writing stand here."""
    looks: dict[tuple[bool, bool, bool, bool, int, int], Look] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def add_text(walk: Walk, text: str) -> None:
    """Take text as it stands in the file: each character is a byte."""
    if walk.spare:
        cut = min(walk.spare, len(text))
        walk.spare -= cut
        text = text[cut:]
    if walk.lead or not text.isascii():
        add_bytes(walk, text.encode("latin-1"))
    elif text:
        put(walk, text)


def add_bytes(walk: Walk, raw: bytes) -> None:
    """Take bytes of the font's code page; half a character waits for its other half."""
    if walk.spare:
        cut = min(walk.spare, len(raw))
        walk.spare -= cut
        raw = raw[cut:]
    font = walk.fonts.get(walk.state.font)
    codec = (font.codec if font else None) or walk.codec
    text, walk.lead = rtf_codes.decode(walk.lead + raw, codec)
    if text:
        put(walk, text)


def add_character(walk: Walk, number: int) -> None:
    """Take a character by its number in UTF-16, in which one past 65535 comes in two halves."""
    number &= 0xFFFF
    high, walk.high = walk.high, 0
    if 0xD800 <= number < 0xDC00:
        walk.high = number
    elif 0xDC00 <= number < 0xE000:
        put(walk, chr(0x10000 + ((high & 0x3FF) << 10) + (number & 0x3FF)) if high else "\ufffd")
    elif number:
        put(walk, chr(number))
    walk.spare = walk.state.fallback


def put(walk: Walk, text: str) -> None:
    """Put text where the group's text goes; a lone newline is a break."""
    state = walk.state
    if state.place == SHOWN:
        if state.hidden or state.deleted:
            return
        look = state.look or _look(walk)
        if look.font or not text.isprintable():
            text = in_symbol_font(text, look.font)
        flow = state.flow
        flow.open.pieces.append((text if len(text) == 1 else text.replace("\n", " "), look))
        flow.contents = flow.contents or state.contents
    else:
        place = _PLACES.get(state.place)
        if place is not None:
            place(walk, text)


def _put_label(walk: Walk, text: str) -> None:
    if not walk.state.hidden and len(walk.label) < MAX_LABEL:
        walk.label.append((text, walk.state.look or _look(walk)))


def _put_instruction(walk: Walk, text: str) -> None:
    begun = walk.state.field
    if begun is not None and len(begun.instruction) < 200:
        begun.instruction += text


def _put_choice(walk: Walk, text: str) -> None:
    begun = walk.state.field
    if begun is not None and len(begun.choices) < 100:
        begun.choices.append(text)


def _put_title(walk: Walk, text: str) -> None:
    walk.title = (walk.title + text)[:500]


def _put_font(walk: Walk, text: str) -> None:
    walk.name = (walk.name + text)[:100]
    if text.endswith(";"):
        walk.fonts[walk.state.font] = Font(walk.name.rstrip(";").strip(), walk.font_codec)
        walk.name, walk.font_codec = "", None


def _put_style(walk: Walk, text: str) -> None:
    walk.name = (walk.name + text)[:100]
    if text.endswith(";"):
        state = walk.state
        walk.styles[state.style] = Style(walk.name.rstrip(";").strip(), state.outline, walk.base)
        walk.name, walk.base = "", None


def _put_colour(walk: Walk, text: str) -> None:
    for _ in range(min(text.count(";"), 1000)):
        said = "".join(f"{part & 255:02X}" for part in walk.rgb) if len(walk.rgb) == 3 else "000000"
        walk.colours.append(None if said == "000000" else said)
        walk.rgb = []


_PLACES: dict[int, Callable[[Walk, str], None]] = {
    LABEL: _put_label,
    INSTRUCTION: _put_instruction,
    CHOICE: _put_choice,
    TITLE: _put_title,
    FONT: _put_font,
    STYLE: _put_style,
    COLOUR: _put_colour,
}


def _look(walk: Walk) -> Look:
    state = walk.state
    key = (state.bold, state.italic, state.underline, state.strike, state.colour, state.font)
    look = walk.looks.get(key)
    if look is None:
        colour = walk.colours[state.colour] if 0 <= state.colour < len(walk.colours) else None
        font = walk.fonts.get(state.font)
        name = font.name if font is not None and is_symbol_font(font.name) else None
        look = walk.looks[key] = Look(*key[:4], colour, name)
    state.look = look
    return look


def open_group(walk: Walk) -> None:
    walk.spare, walk.fresh = 0, True
    walk.stack.append(walk.state)
    walk.state = walk.state.inner()


def close_group(walk: Walk) -> None:
    """Close the innermost group, and finish what it has begun."""
    if not walk.stack:
        return
    walk.spare = 0
    done, walk.state = walk.state, walk.stack.pop()
    if done.place == LABEL and walk.state.place != LABEL:
        _take_label(walk, done.flow)
    elif done.opened == "field" and done.field is not None:
        _show_field(walk, done.field)
    elif done.outer is not None:
        blocks = finish(walk, done.flow, done)
        if done.opened == "box":
            done.outer.open.boxes.append(blocks)
        elif done.opened == "note":
            _take_note(walk, done, done.outer, blocks)
        else:
            walk.headers.append((done.opened, blocks))


def finish(walk: Walk, flow: Flow, state: State) -> list[FlowBlock]:
    """End a text with the paragraph that is still open in it."""
    if flow.open.pieces or flow.open.boxes or flow.open.notes:
        add_paragraph(walk, state, state.tables)
    blocks = flow.stream.finish()
    walk.warnings.extend(flow.stream.warnings)
    return blocks


def _take_note(walk: Walk, done: State, outer: Flow, blocks: list[FlowBlock]) -> None:
    mark = None
    if outer.marked:
        ends = done.flow.ends_in_note
        walk.told[ends] = walk.told.get(ends, 0) + 1
        mark = note_mark(walk.told[ends], endnote=ends)
    outer.marked = False
    outer.open.notes.append(Note(mark, blocks))


def _take_label(walk: Walk, flow: Flow) -> None:
    text = "".join(t for t, _ in walk.label).strip()
    font = next((look.font for _, look in walk.label if look.font), None)
    flow.open.label = bullet_label(_UNDRESSED.get(text, text), font)
    walk.label = []


def _show_field(walk: Walk, done: Field) -> None:
    """Show what a form's box or list, or the field of a symbol, stands for: it has no result of its own."""
    words = done.instruction.replace('"', " ").split()
    if not words or walk.state.place != SHOWN or len(walk.state.flow.open.pieces) > done.before:
        return
    chosen = done.default if done.box in (None, 25) else done.box
    if words[0] == "FORMCHECKBOX":
        put(walk, TICKED_BOX if chosen else EMPTY_BOX)
    elif words[0] == "FORMDROPDOWN" and 0 <= (chosen or 0) < len(done.choices):
        put(walk, done.choices[chosen or 0])
    elif words[0] == "SYMBOL" and len(words) > 1 and words[1].isdecimal() and len(words[1]) < 6:
        font = " ".join(words[words.index("\\f") + 1 :][:2]) if "\\f" in words else ""
        name = next((f for f in (font, font.split(" ")[0]) if is_symbol_font(f)), None)
        code = int(words[1])
        put(walk, in_symbol_font(chr(0xF000 + code), name) if code < 256 else chr(code & 0xFFFF))


def add_paragraph(walk: Walk, state: State, depth: int) -> None:
    """End the open paragraph, which stands in `depth` tables."""
    flow = state.flow
    done, flow.open = flow.open, FlowParagraph()
    contents, flow.contents = flow.contents, False
    style = walk.styles.get(state.style)
    done.apart = contents and style is not None and style.name[:4].lower() in ("toc ", "cont")
    if done.label is not None:
        done.level = min(max(state.depth or 0, 0), 8)
    done.heading = heading(walk, state)
    flow.stream.add(done, depth)


def heading(walk: Walk, state: State) -> int | None:
    """Return the paragraph's heading level: its own outline level, else what its style or the style's base says."""
    outline = state.outline
    if outline is not None:
        return min(outline + 1, 6) if 0 <= outline <= 8 else None
    at: int | None = state.style
    for _ in range(10):
        style = walk.styles.get(at) if at is not None else None
        if style is None:
            break
        if style.outline is not None:
            return min(style.outline + 1, 6) if 0 <= style.outline <= 8 else None
        name = style.name.lower()
        if name == "title":
            return 1
        if name.startswith("heading ") and name[8:9].isdecimal() and "1" <= name[8:9] <= "9":
            return min(int(name[8]), 6)
        at = style.base
    return None
