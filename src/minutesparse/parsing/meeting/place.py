"""Where the meeting was: beside a label, in the title, or on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates, find_times
from minutesparse.parsing.headings import heading_key, opens_meeting
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Line, Outline, Part
from minutesparse.parsing.meeting.cuts import CUT, without_times
from minutesparse.parsing.meeting.date import head_lines
from minutesparse.parsing.meeting.facts import Fact
from minutesparse.parsing.meeting.place_words import (
    EDGE,
    by_which_means,
    clean_place,
    ends_as_place,
    is_of_body,
    is_place,
    street_pattern,
)
from minutesparse.parsing.meeting.properties import place_in_properties
from minutesparse.parsing.meeting.title_lines import title_lines
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.slots import is_clocked
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

_MOST_WORDS = 16
_LINE_OF_ADDRESS = 5
_HEAD_LINES = 14
_OPENING_LINES = 25
# "at" goes on with an address ("at the Hub at 45 High Street") and else begins what is no part of the place.
_UNTIL = compiled(
    r"\s(?:on|commencing|starting|from|beginning|during)(?:\s|$)|\sat(?!\s\d{1,4}\s[A-Z])(?:\s|$)|\x1f",
    re.IGNORECASE,
)
_TOWN = compiled(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?,\s[A-Z][\w'’. -]{2,20}")


def find_place(outline: Outline, facts: Sequence[Fact]) -> str | None:
    """Return where the body met, as written, None where the minutes don't say."""
    place = _find_place(outline, facts)
    return by_which_means(place, outline.vocabulary) if place else None


def _find_place(outline: Outline, facts: Sequence[Fact]) -> str | None:
    vocabulary = outline.vocabulary
    for fact in facts:
        if "place" in fact.kinds and not _is_prose(fact):
            parts = [clean_place(v, vocabulary) for v in fact.values]
            beside = ", ".join(p for p in parts if p) if len(fact.kinds) > 1 else parts[0]
            if beside and len(words(beside)) <= _MOST_WORDS:
                return beside
    head = [
        line
        for line in head_lines(outline)
        if line.part not in (*ATTENDANCE_PARTS, Part.OTHER)
        and not (line.part is Part.BUSINESS and (line.paragraph.label or is_clocked(line.text)))
        and line.index < _HEAD_LINES
        and heading_key(line.text) not in vocabulary.set("headings.ways_in")
    ]
    for line in head:
        place = _after_lead(line.text, vocabulary, sure=line.part in (Part.HEAD, Part.AGENDA) or line.heading)
        if place:
            return place
    return (
        _beside_date(head, vocabulary)
        or _own_line(head, vocabulary)
        or _remote_alone(head, vocabulary)
        or _in_opening(outline)
        or _in_title(outline)
        or place_in_properties(outline)
    )


def _is_prose(fact: Fact) -> bool:
    """Whether a heading "Venue" heads what was said about venues, or a label what was decided of them."""
    headed = len(words(fact.label)) == len(words(fact.line.text)) and fact.line.table is None
    late = fact.line.part in (Part.BUSINESS, Part.ACTIONS)
    if late and fact.value[:1].islower() and fact.value.endswith("."):
        return True  # "Room: jo books one at the quay."
    return headed and fact.line.heading and (len(words(fact.value)) > 12 or late)


def _in_opening(outline: Outline) -> str | None:
    """Return the place of "called the meeting to order at 6.30 pm at the Scout Barn" in the first lines."""
    vocabulary = outline.vocabulary
    opened = vocabulary.pattern("meeting.opened", "meeting.called", "meeting.in_chair")
    for line in outline.lines[:_OPENING_LINES]:
        for start, end in sentences(line.text[:600]):
            sentence = line.text[start:end]
            told = opened.search(sentence)
            if told and find_times(sentence, vocabulary):
                place = _after_lead(sentence[told.end() :], vocabulary)
                if place and is_place(place, vocabulary):
                    return place
    return None


def _remote_alone(head: Sequence[Line], vocabulary: Vocabulary) -> str | None:
    """Return "Remote" or "Zoom" where that is all a line above the business says, or all behind its label."""
    for line in head:
        said = line.text.rpartition(":")[2].strip(EDGE)
        if (
            line.part is Part.HEAD
            and not line.heading
            and vocabulary.pattern("meeting.remote").fullmatch(said)
        ):
            return said
    return None


def _in_title(outline: Outline) -> str | None:
    """Return "Telecon" of "Harbour Committee Telecon Minutes": the title tells that nobody met in a room."""
    for line in title_lines(outline):
        remote = outline.vocabulary.pattern("meeting.remote").search(line.text)
        told = without_times(line.text, outline.vocabulary).replace(CUT, " ")
        named = outline.vocabulary.pattern("meeting.minutes", "meeting.sittings", "meeting.boards")
        named_so = line.heading or line.index == 0 or named.search(line.text)
        if remote and named_so and len(words(told)) <= 10 and line.part is not Part.OTHER:
            return remote.group(0)
    return None


def place_in(texts: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """Return the place that a notice of a meeting gives, None where it gives none."""
    for at, text in enumerate(texts):
        label = re.match(rf"\W*(?:{_labels(vocabulary)})\s?[:–-]\s*(.+)", text, re.IGNORECASE)
        if label:
            return clean_place(label[1], vocabulary) or None
        place = _after_lead(text, vocabulary)
        if place and is_place(place, vocabulary):
            return place
        bare = clean_place(text, vocabulary)
        label = re.match(r"[^\W\d_][\w ]{2,30}:\s", bare)  # "Possible venues: …"
        if at and bare and not label and is_place(bare, vocabulary) and len(words(bare)) <= 10:
            return bare
    return None


@cache
def _labels(vocabulary: Vocabulary) -> str:
    return "|".join(re.escape(p) for p in vocabulary.list("meeting.place")) or "(?!)"


def _after_lead(text: str, vocabulary: Vocabulary, *, sure: bool = True) -> str | None:
    """Return what stands behind "held in" or "via", up to the date or the end of the sentence.

    Only where `sure`, in a title or a notice, does "in" or "at" alone lead to a place; right behind a
    date or a time it needs no word that places have ("at 7pm in the Scout Barn").
    """
    if len(text) > 500:
        return None
    for lead in _leads(vocabulary).finditer(text):
        place = _up_to_date(text[lead.end() :], vocabulary)
        held = lead.group(0).strip().lower().startswith(("held", "gehouden"))
        timed = _ends_in_time(text[: lead.start()], vocabulary)  # "at 7pm in the school library"
        told = held or (
            sure and (timed or place[:1].isupper() or vocabulary.pattern("meeting.remote").match(place))
        )
        if not told or len(words(place)) > _MOST_WORDS or not re.search(r"[^\W\d_]{3}", place):
            continue
        # "called to order at 7 pm by President Moss"
        named = place[:1].isupper() and (held or (sure and timed and lead.group(0).strip().lower() != "by"))
        if is_place(place, vocabulary) or named:
            return re.sub(r"^(?:the|de|het)\s(?=[A-Z]\w+\s?$)", "", place)
    return None


def _up_to_date(text: str, vocabulary: Vocabulary) -> str:
    """Return the words up to a date, a time or what else goes on about the meeting."""
    rest = re.split(
        r"[;\n]|\.\s|\s(?:to|for|with|(?<!hosted\s)by(?=\s[A-Z])|and (?=[a-z])|was|were|present|which)\s?",
        text,
        maxsplit=1,
    )[0]
    if find_dates(rest[:12], vocabulary) or find_times(rest[:8], vocabulary):
        return ""
    return _UNTIL.split(_marked(rest, vocabulary))[0].strip(EDGE)


def _ends_in_time(text: str, vocabulary: Vocabulary) -> bool:
    tail = text[-60:]
    ends = [d.end for d in find_dates(tail, vocabulary)] + [t.end for t in find_times(tail, vocabulary)]
    return any(len(tail) - end <= 2 for end in ends)


def _marked(text: str, vocabulary: Vocabulary) -> str:
    spans = [(d.start, d.end) for d in find_dates(text, vocabulary)]
    spans += [(t.start, t.end) for t in find_times(text, vocabulary)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}\x1f{text[end:]}"
    return text


@cache
def _leads(vocabulary: Vocabulary) -> re.Pattern[str]:
    phrases = sorted(vocabulary.list("meeting.place_leads"), key=lambda p: (-len(p), p))
    body = "|".join(r"\s".join(re.escape(w) for w in p.split()) for p in phrases) or "(?!)"
    return compiled(rf"(?:^|(?<=\s))(?:{body})\s(?:the\s(?=[A-Z]))?", re.IGNORECASE)


def _beside_date(head: Sequence[Line], vocabulary: Vocabulary) -> str | None:
    """Return the rest of a line of date and time: "1st April 2015 – 14:00 – Moor House"."""
    for line in head:
        dates, times = find_dates(line.text, vocabulary), find_times(line.text, vocabulary)
        if not dates or len(line.text) > 160:
            continue
        street = street_pattern(vocabulary).match(line.text[: dates[0].start].strip(EDGE))
        if street:
            return street.group()  # "181 Quay Road June 11, 2025 6 pm"
        end = max([d.end for d in dates] + [t.end for t in times])
        rest = re.sub(r"^\s?(?:[A-Z]{1,3}T|UTC|[+-]\d{4})(?=\W|$)", "", line.text[end:]).strip(EDGE)
        rest = rest.strip("()") if rest.count("(") != rest.count(")") else rest
        if (
            not 0 < len(words(rest)) <= 10
            or _is_of_title(rest, vocabulary)
            or re.fullmatch(r"[A-Z]{2,4}", rest)
            or opens_meeting(rest, vocabulary)
            or "+" in rest
        ):
            continue
        rest = re.sub(r"^(?:at|in|via|te)\s(?:the\s)?", "", rest)
        named = bool(times) and rest[:1].isupper() and not plain(rest).endswith("time")
        looks = (
            bool(times)
            or rest[:1].isupper()
            or rest[:1].isdigit()
            or vocabulary.pattern("meeting.remote").match(rest)
        )
        if named or (looks and is_place(rest, vocabulary)):
            return rest
    return None


def _is_of_title(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text speaks of a body or its minutes; "Committee Room 2" does not."""
    bare = re.sub(r"\b\w+\s(?=(?:room|chamber)s?\b)", "", text, flags=re.IGNORECASE)
    return bool(vocabulary.pattern("meeting.minutes", "meeting.boards", "meeting.drafts").search(bare))


def _own_line(head: Sequence[Line], vocabulary: Vocabulary) -> str | None:
    """Return a line of the head that is a place and nothing else, near the line of the date."""
    dated = _dated(head, vocabulary)
    for line in head:
        text = line.text.strip(EDGE)
        times = find_times(text, vocabulary)
        timed = bool(times) and times[0].start == 0
        if timed:
            text = text[times[0].end :].strip(f"{EDGE}/")  # "7.15 pm – Moor Community Centre"
        if (
            not (timed or (dated is not None and line.index in {dated - 1, *range(dated + 1, dated + 4)}))
            or ":" in text
            or line.paragraph.label
            or (line.heading and line.item is not None and line.item.line == line.index)
            or len(words(text)) > 14
        ):
            continue
        if (
            not text[:1].isupper()
            or _is_of_title(text, vocabulary)
            or (text.endswith(".") and len(words(text)) > 8)
        ):
            continue
        before = dated is not None and line.index == dated - 1
        told = is_place(text, vocabulary) and not is_of_body(text, vocabulary)
        if (
            before and (_TOWN.fullmatch(text) or (line.index and told and ends_as_place(text, vocabulary)))
        ) or (told and not before):
            return clean_place(_with_lines_below(line, text, head), vocabulary)
    return None


def _dated(head: Sequence[Line], vocabulary: Vocabulary) -> int | None:
    """The line of the head that gives the day: a title often gives no more than the month."""
    dates = [(line.index, found) for line in head for found in find_dates(line.text, vocabulary)[:1]]
    days = [at for at, found in dates if found.day]
    return days[0] if days else dates[0][0] if dates else None


def _with_lines_below(line: Line, text: str, head: Sequence[Line]) -> str:
    """Return a place with the lines below that go on with it: an address, a line each, with commas."""
    open_ended = line.text.rstrip().endswith(",")
    for below in head:
        if below.index <= line.index:
            continue
        if not open_ended or len(words(below.text)) > _LINE_OF_ADDRESS:
            break
        text = f"{text}, {below.text.strip(EDGE)}"
        open_ended = below.text.rstrip().endswith(",")
    return text
