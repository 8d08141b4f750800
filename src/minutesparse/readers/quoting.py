"""Part a message's own text from its signature and from the message that it answers or passes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from minutesparse.compiling import compiled
from minutesparse.text import plain

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.html import HtmlElement

_MARK = compiled(r"(?:> ?){1,50}")
_DASHES = compiled(r"\s*(?:[-_*]{6,}+|[-_*]{3,}+[^\n]{0,80}?[-_*]{3,}+)\s*$|\s*_{10,}\s*$")
_FIELD = compiled(r"[*>\s]{0,4}[^\W\d_][\w -]{1,20}:[*]?\s+\S")
_LONGEST_SIGNATURE = 12
_LONGEST_NOTE = 400
_QUOTES = (
    ".//blockquote[@type='cite']",
    ".//*[@class='gmail_quote']",
    ".//*[@class='gmail_quote gmail_quote_container']",
    ".//*[@class='yahoo_quoted']",
    ".//*[@class='moz-cite-prefix']",
    ".//*[@class='gmail_attr']",
)
_REPLY_HEADS = (".//*[@id='divRplyFwdMsg']", ".//*[@id='appendonsend']")
"""What Outlook puts above the message that is answered, which is all that follows."""


class MessageText(NamedTuple):
    """A message's own lines, those of greeting and signature around them, and whether a quotation was left out."""

    own: list[str]
    around: list[str]
    left_out: bool


def part_text(lines: Sequence[str], subject: str) -> MessageText:
    """Part the lines of a message's plain text.

    What is quoted stays where there is more of it than of the author's own: then it is what the message is
    about. Its marks and its letterhead are taken off.
    """
    cut = _quotation_start(lines, subject)
    own, signature = _part_signature(lines[:cut])
    note, own = _part_note(own)
    around = note + signature
    if cut == len(lines):
        return MessageText(own, around, left_out=False)
    quoted = [_MARK.sub("", line, count=1) if line.startswith(">") else line for line in lines[cut:]]
    quoted = quoted[_letterhead_end(quoted) :]
    if _size(own) >= _size(quoted):
        return MessageText(own, around, left_out=bool(_size(quoted)))
    inner = part_text(quoted, subject)
    return MessageText(own + inner.own, around + inner.around, inner.left_out)


def _size(lines: Sequence[str]) -> int:
    return sum(len(line.strip()) for line in lines)


def _quotation_start(lines: Sequence[str], subject: str) -> int:
    """Return where the message that is answered begins: at its letterhead, or at the lines marked with ">"
    to the end, with the line above that says who wrote it. The number of lines where there is none.
    """
    for at in range(len(lines)):
        if _letterhead_at(lines, at, subject):
            return at
    last = len(lines)
    while last and (not lines[last - 1].strip() or lines[last - 1].startswith(">")):
        last -= 1
    if sum(line.startswith(">") for line in lines[last:]) < 3:
        return len(lines)
    written = last
    while written and last - written < 3 and lines[written - 1].strip():
        written -= 1  # "On Tuesday Ann Lee <ann@…>" may go on over two lines before its "wrote:"
    said = " ".join(line.strip() for line in lines[written:last])
    return written if said.endswith(":") and len(said) < 250 else last


def _letterhead_at(lines: Sequence[str], at: int, subject: str) -> bool:
    """Tell the fields above a message that is passed on: one of them repeats the subject, or a line of
    dashes stands above.
    """
    if at and _FIELD.match(lines[at - 1]):
        return False
    rule = at < len(lines) and bool(_DASHES.match(lines[at]))
    first = at + 1 if rule else at
    while rule and first < len(lines) and not lines[first].strip():
        first += 1
    end = _fields_end(lines, first)
    if end - first < 3:
        return False
    fields = " ".join(lines[first:end])
    same = bool(subject) and plain(subject) in plain(fields)
    return same or (rule and "@" in fields)


def _fields_end(lines: Sequence[str], first: int) -> int:
    end = first
    while end < len(lines) and end - first < 8 and _FIELD.match(lines[end]):
        end += 1
    return end


def _letterhead_end(lines: Sequence[str]) -> int:
    """Return where the text begins of a message that is quoted from its letterhead on."""
    first = 0
    while first < min(len(lines), 4) and (not lines[first].strip() or _DASHES.match(lines[first])):
        first += 1
    end = _fields_end(lines, first)
    if end - first >= 3:
        return end
    written = next((i for i, line in enumerate(lines[:3]) if line.rstrip().endswith(":")), -1)
    return written + 1 if written < 1 or "@" in " ".join(lines[:written]) else 0


def _part_note(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part off a greeting ("Dear all,") with the one paragraph below it, where far more follows.

    "Below are the minutes of Tuesday": it is no title, and what it asks for nobody resolved.
    """
    at = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    greeting = lines[at].strip() if at < len(lines) else ""
    if not greeting.endswith((",", "!")) or len(greeting.split()) > 6 or len(greeting) > 60:
        return [], list(lines)
    end = at + 1
    for paragraph in range(2):
        while end < len(lines) and bool(lines[end].strip()) is bool(paragraph):
            end += 1
    note = [line for line in lines[at:end] if line.strip()]
    if _size(note) > _LONGEST_NOTE or _size(lines) < 5 * _size(note):
        return [greeting], list(lines[at + 1 :])
    return note, list(lines[end:])


def _part_signature(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part off what stands below "-- ", or below the long rule over a mailing list's own words."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 2 * _LONGEST_SIGNATURE), -1):
        below = [line for line in lines[at + 1 :] if line.strip()]
        if len(below) > _LONGEST_SIGNATURE:
            break
        rule = re.fullmatch(r"_{20,}\s*", lines[at]) and any("@" in b or "://" in b for b in below)
        if lines[at].rstrip("\r") == "-- " or rule:
            return list(lines[:at]), below
    return list(lines), []


def drop_quotes(root: Element) -> bool:
    """Take out of a page the message that it answers, where it says more itself; say whether it did."""
    quotes = [quote for path in _QUOTES for quote in root.iterfind(path)]
    for path in _REPLY_HEADS:
        for head in root.iterfind(path):
            quotes += [head, *head.itersiblings()]
    inside = set(quotes)
    outermost = [q for q in dict.fromkeys(quotes) if not any(a in inside for a in q.iterancestors())]
    quoted = sum(_letters(quote) for quote in outermost)
    if not outermost or _letters(root) - quoted < quoted:
        return False
    for quote in outermost:
        cast("HtmlElement", quote).drop_tree()  # and leave what stands after it
    return quoted > 0


def _letters(element: Element) -> int:
    return sum(len(str(text).strip()) for text in element.itertext())
