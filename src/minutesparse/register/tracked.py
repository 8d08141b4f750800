"""An action with its history: every meeting that spoke of it, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from minutesparse.register.wording import content

if TYPE_CHECKING:
    from minutesparse.schema import Action, Due, Meeting, Minutes, Owner

State = Literal["open", "done", "dropped"]
_SAME, _AGAIN = 0.6, 0.75
"""The share of its words that a report on a task has in common with it, where it says it again: of the
shorter's words, and of the task's where it was closed."""
CLOSED = frozenset({"done", "dropped"})


def body_name(meeting: Meeting) -> str | None:
    """Return the body's name as a list shows it; "Committee" alone would be any committee."""
    name = meeting.body or meeting.title
    if not name or not meeting.organisation or meeting.organisation.casefold() in name.casefold():
        return name
    return f"{meeting.organisation}, {name}"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that speaks of an action: the file, the day of its meeting, and the action as it stands there.

    `at` counts the meetings of the body from 0; several files may hold one meeting. `heard`: the meeting
    lists no such action, but tells it as done somewhere; "perhaps" where that may be another matter.
    """

    at: int
    path: str
    meeting: Meeting
    action: Action
    language: str | None = None
    heard: Literal["surely", "perhaps"] | None = None

    @property
    def date(self) -> str | None:
        return self.meeting.date

    @property
    def body(self) -> str | None:
        return body_name(self.meeting)


@dataclass(frozen=True, slots=True)
class Tracked:
    """One action over meetings. `mentions` stand in the order of the meetings, never empty.

    `closed` is the mention that ended it and `words` those that say so, None while it is open; `state` is
    "done" or "dropped" then. `probably` is what makes it likely that an open one is done. `id` is made of the body and the first wording, and stays when files are renamed or added.
    """

    id: str
    mentions: tuple[Mention, ...]
    state: State = "open"
    closed: Mention | None = None
    words: str | None = None
    probably: tuple[Mention, str] | None = None

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    @property
    def last(self) -> Mention:
        return self.mentions[-1]

    @property
    def _telling(self) -> tuple[Mention, ...]:
        """The mentions that say what is to be done: those of the last meeting only where it says it again.

        "6.1: Jo has rung them", "Boiler: done" are only reports.
        """
        latest = max((m.action.text for m in self.mentions if m.at == self.last.at), key=len)
        before = tuple(m for m in self.mentions if m.at != self.last.at)
        if not before:
            return self.mentions
        now, then = content(latest), content(before[-1].action.text)
        shared = len(now & then)
        if self.closed:
            return self.mentions if shared >= _AGAIN * len(then) else before
        reported = self.last.action.previous and shared < _SAME * min(len(now), len(then))
        return before if reported else self.mentions

    @property
    def text(self) -> str:
        """The fullest wording of the last meeting that said it: what is to be done as it stands now."""
        telling = self._telling
        return max((m.action.text for m in telling if m.at == telling[-1].at), key=len)

    @property
    def also(self) -> tuple[str, ...]:
        """Every other wording, in the order in which they came."""
        text = self.text
        wordings = (w for m in self.mentions for w in (m.action.text, *m.action.also))
        return tuple(dict.fromkeys(w for w in wordings if w != text))

    @property
    def owners(self) -> tuple[Owner, ...]:
        """The owners of the last meeting that named any when it said what is to be done."""
        named = [m.action.owners for m in self._telling if m.action.owners]
        return tuple(named[-1]) if named else ()

    @property
    def dues(self) -> tuple[tuple[Mention, Due], ...]:
        """The due dates in the order in which they were given, each once.

        The same words again ("by the next meeting", read out at the next meeting) move nothing.
        """
        found: list[tuple[Mention, Due]] = []
        for mention in self.mentions:
            due = mention.action.due
            if due and not any(due.text == d.text or (due.date and due.date == d.date) for _, d in found):
                found.append((mention, due))
        return tuple(found)

    @property
    def due(self) -> Due | None:
        """The due date that holds: the last that was given."""
        return self.dues[-1][1] if self.dues else None

    @property
    def owner_changes(self) -> tuple[tuple[Mention, tuple[str, ...]], ...]:
        """The owners as written, each time they were others than before; the first are the first."""
        found: list[tuple[Mention, tuple[str, ...]]] = []
        for mention in self.mentions:
            owners = tuple(owner.text for owner in mention.action.owners)
            if owners and (not found or set(owners) != set(found[-1][1])):
                found.append((mention, owners))
        return tuple(found)

    @property
    def carried_forward(self) -> int:
        """How many later meetings found it still to be done."""
        ended = {self.closed.at} if self.closed else set()
        return max(0, len({m.at for m in self.mentions} - ended) - 1)

    def overdue(self, as_of: str) -> bool:
        """Tell whether it is open on the ISO date `as_of` and was due before."""
        return self.state not in CLOSED and bool(self.due and self.due.date and self.due.date < as_of)

    def age(self, as_of: str) -> int | None:
        """Return the days since the meeting that set it, None where that has no whole date."""
        try:
            return max(0, (date.fromisoformat(as_of) - date.fromisoformat(self.first.date or "")).days)
        except ValueError:
            return None


def mentions_of(minutes: Minutes, at: int) -> list[Mention]:
    return [
        Mention(at, minutes.source.path, minutes.meeting, action, minutes.source.language)
        for action in minutes.actions
    ]
