"""What a second reading of the rules found: words that only look like a decision, a task, a list of who came."""

from __future__ import annotations

import io

import pytest

from minutesparse import pipeline

HEAD = "# Moor Society minutes\n\nDate: 3 May 2021\n\nPresent: Jo Reed (JR), Ana Marsh (AM), Ann Moss\n\n## 1. Roof\n\n"
FRENCH = "# Compte rendu du conseil\n\nDate : 3 mai 2021\n\nPrésents : Paul Girard, Mme Roche\n\n## 1. Toit\n\nLe conseil a parlé du toit de la salle et des travaux de la mairie.\n\n"


def read(text: str, name: str = "m.md"):
    (minutes,) = pipeline.extract(name, stream=io.BytesIO(text.encode()))
    return minutes


@pytest.mark.parametrize(
    "said",
    [
        "Decision to be made next month.",
        "Final decision to follow once the quotes are in.",
        "Delivery of the paint is delayed until March.",
        "The 7.15 train was postponed until Friday.",
        "The ferry was delayed for further repairs.",
        "Asked the council about the lamp -> no answer yet",
        "Ticket sales 40 -> drop of ten on last year",
        "The board took no action in 2019 and the roof fell in.",
    ],
)
def test_what_only_looks_like_a_decision(said):
    assert [d.text for d in read(HEAD + said).decisions] == []


@pytest.mark.parametrize(
    "said",
    [
        "The topic was tabled until the new rules are here.",
        "The vote was postponed to the next meeting.",
        "Keep the June meeting so near to the May one? -> Keep",
        "Made the decision to buy slates.",
    ],
)
def test_what_is_one_still(said):
    assert [d.text for d in read(HEAD + said).decisions] == [said]


def test_topics_before_a_colon_are_no_speakers():
    topics = "\n\n".join(f"Topic{c}: it was looked at." for c in "abcdefghijkl")
    found = read(f"{HEAD}{topics}\n\nFence: Agreed to accept the quote of Moor Fencing.\n")
    assert [d.text for d in found.decisions] == ["Fence: Agreed to accept the quote of Moor Fencing."]


@pytest.mark.parametrize(
    ("said", "owners"),
    [
        ("Paul Girard montra le plan et le rapport de la réunion.", []),
        ("Mme Roche entra en salle à 19h pour présenter le rapport.", []),
        ("Paul Girard préparera le plan avant le 3 juin 2021.", [["Paul Girard"]]),
    ],
)
def test_the_french_past_is_no_future(said, owners):
    assert [[o.text for o in a.owners] for a in read(FRENCH + said).actions] == owners


@pytest.mark.parametrize(
    "said",
    ["Not present were Una Fell and Rob Vale.", "The training day was attended by Una Fell and Rob Vale."],
)
def test_who_was_not_there_is_not_present(said):
    assert "Una Fell" not in {p.name for p in read(HEAD + said).people if p.attendance == "present"}


def test_a_plain_block_of_facts_is_no_front_matter():
    text = "Title: Moor Society committee meeting\nDate: 3 May 2021\nStatus: Draft\nTags: roof\nPresent: Ann Moss, Joe Hale\nApologies: Una Fell\n\n## 1. Roof\n\nThe roof was looked at by all of those who were there.\n"
    assert {p.name: p.attendance for p in read(text).people} == {
        "Ann Moss": "present", "Joe Hale": "present", "Una Fell": "apologies",
    }  # fmt: skip


def test_a_duration_behind_the_times_takes_them_away_from_nobody():
    meeting = read(
        HEAD.replace("Date: 3 May 2021", "Monday 3 May 2021, 19:00 to 21:00 (duration 2 hours)")
    ).meeting
    assert (meeting.start_time, meeting.end_time) == ("19:00", "21:00")
