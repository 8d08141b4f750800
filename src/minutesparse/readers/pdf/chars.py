"""The words of a page, with their boxes and their looks, from pdfium's characters.

A page of minutes has some 2,500 characters, and asking pdfium for the box of each costs more than all
of pdfium's own work. So only the first and the last character of a word are asked for, and the others
only where those two disagree (a bold syllable, a raised "th", words drawn without blanks between).
"""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

from minutesparse.compiling import compiled
from minutesparse.errors import TooLarge
from minutesparse.readers.pdf import calls
from minutesparse.readers.pdf.characters import Characters
from minutesparse.readers.pdf.frame import Frame
from minutesparse.readers.pdf.letters import part_words
from minutesparse.readers.pdf.text import blank_before, blank_behind, page_text, shown
from minutesparse.readers.pdf.words import ABOVE, BELOW, Word

MAX_CHARACTERS = 1_000_000
"""On one page; a page of a broadsheet has 50,000."""

_LINE = compiled(r"[^\r\n]+")
_TOKEN = compiled(r"[^\s\x00-\x1f\u200b\u2060\ufeff\ufffe]+[\ufffe\x02]?")
_WIDE = 0.85
"""In type sizes a letter: a word above this may be drawn with gaps that no blank stands for."""


def read_words(textpage: Any, frame: Frame) -> list[Word]:
    """Return the words on a page in the order of drawing, those outside its visible part left out.

    Raises `TooLarge` for a page of more characters than anybody prints.
    """
    count = pdfium.FPDFText_CountChars(textpage)
    if count > MAX_CHARACTERS:
        raise TooLarge(f"a page of {count:,} characters")
    page = Characters(textpage, frame)
    text = page_text(textpage, count) if count > 0 else ""
    words = _words(page, text)
    return words if all(w.text for w in words) else [w for w in words if w.text]


def _words(page: Characters, text: str) -> list[Word]:
    """Return the words of a page's text.

    Half of the reader's time is spent here, so each step is done once a line, or once a text object,
    where it can be: if a line's end is of the text object that a word begins in, so is all between.
    """
    words: list[Word] = []
    object_at, origin_of, box_of, styles = calls.text_object, calls.char_origin, calls.char_box, page.styles
    handle, rect, point, x_at, y_at, rect_at = (
        page.handle,
        page.rect,
        page.point,
        page.x_at,
        page.y_at,
        page.rect_at,
    )
    from_left, from_top, width, height = page.frame.left, page.frame.top, page.frame.width, page.frame.height
    for line in _LINE.finditer(text):
        drawn = line[0].rstrip()
        start = line.start()
        end = start + len(drawn)
        plain = drawn.isascii() and drawn.isprintable()
        last_object = object_at(handle, end - 1) if drawn else None
        shared = False
        for token in _TOKEN.finditer(text, start, end):
            at, stop = token.span()
            if not shared:
                here = object_at(handle, at)
                shared = here == last_object
                look, font, size, straight = styles.get(here) or page.style(at)
                above, below, widest = ABOVE * size, BELOW * size, _WIDE * size
                raw = plain and font.pictures is None
            if straight and (shared or _alike(page, here, at, stop - 1, size)):
                origin_of(handle, at, x_at, y_at)
                box_of(handle, stop - 1, rect_at)
                left, along = point
                wide = rect[2] - left
                left -= from_left
                right, base = left + wide, from_top - along
                if 0 < wide <= widest * (stop - at) and left >= 0 and right <= width and 0 < base < height:
                    word = token[0] if raw else shown(token[0], font)
                    lead = "\n" if at == start else " " if text[at - 1] == " " else blank_before(text, at)
                    trail = blank_behind(text, stop) if stop == end else None
                    top, foot = base - above, base + below
                    words.append(Word(word, left, top, right, foot, base, look, lead, trail, 0, len(words)))
                    continue
            for part in part_words(page, text, at, stop):
                if 0 <= part.x0 + part.x1 <= 2 * width and 0 <= part.top + part.bottom <= 2 * height:
                    words.append(part._replace(order=len(words)))
    return words


def _alike(page: Characters, text_object: int, first: int, last: int, size: float) -> bool:
    """Say whether two characters are of one font and on one baseline; some producers draw each alone."""
    other = calls.text_object(page.handle, last)
    if other == text_object:
        return True
    if other is None or calls.text_font(text_object) != calls.text_font(other):
        return False
    return abs(page.origin(first)[1] - page.origin(last)[1]) < 0.1 * size
