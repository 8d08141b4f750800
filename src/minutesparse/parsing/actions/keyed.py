"""Entries that hold only a reference, a state and owners: "[x] May A5, Done: Jo", their task is the entry beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates
from minutesparse.document import Paragraph
from minutesparse.names import split_owners
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.tasks import Tasks, without_helpers
from minutesparse.parsing.actions.topics import is_entry, level_of
from minutesparse.parsing.lines import Line, Part
from minutesparse.parsing.reports import stated
from minutesparse.parsing.statuses import box_status, read_status
from minutesparse.schema import Status

_PARTS = compiled(r"\s*[,;:]\s+|\s+[–—-]\s+")
_CODE = compiled(r"\S*\d\S*")
_OWNER = compiled(r"@?[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,3}")
_LABEL = compiled(r"[^\W\d_]{2,20}:\s")
_LONGEST = 160
_MOST_WORDS = 5
_FEWEST = 3
"""Words of a task."""
_SEVERAL = 2
"""Such entries in a list tell what they are where no box does."""


@dataclass(frozen=True, slots=True)
class _Key:
    reference: str | None
    status: Status | None
    owners: tuple[str, ...]


_NOTHING = _Key(None, None, ())


def keyed_entries(run: Sequence[Line], tasks: Tasks) -> dict[int, Candidate | None]:
    """Return the actions that stand beneath such entries, by the indices of lines; None for the lines they hold.

    An entry over one task gives it its state and owners, where a box or another such entry tells what the
    list is; any other ("Lock 7, Closed: Jo" over two tasks) only heads what stands beneath it.
    """
    keyed: list[tuple[Line, _Key, list[Line]]] = []
    found: dict[int, Candidate | None] = {}
    over = -1
    for at, line in enumerate(run):
        if line.index <= over or not is_entry(line) or line.heading:
            continue
        below = _beneath(run, at)
        key = _key(line, tasks) if below and not below[0].heading else None
        if key is None or len(below[0].text.split()) < _FEWEST:
            continue
        over = below[-1].index
        if _holds_one_task(key, below, tasks):
            keyed.append((line, key, below))
        elif not _is_note(below[0], below[0], tasks):
            found |= _headed(line, below, tasks)
    sure = len(keyed) >= _SEVERAL or any(box_of(line.paragraph) for line, _, _ in keyed)
    for line, key, below in keyed:
        if sure:
            found |= {other.index: None for other in below}
            found[line.index] = _made(line, key, below, tasks)
        elif not _is_note(below[0], below[0], tasks):
            found |= _headed(line, below, tasks)
    return found


def _headed(line: Line, below: Sequence[Line], tasks: Tasks) -> dict[int, Candidate | None]:
    """Return what each of the lines beneath an entry sets, with the notes on it."""
    groups: list[list[Line]] = []
    for other in below:
        if groups and _is_note(other, groups[-1][0], tasks):
            groups[-1].append(other)
        else:
            groups.append([other])
    made = {group[0].index: _made(line, _NOTHING, group, tasks) for group in groups}
    return dict.fromkeys((line.index, *(other.index for other in below))) | made


def _holds_one_task(key: _Key, below: Sequence[Line], tasks: Tasks) -> bool:
    """Tell whether the first line beneath an entry is its only task, and binds nobody but its owners."""
    first, *others = below
    read, said = tasks.read(first.text), tasks.commitments.read(first.text)
    opens = read.how != "sentence" or (said is not None and said.actors.start == 0)
    if key.owners and opens and not set(read.owners) <= set(key.owners):
        return False
    return all(_is_note(other, first, tasks) for other in others)


def _is_note(line: Line, task: Line, tasks: Tasks) -> bool:
    """Tell a line beneath a task that sets none: it stands deeper, is labelled ("Activity: …") or tells of a state."""
    label = _LABEL.match(line.text)
    kinds = {tasks.actors.kind(owner) for owner in tasks.read(line.text).owners}
    # one whom the text only shows before a colon may be a label of the notes: "Activity: …"
    if kinds - {"word", "code"} - ({"called"} if label else set()) or box_of(line.paragraph):
        return False
    if tasks.commitments.doing.opens(line.text):
        return False
    said = label or stated(line.text, tasks.vocabulary)
    told = tasks.vocabulary.pattern("closing.perfect").search(line.text)
    return bool(said or told) or level_of(line) > level_of(task)


def _beneath(run: Sequence[Line], at: int) -> list[Line]:
    return list(takewhile(lambda other: level_of(other) > level_of(run[at]), run[at + 1 :]))


def _key(line: Line, tasks: Tasks) -> _Key | None:
    """Read an entry of which every part is a reference, a state or an owner, and one at least a reference."""
    text = without_helpers(line.text, tasks.vocabulary).strip(" .:")
    if len(text) > _LONGEST:
        return None
    references: list[str] = []
    owners: list[str] = []
    status: Status | None = None
    unknown = 0
    for part in filter(None, _PARTS.split(text)):
        told = read_status(part, tasks.vocabulary) if len(part.split()) <= _MOST_WORDS else None
        if told:
            status = told
        elif codes := _reference(part, tasks):
            references.append(codes)
            owners.extend(_owners(part[len(codes) :], tasks))
        elif named := _owners(part, tasks):
            owners.extend(named)
        else:
            unknown += 1
    boxed = box_of(line.paragraph)
    # "[x] A5, Handed to the Weir Group: Jo": a tick and owners leave but one thing to say between
    odd = unknown > (1 if boxed and owners else 0)
    if odd or not references or not (status or boxed):
        return None
    return _Key(", ".join(references), status or boxed, tuple(dict.fromkeys(owners)))


def box_of(paragraph: Paragraph) -> Status | None:
    """Return what the box before an entry says, also where a number stands before it: "3. [x]"."""
    return box_status((paragraph.label or "")[-3:].strip())


def _reference(part: str, tasks: Tasks) -> str:
    """Return the reference that opens a part, "" where none does: words with a number, no task and no date."""
    said = part.split()
    coded = [at for at, word in enumerate(said) if _CODE.fullmatch(word)]
    if not coded or coded[-1] >= _MOST_WORDS or tasks.commitments.doing.opens(part):
        return ""
    head = " ".join(said[: coded[-1] + 1])
    plainly = all(word[0].isupper() or _CODE.fullmatch(word) for word in said[: coded[-1] + 1])
    dated = find_dates(head, tasks.vocabulary, bare=True)
    only_date = any(head[d.start : d.end].strip() == head for d in dated)
    rest = " ".join(said[coded[-1] + 1 :])
    return head if plainly and not only_date and (not rest or _owners(rest, tasks)) else ""


def _owners(text: str, tasks: Tasks) -> tuple[str, ...]:
    """Return the names that a part consists of: position and a capital are enough where all else is told."""
    named = split_owners(text, tasks.vocabulary) if text.strip() else []
    fits = all(
        tasks.actors.kind(name) in ("everyone", "role", "group", "handle", "known") or _OWNER.fullmatch(name)
        for name in named
    )
    tied = tasks.vocabulary.pattern("commitments.strong").search(text)  # "Moved to the Weir Group"
    return tuple(named) if fits and not tied and not tasks.commitments.doing.opens(text) else ()


def _made(line: Line, key: _Key, below: Sequence[Line], tasks: Tasks) -> Candidate:
    task, *others = below
    read = tasks.read(task.text)
    text = task.text[read.start : read.end]
    start = task.paragraph.place.start + read.start + len(text) - len(text.lstrip())
    notes = [other.paragraph.place for other in others]
    return Candidate(
        text=text.strip(),
        paragraph=task.paragraph,
        start=start,
        end=task.paragraph.place.start + read.end,
        owners=key.owners or read.owners,
        status=key.status or read.status,
        reference=key.reference,
        item=line.item,
        previous=line.part is Part.PREVIOUS_ACTIONS,
        confidence=0.88,
        how="list",
        report=(notes[0].start, notes[-1].end) if notes else None,
        signals=("entry of an action list", "beneath its reference and state"),
    )
