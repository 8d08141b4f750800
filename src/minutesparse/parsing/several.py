"""Several meetings in one file: where each one's minutes begin.

A meeting begins at a title of its own ("Minutes of the annual meeting held on …") that has a date or
a heading look, and a list of those present soon behind it. One such title is the whole file's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from minutesparse.dates import find_dates
from minutesparse.document import Block, Document, Paragraph
from minutesparse.parsing.headings import emphasis, heading_part, is_prose
from minutesparse.parsing.lines import ATTENDANCE_PARTS
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_TITLE_WORDS = 35
_ATTENDANCE_WITHIN = 14
_APART = 6
_SAID = 4


def split_meetings(document: Document, vocabulary: Vocabulary) -> list[Document]:
    """Return a document for each meeting the file holds; their texts and offsets are the file's own."""
    starts: list[int] = []
    for at, block in enumerate(document.blocks):
        if not _is_title(block, vocabulary) or not _attendance_behind(document.blocks, at, vocabulary):
            continue
        if starts and at - starts[-1] < _APART:
            continue  # a title of several lines
        starts.append(at)
    if len(starts) < 2:
        return [document]
    edges = [0, *starts[1:], len(document.blocks)]
    return [replace(document, blocks=document.blocks[a:b]) for a, b in pairwise(edges) if b > a]


def _is_title(block: Block, vocabulary: Vocabulary) -> bool:
    """A title names minutes and a date, and stands by itself; a sentence about minutes does not begin so."""
    if not isinstance(block, Paragraph) or len(block.text.split()) > _TITLE_WORDS or block.label:
        return False
    if block.heading and block.heading <= 2 and _is_date(block.text, vocabulary):
        return True  # a year's minutes in one file, each meeting headed with its date
    if is_prose(block.text) and not block.heading:
        return False  # "The minutes of the meeting held on 4 April were confirmed and signed."
    match = vocabulary.pattern("kind.title").search(block.text[:60])
    if match is None or len(block.text[: match.start()].split()) > 6:
        return False
    dated = any(found.precision == "day" for found in find_dates(block.text, vocabulary))
    return dated and (match.start() <= 12 or bool(block.heading) or bool(emphasis(block)))


def _is_date(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading is nothing but a full date, with its weekday perhaps."""
    dates = [d for d in find_dates(text, vocabulary) if d.precision == "day"]
    return len(dates) == 1 and len(text.split()) - len(text[dates[0].start : dates[0].end].split()) <= 2


def _attendance_behind(blocks: Sequence[Block], at: int, vocabulary: Vocabulary) -> bool:
    for block in blocks[at + 1 : at + 1 + _ATTENDANCE_WITHIN]:
        if isinstance(block, Paragraph):
            head = block.text.split(":")[0][:60]
            words = head.split()
            tries = [head]
            if ":" in block.text or len(words) < _SAID or "," in block.text:
                tries += [" ".join(words[:1]), " ".join(words[-1:]), " ".join(words[:2])]
            weak = vocabulary.set("headings.weak")  # "Members asked for quotes, …" lists nobody
            if any(heading_part(t, vocabulary) in ATTENDANCE_PARTS for t in tries if plain(t) not in weak):
                return True
        elif any(heading_part(p.text, vocabulary) in ATTENDANCE_PARTS for p in list(block.paragraphs())[:12]):
            return True
    return False
