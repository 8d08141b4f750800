"""Votes: how many were for, against and abstained, in figures and in words."""

from __future__ import annotations

import re
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.phrases import any_phrase
from minutesparse.schema import Vote
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_BARE = compiled(
    r"(?<![\d/.])(\d{1,3})\s*[/–-]\s*(\d{1,3})(?:\s*[/–-]\s*(\d{1,3}))?(?!\d|[/.]\d|\s*[a-z]{3}\w*\s+\d{4})"
)

_TALLY = compiled(r"[.\w’'\"]\s\((\d{1,3})\s?[-–/]\s?(\d{1,3})(?:\s?[-–/]\s?(\d{1,3}))?\)\W*$")


def read_vote(text: str, vocabulary: Vocabulary) -> Vote | None:
    """Return the counts of a vote in a text, None where it has none.

    >>> from minutesparse.vocabulary import load
    >>> vote = read_vote("Carried: 7 votes for, one against, no abstentions", load("en"))
    >>> (vote.in_favour, vote.against, vote.abstain)
    (7, 1, 0)
    """
    numbers = _numbers(vocabulary)
    for labelled in (True, False):  # "Ayes: 5 Nays: 2" is not five nays
        found: dict[str, int] = {}
        for side, behind, before in _sides(vocabulary):
            for match in (behind if labelled else before).finditer(text):
                shown = plain(match["count"])
                value = int(shown) if shown.isdigit() else numbers[shown]
                if value <= 999:
                    found.setdefault(side, value)
        if found:
            break
    if not found or (set(found) == {"against"} and not found["against"]):
        return None
    if "in_favour" not in found and "abstain" not in found and len(found) == 1:
        return None
    return Vote(in_favour=found.get("in_favour"), against=found.get("against"), abstain=found.get("abstain"))


def voters(text: str) -> int:
    """Return how many voted where a text ends with the count in brackets, the most of them in favour; else 0.

    >>> [voters(t) for t in ("They shall meet on Saturday (5-0)", "Weir beat Lock (5-0) in May", "pages (12-14)")]
    [5, 0, 0]
    """
    match = _TALLY.search(text[-40:])
    counts = [int(n) for n in match.groups() if n] if match else []
    return sum(counts) if counts and counts[0] > counts[1] else 0


def read_bare_vote(text: str) -> Vote | None:
    """Return the counts of "4/0/2" where a line holds a motion's result and little else."""
    match = _BARE.search(text)
    if not match or len(text.split()) > 14:
        return None
    third = int(match[3]) if match[3] else None
    return Vote(in_favour=int(match[1]), against=int(match[2]), abstain=third)


@cache
def _numbers(vocabulary: Vocabulary) -> dict[str, int]:
    words = {plain(w): i for i, w in enumerate(vocabulary.list("dates.number_words"), start=1)}
    return {**words, **dict.fromkeys(vocabulary.set("decisions.none"), 0)}


@cache
def _sides(vocabulary: Vocabulary) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """For each side of a vote, a pattern for "Ayes: 7" and one for "7 votes for"."""
    numbers = any_phrase(_numbers(vocabulary))
    count = rf"(?P<count>\d{{1,3}}|{numbers})"
    made = []
    for side, key in (("in_favour", "in_favour"), ("against", "against"), ("abstain", "abstained")):
        words = any_phrase(vocabulary.list(f"decisions.{key}"))
        behind = rf"(?<![\w/.-])(?:{words})\s*[:=(–-]\s*{count}(?![\w/])"
        before = rf"(?<![\w/.-]){count}\s+(?:votes?\s+|voted\s+|members?\s+)?(?:{words})(?![\w-])"
        made.append((side, compiled(behind, re.IGNORECASE), compiled(before, re.IGNORECASE)))
    return tuple(made)
