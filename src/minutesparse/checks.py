"""Doubts about minutes that could be read: one function a finding, each with its place.

`docs/findings.md` says what every code means and what to do about it. The findings of those who read
the file and resolved its people are already on the minutes and come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutesparse.schema import Action, Finding, Minutes

_WHOLE = re.compile(r"(\d{1,3})\.?")
_ATTENDED = frozenset({"present", "in_attendance", "part"})
_QUOTED = 60

CODES = {
    "reading-doubt": "part of the file could not be read as it should",
    "unknown-language": "the language of the document could not be told",
    "ambiguous-owner": "an action's owner could be two people or more",
    "ambiguous-initials": "initials in the text could be two people or more",
    "unknown-initials": "the initials of an owner fit nobody",
    "doubtful-initials": "initials on a scan were read with doubt",
    "meeting-without-date": "no date of the meeting was found",
    "next-meeting-not-later": "the next meeting is not after this one",
    "item-number-repeated": "an agenda item's number stands more than once",
    "item-number-skipped": "an agenda item's number is missing",
    "action-without-owner": "an action names nobody to do it",
    "action-without-due": "an action says nothing about when",
    "due-before-meeting": "a new action was due before the meeting that set it",
    "owner-not-at-meeting": "somebody got an action without being at the meeting",
}
"""Every code of a finding, with what it means in a line."""


def check(minutes: Minutes) -> list[Finding]:
    """Return every finding on a meeting: those it came with, then ours."""
    return [
        *minutes.findings,
        *meeting_without_date(minutes),
        *next_meeting_not_later(minutes),
        *item_number_repeated(minutes),
        *item_number_skipped(minutes),
        *action_without_owner(minutes),
        *action_without_due(minutes),
        *due_before_meeting(minutes),
        *owner_not_at_meeting(minutes),
    ]


def meeting_without_date(minutes: Minutes) -> Iterator[Finding]:
    if minutes.meeting.date is None:
        yield Finding(code="meeting-without-date", message="no date of the meeting was found")


def next_meeting_not_later(minutes: Minutes) -> Iterator[Finding]:
    """The next meeting is on or before the day of this one: one of the two dates is mistyped."""
    following = minutes.meeting.next_meeting
    if following and following.date and minutes.meeting.date and following.date <= minutes.meeting.date:
        yield Finding(
            code="next-meeting-not-later",
            message=f"the next meeting, {following.date}, is not after this one, {minutes.meeting.date}",
        )


def item_number_repeated(minutes: Minutes) -> Iterator[Finding]:
    seen: set[str] = set()
    for item in minutes.items:
        if item.number and item.number in seen:
            yield Finding(
                code="item-number-repeated",
                message=f"item number {item.number} stands more than once",
                evidence=item.evidence,
            )
        seen.add(item.number or "")


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


def action_without_owner(minutes: Minutes) -> Iterator[Finding]:
    for action in _open(minutes):
        if not action.owners:
            yield Finding(
                code="action-without-owner",
                message=f"nobody is named to do: {_quote(action.text)}",
                evidence=action.evidence,
            )


def action_without_due(minutes: Minutes) -> Iterator[Finding]:
    """No date and no words for one. "asap" is words: it stands in `due.text`."""
    for action in _open(minutes):
        if action.due is None:
            yield Finding(
                code="action-without-due",
                message=f"no time is given for: {_quote(action.text)}",
                evidence=action.evidence,
            )


def due_before_meeting(minutes: Minutes) -> Iterator[Finding]:
    """A new action was due before the meeting that set it. One carried over may well be overdue."""
    held = minutes.meeting.date
    for action in _open(minutes):
        due = action.due.date if action.due else None
        if held and due and due < held and not action.previous and action.status != "carried_forward":
            yield Finding(
                code="due-before-meeting",
                message=f"due {due}, before the meeting of {held}: {_quote(action.text)}",
                evidence=action.evidence,
            )


def owner_not_at_meeting(minutes: Minutes) -> Iterator[Finding]:
    """Somebody got an action without being there to hear of it: did anybody tell them?

    Silent where the minutes list nobody as having attended, as then nothing is known.
    """
    there = {person.id for person in minutes.people if person.attendance in _ATTENDED}
    if not there:
        return
    for action in _open(minutes):
        for owner in action.owners:
            if owner.person and owner.person.id not in there:
                yield Finding(
                    code="owner-not-at-meeting",
                    message=f"{owner.person.name} was not at the meeting, but is to do: {_quote(action.text)}",
                    evidence=action.evidence,
                )


def _open(minutes: Minutes) -> list[Action]:
    return [action for action in minutes.actions if action.status not in {"done", "dropped"}]


def _quote(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
