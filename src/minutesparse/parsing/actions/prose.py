"""Actions that only a sentence commits somebody to: "The Clerk will write to the county"."""

from __future__ import annotations

import re

from minutesparse.parsing.actions.candidates import Candidate, named_reference
from minutesparse.parsing.actions.commitments import Commitments
from minutesparse.parsing.headings import emphasis
from minutesparse.parsing.lines import Column, Line, Outline, Part
from minutesparse.parsing.sentences import sentences

_PARTS = frozenset({Part.BUSINESS, Part.NEXT_MEETING, Part.CLOSING, Part.DECISIONS, Part.APOLOGIES})
_COLUMNS = frozenset({None, Column.NOTES, Column.OTHER, Column.DECISION, Column.ITEM})
LEAST = 0.6


def find_prose_actions(outline: Outline, commitments: Commitments) -> list[Candidate]:
    """Return the sentences of the business that commit somebody to something."""
    found: list[Candidate] = []
    for line in outline.lines:
        if line.part not in _PARTS or line.column not in _COLUMNS:
            continue
        if line.heading and (line.paragraph.heading or len(line.text.split()) < 5):
            continue  # a whole sentence in bold looks like a heading, and may be the action
        last: tuple[str, ...] = _speaker(line, commitments)
        for start, end in sentences(line.text):
            made = _read(line, start, end, commitments, last)
            if made:
                found.append(made)
            actors = commitments.actors.at(line.text, start)
            if actors and actors.sure:
                last = actors.owners
    return found


_PRONOUN = re.compile(r"(?:He|She|They|he|she|they)\s+")
_I = re.compile(r"(?:I\s+|I[’']ll\s)")


def _speaker(line: Line, commitments: Commitments) -> tuple[str, ...]:
    """ "Jo: I will ask them" — who speaks in a line of dialogue."""
    actors = commitments.actors.at(line.text)
    if actors and re.match(r"\s*:", line.text[actors.end :]):
        return actors.owners
    return ()


def _read(
    line: Line, start: int, end: int, commitments: Commitments, last: tuple[str, ...]
) -> Candidate | None:
    sentence = line.text[start:end]
    made = commitments.read(sentence)
    weight = made.weight if made else 0.0
    owners = made.actors.owners if made else ()
    signals = list(made.signals) if made else []
    if made and any(a.kind == "we" for a in made.actors.actors):
        if re.match(r"i\b", made.actors.owners[0], re.IGNORECASE) and last:
            owners = last
            weight += 0.05
    elif last and (pronoun := _PRONOUN.match(sentence)):
        tie = commitments.tie(sentence, pronoun.end())
        if tie and tie > weight:
            weight, owners, signals = tie, last, ["pronoun for the one named before"]
    if emphasis(line.paragraph) in ("bold", "underline") and weight >= 0.4:
        weight += 0.2
        signals.append("emphasised line")
    if weight < LEAST or not owners:
        return None
    at = line.paragraph.place.start
    return Candidate(
        text=sentence,
        paragraph=line.paragraph,
        start=at + start,
        end=at + end,
        owners=owners,
        reference=named_reference(line.text[start : end + 24]),  # the bracket may stand behind the full stop
        item=line.item,
        previous=False,
        marked=emphasis(line.paragraph) in ("bold", "underline"),
        confidence=round(weight, 2),
        how="prose",
        signals=tuple(signals),
    )
