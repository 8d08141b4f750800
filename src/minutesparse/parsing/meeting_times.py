"""When the meeting was: its date, its beginning and its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from minutesparse.dates import FoundDate, FoundTime, find_dates, find_times
from minutesparse.dates.calendar import make_date
from minutesparse.parsing.lines import Line, Outline, Part
from minutesparse.parsing.meeting_facts import Fact
from minutesparse.text import words
from minutesparse.vocabulary import Vocabulary

_HEAD_LINES = 14
_OPENING_LINES = 60
_LIST_PARTS = (Part.NEXT_MEETING, Part.PREVIOUS_ACTIONS, Part.ACTIONS, Part.DECISIONS)


@dataclass(frozen=True, slots=True)
class When:
    """The meeting's date and times, each None where the minutes don't say."""

    date: date | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class _Candidate:
    weight: float
    index: int
    found: FoundDate


def head_lines(outline: Outline) -> list[Line]:
    """Return the lines that say which meeting it was: those before the business, and a few at least."""
    head = []
    for line in outline.lines:
        if line.index >= 40 or (line.index >= _HEAD_LINES and line.part in (Part.BUSINESS, *_LIST_PARTS)):
            break
        loose = line.index < _HEAD_LINES and line.part not in _LIST_PARTS
        if loose or line.part in (Part.HEAD, Part.AGENDA, Part.OTHER):
            head.append(line)
    return head


def find_when(outline: Outline, facts: Sequence[Fact], *, day_first: bool) -> When:
    """Return the date of the meeting itself, not of its approval, the agenda or another meeting."""
    found = find_meeting_date(outline, facts, day_first=day_first)
    start, end = find_times_of_meeting(outline, facts, found)
    return When(found, start, end)


def find_meeting_date(outline: Outline, facts: Sequence[Fact], *, day_first: bool) -> date | None:
    """Return the best of the dates that the head, the labels and the opening words give."""
    candidates = sorted(_candidates(outline, facts, day_first=day_first), key=lambda c: (-c.weight, c.index))
    for candidate in candidates:
        day = _with_year(candidate.found, outline, day_first=day_first)
        if day and candidate.found.day:
            return day
    return None


def _candidates(outline: Outline, facts: Sequence[Fact], *, day_first: bool) -> Iterator[_Candidate]:
    vocabulary = outline.vocabulary
    for fact in facts:
        weight = 10.0 if "date" in fact.kinds else 7.0 if fact.kinds & {"time", "start", "title", "body"} else 0
        dates = find_dates(fact.value, vocabulary, day_first=day_first, bare="date" in fact.kinds)
        if weight and dates:
            yield _Candidate(weight - fact.line.index / 100, fact.line.index, dates[0])
    before = ""
    for line in head_lines(outline):
        # "7th" and "April 2025" may stand on two lines, where the ordinal is set high.
        if re.fullmatch(r"\d{1,2}\s?[^\W\d_]{0,3}", before) and len(line.text) <= 40:
            for found in find_dates(f"{before} {line.text}", vocabulary, day_first=day_first)[:1]:
                if found.start == 0:
                    yield _Candidate(6.5 - line.index / 20, line.index, found)
        for found in find_dates(line.text, vocabulary, day_first=day_first):
            told = line.index < 8 or line.heading or len(words(line.text)) <= 12
            if told and not _is_other_meeting(line, found, before, vocabulary):
                yield _Candidate(_head_weight(line, found, vocabulary), line.index, found)
        before = line.text
    for line in outline.lines[:_OPENING_LINES]:
        if line.part in _LIST_PARTS or not vocabulary.pattern("meeting.opened").search(line.text[:400]):
            continue
        for found in find_dates(line.text[:400], vocabulary, day_first=day_first):
            if not _is_other_meeting(line, found, "", vocabulary):
                yield _Candidate(5.0, line.index, found)
    for text in [*_titles(outline), *(p.text for p in outline.document.furniture)]:
        for found in find_dates(text, vocabulary, day_first=day_first):
            if not vocabulary.pattern("meeting.not_this").search(text[: found.start]):
                yield _Candidate(2.0, len(outline.lines), found)


def _titles(outline: Outline) -> list[str]:
    return [v for k, v in outline.document.properties.items() if k in {"title", "subject"} and v]


def _head_weight(line: Line, found: FoundDate, vocabulary: Vocabulary) -> float:
    """Weigh a date in the head: in the words of a title, alone on its line, or only somewhere."""
    rest = line.text[: found.start] + line.text[found.end :]
    told = vocabulary.pattern("meeting.minutes", "meeting.sittings", "meeting.bodies").search(rest)
    weight = 8.0 if told and (line.heading or line.part is not Part.AGENDA) else 4.0
    if sum(len(w) for w in words(rest) if not w.isdigit()) <= 24:
        weight = max(weight, 7.0)
    if len(line.text) > 200:
        weight -= 2
    if line.part is Part.BUSINESS and not line.heading:
        weight -= 3
    return weight + (0.5 if line.heading else 0) - line.index / 20


def _is_other_meeting(line: Line, found: FoundDate, before: str, vocabulary: Vocabulary) -> bool:
    """Whether the words before a date give it to another meeting, or to the file and not the meeting."""
    lead = line.text[max(0, found.start - 60) : found.start]
    lead = re.split(r"[.;|]\s", lead)[-1]
    if not lead.strip() and before.rstrip().endswith(":"):
        lead = before[-40:]
    if line.part is Part.NEXT_MEETING or vocabulary.pattern("meeting.not_this").search(lead):
        return True
    of_minutes = vocabulary.pattern("meeting.minutes").search(lead)
    if of_minutes and line.part is Part.BUSINESS and re.search(r"\s(?:of|from|for|van)\s", lead[of_minutes.start() :]):
        return True  # an item on the minutes of the meeting before
    return bool(of_minutes and vocabulary.pattern("meeting.not_this").search(line.text, found.end))


def _with_year(found: FoundDate, outline: Outline, *, day_first: bool) -> date | None:
    """Return a day with its year; where none is written, the one the document's other dates speak for.

    "Friday 23rd January" is of the year near them in which that day is a Friday.
    """
    if found.year is not None or found.month is None or found.day is None:
        return found.date if found.day else None
    dates = find_dates(outline.document.text[:200_000], outline.vocabulary, day_first=day_first)
    dates += [d for t in _titles(outline) for d in find_dates(t, outline.vocabulary)]
    years = Counter(d.year for d in dates if d.year and 1990 <= d.year)
    years.update(int(y) for y in re.findall(r"(?<![\d.,/-])(20[0-4]\d)(?![\d,]|[-/]\d)", outline.document.text[:200_000]))
    if not years:
        # The file's own dates may not say when the meeting was, but they say of which year "23 January" is.
        years.update(int(y) for v in outline.document.properties.values() for y in re.findall(r"20[0-4]\d", v))
    if not years:
        return None
    likely = [year for year, _ in sorted(years.items(), key=lambda p: (-p[1], -p[0]))]
    if found.weekday:
        near = sorted({y + step for y in likely[:3] for step in (0, 1, -1)}, key=lambda y: (-years[y], -y))
        for year in near:
            day = make_date(year, found.month, found.day)
            if day and day.isoweekday() == found.weekday:
                return day
    return make_date(likely[0], found.month, found.day)


def find_times_of_meeting(
    outline: Outline, facts: Sequence[Fact], day: date | None
) -> tuple[str | None, str | None]:
    """Return when the meeting began and ended; what the minutes record goes before what was planned."""
    vocabulary = outline.vocabulary
    planned = _planned(outline, facts, day)
    known = {t for t in (planned.time, planned.until) if t} if planned else set()
    opened = _labelled(facts, "start", vocabulary) or _recorded(outline, "meeting.opened", known)
    closed = _labelled(facts, "end", vocabulary) or _recorded(outline, "meeting.closed", known)
    start = opened.time if opened else planned.time if planned else None
    end = closed.time if closed else planned.until if planned else None
    if opened and opened.until and not closed and not end:
        end = opened.until
    return _likely_hour(start, opened or planned, end, closed)


def _planned(outline: Outline, facts: Sequence[Fact], day: date | None) -> FoundTime | None:
    """Return the time that a label or the title gives."""
    labelled = _labelled(facts, "time", outline.vocabulary)
    if labelled:
        return labelled
    for line in head_lines(outline):
        if outline.vocabulary.pattern("meeting.not_this").search(line.text) or len(line.text) > 300:
            continue
        written = _full_text(line)
        dates = find_dates(written, outline.vocabulary)
        if day and dates and all((d.day, d.month) not in {(day.day, day.month), (day.month, day.day)} for d in dates):
            continue  # the day of a deadline, or of another meeting
        text = _without(written, [(d.start, d.end) for d in dates])
        bare = (bool(dates) and len(words(text)) <= 6) or not re.search(r"[^\W\d_]", text)
        times = find_times(text, outline.vocabulary, bare=bare)
        alone = times and len(words(text)) <= 6
        if times and times[0].time != "00:00" and (dates or alone or outline.vocabulary.pattern("meeting.held").search(text)):
            return times[0]
    return None


def _full_text(line: Line) -> str:
    """Return the line with its label where that is a time: "09.30" of "09.30 – 12.30" looks like a number."""
    label = line.paragraph.label or ""
    return f"{label} {line.text}" if re.fullmatch(r"\d{1,2}[.:]\d\d", label) else line.text


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Blank out spans of a text, so that the rest keeps its places."""
    for start, end in spans:
        text = f"{text[:start]}{'#' * (end - start)}{text[end:]}"
    return text


def _labelled(facts: Sequence[Fact], kind: str, vocabulary: Vocabulary) -> FoundTime | None:
    for fact in facts:
        if kind not in fact.kinds:
            continue
        for value in fact.values:
            dates = find_dates(value, vocabulary)
            times = find_times(_without(value, [(d.start, d.end) for d in dates]), vocabulary, bare=True)
            if times and times[0].time != "00:00":
                return times[0]
    return None


def _recorded(outline: Outline, key: str, known: set[str]) -> FoundTime | None:
    """Return the time beside the words that open or close a meeting, in a heading or a sentence."""
    lines = outline.lines
    closing = key.endswith("closed")
    found: list[tuple[int, FoundTime]] = []
    for line in lines if closing else lines[:_OPENING_LINES]:
        if line.part in (Part.ACTIONS, Part.PREVIOUS_ACTIONS) or (line.part is Part.NEXT_MEETING and not closing):
            continue
        sentences = re.split(r"(?<=[a-z)][.;])\s+(?=[A-Z])", line.text[:1500])
        after = lines[line.index + 1] if line.index + 1 < len(lines) else None
        if line.heading and after and not after.heading and len(line.text) < 60:
            times = find_times(after.text[:40], outline.vocabulary)
            if times and times[0].start <= 12 and not find_dates(after.text[:40], outline.vocabulary):
                # "Adjournment" over "7.44 pm. Proposed by …"
                sentences.append(f"{line.text} {after.text[: times[0].end]}")
        for sentence in sentences:
            near = line.heading or line.index < 20 or closing
            time = _time_of(sentence, outline.vocabulary, key, near=near, known=known)
            if time and not closing:
                return time
            if time:
                found.append((line.index, time))
    # A file may go on with a second meeting's minutes: the first to close is the first meeting.
    late = [time for index, time in found if index > 0.4 * len(lines)]
    return late[0] if late else found[-1][1] if found else None


def _time_of(sentence: str, vocabulary: Vocabulary, key: str, *, near: bool, known: set[str]) -> FoundTime | None:
    """Return the time in a sentence that says that the meeting opened or closed."""
    told = vocabulary.pattern(key).search(sentence)
    if not told or vocabulary.pattern("meeting.next_leads", "meeting.not_this").search(sentence):
        return None
    if not _about_meeting(sentence, told, vocabulary, short=near):
        return None
    dates = [(d.start, d.end) for d in find_dates(sentence, vocabulary)]
    times = [
        t
        for t in find_times(_without(sentence, dates), vocabulary)
        # "13:00 - 13:45 Opening" is an entry of a programme.
        if -4 <= t.start - told.end() <= 70 or (told.start() - t.end in range(30) and not t.until)
    ]
    # "at 1:05 EST (18:05 UTC)": the clock that the rest of the minutes goes by.
    return next((t for t in times if t.time in known), times[0] if times else None)


def _about_meeting(sentence: str, told: re.Match[str], vocabulary: Vocabulary, *, short: bool) -> bool:
    """Whether it is the meeting that opened or closed: "the road closed at 9.15" is another matter."""
    count = len(words(sentence))
    if count <= 9:
        return short
    around = sentence[max(0, told.start() - 60) : told.end() + 30]
    return bool(vocabulary.pattern("meeting.sittings", "meeting.in_chair", "meeting.chair_roles").search(around))


def _likely_hour(
    start: str | None, start_found: FoundTime | None, end: str | None, end_found: FoundTime | None
) -> tuple[str | None, str | None]:
    """Read hours of one to six without a mark as afternoon, and an end before its start twelve hours on."""
    if start and start_found and not start_found.sure and "01:00" <= start < "07:00" and not _zero(start_found):
        start = _later(start)
    if end and end_found and not end_found.sure and start and end < start and end < "12:00":
        end = _later(end)
    return start, end


def _zero(found: FoundTime) -> bool:
    return found.end - found.start >= 5 and found.until is None


def _later(time: str) -> str:
    return f"{(int(time[:2]) + 12) % 24:02}{time[2:]}"


