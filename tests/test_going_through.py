"""Reviews of earlier actions as secretaries write them: states behind the task, numbers alone, other languages."""

from __future__ import annotations

import io

import pytest

from minutesparse import extract
from minutesparse.parsing.statuses import leading_status, read_status, status_line, trailing_status
from minutesparse.register.outstanding import follow
from minutesparse.vocabulary import load
from stand_ins import RIA, action, minutes

SIX = [
    action("Ola to report on the new sluice trials", reference="6.1"),
    action("Ria to ask for a longer boom", reference="6.2", owners=(RIA,)),
    action("Ola to clear the weed screens", reference="6.3"),
]


@pytest.mark.parametrize(
    ("language", "text", "state"),
    [
        ("en", "Order the ropes. Closed The new ones came in May.", "done"),
        ("en", "Order the ropes. Time expired", "dropped"),
        ("en", "Order the ropes (on hold)", "in_progress"),
        ("en", "Order the ropes. NOT NEEDED: RIA FOUND SOME", "dropped"),
        ("nl", "touwen bestellen – niet nodig", "dropped"),
        ("fr", "commander les cordes (done)", "done"),
        ("fr", "commander les cordes (lesquelles ?) PAS FAIT", "open"),
        ("fr", "commander les cordes ~FAIT, elles sont au hangar", "done"),
        ("de", "Seile bestellen (done)", "done"),
        ("de", "Seile bestellen – nicht erledigt", "open"),
        ("nl", "touwen bestellen (nog niet gedaan)", "open"),
        ("es", "pedir las cuerdas (en pausa)", "in_progress"),
    ],
)
def test_a_state_behind_the_task(language, text, state):
    found = trailing_status(text, load(language))
    assert found
    assert found[1] == state
    assert text[: found[0]].rstrip(" .~") in text.split(". ")[0]


def test_a_word_of_being_done_that_is_denied_is_not_done():
    for language, text in [
        ("en", "the ropes are not done"),
        ("fr", "ce n'est pas fait"),
        ("de", "noch nicht fertig"),
    ]:
        assert read_status(text, load(language)) == "open"


def test_a_new_list_is_no_state_and_a_marker_neither():
    assert trailing_status("Ask the New Hall for Done Deals Ltd", load("en")) is None
    assert leading_status("OPEN gates for Ria", load("en")) == (0, None)
    assert status_line("Close this action, but open a new one", load("en")) is None


REVIEW = """\
# Lock Keepers meeting
3 March 2025
Present: Ola Brand, Ria Dunn

## Actions from the last meeting
- 2.2 Ola to mend the east gate. _Closed_
  - Ria found the hinge.
- 2.3 Ola/Ria to check the lamps. _Carry forward_
- 3.1 Ria: Order the new ropes. _Time expired_
- 3.2 Ola: Write to the mill about the weed screens.
  - The mill will be asked again if need be.
  - _Action closed._
- DONE – Ola: paint the hut door

## Report on the weir
All is well.

## Actions
- 3.3: Ola to ring the diver.
- 3.4: Ria to count the boats.
"""


def test_numbers_before_the_tasks_are_their_references_and_open_no_items():
    (read,) = extract("march.md", stream=io.BytesIO(REVIEW.encode()))
    told = {a.reference: (a.text, a.status, a.previous) for a in read.actions}
    assert told["2.2"] == ("Ola to mend the east gate.", "done", True)
    assert told["2.3"][1:] == ("carried_forward", True)
    assert told["3.1"] == ("Order the new ropes.", "dropped", True)
    assert told["3.2"][1:] == ("done", True)
    assert told[None][:2] == ("paint the hut door", "done")
    assert told["3.3"] == ("Ola to ring the diver.", "open", False)
    assert not [item for item in read.items if item.title in {"Ola", "Ria"}]


def test_a_review_by_number_ends_what_it_does_not_name_again():
    first = minutes(*SIX, date="2020-05-04")
    later = minutes(
        action("Ola reported on the trials, which went well", reference="6.1", previous=True, status="done"),
        action("The yard has no longer boom", reference="6.2", previous=True, status="dropped"),
        action("Not yet, as the screens are under water", reference="6.3", previous=True),
        date="2020-06-01",
    )
    ended = {one.text: one.state for one in follow([first, later], "2020-06-30")}
    assert ended == {
        "Ola to report on the new sluice trials": "done",
        "Ria to ask for a longer boom": "dropped",
        "Ola to clear the weed screens": "open",
    }


def test_numbers_that_mean_other_things_join_nothing():
    first = minutes(*SIX, date="2020-05-04")
    later = minutes(
        action("The hut was painted", reference="6.1", previous=True, status="done"),
        action("Keys were cut", reference="6.2", previous=True, status="done"),
        action("Bins were emptied", reference="6.3", previous=True, status="done"),
        date="2020-06-01",
    )
    assert [one.state for one in follow([first, later], "2020-06-30")].count("open") == 3


def test_a_report_by_number_and_the_new_list_of_the_same_meeting_are_one():
    first = minutes(*SIX, date="2020-05-04")
    later = minutes(
        action("Ola reported on the trials", reference="6.1", previous=True, status="done"),
        action("The yard had no boom, ask another", reference="6.2", previous=True, status="carried_forward"),
        action("Ria to ask another yard for a longer boom", reference="6.2", owners=(RIA,)),
        date="2020-06-01",
    )
    followed = follow([first, later], "2020-06-30")
    assert len(followed) == 3
    (boom,) = (one for one in followed if "boom" in one.text)
    assert (boom.state, len(boom.mentions)) == ("open", 3)


def test_what_came_of_a_task_in_many_new_words_does_not_hide_it():
    task = "Ola to fill in the forms for the lease of the boat shed at the county office"
    first = minutes(action(task), date="2020-05-04")
    later = minutes(
        action(f"{task} – refused: personal visit, passport, stamps, fees wanted", previous=True),
        date="2020-06-01",
    )
    assert len(follow([first, later], "2020-06-30")) == 1


def test_an_address_on_the_web_is_no_part_of_the_wording():
    first = minutes(action("Add the accounts somewhere safe"), date="2020-05-04")
    later = minutes(
        action(
            "Add the accounts to the safe: https://example.org/tree/main/keys/harbour/treasurer/all",
            previous=True,
            status="done",
        ),
        date="2020-06-01",
    )
    assert [one.state for one in follow([first, later], "2020-06-30")] == ["done"]


def test_a_sentence_read_twice_stays_with_itself_not_with_one_like_it():
    lines = "**Action** Ola to talk to Moss regarding the lamps\n\n**Action** Ola to talk to Reed Quays and Docks regarding the lamps\n"
    (read,) = extract(
        "may.md",
        stream=io.BytesIO(
            f"# Lock Keepers, 4 May 2020\n\nPresent: Ola, Ria\n\n## Lamps\n\nAll is well.\n\n{lines}".encode()
        ),
    )
    assert [a.text for a in read.actions] == [
        "Ola to talk to Moss regarding the lamps",
        "Ola to talk to Reed Quays and Docks regarding the lamps",
    ]


def test_a_lone_number_with_a_colon_is_a_reference():
    (read,) = extract(
        "may.md",
        stream=io.BytesIO(
            b"# Lock Keepers, 4 May 2020\n\nPresent: Ola, Ria\n\n## Actions\n\n- 6.1: Ola to ring the diver\n"
        ),
    )
    assert [(a.reference, a.text) for a in read.actions] == [("6.1", "Ola to ring the diver")]


MARKED = """\
# Lock Keepers, 4 May 2020

Present: Ola, Ria, Ben

## Status of actions from the previous meeting

**Action - Yard**: Add the new lamps to the chart of the locks. **Still needs to be done**

**Action - Mill**: Find out which keys the millers still have.
**Ria said that the old ones were handed in. Ben will ask about the rest in the summer.**

**Action - Mill (Ola)**: Send the list of berths to the mill. **Done**

## Lamps

All is well.
"""


def test_what_stands_between_marked_entries_of_a_review_is_told_of_them():
    (read,) = extract("may.md", stream=io.BytesIO(MARKED.encode()))
    told = [(a.text, a.status) for a in read.actions if a.previous]
    assert told[0] == ("Add the new lamps to the chart of the locks", "open")
    assert told[-1] == ("Send the list of berths to the mill", "done")
    assert len(told) == 3


def test_an_emphasised_report_is_no_part_of_the_task_before_it():
    review = "## Actions from the last meeting\n\n- Ola to ring the diver about the east sluice. *She came on Monday and mended it.*\n"
    (read,) = extract(
        "may.md", stream=io.BytesIO(f"# Lock Keepers, 4 May 2020\n\nPresent: Ola, Ria\n\n{review}".encode())
    )
    assert [a.text for a in read.actions] == ["Ola to ring the diver about the east sluice."]


def test_paragraphs_below_a_marked_entry_of_a_review_tell_how_it_stands(tmp_path):
    file = tmp_path / "may.md"
    file.write_text(
        "# Weir Group\n\nMinutes of the meeting held on 4 May 2021\n\nPresent: Ann Moss, Jo Reeve\n\n"
        "## Actions that we haven't completed from last time\n\n"
        "- Ask the county for a new lamp\n"
        "Somewhat done by post, but nobody has answered.\n"
        "Ann Moss to ring them again in June.\n\n"
        "- Draw up a list of spare planks\nCarrying this forward to the autumn\n\n"
        "- Paint the gates\nThe old paint may last a little longer than we thought.\n",
        encoding="utf-8",
    )
    [minutes] = extract(file)
    assert [(a.text, a.status) for a in minutes.actions] == [
        ("Ask the county for a new lamp", "in_progress"),
        ("Ann Moss to ring them again in June.", "open"),
        ("Draw up a list of spare planks", "carried_forward"),
        ("Paint the gates", "open"),
    ]
    assert all(a.status_stated for a in minutes.actions)


def test_what_is_ticked_in_a_list_behind_that_of_earlier_actions_is_new(tmp_path):
    file = tmp_path / "may.md"
    file.write_text(
        "# Weir Group\n\nMinutes of the meeting held on 4 May 2021\n\nPresent: Ann Moss, Jo Reeve\n\n"
        "## Previous action items\n\n- [x] Ann to buy a lamp\n- [ ] Jo to count the planks\n\n"
        "## Gates\n\nThe gates were looked at.\n\n"
        "## Action items\n\n- [x] Ann to write to the county\n- [x] Jo to paint the hut\n- [ ] Jo to ring the smith\n",
        encoding="utf-8",
    )
    [minutes] = extract(file)
    assert [a.previous for a in minutes.actions] == [True, True, False, False, False]


def test_names_in_brackets_below_a_marked_entry_set_tasks_of_their_own(tmp_path):
    file = tmp_path / "may.md"
    file.write_text(
        "# Weir Group\n\nMinutes of the meeting held on 4 May 2021\n\nPresent: Ann Moss, Jo Reeve\n\n"
        "## To do\n\n- Reach out to the other weirs\n-- (Jo) Ring the mill\n-- (Ann) Ring the lock\n",
        encoding="utf-8",
    )
    [minutes] = extract(file)
    assert [[o.text for o in a.owners] for a in minutes.actions] == [[], ["Jo"], ["Ann"]]
