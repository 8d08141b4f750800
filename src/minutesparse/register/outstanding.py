"""Which actions are still open on a day, going by the minutes at hand and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from minutesparse.register.closing import verdict
from minutesparse.register.hearing import heard_in
from minutesparse.register.linking import link
from minutesparse.register.meetings import Held, by_body
from minutesparse.register.tracked import CLOSED, Mention, State, Tracked, mentions_of
from minutesparse.register.wording import content
from minutesparse.schema import Minutes
from minutesparse.text import stable_id
from minutesparse.vocabulary import DEFAULT, load


def follow(meetings: Iterable[Minutes], as_of: str) -> list[Tracked]:
    """Return every action that the meetings up to the ISO date `as_of` speak of, each once.

    They stand by body and by the meeting that first spoke of them. The order of `meetings` does not
    matter. Meetings without a date count as the latest of their body.
    """
    known = (m for m in meetings if not m.meeting.date or m.meeting.date <= as_of)
    found: list[Tracked] = []
    for body in by_body(known):
        found += _tracked(link([(_said(held, at), heard_in(held.best, at)) for at, held in enumerate(body)]))
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
        ending = state_of(mentions)
        first = mentions[0]
        identity = stable_id("t", [first.meeting.body, *sorted(content(first.action.text))])
        seen[identity] += 1
        if seen[identity] > 1:
            identity = stable_id("t", [identity, first.date, str(seen[identity])])
        made.append(
            Tracked(identity, tuple(mentions), ending.state, ending.closed, ending.words, ending.probably)
        )
    return made


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of an action, with the mention and the words that say so."""

    state: State = "open"
    closed: Mention | None = None
    words: str | None = None
    probably: tuple[Mention, str] | None = None


def state_of(mentions: Iterable[Mention]) -> Ending:
    """Return an action's state by the last meeting that states one, and the words that ended it.

    What a meeting reports as done and yet lists anew among what is to be done, or lists again behind the report
    and says nothing more of it, is not done.
    """
    ending = Ending()
    for said in _by_meeting(mentions):
        told = [(m, verdict(m.action, load(m.language or DEFAULT))) for m in said]
        ended = [(m, v) for m, v in told if v and v[0] in CLOSED and m.heard != "perhaps"]
        going_on = [m for m, v in told if not m.heard and (v[0] == "open" if v else not m.action.previous)]
        likely = [
            (m, v[1])
            for m, v in told
            if v and (v[0] == "probably done" or (v[0] in CLOSED and m.heard == "perhaps"))
        ]
        if ended and not going_on and not _listed_behind(told, ended[-1][0]):
            if ending.state not in CLOSED:
                mention, (state, words) = ended[-1]
                ending = Ending("dropped" if state == "dropped" else "done", mention, words)
        elif ended:
            ending = Ending(probably=(ended[-1][0], ended[-1][1][1]))
        elif going_on:
            ending = Ending()
        elif likely and ending.state not in CLOSED:
            ending = Ending(probably=likely[-1])
    return ending


def _listed_behind(told: Iterable[tuple[Mention, tuple[str, str] | None]], end: Mention) -> bool:
    """Tell whether minutes list an action once more behind what ends it: "Summary of remaining actions"."""
    after = end.action.evidence.start
    return any(
        said is None and not m.heard and m.path == end.path and m.action.evidence.start > after
        for m, said in told
    )


def _by_meeting(mentions: Iterable[Mention]) -> list[list[Mention]]:
    groups: dict[int, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.at, []).append(mention)
    return list(groups.values())
