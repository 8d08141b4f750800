"""The meetings of each body, in the order in which they were held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from minutesparse.compiling import compiled
from minutesparse.dates import days_in_name
from minutesparse.register.tracked import body_name
from minutesparse.register.wording import content
from minutesparse.schema import Minutes
from minutesparse.text import plain, words
from minutesparse.vocabulary import DEFAULT, languages, load

_SHORT_FORM = compiled(r"\([^\W\d_]{2,6}\)")
_ALIKE_PEOPLE = 0.4
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

    The order of the files does not matter, and the name is the one that lists show. Minutes without a date stand where the day in their file's name
    puts them ("2010-08-11.md"), else as the latest of their body. So do those that kept the date of an
    earlier meeting by a slip (`_by_name`).
    """
    ordered = sorted(meetings, key=_place_in_time)
    bodies: list[list[Minutes]] = []
    for minutes in ordered:
        home = next((body for body in bodies if any(_same_body(minutes, m) for m in body[-6:])), None)
        if home is None:
            bodies.append([minutes])
        else:
            home.append(minutes)
    return [_held(body) for body in sorted(bodies, key=_name_key)]


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


@cache
def _kinds() -> frozenset[str]:
    """The words for kinds of bodies (committee, board), of all languages: alone they name none."""
    return content(" ".join(p for code in languages() for p in load(code).set("groups.words")))


def body_words(minutes: Minutes) -> frozenset[str]:
    """Return the words that tell a body from others: "Weir", "Keepers" of "The Weir Keepers' Committee"."""
    return _telling(minutes.meeting.body or "")


@lru_cache(maxsize=4096)
def _telling(name: str) -> frozenset[str]:
    return content(name) - _kinds()


def _same_body(one: Minutes, other: Minutes) -> bool:
    """Tell whether two meetings are of one body: the same name, or nearly and mostly the same people.

    "Steering Committee" and "Steering Group" are one where the same people meet, "Exec" and "Weir Exec"
    too. Two organisations may each have a "Board": where both are named and differ, they are two. A file
    that names no body belongs where most of its people meet, and its meetings together.
    """
    mine, theirs = one.meeting, other.meeting
    if mine.organisation and theirs.organisation and not _alike(mine.organisation, theirs.organisation):
        return False
    if not mine.body or not theirs.body:
        one_file = one.source.path == other.source.path and one.source.sha256 == other.source.sha256
        return one_file or (_shared_people(one, other) or 0) >= _ALIKE_PEOPLE
    (a, whole_a), (b, whole_b) = (_names(m.body or "", m.organisation or "") for m in (mine, theirs))
    same = same_words(a, b) or same_words(whole_a, whole_b)
    told = body_words(one)
    # "TAC" alone is the technical council of many an organisation.
    same_name = same and (a == b or bool(_telling(" ".join(set(a) & set(b)))))
    if same_name and (told or (mine.organisation and theirs.organisation)):
        return True
    tail = a[-len(b) :] == b or b[-len(a) :] == a
    nearly = same or tail or bool(told and told == body_words(other))
    if not nearly:
        return False
    shared = _shared_people(one, other)
    return same_name if shared is None else shared >= _ALIKE_PEOPLE


@lru_cache(maxsize=4096)
def _names(body: str, organisation: str) -> tuple[list[str], list[str]]:
    """Return a body's name in words, alone and behind its organisation's, without "(WAC)" for what stands before."""
    alone, whole = (words(_SHORT_FORM.sub(" ", name)) for name in (body, f"{organisation} {body}"))
    return alone or words(body), whole or words(body)


def same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two names are the same, be it that one has first letters for some of its words.

    >>> same_words("weir wg".split(), "weir working group".split())
    True
    >>> same_words("weir group".split(), "weir working group".split())
    False
    """
    short, long = sorted((list(one), list(other)), key=len)
    while short and long and short[0] == long[0]:
        short, long = short[1:], long[1:]
    while short and long and short[-1] == long[-1]:
        short, long = short[:-1], long[:-1]
    return not long or (len(long) > 1 and short == ["".join(w[0] for w in long)])


@lru_cache(maxsize=4096)
def _alike(one: str, other: str) -> bool:
    a, b = content(one), content(other)
    return a <= b or b <= a


def _shared_people(one: Minutes, other: Minutes) -> float | None:
    """Return the share of the smaller meeting's people who are in both; None where one lists hardly any."""
    a, b = (_there(tuple(p.name for p in m.people if p.attendance)) for m in (one, other))
    return len(a & b) / min(len(a), len(b)) if len(a) > 1 and len(b) > 1 else None


@lru_cache(maxsize=4096)
def _there(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(" ".join(words(name)) for name in names)


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
