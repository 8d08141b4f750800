"""Sentences that give two people a task each: "Wendy will draft the letter and Priya will send the bills"."""

from __future__ import annotations

import re
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.commitments import Commitments
from minutesparse.parsing.actions.ties import SURE
from minutesparse.phrases import any_phrase
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary, load

_BOUND = 0.6
_LONGEST = 400
"""Characters: nobody puts several tasks in a longer sentence, and each join costs what the sentence does."""
_NAMED = SURE | {"initials"}


def parted(
    text: str, start: int, end: int, commitments: Commitments, vocabulary: Vocabulary
) -> list[tuple[int, int]]:
    """Return the span of a sentence, parted where what comes next binds somebody else by itself.

    Both parts say who, and what ties them to it. "Jo to ask Ana and Ben to come" is one task: there the
    two who are asked are joined.
    """
    if end - start > _LONGEST or vocabulary.pattern("prose.conditions").match(text, start):
        return [(start, end)]
    joined = [(start + a.start, start + a.end) for a in commitments.actors.find(text[start:end])]
    for join in _joins(vocabulary.code).finditer(text, start, end):
        if any(a < join.start() and join.end() < b for a, b in joined):
            continue
        owners = _bound_by(text[join.end() : end], commitments)
        if owners is None:
            continue
        before = commitments.read(text[start : join.start()])
        if before is None or not before.tied or before.weight < _BOUND:
            continue
        tie = plain(text[start + before.actors.end : start + before.tie_end]).split()
        if tie and tie[0] in vocabulary.set("prose.past"):
            continue  # "Cllr Reed asked to see the results, the Clerk to send them": what she asked for is none
        if not set(before.actors.owners) & set(owners):
            return [(start, join.start()), *parted(text, join.end(), end, commitments, vocabulary)]
    return [(start, end)]


def _bound_by(clause: str, commitments: Commitments) -> tuple[str, ...] | None:
    """Return those who open a clause and whom it binds to a task, None where it does not."""
    found = commitments.actors.at(clause)
    if found is None or not all(actor.kind in _NAMED for actor in found.actors):
        return None
    made = commitments.weigh(clause, found)
    return found.owners if made and made.tied and made.weight >= _BOUND else None


@cache
def _joins(code: str) -> re.Pattern[str]:
    words = any_phrase(w for w in load(code).list("decisions.joined") if w[0].isalpha())
    return compiled(rf"[,;]\s+(?:(?:{words})\s+)?|\s(?:{words})\s+")
