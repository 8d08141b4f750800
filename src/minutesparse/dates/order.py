"""Telling from a document whether "04/05/2021" is 4 May or April 5th."""

from __future__ import annotations

import re
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates.grammar import grammar
from minutesparse.dates.written import find_dates
from minutesparse.vocabulary import Vocabulary

_ZIP = compiled(r"\b([A-Z]{2})[,.]?\s\d{5}(?:-\d{4})?\b")
_PLACE = compiled(r"[A-Z][a-z]+,\s([A-Z]{2})\b(?!\s?\d[A-Z])")
_DIGIT = compiled(r"\d")
LIMIT = 200_000


def is_american(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a document writes the month before the day in figures; day first is the rule.

    Figures that read only one way decide. Where there are none, months written before the day
    ("March 11, 2010") count together with American places and time zones, against "11 March".

    >>> from minutesparse.vocabulary import load
    >>> en = load("en")
    >>> is_american("Due 02/10/10. Next meeting 03/18/2010.", en), is_american("Due 02/10/10", en)
    (True, False)
    """
    text = text[:LIMIT]
    dates = find_dates(text, vocabulary)
    orders = [d.order for d in dates if d.figures and d.order]
    months, days = orders.count("month first"), orders.count("day first")
    if months != days:
        return months > days
    named = [_month_leads(text[d.start : d.end], vocabulary) for d in dates if not d.figures and d.day]
    first, second = named.count(True), named.count(False)
    return first > second and (_american_signs(text, vocabulary) > 0 or first >= 3 * max(second, 1))


def _month_leads(written: str, vocabulary: Vocabulary) -> bool:
    """Whether the month's name stands before the day's number."""
    name = grammar(vocabulary).month_alone.search(written)
    digit = _DIGIT.search(written)
    return bool(name and digit and name.start() < digit.start())


def _american_signs(text: str, vocabulary: Vocabulary) -> int:
    states = set(vocabulary.list("dates.american_states"))
    places = sum(m[1] in states for m in _ZIP.finditer(text)) + sum(
        m[1] in states for m in _PLACE.finditer(text)
    )
    return places + sum(sign.search(text) is not None for sign in _signs(vocabulary))


@cache
def _signs(vocabulary: Vocabulary) -> tuple[re.Pattern[str], ...]:
    signs = vocabulary.list("dates.american_signs")
    return tuple(compiled(rf"\b{re.escape(sign)}\b") for sign in signs)
