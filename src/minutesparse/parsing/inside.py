"""Items inside items: topics under "Other business", numbered ones right behind a title, what was set one level too deep or in capitals."""

from __future__ import annotations

from minutesparse.parsing.headings import MARKED, heading_key
from minutesparse.parsing.lines import Part
from minutesparse.parsing.numbering import find_runs, read_number
from minutesparse.parsing.tree import UNSTYLED, Look, Node, Reader, is_title, is_topic

_TOP = 80
"""Lines among which the agenda is announced."""
_ALIKE = 10
"""Letters that a heading has in common with the agenda's entry, which may be worded differently further on."""
_HEADINGS, _ANNOUNCED = 3, 2


def headed_inside(reader: Reader, node: Node) -> list[Node]:
    """The topics that have headings of their own under "Other business", which is no topic itself."""
    if heading_key(node.line.text) not in reader.vocabulary.set("headings.aob"):
        return []
    return [n for n in node.children if n.level < UNSTYLED and is_topic(reader, n)]


def closing_business(reader: Reader, node: Node) -> list[Node]:
    """ "Any other business", set one level too deep below the last topic, is none of that topic's."""
    last = node.children[-1:] if node.end == len(reader.lines) or node.level < UNSTYLED else []
    aob = reader.vocabulary.set("headings.aob")
    if heading_key(node.line.text) in aob:
        return []
    return [n for n in last if n.level < UNSTYLED and heading_key(n.line.text) in aob]


def counted_inside(reader: Reader, node: Node) -> list[Node]:
    """ "i. Server", "ii. Wiki" right behind "1. Matters arising", each with notes of its own, are items too."""
    if node.line.index not in reader.through or node.line.part in MARKED:
        return []
    inside = [n for n in reader.lines[node.line.index + 1 : node.end] if n.index not in reader.through]
    numbered = [(n.index, number, n.paragraph.level) for n in inside if (number := read_number(n.paragraph))]
    mine = read_number(node.line.paragraph)
    alone = bool(mine and not node.line.text[mine.end :].strip())  # its title is the next line
    if len(numbered) < 2 or numbered[0][0] != node.line.index + 1 + alone:
        return []
    members = find_runs(numbered)[0].members
    places = {at for at, _, _ in numbered}
    told = [at for at in members if at + 1 < node.end and at + 1 not in places]
    titled = [at for at in members if is_title(reader.lines[at])]
    if len(members) < 2 or len(told) < 0.8 * len(members) or len(titled) < len(members):
        return []
    return [Node(reader.lines[at], UNSTYLED, node.end) for at in members]


def is_louder(look: Look, other: Look) -> bool:
    """Tell whether a heading is set as others are and in capitals besides: it stands above none of its own kind."""
    return look[:2] == other[:2] and any(look[:2]) and look[2] > other[2] and look[3:] == other[3:]


def tells(reader: Reader, node: Node) -> bool:
    """Tell whether something else than a heading stands right behind a heading."""
    after = reader.lines[node.line.index + 1 : node.line.index + 2]
    return bool(after) and not after[0].heading


def holds_announced(reader: Reader, node: Node) -> bool:
    """Tell whether the headings below one repeat what the agenda at the top announces: these are the items."""
    inside = [heading_key(c.line.text) for c in node.children if c.level < UNSTYLED]
    if len(inside) < _HEADINGS:
        return False
    agenda = [heading_key(n.text) for n in reader.lines[:_TOP] if n.part is Part.AGENDA and not n.heading]
    begins = {key[:_ALIKE] for key in agenda if len(key) >= _ALIKE}
    told = {key[:_ALIKE] for key in inside} & begins
    return len(told) >= _ANNOUNCED and len(told) >= 0.5 * len(begins)
