"""What the body decided: resolved, agreed, approved, moved and carried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutesparse.parsing.decisions.found import Found
from minutesparse.parsing.decisions.listed import find_rows, find_sections, find_stamped
from minutesparse.parsing.decisions.movers import read_movers
from minutesparse.parsing.decisions.prose import find_told
from minutesparse.parsing.lines import Outline, span_evidence
from minutesparse.schema import Decision, Person
from minutesparse.text import fold, stable_id, words

__all__ = ["find_decisions"]


def find_decisions(outline: Outline, people: Sequence[Person] = ()) -> list[Decision]:
    """Return the decisions of a meeting, in reading order, each once.

    `people`, where they are known, say where the name of a mover ends. What is told in the notes and again in a list of decisions is one decision, at its place in the
    notes.
    """
    found = [
        *find_rows(outline),
        *find_sections(outline),
        *find_stamped(outline),
        *find_told(outline, people),
    ]
    kept = _join(outline, _once(sorted(found, key=lambda f: (f.start, -f.confidence))))
    made: list[Decision] = []
    taken: dict[str, int] = {}
    for one in kept:
        decision = _decision(outline, one, people)
        again = taken.get(decision.id, 0)
        taken[decision.id] = again + 1
        if again:
            decision = decision.model_copy(update={"id": stable_id("d", [decision.text, str(again)])})
        made.append(decision)
    return made


def _once(found: Sequence[Found]) -> list[Found]:
    """Drop what overlaps a surer find, and join what is told twice in the same words."""
    kept: list[Found] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            if one.confidence > kept[-1].confidence:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _join(outline: Outline, found: Sequence[Found]) -> list[Found]:
    """Join the entries of a list of decisions with the notes that tell the same in (nearly) the same words."""
    bags = [words(outline.document.text[f.start : f.end]) for f in found]
    told: dict[tuple[str, ...], set[int]] = {}  # four words in a row, and who has them
    for at, one in enumerate(found):
        if one.how != "list":
            for piece in _pieces(bags[at]):
                told.setdefault(piece, set()).add(at)
    joined = list(found)
    dropped: set[int] = set()
    for at, one in enumerate(found):
        if one.how != "list":
            continue
        near = Counter(other for piece in _pieces(bags[at]) for other in sorted(told.get(piece, ()))[:5])
        for other, _ in near.most_common(3):
            common = sum((Counter(bags[at]) & Counter(bags[other])).values())
            if common >= 0.85 * min(len(bags[at]), len(bags[other])):
                joined[other] = replace(joined[other], marked=True)
                dropped.add(at)
                break
    return [f for at, f in enumerate(joined) if at not in dropped]


def _pieces(bag: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(bag[i : i + 4]) for i in range(len(bag) - 3)]


def _pieces_of(outline: Outline, found: Found) -> Iterator[str]:
    """Yield the words of each line of a decision, without the bullets that the document's text has between them."""
    for line in outline.lines[found.line.index :]:
        at = line.paragraph.place.start
        if at >= found.end:
            break
        yield line.text[max(0, found.start - at) : found.end - at]


def _decision(outline: Outline, found: Found, people: Sequence[Person]) -> Decision:
    mover, seconder = read_movers(outline.document.text[found.start : found.end], outline.vocabulary, people)
    text = fold(" ".join(_pieces_of(outline, found)))
    item = found.line.item
    return Decision(
        id=stable_id("d", [item.title if item else None, text]),
        item=item.ref if item else None,
        text=text,
        kind=found.kind,
        mover=found.mover or mover,
        seconder=found.seconder or seconder,
        vote=found.vote,
        marked=found.marked,
        confidence=round(found.confidence, 2),
        evidence=span_evidence(outline.document, found.line.paragraph, found.start, found.end),
    )
