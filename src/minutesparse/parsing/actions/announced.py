"""Lists of tasks that a sentence of the notes announces: "The following action items were identified:"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from minutesparse.parsing.actions.beside import made_of
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.leadins import entries_under
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.lines import Line, Outline, Part
from minutesparse.parsing.sentences import sentences
from minutesparse.vocabulary import Vocabulary

_FEWEST = 2
"""Entries that set a task: with fewer the list may be of anything."""
_POINTING = 4
"""Words of a last sentence that only points to the list: "They include:"."""


def find_announced_actions(outline: Outline, tasks: Tasks) -> Iterator[Candidate]:
    """Yield the entries that set a task in the lists that a sentence says to be of such."""
    for line in outline.lines:
        if line.part is not Part.BUSINESS or not _announces(line, tasks.vocabulary):
            continue
        entries = entries_under(line, outline.lines)
        chosen = [entry for entry in entries if tasks.commitments.doing.sets_task(entry.text)]
        if len(chosen) >= max(_FEWEST, len(entries) / 2):
            yield from (_entry(entry, tasks) for entry in chosen)


def _announces(line: Line, vocabulary: Vocabulary) -> bool:
    """Tell a line that ends by saying that tasks were found or given, and names them as such."""
    if not line.text.rstrip().endswith(":") or line.heading:
        return False
    spans = sentences(line.text)
    start, end = spans[-1]
    if len(spans) > 1 and len(line.text[start:end].split()) <= _POINTING:
        start = spans[-2][0]
    said = line.text[start:end]
    named = all(vocabulary.pattern(f"announced.{key}").search(said) for key in ("tasks", "found"))
    return named and not vocabulary.pattern("closing.taken", "headings.previous_words").search(said)


def _entry(line: Line, tasks: Tasks) -> Candidate:
    read = tasks.read(line.text)
    made = made_of(line, read.start, read.end, read.owners, status=read.status)
    return replace(made, confidence=0.75, signals=("entry of a list that a sentence announces",))
