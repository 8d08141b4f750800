"""The sentences of the notes, each with the line it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minutesparse.compiling import compiled
from minutesparse.parsing.headings import is_prose
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Line, Part
from minutesparse.parsing.sentences import sentences

_SILENT = frozenset({Part.AGENDA, Part.OTHER, Part.DECISIONS})
_COLUMNS = frozenset({None, Column.NOTES, Column.ITEM, Column.OTHER, Column.ACTION, Column.STATUS})


@dataclass(frozen=True, slots=True)
class Sentence:
    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


def beneath(said: Sequence[Sentence], at: int, *, level: bool) -> list[Sentence]:
    """The bullets beneath a sentence that ends with a colon: deeper than it, or of another kind.

    `level`: the sentence breaks off ("The board agreed that:"), so that bullets beside it may end it.
    """
    mine = said[at].line.paragraph
    found: list[Sentence] = []
    for one in said[at + 1 : at + 60]:
        line = one.line
        deeper = (line.paragraph.level or 0) > (mine.level or 0) or line.paragraph.label != mine.label
        if (
            line.heading
            or not line.paragraph.label
            or not (deeper or level)
            or line.table is not said[at].line.table
        ):
            break
        if found and (line.paragraph.level or 0) < (found[0].line.paragraph.level or 0):
            break
        if not deeper and (len(found) >= 8 or line.text.rstrip().endswith(":")):
            break
        if one.start == 0:
            found.append(one)
    return found


_LETTER = compiled(r"\s*\(?([b-z]|[ivx]{1,4}|[2-9])[.)](?:\s|$)")


def lettered(said: Sequence[Sentence], at: int) -> list[Sentence]:
    """The lines from `at` on that go on with what "RESOLVED: (a) That …; and" begins: "(b) That …", "(c) That …".

    Each is returned by its first sentence.
    """
    found: list[Sentence] = []
    for one in said[at : at + 60]:
        shown = f"{one.line.paragraph.label or ''} {one.line.text}"
        if one.start:
            continue
        if one.line.heading or not _LETTER.match(shown) or one.line.table is not said[at].line.table:
            break
        found.append(one)
    return found


def is_read(line: Line) -> bool:
    titled = line.part is Part.HEAD and not (is_prose(line.text) and line.text.rstrip().endswith("."))
    if titled or line.part in _SILENT or line.column not in _COLUMNS:
        return False
    return line.part not in ATTENDANCE_PARTS or line.item is not None


def sentences_of(line: Line) -> list[Sentence]:
    if line.heading and len(line.text.split()) <= 12 and not line.text.rstrip().endswith("."):
        return [Sentence(line, 0, len(line.text))]
    return [Sentence(line, a, b) for a, b in sentences(line.text)]
