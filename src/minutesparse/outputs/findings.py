"""Findings as a table for people: what is a body's habit is told once, and each finding says where to look.

JSON, CSV and Markdown keep every finding by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from minutesparse.checks import new_actions, open_actions
from minutesparse.outputs.rows import FINDINGS, Column, Row, meeting_row
from minutesparse.register.tracked import body_name
from minutesparse.schema import Action, Evidence, Minutes
from minutesparse.text import quoted

TABLE = replace(FINDINGS, columns=(FINDINGS.columns[0], Column("message", "Finding", under="place")))
_FEW = 2
"""So many findings of one kind in a meeting are each told by themselves."""
_MEETINGS = 3
"""So many meetings show a habit."""


@dataclass(frozen=True, slots=True)
class _Habit:
    """Actions that lack something, of all that might have it."""

    lacking: tuple[Action, ...]
    of: int

    @property
    def is_one(self) -> bool:
        return len(self.lacking) > _FEW and 2 * len(self.lacking) > self.of


_HABITS = {
    "action-without-due": (
        "{bare} of the {of} new actions don’t say when they are due",
        "this body hardly ever says when: {bare} of its {of} new actions don’t",
    ),
    "action-without-owner": (
        "{bare} of the {of} open actions name nobody to do them",
        "this body hardly ever says who: {bare} of its {of} open actions don’t",
    ),
}
"""What is told once of a meeting, and once of a body, where that is how it keeps its minutes."""


def table_rows(meetings: Sequence[Minutes]) -> Iterator[Row]:
    """Yield the rows of the table: the habits of each body first, then meeting by meeting what else there is."""
    bodies: defaultdict[str, list[Minutes]] = defaultdict(list)
    for meeting in meetings:
        bodies[body_name(meeting.meeting) or ""].append(meeting)
    told: set[tuple[str, str]] = set()
    for body, held in bodies.items():
        for code, (_, said) in _HABITS.items() if body else ():
            habits = [_in(meeting, code) for meeting in held]
            bare, of = sum(len(habit.lacking) for habit in habits), sum(habit.of for habit in habits)
            if sum(habit.is_one for habit in habits) >= _MEETINGS and 2 * bare > of:
                told.add((body, code))
                over: Row = {"body": body, "date": None, "file": f"{len(held)} meetings"}
                yield _row(over, code, said.format(bare=bare, of=of))
    for meeting in meetings:
        yield from _rows(meeting, {code for body, code in told if body == body_name(meeting.meeting)})


def _rows(meeting: Minutes, told: set[str]) -> Iterator[Row]:
    once = set(told)
    for finding in meeting.findings:
        if finding.code in once:
            continue
        message, habit = finding.message, _in(meeting, finding.code)
        if habit.is_one:
            once.add(finding.code)
            said = _HABITS[finding.code][0].format(bare=len(habit.lacking), of=habit.of)
            message = f"{said}, as: {quoted(habit.lacking[0].text)}"
        yield _row(meeting_row(meeting), finding.code, message, finding.evidence)


def _row(meeting: Row, code: str, message: str, evidence: Evidence | None = None) -> Row:
    return {**meeting, "code": code, "message": message, "place": place(evidence)}


def _in(meeting: Minutes, code: str) -> _Habit:
    if code == "action-without-due":
        new = new_actions(meeting)
        return _Habit(tuple(action for action in new if action.due is None), len(new))
    if code == "action-without-owner":
        still = open_actions(meeting)
        return _Habit(tuple(action for action in still if not action.owners), len(still))
    return _Habit((), 0)


def place(evidence: Evidence | None) -> str:
    """Say where to look: "page 2, table 1, row 3"; empty where that is not known.

    >>> place(Evidence(page=2, table=1, row=3, paragraph=9, start=0, end=1, text="x"))
    'page 2, table 1, row 3'
    """
    if evidence is None:
        return ""
    parts = ("page", "table", "row") if evidence.table else ("page", "paragraph")
    return ", ".join(f"{part} {at}" for part in parts if (at := getattr(evidence, part)))
