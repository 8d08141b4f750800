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
