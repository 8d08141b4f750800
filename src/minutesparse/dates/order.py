"""Telling from a document whether "04/05/2021" is 4 May or April 5th."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates.calendar import make_date
from minutesparse.dates.grammar import any_of, grammar
from minutesparse.dates.written import FoundDate, find_dates
from minutesparse.vocabulary import Vocabulary

_ZIP = compiled(r"\b([A-Z]{2})[,.]?\s\d{5}(?:-\d{4})?\b")
_PLACE = compiled(r"[A-Z][a-z]+,\s([A-Z]{2})\b(?!\s?\d[A-Z])")
_DIGIT = compiled(r"\d")
_YEAR_FIRST = compiled(r"\d{4}")
_ISO = compiled(r"(?<!\d)((?:19|20)\d\d)([-_. ]?)([01]\d)\2([0-3]\d)(?!\d)")
LIMIT = 200_000


def is_american(text: str, vocabulary: Vocabulary, beside: Iterable[str] = ()) -> bool:
    """Return whether a document writes the month before the day in figures; day first is the rule.

    Figures that read only one way decide. Where there are none, those that are one way round a day which
    the document has elsewhere: in words, year first, or in what is told `beside` the text (fields, the
    file's name). Then figures without a year ("by 7/30"). At last months written before the day
    ("March 11, 2010") count together with American places and time zones, against "11 March".

    >>> from minutesparse.vocabulary import load
    >>> en = load("en")
    >>> is_american("Due 02/10/10. Next meeting 03/18/2010.", en), is_american("Due 02/10/10", en)
    (True, False)
    >>> is_american("Opened on 8/06/2019", en, ["moor-2019-08-06.md"])
    True
    """
    text = text[:LIMIT]
    dates = find_dates(text, vocabulary)
    orders = [d.order for d in dates if d.figures and d.order]
    months, days = orders.count("month first"), orders.count("day first")
    if months != days:
        return months > days
    for months, days in (_borne_out(text, dates, vocabulary, beside), _without_year(text, vocabulary)):
        if months != days:
            return months > days
    named = [_month_leads(text[d.start : d.end], vocabulary) for d in dates if not d.figures and d.day]
    first, second = named.count(True), named.count(False)
    return first > second and (_american_signs(text, vocabulary) > 0 or first >= 3 * max(second, 1))


def days_in_name(name: str, vocabulary: Vocabulary) -> list[date]:
    """Return the days that a file's name holds and that read only one way: "2019-08-06", "21_October_2011".

    >>> from minutesparse.vocabulary import load
    >>> [str(d) for d in days_in_name("moor_20190806_draft.md", load("en"))], days_in_name("7-2-2019.md", load("en"))
    (['2019-08-06'], [])
    """
    told = [make_date(int(m[1]), int(m[3]), int(m[4])) for m in _ISO.finditer(name)]
    return [d for d in told if d] or _sure_days(name.replace("_", " "), vocabulary)


def _sure_days(text: str, vocabulary: Vocabulary) -> list[date]:
    found = [d for d in find_dates(text, vocabulary) if d.day and not _reads_both_ways(text, d)]
    return [d.date for d in found if d.date]


def _reads_both_ways(text: str, found: FoundDate) -> bool:
    return found.figures and not found.order and not _YEAR_FIRST.match(text, found.start)


def _borne_out(
    text: str, dates: Iterable[FoundDate], vocabulary: Vocabulary, beside: Iterable[str]
) -> tuple[int, int]:
    """Count the days in figures that are, month first or day first, a day which the document has elsewhere."""
    doubtful = {d.date for d in dates if d.date and d.day != d.month and _reads_both_ways(text, d)}
    if not doubtful:
        return 0, 0
    sure = {d.date for d in dates if d.date and d.day and not _reads_both_ways(text, d)}
    sure.update(day for told in beside for day in days_in_name(told, vocabulary))
    turned = {make_date(d.year, d.day, d.month) for d in doubtful}
    return len(sure & turned), len(sure & doubtful)


def _without_year(text: str, vocabulary: Vocabulary) -> tuple[int, int]:
    """Count figures without a year that read one way only: month first ("by 7/30") and day first."""
    found = [(int(m[1]), int(m[2])) for m in _led_figures(vocabulary).finditer(text)]
    months = sum(a <= 12 < b <= 31 for a, b in found)
    return months, sum(b <= 12 < a <= 31 for a, b in found)


@cache
def _led_figures(vocabulary: Vocabulary) -> re.Pattern[str]:
    leads = any_of(vocabulary.list("dates.before_figures"))
    return compiled(rf"(?<!\w){leads}\s(\d{{1,2}})/(\d{{1,2}})(?![\w/%]|[-.,]\d)", re.IGNORECASE)


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
