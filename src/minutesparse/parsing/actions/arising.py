"""Matters arising that say how an action stands: "Boiler: Paul has rung the engineer. Closed."

They report on what an earlier meeting set. A remark that names no state ("Kofi sent it on 1 March")
is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.headings import heading_key
from minutesparse.parsing.lines import Line, Outline, Part
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import opening_status, trailing_status
from minutesparse.schema import Status
from minutesparse.vocabulary import Vocabulary

_OF_TOPIC = compiled(r"((?:\S+\s+){0,5}\S+?):\s+((?:\S+\s*){1,6})$")
_PEOPLE = frozenset({"known", "handle", "role"})
_LONGEST = 60
"""Words: a longer line is a discussion that ends in a word of state by chance."""


def tell_arising(found: Sequence[Candidate], outline: Outline, tasks: Tasks) -> list[Candidate]:
    """Return the candidates, those of matters arising with the state that their line names, and the lines that only they tell."""
    told = {
        line.paragraph.place.start: (line, state)
        for line in _arising(outline)
        if (state := _state(line, tasks))
    }
    made = []
    for candidate in found:
        line, state = told.pop(candidate.paragraph.place.start, (None, None))
        if line is not None and state is not None:
            end = min(candidate.end, line.paragraph.place.start + state[0])
            text = line.text[candidate.start - line.paragraph.place.start : end - line.paragraph.place.start]
            candidate = replace(  # noqa: PLW2901 - the same action, with its state
                candidate, text=text.strip(), end=end, status=candidate.status or state[1], previous=True
            )
        made.append(candidate)
    made += [_made(line, end, status, tasks) for line, (end, status) in told.values()]
    taken = {line.index: line for line in _taken(outline)}
    spent = {line.paragraph.place.start for line in taken.values()}
    made = [c for c in made if c.paragraph.place.start not in spent]
    return made + [_done(line) for line in taken.values()]


def _taken(outline: Outline) -> Iterator[Line]:
    """Yield the entries of lists of what was done since: "The following actions had been taken: • …"."""
    says = outline.vocabulary.pattern("closing.taken")
    level: int | None = None  # of the entries of the list that is open; -1 before its first
    for line in outline.lines:
        label, mine = line.paragraph.label, line.paragraph.level or 0
        if line.heading or line.table is not None:
            level = None
        elif label is None and says.search(line.text):
            level = -1
        elif label is None and line.text.rstrip().endswith(":"):
            level = None  # "The Clerk will do the following:" is another list
        elif level is not None and label is not None and level in (-1, mine):
            level = mine
            yield line


def _done(line: Line) -> Candidate:
    at = line.paragraph.place.start
    return Candidate(
        text=line.text.strip(),
        paragraph=line.paragraph,
        start=at,
        end=at + len(line.text),
        owners=(),
        status="done",
        item=line.item,
        previous=True,
        confidence=0.8,
        how="list",
        signals=("entry of a list of what was done",),
    )


def _arising(outline: Outline) -> list[Line]:
    """Return the lines that stand under matters arising, outside tables."""
    pattern = outline.vocabulary.pattern("headings.matters_arising")
    mine = {i for i in outline.items if pattern.match(heading_key(i.title))}
    numbers = tuple(f"{i.number.rstrip('.')}." for i in mine if i.number)
    return [
        line
        for line in outline.lines
        if line.part is Part.BUSINESS
        and line.table is None
        and not line.heading
        and line.item is not None
        and (line.item in mine or (line.item.number or "").startswith(numbers or ("\0",)))
    ]


def _state(line: Line, tasks: Tasks) -> tuple[int, Status] | None:
    if len(line.text.split()) > _LONGEST:
        return None
    state = _said_of_topic(line.text, tasks.vocabulary) or trailing_status(line.text, tasks.vocabulary)
    return state if state and len(line.text[: state[0]].split()) >= 2 else None


def _said_of_topic(text: str, vocabulary: Vocabulary) -> tuple[int, Status] | None:
    """Return where a topic ends of which nothing but its state is told, and the state: "Boiler: done by Ben."."""
    told = _OF_TOPIC.match(text)
    state = opening_status(told[2], vocabulary) if told else None
    return (told.end(1), state) if told and state in ("done", "dropped") else None


def _made(line: Line, end: int, status: Status, tasks: Tasks) -> Candidate:
    """The action that a matter arising reports on, with the first known person who opens one of its sentences.

    A topic of which nothing but its state is told is whose its state says: "Boiler engineer: done by Ben."
    """
    told = line.text[:end]
    starts = sorted({0, *(m.end() for m in re.finditer(r":\s+", told)), *(a for a, _ in sentences(told))})
    opening = (tasks.actors.at(line.text, at) for at in starts)
    known = (found for found in opening if found and {a.kind for a in found.actors} <= _PEOPLE)
    named_behind = _said_of_topic(line.text, tasks.vocabulary) is not None
    actors = tasks.done_by(line.text[end:]) if named_behind else next(known, None)
    at = line.paragraph.place.start
    return Candidate(
        text=line.text[:end].strip(),
        paragraph=line.paragraph,
        start=at,
        end=at + end,
        owners=actors.owners if actors else (),
        status=status,
        item=line.item,
        previous=True,
        confidence=0.75,
        how="list",
        signals=("matter arising that names its state",),
    )
