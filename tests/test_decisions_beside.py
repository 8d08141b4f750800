"""Decisions that go on over lines: lettered parts, lists that end a sentence, who proposed them."""

from __future__ import annotations

import pytest

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
