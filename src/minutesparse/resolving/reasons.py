"""Why an owner is this person: everybody whom the words fit, by which way, and who of them was taken."""

from __future__ import annotations

from dataclasses import dataclass

from minutesparse.resolving.fitting import ways_that_fit
from minutesparse.schema import Minutes, Owner
from minutesparse.vocabulary import DEFAULT, load


@dataclass(frozen=True, slots=True)
class Fit:
    """Somebody whom an owner's words may stand for, and by which way; `taken` as the owner or a candidate."""

    name: str
    method: str
    attendance: str | None
    taken: bool


def explain_owner(owner: Owner, minutes: Minutes) -> list[Fit]:
    """Return everybody whom an owner's words fit, the surest way first; each person once."""
    taken = {ref.id for ref in ([owner.person] if owner.person else owner.candidates)}
    vocabulary = load(minutes.source.language or DEFAULT)
    fits: dict[str, Fit] = {}
    for method, people in ways_that_fit(owner.text, minutes.people, vocabulary):
        for person in people:
            one = Fit(person.name, method, person.attendance, person.id in taken)
            fits.setdefault(person.id, one)
    return sorted(fits.values(), key=lambda fit: not fit.taken)
