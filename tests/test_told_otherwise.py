"""What looks like a decision, a post, a box to tick or a closed action, and is told of something else."""

from __future__ import annotations

import io

import pytest

from drafts import draft
from minutesparse import pipeline
from minutesparse.dates import find_dates
from minutesparse.parsing.decisions import find_decisions
from minutesparse.parsing.sections import outline
from minutesparse.parsing.statuses import ticked_cell
from minutesparse.register.likeness import _numbers
from minutesparse.schema import Action
from minutesparse.vocabulary import load

TITLE = "# Weir Trust\n\nDate: 4 May 2021\n\nPresent: Dora Fenwick, Ravi Menon, Ilse Tarn\n\n"


def found(text: str) -> list[Action]:
    (minutes,) = pipeline.extract("m.md", stream=io.BytesIO((TITLE + text).encode()))
    return minutes.actions


def decided(text: str, code: str) -> list[str]:
    said = f"# Weir Trust, 3 May 2021\n\n# 1. The weir\nThe boats were looked at in spring.\n{text}"
    return [d.text for d in find_decisions(outline(draft(said), load(code)))]


@pytest.mark.parametrize(
    "said",
    [
        "✔ must be posted",
        "✅ but two keys still outstanding",
        "✔ no",
        "✔ half the fence",
        "✓ Approved, to be fetched",
        "✓ read, Ravi to write back",
        "✔ to be weighed",
        "✅ Completed, but not filed",
    ],
)
def test_a_tick_beside_what_is_left_to_do_closes_nothing(said: str) -> None:
    (made,) = found(
        f"## Actions\n\n| Item | Owner | Status |\n|---|---|---|\n| Ring the lock keeper | Dora Fenwick | {said} |\n"
    )
    assert made.status in ("open", "in_progress")


@pytest.mark.parametrize(
    ("said", "code"),
    [("✔", "en"), ("✔ Paid in May", "en"), ("✅ Sent, answer pending", "en"), ("✔ Bezahlt am 3. Juni", "de")],
)
def test_a_tick_beside_what_was_done_closes(said: str, code: str) -> None:
    assert ticked_cell(said, load(code)) == "done"


@pytest.mark.parametrize(
    "said",
    [
        "Ravi will fill the vacant bed with tulips.",
        "Ravi will fill the seat with wool.",
        "Ravi will fill the open pit at the lock.",
    ],
)
def test_what_is_filled_and_is_no_post_is_a_task(said: str) -> None:
    assert [o.text for a in found(f"## 1. Lock\n\n{said}\n") for o in a.owners] == ["Ravi"]


@pytest.mark.parametrize(
    "said", ["Ravi will fill the vacant seat on the Board.", "Ravi will fill the open Treasurer post."]
)
def test_who_fills_a_post_has_no_task(said: str) -> None:
    assert found(f"## 1. Board\n\n{said}\n") == []


@pytest.mark.parametrize(
    ("heading", "box"),
    [
        ("Outstanding neighbours prize", "Ilse Tarn"),
        ("Remaining space", "40 feet of shelf"),
        ("Open evening", "Rain tent"),
    ],
)
def test_boxes_under_a_title_that_begins_with_a_word_of_waiting_are_not_pending(
    heading: str, box: str
) -> None:
    assert found(f"## {heading}\n\n- [ ] {box}\n") == []


@pytest.mark.parametrize("heading", ["Outstanding", "Open – for June", "Pending:"])
def test_boxes_under_a_title_that_says_it_are_pending(heading: str) -> None:
    assert len(found(f"## {heading}\n\n- [ ] Gate lock plan\n")) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Die Brücke wurde im letzten Jahr in der alten Ordnung so festgelegt.", "de"),
        ("Die Brücke ist 2017 nach vielen Klagen bewilligt worden.", "de"),
        ("Im Jahr 2017 wurde die Brücke bewilligt.", "de"),
        ("De brug is in 2017 na veel klachten goedgekeurd.", "nl"),
        ("El puente fue en 2017 aprobado.", "es"),
        ("Le pont a été, selon la presse, approuvé.", "fr"),
        ("The gift of Weir Bank was confirmed as Treasurer Dora had hoped.", "en"),
        ("Fears were confirmed as Chair said.", "en"),
    ],
)
def test_what_another_year_or_others_decided_is_no_decision(text: str, code: str) -> None:
    assert decided(text, code) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Haushalt 2021 wurde genehmigt.", "de"),
        ("Dora Fenwick ist am 3. Mai gewählt worden.", "de"),
        ("Le pont a été, après un long débat, approuvé.", "fr"),
        ("Dora Fenwick was confirmed as Chair of the lock group.", "en"),
        ("Dora Fenwick was confirmed as Treasurer and Ravi Menon as Clerk.", "en"),
    ],
)
def test_what_the_meeting_decided_is_a_decision(text: str, code: str) -> None:
    assert decided(text, code) == [text]


def test_french_days_are_cardinals_and_its_ordinals_are_not() -> None:
    assert [(d.month, d.day) for d in find_dates("le deux mai 2021", load("fr"))] == [(5, 2)]
    assert _numbers(frozenset({"six", "dix"})) == frozenset()
