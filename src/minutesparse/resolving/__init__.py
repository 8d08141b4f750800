"""From minutes as written to people and dates: one candidate, or a finding with all of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from minutesparse.dates import is_american
from minutesparse.document import Document
from minutesparse.resolving.directory import Directory, directory_beside
from minutesparse.resolving.due import resolve_due
from minutesparse.resolving.people import resolve_people
from minutesparse.schema import Action, Meeting, Minutes
from minutesparse.vocabulary import DEFAULT, Vocabulary, load

__all__ = ["Directory", "directory_beside", "resolve", "resolve_due", "resolve_people"]


def resolve(minutes: Minutes, document: Document, directory: Directory | None = None) -> Minutes:
    """Return minutes whose owners are people and whose due phrases are dates, where that is certain.

    What a `directory` states of people goes first.
    """
    vocabulary = load(minutes.source.language or DEFAULT)
    day_first = not is_american(document.text, vocabulary, document.beside())
    held = _date(minutes.meeting.date)
    following = _date(minutes.meeting.next_meeting.date if minutes.meeting.next_meeting else None)
    actions = [
        _dated(a, minutes.meeting, (held, following), vocabulary, day_first=day_first)
        for a in minutes.actions
    ]
    stated = (directory or Directory()).resolve(minutes.model_copy(update={"actions": actions}))
    return resolve_people(stated, document)


def _dated(
    action: Action,
    meeting: Meeting,
    days: tuple[date | None, date | None],
    vocabulary: Vocabulary,
    *,
    day_first: bool,
) -> Action:
    """Return an action with its due date, in minutes of a meeting with another one to follow (`days`)."""
    if action.due is None:
        return action
    held, following = days
    told = action.due.text.casefold() in action.text.casefold()
    due = resolve_due(
        action.due.text,
        held,
        # "at the next meeting" was said at an earlier one, and not of the meeting that follows this one
        None if told and action.previous else following,
        vocabulary,
        day_first=day_first,
        previous=action.previous,
        body=" ".join(filter(None, (meeting.organisation, meeting.body))),
    )
    if told and not action.previous and held and due.date and due.date < held.isoformat():
        # "as agreed in November": when something was, not is due
        return action.model_copy(update={"due": None})
    return action.model_copy(update={"due": due})


def _date(text: str | None) -> date | None:
    """Return an ISO date as a date, a month as its last day; a year or nothing anchors nothing."""
    if text and len(text) == 7:
        year, month = map(int, text.split("-"))
        return date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(text) if text and len(text) == 10 else None
