"""One entry of a list of actions: which tasks it sets, for whom, and how it says they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.coded import Codes, read_behind
from minutesparse.parsing.actions.keyed import box_of
from minutesparse.parsing.actions.marker_words import markers_of
from minutesparse.parsing.actions.tasks import NOBODY, Task, Tasks
from minutesparse.parsing.headings import is_marked_action, is_numbered
from minutesparse.parsing.lines import Line, Part
from minutesparse.parsing.reports import told_behind, told_by_rest
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import written_box
from minutesparse.phrases import any_phrase
from minutesparse.text import plain
from minutesparse.vocabulary import DEFAULT, Vocabulary, load

_NUMBERED = ("markers.alone", "markers.numbered")
_COLON = compiled(r"\s*:\s*(?=\S)")
_NUMBER = compiled(r"(\d[\d./-]*[a-z]?)\W*$")


def read_entry(
    line: Line,
    parted: tuple[Line, str] | None,
    bold: Task | None,
    above: tuple[str, ...],
    tasks: Tasks,
    codes: Codes,
    *,
    lenient: bool,
) -> list[Candidate]:
    """Read an entry as the actions that it tells; `parted` and `bold` are what its lettering says of it already."""
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
    *before, made = [made_of_entry(entry, one, above, tasks.vocabulary) for one in each]
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


@cache
def _numbered(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds a marker with a number that opens an entry: "Action #3: ", "AI 4) ", in English in any language."""
    known = {word: None for v in (vocabulary, load(DEFAULT)) for key in _NUMBERED for word in v.list(key)}
    words = any_phrase(tuple(known))
    return compiled(rf"^\W*{words}\s*#?\s*\d{{1,3}}\s*[:.)–-]\s*", re.IGNORECASE)


def _marker(text: str, vocabulary: Vocabulary) -> re.Match[str] | None:
    """Return a marker that opens an entry, with what parts it from the task: "ACTION: "."""
    marker = vocabulary.pattern("markers.action").match(text)
    return _COLON.match(text, marker.end()) if marker else None


def made_of_entry(line: Line, task: Task, owner_above: tuple[str, ...], vocabulary: Vocabulary) -> Candidate:
    reviewed = line.part is Part.PREVIOUS_ACTIONS
    numbered = _numbered(vocabulary).match(line.text) or _marker(line.text, vocabulary)
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
