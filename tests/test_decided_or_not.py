"""What is decided and what only stands beside it: stamps, notes beneath, other years, grounds in a table."""

from __future__ import annotations

import io

import pytest

from minutesparse import pipeline

TITLE = "# Weir Trust\n\nMinutes of the meeting on 12 December 2024\n\nPresent: Jo Reed (JR), Ana Marsh (AM), Ann Moss\n\n"


def read(text, top=TITLE):
    (minutes,) = pipeline.extract("m.md", stream=io.BytesIO((top + text).encode()))
    return minutes


def decided(text, top=TITLE):
    return [d.text for d in read(text, top).decisions]


@pytest.mark.parametrize("stamp", ["NO OBJECTION", "**NO OBJECTION**"])
def test_a_stamp_below_a_blank_line_holds_what_it_stamps(stamp):
    (text,) = decided(f"## 3. Planning\n\n24/001 12 High Street, a rear extension.\n\n{stamp}\n")
    assert text.startswith("24/001 12 High Street")


def test_what_stands_beneath_a_decision_may_be_one():
    nested = (
        "- The committee approved the budget for 2024.\n  - The subscription is raised to £50 from May.\n"
    )
    assert len(decided(f"## Decisions\n\n{nested}")) == 2
    notes = "- The post of chair was offered to Jo Reed.\n  - See the file on the post of chair.\n  - Jo takes it if it is paid.\n"
    assert decided(f"## Decisions\n\n{notes}") == ["The post of chair was offered to Jo Reed."]


def test_who_succeeds_whom_is_no_verdict():
    put = "Motion to confirm that Ana Marsh succeeds Kit Vale as treasurer."
    (decision,) = read(
        f"## 2. Posts\n\n{put} Proposed by Jo Reed, seconded by Ann Moss. The motion failed.\n"
    ).decisions
    assert decision.kind == "failed"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("In December 2024 the committee approved the lease by e-mail.", 1),
        ("In 2023 we agreed to sell the hut but tonight we resolved to keep it.", 1),
        ("In 2019 the committee approved the lease.", 0),
    ],
)
def test_only_what_another_year_decided_is_told_again(text, count):
    top = TITLE.replace("Present:", "Next meeting: 9 January 2025\n\nPresent:").replace(
        "Weir Trust", "Vision 2030 group"
    )
    assert len(decided(f"## 2. Lease\n\n{text}\n", top)) == count


@pytest.mark.parametrize("clause", ["to approve it", "to do so", "on behalf of the crew"])
def test_a_motion_keeps_what_it_is_about(clause):
    said = f"Buy a boat for £400. Motion by Jo Reed, seconded by Ana Marsh {clause}. Motion carried."
    (text,) = decided(f"## 4. Boats\n\n{said}\n")
    assert text.startswith("Buy a boat")


@pytest.mark.parametrize(
    ("header", "tasks"), [("Measures", ["Ask three yards for quotes on a boat"]), ("Grounds", [])]
)
def test_beside_a_decision_stand_its_measures_or_its_grounds(header, tasks):
    cell = (
        "Ask three yards for quotes on a boat"
        if tasks
        else "The old boat leaks and three yards would not mend it"
    )
    rows = f"| Decision | {header} | Responsible |\n|--|--|--|\n| Buy a new boat | {cell} | Jo Reed |\n"
    assert [a.text for a in read(f"## 5. Results\n\n{rows}").actions] == tasks
