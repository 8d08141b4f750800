"""Commitments of actors that nothing stands behind to tie them: asked to, to be done by them, told in a bare verb."""

from __future__ import annotations

import re
from functools import lru_cache

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.actors import ActorList
from minutesparse.parsing.actions.business import Business
from minutesparse.parsing.actions.doing import Doing
from minutesparse.parsing.actions.ties import CLAUSE, Commitment, actor_weight, leads, leads_of
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

_BE = compiled(r"\b(?:to be|will be|should be|shall be|zal worden)\b")


@lru_cache(maxsize=64)
def _first_be(sentence: str) -> int:
    """Return where the first "to be" or the like ends, past the sentence's end where there is none."""
    match = _BE.search(sentence)
    return match.end() if match else len(sentence) + 1


class Untied:
    """Reads such commitments in one language; `initials` says that the document gives people's initials."""

    def __init__(self, vocabulary: Vocabulary, doing: Doing, business: Business, *, initials: bool) -> None:
        self._doing, self._business, self._initials = doing, business, initials
        known = leads_of(vocabulary.code)
        self._urging, self._by = known.urging, known.by
        self._progressive = vocabulary.pattern("commitments.progressive")
        past = vocabulary.mapping("closing.irregular")
        self._prepositions = vocabulary.set("verbs.prepositions")
        self._nouns = vocabulary.set("verbs.nouns")
        differing = {plain(told) for told, verb in past.items() if told != verb}
        self._finite = vocabulary.set("prose.past") | vocabulary.set("prose.finite") | differing
        self._same_in_past = {verb for told, verb in past.items() if told == verb}

    def read(self, sentence: str, found: ActorList, *, asked: bool) -> Commitment | None:
        """Return what a sentence commits an actor to without a tie, None where it does not; `asked`: by a request."""
        after = sentence[found.end : found.end + 40]
        if asked and re.match(r"\s+to\b", after):
            if self._business.is_put_to_the_meeting(found, "", after, asked=True):
                return None
            return self._made(found, 0.5, ["asked"], tied=False)
        verb = self._doing.next(after)
        if made := self._told_bare(sentence, found, after, verb):
            return made
        if self._doing.is_task(verb) and leads(self._urging, sentence, found.start):
            signals = [
                f"“that … {verb}” after the actor",
                f"verb of doing “{verb}”",
                "asked that it be done",
            ]
            return self._made(found, 0.62, signals, tied=True)  # "resolved that the Clerk buy …"
        if leads(self._by, sentence, found.start) and _first_be(sentence) <= found.start:
            return self._made(found, 0.6, ["to be done by the actor"], tied=False)
        return None

    def _told_bare(self, sentence: str, found: ActorList, after: str, verb: str | None) -> Commitment | None:
        """ "Jo/Ana order the bins" tells them to; "Jo is ringing the yard" is at it."""
        going = self._progressive.match(after.lstrip())
        doing = self._doing.next(after.lstrip()[going.end() :]) if going else None
        signals: list[str] = []
        if going and doing and self._doing.is_going_on(doing):
            signals += ["is at it after the actor", f"verb of doing “{doing}”"]
            weight = 0.36 + actor_weight(found, signals, initials=self._initials)
            if found.start and leads(CLAUSE, sentence, found.start):
                signals.append("opens a clause")
            elif not found.start:
                signals.append("opens the sentence")
            return Commitment(found, weight, tuple(signals), found.end, tied=True)
        known = found.start == 0 and all(a.kind in ("known", "called", "handle") for a in found.actors)
        one = len(found.actors) == 1 or "/" in sentence[found.start : found.end]
        bare = self._doing.is_task(verb) and verb not in self._same_in_past
        if known and one and bare and not self._is_noun(sentence[found.end :]):
            signals += ["a bare verb after the actor", f"verb of doing “{verb}”"]
            return self._made(found, 0.6, signals, tied=False)
        return None

    def _made(self, found: ActorList, base: float, signals: list[str], *, tied: bool) -> Commitment:
        weight = base + actor_weight(found, signals, initials=self._initials)
        return Commitment(found, weight, tuple(signals), found.end, tied=tied)

    def _is_noun(self, rest: str) -> bool:
        """ "Ann Moss visit to the mill", "Ann Moss update: it is done": what may be a verb stands before a finite one."""
        said = [plain(word) for word in words(rest)]
        at = next((at for at, word in enumerate(said) if self._doing.is_task(word)), len(said))
        behind = said[at + 1 :]
        return bool(behind) and (
            (said[at] in self._nouns and behind[0] in self._prepositions)
            or not self._finite.isdisjoint(behind)
        )
