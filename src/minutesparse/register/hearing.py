"""Actions told as done in later minutes that do not list them: "JM has written to the owner about the wall"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from minutesparse.names.initials import letters
from minutesparse.parsing.told import participles
from minutesparse.register.closing import Task, same_verb
from minutesparse.register.tracked import Mention
from minutesparse.register.wording import Weights, content, wordings
from minutesparse.schema import Action, Minutes, Report
from minutesparse.text import words
from minutesparse.vocabulary import DEFAULT, Vocabulary, load

SURE, LIKELY = 0.6, 0.5
"""The share of an action's words, weighed, that a sentence must have."""

_LEAST_SHARED = 2


@dataclass(frozen=True)
class Heard:
    """A sentence of a meeting that tells something as done."""

    minutes: Minutes
    at: int
    report: Report

    @cached_property
    def bag(self) -> frozenset[str]:
        return content(self.report.evidence.text)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return load(self.minutes.source.language or DEFAULT)

    @cached_property
    def told(self) -> list[str]:
        return participles(self.report.evidence.text, self.vocabulary)

    def fit(self, action: Action, weights: Weights) -> tuple[float, bool]:
        """Return how much of an action the sentence tells, 0 where too little, and whether it surely is that.

        Sure is what has the task's own verb and most of its words, where earlier actions are gone through
        or with the name of who was to do it.
        """
        task = Task.of([action.text, *action.also], self.vocabulary)
        verb = any(same_verb(participle, task, self.vocabulary) for participle in self.told)
        bag = max(wordings(action), key=lambda b: len(b & self.bag), default=frozenset())
        shared = bag & self.bag
        if len(shared) < _LEAST_SHARED:
            return 0.0, False
        share = weights.weight(shared) / weights.weight(bag)
        if share < LIKELY:
            return 0.0, False
        return share + verb, verb and share >= SURE and (self.report.reviewing or self._names_owner(action))

    def _names_owner(self, action: Action) -> bool:
        said = set(words(self.report.evidence.text))
        names = [name for o in action.owners for name in (o.text, o.person.name if o.person else "") if name]
        return any(set(words(n)) & said for n in names if len(letters(n)) > 1)

    def mention(self, action: Action, *, sure: bool) -> Mention:
        """Return the sentence as a mention of the action that it is about."""
        source, place = self.minutes.source, self.report.evidence
        told = action.model_copy(
            update={
                "report": place,
                "evidence": place,
                "status": "open",
                "status_stated": False,
                "previous": True,
                "due": None,
                "also": [],
            }
        )
        return Mention(
            self.at, source.path, self.minutes.meeting, told, source.language, "surely" if sure else "perhaps"
        )


def heard_in(minutes: Minutes, at: int) -> list[Heard]:
    return [Heard(minutes, at, report) for report in minutes.reports]


def best_fit(
    heard: Heard, chains: Sequence[tuple[int, Action]], weights: Weights
) -> tuple[int, Mention] | None:
    """Return the one action that a sentence tells as done; where two fit as well it is sure of neither."""
    fits = [(heard.fit(action, weights), -at, action) for at, action in chains]
    fits = sorted((f for f in fits if f[0][0]), key=lambda f: (f[0], f[1]), reverse=True)
    if not fits:
        return None
    (share, sure), at, action = fits[0]
    alone = len(fits) == 1 or fits[1][0][0] < share - 0.1
    mention = heard.mention(action, sure=sure and alone)
    return (-at, mention) if alone else (-at, replace(mention, heard="perhaps"))
