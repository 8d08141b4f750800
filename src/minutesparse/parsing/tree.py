"""The tree of a document's headings, and what each of them is for: a topic, a cover, a fact, a summary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from minutesparse.compiling import compiled
from minutesparse.parsing.headings import (
    MARKED,
    heading_key,
    heading_part,
    is_break,
    is_capitals,
    is_container,
    is_day,
    is_fact,
    is_prose,
    opens_meeting,
    repeats_title,
)
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Line, Part
from minutesparse.parsing.numbering import read_number
from minutesparse.parsing.topics import bare_title
from minutesparse.text import words
from minutesparse.vocabulary import Vocabulary

NEVER = frozenset({*ATTENDANCE_PARTS, *MARKED, Part.AGENDA, Part.HEAD, Part.OTHER})
UNSTYLED = 20
_THROUGH = 10
_SHORTEST_CAPITALS = 6
"""Letters: fewer may be an acronym among headings that are not set in capitals."""
_LONGEST_MARKER = 60
_TITLE = 3  # lines of a title
_SAID = 300  # characters of what stands under a heading that may only hold others
_COVERED = 3
"""Headings that a cover stands over, at the least."""
_CLOCK = compiled(r"\d{1,2}[:.]\d\d\b")
_DATE = compiled(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
_ENDS_AT = compiled(r":\s*\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?$", re.IGNORECASE)
_AFTER_NAME = compiled(r"[,;(:\t]|\s[–—-]+\s")
Look = tuple[bool, bool, bool, bool, int]


@dataclass(slots=True)
class Node:
    """A heading with those beneath it; `end` is the index of the first line behind its section."""

    line: Line
    level: int
    end: int
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    lines: Sequence[Line]
    vocabulary: Vocabulary
    through: Mapping[int, int]
    levels: Mapping[int, int]
    repeated: Counter[str]
    lengths: Sequence[int]  # how much text stands before each line, tables left out
    plain: frozenset[int]  # the plain numbers that run through the document
    people: frozenset[str]  # the names in the attendance lists, whole and first names


def read_tree(lines: Sequence[Line], vocabulary: Vocabulary, through: Mapping[int, int]) -> Reader:
    """Gather what is asked of a document's headings again and again."""
    plain = [n for at in through if (n := read_number(lines[at].paragraph)) and n.depth == 1]
    return Reader(
        lines,
        vocabulary,
        through,
        run_levels(lines, through),
        repeats(lines),
        [0, *accumulate(0 if line.table else len(line.text) for line in lines)],
        frozenset(n.options[0][1][0] for n in plain),
        frozenset(_people(lines)),
    )


def _people(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        if line.part in ATTENDANCE_PARTS and not line.heading:
            name = _AFTER_NAME.split(line.text, maxsplit=1)[0].split()
            if 1 <= len(name) <= 4:
                yield heading_key(name[0])
                yield heading_key(" ".join(name))


def repeats(lines: Sequence[Line]) -> Counter[str]:
    return Counter(heading_key(line.text) for line in lines if line.heading)


def heading_tree(reader: Reader) -> list[Node]:
    roots: list[Node] = []
    stack: list[Node] = []
    for line in reader.lines:
        if line.column is not None or not (line.heading or line.index in reader.through):
            continue
        node = Node(line, _level(reader, line), len(reader.lines))
        while stack and stack[-1].level >= node.level:
            stack.pop().end = line.index
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
    return roots


def _level(reader: Reader, line: Line) -> int:
    """The file's own heading level; then numbers that run through by depth; then all other headings."""
    if line.index in reader.through:
        return reader.levels[reader.through[line.index]]
    return line.paragraph.heading or UNSTYLED


def run_levels(lines: Sequence[Line], through: Mapping[int, int]) -> dict[int, int]:
    """One level a run of numbers: the heading style of most of its members, else by the number's depth."""
    levels = {}
    for run in set(through.values()):
        members = [lines[at].paragraph for at, other in through.items() if other == run]
        styles = [p.heading for p in members if p.heading]
        number = read_number(members[0])
        depth = number.depth if number else 1
        styled = len(styles) > 0.5 * len(members)
        levels[run] = max(set(styles), key=styles.count) if styled else _THROUGH + depth
    return levels


def below(node: Node) -> list[Node]:
    return [n for child in node.children for n in (child, *below(child))]


def is_slug(line: Line) -> bool:
    """Tell a repository's name ("moor/bridge") from two words for one topic ("MINUTES/PAYMENTS", "Rules/notices:")."""
    text = line.text.strip()
    titled = is_capitals(text) or (text[:1].isupper() and text.endswith(":"))
    return "/" in text and " " not in text and not titled


def is_title(line: Line) -> bool:
    text = line.text.rstrip()
    return len(text.split()) <= 12 and (line.heading or text[-1:] not in ".;,") and not is_prose(text)


def is_topic(reader: Reader, node: Node) -> bool:
    return not (is_never(reader, node) or opens_always(reader, node) or is_form(reader, node.line))


def is_never(reader: Reader, node: Node) -> bool:
    line = node.line
    if line.index in reader.through:
        return line.part is Part.OTHER
    if reader.repeated[heading_key(line.text)] >= 3:
        return True  # "Notes", "Motion" under item after item
    topic = line.part is Part.BUSINESS and line.paragraph.heading and ":" not in line.text
    if is_fact(line.text, reader.vocabulary) and not topic:
        return True
    key = heading_key(bare_title(line.text))
    if is_marker(line, reader.vocabulary) or is_break(line.text, reader.vocabulary):
        return True
    if key in reader.vocabulary.set("decisions.stamps") | reader.vocabulary.set("decisions.markers") or (
        _CLOCK.match(line.text) and is_fact(key, reader.vocabulary)
    ):
        return True  # "CARRIED", "20:06 Open"
    if opens_meeting(line.text, reader.vocabulary):
        return False
    if _DATE.match(line.text) or _ENDS_AT.search(line.text) or is_day(line.text, reader.vocabulary):
        return True
    above = [n.text for n in reader.lines[:_TITLE] if n is not line]
    if repeats_title(line.text, above, reader.vocabulary):
        return True
    if key in reader.people and heading_part(line.text, reader.vocabulary) is None:
        return True  # "Ola", with what she is to do beneath it
    if line.part in (Part.PREVIOUS_ACTIONS, Part.NEXT_MEETING):
        return False
    if line.part is Part.BUSINESS and key in reader.vocabulary.set("headings.notices"):
        return False
    told = heading_part(line.text, reader.vocabulary)
    return line.part in NEVER or (told in NEVER and told is not Part.PREVIOUS_ACTIONS)


def is_marker(line: Line, vocabulary: Vocabulary) -> bool:
    """ "Action items: Ola, Ben" or "Vote: 3 for, 1 against" under what was said of a topic names no topic.

    A heading of the file's own style ("Vote: new chair") does, and so does what gives no count or verdict.
    """
    marker, colon, rest = line.text[:_LONGEST_MARKER].partition(":")
    if not colon or not rest.strip():
        return False
    key = heading_key(marker)
    if key in vocabulary.set("decisions.outcomes") and not line.paragraph.heading:
        verdict = vocabulary.pattern("decisions.carried", "decisions.lost").search(rest)
        return bool(verdict) or any(map(str.isdigit, rest))
    return any(f" {key}".endswith(f" {told}") for told in vocabulary.set("markers.action"))


def opens(reader: Reader, node: Node, topics: int) -> bool:
    """Tell whether a heading only holds other headings."""
    if opens_always(reader, node):
        return True
    return is_generic(reader, node.line) and topics < 2 and node.line.index not in reader.through


def opens_always(reader: Reader, node: Node) -> bool:
    line, key = node.line, heading_key(node.line.text)
    if is_record(reader, node):
        return True
    if line.index in reader.through and not line.paragraph.heading:
        return False
    if wraps(reader, node) and (line.index <= 3 or line.part is Part.HEAD):
        return True
    if line.part is Part.AGENDA:
        return any(c.line.part is Part.BUSINESS for c in node.children)
    if is_container(line.text, reader.vocabulary):
        after = reader.lines[line.index + 1] if line.index + 1 < len(reader.lines) else None
        if after is None or after.heading or not is_prose(after.text):
            return True
        # "MINUTES" with "The minutes were read" beneath it holds nothing else
        of_minutes = key in reader.vocabulary.set("meeting.minutes") and key in words(after.text[:_SAID])
        return node.level < UNSTYLED and (bool(node.children) or not of_minutes)
    return is_slug(line)


def is_record(reader: Reader, node: Node) -> bool:
    """One heading that holds most of the text under numbered headings: the record of the meeting.

    What stands beside it ("Participants", "Tasks") are the sections of a form, in whatever language.
    """
    numbered = [c for c in node.children if c.line.index in reader.through]
    if len(numbered) < 3 or len(numbered) < 0.8 * len(node.children) or node.line.index in reader.through:
        return False
    return reader.lengths[node.end] - reader.lengths[node.line.index] >= 0.6 * reader.lengths[-1]


def wraps(reader: Reader, node: Node) -> bool:
    """A title over the whole document, or most of it."""
    through = node.line.index in reader.through
    return bool(node.children) and not through and node.end - node.line.index > 0.5 * len(reader.lines)


def is_cover(reader: Reader, node: Node) -> bool:
    """A heading with nothing said beneath it but under headings, which hold most of the record ("Review of open issues")."""
    after = reader.lines[node.line.index + 1 : node.line.index + 2]
    inside = [c for c in node.children if c.level < UNSTYLED and not is_never(reader, c)]
    if not after or not after[0].heading or len(inside) < _COVERED or len(inside) < len(node.children):
        return False
    if node.line.index in reader.through or any(c.line.index in reader.through for c in inside):
        return False
    return reader.lengths[node.end] - reader.lengths[node.line.index] >= 0.6 * reader.lengths[-1]


def is_generic(reader: Reader, line: Line) -> bool:
    """ "Old business", "Reports": an item where its neighbours are items, else opened."""
    return heading_key(line.text) in reader.vocabulary.set("headings.generic")


def is_known(reader: Reader, line: Line) -> bool:
    if line.part is Part.NEXT_MEETING and heading_part(line.text, reader.vocabulary) is Part.NEXT_MEETING:
        return True
    key = heading_key(line.text)
    return len(key.split()) <= 6 and any(
        f" {p} " in f" {key} " for p in reader.vocabulary.set("headings.aob")
    )


def is_form(reader: Reader, line: Line) -> bool:
    """A heading of a form ("Agenda", "Next steps"), which names no topic of this meeting's own."""
    if is_generic(reader, line) or is_known(reader, line):
        return True
    told = heading_part(line.text, reader.vocabulary)
    return (told is not None and told is not Part.BUSINESS) or is_container(line.text, reader.vocabulary)


def look_of(line: Line) -> Look:
    """Bold, underlined, in capitals; of plain headings, whether they end with a colon; the list level."""
    p = line.paragraph
    bold, underline, capitals = p.share("bold") >= 0.9, p.share("underline") >= 0.9, is_capitals(p.text)
    colon = not (bold or underline or capitals) and p.text.rstrip().endswith(":")
    return (bold, underline, capitals, colon, p.level or 0)


def looks_of(lines: Sequence[Line]) -> list[Look]:
    """Return the look of each heading; "POND" is set as "FENCES" is, unless plain headings look as it does ("IT", "Rent")."""
    looks = [look_of(line) for line in lines]
    short = [not look[2] and _is_acronym(line.text) for line, look in zip(lines, looks, strict=True)]
    plain_looks = {look for look, acronym in zip(looks, short, strict=True) if not acronym}
    return [
        raised
        if acronym and look not in plain_looks and (raised := (*look[:2], True, *look[3:])) in plain_looks
        else look
        for look, acronym in zip(looks, short, strict=True)
    ]


def _is_acronym(text: str) -> bool:
    letters = [*filter(str.isalpha, text)]
    return 1 < len(letters) < _SHORTEST_CAPITALS and all(map(str.isupper, letters))
