"""Who, when and how far under labels of their own: "Owner: Jo", "Due: 3 May", "Status: done".

They stand on the lines right below an action, or behind it in its line ("Order bins (owner: Jo, due:
3 May)"). They tell of that action and are none themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.names import split_owners
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.headings import heading_key
from minutesparse.parsing.lines import Column, Line, Outline, Part
from minutesparse.parsing.reports import report_status
from minutesparse.parsing.statuses import opening_status, read_status
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_ROLES = (Column.OWNER, Column.DUE, Column.STATUS)
_LINE = compiled(r"^[\s*_]*+([^\W\d_][^:\n]{1,28}?)[\s*_]*+:[\s*_]*+(\S[^\n]*)$")
_MOST_WORDS = 8  # a longer value is a sentence, and may set a task of its own
_ANSWER = 2  # words behind "Complete:" that answer it: "yes", "not yet", "3 May"
_MOST_LINES = 4
_PARTS = (Part.BUSINESS, Part.ACTIONS, Part.PREVIOUS_ACTIONS, Part.NEXT_MEETING)


def read_labels(found: Sequence[Candidate], outline: Outline) -> list[Candidate]:
    """Return the candidates with what labels say of them; those that are only such a label are gone."""
    labels = {line.index: told for line in outline.lines if (told := read_label(line, outline.vocabulary))}
    if not labels:
        return [_inline(c, outline.vocabulary) for c in found]
    starts = [line.paragraph.place.start for line in outline.lines]
    at = [bisect_right(starts, c.start) - 1 for c in found]
    last = [bisect_right(starts, max(c.start, c.end - 1)) - 1 for c in found]
    acting = {b for a, b in zip(at, last, strict=True) if a not in labels}
    told_of = {i: _run_below(i, labels) for i in acting}
    spent = {n for run in told_of.values() for n in run}
    made = []
    for c, first, end in zip(found, at, last, strict=True):
        if first in spent:
            continue
        full = c
        for n in told_of.get(end, ()):
            full = _with(full, *labels[n], outline.vocabulary)
        made.append(_inline(full, outline.vocabulary))
    return made


def _run_below(index: int, labels: dict[int, tuple[Column, str]]) -> list[int]:
    """Return the lines right below a line that are labels, each role once."""
    run: list[int] = []
    while len(run) < _MOST_LINES and (n := index + 1 + len(run)) in labels:
        if any(labels[n][0] is labels[before][0] for before in run):
            break
        run.append(n)
    return run


def read_label(line: Line, vocabulary: Vocabulary) -> tuple[Column, str] | None:
    """Return what a line with a label says, outside tables: its role and its value.

    "Lead: order bins" is a task of the one who leads, not a label; "Complete: see the report of the
    clerk" is a note that says so itself.
    """
    if line.table is not None or line.part not in _PARTS:
        return None
    match = _LINE.match(line.text)
    if not match or plain(match[2].split()[0]) in vocabulary.set("verbs.tasks"):
        return None
    key = heading_key(match[1])
    role = next((r for r in _ROLES if key in vocabulary.set(f"columns.{r.value}")), None)
    if role is not Column.STATUS and len(match[2].split()) > _MOST_WORDS:
        return None
    if role is Column.STATUS and len(match[2].split()) > _ANSWER and opening_status(match[1], vocabulary):
        return None
    return (role, match[2].strip(" *_")) if role else None


def _with(c: Candidate, role: Column, value: str, vocabulary: Vocabulary) -> Candidate:
    if role is Column.OWNER:
        return replace(c, owners=c.owners or tuple(split_owners(value, vocabulary)))
    if role is Column.DUE and (told := read_status(value, vocabulary)):
        return replace(c, status=c.status or told)  # "Deadline: done"
    if role is Column.DUE:
        return replace(c, due=c.due or value)
    return replace(c, status=c.status or report_status(value, c.text, vocabulary))


def _inline(c: Candidate, vocabulary: Vocabulary) -> Candidate:
    """Part labels behind a task in its own line from the task: "Order bins. Owner: Jo; due: 3 May"."""
    if c.paragraph.place.table is not None or ":" not in c.text or c.how == "prose":
        return c
    marks = [
        (m, role)
        for role in _ROLES
        for m in _behind(vocabulary, role).finditer(c.text)
        if len(c.text[: m.start()].split()) >= 2
    ]
    marks.sort(key=lambda pair: pair[0].start())
    if not marks:
        return c
    ends = [m.start() for m, _ in marks[1:]] + [len(c.text)]
    values = [
        (role, c.text[m.end() : end].strip(" \t;,.|()[]–—-*_"))
        for (m, role), end in zip(marks, ends, strict=True)
    ]
    if any(not value or len(value.split()) > _MOST_WORDS for _, value in values):
        return c
    text = c.text[: marks[0][0].start()].rstrip(" \t;,|([–—-*_")
    full = replace(c, text=text, end=c.start + len(text))
    for role, value in values:
        full = _with(full, role, value, vocabulary)
    return full


@cache
def _behind(vocabulary: Vocabulary, role: Column) -> re.Pattern[str]:
    """The labels of a role where a mark parts them from the task, or a capital does: ". Owner:", "(due:"."""
    phrases = vocabulary.pattern(f"columns.{role.value}").pattern
    return compiled(
        rf"(?:[.;,|(\[–—\t*]\s*|\s-\s+|\s(?=(?-i:[A-ZÀ-Þ])))[*_]*{phrases}[*_]*\s*:[\s*_]*", re.IGNORECASE
    )
