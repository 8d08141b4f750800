"""One action for what several finders saw: the fullest wording stays, the others stand beside it as `also`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.text import plain, words

_RANK = {"row": 5, "column": 4, "list": 4, "marker": 4, "margin": 2, "prose": 1}


@dataclass(slots=True)
class _Group:
    best: Candidate
    also: list[Candidate] = field(default_factory=list)


def join(candidates: Sequence[Candidate]) -> list[tuple[Candidate, tuple[str, ...]]]:
    """Return each action once, in reading order, with its other wordings."""
    groups: list[_Group] = []
    bags: list[Counter[str]] = []
    for candidate in sorted(candidates, key=lambda c: (-_RANK[c.how], c.start)):
        bag = Counter(words(candidate.text))
        at = next((i for i, g in enumerate(groups) if _joins(g, bags[i], candidate, bag)), None)
        if at is None:
            groups.append(_Group(candidate))
            bags.append(bag)
        else:
            groups[at].also.append(candidate)
    made = [_settle(g) for g in groups]
    return sorted(made, key=lambda pair: pair[0].start)


def _joins(group: _Group, bag: Counter[str], candidate: Candidate, own: Counter[str]) -> bool:
    """Tell whether a candidate is what the group already holds, in its words or at one of its places."""
    if any(_overlap(other, candidate) for other in group.also):
        return True
    return _same(group.best, bag, candidate, own)


def _overlap(a: Candidate, b: Candidate) -> bool:
    """Tell whether two spans share at least half of the shorter."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and shared >= 0.5 * min(a.end - a.start, b.end - b.start)


def _same(a: Candidate, bag_a: Counter[str], b: Candidate, bag_b: Counter[str]) -> bool:
    """Two candidates tell the same task where their spans overlap, or their words do and no owner denies it."""
    if a.start < b.end and b.start < a.end:
        return _overlap(a, b)
    total, small = bag_a.total() + bag_b.total(), min(bag_a.total(), bag_b.total())
    if not small:
        return False
    common = (bag_a & bag_b).total()
    alike = max(2 * common / total, 0.9 * common / small if small >= 5 else 0.0)
    if a.how in _LISTED and b.how in _LISTED:
        # Entries of one list differ on purpose; an old list and a new one repeat what is carried forward.
        return 2 * common / total >= (0.8 if a.previous != b.previous else 0.97) and not _deny(a, b)
    if a.reference and a.reference == b.reference and "." in a.reference:
        return True
    return alike >= (0.9 if _deny(a, b) else 0.66)


_LISTED = ("row", "list", "column")


def _deny(a: Candidate, b: Candidate) -> bool:
    """Tell whether two candidates name wholly different owners."""
    mine, other = {plain(o) for o in a.owners}, {plain(o) for o in b.owners}
    return bool(mine and other) and mine.isdisjoint(other)


def _owners(best: Candidate, fullest: Candidate, whole: Sequence[Candidate]) -> tuple[str, ...]:
    """The owners of the fullest wording, with those that other entries give to the very same words.

    "BSi" and "LP" one under the other in the margin own one sentence together.
    """
    chosen = fullest.owners or best.owners or next((c.owners for c in whole if c.owners), ())
    for other in whole:
        if other.how in ("margin", "marker") and _overlap(other, fullest):
            chosen = (*chosen, *(o for o in other.owners if o not in chosen))
        elif set(chosen) < set(other.owners) and _overlap(other, fullest):
            chosen = other.owners
    return chosen


def _settle(group: _Group) -> tuple[Candidate, tuple[str, ...]]:
    best = group.best
    overlapping = [c for c in group.also if c.start < best.end and best.start < c.end]
    others = [c for c in group.also if c not in overlapping and c.text != best.text]
    fullest = max([best, *others], key=lambda c: len(words(c.text)))
    whole = [best, *group.also]
    also = tuple(dict.fromkeys(c.text for c in [best, *others] if c.text != fullest.text))
    status = best.status or next((c.status for c in whole if c.status), None)
    if status is None and len({c.previous for c in whole if c.how in _LISTED}) == 2:
        status = "carried_forward"  # reviewed as an old action, and listed again among the new ones
    settled = replace(
        best,
        text=fullest.text,
        paragraph=fullest.paragraph,
        start=fullest.start,
        end=fullest.end,
        owners=_owners(best, fullest, whole),
        due=best.due or next((c.due for c in whole if c.due), None),
        status=status,
        report=best.report or next((c.report for c in whole if c.report), None),
        item=best.item or next((c.item for c in whole if c.item), None),
        previous=any(c.previous for c in whole if c.how in _LISTED) or best.previous,
        marked=any(c.marked for c in whole),
        confidence=round(min(0.98, max(c.confidence for c in whole) + 0.02 * len(others)), 2),
        signals=tuple(dict.fromkeys(s for c in whole for s in c.signals)),
    )
    return settled, also
