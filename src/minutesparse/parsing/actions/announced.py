"""Lists of tasks that a sentence of the notes announces: "The following action items were identified:".

Or of things, each with who has taken it on: "The following people have agreed to take on a task:", then "Stall – Jo".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.names import split_owners
from minutesparse.parsing.actions.beside import made_of
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.leadins import entries_under
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.lines import Line, Outline, Part
from minutesparse.parsing.sentences import sentences
from minutesparse.phrases import whole_words
from minutesparse.vocabulary import Vocabulary

_FEWEST = 2
"""Entries that set a task: with fewer the list may be of anything."""
_APART = compiled(r"(?::|(?<=\s)[–—-])\s+(?=[^\s:–—-][^:–—]{1,60}$)")
_CAPITALS = compiled(r"[A-ZÀ-Þ][\w’'-]+(?:[ /&,]{1,3}[A-ZÀ-Þ][\w’'.-]*){0,5}\W{0,2}")
_POINTING = 4
"""Words of a last sentence that only points to the list: "They include:"."""


def find_announced_actions(outline: Outline, tasks: Tasks) -> Iterator[Candidate]:
    """Yield the entries that set a task in the lists that a sentence says to be of such."""
    for line in outline.lines:
        said = _last_sentence(line) if line.part is Part.BUSINESS else ""
        if said and _gives_out(said, tasks.vocabulary):
            yield from _taken_on(entries_under(line, outline.lines), tasks)
        if not said or not _announces(said, tasks.vocabulary):
            continue
        entries = entries_under(line, outline.lines)
        chosen = [entry for entry in entries if tasks.commitments.doing.sets_task(entry.text)]
        if len(chosen) >= max(_FEWEST, len(entries) / 2):
            yield from (_entry(entry, tasks) for entry in chosen)


def _last_sentence(line: Line) -> str:
    """Return the sentence of the notes that leads to a list, "" where a line leads to none."""
    if not line.text.rstrip().endswith(":") or line.heading:
        return ""
    spans = sentences(line.text)
    start, end = spans[-1]
    if len(spans) > 1 and len(line.text[start:end].split()) <= _POINTING:
        start = spans[-2][0]
    return line.text[start:end]


def _announces(said: str, vocabulary: Vocabulary) -> bool:
    """Tell a sentence that says that tasks were found or given, and does not say that nobody is to do them."""
    if vocabulary.pattern("closing.taken", "headings.previous_words", "announced.refusing").search(said):
        return False
    return _announcing(vocabulary).search(said) is not None


@cache
def _announcing(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds "action items were identified" and "agreed on the following tasks"."""
    tasks, found, following, between = (
        whole_words(vocabulary.list(f"announced.{key}")) for key in ("tasks", "found", "following", "between")
    )
    return compiled(
        rf"{tasks}\s(?:{following}\s)?(?:{between}\s){{0,2}}{found}"
        rf"|{found}\s(?:\w+\s){{0,2}}?{following}\s(?:\w+\s)?{tasks}",
        re.IGNORECASE,
    )


def _gives_out(said: str, vocabulary: Vocabulary) -> bool:
    """Tell a sentence that says of people yet to be named that they have taken something on."""
    people = vocabulary.pattern("announced.people").match(said)
    return (
        people is not None
        and vocabulary.pattern("announced.taken_on").match(said, people.end() + 1) is not None
    )


def _taken_on(entries: Sequence[Line], tasks: Tasks) -> list[Candidate]:
    """Return what each entry says who has taken on, where all say it behind a dash or a colon.

    Most are to be told for somebody; of the others a capital is enough.
    """
    made: list[Candidate] = []
    told = 0
    for entry in entries:
        apart = _APART.search(entry.text)
        who = entry.text[apart.end() :] if apart else ""
        owners = tasks.owners(who, lenient=True)
        told += bool(owners)
        if not owners and _CAPITALS.fullmatch(who):
            owners = tuple(split_owners(who, tasks.vocabulary))
        if apart is None or not owners:
            return []
        made.append(
            replace(
                made_of(entry, 0, len(entry.text[: apart.start()].rstrip()), owners),
                signals=("taken on by those behind it",),
            )
        )
    return made if len(made) >= _FEWEST and 2 * told >= len(made) else []


def _entry(line: Line, tasks: Tasks) -> Candidate:
    read = tasks.read(line.text)
    made = made_of(line, read.start, read.end, read.owners, status=read.status)
    return replace(made, confidence=0.75, signals=("entry of a list that a sentence announces",))
