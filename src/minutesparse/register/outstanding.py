"""Which actions are still open on a day, going by the minutes at hand and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from minutesparse.schema import Action, Minutes
from minutesparse.text import plain, words

CLOSED = frozenset({"done", "dropped"})
_ALIKE, _ALIKE_BY_REFERENCE = 0.85, 0.5
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Outstanding:
    """An action with the meeting that first set it and the one that last spoke of it."""

    first: Minutes
    last: Minutes
    action: Action
    overdue: bool


def outstanding(meetings: Iterable[Minutes], as_of: str) -> list[Outstanding]:
    """Return the actions that no meeting up to the ISO date `as_of` reports as done or dropped.

    They stand by body, in the order in which the bodies come, and by the date of the meeting that set
    them. A later meeting of the same body that plainly speaks of the same action has the last word on
    it: its wording, its status. Meetings without a date count as the latest of their body.
    """
    found: list[Outstanding] = []
    for body in by_body(meetings):
        tracked: list[Outstanding] = []
        for meeting in (m for m in body if not m.meeting.date or m.meeting.date <= as_of):
            follow(tracked, meeting)
        found += [
            replace(one, overdue=is_overdue(one.action, as_of))
            for one in tracked
            if one.action.status not in CLOSED
        ]
    return found


def by_body(meetings: Iterable[Minutes]) -> list[list[Minutes]]:
    """Group meetings by the body that met, each group by date; one without a body stands alone."""
    groups: dict[str, list[Minutes]] = {}
    for meeting in meetings:
        named = f"{meeting.meeting.organisation or ''} {meeting.meeting.body or ''}"
        body = " ".join(words(named)) if meeting.meeting.body else f"\x00{meeting.source.path}"
        groups.setdefault(body, []).append(meeting)
    return [sorted(group, key=lambda m: m.meeting.date or "9999") for group in groups.values()]


def follow(tracked: list[Outstanding], meeting: Minutes) -> None:
    """Bring what is tracked up to a meeting: what it speaks of again, and what it adds."""
    known = list(enumerate(tracked))
    for action in meeting.actions:
        earlier = next((pair for pair in known if same_action(pair[1].action, action)), None)
        if earlier:
            known.remove(earlier)
            tracked[earlier[0]] = replace(earlier[1], last=meeting, action=action)
        else:
            tracked.append(Outstanding(meeting, meeting, action, overdue=False))


def same_action(earlier: Action, later: Action) -> bool:
    """Tell whether two meetings plainly speak of one action: the same words, or the same reference
    and much the same words. "Action 3" alone says little: many bodies begin at 1 at every meeting.
    """
    likeness = alike(earlier.text, later.text)
    if earlier.reference and later.reference and plain(earlier.reference) == plain(later.reference):
        return likeness >= _ALIKE_BY_REFERENCE
    return likeness >= _ALIKE


def alike(one: str, other: str) -> float:
    """Return how far two wordings share their words, 0 to 1; 1 where one holds the whole other.

    >>> alike("Clerk to order 12 bulbs", "The Clerk to order 12 bulbs: done.")
    1.0
    >>> alike("Write to Ann", "Write to Bob about the hall")
    0.444
    """
    few, many = sorted((Counter(words(one)), Counter(words(other))), key=lambda bag: bag.total())
    shared = (few & many).total()
    if few.total() > _FEW_WORDS and shared == few.total() and many.total() <= 2 * few.total():
        return 1.0
    return round(2 * shared / max(1, few.total() + many.total()), 3)


def is_overdue(action: Action, as_of: str) -> bool:
    return bool(action.due and action.due.date and action.due.date < as_of)
