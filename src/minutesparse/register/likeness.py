"""How sure it is that two meetings speak of one action."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from minutesparse.names.initials import letters
from minutesparse.register.wording import Weights, content, lasting_reference, stem, wordings
from minutesparse.schema import Action
from minutesparse.vocabulary import languages, load

_SAME_OWNERS, _UNKNOWN_OWNERS, _OTHER_OWNERS = 0.55, 0.62, 0.8
_NEW, _OTHER_NUMBER = 0.15, 0.25
_REFERENCE, _REFERENCE_ALONE = 0.2, 0.4
_FEWEST = 2
"""Words that a report by number has of its task."""


@dataclass(frozen=True, slots=True)
class Told:
    """What of an action is compared: its wordings, who acts, its reference where that lasts, and whether
    the minutes say that it is of an earlier meeting.

    `by_number`: they go through the last meeting's actions by their numbers, and need not repeat the task.
    """

    bags: tuple[frozenset[str], ...]
    owners: frozenset[str]
    reference: str | None
    previous: bool
    names: frozenset[str] = frozenset()
    by_number: bool = False

    @classmethod
    def of(cls, action: Action) -> Told:
        bags = tuple(wordings(action))
        names = content(" ".join(owner.text for owner in action.owners))
        return cls(bags, owner_keys(action), lasting_reference(action.reference), action.previous, names)

    @property
    def words(self) -> frozenset[str]:
        return frozenset().union(*self.bags)

    def speaks_of(self, other: Told) -> bool:
        """Tell whether it may report on an action without saying it again: two words of it, or one and who acts."""
        shared = len(self.words & other.words)
        named = self.owners & other.owners or self.names & other.words or self.words & other.names
        return shared >= _FEWEST or bool(shared and named)


def owner_keys(action: Action) -> frozenset[str]:
    """Return what tells an action's owners: the letters as written, and the names they stand for."""
    told = {letters(o.text) for o in action.owners if o.kind != "unknown" or o.text.strip("?")}
    return frozenset(told | {letters(o.person.name) for o in action.owners if o.person}) - {""}


def likeness(one: Told, other: Told, weights: Weights) -> float:
    """Return how sure it is that two meetings speak of one action, 0 where they do not, above 1 by reference.

    `other` is the later. Where its minutes do not say that it is an earlier action, it has to be told in
    much the same words: a new task is often worded like an old one.
    """
    best = max((_alike(a, b, weights) for a in one.bags for b in other.bags), default=0.0)
    shared = bool(one.owners & other.owners)
    if one.reference and one.reference == other.reference:
        if other.by_number and other.speaks_of(one):
            return best + 1
        return best + 1 if best >= (_REFERENCE if shared else _REFERENCE_ALONE) else 0.0
    if one.reference and other.reference:
        best -= 0.1
    known = bool(one.owners and other.owners)
    need = _SAME_OWNERS if shared else _OTHER_OWNERS if known else _UNKNOWN_OWNERS
    return best if best >= (need if other.previous else min(0.88, need + _NEW)) else 0.0


def _alike(one: frozenset[str], other: frozenset[str], weights: Weights) -> float:
    """Lock 7 is not lock 12, nor the first draft the second, however alike the rest."""
    numbers, others = _numbers(one), _numbers(other)
    return weights.likeness(one, other) - (
        _OTHER_NUMBER if numbers and others and not numbers & others else 0
    )


@lru_cache(maxsize=50_000)
def _numbers(bag: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in bag if word[0].isdigit() or word in _ordinals())


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(stem(w) for code in languages() for w in load(code).set("dates.ordinal_words"))
