"""A sentence that leads to a list of what somebody will do: "Jo will do the following:", "Jo will:".

Each entry that sets a task is an action of the one whom the sentence binds; the sentence itself is none.
Where it has a task of its own ("Jo will bring:", then "tables"), sentence and entries are one action.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.beside import made_of
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.lines import Line
from minutesparse.parsing.statuses import box_status
from minutesparse.schema import Status

_LEADS = compiled(r":\s*$")
_MOST_THINGS = 6
"""Entries: a longer list tells more than what one person is to bring."""

_MOST_LEADING = 8
"""Words of a line that says who is to see to the boxes beneath it."""
_ANNOUNCED = 0.6
"""How sure an entry is where the sentence says that the list holds what is to be done."""


def entries_under(line: Line, lines: Sequence[Line]) -> list[Line]:
    """Return the first entries of the list right under a line that ends with a colon, without what stands beneath them."""
    if not _LEADS.search(line.text) or line.heading:
        return []
    found: list[Line] = []
    for below in lines[line.index + 1 :]:
        listed = below.paragraph.label is not None or below.paragraph.level is not None
        if below.heading or below.part is not line.part or below.table is not line.table or not listed:
            break
        if line.paragraph.level is not None and (below.paragraph.level or 0) <= line.paragraph.level:
            break
        if not found or (below.paragraph.level or 0) == (found[0].paragraph.level or 0):
            found.append(below)
        elif (below.paragraph.level or 0) < (found[0].paragraph.level or 0):
            break
    return found


def boxes_under(line: Line, lines: Sequence[Line], opening: int, tasks: Tasks) -> list[Candidate]:
    """Return the boxes right under a line that says behind its marker who is to see to them: "AI – Jo to find out:",
    then "[ ] key needed?". `opening` is where the marker ends.
    """
    boxed = list(takewhile(lambda one: box_status(one.paragraph.label) is not None, lines[line.index + 1 :]))
    said = line.text[opening:].rstrip(" :*_")
    if not boxed or not opening or len(said.split()) > _MOST_LEADING:
        return []
    read = tasks.read(said, lenient=True)
    led = made_of(line, opening, len(line.text), read.owners)
    return [_entry(led, one, tasks, status=box_status(one.paragraph.label)) for one in boxed if read.owners]


def led_actions(led: Candidate, entries: Sequence[Line], tasks: Tasks, *, sure: bool) -> list[Candidate]:
    """Return the actions of a sentence that leads to a list.

    `sure` says that the sentence alone is an action; one that is not may still say that its list holds them.
    """
    told = tasks.vocabulary.pattern("closing.perfect")
    set_tasks = [line for line in entries if tasks.commitments.doing.sets_task(line.text)]
    announced = bool(set_tasks) and _announces(led.text, tasks)
    if announced:
        led = replace(led, confidence=max(led.confidence, _ANNOUNCED))
    if announced or (sure and set_tasks and tasks.commitments.breaks_off(led.text)):
        chosen = [line for line in entries if line in set_tasks or not told.search(line.text)]
        return [_entry(led, line, tasks) for line in chosen]
    if not sure:
        return []
    return [_with_things(led, entries)] if len(entries) <= _MOST_THINGS else [led]


def _announces(sentence: str, tasks: Tasks) -> bool:
    """Tell whether a sentence ends by saying that a list of things to do follows: "… will do the following:"."""
    phrases = tasks.vocabulary.pattern("commitments.following").finditer(sentence)
    return any(len(sentence[said.end() :].split()) <= 1 for said in phrases)


def _entry(led: Candidate, line: Line, tasks: Tasks, *, status: Status | None = None) -> Candidate:
    """One entry, an action of its own owner where it names one, else of those whom the sentence binds."""
    read = tasks.read(line.text)
    at = line.paragraph.place.start
    return replace(
        led,
        text=line.text[read.start : read.end],
        paragraph=line.paragraph,
        start=at + read.start,
        end=at + read.end,
        owners=read.owners or led.owners,
        status=read.status or status,
        reference=None,
        signals=(*led.signals, "entry of a list that a sentence leads to"),
    )


def _with_things(led: Candidate, entries: Sequence[Line]) -> Candidate:
    """The sentence with the things that it leads to."""
    return replace(
        led, text=f"{led.text} {' '.join(line.text for line in entries)}", end=entries[-1].paragraph.place.end
    )
