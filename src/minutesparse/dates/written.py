"""Finding dates as people write them, each with its span."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from minutesparse.dates.calendar import PAST_DAYS, full_year, likely_year, make_date, month_end
from minutesparse.dates.grammar import Grammar, grammar
from minutesparse.dates.likely import likely_lines, names_month
from minutesparse.remembering import remembered
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_LONGEST_LINE = 2000


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: `text[start:end]` is how it is written.

    `year`, `month` and `day` are what is written (`month` is None only for a bare "Friday 14th");
    `weekday` is 1 (Monday) to 7, None where none is written. `last` is the later day of "18-19 May".
    `figures` says that the month is a number. `order` says in which order a number for the month and
    the day stood ("day first", "month first"), or None where it could be read both ways.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None
    last: int | None = None
    figures: bool = False
    order: str | None = None

    @property
    def precision(self) -> str:
        return "month" if self.day is None else "day"

    @property
    def date(self) -> dt.date | None:
        """The date where all of it is written; the last day of a month with its year."""
        if self.year is None or self.month is None:
            return None
        if self.day is None:
            return month_end(self.year, self.month)
        return make_date(self.year, self.month, self.day)

    def on(self, anchor: dt.date, past_days: int = PAST_DAYS) -> dt.date | None:
        """The date, with the year that minutes of `anchor` would mean where none is written."""
        if self.year is not None or self.month is None:
            return self.date
        if self.weekday is not None and self.day is not None:
            # "Tuesday 4th June": only one of the years near has that day on a Tuesday.
            near = [make_date(anchor.year + step, self.month, self.day) for step in (0, 1, -1)]
            fits = [
                d
                for d in near
                if d and d.isoweekday() == self.weekday and -past_days <= (d - anchor).days <= 330
            ]
            if fits:
                return fits[0]
        year = likely_year(anchor, self.month, self.day, past_days)
        return replace(self, year=year).date if year else None


def find_dates(
    text: str, vocabulary: Vocabulary, *, day_first: bool = True, bare: bool = False
) -> list[FoundDate]:
    """Return the dates written in a text, in order; no impossible day is ever among them.

    `day_first` decides "04/05/2021" where both readings give a day. With `bare` also what is a date
    only where a date is wanted, as in a column of due dates: "25/04", "Friday 14th", "the 3rd", and
    a month's name with nothing around it.

    >>> from minutesparse.vocabulary import load
    >>> en = load("en")
    >>> [str(d.date) for d in find_dates("from 6th Sept. 2012 to 10/22/2024", en)]
    ['2012-09-06', '2024-10-22']
    >>> [(d.month, d.day, d.last) for d in find_dates("May 18-19, and the chair may march on", en)]
    [(5, 18, 19)]
    """
    keeping = _dates_of_page if len(text) > _LONGEST_LINE else _dates_of_line
    return list(keeping(text, vocabulary, day_first, bare))


def _scan(text: str, vocabulary: Vocabulary, day_first: bool, bare: bool) -> tuple[FoundDate, ...]:  # noqa: FBT001 - as it is kept by its arguments
    words = grammar(vocabulary)
    found: list[tuple[int, int, FoundDate | None]] = []
    for start, end, patterns in likely_lines(text, vocabulary, bare=bare):
        for pattern in patterns:
            for match in pattern.finditer(text, start, end):
                made = _read_match(text, match, words, vocabulary, day_first=day_first)
                found.append((made.start, made.end, made) if made else (*match.span(), None))
    found += [(one.start, one.end, one) for one in _months_alone(text, words, vocabulary, bare=bare)]
    # The first wins over what overlaps it, and then the longest; what looked like a date and is none
    # ("30 February 2021") leaves no date in its parts.
    found.sort(key=lambda f: (f[0], -f[1], f[2] is None))
    kept: list[FoundDate] = []
    taken = 0
    for start, end, one in found:
        if start >= taken:
            taken = end
            kept += [one] if one else []
    return tuple(_share_years(text, kept, words))


_dates_of_line = remembered(_scan)
_dates_of_page = lru_cache(maxsize=4)(_scan)


def _read_match(
    text: str, match: re.Match[str], words: Grammar, vocabulary: Vocabulary, *, day_first: bool
) -> FoundDate | None:
    """Return the date that a pattern's match makes, None where it is none."""
    got = match.groupdict()
    start, end = match.span()
    if words.no_date_before.search(text[max(0, start - 20) : start]):
        return None  # "section 3.2.12", "version 1.2.14"
    weekday = words.weekdays.get(plain(got.get("weekday") or ""))
    year, month, day = _year(got), _number(got, "m"), _number(got, "day")
    order = None
    if got.get("a"):
        leads = day_first or "." in match["sep"]  # nobody writes "12.03.2016" with the month first
        read = _day_and_month(int(got["a"]), int(got["b"]), year, weekday, day_first=leads)
        if read is None or not _plausible_figures(text, match, read[2]):
            return None
        day, month, order = read
    else:
        month = words.months[plain(got["month"])] if got.get("month") else month
        day = words.ordinals[plain(got["spelt"])] if got.get("spelt") else day
        if got.get("month") and not _is_month_name(match, vocabulary):
            return None
        if got.get("m") and not day and year and month == (year + 1) % 100:
            return None  # "2011-12" is a financial year
    if make_date(2000 if year is None else year, month or 1, day or 1) is None:
        return None
    first, last = _number(got, "first"), _number(got, "last")
    parted = re.search(r"\d\s[-–—]\s", match.group()[:6]) and words.number_before.search(text[:start][-20:])
    if first is not None and day is not None and (first >= day or parted):
        start = match.start("day")  # "Week 6 - 1st April" and "Minutes 2 – 25th January" are no range of days
    elif first is not None and day is not None:
        day, last = first, day  # "4th/5th May": the first day counts, the last is kept
    if last is not None and not (day and day < last <= 31):
        last = None
    end = match.start() + len(match.group(0).rstrip(" .,(-"))
    figures = not (got.get("month") or month is None)
    return FoundDate(start, end, year, month, day, weekday, last, figures, order)


def _number(got: dict[str, str | None], name: str) -> int | None:
    written = got.get(name)
    return int(written) if written else None


def _year(got: dict[str, str | None]) -> int | None:
    written = got.get("year") or got.get("short") or got.get("bare")
    return full_year(written) if written else None


def _day_and_month(
    a: int, b: int, year: int | None, weekday: int | None, *, day_first: bool
) -> tuple[int, int, str | None] | None:
    """Return day, month and the order that the two numbers alone decide, None where neither reads."""
    readings = [(d, m) for d, m in ((a, b), (b, a)) if 1 <= m <= 12 and make_date(year or 2000, m, d)]
    if len(set(readings)) == 1:
        day, month = readings[0]
        return day, month, None if a == b else ("day first" if day == a else "month first")
    if not readings:
        return None
    if weekday and year:  # "Tuesday 04/05/2021" tells its own order
        fits = [r for r in readings if dt.date(year, r[1], r[0]).isoweekday() == weekday]
        if len(fits) == 1:
            return *fits[0], "day first" if fits[0] == (a, b) else "month first"
    return (a, b, None) if day_first else (b, a, None)


def _plausible_figures(text: str, match: re.Match[str], order: str | None) -> bool:
    """Whether figures with full stops are a date: "14.9.12 Drains" heading a line is an item.

    Nobody who writes the month first parts the figures with full stops.
    """
    if "." not in match["sep"]:
        return True
    short = len(match.groupdict().get("year") or "") == 2
    if order == "month first" or (short and " " in match["sep"]):
        return False
    heads_line = not text[: match.start()].strip() and text[match.end() :].strip()[:1].isalpha()
    return not (short and heads_line)


def _is_month_name(match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether a name like "may" is the month here: "you may 2 …" and "the 3 may …" are not."""
    name = match["month"]
    if plain(name) not in vocabulary.set("dates.month_words") or name[0].isupper():
        return True
    got = match.groupdict()
    ordinal = bool(re.search(r"\d\s?[^\W\d_]{2}\s", match.group(0)[:6]))
    return bool(_year(got) or got.get("weekday") or ordinal)


def _months_alone(text: str, words: Grammar, vocabulary: Vocabulary, *, bare: bool) -> list[FoundDate]:
    """Return months without a day or year, where a word before them or `bare` says they are months.

    "April will write" is a person, "in April" a month, "for June Carter" a person again.
    """
    if not names_month(text, vocabulary):
        return []
    found = []
    only = bare and not words.month_company.sub(" ", words.month_alone.sub(" ", text)).strip(" .,;:()/&-–")
    for match in words.month_alone.finditer(text):
        start, end = match.span("month")
        doubtful = plain(match["month"]) in vocabulary.set("dates.month_words")
        lead = words.before_month.search(text[max(0, start - 20) : start])
        if doubtful and not (match["month"][0].isupper() or only):
            continue
        if not (lead or only):
            continue
        if (
            lead
            and re.match(r"[^\S\n][A-Z][a-z]+(?![^\s,.;])", text[end : end + 30])
            and not _of_time(lead.group(0))
        ):
            continue
        found.append(FoundDate(start, end, None, words.months[plain(match["month"])], None))
    return found


def _of_time(lead: str) -> bool:
    """Whether the word before a month goes with times and hardly with people ("in", not "for")."""
    return plain(lead.strip(" -")) not in {
        "for",
        "by",
        "of",
        "from",
        "before",
        "after",
        "since",
        "voor",
        "van",
    }


def _share_years(text: str, dates: list[FoundDate], words: Grammar) -> list[FoundDate]:
    """Give the year written once at the end of a list to the dates before it.

    "14 January, 11 February and 10 March 2021" are three dates of 2021; of "28 December to 2 January
    2021" the first is of 2020.
    """
    done: list[FoundDate] = []
    after: FoundDate | None = None
    for one in reversed(dates):
        near = after and after.year and words.joiner.fullmatch(text[one.end : after.start])
        if near and after and after.year and one.year is None and one.month and one.day and after.month:
            year = after.year - (one.month > after.month)
            if make_date(year, one.month, one.day):
                one = replace(one, year=year)  # noqa: PLW2901 - the same date, now whole
        done.append(one)
        after = one
    return done[::-1]
