"""Two of one surname, told apart by the letter of the given name behind it: "Cllrs Hale (J), Hale (M)"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.parsing.attendance.attendees import Attendee
from minutesparse.text import plain

_LETTER = compiled(r"[A-Z]\.?")


def told_apart(found: Iterable[Attendee]) -> list[Attendee]:
    """Return the people, those whose surname stands with several letters by letter and surname.

    A letter that tells nobody from another ("Hale (P)") may be a party, a mark or a body: it stays as it was read.
    """
    people = list(found)
    letters: dict[str, set[str]] = defaultdict(set)
    for attendee in people:
        if _is_lettered(attendee):
            letters[plain(attendee.person.name)].add((attendee.person.organisation or "")[0])
    return [
        _with_letter(one) if _is_lettered(one) and len(letters[plain(one.person.name)]) > 1 else one
        for one in people
    ]


def _is_lettered(attendee: Attendee) -> bool:
    return bool(_LETTER.fullmatch(attendee.person.organisation or ""))


def _with_letter(attendee: Attendee) -> Attendee:
    person = attendee.person
    name = f"{(person.organisation or '')[0]}. {person.name}"
    return replace(attendee, person=replace(person, name=name, organisation=None))
