"""Where in a text a date can stand at all: cheap looks before the costly patterns.

No date goes over the end of a line, and every pattern wants a month's name or figures: most lines of
minutes hold neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates.grammar import Grammar, grammar
from minutesparse.vocabulary import Vocabulary

_DIGIT = compiled(r"\d")
# "14.9.12", "2012-09", "20120914": what every date that is figures alone has in it.
_FIGURES = compiled(r"\d[^\S\n]{0,3}[-–/._][^\S\n]{0,3}\d|20\d{6}")


def likely_lines(
    text: str, vocabulary: Vocabulary, *, bare: bool
) -> Iterator[tuple[int, int, tuple[re.Pattern[str], ...]]]:
    """Yield start and end of every line that can hold a date, with the patterns that are worth a try there."""
    start = 0
    for line in text.split("\n"):
        patterns = _patterns(
            grammar(vocabulary),
            month=names_month(line, vocabulary),
            digit=bool(_DIGIT.search(line)),
            figures=bool(_FIGURES.search(line)),
            bare=bare,
        )
        if patterns:
            yield start, start + len(line), patterns
        start += len(line) + 1


def names_month(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the letters of a month's name stand in a text anywhere, be it within another word."""
    return _stem(vocabulary).search(text.lower()) is not None


@cache
def _stem(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return a pattern for the shortest texts of which one is in every month's name, for what is written small.

    "mar" stands for "March" too. Alternatives that are letters as they are can be looked for at the speed of memory.
    """
    names = {name.lower() for n in range(1, 13) for name in vocabulary.list(f"months.{n}")}
    firsts = {name.split()[0] for name in names}
    stems = [f for f in firsts if not any(o != f and o in f for o in firsts)]
    return compiled("|".join(map(re.escape, sorted(stems))) or "(?!)")


@cache
def _patterns(
    words: Grammar, *, month: bool, digit: bool, figures: bool, bare: bool
) -> tuple[re.Pattern[str], ...]:
    return (
        *((words.dates_with_month if digit else words.spelt_dates) if month else ()),
        *(words.dates_of_figures if figures else ()),
        *(words.bare_figures if bare and figures else ()),
        *(words.bare_days if bare and digit else ()),
    )
