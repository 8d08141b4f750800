"""An action that comes back as two keeps its history in both, and each is closed by itself."""

from __future__ import annotations

import pytest

from minutesparse.register.outstanding import follow
from stand_ins import RIA, action, minutes

WHOLE = minutes(action("Ola to paint the lock gate and mend the mill fence"))


def later(*texts, date="2020-06-01", **more):
    told = [action(text, previous=True, status=status, status_stated=True, **more) for text, status in texts]
    return minutes(*told, date=date, path=f"{date}.txt")


def test_both_parts_began_with_the_whole_and_are_closed_apart():
    june = later(("Paint the lock gate", "done"), ("Mend the mill fence", "in_progress"))
    july = later(("Mend the mill fence", "done"), date="2020-07-01")
    both = ["2020-05-04", "2020-06-01"]
    whole = "Ola to paint the lock gate and mend the mill fence"
    found = follow([WHOLE, june], "2021-01-01")
    assert [(one.state, [m.date for m in one.mentions]) for one in found] == [("done", both), ("open", both)]
    assert all(whole in (one.text, *one.also) for one in found)
    assert len({one.id for one in found}) == 2
    assert [(one.state, one.closed.date) for one in follow([WHOLE, june, july], "2021-01-01")] == [
        ("done", "2020-06-01"),
        ("done", "2020-07-01"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        ("Mend the mill fence and order rope", "open"),  # more than the whole held
        ("Paint the lock gate", "open"),  # the same part again
    ],
)
def test_what_is_no_part_of_the_whole_has_no_history_of_its(other):
    found = follow([WHOLE, later(("Paint the lock gate", "done"), other)], "2021-01-01")
    assert sum(one.first.date == "2020-05-04" for one in found) == 1


def test_a_new_task_in_words_of_an_old_one_is_new():
    june = minutes(
        action("Paint the lock gate", previous=True, status="done", status_stated=True),
        action("Ria to mend the mill fence", owners=(RIA,)),
        date="2020-06-01",
        path="june.txt",
    )
    assert sum(one.first.date == "2020-05-04" for one in follow([WHOLE, june], "2021-01-01")) == 1
