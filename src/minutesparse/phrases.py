"""One regular expression for many phrases, that tries at each place only those that begin as the text does.

Listed one after the other, two hundred offices cost two hundred tries at every word of the minutes.
Folded into a tree of their letters they cost a few, and find the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]
_END = ""
_ANY_APOSTROPHE = "['’]"


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
    tree: _Tree = {}
    for phrase in sorted(set(phrases)):
        at = tree
        for count, word in enumerate(phrase.split()):
            if count:
                at = at.setdefault(blank, {})
            for letter in word:
                at = at.setdefault(_letter(letter, blind=blind, apostrophes=apostrophes), {})
        if at is not tree:
            at[_END] = {}
    return f"(?:{_written(tree, blind=blind)})" if tree else "(?!)"


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


def _letter(letter: str, *, blind: bool, apostrophes: bool) -> str:
    if apostrophes and letter == "'":
        return _ANY_APOSTROPHE
    lower = letter.lower()
    return re.escape(lower if blind and len(lower) == 1 else letter)


def _written(tree: _Tree, *, blind: bool, inner: bool = False) -> str:
    """Write out the tree; where it forks, what ends there comes last, so that the longest wins."""
    fork = len(tree) > 1
    found = [
        (_either(step) if blind and fork and not inner else step) + _written(branch, blind=blind, inner=True)
        for step, branch in tree.items()
        if step
    ]
    if _END in tree and found:
        found.append("")
    return f"(?:{'|'.join(found)})" if fork and inner else "|".join(found)


def _either(step: str) -> str:
    """Name both cases of a first letter: a set is told from the text at once, a case-blind letter is not."""
    upper = step.upper()
    return f"(?-i:[{step}{upper}])" if len(step) == 1 and len(upper) == 1 and upper != step else step
