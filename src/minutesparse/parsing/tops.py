"""Items that plain lines head: with a time in front, with bullets beneath them, or with the words of the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minutesparse.parsing.headings import VERB, heading_key, heading_part, is_prose
from minutesparse.parsing.lines import Item, Line, Part
from minutesparse.parsing.slots import is_clocked, is_slot
from minutesparse.parsing.topics import LEAD_WORDS, NOTES, SPEAKER, TITLE_WORDS, bare_title, title_of
from minutesparse.vocabulary import Vocabulary

_SLOTS = 3
_FEW_LISTS = 2
_NAMED = 5  # letters


def timed_topics(lines: Sequence[Line]) -> list[Item]:
    """Return the lines that begin with the time set for them (":05 - :15 Conferences"), where there are several."""
    told = [
        line
        for line in lines
        if line.part in NOTES and line.table is None and is_slot(line.text) and not is_prose(line.text)
    ]
    told = [line for line in told if len(line.text.split()) <= TITLE_WORDS]
    told = told if len(told) >= _SLOTS else _clocked(lines)
    return [Item(*title_of(line), line.index) for line in told]


def _clocked(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that begin with when a topic was begun ("19:06 - Reading of minutes"); of a chat's lines none."""
    told = [line for line in lines if line.part in NOTES and line.table is None and is_clocked(line.text)]
    spoken = sum(bool(SPEAKER.match(bare_title(line.text))) for line in told)
    short = all(len(line.text.split()) <= TITLE_WORDS for line in told)
    return told if len(told) > _SLOTS and short and 2 * spoken < len(told) else []


def headed_lists(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Item]:
    """Return the short lines that end in a colon, set apart, where each heads some bullets and all have most of them.

    "Parking:", then what was said of it as bullets, then "Workshop:".
    """
    noted = [line for line in lines if line.part is Part.BUSINESS and line.table is None]
    tops = [
        line for line, after in pairwise(noted) if after.paragraph.label and _leads_list(line, vocabulary)
    ]
    if len(tops) < _FEW_LISTS:
        return []
    opened = {line.index for line in tops}
    under, held, bullets = False, 0, 0
    for line in noted:
        listed = line.paragraph.label is not None
        under = line.index in opened or (under and listed)
        held += listed and under
        bullets += listed
    return [Item(*title_of(line), line.index) for line in tops] if held >= 0.8 * bullets else []


def announced_topics(lines: Sequence[Line], agenda: frozenset[int]) -> list[Item]:
    """Return the lines of the notes that are entries of the printed agenda said again, each with notes behind it."""
    entries = {heading_key(lines[at].text) for at in agenda if not lines[at].heading}
    found: dict[str, Line] = {}
    for line, after in pairwise(lines):
        key = heading_key(line.text)
        again = key in entries and len(key) >= _NAMED and line.index not in agenda
        if again and line.part in NOTES and line.table is None and heading_key(after.text) not in entries:
            found.setdefault(key, line)
    return [Item(*title_of(line), line.index) for line in found.values()] if len(found) >= _SLOTS else []


def _leads_list(line: Line, vocabulary: Vocabulary) -> bool:
    shown, text = line.paragraph, line.text.rstrip()
    apart = shown.gap and shown.label is None and shown.level is None and text[:1].isupper()
    title = text.endswith(":") and len(text.split()) <= LEAD_WORDS and not VERB.search(text)
    return apart and title and heading_part(text, vocabulary) in (None, Part.BUSINESS)


def short_topics(lines: Sequence[Line]) -> list[Item]:
    """Return short lines that each stand before longer ones: headings that nothing sets apart.

    "Missing keys", then a line or two of what was said of them, then "Summer fair".
    """
    notes = [line for line in lines if line.part is Part.BUSINESS and line.table is None]
    if any(line.paragraph.label for line in notes):
        return []
    tops = [
        line
        for line, after in pairwise(notes)
        if _is_bare_title(line) and len(after.text) >= 1.5 * len(line.text) and len(after.text.split()) >= 5
    ]
    if len(tops) < 3 or len(tops) < 0.25 * len(notes):
        return []
    return [Item(*title_of(line), line.index) for line in tops]


def _is_bare_title(line: Line) -> bool:
    text = line.text.rstrip()
    return not line.heading and len(text.split()) <= 6 and text[:1].isupper() and text[-1] not in ".;,?!:"
