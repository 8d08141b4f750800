"""The agenda items: which of the headings name what the meeting talked about.

The headings make a tree. Its outermost level holds the items, except where a heading only holds
others ("Minutes", "Discussion") and is opened. Headings of people, facts and lists of actions are no
items unless they are numbered like the items.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minutesparse.parsing.headings import heading_key, heading_part, opens_meeting
from minutesparse.parsing.inside import (
    closing_business,
    counted_inside,
    headed_inside,
    holds_announced,
    is_louder,
    tells,
)
from minutesparse.parsing.leftovers import before_close, ends_list, holds, is_filled, is_notice, without_empty
from minutesparse.parsing.lines import Item, Line, Part
from minutesparse.parsing.numbering import Number, read_number
from minutesparse.parsing.rowitems import row_items
from minutesparse.parsing.settling import Kind
from minutesparse.parsing.titles import rest_of_title, whole_title
from minutesparse.parsing.topics import agenda_entries, bullet_topics, cell_topics, numbered_notes, title_of
from minutesparse.parsing.tops import announced_topics, headed_lists, short_topics, timed_topics
from minutesparse.parsing.tree import (
    NEVER,
    UNSTYLED,
    Look,
    Node,
    Reader,
    below,
    heading_tree,
    is_cover,
    is_form,
    is_generic,
    is_known,
    is_never,
    is_record,
    is_slug,
    is_topic,
    look_of,
    looks_of,
    opens,
    opens_always,
    read_tree,
    wraps,
)
from minutesparse.parsing.turns import are_remarks, is_remark, takes_turn
from minutesparse.vocabulary import Vocabulary

_LOUDER = 3
"""As many times are the headings of the usual look to be, where a few are in capitals besides."""


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
    reader = read_tree(lines, vocabulary, through or {})
    tabled = row_items(lines, kinds or {}, vocabulary)
    chosen = before_close(reader, _pick(reader, heading_tree(reader)))
    goes_on = {rest.index for n in chosen for rest in rest_of_title(lines, n.line)}
    chosen = [n for n in without_empty(reader, chosen) if n.line.index not in goes_on]
    counted_lines = [n.line for n in chosen if n.line.index in reader.through]
    if are_remarks(reader, counted_lines):
        chosen = [n for n in chosen if n.line.index not in reader.through]
        counted_lines = []
    counted = len(counted_lines)
    chosen = [
        n for n in chosen if not (ends_list(reader, n.line) or (counted >= 2 and is_notice(reader, n.line)))
    ]
    if tabled:
        chosen = [n for n in chosen if n.level < UNSTYLED or is_known(reader, n.line)]
        chosen = [n for n in chosen if not (is_generic(reader, n.line) and holds(n, tabled))]
        return _ordered([*tabled, *(_as_item(reader, n.line) for n in chosen)])
    items = [item for n in chosen if is_filled(item := _as_item(reader, n.line), vocabulary)]
    listed = [i for i in agenda_entries(lines, agenda) if is_filled(i, vocabulary)]
    printed = len(listed) > len(items) > 0 and all(n.line.part is Part.AGENDA for n in chosen)
    if len(listed) >= 2 and (printed or _is_filled_form(reader, chosen)):
        return _ordered(listed)  # with the entries inside those of the agenda
    topics = sum(not is_form(reader, n.line) for n in chosen)
    timed = timed_topics(lines)
    if len(timed) > max(topics, len(listed)):
        return _ordered(timed)
    announced = announced_topics(lines, agenda)
    unstyled = topics < 2 or all(n.level >= UNSTYLED for n in chosen)
    if unstyled and 2 * len(announced) > len(listed) and len(announced) > topics:
        return _ordered([*announced, *(i for i in items if is_known(reader, lines[i.line]))])
    if topics >= 2:
        return _ordered(items)
    bullets = _nameless(reader, bullet_topics(lines)) or short_topics(lines)
    headed = headed_lists(lines, vocabulary)
    bullets = bullets or (headed if len(headed) > len(listed) else []) or cell_topics(lines)
    if len(bullets) >= 2 and _covers(lines, bullets):
        known = [i for i in items if is_known(reader, lines[i.line]) and i.line > bullets[0].line]
        return _ordered([*bullets, *known])
    if len(listed) >= 2:
        return _ordered(listed)
    counted_notes = numbered_notes(lines) if not items else []
    if are_remarks(reader, [lines[i.line] for i in counted_notes]):
        counted_notes = []
    return _ordered([*items, *counted_notes, *row_items(lines, kinds or {}, vocabulary, Kind.ACTIONS)])


def _covers(lines: Sequence[Line], items: Sequence[Item]) -> bool:
    """Tell whether the items begin early enough to hold a good part of the record."""
    record = [line.index for line in lines if line.part not in NEVER]
    return bool(record) and record[-1] - items[0].line >= 0.4 * (record[-1] - record[0])


def _is_filled_form(reader: Reader, chosen: Sequence[Node]) -> bool:
    """ "1 Goal, 2 Attendees, 3 Agenda, 4 Decisions": the sections of a form, one of them the agenda."""
    if not any(heading_part(n.line.text, reader.vocabulary) is Part.AGENDA for n in chosen):
        return False
    forms = sum(is_form(reader, n.line) or n.line.part is Part.HEAD for n in chosen)
    return forms >= 0.5 * len(chosen)


def _ordered(items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(sorted({i.line: i for i in items}.values(), key=lambda i: i.line))


def _as_item(reader: Reader, line: Line) -> Item:
    after = reader.lines[line.index + 1] if line.index + 1 < len(reader.lines) else None
    number, title = title_of(line, running=line.index in reader.through, after=after)
    return Item(number, whole_title(title, rest_of_title(reader.lines, line)), line.index)


def _pick(reader: Reader, nodes: Sequence[Node]) -> list[Node]:
    """Choose the items among headings that stand beside each other, containers opened."""
    loose = [n for n in nodes if n.level >= UNSTYLED]
    firm = [n for n in nodes if n.level < UNSTYLED]
    chosen: list[Node] = []
    topics = sum(is_topic(reader, n) for n in firm)
    common = _common_looks([n.line for n in firm if n.line.index in reader.through])
    record = next((n for n in firm if is_record(reader, n)), None)
    for node in firm:
        if record is not None and node is not record and not is_known(reader, node.line):
            continue
        if opens(reader, node, topics) or (topics < 2 and wraps(reader, node)) or _is_cover(reader, node):
            inside = _inside(reader, node)
            chosen += inside or ([node] if is_generic(reader, node.line) else [])
        elif not is_never(reader, node) or takes_turn(reader, node, firm):
            chosen.append(node)
            chosen += _numbered_below(reader, node) + _beside(reader, node, common)
            chosen += counted_inside(reader, node)
            chosen += headed_inside(reader, node) + closing_business(reader, node)
        else:
            # "Contents", "Agenda": the headings of the record itself may be set one level below
            chosen += _pick(reader, [n for n in node.children if n.line.part is Part.BUSINESS])
    return sorted([*chosen, *_loose(reader, loose, firm)], key=lambda n: n.line.index)


def _is_cover(reader: Reader, node: Node) -> bool:
    return is_cover(reader, node) or holds_announced(reader, node)


def _inside(reader: Reader, node: Node) -> list[Node]:
    """What a container holds: its headings; its bullets where it has none but bullets that look like one ("• Introductions")."""
    headed = _pick(reader, node.children)
    if any(n.line.paragraph.label is None or n.level < UNSTYLED for n in headed):
        return headed
    topics = _bullets_inside(reader, node)
    if len(topics) <= len(headed):
        return headed
    known = {n.line.index for n in topics}
    return sorted([*topics, *(n for n in headed if n.line.index not in known)], key=lambda n: n.line.index)


def _numbered_below(reader: Reader, node: Node) -> list[Node]:
    """ "2.1" under "2" is an item; so are the topics under a name of a repository."""
    under = below(node)
    mine = read_number(node.line.paragraph)
    found = []
    for n in under if mine else node.children:
        number = read_number(n.line.paragraph)
        alone = number is not None and mine is not None and number.text.startswith(f"{mine.text}.")
        styled = mine is None and n.line.paragraph.heading  # "### 1. Hall" under "## Matters to cover"
        counted = n.line.index in reader.through or alone or styled
        if number is None or (number.depth == 1 and mine) or not counted:
            continue
        if n.end == n.line.index + 1 and not n.line.paragraph.heading:
            continue  # one of a list, with nothing beneath it
        if heading_key(n.line.text.split(":")[0]) in reader.vocabulary.set("headings.minuted"):
            continue
        if mine is None or number.text.startswith(mine.text) or _goes_past(reader, mine, number):
            found.append(n)
    for n in under:
        if is_slug(n.line):
            found += _bullets_inside(reader, n)
    return found


def _goes_past(reader: Reader, mine: Number, number: Number) -> bool:
    """ "3a" or "3.1" after "2", with no plain "3": it goes on the plain numbers rather than belong to the 2."""
    first = number.options[0][1][0]
    return first == mine.options[0][1][0] + 1 and first not in reader.plain


def _common_looks(lines: Sequence[Line]) -> frozenset[Look]:
    """The looks, other than plain, that half of these headings have."""
    looks = [look_of(line) for line in lines]
    return frozenset(look for look in looks if any(look[:4]) and looks.count(look) >= 0.5 * len(looks))


def _beside(reader: Reader, node: Node, common: frozenset[Look]) -> list[Node]:
    """Headings without a number that stand on a level with the numbered ones ("Date of next meeting")."""
    if node.line.index not in reader.through:
        return []
    return [
        n
        for n in below(node)
        if n.level >= UNSTYLED
        and not is_never(reader, n)
        and (
            is_known(reader, n.line) or (_is_strict(look_of(n.line), common) and not opens_always(reader, n))
        )
    ]


def _is_strict(look: Look, common: frozenset[Look]) -> bool:
    """Bold headings inside an item are as a rule its own; those in capitals, or with a colon, stand beside it."""
    return look in common and (look[2] or look[3])


def _bullets_inside(reader: Reader, node: Node) -> list[Node]:
    inside = [line for line in reader.lines[node.line.index + 1 : node.end] if not line.heading]
    least = 1 if is_slug(node.line) else 2
    topics = _nameless(reader, bullet_topics(inside, least))
    return [Node(reader.lines[i.line], UNSTYLED, node.end) for i in topics]


def _nameless(reader: Reader, items: Sequence[Item]) -> list[Item]:
    """Drop the names of those present, each with what she said or does beneath it, unless topics stand beside them.

    "Ola opened the lock" with more beneath it names no topic either.
    """
    topics = [
        i for i in items if heading_key(i.title) not in reader.people and not is_remark(reader, i.title)
    ]
    return topics if len(topics) >= 0.5 * len(items) else []


def _loose(reader: Reader, nodes: Sequence[Node], firm: Sequence[Node]) -> list[Node]:
    """Choose among headings without a style or a running number, by their look."""
    able = [n for n in nodes if not is_never(reader, n)]
    numbered = [n for n in firm if n.line.index in reader.through]
    topics = [n for n in able if not opens_always(reader, n)]
    if firm and (numbered or len(topics) <= 2 * sum(is_topic(reader, n) for n in firm) + 1):
        common = _common_looks([n.line for n in numbered])
        first = min(n.line.index for n in firm)
        return [
            n
            for n in able
            if (n.line.index > first and (look_of(n.line) in common or is_known(reader, n.line)))
            or (n.line.part is Part.BUSINESS and _is_strict(look_of(n.line), common))
            or opens_meeting(n.line.text, reader.vocabulary)
        ]
    opened = [b for n in able if n not in topics for b in _bullets_inside(reader, n)]
    topics = [n for n in topics if not (n.line.index <= 2 and n.line.part is Part.HEAD)]
    return opened + _of_one_look(reader, nodes, topics)


def _of_one_look(reader: Reader, nodes: Sequence[Node], topics: Sequence[Node]) -> list[Node]:
    """Choose the headings of the strongest look that covers the notes; `nodes` are all that might be."""
    looks = looks_of([n.line for n in topics])
    if not nodes:
        return []
    first, last = nodes[0].line.index, max(n.end for n in nodes)
    begins = {look: topics[looks.index(look)].line.index for look in looks}
    able_looks = [look for look in begins if looks.count(look) >= 2]
    if not able_looks:
        return list(topics)
    most = last - min(begins[look] for look in able_looks)
    wide = [look for look in able_looks if last - begins[look] >= most - 0.2 * (last - first)]
    look = min(wide, key=lambda k: (k[4], -sum(k[:3]), looks.index(k)))
    louder = [n for n, mine in zip(topics, looks, strict=True) if is_louder(mine, look) and tells(reader, n)]
    if _LOUDER * len(louder) > looks.count(look):
        louder = []
    return [
        n
        for n, mine in zip(topics, looks, strict=True)
        if mine == look or n in louder or is_known(reader, n.line)
    ]
