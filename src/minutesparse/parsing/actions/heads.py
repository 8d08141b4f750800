"""Lines that hold a marker and who is to act, and nothing else: whether the task stands above or below them.

"Action: Jo" closes the paragraph before it in some minutes, and heads the one behind it in others.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.parsing.actions.marker_words import Markers
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.lines import Line
from minutesparse.parsing.sentences import sentences

_SURE = 0.5
_FEW = 2
"""Words before a marker that say which action it is."""
_MOST_WORDS = 12
"""Of a line that holds owners alone."""


def owners_over(lines: Sequence[Line], markers: Markers, tasks: Tasks) -> dict[int, tuple[str, ...]]:
    """Return the owners of each such line whose task stands below it, by the line's index.

    The document tells by what it does oftener: the sentences above or those below bind who is named.
    """
    named = {line.index: owners for line in lines if (owners := _owners_alone(line, markers, tasks))}
    above = sum(at > 0 and _binds(lines[at - 1], owners, tasks) for at, owners in named.items())
    below = sum(
        at + 1 < len(lines) and at + 1 not in named and _binds(lines[at + 1], owners, tasks)
        for at, owners in named.items()
    )
    return named if below > above else {}


def goes_on_under(line: Line, head: Line, tasks: Tasks) -> bool:
    """Tell whether a line holds a task of those named over it: the paragraph right below, or an entry that sets one."""
    if line.paragraph.label is None and line.paragraph.level is None:
        return line.index == head.index + 1
    made = tasks.commitments.read(line.text)
    return tasks.commitments.doing.opens(line.text) or bool(made and made.weight >= _SURE)


def _owners_alone(line: Line, markers: Markers, tasks: Tasks) -> tuple[str, ...]:
    if len(line.text.split()) > _MOST_WORDS:
        return ()
    opening = markers.opening(line)
    inside = None if opening else markers.inside(line.text)
    if inside and len(line.text[: inside.start()].split()) <= _FEW:
        opening = inside.end()  # "Related action items: Jo, Ana"
    return tasks.owners(line.text[opening:].strip(" .:*_")) if opening else ()


def _binds(line: Line, owners: tuple[str, ...], tasks: Tasks) -> bool:
    """Tell whether a sentence of a line commits one of the owners."""
    for start, end in () if line.heading else sentences(line.text):
        made = tasks.commitments.read(line.text[start:end])
        if made and made.weight >= _SURE:
            return any(tasks.actors.may_be_same(o, a) for o in owners for a in made.actors.owners)
    return False
