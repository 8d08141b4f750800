"""Prose that commits somebody in a shape of its own: a second verb, a pronoun over lines, a bare verb, other tenses."""

from __future__ import annotations

import pytest

from drafts import draft
from minutesparse.parsing.actions import find_actions
from minutesparse.parsing.actions.actors import Actors
from minutesparse.parsing.actions.commitments import Commitments
from minutesparse.parsing.sections import outline
from minutesparse.schema import Evidence, Person
from minutesparse.vocabulary import load
from test_actions import people


def told(text: str) -> list[tuple[str, list[str]]]:
    found = find_actions(outline(draft(f"# 1. The weir\n{text}"), load("en")), people()).actions
    return [(action.text, [owner.text for owner in action.owners]) for action in found]


def test_the_subject_of_a_second_verb_opens_the_sentence() -> None:
    sentence = "Dora Fenwick has three catalogues and will send the yard a list of rope by Friday."
    assert told(sentence) == [(sentence, ["Dora Fenwick"])]


def test_a_clause_with_a_subject_of_its_own_binds_nobody_who_reports_it() -> None:
    assert told("Dora Fenwick reported that the paint comes on Friday and will be put in the shed.") == []


def test_a_pronoun_that_opens_a_line_is_nobody_for_sure() -> None:
    for said, goes_on in (
        ("Dora Fenwick spoke with the builders.", "They will mend the roof by June."),
        ("Ravi Menon thanked the miller for her help.", "She will send us the flour by June."),
    ):
        assert told(f"{said}\n\n{goes_on}") == []


def test_what_somebody_reports_may_be_of_another_thing() -> None:
    assert told("Dora Fenwick reported the new press arrived and will print the leaflets.") == []


def test_one_who_is_known_may_stand_before_a_bare_verb() -> None:
    assert told("Dora/Ravi create a plan of the gate and order the bricks by Friday.") == [
        ("Dora/Ravi create a plan of the gate and order the bricks by Friday.", ["Dora", "Ravi"])
    ]


def test_only_the_last_of_two_is_asked_where_the_first_is_spoken_of() -> None:
    sentence = "Talk turned to the needs of the Boat Group and Councillor J Marsh was asked to meet them."
    assert told(sentence) == [(sentence, ["Councillor J Marsh"])]


@pytest.mark.parametrize(
    "sentence",
    [
        "The letter to Dora and Ravi will ask for a refund.",
        "A report by Dora and Ravi will describe the bridge.",
        "A meeting with Dora Fenwick and Ravi Menon will discuss the fence.",
        "Ravi Menon visit to the mill went well.",
        "Dora Fenwick update on the roof: it is done.",
        "Dora Fenwick review: the lock is dry.",
    ],
)
def test_names_that_belong_to_a_thing_bind_nobody(sentence: str) -> None:
    assert told(sentence) == []


def test_please_makes_a_question_a_request_and_a_name_is_no_question_word() -> None:
    asked = "Could Dora Fenwick please ring the yard by Friday?"
    assert told(asked) == [(asked, ["Dora Fenwick"])]
    assert told("Could Dora Fenwick ring the yard by Friday?") == []
    will = Person(
        id="will", name="Will Hale", attendance="present", evidence=Evidence(start=0, end=0, text="")
    )
    said = "Will to ring the yard by Friday, and the mill?"
    lines = outline(draft(f"# 1. The weir\n{said}"), load("en"))
    assert [[o.text for o in a.owners] for a in find_actions(lines, [will]).actions] == [["Will"]]


@pytest.mark.parametrize(
    ("language", "sentence", "owner"),
    [
        ("es", "Marta comprará la pintura.", "Marta"),
        ("es", "Marta colaborará en la limpieza.", "Marta"),
        ("fr", "Jeanne nettoiera la porte.", "Jeanne"),
    ],
)
def test_a_verb_in_the_future_binds_who_stands_before_it(language: str, sentence: str, owner: str) -> None:
    vocabulary = load(language)
    made = Commitments(Actors([], vocabulary), vocabulary).read(sentence)
    assert made is not None
    assert made.tied
    assert made.actors.owners == (owner,)


def test_what_will_only_be_binds_nobody() -> None:
    vocabulary = load("es")
    assert Commitments(Actors([], vocabulary), vocabulary).read("Marta estará en casa.") is None


def test_one_who_is_not_known_may_say_what_they_will_do() -> None:
    sentence = "Ulla says she will write the letter to the county by Friday."
    assert told(sentence) == [(sentence, ["Ulla"])]
