"""The actions of a meeting: every finder's candidates, joined, as the schema has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minutesparse.parsing.action_lists import find_listed_actions
from minutesparse.parsing.action_markers import find_marked_actions
from minutesparse.parsing.action_prose import find_prose_actions
from minutesparse.parsing.action_rows import find_row_actions
from minutesparse.parsing.actors import Actors
from minutesparse.parsing.arbiter import join
from minutesparse.parsing.candidates import Candidate
from minutesparse.parsing.commitments import Commitments
from minutesparse.parsing.lines import Outline, span_evidence
from minutesparse.parsing.tasks import Tasks
from minutesparse.schema import Action, Due, ItemRef, Owner, Person
from minutesparse.text import fold, plain, stable_id


def find_candidates(outline: Outline, people: Sequence[Person]) -> list[Candidate]:
    """Return what every finder of actions sees, before the arbiter joins what is the same."""
    actors = Actors(people, outline.vocabulary)
    commitments = Commitments(actors, outline.vocabulary)
    tasks = Tasks(actors, commitments, outline.vocabulary)
    return [
        *find_row_actions(outline, tasks),
        *find_listed_actions(outline, tasks),
        *find_marked_actions(outline, tasks),
        *find_prose_actions(outline, commitments),
    ]


def find_actions(outline: Outline, people: Sequence[Person]) -> list[Action]:
    """Return the meeting's actions in reading order; owners as written, nobody resolved."""
    seen: Counter[str] = Counter()
    made = []
    for candidate, also in join(find_candidates(outline, people)):
        if fold(candidate.text):
            made.append(_action(outline, candidate, also, seen))
    return made


def _action(outline: Outline, candidate: Candidate, also: tuple[str, ...], seen: Counter[str]) -> Action:
    identity = stable_id("a", [candidate.text, *candidate.owners])
    seen[identity] += 1
    return Action(
        id=identity if seen[identity] == 1 else f"{identity}-{seen[identity]}",
        reference=candidate.reference,
        item=_item(outline, candidate),
        text=fold(candidate.text.replace("\n", " ")),
        also=[fold(a.replace("\n", " ")) for a in also],
        owners=[Owner(text=o) for o in dict.fromkeys(candidate.owners)],
        due=Due(text=fold(candidate.due)) if candidate.due and fold(candidate.due) else None,
        status=candidate.status or "open",
        status_stated=candidate.status is not None,
        previous=candidate.previous,
        marked=candidate.marked,
        confidence=candidate.confidence,
        evidence=span_evidence(outline.document, candidate.paragraph, candidate.start, candidate.end),
    )


def _item(outline: Outline, candidate: Candidate) -> ItemRef | None:
    """The item an action stands under, or the one that a log names beside it."""
    if candidate.item_name:
        name = plain(candidate.item_name)
        for item in outline.items:
            if item.number and plain(item.number) == name.rstrip("."):
                return item.ref
            if plain(item.title) in name or name in plain(item.title):
                return item.ref
        return ItemRef(title=fold(candidate.item_name.replace("\n", " ")))
    return candidate.item.ref if candidate.item else None
