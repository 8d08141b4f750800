"""The same action in later minutes: by its reference, its wording, who acts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from minutesparse.register.hearing import Heard, best_fit
from minutesparse.register.likeness import Told, likeness
from minutesparse.register.tracked import Mention
from minutesparse.register.wording import ENOUGH, Weights, wordings

_TWICE, _SUMMED = 0.7, 0.5
_FEWEST = 2
"""Numbers that a review goes through."""
_MOST, _MANY = 0.8, 0.6
"""The share of the numbers gone through that were given out before; of these, that speak of the same matter."""
_KEYS = 5
_HEARD_KEYS = 10
_RECENT, _NEAREST = 60, 16


@dataclass(slots=True)
class Chain:
    """The mentions of one action so far, in the order of the meetings."""

    mentions: list[Mention]
    told: list[Told]

    def copy(self) -> Chain:
        return Chain(list(self.mentions), list(self.told))

    @property
    def words(self) -> frozenset[str]:
        return frozenset().union(*(told.words for told in self.told))


def _is_part(group: Chain, other: Chain, whole: Chain) -> bool:
    """Tell whether an earlier action came back as two, each told of by itself: "Paint the gate and mend the
    fence", then "Gate painted: done" and "Fence: in hand".

    Both are reviewed, and each says of the whole what the other does not.
    """
    if not all(told.previous for told in (*group.told, *other.told)):
        return False
    mine, its = group.words & whole.words, other.words & whole.words
    return bool(mine - its) and bool(its - mine) and mine >= group.words and its >= other.words


def _joined_by_number(groups: Sequence[Chain]) -> list[Chain]:
    """Join the report on a number with the action of that number in the list of the same meeting."""
    joined: list[Chain] = []
    homes: dict[str, Chain] = {}
    for group in sorted(groups, key=lambda g: not any(t.by_number for t in g.told)):
        reported = any(t.by_number for t in group.told)
        numbers = [t.reference for t in group.told if t.reference]
        home = None if reported else next((homes[n] for n in numbers if n in homes), None)
        if home and any(t.speaks_of(o) for t in group.told for o in home.told):
            home.mentions += group.mentions
            home.told += group.told
            continue
        joined.append(group)
        if reported:
            homes.update({n: group for n in numbers if n not in homes})
    return joined


@dataclass(slots=True)
class Linker:
    """The actions of one body so far. Meetings are added in the order in which they were held."""

    weights: Weights
    chains: list[Chain] = field(default_factory=list)
    _by_word: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_reference: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, mentions: Sequence[Mention]) -> None:
        """Add what one meeting says: each action to the chain that it plainly goes on with, or as a new one."""
        groups = self._by_number(self._told_twice(mentions))
        pairs = sorted(
            (
                (value, -chain, -at)
                for at, group in enumerate(groups)
                for chain, value in self._candidates(group).items()
            ),
            reverse=True,
        )
        taken: dict[int, int] = {}
        given: set[int] = set()
        before = {-chain: self.chains[-chain].copy() for _, chain, _ in pairs}
        for _, chain, at in pairs:
            if -chain not in taken and -at not in given:
                taken[-chain] = -at
                given.add(-at)
                self._join(-chain, groups[-at])
        for at, group in enumerate(groups):
            if at not in given:
                likely = (-chain for _, chain, other in pairs if -other == at and -chain in taken)
                whole = next((c for c in likely if _is_part(group, groups[taken[c]], before[c])), None)
                self.chains.append(Chain([], []))
                if whole is not None:
                    self._join(len(self.chains) - 1, before[whole])
                self._join(len(self.chains) - 1, group)

    def hear(self, sentences: Sequence[Heard]) -> None:
        """Add what one meeting tells as done to the actions that it does not list itself."""
        for heard in sentences:
            waiting = [
                (at, self.chains[at].mentions[-1].action)
                for at in self._near(heard.bag, _HEARD_KEYS)
                if all(m.at < heard.at for m in self.chains[at].mentions)
            ]
            found = best_fit(heard, waiting, self.weights)
            if found:
                self.chains[found[0]].mentions.append(found[1])

    def _told_twice(self, mentions: Sequence[Mention]) -> list[Chain]:
        """Join what one meeting tells twice: the report on an old action, and the same in its new list."""
        groups: list[Chain] = []
        for mention in mentions:
            told = Told.of(mention.action)
            home = next((g for g in groups if self._twice(g, mention, told)), None)
            if home:
                home.mentions.append(mention)
                home.told.append(told)
            else:
                groups.append(Chain([mention], [told]))
        return groups

    def _twice(self, group: Chain, mention: Mention, told: Told) -> bool:
        first, known = group.mentions[0].action, group.told[0]
        same_reference = known.reference is not None and known.reference == told.reference
        if known.owners and told.owners and not known.owners & told.owners and not same_reference:
            return False
        same = likeness(known, told, self.weights)
        if mention.path not in {m.path for m in group.mentions}:
            return same > 0  # another copy of the same minutes
        if first.marked != mention.action.marked and known.owners & told.owners:
            return same >= _TWICE or self._sums_up(known, told)
        if not (first.previous or mention.action.previous):
            return same >= 0.95 and first.text == mention.action.text
        return same >= _TWICE

    def _by_number(self, groups: list[Chain]) -> list[Chain]:
        """Mark what is told by number where a meeting goes through the numbers of those before it.

        "6.1: Jo reported on the trials" says what became of 6.1, "Jo to run the trials". It counts where nearly
        all the numbers that are gone through were given out, most of them speak of the same matter, and none
        of them is given out anew.
        """
        told = [(t, t.reference) for g in groups for t in g.told if t.previous and t.reference]
        given = [(t, [self.chains[at] for at in self._by_reference[r]]) for t, r in told if r]
        known = sum(bool(chains) for _, chains in given)
        alike = sum(any(t.speaks_of(old) for chain in chains for old in chain.told) for t, chains in given)
        if alike < _FEWEST or known < _MOST * len(told) or alike < _MANY * known or self._anew(groups):
            return groups
        return _joined_by_number(
            [Chain(g.mentions, [replace(t, by_number=t.previous) for t in g.told]) for g in groups]
        )

    def _anew(self, groups: Sequence[Chain]) -> bool:
        """Tell whether a meeting gives a number to another task than the one that had it, or to two."""
        new = [t for g in groups for t in g.told if not t.previous and t.reference]
        old = [(t, [self.chains[at] for at in self._by_reference[t.reference or ""]]) for t in new]
        return any(
            chains and not any(t.speaks_of(o) for chain in chains for o in chain.told) for t, chains in old
        )

    def _sums_up(self, known: Told, told: Told) -> bool:
        """Tell whether one is what the list at the end makes of the other, which stands in a sentence:
        "Pass on contacts of possible speakers" of "Ria supplies the contacts of last year's speaker".
        """
        for one in known.bags:
            for other in told.bags:
                shared = len(one & other)
                if shared >= ENOUGH - 1 and shared >= _SUMMED * min(len(one), len(other)):
                    return True
        return False

    def _candidates(self, group: Chain) -> dict[int, float]:
        near: set[int] = set()
        for told in group.told:
            if told.reference:
                near.update(self._by_reference[told.reference][-_RECENT:])
            for bag in told.bags:
                near.update(self._near(bag, _KEYS))
        found = {}
        for chain in near:
            value = max(
                likeness(old, new, self.weights) for old in self.chains[chain].told[-4:] for new in group.told
            )
            if value:
                found[chain] = value
        return found

    def _near(self, bag: frozenset[str], keys: int) -> list[int]:
        """Return the few actions that share most of a wording's rarest words, the latest first.

        So the cost of an action does not grow with how many there are.
        """
        shared = Counter(
            at
            for word in self.weights.rarest(bag & self._by_word.keys(), keys)
            for at in self._by_word[word][-_RECENT:]
        )
        return sorted(shared, key=lambda at: (-shared[at], -at))[:_NEAREST]

    def _join(self, at: int, group: Chain) -> None:
        chain = self.chains[at]
        known = chain.words
        references = {told.reference for told in chain.told}
        chain.mentions += group.mentions
        chain.told += group.told
        for told in group.told:
            for word in told.words - known:
                self._by_word[word].append(at)
            known |= told.words
            if told.reference and told.reference not in references:
                self._by_reference[told.reference].append(at)
                references.add(told.reference)


def link(meetings: Iterable[tuple[Sequence[Mention], Sequence[Heard]]]) -> list[list[Mention]]:
    """Return the mentions of each distinct action of a body.

    The meetings stand in the order of their dates, each with what it lists and what it tells as done.
    """
    held = list(meetings)
    bags = (bag for mentions, _ in held for m in mentions for bag in wordings(m.action)[:1])
    linker = Linker(Weights(bags))
    for mentions, heard in held:
        linker.add(mentions)
        linker.hear(heard)
    return [chain.mentions for chain in linker.chains]
