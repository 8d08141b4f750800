"""Where the meeting was: beside a label, in the title, or on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from minutesparse.dates import find_dates, find_times
from minutesparse.names import looks_like_person
from minutesparse.parsing.lines import Line, Outline, Part
from minutesparse.parsing.meeting_facts import Fact
from minutesparse.parsing.meeting_times import head_lines
from minutesparse.text import words
from minutesparse.vocabulary import Vocabulary

_EDGE = " \t,;:.–—-|•·*_@[]"
_MOST_WORDS = 16


def find_place(outline: Outline, facts: Sequence[Fact]) -> str | None:
    """Return where the body met, as written, None where the minutes don't say."""
    vocabulary = outline.vocabulary
    for fact in facts:
        if "place" in fact.kinds:
            parts = [clean_place(v, vocabulary) for v in fact.values]
            place = ", ".join(p for p in parts if p) if len(fact.kinds) > 1 else parts[0]
            if place and len(words(place)) <= _MOST_WORDS:
                return place
    head = [line for line in head_lines(outline) if line.part in (Part.HEAD, Part.AGENDA) or line.index < 6]
    for line in head:
        place = _after_lead(line.text, vocabulary)
        if place:
            return place
    return _beside_date(head, vocabulary) or _own_line(head, vocabulary)


def place_in(texts: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """Return the place that a notice of a meeting gives, None where it gives none."""
    for at, text in enumerate(texts):
        label = re.match(rf"\W*(?:{_labels(vocabulary)})\s?[:–-]\s*(.+)", text, re.IGNORECASE)
        if label:
            return clean_place(label[1], vocabulary) or None
        place = _after_lead(text, vocabulary)
        if place:
            return place
        bare = clean_place(text, vocabulary)
        if at and bare and _is_place(bare, vocabulary) and len(words(bare)) <= 10:
            return bare
    return None


@cache
def _labels(vocabulary: Vocabulary) -> str:
    return "|".join(re.escape(p) for p in vocabulary.list("meeting.place")) or "(?!)"


def clean_place(text: str, vocabulary: Vocabulary) -> str:
    """Return a text without its dates and times, and without what hangs on them.

    >>> from minutesparse.vocabulary import load
    >>> clean_place("Village Hall, Moor Lane at 7.30pm on Monday 3 May 2021", load("en"))
    'Village Hall, Moor Lane'
    """
    spans = [(d.start, d.end) for d in find_dates(text, vocabulary)]
    spans += [(t.start, t.end) for t in find_times(text, vocabulary)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}\x1f{text[end:]}"
    pieces = [re.sub(rf"(?:^|\s){_ends(vocabulary)}$", "", p.strip(_EDGE), flags=re.IGNORECASE) for p in text.split("\x1f")]
    kept = [p.strip(_EDGE) for p in pieces if len(words(p)) > 0 and not re.fullmatch(r"[A-Z]{2,4}|\W*", p.strip(_EDGE))]
    place = kept[0] if kept else ""
    return re.sub(r"\s+", " ", place.replace("\t", " ")).strip(_EDGE)


@cache
def _ends(vocabulary: Vocabulary) -> str:
    words_ = {"at", "on", "from", "in", "by", "@", *vocabulary.list("times.at"), *vocabulary.list("dates.articles")}
    return "(?:" + "|".join(re.escape(w) for w in sorted(words_, key=len, reverse=True)) + ")"


def _is_place(text: str, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.pattern("meeting.places").search(text)) and not looks_like_person(text, vocabulary)


def _after_lead(text: str, vocabulary: Vocabulary) -> str | None:
    """Return what stands behind "held in" or "via", up to the date or the end of the sentence."""
    if len(text) > 500:
        return None
    for lead in _leads(vocabulary).finditer(text):
        rest = re.split(r"[;\n]|\.\s|\s(?:to|for|with|and was|was|were|present|which)\s", text[lead.end() :], maxsplit=1)[0]
        if find_dates(rest[:12], vocabulary) or find_times(rest[:8], vocabulary):
            continue
        place = re.split(r"\s(?:on|at|commencing|starting|from|beginning|,\s?commencing)(?:\s|$)|\x1f", _marked(rest, vocabulary))[0]
        place = place.strip(_EDGE)
        sure = lead.group(0).strip().lower().startswith(("held", "gehouden"))
        if place and len(words(place)) <= _MOST_WORDS and (_is_place(place, vocabulary) or (sure and place[:1].isupper())):
            return re.sub(r"^(?:the|de|het)\s(?=[A-Z]\w+\s?$)", "", place)
    return None


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
    return re.compile(rf"(?:^|(?<=\s))(?:{body})\s(?:the\s(?=[A-Z]))?", re.IGNORECASE)


def _beside_date(head: Sequence[Line], vocabulary: Vocabulary) -> str | None:
    """Return the rest of a line of date and time: "1st April 2015 – 14:00 – Moor House"."""
    for line in head:
        dates, times = find_dates(line.text, vocabulary), find_times(line.text, vocabulary)
        if not dates or len(line.text) > 160:
            continue
        end = max([d.end for d in dates] + [t.end for t in times])
        rest = re.sub(r"^\s?[A-Z]{2,4}(?=\s|$)", "", line.text[end:]).strip(_EDGE)
        told = vocabulary.pattern("meeting.minutes", "meeting.bodies", "meeting.drafts").search(rest)
        if rest and not told and (_is_place(rest, vocabulary) or (times and rest[:1].isupper())) and len(words(rest)) <= 10:
            return rest
    return None


def _own_line(head: Sequence[Line], vocabulary: Vocabulary) -> str | None:
    """Return a line of the head that is a place and nothing else, near the line of the date."""
    dated = next((line.index for line in head if find_dates(line.text, vocabulary)), None)
    if dated is None:
        return None
    for line in head:
        text = line.text.strip(_EDGE)
        if not dated < line.index <= dated + 3 or line.part is not Part.HEAD or ":" in text or len(words(text)) > 14:
            continue
        told = vocabulary.pattern("meeting.minutes", "meeting.bodies").search(text)
        if _is_place(text, vocabulary) and not told and text[:1].isupper():
            return clean_place(text, vocabulary)
    return None
