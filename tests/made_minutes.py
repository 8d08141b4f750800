"""Meetings made for tests: as many as are asked for, of invented bodies."""

from __future__ import annotations

from minutesparse.outputs import json
from minutesparse.schema import (
    Action,
    AgendaItem,
    Decision,
    Due,
    Evidence,
    ItemRef,
    Meeting,
    Minutes,
    Owner,
    Person,
    PersonRef,
    Source,
)

NAMES = ("Ada Quill", "Ben Orchard", "Cleo Marsh", "Dov Larkin", "Esme Tarn")
THINGS = (
    "kiln",
    "jetty",
    "orchard",
    "ferry",
    "granary",
    "pavilion",
    "weir",
    "bandstand",
    "cistern",
    "turnstile",
)
DEEDS = ("mend", "insure", "repaint", "measure", "survey", "relight", "reopen")


def evidence(text, **place):
    return Evidence(start=0, end=len(text), text=text, **place)


def action(text, owner=None, due=None, **said):
    owners = (
        [Owner(text=owner, kind="person", person=PersonRef(id=f"p-{owner}", name=owner))] if owner else []
    )
    words = Due(text=f"by {due}", date=due, precision="day", basis="written in full") if due else None
    return Action(
        id=f"a-{abs(hash(text)) % 10**8}",
        item=ItemRef(number="4", title="Repairs"),
        text=text,
        owners=owners,
        due=words,
        marked=True,
        confidence=0.9,
        evidence=evidence(text, page=1),
        **said,
    )


def meeting(date="2024-03-05", body="Harbour Committee", actions=(), decisions=(), path=None, **said):
    path = path or f"{body.lower().replace(' ', '-')}-{date}.txt"
    people = [
        Person(id=f"p-{name}", name=name, attendance=status, evidence=evidence(name))
        for name, status in zip(
            NAMES, ("present", "apologies", "in_attendance", "part", "absent"), strict=True
        )
    ]
    return Minutes(
        source=Source(path=path, sha256=f"{abs(hash(path)):064x}"[:64], format="text", language="en"),
        meeting=Meeting(body=body, date=date, chair=NAMES[0]),
        people=people,
        items=[AgendaItem(id="i-4", number="4", title="Repairs", evidence=evidence("4 Repairs"))],
        decisions=[
            Decision(
                id=f"d-{n}", text=text, kind="agreed", mover=NAMES[1], confidence=0.8, evidence=evidence(text)
            )
            for n, text in enumerate(decisions)
        ],
        actions=list(actions),
        **said,
    )


def word(number):
    """Give a word that no other number below 64,000 has."""
    syllables = [number // 40**n % 40 for n in range(3)]
    return "".join("bdfgklmnprstvwzh"[s % 16] + "aeiouy"[s % 5] + "lmnrst"[s % 6] for s in syllables).title()


def many(meetings, each):
    """Give `meetings` meetings of two bodies with `each` actions, no two of them alike."""
    for number in range(meetings):
        year, month = 2015 + number // 12, number % 12 + 1
        made = [
            action(
                f"{DEEDS[k % 7]} the {THINGS[(k // 7) % 10]} of {word(number * each + k)} at {word(7 * k + number)}",
                owner=NAMES[k % 5],
                due=f"{year}-{month:02}-28",
            )
            for k in range(each)
        ]
        yield meeting(f"{year}-{month:02}-04", ("Harbour Committee", "Garden Trust")[number % 2], made)


def saved(meetings, folder):
    """Write meetings as `extract` prints them; give the file."""
    file = folder / "made.ndjson"
    file.write_text("".join(json.render_lines(meetings)), encoding="utf-8")
    return file
