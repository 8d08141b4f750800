"""When and where the body meets next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from minutesparse.dates import FoundDate, find_dates, find_times
from minutesparse.dates.calendar import likely_year, make_date, month_end
from minutesparse.parsing.lines import Line, Outline, Part
from minutesparse.parsing.meeting_facts import label_kinds
from minutesparse.parsing.meeting_place import place_in
from minutesparse.schema import NextMeeting
from minutesparse.text import words
from minutesparse.vocabulary import Vocabulary

_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class _Notice:
    """Words that give the next meeting, the first of them where it begins; the weightier goes first."""

    weight: float
    texts: tuple[str, ...]


def find_next_meeting(outline: Outline, day: date | None, *, day_first: bool) -> NextMeeting | None:
    """Return the next meeting of the body, None where the minutes don't give at least its month.

    `day` is the meeting's own date: a date without a year is the first after it. The date is
    "2021-06-03", or "2021-06" where only the month is given.
    """
    notices = sorted(_notices(outline), key=lambda n: -n.weight)
    for notice in notices:
        found = _read_notice(notice, outline.vocabulary, day, day_first=day_first)
        if found:
            return found
    return None


def _notices(outline: Outline) -> Iterator[_Notice]:
    """Yield what stands under "Next meeting", beside that label, and sentences that begin so."""
    leads = outline.vocabulary.pattern("meeting.next_leads")
    lines = outline.lines
    seen = set()
    for line in lines:
        if line.part is Part.NEXT_MEETING and line.index not in seen:
            section = [line, *_rest_of_section(lines, line)]
            seen.update(other.index for other in section)
            yield _Notice(10 + line.index / len(lines), tuple(other.text for other in section[:_MOST_LINES]))
    for line in lines:
        if line.index in seen or line.part in (Part.ACTIONS, Part.PREVIOUS_ACTIONS):
            continue
        for sentence in re.split(r"(?<=[a-z)\d][.;])\s+(?=[A-Z])", line.text[:3000]):
            told = leads.search(sentence)
            if told and _announces(sentence, told, outline.vocabulary):
                following = lines[line.index + 1].text if line.index + 1 < len(lines) else ""
                short = len(words(sentence)) <= 6
                yield _Notice(5 + line.index / len(lines), (sentence[told.start() :], *([following] if short else [])))


def _rest_of_section(lines: Sequence[Line], line: Line) -> Iterator[Line]:
    for other in lines[line.index + 1 :]:
        if other.part is not Part.NEXT_MEETING:
            return
        yield other


def _announces(sentence: str, told: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether a sentence gives the next meeting: the words stand near its front, and nobody acts on it.

    "The next meeting is on 3 May" does, "Clerk to bring the plan to the next meeting on 3 May" hardly.
    """
    before = words(sentence[: told.start()])
    if len(before) > 6 or vocabulary.pattern("due.to_meeting").search(sentence[max(0, told.start() - 12) : told.start()]):
        return False
    return not vocabulary.pattern("dates.no_date_after").search(sentence[told.end() : told.end() + 8])


def _read_notice(
    notice: _Notice, vocabulary: Vocabulary, day: date | None, *, day_first: bool
) -> NextMeeting | None:
    """Return the first date to come in a notice, with the time and the place that stand beside it."""
    for at, text in enumerate(notice.texts):
        found = [d for d in find_dates(text, vocabulary, day_first=day_first, bare=_is_bare(text, at, vocabulary))]
        for one in found:
            written = _when(one, day)
            if written is None or _is_past(one, day) or _of_another(text, one, vocabulary):
                continue
            around = notice.texts[at : at + 4]
            return NextMeeting(date=written, start_time=_time(around, vocabulary), place=place_in(around, vocabulary))
    return None


def _is_bare(text: str, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a line holds little but a date, so that "March" and "24/5" can be nothing else."""
    label = text.split(":")[0]
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
    return made.isoformat() if made else None


def _year_after(found: FoundDate, day: date) -> int | None:
    """Return the year in which a date without one first comes after the meeting."""
    assert found.month is not None
    if found.day is not None and found.weekday is not None:
        for year in (day.year, day.year + 1):
            made = make_date(year, found.month, found.day)
            if made and made.isoweekday() == found.weekday and made >= day:
                return year
    return likely_year(day, found.month, found.day, past_days=0)


def _is_past(found: FoundDate, day: date | None) -> bool:
    """Whether a date written with its year lies before the meeting by days, not by a slip of the year."""
    if day is None or found.year is None or found.month is None:
        return False
    last = found.date if found.day else month_end(found.year, found.month)
    return last is not None and (day - last).days in range(250)


def _of_another(text: str, found: FoundDate, vocabulary: Vocabulary) -> bool:
    """Whether the words before a date give it to something else: minutes that were approved, a deadline."""
    lead = re.split(r"[.;]\s", text[max(0, found.start - 50) : found.start])[-1]
    other = vocabulary.pattern("meeting.not_this").search(lead)
    return bool(other) and not vocabulary.pattern("due.next", "meeting.next_leads").search(lead)


def _time(texts: Sequence[str], vocabulary: Vocabulary) -> str | None:
    for at, text in enumerate(texts[:3]):
        dates = find_dates(text, vocabulary)
        for found in reversed(dates):
            text = f"{text[: found.start]}{'#' * (found.end - found.start)}{text[found.end :]}"  # noqa: PLW2901
        bare = len(words(text)) <= 8
        times = find_times(text, vocabulary, bare=bare and bool(dates or at == 0))
        if times:
            return times[0].time
    return None
