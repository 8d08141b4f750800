"""What the lettering of an entry sets apart: its owners ("**Jo and Kit.** Order bricks"), or its task before a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.document import Paragraph
from minutesparse.names import split_owners
from minutesparse.parsing.actions.marker_words import markers_of
from minutesparse.parsing.actions.tasks import Task, Tasks
from minutesparse.parsing.actions.topics import is_entry
from minutesparse.parsing.headings import is_marked_action
from minutesparse.parsing.lines import Line, Part
from minutesparse.parsing.runin import part_paragraph
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import read_status
from minutesparse.text import plain

_LOOKS = ("bold", "underline", "italic")
_ENDED = compiled(r"[.:–—-]\s*$")
_STOP = compiled(r"\s*[.:–—-]\s*(?=\S)")
_NAME = compiled(
    r"@?[A-ZÀ-Þ][\w.’'-]*(?:\s(?:\([A-ZÀ-Þ][\w.’'-]*\)|(?:[a-zà-ÿ]{1,3}\s)?[A-ZÀ-Þ][\w.’'-]*)){0,4}"
)
_SURE = frozenset({"known", "called", "initials", "handle", "role", "group", "everyone", "name"})
_MOST_NAMES = 8
_LIKELY = 0.35
_NEAR = 60
"""Characters around a stop that tell whether a sentence ends there."""
_COLON = compiled(r":[\s*_]*$")
_MARKS = " \t*_:.–—-"
_MOST = 0.6
"""The share of a review's entries that are written alike, where that tells how to read them."""
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


def behind_topic(paragraph: Paragraph) -> str:
    """Return what stands behind a topic in bold, "" where none is set apart so: "**Roof.** Mend the slates"."""
    end = lead_end(paragraph, _LOOKS[:2])
    stop = _STOP.match(paragraph.text, end)
    at = stop.end() if stop else end
    return paragraph.text[at:].strip() if end and (stop or _ENDED.search(paragraph.text[:end])) else ""


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


def emphasised(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return where the emphasised stretches of a text begin and end that are sentences of their own within it.

    "**Action: Jo to ring Ana.** Ben told of the mill.", never "**Action: Jo to ring Ana etc.** and the yard".
    """
    found: list[tuple[int, int]] = []
    start, at, look = 0, 0, ""
    for run in paragraph.runs:
        if any(c.isalnum() for c in run.text) and not (look and getattr(run, look)):
            if look and _ends_sentence(paragraph.text, at):
                found.append((start, at))
            start, look = at, next((one for one in _LOOKS if getattr(run, one)), "")
        at += len(run.text)
    return found


def _ends_sentence(text: str, at: int) -> bool:
    head, rest = text[max(0, at - _NEAR) : at].rstrip(" *_"), text[at : at + _NEAR].lstrip(" *_")
    return rest[:1].isupper() and any(end == len(head) for _, end in sentences(f"{head} {rest}"))


def owners_in_bold(run: Sequence[Line], tasks: Tasks) -> dict[int, Task]:
    """Return what the entries of a list set whose bold beginnings name who has them, by the lines' indices.

    At least one name of each is known to be one: words in bold alone may be a topic or a place as well.
    """
    return {line.index: made for line in run if (made := _in_bold(line, tasks))}


def _in_bold(line: Line, tasks: Tasks) -> Task | None:
    """Read an entry whose bold beginning holds names alone, one of them surely one."""
    end = 0 if line.heading or line.table is not None else lead_end(line.paragraph, _LOOKS[:2])
    head = line.text[:end]
    named = split_owners(head.strip(_MARKS), tasks.vocabulary) if head.strip() else []
    if not 0 < len(named) <= _MOST_NAMES or not all(_is_named(name, tasks) for name in named):
        return None
    inside, behind = _ENDED.search(head), _STOP.match(line.text, end)
    if not any(tasks.actors.kind(name) in _SURE for name in named):
        return None
    stop, status = tasks.until_status(line.text)
    if inside or behind:
        start = max(end, behind.end() if behind else 0)
        rest = line.text[start:stop]
        start += len(rest) - len(rest.lstrip())
        if not rest.strip():
            return None
    elif tasks.vocabulary.pattern("commitments.strong").match(line.text[end:stop].lstrip()):
        start = 0
    else:
        return None
    return Task(tuple(named), start, stop, status, "set apart in bold")


def _is_named(text: str, tasks: Tasks) -> bool:
    """Tell what may be a name as written from words of other kinds, and from a task in bold."""
    kind = tasks.actors.kind(text)
    if kind in ("everyone", "role", "group", "handle", "known"):
        return True
    first = plain(text.split(maxsplit=1)[0])
    odd = tasks.vocabulary.set("verbs.tasks") | tasks.vocabulary.set("actors.nobody")
    return _NAME.fullmatch(text) is not None and first not in odd and not read_status(text, tasks.vocabulary)


def tell_in_letters(run: Sequence[Line], tasks: Tasks) -> frozenset[int]:
    """Return the entries of a review whose emphasised beginnings name what the rest tells of, by the lines' indices.

    Most entries have to be written so: "**Mill roof:** No update.", "**Jo to order salt:** done".
    """
    entries = [line for line in run if is_entry(line) and not line.heading]
    told = [
        line
        for line in entries
        if line.part is Part.PREVIOUS_ACTIONS
        and (end := lead_end(line.paragraph))
        and (_COLON.search(line.text[:end]) or line.text[end:].lstrip(" *_").startswith(":"))
        and not _names_alone(line.text[:end], tasks)
    ]
    return (
        frozenset(line.index for line in told) if len(told) >= max(2, _MOST * len(entries)) else frozenset()
    )


def _names_alone(head: str, tasks: Tasks) -> bool:
    named = split_owners(head.strip(_MARKS), tasks.vocabulary)
    return bool(named) and all(_is_named(name, tasks) for name in named)


def task_in_letters(line: Line, tasks: Tasks, *, told: bool = False) -> tuple[Line, str] | None:
    """Part an entry of a review from the report behind it where only one of them is emphasised: "*Jo to ring
    Ana*. She came.", "Jo to ring Ana. *She came.*".

    `told`: its emphasised beginning is known to name what the rest tells of, if only in a word.
    """
    if line.part is not Part.PREVIOUS_ACTIONS or line.table is not None:
        return None
    end = lead_end(line.paragraph)
    begin = markers_of(tasks.vocabulary).opening(line) or 0  # "**Action – Mill (Jo)**: oil the wheel"
    if len(line.text[begin:end].split()) < _TASK and (tail := tail_start(line.paragraph)) > end:
        end = tail if line.text[:tail].rstrip()[-1:] in (".", "?", "!") else end
    head, rest = line.text[:end].rstrip(" \t*_"), line.text[end:].lstrip(" \t*_.:;–—-")
    ended = head[-1:] in ".?!:" or line.text[end:].lstrip(" \t*_")[:1] in (".", ":", ";", "–", "—", "-")
    if not rest or not (told or (_is_long(head, begin) and _is_task(head, tasks))):
        return None
    if not (ended or rest[0].isupper()):
        return None
    first, _ = part_paragraph(line.paragraph, len(head.rstrip(" :")), end)
    return replace(line, paragraph=first), rest


def _is_long(head: str, begin: int) -> bool:
    return len(head[begin:].split()) >= _TASK


def _is_task(head: str, tasks: Tasks) -> bool:
    """Tell a task in bold from a topic that one is told about."""
    if is_marked_action(head, tasks.vocabulary) or tasks.commitments.doing.opens(head):
        return True
    made = tasks.commitments.read(head)
    return bool(made and made.weight >= _LIKELY) or bool(tasks.read(head, lenient=True).owners)
