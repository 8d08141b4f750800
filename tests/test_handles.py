"""Owners called by their handles: with the letter of a surname behind them, one beside the other."""

from __future__ import annotations

import io

import pytest

from minutesparse import extract

HEAD = """# Minutes of the Weir Board, 3 May 2024

Present: Jo Fane, Ana Reed

## Actions

"""


def actions(text: str) -> list[tuple[list[str], str]]:
    (minutes,) = extract("minutes.md", stream=io.BytesIO((HEAD + text).encode()))
    return [([o.text for o in a.owners], a.text) for a in minutes.actions]


@pytest.mark.parametrize(
    ("entry", "owners", "task"),
    [
        ("@jo @ana: order the bins", ["@jo", "@ana"], "order the bins"),
        ("@Jo F @Ana R will order the bins", ["@Jo F", "@Ana R"], "will order the bins"),
        ("@Jo K. F will order the bins", ["@Jo K. F"], "will order the bins"),
        ("@Jo F - order the bins", ["@Jo F"], "order the bins"),
        ("@Jo F., @Ana R. to order the bins", ["@Jo F.", "@Ana R."], "order the bins"),
        ("@jo to ask @ana for the bins", ["@jo"], "@jo to ask @ana for the bins"),
    ],
)
def test_handles_as_owners(entry, owners, task):
    (found, text), _ = actions(f"- {entry}\n- Sam Ley: paint the door\n")
    assert found == owners
    assert text.endswith(task)


def test_a_note_that_opens_as_an_update_is_no_task():
    found = actions(
        "- [ ] Jo: order the bins\n    - Update 1.5.2024: none to be had. All shops are waiting for Ana.\n"
        "- [ ] Ana: paint the door\n    - Update: she hopes to do it in June\n- [ ] Ana: update the web page: new prices\n"
    )
    assert [text for _, text in found] == [
        "order the bins",
        "paint the door",
        "update the web page: new prices",
    ]


TALK = """
@jo - we need to see the hall.

@ana - let's ask for the best price.

@kit - design costs are fair.

@jo - do we order now?

@ana - I would wait.

@kit - so would I.

**AI - @jo to find out**
- [ ] key required?
- [ ] the deadline for the order?

**AI @ana to organize:**

- [x] a list of stalls
- [ ] @kit a rota for the gate
"""


def test_boxes_under_a_marker_that_says_whose_they_are():
    (minutes,) = extract("m.md", stream=io.BytesIO((HEAD.replace("## Actions", "## Fair") + TALK).encode()))
    boxes = [([o.text for o in a.owners], a.text, a.status) for a in minutes.actions if "[" not in a.text]
    assert (["@jo"], "key required?", "open") in boxes
    assert (["@jo"], "the deadline for the order?", "open") in boxes
    assert (["@ana"], "a list of stalls", "done") in boxes


def test_what_handles_say_in_turn_is_no_task():
    (minutes,) = extract("m.md", stream=io.BytesIO((HEAD.replace("## Actions", "## Fair") + TALK).encode()))
    said = " ".join(a.text for a in minutes.actions)
    assert not [words for words in ("best price", "design costs", "do we order") if words in said]


def test_a_letter_of_a_surname_before_words_of_another_language():
    text = (
        "# Protokoll der Sitzung des Vorstands, 3. Mai 2024\n\nAnwesend: Jo Fane, Ana Reed\n\n## Aufgaben\n\n"
        "- @Jo F wird die Tonnen für das Fest bestellen\n- Ana Reed: die Tür streichen\n"
    )
    (minutes,) = extract("protokoll.md", stream=io.BytesIO(text.encode()))
    assert [o.text for o in minutes.actions[0].owners] == ["@Jo F"]
