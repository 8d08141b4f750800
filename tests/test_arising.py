"""Matters arising that say how an action of an earlier meeting stands."""

from drafts import outlined
from minutesparse.parsing.actions import find_actions


def test_matters_arising_that_name_a_state_are_earlier_actions() -> None:
    text = """
        # Minutes of the Weir Trust, 4 May 2021
        ## 2. Matters arising
        - Boiler service: the engineer has been rung. Closed.
        - Dora to oil the gate: done.
        - Canal bank: done by Sal Oakley.
        - Loft: done up last year by a builder whom the county sent.
        - Sal still waiting for a quote. Carry forward.
        - The hall was open all week.
        - Ravi sent the form on 1 March.
        ## 3. Keys
        ACTION: Complete the key list
    """
    actions = find_actions(outlined(text), []).actions
    assert [(a.text, a.status, a.status_stated, a.previous) for a in actions] == [
        ("Boiler service: the engineer has been rung", "done", True, True),
        ("Dora to oil the gate", "done", True, True),
        ("Canal bank", "done", True, True),
        ("Sal still waiting for a quote", "carried_forward", True, True),
        ("Complete the key list", "open", False, False),
    ]
