"""What is cut out of a title line before it is read: dates, times, places, the word "draft"."""

from __future__ import annotations

import re
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates, find_times
from minutesparse.dates.grammar import any_of
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_ZONE = compiled(r"\s?\(?(?:[A-Z]{1,3}[DS]?T|UTC|GMT|Z)(?:[+-]\d{1,2})?\)?(?![\w-])")
CUT = "\x1f"
"""What stands in a title in the place of what was cut."""


def without_times(text: str, vocabulary: Vocabulary) -> str:
    """Put a cut in the place of dates and times, and drop remarks in brackets that say "draft"."""
    for start, end in sorted(
        [(d.start, d.end) for d in find_dates(text, vocabulary)]
        + [(t.start, _behind_zone(text, t.end)) for t in find_times(text, vocabulary)],
        reverse=True,
    ):
        text = f"{text[:start]}{CUT}{text[end:]}"
    month = alone(vocabulary, seasons=True)
    text = re.sub(
        rf"(?<!\w){month}\s+(?:19|20)\d\d(?!\d)|(?<![\w-])(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?(?![\w-])",
        CUT,
        text,
    )
    drafts = vocabulary.pattern("meeting.drafts")
    return re.sub(
        r"[(\[][^()\[\]]{0,60}[)\]]", lambda m: " " if drafts.search(m.group(0)) else m.group(0), text
    )


def _behind_zone(text: str, at: int) -> int:
    """Return the place behind a time with its zone: "8:00am PST"."""
    zone = _ZONE.match(text, at)
    return zone.end() if zone else at


@cache
def alone(vocabulary: Vocabulary, *, seasons: bool = False) -> str:
    """Return a pattern for a month's name, or a season's where a year follows: "Fall 2008"."""
    words_too = vocabulary.set("dates.month_words")  # "March Town Council" is of the town of March
    names = [
        n
        for i in range(1, 13)
        for n in vocabulary.list(f"months.{i}")
        if len(n) > 3 and plain(n) not in words_too
    ]
    names += vocabulary.list("meeting.seasons") if seasons else ()
    return "(?i:" + "|".join(re.escape(n) for n in names) + ")"


def cut_place(text: str, vocabulary: Vocabulary) -> str:
    """Cut off "held in the Village Hall" and "during the Moor Days": what stands behind it is when and where."""
    amid = vocabulary.pattern("meeting.amid").search(text)
    text = text[: amid.start()] if amid and text[: amid.start()].strip() else text
    held = re.search(rf"\s(?:which\s(?:was|were)\s)?(?:{_held(vocabulary)})(?=\s|$)", text, re.IGNORECASE)
    text = text[: held.start()] if held and held.start() > 0 else text
    at = _sitting_at(vocabulary).search(text)
    return text[: at.end(1)] if at else text


@cache
def _sitting_at(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A pattern for "Board meeting at the Quay Forum": the place is no part of the name."""
    sittings = any_of(vocabulary.list("meeting.sittings"))
    ats = any_of(p for p in vocabulary.list("meeting.held") if p in {"at", "in", "te"})
    return compiled(rf"(?<=\w)\s({sittings})\s{ats}\s(?:the\s)?(?=(?-i:[A-Z]))", re.IGNORECASE)


@cache
def _held(vocabulary: Vocabulary) -> str:
    first = [p for p in vocabulary.list("meeting.held") if len(p.split()) > 1 or len(p) > 3]
    return (
        "|".join(r"\s".join(re.escape(w) for w in p.split()) for p in sorted(first, key=len, reverse=True))
        or "(?!)"
    )
