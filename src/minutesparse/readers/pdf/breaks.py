"""Whether a line was ended by its author or only wrapped, told from the room left on it.

A typesetter ends a line because the next word did not fit. So a line after which the next line's
first word would have fitted was ended by its author.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.compiling import compiled
from minutesparse.readers.pdf.lines import Fragment, Line
from minutesparse.readers.pdf.passages import Column, Passage
from minutesparse.readers.pdf.words import Word

ALIGNED = 0.4
"""In type sizes: left edges that are nearer to each other are aligned."""
BLANK = 0.32
_JUST = 0.4
_NOTE = 12.0
"""In type sizes: how wide a note at the far right may be, such as "Action: AW"."""
_HANGING = frozenset("/)]!;,:.?%")  # no line begins with these
_NARROW = 25
_HYPHENS = ("-", "\u00ad", "\u2010")
_MARKS = ("/", ",", "&", "+", ";")
_INITIALS = compiled(r"[A-Z]{2,4}[a-z]{0,2}(?:[ /,&+;]{1,4}[A-Z]{2,4}[a-z]{0,2}){0,9}")
_SENTENCE_END = (".", "!", "?", ":", ";", ".”", ".’", ".)")


def step(above: Line, below: Line) -> float:
    """Return how far apart two baselines are, in type sizes."""
    size = max(below.size, above.size)
    return (below.base - above.base) / (size or 1.0)


def wraps(above: Line, below: Line, right: float) -> bool:
    """Say whether a line was surely only wrapped: it is full, and the next begins in lower case."""
    return (
        below.low
        and -0.1 < above.size - below.size < 0.1
        and 0.7 < (below.base - above.base) / (above.size or 1.0) < 4
        and right - above.x1 < _need(below.fragments[0].words, below.size)
    )


def could_follow(above: Line, below: Line, right: float) -> bool:
    """Say whether a line's first word would have stood behind the line above."""
    return right - above.x1 >= _need(below.fragments[0].words, below.size)


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
    usual = BLANK * size
    if not 0 < at < len(words):
        return usual
    gap, least = words[at].x0 - words[at - 1].x1, 0.2 * size
    return least if gap < least else min(usual, gap)


def is_broken(tail: Word, head: Word, size: float, column: Column) -> bool:
    """Say whether two words, alone on their line and first on the next, are one that its narrow cell broke.

    Both together are wider than the cell, the first fills it up to less than a letter, and where the
    document draws a blank at the end of wrapped lines there is none.
    """
    if not column.tight or tail.trail or column.right - column.left > _NARROW * size:
        return False
    room, wide = column.right - tail.x1, head.x1 - head.x0
    if tail.x1 - tail.x0 + wide <= column.right - column.left - BLANK * size or room > 1.3 * wide / len(
        head.text
    ):
        return False
    if not head.text[0].isalnum() or (tail.text[-1].islower() and not head.text[0].islower()):
        return False
    return (room > BLANK * size and tail.trail is False) or len(head.text.rstrip(".,;:")) <= 2


def fits(tail: Fragment, limit: float, line: Line, column: Column) -> bool:
    """Say whether the line's first word would have stood behind the last line's end.

    Where the document has a blank at the end of wrapped lines, that blank tells it in doubt: whether
    the word would only just have fitted, and whether the line was ended with room for the blank.
    """
    size, room, trail = line.size, limit - tail.x1, tail.words[-1].trail
    goes_on = line.low
    if column.tight and goes_on and (trail or (trail is False and len(tail.words) == 1)):
        return False  # a word that was held by a no-break space, or one broken for want of room
    pictured = tail.words[-1].look.confidence is not None  # its edges are good to a dot or two only
    doubt = _JUST if column.tight and trail is not False else 0.05
    if pictured:
        doubt = _JUST if goes_on or line.text.lstrip("‘“'\"(")[:1].islower() else 0.15
        if _are_entries(tail, line) or _is_marked(tail, line):
            return True
    if _need(line.fragments[0].words, size) + doubt * size <= room:
        return True
    if not column.tight or trail is not False:
        return False
    narrow, ends = column.right - column.left < _NARROW * size, tail.words[-1].text.endswith(_SENTENCE_END)
    if room > _blank(tail.words, len(tail.words) - 1, size) + 0.08 * size:
        return narrow or ends
    # No room for the blank tells nothing; but a narrow column has few lines that end with a sentence by chance.
    return narrow and ends and line.text[:1].isupper()


def _are_entries(tail: Fragment, line: Line) -> bool:
    """Say whether two lines are initials below each other, without the mark that would part them on one line.

    "FD / DH" above "MM" in a column of owners are two entries.
    """
    if tail.text.endswith(_MARKS) or line.text.startswith(_MARKS):
        return False
    return bool(_INITIALS.fullmatch(tail.text) and _INITIALS.fullmatch(line.text))


def _is_marked(tail: Fragment, line: Line) -> bool:
    """Say whether a sentence ends and a marked one begins: "… by May." above "ACTION: the Clerk to write"."""
    first = line.fragments[0].words[0].text
    return tail.words[-1].text.endswith(_SENTENCE_END) and first[0].isupper() and first.endswith(":")


def is_open(tail: Fragment, line: Line) -> bool:
    """Say whether a line can't end there: with a broken word, a comma, a bracket not closed."""
    last = tail.words[-1].text
    if last.endswith(_HYPHENS) and len(last) > 2 and last[-2].isalnum():
        return True
    text = tail.text
    if text.count("(") > text.count(")"):
        return True
    if last.endswith(("/", "&", "+")):
        return True
    return last.endswith(",") and not any(w.text.endswith(":") for w in line.words[:3])


def tail_of(now: Passage, line: Line) -> tuple[Fragment, float]:
    """Return the fragment of the last line that the line would carry on, and how far it could have run."""
    last, column = now.last, now.column
    parts = last.fragments
    if now.label and last is now.first and len(parts) > 1 and len(parts[0].words) <= now.label.words:
        parts = parts[1:]  # the label stands apart
    end = parts[-1]
    right = column.end(line.x0)
    if len(parts) > 1 and not in_margin(parts, column, line.size):
        in_rows = len(line.fragments) > 1 and not in_margin(line.fragments, column, line.size)
        return end, end.x1 + column.right if in_rows else max(right, end.x1)
    if len(parts) > 1:
        return parts[0], min(right, parts[1].x0 - 0.8 * line.size)
    if both_centred(last, line, column):
        return end, end.x1 + (column.right - column.left) - (last.x1 - last.x0)
    if last.x0 - column.left > 0.4 * (right - column.left) and right - last.x1 < 0.5 * line.size:
        return end, end.x1 + last.x0 - column.left  # set to the right
    return end, max(right, end.x1)


def in_margin(parts: Sequence[Fragment], column: Column, size: float) -> bool:
    """Say whether a line's last fragment is a note at the far right ("AW"), and no part of the text."""
    last, before = parts[-1], parts[-2]
    if last.x0 >= column.right + BLANK * size:
        return True
    short = last.x1 - last.x0 < _NOTE * size and column.right - last.x1 < size
    return short and last.x0 - before.x1 > 3 * size


def both_centred(above: Line, below: Line, column: Column) -> bool:
    """Say whether two lines stand in the middle of the column, and not at its left by chance."""
    apart = abs(above.x0 - below.x0) > ALIGNED * below.size
    return apart and _centred(above, column) and _centred(below, column)


def _centred(line: Line, column: Column) -> bool:
    return abs((line.x0 - column.left) - (column.right - line.x1)) < 0.9 * line.size


def ends_sentence(line: Line) -> bool:
    """Say whether a sentence ends with the line; the full stop of an initial ends none."""
    word = line.last.text
    return word.endswith(_SENTENCE_END) and not (len(word) == 2 and word[0].isupper() and word[1] == ".")


def is_bold(line: Line) -> bool:
    return all(word.look.bold for word in line.words)
