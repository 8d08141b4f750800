"""The styles of a Word 97 file, and the fonts that show pictures."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from minutesparse.readers.doc_file import FONTS, STYLES, WordFile
from minutesparse.readers.doc_said import CharacterSaid, ParagraphSaid, read_character, read_paragraph
from minutesparse.readers.docx_symbols import is_symbol_font
from minutesparse.readers.looks import Look

MAX_CHAIN = 32
MAX_STYLES = 4096
_NO_STYLE, _PARAGRAPH_KIND, _TITLE = 0xFFF, 1, 62
_SILENT = CharacterSaid()


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it stands in the file: its built-in number, kind, base, and what it says."""

    number: int
    kind: int
    base: int
    characters: CharacterSaid
    paragraph: ParagraphSaid


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style and its bases say. `chain` is the style and its bases."""

    chain: tuple[int, ...]
    heading: int | None
    contents: bool
    num_id: int | None
    depth: int | None
    characters: CharacterSaid
    looks: dict[tuple[int, bytes], tuple[Look | None, CharacterSaid, Look | None]] = field(
        default_factory=dict
    )
    """How characters are seen in it, by what is said of them."""


@dataclass(slots=True)
class Styles:
    """The styles of a file by number; each is read and put together when it is first used."""

    raw: dict[int, bytes]
    base_size: int
    fonts: list[str]
    _styles: dict[int, Style | None] = field(default_factory=dict)
    _paragraphs: dict[int, ParagraphStyle] = field(default_factory=dict)
    _characters: dict[int, CharacterSaid] = field(default_factory=dict)

    def paragraph(self, number: int) -> ParagraphStyle:
        """Return a paragraph style; the default one for a number that is not there."""
        found = self._paragraphs.get(number)
        if found is None:
            found = self._paragraphs[number] = self._put_together(number if self._style(number) else 0)
        return found

    def look(self, base: CharacterSaid, own: CharacterSaid) -> Look | None:
        """Return how characters are seen in a paragraph whose style says `base`, None where they are hidden.

        What they say themselves holds. A bold character style in a bold heading is not bold.
        """
        style = self._character(own.style) if own.style is not None else _SILENT
        on = [_switch(*said) for said in zip(own[:4], base[:4], style[:4], strict=True)]
        if on[3] or own.deleted:
            return None
        said = (own, style, base)
        underline = next((s.underline for s in said if s.underline is not None), False)
        colour = next((s.colour for s in said if s.colour is not None), None)
        font = next((s.font for s in said if s.font is not None), None)
        name = self.fonts[font] if font is not None and font < len(self.fonts) else None
        return Look(on[0], on[1], underline, on[2], colour or None, name if is_symbol_font(name) else None)

    def _character(self, number: int) -> CharacterSaid:
        if number not in self._characters:
            self._characters[number] = _merge([style.characters for _, style in self._chain(number)])
        return self._characters[number]

    def _style(self, number: int) -> Style | None:
        if number not in self._styles:
            raw = self.raw.get(number)
            self._styles[number] = _read_style(raw, self.base_size) if raw is not None else None
        return self._styles[number]

    def _chain(self, number: int) -> list[tuple[int, Style]]:
        """Return a style and its bases; one that is its own base ends there."""
        chain: dict[int, Style] = {}
        while number not in chain and len(chain) < MAX_CHAIN:
            style = self._style(number)
            if style is None:
                break
            chain[number] = style
            number = style.base
        return list(chain.items())

    def _put_together(self, number: int) -> ParagraphStyle:
        chain = self._chain(number)
        styles = [style for _, style in chain]
        headings = (_heading(style) for style in styles)
        paragraphs = [style.paragraph for style in styles]
        return ParagraphStyle(
            tuple(n for n, _ in chain),
            next((level for level in headings if level is not None), None) or None,
            bool(styles) and 19 <= styles[0].number <= 27,
            next((p.num_id for p in paragraphs if p.num_id is not None), None),
            next((p.depth for p in paragraphs if p.depth is not None), None),
            _merge([style.characters for style in styles]),
        )


def read_styles(word: WordFile) -> Styles:
    """Read the style sheet; a file without one is plain."""
    raw = word.part(STYLES)
    fonts = _read_fonts(word.part(FONTS))
    if len(raw) < 20:
        return Styles({}, 0, fonts)
    length, count, base_size = struct.unpack_from("<HHH", raw)
    styles: dict[int, bytes] = {}
    at = 2 + length
    for number in range(min(count, MAX_STYLES)):
        if at + 2 > len(raw):
            break
        size = raw[at] | raw[at + 1] << 8
        styles[number] = raw[at + 2 : at + 2 + size]
        at += 2 + size
    return Styles(styles, base_size, fonts)


def _read_style(raw: bytes, base_size: int) -> Style | None:
    if len(raw) < 10 or base_size < 10:
        return None
    built_in, kind_and_base, parts_and_next = struct.unpack_from("<HHH", raw)
    kind, base = kind_and_base & 0xF, kind_and_base >> 4
    at = base_size
    if at + 2 > len(raw):
        return None
    (letters,) = struct.unpack_from("<H", raw, at)
    at += 2 + 2 * letters + 2
    parts = []
    for _ in range(min(parts_and_next & 0xF, 2)):
        at += at & 1
        if at + 2 > len(raw):
            break
        (size,) = struct.unpack_from("<H", raw, at)
        parts.append(raw[at + 2 : at + 2 + size])
        at += 2 + size
    paragraph, characters = ParagraphSaid(), _SILENT
    if kind == _PARAGRAPH_KIND:
        paragraph = read_paragraph(parts[0][2:], b"") if parts else paragraph
        characters = read_character(parts[1]) if len(parts) > 1 else characters
    elif parts:
        characters = read_character(parts[0])
    return Style(built_in & 0xFFF, kind, base, characters, paragraph)


def _heading(style: Style) -> int | None:
    """Return a style's heading level from 1 to 6, 0 where it says that it is none, None if it says nothing.

    The built-in headings are known by number, whatever the language of Word.
    """
    if style.paragraph.outline is not None:
        return heading_level(style.paragraph.outline)
    if 1 <= style.number <= 9:
        return min(style.number, 6)
    return 1 if style.number == _TITLE else None


def heading_level(outline: int) -> int:
    """Return the heading level for an outline level, which counts from 0; 0 for body text (9)."""
    return min(outline + 1, 6) if outline <= 8 else 0


def _switch(own: int | None, base: int | None, style: int | None) -> bool:
    under = bool(base) != bool(style)
    if own is None or own == 128:
        return under
    return not under if own == 129 else bool(own)


def _merge(chain: list[CharacterSaid]) -> CharacterSaid:
    """Return what a style and its bases say: the nearest word holds, and may be for or against the next."""
    merged = CharacterSaid()
    for said in reversed(chain):
        switches = [_over(upper, lower) for upper, lower in zip(said[:4], merged[:4], strict=True)]
        others = [u if u is not None else w for u, w in zip(said[4:7], merged[4:7], strict=True)]
        merged = CharacterSaid(*switches, *others)  # type: ignore[arg-type]
    return merged


def _over(upper: int | None, lower: int | None) -> int | None:
    if upper is None or upper == 128:
        return lower
    return int(not lower) if upper == 129 else upper


def _read_fonts(raw: bytes) -> list[str]:
    if len(raw) < 4:
        return []
    names, at = [], 4
    for _ in range(struct.unpack_from("<H", raw)[0]):
        if at >= len(raw):
            break
        entry = raw[at + 1 : at + 1 + raw[at]]
        names.append(entry[39:].decode("utf-16-le", "replace").partition("\0")[0])
        at += 1 + raw[at]
    return names
