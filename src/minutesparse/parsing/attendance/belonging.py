"""Which lists of people say who came, and which only who belongs to the body or was asked to come."""

from __future__ import annotations

import re
from dataclasses import replace

from minutesparse.names import read_person, split_people
from minutesparse.parsing.attendance.people_list import PeopleList
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_FEWEST = 3


def who_came(lists: list[PeopleList], vocabulary: Vocabulary) -> list[PeopleList]:
    """Return the lists of those who came or stayed away, in order, each with its last word on status."""
    lists = _without_invited(lists, vocabulary)
    if not any(e.status == "present" for e in lists):
        # nobody else came: "In attendance were: …" are the body's own
        lists = [replace(e, status="present") if e.told else e for e in lists]
    said = [e for e in lists if e.status in ("present", "part") and not e.membership]
    return [e for e in lists if not (e.membership and said and _came_again(e, said, vocabulary))]


def _without_invited(lists: list[PeopleList], vocabulary: Vocabulary) -> list[PeopleList]:
    """Leave out who was asked to come ("Invited"), where most of those present below are among them."""
    first = next((i for i, e in enumerate(lists) if e.status == "present" and e.stretches), 0)
    asked = [e for e in lists[:first] if e.status == "in_attendance"]
    invited = _full_names(asked, vocabulary)
    came = _full_names([e for e in lists[first:] if e.status == "present"], vocabulary) if invited else set()
    again = len(came & invited)
    if again < _FEWEST or again * 10 < len(came) * 6:
        return lists
    return [e for e in lists if not any(e is one for one in asked)]


def _full_names(lists: list[PeopleList], vocabulary: Vocabulary) -> set[str]:
    texts = [
        t for e in lists for s in e.stretches for _, _, t in split_people(s.text, vocabulary, listed=True)
    ]
    people = [read_person(text, vocabulary) for text in texts]
    return {person.name for person in people if person}


def _came_again(entry: PeopleList, said: list[PeopleList], vocabulary: Vocabulary) -> bool:
    """Say whether those who came include some of a list of members; where none is among them, these are others.

    "Members: Ann Moss, Joe Hale" and "Attending: Chris Vale" are all who came.
    """
    apart = any(s.paragraph.place.paragraph != entry.paragraph for s in entry.stretches)
    if apart and not entry.beneath:
        return True
    members, came = _names_in([entry], vocabulary), _names_in(said, vocabulary)
    return not members or not came or bool(members & came)


def _names_in(lists: list[PeopleList], vocabulary: Vocabulary) -> set[str]:
    found = {w for e in lists for s in e.stretches for w in re.findall(r"(?<!\w)[A-Z][a-z]{2,}", s.text)}
    titles = vocabulary.set("honorifics.titles") | vocabulary.set("roles.titles")
    return {w for w in found if plain(w) not in titles}
