"""Actions listed under a heading of their own: "Action items", "Actions from the last meeting"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutesparse.compiling import compiled
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
from minutesparse.parsing.actions.coded import Codes, leading_codes, read_behind
from minutesparse.parsing.actions.deadlines import due_by_heading
from minutesparse.parsing.actions.keyed import box_of, keyed_entries
from minutesparse.parsing.actions.labelled import read_label, read_labels
from minutesparse.parsing.actions.lettering import behind_topic, owners_in_bold, task_in_letters
from minutesparse.parsing.actions.marker_words import markers_of
from minutesparse.parsing.actions.standing import parted
from minutesparse.parsing.actions.tasks import NOBODY, Task, Tasks
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
from minutesparse.parsing.headings import heading_part, is_marked_action, is_numbered
from minutesparse.parsing.lines import ACTION_PARTS, Line, Outline, Part
from minutesparse.parsing.reports import report_status, stated, told_behind, told_by_rest
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import opens_with_status, status_line, written_box
from minutesparse.schema import Status
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_COLON = compiled(r"\s*:\s*(?=\S)")
_NUMBER = compiled(r"(\d[\d./-]*[a-z]?)\W*$")
_NEXT = 16  # an entry's first note begins so soon behind it
_MARKER = compiled(
    r"^\W*(?:action(?:\s+(?:item|point))?|item|task|ai|ap|actie)\s*#?\s*\d{1,3}\s*[:.)–-]\s*", re.IGNORECASE
)


def find_listed_actions(outline: Outline, tasks: Tasks) -> list[Candidate]:
    """Return the actions of the lists under headings for actions, outside tables."""
    found: list[Candidate] = []
    codes = leading_codes(outline.lines)
    unlabelled = [line for line in outline.lines if not read_label(line, outline.vocabulary)]
    for number, run in enumerate(_runs(unlabelled, tasks)):
        headed = heading_part(run[0].text, outline.vocabulary) is not None
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
    over, bold = names_over(run, tasks), owners_in_bold(run, tasks)
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
        if last and _is_beneath(line, last[0], tasks, marked=marked):
            last = (last[0], _noted(last[1], line, tasks))
            continue
        if last:
            yield last[1]
        between = bound(line, tasks) if listed and not is_entry(line) else None
        if between:
            yield _entry(line, between, above.owners, tasks.vocabulary)
            last = None
            continue
        *before, made = _entries(line, bold.get(line.index), above.owners, tasks, codes, lenient=lenient)
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


def _entries(
    line: Line, bold: Task | None, above: tuple[str, ...], tasks: Tasks, codes: Codes, *, lenient: bool
) -> list[Candidate]:
    """Read an entry as the actions that it tells; `bold` is what its lettering says of it already."""
    parted = task_in_letters(line, tasks) if bold is None else None
    entry, report = parted or (line, "")
    task = read_behind(entry, codes, tasks, lenient=lenient)
    if bold and (bold.start or not set(bold.owners) <= set(task.owners)):
        each = [bold]
    else:
        each = tasks.each(entry.text, task)
    if (
        line.part is Part.PREVIOUS_ACTIONS
        and task.how == "sentence"
        and _only_reports(entry.text[codes.get(line.index, ("", 0))[1] :], tasks)
    ):
        each = [replace(task, owners=(), how="plain")]
    *before, made = [_entry(entry, one, above, tasks.vocabulary) for one in each]
    if report:
        boxed = box_of(line.paragraph) or written_box(line.text)[1]
        told = told_by_rest(report, made.text, boxed, tasks.vocabulary) or made.status
        made = replace(made, status=told, paragraph=line.paragraph)
    if line.index in codes:
        made = replace(made, reference=codes[line.index][0])
    return [*before, made]


def _only_reports(text: str, tasks: Tasks) -> bool:
    """Tell a report whose later sentences bind somebody: "Ann told of the mill. Jo will go there in May."."""
    spans = sentences(text)
    opens = tasks.actors.at(text) if len(spans) > 1 else None
    made = tasks.commitments.read(text) if opens and tasks.commitments.tells(text[opens.end :]) else None
    return bool(made and made.actors.start >= spans[1][0])


def _state_of_last(line: Line, entry: Line, tasks: Tasks) -> Status | None:
    """Return the state that a line gives the entry above it; a line beside that entry has to open with it:
    "Jo: ring Ana. Done" is an entry itself.
    """
    state = status_line(line.text, tasks.vocabulary)
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


def _marker(text: str, vocabulary: Vocabulary) -> re.Match[str] | None:
    """Return a marker that opens an entry, with what parts it from the task: "ACTION: "."""
    marker = vocabulary.pattern("markers.action").match(text)
    return _COLON.match(text, marker.end()) if marker else None


def _entry(line: Line, task: Task, owner_above: tuple[str, ...], vocabulary: Vocabulary) -> Candidate:
    reviewed = line.part is Part.PREVIOUS_ACTIONS
    numbered = _MARKER.match(line.text) or _marker(line.text, vocabulary)
    boxed, state = written_box(line.text)
    marker = markers_of(vocabulary).labelled(line.text)
    start = max(task.start, marker, numbered.end() if numbered else boxed)
    at = line.paragraph.place.start
    return Candidate(
        text=line.text[start : task.end].strip(),
        paragraph=line.paragraph,
        start=at + start,
        end=at + task.end,
        owners=task.owners or (() if task.how == NOBODY else owner_above),
        status=task.status
        or box_of(line.paragraph)
        or state
        or (told_behind(line.text, vocabulary) if reviewed else None),
        reference=_number_of_marker(line, vocabulary)
        or (line.paragraph.label.strip("().") if line.paragraph.label and _is_reference(line) else None),
        item=line.item,
        previous=reviewed,
        confidence=0.88 if task.owners or owner_above else 0.75,
        how="list",
        signals=("entry of an action list", f"owner {task.how}"),
    )


def _number_of_marker(line: Line, vocabulary: Vocabulary) -> str | None:
    """Return the number that an entry's own marker gives: "3. Action 2.1: Jo to ring the yard"."""
    marked = is_marked_action(line.text, vocabulary)
    number = _NUMBER.search(line.text.partition(":")[0]) if marked else None
    return number[1].rstrip(".") if number else None


def _is_reference(line: Line) -> bool:
    return is_numbered(line.paragraph) and len(plain(line.paragraph.label or "")) >= 2
