"""Decisions that go on over lines: lettered parts, lists that end a sentence, who proposed them."""

from __future__ import annotations

import pytest

from drafts import draft
from minutesparse.parsing.actions import find_actions
from minutesparse.parsing.decisions import find_decisions
from minutesparse.parsing.sections import outline
from minutesparse.vocabulary import load
from written import write


def decided(*blocks):
    lines = outline(write("Date: 4 May 2020", "", "# 1. The moor", *blocks), load("en"))
    return [(d.text, d.mover, d.seconder) for d in find_decisions(lines)]


def texts(*blocks):
    return [text for text, _, _ in decided(*blocks)]


def test_each_lettered_part_of_a_resolution_is_one():
    blocks = (
        "RESOLVED: (a) That the gate be mended by June; and",
        "",
        "(b) That the yard be asked for a price.",
        "",
        "The gulls were loud.",
    )
    assert texts(*blocks) == [
        "RESOLVED: (a) That the gate be mended by June; and",
        "(b) That the yard be asked for a price.",
    ]


def test_a_list_that_ends_a_sentence_holds_the_decisions():
    assert texts(
        "After some talk, it was agreed that there shall be:", "- Tea on 5 June", "- A walk on 9 July"
    ) == [
        "Tea on 5 June",
        "A walk on 9 July",
    ]


def test_who_proposed_a_decision_is_told_of_it_and_no_part_of_its_words():
    assert decided("The accounts were approved.", "", "Proposed: Ann Moss Seconded: Joe Hale") == [
        ("The accounts were approved.", "Ann Moss", "Joe Hale")
    ]


@pytest.mark.parametrize(
    ("sentence", "is_decision"),
    [
        ("The board considered an application from the yard, which was accepted.", True),
        ("There was no motion proposed to accept the offer of the yard.", False),
        ("Approved 5 March 2024 by the Board.", False),
        ("She was unanimously elected.", True),
    ],
)
def test_what_sentences_decide(sentence, is_decision):
    assert bool(texts(sentence)) is is_decision


def test_a_marker_with_a_colon_may_stand_within_a_paragraph():
    assert texts("We did not meet the quorum in June. Decision: not to lower it.") == [
        "Decision: not to lower it."
    ]


def test_a_sentence_above_the_first_heading_may_decide():
    lines = outline(
        write(
            "Date: 4 May 2020",
            "",
            "Moss moved and Hale seconded. The minutes of the April meeting were approved without change.",
            "",
            "# 1. The moor",
            "It was wet.",
        ),
        load("en"),
    )
    assert [d.text for d in find_decisions(lines)] != []


@pytest.mark.parametrize(
    "sentence",
    [
        "Changes of the rules approved with 11 yes and 1 no votes.",
        "Moss motioned to raise the fee; Hale and Vale seconded; all in favour - passed.",
        "Joe Hale was voted onto the steering committee.",
    ],
)
def test_more_words_of_deciding(sentence):
    assert texts(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The vote on the slip is deferred until the June meeting.",
        "Topic tabled until the next meeting.",
        "This has been put on hold until the lock is open.",
        "Members deferred talk of the hut.",
        "Decision to sell the old boat, and to keep the oars.",
        "We counted the oars, and made the decision to buy six.",
        "After some talk, the Board will not take any action.",
        "Ida Holt voted onto the Weir Committee.",
        "Roles decided: Jo keeps the log, Ida the oars.",
        "June meeting too close to the regatta? -> Keep",
    ],
)
def test_what_is_put_off_chosen_or_answered_is_decided(sentence):
    assert texts(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The regatta has been postponed until the river falls.",
        "These minutes have been agreed by all who came.",
        "There was no motion proposed to sell the boat and there was, therefore, no decision taken.",
        "Approved 3-14-2020 by the Board.",
        "Who brings the tea? -> Jo",
    ],
)
def test_what_was_put_off_elsewhere_or_never_put_is_not_decided(sentence):
    assert texts(sentence) == []


def test_a_line_that_only_says_who_moved_goes_with_what_they_moved():
    assert texts("The old oars go to the school.", "", "Proposed: Ida Holt Seconded: Jon Reeve") == [
        "The old oars go to the school. Proposed: Ida Holt Seconded: Jon Reeve"
    ]
    assert texts("# 2. Approval of the log", "", "Motion Ida, seconded Jon") == [
        "2. Approval of the log Motion Ida, seconded Jon"
    ]
    assert texts("The log was sent out; motion to approve by Ida, seconded by Jon & passed.") == [
        "The log was sent out; motion to approve by Ida, seconded by Jon & passed."
    ]


def test_a_row_whose_outcome_does_not_apply_is_no_motion():
    assert (
        texts("| Motion | Description | Vote |", "|---|---|---|", "| Slip | Notice of a vote | N/A |") == []
    )


def test_what_one_says_in_talk_decides_nothing():
    talk = [part for at in range(12) for part in (f"Jo: it is the boat of {at}.", "")]
    assert texts(*talk, "Jo: agree, but the slip is wet.", "", "Ana: we chose the red one.") == []
    assert texts("Jo: agree, the slip is wet.") != []


def test_a_motion_whose_words_stand_behind_how_it_ended_is_those_words():
    head = ("Proposed by Councillor Reed;", "", "Seconded by Councillor Marsh;", "", "And Resolved:", "")
    words = "“That, under section 4, the plan for the moor be made as the warden said.”"
    between = "Scanned page, the text may hold faults. See the first copy."
    for blocks in ((*head, words), (*head, between, "", words)):
        assert decided(*blocks, "", "Councillor Orr asked when.") == [
            (words, "Councillor Reed", "Councillor Marsh")
        ]


def test_a_motion_that_ends_with_its_result_has_its_words_before():
    assert decided(
        "Proposed by Councillor Reed to mend the gate. Seconded by Councillor Marsh. Carried."
    ) == [
        (
            "Proposed by Councillor Reed to mend the gate. Seconded by Councillor Marsh. Carried.",
            "Councillor Reed",
            "Councillor Marsh",
        )
    ]


TABLE_OF_DECISIONS = (
    "# Decisions",
    "| No. | Decision | Grounds | Responsible |",
    "| D1 | The sluice is kept shut in May. | The miller asked at length for a clear rule in the dry weeks. | Board |",
    "| D2 | Boats are let to members. | In spring strangers were seen on the water more than once this year. | Board |",
)


def test_what_stands_beside_a_decision_is_neither_decided_nor_to_be_done():
    lines = outline(draft("\n".join(TABLE_OF_DECISIONS)), load("en"))
    assert [d.text for d in find_decisions(lines)] == [
        "The sluice is kept shut in May.",
        "Boats are let to members.",
    ]
    assert find_actions(lines, ()).actions == []
