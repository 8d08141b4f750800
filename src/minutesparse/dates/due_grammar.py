"""The regular expressions of due phrases, built once from a language's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates.grammar import BLANK, GAP, any_of
from minutesparse.vocabulary import Vocabulary

SEASONS = ("spring", "summer", "autumn", "winter")
FESTIVALS = ("christmas", "easter", "new_year")
UNITS = ("working_day", "day", "weekend", "week", "fortnight", "month", "quarter", "year")
_HINTS = ("tonight", "today", "tomorrow", "end_of", "meetings", "bodies", "vague", "next")
"""With units, seasons, festivals and weekdays: the words of which every kind's pattern wants one."""
_YEAR = r"(?:(?P<year>20\d\d)(?!\d|[/-]\d)|['’](?P<short>\d\d)(?!\d))"


@dataclass(frozen=True)
class DueGrammar:
    """One language's patterns of due phrases; each kind's pattern finds the words without their lead.

    `hint` finds something in every text in which any of the kinds, or `acronym`, does: a cheap look.
    """

    hint: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    lead: re.Pattern[str]
    deadline: re.Pattern[str]
    edge: re.Pattern[str]
    week_of: re.Pattern[str]
    week_ending: re.Pattern[str]
    to_meeting: re.Pattern[str]
    dated_thing: re.Pattern[str]
    thing_after: re.Pattern[str]
    sitting: re.Pattern[str]
    acronym: re.Pattern[str]
    not_yet: re.Pattern[str]
    at_latest: re.Pattern[str]
    booked: re.Pattern[str]
    for_: re.Pattern[str]
    which_week: re.Pattern[str]


@cache
def due_grammar(vocabulary: Vocabulary) -> DueGrammar:
    """Return a language's patterns."""

    def words(*keys: str) -> str:
        return any_of(p for key in keys for p in vocabulary.list(f"due.{key}"))

    def before(*keys: str) -> re.Pattern[str]:
        return compiled(rf"(?<!\w){words(*keys)}[\s:(–—-]{{1,4}}$", re.IGNORECASE)

    weekday = any_of(n for i in range(1, 8) for n in vocabulary.list(f"weekdays.{i}"))
    month = any_of(n for i in range(1, 13) for n in vocabulary.list(f"months.{i}"))
    count = any_of(vocabulary.list("dates.number_words"))
    number = rf"(?:(?P<figure>\d{{1,3}})(?!\d)|(?P<count>{count})(?!\w))"
    units = "|".join(rf"(?P<{unit}>{words(unit)})" for unit in UNITS)
    edge = rf"(?:(?:(?P<end_of>{words('end_of')})|(?P<start_of>{words('start_of')})|(?P<middle_of>{words('middle_of')})){GAP})?"
    which = rf"(?:(?P<this>{words('this')})|(?P<next>{words('next')})|(?P<the>{words('the')}))"
    seasons = "|".join(rf"(?P<{s}>{words(s)})" for s in SEASONS)
    festivals = "|".join(rf"(?P<{f}>{words(f)})" for f in FESTIVALS)
    sittings = rf"(?:(?P<sitting>{words('meetings')})|{words('bodies')}(?:{GAP}{words('meetings')})?)"
    year = rf"(?:(?:{BLANK}[/,-]?{BLANK}|{GAP}{words('of_thing')}{GAP}){_YEAR})"
    kinds = {
        "today": rf"{words('tonight')}|(?P<maybe>{words('today')})",
        "tomorrow": words("tomorrow"),
        "weekday": rf"(?:(?:(?P<this>{words('this')})|(?P<next>{words('next')})){GAP})?(?P<weekday>{weekday})"
        rf"(?!\w)(?:{GAP}(?:(?P<week>{words('week')})|(?P<after>{words('next')}))(?!{GAP}\w))?",
        "span": rf"(?:(?P<within>{words('within')}){GAP})?(?:{number}|(?P<one>{words('one')})(?!\w)){BLANK}"
        rf"(?:{units})(?!\w)['’]?(?:{GAP}(?P<time>{words('time')})(?!\w))?",
        "period": rf"{edge}(?:{which}{GAP})?(?:{units})(?![\w'’])(?:{GAP}(?P<behind>{words('behind')})(?!\w))?",
        "quarter": rf"{edge}(?:Q(?P<quarter>[1-4])|H(?P<half>[12])){year}?(?!\w)",
        "year_end": rf"{words('end_of')}{GAP}(?P<year>20\d\d)",
        "season": rf"{edge}(?:{which}{GAP})?(?:{seasons})(?!\w){year}?",
        "festival": rf"(?:{festivals})(?!\w){year}?",
        "meeting": rf"(?:{words('the')}{GAP})?(?:(?P<next>{words('next')})|(?P<month>{month})(?!\w)){GAP}"
        rf"(?:[^\W\d](?:[^\W\d]|[/&'’-]){{0,24}}{GAP}){{0,4}}?{sittings}(?!\w)",
        "words": words("vague"),
    }
    clock = rf"\d{{1,2}}(?:(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|{words('clock')})|:\d\d)"
    must = [w for key in (*_HINTS, *UNITS, *SEASONS, *FESTIVALS) for w in vocabulary.list(f"due.{key}")]
    must += [n for i in range(1, 8) for n in vocabulary.list(f"weekdays.{i}")]
    return DueGrammar(
        hint=compiled(rf"(?-i:[QHqh][1-4])|{any_of(must)}", re.IGNORECASE),
        kinds=tuple(
            (k, compiled(rf"(?<![\w-])(?:{p})(?!\w|['’]s\b)", re.IGNORECASE)) for k, p in kinds.items()
        ),
        lead=compiled(
            rf"(?<!\w)(?:{words('leads')}[\s:(–—-]{{1,3}}|{words('deadlines')}{GAP}{clock}{GAP})"
            rf"(?:{words('between')}{GAP}){{0,2}}$",  # "by 5pm Friday"
            re.IGNORECASE,
        ),
        deadline=compiled(rf"{words('deadlines')}(?!\w)", re.IGNORECASE),
        edge=compiled(
            rf"(?<!\w)(?:(?P<end_of>{words('end_of')})|(?P<start_of>{words('start_of')})|(?P<middle_of>{words('middle_of')}))[\s-]{{0,3}}$",
            re.IGNORECASE,
        ),
        week_of=before("week_of"),
        week_ending=before("week_ending"),
        to_meeting=compiled(rf"(?<!\w){words('to_meeting')}{GAP}$", re.IGNORECASE),
        dated_thing=compiled(
            rf"(?<!\w)(?:{words('dated_things')}|{words('one')}{GAP}{weekday})[\s,:]{{1,3}}(?:{words('of_thing')}{GAP}){{0,2}}$",
            re.IGNORECASE,
        ),
        thing_after=compiled(rf"{GAP}{words('dated_things')}(?!\w)", re.IGNORECASE),
        sitting=compiled(rf"(?<!\w){words('meetings')}(?!\w)", re.IGNORECASE),
        acronym=compiled(
            rf"(?<!\w)(?i:(?:{words('the')}{GAP})?{words('next')}){GAP}[A-Z][A-Z&]{{1,7}}(?!\w)"
        ),
        not_yet=before("not_yet"),
        at_latest=compiled(rf"{words('at_latest')}(?!\w)", re.IGNORECASE),
        booked=compiled(rf"(?<!\w){words('booked')}(?!\w)[^.;]*$", re.IGNORECASE),
        which_week=compiled(
            rf"(?:{words('the')}{GAP})?(?:(?P<figure>[1-4]){BLANK}{any_of(vocabulary.list('dates.suffixes'))}"
            rf"|(?P<spelt>{any_of(vocabulary.list('dates.ordinal_words')[:4])}))\s{{1,3}}$",
            re.IGNORECASE,
        ),
        for_=compiled(rf"{words('for')}(?!\w)", re.IGNORECASE),
    )
