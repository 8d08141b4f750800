"""Items of minutes without headings: bullets with bullets beneath them, the entries of the agenda."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.parsing.lines import Item, Line, Part
from minutesparse.parsing.numbering import read_number
from minutesparse.parsing.sentences import sentences

_NOTES = (Part.BUSINESS, Part.PREVIOUS_ACTIONS, Part.ACTIONS, Part.CLOSING, Part.NEXT_MEETING)
_TITLE_WORDS = 20


def title_of(line: Line) -> tuple[str | None, str]:
    """Return a heading's number and its title; of a sentence that begins an item, the sentence."""
    number = read_number(line.paragraph)
    text = line.text[number.end :] if number else line.text
    if len(text.split()) > _TITLE_WORDS:
        start, end = sentences(text)[0]
        text = text[start:end]
    return (number.text if number else None), text.strip(" :\t–—-")


def bullet_topics(lines: Sequence[Line]) -> list[Item]:
    """Return the outermost bullets where most have bullets beneath them: each names a topic."""
    listed = [
        line
        for line in lines
        if line.part in _NOTES and line.table is None and line.paragraph.level is not None and line.paragraph.label
    ]
    if not listed:
        return []
    outer = min(line.paragraph.level or 0 for line in listed)
    tops = [line for line in listed if (line.paragraph.level or 0) == outer]
    behind = {line.index: after for line, after in zip(lines, lines[1:], strict=False)}
    parents = {line.index for line in tops if _is_beneath(behind.get(line.index), outer)}
    if len(parents) < 2 or len(parents) < 0.5 * len(tops):
        return []
    chosen = [line for line in tops if line.index in parents or len(line.text.split()) <= 8]
    chosen = [line for line in chosen if len(line.text.split()) <= _TITLE_WORDS]
    return [Item(*title_of(line), line.index) for line in chosen]


def _is_beneath(after: Line | None, outer: int) -> bool:
    """Tell whether the next line stands under a bullet: a deeper one, or text without a bullet."""
    if after is None or after.heading or after.table is not None:
        return False
    return (after.paragraph.level or 0) > outer or after.paragraph.label is None


def agenda_entries(lines: Sequence[Line], agenda: frozenset[int]) -> list[Item]:
    """Return the outermost entries of the printed agenda, which the lines of `agenda` hold."""
    listed = [
        line
        for line in lines
        if line.index in agenda and not line.heading and line.table is None and line.paragraph.label
    ]
    if not listed:
        return []
    outer = min(line.paragraph.level or 0 for line in listed)
    tops = [line for line in listed if (line.paragraph.level or 0) == outer]
    return [Item(*title_of(line), line.index) for line in tops if len(line.text.split()) <= _TITLE_WORDS]
