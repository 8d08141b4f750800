"""From lines to passages: which lines are one paragraph that was only wrapped.

A typesetter ends a line because the next word did not fit. So a line after which the next line's
first word would have fitted was ended by its author; that alone parts most paragraphs. White space,
indents, labels and a change of type part the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from minutesparse.readers.pdf.labels import Label, is_number, line_label
from minutesparse.readers.pdf.lines import Fragment, Line
from minutesparse.readers.pdf.turned import turned_back
from minutesparse.readers.pdf.words import Word
from minutesparse.source import Box

_ALIGNED = 0.4
"""In type sizes: left edges that are nearer to each other are aligned."""
_BLANK = 0.32
_JUST = 0.4
_NOTE = 12.0
"""In type sizes: how wide a note at the far right may be, such as "Action: AW"."""
_USUAL_STEP = 1.3
_WHITE = 0.22
"""In type sizes: what a line's step must have above the usual to begin a paragraph."""
_CLEAR_WHITE = 0.5
_OTHER_SIZE = 1.08
_HANGING = frozenset("/)]!;,:.?%")  # no line begins with these
_NARROW = 25
_DASHES = frozenset("-–—*+·")
_HYPHENS = ("-", "\u00ad", "\u2010")
_SENTENCE_END = (".", "!", "?", ":", ";", ".”", ".’", ".)")


class Column(NamedTuple):
    """The place that lines are set in: its left and right text edges, and its usual line step.

    `step` is in type sizes, None where nothing tells. `tight` says that in this document wrapped
    lines end in a blank, so that one without a blank, and with room for it, was ended by its author.
    """

    left: float
    right: float
    step: float | None = None
    tight: bool = False
    insets: dict[int, float] = {}  # noqa: RUF012 - never written to
    """The right edges of text that is set narrower, by `inset` of its left edge."""

    def inset(self, x: float) -> int:
        return round((x - self.left) / 4)

    def end(self, x: float) -> float:
        """Return the right edge of text that begins at `x`."""
        return self.insets.get(self.inset(x), self.right) if self.insets else self.right


@dataclass
class Passage:
    """A paragraph as found on one page.

    `rows` are its lines of words, the label left out. `notes` are columns of fragments that stand
    apart to its right. `room` is the space left on its last line and `need` what its first word
    takes, for telling whether the next page's first passage goes on with this one.
    """

    rows: list[list[Word]]
    label: Label | None
    first: Line
    last: Line
    column: Column
    gap: bool = False
    notes: list[list[Fragment]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    hang: float | None = None
    page: int = 0
    turn: int = 0

    @property
    def size(self) -> float:
        return self.first.size

    @property
    def x0(self) -> float:
        return self.first.x0

    @property
    def text_x(self) -> float:
        return self.label.text_x if self.label else self.first.x0

    @property
    def box(self) -> Box:
        """Where it stands on its page, or the page it begins on."""
        boxes = [line.box for line in self.lines]
        x0, top, x1, bottom = zip(*boxes, strict=True)
        return turned_back((min(x0), min(top), max(x1), max(bottom)), self.turn)

    @property
    def bottom(self) -> float:
        return self.box[3]

    @property
    def text(self) -> str:
        """The words with blanks between, for comparing."""
        return " ".join(
            [w.text for row in self.rows for w in row] + [f.text for note in self.notes for f in note]
        )


def find_passages(lines: Sequence[Line], column: Column) -> list[Passage]:
    """Return the passages that lines in one column make, topmost first."""
    passages: list[Passage] = []
    now: Passage | None = None
    for line in lines:
        label = line_label(line)
        if now and not label and _is_note(now, line):
            now.notes.append(list(line.fragments))
            now.lines.append(line)
        elif now and _goes_on(now, line, label):
            _extend(now, line)
        else:
            gap = now is not None and step(now.last, line) > (column.step or _USUAL_STEP) + _CLEAR_WHITE
            now = _begin(line, label, column, gap=gap)
            passages.append(now)
    return passages


def wraps(above: Line, below: Line, right: float) -> bool:
    """Say whether a line was surely only wrapped: it is full, and the next begins in lower case."""
    return (
        below.fragments[0].words[0].text[:1].islower()
        and abs(above.size - below.size) < 0.1
        and room_after(above, right) < _need(below.fragments[0].words, below.size)
        and 0.7 < step(above, below) < 4
    )


def could_follow(above: Line, below: Line, right: float) -> bool:
    """Say whether a line's first word would have stood behind the line above."""
    return room_after(above, right) >= _need(below.fragments[0].words, below.size)


def room_after(line: Line, right: float) -> float:
    return right - line.fragments[-1].words[-1].x1


def step(above: Line, below: Line) -> float:
    """Return how far apart two baselines are, in type sizes."""
    return (below.base - above.base) / max(above.size, below.size, 1.0)


def narrowed(column: Column, lines: Sequence[Line]) -> Column:
    """Return the column with its own usual step, where its lines tell it."""
    steps = [step(a, b) for a, b in pairwise(lines) if wraps(a, b, column.right)]
    return column._replace(step=median(steps)) if len(steps) >= 2 else column


def _begin(line: Line, label: Label | None, column: Column, *, gap: bool) -> Passage:
    passage = Passage([], label, line, line, column, gap)
    _add_line(passage, line, label.words if label else 0)
    return passage


def _extend(passage: Passage, line: Line) -> None:
    _add_line(passage, line, 0)
    passage.hang = passage.hang if passage.hang is not None else line.x0
    passage.last = line


def _add_line(passage: Passage, line: Line, skip: int) -> None:
    """Add a line's words but the first few, its clear gaps as tabs, a note in the margin apart."""
    passage.lines.append(line)
    parts = line.fragments
    if len(parts) == 1:
        passage.rows.append(list(parts[0].words[skip:]))
        return
    noted = len(parts) > (2 if skip else 1) and _in_margin(parts, passage.column, line.size)
    text = parts[:-1] if noted else parts
    words = [
        w if i or not n else w._replace(lead="\t")
        for n, part in enumerate(text)
        for i, w in enumerate(part.words)
    ]
    passage.rows.append(words[skip:])
    if noted:
        passage.notes.append([parts[-1]])


def _is_note(now: Passage, line: Line) -> bool:
    """Say whether a line stands wholly in the margin to the right, beside the passage."""
    return line.x0 >= now.column.right + _BLANK * line.size and step(now.last, line) < 1


def _goes_on(now: Passage, line: Line, label: Label | None) -> bool:
    """Say whether a line carries on the passage's last line."""
    last, column = now.last, now.column
    if max(last.size, line.size) > _OTHER_SIZE * min(last.size, line.size):
        return False
    if not 0.4 < step(last, line) <= (column.step or _USUAL_STEP) + _WHITE:
        return False
    if label and _label_begins(now, line, label):
        return False
    tail, limit = _tail(now, line)
    if not _is_open(tail, line) and _fits(tail, limit, line, column):
        return False
    return _aligned(now, line) and not _new_weight(now, line)


def _is_open(tail: Fragment, line: Line) -> bool:
    """Say whether a line can't end there: with a broken word, a comma, a bracket not closed."""
    last = tail.words[-1].text
    if last.endswith(_HYPHENS) and len(last) > 2 and line.text[:1].islower():
        return True
    text = tail.text
    if text.count("(") > text.count(")"):
        return True
    return last.endswith(",") and not any(w.text.endswith(":") for w in line.words[:3])


def _tail(now: Passage, line: Line) -> tuple[Fragment, float]:
    """Return the fragment of the last line that the line would carry on, and how far it could have run."""
    last, column = now.last, now.column
    parts = last.fragments
    if now.label and last is now.first and len(parts) > 1 and len(parts[0].words) <= now.label.words:
        parts = parts[1:]  # the label stands apart
    end = parts[-1]
    right = column.end(line.x0)
    if len(parts) > 1 and not _in_margin(parts, column, line.size):
        in_rows = len(line.fragments) > 1 and not _in_margin(line.fragments, column, line.size)
        return end, end.x1 + column.right if in_rows else max(right, end.x1)
    if len(parts) > 1:
        return parts[0], min(right, parts[1].x0 - 0.8 * line.size)
    if _both_centred(last, line, column):
        return end, end.x1 + (column.right - column.left) - (last.x1 - last.x0)
    if last.x0 - column.left > 0.4 * (right - column.left) and right - last.x1 < 0.5 * line.size:
        return end, end.x1 + last.x0 - column.left  # set to the right
    return end, max(right, end.x1)


def _in_margin(parts: Sequence[Fragment], column: Column, size: float) -> bool:
    """Say whether a line's last fragment is a note at the far right ("AW"), and no part of the text."""
    last, before = parts[-1], parts[-2]
    if last.x0 >= column.right + _BLANK * size:
        return True
    short = last.x1 - last.x0 < _NOTE * size and column.right - last.x1 < size
    return short and last.x0 - before.x1 > 3 * size


def _need(words: Sequence[Word], size: float) -> float:
    """Return how much room the first word takes behind another, up to where it could be broken."""
    end = 1
    while end < len(words) and (words[end].lead != " " or words[end].text[0] in _HANGING):
        end += 1
    first, last = words[0], words[end - 1]
    width = last.x1 - first.x0
    cut = first.text.find("-", 1, -1)
    if end == 1 and cut > 1 and first.text[:cut].isalpha():
        width *= (cut + 1) / len(first.text)
    return width + _blank(words, end, size)


def _blank(words: Sequence[Word], at: int, size: float) -> float:
    """Return the width of the blank before a word of a line, a usual one where there is none."""
    if not 0 < at < len(words):
        return _BLANK * size
    return min(max(words[at].x0 - words[at - 1].x1, 0.2 * size), _BLANK * size)


def _fits(tail: Fragment, limit: float, line: Line, column: Column) -> bool:
    """Say whether the line's first word would have stood behind the last line's end.

    Where the document has a blank at the end of wrapped lines, that blank tells it in doubt: whether
    the word would only just have fitted, and whether the line was ended with room for the blank.
    """
    size, room, trail = line.size, limit - tail.x1, tail.words[-1].trail
    goes_on = line.text[:1].islower()
    if column.tight and goes_on and (trail or (trail is False and len(tail.words) == 1)):
        return False  # a word that was held by a no-break space, or one broken for want of room
    pictured = tail.words[-1].look.confidence is not None  # its edges are good to a dot or two only
    doubt = _JUST if pictured or (column.tight and trail is not False) else 0.05
    if _need(line.fragments[0].words, size) + doubt * size <= room:
        return True
    if (
        not column.tight
        or trail is not False
        or room <= _blank(tail.words, len(tail.words) - 1, size) + 0.08 * size
    ):
        return False
    return column.right - column.left < _NARROW * size or tail.words[-1].text.endswith(_SENTENCE_END)


def _both_centred(above: Line, below: Line, column: Column) -> bool:
    """Say whether two lines stand in the middle of the column, and not at its left by chance."""
    apart = abs(above.x0 - below.x0) > _ALIGNED * below.size
    return apart and _centred(above, column) and _centred(below, column)


def _centred(line: Line, column: Column) -> bool:
    return abs((line.x0 - column.left) - (column.right - line.x1)) < 0.9 * line.size


def _aligned(now: Passage, line: Line) -> bool:
    """Say whether a line's left edge is where this passage's next line would stand."""
    x, size = line.x0, line.size
    apart = _ALIGNED * size
    if _both_centred(now.last, line, now.column):
        return True
    if now.hang is not None:
        return abs(x - now.hang) <= apart
    if abs(x - now.text_x) <= apart or abs(x - now.x0) <= apart:
        return True
    if now.label:
        return now.x0 < x < now.text_x or (x < now.x0 and not ends_sentence(now.last))
    if x < now.x0:
        return now.x0 - x < 6 * size  # a first line set in
    return line.text[:1].islower() or any(abs(x - f.x0) <= apart for f in now.first.fragments[1:])


def ends_sentence(line: Line) -> bool:
    """Say whether a sentence ends with the line; the full stop of an initial ends none."""
    word = line.fragments[-1].words[-1].text
    return word.endswith(_SENTENCE_END) and not (len(word) == 2 and word[0].isupper() and word[1] == ".")


def _label_begins(now: Passage, line: Line, label: Label) -> bool:
    """Say whether what looks like a label is one, and not a number or a dash in a wrapped sentence."""
    apart = _ALIGNED * line.size
    under_text = abs(line.x0 - now.text_x) <= apart and (now.label is None or abs(line.x0 - now.x0) > apart)
    if label.text in _DASHES:
        close = label.text_x - line.words[0].x1 < 0.4 * line.size
        return not (close and under_text and not ends_sentence(now.last))
    if not is_number(label.text):
        return True
    return not (under_text and not ends_sentence(now.last))


def _new_weight(now: Passage, line: Line) -> bool:
    """Say whether a bold heading ends or begins here, though it fills its line."""
    bold = [w.look.bold for row in now.rows for w in row]
    next_bold = [w.look.bold for w in line.words]
    if line.text[:1].islower():
        return False
    if all(bold) and not any(next_bold):
        return True
    return not any(bold) and all(next_bold) and len(next_bold) > 1 and ends_sentence(now.last)


def carries_on(above: Passage, below: Passage) -> bool:
    """Say whether a page's first passage is the rest of the last page's last one."""
    last, line, size = above.last, below.first, below.size
    if below.label or max(above.size, size) > _OTHER_SIZE * min(above.size, size):
        return False
    tail = last.fragments[0] if above.notes else last.fragments[-1]
    if _fits(tail, max(above.column.right, tail.x1), line, above.column):
        return False
    set_in = line.x0 - below.column.left
    usual = above.text_x if above.hang is None else above.hang
    if abs(set_in - (usual - above.column.left)) > 2 * _ALIGNED * size:
        return False
    if _new_weight(above, line):
        return False
    return (
        line.text[:1].islower()
        or (above.column.tight and tail.words[-1].trail is True)
        or not ends_sentence(last)
    )


def join_on(above: Passage, below: Passage) -> None:
    """Put the rest of a passage behind its beginning."""
    above.rows += below.rows
    above.notes += below.notes
    above.last, above.column, above.hang = below.last, below.column, below.hang
