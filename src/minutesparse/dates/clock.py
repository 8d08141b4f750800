"""Finding times of day, and spans of time, as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from minutesparse.dates.grammar import grammar
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time in a text: `text[start:end]` is how it is written; `time` and `until` are "HH:MM".

    `until` is the end of a span of time ("2 - 4.30pm"), None for a single time. `sure` says that
    morning or afternoon is told (by a mark, or by an hour over 12).
    """

    start: int
    end: int
    time: str
    until: str | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    hour: int
    minute: int
    half: str | None  # "am", "pm", or "24" where the hours count to 24
    clear: bool  # a time wherever it stands; else only beside a clear one or after "at"
    minutes: bool = True  # more than a bare number of one or two digits

    def clock(self, half: str | None) -> str:
        hour = self.hour % 24
        if half in {"am", "pm"} and hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        return f"{hour:02}:{self.minute:02}"


def find_times(text: str, vocabulary: Vocabulary, *, bare: bool = False) -> list[FoundTime]:
    """Return the times written in a text, in order; a span of time is one of them.

    Hours without "am" or "pm" are taken as written. Bare numbers are times only as an end of a span
    whose other end is one ("7 to 9 pm"); "7.30" and "1930" also after a word like "at", or with
    `bare`, as beside the label "Time".

    >>> from minutesparse.vocabulary import load
    >>> en = load("en")
    >>> [(t.time, t.until) for t in find_times("1.30 p.m., 2:00 – 4.30pm, noon, £7.30", en)]
    [('13:30', None), ('14:00', '16:30'), ('12:00', None)]
    """
    words = grammar(vocabulary)
    parts = [p for m in words.times.finditer(text) if (p := _read_part(m, vocabulary))]
    found: list[FoundTime] = []
    taken = -1
    for at, part in enumerate(parts):
        if at <= taken:
            continue
        after = parts[at + 1] if at + 1 < len(parts) else None
        lead = bare or words.time_lead.search(text[max(0, part.start - 24) : part.start])
        led = part.clear or (part.minutes and bool(lead) and not _like_year(text, part, vocabulary))
        if after and words.time_joiner.fullmatch(text[part.end : after.start]):
            span = _span(part, after)
            if led or after.clear or (lead and (after.minutes or bare)):
                found.append(span)
                taken = at + 1
                continue
        if led:
            found.append(FoundTime(part.start, part.end, part.clock(part.half), None, part.half is not None))
    return found


def _like_year(text: str, part: _Part, vocabulary: Vocabulary) -> bool:
    """Whether four digits are rather a year: "from 2012" is, "at 2015" is a quarter past eight."""
    if not re.fullmatch(r"(?:19|20)\d\d", text[part.start : part.end]):
        return False
    first = next(iter(vocabulary.list("times.at")), "at")
    return not re.search(rf"(?<!\w){re.escape(first)}\s$", text[: part.start], re.IGNORECASE)


def _read_part(match: re.Match[str], vocabulary: Vocabulary) -> _Part | None:
    got = match.groupdict()
    start, end = match.span()
    if got["noon"] or got["midnight"]:
        return _Part(start, end, 12 if got["noon"] else 0, 0, "24", clear=True)
    if got["four"]:
        hour, minute = int(got["four"][:2]), int(got["four"][2:])
        return _Part(start, end, hour, minute, "24", clear=bool(got["fourmark"]))
    hour, minute = int(got["hour"]), int(got["minute"] or 0)
    half = "am" if got["am"] else "pm" if got["pm"] else None
    if (half and hour == 0) or (hour == 24 and minute):
        return None
    if half and hour > 12:
        half = None  # "13.30pm" is said of half past one
    mark = plain(got["mark"] or got["oclock"] or "")
    spoken = bool(got["oclock"]) and mark not in vocabulary.set("times.hours")
    marked = bool(mark) and (bool(got["minute"]) or spoken)  # "2 hours" is how long, not when
    clear = (
        bool(half)
        or marked
        or got["point"] in {":", "h", "H"}
        or (hour > 12 and bool(got["am"] or got["pm"]))
    )
    if half is None and (hour > 12 or hour == 0 or (marked and not spoken)):
        half = "24"
    return _Part(start, end, hour, minute, half, clear, minutes=bool(got["minute"]) or bool(mark))


def _span(first: _Part, last: _Part) -> FoundTime:
    """Return the span between two times: "2 - 4.30pm" is all afternoon, "10 - 2pm" begins before noon."""
    halves = first.half, last.half
    if halves[0] is None and halves[1] in {"am", "pm"}:
        begin = first.clock(halves[1])
        if begin >= last.clock(halves[1]):
            begin = first.clock("am" if halves[1] == "pm" else "pm")
    else:
        begin = first.clock(halves[0])
    end = last.clock(halves[1])
    if halves[1] is None and end <= begin and halves[0] == "pm":
        end = last.clock("pm")
    return FoundTime(first.start, last.end, begin, end, sure=any(halves))


def in_afternoon(found: FoundTime) -> FoundTime:
    """Return the time read as afternoon where nothing told, for callers who know it must be."""
    if found.sure or int(found.time[:2]) >= 12:
        return found
    return replace(found, time=f"{int(found.time[:2]) + 12}{found.time[2:]}")
