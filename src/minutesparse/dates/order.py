"""Telling from a document whether "04/05/2021" is 4 May or April 5th."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates.calendar import make_date
from minutesparse.dates.grammar import any_of, grammar
from minutesparse.dates.written import FoundDate, find_dates
from minutesparse.vocabulary import DEFAULT, Vocabulary, load

_ZIP = compiled(r"\b([A-Z]{2})[,.]?\s\d{5}(?:-\d{4})?\b")
_PLACE = compiled(r"[A-Z][a-z]+,\s([A-Z]{2})\b(?!\s?\d[A-Z])")
_DIGIT = compiled(r"\d")
_LETTER = compiled(r"[^\W\d_]")
_AGAIN = compiled(r" ?[(\[=] ?")
_WORD = compiled(r"[^\W\d_]{3}")
_YEAR_FIRST = compiled(r"\d{4}")
_ISO = compiled(r"(?<!\d)((?:19|20)\d\d)([-_. ]?)([01]\d)\2([0-3]\d)(?!\d)")
_MEETING_WORDS = (
    "kind.title",
    "kind.agenda",
    "kind.meeting",
    "meeting.minutes",
    "meeting.sittings",
    "groups.words",
)
LIMIT = 200_000


def is_american(text: str, vocabulary: Vocabulary, beside: Iterable[str] = ()) -> bool:
    """Return whether a document writes the month before the day in figures; day first is the rule.

    Figures that read only one way decide. Where there are none, those that are one way round a day which
    the document has elsewhere: in words, year first, or in what is told `beside` the text (fields, the
    file's name). Then figures without a year at the end of a clause ("due 7/30."). At last months written
    before the day ("March 11, 2010") count together with American places and time zones, against "11 March".

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
    >>> [str(d) for d in days_in_name("minutes_20190806_draft.md", load("en"))], days_in_name("7-2-2019.md", load("en"))
    (['2019-08-06'], [])
    >>> days_in_name("invoice 20191231.md", load("en"))
    []
    """
    found = [m for m in _ISO.finditer(name) if _is_of_meeting(name, m, vocabulary)]
    told = [make_date(int(m[1]), int(m[3]), int(m[4])) for m in found]
    return [d for d in told if d] or _sure_days(_ISO.sub(" | ", name).replace("_", " "), vocabulary)


def _is_of_meeting(name: str, at: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether figures in a file's name are a day and no number: "20190806.md", not "invoice 20191231.md".

    Eight in a row are one where they open the name, or stand behind a word for minutes or for who meets
    and not right behind one that a number follows.
    """
    before = name[: at.start()].replace("_", " ")
    if at[2] or not _LETTER.search(before):
        return True
    languages = (vocabulary, load(DEFAULT))  # names are often English where the text is not
    if any(_counted(words).search(before) for words in languages):
        return False
    return any(words.pattern(*_MEETING_WORDS).search(before) for words in languages)


@cache
def _counted(vocabulary: Vocabulary) -> re.Pattern[str]:
    counted = any_of(vocabulary.list("dates.counted"))
    return compiled(rf"(?<!\w){counted}[\s.:#-]{{0,3}}$", re.IGNORECASE)


def _sure_days(text: str, vocabulary: Vocabulary) -> list[date]:
    found = [d for d in find_dates(text, vocabulary) if d.day and not _reads_both_ways(text, d)]
    return [d.date for d in found if d.date]


def _reads_both_ways(text: str, found: FoundDate) -> bool:
    return found.figures and not found.order and not _YEAR_FIRST.match(text, found.start)


def _borne_out(
    text: str, dates: Sequence[FoundDate], vocabulary: Vocabulary, beside: Iterable[str]
) -> tuple[int, int]:
    """Count the days in figures that are, month first or day first, a day which the document has elsewhere.

    A day that is one only with the month first may be another day of its own by chance: minutes of 5 June
    speak of those of "06/05". It counts where it stands for the very day (`_is_the_same`), or beside another.
    """
    doubtful = [d for d in dates if d.date and d.day != d.month and _reads_both_ways(text, d)]
    if not doubtful:
        return 0, 0
    sure = {d.date for d in dates if d.date and d.day and not _reads_both_ways(text, d)}
    sure.update(day for told in beside for day in days_in_name(told, vocabulary))
    turned = [d for d in doubtful if d.date not in sure and _turned(d) in sure]
    days = len({d.date for d in doubtful if d.date in sure and _turned(d) not in sure})
    months = len({d.date for d in turned})
    told_so = months > 1 or any(_is_the_same(text, d, dates, vocabulary) for d in turned)
    return (months if told_so else 0), days


def _turned(found: FoundDate) -> date | None:
    return make_date(found.year or 0, found.day or 0, found.month or 0)


def _is_the_same(text: str, found: FoundDate, dates: Sequence[FoundDate], vocabulary: Vocabulary) -> bool:
    """Whether figures stand for a day that is told elsewhere, and do not merely look like it.

    The other stands in brackets beside them ("August 6, 2019 (8/06/2019)"); or they are the first day of
    the text and end their line, which speaks of no other meeting and of nothing to be done by then.
    """
    other = (d for d in dates if d.date == _turned(found))
    if any(_AGAIN.fullmatch(text, min(d.end, found.end), max(d.start, found.start)) for d in other):
        return True
    start, end = text.rfind("\n", 0, found.start) + 1, text.find("\n", found.end)
    before, after = text[start : found.start], text[found.end : end if end >= 0 else len(text)]
    spoken_of = vocabulary.pattern("meeting.not_this", "due.deadlines").search(before)
    return found is next(d for d in dates if d.day) and not spoken_of and not _WORD.search(after)


def _without_year(text: str, vocabulary: Vocabulary) -> tuple[int, int]:
    """Count figures without a year that read one way only: month first ("due 7/30") and day first.

    "Cut by 1/15" is how much: behind "by" they only speak against the month first.
    """
    sure = _figures(text, vocabulary, "dates.before_figures")
    led = _figures(text, vocabulary, "dates.before_figures", "due.deadlines")
    return sum(a <= 12 < b <= 31 for a, b in sure), sum(b <= 12 < a <= 31 for a, b in led)


def _figures(text: str, vocabulary: Vocabulary, *leads: str) -> list[tuple[int, int]]:
    return [(int(m[1]), int(m[2])) for m in _led_figures(vocabulary, *leads).finditer(text)]


@cache
def _led_figures(vocabulary: Vocabulary, *keys: str) -> re.Pattern[str]:
    """Match figures at the end of a clause: "on 5/20 tasks" are how many."""
    leads = any_of(phrase for key in keys for phrase in vocabulary.list(key))
    ends = r"(?=[ \t]*(?:[.;:!?)\]|\n]|,(?!\s?\d)|\Z))"
    return compiled(rf"(?<!\w){leads}\s(\d{{1,2}})/(\d{{1,2}})(?![\w/%]|[-.,]\d){ends}", re.IGNORECASE)


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
