"""The walk over the text of a Word 97 file, in the final state of its tracked changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from minutesparse.compiling import compiled
from minutesparse.readers.doc_anchors import Anchors
from minutesparse.readers.doc_fields import Field, form_text
from minutesparse.readers.doc_file import WordFile
from minutesparse.readers.doc_lists import Lists
from minutesparse.readers.doc_runs import CharacterRuns, Runs
from minutesparse.readers.doc_said import (
    CharacterSaid,
    ParagraphSaid,
    read_character,
    read_paragraph,
    read_row,
)
from minutesparse.readers.doc_styles import ParagraphStyle, Styles, heading_level
from minutesparse.readers.docx_symbols import in_symbol_font
from minutesparse.readers.flat import RowShape, Stream
from minutesparse.readers.flow import FlowBlock, FlowParagraph, Note
from minutesparse.readers.looks import PLAIN, Look

MAX_DEPTH = 8
"""A note within a box within a note: no more than a file made to do harm has."""
_ENDS = compiled("[\r\x07\x0c]")
_SPECIAL = compiled("([\x00-\x08\x0a-\x1f])")
_SURROGATE = compiled("[\ud800-\udfff]")
_Shown = tuple[Look | None, CharacterSaid, Look | None]
"""How characters are seen, None where they are hidden; what they say themselves; and the look again,
None where their letters stand for others."""
_BREAKS = frozenset("\n\x0b\x0c\x0e")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A paragraph's properties put together: `said` by itself, `style` by its style."""

    said: ParagraphSaid
    style: ParagraphStyle
    depth: int
    raw: bytes


@dataclass(slots=True)
class Walk:
    """What the walk leans on, and what has been put together once."""

    word: WordFile
    styles: Styles
    lists: Lists
    paragraphs: Runs
    characters: CharacterRuns
    anchors: Anchors
    warnings: list[str] = field(default_factory=list)
    depth: int = 0
    """How many texts are being read within one another."""
    rows: dict[bytes, RowShape] = field(default_factory=dict)
    kinds: dict[tuple[bytes, bytes], _Kind] = field(default_factory=dict)


@dataclass(slots=True)
class _Story:
    """A text of the file while it is read: its paragraph, its fields, where it begins."""

    start: int
    stream: Stream = field(default_factory=Stream)
    open: FlowParagraph = field(default_factory=FlowParagraph)
    fields: list[Field] = field(default_factory=list)
    unshown: int = 0
    """How many of the open fields stand at their instruction."""

    def in_contents(self) -> bool:
        return any(f.contents for f in self.fields[:8])


def read_story(walk: Walk, start: int, end: int) -> list[FlowBlock]:
    """Return the blocks of a text from one character to another."""
    if walk.depth >= MAX_DEPTH:
        return []
    walk.depth += 1
    story, text, at = _Story(start), walk.word.text, start
    for match in _ENDS.finditer(text, start, end):
        mark = match.start()
        if match[0] == "\x0c" and mark not in walk.anchors.section_ends:
            continue  # a page ends, the paragraph goes on
        _read_paragraph(walk, story, at, mark)
        at = mark + 1
    if at < end and text[at:end].strip("\0\r"):
        _collect(walk, story, at, end, _kind_at(walk, end - 1))
    if story.open.pieces:
        story.stream.add(story.open, 0)
    walk.depth -= 1
    blocks = story.stream.finish()
    walk.warnings.extend(story.stream.warnings)
    return blocks


def _read_paragraph(walk: Walk, story: _Story, start: int, mark: int) -> None:
    kind, stream = _kind_at(walk, mark), story.stream
    ending, said = walk.word.text[mark], kind.said
    in_contents = kind.style.contents and story.in_contents()
    look, own, _ = _collect(walk, story, start, mark + 1, kind)
    if said.ends_row if ending == "\x07" else said.ends_inner_row:
        shape = walk.rows.get(kind.raw)
        if shape is None:
            shape = walk.rows[kind.raw] = read_row(kind.raw, walk.word.more)
        stream.end_row(kind.depth, shape, deleted=bool(own.deleted))
        story.open = FlowParagraph()
        return
    ends_cell = ending == "\x07" or said.ends_inner_cell
    if not ends_cell and (own.deleted or said.drops):
        return  # it runs on into the next one
    done, story.open = story.open, FlowParagraph()
    blank = done.is_blank()
    if look is None and not ends_cell and blank and not done.boxes:
        return
    done.apart = in_contents or (kind.style.contents and story.in_contents())
    if not done.apart and not (ending == "\x0c" and blank):
        _count(walk, kind, done)
    outline = said.outline
    done.heading = kind.style.heading if outline is None else heading_level(outline) or None
    depth = max(kind.depth, 1) if ends_cell else kind.depth
    stream.add(done, depth)
    if ends_cell:
        stream.end_cell(depth)


def _count(walk: Walk, kind: _Kind, paragraph: FlowParagraph) -> None:
    """Set a paragraph's automatic label and its depth in the list.

    What the paragraph says of its list goes before what its style says. A style's depth is that of
    the level which names the style.
    """
    said, style = kind.said, kind.style
    number = said.num_id if said.num_id is not None else style.num_id
    used = walk.lists.list_of(number) if number else None
    if not number or used is None:
        return
    depth = said.depth
    if depth is None and said.num_id is None:
        levels = (used.level_of_style(str(n)) for n in style.chain)
        depth = next((level for level in levels if level is not None), style.depth)
    label = walk.lists.count(number, used, depth or 0)
    if label:
        paragraph.label, paragraph.level = label, min(depth or 0, 8)


def _kind_at(walk: Walk, character: int) -> _Kind:
    piece = walk.word.piece_at(character)
    raw = walk.paragraphs.at(piece.offset + (character - piece.start) * piece.width)
    kind = walk.kinds.get((raw, piece.extra))
    if kind is None:
        number = int.from_bytes(raw[:2], "little")
        said = read_paragraph(raw[2:] + piece.extra, walk.word.more)
        style = walk.styles.paragraph(number if said.style is None else said.style)
        depth = said.nesting or 0
        depth = max(depth, 1) if said.in_table else depth
        kind = walk.kinds[raw, piece.extra] = _Kind(said, style, depth, raw[2:] + piece.extra)
    return kind


def _collect(walk: Walk, story: _Story, start: int, end: int, kind: _Kind) -> _Shown:
    """Add a paragraph's text up to its mark; return how the mark is seen, and what is said of it."""
    text, at, put = walk.word.text, start, story.open.pieces
    starts, said, looks = walk.characters.starts, walk.characters.said, kind.style.looks
    found: _Shown = PLAIN, CharacterSaid(), PLAIN
    while at < end:
        piece = walk.word.piece_at(at)
        width, base = piece.width, piece.offset - piece.start * piece.width
        upto = min(end, piece.end) if piece.end > at else end
        index = bisect_right(starts, base + at * width) - 1
        while at < upto:
            stop = (starts[index + 1] - base) // width if index + 1 < len(starts) else upto
            if stop > upto:
                stop = upto
            elif stop <= at:
                stop = at + 1
            key = (said[index], piece.extra)
            found = looks.get(key) or _look(walk, kind.style, key)
            run = text[at : stop - 1 if stop == end else stop]
            if found[2] is not None and not story.unshown and run.isprintable():
                if run:
                    put.append((run, found[2]))
            else:
                _add(walk, story, run, at, found)
            at, index = stop, index + 1
    custom = walk.anchors.custom
    for number in range(bisect_left(custom, start), bisect_left(custom, end)) if custom else ():
        _add_note(walk, story, custom[number])
    return found


def _look(walk: Walk, style: ParagraphStyle, key: tuple[int, bytes]) -> _Shown:
    number, extra = key
    own = walk.characters.table[number]
    if extra:
        own = own.under(read_character(extra))
    look = walk.styles.look(style.characters, own)
    is_plain = look is not None and look.font is None and own.symbol is None
    found = style.looks[key] = look, own, look if is_plain else None
    return found


def _add(walk: Walk, story: _Story, text: str, at: int, found: _Shown) -> None:
    look, own, _ = found
    if own.symbol is not None and look is not None and not story.unshown:
        font, code = own.symbol
        fonts = walk.styles.fonts
        name = fonts[font] if font < len(fonts) else None
        story.open.pieces.append((in_symbol_font(chr(code), name), look))
    elif text.isprintable():
        if text:
            _put(story, text, look)
    else:
        for part in _SPECIAL.split(text):
            if len(part) == 1 and part < " " and part != "\t":
                _add_special(walk, story, part, at, found)
            elif part:
                _put(story, part, look)
            at += len(part)


def _put(story: _Story, text: str, look: Look | None) -> None:
    if story.unshown:
        if len(story.fields[-1].instruction) < 200 and not story.fields[-1].shown:
            story.fields[-1].instruction += text
    elif look is not None:
        if look.font is not None or not text.isprintable():
            text = in_symbol_font(text, look.font)
            if _SURROGATE.search(text):
                text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        story.open.pieces.append((text, look))


def _add_special(walk: Walk, story: _Story, mark: str, at: int, found: _Shown) -> None:
    look, own, _ = found
    if mark == "\x13":
        story.fields.append(Field())
        story.unshown += 1
    elif mark == "\x14" and story.fields and not story.fields[-1].shown:
        story.fields[-1].shown = True
        story.unshown -= 1
    elif mark == "\x15" and story.fields:
        story.unshown -= not story.fields.pop().shown
    elif mark == "\x01" and story.fields and own.data is not None:
        text = form_text(story.fields[-1].instruction, walk.word.more, own.data)
        if text and look is not None:
            story.open.pieces.append((text, look))
    elif look is None or story.unshown:
        return
    elif mark in _BREAKS:
        story.open.pieces.append(("\n", look))
    elif mark == "\x1e":
        story.open.pieces.append(("-", look))
    elif mark == "\x02":
        _add_note(walk, story, at)
    elif mark == "\x08":
        box = walk.anchors.boxes.get(at)
        if box is not None:
            story.open.boxes.append(read_story(walk, *box))


def _add_note(walk: Walk, story: _Story, at: int) -> None:
    note = walk.anchors.take_note(at)
    if note is not None:
        mark, start, end = note
        story.open.notes.append(Note(mark, read_story(walk, start, end)))
