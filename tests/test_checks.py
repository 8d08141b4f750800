from __future__ import annotations

import re
from pathlib import Path

import pytest

from minutesparse import checks
from stand_ins import OLA, RIA, action, due, items, minutes, person

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
    ("meeting", "code"),
    [
        (minutes(date=None), "meeting-without-date"),
        (minutes(next_date="2020-05-04"), "next-meeting-not-later"),
        (minutes(items=items("1", "2", "2")), "item-number-repeated"),
        (minutes(items=items("1.", "2.", "4.")), "item-number-skipped"),
        (minutes(action(owners=(), due=due("2020-06-01"))), "action-without-owner"),
        (minutes(action()), "action-without-due"),
        (minutes(action(due=due("2020-05-03"))), "due-before-meeting"),
        (minutes(action(owners=(RIA,), due=due("2020-06-01")), people=[person(OLA)]), "owner-not-at-meeting"),
    ],
)
def test_each_fault_is_found_once_and_alone(meeting, code):
    assert codes(meeting) == [code]


@pytest.mark.parametrize(
    "meeting",
    [
        minutes(items=items("45/22", "47/22", "1.1", "1.3")),
        minutes(items=items("3", "9")),
        minutes(action(due=due(None, "asap"))),
        minutes(action(status="done", owners=())),
        minutes(action(due=due("2020-01-01"), previous=True)),
        minutes(action(owners=(RIA,), due=due("2020-06-01"))),
    ],
    ids=["own counts", "a leap", "words for a due date", "done", "long overdue", "nobody listed as present"],
)
def test_what_is_no_fault_is_left_alone(meeting):
    assert codes(meeting) == []


def test_a_finding_carries_the_place_of_the_action():
    bare = action()
    assert checks.check(minutes(bare))[0].evidence == bare.evidence


def test_findings_made_earlier_stay_and_come_first():
    earlier = checks.check(minutes(action()))
    assert checks.check(minutes(date=None, findings=earlier))[: len(earlier)] == earlier


def test_every_code_is_known_documented_and_used():
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    used = set(re.findall(r'code="([a-z-]+)"', source))
    documented = set(re.findall(r"(?m)^### ([a-z-]+)$", (ROOT / "docs" / "findings.md").read_text("utf-8")))
    assert used == set(checks.CODES) == documented
