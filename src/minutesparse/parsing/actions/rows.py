"""Actions that tables hold: a row of an action list, an action column, the initials beside the notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.cells import entries_of, joined, owners_of, split_owners
from minutesparse.parsing.actions.fitting import best_in_order, fit_of
from minutesparse.parsing.actions.heights import owners_of_each, set_level
from minutesparse.parsing.actions.marker_words import markers_of, says_nothing
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.lines import ACTION_PARTS, Column, Line, Outline, Part
from minutesparse.parsing.reports import report_status, told_behind
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import box_status, read_status, ticked_cell
from minutesparse.schema import Status

_MARKED = 3  # actions that a table marks in its notes
_LABELLED = compiled(r"[^:.;\n]{0,30}:")
_FEWEST = 3  # words of a note that an owner may stand beside


def find_row_actions(outline: Outline, tasks: Tasks) -> list[Candidate]:
    """Return the actions of every table that has an action or an owner column."""
    found: list[Candidate] = []
    spoken = _marks_its_own(outline, tasks) | _keeps_reports(outline)
    for row in _rows(outline):
        columns = {line.column for line in row}
        if any(re.search(r"\d[.,]\d\d\b|[£€$]", line.text) for line in _in(row, Column.OWNER)):
            continue  # a payment: no owner has pounds and pence
        if _says_when_next(row, tasks):
            continue
        if row[0].part is Part.OTHER or not columns & {Column.ACTION, Column.OWNER}:
            continue
        if row[0].part in ACTION_PARTS and Column.ACTION in columns:
            found.extend(_listed(outline, row, tasks))
        elif Column.ACTION in columns:
            found.extend(_beside(row, tasks))
        elif columns & {Column.NOTES, Column.ITEM} and _number(row) not in spoken:
            found.extend(_owners_beside(row, tasks))
    return found


def _says_when_next(row: Sequence[Line], tasks: Tasks) -> bool:
    """Tell a row of a form that says when the next meeting is, though the columns over it be those of actions."""
    opens = tasks.vocabulary.pattern("meeting.next_leads").match(row[0].text)
    return bool(opens and find_dates(joined(row), tasks.vocabulary) and not tasks.owners(joined(row[1:2])))


def _number(row: Sequence[Line]) -> int:
    return row[0].table.number if row[0].table else 0


def _marks_its_own(outline: Outline, tasks: Tasks) -> frozenset[int]:
    """Return the tables whose notes mark each action with its owner ("ACTION JB: …"): their column says who speaks."""
    markers = markers_of(outline.vocabulary)
    named: Counter[int] = Counter()
    for line in outline.lines:
        if line.table is not None and line.column in (Column.NOTES, Column.ITEM):
            loose = markers.loose(line.text)
            found = tasks.actors.at(line.text, loose.end()) if loose else None
            named[line.table.number] += bool(found and line.text.startswith(":", found.end))
    return frozenset(number for number, count in named.items() if count >= _MARKED)


def _keeps_reports(outline: Outline) -> frozenset[int]:
    """Return the tables whose notes say how matters stand ("Update 3 May: …"): who stands beside them follows them."""
    told: Counter[int] = Counter()
    rows: Counter[int] = Counter()
    label = outline.vocabulary.pattern("columns.status")
    for row in _rows(outline):
        notes = _in(row, Column.NOTES)
        if not notes or row[0].table is None:
            continue
        found = label.match(notes[0].text)
        rows[_number(row)] += 1
        told[_number(row)] += bool(found and _LABELLED.match(notes[0].text, found.end()))
    return frozenset(n for n, count in told.items() if count >= _MARKED and 2 * count >= rows[n])


def _rows(outline: Outline) -> Iterator[list[Line]]:
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in outline.lines:
        if line.table is not None and line.row is not None:
            rows.setdefault((line.table.number, line.row), []).append(line)
    yield from rows.values()


def _in(row: Sequence[Line], *columns: Column) -> list[Line]:
    return [line for line in row if line.column in columns]


def _says_nothing(text: str, tasks: Tasks) -> bool:
    return says_nothing(text, tasks.vocabulary) or text.strip().lower() == "x"


def _listed(outline: Outline, row: list[Line], tasks: Tasks) -> Iterator[Candidate]:
    """A row of an action list: one action, or several where its cell tells tasks of different people."""
    cells = [line for line in _in(row, Column.ACTION) if not line.heading]
    if not cells or _says_nothing(joined(cells), tasks) or _is_theme(outline, row, cells):
        return
    owner_lines, dues = _who_and_when(row, tasks)
    said = joined(_in(row, Column.STATUS))
    ongoing = read_status(joined(_in(row, Column.DUE)), tasks.vocabulary)  # "Ongoing" under "Due"
    number = joined(_in(row, Column.NUMBER)).rstrip(".") or None
    reviewed = row[0].part is Part.PREVIOUS_ACTIONS
    for group, owners in _tasks_in(cells, owner_lines, tasks):
        read = tasks.read(joined(group))
        first, last = group[0].paragraph, group[-1].paragraph
        yield Candidate(
            text=_task_text(group, read.start, read.end, owners, read.owners),
            paragraph=first,
            start=first.place.start,
            end=last.place.end,
            owners=owners or (read.owners if not owner_lines else ()),
            due=joined(_in(row, Column.DUE)) or dues or None,
            status=ticked_cell(said, tasks.vocabulary)
            or report_status(said, joined(group), tasks.vocabulary)
            or read.status
            or box_status(first.label)
            or ongoing
            or (told_behind(joined(group), tasks.vocabulary) if reviewed else None),
            reference=number,
            item=None if _names_item(row) else group[0].item,
            item_name=_names_item(row),
            previous=reviewed,
            confidence=0.93 if owners else 0.85,
            how="row",
            run=first.place.table,
            signals=("row of an action list",),
        )


def _tasks_in(
    cells: list[Line], owner_lines: list[Line], tasks: Tasks
) -> Iterator[tuple[list[Line], tuple[str, ...]]]:
    """Part a row's cell into its tasks, each with its owners.

    Entries with owners beside each of them are tasks of their own, and so are paragraphs that each commit
    somebody ("Jo will draft it." / "Ana will check it."); else the cell is one task.
    """
    entries = entries_of(cells)
    if len(entries) > 1 and (beside := owners_of_each(entries, owner_lines)):
        for group, named in zip(entries, beside, strict=True):
            yield group, owners_of(named, tasks)
        return
    told = [tasks.commitments.read(line.text) for line in cells] if len(cells) > 1 else []
    if told and all(made and made.weight >= 0.6 and made.actors.sure for made in told):
        for line, made in zip(cells, told, strict=True):
            yield [line], made.actors.owners if made else ()
        return
    yield cells, owners_of(owner_lines, tasks)


def _who_and_when(row: list[Line], tasks: Tasks) -> tuple[list[Line], str]:
    """Part an owner cell that also says when ("Jo" / "Deadline: 3 May") or why, into owners and due."""
    owners: list[Line] = []
    due = ""
    for line in _in(row, Column.OWNER):
        lead = tasks.vocabulary.pattern("columns.due").match(line.text)
        if lead and re.match(r"\s*[:–-]", line.text[lead.end() :]):
            due = line.text[lead.end() :].lstrip(" :–-")
        elif len(line.text.split()) <= 12 and not line.text.rstrip().endswith("."):
            owners.append(line)
    return owners or ([] if due else _in(row, Column.OWNER)), due


def _is_theme(outline: Outline, row: list[Line], cells: list[Line]) -> bool:
    """A row that fills one cell with a word or two heads the rows under it: "Finance", "Events"."""
    if len(row) > 1 or Column.OWNER not in outline.columns.get(
        row[0].table.number if row[0].table else 0, ()
    ):
        return False
    return len(cells[0].text.split()) <= 3


def _task_text(
    group: Sequence[Line], start: int, end: int, owners: tuple[str, ...], inner: tuple[str, ...]
) -> str:
    """The action's wording: the whole cell, less an owner or a status that the cell sets apart."""
    whole = joined(group)
    return whole[start:end] if inner and not owners else whole


def _names_item(row: Sequence[Line]) -> str | None:
    """The item that a row of a log names in a column of its own."""
    text = joined(_in(row, Column.ITEM)).strip()
    return text or None


def _beside(row: list[Line], tasks: Tasks) -> Iterator[Candidate]:
    """An action column beside the notes: each paragraph is a task, with its owners in it or next to it."""
    owner_lines = _in(row, Column.OWNER)
    due = joined(_in(row, Column.DUE)) or None
    cells = [line for line in _in(row, Column.ACTION) if not _says_nothing(line.text, tasks)]
    for at, line in enumerate(cells):
        if tasks.actors.all_of(line.text):
            yield from _owners_beside(
                [other for other in row if other is line or other.column is Column.NOTES], tasks
            )
            continue
        read = tasks.read(line.text)
        owners = read.owners
        if owner_lines:
            own = owner_lines[at : at + 1] if len(owner_lines) == len(cells) else owner_lines
            owners = split_owners(joined(own), tasks) or owners
        yield _candidate(
            line, read.start, read.end, owners, due=due, status=read.status, confidence=0.88, how="column"
        )


def _candidate(
    line: Line,
    start: int,
    end: int,
    owners: tuple[str, ...],
    *,
    due: str | None = None,
    status: Status | None = None,
    confidence: float,
    how: str,
) -> Candidate:
    at = line.paragraph.place.start
    return Candidate(
        text=line.text[start:end],
        paragraph=line.paragraph,
        start=at + start,
        end=at + end,
        owners=owners,
        due=due,
        status=status or box_status(line.paragraph.label),
        item=line.item,
        previous=line.part is Part.PREVIOUS_ACTIONS,
        confidence=confidence,
        how=how,
        signals=(f"{how} of a table",),
    )


def _owners_beside(row: list[Line], tasks: Tasks) -> Iterator[Candidate]:
    """Initials beside the notes, with no task of their own: each entry belongs to a sentence of the notes.

    "FD / DH / MM" at the height of one recommendation, "MM / FD" at the next: the entries keep their
    order, and each takes the sentence that it most plausibly belongs to.
    """
    entries = [
        (line, owners)
        for line in _in(row, Column.OWNER, Column.ACTION)
        if not _says_nothing(line.text, tasks)
        and (line.column is Column.OWNER or tasks.actors.all_of(line.text))
        and (owners := split_owners(line.text, tasks))
    ]
    notes = [line for line in _in(row, Column.NOTES) if not line.heading] or _in(
        row, Column.NOTES, Column.ITEM
    )
    pieces = [(line, a, b) for line in notes for a, b in sentences(line.text)]
    if all(len(line.text[a:b].split()) < _FEWEST for line, a, b in pieces):
        return  # "10 min" beside who presents an item
    if not entries or not pieces:
        return
    level = set_level([line for line, _ in entries], notes[0])
    weights = [
        [fit_of(entry, piece, tasks.commitments, level=level) for piece in pieces] for entry in entries
    ]
    for (_, owners), at in zip(entries, best_in_order(weights), strict=True):
        line, start, end = pieces[at]
        yield _candidate(line, start, end, owners, confidence=0.8, how="margin")
