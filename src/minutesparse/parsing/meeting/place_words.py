"""What a place is told by, and what is no part of it: the date, the time, "in person at"."""

from __future__ import annotations

import re
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates, find_times
from minutesparse.dates.grammar import any_of
from minutesparse.names import is_role, looks_like_person
from minutesparse.names.judging import is_given
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

_ADDRESS = compiled(r"(?<=\w)[\s:(<\[–-]{1,4}https?://\S{4,400}")
EDGE = " \t,;:.–—-|•·*_@[]"


def clean_place(text: str, vocabulary: Vocabulary) -> str:
    """Return a text without its dates and times, and without what hangs on them.

    >>> from minutesparse.vocabulary import load
    >>> clean_place("Village Hall, Moor Lane at 7.30pm on Monday 3 May 2021", load("en"))
    'Village Hall, Moor Lane'
    """
    text = _ADDRESS.sub("", text)  # "Zoom https://…"
    spans = [(d.start, d.end) for d in find_dates(text, vocabulary)]
    spans += [(t.start, t.end) for t in find_times(text, vocabulary)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}\x1f{text[end:]}"
    pieces = [
        re.sub(rf"(?:^|\s){_ends(vocabulary)}$", "", p.strip(EDGE), flags=re.IGNORECASE)
        for p in text.split("\x1f")
    ]
    kept = [
        p.strip(EDGE)
        for p in pieces
        if len(words(p)) > 0 and not re.fullmatch(r"[A-Z]{2,4}[\s+]*|\W*", p.strip(EDGE))
    ]
    place = kept[0] if kept else ""
    place = _in_person(vocabulary).sub("", place.replace("\t", " "))
    return re.sub(r"^(?:at|in|@)\s|\s+", " ", place).strip(EDGE)


@cache
def _in_person(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A pattern for what says how people met and not where: "In person at" before a place."""
    return compiled(
        rf"^\W{{0,2}}{any_of(vocabulary.list('meeting.in_person'))}[\s:,–—-]{{1,4}}(?=[^\W_])", re.IGNORECASE
    )


@cache
def _ends(vocabulary: Vocabulary) -> str:
    words_ = {
        "at",
        "on",
        "from",
        "in",
        "by",
        "@",
        *vocabulary.list("times.at"),
        *vocabulary.list("dates.articles"),
    }
    return "(?:" + "|".join(re.escape(w) for w in sorted(words_, key=len, reverse=True)) + ")"


def is_place(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text holds a word for a place and is no sentence, time zone or name ("Joan Hall")."""
    if not vocabulary.pattern("meeting.places").search(text):
        return False
    if plain(text).endswith(" time") or re.fullmatch(r"[A-Z]{2,4}", text) or text.endswith("?"):
        return False
    if re.search(r"\b(?:is|are|was|were|will|has|have|please|available)\b", text):
        return False  # "Eastern Time"
    office, comma, name = text.partition(", ")
    called = name if comma and is_role(office, vocabulary) else text  # "Clerk, Joan Hall"
    return not (
        is_given(called.split(maxsplit=1)[0], vocabulary) and looks_like_person(called, vocabulary)
    )  # "Joan Hall"


def by_which_means(place: str, vocabulary: Vocabulary) -> str:
    """Return "Zoom" of "the internet via a Zoom call": by what people met is where, if no place is named."""
    means = _means(vocabulary).search(place)
    if means is None:
        return place
    before = vocabulary.pattern("meeting.remote").sub(" ", place[: means.start()])
    return place if vocabulary.pattern("meeting.places").search(before) else means["means"]


@cache
def _means(vocabulary: Vocabulary) -> re.Pattern[str]:
    leads = any_of(vocabulary.list("meeting.means_leads"))
    articles = any_of([*vocabulary.list("dates.articles"), *vocabulary.list("names.articles")])
    return compiled(
        rf"(?<=\w\s){leads}\s(?:{articles}\s)?(?P<means>{any_of(vocabulary.list('meeting.remote'))})(?!\w)",
        re.IGNORECASE,
    )


@cache
def street_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    streets = any_of(vocabulary.list("meeting.streets"))
    return compiled(rf"\d{{1,5}}\s(?:[A-Z][\w.'’-]*\s){{1,4}}(?i:{streets})\.?$")


def is_of_body(text: str, vocabulary: Vocabulary) -> bool:
    """ "Moor Unified School District" is who met, whatever places its name holds."""
    last = plain(text.split(",", maxsplit=1)[0].rsplit(maxsplit=1)[-1])
    return last in vocabulary.set("meeting.organisations") - vocabulary.set("meeting.places")


def ends_as_place(text: str, vocabulary: Vocabulary) -> bool:
    """ "Fell District Library" over the date is where they met; "Fell Library Trust" is who did."""
    parts = [p.split()[-1] for p in text.split(",") if p.strip()]
    return any(plain(last) in vocabulary.set("meeting.places") for last in parts)
