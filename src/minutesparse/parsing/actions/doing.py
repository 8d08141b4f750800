"""What is to be done: the verb behind what ties somebody to a task, and whether a text opens with one."""

from __future__ import annotations

import re

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.actor_words import is_verbal
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

CLAUSE_LENGTH = 200
"""How far behind a tie its verb is looked for, in characters."""
VERBISH = compiled(
    r"\s*(?:(?:also|then|now|please|both|further|first|again|jointly|personally|formally|just|subsequently)\s+)?([a-zà-ÿ][\w’'-]*)"
)
_CLAUSE_END = compiled(r"[,;:.!?(–—]")
_OPENING = compiled(r"\W*(?:to\s+|please\s+|also\s+)?([A-Za-zÀ-ÿ][\w-]*)")
_LAST_WORD = compiled(r"(?<![\w’'-])([\w’'-]+)\s*$")


class Doing:
    """Reads the verbs of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._verbs = vocabulary.set("verbs.tasks")
        self._behind = self._verbs | vocabulary.set("verbs.behind")
        self._idle = vocabulary.set("commitments.idle_verbs")
        self._light = vocabulary.pattern("commitments.light")
        self._governing = vocabulary.set("commitments.governing")
        self._within = tuple(vocabulary.list("verbs.within"))
        self._going_on = tuple(vocabulary.list("commitments.going_on"))
        self._negations = vocabulary.set("prose.negations")

    def opens(self, text: str) -> bool:
        """Tell whether a text opens with a verb of doing, as a task in the imperative does."""
        match = _OPENING.match(text)
        return bool(match and plain(match[1]) in self._verbs)

    def sets_task(self, text: str) -> bool:
        """Tell whether a text opens with a verb of doing, or ends its first clause with one: "de zaal regelen"."""
        last = _LAST_WORD.search(_CLAUSE_END.split(text, maxsplit=1)[0]) if self._governing else None
        return self.opens(text) or bool(last and plain(last[1]) in self._verbs)

    def next(self, rest: str) -> str | None:
        """Return the word in small letters that follows, in its plain form, or None."""
        match = VERBISH.match(rest)
        return plain(match[1]) if match else None

    def is_task(self, verb: str | None) -> bool:
        """Tell whether a word is a verb of doing."""
        return verb in self._verbs

    def weigh(self, rest: str, tie: str, signals: list[str], *, sure: bool = True) -> float:
        """Weigh what follows a tie, and add what it says to the signs; `sure` tells that the actor is one."""
        governs = plain(tie) in self._governing
        rest = rest.lstrip(" ,") if governs else rest  # "erklärt sich bereit, den Brief zu schreiben"
        match = VERBISH.match(rest)
        if match is None:
            return -0.15
        verb = plain(match[1])
        if governs and verb not in self._negations:
            verb = self._governed(rest) or verb
        if verb in self._negations:
            signals.append("negated")
            return -0.5
        if verb in self._idle and not self._light.match(rest, match.start(1)):
            signals.append(f"idle verb “{verb}”")
            if verb == "be" and re.match(r"\s*be\s+\w+ing\b", rest[match.start() :]):
                return -0.05
            return -0.14 if sure and verb not in ("be", "have") else -0.3
        if tie.strip().endswith("be"):
            if not self.is_going_on(verb):
                return -0.35
            signals.extend((f"verb of doing “{verb}”", "will be at it"))
            return 0.0
        if verb in self._behind or verb in self._idle:
            signals.append(f"verb of doing “{verb}”")
            return 0.12
        return 0.0

    def _governed(self, rest: str) -> str | None:
        """The verb of doing that a tie sends to the end of its clause, or what denies it: "(gaat) de brief sturen"."""
        clause = [plain(word) for word in _CLAUSE_END.split(rest, maxsplit=1)[0].split()]
        denied = (word for word in clause if word in self._negations)
        done = (verb for word in reversed(clause) if (verb := self._bare(word)) in self._verbs)
        return next(denied, None) or next(done, None)

    def _bare(self, word: str) -> str:
        """Return a verb without what its infinitive has within: "anzurufen" is of "anrufen"."""
        infix = next((i for i in self._within if i in word[1:]), "")
        bare = word[0] + word[1:].replace(infix, "", 1) if infix else word
        return word if word in self._verbs else bare

    def is_going_on(self, word: str) -> bool:
        """Tell whether a word behind "will be" says what somebody will be doing: "preparing"."""
        return word.endswith(self._going_on) and is_verbal(word, self._vocabulary)
