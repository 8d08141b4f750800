"""Finding the words that say when something is due, and what kind of words they are.

Only the words are read here; which day they come to is for `resolving.due`, which knows the meeting.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.dates.due_found import LOOK_BACK, DuePhrase
from minutesparse.dates.due_grammar import FESTIVALS, SEASONS, UNITS, DueGrammar, due_grammar
from minutesparse.dates.due_meetings import read_meeting, with_date
from minutesparse.dates.grammar import grammar
from minutesparse.dates.written import FoundDate, find_dates
from minutesparse.remembering import remembered
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_MOST_PHRASE = 2000
"""Longer texts are sentences run together; what is due stands in the first of them."""
_FRACTION = compiled(r"[1-7]/[2-8]")


@remembered
def find_due(
    text: str, vocabulary: Vocabulary, *, day_first: bool = True, whole: bool = False
) -> DuePhrase | None:
    """Return the words of an action that say when it is due, None where none do.

    A day counts where it is one to act by or on ("by 11th June"), not where it belongs to a thing
    ("the letter of 3 May", "the meeting on 3 May"). With `whole` the text is known to be a due phrase
    (a cell of a column "Due"), and nothing need lead to the date.

    >>> from minutesparse.vocabulary import load
    >>> en = load("en")
    >>> text = "Clerk to answer the letter of 3 May by 11th June"
    >>> due = find_due(text, en)
    >>> text[due.start:due.end], due.kind
    ('by 11th June', 'date')
    >>> find_due("Chair to sign the minutes of 3 May", en) is None
    True
    """
    text = text[:_MOST_PHRASE]
    words = due_grammar(vocabulary)
    dated = find_dates(text, vocabulary, day_first=day_first, bare=whole)
    if not whole:
        dated += _led_days(text, dated, vocabulary, words, day_first=day_first)
    found = _dates(text, dated, vocabulary, words, whole=whole)
    spans = [(f.start, f.end) for f in found]
    hinted = words.hint.search(text) is not None
    for kind, pattern in words.kinds if hinted else ():
        for match in pattern.finditer(text):
            inside = any(d.start <= match.start() < d.end or d.start < match.end() <= d.end for d in dated)
            if kind != "meeting" and (inside or any(s <= match.start() < e for s, e in spans)):
                continue
            made = _read_kind(kind, match, text, vocabulary, words, whole=whole)
            if made:
                found.append(made)
    for match in words.acronym.finditer(text) if hinted else ():
        made = read_meeting(match, text, vocabulary, words, whole=whole)
        if made:
            found.append(made)
    if not found:
        return None
    best = max(found, key=lambda f: (f.strength, -f.start, f.end))
    return with_date(best, dated, text) if best.kind == "meeting" else best


def _dates(
    text: str, dated: list[FoundDate], vocabulary: Vocabulary, words: DueGrammar, *, whole: bool
) -> list[DuePhrase]:
    """Return those of the written days and months that are due phrases here."""
    found: list[DuePhrase] = []
    for one in dated:
        start, edge, kind = one.start, None, "date"
        for pattern, meant in ((words.week_of, "week"), (words.week_ending, "date")):
            week = pattern.search(text[max(0, start - LOOK_BACK) : start])
            if week:
                start, kind = start - len(week.group(0)), meant
        if kind == "week" and one.day is None:
            start, one = _week_of_month(text, start, one, words, vocabulary)  # noqa: PLW2901 - its day is now known
            kind = "week" if one.day else "date"
        at_edge = words.edge.search(text[max(0, start - LOOK_BACK) : start])
        if at_edge and kind == "date":
            edge = "end" if at_edge["end_of"] else "start" if at_edge["start_of"] else "middle"
            start -= len(at_edge.group(0))
        led, strength = _led(text, start, words)
        if strength >= 0 and (kind == "week" or edge == "end"):
            strength = max(strength, 2)
        thing = words.thing_after.match(text, one.end)
        if whole:
            strength = 3 + (one.day is not None)
        elif thing and (kind == "date" and (strength < 3 or words.sitting.match(thing.group(0).strip()))):
            strength = 0
        elif strength == 0 and one.day and _set_apart(text, one, words):
            strength = 1
        if strength > 0:
            found.append(
                DuePhrase(led, one.end, kind, one, edge if kind == "date" else None, strength=strength)
            )
    return _last_of_joined(found, text, vocabulary) if whole else found


def _week_of_month(
    text: str, start: int, month: FoundDate, words: DueGrammar, vocabulary: Vocabulary
) -> tuple[int, FoundDate]:
    """Return where "the first week of June" begins and the last day it can mean; the month where none is told."""
    told = words.which_week.search(text[max(0, start - LOOK_BACK) : start])
    if not told:
        return start, month
    number = int(told["figure"] or grammar(vocabulary).ordinals[plain(told["spelt"])])
    return start - len(told.group(0)), replace(month, day=7 * number)


def _led_days(
    text: str, dated: list[FoundDate], vocabulary: Vocabulary, words: DueGrammar, *, day_first: bool
) -> list[FoundDate]:
    """Return what is a day only for what leads to it: "by the 12th", "before Friday 14th", "due 28/7".

    "By 1/3" may be how much, and "on the 3rd draft" is no day.
    """
    found = []
    for one in find_dates(text, vocabulary, day_first=day_first, bare=True):
        if one.day is None or any(one.start < d.end and d.start < one.end for d in dated):
            continue
        strength = _led(text, one.start, words)[1]
        after = text[one.end :]
        if one.figures:
            told = strength == 3 and not _FRACTION.fullmatch(text[one.start : one.end].strip())
        else:
            behind = re.match(r"[^\S\n]+([^\W\d_]+)", after)
            told = strength >= 2 and (not behind or plain(behind[1]) in vocabulary.set("due.after_days"))
        found += [one] if told else []
    return found


def _set_apart(text: str, one: FoundDate, words: DueGrammar) -> bool:
    """Whether a day that nothing leads to is set apart: "Hold a call May 13, then …", "Order salt (26/1/2026)"."""
    before, after = text[: one.start].rstrip(), text[one.end :].strip()
    if before[-1:] in {"(", "["} and after[:1] in {")", "]"}:
        return True
    if words.not_yet.search(text[max(0, one.start - LOOK_BACK) : one.start]):
        return False
    if words.at_latest.match(after):
        return True
    if one.figures and one.year is not None and before[-1:] not in {"–", "—", "-", ":"}:
        return False
    return bool(before) and after[:1] in {"", ".", ",", ";"}


def _led(text: str, start: int, words: DueGrammar) -> tuple[int, int]:
    """Return where the phrase begins with its lead, and how strongly the lead says "due".

    3 is "by", 2 "on" or "in", 0 no lead at all; -1 right behind a thing ("the minutes 3 May"), -2 led to
    by one ("the meeting on", "book the hall for") or not till then ("not before").
    """
    lead = words.lead.search(text[max(0, start - LOOK_BACK) : start])
    if not lead:
        return start, -bool(words.dated_thing.search(text[max(0, start - LOOK_BACK) : start]))
    begin = start - len(lead.group(0))
    before = text[max(0, begin - LOOK_BACK) : begin]
    if words.not_yet.search(text[max(0, start - LOOK_BACK) : start]):
        return start, -2
    if words.deadline.match(lead.group(0)):
        return begin, 3
    if words.dated_thing.search(before) or (words.for_.match(lead.group(0)) and words.booked.search(before)):
        return start, -2
    return begin, 2


def _last_of_joined(found: list[DuePhrase], text: str, vocabulary: Vocabulary) -> list[DuePhrase]:
    """Of dates joined in a due column ("Nov/Dec", "3 May - 7 May") the last one is the day to be done by."""
    joiner = grammar(vocabulary).joiner
    kept: list[DuePhrase] = []
    for one in found:
        between = text[kept[-1].end : one.start] if kept else ""
        if kept and kept[-1].date and joiner.fullmatch(between) and between.strip() not in {",", ";"}:
            one = replace(one, start=kept[-1].start)  # noqa: PLW2901 - the phrase now covers both
            kept.pop()
        kept.append(one)
    return kept


def _read_kind(
    kind: str, match: re.Match[str], text: str, vocabulary: Vocabulary, words: DueGrammar, *, whole: bool
) -> DuePhrase | None:
    """Return the phrase that a match of a kind's pattern makes, None where it is no due phrase."""
    if kind == "meeting":
        return read_meeting(match, text, vocabulary, words, whole=whole)
    got = {k: v for k, v in match.groupdict().items() if v}
    start, strength = _led(text, match.start(), words)
    made = DuePhrase(start, match.end(), kind, edge=_edge(got), which=_which(got), strength=strength)
    if strength == -2 and not whole:
        return None
    strength = max(strength, 0)
    made = replace(made, strength=strength)
    if kind in {"today", "tomorrow"}:
        # "had a call today" tells what was done; "by today" and "tonight" what is to be done.
        if "maybe" in got and not (strength or whole):
            return None
        return replace(made, kind="days", number=int(kind == "tomorrow"), strength=max(strength, 2))
    if kind == "words":
        return replace(made, strength=1)
    read = _READERS[kind](made, got, vocabulary)
    if read and whole:
        alone = not text[: match.start()].strip() and not text[match.end() :].strip(" .")
        if kind == "weekday" and not (read.strength or alone):
            return None  # "Palm Sunday"
        return replace(read, strength=max(read.strength, 2))
    return read if read and read.strength > 0 else None


def _edge(got: dict[str, str]) -> str | None:
    return next((e for e in ("end", "start", "middle") if f"{e}_of" in got), None)


def _which(got: dict[str, str]) -> str | None:
    return next((w for w in ("this", "next", "the") if w in got), None)


def _year(got: dict[str, str]) -> int | None:
    return int(got["year"]) if "year" in got else 2000 + int(got["short"]) if "short" in got else None


def _weekday(made: DuePhrase, got: dict[str, str], vocabulary: Vocabulary) -> DuePhrase | None:
    """Read "by Friday", "next Tuesday", "Friday week"; a weekday by itself is only a word."""
    number = grammar(vocabulary).weekdays[plain(got["weekday"])]
    if plain(got.get("after", "")) in vocabulary.set("due.behind"):
        return replace(made, number=number, which="next", strength=max(made.strength, 2))
    if "week" in got or "after" in got:
        return replace(made, number=number, which="after next", strength=max(made.strength, 2))
    return replace(made, number=number, strength=max(made.strength, 2 if made.which else 0))


def _span(made: DuePhrase, got: dict[str, str], vocabulary: Vocabulary) -> DuePhrase | None:
    """Read "within two weeks", "in 6 months' time"; bare "2 weeks" is how long, not when."""
    unit = next(u for u in UNITS if u in got)
    number = 1
    if "figure" in got:
        number = int(got["figure"])
    elif "count" in got:
        number = [plain(w) for w in vocabulary.list("dates.number_words")].index(plain(got["count"])) + 1
    if unit == "weekend":
        return None
    told = "within" in got or "time" in got
    return replace(made, unit=unit, number=number, strength=2 if told else 0)


def _period(made: DuePhrase, got: dict[str, str], _vocabulary: Vocabulary) -> DuePhrase | None:
    """Read "next week", "the end of the month"; "the week" alone, "this year" and "next day" tell no day."""
    unit = next(u for u in UNITS if u in got)
    made = replace(made, which="next") if "behind" in got else made  # "la semaine prochaine"
    if unit == "fortnight" and made.which in {"this", "next"}:
        return replace(made, kind="span", unit=unit, number=1, strength=max(made.strength, 2))
    named = made.which in {"this", "next"} and unit in {"week", "month", "quarter", "weekend"}
    named = named or (unit == "weekend" and made.strength >= 2)  # "by the weekend"
    if not (named or made.edge == "end") or unit in {"day", "working_day", "fortnight"}:
        return None
    return replace(made, unit=unit, strength=max(made.strength, 2))


def _quarter(made: DuePhrase, got: dict[str, str], _vocabulary: Vocabulary) -> DuePhrase | None:
    kind = "quarter" if "quarter" in got else "half"
    return replace(made, kind=kind, number=int(got[kind]), year=_year(got), strength=max(made.strength, 2))


def _year_end(made: DuePhrase, got: dict[str, str], _vocabulary: Vocabulary) -> DuePhrase | None:
    return replace(made, kind="half", number=2, year=_year(got), strength=max(made.strength, 2))


def _season(made: DuePhrase, got: dict[str, str], _vocabulary: Vocabulary) -> DuePhrase | None:
    """Read "by spring 2013", "in the autumn"; the "Summer Fayre" is no time."""
    number = next(n for n, season in enumerate(SEASONS) if season in got)
    which = "by" if made.strength == 3 and made.which != "this" else made.which or "this"
    return replace(made, number=number, year=_year(got), which=which)


def _festival(made: DuePhrase, got: dict[str, str], _vocabulary: Vocabulary) -> DuePhrase | None:
    return replace(made, unit=next(f for f in FESTIVALS if f in got), year=_year(got))


_READERS: dict[str, Callable[[DuePhrase, dict[str, str], Vocabulary], DuePhrase | None]] = {
    "weekday": _weekday,
    "span": _span,
    "period": _period,
    "quarter": _quarter,
    "year_end": _year_end,
    "season": _season,
    "festival": _festival,
}
