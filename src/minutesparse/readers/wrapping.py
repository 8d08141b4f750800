"""Undo the line breaks that a width forced, and keep those that the writer meant.

A line goes on from the one before only where that one was nearly full: where the next line's first
word would not have fitted any more. Lists of short lines ("Present:", a name, a name) stay lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from minutesparse.text import split_label

WIDEST = 110
"""Text is hard-wrapped at up to this many columns; longer lines were never wrapped."""
NARROWEST = 40

_SPEAKER = re.compile(r"[A-Z][^\s:]{0,24}(?: [^\s:]{1,24}){0,3} ?:(?=\s|$)")
_MARK = re.compile(r"[>|\[☐☑☒✓✔✗@#]|\([A-Z]\w|[A-Z]{4,}\b ?[-–:]")
_TIME = re.compile(r"\d{1,2}[:.]\d\d\b")
_ENDS = (".", "!", "?", ":", ";", '."', ".”", ".)", "]")


def indent_of(line: str) -> int:
    """Return the column of a line's first visible character, a tab going to the next eighth."""
    expanded = line.expandtabs(8)
    return len(expanded) - len(expanded.lstrip())


def wrap_width(lines: Iterable[str]) -> int | None:
    """Return the column a text is wrapped at, None where its lines end as their writer meant.

    Only a line whose successor begins in lower case is known to have been broken by a width.
    """
    previous = ""
    broken: list[int] = []
    long = total = 0
    for line in lines:
        line = line.rstrip()
        total += bool(line)
        long += len(line) > WIDEST
        if previous and line.lstrip()[:1].islower() and not previous.endswith(_ENDS):
            broken.append(len(previous.expandtabs(8)))
        previous = line if line.strip() else ""
    broken = sorted(n for n in broken if NARROWEST <= n <= WIDEST)
    if len(broken) < 2 or long > max(2, total // 20):
        return None
    return broken[min(len(broken) - 1, len(broken) * 9 // 10)]


def starts_anew(line: str, previous: str) -> bool:
    """Tell whether a line begins something of its own: an item, a speaker, a marker."""
    line = line.strip()
    if split_label(line)[0] or _SPEAKER.match(line) or _MARK.match(line):
        return True
    return bool(_TIME.match(line)) and previous.rstrip().endswith(_ENDS)


def joins(lines: Sequence[str], width: int | None) -> list[bool]:
    """Say of each line whether it goes on from the line before; the lines hold no blank one.

    Leading white space is looked at: a line that stands further left than what it would go on from,
    or deeper than it by more than a hanging indent, begins anew.
    """
    found = [False] * len(lines)
    first = 0  # where the paragraph that is growing began
    for i in range(1, len(lines)):
        found[i] = _goes_on(lines[first], lines[i - 1], lines[i], width, is_second=i == first + 1)
        if not found[i]:
            first = i
    return found


def _goes_on(first: str, previous: str, line: str, width: int | None, *, is_second: bool) -> bool:
    if starts_anew(line, previous):
        return False
    here, text = indent_of(line), line.strip()
    label, _ = split_label(first.strip())
    margin = indent_of(first)
    if here < margin and not is_second:
        return False
    if here > margin and not (label or is_second or here == indent_of(previous)):
        return False
    length = len(previous.rstrip().expandtabs(8))
    before = previous.rstrip()
    if length > WIDEST + 20:
        return False
    word = text.split(maxsplit=1)[0]
    if width is not None and length + 1 + len(word) > width:
        return True
    is_broken = text[:1].islower() and not before.endswith(_ENDS)
    if label and here > margin:
        # "- Ann to ask the\n  county": indented under its bullet and in mid-sentence.
        return is_broken
    return is_broken and length >= (0.7 * width if width else NARROWEST)


def unwrap(lines: Sequence[str], width: int | None = None) -> list[str]:
    """Return the paragraphs of lines; a blank line always ends one, no visible word is lost.

    `width` is the text's `wrap_width`, reckoned from these lines where it is None.

    >>> unwrap(["Present:", "Ida", "Tom", "", "The clerk reported that the lamp in Mill", "lane is lit."])
    ['Present:', 'Ida', 'Tom', 'The clerk reported that the lamp in Mill lane is lit.']
    """
    width = width if width is not None else wrap_width(lines)
    paragraphs: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
            continue
        for text, continues in zip(block, joins(block, width), strict=True):
            if continues:
                paragraphs[-1] = glue(paragraphs[-1], text.strip())
            else:
                paragraphs.append(text.strip())
        block = []
    return paragraphs


def glue(before: str, after: str) -> str:
    """Join two parts of a line: with a blank, or without one behind a word's own hyphen.

    >>> glue("the multi-", "agency group"), glue("the lamp -", "again")
    ('the multi-agency group', 'the lamp - again')
    """
    at_hyphen = before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower()
    return f"{before}{after}" if at_hyphen else f"{before} {after}"
