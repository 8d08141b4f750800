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


def test_plain_titles_over_bullets_behind_the_names_are_items():
    topics = "\n\n".join(
        f"{t}\n- {TALK}\n- The price is not known yet" for t in ("Roof", "Bees & honey fair", "Boat")
    )
    text = f"Fell Board Minutes 2021-05-03\n---\n\nPresent\n===\nAnn Moss, Joe Hale, Una Fell\n\n{topics}\n"
    assert titles(text) == [(None, "Roof"), (None, "Bees & honey fair"), (None, "Boat")]


def test_agenda_items_over_headings_only_hold_them():
    topics = "\n\n".join(f"### {t}\n\n{TALK}" for t in ("Camera policy", "Signs at the pond"))
    text = f"# Board, 3 May 2021\n\n## Finance\n\n{TALK}\n\n## Fundraising\n\n{TALK}\n\n## General Agenda Items\n\n{topics}\n"
    assert [t for _, t in titles(text)] == ["Finance", "Fundraising", "Camera policy", "Signs at the pond"]


def test_old_and_new_business_before_a_colon_tell_that_other_titles_stand_so():
    told = "\n\n".join(
        f"{t}: {TALK}" for t in ("Old Business", "New Business", "Fell Creek Park", "Oak Mills Sewer")
    )
    text = f"# Fell Township Minutes, 3 May 2021\n\nPresent: Ann Moss, Joe Hale\n\n{TALK}\n\n{told}\n"
    assert [t for _, t in titles(text)] == [
        "Old Business",
        "New Business",
        "Fell Creek Park",
        "Oak Mills Sewer",
    ]


def test_a_heading_over_the_table_of_the_topics_is_none_of_them():
    rows = "".join(f"| {t} | {TALK} |\n" for t in ("Roof", "Boat", "Bees"))
    text = f"# Team meeting, 3 May 2021\n\n## Attendees\n\n- Ann Moss\n- Joe Hale\n\n## Discussion topics\n\n| Agenda Items | Notes |\n| - | - |\n{rows}"
    assert titles(text) == [(None, "Roof"), (None, "Boat"), (None, "Bees")]


def test_lines_under_agenda_are_no_business_before_the_notes():
    listed = "Introductions (5 min)\nMay meetup review (5 min)\nOutreach team (15 min)\n"
    text = f"# Notes, 3 May 2021\n\n## Attendees\n\n- Ann Moss\n- Joe Hale\n\n## Agenda\n\n{listed}\n## Discussion & Decisions\n\n### Outreach\n\n{TALK}\n\n### Meetup\n\n{TALK}\n"
    assert titles(text) == [(None, "Outreach"), (None, "Meetup")]


def test_a_long_heading_of_the_file_s_own_is_a_title():
    long = "Is it to be one of the board or may it be any of us who has a day to do it in, and who is to ask"
    text = f"# Fell Board, 3 May 2021\n\n## Fence\n\n{TALK}\n\n## {long}\n\n{TALK}\n\n## What is the roof to cost and who is asked\n\n{TALK}\n"
    assert [t for _, t in titles(text)] == ["Fence", long, "What is the roof to cost and who is asked"]


def test_a_heading_that_only_covers_the_topics_is_none():
    issues = "\n\n".join(f"#### {t}\n\n- {TALK}" for t in ("Pond #4", "Summer fair #14", "Keys #16"))
    text = f"# Fell Board, 3 May 2021\n\n### Last minutes\n\nNoted.\n\n### Review of open issues\n\n{issues}\n\n### Next board meeting\n\nMay 25.\n"
    assert [t for _, t in titles(text)] == [
        "Last minutes", "Pond #4", "Summer fair #14", "Keys #16", "Next board meeting",
    ]  # fmt: skip


def test_headings_with_numbers_of_their_own_under_a_plain_one_are_items():
    topics = "\n\n".join(f"### {n}. {t}\n\n{TALK}" for n, t in ((1, "Games hall"), (2, "Library")))
    text = f"# Fell Parents, 18 May 2023\n\n## Last minutes\n\n{TALK}\n\n## Points to cover\n\n{topics}\n\n## Events\n\n{TALK}\n"
    assert titles(text) == [
        (None, "Last minutes"), (None, "Points to cover"), ("1", "Games hall"), ("2", "Library"), (None, "Events"),
    ]  # fmt: skip


def test_a_ticket_before_a_colon_is_part_of_the_title():
    text = f"Fell Committee, 3 May 2021\n\n1. Roll call\n\n{TALK}\n\n2. RFE 955428: Add a width for words\n\n{TALK}\n\n3. Next fair\n\n{TALK}\n"
    assert titles(text)[1] == ("2", "RFE 955428: Add a width for words")


def test_initials_before_a_colon_are_part_of_a_numbered_title():
    text = f"# Fell Council, 3 May 2021\n\n1. Welcome\n\n{TALK}\n\n2. JM: spring course and helpers\n\n{TALK}\n\n3. Next fair\n\n{TALK}\n"
    assert titles(text)[1] == ("2", "JM: spring course and helpers")
