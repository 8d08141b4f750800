"""One action for what several finders saw: the fullest wording stays, the others stand beside it as `also`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.candidates import Candidate, is_lasting
from minutesparse.text import words
from minutesparse.vocabulary import Vocabulary

_RANK = {"row": 5, "column": 4, "list": 4, "marker": 4, "margin": 2, "prose": 1}
_LISTED = ("row", "list", "column")
_STRETCH = 1024
"""Characters; only actions of one stretch can overlap, and long minutes hold thousands."""
_AS_MUCH = 0.95
_LEAST = 0.66
_PLURAL = compiled(r"ies?$")
_STEM = 5  # letters of a word that count where a summary words a task anew: "purchase", "purchasing"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A candidate with its words, each a bit, and the beginnings of those that carry its meaning.

    A word that stands twice is two bits, so that what two wordings share is one `&`.
    """

    candidate: Candidate
    words: frozenset[str]
    bag: int
    core: int
    size: int
    core_size: int


@dataclass(slots=True)
class _Group:
    best: Candidate
    also: list[Candidate] = field(default_factory=list)


class Arbiter:
    """Joins the candidates of one document; `may_be_same` says whether two owners may be one person."""

    def __init__(self, vocabulary: Vocabulary, may_be_same: Callable[[str, str], bool]) -> None:
        self._idle = vocabulary.set("language.stopwords") | vocabulary.set("verbs.articles")
        self._ordinals = vocabulary.set("dates.ordinal_words")
        self._may_be_same = may_be_same
        self._bits: dict[tuple[str, int], int] = {}

    def join(self, candidates: Sequence[Candidate]) -> list[tuple[Candidate, tuple[str, ...]]]:
        """Return each action once, in reading order, with its other wordings."""
        groups: list[tuple[_Group, _Seen]] = []
        standing: dict[
            int, list[tuple[int, Candidate]]
        ] = {}  # what each group holds, by the stretches it stands in
        for candidate in sorted(candidates, key=lambda c: (-_RANK[c.how], c.start)):
            seen = self._see(candidate)
            stretches = range(candidate.start // _STRETCH, candidate.end // _STRETCH + 1)
            near = (pair for at in stretches for pair in standing.get(at, ()))
            # It joins the group that holds it already, at one of its places or else in its words.
            number = min((n for n, other in near if _overlap(other, candidate)), default=None)
            if number is None:
                number = next((n for n, (_, best) in enumerate(groups) if self._same(best, seen)), None)
            if number is None:
                number = len(groups)
                groups.append((_Group(candidate), seen))
            else:
                groups[number][0].also.append(candidate)
            for stretch in stretches:
                standing.setdefault(stretch, []).append((number, candidate))
        made = [_settle(g) for g, _ in groups]
        return sorted(made, key=lambda pair: pair[0].start)

    def _see(self, candidate: Candidate) -> _Seen:
        told = words(candidate.text)
        named = {w for owner in candidate.owners for w in words(owner)}
        # a letter or a figure alone ("501(c)(3)", "item 2") is of any two tasks
        core = [_stem(w) for w in told if len(w) > 1 and w not in self._idle and w not in named]
        return _Seen(candidate, frozenset(told), self._bag(told), self._bag(core), len(told), len(core))

    def _bag(self, told: Sequence[str]) -> int:
        bag = 0
        for word, count in Counter(told).items():
            for nth in range(count):
                bag |= 1 << self._bits.setdefault((word, nth), len(self._bits))
        return bag

    def _same(self, one: _Seen, other: _Seen) -> bool:
        """Two candidates tell the same task where their spans overlap, or their words do and no owner denies it."""
        a, b = one.candidate, other.candidate
        if a.start < b.end and b.start < a.end:
            return _overlap(a, b)
        total, small = one.size + other.size, min(one.size, other.size)
        if not small:
            return False
        common = (one.bag & other.bag).bit_count()
        if a.how in _LISTED and b.how in _LISTED:
            return self._listed_twice(one, other, common) and not self._of_other_number(one, other)
        if a.reference == b.reference and is_lasting(a.reference):
            return not self._of_other_number(one, other)
        if one.core and other.core and not one.core & other.core:
            return False  # "Jo to ring" and "Jo to write"
        alike = max(2 * common / total, 0.9 * common / small if small >= 5 else 0.0)
        if alike >= _LEAST and self._worded_alike(one, other, alike):
            return not self._of_other_number(one, other)
        summed = a.how in ("row", "list") and a.previous == b.previous and self._summed_up(one, other)
        return summed and not self._of_other_number(one, other)

    def _listed_twice(self, one: _Seen, other: _Seen, common: int) -> bool:
        """Entries of one list differ on purpose; a second list repeats what is carried forward."""
        a, b = one.candidate, other.candidate
        alike, small = 2 * common / (one.size + other.size), min(one.size, other.size)
        if a.run != b.run and a.run is not None and b.run is not None:
            alike = max(alike, 0.95 * common / small if small >= 8 else 0.0)
            return alike >= 0.8 and alike >= (0.85 if self._deny(a, b) else 0.8)
        return alike >= 0.97 and not self._deny(a, b)

    def _worded_alike(self, one: _Seen, other: _Seen, alike: float) -> bool:
        """Tell whether wordings, of which one at least stands in the text, are alike enough for one task."""
        a, b = one.candidate, other.candidate
        if self._deny(a, b):
            # "Jo to check her gauge" and "Ana to check her gauge" are two
            return alike >= 0.9 and not (_named_inside(one, other) and _named_inside(other, one))
        if not a.how == b.how == "marker":
            return True
        apart = a.item is not None and b.item is not None and a.item != b.item
        return alike >= (0.95 if apart else 0.85)  # each behind its own marker

    def _summed_up(self, one: _Seen, other: _Seen) -> bool:
        """A list at the end tells in fewer, other words what the same people were to do in the text above it."""
        shared, small = (one.core & other.core).bit_count(), min(one.core_size, other.core_size)
        if shared < 2:
            return False
        alike = max(2 * shared / (one.core_size + other.core_size), 0.75 * shared / small)
        a, b = one.candidate, other.candidate
        if not a.owners or not b.owners:
            return alike >= 0.66
        return alike >= 0.5 and any(self._may_be_same(x, y) for x in a.owners for y in b.owners)

    def _of_other_number(self, one: _Seen, other: _Seen) -> bool:
        """Tell whether one wording is of the first and another of the second."""
        a, b = one.words & self._ordinals, other.words & self._ordinals
        return bool(a and b) and a.isdisjoint(b)

    def _deny(self, a: Candidate, b: Candidate) -> bool:
        """Tell whether two candidates name wholly different owners."""
        if not a.owners or not b.owners:
            return False
        return not any(self._may_be_same(x, y) for x in a.owners for y in b.owners)


def _stem(word: str) -> str:
    """Return what a word shares with its other forms: "stories" and "story", "movies" and "movie"."""
    return _PLURAL.sub("y", word)[:_STEM]


def _named_inside(one: _Seen, other: _Seen) -> bool:
    """Tell whether a wording names its owners where another names none of them."""
    named = {w for owner in one.candidate.owners for w in words(owner)}
    return bool(named) and named <= one.words and named.isdisjoint(other.words)


def _overlap(a: Candidate, b: Candidate) -> bool:
    """Tell whether two spans share at least half of the shorter."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and shared >= 0.5 * min(a.end - a.start, b.end - b.start)


def _owners(best: Candidate, fullest: Candidate, whole: Sequence[Candidate]) -> tuple[str, ...]:
    """The owners of the fullest wording, with those that other entries give to the very same words.

    "BSi" and "LP" one under the other in the margin own one sentence together.
    """
    whole = [c for c in whole if not _beyond(c, fullest)]
    named = best.owners if set(fullest.owners) < set(best.owners) else fullest.owners
    chosen = named or best.owners or next((c.owners for c in whole if c.owners), ())
    for other in whole:
        if other.how in ("margin", "marker") and _overlap(other, fullest):
            chosen = (*chosen, *(o for o in other.owners if o not in chosen))
        elif set(chosen) < set(other.owners) and _overlap(other, fullest):
            chosen = other.owners
    return chosen


def _beyond(candidate: Candidate, fullest: Candidate) -> bool:
    """Tell whether a longer reading found its owners only in what stands behind the task, as in the report on it."""
    if candidate.start > fullest.start or candidate.end <= fullest.end or not candidate.owners:
        return False
    cut = candidate.end - fullest.end
    return all(o in candidate.text[-cut:] and o not in candidate.text[:-cut] for o in candidate.owners)


def _lasts(candidate: Candidate, best: Candidate) -> bool:
    """Tell a reference of the action's own from its place in another list: "2.4", "A12", or what its marker says."""
    said = candidate.reference or ""
    return bool(said) and (_overlap(candidate, best) or not said.isdigit())


def _set_again(whole: Sequence[Candidate]) -> bool:
    """Tell whether what a review tells as done is set once more behind it, with no word of being done."""
    done = [c for c in whole if c.status == "done" and c.previous and c.how != "prose"]
    last = max(whole, key=lambda c: c.start)
    again = last.how != "prose" and last.status is None and not last.previous
    return again and bool(done) and all(c.end <= last.start and _says_as_much(c, last) for c in done)


def _says_as_much(one: Candidate, other: Candidate) -> bool:
    """Tell whether one wording says all that another does, of the same people."""
    a, b = Counter(words(one.text)), Counter(words(other.text))
    owners = not one.owners or not other.owners or not set(one.owners).isdisjoint(other.owners)
    return owners and (a & b).total() >= _AS_MUCH * min(a.total(), b.total())


def _settle(group: _Group) -> tuple[Candidate, tuple[str, ...]]:
    best = group.best
    overlapping = [c for c in group.also if c.start < best.end and best.start < c.end]
    others = [c for c in group.also if c not in overlapping and c.text != best.text]
    told = [c for c in group.also if c in others or (c.text == best.text and c.how != "prose")]
    others = [c for c in others if c.how != "prose" or not any(_overlap(c, o) for o in told if o is not c)]
    fullest = max([best, *others], key=lambda c: len(words(c.text)))
    whole = [best, *group.also]
    also = tuple(dict.fromkeys(c.text for c in [best, *others] if c.text != fullest.text))
    status = best.status or next((c.status for c in whole if c.status), None)
    twice = len({c.previous for c in whole if c.how in _LISTED}) == 2
    if (status is None and twice) or _set_again(whole):
        status = "carried_forward"  # reviewed as an old action, and listed again among the new ones
    settled = replace(
        best,
        text=fullest.text,
        paragraph=fullest.paragraph,
        start=fullest.start,
        end=fullest.end,
        owners=_owners(best, fullest, whole),
        reference=best.reference or next((c.reference for c in whole if _lasts(c, best)), None),
        due=best.due or next((c.due for c in whole if c.due), None),
        status=status,
        report=best.report or next((c.report for c in whole if c.report), None),
        item=best.item or next((c.item for c in whole if c.item), None),
        previous=any(c.previous for c in whole if c.how in _LISTED) or best.previous,
        marked=any(c.marked for c in whole),
        confidence=round(min(0.98, max(c.confidence for c in whole) + 0.02 * len(others)), 2),
        joined=tuple(whole) if group.also else (),
    )
    return settled, also
