"""Lists of the notes whose entries end with who has them: "paint the gate -> Jo", "Order the bricks (AM)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutesparse.parsing.actions.beside import made_of
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.actions.topics import is_entry, level_of
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Line, Outline, Part

_ELSEWHERE = frozenset(
    {Part.HEAD, Part.AGENDA, Part.OTHER, Part.ACTIONS, Part.PREVIOUS_ACTIONS, *ATTENDANCE_PARTS}
)
_ARROW = re.compile(r"\s*(?:[-=]{1,2}>|[→⇒])\s*([^<>→⇒()]{2,60}?)\s*(?:\([^()]{0,80}\))?\s*\.?$")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,40})[)\]]\s*[.;]?$")
_WORD = re.compile(r"(?<![\w’'-])[a-zà-ÿ][\w’'-]+")
FEWEST = 3
_MOST = 0.6
"""The share of a list's entries that end so; of those with brackets, half must say what is to be done."""


def find_assigned_entries(outline: Outline, tasks: Tasks) -> Iterator[Candidate]:
    """Yield the entries of lists most of which end with somebody behind an arrow or in brackets.

    A list of topics may name who brings each ("Budget (AM)"): brackets tell only where the entries say what
    is to be done.
    """
    titles = {item.line for item in outline.items}
    for run in _runs([line for line in outline.lines if line.index not in titles]):
        for ends in (_ARROW, _BRACKETS):
            made = [c for line in run if (c := _assigned(line, ends, tasks))]
            doing = sum(tasks.commitments.doing.sets_task(c.text) for c in made)
            if (
                len(made) >= FEWEST
                and len(made) >= _MOST * len(run)
                and (ends is _ARROW or 2 * doing >= len(made))
            ):
                yield from made


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
    match = ends.search(line.text)
    if match is None or len(line.text[: match.start()].split()) < 1:
        return None
    if ends is _BRACKETS:
        owners = tasks.owners(match[1])
        if not owners or tasks.actors.all_of(line.text[: match.start()]):
            return None  # "Jo Reed (Treasurer)"
    else:
        owners = tasks.owners(match[1], lenient=True) or _written_small(match[1], tasks)
    made = made_of(line, 0, match.start(), owners)
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
