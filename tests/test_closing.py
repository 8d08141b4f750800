"""What a report says of an action: the error that hurts is to close what is still to be done."""

from __future__ import annotations

import pytest

from drafts import draft
from minutesparse.parsing import parse
from minutesparse.register.closing import verdict
from minutesparse.register.outstanding import follow
from minutesparse.schema import Source
from minutesparse.vocabulary import load
from stand_ins import PLACE, action, minutes


def report(text):
    return PLACE.model_copy(update={"text": text})


def told(task, words, language="en", **more):
    said = verdict(action(task, report=report(words), previous=True, **more), load(language))
    return said[0] if said else None


@pytest.mark.parametrize(
    ("task", "words", "comes_to"),
    [
        ("Ola to enable the lock's lights", "The lights have been enabled. Ria to read the meter.", "done"),
        ("Ola to send the chart to Ria and ask her to print it", "Sent, but not printed yet.", "done"),
        ("Ola will research hire prices", "Ola has researched and found that prices begin at 40.", "done"),
        ("Ola to get quotes for the ramp", "Not done as of May. Action removed.", "dropped"),
        ("Ola to get quotes for the ramp", "Superseded and thus closed", "dropped"),
        ("Ola to get quotes for the ramp", "Done, but not uploaded yet. Carries.", "open"),
        ("Ola to get quotes for the ramp", "Ola has spoken to a builder and is awaiting a quote.", "open"),
        ("Ola to get quotes for the ramp", "Ola will get a third quote", "open"),
        ("Ola to get quotes for the ramp", "The quotes were discussed", None),
        ("Ola to get quotes for the ramp", "The quotes were opened", "probably done"),
        ("Ola to chase the sleepers", "Next agenda", None),
        ("Sluice – the list", "A list was set up", "done"),
    ],
)
def test_a_report_comes_to(task, words, comes_to):
    assert told(task, words) == comes_to


@pytest.mark.parametrize(
    ("language", "task", "words"),
    [
        ("nl", "Ola regelt de brief aan de buren", "De brief is geregeld."),
        ("de", "Ola soll das Angebot prüfen", "Das Angebot wurde geprüft."),
        ("fr", "Ola doit envoyer la lettre", "La lettre a été envoyée."),
        ("es", "Ola debe enviar la carta", "La carta ha sido enviada."),
    ],
)
def test_the_tasks_own_verb_told_as_done_closes_it_in_every_language(language, task, words):
    assert told(task, words, language) == "done"


def test_a_status_column_goes_before_the_words_beside_it():
    assert told("Ola to mend the gate", "Ongoing. The gate was mended", status="in_progress") == "open"


def test_what_is_probably_done_stays_open_and_says_why():
    first = minutes(action("Ola to get quotes for the ramp"))
    later = minutes(
        action("Ola to get quotes for the ramp", report=report("The quotes were opened."), previous=True),
        date="2020-06-01",
    )
    [one] = follow([first, later], "2020-06-30")
    assert (one.state, one.closed) == ("open", None)
    assert one.probably[1] == "The quotes were opened."


MINUTES = """
    # Weir Keepers
    Minutes of the meeting on 3 June 2020
    ## 1. Actions from the last meeting
    | No | Action | Owner | Update |
    | 20.1 | Mend the east gate | Ola | The gate has been mended and painted. |
    | 20.2 | Order paint | Ria | Ria will order it in July |
    ## 2. Matters arising
    a) Ola to count the boats.
      i) Counted: there are 12.
    ## 3. Next meeting
    The Clerk will book the hall.
"""


def test_the_words_that_tell_what_became_of_an_action_are_kept():
    source = Source(path="weir.docx", sha256="0" * 64, format="docx", language="en")
    [meeting] = parse(draft(MINUTES), source)
    kept = {a.text: a.report.text for a in meeting.actions if a.report}
    assert kept["Mend the east gate"] == "The gate has been mended and painted."
    assert kept["Order paint"] == "Ria will order it in July"
