"""Years of meetings of invented bodies: as many actions as a test wants, some of them carried and closed."""

from __future__ import annotations

import random
from datetime import date, timedelta

from minutesparse.schema import Action, Meeting, Minutes, Owner, Source
from stand_ins import PLACE

VERBS = (
    "mend",
    "paint",
    "order",
    "write",
    "count",
    "ring",
    "survey",
    "price",
    "clear",
    "move",
    "fence",
    "light",
)
THINGS = (
    "gate",
    "sluice",
    "boat",
    "meter",
    "ladder",
    "wall",
    "hedge",
    "lamp",
    "bridge",
    "path",
    "weir",
    "sign",
)
PLACES = (
    "east mill",
    "long lock",
    "rope walk",
    "tannery",
    "old wharf",
    "ferry steps",
    "north basin",
    "toll house",
)
NAMES = ("Ola", "Ria", "Tam", "Ivo", "Bea", "Lou", "Nia", "Sef")


def years_of_meetings(
    meetings: int, actions_each: int = 10, bodies: int = 10, seed: int = 7
) -> list[Minutes]:
    """Return so many meetings; each sets some actions and reports on some of those set before."""
    chance = random.Random(seed)
    made: list[Minutes] = []
    waiting: dict[int, list[Action]] = {body: [] for body in range(bodies)}
    for n in range(meetings):
        body, day = n % bodies, date(2001, 1, 1) + timedelta(days=7 * (n // bodies))
        reported = [
            old.model_copy(
                update={
                    "previous": True,
                    "status_stated": True,
                    "status": "done" if chance.random() < 0.7 else "carried_forward",
                }
            )
            for old in waiting[body]
        ]
        fresh = [_action(chance, n, i) for i in range(actions_each - len(reported))]
        going_on = [a for a in reported if a.status != "done"]
        waiting[body] = [*going_on, *fresh][: actions_each // 2]
        made.append(
            Minutes(
                source=Source(path=f"{body}/{day}.txt", sha256=f"{n:064x}", format="text", language="en"),
                meeting=Meeting(
                    body=f"Keepers of the {PLACES[body % len(PLACES)]} {body}", date=day.isoformat()
                ),
                actions=[*reported, *fresh],
            )
        )
    return made


def _action(chance: random.Random, meeting: int, at: int) -> Action:
    owner, verb, thing, place = (chance.choice(words) for words in (NAMES, VERBS, THINGS, PLACES))
    text = f"{owner} to {verb} the {thing} number {meeting * 50 + at} by the {place} and report on it"
    return Action(
        id=f"a{meeting}-{at}",
        text=text,
        owners=[Owner(text=owner, kind="person")],
        confidence=0.9,
        evidence=PLACE,
    )
