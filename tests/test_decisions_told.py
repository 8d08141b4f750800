"""Decisions told by a count, a heading word, a way of agreeing, or the order of words of another language."""

from __future__ import annotations

import pytest

from drafts import draft
from minutesparse.parsing.decisions import find_decisions
from minutesparse.parsing.sections import outline
from minutesparse.parsing.sentences import sentences
from minutesparse.vocabulary import load


def decided(text: str, code: str = "en") -> list[str]:
    said = f"# Weir Trust, 3 May 2021\n\n# 1. The weir\nThe boats were looked at in spring.\n{text}"
    return [d.text for d in find_decisions(outline(draft(said), load(code)))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Unanimous vote to have the picnic at the weir", "en"),
        ("Mina F move to approve, Rebecca W 2nd", "en"),
        ("The meeting (including Sal, a trustee) approved spending up to $400 on shelves.", "en"),
        ("Dora Fell elected by acclamation.", "en"),
        ("Decision: BLUE", "en"),
        ("If the bid is accepted by the county, it was resolved to buy the field.", "en"),
        ("Falls der Zuschuss bewilligt wird, hat der Vorstand beschlossen, die Orgel zu kaufen.", "de"),
        ("In May 2021 the Committee agreed to close the hall.", "en"),
        ("meeting minutes approved without changes.", "en"),
        ("Weiter beschliesst die Gründerversammlung, gemäss Art. 69 auf eine Prüfung zu verzichten.", "de"),
        ("Die Hauptversammlung wählt folgende Mitglieder des Vorstands: Dora und Ravi.", "de"),
        ("Beschluss: BLAU", "de"),
        ("We komen overeen om 130 euro bij te dragen.", "nl"),
        ("Il est choisi de faire une liste.", "fr"),
    ],
)
def test_what_decides(text: str, code: str) -> None:
    assert decided(text, code) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "If the application is accepted, students will apply for a place.",
        "Outcome: pending",
        "Resolution: open",
        "The first team won away at Thornley (3-1)\nThe junior group is for ages (5-11)\nThe second team won (4-2)",
        "Weir beat Lock 5-0 in the cup.",
        "Decision: none",
    ],
)
def test_what_supposes_looks_back_or_decides_nothing(text: str) -> None:
    assert decided(text) == []


def test_counts_of_the_same_voters_decide() -> None:
    lines = [
        "Future meetings shall be held at three on Saturday (5-0)",
        "Members will cast a vote each year. They may abstain. (4-1)",
        "The gate shall be green (3-1-1)",
    ]
    assert decided("\n".join(f"- {line}" for line in lines)) == lines


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Volgens het besluit de werkgroep op te heffen is er geen geld.", "nl"),
        ("Carlos Valle no sabe qué decide la junta.", "es"),
        ("Wer den Kassenwart wählt die Versammlung fragt nach.", "de"),
        ("Paul est retenu à Lyon par son travail.", "fr"),
        ("Die Stadt hat den Antrag abgelehnt.", "de"),
    ],
)
def test_what_others_decide_or_nobody(text: str, code: str) -> None:
    assert decided(text, code) == []


def test_an_article_of_a_law_ends_no_sentence() -> None:
    assert len(sentences("Gemäß Art. 69b Abs. 3 ZGB wird verzichtet.")) == 1
    assert len(sentences("We looked at the Art. The Clerk left.")) == 2
    assert len(sentences("The path was well lit. The Clerk left.")) == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("In May 2019 the Committee agreed to close the hall.", "en"),
        ("Sal may ask for a berth whether we get approved or not a second time", "en"),
        ("Alle Mitglieder sind dafür verantwortlich, die Tore zu schließen.", "de"),
    ],
)
def test_what_only_sounds_like_deciding(text: str, code: str) -> None:
    assert decided(text, code) == []


def test_a_verdict_in_bold_in_a_paragraph_of_its_own_is_the_decision() -> None:
    said = "Ein kleinerer Kreis könnte die Briefe lesen.\n\n**Wird nicht umgesetzt.**\n"
    assert decided(said, "de") == ["Wird nicht umgesetzt."]


def test_what_stands_beneath_a_decision_of_a_list_is_a_note_on_it() -> None:
    listed = "# Resolutions\n- Rules for the hut approved.\n  - See hut-rules.md in the shared folder.\n- Hut fund\n  - Spend 300 on paint for the hut.\n"
    assert [text for text in decided(listed) if "See" in text] == []
    assert "Rules for the hut approved." in decided(listed)
    assert "Spend 300 on paint for the hut." in decided(listed)


def test_a_motion_that_says_what_it_is_needs_no_sentence_before_it() -> None:
    matter = "The roof of the hut leaks since May."
    motion = "Motion by Jo Reed, second by Ana Hale to mend the roof for $11,400.50."
    votes = "Motion carried by the votes of Jo Reed yea, Ana Hale yea, Ben Moss yea, and Ida Holt yea."
    assert decided(f"{matter} {motion} {votes}\n") == [f"{motion} {votes}"]


def test_an_action_and_a_link_among_decisions_are_none() -> None:
    listed = "# Resolutions\n- Berths stay free for another year.\n- Ana: Action item to look into other boats\n- See https://weir.example/berths\n"
    assert decided(listed) == ["Berths stay free for another year."]
