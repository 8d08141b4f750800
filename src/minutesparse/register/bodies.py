"""Which meetings are of one body: names that vary, in full and in short, and the people who meet."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from minutesparse.compiling import compiled
from minutesparse.register.wording import content
from minutesparse.schema import Minutes
from minutesparse.text import words
from minutesparse.vocabulary import languages, load

_SHORT_FORM = compiled(r"\([^\W\d_]{2,6}\)")
_ALIKE_PEOPLE = 0.4
_NEAR = 6
_MOST_WORDS = 12  # of a name that may be shortened


class Name(NamedTuple):
    """What a body is called, and whose it is."""

    body: str | None
    organisation: str | None

    @classmethod
    def of(cls, minutes: Minutes) -> Name:
        return cls(minutes.meeting.body, minutes.meeting.organisation)


@dataclass(frozen=True, slots=True)
class Body:
    """The meetings taken for one body's, in order of date, and all the names they have for it."""

    meetings: list[Minutes]
    names: set[Name]

    def takes(self, minutes: Minutes) -> bool:
        """Whether a meeting is the same body's as a late one, and its name fits all that the body had.

        "Finance Committee" may be the weir's or the mill's: these two are not one through it.
        """
        if not any(_same_body(minutes, m) for m in self.meetings[-_NEAR:]):
            return False
        return all(_names_fit(Name.of(minutes), name) for name in self.names)


def joined_by_letters(bodies: Sequence[Body]) -> list[list[Minutes]]:
    """Join the meetings under a name with first letters ("Weir WG") to those under it in full.

    "Harrow YC" may be a yacht club or a youth council: it is the one of them whose people it shares, and
    none where it shares those of both.
    """
    in_full: dict[str, set[int]] = defaultdict(set)
    for at, body in enumerate(bodies):
        for letters in {short for name in _each_name(body) for short in shortened(name)}:
            in_full[letters].add(at)
    home: dict[int, int] = {}
    for at, body in enumerate(bodies):
        fitting = {other for name in _each_name(body) for other in in_full.get(" ".join(name), ())}
        alike = [other for other in fitting if other != at and _meet_alike(body, bodies[other])]
        home[at] = alike[0] if len(alike) == 1 else at
    joined: dict[int, list[Minutes]] = defaultdict(list)
    for at, body in enumerate(bodies):
        to, passed = at, {at}
        # "WT WG" is the "WT Working Group", and that the "Weir Trust Working Group".
        while home[to] not in passed:
            to = home[to]
            passed.add(to)
        joined[to] += body.meetings
    return list(joined.values())


def _each_name(body: Body) -> list[list[str]]:
    return [told for name in body.names if name.body for told in _words(name)]


def shortened(name: Sequence[str]) -> list[str]:
    """Return the ways to write a name with first letters for some of its words.

    >>> shortened("weir working group".split())
    ['ww group', 'wwg', 'weir wg']
    """
    if len(name) > _MOST_WORDS:
        return []
    ends = [(i, j) for i in range(len(name)) for j in range(i + 2, len(name) + 1)]
    return [" ".join([*name[:i], "".join(w[0] for w in name[i:j]), *name[j:]]) for i, j in ends]


def _meet_alike(one: Body, other: Body) -> bool:
    """Whether the people of one body's meeting are those of another's about the same time."""
    days = [m.meeting.date or "9999" for m in other.meetings]
    for minutes in one.meetings:
        at = bisect(days, minutes.meeting.date or "9999")
        for near in other.meetings[max(0, at - _NEAR) : at + _NEAR]:
            of_one = _may_be_of_one(Name.of(minutes), Name.of(near))
            if of_one and (_shared_people(minutes, near) or 0) >= _ALIKE_PEOPLE:
                return True
    return False


@cache
def _kinds() -> frozenset[str]:
    """The words for kinds of bodies (committee, board), of all languages: alone they name none."""
    return content(" ".join(p for code in languages() for p in load(code).set("groups.words")))


@lru_cache(maxsize=4096)
def _telling(name: str) -> frozenset[str]:
    """Return the words that tell a body from others: "Weir", "Keepers" of "The Weir Keepers' Committee"."""
    return content(name) - _kinds()


def _same_body(one: Minutes, other: Minutes) -> bool:
    """Tell whether two meetings are of one body: the same name, or nearly and mostly the same people.

    "Steering Committee" and "Steering Group" are one where the same people meet, "Sluice Group" and "Weir
    Sluice Group" too. Two organisations may each have a "Board": where both are named and differ, they are
    two. A file that names no body belongs where most of its people meet, and its meetings together.
    """
    mine, theirs = Name.of(one), Name.of(other)
    if not _names_fit(mine, theirs):
        return False
    if not mine.body or not theirs.body:
        one_file = one.source.path == other.source.path and one.source.sha256 == other.source.sha256
        return one_file or (_shared_people(one, other) or 0) >= _ALIKE_PEOPLE
    same_name = _same_name(mine, theirs)
    if same_name and (_telling(mine.body) or (mine.organisation and theirs.organisation)):
        return True
    shared = _shared_people(one, other)
    return same_name if shared is None else shared >= _ALIKE_PEOPLE


@lru_cache(maxsize=16384)
def _names_fit(mine: Name, theirs: Name) -> bool:
    """Whether two names may be of one body, should its people be the same."""
    if not _may_be_of_one(mine, theirs):
        return False
    if not mine.body or not theirs.body or _same_name(mine, theirs):
        return True
    told = _telling(mine.body)
    if told and told == _telling(theirs.body):
        return True
    short, long = sorted((_words(mine)[0], _words(theirs)[0]), key=len)
    return long[-len(short) :] == short and bool(_telling(" ".join(short)))  # "Committee" is any committee


def _may_be_of_one(mine: Name, theirs: Name) -> bool:
    """Whether nothing says that two bodies are of two organisations."""
    return not (mine.organisation and theirs.organisation) or _alike(mine.organisation, theirs.organisation)


def _same_name(mine: Name, theirs: Name) -> bool:
    (a, whole_a), (b, whole_b) = _words(mine), _words(theirs)
    return a == b or whole_a == whole_b


@lru_cache(maxsize=4096)
def _words(name: Name) -> tuple[list[str], list[str]]:
    """Return a body's name in words, alone and behind its organisation's, without "(WAC)" for what stands before."""
    body, organisation = name.body or "", name.organisation or ""
    alone, whole = (words(_SHORT_FORM.sub(" ", n)) for n in (body, f"{organisation} {body}"))
    return alone or words(body), whole or words(body)


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
