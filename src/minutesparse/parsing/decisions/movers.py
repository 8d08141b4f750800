"""Who moved and who seconded: "moved by A, seconded by B", "A proposed … seconded by B", "A/B - carried"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.phrases import any_phrase
from minutesparse.schema import Person
from minutesparse.text import words
from minutesparse.vocabulary import Vocabulary

_ENDS = ("carried", "lost", "seconded", "proposed", "in_favour", "against", "abstained", "verbs", "results")
_WORD = r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w’'-]{0,40}+)"
_PAIR = compiled(rf"(?:^|[:\s(])({_WORD}(?:\s{_WORD})?)\s*/\s*({_WORD}(?:\s{_WORD})?)\s*(?:[–—-]|\)|$)")


def read_movers(
    text: str, vocabulary: Vocabulary, people: Sequence[Person] = ()
) -> tuple[str | None, str | None]:
    """Return the mover and the seconder that a motion names, None for one it doesn't.

    A name goes on as far as capitals do, or as far as the name of one of the `people`.

    >>> from minutesparse.vocabulary import load
    >>> read_movers("Cllr Reed proposed a new bin, seconded by Cllr Marsh. Carried.", load("en"))
    ('Cllr Reed', 'Cllr Marsh')
    >>> read_movers("Motion to pay the bill: Reed/Marsh - carried", load("en"))
    ('Reed', 'Marsh')
    """
    behind, before, seconders, second_before = _patterns(vocabulary)
    seconder = seconders.search(text) or second_before.search(text)
    ends = vocabulary.pattern(*(f"decisions.{k}" for k in _ENDS))
    known = {word for person in people for word in words(person.name)}
    told = (m for p in (before, behind) for m in p.finditer(text) if not _is_no_name(m, vocabulary))
    mover = next(told, None)
    first = _cut(mover["name"], known, ends) if mover else None
    second = _cut(seconder["name"], known, ends) if seconder else None
    if first is None and second is None and (pair := _PAIR.search(text)):
        return pair[1], pair[2]
    return first, second


def _is_no_name(match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """ "A motion was made", "Upon motion duly made": nobody yet."""
    named = words(match["name"])
    return (
        named[-1] in vocabulary.set("verbs.articles")
        or match.group()[len(match["name"]) :].strip().lower() == "motion"
    )


def _cut(name: str, known: set[str], ends: re.Pattern[str]) -> str:
    """Cut off what a name ran on into ("Cllr Reed Carried") where one of its words is a known name."""
    parts = name.strip(" .,").split()
    parts = parts[
        : next((at for at, part in enumerate(parts) if at and ends.fullmatch(part.strip(".,:"))), None)
    ]
    last = max((at for at, part in enumerate(parts) if set(words(part)) & known), default=len(parts) - 1)
    if len(parts) == 2 and last == 0 and not ends.fullmatch(parts[1]):
        last = 1  # "Chris Marsh", where only another Chris is known
    return " ".join(parts[: last + 1])


@cache
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], ...]:
    titles = any_phrase(vocabulary.list("honorifics.titles"), blind=False)
    name = rf"(?P<name>(?:(?:{titles})\.?\s+){{0,2}}{_WORD}(?:\s+{_WORD}){{0,3}})"
    movers = any_phrase(vocabulary.list("decisions.movers"))
    seconders = any_phrase(vocabulary.list("decisions.seconders"))
    return (
        compiled(rf"(?i:\b(?:{movers}))\s*[:–-]?\s+{name}"),
        compiled(rf"{name}\s+(?i:{any_phrase(vocabulary.list('decisions.proposed'))})\b"),
        compiled(rf"(?i:\b(?:{seconders}))\s*[:–-]?\s+{name}"),
        compiled(rf"{name}\s+(?i:{any_phrase(vocabulary.list('decisions.seconded'))})\b"),
    )
