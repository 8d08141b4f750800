"""Actions listed under a heading of their own: "Action items", "Actions from the last meeting"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutesparse.dates.due_phrases import find_due
from minutesparse.parsing.actions.asking import behind_question, is_settled
from minutesparse.parsing.actions.between import (
    binds,
    bound,
    is_marked,
    is_no_entry,
    tells_how_it_stands,
    tells_of_ticket,
)
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.coded import Codes, leading_codes
from minutesparse.parsing.actions.deadlines import due_by_heading
from minutesparse.parsing.actions.entries import made_of_entry, read_entry
from minutesparse.parsing.actions.keyed import box_of, keyed_entries
from minutesparse.parsing.actions.labelled import read_label, read_labels
from minutesparse.parsing.actions.lettering import (
    behind_topic,
    owners_in_bold,
    task_in_letters,
    tell_in_letters,
)
from minutesparse.parsing.actions.standing import heads_entries, parted
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.actions.topics import (
    Above,
    goes_on,
    group_over,
    is_entry,
    level_of,
    names_each,
    names_over,
    set_apart,
    stretches,
)
from minutesparse.parsing.headings import heading_part, is_marked_action
from minutesparse.parsing.lines import ACTION_PARTS, Line, Outline, Part
from minutesparse.parsing.reports import report_status, stated, told_by_paragraph
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import opens_with_status, status_line
from minutesparse.schema import Status
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_SETS = 0.5  # what binds somebody so surely sets a task
_NEXT = 16  # an entry's first note begins so soon behind it


def find_listed_actions(outline: Outline, tasks: Tasks) -> list[Candidate]:
    """Return the actions of the lists under headings for actions, outside tables."""
    found: list[Candidate] = []
    codes = leading_codes(outline.lines)
    unlabelled = [line for line in outline.lines if not read_label(line, outline.vocabulary)]
    for number, run in enumerate(_runs(unlabelled, tasks)):
        headed = heading_part(run[0].text, outline.vocabulary) is not None
        headed = headed or heads_entries(run, 0, outline.vocabulary)
        if run[0].heading and not headed and status_line(run[0].text, outline.vocabulary):
            continue  # "Action carried forward" under one action heads no list
        for part, standing in parted(run, outline.vocabulary):
            made = [replace(c, run=-1 - number) for c in _listed(part, tasks, codes, outline)]
            found.extend(map(standing.given_to, made) if standing else made)
    return found


def _listed(run: list[Line], tasks: Tasks, codes: Codes, outline: Outline) -> Iterator[Candidate]:
    """Yield the actions of one list whose entries stand alike, or each as it says itself."""
    first, *others = stretches(run, tasks)
    keyed = keyed_entries(first, tasks)
    yield from (c for c in keyed.values() if c)
    noted = {line.index for line in first if keyed and tells_how_it_stands(line.text, tasks.vocabulary)}
    first = [line for line in first if line.index not in keyed and line.index not in noted]
    made = [c for c in _read_run(first, tasks, codes) if not is_settled(c, tasks)]
    made = read_labels(due_by_heading(made, first, tasks.vocabulary), outline)
    tasked = [c for c in made if _is_tasked(c, tasks)]
    mostly = len(tasked) >= 0.5 * len(made)
    yield from (c for c in made if not mostly or c in tasked or _may_set(c, tasks))
    for stretch in others:
        made = [c for c in _read_run(stretch, tasks, codes) if not is_settled(c, tasks)]
        made = read_labels(made, outline)
        yield from (c for c in made if c.owners or _is_tasked(replace(c, status=None), tasks))


def _is_tasked(candidate: Candidate, tasks: Tasks) -> bool:
    """Tell an entry that sets a task from a remark between such entries: it has an owner, a state or a verb of doing."""
    if candidate.owners or candidate.status or candidate.previous:
        return True
    if is_marked_action(candidate.paragraph.text, tasks.vocabulary):
        return True
    return (
        tasks.commitments.doing.opens(behind_question(candidate.text)) or " to be " in f" {candidate.text} "
    )


def _may_set(candidate: Candidate, tasks: Tasks) -> bool:
    """Tell an entry that names nobody who has it for sure, but binds somebody or sets something behind its topic."""
    opens = tasks.commitments.doing.opens(behind_topic(candidate.paragraph))
    return opens or binds(candidate.text, tasks)


def _runs(lines: Sequence[Line], tasks: Tasks) -> Iterator[list[Line]]:
    """Yield each unbroken run of lines in a part for actions, outside tables.

    The names of people as headings, right under it, do not end it: what each has to do stands beneath.
    """
    run: list[Line] = []
    for at, line in enumerate(lines):
        listed = line.part in ACTION_PARTS and line.table is None
        if listed or (run and goes_on(run, lines, at, tasks)):
            if run and listed and run[-1].part is not line.part:
                yield run
                run = []
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _read_run(run: list[Line], tasks: Tasks, codes: Codes) -> Iterator[Candidate]:
    lenient, marked = names_each(run), _marks_each(run, tasks.vocabulary)
    over, bold, told_of = names_over(run, tasks), owners_in_bold(run, tasks), tell_in_letters(run, tasks)
    listed = not marked and any(is_entry(line) and not line.heading for line in run)
    above = Above()
    last: tuple[Line, Candidate] | None = None
    for at, line in enumerate(run):
        level = level_of(line)
        told = _state_of_last(line, last[0], tasks) if last else None
        if last and told:
            ended = told in ("done", "dropped")  # in so many words, whatever the notes before may come to
            last = (last[0], replace(last[1], status=told if ended else last[1].status or told))
            continue
        above = above.at(line, tasks)
        after = run[at + 1] if at + 1 < len(run) else None
        heads = after is not None and level_of(after) > level and not after.heading
        names = _names_alone(line, tasks)
        alone = names and (at in over or set_apart(line))
        group = group_over(run, at, tasks) if heads and not names else None
        if group is not None or (names and (heads or line.heading or alone)):
            if last:
                yield last[1]
            last, above = None, above.over(names or group or (), level - 1 if at in over else level)
            continue
        ticket = line.part is Part.PREVIOUS_ACTIONS and tells_of_ticket(line.text, tasks)
        if ticket or is_no_entry(line, tasks, listed=listed):
            continue
        if last and _goes_on(line, last[0], tasks):
            told = last[1].status or told_by_paragraph(line.text, last[1].text, tasks.vocabulary)
            last = (last[0], replace(last[1], status=told))
            continue
        if last and _is_beneath(line, last[0], tasks, marked=marked):
            last = (last[0], _noted(last[1], line, tasks))
            continue
        if last:
            yield last[1]
        between = bound(line, tasks) if listed and not is_entry(line) else None
        if between:
            yield made_of_entry(line, between, above.owners, tasks.vocabulary)
            last = None
            continue
        lettered = None if line.index in bold else task_in_letters(line, tasks, told=line.index in told_of)
        *before, made = read_entry(
            line, lettered, bold.get(line.index), above.owners, tasks, codes, lenient=lenient
        )
        yield from before
        last = (line, made)
        if heads and not above.owners:
            above = above.over(made.owners, level)
    if last:
        yield last[1]


def _names_alone(line: Line, tasks: Tasks) -> tuple[str, ...]:
    """Return the names that a line consists of, none where it heads a part of the minutes: "AIs"."""
    headed = line.heading and heading_part(line.text, tasks.vocabulary) is not None
    return () if headed else tasks.owners(line.text.strip(" :*_–—-"))


def _state_of_last(line: Line, entry: Line, tasks: Tasks) -> Status | None:
    """Return the state that a line gives the entry above it; a line beside that entry has to open with it:
    "Jo: ring Ana. Done" is an entry itself.
    """
    state = None if set_apart(line) else status_line(line.text, tasks.vocabulary)
    continues = entry.paragraph.label and not line.paragraph.label
    if not state or continues or level_of(line) > level_of(entry):
        return state
    return state if opens_with_status(line.text, tasks.vocabulary) else None


def _marks_each(run: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Tell whether the entries of a list are marked ("ACTION: …"), so that other lines are remarks on them."""
    entries = [line for line in run if not line.heading]
    marked = [line for line in entries if is_marked(line, vocabulary)]
    return len(marked) >= 2 and marked[0] is entries[0]


def _is_beneath(line: Line, entry: Line, tasks: Tasks, *, marked: bool) -> bool:
    """Tell whether a line says what came of the entry above it."""
    if marked:
        return not is_marked(line, tasks.vocabulary)
    return level_of(line) > level_of(entry) and _is_note(line, tasks)


def _goes_on(line: Line, entry: Line, tasks: Tasks) -> bool:
    """Tell a paragraph without a mark of its own that goes on with the marked entry of a review, and sets no task."""
    within = line.paragraph.label is None and line.paragraph.level is not None
    said = within and entry.paragraph.label is not None and line.text[:1].isalnum()
    dated = find_due(line.text, tasks.vocabulary) and not opens_with_status(line.text, tasks.vocabulary)
    if line.part is not Part.PREVIOUS_ACTIONS or not said or dated:
        return False
    label, colon, _ = line.text.partition(":")
    if colon and plain(label) in tasks.vocabulary.set("columns.status"):
        return bound(line, tasks) is None  # "Status: no news. Keep this open."
    told = [line.text[start:end] for start, end in sentences(line.text)]
    if bound(line, tasks) or tasks.read_apart(line.text) or any(map(tasks.commitments.doing.opens, told)):
        return False
    return not any(made and made.weight >= _SETS for made in map(tasks.commitments.read, told))


def _is_note(line: Line, tasks: Tasks) -> bool:
    """A line under a task that says what came of it, rather than another task."""
    if box_of(line.paragraph):
        return False
    if stated(line.text, tasks.vocabulary) or tells_how_it_stands(line.text, tasks.vocabulary):
        return True
    made = tasks.commitments.read(line.text)
    return not (made and made.weight >= 0.6 and made.actors.start == 0)


def _noted(candidate: Candidate, line: Line, tasks: Tasks) -> Candidate:
    """Add what a note under an entry says of its state; in a review the first note may say so in a sentence."""
    status = candidate.status or stated(line.text, tasks.vocabulary)
    if status is None and candidate.previous and 0 <= line.paragraph.place.start - candidate.end <= _NEXT:
        status = report_status(line.text, candidate.text, tasks.vocabulary)
    return replace(candidate, status=status)
