"""Decisions: what the body resolved, by markers, by motions, by lists and by plain sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts import draft, outlined
from minutesparse.parsing.decisions import find_decisions
from minutesparse.parsing.decisions.votes import read_bare_vote, read_vote
from minutesparse.parsing.sections import outline
from minutesparse.schema import Decision, Evidence, Person
from minutesparse.vocabulary import load

EN = load("en")


def decided(notes: str, language: str = "en") -> list[Decision]:
    heads = {"en": "# Marsh Council\n## Gates\n", "nl": "# Dorpsraad\n## Hekken\n"}
    return find_decisions(outlined(heads[language] + notes, language))


def texts(notes: str, language: str = "en") -> list[str]:
    return [d.text for d in decided(notes, language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was agreed that the gate be painted green.",
        "It was unanimously resolved to buy a boat.",
        "The Board approved the budget for the coming year.",
        "After a long talk the committee decided to sell the red boat.",
        "The minutes of the May meeting were accepted as a true record.",
        "Ria Sund was elected chair.",
        "Minutes approved as circulated.",
        "Agreed to buy a new rope.",
        "The group looked at three prices and agreed that the lowest was good enough.",
        "We agreed to meet on Mondays.",
    ],
)
def test_a_sentence_that_says_the_body_decided_is_a_decision(sentence):
    assert texts(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The budget is to be approved in June.",
        "If approved, the gate will be painted green.",
        "Ria Sund agreed to write to the farmer.",
        "The ranger suggested that the gate be painted green.",
        "The report was noted.",
        "The accounts had been approved by the treasurer.",
        "The path was approved by the county council.",
        "Work was carried out on the roof.",
        "Should the gate be agreed by all?",
        "The rope was bought as agreed.",
        "WHEREAS the Board has determined that boats are dear;",
    ],
)
def test_a_plan_a_proposal_a_note_or_anothers_decision_is_none(sentence):
    assert texts(sentence) == []


def test_a_sentence_that_leans_on_the_one_before_brings_it_along():
    assert texts("The ranger asked for two new hinges. This was agreed by all.") == [
        "The ranger asked for two new hinges. This was agreed by all."
    ]


def test_a_marker_makes_the_whole_line_a_marked_decision():
    (one,) = decided("RESOLVED: to sell the red boat. The price is left to the treasurer.")
    assert one.marked
    assert one.kind == "resolved"
    assert one.text.endswith("left to the treasurer.")


def test_a_marker_inside_brackets_counts():
    (one,) = decided("- Should the shed be moved? (RESOLVED: yes)")
    assert one.marked


def test_a_proposal_is_a_decision_with_its_mover_seconder_and_vote():
    (one,) = decided(
        "Cllr Reed proposed a new bin, seconded by Cllr Marsh. 7 votes for, one against - Carried."
    )
    assert (one.mover, one.seconder, one.marked) == ("Cllr Reed", "Cllr Marsh", True)
    assert one.vote is not None
    assert (one.vote.in_favour, one.vote.against, one.vote.abstain) == (7, 1, None)


def test_a_proposal_that_nobody_seconded_is_none():
    assert texts("Cllr Reed proposed a new bin. It would stand by the gate.") == []


def test_a_motion_told_in_lines_is_one_decision():
    (one,) = decided(
        "- Motion to buy a boat by Ola Brandt\n- Seconded by Ria Sund\n- Motion carried unanimously\n- The sun shone"
    )
    assert one.text == "Motion to buy a boat by Ola Brandt Seconded by Ria Sund Motion carried unanimously"
    assert one.evidence.text.count("\n") == 2


def test_a_known_person_tells_where_a_movers_name_ends():
    person = Person(id="p", name="Ola Brandt", evidence=Evidence(start=0, end=1, text="O"))
    lines = outlined(
        "# Club\n## Boats\nMoved by Ola Brandt Seconded Ria Sund that a boat be bought. Carried."
    )
    assert find_decisions(lines, [person])[0].mover == "Ola Brandt"


def test_a_bare_result_without_its_motion_is_none():
    assert texts("Revised motion passed.") == []


def test_the_entries_of_a_list_of_decisions_are_marked_and_none_is_nothing():
    found = find_decisions(
        outlined("# Club\n## Decisions\n- To sell the red boat\n- To paint the blue one\n- None\n")
    )
    assert [(d.text, d.marked) for d in found] == [
        ("To sell the red boat", True),
        ("To paint the blue one", True),
    ]


def test_a_decision_told_in_the_notes_and_listed_again_is_one_at_its_place_in_the_notes():
    found = find_decisions(
        outlined(
            """
            # Club
            ## Boats
            The Board agreed that the red boat would be sold before the winter.
            ## Oars
            Two are broken.
            ## Decisions
            - The Board agreed that the red boat would be sold before the winter.
            """
        )
    )
    assert [(d.item.title if d.item else None, d.marked) for d in found] == [("Boats", True)]


def test_what_stands_beneath_a_sentence_that_breaks_off_is_decided_each():
    assert texts("The committee agreed that:\n- the red boat be sold\n- the blue boat be painted") == [
        "the red boat be sold",
        "the blue boat be painted",
    ]


def test_a_stamp_ends_what_is_decided():
    (one,) = decided("Oak in the churchyard - dead wood to be cut out. NO OBJECTION")
    assert (one.kind, one.marked) == ("no objection", True)


def test_motions_in_a_table_have_their_columns_and_a_row_nobody_filled_in_has_none():
    found = find_decisions(
        outlined(
            """
            # Club
            ## Motions

            | Motion text | Moved by | Seconded by | Status |
            | To buy a boat for the juniors | Ola | Ria | Passed, 5 in favour, none opposed |
            | MOTION TEXT | MOVER | SECONDER | |
            | To adopt the rules | Ola | Ria | Accepted/Rejected |
            """
        )
    )
    assert [(d.text, d.mover, d.seconder, d.kind) for d in found] == [
        ("To buy a boat for the juniors", "Ola", "Ria", "passed")
    ]
    assert found[0].vote is not None
    assert found[0].vote.in_favour == 5


def test_dutch_decisions_are_found_by_the_same_rules():
    assert texts("De notulen zijn ongewijzigd vastgesteld.", "nl") == [
        "De notulen zijn ongewijzigd vastgesteld."
    ]
    assert texts("Besluit: het hek wordt groen.", "nl") == ["Besluit: het hek wordt groen."]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Ayes: 5 Nays: 2", (5, 2, None)),
        ("8 in favour, 1 abstained", (8, None, 1)),
        ("four votes for and none against", (4, 0, None)),
        ("carried unanimously", None),
        ("the 7 oaks against the wall", None),
    ],
)
def test_votes_are_read_in_figures_and_in_words(text, counts):
    vote = read_vote(text, EN)
    assert (vote and (vote.in_favour, vote.against, vote.abstain)) == counts


def test_three_figures_are_a_vote_only_in_a_short_line():
    vote = read_bare_vote("4/0/2")
    assert vote is not None
    assert vote.abstain == 2
    assert read_bare_vote("paid on 4/5/21 by the treasurer, who " + "rowed and " * 10) is None


def test_the_same_words_decided_twice_are_two_decisions_with_ids_of_their_own():
    found = decided(
        "It was agreed to buy rope.\nRain came and went, and the meeting talked of it.\nIt was agreed to buy rope."
    )
    assert len(found) == 2
    assert len({d.id for d in found}) == 2


PIECES = [
    "It was agreed",
    "that",
    "Carried.",
    "MOTION:",
    "seconded by",
    "Cllr Reed proposed",
    "the boat",
    "4/0/2",
    "RESOLVED",
    ":",
    "NO OBJECTION",
    "This was agreed.",
    "- ",
    "\n",
    "the board approved",
    "(AGREED)",
    "to be",
    "?",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_every_decision_is_proved_by_its_evidence_and_none_overlaps_another(pieces):
    document = draft("# Club\n## Boats\n" + " ".join(pieces))
    found = find_decisions(outline(document, EN))
    for one in found:
        assert document.text[one.evidence.start : one.evidence.end] == one.evidence.text
        assert 0 < one.confidence <= 1
    spans = [(d.evidence.start, d.evidence.end) for d in found]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert len({d.id for d in found}) == len(found)


def test_the_movers_named_in_the_next_sentence_belong_to_the_decision():
    [found] = decided(
        "It was RESOLVED that the minutes be signed. "
        "Proposed by Cllr Ensor, seconded by Cllr Whyte, all in favour."
    )
    assert (found.kind, found.mover, found.seconder) == ("resolved", "Cllr Ensor", "Cllr Whyte")
    assert found.text.endswith("all in favour.")


def test_a_decision_that_says_what_was_agreed_stands_alone():
    notes = "There were 61 boats. It was agreed to keep two of them for the school."
    assert texts(notes) == ["It was agreed to keep two of them for the school."]
    assert texts("There was no agreement on the winch and it comes back next month.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Approved: [5 March 2024]",
        "Outcome: No motion at this meeting, to be raised again.",
        "The motion to buy a boat had already been passed.",
        "OB agreed, stating that the boats had been mended for years.",
    ],
)
def test_what_was_decided_before_or_not_at_all_is_no_decision(sentence):
    assert texts(sentence) == []


def test_a_nomination_takes_in_what_stands_before_it_in_its_line():
    [found] = decided("Village hall: Cllr Cobb. Proposed by Cllr Ensor, seconded by Cllr Whyte.")
    assert found.text.startswith("Village hall")
    assert (found.mover, found.seconder) == ("Cllr Ensor", "Cllr Whyte")
