"""Reckoning with days: ends of months, quarters and weeks, and which year an unwritten year is."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from minutesparse.remembering import remembered

EARLIEST, LATEST = 1800, 2099
PAST_DAYS = 45
"""How long before the meeting a date without a year may lie and still be of the meeting's own year."""


@remembered
def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, None where the calendar has no such day or the year is out of all bounds.

    >>> make_date(2012, 2, 29), make_date(2013, 2, 29)
    (datetime.date(2012, 2, 29), None)
    """
    if not (EARLIEST <= year <= LATEST and 1 <= month <= 12):
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def full_year(written: str) -> int:
    """Return the year that two or four digits mean; 00 to 68 are of this century.

    >>> full_year("12"), full_year("68"), full_year("69"), full_year("2004")
    (2012, 2068, 1969, 2004)
    """
    year = int(written)
    if len(written) > 2:
        return year
    return year + (2000 if year <= 68 else 1900)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month; `month` may run past 12 into later years.

    >>> month_end(2012, 2), month_end(2012, 14)
    (datetime.date(2012, 2, 29), datetime.date(2013, 2, 28))
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Return the same day so many months on, or the month's last day where it has no such day.

    >>> add_months(date(2021, 1, 31), 1)
    datetime.date(2021, 2, 28)
    """
    last = month_end(day.year, day.month + months)
    return last.replace(day=min(day.day, last.day))


def week_end(day: date) -> date:
    """Return the Sunday that ends the day's week.

    >>> week_end(date(2021, 5, 5))
    datetime.date(2021, 5, 9)
    """
    return day + timedelta(days=6 - day.weekday())


def next_weekday(after: date, weekday: int) -> date:
    """Return the first such day after a date; `weekday` counts from 1, Monday.

    >>> next_weekday(date(2021, 5, 5), 3), next_weekday(date(2021, 5, 5), 5)
    (datetime.date(2021, 5, 12), datetime.date(2021, 5, 7))
    """
    return after + timedelta(days=(weekday - after.isoweekday() - 1) % 7 + 1)


def likely_year(anchor: date, month: int, day: int | None, past_days: int = PAST_DAYS) -> int | None:
    """Return the year of a day or month written without one, in minutes of a meeting on `anchor`.

    It is the first on or after the meeting, save one that lies only `past_days` back: minutes of
    late January that speak of 18 January mean the week before.

    >>> likely_year(date(2021, 11, 20), 1, 15), likely_year(date(2022, 1, 26), 1, 18)
    (2022, 2022)
    """
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        last = month_end(year, month) if day is None else make_date(year, month, day)
        if last and last >= anchor - timedelta(days=past_days):
            return year
    return anchor.year + 4 if (month, day) == (2, 29) and make_date(anchor.year + 4, 2, 29) else None


def add_working_days(day: date, count: int) -> date:
    """Return the day so many Mondays-to-Fridays on.

    >>> add_working_days(date(2021, 5, 7), 2)
    datetime.date(2021, 5, 11)
    """
    weeks, rest = divmod(count, 5)
    day += timedelta(days=7 * weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    return day


def easter(year: int) -> date:
    """Return Easter Sunday (Gregorian), by the anonymous algorithm of 1876.

    >>> easter(2023)
    datetime.date(2023, 4, 9)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)
