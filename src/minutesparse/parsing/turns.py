"""Which lists of actions were gone through in their turn, as an item of the meeting, and not made at its end."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.compiling import compiled
from minutesparse.names import plain_initials
from minutesparse.parsing.headings import MARKED, heading_key, heading_part
from minutesparse.parsing.lines import Line, Part
from minutesparse.parsing.statuses import trailing_status
from minutesparse.parsing.tree import Node, Reader, is_topic
from minutesparse.vocabulary import Vocabulary

_REMARK = compiled(r"([A-Z]{2,3}|[^\W\d_][\w'’-]+)(?:\s?:|\s[^\W\d_]*[a-z]{2}(?=\W))")
_DONE = compiled(r"([A-Z][\w'’-]+)\s[a-z]+(?:ed|t)\s")
_FEWEST = 4
_SHARE = 0.6


def takes_turn(reader: Reader, node: Node, beside: Sequence[Node]) -> bool:
    """ "Action items" between topics of one style, or on the agenda, was gone through in its turn."""
    if node.line.part is not Part.ACTIONS or node.line.index in reader.through:
        return False
    told = [n for n in beside if n.level == node.level and is_topic(reader, n)]
    before = sum(n.line.index < node.line.index for n in told)
    if (before >= 2 and len(told) - before >= 2) or _is_on_agenda(reader, node.line):
        return True
    return _is_gone_through(reader, node)


def _is_gone_through(reader: Reader, node: Node) -> bool:
    return says_how_most_stand(reader.lines[node.line.index + 1 : node.end], reader.vocabulary)


def says_how_most_stand(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Most entries of a list of actions say how they stand ("… DONE", "… PENDING"): it was talked about."""
    inside = [n for n in lines if n.paragraph.label and n.table is None]
    told = sum(trailing_status(n.text, vocabulary) is not None for n in inside)
    return told >= 2 and told >= 0.5 * len(inside)


def _is_on_agenda(reader: Reader, line: Line) -> bool:
    """The printed agenda has an entry for actions, and nothing else takes it up."""
    if any(n.part is Part.PREVIOUS_ACTIONS for n in reader.lines):
        return False
    entries = (n for n in reader.lines[: line.index] if n.part is Part.AGENDA and not n.heading)
    return any(heading_part(n.text, reader.vocabulary) in MARKED for n in entries)


def is_remark(reader: Reader, text: str) -> bool:
    """Tell whether a line says what one of those present did: "Ola opened the lock"."""
    match = _DONE.match(text)
    return match is not None and heading_key(match[1]) in reader.people


def are_remarks(reader: Reader, lines: Sequence[Line]) -> bool:
    """Tell what each said ("1. AM asked whether …", "2. JH said that …") from items: most lines begin with one of those present."""
    initials = {i for name in reader.people if " " in name for i in plain_initials(name)}
    told = [m[1].casefold() for line in lines if (m := _REMARK.match(line.text))]
    named = sum(name in initials or heading_key(name) in reader.people for name in told)
    return len(lines) >= _FEWEST and named >= _SHARE * len(lines)
