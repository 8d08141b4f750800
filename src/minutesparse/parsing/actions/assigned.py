"""Lists of the notes whose entries end with who has them: "paint the gate -> Jo", "Order the bricks (AM)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.beside import made_of
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.actions.topics import is_entry, level_of
from minutesparse.parsing.headings import heading_key
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Line, Outline, Part

_ELSEWHERE = frozenset(
    {Part.HEAD, Part.AGENDA, Part.OTHER, Part.ACTIONS, Part.PREVIOUS_ACTIONS, *ATTENDANCE_PARTS}
)
_ARROW = compiled(r"(?:[-=]{1,2}>|[→⇒])\s?([^<>→⇒()]{2,60}+)(?:\([^()]{0,80}\))?\.?$")
_BRACKETS = compiled(r"[(\[]([^()\[\]]{1,40})[)\]]\s*[.;]?$")
_WORD = compiled(r"(?<![\w’'-])[a-zà-ÿ][\w’'-]+")
_FEWEST = 3
_MOST = 0.6
"""The share of a list's entries that end so; of those with brackets, half must say what is to be done."""


def find_assigned_entries(outline: Outline, tasks: Tasks) -> Iterator[Candidate]:
    """Yield the entries of lists most of which end with somebody behind an arrow or in brackets.

    A list of topics may name who brings each ("Budget (AM)"), one of prizes who won them ("Cup -> AM"): it must
    say what is to be done, or stand behind an arrow under a heading that speaks of tasks.
    """
    titles = {item.line for item in outline.items}
    for run in _runs([line for line in outline.lines if line.index not in titles]):
        for ends in (_ARROW, _BRACKETS):
            made = [c for line in run if (c := _assigned(line, ends, tasks))]
            doing = sum(tasks.commitments.doing.sets_task(c.text) for c in made)
            headed = ends is _ARROW and _under_tasks(run[0], outline)
            if len(made) >= max(_FEWEST, _MOST * len(run)) and (headed or 2 * doing >= len(made)):
                yield from made


def _under_tasks(line: Line, outline: Outline) -> bool:
    """Tell whether the heading over a line speaks of tasks: "Tasks and who has them"."""
    above = next((other for other in reversed(outline.lines[: line.index]) if other.heading), None)
    said = heading_key(above.text).split() if above else []
    return not outline.vocabulary.set("headings.action_words").isdisjoint(said)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the entries of each list of the notes that nothing lies beneath, a list at a time."""
    run: list[Line] = []
    for line in lines:
        listed = is_entry(line) and not line.heading and line.table is None and line.part not in _ELSEWHERE
        if run and not (listed and level_of(line) == level_of(run[-1]) and line.index == run[-1].index + 1):
            yield run
            run = []
        if listed:
            run.append(line)
    if run:
        yield run


def _assigned(line: Line, ends: re.Pattern[str], tasks: Tasks) -> Candidate | None:
    text = line.text.rstrip()
    match = ends.search(text)
    if match is None or not text[: match.start()].strip():
        return None
    if ends is _BRACKETS:
        owners = tasks.owners(match[1])
        if not owners or tasks.actors.all_of(text[: match.start()]):
            return None  # "Jo Reed (Treasurer)"
    else:
        owners = tasks.owners(match[1].strip()) or _written_small(match[1].strip(), tasks)
    made = made_of(line, 0, len(text[: match.start()].rstrip()), owners)
    return replace(made, confidence=0.8, signals=("an entry that ends with who has it",)) if owners else None


def _written_small(text: str, tasks: Tasks) -> tuple[str, ...]:
    """Return the owners that a text written small consists of: "jo, ana and ben"."""
    if not text.islower():
        return ()
    joins = tasks.vocabulary.set("actors.joins")
    raised = _WORD.sub(lambda m: m.group() if m.group() in joins else m.group().capitalize(), text)
    found = tasks.actors.all_of(raised)
    if found is None or all(a.kind == "word" for a in found.actors):
        return ()
    return tuple(text[raised.index(owner) :][: len(owner)] for owner in found.owners)
