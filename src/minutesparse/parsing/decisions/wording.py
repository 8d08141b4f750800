"""Whether a sentence says that the body decided something.

"It was agreed that …", "The Board approved …", "The minutes were accepted", "Approved as read" do;
"to be agreed", "if approved", "Reed agreed to write" do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutesparse.vocabulary import Vocabulary

_THIS = re.compile(r"^(?:(?:this|these|that|those|both|all)\b(?:\s\w+)?|it|they|the (?:proposal|motion|recommendation)s?)\s", re.IGNORECASE)


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
        words = {k: _any(vocabulary.list(f"decisions.{k}")) for k in _KEYS}
        words["groups"] = _any(vocabulary.list("actors.groups"))
        adverbs = rf"(?:(?:{words['adverbs']})\s+){{0,3}}"
        body = (
            rf"(?:(?:the|this|our|both)\s+)?(?:[\w&’'-]+\s+){{0,4}}?(?:{words['groups']})(?:\s+members)?"
            rf"|{words['bodies']}|the\s+[A-Z]{{2,6}}"
        )
        flags = re.IGNORECASE
        self._impersonal = re.compile(
            rf"\b(?:{words['impersonal']})\s+{adverbs}(?P<verb>{words['verbs']})\b", flags
        )
        self._body = re.compile(
            rf"(?:^|[\s,(“\"'])(?:{body})\s*,?\s+(?:(?:have|has)\s+)?{adverbs}(?P<verb>{words['verbs']}|{words['present']})\b", flags
        )
        self._passive = re.compile(rf"\b(?:{words['be']})\s+{adverbs}(?P<verb>{words['passive']})\b", flags)
        self._opening = re.compile(rf"^\W{{0,3}}{adverbs}(?P<verb>{words['verbs']}|agree)\b(?!\s+(?:by\s+)?(?:date|list|minutes)\b)", flags)
        self._short = re.compile(rf"^(?:\S+\s+){{1,9}}?{adverbs}(?P<verb>{words['passive']})\b(?P<rest>.{{0,120}})$", flags)
        self._upheld = re.compile(rf"(?:{words['upheld']})", flags)
        self._accord = re.compile(rf"(?<!\w)(?:{words['accord']})(?!\w)", flags)
        self._undecided = re.compile(rf"(?<!\w)(?:{words['undecided']})(?:\s+\w+ly)?\s*$", flags)
        self._elsewhere = re.compile(rf"(?<!\w)(?:{words['elsewhere']})(?!\w)", flags)
        self._result = re.compile(
            rf"^\W{{0,3}}(?:{adverbs}(?:the\s+)?(?:motion|resolution|proposal|approval|vote|amendment)?\s*(?:was|is|were)?\s*{adverbs})?"
            rf"(?P<verb>{words['carried']}|{words['lost']}|{words['accord']})\b", flags
        )

    def ruling(self, sentence: str) -> Ruling | None:
        """Return what a sentence decides, None where it decides nothing."""
        if sentence.rstrip().endswith("?"):
            return None
        for pattern, weight in (
            (self._impersonal, 0.88),
            (self._body, 0.85),
            (self._passive, 0.68),
            (self._opening, 0.75),
        ):
            for match in pattern.finditer(sentence):
                found = self._weigh(sentence, match, weight)
                if found:
                    return found
        return self._elliptic(sentence)

    def _weigh(self, sentence: str, match: re.Match[str], weight: float) -> Ruling | None:
        if self._undecided.search(sentence[max(0, match.start() - 40) : match.start("verb")].rstrip()):
            return None
        if self._elsewhere.search(sentence):
            weight -= 0.2
        if match.re is self._passive and self._upheld.search(sentence[match.end() :]):
            weight += 0.15
        if weight < 0.5:
            return None
        return Ruling(match["verb"].lower(), weight, self._leans(sentence, match))

    def _leans(self, sentence: str, match: re.Match[str]) -> bool:
        return bool(_THIS.match(sentence)) and len(sentence[: match.end()].split()) <= 7 and match.re is not self._impersonal or (
            bool(re.match(r"(?i)(?:this|these|that)\s", sentence)) and match.start() <= 12
        ) or len(sentence.split()) <= 4

    def _elliptic(self, sentence: str) -> Ruling | None:
        """ "Minutes approved.", "Recommendations 2 and 3 agreed.": a thing and what was done with it."""
        match = self._short.match(sentence)
        if not match or self._undecided.search(sentence[: match.start("verb")].rstrip()):
            return None
        rest = match["rest"].strip(" .!,;–-")
        if not rest or self._upheld.match(rest) or re.match(r"(?:by|as|with|subject|seconded|unanimously)\b", rest, re.IGNORECASE):
            return Ruling(match["verb"].lower(), 0.72 if len(sentence.split()) <= 12 else 0.6)
        return None

    def result(self, sentence: str) -> str | None:
        """Return how a motion ended where a short sentence says only that ("Carried.", "All in favour")."""
        match = self._result.match(sentence)
        return match["verb"].lower() if match and len(sentence.split()) <= 14 else None

    def accord(self, sentence: str) -> str | None:
        """Return the words of a sentence that say that all were of one mind."""
        match = self._accord.search(sentence)
        return match.group().lower() if match else None


_KEYS = ("verbs", "passive", "present", "impersonal", "be", "adverbs", "bodies", "accord", "undecided", "upheld", "carried", "lost", "elsewhere")


def _any(phrases: tuple[str, ...]) -> str:
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(r"\s+".join(map(re.escape, p.split())) for p in ordered) or "(?!)"
