from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from drafts import draft
from minutesparse import checks
from minutesparse.outputs.findings import table_rows
from minutesparse.resolving.people import resolve_people
from minutesparse.schema import Owner
from minutesparse.vocabulary import load
from stand_ins import OLA, RIA, action, decision, due, items, minutes, person

ROOT = Path(__file__).parents[1]


def codes(meeting):
    return [finding.code for finding in checks.check(meeting)]


def test_minutes_without_a_fault_have_no_finding():
    sound = minutes(
        action(due=due("2020-05-18")),
        people=[person(OLA)],
        items=items("1", "2", "3"),
        next_date="2020-06-01",
    )
    assert codes(sound) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("weir-2020-05-04.md", False),
        ("weir-2020-05-20.md", False),  # the day of publication
        ("weir-2020-04-27.md", True),
        ("weir-2021-05-04.md", True),
        ("weir-2020-04-06-to-2020-05-04.md", False),
        ("weir-7-4-2020.md", False),
    ],
)
def test_a_file_named_for_a_day_before_its_meeting_or_another_year_is_a_finding(name, told):
    document = replace(draft("Weir Keepers"), name=name)
    found = [f.code for f in checks.check(minutes(date="2020-05-04"), document)]
    assert ("date-not-of-name" in found) is told


@pytest.mark.parametrize(
    ("meeting", "code"),
    [
        (minutes(date=None), "meeting-without-date"),
        (minutes(next_date="2020-05-04"), "next-meeting-not-later"),
        (minutes(items=items("1", "2", "2")), "item-number-repeated"),
        (minutes(items=items("1.", "2.", "4.")), "item-number-skipped"),
        (minutes(action(owners=(), due=due("2020-06-01"))), "action-without-owner"),
        (minutes(action()), "action-without-due"),
        (minutes(action(due=due("2020-05-03"))), "due-before-meeting"),
        (minutes(action(due=due(None, "31/04"))), "due-not-a-date"),
        (minutes(action(due=due(None, "31st June"))), "due-not-a-date"),
        (minutes(action(owners=(RIA,), due=due("2020-06-01")), people=[person(OLA)]), "owner-not-at-meeting"),
        (
            minutes(decisions=[decision("Ola"), decision("Ria"), decision("Ola"), decision(None)]),
            "decision-without-mover",
        ),
    ],
)
def test_each_fault_is_found_once_and_alone(meeting, code):
    assert codes(meeting) == [code]


@pytest.mark.parametrize(
    "meeting",
    [
        minutes(items=items("45/22", "47/22", "1.1", "1.3")),
        minutes(items=items("3", "9")),
        minutes(items=items("1", "2", "3", "1", "2")),
        minutes(decisions=[decision("Ola"), decision(None), decision(None)]),
        minutes(decisions=[decision("Ola"), decision("Ria"), decision(None, kind="agreed")]),
        minutes(action(previous=True)),
        minutes(action(marked=False)),
        minutes(action(due=due(None, "asap"))),
        minutes(action(status="done", owners=())),
        minutes(action(due=due("2020-01-01"), previous=True)),
        minutes(action(owners=(RIA,), due=due("2020-06-01"))),
    ],
    ids=[
        "own counts",
        "a leap",
        "a count that begins again",
        "movers are rare",
        "no motion",
        "set before",
        "only said",
        "words for a due date",
        "done",
        "long overdue",
        "nobody listed as present",
    ],
)
def test_what_is_no_fault_is_left_alone(meeting):
    assert codes(meeting) == []


def test_a_finding_carries_the_place_of_the_action():
    bare = action()
    assert checks.check(minutes(bare))[0].evidence == bare.evidence


def told(*meetings):
    return [(row["file"], row["code"], row["message"], row["place"]) for row in table_rows(meetings)]


def checked(*actions, **more):
    made = minutes(*actions, **more)
    return made.model_copy(update={"findings": checks.check(made)})


def test_minutes_that_never_say_when_are_told_so_once_in_the_table():
    some = [action(f"Ola to mend gate {n}") for n in range(5)]
    bare = checked(*some, action(due=due("2020-06-01")))
    assert [f.code for f in bare.findings] == ["action-without-due"] * 5
    assert told(bare) == [
        (
            "weir.txt",
            "action-without-due",
            "5 of the 6 new actions don’t say when they are due, as: Ola to mend gate 0",
            "page 1, paragraph 3",
        )
    ]
    most = [action(f"Ola to mend gate {n}", due=due("2020-06-01")) for n in range(5)]
    assert len(told(checked(*most, action(), action("Ria to oil it")))) == 2


def test_what_a_body_never_does_is_told_once_of_the_body():
    bare = [action(f"Mend gate {n}", owners=()) for n in range(3)]
    held = [checked(*bare, path=f"{n}.txt", date=f"2020-0{n}-01") for n in (1, 2)]
    others = checked(*bare, path="other.txt", body="Gate Keepers")
    both = ["action-without-owner", "action-without-due"]
    assert [(file, code) for file, code, *_ in told(*held, others)] == [
        (file, code) for file in ("1.txt", "2.txt", "other.txt") for code in both
    ]
    third = checked(*bare, date=None, path="3.txt")
    assert told(*held, third, others) == [
        (
            "3 meetings",
            "action-without-due",
            "this body hardly ever says when: 9 of its 9 new actions don’t",
            "",
        ),
        (
            "3 meetings",
            "action-without-owner",
            "this body hardly ever says who: 9 of its 9 open actions don’t",
            "",
        ),
        *(row for row in told(third) if row[1] == "meeting-without-date"),
        *told(others),
    ]


def test_who_was_away_is_told_once_and_why():
    tasks = [action(f"Ria to mend gate {n}", owners=(RIA,), due=due("2020-06-01")) for n in range(3)]
    found = checks.check(minutes(*tasks, people=[person(OLA), person(RIA, "apologies")]))
    assert [f.message for f in found] == [
        "Ria Sund sent apologies, but is to do: Ria to mend gate 0 (and 2 more)"
    ]


def test_dates_that_cannot_be_are_found_where_they_stand():
    document = draft("""
        # Minutes of the Weir Keepers, Monday 4 May 2020
        They met on Friday 8 May 2020 and on Friday 7 May 2020, and will on Friday 3 July.
        The fair is on Monday 5 July 2021, the market on Monday 8 July.
        Next meeting: 20 April 2020
    """)
    found = checks.check(minutes(next_date="2020-04-20"), document)
    assert [(f.code, f.evidence.text) for f in found] == [
        ("next-meeting-not-later", "20 April 2020"),
        ("weekday-not-of-date", "Friday 7 May 2020"),
    ]
    assert found[1].message == "“Friday 7 May 2020” was a Thursday"
    assert all(document.text[f.evidence.start : f.evidence.end] == f.evidence.text for f in found)


def test_a_weekday_without_a_year_is_doubted_where_no_year_near_has_it():
    document = draft("Ola will count them on Wednesday 8 July, and Ria on Tuesday 7 July.")
    assert [f.evidence.text for f in checks.check(minutes(date="2024-05-06"), document)] == [
        "Wednesday 8 July",
        "Tuesday 7 July",
    ]


@pytest.mark.parametrize(
    ("initials", "doubted"), [("QX", True), ("QXZ", True), ("QXZY", False), ("WKT", False)]
)
def test_initials_that_fit_nobody_are_doubted_unless_they_are_an_organisation(initials, doubted):
    task = action(f"{initials} to mend it", owners=())
    task = task.model_copy(update={"owners": [Owner(text=initials)]})
    ola = person(OLA).model_copy(update={"initials": ["OMB"]})
    met = minutes(task, body="Weir Keepers Trust", people=[ola])
    found = resolve_people(met, draft("Present: Ola Brandt"), load("en")).findings
    assert [f.code for f in found] == (["unknown-initials"] if doubted else [])


def test_findings_made_earlier_stay_and_come_first():
    earlier = checks.check(minutes(action()))
    assert checks.check(minutes(date=None, findings=earlier))[: len(earlier)] == earlier


def test_every_code_is_known_documented_and_used():
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    used = set(re.findall(r'code="([a-z-]+)"', source))
    documented = set(re.findall(r"(?m)^### ([a-z-]+)$", (ROOT / "docs" / "findings.md").read_text("utf-8")))
    assert used == set(checks.CODES) == documented
