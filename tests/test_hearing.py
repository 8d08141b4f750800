"""Actions that later minutes do not list, yet tell as done in a sentence."""

from __future__ import annotations

import pytest

from drafts import draft
from minutesparse.parsing import parse
from minutesparse.register.outstanding import follow
from minutesparse.schema import Report, Source
from stand_ins import OLA, PLACE, RIA, action, minutes

SET = minutes(
    action("Ola to write to the owner of the east mill about the broken wall"),
    action("Ria to order paint for the lock gates", owners=(RIA,)),
)


@pytest.mark.parametrize(
    ("task", "sentence", "state"),
    [
        ("Ola to submit the grant form", "Grant form: Ola submitted it on 1 March.", "done"),
        ("Ola to book the boiler service", "Boiler service: Ola has booked this for 22 March.", "done"),
        ("Ola to get quotes for curtains", "Curtains: Ola still waiting for a quote.", "open"),
        ("Ola to book the boiler service", "Boiler service: Ola will book it in March.", "open"),
        ("Ola to book the boiler service", "Ria booked the boiler room.", "open"),
    ],
)
def test_matters_arising_tell_what_became_of_an_action(task, sentence, state):
    [one] = follow([minutes(action(task)), later(sentence)], "2020-07-01")
    assert one.state == state


def later(sentence, *, reviewing=False):
    place = PLACE.model_copy(update={"text": sentence})
    return minutes(date="2020-06-01", reports=[Report(reviewing=reviewing, evidence=place)])


def wall(sentence, **more):
    return next(one for one in follow([SET, later(sentence, **more)], "2020-07-01") if "wall" in one.text)


@pytest.mark.parametrize(
    ("sentence", "reviewing"),
    [
        ("Ola Brandt had written to the mill's owner about the broken wall.", False),
        ("A letter about the broken wall has been written to the owner of the east mill.", True),
    ],
)
def test_what_is_told_with_the_tasks_own_verb_is_done(sentence, reviewing):
    one = wall(sentence, reviewing=reviewing)
    assert (one.state, one.words, one.closed.date) == ("done", sentence, "2020-06-01")


@pytest.mark.parametrize(
    "sentence",
    [
        "A letter about the broken wall has been written to the owner of the east mill.",
        "Ola Brandt said that the owner had mended the broken wall of the east mill.",
    ],
)
def test_what_may_be_that_stays_open_and_is_probably_done(sentence):
    one = wall(sentence)
    assert (one.state, one.probably and one.probably[1]) == ("open", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ola Brandt had written to the bank.",
        "The broken wall was photographed.",
        "The mill has been sold.",
    ],
)
def test_what_is_another_matter_says_nothing(sentence):
    one = wall(sentence)
    assert (one.state, one.probably) == ("open", None)


def test_a_sentence_that_fits_two_actions_closes_neither():
    two = minutes(
        action("Ola to write to the east mill about the wall", owners=(OLA,)),
        action("Ola to write to the west mill about the wall", owners=(OLA,)),
    )
    told = later("Ola Brandt had written to the mill about the wall.", reviewing=True)
    assert {one.state for one in follow([two, told], "2020-07-01")} == {"open"}


MINUTES = """
    # Weir Keepers
    Minutes of the meeting on 3 June 2020
    Present: Ola Brandt (Chair), Ria Sund
    ## 1. Matters arising
    Ola confirmed that the letter to the mill had been sent. Ria will ring the bank.
    ## 2. Accounts
    It was agreed to pay the printer. The wall is not yet mended.
"""


def test_minutes_keep_the_sentences_that_tell_something_as_done():
    source = Source(path="weir.docx", sha256="0" * 64, format="docx", language="en")
    [meeting] = parse(draft(MINUTES), source)
    assert [r.evidence.text for r in meeting.reports] == [
        "Ola confirmed that the letter to the mill had been sent."
    ]
