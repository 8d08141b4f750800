"""When and where the body meets next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates import FoundDate, FoundTime, find_dates, find_times
from minutesparse.dates.calendar import likely_year, make_date, month_end
from minutesparse.dates.clock import in_afternoon
from minutesparse.dates.grammar import any_of
from minutesparse.parsing.lines import Line, Outline, Part
from minutesparse.parsing.meeting.facts import label_kinds
from minutesparse.parsing.meeting.place import place_in
from minutesparse.parsing.meeting.properties import next_in_properties
from minutesparse.parsing.meeting.schedules import (
    A_LIST,
    find_schedules,
    in_a_row,
    is_other_matter,
    of_another,
    only_dates,
    year_headed,
)
from minutesparse.parsing.numbering import read_number
from minutesparse.parsing.sentences import sentences
from minutesparse.schema import NextMeeting
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

_MOST_LINES = 8
_ANNOUNCED = 10
"""The weight from which on a notice stands under a heading of its own."""
_FARTHEST = 330
"""Days to the next meeting, at the most, where its year is not written."""


@dataclass(frozen=True, slots=True)
class _Notice:
    """Words that give the next meeting; the weightier goes first.

    `listed` says that they are a list of all the year's meetings, of which the first to come counts.
    """

    weight: float
    texts: tuple[str, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class _Choice:
    weight: float
    date: str
    at: int


def find_next_meeting(outline: Outline, day: date | None, *, day_first: bool) -> NextMeeting | None:
    """Return the next meeting of the body, None where the minutes don't give at least its month.

    `day` is the meeting's own date: a date without a year is the first after it. The date is
    "2021-06-03", or "2021-06" where only the month is given.
    """
    vocabulary = outline.vocabulary
    slip: NextMeeting | None = None
    for notice in sorted(_notices(outline), key=lambda n: -n.weight):
        if slip and notice.weight < _ANNOUNCED:
            break  # what is left is deadlines and the like
        if any(_is_unsettled(text, vocabulary) for text in notice.texts[:4]):
            return None  # "Date of next meeting: to be advised"
        choices = _choices(notice, vocabulary, day, day_first=day_first)
        if not choices:
            continue
        best = (
            min(choices, key=lambda c: c.date)
            if notice.listed
            else max(choices, key=lambda c: (c.weight, -c.at))
        )
        around = _to_close(notice.texts[best.at : best.at + 4], vocabulary)
        place = None if notice.listed else place_in(around, vocabulary)
        found = NextMeeting(date=best.date, start_time=_time(around, vocabulary), place=place)
        if day is None or best.date >= day.isoformat()[: len(best.date)]:
            return found
        slip = slip or found  # the year is last year's by mistake: another notice may have it right
    return slip or next_in_properties(outline)


def _is_unsettled(text: str, vocabulary: Vocabulary) -> bool:
    """ "Date of next meeting: to be advised"; not "Place: to be advised" beneath its date."""
    label, colon, _ = text.partition(":")
    beside = label_kinds(label, vocabulary) if colon else frozenset()
    if beside and not beside - {"time", "place", "start", "end"}:
        return False
    return len(words(text)) <= 8 and bool(vocabulary.pattern("meeting.unsettled").search(text))


def _notices(outline: Outline) -> Iterator[_Notice]:
    """Yield what stands under "Next meeting" or beside it, sentences that say so, and lists of dates."""
    lines, vocabulary = outline.lines, outline.vocabulary
    seen: set[int] = set()
    for line in lines:
        if line.part is Part.NEXT_MEETING and line.index not in seen:
            section = [line, *_rest_of_section(lines, line)]
            seen.update(other.index for other in section)
            dated = sum(
                len(find_dates(n.text, vocabulary)) for n in section if only_dates(n.text, vocabulary)
            )
            listed = dated >= A_LIST or any(in_a_row(other.text, vocabulary) for other in section)
            most = section if dated >= A_LIST else section[:_MOST_LINES]
            texts = (_title(line), *(other.text for other in most[1:]))
            yield _Notice(10 + line.index / len(lines), texts, listed=listed)
    for line in lines:
        if line.index not in seen:
            yield from _in_sentences(outline, line)
    yield from (_Notice(3, texts, listed=True) for texts in find_schedules(outline))


def _to_close(texts: Sequence[str], vocabulary: Vocabulary) -> Sequence[str]:
    """Return the lines of a notice up to "The meeting closed at 8.10 pm", whose time is of another meeting."""
    closed = vocabulary.pattern("meeting.closed")
    end = next((at for at, text in enumerate(texts) if at and closed.search(text)), len(texts))
    return texts[:end]


def _title(line: Line) -> str:
    """Return a heading without its number: "03/14 Next meeting" names no day of March."""
    number = read_number(line.paragraph) if line.heading else None
    return line.text[number.end :] if number else line.text


def _in_sentences(outline: Outline, line: Line) -> Iterator[_Notice]:
    """Yield what a line's sentences say of the next meeting, or what stands beside it as beside a label."""
    doing = line.part in (Part.ACTIONS, Part.PREVIOUS_ACTIONS)
    weight = line.index / len(outline.lines)
    text = line.text[:3000]
    for start, end in sentences(text):
        sentence = text[start:end]
        told = _lead(outline.vocabulary).search(sentence)
        if not told:
            continue
        rest = sentence[told.end() :]
        bare = len(words(rest)) <= 4 and not re.search(r"\d", rest)
        if bare and len(words(sentence[: told.start()])) <= 3:
            yield _Notice(8 + weight, (sentence, *_beside(outline, line)))
        elif _announces(sentence, told, outline.vocabulary, doing=doing):
            listed = in_a_row(sentence[told.start() :], outline.vocabulary)
            yield _Notice(6 + weight, (sentence[told.start() :],), listed=listed)
        elif line.part is not Part.PREVIOUS_ACTIONS or told.start() == 0:
            behind = [d for d in find_dates(rest, outline.vocabulary) if d.start <= 6]
            if behind:  # "papers for the next meeting, 24 April"
                yield _Notice((2 if doing else 4) + weight, (rest[: behind[0].end] if doing else rest,))


@cache
def _lead(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A pattern for "next meeting", "next Harbour Committee meeting", "Next:" at a line's end."""
    fixed = any_of(vocabulary.list("meeting.next_leads"))
    next_, sitting = any_of(vocabulary.list("due.next")), any_of(vocabulary.list("due.meetings"))
    bodies = any_of(vocabulary.list("due.bodies"))
    named = rf"{next_}\s(?:[\w'’&-]{{1,20}}\s){{0,3}}?(?:{sitting}(?!\w)|{bodies}(?=\W[^.;\n]{{0,20}}\d))"
    return compiled(rf"(?<!\w)(?:{fixed}|{named}|{next_}(?=:))", re.IGNORECASE)


def _beside(outline: Outline, line: Line) -> list[str]:
    """Return the lines that a label speaks of: the rest of its row, or those below it."""
    row = [other.text for other in outline.row_lines(line) if other is not line]
    if line.table is not None and row:
        return row
    return [other.text for other in outline.lines[line.index + 1 : line.index + 4]]


def _rest_of_section(lines: Sequence[Line], line: Line) -> Iterator[Line]:
    for other in lines[line.index + 1 :]:
        if other.part is not Part.NEXT_MEETING:
            return
        yield other


def _announces(sentence: str, told: re.Match[str], vocabulary: Vocabulary, *, doing: bool) -> bool:
    """Whether a sentence gives the next meeting: the words stand near its front, and nobody acts on it.

    "The next meeting is on 3 May" does, "Clerk to bring the plan to the next meeting on 3 May" hardly.
    """
    before = sentence[: told.start()]
    first = told.group().split()[0]
    if len(before) > 2 and first.istitle() and plain(first) in vocabulary.set("dates.articles"):
        return True  # "… ring the yard The next meeting will be 3 May": a stop was forgotten
    return (
        not doing
        and len(words(before)) <= 6
        and not re.search(rf"(?:{_to(vocabulary)})\s(?:the\s|our\s)?$", before, re.IGNORECASE)
    )


@cache
def _to(vocabulary: Vocabulary) -> str:
    return any_of(p for p in vocabulary.list("due.to_meeting") if p not in {"of", "on"})


def _choices(notice: _Notice, vocabulary: Vocabulary, day: date | None, *, day_first: bool) -> list[_Choice]:
    """Return the dates that a notice gives, weighed by what stands around them."""
    found = []
    headed: int | None = None
    for at, text in enumerate(notice.texts):
        headed = year_headed(text, vocabulary) or headed
        bare = _is_bare(text, at, vocabulary)
        times = find_times(text, vocabulary)
        dates = find_dates(text, vocabulary, day_first=day_first, bare=bare)
        for one in dates or (_month_behind(text, vocabulary) if bare and not at else ()):
            one = one if one.year or not headed else replace(one, year=headed)  # noqa: PLW2901 - the same date, whole
            written = _when(one, day)
            if written is None or _is_past(one, day) or of_another(text, one, vocabulary):
                continue
            around = next((text[a:b] for a, b in sentences(text) if a <= one.start < b), text)
            if one.day is None and (
                vocabulary.pattern("meeting.hedges").search(around) or len(words(around)) > 25
            ):
                continue  # "some time towards the end of April"
            if one.day is None and at and is_other_matter(around, vocabulary):
                continue  # "May: review of the plan" behind "Next meeting"
            weight = 2.0 * (one.day is not None) + bool(times) + (at <= 1)
            weight += bool(vocabulary.pattern("meeting.sittings", "meeting.next_leads").search(text))
            found.append(_Choice(weight - one.start / 1000, written, at))
    return found


def _month_behind(text: str, vocabulary: Vocabulary) -> list[FoundDate]:
    """Return the month that is all there is behind the words for it: "Next call - April"."""
    told = _lead(vocabulary).match(text)
    at = told.end() if told else len(text)
    return [
        replace(one, start=one.start + at, end=one.end + at)
        for one in find_dates(text[at:], vocabulary, bare=True)
    ]


def _is_bare(text: str, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a line holds little but a date, so that "March" and "24/5" can be nothing else."""
    label = text.split(":", maxsplit=1)[0]
    return len(words(text)) <= 8 and (at > 0 or bool(label_kinds(label, vocabulary)) or len(text) < 60)


def _when(found: FoundDate, day: date | None) -> str | None:
    """Return the date as ISO text, its month alone where no day is written."""
    if found.month is None:
        return None
    year = found.year
    if year is None:
        if day is None:
            return None
        year = _year_after(found, day)
        if year is None:
            return None
    if found.day is None:
        return f"{year:04}-{found.month:02}"
    made = make_date(year, found.month, found.day)
    if made and found.year is None and day and (made - day).days > _FARTHEST:
        return None  # the day of this meeting itself, left standing from the template
    return made.isoformat() if made else None


def _year_after(found: FoundDate, day: date) -> int | None:
    """Return the year in which a date without one first comes after the meeting."""
    assert found.month is not None
    if found.day is not None and found.weekday is not None:
        for year in (day.year, day.year + 1):
            made = make_date(year, found.month, found.day)
            if made and made.isoweekday() == found.weekday and made > day:
                return year
    return likely_year(day, found.month, found.day, past_days=-1)


def _is_past(found: FoundDate, day: date | None) -> bool:
    """Whether a date written with its year lies before the meeting by days, not by a slip of the year."""
    if day is None or found.year is None or found.month is None:
        return False
    last = found.date if found.day else month_end(found.year, found.month)
    return last is not None and (day - last).days in range(250)


def _time(texts: Sequence[str], vocabulary: Vocabulary) -> str | None:
    for at, text in enumerate(texts[:3]):
        dates = find_dates(text, vocabulary)
        for found in reversed(dates):
            text = f"{text[: found.start]}{'#' * (found.end - found.start)}{text[found.end :]}"  # noqa: PLW2901
        bare = len(words(text)) <= 8
        times = find_times(text, vocabulary, bare=bare and bool(dates or at == 0))
        if times:
            return _likely(times[0])
    return None


def _likely(found: FoundTime) -> str:
    """Return a time, in the afternoon where nothing tells and it would else be before seven."""
    return (in_afternoon(found) if "01:00" <= found.time < "07:00" else found).time
