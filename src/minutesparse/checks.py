"""Doubts about minutes that could be read: one function a finding, each with its place.

`docs/findings.md` says what every code means and what to do about it. The findings of those who read
the file and resolved its people are already on the minutes and come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates import FoundDate, days_in_name, find_dates, is_american
from minutesparse.dates.calendar import make_date
from minutesparse.document import Document, Paragraph
from minutesparse.schema import Action, Decision, Evidence, Finding, Minutes
from minutesparse.text import quoted
from minutesparse.vocabulary import DEFAULT, Vocabulary, load

_DIGIT = compiled(r"\d")
_WHOLE = compiled(r"(\d{1,3})\.?")
_ATTENDED = frozenset({"present", "in_attendance", "part"})
_FEW = 2

CODES = {
    "reading-doubt": "part of the file could not be read as it should",
    "unknown-language": "the language of the document could not be told",
    "ambiguous-owner": "an action's owner could be two people or more",
    "ambiguous-initials": "initials in the text could be two people or more",
    "unknown-initials": "the initials of an owner fit nobody",
    "doubtful-initials": "initials on a scan were read with doubt",
    "meeting-without-date": "no date of the meeting was found",
    "date-not-of-name": "the file's name has another day than its text, and not one of publication",
    "next-meeting-not-later": "the next meeting is not after this one",
    "item-number-repeated": "an agenda item's number stands more than once",
    "item-number-skipped": "an agenda item's number is missing",
    "possible-action": "a sentence may be an action, and is not listed as one",
    "action-without-owner": "an action names nobody to do it",
    "action-without-due": "an action says nothing about when",
    "decision-without-mover": "a decision names no mover where the others do",
    "weekday-not-of-date": "a date is written with a weekday that it was not",
    "due-not-a-date": "a due date is written that no calendar has",
    "due-before-meeting": "a new action was due before the meeting that set it",
    "owner-not-at-meeting": "somebody got an action without being at the meeting",
}
"""Every code of a finding, with what it means in a line."""


def check(minutes: Minutes, document: Document | None = None) -> list[Finding]:
    """Return every finding on a meeting: those it came with, then ours.

    `document` is what the minutes were read from, where it holds no other meeting: it tells the place
    of dates, and is read for dates that cannot be.
    """
    return [
        *minutes.findings,
        *meeting_without_date(minutes, document),
        *date_not_of_name(minutes, document),
        *next_meeting_not_later(minutes, document),
        *weekday_not_of_date(minutes, document),
        *item_number_repeated(minutes),
        *item_number_skipped(minutes),
        *decision_without_mover(minutes),
        *action_without_owner(minutes),
        *action_without_due(minutes),
        *due_not_a_date(minutes),
        *due_before_meeting(minutes),
        *owner_not_at_meeting(minutes),
    ]


def meeting_without_date(minutes: Minutes, document: Document | None = None) -> Iterator[Finding]:
    if minutes.meeting.date is None:
        first = next(document.paragraphs(), None) if document else None
        yield Finding(
            code="meeting-without-date",
            message="no date of the meeting was found",
            evidence=_place(first, 0, len(first.text)) if first else None,
        )


def date_not_of_name(minutes: Minutes, document: Document | None) -> Iterator[Finding]:
    """The file's name has an earlier day than its text, or that of another year; a later one may be of publication."""
    held, vocabulary = minutes.meeting.date or "", load(minutes.source.language or DEFAULT)
    named = [d.isoformat() for d in days_in_name(document.name, vocabulary)] if document and held else []
    if len(set(named)) == 1 and (named[0] < held or (named[0] > held and named[0][4:] == held[4:])):
        message = f"the file's name says {named[0]}, its text {held}"
        yield Finding(code="date-not-of-name", message=message)


def next_meeting_not_later(minutes: Minutes, document: Document | None = None) -> Iterator[Finding]:
    """The next meeting is on or before the day of this one: one of the two dates is mistyped."""
    following = minutes.meeting.next_meeting
    if following and following.date and minutes.meeting.date and following.date <= minutes.meeting.date:
        written = [
            _place(paragraph, found.start, found.end)
            for paragraph, found in _dates(minutes, document)
            if found.date and found.date.isoformat().startswith(following.date)
        ]
        yield Finding(
            code="next-meeting-not-later",
            message=f"the next meeting, {following.date}, is not after this one, {minutes.meeting.date}",
            evidence=written[-1] if written else None,
        )


def weekday_not_of_date(minutes: Minutes, document: Document | None) -> Iterator[Finding]:
    """ "Friday 14 May 2020" was a Thursday: the day or its number is mistyped.

    Where no year is written, the years beside the meeting's are tried too.
    """
    held = minutes.meeting.date or ""
    for paragraph, found in _dates(minutes, document):
        if found.weekday is None or not found.day or not found.month:
            continue
        years = [found.year] if found.year else [int(held[:4]) + step for step in (0, 1, -1)] if held else []
        days = [day for year in years if (day := make_date(year, found.month, found.day))]
        if days and all(day.isoweekday() != found.weekday for day in days):
            written = paragraph.text[found.start : found.end]
            yield Finding(
                code="weekday-not-of-date",
                message=f"“{written}” was a {days[0]:%A}"
                if found.year
                else f"“{written}” is not that weekday",
                evidence=_place(paragraph, found.start, found.end),
            )


def item_number_repeated(minutes: Minutes) -> Iterator[Finding]:
    """A number stands twice in one count. A count that begins again at 1 ("Part B: 1, 2") is another."""
    seen: set[str] = set()
    for item in minutes.items:
        number = (item.number or "").rstrip(".")
        if number == "1":
            seen.clear()
        if number and number in seen:
            yield Finding(
                code="item-number-repeated",
                message=f"item number {item.number} stands more than once",
                evidence=item.evidence,
            )
        seen.add(number)


def item_number_skipped(minutes: Minutes) -> Iterator[Finding]:
    """A whole number is missing between two items: "3." is followed by "5.".

    Only a step of one number is doubted. Minutes of a council that number on from the last meeting
    ("112/24"), that leave out items held in private by the dozen, or number by the section ("4.2")
    follow counts of their own.
    """
    last: int | None = None
    for item in minutes.items:
        whole = _WHOLE.fullmatch(item.number or "")
        if not whole:
            continue
        number = int(whole[1])
        if last is not None and number == last + 2:
            yield Finding(
                code="item-number-skipped",
                message=f"item number {last + 1} is missing before {item.number}",
                evidence=item.evidence,
            )
        last = number


def decision_without_mover(minutes: Minutes) -> Iterator[Finding]:
    """A decision names nobody who moved it, though most others of its kind do."""
    kinds: dict[str, list[Decision]] = {}
    for decision in minutes.decisions:
        if decision.marked:
            kinds.setdefault(decision.kind or "", []).append(decision)
    for decisions in kinds.values():
        moved = sum(d.mover is not None for d in decisions)
        if moved < _FEW or moved <= 0.5 * len(decisions):
            continue
        for decision in decisions:
            if decision.mover is None:
                yield Finding(
                    code="decision-without-mover",
                    message=f"nobody is named as its mover: {quoted(decision.text)}",
                    evidence=decision.evidence,
                )


def action_without_owner(minutes: Minutes) -> Iterator[Finding]:
    for action in open_actions(minutes):
        if not action.owners:
            yield Finding(
                code="action-without-owner",
                message=f"nobody is named to do: {quoted(action.text)}",
                evidence=action.evidence,
            )


def action_without_due(minutes: Minutes) -> Iterator[Finding]:
    """No date and no words for one. "asap" is words: it stands in `due.text`.

    Actions of earlier meetings, and those that only a sentence commits somebody to, are left alone.
    """
    for action in new_actions(minutes):
        if action.due is None:
            yield Finding(
                code="action-without-due",
                message=f"no time is given for: {quoted(action.text)}",
                evidence=action.evidence,
            )


def due_not_a_date(minutes: Minutes) -> Iterator[Finding]:
    """ "By 31 April", "31/04": a day and a month that give no date."""
    vocabulary = load(minutes.source.language or DEFAULT)
    day = _day(vocabulary)
    for action in open_actions(minutes) if minutes.meeting.date else ():
        if action.due and action.due.date is None and day.fullmatch(action.due.text.strip(" .")):
            yield Finding(
                code="due-not-a-date",
                message=f"“{action.due.text}” is no date: {quoted(action.text)}",
                evidence=action.evidence,
            )


@cache
def _day(vocabulary: Vocabulary) -> re.Pattern[str]:
    months = vocabulary.pattern(*(f"months.{i}" for i in range(1, 13))).pattern
    return compiled(rf"\b\d{{1,2}}(?:[/.-]\d{{1,2}}\b|(?:st|nd|rd|th|\.)?\s+{months})", re.IGNORECASE)


def due_before_meeting(minutes: Minutes) -> Iterator[Finding]:
    """A new action was due before the meeting that set it. One carried over may well be overdue."""
    held = minutes.meeting.date
    for action in open_actions(minutes):
        due = action.due.date if action.due else None
        if held and due and due < held and not action.previous and action.status != "carried_forward":
            yield Finding(
                code="due-before-meeting",
                message=f"due {due}, before the meeting of {held}: {quoted(action.text)}",
                evidence=action.evidence,
            )


def owner_not_at_meeting(minutes: Minutes) -> Iterator[Finding]:
    """Somebody got actions without being there to hear of them: did anybody tell them?

    Told once for each of them. Silent where the minutes list nobody as having attended, as then
    nothing is known, and of actions that an earlier meeting set.
    """
    attendance = {person.id: person.attendance for person in minutes.people}
    if _ATTENDED.isdisjoint(attendance.values()):
        return
    given: dict[str, list[Action]] = {}
    for action in open_actions(minutes):
        for owner in action.owners:
            if owner.person and attendance.get(owner.person.id) not in _ATTENDED and not action.previous:
                given.setdefault(owner.person.id, []).append(action)
    names = {person.id: person.name for person in minutes.people}
    for who, actions in given.items():
        away = "sent apologies" if attendance.get(who) == "apologies" else "was not at the meeting"
        more = f" (and {len(actions) - 1} more)" if len(actions) > 1 else ""
        yield Finding(
            code="owner-not-at-meeting",
            message=f"{names.get(who, who)} {away}, but is to do: {quoted(actions[0].text)}{more}",
            evidence=actions[0].evidence,
        )


def _dates(minutes: Minutes, document: Document | None) -> Iterator[tuple[Paragraph, FoundDate]]:
    """Yield every date written in the document, with its paragraph."""
    if document is None:
        return
    vocabulary = load(minutes.source.language or DEFAULT)
    day_first = not is_american(document.text, vocabulary, document.beside())
    for paragraph in document.paragraphs():
        if _DIGIT.search(paragraph.text):
            for found in find_dates(paragraph.text, vocabulary, day_first=day_first):
                yield paragraph, found


def _place(paragraph: Paragraph, start: int, end: int) -> Evidence:
    """Return the evidence for a stretch of a paragraph's text."""
    at, text = paragraph.place, paragraph.text[start:end]
    place = {k: getattr(at, k) for k in ("page", "box", "table", "row", "column", "paragraph")}
    return Evidence(**place, start=at.start + start, end=at.start + end, text=text)


def open_actions(minutes: Minutes) -> list[Action]:
    return [action for action in minutes.actions if action.status not in {"done", "dropped"}]


def new_actions(minutes: Minutes) -> list[Action]:
    """Return the open actions that this meeting set, and that layout or a marker points out."""
    return [a for a in open_actions(minutes) if a.marked and not a.previous]
