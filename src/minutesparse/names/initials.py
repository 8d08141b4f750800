"""The short forms that minutes use for a person, derived from the name."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations

from minutesparse.compiling import compiled
from minutesparse.remembering import remembered
from minutesparse.text import plain

_INITIALS = compiled(
    r"""(?:
      [A-Z]{2,4}                                # TH, SDGR
    | [A-Z](?:\.\s?[A-Z]){1,3}\.?               # R.J., R. J
    | [A-Z]-?[A-Z]-[A-Z]                        # JS-B
    | [A-Z]{1,2}['’][A-Z]                       # O'B, PO'B
    | [A-Z](?:[A-Z][a-z]{1,3}){1,2}             # ACh, JMac, JMcD
    | [A-Z](?:van|von|v|d|vd|de|den|der)[A-Z]   # MvdV, JdB
    | [A-Z][a-z]{0,2}[A-Z]                      # JoB, ThB
    )""",
    re.VERBOSE,
)
_HUMPS = compiled(r"[A-Z]?[^A-Z]+|[A-Z]")
MAX_MIDDLES = 4
LONGEST = 12


@remembered
def is_initials(text: str) -> bool:
    """Say whether a text has the shape of somebody's initials; an acronym has it too.

    >>> [is_initials(t) for t in ("TH", "ACh", "JMac", "R.J.", "MvdV", "PO'B", "A Moss", "Ted", "the")]
    [True, True, True, True, True, True, False, False, False]
    """
    return bool(_INITIALS.fullmatch(text.strip()))


@remembered
def letters(text: str) -> str:
    """Return the plain letters and digits of a text, for comparing short forms.

    >>> letters("O'B"), letters("J. S-B"), letters("A Moss")
    ('ob', 'jsb', 'amoss')
    """
    return "".join(c for c in plain(text) if c.isalnum())


@lru_cache(maxsize=20_000)
def plain_initials(name: str) -> frozenset[str]:
    """Return the letters-only initials proper: first and last word, and all words that count.

    >>> sorted(plain_initials("Ann Mary Holt"))
    ['ah', 'amh']
    >>> sorted(plain_initials("Joris van der Meer"))
    ['jdm', 'jm', 'jvdm', 'jvm']
    >>> sorted(plain_initials("Jo Smith-Baker"))
    ['jb', 'js', 'jsb']
    """
    words = _words(name)
    if len(words) < 2:
        return frozenset(letters(w[:1]) for w in words)
    heads = [[letters(p[0]) for p in w.split("-") if letters(p[:1])] for w in words]
    heads = [h for h in heads if h]
    return frozenset(
        "".join((first, *middle, last))
        for middle in _middles([h[0] for h in heads[1:-1]])
        for first in _hyphen_forms(heads[0])
        for last in _hyphen_forms(heads[-1])
    )


def initials_of(name: str) -> frozenset[str]:
    """Return every short form a minute-taker may use for a name, as it would be written.

    Initials with and without middle names, particles and hyphenated parts; one initial with some
    letters of the surname, or of the given name; an initial with the surname; either name alone.

    >>> forms = initials_of("Carol Chan-Moss")
    >>> {"CC", "CM", "CCM", "CC-M", "CCh", "CCha", "C Chan-Moss", "Carol", "Chan-Moss"} <= forms
    True
    >>> {"PO", "POB", "PO'B", "POBr", "OB", "O'B"} <= initials_of("Pat O'Brien")
    True
    """
    words = _words(name)
    if not words:
        return frozenset()
    if len(words) == 1:
        only = words[0]
        return frozenset({only, only[0], only[:2], only[:3]})
    first, last = words[0], words[-1]
    forms: set[str] = {first, last}
    heads = [w[0] for w in words[1:-1]]
    for middle in _middles(heads):
        for start in _hyphen_forms([p[0] for p in first.split("-") if p]):
            for end in _endings(last):
                forms.add(start + "".join(middle) + end)
    surname = words[1:] if any(w[0].islower() for w in words[1:-1]) else [last]
    forms |= {
        f"{first[0]} {' '.join(surname)}",
        f"{first[0]} {last}",
        f"{last} {first[0]}",
        f"{first} {last[0]}",
    }
    forms |= {first[:k] + last[0] for k in range(2, min(len(first), LONGEST) + 1)}
    forms |= {e for e in _endings(last) if len(e) > 1 and "'" in last.replace("’", "'")}
    forms.add("".join(w[0] for w in words))
    forms.add("".join(w[0] for w in words).upper())
    return frozenset(f for f in forms if f)


def _words(name: str) -> list[str]:
    """Split a name into its words, without brackets and without what holds no letter."""
    bare = re.sub(r"[(\[][^)\]]*[)\]]?", " ", name).replace("_", " ").replace(".", ". ")
    return [w.strip(".,") for w in bare.split() if w.strip(".,@\"'’-")]


def _middles(heads: list[str]) -> list[tuple[str, ...]]:
    """Return every choice of middle initials, in order; of very many names only all or none."""
    if len(heads) > MAX_MIDDLES:
        return [(), tuple(heads)]
    return [c for k in range(len(heads) + 1) for c in combinations(heads, k)]


def _hyphen_forms(heads: list[str]) -> set[str]:
    """Return the initials a hyphenated name goes by: the first, the last, both.

    >>> sorted(_hyphen_forms(["J", "M"]))
    ['J', 'J-M', 'JM', 'M']
    """
    joined = {"".join(heads), "-".join(heads)} if heads and heads[0].isupper() else {"".join(heads)}
    return {h for h in {heads[0], heads[-1], *joined} if h} if heads else {""}


def _endings(surname: str) -> set[str]:
    """Return how initials may end for a surname: B, Bu, Bur; SB, S-B; OB, O'B; McD.

    >>> sorted(_endings("Brown"))
    ['B', 'Br', 'Bro', 'Brow', 'Brown']
    """
    bare = surname.replace("’", "'")
    ends = {bare[:k] for k in range(1, min(len(bare), LONGEST) + 1)} | {bare}
    ends |= _hyphen_forms([p[0] for p in bare.split("-") if p])
    if "'" in bare.strip("'"):
        before, after = bare.strip("'").split("'", 1)
        ends |= {before[:1] + after[:k] for k in range(1, 4)} | {f"{before[:1]}'{after[:1]}"}
    humps = _HUMPS.findall(bare)
    if len(humps) == 2 and humps[0] in {"Mc", "Mac", "De", "Le", "La", "Van", "Di", "Du", "Fitz"}:
        ends |= {humps[0] + humps[1][:1], humps[0][:1] + humps[1][:1]}
    return ends
