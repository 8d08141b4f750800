"""From a `Document` to `Minutes` as written; knows no file formats and resolves nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from minutesparse.document import Document
from minutesparse.errors import NotMinutes
from minutesparse.parsing.actions import find_actions
from minutesparse.parsing.actions.reasons import Reasons, explain_actions
from minutesparse.parsing.attendance import find_mentioned, find_people
from minutesparse.parsing.decisions import find_decisions
from minutesparse.parsing.kind import why_not_minutes
from minutesparse.parsing.lines import Item, Outline, evidence
from minutesparse.parsing.meeting import find_meeting
from minutesparse.parsing.sections import outline
from minutesparse.parsing.several import split_meetings
from minutesparse.parsing.told import find_reports
from minutesparse.schema import AgendaItem, Finding, Minutes, Source
from minutesparse.text import stable_id
from minutesparse.vocabulary import DEFAULT, Vocabulary, load

__all__ = ["explain", "language_of", "outline", "parse"]


def parse(document: Document, source: Source) -> list[Minutes]:
    """Return the minutes a document holds, one object a meeting, as written: nobody is resolved.

    Raises `NotMinutes` where the document is something else (an agenda, a letter, a report).
    """
    found = [parse_meeting(lines, source) for lines in _meetings(document, source)]
    return [found[0], *(_of_one_body(minutes, found[0]) for minutes in found[1:])] if found else found


def explain(document: Document, source: Source) -> list[list[Reasons]]:
    """Return why each action of each meeting is one, for the meetings that `parse` returns."""
    return [explain_actions(lines, find_people(lines)) for lines in _meetings(document, source)]


def _meetings(document: Document, source: Source) -> Iterator[Outline]:
    """Yield the lines of each meeting; raises `NotMinutes` where there is none."""
    vocabulary = language_of(source)
    name, known = PurePosixPath(source.path).name, source.language is not None
    reason: str | None = None
    found, waiting = False, list[Outline]()
    for part in split_meetings(document, vocabulary):
        waiting.append(outline(part, vocabulary))
        if not found:
            reason = why_not_minutes(waiting[-1], name, known_language=known)
            found = reason is None
        if found:
            # A log of meetings says once, at its top, that it is minutes: what one says holds for all.
            yield from waiting
            waiting.clear()
    if reason is not None and not found:
        raise NotMinutes(reason)


def _of_one_body(minutes: Minutes, first: Minutes) -> Minutes:
    """Give a later meeting in the file the body that only the first is headed with."""
    if minutes.meeting.body or minutes.meeting.organisation:
        return minutes
    known = {"body": first.meeting.body, "organisation": first.meeting.organisation}
    return minutes.model_copy(update={"meeting": minutes.meeting.model_copy(update=known)})


def language_of(source: Source) -> Vocabulary:
    """Return the vocabulary to read a document with: its language's, or English where there is none."""
    return load(source.language or DEFAULT)


def parse_meeting(lines: Outline, source: Source) -> Minutes:
    """Return one meeting's minutes from its lines."""
    people = find_people(lines)
    found = find_actions(lines, people)
    return Minutes(
        source=source,
        meeting=find_meeting(lines, people),
        people=[*people, *find_mentioned(lines, people)],
        items=[_agenda_item(lines, item) for item in lines.items],
        decisions=find_decisions(lines, people),
        actions=found.actions,
        reports=find_reports(lines, found.actions),
        findings=[*_findings(lines, source), *found.doubts],
    )


def _agenda_item(lines: Outline, item: Item) -> AgendaItem:
    paragraph = lines.lines[item.line].paragraph
    return AgendaItem(
        id=stable_id("i", [item.number, item.title]),
        number=item.number,
        title=item.title,
        evidence=evidence(lines.document, paragraph),
    )


def _findings(lines: Outline, source: Source) -> list[Finding]:
    """What the reading itself leaves in doubt: pages without text, a language without a vocabulary."""
    found = [Finding(code="reading-doubt", message=warning) for warning in lines.document.warnings]
    if source.language is None:
        message = "the language could not be told; only tables, dates and names were read with confidence"
        found.append(Finding(code="unknown-language", message=message))
    return found
