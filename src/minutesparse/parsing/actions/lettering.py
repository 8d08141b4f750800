"""What the lettering of an entry sets apart: its owners ("**Jo and Kit.** Order bricks"), or its task before a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.document import Paragraph
from minutesparse.names import split_owners
from minutesparse.parsing.actions.marker_words import markers_of
from minutesparse.parsing.actions.tasks import Task, Tasks
from minutesparse.parsing.headings import is_marked_action
from minutesparse.parsing.lines import Line, Part
from minutesparse.parsing.reports import report_status, stated
from minutesparse.parsing.runin import part_paragraph
from minutesparse.parsing.statuses import read_status
from minutesparse.schema import Status
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_LOOKS = ("bold", "underline", "italic")
_ENDED = compiled(r"[.:–—-]\s*$")
_STOP = compiled(r"\s*[.:–—-]\s*(?=\S)")
_NAME = compiled(
    r"@?[A-ZÀ-Þ][\w.’'-]*(?:\s(?:\([A-ZÀ-Þ][\w.’'-]*\)|(?:[a-zà-ÿ]{1,3}\s)?[A-ZÀ-Þ][\w.’'-]*)){0,4}"
)
_TICKET_NUMBER = compiled(r"\s*(?:[#!]?\d+|[A-Z]{2,10}-\d+|\S{0,200}[/#]\d+)(?=\s)")
_SURE = frozenset({"known", "called", "initials", "handle", "role", "group", "everyone", "name"})
_MOST_NAMES = 8
_FEWEST = 2
_LIKELY = 0.35
_TASK = 4
"""Words: a shorter lead in bold names a topic or a person, not what is to be done."""


def lead_end(paragraph: Paragraph, looks: Sequence[str] = _LOOKS) -> int:
    """Return where the beginning of a line ends that is written in another way than the rest, 0 where none is."""
    length, look = 0, ""
    for run in paragraph.runs:
        look = look or next((one for one in looks if run.text.strip() and getattr(run, one)), "")
        if any(c.isalnum() for c in run.text) and not (look and getattr(run, look)):
            return length
        length += len(run.text)
    return 0  # all of it is


def tail_start(paragraph: Paragraph) -> int:
    """Return where the end of a line begins that is written in another way than what is before it, 0 where none is."""
    runs = [run for run in paragraph.runs if any(c.isalnum() for c in run.text)]
    look = next((one for one in _LOOKS if runs and getattr(runs[-1], one)), "")
    plain_last = next((n for n in range(len(runs) - 1, -1, -1) if not (look and getattr(runs[n], look))), -1)
    if not look or plain_last < 0:
        return 0
    at = 0
    for run in paragraph.runs:
        at += len(run.text)
        if run is runs[plain_last]:
            return at
    return 0


def sentence_in_letters(paragraph: Paragraph, at: int) -> int:
    """Return where an emphasised text that holds a place ends with its sentence, else where the paragraph does.

    "**Action: Jo to ring Ana.** Ben told of the mill."
    """
    begin, end, look = 0, 0, ""
    for run in paragraph.runs:
        begin, end = end, end + len(run.text)
        if not look and begin <= at < end:
            look = next((one for one in _LOOKS if getattr(run, one)), "")
            if not look:
                break
        elif look and not getattr(run, look) and any(c.isalnum() for c in run.text):
            return (
                begin if paragraph.text[:begin].rstrip(" *_")[-1:] in (".", "!", "?") else len(paragraph.text)
            )
    return len(paragraph.text)


def owners_in_bold(run: Sequence[Line], tasks: Tasks) -> dict[int, Task]:
    """Return what the entries of a list set whose bold beginnings name who has them, by the lines' indices.

    Position and weight tell that they are names where no list of those present does: at least one name of
    each is known to be one, or stands in a list of which most entries begin so.
    """
    read = {line.index: made for line in run if (made := _in_bold(line, tasks))}
    firm = [made for made, sure in read.values() if sure]
    entries = [line for line in run if not line.heading and line.paragraph.level in (None, 0)]
    shaped = len(read) >= max(_FEWEST, 0.5 * len(entries)) and 2 * len(firm) >= len(read)
    return {index: made for index, (made, sure) in read.items() if sure or shaped}


def _in_bold(line: Line, tasks: Tasks) -> tuple[Task, bool] | None:
    """Read an entry whose bold beginning holds names alone, and whether any of them is surely one."""
    end = 0 if line.heading or line.table is not None else lead_end(line.paragraph, _LOOKS[:2])
    head = line.text[:end]
    named = split_owners(head.strip(" \t*_:.–—-"), tasks.vocabulary) if head.strip() else []
    if not 0 < len(named) <= _MOST_NAMES or not all(_is_named(name, tasks) for name in named):
        return None
    inside, behind = _ENDED.search(head), _STOP.match(line.text, end)
    sure = any(tasks.actors.kind(name) in _SURE for name in named)
    stop, status = tasks.until_status(line.text)
    if inside or behind:
        start = max(end, behind.end() if behind else 0)
        rest = line.text[start:stop]
        start += len(rest) - len(rest.lstrip())
        if not rest.strip() or (not sure and tasks.read(rest).owners):
            return None  # "**Website:** Jo to mend it"
    elif tasks.vocabulary.pattern("commitments.strong").match(line.text[end:stop].lstrip()):
        start = 0
    else:
        return None
    return Task(tuple(named), start, stop, status, "set apart in bold"), sure


def _is_named(text: str, tasks: Tasks) -> bool:
    """Tell what may be a name as written from words of other kinds, and from a task in bold."""
    kind = tasks.actors.kind(text)
    if kind in ("everyone", "role", "group", "handle", "known"):
        return True
    first = plain(text.split(maxsplit=1)[0])
    odd = tasks.vocabulary.set("verbs.tasks") | tasks.vocabulary.set("actors.nobody")
    return _NAME.fullmatch(text) is not None and first not in odd and not read_status(text, tasks.vocabulary)


def task_in_letters(line: Line, tasks: Tasks) -> tuple[Line, str] | None:
    """Part an entry of a review from the report behind it where only one of them is emphasised: "*Jo to ring
    Ana*. She came.", "Jo to ring Ana. *She came.*".
    """
    if line.part is not Part.PREVIOUS_ACTIONS or line.table is not None:
        return None
    end = lead_end(line.paragraph)
    begin = markers_of(tasks.vocabulary).opening(line) or 0  # "**Action – Mill (Jo)**: oil the wheel"
    if len(line.text[begin:end].split()) < _TASK and (tail := tail_start(line.paragraph)) > end:
        end = tail if line.text[:tail].rstrip()[-1:] in (".", "?", "!") else end
    head, rest = line.text[:end].rstrip(" \t*_"), line.text[end:].lstrip(" \t*_.:;–—-")
    ended = head[-1:] in ".?!:" or line.text[end:].lstrip(" \t*_")[:1] in (".", ":", ";", "–", "—", "-")
    if (
        len(head[begin:].split()) < _TASK
        or not rest
        or not (ended or rest[0].isupper())
        or not _is_task(head, tasks)
    ):
        return None
    first, _ = part_paragraph(line.paragraph, len(head), end)
    return replace(line, paragraph=first), rest


def _is_task(head: str, tasks: Tasks) -> bool:
    """Tell a task in bold from a topic that one is told about."""
    if is_marked_action(head, tasks.vocabulary) or tasks.commitments.doing.opens(head):
        return True
    made = tasks.commitments.read(head)
    return bool(made and made.weight >= _LIKELY) or bool(tasks.read(head, lenient=True).owners)


def told_by_rest(rest: str, task: str, boxed: Status | None, vocabulary: Vocabulary) -> Status | None:
    """Return the state of a task that a report stands behind: that it was given up outdoes a tick, which outdoes the rest."""
    if boxed in (None, "done") and vocabulary.pattern("closing.dropped").search(rest):
        return "dropped"
    return boxed or stated(rest, vocabulary) or report_status(rest, task, vocabulary)


def tells_of_ticket(text: str, vocabulary: Vocabulary) -> bool:
    """Tell an entry that only says what became of a ticket: "Issue #14 has been closed, as …"."""
    kind = vocabulary.pattern("reports.tickets").match(text)
    number = _TICKET_NUMBER.match(text, kind.end()) if kind else None
    rest = text[number.end() :].lstrip(" ,:–—-") if number else ""
    return bool(
        rest and vocabulary.pattern("closing.perfect").match(re.sub(r"^\([^()]{0,80}\)\s*", "", rest))
    )
