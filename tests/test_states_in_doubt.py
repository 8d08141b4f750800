"""What looks like a state and is none: nothing is closed by it, and no word of the task is lost."""

from __future__ import annotations

import io

import pytest

from minutesparse import extract
from minutesparse.parsing.statuses import leading_status, read_status, trailing_status
from minutesparse.register.outstanding import follow
from minutesparse.vocabulary import load
from stand_ins import OLA, RIA, action, minutes

HEAD = "# Lock Keepers\n\nMinutes of the meeting on 4 May 2020\n\nPresent: Ola Brandt, Ria Sund, Ben Low\n\n"


def review(*entries):
    listed = "\n".join(f"- {entry}" for entry in entries)
    text = f"{HEAD}## Actions from the last meeting\n\n{listed}\n\n## Weir\n\nAll is well.\n"
    (read,) = extract("may.md", stream=io.BytesIO(text.encode()))
    return read.actions


@pytest.mark.parametrize(
    "entry",
    [
        "Ola Brandt: ring Sam. Done",
        "6.2: Ola Brandt: ring Sam. Done",
        "Ring Sam (Ola Brandt) – done",
        "Send the letter: done",
        "The gate must be closed",
        "Ola Brandt to get it done",
    ],
)
def test_an_entry_with_a_state_does_not_close_the_one_above_it(entry):
    first, *_ = review("Ben Low: sweep the mill", entry, "Ria Sund: buy nails")
    assert (first.text, first.status) == ("sweep the mill", "open")


@pytest.mark.parametrize(
    "text",
    [
        "No reply received",
        "Not fully resolved",
        "Haven't been completed",
        "Cannot be closed",
        "Half done",
        "Yet to be delivered",
        "Will be done",
    ],
)
def test_what_denies_or_limits_a_word_of_being_done_leaves_it_open(text):
    assert read_status(text, load("en")) in ("open", "in_progress", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "nicht ganz fertig"),
        ("de", "50 % erledigt"),
        ("de", "halb fertig"),
        ("fr", "Pas entièrement terminé"),
        ("fr", "Rien n'a été fait"),
        ("fr", "à moitié fait"),
    ],
)
def test_so_it_is_in_other_languages(language, text):
    assert read_status(text, load(language)) != "done"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "enviar la carta a la escuela. Complete La lista también"),
        ("fr", "envoyer la note à la mairie (liste complète)"),
        ("nl", "de lijst sturen (complete lijst)"),
        ("de", "das Zelt holen (Open Air)"),
    ],
)
def test_english_words_count_in_other_languages_only_where_they_are_all_that_is_said(language, text):
    assert trailing_status(text, load(language)) is None


@pytest.mark.parametrize(
    "text",
    [
        "FIXED Assets: Ola to list them",
        "RESOLVED Issues: Ola to print the list",
        "DONE? Ola to order the bins",
        "COMPLETE – Ola to fill in the form",
    ],
)
def test_an_adjective_or_a_verb_in_capitals_is_no_state(text):
    assert leading_status(text, load("en")) == (0, None)


@pytest.mark.parametrize(
    "text",
    [
        "Ola to send the forms. Fixed Term deposit to be looked at in the autumn",
        "Ola to read the plan. Delivered Goods notes are to go to Ria each week",
        "Ola to ask for the plan (2021). Complete The form for the council",
        "Ola to ring the shop. Open Day posters to be put up",
        "Ola to write to Mr. Sorted Ltd about the mast",
    ],
)
def test_a_sentence_that_only_opens_with_such_a_word_is_part_of_the_task(text):
    assert trailing_status(text, load("en")) is None


MAY = [
    action("Ola to order twelve green bins for the yard", reference="6.1"),
    action("Ria to ask the council about lamps", reference="6.2", owners=(RIA,)),
    action("Paint the great mill door with tar", reference="6.3", owners=()),
]


def june(*actions):
    return follow([minutes(*MAY, date="2020-05-04"), minutes(*actions, date="2020-06-01")], "2020-06-30")


def gone_through(number, text, status="done", owners=()):
    return action(text, reference=number, previous=True, status=status, owners=owners)


def test_a_number_that_is_told_twice_swallows_no_other_task():
    followed = june(
        gone_through("6.1", "The green bins stand in the yard"),
        gone_through("6.1", "Ria to fetch the boat from Dover", status="open", owners=(RIA,)),
        gone_through("6.2", "The council mended the lamps"),
    )
    assert [
        (f.text, f.state, [o.text for o in f.owners])
        for f in followed
        if "boat" in f.text or "bins" in f.text
    ] == [
        ("Ola to order twelve green bins for the yard", "done", ["Ola Brandt"]),
        ("Ria to fetch the boat from Dover", "open", ["Ria Sund"]),
    ]


def test_numbers_that_are_given_out_anew_end_nothing_and_hide_nothing():
    followed = june(
        gone_through("6.1", "The green bins stand in the yard"),
        gone_through("6.2", "The council mended the lamps"),
        gone_through("6.3", "It is still too wet for paint", status="carried_forward"),
        action("Ola to buy seed", reference="6.3"),
    )
    assert {"Paint the great mill door with tar", "Ola to buy seed"} <= {
        f.text for f in followed if f.state == "open"
    }


def test_one_common_word_and_other_people_join_nothing():
    followed = june(
        gone_through("6.1", "Ben swept the yard thoroughly before the fair"),
        gone_through("6.2", "Ben met the council at the fair"),
        gone_through("6.3", "Ben hung wreaths on the mill"),
    )
    assert [f.state for f in followed if f.first.date == "2020-05-04"] == ["open"] * 3
    assert OLA.name in [o.text for f in followed for o in f.owners]


def test_what_is_told_as_done_and_set_once_more_behind_the_report_goes_on():
    text = (
        f"{HEAD}## Actions from the last meeting\n\n**Action - Ola Brandt**: Test the new sluice gate.\n"
        "**It has been tested at the upper weir.**\n\n**Action - Ria Sund**: Buy nails for the shed door. **Done**\n\n"
        "## Weir\n\nAll is well.\n\n## Summary of remaining actions\n\n"
        "**Action - Ola Brandt**: Test the new sluice gate.\n"
    )
    (read,) = extract("may.md", stream=io.BytesIO(text.encode()))
    states = {a.owners[0].text: a.status for a in read.actions}
    assert states == {"Ola Brandt": "carried_forward", "Ria Sund": "done"}


def test_a_list_behind_the_report_of_the_same_minutes_that_says_nothing_of_it_leaves_it_open():
    told = action("Ola to mend the east gate", status="done", previous=True)
    again = action("Ola to mend the east gate", id="a-2", previous=True)
    again.evidence = told.evidence.model_copy(update={"start": 400, "end": 420})
    (one,) = follow([minutes(told, again, date="2020-06-01")], "2020-06-30")
    assert one.state == "open"
    assert one.probably
