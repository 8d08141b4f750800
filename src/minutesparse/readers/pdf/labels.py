"""The numbers, bullets and boxes that a line begins with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minutesparse.compiling import compiled
from minutesparse.readers.pdf.lines import Line
from minutesparse.text import split_label

_MAY_BEGIN = compiled(r"[^\w\"'“‘&@#$£€/\\.,;:!?%]|\d|\w{1,5}[.)]|[oØ§qvlnu]$")
_NUMBER = compiled(r"\d{1,3}(?:\.\d{1,3}){0,4}\.?$|[A-Z]\d{1,2}(?:\.\d{1,2}){0,2}[.)]?$|\(?[ivx]{1,5}\)$")
_BULLET = frozenset("oØ§❖◘✓✔➔→♦⚫⬤⦁○❑❒")
_UNTICKED = frozenset("☐□❏❑❒")
_TICKED = frozenset("☑☒✓✔✗✘")
_CHECK_WORD = compiled(r"\[([ xX✓✔]?)\]$")
_TAB = 0.45
"""In type sizes: the least gap between a bullet drawn as a letter and its text."""
_STOP = 0.9
_COUNTED = 3
_COUNT = compiled(r"\d{1,3}$")
"""The same for a number without full stop or bracket."""


class Label(NamedTuple):
    """What stands before the text, over how many words, and where the text behind it begins."""

    text: str
    words: int
    text_x: float


def line_label(line: Line) -> Label | None:
    """Return the label that a line begins with; a number that is the whole line is none.

    "1   Apologies" has a label where a column's gap parts the two; "1 apology" has none.
    """
    words = line.words
    first = words[0]
    if len(words) < 2 or len(first.text) > 12 or not _MAY_BEGIN.match(first.text):
        return None
    second = words[1]
    gap = (second.x0 - first.x1) / line.size
    if first.text in _UNTICKED or first.text in _TICKED:
        return Label("[ ]" if first.text in _UNTICKED else "[x]", 1, second.x0)
    if first.text == "[" and second.text == "]" and len(words) > 2:
        return Label("[ ]", 2, words[2].x0)
    if check := _CHECK_WORD.match(first.text):
        return Label("[x]" if check[1].strip() else "[ ]", 1, second.x0)
    blank = "\t" if gap >= _TAB else " "
    rest = " ".join(w.text for w in words[1:4])
    label, _ = split_label(f"{first.text}{blank}{rest}")
    if label and label == first.text:
        return Label(label, 1, second.x0)
    if gap >= _TAB and first.text in _BULLET:
        return Label(first.text, 1, second.x0)
    if gap >= _STOP and _NUMBER.match(first.text) and not second.text[0].isdigit():
        return Label(first.text, 1, second.x0)
    return None


def count_labels(lines: Sequence[Line]) -> dict[int, Label]:
    """Return labels for the lines that count on from each other without full stops: "1 Apologies".

    A number before a word is no label by itself ("2 members"), but it is one where three lines with
    one left edge go on from each other.
    """
    runs: dict[int, list[tuple[int, int]]] = {}
    found: dict[int, Label] = {}
    if len(lines) < _COUNTED:
        return found
    for i, line in enumerate(lines):
        words = line.fragments[0].words
        if not words[0].text[0].isdecimal() or len(words) < 2 or not _COUNT.match(words[0].text):
            continue
        number, run = int(words[0].text), runs.setdefault(round(line.x0 / 3), [])
        if run and number != run[-1][1] + 1:
            run.clear()
        run.append((i, number))
        if len(run) >= _COUNTED:
            found |= {at: _count_label(lines[at]) for at, _ in run if at not in found}
    return found


def _count_label(line: Line) -> Label:
    words = line.fragments[0].words
    return Label(words[0].text, 1, words[1].x0)


def glued_bullet(text: str) -> str | None:
    """Return a bullet that is drawn without a blank before the text.

    >>> glued_bullet("•Benches"), glued_bullet("Benches"), glued_bullet("-5")
    ('•', None, None)
    """
    label, rest = split_label(text)
    return label if label and rest and not label.isascii() and not label.isalnum() else None


def is_number(label: str) -> bool:
    """Say whether a label counts ("2.1", "b)", "iv."), and is no bullet ("•", "o", "[x]").

    >>> is_number("2.1"), is_number("b)"), is_number("o"), is_number("[x]")
    (True, True, False, False)
    """
    return label[-1].isdigit() or label[-1] in ".)"
