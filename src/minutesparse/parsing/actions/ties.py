"""What ties somebody to a task, what leads to who is to act, and what a commitment is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.actors import ActorList
from minutesparse.phrases import any_phrase, whole_words
from minutesparse.vocabulary import Vocabulary, load


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who is committed by a sentence, how sure that is (0 to 1), and the signs that say so."""

    actors: ActorList
    weight: float
    signals: tuple[str, ...]
    tie_end: int
    tied: bool = True
    """A phrase of commitment stands behind the actors ("will", "agreed to")."""


SURE = frozenset({"known", "called", "handle", "role", "name"})
CLAUSE = compiled(r"(?:[,;:.–—(/]\s*|\s-\s*|\b(?:and|that|then|but|so|also|en|dat)\s+)$", re.IGNORECASE)
BACK = 120
"""How far before an actor the words stand that lead to it, in characters."""


class Leads(NamedTuple):
    """What leads to an actor: "asked that ", "agreed that ", "by ", "so that "."""

    asking: re.Pattern[str]
    urging: re.Pattern[str]
    by: re.Pattern[str]
    aims: re.Pattern[str]


@cache
def leads_of(code: str) -> Leads:
    """Return the patterns of what leads to an actor in one language, each to match what stands before them."""
    vocabulary = load(code)

    def leading(*keys: str, behind: str = "") -> re.Pattern[str]:
        phrases = vocabulary.pattern(*(f"commitments.{key}" for key in keys)).pattern
        return compiled(rf"(?:{phrases})\s+{behind}$", re.IGNORECASE)

    return Leads(
        leading("asking", behind=r"(?:that\s+)?"),
        leading("urging", "agreeing"),
        leading("by"),
        leading("aims"),
    )


@cache
def strong_ties(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of what commits an actor that it stands behind: "will", "agreed to", "enviará"."""
    phrases = vocabulary.pattern("commitments.strong")
    idle = frozenset(vocabulary.list("commitments.future_idle"))
    # Made of the verbs of doing where the ending alone tells nothing: "montra", "entra" say what was.
    verbs = [v.removesuffix("e") for v in vocabulary.list("verbs.tasks")]
    verbs += [f"{v.removesuffix('yer')}ier" for v in verbs if v.endswith("yer")]
    made = {v + end for v in verbs for end in vocabulary.list("commitments.future_of_verbs")}
    futures = [whole_words(sorted(made - idle))] if made else []
    if endings := vocabulary.list("commitments.future"):
        never = any_phrase(sorted(idle))
        futures.append(rf"(?<![\w’'-])(?!(?:{never})(?!\w))[^\W\d_]{{1,20}}?{any_phrase(endings)}(?!\w)")
    return compiled("|".join([phrases.pattern, *futures]), re.IGNORECASE) if futures else phrases


def leads(pattern: re.Pattern[str], sentence: str, at: int) -> bool:
    """Tell whether a pattern that ends in "$" fits right before a place of a sentence."""
    return pattern.search(sentence, max(0, at - BACK), at) is not None


def last_of(sentence: str, found: ActorList) -> ActorList:
    """Return the last of several actors alone."""
    last = found.actors[-1]
    at = sentence.rfind(last.text, found.start, found.end)
    return ActorList(max(at, found.start), found.end, (last,))


def actor_weight(found: ActorList, signals: list[str], *, initials: bool) -> float:
    """Weigh who is to act, and add what they are to the signs; `initials`: the document gives some of those."""
    kinds = {a.kind for a in found.actors}
    signals.extend(sorted({f"actor: {'known' if kind == 'handle' else kind}" for kind in kinds}))
    if kinds <= {"known", "called", "handle"}:
        return 0.12
    if "initials" in kinds and initials:
        return -0.1  # capitals that fit nobody who is named: an organisation as likely as a person
    if kinds <= {"known", "called", "handle", "initials", "role"}:
        return 0.08
    if "word" in kinds:
        return -0.2 if all(" " in a.text for a in found.actors if a.kind == "word") else -0.35
    return -0.12 if "we" in kinds else 0.0
