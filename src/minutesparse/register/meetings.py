"""The meetings of each body, in the order in which they were held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minutesparse.dates import days_in_name
from minutesparse.register.bodies import Body, Name, joined_by_letters
from minutesparse.register.tracked import body_name
from minutesparse.register.wording import content
from minutesparse.schema import Minutes
from minutesparse.text import plain
from minutesparse.vocabulary import DEFAULT, load

_ALIKE_TEXT = 0.5


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting: its minutes, the best version first where several files hold them."""

    versions: tuple[Minutes, ...]

    @property
    def best(self) -> Minutes:
        return self.versions[0]


def by_body(meetings: Iterable[Minutes]) -> list[list[Held]]:
    """Return the meetings of each body in order of date; bodies in order of name.

    The order of the files does not matter, and the name is the one that lists show. Minutes without a
    date stand where the day in their file's name puts them ("2010-08-11.md"), else as the latest of their
    body. So do those that kept the date of an earlier meeting by a slip (`_by_name`).
    """
    bodies: list[Body] = []
    for minutes in sorted(meetings, key=_place_in_time):
        home = next((body for body in bodies if body.takes(minutes)), None)
        if home is None:
            bodies.append(home := Body([], set()))
        home.meetings.append(minutes)
        home.names.add(Name.of(minutes))
    joined = [sorted(body, key=_place_in_time) for body in joined_by_letters(bodies)]
    return [_held(body) for body in sorted(joined, key=_name_key)]


def _name_key(body: Sequence[Minutes]) -> tuple[str, str, str]:
    first = body[0]
    return plain(body_name(first.meeting) or "\uffff"), first.meeting.date or "9999", first.source.sha256


def _place_in_time(minutes: Minutes) -> tuple[str, str, int, str, str]:
    numbered = re.search(r"\d+", minutes.meeting.title or "")
    return (
        minutes.meeting.date or next(iter(_days_in_name(minutes)), "9999"),
        minutes.meeting.start_time or "",
        int(numbered[0][:9]) if numbered else 0,
        minutes.source.sha256,
        minutes.source.path,
    )


def _days_in_name(minutes: Minutes) -> list[str]:
    vocabulary = load(minutes.source.language or DEFAULT)
    return [d.isoformat() for d in days_in_name(minutes.source.path.rpartition("/")[2], vocabulary)]


def _held(body: Sequence[Minutes]) -> list[Held]:
    """Join the files that hold the minutes of one meeting: a draft and what was approved, two formats."""
    groups: list[list[Minutes]] = []
    on_day: dict[str | None, list[Minutes]] = {}
    for minutes in body:
        on_day.setdefault(minutes.meeting.date, []).append(minutes)
    days = [_by_name(minutes, on_day[minutes.meeting.date]) for minutes in body]
    told = [day or _place_in_time(minutes)[0] for day, minutes in zip(days, body, strict=True)]
    for at in sorted(range(len(body)), key=told.__getitem__):
        minutes, slip = body[at], days[at] is not None
        if groups and not slip and any(_same_meeting(minutes, m) for m in groups[-1]):
            groups[-1].append(minutes)
        else:
            groups.append([minutes])
    return [Held(tuple(sorted(group, key=_worth))) for group in groups]


def _by_name(minutes: Minutes, of_day: Sequence[Minutes]) -> str | None:
    """Return the day in a file's name where the text has that of another meeting, by a slip; else None.

    So it is where another file, with other tasks, has that day in its text and in its name: who wrote
    the minutes began with a copy of the last. A name may well have the day on which they were published.
    `of_day` are the minutes whose text has the same day.
    """
    date = minutes.meeting.date
    named = _days_in_name(minutes) if date and len(of_day) > 1 else []
    if len(named) != 1 or named[0] == date:
        return None
    others = (o for o in of_day if o is not minutes and _days_in_name(o) == [date])
    return named[0] if any(_sets_other_tasks(minutes, o) for o in others) else None


def _sets_other_tasks(one: Minutes, other: Minutes) -> bool:
    """Whether both set tasks anew and hardly one is the same."""
    mine, theirs = ({plain(a.text) for a in m.actions if not a.previous} for m in (one, other))
    return bool(mine and theirs) and len(mine & theirs) < _ALIKE_TEXT * min(len(mine), len(theirs))


def _same_meeting(one: Minutes, other: Minutes) -> bool:
    """A body meets twice on a day now and then; the same business is the same meeting, not twice in one file."""
    a, b = one.meeting, other.meeting
    if one.source.path == other.source.path:
        return one == other
    if not a.date or a.date != b.date:
        return not a.date and not b.date and one.source.sha256 == other.source.sha256
    if a.start_time and b.start_time and a.start_time != b.start_time:
        return False
    mine, theirs = _business(one), _business(other)
    if not mine or not theirs:
        return True
    return len(mine & theirs) >= _ALIKE_TEXT * min(len(mine), len(theirs))


def _business(minutes: Minutes) -> frozenset[str]:
    titles = [item.title for item in minutes.items]
    return content(" ".join([*titles, *(a.text for a in minutes.actions)]))


def _worth(minutes: Minutes) -> tuple[bool, int, str, str]:
    """What was approved before a draft, the fuller before the scantier."""
    told = plain(f"{minutes.meeting.title or ''} {minutes.source.path}")
    return "draft" in told, -len(minutes.actions), minutes.source.sha256, minutes.source.path
