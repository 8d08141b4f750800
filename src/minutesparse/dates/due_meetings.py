"""Reading "at the next meeting", "by the November meeting": due phrases that hang on a sitting."""

from __future__ import annotations

import re
from dataclasses import replace

from minutesparse.dates.due_found import LOOK_BACK, DuePhrase
from minutesparse.dates.due_grammar import DueGrammar
from minutesparse.dates.grammar import grammar
from minutesparse.dates.written import FoundDate
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary


def read_meeting(
    match: re.Match[str], text: str, vocabulary: Vocabulary, words: DueGrammar, *, whole: bool
) -> DuePhrase | None:
    """Return "at the next meeting", "to bring to next board meeting", "by the November meeting".

    A meeting that is itself to be arranged ("set a date for the next meeting") is no due phrase.
    """
    start = match.start()
    lead = words.to_meeting.search(text[max(0, start - LOOK_BACK) : start])
    begin = start - len(lead.group(0)) if lead else start
    if lead and _is_thing_of(text[max(0, begin - LOOK_BACK) : begin], lead.group(0), vocabulary, words):
        return None  # "the date of the next meeting", "notes from the next session"
    alone = not text[:start].strip() or not text[match.end() :].strip(" .)")
    got = match.groupdict()
    if not (lead or whole or (alone and got.get("next") and got.get("sitting"))):
        return None
    month = got.get("month")
    date = None
    if month:
        number = grammar(vocabulary).months[plain(month)]
        date = FoundDate(match.start("month"), match.end("month"), None, number, None)
    return DuePhrase(
        begin, match.end(), "meeting", date, which="month" if month else "next", strength=5 if whole else 2
    )


def _is_thing_of(before: str, lead: str, vocabulary: Vocabulary, words: DueGrammar) -> bool:
    """Tell a thing that belongs to a meeting from a doing that is to be done by it.

    Before "by" or "before" any thing stands in the task: "find a tent for the open day before the next
    meeting". The same word may be what is done: "Jo to report at the next meeting".
    """
    if plain(lead.strip()) in vocabulary.set("due.deadlines") or not words.dated_thing.search(before):
        return False
    tied = list(vocabulary.pattern("commitments.strong").finditer(before))
    return not (tied and re.fullmatch(r"\s*[^\W\d]+\s*", before[tied[-1].end() :]))


def with_date(phrase: DuePhrase, dated: list[FoundDate], text: str) -> DuePhrase:
    """Add the date that stands right behind a meeting: "next meeting April 24", "next board in September"."""
    for one in dated:
        between = text[phrase.end : one.start] if one.start >= phrase.end else "-" * 9
        if len(between) <= 6 and not re.search(r"[.;]", between):
            return replace(phrase, end=one.end, date=phrase.date or one)
    return phrase
