"""Whom a short form may mean in a meeting: what `minutes who` lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from minutesparse.names.initials import letters
from minutesparse.outputs.rows import MEETING, Column, Listing, Row, meeting_row, person_row
from minutesparse.outputs.visible import visible
from minutesparse.resolving.fitting import fitting
from minutesparse.schema import Action, Minutes, Person
from minutesparse.vocabulary import DEFAULT, load

MEANINGS = Listing(
    (*MEETING, "name", "role", "organisation", "attendance", "how", "certain", "actions", "id"),
    (
        Column("name", "Name"),
        Column("role", "Role"),
        Column("organisation", "Organisation"),
        Column("how", "Known by"),
        Column("certain", "Certain"),
        Column("actions", "Actions"),
    ),
)


def meaning_rows(minutes: Iterable[Minutes], text: str) -> Iterator[Row]:
    """Yield a row for everybody whom the text may mean, meeting by meeting.

    `certain`: nobody else of that meeting fits as well. `actions` counts what the person has to do.
    """
    for meeting in minutes:
        meant, how = people_meant(meeting, text)
        for person in meant:
            yield {
                **meeting_row(meeting),
                **person_row(person),
                "how": how,
                "certain": len(meant) == 1,
                "actions": sum(person.id in owners_of(action) for action in meeting.actions),
            }


def people_meant(meeting: Minutes, text: str) -> tuple[list[Person], str | None]:
    """Return whom a text may mean in a meeting, and how that is known.

    What an action's owner was resolved to comes first, as more than the letters was weighed there.
    """
    key = letters(text)
    owners = [owner for action in meeting.actions for owner in action.owners if letters(owner.text) == key]
    known = {ref.id for owner in owners for ref in ([owner.person] if owner.person else owner.candidates)}
    if known:
        method = next((owner.method for owner in owners if owner.method), None)
        return [person for person in meeting.people if person.id in known], method
    vocabulary = load(meeting.source.language or DEFAULT)
    meant, method = fitting(text, meeting.people, vocabulary)
    return (meant, method) if meant else fitting(text.upper(), meeting.people, vocabulary)


def names(minutes: Iterable[Minutes], asked: str, most: int = 12) -> str:
    """Return in words who is there: those whose names begin as what was asked first, then who acts most.

    "Ada Brandt (AB), Ola Kern and 3 more"
    """
    acts: Counter[str] = Counter()
    for meeting in minutes:
        tasks = Counter(one for action in meeting.actions for one in owners_of(action))
        for person in meeting.people:
            acts[_called(person)] += 1 + tasks[person.id]
    start = letters(asked)[:1]
    order = sorted(acts, key=lambda name: (letters(name)[:1] != start, -acts[name], name))
    more = len(order) - most
    return ", ".join(order[:most]) + (f" and {more} more" if more > 0 else "")


def _called(person: Person) -> str:
    name = visible(person.name)
    return f"{name} ({visible(', '.join(person.initials))})" if person.initials else name


def owners_of(action: Action) -> set[str]:
    return {owner.person.id for owner in action.owners if owner.person}
