"""Actions that carry a code of the author's own: "A12 (BdW): send the policy", "AP-7 TZ: profile the search"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.marker_words import markers_of
from minutesparse.parsing.actions.tasks import Task, Tasks
from minutesparse.parsing.lines import ACTION_PARTS, ATTENDANCE_PARTS, Line, Outline, Part
from minutesparse.parsing.statuses import leading_status

_CODE = compiled(
    r"\W{0,2}(?P<code>(?P<letters>[A-Z]{1,4})[-.#]?(?P<number>\d{1,4}(?:[./-]\d{1,4})?))[\])]?"
    r"(?:\s*[:.–—-]\s*|\s+)(?=[\w@(\[*])"
)
_DECIMAL = compiled(r"\W{0,2}(?P<code>\d{1,2}\.\d{1,2})\s*[:.)–-]?\s+(?=[\w@(\[*])")
_HELD_FOR = compiled(r"[^:()]{1,40}\(([^()]{1,40})\)\s*:\s+(?=\S)")  # "Action – Mill (Jo): oil the wheel"
_ASIDE = compiled(r"\(([^()]{1,24})\)\s*[:–—-]\s*")  # "AP1 (March): Jo to map the oaks" was set in March
_ELSEWHERE = frozenset({Part.HEAD, Part.AGENDA, *ATTENDANCE_PARTS})

Codes = Mapping[int, tuple[str, int]]
"""Of each line by its index: the code it opens with, and where the text behind it begins."""


def leading_codes(lines: Iterable[Line]) -> Codes:
    """Return the codes that lines open with, where a document numbers on: "A12 …" on one line, "A13 …" on another.

    "A4 posters to be printed" alone numbers nothing. In lists of actions figures with a stop do as well:
    "2.4: Jo to ring", "3.1 Ana: …".
    """
    groups: defaultdict[str, dict[int, tuple[str, int]]] = defaultdict(dict)
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line.table is not None or line.heading:
            continue
        if match := _CODE.match(line.text):
            groups[match["letters"]][line.index] = match["code"], match.end()
            numbers[match["letters"]].add(match["number"])
        elif line.part in ACTION_PARTS and (match := _DECIMAL.match(line.text)):
            alone = ":" in match.group()  # "6.1: Jo to ring" need not be one of several
            series = match["code"] if alone else "."
            groups[series][line.index] = match["code"], match.end()
            numbers[series].update([match["code"], ":"] if alone else [match["code"]])
    return {
        index: found
        for letters, group in groups.items()
        if len(numbers[letters]) > 1
        for index, found in group.items()
    }


def read_behind(line: Line, codes: Codes, tasks: Tasks, *, lenient: bool) -> Task:
    """Read a line as a task, from behind its code, its marker or the state that opens it where it has one."""
    _, at = codes.get(line.index, ("", 0))
    markers = markers_of(tasks.vocabulary)
    at = at or markers.labelled(line.text)
    holders: tuple[str, ...] = ()
    if not at and (opened := markers.opening(line)):
        at, lenient = opened, True  # "Action – Mill: …" says by its place who the Mill is
        if held := _HELD_FOR.match(line.text, at):
            holders, at = tasks.owners(held[1]), held.end()
    if at:
        at = behind_aside(line.text, at, tasks)
    behind, state = leading_status(line.text[at:], tasks.vocabulary)
    at += behind
    task = tasks.entry(line.text[at:], lenient=lenient)
    return Task(holders or task.owners, task.start + at, task.end + at, task.status or state, task.how)


def behind_aside(text: str, at: int, tasks: Tasks) -> int:
    """Return where a text goes on behind what stands in brackets after a code or marker and names no owner."""
    aside = _ASIDE.match(text, at)
    return aside.end() if aside and not tasks.owners(aside[1]) else at


def find_coded_actions(outline: Outline, tasks: Tasks) -> list[Candidate]:
    """Return the actions with codes that stand among the business: those under headings for actions are listed.

    A series of codes is one of actions where most of its lines say who is to act.
    """
    codes = leading_codes(outline.lines)
    series: defaultdict[str, list[tuple[Line, Task]]] = defaultdict(list)
    for line in outline.lines:
        if line.index in codes and line.part not in _ELSEWHERE:
            letters = re.match(r"[A-Z]+", codes[line.index][0])
            series[letters[0] if letters else ""].append(
                (line, read_behind(line, codes, tasks, lenient=False))
            )
    return [
        _coded(line, task, codes[line.index][0])
        for members in series.values()
        if 2 * sum(bool(task.owners) for _, task in members) > len(members)
        for line, task in members
        if line.part not in ACTION_PARTS
    ]


def _coded(line: Line, task: Task, code: str) -> Candidate:
    at = line.paragraph.place.start
    return Candidate(
        text=line.text[task.start : task.end].strip(),
        paragraph=line.paragraph,
        start=at + task.start,
        end=at + task.end,
        owners=task.owners,
        status=task.status,
        reference=code,
        item=line.item,
        confidence=0.9 if task.owners else 0.7,
        how="marker",
        signals=(f"behind the code {code}", f"owner {task.how}"),
    )
