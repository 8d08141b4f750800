"""From lines to passages: which lines are one paragraph.

What the room on a line tells (see `breaks`) parts most paragraphs; white space, indents, labels and
a change of type part the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from minutesparse.compiling import compiled
from minutesparse.readers.pdf.breaks import (
    ALIGNED,
    BLANK,
    both_centred,
    could_follow,
    ends_sentence,
    fits,
    in_margin,
    is_broken,
    is_open,
    step,
    tail_of,
    wraps,
)
from minutesparse.readers.pdf.labels import Label, count_labels, is_number, line_label
from minutesparse.readers.pdf.lines import Line
from minutesparse.readers.pdf.passages import Column, Passage

_USUAL_STEP = 1.3
_WHITE = 0.22
"""In type sizes: what a line's step must have above the usual to begin a paragraph."""
_CLEAR_WHITE = 0.5
_OTHER_SIZE = 1.08
_FEW = 5
_FEW_LETTERS = 14
_MARKER = compiled(r"[A-Z][A-Za-z]{4,}:$")  # "Action:", "Present:" begin a line of their own
_INITIALS = compiled(r"[A-Z]{1,4}(?: ?[/&,+] ?[A-Z]{1,4}){0,4}[/&,+]?$")
_DASHES = frozenset("-–—*+·")


def find_passages(lines: Sequence[Line], column: Column) -> list[Passage]:
    """Return the passages that lines in one column make, topmost first."""
    passages: list[Passage] = []
    now: Passage | None = None
    counted = count_labels(lines)
    for i, line in enumerate(lines):
        label = line_label(line) or counted.get(i)
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


def narrowed(column: Column, lines: Sequence[Line]) -> Column:
    """Return the column with its own usual step, where its lines tell it."""
    if len(lines) < _FEW:
        return column
    steps = [step(a, b) for a, b in pairwise(lines) if b.low and wraps(a, b, column.right)]
    return column._replace(step=median(steps)) if len(steps) >= 2 else column


def drawn_in(column: Column, lines: Sequence[Line]) -> Column:
    """Return a cell's column ended where its lines end, where sentences go on before the cell's edge."""
    if len(lines) < _FEW:
        return column
    low = [(a, b) for a, b in pairwise(lines) if b.low and not ends_sentence(a)]
    early = sum(could_follow(a, b, column.right) for a, b in low)
    return (
        column._replace(right=max(line.x1 for line in lines))
        if early > 1 and 2 * early > len(low)
        else column
    )


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
    noted = len(parts) > (2 if skip else 1) and in_margin(parts, passage.column, line.size)
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
    return line.x0 >= now.column.right + BLANK * line.size and step(now.last, line) < 1


def _goes_on(now: Passage, line: Line, label: Label | None) -> bool:
    """Say whether a line carries on the passage's last line."""
    last, column = now.last, now.column
    if max(last.size, line.size) > _OTHER_SIZE * min(last.size, line.size):
        return False
    if not 0.4 < step(last, line) <= (column.step or _USUAL_STEP) + _WHITE:
        return False
    words = line.fragments[0].words
    if len(last.words) == 1 and is_broken(last.words[0], words[0], line.size, column):
        return _aligned(now, line)
    if _initials(last) and _initials(line) and not is_open(last.fragments[-1], line):
        return False
    marked = len(words) > 1 and _MARKER.match(words[0].text) and not last.last.text.endswith(",")
    if (label and _label_begins(now, line, label)) or marked:
        return False
    tail, limit = tail_of(now, line)
    if fits(tail, limit, line, column) and not is_open(tail, line):
        return False
    return _aligned(now, line) and not _new_weight(now, line)


def _aligned(now: Passage, line: Line) -> bool:
    """Say whether a line's left edge is where this passage's next line would stand."""
    x, size = line.x0, line.size
    apart = ALIGNED * size
    if both_centred(now.last, line, now.column):
        return True
    if now.hang is not None:
        return abs(x - now.hang) <= apart
    if abs(x - now.text_x) <= apart or abs(x - now.x0) <= apart:
        return True
    if now.label:
        return now.x0 < x < now.text_x or (x < now.x0 and not ends_sentence(now.last))
    if x < now.x0:
        return now.x0 - x < 6 * size  # a first line set in
    return line.low or any(abs(x - f.x0) <= apart for f in now.first.fragments[1:])


def _initials(line: Line) -> bool:
    """Say whether a line is nothing but initials: "IM", "TF/AR"; in a column of them each is its own."""
    return line.x1 - line.x0 < _FEW_LETTERS * line.size and bool(_INITIALS.match(line.text))


def _label_begins(now: Passage, line: Line, label: Label) -> bool:
    """Say whether what looks like a label is one, and not a number or a dash in a wrapped sentence."""
    apart = ALIGNED * line.size
    under_text = abs(line.x0 - now.text_x) <= apart and (now.label is None or abs(line.x0 - now.x0) > apart)
    if label.text in _DASHES:
        close = label.text_x - line.words[0].x1 < 0.4 * line.size
        return not (close and under_text and not ends_sentence(now.last))
    if not is_number(label.text):
        return True
    return not (under_text and not ends_sentence(now.last))


def _new_weight(now: Passage, line: Line) -> bool:
    """Say whether a bold heading ends or begins here, though it fills its line."""
    if line.low or (now.rows[0] and now.rows[0][0].look.bold == line.fragments[0].words[0].look.bold):
        return False
    bold = [w.look.bold for row in now.rows for w in row]
    next_bold = [w.look.bold for w in line.words]
    if all(bold) and not any(next_bold):
        return True
    return not any(bold) and all(next_bold) and len(next_bold) > 1 and ends_sentence(now.last)


def carries_on(above: Passage, below: Passage) -> bool:
    """Say whether a page's first passage is the rest of the last page's last one."""
    last, line, size = above.last, below.first, below.size
    if (
        below.label
        or (_initials(last) and _initials(line))
        or max(above.size, size) > _OTHER_SIZE * min(above.size, size)
    ):
        return False
    tail = last.fragments[0] if above.notes else last.fragments[-1]
    if fits(tail, max(above.column.right, tail.x1), line, above.column):
        return False
    set_in = line.x0 - below.column.left
    usual = above.text_x if above.hang is None else above.hang
    if abs(set_in - (usual - above.column.left)) > 2 * ALIGNED * size:
        return False
    if _new_weight(above, line):
        return False
    return line.low or (above.column.tight and tail.words[-1].trail is True) or not ends_sentence(last)


def join_on(above: Passage, below: Passage) -> None:
    """Put the rest of a passage behind its beginning."""
    above.rows += below.rows
    above.notes += below.notes
    above.last, above.column, above.hang = below.last, below.column, below.hang
