"""How alike two actions are told: their words, weighed, with those who act left aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import fsum, log
from typing import TYPE_CHECKING

from minutesparse.compiling import compiled
from minutesparse.text import plain, words
from minutesparse.vocabulary import languages, load

if TYPE_CHECKING:
    from minutesparse.schema import Action

_ENDINGS = ("ing", "ed", "es", "s", "e", "d")
_ADDRESS = compiled(r"(?:https?://|www\.)[^\s<>]+")
_LASTING = compiled(r"[a-z]*\W*\d+\W+\d+|[a-z]{2,}\W*\d+\W*\d*|\d{3,}|\d+[a-z]\d+")
ENOUGH = 3
"""Words that say something; fewer of them prove little."""


@cache
def common_words() -> frozenset[str]:
    """The words that every text of a language has, of all languages."""
    return frozenset(w for code in languages() for w in load(code).set("language.stopwords"))


def stem(word: str) -> str:
    """Cut a word's ending, so that "researched" is "research" again.

    >>> stem("updating"), stem("updated"), stem("update"), stem("bus")
    ('updat', 'updat', 'updat', 'bus')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word


def content(text: str, aside: Iterable[str] = ()) -> frozenset[str]:
    """Return the stems of the words that say something; those of `aside` and of web addresses are left out.

    >>> sorted(content("Ola to mend the east gate", aside=["Ola"]))
    ['east', 'gate', 'mend']
    """
    left_out = {w for text_aside in aside for w in words(text_aside)}
    told = words(_ADDRESS.sub(" ", text))
    return frozenset(stem(w) for w in told if w not in left_out and w not in common_words())


def wordings(action: Action) -> list[frozenset[str]]:
    """Return the content of each wording of an action, owners and due phrase left aside."""
    aside = [owner.text for owner in action.owners]
    due = action.due.text if action.due else ""
    texts = [action.text, *action.also]
    return [c for c in (content(t.replace(due, " ") if due else t, aside) for t in texts) if c]


def lasting_reference(reference: str | None) -> str | None:
    """Return a reference that stays with its action from meeting to meeting, None for a mere position.

    "Action 3" or "c)" count the entries of one list; "24/07", "Dec22.03" and "2.4" were given once.

    >>> [lasting_reference(r) for r in ("Dec 22.03", "24/07", "2.10", "3", "c)")]
    ['dec22.03', '24.07', '2.10', None, None]
    """
    key = plain(reference or "").strip(" .():[]#")
    if not _LASTING.fullmatch(key):
        return None
    return re.sub(r"[\W_]+", ".", key.replace(" ", ""))


class Weights:
    """How much each word tells: the fewer actions have it, the more."""

    def __init__(self, bags: Iterable[frozenset[str]]) -> None:
        self._counts: Counter[str] = Counter()
        self._weights: dict[str, float] = {}
        self._wholes: dict[frozenset[str], float] = {}
        self._total = 1
        for bag in bags:
            self._counts.update(bag)
            self._total += 1

    def of(self, word: str) -> float:
        weight = self._weights.get(word)
        if weight is None:
            weight = self._weights[word] = 0.5 + log(self._total / (self._counts[word] or 1))
        return weight

    def weight(self, bag: frozenset[str]) -> float:
        """Return the sum of a bag's weights, the same whatever order its words come in."""
        return fsum(map(self.of, bag))

    def whole(self, bag: frozenset[str]) -> float:
        """Return the weight of an action's wording, which is asked for again and again."""
        weight = self._wholes.get(bag)
        if weight is None:
            weight = self._wholes[bag] = self.weight(bag)
        return weight

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return how far two wordings tell the same, 0 to 1; nearly 1 where one is a clear part of the other."""
        if not one or not other:
            return 0.0
        shared, a, b = self.weight(one & other), self.whole(one), self.whole(other)
        few, many = sorted((len(one), len(other)))
        part = 0.9 * shared / min(a, b) if few >= ENOUGH and many <= 4 * few else 0.0
        return max(2 * shared / (a + b), part)

    def rarest(self, bag: frozenset[str], number: int) -> list[str]:
        known = [word for word in bag if self._counts[word]]
        return sorted(known, key=lambda w: (self._counts[w], w))[:number]
