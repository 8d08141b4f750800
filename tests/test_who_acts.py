"""Who acts in a sentence, as minutes that list nobody tell it: given names, doers, call signs, appositions, speakers."""

from __future__ import annotations

import pytest

from drafts import draft
from minutesparse.names.judging import is_given
from minutesparse.parsing.actions import find_actions, reading_of
from minutesparse.parsing.actions.prose import proposed
from minutesparse.parsing.sections import outline
from minutesparse.schema import Evidence, Person
from minutesparse.vocabulary import load


def told(text: str, *names: str) -> list[tuple[str, list[str]]]:
    nowhere = Evidence(start=0, end=0, text="")
    people = [Person(id=name, name=name, attendance="present", evidence=nowhere) for name in names]
    found = find_actions(outline(draft(f"# 1. The weir\n{text}"), load("en")), people).actions
    return [
        (action.text, [owner.text for owner in action.owners])
        for action in found
        if action.confidence >= 0.55
    ]


@pytest.mark.parametrize(
    ("sentence", "owners"),
    [
        ("Glenn will research the price of rope.", ["Glenn"]),
        ("Carsten and Riccardo will order the bricks.", ["Carsten", "Riccardo"]),
        ("The supervisors will write to the yard about the slates.", ["The supervisors"]),
        ("The law firm is to send the deeds by Friday.", ["The law firm"]),
        ("K3XYZ and KC3ABC will arrange the transfer.", ["K3XYZ", "KC3ABC"]),
        ("KA0ZZZ will send the prizes by Friday.", ["KA0ZZZ"]),
        ("Dora Fenwick, the Clerk, will write to the county.", ["Dora Fenwick"]),
        ("The Clerk, Dora Fenwick, will write to the county.", ["Dora Fenwick"]),
        ("Dora Fenwick, our new treasurer, will write to the county.", ["Dora Fenwick"]),
        ("Mina F. will write to the county.", ["Mina F"]),
        ("Mina F will also write to the county.", ["Mina F"]),
        ("The builder will repair the wall by June.", ["The builder"]),
        ("Dora Fenwick has been directed to remove the sign.", ["Dora Fenwick"]),
        ("Dora Fenwick has a friend at the mill, will ask for flour by June.", ["Dora Fenwick"]),
    ],
)
def test_who_is_to_act(sentence: str, owners: list[str]) -> None:
    assert told(sentence, "Dora Fenwick", "Mina Fell", "K3XYZ", "KC3ABC") == [(sentence, owners)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The number will rise in June.",
        "The posters will advertise the summer fair.",
        "The old timber will cover the hole.",
        "France will send a team to the weir.",
        "Dora Fenwick ran a session, to train the helpers.",
        "The Committee thanked Dora Fenwick, the outgoing treasurer, will send flowers.",
        "The newsletter is to be sent to all.",
        "The need to mend the roof was told.",
        "In spite of the rain, the fair will be held.",
    ],
)
def test_things_and_articles_are_nobody(sentence: str) -> None:
    assert told(sentence, "Dora Fenwick") == []


def test_who_speaks_goes_on_and_says_i() -> None:
    said = "Dora Fenwick: I have begun the list and will send it to the yard by Friday."
    assert told(said, "Dora Fenwick", "Ravi Menon") == [
        (said.removeprefix("Dora Fenwick: "), ["Dora Fenwick"])
    ]


def test_who_writes_is_not_who_was_named_before() -> None:
    said = told(
        "Dora Fenwick presented the accounts. I have the keys and will open the hall.", "Dora Fenwick"
    )
    assert all(owners != ["Dora Fenwick"] for _, owners in said)


def test_german_reports_in_the_present_tense_set_no_task() -> None:
    text = "Dora Fenwick spricht über die Orgel. Dora Fenwick schließt die Sitzung. Dora Fenwick fasst alles zusammen."
    nowhere = Evidence(start=0, end=0, text="")
    dora = Person(id="dora", name="Dora Fenwick", attendance="present", evidence=nowhere)
    assert find_actions(outline(draft(f"# 1. Das Wehr\n{text}"), load("de")), [dora]).actions == []


def test_of_two_who_speak_in_a_line_the_last_says_i() -> None:
    nowhere = Evidence(start=0, end=0, text="")
    people = [
        Person(id=n, name=n, attendance="present", evidence=nowhere) for n in ("Dora Fenwick", "Ravi Menon")
    ]
    said = outline(
        draft("# 1. The weir\nRavi Menon: is it done? Dora Fenwick: I will send it by Friday."), load("en")
    )
    made = [
        p.owners for _, found in proposed(said, reading_of(said, people), people, marked=0) for p in found
    ]
    assert made == [("Dora Fenwick",)]


@pytest.mark.parametrize("name", ["Glenn", "Ahmad", "Rhiannon", "Olaf", "Riccardo"])
def test_given_names_of_many_languages(name: str) -> None:
    assert is_given(name, load("en"))


@pytest.mark.parametrize("word", ["Proposal", "Summer", "Weather", "Alabama", "Order"])
def test_words_are_no_given_names(word: str) -> None:
    assert not is_given(word, load("en"))


def test_a_name_may_be_a_word_in_one_language_alone() -> None:
    assert is_given("Alejandrina", load("en"))
    assert "alejandrina" not in load("es").given_names
