"""What `people.toml` says of people: other names, the offices they held and when, who is not the same."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from minutesparse.compiling import compiled
from minutesparse.errors import UnreadableDocument
from minutesparse.names.initials import letters
from minutesparse.schema import Action, Minutes, Owner, Person, PersonRef
from minutesparse.text import plain, stable_id

FILE = "people.toml"
_ARTICLE = compiled(r"^(?:the|de|het|der|die|das|den|le|la|les|el|los|las)\s+|^l['’]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """An office that somebody held, in one body or in all, from one day to another."""

    role: str
    body: str | None = None
    since: str = ""
    until: str = "9999"

    def held_at(self, role: str, body: str | None, day: str | None) -> bool:
        if letters(self.role) != letters(_ARTICLE.sub("", role)):
            return False
        if self.body and plain(self.body) not in plain(body or ""):
            return False
        return (
            bool(day) and self.since <= str(day) <= self.until
            if (self.since or self.until != "9999")
            else True
        )


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the file states it."""

    name: str
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    others: tuple[str, ...] = ()
    """Names of people who are not the same, however alike."""

    def is_called(self, text: str) -> bool:
        return letters(text.lstrip("@")) in {letters(name) for name in (self.name, *self.aliases)}


@dataclass(frozen=True, slots=True)
class Directory:
    """Everybody whom a `people.toml` states."""

    people: tuple[Known, ...] = ()

    def named(self, text: str) -> Known | None:
        """Return the one person who is called so; None where nobody or several are."""
        found = [known for known in self.people if known.is_called(text)]
        return found[0] if len(found) == 1 else None

    def holder(self, role: str, body: str | None, day: str | None) -> Known | None:
        """Return the one person who held an office on a day."""
        found = [k for k in self.people if any(office.held_at(role, body, day) for office in k.offices)]
        return found[0] if len(found) == 1 else None

    def apart(self, one: str, other: str) -> bool:
        """Tell whether the file says that two names are two people."""
        return any(
            known.is_called(a) and letters(b) in {letters(name) for name in known.others}
            for known in self.people
            for a, b in ((one, other), (other, one))
        )

    def resolve(self, minutes: Minutes) -> Minutes:
        """Return minutes with the owners whom the file names, by another name or by the office they held."""
        if not self.people:
            return minutes
        people = list(minutes.people)
        actions = [
            action.model_copy(
                update={"owners": [self._owner(o, action, minutes, people) for o in action.owners]}
            )
            for action in minutes.actions
        ]
        return minutes.model_copy(update={"actions": actions, "people": people})

    def _owner(self, owner: Owner, action: Action, minutes: Minutes, people: list[Person]) -> Owner:
        known = self.named(owner.text)
        kind, method = "person", FILE
        if known is None:
            known = self.holder(owner.text, minutes.meeting.body, minutes.meeting.date)
            kind = "role"
        if known is None:
            return owner
        there = next((p for p in people if known.is_called(p.name)), None)
        if there is None:
            there = Person(id=stable_id("p", [known.name]), name=known.name, evidence=action.evidence)
            people.append(there)
        person = PersonRef(id=there.id, name=there.name)
        return owner.model_copy(update={"kind": kind, "person": person, "method": method})


def directory_beside(path: str | os.PathLike[str]) -> Directory:
    """Return what the `people.toml` in a file's folder says, or that beside the folder; nobody without one.

    Raises `UnreadableDocument` where it cannot be understood.
    """
    for folder in list(Path(path).absolute().parents)[:2]:
        try:
            looks = (folder / FILE).stat()
        except OSError:
            continue
        return _read(str(folder / FILE), looks.st_mtime_ns, looks.st_size)
    return Directory()


@lru_cache(maxsize=16)
def _read(path: str, _changed: int, _size: int) -> Directory:
    try:
        told = tomllib.loads(Path(path).read_text("utf-8"))
        return Directory(tuple(_people(told)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableDocument(
            f"{path} cannot be understood ({error})", remedy="Mend it; the documentation shows one."
        ) from error


def _people(told: dict[str, object]) -> Iterator[Known]:
    entries = told.get("person", [])
    if set(told) - {"person"} or not isinstance(entries, list):
        raise ValueError("it holds [[person]] entries and nothing else")
    for entry in entries:
        unknown = set(entry) - {"name", "aliases", "roles", "not"}
        if unknown:
            raise ValueError(f"a person has no {min(unknown)!r}")
        yield Known(
            str(entry["name"]),
            tuple(map(str, entry.get("aliases", ()))),
            tuple(_offices(entry.get("roles", ()))),
            tuple(map(str, entry.get("not", ()))),
        )


def _offices(entries: Iterable[object]) -> Iterator[Office]:
    for entry in entries:
        if isinstance(entry, str):
            yield Office(entry)
        elif isinstance(entry, dict):
            body = entry.get("body")
            since, until = _day(entry.get("from"), ""), _day(entry.get("to"), "9999")
            yield Office(str(entry["role"]), str(body) if body else None, since, until)


def _day(value: object, otherwise: str) -> str:
    if value is None:
        return otherwise
    day = value if isinstance(value, date) else date.fromisoformat(str(value))
    return day.isoformat()[:10]
