"""Which actions are still open on a day, going by the minutes at hand and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from minutesparse.register.linking import link
from minutesparse.register.meetings import Held, by_body
from minutesparse.register.tracked import CLOSED, Mention, State, Tracked, mentions_of
from minutesparse.register.wording import content
from minutesparse.schema import Minutes
from minutesparse.text import stable_id


def follow(meetings: Iterable[Minutes], as_of: str) -> list[Tracked]:
    """Return every action that the meetings up to the ISO date `as_of` speak of, each once.

    They stand by body and by the meeting that first spoke of them. The order of `meetings` does not
    matter. Meetings without a date count as the latest of their body.
    """
    known = (m for m in meetings if not m.meeting.date or m.meeting.date <= as_of)
    found: list[Tracked] = []
    for body in by_body(known):
        found += _tracked(link([_said(held, at) for at, held in enumerate(body)]))
    return found


def outstanding(meetings: Iterable[Minutes], as_of: str) -> list[Tracked]:
    """Return the actions of `follow` that no meeting up to `as_of` reports as done or dropped."""
    return [one for one in follow(meetings, as_of) if one.state not in CLOSED]


def _said(held: Held, at: int) -> list[Mention]:
    """What a meeting says of actions; of a second file of the same meeting what the best one lacks."""
    return [mention for minutes in held.versions for mention in mentions_of(minutes, at)]


def _tracked(chains: Iterable[list[Mention]]) -> list[Tracked]:
    seen: Counter[str] = Counter()
    made = []
    for mentions in chains:
        state, closed = state_of(mentions)
        first = mentions[0]
        identity = stable_id("t", [first.meeting.body, *sorted(content(first.action.text))])
        seen[identity] += 1
        if seen[identity] > 1:
            identity = stable_id("t", [identity, first.date, str(seen[identity])])
        made.append(Tracked(identity, tuple(mentions), state, closed))
    return made


def state_of(mentions: Iterable[Mention]) -> tuple[State, Mention | None]:
    """Return an action's state by the last meeting that states one, and the words that ended it.

    What a meeting reports as done and yet lists anew among what is to be done is not done.
    """
    state: State = "open"
    closed: Mention | None = None
    for said in _by_meeting(mentions):
        ended = [m for m in said if m.action.status in CLOSED]
        going_on = [
            m
            for m in said
            if m.action.status not in CLOSED and (m.action.status_stated or not m.action.previous)
        ]
        if ended and not going_on:
            if state not in CLOSED:
                closed = ended[-1]
                state = "done" if closed.action.status == "done" else "dropped"
        elif going_on:
            state, closed = "open", None
    return state, closed


def _by_meeting(mentions: Iterable[Mention]) -> list[list[Mention]]:
    groups: dict[int, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.at, []).append(mention)
    return list(groups.values())
