"""Minutes made by hand, for tests of what is done with minutes rather than of how they are read."""

from __future__ import annotations

from minutesparse.schema import (
    Action,
    AgendaItem,
    Decision,
    Due,
    Evidence,
    Meeting,
    Minutes,
    NextMeeting,
    Owner,
    Person,
    PersonRef,
    Source,
)

PLACE = Evidence(page=1, paragraph=3, start=0, end=4, text="text")
OLA, RIA = PersonRef(id="p1", name="Ola Brandt"), PersonRef(id="p2", name="Ria Sund")


def action(text="Ola to mend the gate", *, owners=(OLA,), **more):
    made = [Owner(text=o.name, kind="person", person=o, method="name") for o in owners]
    return Action(
        **{
            "id": f"a-{text}",
            "text": text,
            "owners": made,
            "marked": True,
            "confidence": 0.9,
            "evidence": PLACE,
        }
        | more
    )


def decision(mover, kind="carried"):
    return Decision(
        id=f"d-{mover}",
        text="To mend the gate",
        kind=kind,
        mover=mover,
        marked=True,
        confidence=0.9,
        evidence=PLACE,
    )


def due(date, text="by then"):
    return Due(text=text, date=date, precision="day" if date else None)


def person(reference, attendance="present"):
    return Person(id=reference.id, name=reference.name, attendance=attendance, evidence=PLACE)


def items(*numbers):
    return [AgendaItem(id=f"i{n}", number=n, title=f"Item {n}", evidence=PLACE) for n in numbers]


def minutes(*actions, date="2020-05-04", body="Weir Keepers", path="weir.txt", next_date=None, **more):
    meeting = Meeting(body=body, date=date, next_meeting=NextMeeting(date=next_date) if next_date else None)
    source = Source(path=path, sha256="0" * 64, format="text")
    return Minutes(**{"source": source, "meeting": meeting, "actions": list(actions)} | more)
