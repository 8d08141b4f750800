"""The regular expressions of written dates and times, built once from a language's words.

Every blank is bounded and every alternation starts differently, so that hostile text costs no more
than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.phrases import any_phrase
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

BLANK = r"[^\S\n]{0,3}"
GAP = r"[^\S\n]{1,3}"
DASH = r"[-–—‐‑]"


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases, the longest first; one that never matches for none."""
    return any_phrase(phrases, blank=GAP)


def numbered(vocabulary: Vocabulary, section: str, count: int) -> dict[str, int]:
    """Return the names in a section of numbered lists ("months", "weekdays") with their numbers.

    >>> from minutesparse.vocabulary import load
    >>> numbered(load("en"), "months", 12)["sept"]
    9
    """
    return {plain(name): n for n in range(1, count + 1) for name in vocabulary.list(f"{section}.{n}")}


@dataclass(frozen=True, eq=False)
class Grammar:
    """One language's patterns; the names that stand in them, plain, with their numbers.

    Those that find dates are parted by what they want: a month's name and figures (`spelt_dates` no
    figures), figures alone, or with `bare` what is a date only where one is wanted.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    ordinals: dict[str, int]
    dates_with_month: tuple[re.Pattern[str], ...]
    spelt_dates: tuple[re.Pattern[str], ...]
    dates_of_figures: tuple[re.Pattern[str], ...]
    bare_figures: tuple[re.Pattern[str], ...]
    bare_days: tuple[re.Pattern[str], ...]
    month_alone: re.Pattern[str]
    month_company: re.Pattern[str]
    before_month: re.Pattern[str]
    no_date_before: re.Pattern[str]
    joiner: re.Pattern[str]
    times: re.Pattern[str]
    number_before: re.Pattern[str]
    time_joiner: re.Pattern[str]
    time_lead: re.Pattern[str]


_CLOCK_NEXT = rf"(?!{BLANK}[:.h]{BLANK}\d\d|{BLANK}[ap]\.?{BLANK}m\b|:\d|\d)"
# "14.9.12" and "12-05-2018"; no part of a longer number, a price or a version.
_NUMBER_BEFORE = r"(?<![\w/£$€#])(?<!\d[-.,:])(?<!v\.)"
_NUMBER_AFTER = r"(?![\w%]|[-/.,:]\d)"


@cache
def grammar(vocabulary: Vocabulary) -> Grammar:
    """Return a language's patterns."""
    months = numbered(vocabulary, "months", 12)
    weekdays = numbered(vocabulary, "weekdays", 7)
    told = vocabulary.list("dates.ordinal_words")
    days = vocabulary.list("dates.day_words") or told
    ordinals = {plain(word): n for words in (told, days) for n, word in enumerate(words, 1)}
    month = rf"(?P<month>{any_of(n for i in range(1, 13) for n in vocabulary.list(f'months.{i}'))})(?![^\W\d_])\.?"
    # A scan reads the small "th" of "29th" as marks.
    suffix = rf"(?:{BLANK}{any_of(vocabulary.list('dates.suffixes'))}(?!\w)|[\"“”°*™º]{{1,2}})?"
    article = rf"(?:{any_of(vocabulary.list('dates.articles'))}{GAP})?"
    and_ = any_of(vocabulary.list("dates.and"))
    of = rf"(?:{GAP}{any_of(vocabulary.list('dates.of'))}{GAP}|{BLANK}(?:{DASH}|[/.,]){BLANK}|{BLANK})"
    names = any_of(n for i in range(1, 8) for n in vocabulary.list(f"weekdays.{i}"))
    weekday = rf"(?:(?P<weekday>{names})(?!\w)\.?,?{BLANK}(?:{DASH}{BLANK})?{article})?"
    year = (
        rf"(?:{BLANK}(?:{DASH}|[/,.]|\(|{any_of(vocabulary.list('dates.of'))}{GAP})?{BLANK}"
        rf"(?:(?P<year>\d{{4}})(?!\d|{DASH}?\d)|['’‘](?P<short>\d\d)(?!\d)"
        rf"|(?P<bare>\d\d)(?=$|[\])\n|]|[.;](?:\s|$)|[^\S\n]{{0,2}}{DASH}[^\S\n])))?"
    )
    day = rf"(?P<day>\d{{1,2}}){suffix}"
    spelt = any_of(days)
    another = rf"(?:{BLANK}(?:{DASH}|[/&]|{and_}(?!\w)){BLANK}(?:{names}{GAP})?(?P<last>\d{{1,2}}){suffix})?"
    first = rf"(?P<first>\d{{1,2}}){suffix}{BLANK}(?:{DASH}|[/&]|,|{and_}(?!\w)){BLANK}(?:{names}{GAP})?"
    edge = r"(?<![\w£$€#])(?<!\d[.,:/-])"
    iso = r"(?P<year>(?:1[89]|20)\d\d)(?P<sep>[-–/._])(?P<m>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d|[-/.]\d)"
    figures = (
        rf"(?P<a>\d{{1,2}})(?P<sep>{BLANK}[-–/.]{BLANK})(?P<b>\d{{1,2}})(?P=sep)"
        rf"(?P<year>\d{{4}}|\d\d){_NUMBER_AFTER}"
    )
    four_or_short = r"(?:(?P<year>(?:19|20)\d\d)(?!\d|[/-]\d)|['’‘](?P<short>\d\d)(?!\d))"
    spelt_date = rf"{edge}{weekday}(?P<spelt>{spelt}){of}{month}{year}"
    with_month = (
        rf"{edge}{weekday}(?:{first})?{day}{of}{month}{year}",
        spelt_date,
        rf"(?<!\w){weekday}{month}{BLANK}{article}{day}{another}(?!\d){_CLOCK_NEXT}{year}",
        rf"{edge}{weekday}(?P<year>(?:19|20)\d\d)(?P<sep>[-/.]|{GAP}){month}(?P=sep)(?P<day>\d{{1,2}})(?!\w)",
        rf"(?<!\w){month}{BLANK}[,/-]?{BLANK}{four_or_short}",
    )
    of_figures = (
        rf"{_NUMBER_BEFORE}{weekday}{iso}",
        rf"{_NUMBER_BEFORE}{weekday}{figures}",
        r"(?<![\w.-])(?P<year>20[0-6]\d)(?P<m>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?![\w-])",
        r"(?<![\w/.–-])(?P<year>20\d\d)-(?P<m>0[1-9]|1[0-2])(?![\w-])",
    )
    the = any_of(vocabulary.list("dates.articles"))
    weekday_day = rf"(?P<weekday>{names})(?!\w)\.?,?{BLANK}{article}(?P<day>\d{{1,2}}){suffix}"
    ordinal = rf"{the}{GAP}(?P<day>\d{{1,2}}){BLANK}{any_of(vocabulary.list('dates.suffixes'))}(?!\w)"
    ordinal += rf"(?!{of}{any_of(n for i in range(1, 13) for n in vocabulary.list(f'months.{i}'))}(?!\w))"
    bare_figures = (
        rf"{_NUMBER_BEFORE}{weekday}(?P<a>\d{{1,2}})(?P<sep>[/.])(?P<b>\d{{1,2}})\.?{_NUMBER_AFTER}"
    )
    bare_days = (
        rf"(?<!\w){weekday_day}(?![\w:./]|{_CLOCK_NEXT[3:-1]})",
        rf"(?<!\w){ordinal}",
    )
    return Grammar(
        months=months,
        weekdays=weekdays,
        ordinals=ordinals,
        dates_with_month=_compiled(*with_month),
        spelt_dates=_compiled(spelt_date),
        dates_of_figures=_compiled(*of_figures),
        bare_figures=_compiled(bare_figures),
        bare_days=_compiled(*bare_days),
        month_alone=compiled(rf"(?<!\w){month}(?!['’]s)", re.IGNORECASE),
        month_company=compiled(
            rf"(?<!\w)(?:{any_of(vocabulary.list('dates.before_month'))}|{and_})(?!\w)", re.IGNORECASE
        ),
        before_month=compiled(
            rf"(?<!\w){any_of(vocabulary.list('dates.before_month'))}[\s-]{{0,3}}$", re.IGNORECASE
        ),
        no_date_before=compiled(
            rf"(?<!\w){any_of(vocabulary.list('dates.no_date_after'))}\.?:?[\s#]{{0,3}}$", re.IGNORECASE
        ),
        number_before=compiled(rf"(?<!\w){any_of(vocabulary.list('dates.numbered'))}\s[#(]?$", re.IGNORECASE),
        joiner=compiled(rf"{BLANK}(?:{DASH}|[/&,;]|{and_}){BLANK}(?:{and_}{BLANK})?", re.IGNORECASE),
        times=compiled(_times(vocabulary), re.IGNORECASE),
        time_joiner=compiled(
            rf"{BLANK}(?:[a-z]{{2,4}}{BLANK})?(?:{DASH}{{1,2}}|[~∼〜～]|{any_of(vocabulary.list('times.to'))}(?!\w)){BLANK}",
            re.IGNORECASE,
        ),
        time_lead=compiled(rf"(?<!\w){any_of(vocabulary.list('times.at'))}[\s:*_–-]{{0,4}}$", re.IGNORECASE),
    )


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(p, re.IGNORECASE) for p in patterns)


def _times(vocabulary: Vocabulary) -> str:
    am, pm = any_of(vocabulary.list("times.am")), any_of(vocabulary.list("times.pm"))
    hours = any_of(vocabulary.list("times.hours"))
    half = rf"(?:(?P<am>{am}|(?<=:\d\d)a)|(?P<pm>{pm}|(?<=:\d\d)p))(?![^\W\d_])"  # "05:00p"
    return (
        rf"(?P<noon>(?<!\w){any_of(vocabulary.list('times.noon'))}(?!\w))"
        rf"|(?P<midnight>(?<!\w){any_of(vocabulary.list('times.midnight'))}(?!\w))"
        r"|(?<![\w£$€/])(?<!\d[.,:])(?:"
        rf"(?P<hour>[01]?\d|2[0-4])(?:{BLANK}(?P<point>[:.;]|h(?=\d\d)){BLANK}(?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
        rf"(?![\d%])(?:{BLANK}{half}|{BLANK}(?P<mark>{hours})(?!\w)|{BLANK}(?P<oclock>{any_of(vocabulary.list('times.oclock'))})(?!\w))?"
        rf"|(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?:{BLANK}(?P<fourmark>{hours})(?!\w)|(?={BLANK}{DASH}{BLANK}\d{{4}}(?!\d))|(?!\w))"
        r")"
    )
