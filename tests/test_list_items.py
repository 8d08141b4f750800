"""Items that are entries of lists, and lists that are none: whole short minutes in Markdown."""

from __future__ import annotations

import io

from minutesparse import pipeline

TALK = "The ranger told the board that the deer had been at the young trees again."


def read(text: str):
    (minutes,) = pipeline.extract("m.md", stream=io.BytesIO(text.encode()))
    return minutes


def titles(text: str) -> list[tuple[str | None, str]]:
    return [(i.number, i.title) for i in read(text).items]


def test_bullets_in_a_container_are_items_though_one_of_them_has_a_known_name():
    text = f"""# Fell Board Minutes, 3 May 2021

### Present

- Ann Moss

### New business

- Introductions
  - New members told of themselves.
- Bank details
  - Ann will send round the links.
- Fell legal service
  - {TALK}

### Meeting adjourned

At 8 pm.
"""
    assert [title for _, title in titles(text)][:3] == ["Introductions", "Bank details", "Fell legal service"]


def test_a_list_that_is_the_whole_record_counts_the_items():
    text = f"""# Fell Council Minutes, 3 May 2021

Directors present: Ann Moss, Joe Hale and Una Fell

1. Introductions

2. Minutes of 16 January were approved as distributed.

3. {TALK}

4. Discussion of the shop on the moor road, which has stood empty since the spring.
"""
    assert titles(text) == [
        ("1", "Introductions"),
        ("2", "Minutes of 16 January were approved as distributed."),
        ("3", TALK),
        ("4", "Discussion of the shop on the moor road, which has stood empty since the spring."),
    ]


def test_tasks_counted_under_a_review_of_actions_are_no_items():
    text = f"""# Fell Council Minutes, 3 May 2021

**Present:** Ann Moss, Jo Hale

## Notes

1. Welcome
    * {TALK}
2. Review of actions
    1. Jo to try a small sum
        * that worked, done
    2. Ann: mend the gate
        * not done
3. Next fair
    * {TALK}
"""
    assert titles(text) == [("1", "Welcome"), ("2", "Review of actions"), ("3", "Next fair")]


def test_boxes_before_names_under_a_group_s_heading_say_who_came():
    text = f"""# 2021-05-03

## Links

- [slides](https://example.org)

## TAB voting members

- [x] Ann Moss
- [x] Joe Hale
- [ ] Wen Chu

## Minutes

{TALK}
"""
    assert {p.name: p.attendance for p in read(text).people} == {
        "Ann Moss": "present", "Joe Hale": "present", "Wen Chu": "absent",
    }  # fmt: skip
