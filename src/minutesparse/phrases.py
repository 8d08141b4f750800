"""One regular expression for many phrases, that tries at each place only those that begin as the text does.

Listed one after the other, two hundred offices cost two hundred tries at every word of the minutes.
Folded into a tree of their letters they cost a few, and find the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

_ANY_APOSTROPHE = "['’]"
_BLANK = " "


def any_phrase(
    phrases: Iterable[str], *, blank: str = r"\s+", blind: bool = True, apostrophes: bool = False
) -> str:
    r"""Return a pattern for any of the phrases, of those that fit the longest; for none, one that never fits.

    A blank in a phrase stands for `blank`. `blind`: the pattern is for use under IGNORECASE; else
    letters count as written. With `apostrophes` a straight one stands for a curly one too.

    >>> any_phrase(["chair", "chairman", "the clerk"], blind=False)
    '(?:chair(?:man|)|the\\s+clerk)'
    >>> re.findall(any_phrase(["Chair", "Chairman"]), "CHAIRMAN, chairs", re.IGNORECASE)
    ['CHAIRMAN', 'chair']
    """
    spelt = {
        _BLANK.join(_spelt(phrase, blind=blind, apostrophes=apostrophes).split()) for phrase in phrases
    } - {""}
    if not spelt:
        return "(?!)"
    ways = _Ways(blank, _ANY_APOSTROPHE if apostrophes else "'")
    return f"(?:{ways.forking(sorted(spelt), 0, first=_either if blind else None)})"


def whole_words(phrases: Iterable[str], *, blind: bool = True) -> str:
    """Return a pattern for any of the phrases where neither a letter nor a figure stands on either side."""
    phrases = [p for p in phrases if p.split()]
    body = any_phrase(phrases, blind=blind, apostrophes=True)
    firsts = {p.split()[0][0] for p in phrases}
    if not firsts or not all(f.isalnum() or f == "_" for f in firsts):
        return rf"(?<!\w){body}(?!\w)"
    # The same as a look behind, at a fifth of its cost; and a look at the letter there spares most tries.
    shown = firsts | ({f.lower() for f in firsts} | {f.upper() for f in firsts if len(f.upper()) == 1})
    first = "".join(sorted(shown if blind else firsts))
    return rf"\b(?-i:(?=[{first}])){body}(?!\w)"


def _spelt(phrase: str, *, blind: bool, apostrophes: bool) -> str:
    lower = phrase.lower() if blind else phrase
    if len(lower) != len(phrase):  # a letter whose small form is two, as the Turkish capital I with a dot
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in phrase)
    return lower.replace("’", "'") if apostrophes else lower


class _Ways(NamedTuple):
    """How phrases that begin alike go on, written as a pattern. They come sorted, each once."""

    blank: str
    apostrophe: str

    def going_on(self, phrases: list[str], at: int) -> str:
        """Write what follows the first `at` letters, which are the same in all: what they share, then a fork."""
        one, last = phrases[0], phrases[-1]
        shared = at
        while shared < len(one) and one[shared] == last[shared]:
            shared += 1
        written = self._written(one[at:shared])
        return written if len(phrases) == 1 else f"{written}(?:{self.forking(phrases, shared)})"

    def forking(self, phrases: list[str], at: int, first: Callable[[str], str] | None = None) -> str:
        """Write the ways that part behind the first `at` letters; what ends there last, so that the longest wins."""
        ends = len(phrases[0]) == at
        ways = []
        for letter, group in groupby(phrases[ends:], key=itemgetter(at)):
            step = self._written(letter)
            ways.append((first(step) if first else step) + self.going_on(list(group), at + 1))
        return "|".join([*ways, ""] if ends else ways)

    def _written(self, text: str) -> str:
        if text.isalnum():
            return text
        return re.escape(text).replace("\\ ", self.blank).replace("'", self.apostrophe)


def _either(step: str) -> str:
    """Name both cases of a first letter: a set is told from the text at once, a case-blind letter is not."""
    upper = step.upper()
    return f"(?-i:[{step}{upper}])" if len(step) == 1 and len(upper) == 1 and upper != step else step
