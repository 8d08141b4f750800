"""Facts that stand beside a label: "Date: 3 May", a table's "Venue | Village Hall", "Chair" over a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates, find_times
from minutesparse.names import split_people
from minutesparse.names.judging import is_given, looks_like_person
from minutesparse.parsing.lines import Column, Line, Outline, Part
from minutesparse.remembering import remembered
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

KINDS = ("date", "time", "start", "end", "place", "chair", "secretary", "body", "title", "organisation")
_REACH = 60
"""Facts stand in the first lines; what looks like one further on is of the business."""
_REPEATED = 3
_LABELLED = compiled(r"[^\W\d_][\w /]{1,25}:\s")
_KEYS = {"chair": "roles.chair", "secretary": "roles.secretary"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it. `kinds` is more than one for "Date, time and place"."""

    kinds: frozenset[str]
    label: str
    values: tuple[str, ...]
    line: Line

    @property
    def value(self) -> str:
        return ", ".join(self.values)


@remembered
def label_kinds(label: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Return what facts a label announces, none for what is no label or speaks of another meeting.

    >>> from minutesparse.vocabulary import load
    >>> sorted(label_kinds("Date, Time & Place of Meeting:", load("en")))
    ['date', 'place', 'time']
    >>> label_kinds("Date of next meeting", load("en"))
    frozenset()
    """
    key = " ".join(re.sub(r"[^\w/&-]+", " ", re.sub(r"\([^()]{0,40}\)", " ", plain(label))).split())
    return _label_kinds(key, vocabulary)


@remembered
def _label_kinds(key: str, vocabulary: Vocabulary) -> frozenset[str]:
    if not key or len(key) > 60:
        return frozenset()
    tokens = [t for t in re.split(r"[\s/&]+", key) if t]
    found = _announced(key, tokens, vocabulary)
    # Last, as hardly a text comes so far: "Date of next meeting" announces nothing about this one.
    if found and any(f" {w} " in f" {' '.join(tokens)} " for w in vocabulary.set("meeting.not_this")):
        return frozenset()
    return frozenset(found)


def _announced(key: str, tokens: list[str], vocabulary: Vocabulary) -> set[str]:
    kinds = _kinds(vocabulary)
    if key in kinds:
        return {kinds[key]}
    if len(tokens) <= 4 and " ".join(tokens[-2:]) in _labels("body", vocabulary):
        return {"body"}  # "Capstone project name"
    small = vocabulary.set("meeting.small")
    if any(token not in kinds and token not in small for token in tokens):
        return set()
    found = {kinds[token] for token in tokens if token in kinds}
    if found & {"start", "end"}:
        found.discard("time")
    # "Subject" beside "date" in one label adds nothing; "Chair of the meeting" is not its title.
    return found if len(found) == 1 else found - {"title", "body", "organisation"}


@cache
def _kinds(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the fact that each label announces; of several, the first of `KINDS`."""
    return {label: kind for kind in reversed(KINDS) for label in _labels(kind, vocabulary)}


def _labels(kind: str, vocabulary: Vocabulary) -> frozenset[str]:
    return vocabulary.set(_KEYS.get(kind, f"meeting.{kind}"))


def find_facts(outline: Outline) -> list[Fact]:
    """Return the labelled facts about the meeting, in document order."""
    found: list[Fact] = []
    rows: set[tuple[int, int | None]] = set()
    sheets = _fact_sheets(outline)
    for at, line in enumerate(outline.lines):
        if line.part is Part.NEXT_MEETING:
            continue
        if line.table is not None:
            row = (line.table.number, line.row)
            if row not in rows and (at < _REACH or line.column is Column.LABEL):
                found += _row_facts(
                    outline, line, sure=line.column is Column.LABEL or line.table.number in sheets
                )
            rows.add(row)
            if line.column not in {Column.LABEL, Column.NOTES, Column.OTHER, None}:
                continue
        early = at < _REACH
        for fact in _inline_facts(line, outline.vocabulary):
            if early or fact.kinds & {"chair", "secretary", "start", "end"}:
                found.append(fact)
        if early and (line.table is None or len(outline.row_lines(line)) == 1):
            found += _headed_fact(outline, at)
    return [f for f in _once_only(found) if not _is_of_people(f, outline.vocabulary)]


def _is_of_people(fact: Fact, vocabulary: Vocabulary) -> bool:
    """Whether a label that announces a place or a body has people beside it: who is to see to it."""
    if not fact.kinds & {"place", "body", "organisation", "title"} or len(fact.kinds) > 1:
        return False
    people = [text for value in fact.values for _, _, text in split_people(value, vocabulary)]
    return len(people) > 1 and all(is_given(p.split()[0], vocabulary) and len(p.split()) < 4 for p in people)


def _once_only(facts: list[Fact]) -> list[Fact]:
    """Leave out labels that come again and again: "Date:" and "Location:" of each case heard."""
    times = Counter((plain(f.label), f.line.index) for f in facts)
    lines = Counter(label for label, _ in times)
    return [f for f in facts if lines[plain(f.label)] < _REPEATED or f.kinds & {"chair", "secretary"}]


def _fact_sheets(outline: Outline) -> set[int]:
    """Return the tables of which two rows or more begin with labels of different facts."""
    kinds: dict[int, set[str]] = {}
    begun = set()
    for line in outline.lines[: 2 * _REACH]:
        if line.table is not None and (line.table.number, line.row) not in begun:
            begun.add((line.table.number, line.row))
            kinds.setdefault(line.table.number, set()).update(label_kinds(line.text, outline.vocabulary))
    return {number for number, found in kinds.items() if len(found) >= 2}


def _row_facts(outline: Outline, first: Line, *, sure: bool) -> list[Fact]:
    """Return the facts of a table row: a label, its values, perhaps another label and its own."""
    found: list[Fact] = []
    label, kinds = first, label_kinds(first.text, outline.vocabulary)
    values: list[str] = []
    for line in outline.row_lines(first)[1:]:
        more = label_kinds(line.text, outline.vocabulary) if len(line.text.split()) <= 6 else frozenset()
        if more and (values or not kinds):
            found.append(Fact(kinds, label.text, tuple(values), label))
            label, kinds, values = line, more, []
        elif line.column is Column.LABEL and not values:
            kinds |= label_kinds(f"{label.text} {line.text}", outline.vocabulary)  # a label on two lines
        else:
            values.append(line.text)
    found.append(Fact(kinds, label.text, tuple(values), label))
    return [f for f in found if f.values and f.kinds and (sure or _holds(f, outline.vocabulary))]


def _holds(fact: Fact, vocabulary: Vocabulary) -> bool:
    """Whether a row's values are what its label announces: "Date | Task | Who" heads a list of tasks."""
    if fact.kinds & {"date", "time", "start", "end"}:
        return any(_fits(fact.kinds, v, vocabulary, fact.label) for v in fact.values)
    if fact.kinds & {"chair", "secretary"}:
        return len(fact.values) == 1 and looks_like_person(fact.value, vocabulary)
    return len(words(fact.label)) > 1 and len(fact.values) == 1 and not label_kinds(fact.value, vocabulary)


def _inline_facts(line: Line, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield the facts written as "Label: value", of which one line may hold several."""
    text = line.text[:400]
    marks: list[tuple[int, int, frozenset[str], str]] = []
    for colon in re.finditer(r":(?!\d\d|//)", text):
        begin = marks[-1][1] if marks else 0
        before = text[max(begin, colon.start() - 50) : colon.start()]
        tokens = list(re.finditer(r"\S+", before))
        for token in tokens[-7:]:
            label = before[token.start() :]
            kinds = label_kinds(label, vocabulary)
            if kinds:
                start = colon.start() - len(before) + token.start()
                if not _begins_fact(text, start, first=not marks):
                    break
                marks.append((start, colon.end(), kinds, label.strip()))
                break
    for at, (_, end, kinds, label) in enumerate(marks):
        stop = marks[at + 1][0] if at + 1 < len(marks) else len(text)
        value = text[end:stop].strip(" \t|;,*_[]")
        if value:
            yield Fact(kinds, label, (value,), line)
    if not marks:
        yield from _bare_facts(line, text, vocabulary)


def _begins_fact(text: str, start: int, *, first: bool) -> bool:
    """Whether a label may begin here: at the line's start, or with a capital behind another fact."""
    if first:
        return not text[:start].strip(" *_-–•|")
    return text[start].isupper() and not text[start - 1].isalnum()


def _bare_facts(line: Line, text: str, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield "Time 09.30 – 12.30", a label without a mark: its value must be what it announces."""
    if len(text) > 120:
        return
    loose = line.part in (Part.HEAD, Part.PRESENT, Part.AGENDA) and not line.heading
    tokens = list(re.finditer(r"[^\s\t]+", text))
    for count in range(min(4, len(tokens) - 1), 0, -1):
        label, value = text[: tokens[count - 1].end()], text[tokens[count].start() :]
        kinds = label_kinds(label.rstrip(" –—-"), vocabulary)
        if not (loose or kinds & {"start", "end"}):
            continue
        if kinds and label[:1].isupper() and _fits(kinds, value, vocabulary, label):
            yield Fact(kinds, label, (value,), line)
            return


def _fits(kinds: frozenset[str], value: str, vocabulary: Vocabulary, label: str) -> bool:
    """Whether a value begins with, or beside other facts holds, what the label announces."""
    loose = len(kinds) > 1
    if "date" in kinds:
        return any(loose or d.start <= 1 for d in find_dates(value, vocabulary, bare=True))
    if kinds & {"time", "start", "end"}:
        return any(loose or t.start <= 1 for t in find_times(value, vocabulary, bare=True))
    marked = len(words(label)) > 1 or label.endswith(("-", "–", "—"))
    if "chair" in kinds:
        return marked and len(value.split()) <= 5 and value[:1].isupper()
    return "place" in kinds and marked and len(value.split()) <= 10 and value[:1].isupper()


def _headed_fact(outline: Outline, at: int) -> list[Fact]:
    """Return the fact whose label is a line of its own, over its value or values."""
    line = outline.lines[at]
    text = line.text.rstrip(" :*-–")
    kinds = label_kinds(text, outline.vocabulary) if len(text.split()) <= 8 else frozenset()
    if not kinds or (
        not line.heading and kinds & {"title", "body", "organisation", "place"} and ":" not in line.text
    ):
        return []
    values = []
    for other in outline.lines[at + 1 : at + 4]:
        if other.heading or other.table is not line.table or other.part is not line.part:
            break
        if _LABELLED.match(other.text) or label_kinds(other.text, outline.vocabulary):
            break
        values.append(other.text)
        if other.text.endswith("."):
            break
    if kinds & {"date", "time", "start", "end"} and not any(
        _fits(kinds, v, outline.vocabulary, text) for v in values
    ):
        return []
    return [Fact(kinds, text, tuple(values), line)] if values else []
