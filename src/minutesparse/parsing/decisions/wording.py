"""Whether a sentence says that the body decided something.

"It was agreed that …", "The Board approved …", "The minutes were accepted", "Approved as read" do;
"to be agreed", "if approved", "Reed agreed to write" do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.parsing.decisions.patterns import ruling_patterns, words_of
from minutesparse.phrases import any_phrase
from minutesparse.vocabulary import Vocabulary

_ROLL_CALL = 40  # words of how a motion ended, with those who voted
_TRIPLED = compiled(r"([a-z])\1{2,}")  # a slip of the keyboard: "Motion passsed"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A sentence that decides: the decision's own word, how sure, and whether it leans on what stands before.

    `leans`: "This was agreed by all" says nothing without the sentence before it.
    """

    kind: str
    weight: float
    leans: bool = False


class Wording:
    """Reads decisions in the sentences of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        w, body, adverbs, passive = words_of(vocabulary)
        self._patterns = tuple((_blind(sign.pattern), sign) for sign in ruling_patterns(vocabulary))
        self._put_off = _blind(rf"^\W{{0,3}}(?:{w['putting_off']}|{w['delaying']})\b")
        self._themselves = _blind(rf"^(?:{w['themselves']})\b")
        answer = rf"\s?(?:[-=]{{1,2}}>|→|⇒)\s*(?:{w['answers']})\b"
        self._answers = _blind(rf"(?:\?{answer}[^?]{{0,80}}|{answer}\W{{0,3}})$")
        self._anything = _blind(
            rf"\b(?:{w['verbs']}|{w['present']}|{w['passive']}|{w['accord']}|{w['putting_off']}|{w['delaying']}|{w['choosing']}"
            rf"|{w['refusals']}|{w['voted_in']}|{w['signed']})\b"
        )
        months = any_phrase(tuple(m for i in range(1, 13) for m in vocabulary.list(f"months.{i}")))
        self._once = _blind(rf"\b(?:{months})\.?,?\s+(?:19|20)\d\d\b")
        self._motion = _blind(rf"\b(?:{w['results']})\b")
        self._short = _blind(rf"^(?:\S+\s+){{1,9}}?{adverbs}{passive}(?P<rest>.{{0,240}})$")
        self._upheld = _blind(rf"(?:{w['upheld']})")
        self._undecided = _blind(rf"(?<!\w)(?:{w['undecided']})(?:\s+\w+ly)?\s*$")
        self._relative = _blind(rf"(?<!\w)(?:{w['relative']})\s*$")
        self._elsewhere = _blind(rf"(?<!\w)(?:{w['elsewhere']})(?!\w)")
        self._nothing = _blind(rf"\W{{0,3}}(?:{w['none']})\s+(?:{w['results']})\b")
        self._no_motion = _blind(
            rf"\b(?:{w['none']})\s+(?:{w['results']})\s+(?:{w['be']}|{w['been']}|{w['proposed']})\b"
        )
        self._condition = _blind(rf"(?<!\w)(?:{w['conditions']})\s[^,;]*$")
        self._supposes = _blind(rf"(?:{w['suppositions']})\s")
        self._idle = _blind(rf"^\s+(?:{w['idle']})\b")
        self._by = _blind(rf"^\s+(?:{w['by']})\s+(?P<who>\S+(?:\s+\S+){{0,3}})")
        self._counted = _blind(rf"(?:{w['counted']})\s+\d")
        # "wurde vom Amt genehmigt": by whom, before the verb; what "and" parts from it may be of somebody else
        was = f"{w['spanning']}|{w['be']}" if vocabulary.list("decisions.spanning") else "(?!)"
        self._was = _blind(rf"\b(?:{was})(?=[\s,])")
        has = w["been"] if vocabulary.list("decisions.spanning") else "(?!)"
        self._has = _blind(rf"\b(?:{has})\s")
        # "wurde 2019 genehmigt", "Im letzten Jahr wurde …": told of another year
        when = rf"(?:(?:{w['in_year']})\s+)?(?:(?:{months})\s+)?(?:19|20)\d\d|{w['last_year']}"
        self._past = _blind(rf"\b(?:{was}),?\s+(?:{when})(?!\w)")
        self._opens_past = _blind(rf"(?:{when})\s+(?:{was})\b")
        self._opens_in = _blind(
            rf"(?:{w['in_year']})\s+(?:(?:{months})\s+)?((?:19|20)\d\d),?\s+(?:{body})(?!\w)"
        )
        self._joined = _blind(rf"\s(?:{w['joined']})\s")
        self._agent = _blind(rf"(?:^|\s)(?:{w['by']})\s+(?P<who>(?!\d)\S+(?:\s+\S+){{0,3}})")
        self._own = _blind(rf"^(?:{body})\b")
        self._leaning = _blind(rf"^(?:(?:{w['leaning']})\b|(?P<whole>{w['leaning_whole']})\b)")
        self._result = _blind(
            rf"^\W{{0,3}}(?:[\w’'-]+,\s+)?(?:(?:{w['results']})\s*[:–-]?\s*)?(?:the\s+)?(?:[\w-]+\s+){{0,2}}?(?:was\s+|is\s+|were\s+)?{adverbs}"
            rf"(?P<verb>{w['carried']}|{w['lost']}|{w['accord']})\b"
        )

        # "It was agreed to buy two seats" says more than how a motion ended
        self._more = _blind(rf"\s+(?:{w['clause']}|of)\s+(?:\S+\s+){{2}}")

    def ruling(self, sentence: str) -> Ruling | None:
        """Return what a sentence decides, None where it decides nothing."""
        if (
            sentence.rstrip().endswith("?")
            or self._no_motion.search(sentence)
            or self._themselves.match(sentence)
            or not self._anything.search(sentence)
        ):
            return None
        for pattern, sign in self._patterns:
            for match in pattern.finditer(sentence):
                found = self._weigh(sentence, match, sign.weight, passive=sign.passive)
                if found:
                    return found
        return self._elliptic(sentence)

    def _weigh(self, sentence: str, match: re.Match[str], weight: float, *, passive: bool) -> Ruling | None:
        before = sentence[max(0, match.start("verb") - 40) : match.start("verb")].rstrip()
        if self._undecided.search(before) or self._relative.search(sentence[: match.start()].rstrip()[-20:]):
            return None
        if self._condition.search(sentence[match.start() : match.start("verb")]) or match.start(
            "verb"
        ) < self._supposed_until(sentence):
            return None  # "drawings once councillors have decided"
        rest = sentence[match.end() : match.end() + 80]
        if self._says_else(sentence, match["verb"], rest):
            return None
        if (
            self._elsewhere.search(sentence)
            or (passive and self._once.search(rest))
            or self._is_of_the_past(sentence, match.start(), match.start("verb"))
        ):
            weight -= 0.35
        if self._is_anothers(sentence[: match.start("verb")], rest):
            weight -= 0.25  # "was approved by the Treasurer": somebody else's
        if passive and self._upheld.search(rest):
            weight += 0.15
        if weight < 0.58:
            return None
        return Ruling(match["verb"].lower(), weight, self._leans(sentence, match))

    def _is_of_the_past(self, sentence: str, start: int, verb: int) -> bool:
        """Tell what another year decided, where that stands before the verb: "wurde 2019 genehmigt"."""
        return bool(self._opens_past.match(sentence) or self._past.search(sentence[start:verb]))

    def _is_anothers(self, before: str, rest: str) -> bool:
        """Tell whether somebody else than the body is named beside the verb: "approved by the Treasurer"."""
        agent = self._by.match(rest)
        if agent and self._upheld.match(agent.group().strip()):
            return False
        agent = agent or self._agent_before(before)
        return agent is not None and not self._own.match(agent["who"])

    def _is_of_others(self, sentence: str, before: str) -> bool:
        """Tell what others did, where the verb ends the clause: "Die Stadt hat den Antrag abgelehnt"."""
        agent = self._agent_before(before)
        if agent:
            return not self._own.match(agent["who"])
        has = self._has.search(before) and not self._was.search(before)
        return bool(has) and not self._own.match(sentence)

    def _agent_before(self, before: str) -> re.Match[str] | None:
        """Return by whom, where that stands between the two verbs: "wurde vom Amt genehmigt"."""
        was = self._was.search(before)
        return self._agent.search(self._joined.split(before[was.end() :])[-1]) if was else None

    def opening_year(self, sentence: str) -> int | None:
        """Return the year that a sentence on what the body did opens with: "In May 2019 we voted to …"."""
        match = self._opens_in.match(sentence)
        return int(match[1]) if match else None

    def _supposed_until(self, sentence: str) -> int:
        """Return where what a sentence only supposes ends: "If the bid is accepted," says nothing yet."""
        return max(sentence.find(","), 0) if self._supposes.match(sentence) else 0

    def _says_else(self, sentence: str, verb: str, rest: str) -> bool:
        """ "Work was carried out", "we passed the information on": only motions are carried and passed."""
        if verb.lower() not in ("carried", "passed") or self._upheld.search(rest):
            return False
        return bool(self._idle.match(rest)) or not self._motion.search(sentence)

    def _leans(self, sentence: str, match: re.Match[str]) -> bool:
        """Tell "This was agreed by all", which says nothing alone, from "It was agreed to buy two new seats"."""
        if self._put_off.match(sentence):
            return True
        opening = self._leaning.match(sentence)
        if opening and match.start() <= 14 and len(sentence.split()) <= 16:
            rest = sentence[match.end() :].split()
            if not opening["whole"] or len(rest) < 4 or self._by.match(sentence[match.end() :]):
                return True
        return self._is_bare(sentence, match)

    def _is_bare(self, sentence: str, match: re.Match[str]) -> bool:
        """ "The Board was in agreement with this proposal", "All agreed": with what, stands before."""
        rest = sentence[match.end() :].strip(" .!")
        if not rest and len(sentence.split()) <= 5 and match.start() == 0:
            return True
        return bool(
            re.match(
                r"(?:(?:to|with|on)\s+)?(?:this|these|that)(?!\s+(?:the|we|it|a)\b)\b(?:\s\w+)?(?:\s+and\b|[,.;]|$)",
                rest,
                re.IGNORECASE,
            )
        )

    def _elliptic(self, sentence: str) -> Ruling | None:
        """ "Minutes approved.", "Recommendations 2 and 3 agreed.": a thing and what was done with it."""
        match = self._short.match(sentence)
        if (
            not match
            or self.elsewhere(sentence)
            or self._is_of_the_past(sentence, 0, match.start("verb"))
            or match.start("verb") < self._supposed_until(sentence)
            or self._undecided.search(sentence[: match.start("verb")].rstrip())
        ):
            return None
        if self._says_else(sentence, match["verb"], match["rest"]) and len(sentence.split()) > 3:
            return None
        if self._is_of_others(sentence, sentence[: match.start("verb")]):
            return None
        rest = match["rest"].strip(" .!–-")
        if rest[:1] == "," and len(sentence[: match.start("verb")].split()) < 3:
            return None  # "MW agreed, stating that …"
        if (
            not rest
            or rest[0] in ",;("
            or (rest[0] == ":" and rest[1:].split()[1:])
            or self._upheld.match(rest)
            or self._counted.match(rest)
        ):
            return Ruling(match["verb"].lower(), 0.72 if len(sentence.split()) <= 12 else 0.6)
        return None

    def no_motion(self, text: str) -> bool:
        """ "There was no motion proposed": nothing was put, so nothing was decided."""
        return self._no_motion.search(text) is not None

    def answers(self, text: str) -> bool:
        """Tell a line, no longer than a question is, that is answered behind an arrow: "Too close to July? -> Keep"."""
        return len(text) <= 400 and self._answers.search(text) is not None

    def elsewhere(self, sentence: str) -> bool:
        """Tell whether a sentence is about what was decided before, or by others."""
        return self._elsewhere.search(sentence) is not None

    def nothing(self, text: str) -> bool:
        """ "No motion at this meeting": nothing was decided."""
        return self._nothing.match(text) is not None

    def result(self, sentence: str) -> str | None:
        """Return how a motion ended where a short sentence says only that ("Carried.", "All in favour")."""
        match = self._result.match(_TRIPLED.sub(r"\1\1", sentence))
        if match is None or self._more.match(sentence[match.end() :]):
            return None
        named = self._motion.match(sentence) and self._by.match(sentence[match.end() :])
        if len(sentence.split()) > (_ROLL_CALL if named else 14):
            return None  # "Motion carried by the votes of …" names all who voted
        return match["verb"].lower()


@cache
def wording_of(vocabulary: Vocabulary) -> Wording:
    """Return the reader of a language's decisions, made once."""
    return Wording(vocabulary)


def _blind(pattern: str) -> re.Pattern[str]:
    return compiled(pattern, re.IGNORECASE)
