"""The actions of a meeting: every finder's candidates, joined, as the schema has them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from minutesparse.dates import find_dates, find_due, is_american
from minutesparse.names import is_unknown
from minutesparse.parsing.actions.actors import Actors
from minutesparse.parsing.actions.announced import find_announced_actions
from minutesparse.parsing.actions.arbiter import Arbiter
from minutesparse.parsing.actions.arising import tell_arising
from minutesparse.parsing.actions.assigned import find_assigned_entries
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.coded import find_coded_actions
from minutesparse.parsing.actions.commitments import Commitments
from minutesparse.parsing.actions.kept_up import is_kept_up
from minutesparse.parsing.actions.labelled import read_labels
from minutesparse.parsing.actions.lists import find_listed_actions
from minutesparse.parsing.actions.marker_words import marks_new
from minutesparse.parsing.actions.markers import find_marked_actions
from minutesparse.parsing.actions.prose import LEAST, find_prose_actions
from minutesparse.parsing.actions.reports import with_reports
from minutesparse.parsing.actions.rows import find_row_actions
from minutesparse.parsing.actions.standing import standing_under
from minutesparse.parsing.actions.tagged import find_tagged_actions
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.headings import heading_part
from minutesparse.parsing.lines import Line, Outline, Part, span_evidence
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import read_status
from minutesparse.schema import Action, Due, Evidence, Finding, ItemRef, Owner, Person
from minutesparse.text import fold, plain, quoted, stable_id
from minutesparse.vocabulary import Vocabulary


class FoundActions(NamedTuple):
    """The actions of a meeting in reading order, a finding for every sentence that may be one, and what was seen.

    `seen` has what the finders saw of each action, in the same order.
    """

    actions: list[Action]
    doubts: list[Finding]
    seen: list[Candidate]


def reading_of(outline: Outline, people: Sequence[Person]) -> Tasks:
    """Return what reads the tasks of one document: who can act in it, what commits them."""
    actors = Actors(people, outline.vocabulary, outline.document.text)
    return Tasks(actors, Commitments(actors, outline.vocabulary), outline.vocabulary)


def find_marked(outline: Outline, tasks: Tasks) -> list[Candidate]:
    """Return what stands in tables and lists of actions, beside the notes, and behind markers."""
    return [
        *find_row_actions(outline, tasks),
        *find_listed_actions(outline, tasks),
        *find_marked_actions(outline, tasks),
        *find_coded_actions(outline, tasks),
        *find_assigned_entries(outline, tasks),
        *find_tagged_actions(outline, tasks),
        *find_announced_actions(outline, tasks),
    ]


def find_candidates(
    outline: Outline, tasks: Tasks, people: Sequence[Person]
) -> tuple[list[Candidate], list[Candidate]]:
    """Return what every finder of actions sees, before the arbiter joins what is the same, and what only may be one."""
    marked = find_marked(outline, tasks)
    told = find_prose_actions(outline, tasks, people, marked=len(marked))
    sure = [c for c in told if c.confidence >= LEAST]
    found = tell_arising(read_labels([*marked, *sure], outline), outline, tasks)
    return _tell_previous(found, outline), [c for c in told if c.confidence < LEAST]


def _tell_previous(found: list[Candidate], outline: Outline) -> list[Candidate]:
    """Mark what reports on earlier actions though no heading of its own says so.

    An action under an item that reviews earlier ones ("2. Review of actions") is one of them. Where a
    document lists actions twice, and the first list comes early and says what came of them, that one
    is the review and the other holds what is new.
    """
    reviewing = {
        item
        for item in outline.items
        if heading_part(item.title, outline.vocabulary) is Part.PREVIOUS_ACTIONS
    }
    heads = [line for line in outline.lines if line.heading and line.table is None]
    ends = [line.paragraph.place.end for line in heads]
    listed = [c for c in found if c.how in ("row", "list") and not c.previous]
    runs: list[list[Candidate]] = []
    for c in sorted(listed, key=lambda c: c.start):
        if runs and runs[-1][-1].how == c.how and _same_list(runs[-1][-1], c, ends):
            runs[-1].append(c)
        else:
            runs.append([c])
    total = len(outline.document.text) or 1
    reviewed = [c.start for c in found if c.previous and c.how in ("row", "list")]
    old: set[int] = set()
    for at, run in enumerate(runs):
        closed = sum(c.status in ("done", "dropped", "carried_forward") for c in run)
        if at + 1 < len(runs) and run[0].start < 0.4 * total and closed >= 0.3 * len(run):
            old.update(id(c) for c in run)
        elif run[0].how == "list" and any(start < run[0].start for start in reviewed):
            continue  # earlier actions have a list of their own, and this one stands behind it
        elif (
            closed >= 0.3 * len(run) and closed >= 2 and not is_kept_up(run[0].paragraph.place.table, outline)
        ):
            # A log: what has a state was there before, but what is open and was talked about may be new.
            old.update(id(c) for c in run if c.status and not (c.status == "open" and c.item))
        elif _goes_on(run):
            old.update(id(c) for c in run if c.status != "open")
    lists = [heading_part(line.text, outline.vocabulary) is Part.ACTIONS for line in heads]
    listed_anew = {id(c) for c in found if (at := bisect_right(ends, c.start)) and lists[at - 1]}
    told = [
        replace(c, previous=True)
        if id(c) in old or (c.item in reviewing and c.how != "prose" and id(c) not in listed_anew)
        else c
        for c in found
    ]
    told = [replace(c, previous=False) if c.previous and _is_new(c, outline.vocabulary) else c for c in told]
    return [_state_of_list(c, heads[: bisect_right(ends, c.start)], outline.vocabulary) for c in told]


def _is_new(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """Tell whether a marker among what came of earlier actions says that an action is one of this meeting."""
    paragraph = candidate.paragraph
    return marks_new(paragraph.text, candidate.start - paragraph.place.start, vocabulary)


def _goes_on(run: Sequence[Candidate]) -> bool:
    """Tell whether a table goes on with a list of earlier meetings: what has been begun first, what is open last."""
    states = [c.status for c in run]
    return run[0].how == "row" and None not in states and states[0] != "open" and states[-1] == "open"


def _state_of_list(candidate: Candidate, above: Sequence[Line], vocabulary: Vocabulary) -> Candidate:
    """A list headed "Completed actions" says what came of each entry that says nothing itself."""
    if candidate.status or candidate.how not in ("row", "list") or not above:
        return candidate
    standing = standing_under(above[-1].text, vocabulary)
    if standing and standing.status in ("done", "dropped") and candidate.how == "row":
        return standing.given_to(candidate)
    if candidate.previous and vocabulary.pattern("listed.unfinished").search(above[-1].text):
        return replace(candidate, status="open")
    if not candidate.previous or standing:
        return candidate
    return replace(candidate, status=read_status(above[-1].text, vocabulary))


def _same_list(a: Candidate, b: Candidate, headings: Sequence[int]) -> bool:
    """Entries of one list may belong to several items, but no heading stands between them.

    `headings` is where the document's headings end.
    """
    one, other = a.paragraph.place, b.paragraph.place
    if one.table is not None or other.table is not None:
        return one.table == other.table
    return a.item == b.item or bisect_right(headings, one.start) == bisect_right(headings, other.start)


def find_actions(outline: Outline, people: Sequence[Person]) -> FoundActions:
    """Return the meeting's actions and doubts; owners and due phrases as written, nothing resolved."""
    seen: Counter[str] = Counter()
    day_first = not is_american(outline.document.text, outline.vocabulary, outline.document.beside())
    tasks = reading_of(outline, people)
    arbiter = Arbiter(outline.vocabulary, tasks.actors.may_be_same)
    made = []
    candidates, doubtful = find_candidates(outline, tasks, people)
    for candidate, also in arbiter.join(with_reports(candidates, outline)):
        if fold(candidate.text):
            due = _due(candidate, also, outline.vocabulary, day_first=day_first)
            made.append((_action(outline, candidate, also, due, seen), candidate))
    actions = [action for action, _ in made]
    return FoundActions(actions, list(_doubts(outline, doubtful, actions)), [c for _, c in made])


def _doubts(outline: Outline, doubtful: Sequence[Candidate], actions: Sequence[Action]) -> Iterator[Finding]:
    """Name each sentence that may commit somebody, and of which no action came."""
    taken = sorted((a.evidence.start, a.evidence.end) for a in actions)
    starts = [start for start, _ in taken]
    ends = list(accumulate((end for _, end in taken), max, initial=0))
    for candidate in doubtful:
        if ends[bisect_left(starts, candidate.end)] <= candidate.start:  # no action reaches into it
            place = span_evidence(outline.document, candidate.paragraph, candidate.start, candidate.end)
            yield Finding(
                code="possible-action",
                message=f"this may be an action of {', '.join(candidate.owners)}: {quoted(fold(candidate.text))}",
                evidence=place,
                candidates=list(candidate.owners),
            )


def _due(
    candidate: Candidate, also: tuple[str, ...], vocabulary: Vocabulary, *, day_first: bool
) -> Due | None:
    """The due phrase of a due column, or else the one that a wording of the action holds."""
    if candidate.due and fold(candidate.due).strip("-–— .?") and not candidate.due.isspace():
        return Due(text=fold(candidate.due.replace("\n", " ")))
    whole = (candidate.paragraph.text,) if candidate.how == "list" else ()  # "… – deferred to next meeting"
    for text in (candidate.text, *whole, *also, *_said_next(candidate, vocabulary)):
        phrase = find_due(text, vocabulary, day_first=day_first)
        if phrase:
            return Due(text=fold(text[phrase.start : phrase.end].replace("\n", " ")))
    days = [d for d in find_dates(candidate.text, vocabulary, day_first=day_first) if d.weekday is not None]
    if candidate.marked and len(days) == 1 and days[0].day:
        return Due(text=fold(candidate.text[days[0].start : days[0].end]))  # "Announce it, Wed 24 July"
    return None


def _said_next(candidate: Candidate, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The next sentence, where it speaks of a deadline: "Jo will count them. The target is two weeks."."""
    at = candidate.end - candidate.paragraph.place.start
    rest = candidate.paragraph.text[at:] if 0 < at < len(candidate.paragraph.text) else ""
    spans = sentences(rest)
    following = rest[spans[0][0] : spans[0][1]] if spans else ""
    return (following,) if vocabulary.pattern("columns.due").search(following[:60]) else ()


def _action(
    outline: Outline, candidate: Candidate, also: tuple[str, ...], due: Due | None, seen: Counter[str]
) -> Action:
    identity = stable_id("a", [candidate.text, *candidate.owners])
    seen[identity] += 1
    return Action(
        id=identity if seen[identity] == 1 else f"{identity}-{seen[identity]}",
        reference=candidate.reference,
        item=_item(outline, candidate),
        text=fold(candidate.text.replace("\n", " ")),
        also=[fold(a.replace("\n", " ")) for a in also],
        owners=[
            Owner(text=o) for o in dict.fromkeys(candidate.owners) if not is_unknown(o, outline.vocabulary)
        ],
        due=due,
        status=candidate.status or "open",
        status_stated=candidate.status is not None,
        report=_report(outline, candidate),
        previous=candidate.previous,
        marked=candidate.marked,
        confidence=candidate.confidence,
        evidence=span_evidence(outline.document, candidate.paragraph, candidate.start, candidate.end),
    )


def _report(outline: Outline, candidate: Candidate) -> Evidence | None:
    if candidate.report is None:
        return None
    start, end = candidate.report
    paragraph = next(
        line.paragraph for line in reversed(outline.lines) if line.paragraph.place.start <= start
    )
    return span_evidence(outline.document, paragraph, start, end)


def _item(outline: Outline, candidate: Candidate) -> ItemRef | None:
    """The item an action stands under, or the one that a log names beside it."""
    if candidate.item_name:
        name = plain(candidate.item_name)
        for item in outline.items:
            if item.number and plain(item.number) == name.rstrip("."):
                return item.ref
        for item in outline.items if any(c.isalpha() for c in name) else ():
            if plain(item.title) in name or name in plain(item.title):
                return item.ref
        return ItemRef(title=fold(candidate.item_name.replace("\n", " ")))
    return candidate.item.ref if candidate.item else None
