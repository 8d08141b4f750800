"""When the meeting began and ended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from minutesparse.compiling import compiled
from minutesparse.dates import FoundTime, find_dates, find_times
from minutesparse.parsing.lines import Line, Outline, Part
from minutesparse.parsing.meeting.date import head_lines
from minutesparse.parsing.meeting.facts import Fact
from minutesparse.parsing.meeting.properties import end_in_properties, time_in_properties
from minutesparse.text import words
from minutesparse.vocabulary import Vocabulary

_OPENING_LINES = 60
_YEARS = compiled(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d")
_SPAN = compiled(r"^\W*[^\W\d_][\w-]{2,30}:\s*\d{1,2}[.:]\d\d\s?[-–]\s?\d{1,2}[.:]\d\d\W*$")
"""One word, and from when to when: "Talk: 20.30-22.00"."""
_LATE = 0.75
"""How far into the minutes the end of a meeting is looked for under a heading that may be of anything."""
_LONGEST_LINE = 160
_LONGEST = 600
"""Minutes that a meeting lasts at the most, where its end must be guessed between morning and evening."""


def find_times_of_meeting(
    outline: Outline, facts: Sequence[Fact], day: date | None
) -> tuple[str | None, str | None]:
    """Return when the meeting began and ended; what the minutes record goes before what was planned."""
    vocabulary = outline.vocabulary
    planned = _planned(outline, facts, day)
    known = {t for t in (planned.time, planned.until) if t} if planned else set()
    opened = _labelled(facts, "start", vocabulary) or _recorded(outline, "meeting.opened", known)
    closed = _labelled(facts, "end", vocabulary) or _recorded(outline, "meeting.closed", known)
    planned = planned or (None if opened else time_in_properties(outline, day))
    start = opened.time if opened else planned.time if planned else None
    end = closed.time if closed else planned.until if planned else None
    end = end or (None if opened else end_in_properties(outline))
    if opened and opened.until and not closed and not end:
        end = opened.until
    return _likely_hour(start, opened or planned, end, closed or planned)


def _planned(outline: Outline, facts: Sequence[Fact], day: date | None) -> FoundTime | None:
    """Return the time that a label or the title gives."""
    labelled = _labelled(facts, "time", outline.vocabulary)
    if labelled:
        return labelled
    for line in head_lines(outline):
        if _YEARS.fullmatch(line.text.strip(" .()")):
            continue
        other = outline.vocabulary.pattern("meeting.not_this", "meeting.habits")
        if other.search(line.text) or len(line.text) > 300:
            continue
        written = _full_text(line)
        dates = find_dates(written, outline.vocabulary)
        if not dates and outline.vocabulary.pattern("meeting.breaks").search(line.text):
            continue  # "10:30 - 10:45 Coffee"
        if (
            day
            and dates
            and all((d.day, d.month) not in {(day.day, day.month), (day.month, day.day)} for d in dates)
        ):
            continue  # the day of a deadline, or of another meeting
        text = _without(written, [(d.start, d.end) for d in dates])
        bare = (bool(dates) and len(words(text)) <= 6) or not re.search(r"[^\W\d_]", text)
        bare = bare or bool(_SPAN.search(text))
        times = find_times(text, outline.vocabulary, bare=bare)
        lasted = outline.vocabulary.pattern("meeting.durations").search(text)
        if not times or times[0].time == "00:00" or (lasted and lasted.start() < times[0].start):
            continue
        rest = words(_without(text, [(t.start, t.end) for t in times]))
        alone = len(rest) <= 4 and (written != line.text or not line.paragraph.label)
        told = outline.vocabulary.pattern("meeting.sittings", "meeting.minutes").search(text)
        if dates or alone or told:
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
            if not times:
                continue
            lasted = vocabulary.pattern("meeting.durations").search(fact.label) and not times[0].until
            if times[0].time != "00:00" and not lasted:
                return times[0]
    return None


def _recorded(outline: Outline, key: str, known: set[str]) -> FoundTime | None:
    """Return the time beside the words that open or close a meeting, in a heading or a sentence."""
    lines = outline.lines
    closing = key.endswith("closed")
    if not closing:
        # "The meeting commenced at 7 pm and concluded at 9 pm" may be the last line
        running = [line.index for line in lines if line.table is None]  # a table of those present may be long
        end = running[_OPENING_LINES] if len(running) > _OPENING_LINES else len(lines)
        both = (line for line in lines[end:] if _tells_both(line.text, outline.vocabulary))
        lines = (*lines[:end], *both)
    found: list[tuple[int, FoundTime]] = []
    for line in lines:
        if line.part in (Part.ACTIONS, Part.PREVIOUS_ACTIONS) or (
            line.part is Part.NEXT_MEETING and not closing
        ):
            continue
        sentences = re.split(r"(?<=[a-z)][.;])\s+(?=[A-Z])", line.text[:1500])
        after = outline.lines[line.index + 1] if line.index + 1 < len(outline.lines) else None
        far = not closing or line.index > _LATE * len(outline.lines) or _speaks_of_meeting(line, outline)
        if line.heading and after and not after.heading and len(line.text) < 60 and far:
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


def _speaks_of_meeting(line: Line, outline: Outline) -> bool:
    """Whether a heading is of the meeting: "Closing time" far from the end may be that of a shop."""
    return bool(outline.vocabulary.pattern("meeting.sittings").search(line.text))


def _tells_both(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a short line says when the meeting opened and when it closed."""
    return len(text) < _LONGEST_LINE and all(
        vocabulary.pattern(key).search(text)
        for key in ("meeting.sittings", "meeting.opened", "meeting.closed")
    )


def _time_of(
    sentence: str, vocabulary: Vocabulary, key: str, *, near: bool, known: set[str]
) -> FoundTime | None:
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
    if not any(t.time in known for t in times if t.start >= told.end()):
        # "commenced at 6.40 and concluded at 8.05": the time behind its own word
        times = [t for t in times if t.start >= told.end()] or times
    return next((t for t in times if t.time in known), times[0] if times else None)


def _about_meeting(sentence: str, told: re.Match[str], vocabulary: Vocabulary, *, short: bool) -> bool:
    """Whether it is the meeting that opened or closed: "the road closed at 9.15" is another matter."""
    count = len(words(sentence))
    if count <= 9:
        return short
    if short and told.start() == 0 and vocabulary.pattern("meeting.called").match(sentence):
        return True  # "Called to order at 7:01 p.m. by Ann Moss, chair of the parish council"
    around = sentence[max(0, told.start() - 60) : told.end() + 30]
    return bool(
        vocabulary.pattern("meeting.sittings", "meeting.in_chair", "meeting.chair_roles").search(around)
    )


def _likely_hour(
    start: str | None, start_found: FoundTime | None, end: str | None, end_found: FoundTime | None
) -> tuple[str | None, str | None]:
    """Read hours of one to six without a mark as afternoon, and an end before its start twelve hours on."""
    if (
        start
        and start_found
        and not start_found.sure
        and "01:00" <= start < "07:00"
        and not _zero(start_found)
    ):
        start = _later(start)
    if end and end_found and not end_found.sure and start and end < start and end < "12:00":
        end = _later(end)
    if (
        start
        and end
        and start_found
        and not start_found.sure
        and "07:00" <= start <= "09:59"
        and end >= "19:00"
    ):
        start = _later(start)  # from 7.39 to 8.26 pm
    if (
        start
        and end
        and not 0 <= _minutes(end) - _minutes(start) <= _LONGEST
        and end_found
        and not end_found.sure
    ):
        end = None  # "adjourned at 10.25" of a meeting that began at noon
    return start, end


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def _zero(found: FoundTime) -> bool:
    return found.end - found.start >= 5 and found.until is None


def _later(time: str) -> str:
    return f"{(int(time[:2]) + 12) % 24:02}{time[2:]}"
