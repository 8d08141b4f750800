"""Whether a sentence commits somebody: who acts, what ties them to it, and what is to be done.

"JM to circulate", "The Clerk will write", "Officers were asked to report back" commit; "JM
circulated", "the hall will be closed", "it would be good to" do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutesparse.parsing.actors import ActorList, Actors
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who is committed by a sentence, how sure that is (0 to 1), and the signs that say so."""

    actors: ActorList
    weight: float
    signals: tuple[str, ...]
    tie_end: int


_VERBISH = re.compile(r"\s*(?:also\s+|then\s+|now\s+|please\s+|both\s+)?([a-zà-ÿ][\w’'-]*)")


class Commitments:
    """Reads commitments in the sentences of one document."""

    def __init__(self, actors: Actors, vocabulary: Vocabulary) -> None:
        self.actors = actors
        self._strong = vocabulary.pattern("commitments.strong")
        self._weak = vocabulary.pattern("commitments.weak")
        self._asking = re.compile(rf"(?:{vocabulary.pattern('commitments.asking').pattern})\s+(?:that\s+)?$", re.IGNORECASE)
        self._agreeing = vocabulary.pattern("commitments.agreeing")
        self._by = re.compile(rf"(?:{vocabulary.pattern('commitments.by').pattern})\s+$", re.IGNORECASE)
        self._idle = vocabulary.set("commitments.idle_verbs")
        self._past = vocabulary.set("prose.past")
        self._negations = vocabulary.set("prose.negations")

    def read(self, sentence: str) -> Commitment | None:
        """Return the surest commitment of a sentence, or None where there is none."""
        best: Commitment | None = None
        for found in self.actors.find(sentence):
            made = self._weigh(sentence, found)
            if made and (best is None or made.weight > best.weight + 0.05):
                best = made
        return best

    def _weigh(self, sentence: str, found: ActorList) -> Commitment | None:
        after = sentence[found.end : found.end + 80]
        gap = re.match(r"\s*(?:\([^)]{0,40}\))?\s*(?:[–—-]\s+)?(?:and\s+)?", after)
        at = gap.end() if gap else 0
        strong = self._strong.match(after, at)
        weak = None if strong else self._weak.match(after, at)
        asked = bool(self._asking.search(sentence[: found.start]))
        tie = strong or weak
        if tie is None:
            return self._asked_or_passive(sentence, found, asked=asked)
        weight, signals = (0.62, [f"“{tie.group()}” after the actor"]) if strong else (0.25, [f"weak “{tie.group()}”"])
        if asked:
            weight, signals = 0.7, [*signals, "asked"]
        weight += self._actor_weight(found, signals)
        weight += self._verb_weight(after[tie.end() :], tie.group(), signals)
        if self._agreeing.search(sentence[: found.start][-40:]):
            weight += 0.12
            signals.append("agreed that")
        if found.start == 0:
            weight += 0.08
            signals.append("opens the sentence")
        elif not asked and self._reported(sentence, found):
            weight -= 0.12
            signals.append("reported speech")
        return Commitment(found, max(0.0, min(0.97, weight)), tuple(signals), found.end + tie.end())

    def _actor_weight(self, found: ActorList, signals: list[str]) -> float:
        kinds = {a.kind for a in found.actors}
        signals.append("actor: " + "/".join(sorted(kinds)))
        if kinds <= {"known", "handle"}:
            return 0.12
        if kinds <= {"known", "handle", "initials", "role"}:
            return 0.08
        if "name" in kinds:
            return -0.2
        return -0.05 if "we" in kinds else 0.0

    def _verb_weight(self, rest: str, tie: str, signals: list[str]) -> float:
        match = _VERBISH.match(rest)
        if match is None:
            return -0.15
        verb = plain(match[1])
        if verb in self._negations:
            signals.append("negated")
            return -0.5
        if verb in self._idle:
            signals.append(f"idle verb “{verb}”")
            if verb == "be" and re.match(r"\s*be\s+\w+ing\b", rest[match.start() :]):
                return -0.05
            return -0.3
        if tie.strip().endswith("be"):
            return 0.0 if re.match(r"\s*\w+ing\b", rest) else -0.35
        return 0.06

    def _reported(self, sentence: str, found: ActorList) -> bool:
        before = plain(sentence[: found.start]).split()
        return any(w in self._past for w in before)

    def _asked_or_passive(self, sentence: str, found: ActorList, *, asked: bool) -> Commitment | None:
        after = sentence[found.end : found.end + 40]
        if asked and re.match(r"\s+(?:to|if|for|whether|about)\b", after):
            signals = ["asked"]
            return Commitment(found, 0.5 + self._actor_weight(found, signals), tuple(signals), found.end)
        before = sentence[: found.start]
        if self._by.search(before) and re.search(r"\b(?:to be|will be|should be|shall be|zal worden)\b", before):
            signals = ["to be done by the actor"]
            return Commitment(found, 0.6 + self._actor_weight(found, signals), tuple(signals), found.end)
        return None
