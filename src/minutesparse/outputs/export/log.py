"""What every kind of file is written from: the meetings, and the actions as they were followed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from minutesparse.outputs.followed import SOON_DAYS
from minutesparse.outputs.rows import name_of
from minutesparse.outputs.visible import one_line
from minutesparse.register.meetings import by_body
from minutesparse.register.tracked import Tracked
from minutesparse.schema import Minutes


@dataclass(frozen=True, slots=True)
class Entry:
    """One action over all its meetings, in words and dates that fit a cell.

    `state` is open, done or dropped; `since` and `last` are the dates of the first and the latest
    meeting that speak of it; `closed_by` are the words that closed it.
    """

    id: str
    body: str
    item_number: str
    item: str
    reference: str
    action: str
    owners: tuple[str, ...]
    due: str | None
    due_text: str
    state: str
    overdue: bool
    since: str | None
    last: str | None
    carried_forward: int
    closed_on: str | None
    closed_by: str
    file: str
    page: int | None

    def standing(self, day: str) -> str:
        """Return how the action stands on a day: done, dropped, overdue, due soon, carried forward (without a
        day it is due) or open. `followed.light` makes of them red, amber, amber and green.

        >>> from dataclasses import replace
        >>> replace(EMPTY, due="2024-05-09").standing("2024-05-01")
        'due soon'
        """
        if self.state != "open":
            return self.state
        if self.overdue:
            return "overdue"
        if self.due and self.due <= (date.fromisoformat(day) + timedelta(days=SOON_DAYS)).isoformat():
            return "due soon"
        return "carried forward" if self.carried_forward and not self.due else "open"


EMPTY = Entry("", "", "", "", "", "", (), None, "", "open", False, None, None, 0, None, "", "", None)  # noqa: FBT003 - by place, as in the class


@dataclass(frozen=True, slots=True)
class Log:
    """The meetings in the order of the files, every action followed, and the ISO day asked for."""

    meetings: tuple[Minutes, ...]
    tracked: tuple[Tracked, ...]
    day: str

    @property
    def held(self) -> tuple[Minutes, ...]:
        """The minutes of each meeting once, in the order of the files: of a draft and the approved, the best."""
        best = {id(held.best) for body in by_body(self.meetings) for held in body}
        return tuple(minutes for minutes in self.meetings if id(minutes) in best)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry_of(tracked, self.day) for tracked in self.tracked)

    @property
    def outstanding(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.state == "open")


def entry_of(tracked: Tracked, day: str) -> Entry:
    """Return an action as it stands on an ISO day."""
    last, closed, due = tracked.last.action, tracked.closed, tracked.due
    item = next((m.action.item for m in reversed(tracked.mentions) if m.action.item), None)
    return Entry(
        id=tracked.id,
        body=tracked.first.body or "",
        item_number=(item.number if item else None) or "",
        item=(item.title if item else None) or "",
        reference=next((m.action.reference for m in reversed(tracked.mentions) if m.action.reference), None)
        or "",
        action=tracked.text,
        owners=tuple(name_of(owner) for owner in tracked.owners),
        due=due.date if due else None,
        due_text=due.text if due else "",
        state=tracked.state,
        overdue=tracked.overdue(day),
        since=tracked.first.date,
        last=tracked.last.date,
        carried_forward=tracked.carried_forward,
        closed_on=closed.date if closed else None,
        closed_by=closed.action.evidence.text if closed else "",
        file=tracked.last.path,
        page=last.evidence.page,
    )


def told(text: str | None) -> str:
    """Return what a cell shows of a text: on one line, its unseen characters written out."""
    return one_line(text or "")
