"""When the entries of a list are due, as a heading within the list says: "By the end of May"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from minutesparse.dates import find_due
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.lines import Line
from minutesparse.vocabulary import Vocabulary


def due_by_heading(made: Sequence[Candidate], run: Sequence[Line], vocabulary: Vocabulary) -> list[Candidate]:
    """Give the entries beneath such a heading of their list its time where they say none themselves."""
    heads = [line for line in run if line.heading]
    told = [find_due(line.text, vocabulary) if line is not run[0] else None for line in heads]
    if not any(told):
        return list(made)
    starts = [line.paragraph.place.start for line in heads]
    settled: list[Candidate] = []
    for candidate in made:
        at = bisect_left(starts, candidate.start) - 1
        said = told[at] if at >= 0 else None
        own = candidate.due or find_due(candidate.paragraph.text, vocabulary)
        due = heads[at].text[said.start : said.end] if said and not own else candidate.due
        settled.append(replace(candidate, due=due))
    return settled
