"""What finding the words that say when something is due gives."""

from __future__ import annotations

from dataclasses import dataclass

from minutesparse.dates.written import FoundDate

LOOK_BACK = 48
"""So many characters before a date or phrase may hold what leads to it."""


@dataclass(frozen=True, slots=True)
class DuePhrase:
    """Words that say when: `text[start:end]`, with the lead ("by", "in") that makes them a due phrase.

    `kind`: "date" (`date` is a day or month, `edge` "start", "middle" or "end" of it), "week" (the
    week that begins on `date`), "weekday" (`number` 1 to 7; `which` "this", "next" or "after next"),
    "days" (`number` of days on), "span" (`number` of `unit`s on), "period" (`which` `unit`, its end),
    "quarter" and "half" (`number`, `year`), "season" (`number` 0 to 3 from spring, `year`; `which` is
    "by" where the season's start may be meant),
    "festival" (`unit` "christmas", "easter", "new_year"), "meeting" (the next one, or the one of
    `date`'s month), "words" (no date can be told).
    """

    start: int
    end: int
    kind: str
    date: FoundDate | None = None
    edge: str | None = None
    which: str | None = None
    unit: str | None = None
    number: int | None = None
    year: int | None = None
    strength: int = 0
