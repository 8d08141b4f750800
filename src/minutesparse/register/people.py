"""One person over many meetings: every spelling and all initials, when they were seen, in which role."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from minutesparse.names import is_group
from minutesparse.names.initials import letters
from minutesparse.names.judging import is_given
from minutesparse.register.meetings import by_body
from minutesparse.resolving.directory import Directory
from minutesparse.schema import Minutes, Person
from minutesparse.text import stable_id, words
from minutesparse.vocabulary import DEFAULT, Vocabulary, load

_ALIKE = 0.9
_Bodies = dict["_Key", set[int]]
CAME = frozenset({"present", "in_attendance", "part"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in one meeting."""

    minutes: Minutes
    person: Person

    @property
    def date(self) -> str | None:
        return self.minutes.meeting.date


@dataclass(slots=True)
class Known:
    """A person over meetings. `seen` is in the order of the dates, never empty."""

    name: str
    seen: list[Seen] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    """Initials that stand for somebody else too."""

    @property
    def id(self) -> str:
        return stable_id("p", [self.name])

    @property
    def also(self) -> list[str]:
        """The other spellings, the most used first."""
        counts = Counter(s.person.name for s in self.seen)
        return [name for name, _ in sorted(counts.items(), key=lambda n: (-n[1], n[0])) if name != self.name]

    @property
    def initials(self) -> list[str]:
        return list(dict.fromkeys(i for s in self.seen for i in s.person.initials))

    @property
    def bodies(self) -> list[str]:
        return list(dict.fromkeys(s.minutes.meeting.body for s in self.seen if s.minutes.meeting.body))

    @property
    def roles(self) -> list[tuple[str, str | None, str | None]]:
        """Each role with the first and the last meeting that gives it."""
        held: dict[str, list[Seen]] = {}
        for seen in self.seen:
            if seen.person.role:
                held.setdefault(" ".join(words(seen.person.role)), []).append(seen)
        return [(found[0].person.role or "", found[0].date, found[-1].date) for found in held.values()]

    @property
    def came(self) -> int:
        """At how many meetings they were; a draft and the approved minutes are one."""
        return _meetings(seen for seen in self.seen if seen.person.attendance in CAME)

    @property
    def meetings(self) -> int:
        """How many meetings name them."""
        return _meetings(self.seen)


def _meetings(seen: Iterable[Seen]) -> int:
    return len({(one.minutes.meeting.body, one.date or one.minutes.source.sha256) for one in seen})


class _Key(NamedTuple):
    """What a name is told by: its words, and the body where the words are no whole name, else -1."""

    name: str
    home: int


def join_people(meetings: Iterable[Minutes], directory: Directory | None = None) -> list[Known]:
    """Return everybody whom the meetings name, each once, by name; the order of the files does not matter.

    Two whole names are one person where they are the same words, or where the directory says so. Within one
    body so are two of which one is short for the other ("A. Holt", "Cllr Holt") and for nobody else's, or
    that are nearly the same and have the same initials printed beside them. People whom one meeting names
    apart are never joined. What is by its words a place or an organisation is nobody.
    """
    directory = directory or Directory()
    meetings = list(meetings)
    homes = {
        id(minutes): home
        for home, body in enumerate(by_body(meetings))
        for held in body
        for minutes in held.versions
    }
    ordered = sorted(meetings, key=lambda m: (m.meeting.date or "9999", m.source.sha256, m.source.path))
    groups: dict[_Key, Known] = {}
    for minutes in ordered:
        vocabulary = load(minutes.source.language or DEFAULT)
        for person in minutes.people:
            stated = directory.named(person.name)
            if not stated and _is_thing(person.name, vocabulary):
                continue
            name = stated.name if stated else person.name
            key = _Key(" ".join(words(name)), -1 if stated or _is_whole(name) else homes[id(minutes)])
            groups.setdefault(key, Known(name)).seen.append(Seen(minutes, person))
    bodies = {key: {homes[id(seen.minutes)] for seen in known.seen} for key, known in groups.items()}
    _join_short_forms(groups, bodies, directory)
    _join_spellings(groups, bodies, directory)
    found = sorted(
        groups.values(), key=lambda k: (words(k.name)[-1:], words(k.name), k.seen[0].date or "9999")
    )
    _doubt_initials(found)
    return found


def _is_whole(name: str) -> bool:
    """Tell a whole name from what several may be called by: "Ann Holt", and not "A. Holt" or "Holt"."""
    told = words(name)
    return len(told) > 1 and len(told[0]) > 1 and len(told[-1]) > 1


def _is_thing(name: str, vocabulary: Vocabulary) -> bool:
    """Tell a place or an organisation by its words: "Village Hall", and not "Rebecca Hall"."""
    told = words(name)
    places = vocabulary.set("meeting.places") | vocabulary.set("organisations.words")
    return is_group(name, vocabulary) or (
        len(told) > 1 and told[-1] in places and not is_given(name.split(maxsplit=1)[0], vocabulary)
    )


def _join_short_forms(groups: dict[_Key, Known], bodies: _Bodies, directory: Directory) -> None:
    """Join what is short for one name of the same body alone, the longest short forms first."""
    by_surname: defaultdict[str, list[_Key]] = defaultdict(list)
    for key in groups:
        by_surname[key.name.split()[-1] if key.name else ""].append(key)
    for keys in by_surname.values():
        for short in sorted(keys, key=lambda k: (-len(k.name), k)):
            near = [key for key in keys if key in groups and bodies[key] & bodies[short]]
            full = [key for key in near if key != short and _is_short_for(short.name, key.name)]
            full = [k for k in full if not any(o != k and _is_short_for(k.name, o.name) for o in full)]
            if len(full) != 1 or directory.apart(groups[short].name, groups[full[0]].name):
                continue
            if _meet(groups[short].seen, groups[full[0]].seen):
                continue
            _join(groups, bodies, short, full[0])


def _join_spellings(groups: dict[_Key, Known], bodies: _Bodies, directory: Directory) -> None:
    """Join "Ann Goetz (AG)" and "Ann Gotz (AG)" of one body, where no meeting knows both."""
    by_initials: defaultdict[tuple[str, str], list[_Key]] = defaultdict(list)
    for key, known in groups.items():
        for initials in known.initials:
            by_initials[letters(initials), key.name.split()[0]].append(key)
    for keys in by_initials.values():
        for rarer, key in combinations(sorted(keys, key=lambda k: (len(groups[k].seen), k)), 2):
            if rarer not in groups or key not in groups or not bodies[rarer] & bodies[key]:
                continue
            apart = directory.apart(groups[rarer].name, groups[key].name)
            if apart or _meet(groups[rarer].seen, groups[key].seen):
                continue
            if SequenceMatcher(None, rarer.name, key.name).ratio() >= _ALIKE:
                _join(groups, bodies, rarer, key)


def _join(groups: dict[_Key, Known], bodies: _Bodies, other: _Key, key: _Key) -> None:
    groups[key].seen += groups.pop(other).seen
    groups[key].seen.sort(key=lambda s: (s.date or "9999", s.minutes.source.sha256))
    bodies[key] |= bodies[other]


def _is_short_for(short: str, full: str) -> bool:
    """Tell whether plain words are a shorter form of a name: "a holt" or "holt" of "ann mary holt".

    >>> _is_short_for("a holt", "ann mary holt"), _is_short_for("b holt", "ann holt")
    (True, False)
    """
    *given, surname = short.split() or [""]
    *names, last = full.split() or [""]
    if surname != last or len(given) > len(names) or short == full:
        return False
    if all(len(g) == 1 for g in given):
        return all(n.startswith(g) for g, n in zip(given, names, strict=False)) and any(
            len(n) > 1 for n in names
        )
    return given == names[: len(given)]


def _meet(one: Sequence[Seen], other: Sequence[Seen]) -> bool:
    """Tell whether one meeting names both."""
    held = {id(s.minutes) for s in one}
    return any(id(s.minutes) in held for s in other)


def _doubt_initials(found: Sequence[Known]) -> None:
    """Initials that two people of one body bear are doubtful for both."""
    bearers: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for at, known in enumerate(found):
        for body in known.bodies or [""]:
            for initials in known.initials:
                bearers[letters(initials), " ".join(words(body))].add(at)
    for (initials, _), shared in bearers.items():
        if len(shared) > 1:
            for at in shared:
                written = [i for i in found[at].initials if letters(i) == initials]
                found[at].doubtful += [i for i in written if i not in found[at].doubtful]
