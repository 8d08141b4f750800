"""Undo the line breaks that a width forced, and keep those that the writer meant.

A line goes on from the one before only where that one was nearly full: where the next line's first
word would not have fitted any more. Lists of short lines ("Present:", a name, a name) stay lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from minutesparse.compiling import compiled
from minutesparse.readers.inline import DANGLING, typed_label

WIDEST = 110
"""Text is hard-wrapped at up to this many columns; longer lines were never wrapped."""
NARROWEST = 40
_LONG = 80

_SPEAKER = compiled(r"[A-Z][^\s:]{0,24}(?: [^\s:]{1,24}){0,3} ?:(?=\s|$)")
_MARK = compiled(r"[>|\[☐☑☒✓✔✗@#]|[A-Z]{4,}(?: ?:| [-–] )")
_AFTER_SENTENCE = compiled(r"\d{1,2}[:.]\d\d\b|\([A-Z]\w")
_YEAR = compiled(r"(?:19|20)\d\d[.)]$")
_ENDS = (".", "!", "?", ":", ";", '."', ".”", ".)", "]")
_NOTE = compiled(r"\[\d{1,3}\]$")
_NAME_BEGUN = compiled(r"(?:,|:| and| &)\s+(?:(?=[A-Z]*[\dØ])\w{3,8} [-–—] )?[A-Z][\w'’-]*$")
_CALL = compiled(r",\s(?=[A-Z]*[\dØ])\w{3,8} [-–—]$")
"""The call of a radio amateur, whose name stands in the next line."""
_NAME_ENDED = compiled(r"[A-Z][\w'’-]*(?:\s?,|\.$| \(| and )")


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
    for raw in lines:
        line = raw.rstrip()
        if "|" not in line and "://" not in line:
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
    line, previous = line.strip(), previous.rstrip()
    label = typed_label(line)[0]
    if label and not (_YEAR.match(label) and not previous.endswith(_ENDS)):
        return True  # but not the year of "as printed in Oct., / 2012. The Clerk …"
    if _SPEAKER.match(line) or _MARK.match(line):
        return True
    return bool(_AFTER_SENTENCE.match(line)) and previous.endswith(_ENDS)


def joins(lines: Sequence[str], width: int | None, *, source: Sequence[str] | None = None) -> list[bool]:
    """Say of each line whether it goes on from the line before; the lines hold no blank one.

    Leading white space is looked at: a line that stands further left than what it would go on from,
    or deeper than it by more than a hanging indent, begins anew. `source` holds the lines with the
    marks that counted when they were wrapped, where the format has marks: Markdown, whose rules also
    make such lines one paragraph, so that less is asked of a line to go on.
    """
    found = [False] * len(lines)
    first = 0  # where the paragraph that is growing began
    longest = max(map(len, lines), default=0)
    prose = _is_prose(lines)
    for i in range(1, len(lines)):
        found[i] = not starts_anew(lines[i], lines[i - 1]) and (
            _is_full(source[i - 1], source[i], lines[i - 1], width, prose=prose)
            if source
            else _is_hanging(lines[first], lines[i - 1], lines[i], is_second=i == first + 1)
            and _was_cut(lines[first], lines[i - 1], lines[i], width, longest, prose=prose)
        )
        if not found[i]:
            first = i
    return found


def _is_hanging(first: str, previous: str, line: str, *, is_second: bool) -> bool:
    """Tell whether a line's indent lets it belong to the paragraph that `first` began."""
    here, margin = indent_of(line), indent_of(first)
    if here < margin:
        return is_second  # the first line of a paragraph may be indented
    if here == margin or is_second or here == indent_of(previous) or typed_label(first.strip())[0]:
        return True
    return in_sentence(previous, line)


def _is_prose(lines: Sequence[str]) -> bool:
    """Tell a block where most lines break in mid-sentence: there a capital may be any word's."""
    cut = sum(1 for before, after in pairwise(lines) if in_sentence(before, after))
    is_wide = sum(map(len, lines)) >= 30 * len(lines)  # handles in small letters are a list
    return is_wide and cut >= 2 and 2 * cut >= len(lines) - 1


def _was_cut(first: str, previous: str, line: str, width: int | None, longest: int, *, prose: bool) -> bool:
    length = len(previous.rstrip().expandtabs(8))
    is_cut = in_sentence(previous, line)
    if typed_label(first.strip())[0] and indent_of(line) > indent_of(first):
        # "- Ida to ask the\n  county": indented under its bullet, in mid-sentence.
        return is_cut or _fills(length, line, width)
    if length > WIDEST + 20:
        return False
    enough = 0.7 * min(width, longest) if width else 0
    if prose and width and not previous.rstrip().endswith(_ENDS):
        is_cut = True  # "… is now with the Village / Bank; we are out of …"
    return _fills(length, line, width) or (is_cut and length >= max(NARROWEST, enough))


def _is_full(source_before: str, source: str, previous: str, width: int | None, *, prose: bool) -> bool:
    length = len(source_before.rstrip())
    if prose and not previous.rstrip().endswith(_ENDS):
        return True
    if in_sentence(previous, source) and length >= NARROWEST:
        return True
    is_open = not previous.rstrip().endswith(_ENDS)
    return _fills(length, source, width) or (is_open and length >= (0.8 * width if width else _LONG))


def _fills(length: int, line: str, width: int | None) -> bool:
    """Tell whether the next line's first word would not have fitted behind a line so long."""
    return (
        width is not None
        and NARROWEST <= length <= WIDEST
        and length + 1 + len(line.split(maxsplit=1)[0]) > width
    )


def in_sentence(previous: str, line: str) -> bool:
    """Tell whether a line's words go on in the middle of the sentence before."""
    before, text = previous.rstrip(), line.strip()
    if before.endswith(_ENDS) and not _NOTE.search(before[-6:]):
        return False
    if _NAME_BEGUN.search(before[-60:]) and _NAME_ENDED.match(text):
        return True  # "Present: Ida Moss, Tom / Reed, Ann Day"
    if _CALL.search(before[-16:]) and text[:1].isupper():
        return True  # "…, K9ZZV – Ida Moss, N0TTN – / Tom Reed"
    return text[:1].islower() or bool(DANGLING.search(before[-6:]))


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
        else:
            paragraphs.extend(text for _, text in join_lines(block, width))
            block = []
    return paragraphs


def join_lines(lines: Sequence[str], width: int | None) -> list[tuple[int, str]]:
    """Return the paragraphs of lines without a blank one, each with the index of its first line."""
    parts: list[tuple[int, list[str]]] = []
    for i, (line, goes_on) in enumerate(zip(lines, joins(lines, width), strict=True)):
        text = line.strip()
        if goes_on:
            parts[-1][1].extend((between(lines[i - 1].rstrip(), text), text))
        else:
            parts.append((i, [text]))
    return [(first, "".join(texts)) for first, texts in parts]


def between(before: str, after: str) -> str:
    """Return what belongs between two joined lines: a blank, or nothing behind a word's own hyphen.

    >>> between("the multi-", "agency group"), between("the lamp -", "again")
    ('', ' ')
    """
    at_hyphen = before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower()
    return "" if at_hyphen else " "
