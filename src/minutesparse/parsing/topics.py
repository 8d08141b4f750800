"""Items of minutes without headings: bullets with bullets beneath them, the entries of the agenda."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from minutesparse.compiling import compiled
from minutesparse.parsing.headings import is_prose
from minutesparse.parsing.lines import Column, Item, Line, Part
from minutesparse.parsing.numbering import read_number
from minutesparse.parsing.sentences import sentences

_COUNT = compiled(r"(\d{1,2})[.)]")
_COUNTED = (Part.BUSINESS, Part.PRESENT)  # the first may still seem to be of the list of names above it
_LEAST_COUNTED = 4
NOTES = (Part.BUSINESS, Part.CLOSING, Part.NEXT_MEETING)
TITLE_WORDS = 20
LEAD_WORDS = 6
SPEAKER = compiled(r"-?(@?[^\W\d_][\w’'./-]{0,30})\s?(?:\([^()]{1,40}\))?:\s")
_TALK = 6
_AGAIN = 2
_TICKET = compiled(r"#\d{1,6}\W{0,2}$")
_CLOCK = r"\d{0,2}[:.]?\d{1,2}\s*(?:[ap]\.?m\.?)?"
_LEADING_TIME = compiled(
    rf"^[\[(]?:?{_CLOCK}\s*[-–]\s*:?{_CLOCK}[\])]?[\s:–-]+(?=\D)|^[\[(]?\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?[\])]?[\s:–-]+(?=\D)",
    re.IGNORECASE,
)
_SMALL_WORD = 3  # letters
_TRAILING_TIME = compiled(
    r"(?:(?<!\s)\s+)?[\[(]\s*(?:\d{1,2}[:.]\d\d[^\])]{0,20}|\d{1,3}\s*(?:min|mins|minutes|m|hr|hrs|hours?))\s*[\])].*$"
    r"|(?<=[^\W\d])\s*[:–—-]\s*\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?$",
    re.IGNORECASE,
)


_LINK = compiled(r"(?<=\w)[\s:–—(\[<-]{1,5}https?://[^\s]{4,400}$")
_SEE = compiled(r"\s\([^\W\d_]{2,8}$")
"""What is left of "(see https://…)"."""
_PRESENTER = compiled(r"(?<=\w)\s*\[[^\[\]]{1,40}\]$|(?<=\S)\s+/\s[^/]{1,60}\(@[\w-]{1,40}\)(?:\s.{0,60})?$")
"""Who brings a topic: "[Ola]"; " / Ola Finch (@olaf) / Moor Trust"."""


def title_of(line: Line, *, running: bool = False, after: Line | None = None) -> tuple[str | None, str]:
    """Return a heading's number and its title; of a sentence that begins an item, the sentence.

    `running` says that the number belongs to a numbering that runs through the document. A number
    alone ("Item 3") has its title in the line `after` it.
    """
    number = read_number(line.paragraph)
    if number is not None and number.doubtful and not running:
        number = None
    if number and after and not line.text[number.end :].strip():
        return number.text, _without_notes(title_of(after)[1])
    text = bare_title(line.text[number.end :] if number else line.text)
    if len(text.split()) > TITLE_WORDS:
        start, end = sentences(text)[0]
        text = text[start:end]
    return (number.text if number else None), text.strip(" :\t–—-")


def _without_notes(title: str) -> str:
    """Return what stands before the dash of a title that goes on as a sentence: "Other matters – it was agreed that …"."""
    head, dash, rest = title.partition(" – ")
    return head if dash and len(head.split()) <= LEAD_WORDS and is_prose(rest) else title


def bare_title(text: str) -> str:
    r"""Cut the time that was set for an item from its title, a link, and what stands behind a tab.

    >>> bare_title("10:05 - 10:15 Membership fees"), bare_title("Call to order (7:02pm); 12 present")
    ('Membership fees', 'Call to order')
    >>> bare_title("4:55-5:00\tLatin quarter")
    'Latin quarter'
    """
    timed = _LEADING_TIME.sub("", text)
    head = timed.split("\t", maxsplit=1)[0]
    bare = _TRAILING_TIME.sub("", head if len(head) > 3 else timed)
    bare = _PRESENTER.sub("", bare)
    unlinked = _SEE.sub("", _LINK.sub("", bare))
    if len(unlinked.split()) > 1 and len(unlinked.split()[-1]) > _SMALL_WORD:
        bare = unlinked  # not "Plans for https://…"
    return bare if any(c.isalpha() for c in bare) else text


def bullet_topics(lines: Sequence[Line], least: int = 2, *, celled: bool = False) -> list[Item]:
    """Return the outermost bullets where most, and at least so many, have bullets beneath them: each names a topic.

    With `celled` the lines are those of one cell, else those of tables are none. Where one is enough, as under the name of a repository, those that end in the number of a ticket do.
    """
    listed = [
        line
        for line in lines
        if line.part in NOTES
        and (line.table is not None) is celled
        and line.paragraph.level is not None
        and line.paragraph.label
    ]
    if not listed:
        return []
    outer = min(line.paragraph.level or 0 for line in listed)
    tops = [line for line in listed if (line.paragraph.level or 0) == outer]
    behind = {line.index: after for line, after in pairwise(lines) if celled or after.table is None}
    parents = {line.index for line in tops if _is_beneath(behind.get(line.index), outer)}
    if least == 1 and (tickets := _tickets(tops, behind)):
        return tickets
    if _is_talk(listed):
        return []
    if len(parents) < least or len(parents) < 0.5 * len(tops):
        return []
    chosen = [line for line in tops if line.index in parents or len(line.text.split()) <= 8]
    chosen = [line for line in chosen if len(line.text.split()) <= TITLE_WORDS]
    return [Item(*title_of(line), line.index) for line in chosen]


def cell_topics(lines: Sequence[Line]) -> list[Item]:
    """Return the topics listed in the one cell that holds most of what was noted."""
    noted = [line for line in lines if line.part in NOTES]
    sizes: Counter[tuple[int | None, ...]] = Counter()
    for line in noted:
        if line.table is not None:
            sizes[_cell(line)] += len(line.text)
    if not sizes:
        return []
    cell, size = sizes.most_common(1)[0]
    if size < 0.5 * sum(len(line.text) for line in noted):
        return []
    return bullet_topics([line for line in noted if _cell(line) == cell], celled=True)


def numbered_notes(lines: Sequence[Line]) -> list[Item]:
    """Return the entries of a list counted from 1 that is most of the record: each is an item, and its own notes."""
    noted = [line for line in lines if line.table is None and line.part in _COUNTED]
    found: list[Line] = []
    for line in noted:
        label = _COUNT.fullmatch(line.paragraph.label or "")
        if label and not line.paragraph.level and int(label[1]) == len(found) + 1:
            found.append(line)
    size = sum(len(line.text) for line in noted if line.part is Part.BUSINESS)
    if len(found) < _LEAST_COUNTED or sum(len(line.text) for line in found) < 0.4 * size:
        return []
    return [Item(*title_of(line), line.index) for line in found]


def _cell(line: Line) -> tuple[int | None, ...]:
    place = line.paragraph.place
    return place.table, place.row, place.column


def _is_talk(listed: Sequence[Line]) -> bool:
    """Tell what was said in turn ("@jo: Is it open?", "@sam: Since May") from topics: the same few speak most of it."""
    said = Counter(match[1] for line in listed if (match := SPEAKER.match(line.text)))
    again = sum(count for count in said.values() if count >= _AGAIN)
    return len(listed) >= _TALK and again >= 0.5 * len(listed)


def _tickets(tops: Sequence[Line], behind: Mapping[int, Line]) -> list[Item]:
    """The bullets that end in the number of a ticket, which may stand in the next line, where most have notes behind them."""
    found: list[Item] = []
    told = 0
    for line in tops:
        after = behind.get(line.index)
        wrapped = (
            after is not None and after.paragraph.label is None and _TICKET.fullmatch(after.text.strip())
        )
        if len(line.text.split()) > TITLE_WORDS or not (wrapped or _TICKET.search(line.text)):
            continue
        found.append(Item(*title_of(line), line.index))
        notes = behind.get(after.index) if wrapped and after is not None else after
        told += notes is not None and not notes.heading and not _TICKET.search(notes.text)
    return found if told >= 0.5 * len(found) else []


def _is_beneath(after: Line | None, outer: int) -> bool:
    """Tell whether the next line stands under a bullet: a deeper one, or text without a bullet."""
    if after is None or after.heading:
        return False
    return (after.paragraph.level or 0) > outer or after.paragraph.label is None


def agenda_entries(lines: Sequence[Line], agenda: frozenset[int]) -> list[Item]:
    """Return the outermost entries of the printed agenda, which the lines of `agenda` hold, with those numbered in them."""
    listed = [line for line in lines if line.index in agenda and line.table is None and _is_entry(line)]
    while listed and listed[0].heading:
        listed = listed[1:]  # "4. Agenda" itself
    if not listed:
        return _agenda_rows(lines, agenda)
    outer = min(line.paragraph.level or 0 for line in listed)
    found: list[Item] = []
    top = None  # the number of the entry that the next ones may stand beneath
    for line in listed:
        depth = (line.paragraph.level or 0) - outer
        number, title = title_of(line)
        if depth == 0:
            top = number
        elif depth > 1 or top is None or number is None or not number.isdigit():
            continue
        else:
            number = f"{top}.{number}"  # "1. Venue" under "2. Key issues" is 2.1
        if len(line.text.split()) <= TITLE_WORDS:
            found.append(Item(number, title, line.index))
    return found


def _is_entry(line: Line) -> bool:
    """A list to be ticked off ("[x] Start recording") is no agenda."""
    return bool(line.paragraph.label) and not re.fullmatch(r"\[.?\]", line.paragraph.label or "")


def _agenda_rows(lines: Sequence[Line], agenda: frozenset[int]) -> list[Item]:
    """Return the entries of an agenda that is set as a table: "1 | Finance"."""
    found = []
    for before, line in pairwise(lines):
        if line.index in agenda and line.column is Column.ITEM and len(line.text.split()) <= TITLE_WORDS:
            counted = before.column is Column.NUMBER and before.row == line.row
            found.append(
                Item(before.text.strip("[]. ") if counted else None, line.text.strip("[] "), line.index)
            )
    return found
