"""Actions that a marker points out: "ACTION: TG to …", "AI Jo: …", "(Action: JB)", initials in the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from minutesparse.parsing.actions.beside import assigned, in_margin, is_dialogue, made_of, of_owners
from minutesparse.parsing.actions.candidates import Candidate, named_reference
from minutesparse.parsing.actions.coded import behind_aside
from minutesparse.parsing.actions.heads import goes_on_under, owners_over
from minutesparse.parsing.actions.leadins import boxes_under
from minutesparse.parsing.actions.lettering import emphasised
from minutesparse.parsing.actions.marker_words import (
    Markers,
    is_marker_alone,
    markers_of,
    says_nothing,
)
from minutesparse.parsing.actions.standing import heads_entries
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.actions.topics import names_a_thing
from minutesparse.parsing.headings import is_marked_action
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Line, Outline, Part
from minutesparse.parsing.reports import report_status
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import opens_with_status, status_line, trailing_status
from minutesparse.schema import Status
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_POINTING = 3
"""Words: "This has been", "Dit is" before what says who has it."""
_ASIDE = 4
"""Words behind an owner in brackets that say when or how, and set no task."""
_FEW = 2
"""Entries beneath a marker: more that only name things are a list of things."""
_SILENT = frozenset({Part.HEAD, Part.AGENDA, Part.OTHER, *ATTENDANCE_PARTS})
_ROWS = (Column.ACTION, Column.OWNER, Column.DUE, Column.STATUS, Column.NUMBER, Column.ITEM)


def find_marked_actions(outline: Outline, tasks: Tasks) -> list[Candidate]:
    """Return the actions that stand behind a marker, or before one that names only the owner."""
    markers = markers_of(outline.vocabulary)
    found: list[Candidate] = []
    before: Line | None = None
    pending: Line | None = None
    marked: Line | None = None  # what stands before a marker that is alone on its line
    naming: frozenset[int] = frozenset()  # how deep the names of things beneath a marker are listed
    dialogue = is_dialogue(outline.lines, tasks)
    over = owners_over(outline.lines, markers, tasks)
    for line in outline.lines:
        speaks = line.part is not Part.AGENDA and is_marked_action(line.text, outline.vocabulary)
        if (line.part in _SILENT and not speaks) or line.column in _ROWS:
            before = pending = None
            continue
        near = (
            found
            and last_line(found, line)
            and not heads_entries(outline.lines, line.index, outline.vocabulary)
        )
        told = _told_under(found[-1], line, outline.vocabulary) if near else None
        if told:
            found[-1] = replace(found[-1], status=told, previous=True)
            continue
        alone = is_marker_alone(line.text, outline.vocabulary) and not line.heading
        if alone or line.index in over:
            pending, marked = line, before if alone else None
            naming = _naming_levels(outline.lines, line, tasks)
            continue
        ended = pending is not None and pending.index in over and not goes_on_under(line, pending, tasks)
        if pending is not None and (ended or not _stands_under(line, pending)):
            found.extend(_owner_only(pending, 0, marked, (), tasks) if marked is not None else ())
            pending = None
        if pending is not None:
            if _level(line) not in naming:
                found.extend(_below(line, pending, tasks, over.get(pending.index, ())))
            pending, marked = pending if _level(line) >= 0 else None, None
            before = line
            continue
        made = (
            boxes_under(line, outline.lines, markers.opening(line) or 0, tasks)
            or list(_marked(line, before, markers, tasks))
            or list(
                in_margin(line, before if line is not outline.lines[-1] else None, tasks)
            )  # who signs is last
            or list(assigned(line, tasks, dialogue=dialogue))
        )
        found.extend(made)
        before = line if not line.heading else None
    return found


def _told_under(above: Candidate, line: Line, vocabulary: Vocabulary) -> Status | None:
    """Return what a line says of the action right above it; of one set before, it may do so in a sentence."""
    told = status_line(line.text, vocabulary)
    if told and line.paragraph.label and _level(line) <= (above.paragraph.level or 0):
        told = told if opens_with_status(line.text, vocabulary) else None  # beside it: "Ring Ana – done"
    if told or not above.previous or above.status or is_marked_action(line.text, vocabulary):
        return told
    beneath = line.paragraph.label and _level(line) > (above.paragraph.level or 0) - (
        not above.paragraph.label
    )
    return report_status(line.text, above.text, vocabulary) if beneath else None


def last_line(found: list[Candidate], line: Line) -> bool:
    """Tell whether a line stands right behind the last action found, so that it may say what came of it."""
    return 0 <= line.paragraph.place.start - found[-1].end <= 12


def _level(line: Line) -> int:
    """How deep a line is listed, -1 where it is no entry of a list."""
    level = line.paragraph.level
    return level if level is not None else 0 if line.paragraph.label is not None else -1


def _stands_under(line: Line, marker: Line) -> bool:
    """A marker that is an entry of a list marks the entries beneath it; what stands beside it is not its own."""
    return _level(marker) < 0 or _level(line) > _level(marker)


def _naming_levels(lines: Sequence[Line], marker: Line, tasks: Tasks) -> frozenset[int]:
    """Return at which depths all entries beneath a marker name things: "TODO", then "Lock House", "Weir", "Boat Club"."""
    entries: dict[int, list[str]] = {}
    behind = (lines[at] for at in range(marker.index + 1, len(lines)))
    for other in takewhile(lambda one: _level(one) > _level(marker), behind):
        entries.setdefault(_level(other), []).append(other.text)
    return frozenset(
        level
        for level, texts in entries.items()
        if len(texts) > _FEW and all(names_a_thing(text, tasks) for text in texts)
    )


def _below(line: Line, marker: Line, tasks: Tasks, owners: tuple[str, ...]) -> Iterator[Candidate]:
    """What stands under a marker on a line of its own, perhaps with `owners`: one paragraph, or a list's entries."""
    if line.heading:
        return
    read = tasks.read(line.text, lenient=True)
    number = re.search(r"\d[\d./-]*[a-z]?(?=\W*$)", marker.text)
    made = made_of(line, read.start, read.end, read.owners or owners, status=read.status)
    yield replace(made, reference=number.group() if number else None)


def _marked(line: Line, before: Line | None, markers: Markers, tasks: Tasks) -> Iterator[Candidate]:
    text = line.text
    if status_line(text, tasks.vocabulary):
        return  # "Actions 4.2-3 completed" sets no task
    if earlier_marker := markers.loose(text):
        actors = tasks.actors.at(text, earlier_marker.end())
        apart = actors and re.match(r"\s*(?::|[–-]\s)", text[actors.end :])
        if actors and actors.sure and (apart or tasks.commitments.tie(text, actors.end)):
            yield from _behind(line, earlier_marker.end(), before, tasks, markers=markers)
            return
    bracket = markers.bracketed(text)
    if bracket is not None and (owners := tasks.named(bracket[1] or bracket[2])):
        noted = trailing_status(text[bracket.end() :], tasks.vocabulary)
        end = bracket.end() + noted[0] if noted and noted[0] else len(text)
        yield made_of(line, bracket.end(), end, owners, status=noted[1] if noted else None)
        return
    if (given := markers.to_whom(text)) and (owners := _to_whom(given, tasks)):
        read = tasks.until_status(text)
        yield made_of(line, given.end(), read[0], owners, status=read[1])
        return
    stated = markers.stated(text)
    if stated is not None:
        at, status, old = stated
        for made in _behind(line, at, before, tasks, previous=old, markers=markers):
            yield replace(made, status=status)
        return
    earlier = markers.previous(text)
    opening = earlier if earlier is not None else markers.opening(line)
    if line.heading and ":" not in text and not (opening and tasks.owners(text[opening:])):
        return  # "Action list" heads a section, it marks nothing; "Action JS" does
    if opening is not None:
        number = re.search(r"\d[\d./-]*[a-z]?(?=\W*$)", text[:opening])
        for made in _behind(line, opening, before, tasks, previous=earlier is not None, markers=markers):
            yield replace(made, reference=made.reference or (number.group() if number else None))
        return
    yield from _marked_within(line, before, markers, tasks)


def _to_whom(given: re.Match[str], tasks: Tasks) -> tuple[str, ...]:
    """Return whom a marker gives a task to; words that stand before people alone tell even one whom nobody knows."""
    who = given["who"].strip(" *_")
    people = plain(given["to"]) in tasks.vocabulary.set("markers.to_people") and len(who.split()) == 1
    named = tasks.owners(who) or tasks.named(who)
    told = all(tasks.actors.kind(owner.capitalize()) in ("group", "role", "everyone") for owner in named)
    return tasks.owners(who) or (named if people or told else ())


def _marked_within(line: Line, before: Line | None, markers: Markers, tasks: Tasks) -> Iterator[Candidate]:
    """What a line sets that names an action's number, ends with a marker, or has one within."""
    text = line.text
    led = markers.led(text)
    owners = tasks.owners(text[: led.start()].strip(" *_([:–-")) if led else ()
    if led and owners and tasks.commitments.doing.opens(text[led.end() :]):
        yield made_of(line, led.end(), len(text), owners)
        return
    if named_reference(text):
        yield from _numbered(line, tasks)
        return
    closing = markers.closing(text)
    if closing is not None:
        read = tasks.read(text[:closing], lenient=True)
        yield made_of(line, read.start, read.end, read.owners, status=read.status)
        return
    inside = markers.inside(text)
    if inside is not None:
        ahead = tasks.owners(text[: inside.start()].strip(" *_([:–-"))  # "Jo & Sal TODO: order bins"
        for made in _behind(line, inside.end(), before, tasks, head=inside.start(), markers=markers):
            yield replace(made, owners=ahead, confidence=0.92) if ahead and not made.owners else made
        return
    yield from _given(line, tasks)


def _given(line: Line, tasks: Tasks) -> Iterator[Candidate]:
    """ "The hinges are loose. This was left as an action for Jo." — the sentence, with the one that it speaks of."""
    spans = sentences(line.text)
    for at, (start, end) in enumerate(spans):
        given = tasks.vocabulary.pattern("markers.given").search(line.text, start, end)
        found = tasks.actors.at(line.text, given.end() + 1) if given else None
        if given and found and found.sure:
            speaks = len(line.text[start : given.start()].split()) > _POINTING
            yield made_of(line, spans[at - 1][0] if at and not speaks else start, end, found.owners)


def _numbered(line: Line, tasks: Tasks) -> Iterator[Candidate]:
    """Sentences that name their own action number: "It was agreed that AG would ask them (Action 2.3)"."""
    spans = sentences(line.text)
    for at, (start, end) in enumerate(spans):
        sentence = line.text[start:end]
        if not named_reference(sentence) or re.match(r"\W*action", sentence, re.IGNORECASE):
            follows = spans[at + 1][0] if at + 1 < len(spans) else end
            behind = line.text[follows : follows + 24]
            if not (re.match(r"\W*action", behind, re.IGNORECASE) and named_reference(behind)):
                continue
        made = tasks.commitments.read(sentence)
        owners = made.actors.owners if made and made.weight >= 0.3 else ()
        yield replace(
            made_of(line, start, end, owners), reference=named_reference(line.text[start : end + 24])
        )


def _behind(
    line: Line,
    at: int,
    before: Line | None,
    tasks: Tasks,
    *,
    markers: Markers,
    previous: bool = False,
    head: int = 0,
    letters: Sequence[tuple[int, int]] | None = None,
) -> Iterator[Candidate]:
    """What stands behind a marker: a task, or only the owner of what stands before it."""
    at = behind_aside(line.text, at, tasks)
    rest = line.text[at:].rstrip()
    shut = rest[:-1] if rest.endswith((")", "]")) and not re.search(r"[\[(]", rest) else rest
    owners = tasks.owners(shut.strip(" .:*_)]")) or (_noted_with(shut, tasks) if shut is not rest else ())
    if owners and len(shut.split()) <= 8:
        yield from _owner_only(line, head, before, owners, tasks)
        return
    second = markers.inside(shut)
    letters = emphasised(line.paragraph) if letters is None else letters
    apart = next((end - at for start, end in letters if start <= at < end), len(shut))
    stop = min(second.start() if second else len(shut), apart)
    if says_nothing(shut[:stop], tasks.vocabulary) or (len(shut.split()) <= 3 and shut.endswith(":")):
        return
    for read in tasks.each(shut, tasks.read(shut[:stop], lenient=True)):
        yield made_of(
            line, at + read.start, at + read.end, read.owners, previous=previous, status=read.status
        )
    if second:
        begin, head = at + second.end(), at + second.start()
        yield from _behind(line, begin, None, tasks, head=head, markers=markers, letters=letters)


def _noted_with(noted: str, tasks: Tasks) -> tuple[str, ...]:
    """ "(TODO Jo, soon)": the owner that a note in brackets begins with, and a few words on it."""
    found = tasks.actors.at(noted)
    aside = noted[found.end :] if found and found.sure else ""
    return found.owners if found and aside.startswith(",") and len(aside.split()) <= _ASIDE else ()


def _owner_only(
    line: Line, head: int, before: Line | None, owners: tuple[str, ...], tasks: Tasks
) -> Iterator[Candidate]:
    """ "Action: JB" names the owner of the sentence before it, or of the line above."""
    spans = [(a, b) for a, b in sentences(line.text[:head]) if line.text[a:b].strip(" ([-–")]
    if spans:
        start, end = of_owners(line.text, spans, owners, tasks)
        yield made_of(line, start, len(line.text[:end].rstrip(" ([–-")), owners)
    elif before is not None and before.text.strip():
        start, end = of_owners(before.text, sentences(before.text), owners, tasks)
        yield made_of(before, start, end, owners, heading=line)
