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
from minutesparse.parsing.statuses import box_status, read_status
from minutesparse.schema import Status

_PARTS = compiled(r"\s*[,;:]\s+|\s+[–—-]\s+")
_CODE = compiled(r"\S*\d\S*")
_OWNER = compiled(r"@?[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,3}")
_LONGEST = 160
_MOST_WORDS = 5
_FEWEST = 3
"""Words of a task."""


@dataclass(frozen=True, slots=True)
class _Key:
    reference: str
    status: Status | None
    owners: tuple[str, ...]


def keyed_entries(run: Sequence[Line], tasks: Tasks) -> dict[int, Candidate | None]:
    """Return the actions that stand beneath such entries, by the indices of the entries; None for the lines they hold."""
    found: dict[int, Candidate | None] = {}
    for at, line in enumerate(run):
        if line.index in found or not is_entry(line) or line.heading:
            continue
        below = _beneath(run, at)
        key = _key(line, tasks) if below and not below[0].heading else None
        if key and len(below[0].text.split()) >= _FEWEST:
            found[line.index] = _made(line, key, below, tasks)
            found.update((other.index, None) for other in below)
    return found


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
    end, status = tasks.until_status(task.text)
    start = task.paragraph.place.start
    notes = [other.paragraph.place for other in others]
    return Candidate(
        text=task.text[:end].strip(),
        paragraph=task.paragraph,
        start=start,
        end=start + end,
        owners=key.owners or tasks.read(task.text).owners,
        status=key.status or status,
        reference=key.reference,
        item=line.item,
        previous=line.part is Part.PREVIOUS_ACTIONS,
        confidence=0.88,
        how="list",
        report=(notes[0].start, notes[-1].end) if notes else None,
        signals=("entry of an action list", "beneath its reference and state"),
    )
