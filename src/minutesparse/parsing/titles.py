"""Long titles: those in capitals with the lines they go on in, and those that read like a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.compiling import compiled
from minutesparse.document import Paragraph
from minutesparse.parsing.headings import is_capitals
from minutesparse.parsing.lines import Line
from minutesparse.parsing.numbering import read_number
from minutesparse.text import fold

_CODE = compiled(r"\d{1,4}(?!(?:st|nd|rd|th|am|pm|h|x|k)\b)[^\W\d_]{1,3}\d{0,3}")
_FULL = 38
"""Characters: a shorter line has room for the next word, so that what follows is another heading."""
_MOST = 8
_LONGEST = 35
"""Words of a title that the file itself says is a heading."""
_SENTENCE = 12
"""Words of one that ends as a sentence does ("## Jo: asked who would look after the shed.")."""


def rest_of_title(lines: Sequence[Line], line: Line) -> Sequence[Line]:
    """Return the lines that go on with a title in capitals, set as it is and right behind it."""
    end = line.index + 1
    for after in lines[end : end + _MOST]:
        before = lines[end - 1]
        full = len(before.text) >= _FULL and not before.text.rstrip().endswith(":")
        if not full or not is_capitals(before.text) or not _goes_on(line, after):
            break
        end = after.index + 1
    return lines[line.index + 1 : end]


def _goes_on(title: Line, after: Line) -> bool:
    shown = after.paragraph
    if shown.gap or shown.label or after.table is not None or not is_capitals(after.text):
        return False
    if shown.heading != title.paragraph.heading:
        return False
    bold = (title.paragraph.share("bold") >= 0.5) == (shown.share("bold") >= 0.5)
    return bold and read_number(shown) is None


def whole_title(title: str, rest: Sequence[Line]) -> str:
    """Return a title with the lines it goes on in."""
    return fold(" ".join([title, *(line.text for line in rest)])).rstrip(" :")


def is_long_title(paragraph: Paragraph, behind: Paragraph | None) -> bool:
    """ "### Proposal to nominate somebody who handles letters and …", over what was said of it, is a title all the same."""
    text = paragraph.text.rstrip()
    most = _LONGEST if text[-1:] not in ".;,…_" else _SENTENCE if text.endswith(".") else 0
    short = len(text.split()) <= most and text[:1].isupper()
    below = (paragraph.heading or 0) > 1  # the page's own title is another matter
    return short and below and behind is not None and not behind.heading


def begins_small(text: str) -> bool:
    """Tell whether a line begins with a small letter, as no title does."""
    return text[:1].islower() and not _is_brand(text)


def begins_large(text: str) -> bool:
    """Tell whether a line begins as a title does."""
    return any(c.isupper() for c in text[:3]) or _is_brand(text)


def _is_brand(text: str) -> bool:
    """ "eBarge", "dryLOCK", "3D printer": names begin as they like."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    if first[:1].isdigit():
        return bool(_CODE.fullmatch(first))
    return first.isalpha() and first[0].islower() and any(map(str.isupper, first))
