"""From the words of a due phrase to a date, reckoned from the meeting."""

from __future__ import annotations

import re
from datetime import date, timedelta

from minutesparse.dates import find_due
from minutesparse.dates.calendar import (
    PAST_DAYS,
    add_months,
    add_working_days,
    easter,
    make_date,
    month_end,
    next_weekday,
    week_end,
)
from minutesparse.dates.due_found import DuePhrase
from minutesparse.dates.grammar import grammar
from minutesparse.schema import Due, Precision
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

FULL, MEETING, NEXT = "written in full", "meeting date", "next meeting"
_Found = tuple[date | None, Precision | None, str | None]
_NOTHING: _Found = (None, None, None)


def resolve_due(
    text: str,
    anchor: date | None,
    next_meeting: date | None,
    vocabulary: Vocabulary,
    *,
    day_first: bool = True,
    previous: bool = False,
    body: str | None = None,
) -> Due:
    """Return when a due phrase is, in minutes of a meeting on `anchor`; `text` is the phrase, or a whole cell.

    A date without a year is the first on or after the meeting, save one shortly before it: an entry
    of an earlier meeting (`previous`) may have been due up to half a year ago. A period ("in May",
    "next week", "Q3") gives its last day, a week named by its first day ("w/c 3 May") that day, and `precision` says which kind of period. Words that give
    no date ("asap", "in due course"), and those that hang on a meeting whose date is not known, or on
    one of another body than `body`, which met, keep their words and a null date.

    >>> from minutesparse.vocabulary import load
    >>> due = resolve_due("by 11th June", date(2012, 5, 28), None, load("en"))
    >>> due.date, due.precision, due.basis
    ('2012-06-11', 'day', 'meeting date')
    >>> resolve_due("asap", date(2012, 5, 28), None, load("en")).date is None
    True
    """
    phrase = find_due(text, vocabulary, day_first=day_first, whole=True)
    day, precision, basis = _NOTHING
    if (
        phrase
        and phrase.kind == "meeting"
        and _is_of_others(text[phrase.start : phrase.end], body, vocabulary)
    ):
        precision = "meeting"
    elif phrase:
        day, precision, basis = _reckon(phrase, anchor, next_meeting, 183 if previous else PAST_DAYS)
    return Due(text=text, date=day.isoformat() if day else None, precision=precision, basis=basis)


def _is_of_others(phrase: str, body: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether a meeting is of another body: "for the next Licensing Group meeting" in minutes of the council.

    "Next board meeting" may be the body's own, whatever it calls itself, and so may "next PMB".
    """
    named = vocabulary.pattern("due.next").split(phrase, maxsplit=1)[-1] if body else ""
    if not body or named.isupper():
        return False
    own = words(body)
    general = {
        word
        for key in ("due.meetings", "due.bodies", "meeting.boards", "language.stopwords")
        for said in vocabulary.list(key)
        for word in words(said)
    }
    letters = "".join(word[0] for word in own)
    months = grammar(vocabulary).months
    return any(
        plain(word) not in {*own, *general, *months} and plain(word) not in letters
        for word in re.findall(r"[^\W\d_][\w&-]*", named)
        if word[0].isupper()
    )


def _reckon(phrase: DuePhrase, anchor: date | None, next_meeting: date | None, past_days: int) -> _Found:
    if phrase.kind == "meeting":
        return _at_meeting(phrase, anchor, next_meeting, past_days)
    if phrase.kind in {"date", "week"} and phrase.date:
        return _on_date(phrase, anchor, past_days)
    if phrase.kind in {"quarter", "half", "season", "festival"}:
        return _in_part_of_year(phrase, anchor)
    if anchor is None:
        return _NOTHING
    if phrase.kind == "days":
        return anchor + timedelta(days=phrase.number or 0), "day", MEETING
    if phrase.kind == "weekday":
        return _on_weekday(phrase, anchor), "day", MEETING
    if phrase.kind == "span":
        return _after_span(phrase, anchor)
    if phrase.kind == "period":
        return _end_of_period(phrase, anchor)
    return _NOTHING


def _on_date(phrase: DuePhrase, anchor: date | None, past_days: int) -> _Found:
    """Return a written day, the last day of a written month, or the day that a week is named by."""
    written = phrase.date
    assert written is not None
    if written.month is None:
        return _on_day_of_month(written.day or 1, anchor)
    day = written.on(anchor, past_days) if anchor else written.date
    if day is None:
        return _NOTHING
    basis = FULL if written.year is not None else MEETING
    if written.last and phrase.kind == "date":
        day = make_date(day.year, day.month, written.last) or day
    if phrase.kind == "week":
        return day, "week", basis
    return day, "day" if written.day else "month", basis


def _on_day_of_month(day: int, anchor: date | None) -> _Found:
    """Return the day that "Friday 14th" or "the 3rd" is: the first such one after the meeting."""
    if anchor is None:
        return _NOTHING
    for step in range(3):
        month = add_months(anchor.replace(day=1), step)
        found = make_date(month.year, month.month, day)
        if found and found >= anchor:
            return found, "day", MEETING
    return _NOTHING


def _at_meeting(phrase: DuePhrase, anchor: date | None, next_meeting: date | None, past_days: int) -> _Found:
    """Return the next meeting's date; a meeting of a named month is the next one only if that is in it."""
    written = phrase.date
    if next_meeting and (written is None or phrase.which == "next" or written.month == next_meeting.month):
        return next_meeting, "meeting", NEXT
    if written is None:
        return None, "meeting", None
    day, precision, basis = _on_date(phrase, anchor, past_days)
    return day, precision if day else "meeting", basis


def _on_weekday(phrase: DuePhrase, anchor: date) -> date:
    """Return a weekday's date: "by Friday" is the first after the meeting; "next Friday" is in the week after the meeting's."""
    weekday = phrase.number or 1
    first = next_weekday(anchor, weekday)
    if phrase.which == "next" and first <= week_end(anchor):
        return first + timedelta(days=7)
    return first + timedelta(days=7) if phrase.which == "after next" else first


def _after_span(phrase: DuePhrase, anchor: date) -> _Found:
    number = phrase.number or 1
    if number > 400:
        return _NOTHING
    if phrase.unit == "working_day":
        return add_working_days(anchor, number), "day", MEETING
    if phrase.unit in {"day", "week", "fortnight"}:
        days = {"day": 1, "week": 7, "fortnight": 14}[phrase.unit]
        return anchor + timedelta(days=number * days), "day", MEETING
    months = number * {"month": 1, "quarter": 3, "year": 12}[phrase.unit or "month"]
    if months > 120:
        return _NOTHING
    later = add_months(anchor, months)
    return month_end(later.year, later.month), "month", MEETING


def _end_of_period(phrase: DuePhrase, anchor: date) -> _Found:
    on = int(phrase.which == "next")
    if phrase.unit in {"week", "weekend"}:
        return week_end(anchor) + timedelta(days=7 * on), "week", MEETING
    if phrase.unit == "month":
        return month_end(anchor.year, anchor.month + on), "month", MEETING
    if phrase.unit == "quarter":
        return month_end(anchor.year, (anchor.month + 2) // 3 * 3 + 3 * on), "quarter", MEETING
    return date(anchor.year + on, 12, 31), "day", MEETING


def _in_part_of_year(phrase: DuePhrase, anchor: date | None) -> _Found:
    """Return the last day of a quarter, half or season, or the festival's own day; seasons are northern."""
    basis = FULL if phrase.year else MEETING
    number = phrase.number or 0
    if phrase.kind == "festival":
        return _on_festival(phrase, anchor)
    month = {"quarter": number * 3, "half": number * 6}.get(phrase.kind, number * 3 + 5)
    precision: Precision = "season" if phrase.kind == "season" else "quarter"
    year = phrase.year
    if year is None:
        if anchor is None or phrase.which == "by":
            return _NOTHING
        begun = phrase.kind == "season" and phrase.which == "next" and _begun(anchor, month)
        year = anchor.year + (begun or month_end(anchor.year, month) < anchor)
    return month_end(year, month), precision, basis


def _begun(anchor: date, last_month: int) -> bool:
    """Tell whether a season of three months has begun: "next spring", said in April, is another year's."""
    return anchor >= month_end(anchor.year, last_month - 3) + timedelta(days=1)


def _on_festival(phrase: DuePhrase, anchor: date | None) -> _Found:
    def in_year(year: int) -> date:
        if phrase.unit == "easter":
            return easter(year)
        return date(year, 12, 25) if phrase.unit == "christmas" else date(year, 1, 1)

    if phrase.year:
        return in_year(phrase.year), "day", FULL
    if anchor is None:
        return _NOTHING
    return next(d for y in (anchor.year, anchor.year + 1) if (d := in_year(y)) >= anchor), "day", MEETING
