"""The agenda items: which of the headings name what the meeting talked about.

The headings make a tree. Its outermost level holds the items, except where a heading only holds
others ("Minutes", "Discussion") and is opened. Headings of people, facts and lists of actions are no
items unless they are numbered like the items.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from minutesparse.parsing.headings import MARKED, heading_key, heading_part, is_capitals, is_fact, is_prose
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Item, Line, Part
from minutesparse.parsing.numbering import Number, read_number
from minutesparse.parsing.rowitems import row_items
from minutesparse.parsing.tables import Kind
from minutesparse.parsing.topics import agenda_entries, bare_title, bullet_topics, short_topics, title_of
from minutesparse.vocabulary import Vocabulary

_NEVER = frozenset({*ATTENDANCE_PARTS, *MARKED, Part.AGENDA, Part.HEAD, Part.OTHER})
_UNSTYLED = 20
_THROUGH = 10
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\b")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
_Look = tuple[bool, bool, bool, bool, int]


@dataclass(slots=True)
class _Node:
    """A heading with those beneath it; `end` is the index of the first line behind its section."""

    line: Line
    level: int
    end: int
    children: list[_Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reader:
    lines: Sequence[Line]
    vocabulary: Vocabulary
    through: Mapping[int, int]
    levels: Mapping[int, int]
    repeated: Counter[str]


def find_items(
    lines: Sequence[Line],
    vocabulary: Vocabulary,
    through: Mapping[int, int] | None = None,
    kinds: Mapping[tuple[int, int], Kind] | None = None,
    agenda: frozenset[int] = frozenset(),
) -> tuple[Item, ...]:
    """Return the agenda items in reading order.

    `through` gives the lines with a number that runs through the document and the run each is of, `kinds` says what each
    table row (table, row) is for, `agenda` holds the lines that stand under a heading "Agenda".
    """
    reader = _Reader(lines, vocabulary, through or {}, _run_levels(lines, through or {}), _repeats(lines))
    tabled = row_items(lines, kinds or {}, vocabulary)
    roots = _tree(reader)
    chosen = _before_close(reader, _pick(reader, roots))
    if tabled:
        chosen = [n for n in chosen if n.level < _UNSTYLED or _is_known(reader, n.line)]
        return _ordered([*tabled, *(_as_item(n.line, running=n.line.index in reader.through) for n in chosen)])
    items = [_as_item(n.line, running=n.line.index in reader.through) for n in chosen]
    listed = agenda_entries(lines, agenda)
    if len(listed) >= 2 and _is_filled_form(reader, chosen):
        return _ordered(listed)
    if sum(not _is_form(reader, n.line) for n in chosen) >= 2:
        return _ordered(items)
    bullets = bullet_topics(lines) or short_topics(lines)
    if len(bullets) >= 2 and _covers(lines, bullets):
        known = [i for i in items if _is_known(reader, lines[i.line]) and i.line > bullets[0].line]
        return _ordered([*bullets, *known])
    if len(listed) >= 2:
        return _ordered(listed)
    return _ordered([*items, *row_items(lines, kinds or {}, vocabulary, Kind.ACTIONS)])


def _before_close(reader: _Reader, chosen: Sequence[_Node]) -> list[_Node]:
    """Drop the unnumbered headings after the meeting was closed: what was attached, not talked about."""
    last = max((n.line.index for n in chosen if n.line.index in reader.through), default=0)
    closed = next(
        (line.index for line in reader.lines if line.part is Part.CLOSING and line.heading and line.index > last), None
    )
    if closed is None or closed < 0.3 * len(reader.lines):
        return list(chosen)
    late = (Part.CLOSING, Part.NEXT_MEETING)
    return [n for n in chosen if n.line.index <= closed or n.line.part in late or _is_known(reader, n.line)]


def _covers(lines: Sequence[Line], items: Sequence[Item]) -> bool:
    """Tell whether the items begin early enough to hold a good part of the record."""
    record = [line.index for line in lines if line.part not in _NEVER]
    return bool(record) and record[-1] - items[0].line >= 0.4 * (record[-1] - record[0])


def _is_filled_form(reader: _Reader, chosen: Sequence[_Node]) -> bool:
    """ "1 Goal, 2 Attendees, 3 Agenda, 4 Decisions": the sections of a form, one of them the agenda."""
    if not any(heading_part(n.line.text, reader.vocabulary) is Part.AGENDA for n in chosen):
        return False
    forms = sum(_is_form(reader, n.line) or n.line.part is Part.HEAD for n in chosen)
    return forms >= 0.5 * len(chosen)


def _repeats(lines: Sequence[Line]) -> Counter[str]:
    return Counter(heading_key(line.text) for line in lines if line.heading)


def _ordered(items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(sorted({i.line: i for i in items}.values(), key=lambda i: i.line))


def _as_item(line: Line, *, running: bool) -> Item:
    number, title = title_of(line, running=running)
    return Item(number, title, line.index)


def _tree(reader: _Reader) -> list[_Node]:
    roots: list[_Node] = []
    stack: list[_Node] = []
    for line in reader.lines:
        if line.column is not None or not (line.heading or line.index in reader.through):
            continue
        node = _Node(line, _level(reader, line), len(reader.lines))
        while stack and stack[-1].level >= node.level:
            stack.pop().end = line.index
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
    return roots


def _level(reader: _Reader, line: Line) -> int:
    """The file's own heading level; then numbers that run through by depth; then all other headings."""
    if line.index in reader.through:
        return reader.levels[reader.through[line.index]]
    return line.paragraph.heading or _UNSTYLED


def _run_levels(lines: Sequence[Line], through: Mapping[int, int]) -> dict[int, int]:
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


def _pick(reader: _Reader, nodes: Sequence[_Node]) -> list[_Node]:
    """Choose the items among headings that stand beside each other, containers opened."""
    loose = [n for n in nodes if n.level >= _UNSTYLED]
    firm = [n for n in nodes if n.level < _UNSTYLED]
    chosen: list[_Node] = []
    topics = sum(_is_topic(reader, n) for n in firm)
    common = _common_looks([n.line for n in firm if n.line.index in reader.through])
    record = next((n for n in firm if _is_record(reader, n)), None)
    for node in firm:
        if record is not None and node is not record and not _is_known(reader, node.line):
            continue
        if _opens(reader, node, topics) or (topics < 2 and _wraps(reader, node)):
            inside = _pick(reader, node.children) or _bullets_inside(reader, node)
            chosen += inside or ([node] if _is_generic(reader, node.line) else [])
        elif not _is_never(reader, node):
            chosen.append(node)
            chosen += _numbered_below(reader, node) + _beside(reader, node, common)
        else:
            # "Contents", "Agenda": the headings of the record itself may be set one level below
            chosen += _pick(reader, [n for n in node.children if n.line.part is Part.BUSINESS])
    return sorted([*chosen, *_loose(reader, loose, firm)], key=lambda n: n.line.index)


def _numbered_below(reader: _Reader, node: _Node) -> list[_Node]:
    """ "2.1" under "2" is an item; so are the topics under a name of a repository."""
    below = _below(node)
    mine = read_number(node.line.paragraph)
    found = []
    for n in below if mine else node.children:
        number = read_number(n.line.paragraph)
        alone = number is not None and mine is not None and number.text.startswith(f"{mine.text}.")
        if number is None or (number.depth == 1 and mine) or not (n.line.index in reader.through or alone):
            continue
        if n.end == n.line.index + 1 and not n.line.paragraph.heading:
            continue  # one of a list, with nothing beneath it
        if mine is None or number.text.startswith(mine.text) or _goes_past(reader, number):
            found.append(n)
    for n in below:
        if _is_slug(n.line):
            found += _bullets_inside(reader, n)
    return found


def _goes_past(reader: _Reader, number: Number) -> bool:
    """ "3a" after "2", with no plain "3": it goes on the plain numbers rather than belong to the 2."""
    plain = [n for at in reader.through if (n := read_number(reader.lines[at].paragraph)) and n.depth == 1]
    return number.options[0][1][0] > max(n.options[0][1][0] for n in plain) if plain else True


def _common_looks(lines: Sequence[Line]) -> frozenset[_Look]:
    """The looks, other than plain, that half of these headings have."""
    looks = [_look(line) for line in lines]
    return frozenset(look for look in looks if any(look[:4]) and looks.count(look) >= 0.5 * len(looks))


def _beside(reader: _Reader, node: _Node, common: frozenset[_Look]) -> list[_Node]:
    """Headings without a number that stand on a level with the numbered ones ("Date of next meeting")."""
    if node.line.index not in reader.through:
        return []
    return [
        n
        for n in _below(node)
        if n.level >= _UNSTYLED
        and not _is_never(reader, n)
        and (_is_known(reader, n.line) or (_is_strict(_look(n.line), common) and not _opens_always(reader, n)))
    ]


def _is_strict(look: _Look, common: frozenset[_Look]) -> bool:
    """Bold headings inside an item are as a rule its own; those in capitals, or with a colon, stand beside it."""
    return look in common and (look[2] or look[3])


def _below(node: _Node) -> list[_Node]:
    return [n for child in node.children for n in (child, *_below(child))]


def _is_slug(line: Line) -> bool:
    return "/" in line.text and " " not in line.text.strip()


def _bullets_inside(reader: _Reader, node: _Node) -> list[_Node]:
    inside = [line for line in reader.lines[node.line.index + 1 : node.end] if not line.heading]
    least = 1 if _is_slug(node.line) else 2
    return [_Node(reader.lines[i.line], _UNSTYLED, node.end) for i in bullet_topics(inside, least)]


def _is_topic(reader: _Reader, node: _Node) -> bool:
    return not (_is_never(reader, node) or _opens_always(reader, node) or _is_form(reader, node.line))


def _is_never(reader: _Reader, node: _Node) -> bool:
    line = node.line
    if line.index in reader.through:
        return line.part is Part.OTHER
    if reader.repeated[heading_key(line.text)] >= 3 or is_fact(line.text, reader.vocabulary):
        return True  # "Notes", "Motion" under item after item
    key = heading_key(bare_title(line.text))
    if key in reader.vocabulary.set("decisions.stamps") or _CLOCK.match(line.text) and is_fact(key, reader.vocabulary):
        return True  # "CARRIED", "20:06 Open"
    if _DATE.match(line.text):
        return True
    if line.part in (Part.PREVIOUS_ACTIONS, Part.NEXT_MEETING):
        return False
    told = heading_part(line.text, reader.vocabulary)
    return line.part in _NEVER or told in _NEVER and told is not Part.PREVIOUS_ACTIONS


def _opens(reader: _Reader, node: _Node, topics: int) -> bool:
    """Tell whether a heading only holds other headings."""
    if _opens_always(reader, node):
        return True
    return _is_generic(reader, node.line) and topics < 2


def _is_record(reader: _Reader, node: _Node) -> bool:
    """One heading that holds most of the text under numbered headings: the record of the meeting.

    What stands beside it ("Participants", "Tasks") are the sections of a form, in whatever language.
    """
    numbered = [c for c in node.children if c.line.index in reader.through]
    if len(numbered) < 3 or len(numbered) < 0.8 * len(node.children) or node.line.index in reader.through:
        return False
    lengths = [len(line.text) for line in reader.lines if line.table is None]
    inside = sum(len(line.text) for line in reader.lines[node.line.index : node.end] if line.table is None)
    return inside >= 0.6 * sum(lengths)


def _opens_always(reader: _Reader, node: _Node) -> bool:
    line, key = node.line, heading_key(node.line.text)
    if _is_record(reader, node):
        return True
    if line.index in reader.through and not line.paragraph.heading:
        return False
    if _wraps(reader, node) and (line.index <= 3 or line.part is Part.HEAD):
        return True
    if line.part is Part.AGENDA:
        return any(c.line.part is Part.BUSINESS for c in node.children)
    if key in reader.vocabulary.set("headings.containers"):
        after = reader.lines[line.index + 1] if line.index + 1 < len(reader.lines) else None
        told = node.level >= _UNSTYLED and after is not None and not after.heading and is_prose(after.text)
        return not told  # "MINUTES" with "The minutes were read" beneath it holds nothing else
    return _is_slug(line)


def _wraps(reader: _Reader, node: _Node) -> bool:
    """A title over the whole document, or most of it."""
    through = node.line.index in reader.through
    return bool(node.children) and not through and node.end - node.line.index > 0.5 * len(reader.lines)


def _is_generic(reader: _Reader, line: Line) -> bool:
    """ "Old business", "Reports": an item where its neighbours are items, else opened."""
    return heading_key(line.text) in reader.vocabulary.set("headings.generic")


def _is_known(reader: _Reader, line: Line) -> bool:
    if line.part is Part.NEXT_MEETING and heading_part(line.text, reader.vocabulary) is Part.NEXT_MEETING:
        return True
    key = heading_key(line.text)
    return len(key.split()) <= 6 and any(f" {p} " in f" {key} " for p in reader.vocabulary.set("headings.aob"))


def _is_form(reader: _Reader, line: Line) -> bool:
    """A heading of a form ("Agenda", "Next steps"), which names no topic of this meeting's own."""
    if _is_generic(reader, line) or _is_known(reader, line):
        return True
    told = heading_part(line.text, reader.vocabulary)
    return told is not None and told is not Part.BUSINESS or heading_key(line.text) in reader.vocabulary.set(
        "headings.containers"
    )


def _loose(reader: _Reader, nodes: Sequence[_Node], firm: Sequence[_Node]) -> list[_Node]:
    """Choose among headings without a style or a running number, by their look."""
    able = [n for n in nodes if not _is_never(reader, n)]
    numbered = [n for n in firm if n.line.index in reader.through]
    topics = [n for n in able if not _opens_always(reader, n)]
    if firm and (numbered or len(topics) <= 2 * sum(_is_topic(reader, n) for n in firm) + 1):
        common = _common_looks([n.line for n in numbered])
        first = min(n.line.index for n in firm)
        return [
            n
            for n in able
            if (n.line.index > first and (_look(n.line) in common or _is_known(reader, n.line)))
            or (n.line.part is Part.BUSINESS and _is_strict(_look(n.line), common))
        ]
    topics = [n for n in topics if not (n.line.index <= 2 and n.line.part is Part.HEAD)]
    looks = [_look(n.line) for n in topics]
    if not nodes:
        return []
    first, last = nodes[0].line.index, max(n.end for n in nodes)
    begins = {look: topics[looks.index(look)].line.index for look in looks}
    able_looks = [look for look in begins if looks.count(look) >= 2]
    if not able_looks:
        return topics
    most = last - min(begins[look] for look in able_looks)
    wide = [look for look in able_looks if last - begins[look] >= most - 0.2 * (last - first)]
    look = min(wide, key=lambda k: (k[4], -sum(k[:3]), looks.index(k)))
    return [n for n in topics if _look(n.line) == look or _is_known(reader, n.line)]


def _look(line: Line) -> _Look:
    """Bold, underlined, in capitals; of plain headings, whether they end with a colon; the list level."""
    p = line.paragraph
    bold, underline, capitals = p.share("bold") >= 0.9, p.share("underline") >= 0.9, is_capitals(p.text)
    colon = not (bold or underline or capitals) and p.text.rstrip().endswith(":")
    return (bold, underline, capitals, colon, p.level or 0)
